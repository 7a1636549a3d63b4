//! What stands beside the data: what each column means, the codes, the source and the day.

use crate::counted::MEASURES;
use crate::insight::State;
use crate::insight::compare::ChangeGroup;
use crate::journal::{Field, Ledger, Scale};
use crate::plan::Plan;
use crate::plan::calendar::{Date, Moment};

use super::form::{UPDATES, lists};
use super::words::{ChangeEffect, Presence};
use super::{Datum, DatumKind, DatumOrigin, FORM_VERSION, Table, TableId, values, words};

/// What each column of these tables means.
pub fn definitions(tables: &[TableId]) -> Table {
    let of_table = |table: TableId| {
        let columns = table.columns().into_iter().enumerate();
        columns.map(move |(at, column)| {
            vec![
                Datum::text(table.name()),
                Datum::text(table.ascii()),
                Datum::count(at + 1),
                Datum::text(column.head),
                Datum::text(column.ascii),
                Datum::text(kind(column.kind)),
                Datum::text(column.meaning),
                Datum::text(column.unit),
                Datum::text(column.codes),
                Datum::text(origin(column.origin)),
                Datum::whether(column.workbook_only),
                Datum::Number(column.since.into()),
            ]
        })
    };
    Table::new(TableId::Definitions, tables.iter().copied().flat_map(of_table).collect())
}

fn kind(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::Text => "文字",
        DatumKind::Number => "数値",
        DatumKind::Day => "日付",
    }
}

fn origin(origin: DatumOrigin) -> &'static str {
    match origin {
        DatumOrigin::Plan => "計画",
        DatumOrigin::Records => "記入",
        DatumOrigin::Computed => "計算",
        DatumOrigin::Program => "プログラム",
    }
}

/// All codes, with their names.
pub fn codes(plan: &Plan, scale: &Scale) -> Table {
    let row = |list: &str, code: &str, name: &str, meaning: &str| [list, code, name, meaning].map(Datum::text).to_vec();
    let mut rows = Vec::new();
    let mut add = |list: &str, words: &[(&str, &str, &str)]| {
        rows.extend(words.iter().map(|(code, name, meaning)| row(list, code, name, meaning)));
    };
    add(lists::STATE, &State::ALL.map(words::state));
    let grades: Vec<_> =
        scale.grades.iter().map(|grade| (grade.id.as_str(), &*grade.name, &*grade.criterion)).collect();
    add(lists::RATING, &grades);
    add(lists::RATING, &words::NO_GRADES);
    add(lists::PRESENCE, &Presence::ALL.map(Presence::word));
    add(lists::CHANGE, &ChangeEffect::ALL.map(ChangeEffect::word));
    add(lists::BECAME, &ChangeGroup::ALL.map(words::became));
    add(lists::GOAL, &words::GOALS);
    add(lists::COMPARE, &words::COMPARES.map(words::compare));
    add(lists::PER, &words::PERS.map(words::per));
    add(lists::DUE, &words::DUES.map(words::due));
    add(lists::PARTY_KIND, &words::PARTY_KINDS);
    add(lists::WHETHER, &words::WHETHER);
    rows.extend(fields().into_iter().map(|own| {
        let [code, name] = values::field(&own);
        vec![Datum::text(lists::FIELD), code, name, Datum::text(words::field_meaning(&own))]
    }));
    for department in &plan.departments {
        rows.push(row(lists::PARTY, department.id.as_str(), &department.name, "課"));
    }
    for group in &plan.groups {
        rows.push(row(lists::PARTY, group.id.as_str(), &group.name, "部署区分"));
    }
    Table::new(TableId::Codes, rows)
}

fn fields() -> Vec<Field> {
    Field::RECORD.into_iter().chain([Field::Tally, Field::Groups, Field::Name]).collect()
}

