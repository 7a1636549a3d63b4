//! Labels: the status as a chip, the grade as square and word, a Vision as shape and word, a filter in force.

use leptos::prelude::*;

use crate::insight::{Rated, Standing, State};
use crate::journal::{GradeKind, Scale};
use crate::plan::VisionNumber;
use crate::ui::text;

use super::{GradeMark, Icon, Kind, MarkState, Shape, StatusMark, VisionMark, worded};

/// A status: circle and word on a tint. Never pressed.
#[component]
pub fn StatusChip(
    /// What it says.
    state: MarkState,
) -> impl IntoView {
    view! {
        <span class="chip" data-state=state.word()>
            <StatusMark state />
            <span class="chip__label">{state.label()}</span>
        </span>
    }
}

/// A grade: square and word, without a frame.
#[component]
pub fn GradeLabel(
    /// Decides the colour.
    kind: GradeKind,
    /// The scale's letter; without it the default scale's.
    #[prop(optional, into)]
    letter: Option<String>,
    /// The scale's name; without it the default scale's.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let letter = letter.unwrap_or_else(|| text::grade_letter(kind).to_owned());
    let name = name.unwrap_or_else(|| text::grade_kind(kind).to_owned());
    view! {
        <span class="grade-label" data-grade=kind.word()>
            <GradeMark kind letter />
            <span class="grade-label__name">{name}</span>
        </span>
    }
}

/// State and rating as counted, what is in conflict, and how many departments spoke.
pub fn standing_marks(scale: &Scale, standing: &Standing) -> AnyView {
    let word = |word: &str| worded(Kind::Span, "chip-word", word);
    let state = match standing.state {
        State::Unknown => word(text::UNKNOWN),
        state => view! { <StatusChip state=MarkState::from(state) /> }.into_any(),
    };
    let rating = match &standing.rated {
        Rated::Grade(id, kind) => {
            let letter =
                scale.grade(id).map_or_else(|| text::grade_letter(*kind).to_owned(), |grade| grade.letter.clone());
            view! { <GradeLabel kind=*kind letter name=text::rating(scale, standing) /> }.into_any()
        }
        Rated::No if standing.state == State::NotEntered => ().into_any(),
        Rated::No => word(text::NOT_GRADED),
        Rated::InConflict | Rated::Unknown => word(&["評価：", &text::rating(scale, standing)].concat()),
    };
    // The state's own conflict shows in its chip already.
    let in_conflict = standing.in_conflict() && standing.state != State::InConflict;
    let voices = standing.voices.len();
    view! {
        {state}
        {rating}
        {in_conflict.then(|| view! { <StatusChip state=MarkState::Conflict /> })}
        {(voices > 1).then(|| word(&(voices.to_string() + "課が記入")))}
    }
    .into_any()
}

/// A Vision: shape, number and name in its dark colour.
#[component]
pub fn VisionLabel(
    /// From 1.
    number: VisionNumber,
    /// 市民にやさしい
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <span class="vision-label" data-vision=number.to_string()>
            <VisionMark number />
            <span class="vision-label__name">{format!("Vision{number}　{name}")}</span>
        </span>
    }
}

/// A filter in force; pressing it anywhere takes it off.
#[component]
pub fn FilterChip(
    /// 課：情報システム課（◎主担当）
    #[prop(into)]
    label: String,
    /// Takes the filter off.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="filter-chip" on:click=move |_| on_remove.run(())>
            <span class="filter-chip__label">{label}</span>
            <span class="visually-hidden">" の絞り込みを解除"</span>
            <Icon shape=Shape::Close />
        </button>
    }
}
