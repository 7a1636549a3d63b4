//! What a report is made of: sections of blocks, each block of pieces that no page cuts.

use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::VisionNumber;

use super::ReportPart;

/// A report, worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportDocument {
    /// What stands on every page.
    pub running: RunningHead,
    /// In the order in which they are bound; each begins a page.
    pub sections: Vec<ReportSection>,
}

/// What stands on every page, whichever is taken out of the pile.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningHead {
    /// 小金井市DX推進方針アクションプラン　進捗報告書　令和9（2027）年度
    pub head: String,
    /// 計画 2026-04版
    pub edition: String,
    /// 令和9年11月22日 14:32 現在
    pub as_of: String,
    /// 台帳 3f9a7c21: the first eight digits of the digest over everything recorded.
    pub digest: String,
}

/// A part of the report, or one sheet of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportSection {
    /// Which part it belongs to.
    pub part: ReportPart,
    /// 要約, 個票　取組⑮
    pub title: String,
    /// The paper it is set on.
    pub paper: ReportPaper,
    /// From top to bottom.
    pub blocks: Vec<ReportBlock>,
}

/// Paper and how it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportPaper {
    /// A4縦
    A4Upright,
    /// A3横
    A3Across,
}

impl ReportPaper {
    /// The word in style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Self::A4Upright => "a4",
            Self::A3Across => "a3",
        }
    }
}

/// How deep a heading stands; the cover's title is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeadingLevel {
    /// Under the cover's title: as deep as a part's title, as large as a section's.
    UnderTitle,
    /// A part's title.
    Part,
    /// A section of it.
    Section,
}

/// A stretch of words in a cell or a line, or a sign with its word.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that are looked for.
    Strong(String),
    /// Words that step back: a nought, a note.
    Faint(String),
    /// The circle of a state, without its word.
    State(State),
    /// The square of a grade with its letter.
    Grade(GradeKind, String),
    /// ●, ■, ▲ of a Vision.
    Vision(VisionNumber),
    /// A count and its share, digits under digits.
    Portion {
        /// 6
        count: usize,
        /// 9.5%
        share: String,
    },
    /// A new line.
    Break,
}

impl Inline {
    /// Plain words as the whole of a cell.
    pub fn words(text: impl Into<String>) -> Vec<Self> {
        vec![Self::Text(text.into())]
    }

    /// Words that are looked for, as the whole of a cell.
    pub fn strong(text: impl Into<String>) -> Vec<Self> {
        vec![Self::Strong(text.into())]
    }

    /// A count that steps back where it is nought.
    pub fn count(count: usize) -> Vec<Self> {
        let text = count.to_string();
        vec![if count == 0 { Self::Faint(text) } else { Self::Text(text) }]
    }
}

/// The title page's head.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverTitle {
    /// 小金井市
    pub city: String,
    /// 市議会 報告資料　令和9年11月
    pub kind: String,
    /// The plan's title.
    pub plan: String,
    /// 進捗報告書
    pub title: String,
    /// 令和9（2027）年度
    pub year: String,
    /// 計画期間　令和8〜10（2026〜2028）年度の2年目
    pub period: String,
}

/// One figure of a row of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportTotal {
    /// 記入済み
    pub name: String,
    /// 55
    pub figure: String,
    /// ／63件
    pub unit: String,
    /// 未記入 8件
    pub note: String,
}

/// A term and what stands for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// 主担当
    pub term: String,
    /// What stands beside it.
    pub words: Vec<Inline>,
}

impl Term {
    /// A term with plain words.
    pub fn new(term: impl Into<String>, words: impl Into<String>) -> Self {
        Self { term: term.into(), words: Inline::words(words) }
    }
}

/// The circles of a Vision's measures, initiative by initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleRow {
    /// The Vision.
    pub vision: VisionNumber,
    /// 市民にやさしい
    pub name: String,
    /// 6取組・22件　うち記入 19件
    pub note: String,
    /// Its initiatives.
    pub groups: Vec<CircleGroup>,
}

/// The circles of one initiative.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleGroup {
    /// Its printed number.
    pub number: u16,
    /// Those of its measures that the report is about, in printed order.
    pub circles: Vec<MeasureCircle>,
}

/// The circle of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureCircle {
    /// 15-1
    pub number: String,
    /// Its state.
    pub state: State,
    /// Kind and letter of its rating, where that is やや遅れ or 遅れ.
    pub delay: Option<(GradeKind, String)>,
}

/// A table. Its first column names the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportTable {
    /// What it is called where it is read aloud.
    pub name: String,
    /// Its columns.
    pub columns: Vec<ReportColumn>,
    /// Its rows.
    pub rows: Vec<ReportRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportColumn {
    /// What stands above it.
    pub head: Vec<Inline>,
    /// How wide it is, in parts of the sum over all columns.
    pub width: u16,
    /// Whether it holds numbers, which stand at its right edge.
    pub is_number: bool,
}

impl ReportColumn {
    /// A column of words.
    pub fn words(head: impl Into<String>, width: u16) -> Self {
        Self { head: Inline::words(head), width, is_number: false }
    }

