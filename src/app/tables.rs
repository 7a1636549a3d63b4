//! Tables for other programs, made of what several parts know.

use leptos::prelude::*;

use crate::exchange::records_digest;
use crate::plan::MeasureId;
use crate::tables::{self, Provenance, Table, TableId, TableSource};
use crate::wording::conditions;

use super::App;

/// Which measures are in tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableScope {
    /// All of the plan.
    Whole,
    /// Those that are asked for.
    Found,
}

impl App {
    /// A table. Those of a comparison are made where its sides are known, and are empty here.
    pub fn table(self, id: TableId, scope: TableScope) -> Table {
        let (plan, scale, fy) = (self.growing_plan(), self.scale(), self.navigation.fy().get());
        let (summaries, measures) = (self.records.summaries().get(), self.measures_in(scope));
        let ledger = self.records.ledger().read();
        let source =
            TableSource { plan: &plan, ledger: &ledger, scale: &scale, fy, summaries: &summaries, measures: &measures };
        match id {
            TableId::Measures => tables::measures(&source),
            TableId::Leads => tables::leads(&source),
            TableId::Phases => tables::phases(&source),
            TableId::Tags => tables::tags(&source),
            TableId::Records => tables::records(&source),
            TableId::History => tables::history(&source),
            TableId::Replaced => tables::replaced(&source),
            TableId::Received => tables::received(&plan, &self.files.received()),
            TableId::Comparison | TableId::ChangedFields => Table::empty(id),
            TableId::Definitions => tables::definitions(&TableId::ALL),
            TableId::Codes => tables::codes(&plan, &scale),
            TableId::Provenance => {
                let conditions = match scope {
                    TableScope::Whole => String::new(),
                    TableScope::Found => conditions::in_words(&self.conditions()),
                };
                tables::provenance(&Provenance {
                    plan: &plan,
                    plan_digest: &self.files.mark().sha256,
                    ledger: &ledger,
                    records_digest: &records_digest(&ledger),
                    fy,
                    measures: measures.len(),
                    conditions: &conditions,
                    made_at: &self.page.now(),
                })
            }
        }
    }

    /// Tables, and behind them what each column means, the codes, the source and the day.
    pub fn with_definitions(self, mut data: Vec<Table>, scope: TableScope) -> Vec<Table> {
        let ids: Vec<TableId> = data.iter().map(|table| table.id).chain(TableId::BESIDE).collect();
        let beside =
            [tables::definitions(&ids), self.table(TableId::Codes, scope), self.table(TableId::Provenance, scope)];
        data.extend(beside);
        data
    }

    fn measures_in(self, scope: TableScope) -> Vec<MeasureId> {
        match scope {
            TableScope::Whole => self.plan().measures().map(|(_, measure)| measure.id.clone()).collect(),
            TableScope::Found => self.search.found().get(),
        }
    }
}
