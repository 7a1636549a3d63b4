//! Why there is no document.

/// Why a document cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OfficeError {
    /// The tables are larger than a browser holds as a workbook.
    #[error("{cells} cells are more than a workbook is made of")]
    TooLarge {
        /// How many cells they have.
        cells: usize,
    },
    /// The writer of workbooks refused something.
    #[error("the workbook cannot be written: {0}")]
    Refused(String),
    /// The parts of a Word file cannot be packed.
    #[error("the Word file cannot be packed: {0}")]
    NotPacked(String),
}

impl OfficeError {
    /// What happened, why, and what to do.
    pub fn words(&self) -> String {
        match self {
            Self::TooLarge { cells } => format!(
                "表が大きいため（{cells}マス）、1つのExcelファイルにできません。「保存と共有」の「ほかのソフトで使う表」から、表ごとにCSVにしてください。"
            ),
            Self::Refused(reason) => format!(
                "Excelファイルを作れませんでした（{reason}）。記入は変わっていません。CSVなら作れます。この文を、ファイルの配布元に伝えてください。"
            ),
            Self::NotPacked(reason) => format!(
                "Wordファイルを作れませんでした（{reason}）。記入は変わっていません。印刷とPDFは、このままでできます。この文を、ファイルの配布元に伝えてください。"
            ),
        }
    }
}