/// Where the data of tables come from.
#[derive(Debug, Clone, Copy)]
pub struct Provenance<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The digest of the plan.
    pub plan_digest: &'a str,
    /// What was recorded.
    pub ledger: &'a Ledger,
    /// The digest of all changes.
    pub records_digest: &'a str,
    /// The fiscal year that is looked at.
    pub fy: i32,
    /// How many measures are in the tables.
    pub measures: usize,
    /// Under which conditions they were asked for; empty for all.
    pub conditions: &'a str,
    /// When the tables are made, by the computer's clock.
    pub made_at: &'a Moment,
}

/// Source, edition, day, digests, how values are written, and what each version of the form changed.
pub fn provenance(from: &Provenance<'_>) -> Table {
    let plan = from.plan;
    let text = |item: &str, ascii: &str, text: &str| line(item, ascii, Datum::text(text), Datum::Empty, "", None);
    let count =
        |item: &str, ascii: &str, number: Datum, unit: &str| line(item, ascii, Datum::Empty, number, unit, None);
    let all = if from.conditions.is_empty() { "計画の全ての個別取組" } else { from.conditions };
    let [fy, fy_era] = values::year(from.fy);
    let mut rows = vec![
        text("計画の名称", "plan_title", &plan.title),
        text("地方公共団体", "city", &plan.city),
        text("計画の出典", "source_title", &plan.source.title),
        text("公表した者", "publisher", &plan.source.publisher),
        text("公表の時期", "published", plan.source.published.as_deref().unwrap_or_default()),
        text("計画の番号", "plan_id", &plan.id),
        text("計画の版", "plan_edition", &plan.edition),
        text("計画のダイジェスト（SHA-256）", "plan_sha256", from.plan_digest),
        line("データの時点", "as_of", Datum::text(from.made_at.as_str()), Datum::Empty, "", from.made_at.date()),
        line("表示の年度", "fiscal_year", fy_era, fy, "年度", None),
        count("個別取組の数", "measures", Datum::count(from.measures), MEASURES),
        text("個別取組の条件", "conditions", all),
        count("変更の数", "entries", Datum::count(from.ledger.len()), "変更"),
        text("変更のダイジェスト（SHA-256）", "entries_sha256", from.records_digest),
        text("作成したプログラム", "program", concat!("あゆみ ", env!("CARGO_PKG_VERSION"))),
        text("文字コード", "encoding", "CSVはUTF-8（BOMあり）、改行はCRLF。Excelファイルは.xlsx"),
    ];
    rows.extend(WRITING.map(|(item, ascii, told)| text(item, ascii, told)));
    rows.push(count("様式の版", "form_version", Datum::Number(FORM_VERSION.into()), "版"));
    rows.extend(UPDATES.map(|(version, day, what)| {
        line("更新の履歴", "update", Datum::text(what), Datum::Number(version.into()), "版", Date::parse(day).ok())
    }));
    Table::new(TableId::Provenance, rows)
}

/// How values are written.
const WRITING: [(&str, &str, &str); 6] = [
    ("空欄の書き方", "writing_blank", "空欄は値がないこと。0は、0と記入されたときだけ。理由は「記入の有無」などの列"),
    ("改行の書き方", "writing_line_break", "文の中の改行は「／」。前後の空白は除く"),
    (
        "機種依存文字の書き方",
        "writing_letters",
        "丸数字・囲み文字・省略文字は書き下す（(14)、(株)、平成）。外字と見えない文字は〔U+番号〕。元の文は、あゆみのファイルにある",
    ),
    (
        "数式に見える文字",
        "writing_formula",
        "CSVでは、=、+、-、@で始まる文の前に ' を付ける。Excelファイルでは、文のまま（計算しない）",
    ),
    ("長い文の書き方", "writing_long", "32,767文字を超える文は、途中まで。続きを省いたと書く"),
    ("桁の多い数値", "writing_digits", "16桁以上の数値は、数値の列を空欄にし、文字の列にだけ書く"),
];

fn line(item: &str, ascii: &str, text: Datum, number: Datum, unit: &str, day: Option<Date>) -> Vec<Datum> {
    vec![Datum::text(item), Datum::text(ascii), text, number, Datum::text(unit), Datum::day(day)]
}
