//! A row like those of the list, written twice: with `ui::dom`, and with `view!` alone.
//!
//! Their html is the same, which `tests/it/elements.rs` holds; what each costs a browser, `cargo xtask bench rows` prints.

use ayumi::journal::{GradeKind, Status};
use ayumi::ui::dom::{Element, element};
use ayumi::ui::parts::{MarkState, grade_label, status_chip};
use leptos::prelude::*;

/// What a row says.
#[derive(Debug, Clone)]
pub struct Facts {
    pub number: String,
    pub name: String,
    pub indicator: String,
    pub target: String,
    pub leads: Vec<String>,
    pub status: Status,
    pub late: bool,
}

impl Facts {
    /// Rows of a list, of which one in seven is done and late; in the next `turn` it is the one behind it.
    pub fn list(count: usize, turn: usize) -> Vec<Self> {
        let row = |nth: usize| Self {
            number: format!("{}-{}", nth / 4 + 1, nth % 4 + 1),
            name: format!("行政手続のオンライン化の推進その{nth}"),
            indicator: "オンラインで申請できる手続の数".to_owned(),
            target: "令和10年度末までに100手続".to_owned(),
            leads: (0..=nth % 3).map(|lead| format!("{lead}番目の課")).collect(),
            status: if nth % 7 == turn % 7 { Status::Done } else { Status::Underway },
            late: nth % 7 == turn % 7,
        };
        (0..count).map(row).collect()
    }

    fn address(&self) -> String {
        ["#/initiatives/1?sel=", &self.number].concat()
    }

    fn grade(&self) -> (GradeKind, String, String) {
        let (kind, letter, name) =
            if self.late { (GradeKind::Late, "D", "遅れ") } else { (GradeKind::OnPlan, "B", "計画どおり") };
        (kind, letter.to_owned(), name.to_owned())
    }
}

/// The row by calls, with the parts that rows have.
pub fn by_calls(facts: &Facts) -> Element {
    let cell = |label: &'static str| {
        let label = element("span", "measures__label").text(label);
        element("td", "measures__cell").with("role", "cell").child(label)
    };
    let link = element("a", "name-link").with("href", facts.address()).text(facts.name.clone());
    let name = element("th", "measures__name")
        .with("role", "rowheader")
        .with("scope", "row")
        .child(element("span", "measures__number").text(facts.number.clone()))
        .child(element("span", "measures__title").child(link));
    let aim = cell("指標と目標値等")
        .child(element("p", "measures__indicator").text(facts.indicator.clone()))
        .child(element("p", "measures__target").text(facts.target.clone()));
    let lead = |lead: &String| element("li", "").text(lead.clone());
    let leads = element("ul", "measures__leads").children(facts.leads.iter().map(lead));
    let (kind, letter, grade) = facts.grade();
    let record = element("div", "measures__record")
        .child(status_chip(MarkState::from(facts.status)))
        .child(grade_label(kind, letter, grade));
    element("tr", "measures__row")
        .with("role", "row")
        .child(name)
        .child(aim)
        .child(cell("主担当").child(leads))
        .child(cell("状態・進捗評価").child(record))
}

/// The same with `view!`, its parts too.
pub fn by_view(facts: &Facts) -> AnyView {
    let Facts { number, name, indicator, target, leads, status, .. } = facts.clone();
    let state = MarkState::from(status);
    let path = if status == Status::Done { "m5.2 9.3 2.6 2.6 5-5.4" } else { "M9 2a7 7 0 0 1 0 14Z" };
    let (kind, letter, grade) = facts.grade();
    let leads = leads.into_iter().map(|lead| view! { <li>{lead}</li> }).collect_view();
    view! {
        <tr class="measures__row" role="row">
            <th class="measures__name" role="rowheader" scope="row">
                <span class="measures__number">{number}</span>
                <span class="measures__title">
                    <a class="name-link" href=facts.address()>{name}</a>
                </span>
            </th>
            <td class="measures__cell" role="cell">
                <span class="measures__label">"指標と目標値等"</span>
                <p class="measures__indicator">{indicator}</p>
                <p class="measures__target">{target}</p>
            </td>
            <td class="measures__cell" role="cell">
                <span class="measures__label">"主担当"</span>
                <ul class="measures__leads">{leads}</ul>
            </td>
            <td class="measures__cell" role="cell">
                <span class="measures__label">"状態・進捗評価"</span>
                <div class="measures__record">
                    <span class="chip" data-state=state.word()>
                        <svg class="mark" data-state=state.word() viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">
                            <circle class="mark__ring" cx="9" cy="9" r="7.75"></circle>
                            <path class="mark__fill" d=path></path>
                        </svg>
                        <span class="chip__label">{state.label()}</span>
                    </span>
                    <span class="grade-label" data-grade=kind.word()>
                        <span class="grade-mark" data-grade=kind.word() aria-hidden="true">{letter}</span>
                        <span class="grade-label__name">{grade}</span>
                    </span>
                </div>
            </td>
        </tr>
    }
    .into_any()
}
