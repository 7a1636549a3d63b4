//! What the shared filter found, and the way to other measures: for views that take the list's filter and have no panel of
//! their own.

use leptos::prelude::*;

use crate::app::App;
use crate::query::{Criteria, View};
use crate::ui::parts::{FOUND_ID, found_line, nothing_found};
use crate::wording::conditions;

/// How many of all were found, under which conditions, which can be taken off.
pub(super) fn found(app: App) -> AnyView {
    let (plan, scale) = (app.plan(), app.scale());
    let criteria = app.navigation.route().read().criteria.clone();
    let active = conditions::conditions(&plan, &scale, &criteria, app.navigation.fy().get());
    found_line(app.search.found().read().len(), plan.measures().count(), active, set_criteria(app))
}

/// The way to the list, where the filter is changed.
pub(super) fn change(app: App) -> AnyView {
    let list = app.navigation.route().read().switch(View::Measures).format();
    view! { <a class="sub no-print" href=list>"絞り込みを一覧で変える"</a> }.into_any()
}

/// Which condition stands in the way, where nothing is found.
pub(super) fn nothing(app: App) -> Option<AnyView> {
    if !app.search.found().read().is_empty() {
        return None;
    }
    let criteria = app.navigation.route().read().criteria.clone();
    let relaxations = conditions::relaxations(&app.plan(), &app.scale(), &criteria, app.navigation.fy().get());
    let best = conditions::best_relaxation(relaxations, &|criteria| app.search.count_for(criteria));
    Some(nothing_found(best, set_criteria(app)))
}

/// Puts other criteria in force; what was pressed is gone then, and the focus goes to what is found.
fn set_criteria(app: App) -> Callback<Criteria> {
    Callback::new(move |criteria: Criteria| {
        app.navigation.set_criteria(|asked| *asked = criteria);
        request_animation_frame(move || app.page.focus(FOUND_ID));
    })
}
