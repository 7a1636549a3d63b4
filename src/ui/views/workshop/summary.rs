//! The first and the last screen: who takes part and where to begin; what was agreed, what is open, what comes next.

use std::sync::Arc;

use leptos::prelude::*;

use crate::exchange::Scope;
use crate::gather::sort_by_key;
use crate::insight::Record;
use crate::journal::{Cell, Field, Scale, Tally};
use crate::plan::calendar::{Date, fiscal_year_long};
use crate::plan::{ItemId, Plan};
use crate::query::View;
use crate::ui::parts::field::{Checkbox, FigureField};
use crate::ui::parts::{Button, ButtonLink, ButtonLook, ButtonSize, Empty, Figure, Figures, GradeLabel, Mail, table};
use crate::ui::text::{self, mail::mail, said};

use super::count::Spread;
use super::desk::{Desk, TITLE};
use super::due::split;
use super::head::stage_words;
use super::model::{Change, Kept, Stage, Step, change, earlier, first_open, rating};
use super::tally::ends_words;

/// A measure's outcome.
struct Line {
    step: Step,
    /// 4-1 マイナンバーカードの普及促進
    name: String,
    change: Change,
    /// 前年度 B と同じ
    changed: String,
    /// What is left to talk about, in words; empty where nothing is.
    open: String,
    reason: Option<String>,
    next: Option<String>,
    due: Option<Date>,
}

/// The screen.
pub(super) fn summary(desk: Desk) -> AnyView {
    let app = desk.app;
    let begun = Memo::new(move |_| desk.steps.read().iter().any(|step| step.stage != Stage::Waiting));
    let empty = Memo::new(move |_| desk.steps.read().is_empty());
    let note = move || {
        let today = app.today().get().map(|today| format!("　{}現在", today.japanese())).unwrap_or_default();
        format!("{}{today}", fiscal_year_long(app.fy().get()))
    };
    let name = desk.name();
    view! {
        <header class="view-head workshop__start" data-ruled="">
            <h1 id=TITLE tabindex="-1">
                {move || if begun.get() { format!("{name}の自己点検のまとめ") } else { format!("{name}の自己点検") }}
            </h1>
            <p class="view-head__note">{note}</p>
            <div class="view-head__actions">
                {move || begun.get().then(|| view! {
                    <Button size=ButtonSize::Small on_press=move |()| app.print()>"まとめを印刷"</Button>
                })}
            </div>
        </header>
        {move || if empty.get() { nothing(desk) } else { setup(desk) }}
        {move || begun.get().then(|| outcome(desk))}
    }
    .into_any()
}

/// Where the plan gives the department no measure at all.
fn nothing(desk: Desk) -> AnyView {
    let page = desk.app.address_of(View::Department(Some(desk.dept.get_value())));
    view! {
        <Empty
            title="この課が関わる個別取組がありません。"
            reason="自分の課の画面で「部署区分の申告」をすると、当てはまる個別取組が並びます。".to_owned()
        >
            <ButtonLink href=page>"自分の課を開く"</ButtonLink>
        </Empty>
    }
    .into_any()
}

/// Who takes part, which measures, and the button that begins or goes on.
fn setup(desk: Desk) -> AnyView {
    let people = move || Some(desk.setup.get().people).filter(|people| *people > 0);
    let typed = RwSignal::new(untrack(people).map(|people| people.to_string()).unwrap_or_default());
    let settle = move |text: String| {
        let people = desk.app.normalise(&text).parse().unwrap_or(0);
        typed.set(text);
        desk.settle(|setup| setup.people = people);
    };
    let error = Signal::derive(move || {
        let wrong = !typed.read().trim().is_empty() && people().is_none();
        wrong.then(|| "人数を数字で入れてください。分からなければ空けたままで始められます。".to_owned())
    });
    let go = Memo::new(move |_| {
        let steps = desk.steps.read();
        let begun = steps.iter().any(|step| step.stage != Stage::Waiting);
        first_open(&steps).map(|step| (step.measure.clone(), begun))
    });
    let button = move || {
        go.get().map(|(measure, begun)| {
            let words = format!("{}（{}）", if begun { "続ける" } else { "始める" }, desk.number(&measure));
            view! { <Button look=ButtonLook::Solid on_press=move |()| desk.go(Some(&measure))>{words}</Button> }
        })
    };
    let count = move || format!("{}件を1件ずつ映します。", desk.steps.read().len());
    view! {
        <div class="workshop__setup">
            <FigureField
                id="workshop-people"
                label="参加する人数（任意）"
                unit="人".to_owned()
                error
                value=typed
                on_change=settle
            />
            <div>
                <p>{count} {format!("決めたことは、{}の記入として残ります。", desk.name())}</p>
                <Checkbox
                    label="○伴走支援担当・●検討メンバーの個別取組も映す"
                    checked=Signal::derive(move || desk.setup.get().all)
                    on_change=move |all| desk.settle(|setup| setup.all = all)
                />
            </div>
            {button}
        </div>
    }
    .into_any()
}

