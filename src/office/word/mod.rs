//! The report as a Word file, so that an office can go on writing it.
//!
//! It has what the pages have, in Word's own means: headings that make an outline, tables whose head is repeated, a numbered
//! list, sections of upright and wide paper. Nothing in it is a picture of text.
//!
//! | Module | Holds |
//! |---|---|
//! | `xml` | elements, written well-formed |
//! | `inline` | words and signs as runs |
//! | `paragraph` | paragraphs by the name of their style |
//! | `table` | tables: grid, head, rows, cells |
//! | `blocks` | every block of the report |
//! | `measure` | a measure's sheet |
//! | `paper` | sizes, sections, what stands on every page |
//! | `styles` | how it looks, and the numbering of lists |
//! | `package` | the parts of the file, and how they are packed |

mod blocks;
mod inline;
mod measure;
mod package;
mod paper;
mod paragraph;
mod styles;
mod table;
mod xml;

use crate::plan::calendar::Date;
use crate::report::ReportDocument;

use super::OfficeError;
use package::{PackagePart, Related};

/// Writes a report as a Word file. The same report and day give the same bytes.
///
/// # Errors
/// It cannot be packed.
pub fn word(document: &ReportDocument, made_on: Option<Date>) -> Result<Vec<u8>, OfficeError> {
    let mut parts = Vec::new();
    let mut body = blocks::Body::default();
    let last = document.sections.len().saturating_sub(1);
    for (at, section) in document.sections.iter().enumerate() {
        let (head, foot) = (package::id("header", at), package::id("footer", at));
        parts.push(PackagePart::related(Related::Header, at, paper::head(document, section)));
        parts.push(PackagePart::related(Related::Footer, at, paper::foot(document, section.paper)));
        body.section(section, paper::section(section.paper, &head, &foot), at == last);
    }
    let lists = body.lists();
    parts.push(PackagePart::related(Related::Document, 0, body.document()));
    parts.push(PackagePart::related(Related::Styles, 0, styles::styles()));
    parts.push(PackagePart::related(Related::Settings, 0, styles::settings()));
    parts.push(PackagePart::related(Related::Numbering, 0, styles::numbering(lists)));
    package::packed(&document.running.head, made_on, parts).map_err(|error| OfficeError::NotPacked(error.to_string()))
}
