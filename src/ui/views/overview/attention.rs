//! 対応が必要: late, somewhat late, in conflict, not entered; a few of each and the way to the rest.

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{self, State};
use crate::journal::{Field, GradeKind};
use crate::plan::{InitiativeId, ItemId, MeasureId};
use crate::query::Criteria;
use crate::ui::parts::{GradeMark, Icon, MarkSize, MarkState, Shape, StatusMark};
use crate::ui::text;

use super::words;

/// How many of each reason are named; what is late is named in full up to this many.
const NAMED: usize = 3;

/// Why a measure stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Graded(GradeKind),
    InConflict,
    NotEntered,
}

impl Reason {
    const ALL: [Self; 4] =
        [Self::Graded(GradeKind::Late), Self::Graded(GradeKind::Behind), Self::InConflict, Self::NotEntered];

    fn criteria(self) -> Criteria {
        match self {
            Self::Graded(kind) => words::of_kind(kind),
            Self::InConflict => words::in_states([State::InConflict]),
            Self::NotEntered => words::in_states([State::NotEntered]),
        }
    }
}

/// The lists.
#[component]
pub(super) fn Attention() -> impl IntoView {
    let app = App::get();
    let attention = Memo::new(move |_| insight::attention(&app.plan(), &app.standings().get()));
    let nothing = move || Reason::ALL.into_iter().all(|reason| measures(&attention.read(), reason).is_empty());
    let lists = Reason::ALL.into_iter().map(|reason| {
        let ids = Memo::new(move |_| measures(&attention.read(), reason).to_vec());
        view! { <List reason ids /> }
    });
    view! {
        <section class="section" aria-labelledby="overview-attention">
            <div class="section__head">
                <h2 id="overview-attention">"対応が必要"</h2>
            </div>
            {lists.collect_view()}
            {move || nothing().then(|| view! {
                <p class="sub">"遅れ・やや遅れ・競合・未入力の個別取組はありません。"</p>
            })}
        </section>
    }
}

fn measures(attention: &insight::Attention, reason: Reason) -> &[MeasureId] {
    match reason {
        Reason::Graded(GradeKind::Late) => &attention.late,
        Reason::Graded(_) => &attention.behind,
        Reason::InConflict => &attention.in_conflict,
        Reason::NotEntered => &attention.not_entered,
    }
}

#[component]
fn List(reason: Reason, ids: Memo<Vec<MeasureId>>) -> impl IntoView {
    let app = App::get();
    let (mark, name, grade) = match reason {
        Reason::Graded(kind) => {
            let (letter, name) = words::grade(&app.scale(), kind);
            (view! { <GradeMark kind letter /> }.into_any(), name, Some(kind.word()))
        }
        Reason::InConflict => (view! { <Icon shape=Shape::Conflict /> }.into_any(), text::CONFLICT.to_owned(), None),
        Reason::NotEntered => (
            view! { <StatusMark state=MarkState::NotEntered size=MarkSize::Large /> }.into_any(),
            text::NOT_ENTERED.to_owned(),
            None,
        ),
    };
    let named = move || ids.get().into_iter().take(NAMED).collect::<Vec<_>>();
    let more = move || ids.read().len().saturating_sub(NAMED);
    let href = move || words::address_of_list(app, reason.criteria());
    let more_of = name.clone();
    view! {
        <div class="overview__reason" hidden=move || ids.read().is_empty()>
            <h3 class="overview__reason-head" data-grade=grade>
                {mark} <span class="overview__reason-name">{name}</span>
                <span class="overview__reason-count">{move || format!("{}件", ids.read().len())}</span>
            </h3>
            <ul class="overview__items">
                <For each=named key=Clone::clone let:id>
                    <Item reason id />
                </For>
                {move || {
                    let more_of = more_of.clone();
                    (more() > 0).then(|| view! {
                        <li class="overview__item">
                            <a class="overview__more" href=href>
                                <span class="visually-hidden">{more_of} " "</span>
                                {move || format!("ほか{}件を一覧で見る", more())}
                            </a>
                        </li>
                    })
                }}
            </ul>
        </div>
    }
}

#[component]
fn Item(reason: Reason, id: MeasureId) -> impl IntoView {
    let app = App::get();
    let plan = app.plan();
    let (initiative, measure) = plan.measure(&id)?;
    let (number, name) = (initiative.measure_number(measure), measure.name.clone());
    let href = {
        let (plan, id) = (plan.clone(), id.clone());
        move || plan.measure(&id).map(|(initiative, measure)| words::address_of_measure(app, initiative, measure))
    };
    let note = Memo::new(move |_| note(app, reason, &id));
    Some(view! {
        <li class="overview__item">
            <span class="code">{number}</span>
            <div>
                <a href=href>{name}</a>
                <p class="overview__item-note">{move || note.get()}</p>
            </div>
        </li>
    })
}

/// Who it concerns and what is known: departments, due, what follows, what they wrote.
fn note(app: App, reason: Reason, id: &MeasureId) -> String {
    let (plan, standings, fy) = (app.plan(), app.standings().get(), app.fy().get());
    let (Some((initiative, measure)), Some(standing)) = (plan.measure(id), standings.get(id)) else {
        return String::new();
    };
    let dept = |dept: &crate::plan::DeptId| plan.party_name(&dept.into()).to_owned();
    match reason {
        Reason::NotEntered => format!("主担当 {}", words::parties(&plan, &measure.leads, 2)),
        Reason::InConflict => {
            let cells = standing.conflicts.iter();
            let cells = cells.map(|cell| format!("{}の{}", dept(&cell.dept), text::field(&cell.field)));
            format!("{}が2通り以上届いています", cells.collect::<Vec<_>>().join("、"))
        }
        Reason::Graded(kind) => {
            let mut parts = Vec::new();
            let graded = standing.voices.iter().filter(|voice| voice.rated.kind() == Some(kind));
            let graded: Vec<_> = graded.map(|voice| &voice.dept).collect();
            parts.push(graded.iter().map(|id| dept(id)).collect::<Vec<_>>().join("・"));
            if insight::due_in(&plan, measure, fy) {
                parts.push("今年度が期限".to_owned());
            }
            let waiting = waiting(app, &initiative.id);
            if waiting > 0 {
                parts.push(format!("後続{waiting}取組に影響の可能性"));
            }
            let told = graded.iter().find_map(|dept| {
                let (field, item) = (Field::Situation, ItemId::from(id));
                let cell = crate::journal::Cell { fy, dept: (*dept).clone(), item, field };
                app.value_of(&cell)?.as_text().map(ToOwned::to_owned)
            });
            parts.extend(told);
            parts.join("。")
        }
    }
}

/// How many initiatives wait for this one, directly or not.
fn waiting(app: App, initiative: &InitiativeId) -> usize {
    app.affected().values().filter(|reasons| reasons.contains(initiative)).count()
}
