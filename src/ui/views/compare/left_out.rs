//! 比べられない: why, how many, and which; a reason that holds for none stays in grey, since it was looked at.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::{MEASURES, measures};
use crate::insight::compare::{ChangeGroup, ChangeKind, Incomparability};
use crate::ui::parts::{Column, table};
use crate::wording::comparison::{SideNames, incomparable};
use crate::wording::names;

use super::model::ComparedSides;

const COLUMNS: [Column; 3] = [("理由", false), ("件数", true), ("個別取組", false)];

/// The table.
pub(super) fn left_out(app: App, sides: &ComparedSides) -> AnyView {
    let plan = app.plan();
    let named = SideNames { before: &sides.before.name, after: &sides.after.name };
    // All sides are of the scale in force, so nothing is of another.
    let reasons = Incomparability::ALL.into_iter().filter(|why| *why != Incomparability::OtherScale);
    let rows = reasons.map(|why| {
        let own: Vec<String> = sides
            .comparison
            .of_kind(ChangeKind::Incomparable(why))
            .map(|one| names::item(&plan, &(&one.measure).into()).0)
            .collect();
        let none = own.is_empty().then_some("");
        vec![
            view! { <span class="compare__reason" data-none=none>{incomparable(why, named) + "もの"}</span> }
                .into_any(),
            view! { <span class="compare__count" data-none=none>{measures(own.len())}</span> }.into_any(),
            own.join("、").into_any(),
        ]
    });
    let all = sides.comparison.in_group(ChangeGroup::Incomparable).count();
    view! {
        <section class="section" aria-labelledby="compare-left-out">
            <div class="section__head">
                <h2 id="compare-left-out">{format!("比べられない　{all}{MEASURES}")}</h2>
                <p class="section__note">"改善にも悪化にも数えていません"</p>
            </div>
            {table("compare-left-out", &COLUMNS, 0, rows.collect(), None)}
        </section>
    }
    .into_any()
}
