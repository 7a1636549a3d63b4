//! 届いたファイル: which were taken in, and that nothing in them is unaccounted for.

use crate::plan::calendar::Moment;
use crate::plan::{DeptId, Plan};

use super::{Datum, Table, TableId, values};

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedFile {
    /// Its name.
    pub file: String,
    /// When it was taken in.
    pub taken_in: Moment,
    /// For whom it was written; `None` where that is not known.
    pub dept: Option<DeptId>,
    /// When it was written; `None` where the file does not say.
    pub written: Option<Moment>,
    /// Its changes that were new.
    pub added: usize,
    /// Its changes that were here.
    pub already_had: usize,
    /// What could not be verified in it.
    pub quarantined: usize,
    /// Whether taking it in was undone.
    pub undone: bool,
}

/// The files, in the order in which they were taken in.
pub fn received(plan: &Plan, files: &[ReceivedFile]) -> Table {
    let row = |file: &ReceivedFile| {
        let mut row = values::day(file.taken_in.date()).to_vec();
        row.extend([Datum::text(file.taken_in.as_str()), Datum::text(&file.file)]);
        row.extend(file.dept.as_ref().map_or([Datum::Empty, Datum::Empty], |dept| values::department(plan, dept)));
        row.extend(values::day(file.written.as_ref().and_then(Moment::date)));
        let counts = [file.added, file.already_had, file.quarantined];
        row.extend(counts.into_iter().chain([counts.iter().sum()]).map(Datum::count));
        row.push(Datum::whether(file.undone));
        row
    };
    Table::new(TableId::Received, files.iter().map(row).collect())
}
