//! What came of a workshop: what was agreed, what is open, what comes next; the file, and how to begin anew.

use leptos::prelude::*;

use crate::counted::{CHANGES, MEASURES};
use crate::exchange::Scope;
use crate::insight::Record;
use crate::journal::{Cell, Field, GradeId, Scale};
use crate::plan::ItemId;
use crate::plan::calendar::{Date, Moment};
use crate::plan::letters::visible;
use crate::query::View;
use crate::ui::parts::{ButtonLook, Column, Figure, Figures, Mail, explained, grade_label, table};
use crate::wording::{self, names, values};

use super::count::Spread;
use super::desk::{WorkshopAction, WorkshopState, button};
use super::due::split;
use super::head::stage_words;
use super::model::{Change, Stage, WorkshopStep, change, earlier, rating};
use super::tally::ends_words;

/// A measure's outcome.
struct SummaryRow {
    step: WorkshopStep,
    /// 4-1 マイナンバーカードの普及促進
    name: String,
    change: Change,
    /// 状態, as recorded.
    state: String,
    /// 前年度 B と同じ
    changed: String,
    /// What is left to talk about, in words; empty where nothing is.
    open: String,
    reason: Option<String>,
    next: Option<String>,
    due: Option<Date>,
    /// The latest label of this department's record.
    last: Option<Moment>,
}

/// What came of the measures that were gone through, the file, and a new round.
pub(super) fn summary(desk: WorkshopState, look: ButtonLook) -> AnyView {
    let steps = desk.steps.read();
    let lines: Vec<SummaryRow> = steps.iter().map(|step| line(desk, step)).collect();
    view! { {results(desk, &lines)} {file(desk, look)} }.into_any()
}

/// How much was agreed, changed, left open and planned; then each of them.
fn results(desk: WorkshopState, lines: &[SummaryRow]) -> AnyView {
    let is_agreed = |line: &&SummaryRow| line.step.stage == Stage::Agreed;
    let count = |is: &dyn Fn(&SummaryRow) -> bool| lines.iter().filter(|line| is(line)).count().to_string();
    let went = |change: Change| lines.iter().filter(is_agreed).filter(|line| line.change == change).count();
    let (up, down, other) = (went(Change::Up), went(Change::Down), went(Change::Other));
    let more = if other > 0 { format!("・ほか{other}") } else { String::new() };
    let figures = [
        ("合意した", lines.iter().filter(is_agreed).count().to_string(), format!("{}{MEASURES}中", lines.len())),
        ("前年度からの変化", (up + down + other).to_string(), format!("上がった{up}・下がった{down}{more}")),
        ("話合いが必要", count(&|line| !line.open.is_empty()), String::new()),
        ("次にすること", count(&|line| line.next.is_some()), format!("期限あり{}", count(&|line| line.due.is_some()))),
    ];
    let figure = |(label, number, note): (&'static str, String, String)| {
        view! { <Figure label value=number unit=MEASURES note/> }.into_any()
    };
    let figures: Vec<AnyView> = figures.into_iter().map(figure).collect();
    let scale = desk.app.scale();
    let agreed: Vec<Vec<AnyView>> = lines.iter().filter(is_agreed).map(|line| agreed_row(line, &scale)).collect();
    let is_open = |line: &&SummaryRow| !line.open.is_empty();
    let open = lines.iter().filter(is_open).map(|line| {
        let address = desk.address(Some(&line.step.measure));
        vec![
            view! { <a class="name-link" href=address>{line.name.clone()}</a> }.into_any(),
            line.open.clone().into_any(),
        ]
    });
    let open: Vec<Vec<AnyView>> = open.collect();
    let mut dated: Vec<&SummaryRow> = lines.iter().filter(|line| line.next.is_some()).collect();
    // What has a day comes first, by day.
    dated.sort_by_key(|line| (line.due.is_none(), line.due));
    let next = dated.into_iter().map(|line| {
        let due = line.due.map_or_else(|| "期限なし".to_owned(), Date::japanese);
        vec![line.name.clone().into_any(), due.into_any(), line.next.clone().into_any()]
    });
    let next: Vec<Vec<AnyView>> = next.collect();
    let latest = lines.iter().filter_map(|line| line.last.as_ref());
    let how = vec![
        "合意したは、集計を締め切って評価を決めた件数。分母は、この自己点検で表示する個別取組です。".to_owned(),
        format!(
            "前年度からの変化は、合意した評価を前年度の評価と比べた件数。同じ{}{MEASURES}・前年度の評価の記入なし{}{MEASURES}は除きます。「ほか」は、評価できないとの間の変化です。",
            went(Change::Same),
            went(Change::New)
        ),
        "話合いが必要は、評価か状態の決まらないもの、食い違い、2段階以上分かれたものの合計。期限は「次にすること」の末尾の日付です。".to_owned(),
        desk.app.records_age(latest.max_by(|one, other| one.as_str().cmp(other.as_str()))),
    ];
    view! {
        <Figures>{figures}</Figures>
        {explained("件数", how)}
        {section("agreed-title", "合意したこと", &AGREED, agreed)}
        {section("open-title", "話合いが必要なもの", &OPEN, open)}
        {section("next-title", &wording::field(&Field::Next), &NEXT, next)}
    }
    .into_any()
}

