//! 自分の課 `#/departments/shimin`: what a department is concerned with, the record form, and the way to handing in.

mod advice;
mod chooser;
mod dependencies;
mod desk;
mod due_days;
mod duty_list;
mod facts;
mod figure;
mod finish;
mod foot;
mod last_year;
mod list;
mod new_dept;
mod page;
mod past;
mod past_list;
mod profile;
mod record;
mod round;
mod row;
mod sheet;

use leptos::prelude::*;

use crate::plan::DeptId;
use crate::ui::record::{doubts, form, news, state, words};

pub use due_days::DueCalendar;
pub use duty_list::{Item, counts, first, items, next_open, previous};
pub use form::{EditOutcome, FieldDraft, Followed, Typed, fold_figure};
pub use past::{LastYearRow, history};

use chooser::Chooser;
use page::Page;

/// The view.
#[component]
pub fn Department(
    /// Whose page; `None` asks to choose.
    dept: Option<DeptId>,
) -> impl IntoView {
    match dept {
        Some(dept) => view! { <Page dept/> }.into_any(),
        None => view! { <Chooser/> }.into_any(),
    }
}
