//! The report as a Word file, given to the person.

use std::sync::Arc;

use leptos::task::spawn_local;

use crate::report::ReportDocument;
use crate::tables::table_file_name;
use crate::wording::notices::exporting;

use super::Files;
use super::office::{OfficeKind, word};
use crate::app::page::{Notice, Tone};

/// What Word's files are.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

impl Files {
    /// Gives a report to the person as a Word file, and says so. It is made once it is said that it is.
    pub fn export_word(self, fy: i32, document: Arc<ReportDocument>) {
        let day = self.records.page.now().date();
        let file = table_file_name(exporting::REPORT, Some(fy), day, "docx");
        self.notify(Notice::new(Tone::Info, exporting::PREPARING_WORD));
        let (window, downloads) = (self.records.ports.window(), self.records.ports.downloads());
        spawn_local(async move {
            window.yield_now().await;
            let notice = match word(document, day).await {
                Ok(bytes) if downloads.download(&file, DOCX, &bytes) => {
                    Notice::new(Tone::Info, exporting::word_made(&file))
                }
                Ok(_) => Notice::new(Tone::Error, exporting::not_made(&file)),
                Err(none) => Notice::new(Tone::Error, none.words(OfficeKind::Word)),
            };
            self.notify(notice);
        });
    }
}
