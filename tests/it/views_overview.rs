//! 概況: what people may rely on.

use ayumi::ui::shell::{Shell, ShellProps};
use leptos::prelude::*;

use crate::stage;

fn page(address: &str) -> String {
    stage::render(address, |app| Shell(ShellProps { app }))
}

fn first_visit() -> String {
    let owner = Owner::new();
    owner.with(|| Shell(ShellProps { app: stage::empty_app_at("#/") }).into_view().to_html())
}

#[test]
fn pictures() {
    stage::show("overview", &page("#/"));
    stage::show("overview-first", &first_visit());
}
