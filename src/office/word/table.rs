//! Tables: a grid of columns, a head that is repeated on every page, rows that no page cuts.

use crate::report::{ReportCell, ReportTable, RowWeight};

use super::inline::{run, runs};
use super::paragraph::{ParagraphStyle, paragraph};
use super::xml::{Xml, valued, xml};

/// A line as heavy as those of sums and frames on the pages, in eighths of a point.
const HEAVY: u8 = 12;

/// A table while it is made.
pub(super) struct WordTable {
    style: &'static str,
    name: String,
    /// In twentieths of a point.
    widths: Vec<u32>,
    head: Vec<WordCell>,
    rows: Vec<Vec<WordCell>>,
}

/// A cell: its paragraph, and how many columns it takes.
pub(super) struct WordCell {
    span: usize,
    content: Xml,
    /// A heavier line above, or all around.
    edge: Edge,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Plain,
    Above,
    Around,
}

impl WordCell {
    /// A cell of words.
    pub(super) fn words(words: impl IntoIterator<Item = Xml>) -> Self {
        Self::of(ParagraphStyle::Cell, words)
    }

    /// A cell of a number.
    pub(super) fn number(words: impl IntoIterator<Item = Xml>) -> Self {
        Self::of(ParagraphStyle::Number, words)
    }

    fn of(style: ParagraphStyle, words: impl IntoIterator<Item = Xml>) -> Self {
        Self { span: 1, content: paragraph(style, words), edge: Edge::Plain }
    }

    /// A cell of a roadmap: a phase of the year that is reported is framed and heavier.
    pub(super) fn phase(cell: &ReportCell) -> Self {
        let is_now = cell.phase == Some(true);
        let edge = if is_now { Edge::Around } else { Edge::Plain };
        Self { span: cell.span.max(1), edge, ..Self::words(runs(&cell.words, is_now)) }
    }
}

impl WordTable {
    /// A table with a head, whose columns share the room in these parts.
    pub(super) fn new(name: impl Into<String>, room: u32, parts: &[u16], head: Vec<WordCell>) -> Self {
        Self { style: "ReportTable", name: name.into(), widths: shared(room, parts), head, rows: Vec::new() }
    }

    /// A table of terms: their names head the rows.
    pub(super) fn terms(room: u32) -> Self {
        Self { style: "ReportTerms", ..Self::new("", room, &[18, 82], Vec::new()) }
    }

    /// With a row. Where its cells leave columns over, an empty one takes them.
    pub(super) fn row(mut self, mut cells: Vec<WordCell>) -> Self {
        let taken: usize = cells.iter().map(|cell| cell.span).sum();
        if let Some(left @ 1..) = self.widths.len().checked_sub(taken) {
            cells.push(WordCell { span: left, ..WordCell::words([]) });
        }
        self.rows.push(cells);
        self
    }

    /// The table, and the gap behind it.
    pub(super) fn made(self) -> [Xml; 2] {
        let room: u32 = self.widths.iter().sum();
        let has_head = !self.head.is_empty();
        let look = xml("w:tblLook")
            .with("w:val", if has_head { "00A0" } else { "0080" })
            .with("w:firstRow", u8::from(has_head))
            .with("w:lastRow", 0)
            .with("w:firstColumn", 1)
            .with("w:lastColumn", 0)
            .with("w:noHBand", 1)
            .with("w:noVBand", 1);
        let mut properties = xml("w:tblPr")
            .child(valued("w:tblStyle", self.style))
            .child(xml("w:tblW").with("w:w", room).with("w:type", "dxa"))
            .child(valued_type("w:tblLayout", "fixed"))
            .child(look);
        if !self.name.is_empty() {
            properties = properties.child(valued("w:tblCaption", &self.name));
        }
        let columns = self.widths.iter().map(|width| xml("w:gridCol").with("w:w", width));
        let head = has_head.then(|| row(&self.head, &self.widths, true));
        let rows = self.rows.iter().map(|cells| row(cells, &self.widths, false));
        let table =
            xml("w:tbl").child(properties).child(xml("w:tblGrid").children(columns)).children(head).children(rows);
        [table, paragraph(ParagraphStyle::Gap, [])]
    }
}

/// A table of the report.
pub(super) fn table(table: &ReportTable, room: u32) -> [Xml; 2] {
    let parts: Vec<u16> = table.columns.iter().map(|column| column.width).collect();
    let head = table.columns.iter().map(|column| {
        let words = runs(&column.head, true);
        if column.is_number { WordCell::number(words) } else { WordCell::words(words) }
    });
    let grid = WordTable::new(table.name.clone(), room, &parts, head.collect());
    let rows = table.rows.iter().map(|row| {
        let is_sum = row.weight == RowWeight::Total;
        let mut place = 0;
        let cells = row.cells.iter().map(|one| {
            let is_number = place > 0 && table.columns.get(place).is_some_and(|column| column.is_number);
            place += one.span;
            if one.phase.is_some() {
                return WordCell::phase(one);
            }
            let words = runs(&one.words, is_sum);
            let cell = if is_number { WordCell::number(words) } else { WordCell::words(words) };
            WordCell { span: one.span.max(1), edge: if is_sum { Edge::Above } else { Edge::Plain }, ..cell }
        });
        cells.collect()
    });
    rows.fold(grid, WordTable::row).made()
}

/// A head of plain words.
pub(super) fn head<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<WordCell> {
    names.into_iter().map(|name| WordCell::words([run(name, true)])).collect()
}

fn valued_type(name: &'static str, value: &str) -> Xml {
    xml(name).with("w:type", value)
}

fn row(cells: &[WordCell], widths: &[u32], is_head: bool) -> Xml {
    let mut properties = xml("w:trPr").child(xml("w:cantSplit"));
    if is_head {
        properties = properties.child(xml("w:tblHeader"));
    }
    let mut place = 0;
    let cells = cells.iter().map(|cell| {
        let width: u32 = widths.iter().skip(place).take(cell.span).sum();
        place += cell.span;
        let mut properties = xml("w:tcPr").child(xml("w:tcW").with("w:w", width).with("w:type", "dxa"));
        if cell.span > 1 {
            properties = properties.child(valued("w:gridSpan", cell.span));
        }
        let line = |side| valued(side, "single").with("w:sz", HEAVY).with("w:space", 0).with("w:color", "000000");
        let sides: &[&'static str] = match cell.edge {
            Edge::Plain => &[],
            Edge::Above => &["w:top"],
            Edge::Around => &["w:top", "w:left", "w:bottom", "w:right"],
        };
        if !sides.is_empty() {
            properties = properties.child(xml("w:tcBorders").children(sides.iter().map(|side| line(side))));
        }
        xml("w:tc").child(properties).child(cell.content.clone())
    });
    xml("w:tr").child(properties).children(cells)
}

/// Shares the room in parts; the last column has what rounding leaves.
fn shared(room: u32, parts: &[u16]) -> Vec<u32> {
    let all: u32 = parts.iter().map(|part| u32::from(*part)).sum::<u32>().max(1);
    let mut widths: Vec<u32> = parts.iter().map(|part| room * u32::from(*part) / all).collect();
    let taken: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += room.saturating_sub(taken);
    }
    widths
}
