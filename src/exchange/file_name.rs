//! Names of files that every system accepts.

use crate::plan::Plan;
use crate::plan::calendar::fiscal_year_code;

use super::Export;

/// The longest department name in a file name, in characters; with it the whole stays below 80 characters.
const NAME_CHARS: usize = 40;

/// Fiscal years with a short code of the era (R1 to R99); any other is written in full.
const ERA_YEARS: std::ops::RangeInclusive<i32> = 2019..=2117;

/// `ayumi_市民課_R8_2026-11-22.json`: whose records, which fiscal year, written when.
///
/// At most 80 characters, none of `/ \ : * ? " < > |`, no control character or mark that reverses text, no space.
pub fn file_name(plan: &Plan, export: &Export) -> String {
    let whose = match &export.scope.dept {
        Some(dept) => safe(plan.department(dept).map_or(dept.as_str(), |department| &department.name)),
        None => "全部署".to_owned(),
    };
    let year = match export.scope.fy {
        Some(fy) if ERA_YEARS.contains(&fy) => fiscal_year_code(fy),
        Some(fy) => fy.to_string(),
        None => "全年度".to_owned(),
    };
    let day = export.exported_at.date().map(|date| format!("_{date}")).unwrap_or_default();
    format!("ayumi_{whose}_{year}{day}.json")
}

/// Leaves letters, digits and a few marks; anything that a file system, a shell or a mail program may trip over
/// becomes `_`.
fn safe(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '・' | '（' | '）') { c } else { '_' })
        .take(NAME_CHARS)
        .collect();
    let safe = safe.trim_matches('_');
    if safe.is_empty() { "部署名なし".to_owned() } else { safe.to_owned() }
}
