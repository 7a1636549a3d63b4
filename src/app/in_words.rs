//! Reads from the app's state the values that `wording` puts into words. A view that calls this is updated when they
//! change.

use leptos::prelude::{Get as _, Read as _, With as _};

use crate::exchange::Scope;
use crate::insight::Asked;
use crate::plan::calendar::Moment;
use crate::wording::conditions::{self, Condition};
use crate::wording::mail::{CoverMail, RequestMail};
use crate::wording::totals::ShownRecords;

use super::{App, Preview};

impl App {
    /// Which records the counts on screen are made of, how old they are, and what is left out.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general over its lifetime")]
    pub fn records_source(self) -> String {
        self.with_records(|records| records.source())
    }

    /// The fiscal year's records and the latest of them.
    pub fn records_age(self, latest: Option<&Moment>) -> String {
        self.with_records(|records| records.age(latest))
    }

    /// The conditions in force, each with what is asked for without it.
    pub fn conditions(self) -> Vec<Condition> {
        let fy = self.navigation.fy().get();
        conditions::conditions(&self.plan(), &self.scale(), &self.navigation.route().read().criteria, fy)
    }

    /// The mail for a file of a scope.
    pub fn mail(self, scope: &Scope, preview: &Preview) -> String {
        let (plan, own) = (self.plan(), self.preferences.own_dept().get());
        let (file, count) = (preview.file_name.as_str(), preview.count);
        let round = self.files.round_of(scope);
        let round = round.as_ref();
        self.preferences.author().with(|sender| match round.filter(|_| scope.round.is_some()) {
            Some(round) => {
                let asked = Asked { fy: round.id.fy, round: Some(round) };
                let asked = asked.departments(&plan, &self.records.ledger().read());
                RequestMail { plan: &plan, round, asked: &asked, file, sender }.text()
            }
            None => CoverMail { plan: &plan, scope, file, count, own_dept: own.as_ref(), sender, round }.text(),
        })
    }

    fn with_records<T>(self, speak: impl FnOnce(&ShownRecords<'_>) -> T) -> T {
        let (plan, now) = (self.plan(), self.page.now());
        speak(&ShownRecords {
            plan: &plan,
            ledger: &self.records.ledger().read(),
            summaries: &self.records.summaries().read(),
            fy: self.navigation.fy().get(),
            now: &now,
            today: self.page.today().get(),
        })
    }
}
