//! Names of files of tables.

use crate::plan::calendar::{Date, fiscal_year_code};

/// `ayumi_一覧_R9_2027-11-22.xlsx`: what it holds, of which fiscal year if of one, made when.
pub fn table_file_name(what: &str, fy: Option<i32>, day: Option<Date>, ending: &str) -> String {
    let fy = fy.map(|fy| format!("_{}", fiscal_year_code(fy))).unwrap_or_default();
    let day = day.map(|day| format!("_{day}")).unwrap_or_default();
    format!("ayumi_{what}{fy}{day}.{ending}")
}
