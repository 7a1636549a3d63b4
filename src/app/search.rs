//! Finds measures: by the criteria of the address, by other criteria, by typed words.

use std::sync::Arc;

use leptos::prelude::*;

use crate::insight::{self, MeasureSummaries};
use crate::journal::Ledger;
use crate::plan::{MeasureId, Plan};
use crate::query::{self, Counts, Criteria, Filter, MatchedPart, SearchIndex, Sort};

use super::navigation::Navigation;

/// The measures that meet criteria or have words.
#[derive(Clone, Copy)]
pub struct Search {
    sources: Sources,
    found: Memo<Vec<MeasureId>>,
    counts: Memo<Counts>,
}

/// What a filter looks at.
#[derive(Clone, Copy)]
struct Sources {
    plan: RwSignal<Arc<Plan>>,
    ledger: RwSignal<Ledger>,
    summaries: Memo<Arc<MeasureSummaries>>,
    fy: Memo<i32>,
    index: StoredValue<Arc<SearchIndex>>,
}

impl Sources {
    /// Builds the filter for criteria: the only place that does.
    fn filter(self, criteria: &Criteria, look: &mut dyn FnMut(&Filter<'_>)) {
        let (plan, index, fy) = (self.plan.get_untracked(), self.index.get_value(), self.fy.get());
        let dept = criteria.dept.as_ref();
        let groups = dept.map(|dept| insight::groups_of(&self.ledger.read(), dept, fy)).unwrap_or_default();
        let (words, summaries) = (SearchIndex::words(&criteria.words), self.summaries.get());
        look(&Filter { plan: &plan, summaries: &summaries, index: &index, words: &words, groups: &groups, fy });
    }
}

impl Search {
    pub(super) fn new(
        navigation: Navigation,
        plan: RwSignal<Arc<Plan>>,
        ledger: RwSignal<Ledger>,
        summaries: Memo<Arc<MeasureSummaries>>,
    ) -> Self {
        let index = StoredValue::new(Arc::new(SearchIndex::new(&plan.read_untracked())));
        let (route, fy) = (navigation.route(), navigation.fy());
        let sources = Sources { plan, ledger, summaries, fy, index };
        let found = Memo::new(move |_| {
            let (route, mut found) = (route.read(), Vec::new());
            sources.filter(&route.criteria, &mut |filter| found = filter.select(&route.criteria, route.sort));
            found
        });
        let counts = Memo::new(move |_| {
            let (route, mut counts) = (route.read(), Counts::default());
            sources.filter(&route.criteria, &mut |filter| counts = filter.counts(&route.criteria));
            counts
        });
        Self { sources, found, counts }
    }

    /// The measures that meet the route's criteria, sorted.
    pub fn found(self) -> Memo<Vec<MeasureId>> {
        self.found
    }

    /// What each option of the filter would give.
    pub fn counts(self) -> Memo<Counts> {
        self.counts
    }

    /// How many measures would meet other criteria, in the fiscal year on screen.
    pub fn count_for(self, criteria: &Criteria) -> usize {
        let mut count = 0;
        self.sources.filter(criteria, &mut |filter| count = filter.select(criteria, Sort::Plan).len());
        count
    }

    /// The words that a person typed to search for, folded like the keys.
    pub fn words(self, typed: &str) -> Vec<String> {
        SearchIndex::words(typed)
    }

    /// Measures whose number, name, indicator, target or lead has all the words, in the plan's order.
    pub fn measures(self, words: &[String]) -> Vec<MeasureId> {
        if words.is_empty() {
            return Vec::new();
        }
        let plan = self.sources.plan.get_untracked();
        let ids = plan.measures().map(|(_, measure)| &measure.id);
        self.sources.index.with_value(|index| ids.filter(|id| index.has(id, words)).cloned().collect())
    }

    /// A text in pieces, those that the words are found in marked.
    pub fn marked(self, text: &str, words: &[String]) -> Vec<(bool, String)> {
        query::marked(text, words)
    }

    /// Why a search finds a measure whose number and name do not tell.
    pub fn reason(self, id: &MeasureId, words: &[String]) -> Option<(MatchedPart, String)> {
        let plan = self.sources.plan.get_untracked();
        let (initiative, measure) = plan.measure(id)?;
        let (part, text) = query::reason(&plan, initiative, measure, words)?;
        Some((part, text.to_owned()))
    }
}
