//! A measure's sheet: heading, state and rating, terms, its phases under the years, who wrote.

use crate::report::{Inline, MeasureSheet, Term};

use super::inline::{run, runs, sign};
use super::paragraph::{ParagraphStyle, paragraph, set};
use super::table::{WordCell, WordTable};
use super::xml::{Xml, xml};

/// The sheet. `years` are those over its phases, and which of them is reported.
pub(super) fn sheet(sheet: &MeasureSheet, years: &[(String, bool)], room: u32) -> Vec<Xml> {
    let heading = [run(&sheet.number, false), run("　", false), run(&sheet.name, false)];
    let mut all = vec![paragraph(ParagraphStyle::Heading3, heading), standing(sheet)];
    let told = sheet.promised.iter().chain(&sheet.told).chain(&sheet.further);
    all.extend(terms(told, room));
    if !sheet.phases.is_empty() {
        all.extend(phases(sheet, years, room));
    }
    all.push(paragraph(ParagraphStyle::Note, sheet.foot.iter().enumerate().flat_map(|(at, term)| foot(at, term))));
    all
}

/// Terms as a table of two columns, whose rows they name.
pub(super) fn terms<'a>(terms: impl IntoIterator<Item = &'a Term>, room: u32) -> [Xml; 2] {
    let row = |grid: WordTable, term: &Term| {
        grid.row(vec![WordCell::words([run(&term.term, true)]), WordCell::words(runs(&term.words, false))])
    };
    terms.into_iter().fold(WordTable::terms(room), row).made()
}

/// ◑ 実施中　[B] おおむね計画どおり
fn standing(sheet: &MeasureSheet) -> Xml {
    let (state, word) = &sheet.state;
    let mut words = vec![Inline::Text(format!("{} {word}", sign(*state)))];
    if !sheet.rating.is_empty() {
        words.push(Inline::Text("　".to_owned()));
        words.extend(sheet.rating.iter().cloned());
    }
    set(ParagraphStyle::Body, vec![xml("w:keepNext")], runs(&words, false))
}

/// Each table names its years: on paper it may stand far from where they were named last.
fn phases(sheet: &MeasureSheet, years: &[(String, bool)], room: u32) -> [Xml; 2] {
    let taken = sheet.phases.iter().map(|row| row.iter().map(|cell| cell.span.max(1)).sum());
    let columns = taken.max().unwrap_or(1).max(years.len());
    let mut head: Vec<WordCell> =
        years.iter().map(|(name, is_now)| WordCell::words([run(&year(name, *is_now), true)])).collect();
    head.resize_with(columns, || WordCell::words([]));
    let grid = WordTable::new(format!("{}の工程", sheet.number), room, &vec![1; columns], head);
    sheet.phases.iter().fold(grid, |grid, row| grid.row(row.iter().map(WordCell::phase).collect())).made()
}

fn year(name: &str, is_now: bool) -> String {
    if is_now { format!("{name}（報告の年度）") } else { name.to_owned() }
}

fn foot(at: usize, term: &Term) -> Vec<Xml> {
    let gap = if at == 0 { "" } else { "　　" };
    let mut words = vec![run(gap, false), run(&term.term, true), run("　", false)];
    words.extend(runs(&term.words, false));
    words
}
