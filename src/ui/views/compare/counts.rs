//! 件数・割合・増減: by state, by rating, by Vision, initiative and department.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::State;
use crate::insight::compare::{ComparedCounts, Portion, RatedAs, Shift};
use crate::journal::{GradeKind, Status};
use crate::plan::DeptId;
use crate::ui::parts::{Choice, Column, MarkSize, SegmentedChoice, grade_mark, status_mark, table};
use crate::wording::comparison::rated;
use crate::wording::conditions::{kind_letters, kind_name};
use crate::wording::{self, names};

use super::model::ComparedSides;

/// The tables.
pub(super) fn counts(app: App, sides: &ComparedSides, chosen: RwSignal<String>) -> AnyView {
    let (plan, scale, counts) = (app.plan(), app.scale(), &sides.comparison.counts);
    let columns = |of| -> [Column; 6] {
        [(of, false), ("もと", true), ("割合", true), ("先", true), ("割合", true), ("増減", true)]
    };
    let states = State::ALL.into_iter().map(|state| (state, counts.state(state)));
    let states = states.filter(|(state, shift)| is_told(*shift) || is_usual(*state)).map(|(state, shift)| {
        let name = view! { <span class="compare__mark">{status_mark(state.into(), MarkSize::Medium)} {wording::state(state)}</span> };
        row(name.into_any(), shift)
    });
    let ratings = RatedAs::ALL.into_iter().map(|of| (of, counts.rated(of)));
    let ratings = ratings.filter(|(of, shift)| is_told(*shift) || matches!(of, RatedAs::Kind(_))).map(|(of, shift)| {
        let name = match of {
            RatedAs::Kind(kind) => {
                let mark = grade_mark(kind, kind_letters(&scale, kind));
                view! { <span class="compare__mark">{mark} {kind_name(&scale, kind)}</span> }.into_any()
            }
            of => rated(of).into_any(),
        };
        row(name, shift)
    });
    let visions = sides.comparison.visions.iter().map(|(number, counts)| {
        let name = plan.vision(*number).map(|vision| format!("Vision{number} {}", vision.name)).unwrap_or_default();
        group_row(name, counts)
    });
    let initiatives = sides.comparison.initiatives.iter().map(|(id, counts)| {
        let of = plan.initiative(id);
        let name = of.map(|of| format!("{}{}", wording::circled(of.number), of.name)).unwrap_or_default();
        group_row(name, counts)
    });
    let name_of = |dept: &DeptId| names::dept_name(&plan, dept).into_owned();
    let mut departments: Vec<_> =
        sides.comparison.departments.iter().map(|(dept, counts)| group_row(name_of(dept), counts)).collect();
    if sides.comparison.no_department.before.measures > 0 {
        departments.push(group_row("記入する課が決まっていない".to_owned(), &sides.comparison.no_department));
    }
    // On paper all of them stand.
    let is_shown = move |own: &'static str| move || (*chosen.read() == own).then_some("");
    let groups = [
        ("compare-visions", "Vision", visions.collect::<Vec<_>>()),
        ("compare-initiatives", "取組", initiatives.collect()),
        ("compare-departments", "課", departments),
    ];
    let choices = [STATES, "Vision", "取組", "課"].map(|name| Choice::new(name, name)).to_vec();
    let groups = groups.map(|(id, name, rows)| {
        let title = if name == "課" { "課ごと（のべ）".to_owned() } else { format!("{name}ごと") };
        view! {
            <div class="compare__table" data-shown=is_shown(name)>
                <h3 id=id>{title}</h3>
                {table(id, &GROUP_COLUMNS, 0, rows, None)}
            </div>
        }
    });
    view! {
        <section class="section" aria-labelledby="compare-counts">
            <div class="section__head">
                <h2 id="compare-counts">"件数・割合・増減"</h2>
                <SegmentedChoice
                    legend="まとまり"
                    name="compare-table"
                    choices
                    value=chosen
                    on_choose=move |name: String| chosen.set(name)
                />
                <p class="section__note">{format!("全{}{MEASURES}に対する割合", counts.after.measures)}</p>
            </div>
            <div class="compare__table compare__tables" data-shown=is_shown(STATES)>
                <div>
                    <h3 id="compare-states">"状態"</h3>
                    {table("compare-states", &columns("状態"), 0, states.collect(), None)}
                </div>
                <div>
                    <h3 id="compare-ratings">"進捗評価"</h3>
                    {table("compare-ratings", &columns("進捗評価"), 0, ratings.collect(), None)}
                </div>
            </div>
            {groups.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// The tables that are shown first.
pub(super) const STATES: &str = "状態・評価";

const GROUP_COLUMNS: [Column; 6] = [
    ("まとまり", false),
    ("件数", true),
    ("完了", true),
    ("実施中", true),
    ("やや遅れ・遅れ", true),
    ("評価なし", true),
];

/// 窓口課　7　1→3（+2）…
fn group_row(name: String, counts: &ComparedCounts) -> Vec<AnyView> {
    let state = |status| counts.state(State::Recorded(status));
    let (behind, late) = (counts.rated(RatedAs::Kind(GradeKind::Behind)), counts.rated(RatedAs::Kind(GradeKind::Late)));
    // Both kinds of delay as one.
    let cell = |shifts: &[Shift]| {
        let sum = |side: fn(&Shift) -> usize| shifts.iter().map(side).sum::<usize>();
        let (before, after) = (sum(|shift| shift.before.count), sum(|shift| shift.after.count));
        format!("{before} → {after}（{}）", wording::difference(before, after)).into_any()
    };
    vec![
        name.into_any(),
        counts.after.measures.into_any(),
        cell(&[state(Status::Done)]),
        cell(&[state(Status::Underway)]),
        cell(&[behind, late]),
        cell(&[counts.rated(RatedAs::No)]),
    ]
}

fn row(name: AnyView, shift: Shift) -> Vec<AnyView> {
    let share = |Portion { count, of }: Portion| wording::percent(count, of).unwrap_or_else(|| "—".to_owned());
    let count =
        |count: usize| view! { <span class="compare__count" data-none=(count == 0).then_some("")>{count}</span> };
    vec![
        name,
        count(shift.before.count).into_any(),
        view! { <span class="sub">{share(shift.before)}</span> }.into_any(),
        count(shift.after.count).into_any(),
        view! { <span class="sub">{share(shift.after)}</span> }.into_any(),
        view! { <b>{wording::difference(shift.before.count, shift.after.count)}</b> }.into_any(),
    ]
}

fn is_told(shift: Shift) -> bool {
    shift.before.count + shift.after.count > 0
}

/// Whether a state has its row even where nothing is in it.
fn is_usual(state: State) -> bool {
    matches!(state, State::NotEntered | State::Recorded(_)) && state != State::Recorded(Status::NotApplicable)
}
