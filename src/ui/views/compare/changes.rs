//! 変わった個別取組: by what became of them, each with its state and rating before and after, and what its texts say now.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::{MEASURES, measures};
use crate::insight::compare::{ChangeGroup, FieldChange, MeasureComparison, Piece};
use crate::plan::Plan;
use crate::plan::letters::visible;
use crate::query::{Route, View};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{Choice, SegmentedChoice, standing_marks};
use crate::wording::comparison::group;
use crate::wording::{self, names, values};

use super::model::ComparedSides;

/// What is listed, in the order of the figures above.
const LISTED: [ChangeGroup; 5] =
    [ChangeGroup::Worse, ChangeGroup::Better, ChangeGroup::Started, ChangeGroup::Withdrawn, ChangeGroup::TextOnly];

/// The list, with a choice of what became of them.
pub(super) fn changes(app: App, sides: &ComparedSides, chosen: RwSignal<String>) -> AnyView {
    let of_group = |of: ChangeGroup| sides.comparison.in_group(of).cloned().collect::<Vec<_>>();
    let groups: Vec<(ChangeGroup, Vec<MeasureComparison>)> =
        LISTED.map(|of| (of, of_group(of))).into_iter().filter(|(_, own)| !own.is_empty()).collect();
    let all: usize = groups.iter().map(|(_, own)| own.len()).sum();
    let mut choices = vec![Choice::new("", format!("すべて {all}"))];
    choices.extend(groups.iter().map(|(of, own)| Choice::new(group(*of), format!("{} {}", group(*of), own.len()))));
    let unseen = sides.comparison.in_group(ChangeGroup::Incomparable).filter(|one| !one.changes.is_empty()).count();
    let unseen = (unseen > 0).then(|| format!("比べられない{}の違いは含みません　", measures(unseen)));
    let lists = {
        let groups = groups.clone();
        move || {
            let wanted = chosen.read();
            let is_there = groups.iter().any(|(of, _)| *wanted == group(*of));
            let shown = groups.iter().filter(|(of, _)| !is_there || *wanted == group(*of));
            shown.map(|(of, own)| list(app, *of, own)).collect_view()
        }
    };
    let choice = (groups.len() > 1).then(|| {
        view! {
            <div class="no-print">
                <SegmentedChoice
                    legend="表示"
                    name="compare-group"
                    choices=choices.clone()
                    value=chosen
                    on_choose=move |of: String| chosen.set(of)
                />
            </div>
        }
    });
    let nothing = groups
        .is_empty()
        .then(|| view! { <p>"比べられるもののうち、状態・評価・文の変わった個別取組はありません。"</p> });
    view! {
        <section class="section" aria-labelledby="compare-changes">
            <div class="section__head">
                <h2 id="compare-changes">{format!("変わった個別取組　{all}{MEASURES}")}</h2>
                <p class="section__note">{unseen} "文の違い " <del>"消えた文"</del> " " <ins>"加わった文"</ins></p>
            </div>
            {choice} {nothing} {lists}
        </section>
    }
    .into_any()
}

fn list(app: App, of: ChangeGroup, own: &[MeasureComparison]) -> AnyView {
    let rows = own.iter().map(|one| row(app, of, one)).collect::<Vec<_>>();
    view! {
        <h3 class="compare__group">{group(of)} " " <span class="sub">{measures(own.len())}</span></h3>
        {element("ul", "compare__changes").children(rows)}
    }
    .into_any()
}

fn row(app: App, of: ChangeGroup, one: &MeasureComparison) -> Element {
    let (plan, scale) = (app.plan(), app.scale());
    let (number, name) = names::item(&plan, &(&one.measure).into());
    let initiative = plan.measure(&one.measure).map_or(0, |(of, _)| of.number);
    let address = Route::to(View::Initiative(initiative)).with_selected(one.measure.as_str()).format();
    let marks = |summary| element("span", "compare__marks").children(standing_marks(&scale, summary));
    let went = if of == ChangeGroup::TextOnly {
        element("p", "compare__went sub").text("状態・評価は同じ")
    } else {
        element("p", "compare__went")
            .with("data-both", "")
            .child(marks(&one.before))
            .child(element("span", "").with("aria-hidden", "true").text("→"))
            .child(element("span", "visually-hidden").text("から"))
            .child(marks(&one.after))
    };
    let is_told = |change: &&FieldChange| !change.is_choice() || of == ChangeGroup::TextOnly;
    let several = {
        let mut depts = one.changes.iter().filter(is_told).map(|change| &change.dept);
        depts.next().is_some_and(|first| depts.any(|dept| dept != first))
    };
    let texts = one.changes.iter().filter(is_told).map(|change| difference(app, &plan, one, change, several));
    element("li", "compare__change")
        .child(element("span", "compare__number").text(number))
        .child(
            element("div", "compare__what")
                .child(element("a", "name-link").with("href", address).text(name))
                .children(texts),
        )
        .child(went)
}

/// One field of one department: its text with what went and what came, or its two values.
fn difference(app: App, plan: &Plan, one: &MeasureComparison, change: &FieldChange, several: bool) -> Element {
    let mut label = wording::field(&change.field).into_owned();
    if several {
        label = format!("{}・{label}", names::dept_name(plan, &change.dept));
    }
    let line = element("p", "compare__text").child(element("span", "compare__field").text(label));
    if let Some(pieces) = change.pieces() {
        return pieces.into_iter().fold(line, |line, piece| match piece {
            Piece::Same(text) => line.text(visible(&text)),
            Piece::Gone(text) => line.child(marked("del", "消えた文：", &text)),
            Piece::Came(text) => line.child(marked("ins", "加わった文：", &text)),
        });
    }
    let unit = plan.measure(&one.measure).map_or("", |(_, measure)| measure.unit());
    let scale = app.scale();
    let told = |value| values::value(&scale, unit, &change.field, value);
    line.child(marked("del", "前：", &told(change.before.as_ref()))).text(" ").child(marked(
        "ins",
        "後：",
        &told(change.after.as_ref()),
    ))
}

fn marked(tag: &'static str, heard: &'static str, text: &str) -> Element {
    element(tag, "").child(element("span", "visually-hidden").text(heard)).text(visible(text))
}
