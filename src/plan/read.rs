//! A plan file, from text to a checked [`Plan`].

use serde::Deserialize;
use serde_json::error::Category;

use super::problems::Problems;
use super::{Plan, Problem, check};

/// A plan that cannot be used, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} problems in the plan, first: {}", problems.len(), problems.first().map(ToString::to_string).unwrap_or_default())]
pub struct PlanError {
    /// At least one.
    pub problems: Vec<Problem>,
}

/// Reads and checks a plan in the public format.
///
/// # Errors
/// Every problem found, each with place, rule and hint. Text that is no plan at all gives one problem, since
/// nothing behind the first fault of form can be judged.
pub fn read(text: &str) -> Result<Plan, PlanError> {
    // Editors on Windows put a byte order mark before the text; it is no fault of the plan.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plan: Plan = serde_json::from_str(text).map_err(|error| PlanError { problems: unreadable(text, &error) })?;
    let problems = check(&plan);
    if problems.is_empty() { Ok(plan) } else { Err(PlanError { problems }) }
}

/// Reads a plan whose rules have been checked already: the one in the page, where the packer has put it.
///
/// # Errors
/// The text is no plan of this version.
pub fn parse(text: &str) -> Result<Plan, serde_json::Error> {
    // Not `read`: the checks and their wording would be 40 kB of program for what was proven when the page was made.
    serde_json::from_str(text)
}

/// The two fields every version of the format has.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

/// Why the text is no plan. A newer version may well have fields this program does not know: then the version is
/// what a person must hear of, not the field.
fn unreadable(text: &str, error: &serde_json::Error) -> Vec<Problem> {
    let mut problems = Problems::default();
    if let Ok(header) = serde_json::from_str::<Header>(text) {
        check::header(&header.format, header.version, &mut problems);
    }
    let told = problems.by_place();
    if !told.is_empty() {
        return told;
    }
    let mut problems = Problems::default();
    problems.unreadable((error.line(), error.column()), explained(error));
    problems.by_place()
}

/// The reader's complaint in the words of the people who write plans.
fn explained(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "ファイルが途中で終わっています。".to_owned(),
        Category::Syntax => "JSONとして読めません。この前後の引用符・コンマ・括弧を確かめてください。".to_owned(),
        // Text in memory cannot fail to be read; whatever else arises is told as it is.
        Category::Io => error.to_string(),
        Category::Data => fault(&complaint(error)),
    }
}

/// The message without the place, which is told apart.
fn complaint(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).map(str::to_owned).unwrap_or(message)
}

/// serde's kinds of complaint, which it offers only as English sentences.
fn fault(complaint: &str) -> String {
    let quoted = complaint.split('`').nth(1).unwrap_or_default();
    let (head, expected) = complaint.split_once(", expected ").unwrap_or((complaint, ""));
    let (kind, found) = head.split_once(": ").unwrap_or((head, ""));
    match kind {
        _ if kind.starts_with("unknown field ") => format!("知らない項目「{quoted}」があります。{}", choices(expected)),
        _ if kind.starts_with("missing field ") => format!("項目「{quoted}」がありません。"),
        _ if kind.starts_with("duplicate field ") => format!("項目「{quoted}」が2回あります。"),
        _ if kind.starts_with("unknown variant ") => format!("「{quoted}」という値は使えません。{}", choices(expected)),
        "invalid type" => {
            format!("値の種類が違います（{}が必要ですが、{}があります）。", value(expected), value(found))
        }
        "invalid value" => format!("値が範囲の外です（{}が必要ですが、{}があります）。", value(expected), value(found)),
        "not a decimal" => {
            format!("「{found}」は数ではありません。桁区切りなしの半角数字を、引用符で囲んで書いてください。")
        }
        _ => format!("書式に合わない値があります（{complaint}）。"),
    }
}

/// 使えるのは a・b・c です。
fn choices(expected: &str) -> String {
    let names: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    if names.is_empty() { String::new() } else { format!("使えるのは {} です。", names.join("・")) }
}

/// serde's word for a value, in Japanese; a word not known here is given as it is.
fn value(word: &str) -> &str {
    match word.split([' ', '`']).find(|part| !part.is_empty() && *part != "a" && *part != "an").unwrap_or(word) {
        "string" => "文字列",
        "integer" | "i32" | "u8" | "u16" | "u32" => "整数",
        "floating" => "小数",
        "boolean" => "true か false",
        "null" => "null",
        "sequence" => "[ ] の並び",
        "map" | "struct" => "{ } のまとまり",
        _ => word,
    }
}
