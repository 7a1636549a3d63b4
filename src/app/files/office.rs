//! Documents of office programs: written in a part of the program of its own, which is unpacked when one is first asked
//! for.

use std::sync::Arc;

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::office::{self, OfficeError};
use crate::plan::calendar::Date;
use crate::report::ReportDocument;
use crate::tables::Table;
use crate::wording::notices::exporting;

/// The kinds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfficeKind {
    /// Tables.
    Workbook,
    /// The report.
    Word,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoDocument {
    /// The page does not hold the part as it was packed.
    PartDamaged,
    /// It cannot be written.
    Office(OfficeError),
}

impl NoDocument {
    /// What happened, why, and what to do.
    pub(super) fn words(&self, kind: OfficeKind) -> String {
        match (self, kind) {
            (Self::PartDamaged, OfficeKind::Workbook) => exporting::workbook_damaged(),
            (Self::PartDamaged, OfficeKind::Word) => exporting::word_damaged(),
            (Self::Office(error), _) => error.words(),
        }
    }
}

impl From<SplitLoaderError> for NoDocument {
    fn from(_: SplitLoaderError) -> Self {
        Self::PartDamaged
    }
}

/// Writes a workbook, in the part `office`.
///
/// # Errors
/// [`NoDocument`].
#[wasm_split(office, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn workbook(title: String, made_on: Option<Date>, tables: Vec<Table>) -> Result<Vec<u8>, NoDocument> {
    office::workbook(&title, made_on, &tables).map_err(NoDocument::Office)
}

/// Writes the report as a Word file, in the part `office`.
///
/// # Errors
/// [`NoDocument`].
#[wasm_split(office, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn word(document: Arc<ReportDocument>, made_on: Option<Date>) -> Result<Vec<u8>, NoDocument> {
    office::word(&document, made_on).map_err(NoDocument::Office)
}
