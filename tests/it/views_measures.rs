//! 一覧: what people may rely on.

use ayumi::app::App;
use ayumi::ui::shell::Shell;
use leptos::prelude::*;

use crate::stage;

fn page(address: &str) -> String {
    stage::render(address, |app: App| view! { <Shell app=app/> })
}

#[test]
fn pages_to_look_at() {
    stage::show("measures-joho", &page("#/measures?dept=joho&role=lead"));
    stage::show("measures", &page("#/measures"));
    stage::show("measures-due", &page("#/measures?sort=due&vision=1"));
    stage::show("measures-updated", &page("#/measures?sort=updated&vision=1&fy=2026"));
    stage::show("measures-none", &page("#/measures?dept=joho&role=lead&state=stopped"));
    stage::show("about", &page("#/about"));
    stage::show("about-keys", &page("#/about/keys"));
}
