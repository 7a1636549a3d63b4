//! Paragraphs by the name of their style.

use super::xml::{Xml, valued, xml};

/// The styles of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParagraphStyle {
    /// The report's title.
    Title,
    /// What stands around the title.
    Subtitle,
    /// A part, or an initiative's sheet.
    Heading1,
    /// A section of it.
    Heading2,
    /// A measure's sheet.
    Heading3,
    /// Words.
    Body,
    /// Said beside a heading, or under a table.
    Note,
    /// A numbered sentence.
    ListNumber,
    /// In a cell.
    Cell,
    /// In a cell of numbers.
    Number,
    /// Between a table and what follows: without it two tables would be one.
    Gap,
    /// At the head of every page.
    Header,
    /// At its foot.
    Footer,
}

impl ParagraphStyle {
    /// What it is called inside the file.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Body => "Normal",
            Self::Note => "ReportNote",
            Self::ListNumber => "ListNumber",
            Self::Cell => "ReportCell",
            Self::Number => "ReportNumber",
            Self::Gap => "ReportGap",
            Self::Header => "Header",
            Self::Footer => "Footer",
        }
    }
}

/// A paragraph.
pub(super) fn paragraph(style: ParagraphStyle, runs: impl IntoIterator<Item = Xml>) -> Xml {
    set(style, Vec::new(), runs)
}

/// A paragraph that is set otherwise than its style says, in the order that the format wants.
pub(super) fn set(style: ParagraphStyle, properties: Vec<Xml>, runs: impl IntoIterator<Item = Xml>) -> Xml {
    let properties = xml("w:pPr").child(valued("w:pStyle", style.id())).children(properties);
    xml("w:p").child(properties).children(runs)
}
