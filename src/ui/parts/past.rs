//! A line of a history: what changed, who and when.

use leptos::prelude::*;

use crate::insight::{HistoryRow, clock_is_doubtful};
use crate::journal::Scale;
use crate::plan::Plan;
use crate::plan::calendar::{Date, Moment};
use crate::plan::letters::visible_line;
use crate::wording::{self, names, values};

use super::{Shape, icon};

/// The words of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastWords {
    /// 4-1; may be empty.
    pub number: String,
    /// 状態
    pub field: String,
    /// 準備中 → 実施中
    pub what: String,
    /// 市民課　管理係　11月22日 14:32
    pub who: String,
    /// The file it came in, or that it was written here; may be empty.
    pub source: String,
    /// 確定後の記入: it came after the closing of its year's round.
    pub is_after_closing: bool,
    /// Its clock cannot be right.
    pub clock_is_doubtful: bool,
}

impl PastWords {
    /// A line of a history in full; the number stands without the year.
    pub fn of(
        plan: &Plan,
        scale: &Scale,
        line: &HistoryRow,
        file: Option<&str>,
        today: Option<Date>,
        now: &Moment,
    ) -> Self {
        let dept = line.cell.as_ref().map(|cell| names::dept(plan, cell)).unwrap_or_default();
        let (number, name) = line.cell.as_ref().map(|cell| names::item(plan, &cell.item)).unwrap_or_default();
        Self {
            number: if number.is_empty() { name } else { number },
            field: line.cell.as_ref().map(|cell| wording::field(&cell.field).into_owned()).unwrap_or_default(),
            what: values::change(plan, scale, line, today),
            who: names::who_when(&dept, &line.by, &line.at, today),
            source: file.map_or_else(|| "この画面の記入".to_owned(), visible_line),
            is_after_closing: false,
            clock_is_doubtful: clock_is_doubtful(&line.at, now, &plan.edition),
        }
    }

    /// What erasing it is called.
    pub fn erasure(&self) -> String {
        format!("{} {} の個人情報の消去", self.number, self.field)
    }
}

/// What is to be known before one relies on a line, or acts on it.
pub fn past_doubt(words: AnyView) -> AnyView {
    view! { <p class="past-row__doubt">{icon(Shape::Warning)} {words}</p> }.into_any()
}

/// The line.
#[component]
pub fn PastRow(
    /// Its words.
    words: PastWords,
    /// The way to erase its text, if there is one.
    #[prop(optional_no_strip)]
    erase: Option<AnyView>,
) -> impl IntoView {
    let PastWords { number, field, what, who, source, is_after_closing, clock_is_doubtful } = words;
    let gap = if source.is_empty() { "" } else { "　" };
    let after = is_after_closing.then(|| view! { <b>"　確定後の記入"</b> });
    let doubt = clock_is_doubtful
        .then(|| past_doubt("記入日時が正しくない可能性があります。記入はそのまま残しています。".into_any()));
    view! {
        <li class="past-row">
            <p class="past-row__what">{number} " " <b>{field}</b> "　" {what}</p>
            <p class="past-row__who">{[who.as_str(), gap, &source].concat()} {after}</p>
            {doubt} {erase}
        </li>
    }
    .into_any()
}
