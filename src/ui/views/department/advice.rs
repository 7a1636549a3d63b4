//! The line under the rating, where the records look worse than it: what they give, and a request for the reason.

use leptos::prelude::*;

use crate::insight::{Assessor, Record, Recorded, earlier};
use crate::journal::Field;
use crate::plan::ItemId;
use crate::wording;

use super::state::OpenForm;

/// The line; empty where the records look no worse than the rating says.
pub(super) fn advice(form: OpenForm) -> String {
    let (app, subject) = (form.app(), form.subject());
    let (plan, summaries) = (app.plan(), app.records.summaries().get());
    let Some((initiative, measure)) = plan.measure(&subject.measure) else { return String::new() };
    let record = Record::of(&app.records.ledger().read(), subject.fy, &subject.dept, &ItemId::from(&subject.measure));
    let earlier = earlier(&plan, &app.records.ledger().read(), subject.fy, &subject.dept, measure);
    let assessor = Assessor::new(&plan, &summaries, subject.fy, app.page.today().get());
    let outlook = assessor.outlook(initiative, measure, &Recorded::of_record(&record, &app.scale(), earlier));
    if !outlook.is_worse() {
        return String::new();
    }
    let mut words = wording::outlook::by_records(&plan, measure, &outlook);
    if form.text(Field::Situation).read().trim().is_empty() {
        words.push_str("評価と違う理由を、下の「状況」に一文でお書きください。");
    }
    words
}
