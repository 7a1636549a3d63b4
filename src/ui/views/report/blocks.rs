//! A block of the report as elements. Every piece that no page cuts carries `data-piece`.

use std::ops::Range;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::insight::State;
use crate::report::{
    CircleGroup, CircleRow, CoverTitle, HeadingLevel, InitiativeTitle, ReportBlock, ReportPicture, ReportTotal, Term,
};
use crate::ui::dom::{Element, element, svg};
use crate::ui::parts::{MarkSize, NumberSize, grade_mark, number_mark, status_mark, svg_percent, vision_mark};
use crate::wording;

use super::inline::{self, piece};
use super::{measure, table};

/// All of a block.
pub(super) fn whole(content: &ReportBlock) -> Element {
    block(content, 0..usize::MAX)
}

/// The pieces of a block that stand on one page.
pub(super) fn block(content: &ReportBlock, pieces: Range<usize>) -> Element {
    match content {
        ReportBlock::Cover(title) => cover(title),
        ReportBlock::Heading { level, text, note } => heading(*level, text, note),
        ReportBlock::Paragraph(words) => piece("p", "report-text").children(inline::words(words)),
        ReportBlock::Sentences(all) => {
            element("ol", "report-sentences").children(within(all, &pieces).map(|(at, sentence)| {
                piece("li", "report-sentences__item")
                    .child(
                        element("b", "report-sentences__number").with("aria-hidden", "true").text((at + 1).to_string()),
                    )
                    .child(element("span", "").text(sentence.clone()))
            }))
        }
        ReportBlock::Totals(totals) => piece("dl", "report-totals").children(totals.iter().map(total)),
        ReportBlock::States(states) => bar(states),
        ReportBlock::Circles(rows) => {
            element("div", "report-circles").children(within(rows, &pieces).map(|(_, row)| circles(row)))
        }
        ReportBlock::Terms(terms) => {
            element("dl", "report-terms").children(within(terms, &pieces).map(|(_, one)| term(one)))
        }
        ReportBlock::Table(content) => table::table(content, &pieces),
        ReportBlock::Picture(picture) => figure(picture),
        ReportBlock::Initiative(title) => initiative(title),
        ReportBlock::Years(years) => {
            piece("p", "report-years").with("aria-hidden", "true").children(years.iter().map(|(name, is_now)| {
                element("span", "report-years__year").with_if("data-now", *is_now).text(name.clone())
            }))
        }
        ReportBlock::Measure(sheet) => measure::sheet(sheet, &pieces),
    }
}

/// Those of a list that are on the page, with their places in the whole.
fn within<'a, T>(all: &'a [T], pieces: &Range<usize>) -> impl Iterator<Item = (usize, &'a T)> {
    let pieces = pieces.clone();
    all.iter().enumerate().filter(move |(at, _)| pieces.contains(at))
}

fn cover(title: &CoverTitle) -> Element {
    let line = |class, text: &String| element("p", class).text(text.clone());
    piece("div", "report-cover")
        .child(
            element("p", "report-cover__kind")
                .child(element("b", "").text(title.city.clone()))
                .child(element("span", "").text(title.kind.clone())),
        )
        .child(
            element("div", "report-cover__title")
                .child(line("report-cover__plan", &title.plan))
                .child(element("h1", "report-cover__name").text(title.title.clone())),
        )
        .child(
            element("p", "report-cover__year")
                .child(element("b", "").text(title.year.clone()))
                .child(element("span", "").text(title.period.clone())),
        )
}

fn heading(level: HeadingLevel, text: &str, note: &str) -> Element {
    let (tag, class) = match level {
        HeadingLevel::UnderTitle => ("h2", "report-section"),
        HeadingLevel::Part => ("h2", "report-part"),
        HeadingLevel::Section => ("h3", "report-section"),
    };
    let note = (!note.is_empty()).then(|| element("p", "report-note").text(note.to_owned()));
    piece("div", class).child(element(tag, "").text(text.to_owned())).children(note)
}

fn total(total: &ReportTotal) -> Element {
    element("div", "report-totals__item").child(element("dt", "").text(total.name.clone())).child(
        element("dd", "")
            .child(element("b", "report-totals__figure").text(total.figure.clone()))
            .child(element("span", "").text(total.unit.clone()))
            .child(element("span", "report-totals__note").text(total.note.clone())),
    )
}

