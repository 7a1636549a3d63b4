//! Joins the ports of [`ayumi::browser`] and the app, and mounts it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Ayumi runs in a browser: `cargo xtask open` builds the html file and opens it.");
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::panic;
    use std::rc::Rc;
    use std::time::Duration;

    use ayumi::app::{App, Notice, Saving, Tone};
    use ayumi::browser::{self, BrowserPlatform, Heard, ShownPlan};
    use ayumi::exchange::PlanMark;
    use ayumi::plan;
    use ayumi::ui::shell::Shell;
    use ayumi::vault::{Namespace, Vault};
    use leptos::prelude::*;

    panic::set_hook(Box::new(|panic| {
        browser::enter_safe_mode(&panic.to_string());
    }));
    ayumi::plan::letters::normalise_by(browser::nfkc);
    let in_page = browser::plan_in_page();
    let json = in_page.as_ref().map_or("", |plan| &plan.json);
    let mut plan = match plan::parse(json) {
        Ok(plan) => plan,
        // The loader has compared the digest: the page was made of a program and a plan that do not fit together.
        Err(error) => {
            return browser::fail_to_start(&format!("計画のデータを、この画面のプログラムは読めません（{error}）。"));
        }
    };
    let page_names = Namespace::of(&plan.id);
    let mut digest = in_page.map(|plan| plan.digest).unwrap_or_default();
    // A plan that was opened here and chosen to be shown: its rules were checked before it was kept.
    let is_lost = match browser::shown_plan(&page_names) {
        ShownPlan::InPage => false,
        ShownPlan::Lost => true,
        ShownPlan::Kept(kept) => {
            plan::parse(&kept.json).map(|kept_plan| (plan, digest) = (kept_plan, kept.digest)).is_err()
        }
    };
    if is_lost {
        browser::forget_shown_plan(&page_names);
    }
    leptos::mount::mount_to_body(move || {
        let mark = PlanMark::new(&plan, digest);
        let names = Namespace::of(&plan.id);
        let vault = Vault::new(browser::stores(&names));
        let app = App::new(plan, mark, Rc::new(BrowserPlatform::new(names.clone(), page_names)), Rc::new(vault));
        if is_lost {
            app.page.notify(Notice::new(Tone::Error, ayumi::wording::notices::plans::LOST));
        }
        // Without these listeners the page still works; links, other tabs and drops just go unheard.
        let _ = browser::on_hash_change(move |_| app.navigation.sync_from_address());
        let _ = browser::on_kept_by_other_tab(&names, {
            let names = names.clone();
            move |heard| match heard {
                Heard::Entry(entry) => app.records.merge_remote_entry(*entry),
                Heard::More => app.records.reload_from_storage(),
                Heard::Setting => app.records.reload_settings(),
                Heard::Former => {
                    let names = names.clone();
                    leptos::task::spawn_local(async move {
                        browser::take_over_former(&names).await;
                        app.records.reload_from_storage();
                    });
                }
            }
        });
        let _ = browser::on_leaving(move || app.records.is_writing());
        let _ = browser::on_going_away(move || app.records.flush());
        let _ = browser::on_coming_to_front(move || {
            app.navigation.renew();
            app.records.reload_from_storage();
        });
        let _ = browser::on_looked_at(move || app.navigation.renew());
        let _ = browser::on_printing(move |begins| app.page.set_printing(begins));
        // Often enough for a page in sight at midnight; timers that stood still with the machine go on behind it.
        set_interval(move || app.navigation.renew(), Duration::from_secs(10));
        let _ = browser::on_files_handed(
            move |files| app.files.look_at_dropped(files),
            move || app.files.answer_drop_without_file(),
        );
        // Behind the first view: no click comes before it.
        leptos::task::spawn_local(async move { app.start() });
        Effect::new(move |begun: Option<bool>| {
            let begun = begun.unwrap_or_default();
            if begun || *app.records.saving().read() == Saving::Starting {
                return begun;
            }
            // What it brings over was read where it was.
            let names = names.clone();
            leptos::task::spawn_local(async move { browser::take_over_former(&names).await });
            true
        });
        view! { <Shell app=app/> }
    });
    browser::remove_boot_text();
}
