//! 進捗評価 of a record: one radio a row, with the square, the name and when to choose it.

use leptos::prelude::*;

use crate::journal::{Field, Grade, GradeId, Scale};
use crate::ui::parts::grade_mark;
use crate::wording;

use super::{Need, label_words, support_text};

/// One grade of the scale, or none yet.
#[component]
pub fn GradeRadios(
    /// The radio group's name, once in a page.
    #[prop(into)]
    name: String,
    /// Whether it must be chosen.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// 令和9年度の工程と、年度の目標（85％）に照らして選びます。
    #[prop(optional, into)]
    support: Option<String>,
    /// The scale in force.
    scale: Scale,
    /// The grade chosen now; none is 評価の記入なし.
    #[prop(into)]
    value: Signal<Option<GradeId>>,
    /// Gets the grade that was chosen.
    #[prop(into)]
    on_choose: Callback<GradeId>,
) -> impl IntoView {
    let items: Vec<_> = scale
        .grades
        .into_iter()
        .map(|Grade { id, letter, name: grade_name, criterion, kind }| {
            let chosen = {
                let id = id.clone();
                move || value.read().as_ref() == Some(&id)
            };
            let initial = value.read_untracked().as_ref() == Some(&id);
            let word = id.as_str().to_owned();
            view! {
                <label class="radio-list__item">
                    <input
                        type="radio"
                        class="radio"
                        name=name.clone()
                        value=word
                        checked=initial
                        prop:checked=chosen
                        on:change=move |_| on_choose.run(id.clone())
                    />
                    {grade_mark(kind, letter)}
                    <span class="radio-list__name">{grade_name}</span>
                    <span class="radio-list__criterion">{criterion}</span>
                </label>
            }
        })
        .collect();
    let described = support.is_some().then(|| format!("{name}-support"));
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field__head field__legend">{label_words(wording::field(&Field::Rating).into_owned(), need)}</legend>
            {support_text(&name, support)}
            <div class="radio-list">{items}</div>
        </fieldset>
    }
}
