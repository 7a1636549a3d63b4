//! 依存関係: the picture, the words beside it and the table tell the same.

use ayumi::ui::shell::Shell;
use ayumi::ui::shell::ShellProps;

use crate::stage;

fn page(name: &str, address: &str) -> String {
    let html = stage::render(address, |app| Shell(ShellProps { app }));
    stage::show(name, &html);
    html
}

#[test]
fn pages_to_look_at() {
    page("graph", "#/graph");
    page("graph-14", "#/graph?sel=i14");
    page("graph-filter", "#/graph?vision=2&sel=i01");
}