/// The columns of what was agreed.
const AGREED: [(&str, bool); 5] = [
    ("個別取組", false),
    ("ひとりひとりの評価", false),
    ("合意した評価", false),
    ("前年度から", false),
    ("理由", false),
];

/// How much was agreed, changed, left open and planned.
fn figures(lines: &[Line]) -> AnyView {
    let count = |is: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| is(line)).count().to_string();
    let agreed = |line: &Line| line.step.stage == Stage::Agreed;
    let went = |change: Change| count(&|line| agreed(line) && line.change == change);
    let changed = |line: &Line| agreed(line) && !matches!(line.change, Change::New | Change::Same);
    let ways = format!("上がった{}・下がった{}", went(Change::Up), went(Change::Down));
    let dated = format!("期限あり{}", count(&|line| line.due.is_some()));
    let (all, left) = (format!("／{}件", lines.len()), count(&|line| !line.open.is_empty()));
    let (agreed, changed, next) = (count(&agreed), count(&changed), count(&|line| line.next.is_some()));
    view! {
        <Figures>
            <Figure first=true label="合意した" value=agreed unit=all/>
            <Figure label="前年度から変わった" value=changed unit="件" note=ways/>
            <Figure label="話し合いが残る" value=left unit="件"/>
            <Figure label="次にすること" value=next unit="件" note=dated/>
        </Figures>
    }
    .into_any()
}

/// What came of it, and the file.
fn outcome(desk: Desk) -> AnyView {
    let lines = lines(desk);
    let scale = desk.app.scale();
    let agreed = |line: &Line| line.step.stage == Stage::Agreed;
    let figures = figures(&lines);
    let row = |line: &Line| agreed_row(line, &scale);
    let rows: Vec<Vec<AnyView>> = lines.iter().filter(|line| agreed(line)).map(row).collect();
    let open = lines.iter().filter(|line| !line.open.is_empty()).map(|line| {
        let address = desk.address(Some(&line.step.measure));
        vec![
            view! { <a class="name-link" href=address>{line.name.clone()}</a> }.into_any(),
            line.open.clone().into_any(),
        ]
    });
    let open: Vec<Vec<AnyView>> = open.collect();
    let mut dated: Vec<&Line> = lines.iter().filter(|line| line.next.is_some()).collect();
    // What has a day comes first, by day.
    sort_by_key(&mut dated, |line| (line.due.is_none(), line.due));
    let steps = dated.into_iter().map(|line| {
        let due = line.due.map_or_else(|| "期限なし".to_owned(), Date::japanese);
        vec![due.into_any(), line.name.clone().into_any(), line.next.clone().into_any()]
    });
    let steps: Vec<Vec<AnyView>> = steps.collect();
    view! {
        {figures}
        {section("agreed-title", "合意したこと", &AGREED, 0, rows, "まだ合意した評価はありません。")}
        {section("open-title", "話し合いが残るもの", &[("個別取組", false), ("残っていること", false)], 0, open, "残っているものはありません。")}
        {section("steps-title", text::field(&Field::Next), &[("期限", false), ("個別取組", false), ("次にすること", false)], 1, steps, "次にすることはまだ書かれていません。")}
        {file(desk)}
    }
    .into_any()
}

fn agreed_row(line: &Line, scale: &Scale) -> Vec<AnyView> {
    let grade = line.step.grade.as_ref().and_then(|id| scale.grade(id).cloned());
    let grade = grade.map(|grade| view! { <GradeLabel kind=grade.kind letter=grade.letter name=grade.name/> });
    let counts = line.step.tally.as_ref().map(|counts| said::tally(scale, counts));
    vec![
        line.name.clone().into_any(),
        counts.into_any(),
        grade.into_any(),
        line.changed.clone().into_any(),
        line.reason.clone().unwrap_or_else(|| text::NOT_ENTERED.to_owned()).into_any(),
    ]
}

