//! 履歴: what changed, from what to what, who and when. Nothing that was said is forgotten.

use leptos::prelude::*;

use crate::app::App;
use crate::journal::{Field, Value};
use crate::plan::MeasureId;
use crate::ui::parts::Disclosure;
use crate::ui::text;

use super::told::{Change, changes};
use super::words;

/// How many of the latest changes stand beside the measures.
const LATEST: usize = 4;

/// A text is too long for a line beside the measures: there only that it changed.
fn told_in_full(field: &Field) -> bool {
    matches!(field, Field::Status | Field::Rating | Field::Actual)
}

/// All statements about one measure, folded.
pub(super) fn of_measure(app: App, id: &MeasureId) -> impl IntoView + use<> {
    let changes = changes(app, std::slice::from_ref(id));
    let summary = format!("履歴{}件", changes.len());
    (!changes.is_empty()).then(|| {
        let rows = changes.iter().map(|change| row(app, change, false, true)).collect_view();
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
    let changes = Memo::new(move |_| changes(app, &ids));
    let latest = move || changes.read().iter().take(LATEST).map(|change| row(app, change, true, false)).collect_view();
    let rest = move || {
        let changes = changes.read();
        (changes.len() > LATEST).then(|| {
            let rows = changes.iter().skip(LATEST).map(|change| row(app, change, true, false)).collect_view();
            view! {
                <Disclosure summary=format!("ほか{}件の履歴", changes.len() - LATEST)>
                    <ol class="sheet__changes">{rows}</ol>
                </Disclosure>
            }
        })
    };
    view! {
        <section class="section no-print" aria-labelledby="sheet-history">
            <div class="section__head">
                <h2 id="sheet-history">"履歴"</h2>
                <p class="section__note">{move || format!("この年度の{}件", changes.read().len())}</p>
            </div>
            {move || changes.read().is_empty().then(|| view! { <p class="sub">"この年度の記入はまだありません。"</p> })}
            <ol class="sheet__changes">{latest}</ol>
            {rest}
        </section>
    }
}

fn row(app: App, change: &Change, numbered: bool, in_full: bool) -> impl IntoView + use<> {
    let plan = app.plan();
    let found = plan.measure(&change.measure);
    let number = found.filter(|_| numbered).map(|(initiative, measure)| initiative.measure_number(measure) + "　");
    let goal = found.map(|(_, measure)| &measure.target.goal);
    let say = |value: Option<&Value>| words::value(&app.scale(), goal, &change.field, value);
    let what = if in_full || told_in_full(&change.field) {
        format!("{} → {}", say(change.before.as_ref()), say(change.after.as_ref()))
    } else if change.after.as_ref() == Some(&Value::Null) {
        "消去".to_owned()
    } else {
        "記入".to_owned()
    };
    let who = [change.dept_name.as_str(), change.by.as_str()];
    let who = who.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("　");
    view! {
        <li class="sheet__change">
            <p class="sheet__change-what">
                {number}
                <b>{text::field(&change.field).to_owned()}</b>
                "　"
                {what}
            </p>
            <p class="sheet__change-who">{format!("{who}　{}", words::moment(&change.at))}</p>
        </li>
    }
}
