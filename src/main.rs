//! Joins the ports of [`ayumi::browser`] and the app, and mounts it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Ayumi runs in a browser: `cargo xtask open` builds the html file and opens it.");
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::panic;
    use std::rc::Rc;

    use ayumi::app::App;
    use ayumi::browser::{self, LocalShelf, World};
    use ayumi::plan::bundled;
    use ayumi::ui::shell::Shell;
    use ayumi::vault::Vault;
    use leptos::prelude::*;

    panic::set_hook(Box::new(|panic| {
        browser::enter_safe_mode(&panic.to_string());
    }));
    leptos::mount::mount_to_body(|| {
        let app = App::new(bundled(), Rc::new(World), Rc::new(Vault::new(vec![Rc::new(LocalShelf::new())])));
        // Without these listeners the page still works; links, other tabs and drops just go unheard.
        let _ = browser::on_hash_change(move |_| app.arrive());
        let _ = browser::on_entry_from_other_tab(move |entry| app.hear(entry));
        let _ = browser::on_files_handed(move |files| app.look_at_dropped(files));
        leptos::task::spawn_local(app.start());
        view! { <Shell app=app/> }
    });
    browser::remove_boot_text();
}
