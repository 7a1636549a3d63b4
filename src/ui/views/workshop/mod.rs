//! 自己点検 `#/workshop/shimin`: a department talks over its measures before a projector, one a screen.
//!
//! A measure is counted, closed, agreed on; then the next. Nothing is on screen that decides before the people did:
//! no bar while they are counted, no grade chosen beforehand. An open tally is kept aside in this browser and becomes
//! one entry when it is closed; all else is recorded as in the record form.

mod count;
mod desk;
mod due;
mod handout;
mod head;
mod keys;
mod model;
mod pace;
mod screen;
mod start;
mod summary;
mod talk;
mod tally;

use std::time::Duration;

use leptos::prelude::*;

use crate::app::App;
use crate::plan::DeptId;
use crate::ui::record::state::Subject;

pub use count::{Spread, add, keys, take, total};
pub use due::{join, split};
pub use model::{
    Change, Kept, Setup, Stage, WorkshopStep, candidates, change, earlier, first_open, neighbours, rating, sequence,
};

use desk::{TITLE, WorkshopState};

/// How often the time of a measure is looked at.
const SECOND: Duration = Duration::from_secs(1);

/// The view.
#[component]
pub fn Workshop(
    /// Whose workshop.
    dept: DeptId,
) -> impl IntoView {
    let app = App::get();
    let desk = WorkshopState::new(app, dept.clone());
    keys::listen(desk);
    // The clock is a value like any other: it decides nothing, and where it cannot be read there is no time.
    Effect::new(move || {
        let tick = move || desk.seconds.set(app.page.now().seconds());
        tick();
        if let Ok(handle) = set_interval_with_handle(tick, SECOND) {
            on_cleanup(move || handle.clear());
        }
    });
    let subject = Memo::new(move |_| {
        let measure = desk.current.get()?;
        Some(Subject { fy: app.navigation.fy().get(), dept: dept.clone(), measure })
    });
    let body = move || {
        let subject = subject.get();
        desk.form.set_value(None);
        desk.begun.set_value(None);
        Effect::new(move || {
            if desk.moved.get_value() {
                desk.moved.set_value(false);
                app.page.focus(TITLE);
            }
        });
        if !desk.ready.get() {
            return view! { <h1 id=TITLE tabindex="-1">"自己点検"</h1> <p>"記入を読み込んでいます"</p> }.into_any();
        }
        match subject {
            // What of it follows the records does so by itself: built anew, it would lose the keyboard's place.
            Some(subject) => untrack(|| screen::screen(desk, subject)),
            None => start::start(desk),
        }
    };
    view! { <div class="workshop">{move || head::head(desk)} {body}</div> }
}