    /// A column of numbers.
    pub fn numbers(head: Vec<Inline>, width: u16) -> Self {
        Self { head, width, is_number: true }
    }
}

/// How much a row weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowWeight {
    /// One of many.
    Plain,
    /// A sum, under a heavier line and in heavier letters.
    Total,
    /// What is told under a sum.
    Below,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRow {
    /// How much it weighs.
    pub weight: RowWeight,
    /// Its cells, which fill the columns.
    pub cells: Vec<ReportCell>,
}

impl ReportRow {
    /// One of many rows.
    pub fn plain(cells: impl IntoIterator<Item = Vec<Inline>>) -> Self {
        Self { weight: RowWeight::Plain, cells: cells.into_iter().map(ReportCell::from).collect() }
    }

    /// A sum.
    pub fn total(cells: impl IntoIterator<Item = Vec<Inline>>) -> Self {
        Self { weight: RowWeight::Total, ..Self::plain(cells) }
    }

    /// What is told under a sum.
    pub fn below(cells: impl IntoIterator<Item = Vec<Inline>>) -> Self {
        Self { weight: RowWeight::Below, ..Self::plain(cells) }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportCell {
    /// What stands in it.
    pub words: Vec<Inline>,
    /// How many columns it takes.
    pub span: usize,
    /// A phase of a roadmap: whether it is of the year that is reported. `None` for any other cell.
    pub phase: Option<bool>,
}

impl From<Vec<Inline>> for ReportCell {
    fn from(words: Vec<Inline>) -> Self {
        Self { words, span: 1, phase: None }
    }
}

/// The head of an initiative's sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct InitiativeTitle {
    /// Its printed number.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// Its Vision.
    pub vision: VisionNumber,
    /// 市民にやさしい
    pub vision_name: String,
    /// 重点取組
    pub is_priority: bool,
    /// 個別取組4件　完了1・実施中2　／　B2・C1
    pub note: String,
}

/// A measure's sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureSheet {
    /// 15-1
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its state with the word for it.
    pub state: (State, String),
    /// Its rating with sign and word; words alone where it has no grade.
    pub rating: Vec<Inline>,
    /// Indicator, target, figure: what was promised and reached.
    pub promised: Vec<Term>,
    /// What departments wrote, as far as it stands beside that.
    pub told: Vec<Term>,
    /// What else they wrote, line under line.
    pub further: Vec<Term>,
    /// Its roadmap in rows of cells over the plan's years.
    pub phases: Vec<Vec<ReportCell>>,
    /// Who leads, how it stood the year before, who wrote.
    pub foot: Vec<Term>,
}

/// A picture with what it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportPicture {
    /// What it is called.
    pub name: String,
    /// What it shows, in sentences: read aloud in its place.
    pub description: Vec<String>,
    /// How wide it stands on its page, in CSS pixels.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// SVG.
    pub svg: String,
}

/// A block: heading, words, figures or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportBlock {
    /// The title page's head.
    Cover(CoverTitle),
    /// A heading, and what is said beside it.
    Heading {
        /// How deep.
        level: HeadingLevel,
        /// Its words.
        text: String,
        /// Said beside it.
        note: String,
    },
    /// A paragraph; signs may stand in it.
    Paragraph(Vec<Inline>),
    /// Numbered sentences.
    Sentences(Vec<String>),
    /// A row of figures.
    Totals(Vec<ReportTotal>),
    /// How many measures are in which state: a bar with its legend. The counts make the whole.
    States(Vec<(State, usize)>),
    /// The circle of every measure.
    Circles(Vec<CircleRow>),
    /// Terms and what stands for them.
    Terms(Vec<Term>),
    /// A table.
    Table(ReportTable),
    /// A picture.
    Picture(Box<ReportPicture>),
    /// The head of an initiative's sheet.
    Initiative(InitiativeTitle),
    /// The years over the phases of the sheets below; the one that is reported is marked.
    Years(Vec<(String, bool)>),
    /// A measure's sheet.
    Measure(Box<MeasureSheet>),
}

impl ReportBlock {
    /// The pieces that no page cuts, each with whether the next one stands on the same page where that can be.
    pub fn pieces(&self) -> Vec<bool> {
        match self {
            Self::Heading { .. } | Self::Initiative(_) | Self::Years(_) => vec![true],
            Self::Cover(_) | Self::Paragraph(_) | Self::Totals(_) | Self::States(_) | Self::Picture(_) => vec![false],
            Self::Sentences(all) => vec![false; all.len()],
            Self::Circles(rows) => vec![false; rows.len()],
            Self::Terms(terms) => vec![false; terms.len()],
            Self::Table(table) => {
                let follows = |at: usize| table.rows.get(at + 1).is_some_and(|next| next.weight != RowWeight::Plain);
                (0..table.rows.len()).map(follows).collect()
            }
            // Head, body, further lines, roadmap, foot: together where they fit on a page.
            Self::Measure(sheet) => {
                let count = 3 + sheet.further.len() + usize::from(!sheet.phases.is_empty());
                (0..count).map(|at| at + 1 < count).collect()
            }
        }
    }
}
