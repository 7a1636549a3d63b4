//! 報告書: the report to the council and the headquarters, worked out as blocks of words and figures.
//!
//! Pure: plan and records come in as a [`ReportSource`], what a person chose as [`ReportOptions`]; out comes a
//! [`ReportDocument`]. Whoever renders it, on pages or as a Word file, decides how it looks and counts nothing. Which
//! block stands on which page is told by [`paginate`], once somebody has measured how high the blocks are.
//!
//! | Module | Holds |
//! |---|---|
//! | `document` | what a report is made of |
//! | `options` | what a person chose for it |
//! | `source` | what it is made from |
//! | `cover`, `summary`, `cross`, `delays`, `links`, `roadmap`, `changes`, `sheets`, `gaps`, `remarks`, `signs` | one part each |
//! | `pages` | from measured blocks to pages |

mod changes;
mod cover;
mod cross;
mod delays;
mod document;
mod gaps;
mod links;
mod options;
mod pages;
mod remarks;
mod roadmap;
mod sheets;
mod signs;
mod source;
mod summary;

pub use document::{
    CircleGroup, CircleRow, CoverTitle, HeadingLevel, InitiativeTitle, Inline, MeasureCircle, MeasureSheet,
    ReportBlock, ReportCell, ReportColumn, ReportDocument, ReportPaper, ReportPicture, ReportRow, ReportSection,
    ReportTable, ReportTotal, RowWeight, RunningHead, Term,
};
pub use options::{CoverWords, EditedSentences, ReportOptions, ReportPart, SheetScope};
pub use pages::{BlockHeights, PAGE_HEIGHT, PageSlice, ReportPage, paginate};
pub use source::{Previous, ReportSource};
pub use summary::{sentences, strange_numbers};

/// Works a report out.
pub fn report(source: &ReportSource<'_>, options: &ReportOptions) -> ReportDocument {
    let parts = ReportPart::ALL.into_iter().filter(|part| options.has(*part));
    let sections = parts.flat_map(|part| match part {
        ReportPart::Cover => vec![cover::cover(source, options)],
        ReportPart::Summary => vec![summary::summary(source, options)],
        ReportPart::CrossTables => vec![cross::cross_tables(source)],
        ReportPart::Delays => vec![delays::delays(source)],
        ReportPart::Links => vec![links::links(source)],
        ReportPart::Roadmap => vec![roadmap::roadmap(source, options)],
        ReportPart::Changes => vec![changes::changes(source)],
        ReportPart::Sheets => sheets::sheets(source, options.sheets),
        ReportPart::NotEntered => vec![gaps::not_entered(source)],
        ReportPart::Remarks => vec![remarks::remarks(source)],
        ReportPart::Signs => vec![signs::signs(source)],
    });
    ReportDocument { running: source.running_head(options), sections: sections.collect() }
}
