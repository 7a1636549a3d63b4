//! What is said of plans. Pure.

use crate::app::{PLAN_LIMIT, PlanOutline, PlanRefusal, PlanStanding};
use crate::counted;
use crate::plan::Problem;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters::visible_line;

/// 例市　令和8〜令和10年度
pub(super) fn whose(outline: &PlanOutline) -> String {
    format!("{}　{}", outline.city, years(outline))
}

fn years(outline: &PlanOutline) -> String {
    let (first, last) = (fiscal_year_short(outline.years.first), fiscal_year_short(outline.years.last));
    format!(
        "{first}〜{}（{}〜{}）年度",
        last.strip_prefix("令和").unwrap_or(&last),
        outline.years.first,
        outline.years.last
    )
}

/// 63件
pub(super) fn measures(outline: &PlanOutline) -> String {
    counted::measures(outline.measures)
}

/// 控え 8c1e40f7
pub(super) fn digest(outline: &PlanOutline) -> String {
    format!("控え {}", outline.digest.get(..8).unwrap_or_default())
}

/// The file's name, which may hide something.
pub(super) fn file(name: &str) -> String {
    format!("「{}」", visible_line(name))
}

/// What is in a plan.
pub(super) fn outline(outline: &PlanOutline) -> [(&'static str, String); 4] {
    [
        ("計画", format!("{}（{}）", outline.title, outline.city)),
        ("期間と版", format!("{}・{}版", years(outline), outline.edition)),
        ("中身", format!("取組{}・個別取組{}・課{}", outline.initiatives, measures(outline), outline.departments)),
        ("識別名と控え", format!("{}・{}", outline.id, digest(outline))),
    ]
}

/// What a person should know before the plan is added.
pub(super) fn standing(outline: &PlanOutline, standing: &PlanStanding) -> Option<String> {
    match standing {
        PlanStanding::New => None,
        PlanStanding::AlreadyHere => Some("同じ計画が、すでにここにあります。加える必要はありません。".to_owned()),
        PlanStanding::OtherEdition { edition, is_older } => {
            let older = if *is_older { "より古い版です" } else { "とは別の版です" };
            Some(format!(
                "ここにある{edition}版{older}（識別名は同じ「{}」）。二つの版は記入を共有します。番号の同じ個別取組の記入が、文の違う個別取組のところに出ることがあります。",
                outline.id
            ))
        }
    }
}

/// The head of a refusal.
pub(super) fn refused(why: &PlanRefusal) -> String {
    match why {
        PlanRefusal::Problems(problems) => {
            format!("直すところが{}あるため、加えられません。", counted::places(problems.len()))
        }
        _ => "このファイルは計画として読めません。".to_owned(),
    }
}

/// What is wrong, and what to do about it; of problems, nothing: they have a list of their own.
pub(super) fn refusal(why: &PlanRefusal) -> [String; 2] {
    let [what, advice] = match why {
        PlanRefusal::Unreadable => [
            "ファイルを開けませんでした。フォルダーか、ほかのソフトが使っている可能性があります。",
            "ファイルを閉じて、選び直してください。",
        ],
        PlanRefusal::NotUtf8 => [
            "文字コードが UTF-8 ではありません（Shift_JIS や UTF-16 で保存された可能性があります）。",
            "メモ帳なら「名前を付けて保存」の「エンコード」で「UTF-8」を選んで保存し、選び直してください。",
        ],
        PlanRefusal::TooLarge => {
            return [
                format!("ファイルが大きすぎます（読めるのは{}MBまでです）。", PLAN_LIMIT >> 20),
                "計画のファイルか確かめてください。画像などは計画のファイルに入れられません。".to_owned(),
            ];
        }
        PlanRefusal::IdTaken { id, city, title } => {
            return [
                format!(
                    "識別名（id）の「{id}」は、{city}の「{title}」が使っています。加えると、二つの計画の記入が混ざります。"
                ),
                "id を、ほかの計画と重ならない名前に変えてください（例 市名のローマ字-計画-始まりの年）。".to_owned(),
            ];
        }
        PlanRefusal::Problems(_) => ["", ""],
    };
    [what.to_owned(), advice.to_owned()]
}

/// What the table leaves out of so many problems.
pub(super) fn beyond(problems: usize, shown: usize) -> Option<String> {
    let left = problems.checked_sub(shown).filter(|left| *left > 0)?;
    Some(format!("ほかに{}あります。「直すところの一覧をコピー」で全てを写せます。", counted::places(left)))
}

/// The list as text, to be sent to whoever writes the plan.
pub(super) fn to_copy(file: &str, problems: &[Problem]) -> String {
    let lines = problems.iter().enumerate().map(|(at, problem)| {
        format!("{}　{}\n　{}\n　{}\n", at + 1, problem.place, problem.what, visible_line(&problem.hint))
    });
    std::iter::once(format!("{}の直すところ\n\n", self::file(file))).chain(lines).collect()
}