fn section(
    id: &'static str,
    title: &str,
    columns: &[(&'static str, bool)],
    header: usize,
    rows: Vec<Vec<AnyView>>,
    none: &'static str,
) -> AnyView {
    let body = if rows.is_empty() { none.into_any() } else { table(id, columns, header, rows, None) };
    view! {
        <section class="section workshop__section">
            <div class="section__head"><h2 id=id>{title.to_owned()}</h2></div>
            {body}
        </section>
    }
    .into_any()
}

/// The department's file with its mail, the way back, and how to begin anew.
fn file(desk: Desk) -> AnyView {
    let app = desk.app;
    let scope = Scope::of_dept(desk.dept.get_value());
    let Some(preview) = app.preview_exports(std::slice::from_ref(&scope)).into_iter().next() else {
        return ().into_any();
    };
    let words = format!("{}のファイルを書き出す", desk.name());
    let about = format!("{}（記入 {}件）", preview.file_name, preview.count);
    let text = mail(app, &scope, &preview);
    let look = if first_open(&desk.steps.read()).is_none() { ButtonLook::Solid } else { ButtonLook::Outline };
    let again = move |()| {
        for step in desk.steps.get_untracked().iter() {
            desk.keep(&step.measure, &Kept::Counts(Tally::default()));
        }
        app.focus(TITLE);
    };
    view! {
        <section class="section no-print">
            <div class="section__head"><h2>"取りまとめ役へ送る"</h2></div>
            <div class="row">
                <Button look on_press=move |()| app.export(scope.clone())>{words}</Button>
                <p class="sub">{about}</p>
            </div>
            <Mail text on_copy=move |text| app.copy(text)/>
            <p class="sub">
                "状態・実績値は、自分の課の画面で記入します。"
                <a href=app.address_of(View::Department(Some(desk.dept.get_value())))>"自分の課に戻る"</a>
            </p>
            <details class="disclosure">
                <summary class="disclosure__summary">"もう一度、最初から点検する"</summary>
                <p class="sub">"年に2回行うときなどに使います。合意した評価と集計は履歴に残り、新しく合意するまでは今の記入のままです。"</p>
                <Button size=ButtonSize::Small on_press=again>"新しい回を始める"</Button>
            </details>
        </section>
    }
    .into_any()
}

/// Every measure's outcome.
fn lines(desk: Desk) -> Vec<Line> {
    let (app, steps) = (desk.app, desk.steps.get());
    let plan = app.plan();
    steps.iter().map(|step| line(desk, &plan, step)).collect()
}

fn line(desk: Desk, plan: &Arc<Plan>, step: &Step) -> Line {
    let app = desk.app;
    let (fy, dept, scale, ledger) = (app.fy().get(), desk.dept.get_value(), app.scale(), app.ledger().read());
    let item = ItemId::from(&step.measure);
    let cell = |fy| Cell { fy, dept: dept.clone(), item: item.clone(), field: Field::Rating };
    let record = Record::of(&ledger, fy, &dept, &item);
    let last = rating(&ledger, &cell(fy - 1));
    let change = step.grade.as_ref().map_or(Change::New, |grade| change(&scale, last.as_ref(), grade));
    let letter = |id: &crate::journal::GradeId| {
        scale.grade(id).map_or_else(|| id.as_str().to_owned(), |grade| grade.letter.clone())
    };
    let mut changed = last.as_ref().map(|last| format!("{} ", letter(last))).unwrap_or_default();
    changed.push_str(match change {
        Change::New => "前年度の評価なし",
        Change::Same => "と同じ",
        Change::Up => "から上がった",
        Change::Down => "から下がった",
        Change::Other => "から変わった",
    });
    if let Some(before) = earlier(&ledger, &cell(fy)) {
        changed.push_str("（この年度の前の記入 ");
        changed.push_str(&letter(&before));
        changed.push('）');
    }
    let spread = step.tally.as_ref().map(|tally| Spread::of(tally, &scale));
    let open = match (step.stage, spread.filter(Spread::is_wide)) {
        _ if record.in_conflict.contains(&Field::Rating) => format!("進捗評価に{}があります", text::CONFLICT),
        (Stage::Agreed, Some(spread)) => {
            format!("評価が割れました（{}）", ends_words(&spread, &scale).unwrap_or_default())
        }
        (Stage::Agreed, None) => String::new(),
        (stage, _) => stage_words(stage).to_owned(),
    };
    let (next, due) = record.next.as_deref().map_or((None, None), |text| {
        let (text, due) = split(text);
        (Some(text.to_owned()), due)
    });
    let (number, name) = said::item(plan, &item);
    Line {
        step: step.clone(),
        name: format!("{number} {name}"),
        change,
        changed,
        open,
        reason: record.situation,
        next,
        due,
    }
}
