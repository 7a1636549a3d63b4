//! From plan, records and choice to the report, and from there to its pages.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::exchange::records_digest;
use crate::insight::compare::{ComparedSide, Comparison};
use crate::query::CompareSource;
use crate::report::{
    BlockHeights, PAGE_HEIGHT, Previous, ReportBlock, ReportDocument, ReportOptions, ReportPage, ReportSource,
    paginate, report, sentences,
};
use crate::wording::{self, conditions, rounds};

/// Where a page has nothing to measure with, every piece counts as a line of two.
const USUAL_HEIGHT: f64 = 38.0;

/// A report on its pages.
#[derive(Debug, Clone, PartialEq)]
pub struct SetReport {
    /// What stands in it.
    pub document: Arc<ReportDocument>,
    /// Its pages.
    pub pages: Arc<Vec<ReportPage>>,
    /// The numbers of those that hold more than paper does.
    pub overfull: Vec<usize>,
}

/// The report and the drafts of its sentences.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WorkedOut {
    pub(super) document: Arc<ReportDocument>,
    /// One a line.
    pub(super) drafts: String,
}

/// The time that changes are counted from: the one chosen, or the usual one.
pub(super) fn before(app: App, options: &ReportOptions) -> CompareSource {
    let chosen = options.before.as_deref().and_then(CompareSource::of_word);
    let (years, rounds) = (app.plan().years, app.records.rounds());
    let chosen = chosen.filter(|source| match source {
        CompareSource::Day(day) => years.contains(day.fiscal_year()),
        CompareSource::Year(fy) => years.contains(*fy),
        CompareSource::Round(id) => rounds.all().iter().any(|round| round.id == *id && round.closed().is_some()),
        CompareSource::Now | CompareSource::File => false,
    });
    let fy = app.navigation.fy().get();
    let usual = || CompareSource::usual_before(years, fy, app.page.today().get(), rounds.last_closed(fy));
    chosen.unwrap_or_else(usual)
}

/// What the time before is called, and its fiscal year; `None` where there is none.
fn named(app: App, source: CompareSource) -> Option<(String, i32)> {
    match source {
        CompareSource::Day(day) => Some((day.japanese(), day.fiscal_year())),
        CompareSource::Year(fy) => Some((wording::years(fy, fy), fy)),
        CompareSource::Round(id) => {
            let rounds = app.records.rounds();
            let round = rounds.all().iter().find(|round| round.id == id)?;
            Some((rounds::name(round) + "の確定", id.fy))
        }
        CompareSource::Now | CompareSource::File => None,
    }
}

/// Works the report out of what is on screen.
pub(super) fn worked_out(app: App, options: &ReportOptions) -> WorkedOut {
    let (plan, scale, fy) = (app.growing_plan(), app.scale(), app.navigation.fy().get());
    let (ledger, summaries, measures) =
        (app.records.ledger().read(), app.records.summaries().get(), app.search.found().get());
    let source = before(app, options);
    let side = |ledger, fy| ComparedSide { ledger, fy, scale: &scale, is_whole: true };
    let earlier = app.records.at(source);
    let compared = named(app, source).map(|(name, year)| {
        let before = side(earlier.as_ref().unwrap_or(&ledger), year);
        (name, Comparison::of(&plan, before, side(&ledger, fy), &measures))
    });
    let criteria = app.navigation.route().read().criteria.clone();
    let now = app.page.moment().get();
    let source = ReportSource {
        plan: &plan,
        ledger: &ledger,
        scale: &scale,
        summaries: &summaries,
        measures: &measures,
        conditions: conditions::in_words(&conditions::conditions(&plan, &scale, &criteria, fy)),
        fy,
        now: &now,
        today: app.page.today().get(),
        previous: compared.as_ref().map(|(name, comparison)| Previous { name, comparison }),
        digest: records_digest(&ledger),
    };
    let drafts = sentences(&source).join("\n");
    WorkedOut { document: report(&source, options).into(), drafts }
}

/// Sets a report on pages, by the heights of its pieces and of the heads of its tables, both in the report's order.
pub fn set(document: &Arc<ReportDocument>, pieces: &[f64], heads: &[f64]) -> SetReport {
    let (mut pieces, mut heads) = (pieces.iter().copied(), heads.iter().copied());
    let mut next = || pieces.next().unwrap_or(USUAL_HEIGHT);
    let mut heights = Vec::new();
    for section in &document.sections {
        let blocks = section.blocks.iter().map(|block| BlockHeights {
            head: match block {
                ReportBlock::Table(_) => heads.next().unwrap_or(USUAL_HEIGHT),
                _ => 0.0,
            },
            pieces: block.pieces().iter().map(|_| next()).collect(),
        });
        heights.push(blocks.collect());
    }
    let pages = paginate(document, &heights);
    let is_overfull = |(at, page): (usize, &ReportPage)| (page.height(&heights) > PAGE_HEIGHT).then_some(at + 1);
    let overfull = pages.iter().enumerate().filter_map(is_overfull).collect();
    SetReport { document: Arc::clone(document), pages: pages.into(), overfull }
}