const AGREED: [Column; 6] = [
    ("個別取組", false),
    ("参加者それぞれの評価", false),
    ("合意した評価", false),
    ("状態", false),
    ("前年度から", false),
    ("理由", false),
];
const OPEN: [Column; 2] = [("個別取組", false), ("残っていること", false)];
const NEXT: [Column; 3] = [("個別取組", false), ("期限", false), ("すること", false)];

fn agreed_row(line: &SummaryRow, scale: &Scale) -> Vec<AnyView> {
    let grade = line.step.grade.as_ref().and_then(|id| scale.grade(id).cloned());
    let grade = grade.map(|grade| grade_label(grade.kind, grade.letter, grade.name));
    let counts = line.step.tally.as_ref().map(|counts| values::tally(scale, counts)).unwrap_or_default();
    vec![
        line.name.clone().into_any(),
        counts.into_any(),
        grade.into_any(),
        line.state.clone().into_any(),
        line.changed.clone().into_any(),
        line.reason.clone().unwrap_or_else(|| wording::NOT_ENTERED.to_owned()).into_any(),
    ]
}

fn section(id: &'static str, title: &str, columns: &[Column], rows: Vec<Vec<AnyView>>) -> AnyView {
    let body = if rows.is_empty() { "ありません。".into_any() } else { table(id, columns, 0, rows, None) };
    view! {
        <section class="section workshop__section">
            <div class="section__head"><h2 id=id>{title.to_owned()}</h2></div>
            {body}
        </section>
    }
    .into_any()
}

