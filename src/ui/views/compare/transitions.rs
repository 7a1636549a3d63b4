//! 評価の移り: from which rating to which. What rose is framed, what fell is dark: no colour says good or bad.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::compare::{RatedAs, RatingStep};
use crate::journal::Scale;
use crate::ui::dom::{Element, element};
use crate::ui::parts::grade_mark;
use crate::wording::comparison::rated;
use crate::wording::conditions::{kind_letters, kind_name};

use super::model::ComparedSides;

/// The table: rows are before, columns after.
pub(super) fn transitions(app: App, sides: &ComparedSides) -> AnyView {
    let (scale, moved) = (app.scale(), &sides.comparison.transitions);
    let shown: Vec<RatedAs> = RatedAs::ALL
        .into_iter()
        .filter(|of| matches!(of, RatedAs::Kind(_) | RatedAs::No) || moved.from(*of) + moved.to(*of) > 0)
        .collect();
    let heads = element("tr", "")
        .child(element("td", ""))
        .children(shown.iter().map(|of| head(&scale, *of, "col")))
        .child(element("th", "").with("scope", "col").text("計"));
    let row = |before: &RatedAs| {
        let cells = shown.iter().map(|after| cell(moved.count(*before, *after), RatingStep::between(*before, *after)));
        let total = element("td", "").text(moved.from(*before).to_string());
        element("tr", "").child(head(&scale, *before, "row")).children(cells).child(total)
    };
    let rows: Vec<Element> = shown.iter().map(row).collect();
    let totals = shown.iter().map(|after| element("td", "").text(moved.to(*after).to_string()));
    let foot = element("tr", "")
        .child(element("th", "").with("scope", "row").text("計".to_owned()))
        .children(totals)
        .child(element("td", "").text(moved.total().to_string()));
    let keys = [
        (RatingStep::Up, "上がった"),
        (RatingStep::Down, "下がった"),
        (RatingStep::Same, "同じ"),
        (RatingStep::Lost, "評価がなくなった"),
        (RatingStep::Gained, "評価が付いた"),
        (RatingStep::Unclear, "そのほか"),
    ];
    let keys = keys.map(|(step, words)| {
        view! { <li><span class="compare__key" data-step=word(step)></span> {words} " " {moved.went(step)}</li> }
    });
    view! {
        <section class="section" aria-labelledby="compare-transitions">
            <div class="section__head">
                <h2 id="compare-transitions">"評価の移り"</h2>
                <p class="section__note">"左＝もと　上＝比べる先（中止・一部の課だけも含む）"</p>
            </div>
            <div class="table-scroll" role="group" tabindex="0" aria-labelledby="compare-transitions">
                <table class="compare__moves">
                    <thead>{heads}</thead>
                    {element("tbody", "").children(rows).child(foot)}
                </table>
            </div>
            <ul class="compare__keys">{keys.into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn cell(count: usize, step: RatingStep) -> Element {
    let told = if count == 0 { "・".to_owned() } else { count.to_string() };
    let hint = match step {
        RatingStep::Up if count > 0 => "（上がった）",
        RatingStep::Down if count > 0 => "（下がった）",
        _ => "",
    };
    let cell = element("td", "compare__move").with_if("data-none", count == 0);
    let cell = if count > 0 { cell.with("data-step", word(step)) } else { cell };
    cell.text(told).child(element("span", "visually-hidden").text(hint.to_owned()))
}

/// The rating that a row or column stands for: its square, and its name for the ear; a word where there is no square.
fn head(scale: &Scale, of: RatedAs, scope: &'static str) -> Element {
    let head = element("th", "").with("scope", scope);
    match of {
        RatedAs::Kind(kind) => {
            let name = element("span", "visually-hidden").text(kind_name(scale, kind));
            head.child(grade_mark(kind, kind_letters(scale, kind))).child(name)
        }
        RatedAs::No => head.text("なし"),
        of => head.text(rated(of)),
    }
}

fn word(step: RatingStep) -> &'static str {
    match step {
        RatingStep::Up => "up",
        RatingStep::Down => "down",
        RatingStep::Same => "same",
        RatingStep::Lost => "lost",
        RatingStep::Gained => "gained",
        RatingStep::Unclear => "unclear",
    }
}
