//! Names of files that every system accepts.

use crate::plan::Plan;
use crate::plan::calendar::{Date, fiscal_year_code};
use crate::plan::letters::is_ignorable;

use super::Export;

/// What a file input offers to choose: snapshots by all the names that they travel under.
pub const ACCEPTED: &str = ".json,.gz,.txt,application/json,application/gzip";

/// The name of a text that was dropped and holds a snapshot.
pub const DROPPED_TEXT: &str = "置いた文";
/// The name of a text that was pasted and holds one.
pub const PASTED_TEXT: &str = "貼り付けた文";

/// The longest department name in a file name, in characters; with it the whole stays below 80 characters.
const NAME_CHARS: usize = 40;

/// The longest name of a round in a file name; a department's name gives way to it.
const ROUND_CHARS: usize = 20;

/// What stands there instead takes as many at most, where there is no round.
const USUAL_PART_CHARS: usize = 4;

/// In place of a department: 依頼ファイル.
const REQUEST: &str = "依頼";

/// Fiscal years with a short code of the era (R1 to R99); any other is written in full.
const ERA_YEARS: std::ops::RangeInclusive<i32> = 2019..=2117;

/// `ayumi_市民課_R8_2026-11-22.json`: whose records, which fiscal year, written when. A difference to earlier files
/// carries the clock as well, since there may be several a day: `ayumi_市民課_差分_2026-11-22-1432.json`. What answers a
/// round carries its name instead of the year: `ayumi_市民課_令和9年度上期_2027-11-19.json`.
///
/// At most 80 characters with the `.gz` of a packed file, none of `/ \ : * ? " < > |`, no control character or mark
/// that reverses text, no space.
pub fn file_name(plan: &Plan, export: &Export) -> String {
    let difference = export.scope.only.is_some();
    let year = match export.scope.fy {
        Some(fy) if ERA_YEARS.contains(&fy) => fiscal_year_code(fy),
        Some(fy) => fy.to_string(),
        None if difference => "差分".to_owned(),
        None => "全年度".to_owned(),
    };
    let part = match &export.round {
        Some(round) if !difference => or_none(safe(round, ROUND_CHARS), &year),
        _ => year,
    };
    let whose = match export.scope.dept.as_ref().or(export.dept.as_ref().filter(|_| difference)) {
        _ if export.scope.round.is_some() => REQUEST.to_owned(),
        Some(dept) => {
            let left = NAME_CHARS - part.chars().count().saturating_sub(USUAL_PART_CHARS);
            let name = plan.department(dept).map_or(dept.as_str(), |department| &department.name);
            or_none(safe(name, left), "部署名なし")
        }
        None => "全課".to_owned(),
    };
    let mut name = format!("ayumi_{whose}_{part}");
    if let Some(date) = export.exported_at.date() {
        name.push('_');
        name.push_str(&date.to_string());
        if difference {
            name.push('-');
            name.extend(export.exported_at.clock().into_iter().flat_map(str::chars).filter(char::is_ascii_digit));
        }
    }
    name.push_str(".json");
    name
}

/// `ayumi_市民課_期限_2026-11-22.ics`: whose due days, written when. Under the rules of [`file_name`].
pub fn calendar_name(dept: &str, day: Option<Date>) -> String {
    let day = day.map(|day| format!("_{day}")).unwrap_or_default();
    format!("ayumi_{}_期限{day}.ics", safe(dept, NAME_CHARS))
}

/// `plan_koganei-dx-2026_2026-04.json`: a plan's id and edition. Under the rules of [`file_name`].
pub fn plan_file_name(plan: &Plan) -> String {
    format!("plan_{}_{}.json", safe(&plan.id, NAME_CHARS), or_none(safe(&plan.edition, ROUND_CHARS), "版なし"))
}

/// Leaves letters, digits and a few marks; anything that a file system, a shell or a mail program may trip over
/// becomes `_`.
pub(super) fn safe(name: &str, most: usize) -> String {
    let safe: String = name
        .chars()
        .filter(|c| !is_ignorable(*c))
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '・' | '（' | '）') { c } else { '_' })
        .take(most)
        .collect();
    safe.trim_matches('_').to_owned()
}

fn or_none(name: String, none: &str) -> String {
    if name.is_empty() { none.to_owned() } else { name }
}
