//! The comparison as tables for other programs.

use leptos::prelude::*;

use crate::app::{App, Notice, TableScope, Tone};
use crate::tables::{ComparedTimes, Table, changed_fields, comparison};
use crate::wording::comparison::SideNames;

use super::model::{Compared, ComparedSides};

/// What files of a comparison are called.
const COMPARISON: &str = "比較";

/// Gives the comparison as a workbook.
pub(super) fn save_workbook(app: App, compared: Memo<Compared>) {
    if let Some(sides) = ready(app, compared) {
        app.files.export_workbook(COMPARISON, None, move || {
            let changed = changed_fields(&app.plan(), &app.scale(), &sides.comparison);
            app.with_definitions(vec![table(app, &sides), changed], TableScope::Found)
        });
    }
}

/// Gives the comparison as CSV.
pub(super) fn save_csv(app: App, compared: Memo<Compared>) {
    if let Some(sides) = ready(app, compared) {
        app.files.export_csv(COMPARISON, None, &table(app, &sides));
    }
}

/// Both sides; where there is nothing to compare yet, it is said.
fn ready(app: App, compared: Memo<Compared>) -> Option<ComparedSides> {
    let compared = compared.get_untracked();
    compared.map_err(|unready| app.page.notify(Notice::new(Tone::Warning, unready.words()))).ok()
}

fn table(app: App, sides: &ComparedSides) -> Table {
    let names = SideNames { before: &sides.before.name, after: &sides.after.name };
    let times = ComparedTimes { names, before: sides.before.fy, after: sides.after.fy };
    comparison(&app.plan(), &app.scale(), &sides.comparison, times)
}