/// The department's file with its mail, the printout, and how to begin anew.
fn file(desk: WorkshopState, look: ButtonLook) -> AnyView {
    let app = desk.app;
    let scope = Scope::of_dept(desk.dept.get_value());
    let Some(preview) = app.files.preview_exports(std::slice::from_ref(&scope)).into_iter().next() else {
        return ().into_any();
    };
    let words = [&desk.name(), "のファイルを作る"].concat();
    let about = format!("{}（{}{CHANGES}）", preview.file_name, preview.count);
    let text = app.mail(&scope, &preview);
    let page = app.navigation.address_of(View::Department(Some(desk.dept.get_value())));
    let lost = desk.open_tallies();
    let (warning, label) = match lost.as_slice() {
        [] => (String::new(), "新しい回を始める".to_owned()),
        lost => (
            format!(
                "集計中の{}{MEASURES}（{}）は、まだ保存されていません。始めると数えた人数が消え、元に戻せません。",
                lost.len(),
                lost.join("、")
            ),
            format!("新しい回を始める（集計中の{}{MEASURES}の人数を消す）", lost.len()),
        ),
    };
    view! {
        <section class="section no-print">
            <div class="section__head"><h2>"取りまとめ担当へ送る"</h2></div>
            <div class="row">
                {button(desk, look, words, None, WorkshopAction::Export)}
                {button(desk, ButtonLook::Outline, "まとめを印刷".to_owned(), None, WorkshopAction::Print)}
                <p class="sub">{about}</p>
            </div>
            <Mail text on_copy=move |text| app.page.copy(text)/>
            <p>"実績値は、" <a href=page>"自分の課"</a> "の画面で記入します。"</p>
            <details class="disclosure">
                <summary class="disclosure__summary">"もう一度、最初から点検する"</summary>
                <p class="sub">"年に2回行うときなどに使います。合意した評価と集計は履歴に残り、新しく合意するまでは今の記入のままです。"</p>
                <p><strong>{warning}</strong></p>
                {button(desk, ButtonLook::Outline, label, None, WorkshopAction::Again)}
            </details>
        </section>
    }
    .into_any()
}

/// What came of a measure.
fn line(desk: WorkshopState, step: &WorkshopStep) -> SummaryRow {
    let app = desk.app;
    let (fy, dept, scale, ledger) =
        (app.navigation.fy().get(), desk.dept.get_value(), app.scale(), app.records.ledger().read());
    let item = ItemId::from(&step.measure);
    let cell = |fy| Cell { fy, dept: dept.clone(), item: item.clone(), field: Field::Rating };
    let record = Record::of(&ledger, fy, &dept, &item);
    let last = rating(&ledger, &cell(fy - 1));
    let change = step.grade.as_ref().map_or(Change::New, |grade| change(&scale, last.as_ref(), grade));
    let letter = |id: &GradeId| scale.grade(id).map_or_else(|| id.as_str().to_owned(), |grade| grade.letter.clone());
    let mut changed = last.as_ref().map(letter).unwrap_or_default();
    changed.push_str(match change {
        Change::New => "前年度の評価の記入なし",
        Change::Same => " と同じ",
        Change::Up => " から上がった",
        Change::Down => " から下がった",
        Change::Other => " から変わった",
    });
    if let Some(before) = earlier(&ledger, &cell(fy)) {
        changed.push_str("（この年度の前の記入 ");
        changed.push_str(&letter(&before));
        changed.push('）');
    }
    let spread = step.tally.as_ref().map(|tally| Spread::of(tally, &scale));
    let mut open = Vec::new();
    match (step.stage, spread.filter(Spread::is_wide)) {
        _ if record.in_conflict.contains(&Field::Rating) => {
            open.push(format!("進捗評価に{}があります", wording::CONFLICT));
        }
        (Stage::Agreed, Some(spread)) => {
            open.push(format!("評価が分かれています（{}）", ends_words(&spread, &scale).unwrap_or_default()));
        }
        (Stage::Agreed, None) => {}
        (stage, _) => open.push(stage_words(stage).to_owned()),
    }
    let state = if record.in_conflict.contains(&Field::Status) {
        wording::CONFLICT
    } else if record.unknown.contains(&Field::Status) {
        wording::UNKNOWN
    } else {
        record.status.map_or(wording::NOT_ENTERED, wording::status)
    };
    if step.stage == Stage::Agreed && record.status.is_none() {
        open.push(format!("{}が{state}です", wording::field(&Field::Status)));
    }
    let (next, due) = record.next.as_deref().map_or((None, None), |text| {
        let (text, due) = split(text);
        (Some(visible(text)), due)
    });
    let (number, name) = names::item(&app.plan(), &item);
    SummaryRow {
        step: step.clone(),
        name: format!("{number} {name}"),
        change,
        state: state.to_owned(),
        changed,
        open: open.join("・"),
        reason: record.situation.as_deref().map(visible),
        next,
        due,
        last: record.last.map(|(_, at)| at),
    }
}
