//! Before a file is made: what a department's records must still hold, with the way there. The file can be made anyway.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::{self, Asked};
use crate::journal::Field;
use crate::plan::{DeptId, MeasureId};
use crate::query::View;
use crate::ui::parts::{Disclosure, Shape, icon};
use crate::wording;

/// The measures a department leads whose record something is missing in, in the fiscal year on screen.
pub(in crate::ui) fn missing(app: App, dept: &DeptId) -> Vec<(MeasureId, Vec<Field>)> {
    let (plan, ledger, fy) = (app.plan(), app.records.ledger().read(), app.navigation.fy().get());
    let duties = insight::duties(&plan, dept, &insight::groups_of(&ledger, dept, fy));
    let round = app.records.round_in_force();
    insight::missing(&plan, &ledger, &app.scale(), dept, &duties, Asked::of_dept(fy, round.as_ref(), dept))
}

/// How many there are, and each with a link; that all stands, where none is missing.
#[component]
pub(in crate::ui) fn Missing(
    app: App,
    /// Whose records.
    dept: DeptId,
) -> impl IntoView {
    let told = {
        let dept = dept.clone();
        Memo::new(move |_| missing(app, &dept))
    };
    let body = move || {
        let told = told.read();
        if told.is_empty() {
            let words = "主担当の個別取組に、必須の記入はすべてあります。";
            return view! { <p class="missing__words">{icon(Shape::Check)} {words}</p> }.into_any();
        }
        let summary = format!("必須の記入がまだの個別取組が{}{MEASURES}あります", told.len());
        let rows: Vec<AnyView> = told.iter().filter_map(|(measure, fields)| row(app, &dept, measure, fields)).collect();
        view! {
            <Disclosure summary>
                <ul class="missing__rows">{rows}</ul>
                <p class="sub">"このままでもファイルは作れます。"</p>
            </Disclosure>
        }
        .into_any()
    };
    view! { <div class="missing" role="status">{body}</div> }.into_any()
}

fn row(app: App, dept: &DeptId, measure: &MeasureId, fields: &[Field]) -> Option<AnyView> {
    let plan = app.plan();
    let (initiative, found) = plan.measure(measure)?;
    let route =
        app.navigation.route().read().switch(View::Department(Some(dept.clone()))).with_selected(measure.as_str());
    let number = initiative.measure_number(found);
    let names: Vec<_> = fields.iter().map(wording::field).collect();
    Some(
        view! {
            <li>
                <a href=route.format()><span class="code">{number}</span> " " {found.name.clone()}</a>
                <span class="sub">{format!("　{}", names.join("・"))}</span>
            </li>
        }
        .into_any(),
    )
}
