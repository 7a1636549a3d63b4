//! 取組: what people may rely on.

use ayumi::ui::shell::{Shell, ShellProps};

use crate::stage;

fn page(address: &str) -> String {
    stage::render(address, |app| Shell(ShellProps { app }))
}

#[test]
fn pictures() {
    for (name, address) in [
        ("initiative-14", "#/initiatives/14"),
        ("initiative-7", "#/initiatives/7?sel=m0702"),
        ("initiative-1", "#/initiatives/1?sel=m0103"),
        ("initiative-5", "#/initiatives/5"),
    ] {
        stage::show(name, &page(address));
    }
}
