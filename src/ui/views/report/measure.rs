//! A measure's sheet: head, what was promised beside what was told, its phases under the years, who wrote.

use std::ops::Range;

use crate::report::{MeasureSheet, ReportCell, Term};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{MarkSize, status_mark};

use super::inline::{self, piece};

/// The pieces of the sheet that stand on one page, in the order of [`crate::report::ReportBlock::pieces`].
pub(super) fn sheet(sheet: &MeasureSheet, pieces: &Range<usize>) -> Element {
    let mut all = vec![head(sheet), body(sheet)];
    all.extend(sheet.further.iter().map(further));
    if !sheet.phases.is_empty() {
        all.push(phases(&sheet.phases));
    }
    all.push(foot(&sheet.foot));
    let shown = all.into_iter().enumerate().filter(|(at, _)| pieces.contains(at));
    element("div", "report-measure").children(shown.map(|(_, piece)| piece))
}

fn head(sheet: &MeasureSheet) -> Element {
    let (state, word) = &sheet.state;
    let rating = (!sheet.rating.is_empty())
        .then(|| element("span", "report-measure__mark").children(inline::words(&sheet.rating)));
    piece("div", "report-measure__head")
        .child(
            element("h4", "")
                .child(element("span", "report-measure__number").text(sheet.number.clone()))
                .text(sheet.name.clone()),
        )
        .child(
            element("p", "report-measure__marks")
                .child(
                    element("span", "report-measure__mark")
                        .child(status_mark((*state).into(), MarkSize::Small))
                        .child(element("span", "").text(word.clone())),
                )
                .children(rating),
        )
}

/// What was promised on the left, what was told on the right, each as high as it is.
fn body(sheet: &MeasureSheet) -> Element {
    let facts = |class, terms: &[Term]| element("dl", class).children(terms.iter().map(fact));
    piece("div", "report-measure__body")
        .child(facts("report-measure__promised", &sheet.promised))
        .child(facts("report-measure__told", &sheet.told))
}

fn fact(term: &Term) -> Element {
    element("div", "report-measure__fact")
        .child(element("dt", "").text(term.term.clone()))
        .child(element("dd", "").children(inline::words(&term.words)))
}

fn further(term: &Term) -> Element {
    piece("dl", "report-measure__line").child(fact(term).with("data-further", ""))
}

/// Phases as a table without a head: the years stand above the first sheet of the page.
fn phases(rows: &[Vec<ReportCell>]) -> Element {
    let years: usize = rows.iter().map(|row| row.iter().map(|cell| cell.span).sum()).max().unwrap_or(1);
    let part = |cell: &ReportCell| {
        let share = 100 * cell.span / years.max(1);
        let around = element("div", "report-measure__stretch").with("style:width", format!("{share}%"));
        match cell.phase {
            Some(is_now) => around
                .child(element("div", "report-phase").with_if("data-now", is_now).children(inline::words(&cell.words))),
            None => around.children(inline::words(&cell.words)),
        }
    };
    piece("div", "report-measure__phases")
        .children(rows.iter().map(|row| element("div", "report-measure__row").children(row.iter().map(part))))
}

fn foot(terms: &[Term]) -> Element {
    piece("dl", "report-measure__foot").children(terms.iter().map(|term| {
        element("div", "")
            .child(element("dt", "").text(term.term.clone()))
            .child(element("dd", "").children(inline::words(&term.words)))
    }))
}
