//! Joins the ports of [`ayumi::browser`] and the app, and mounts it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Ayumi runs in a browser: `cargo xtask open` builds the html file and opens it.");
}

#[cfg(target_arch = "wasm32")]
fn main() {}
