//! Tables for other programs, given to the person. They hold no record that is not also in the ledger.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::PlanMark;
use crate::journal::{EntryId, Ledger, RoundId};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, Plan};
use crate::tables::{ReceivedFile, Table, csv, table_file_name};
use crate::wording::notices::exporting;

use super::Files;
use super::office::{OfficeKind, workbook};
use crate::app::page::{Notice, Tone};
use crate::app::records::ActivityKind;

/// What Excel's files are.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Files {
    /// By what files of this plan are known.
    pub fn mark(self) -> std::sync::Arc<PlanMark> {
        self.mark.get_value()
    }

    /// Gives a table to the person as CSV, and says so. `what` is said in the file's name.
    pub fn export_csv(self, what: &str, fy: Option<i32>, table: &Table) {
        let file = table_file_name(what, fy, self.records.page.now().date(), "csv");
        let notice = if self.download(&file, "text/csv", &csv(table)) {
            Notice::new(Tone::Info, exporting::table_made(&file, table.rows.len()))
        } else {
            Notice::new(Tone::Error, exporting::not_made(&file))
        };
        self.notify(notice);
    }

    /// Gives tables to the person as one Excel workbook, and says so. They are made once it is said that they are.
    pub fn export_workbook(self, what: &str, fy: Option<i32>, make: impl FnOnce() -> Vec<Table> + 'static) {
        let day = self.records.page.now().date();
        let file = table_file_name(what, fy, day, "xlsx");
        let title = format!("{}　{what}", self.records.plan().title);
        self.notify(Notice::new(Tone::Info, exporting::PREPARING_WORKBOOK));
        let (window, downloads) = (self.records.ports.window(), self.records.ports.downloads());
        spawn_local(async move {
            window.yield_now().await;
            let tables = untrack(make);
            let sheets = tables.len();
            let notice = match workbook(title, day, tables).await {
                Ok(bytes) if downloads.download(&file, XLSX, &bytes) => {
                    Notice::new(Tone::Info, exporting::workbook_made(&file, sheets))
                }
                Ok(_) => Notice::new(Tone::Error, exporting::not_made(&file)),
                Err(none) => Notice::new(Tone::Error, none.words(OfficeKind::Workbook)),
            };
            self.notify(notice);
        });
    }

    /// The files that were taken in here, in that order.
    pub fn received(self) -> Vec<ReceivedFile> {
        let (activities, undone) = (self.records.activities().read(), self.records.undone().read());
        let (plan, ledger) = (self.records.plan(), self.records.ledger().read());
        let files = activities.iter().filter_map(|activity| {
            let ActivityKind::Import { file, entries, already_had, quarantined, dept, exported_at, .. } =
                &activity.kind
            else {
                return None;
            };
            Some(ReceivedFile {
                file: file.clone(),
                taken_in: Moment::new(activity.at.as_str()),
                dept: sender(&plan, &ledger, dept, entries),
                written: Some(Moment::new(exported_at.as_str())).filter(|written| written.date().is_some()),
                added: entries.len(),
                already_had: *already_had,
                quarantined: *quarantined,
                undone: undone.contains(&activity.tx),
            })
        });
        files.collect()
    }
}

/// Whose file it was that brought these entries: the department that it names, else the one that all of them are of.
pub fn sender(plan: &Plan, ledger: &Ledger, named: &str, entries: &[EntryId]) -> Option<DeptId> {
    let named = Some(named).filter(|dept| !dept.is_empty()).map(DeptId::new);
    let dept = named.or_else(|| only_dept(ledger, entries));
    dept.map(|dept| plan.known_as(&dept).clone())
}

/// Whose records all of these are: older files, and activities of older versions, do not say who wrote them.
fn only_dept(ledger: &Ledger, entries: &[EntryId]) -> Option<DeptId> {
    // A department's file has hundreds of entries; one of thousands is of many, and would have to be gone through.
    const MOST_OF_ONE: usize = 2_000;
    if entries.len() > MOST_OF_ONE {
        return None;
    }
    let entries = entries.iter().filter_map(|id| ledger.get(*id));
    let cells = entries.filter_map(|entry| entry.cell()).filter(|cell| RoundId::of_cell(cell).is_none());
    let mut depts = cells.map(|cell| ledger.dept_known_as(&cell.dept));
    depts.next().filter(|first| depts.all(|dept| dept == *first)).cloned()
}