fn bar(states: &[(State, usize)]) -> Element {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let all: usize = states.iter().map(|(_, count)| count).sum();
    let mut start = 0.0;
    let mut segments = Vec::new();
    for (state, count) in states.iter().filter(|(_, count)| *count > 0) {
        let share = number(*count) / number(all.max(1));
        let words = format!("{} {count}", wording::state(*state));
        // Of a bar as wide as the page, in letters of 11 px: the word where it fits, else the count, else the legend alone.
        let letters = number(words.chars().count());
        let words = if share > 0.017 * letters + 0.01 { words } else { count.to_string() };
        let words = if share > 0.03 { words } else { String::new() };
        segments.push(
            svg("svg", "report-bar__segment")
                .with("data-state", state.word())
                .with("x", svg_percent(start))
                .with("width", svg_percent(share))
                .with("height", "100%")
                .child(svg("rect", "report-bar__fill").with("width", "100%").with("height", "100%"))
                .child(svg("text", "report-bar__words").with("x", "50%").with("y", "50%").text(words)),
        );
        start += share;
    }
    let legend = states.iter().map(|(state, count)| {
        element("li", "")
            .child(status_mark((*state).into(), MarkSize::Small))
            .child(element("span", "").text(wording::state(*state)))
            .child(element("b", "").text(count.to_string()))
            .child(element("span", "").text(wording::percent(*count, all).unwrap_or_default()))
    });
    piece("div", "report-bar")
        .child(svg("svg", "report-bar__picture").with("aria-hidden", "true").children(segments))
        .child(element("ul", "report-bar__legend").children(legend))
}

/// The circles of a Vision. Read aloud, they are one picture with all that they say.
fn circles(row: &CircleRow) -> Element {
    let told = row.groups.iter().map(|group| {
        let circles = group.circles.iter().map(|circle| {
            let delay = circle.delay.as_ref().map(|(_, letter)| format!("・{letter}")).unwrap_or_default();
            format!("{} {}{delay}", circle.number, wording::state(circle.state))
        });
        circles.collect::<Vec<_>>().join("、")
    });
    let told = told.collect::<Vec<_>>().join("、");
    piece("div", "report-circles__row")
        .child(
            element("p", "report-circles__head")
                .child(vision_mark(row.vision))
                .child(element("b", "").text(format!("Vision{}　{}", row.vision, row.name)))
                .child(element("span", "report-circles__note").text(row.note.clone())),
        )
        .child(
            element("div", "report-circles__groups")
                .with("role", "img")
                .with("aria-label", told)
                .children(row.groups.iter().map(circle_group)),
        )
}

fn circle_group(group: &CircleGroup) -> Element {
    let circles = group.circles.iter().map(|circle| {
        element("span", "report-circles__one")
            .child(status_mark(circle.state.into(), MarkSize::Large))
            .children(circle.delay.as_ref().map(|(kind, letter)| grade_mark(*kind, letter.clone())))
    });
    element("div", "report-circles__group")
        .child(element("div", "report-circles__circles").children(circles))
        .child(element("p", "report-circles__number").text(group.number.to_string()))
}

pub(super) fn term(term: &Term) -> Element {
    piece("div", "report-terms__row")
        .child(element("dt", "").text(term.term.clone()))
        .child(element("dd", "").children(inline::words(&term.words)))
}

/// A picture as an image: words in it are drawn, and told in its stead.
fn figure(picture: &ReportPicture) -> Element {
    let told = std::iter::once(&picture.name).chain(&picture.description).cloned().collect::<Vec<_>>().join("。");
    let source = format!("data:image/svg+xml,{}", utf8_percent_encode(&picture.svg, NON_ALPHANUMERIC));
    piece("div", "report-picture").child(
        element("img", "")
            .with("src", source)
            .with("alt", told)
            .with("width", format!("{:.0}", picture.width))
            .with("height", format!("{:.0}", picture.height)),
    )
}

fn initiative(title: &InitiativeTitle) -> Element {
    let priority = title.is_priority.then(|| element("b", "report-initiative__priority").text(wording::PRIORITY));
    piece("div", "report-initiative")
        .child(number_mark(title.number, title.vision, NumberSize::Large))
        .child(
            element("div", "report-initiative__name")
                .child(element("p", "").text("個票　取組"))
                .child(element("h2", "").text(title.name.clone())),
        )
        .child(
            element("div", "report-initiative__facts")
                .child(
                    element("p", "")
                        .child(vision_mark(title.vision))
                        .text(format!("Vision{}　{}", title.vision, title.vision_name))
                        .children(priority),
                )
                .child(element("p", "").text(title.note.clone())),
        )
}
