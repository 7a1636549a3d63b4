//! 配布資料: what takes part has before it on paper: the criteria, and each measure with boxes to mark.

use leptos::prelude::*;

use crate::insight::Record;
use crate::journal::{Grade, Scale};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{ItemId, MeasureId};
use crate::ui::parts::{Column, table};
use crate::wording;

use super::desk::WorkshopState;

const COLUMNS: [Column; 5] = [
    ("個別取組", false),
    ("目標値等", false),
    ("年度の工程", false),
    ("前年度の評価", false),
    ("評価（1つに○）・理由", false),
];

/// The heading that names the table.
const TITLE_ID: &str = "workshop-handout";

/// The sheet, on paper alone.
pub(super) fn handout(desk: WorkshopState) -> AnyView {
    let (scale, fy) = (desk.app.scale(), desk.app.navigation.fy().get());
    let rows = desk.steps.read().iter().filter_map(|step| row(desk, &step.measure, fy, &scale)).collect();
    let criterion = |grade: &Grade| {
        view! { <li><b>{format!("{} {}", grade.letter, grade.name)}</b> {format!("　{}", grade.criterion)}</li> }
    };
    view! {
        <section class="print-only workshop__handout" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID>{format!("{}年度の自己点検　配布資料", fiscal_year_short(fy))}</h2>
            <p>"実施日　　　　年　　月　　日　　　記入した人"</p>
            <ul>{scale.grades.iter().map(criterion).collect_view()}</ul>
            {table(TITLE_ID, &COLUMNS, 0, rows, None)}
        </section>
    }
    .into_any()
}

fn row(desk: WorkshopState, measure: &MeasureId, fy: i32, scale: &Scale) -> Option<Vec<AnyView>> {
    let plan = desk.app.plan();
    let (initiative, found) = plan.measure(measure)?;
    let phases: Vec<&str> = found.phases_in(fy).map(|phase| phase.text.as_str()).collect();
    let phases = if phases.is_empty() { wording::NO_PHASE_THIS_YEAR.to_owned() } else { phases.join("／") };
    let ledger = desk.app.records.ledger().read();
    let last = Record::of(&ledger, fy - 1, &desk.dept.get_value(), &ItemId::from(measure)).rating;
    let last = last.and_then(|id| scale.grade(&id).map(|grade| format!("{} {}", grade.letter, grade.name)));
    let letters: Vec<&str> = scale.grades.iter().map(|grade| grade.letter.as_str()).collect();
    Some(vec![
        format!("{} {}", initiative.measure_number(found), found.name).into_any(),
        wording::aim(found, Some(fy)).into_any(),
        phases.into_any(),
        last.unwrap_or_else(|| "—".to_owned()).into_any(),
        view! { <span class="workshop__marks">{letters.join("　")}</span> }.into_any(),
    ])
}
