//! A page with what stands on every page, and the layout that pages are measured by.

use crate::report::{ReportDocument, ReportPart};
use crate::ui::dom::{Element, element};

use super::blocks::{block, whole};
use super::model::SetReport;

/// 要約, ロードマップ（続き）
pub(super) fn name(set: &SetReport, at: usize) -> String {
    let page = &set.pages[at];
    let title = &set.document.sections[page.section].title;
    if page.is_continued { format!("{title}（続き）") } else { title.clone() }
}

/// A page. Head and foot are for paper: read aloud, they would be said again on every page.
pub(super) fn page(set: &SetReport, at: usize, all: usize) -> Element {
    let (page, running) = (&set.pages[at], &set.document.running);
    let section = &set.document.sections[page.section];
    let name = name(set, at);
    let head = (section.part != ReportPart::Cover).then(|| {
        element("p", "report-page__head")
            .with("aria-hidden", "true")
            .child(element("span", "").text(running.head.clone()))
            .child(element("span", "").text(name.clone()))
    });
    let blocks = page.slices.iter().map(|slice| block(&section.blocks[slice.block], slice.pieces.clone()));
    let number = element("span", "report-page__number")
        .child(element("b", "").text((at + 1).to_string()))
        .text(format!(" / {all}"));
    element("article", "report-page")
        .with("data-paper", page.paper.word())
        .with("aria-label", format!("{}頁 {name}", at + 1))
        .children(head)
        .child(element("div", "report-page__body").children(blocks))
        .child(
            element("p", "report-page__foot")
                .with("aria-hidden", "true")
                .child(element("span", "").text(format!("{}　{}", running.edition, running.as_of)))
                .child(number)
                .child(element("span", "").text(running.digest.clone())),
        )
}

/// The whole report under each other, as wide as on paper, out of sight.
pub(super) fn galley(document: &ReportDocument) -> Element {
    let sections = document.sections.iter().map(|section| {
        element("div", "report-galley__section")
            .with("data-paper", section.paper.word())
            .children(section.blocks.iter().map(whole))
    });
    element("div", "report-galley").with("id", "report-galley").with("aria-hidden", "true").children(sections)
}
