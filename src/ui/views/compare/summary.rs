//! How many became worse, better and so on, which makes the whole; and the bars of both sides.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::insight::compare::{Cause, ChangeGroup, ChangeKind, Incomparability};
use crate::ui::parts::{Figure, Figures, StateBar, StateCounts, StateLegend};
use crate::wording::comparison::{closing, group};

use super::model::ComparedSides;

/// The figures, their sum, and the bars.
pub(super) fn summary(sides: &ComparedSides) -> AnyView {
    let figures = [
        (ChangeGroup::Worse, worse(sides)),
        (ChangeGroup::Better, better(sides)),
        (ChangeGroup::Started, "状態・評価がどちらか一方にだけあるもの".to_owned()),
        (ChangeGroup::TextOnly, "状態と評価は同じで文や実績値が違う".to_owned()),
        (ChangeGroup::Same, "状態・評価・文が同じ".to_owned()),
        (ChangeGroup::Incomparable, left_out(sides)),
    ];
    let figures = figures.map(|(of, note)| {
        let count = |of| sides.comparison.in_group(of).count();
        let (label, count) = match of {
            ChangeGroup::Started => ("新規・取下げ".to_owned(), count(of) + count(ChangeGroup::Withdrawn)),
            of => (group(of).to_owned(), count(of)),
        };
        let (count, note) = (count.to_string(), if count == 0 { String::new() } else { note });
        let (count, note) = (Signal::derive(move || count.clone()), Signal::derive(move || note.clone()));
        view! { <Figure label value=count unit=MEASURES note /> }
    });
    let counts = &sides.comparison.counts;
    view! {
        <section aria-labelledby="compare-summary">
            <h2 id="compare-summary" class="visually-hidden">"変わった件数"</h2>
            <div class="compare__figures"><Figures>{figures.into_iter().collect_view()}</Figures></div>
            <p class="compare__closing">{closing(&sides.comparison)}</p>
            <dl class="compare__bars">
                <dt>{sides.before.name.clone()}</dt>
                <dd><StateBar counts=StateCounts::of_rollup(&counts.before) /></dd>
                <dt><b>{sides.after.name.clone()}</b></dt>
                <dd><StateBar counts=StateCounts::of_rollup(&counts.after) /></dd>
            </dl>
            <div class="compare__legend"><StateLegend counts=StateCounts::of_rollup(&counts.after) /></div>
        </section>
    }
    .into_any()
}

fn worse(sides: &ComparedSides) -> String {
    let count = |cause| sides.comparison.of_kind(ChangeKind::Worse(cause)).count();
    told(&[
        ("評価が下がった", count(Cause::Rating)),
        ("状態が戻った", count(Cause::Status)),
        ("中止した", count(Cause::Stopping)),
    ])
}

fn better(sides: &ComparedSides) -> String {
    let count = |cause| sides.comparison.of_kind(ChangeKind::Better(cause)).count();
    told(&[
        ("評価が上がった", count(Cause::Rating)),
        ("状態が進んだ", count(Cause::Status)),
        ("再開した", count(Cause::Stopping)),
    ])
}

fn left_out(sides: &ComparedSides) -> String {
    let count = |why| sides.comparison.of_kind(ChangeKind::Incomparable(why)).count();
    let missing = count(Incomparability::NotEnteredYet) + count(Incomparability::NeverEntered);
    let all = sides.comparison.in_group(ChangeGroup::Incomparable).count();
    let partial = count(Incomparability::Partial);
    told(&[("一部の課だけ", partial), ("記入がない", missing), ("そのほか", all - missing - partial)])
}

/// 評価が下がった3・中止した1
fn told(parts: &[(&str, usize)]) -> String {
    let parts = parts.iter().filter(|(_, count)| *count > 0);
    parts.map(|(what, count)| format!("{what}{count}")).collect::<Vec<_>>().join("・")
}
