//! 履歴: what changed, from what to what, who, when and in which file. Nothing that was said is forgotten.

use leptos::prelude::*;

use crate::app::App;
use crate::filled::filled;
use crate::insight::{HistoryRow, clock_is_doubtful};
use crate::journal::{Field, Value};
use crate::plan::MeasureId;
use crate::ui::erasing::erase_of;
use crate::ui::parts::{Disclosure, PastRow, PastWords, past_doubt};

use super::department_record::changes;

/// How many of the latest changes stand beside the measures.
const LATEST: usize = 4;

/// A text is too long for a line beside the measures: there only that it changed.
fn told_in_full(field: &Field) -> bool {
    matches!(field, Field::Status | Field::Rating | Field::Actual)
}

/// All statements about one measure, folded.
pub(super) fn of_measure(app: App, id: &MeasureId) -> impl IntoView + use<> {
    let changes = changes(app, std::slice::from_ref(id));
    let summary = "履歴";
    (!changes.is_empty()).then(|| {
        let rows = rows(app, &changes, false, true);
        view! {
            <div class="sheet__history no-print">
                <Disclosure summary>
                    <ol class="sheet__changes">{rows}</ol>
                </Disclosure>
            </div>
        }
    })
}

/// The latest statements about an initiative, and folded the rest.
pub(super) fn of_initiative(app: App, ids: Vec<MeasureId>) -> impl IntoView {
    move || {
        let changes = changes(app, &ids);
        let (latest, rest) = changes.split_at(LATEST.min(changes.len()));
        let rest = (!rest.is_empty()).then(|| {
            let rows = rows(app, rest, true, false);
            view! {
                <Disclosure summary="ほかの履歴">
                    <ol class="sheet__changes">{rows}</ol>
                </Disclosure>
            }
        });
        view! {
            <section class="section no-print" aria-labelledby="sheet-history">
                <div class="section__head">
                    <h2 id="sheet-history" tabindex="-1">"履歴"</h2>
                    <p class="section__note">"この年度の記入"</p>
                </div>
                {changes.is_empty().then(|| view! { <p class="sub">"この年度の記入はまだありません。"</p> })}
                <ol class="sheet__changes">{rows(app, latest, true, false)}</ol>
                {rest}
                {doubtful(app, &changes)}
            </section>
        }
    }
}

/// Said once for all lines; which of them it is stands in the history of its measure.
fn doubtful(app: App, changes: &[HistoryRow]) -> Option<AnyView> {
    let (now, edition) = (app.page.now(), app.plan().edition.clone());
    let any = changes.iter().any(|line| clock_is_doubtful(&line.at, &now, &edition));
    any.then(|| {
        past_doubt("記入日時が正しくない可能性のある記入があります。各個別取組の「履歴」に示します。".into_any())
    })
}

/// The lines; in full they say which file each came in, and offer to erase personal data.
fn rows(app: App, changes: &[HistoryRow], numbered: bool, in_full: bool) -> Vec<AnyView> {
    let (plan, scale, today, now) = (app.plan(), app.scale(), app.page.today().get(), app.page.now());
    let rounds = app.records.rounds();
    let files = app.records.files_of(&filled(changes.iter().map(|line| line.id)));
    let row = |line: &HistoryRow| {
        let field = line.cell.as_ref().map(|cell| &cell.field);
        let file = files.iter().find(|(other, _)| *other == line.id).map(|(_, file)| file.as_str());
        let mut words = PastWords::of(&plan, &scale, line, file, today, &now);
        words.is_after_closing = line.cell.as_ref().is_some_and(|cell| rounds.is_after_closing(cell, &line.at));
        if !in_full {
            words.source.clear();
            words.clock_is_doubtful = false;
        }
        let erase = if in_full { erase_of(app, line, &words, "sheet-history") } else { None };
        if !in_full && line.erased.is_none() && !field.is_some_and(told_in_full) {
            let is_cleared = line.after.as_ref() == Some(&Value::Null);
            words.what = String::from(if is_cleared { "消去" } else { "記入" });
        }
        if !numbered {
            words.number.clear();
        }
        view! { <PastRow words erase/> }.into_any()
    };
    changes.iter().map(row).collect()
}
