//! What stands on the two sides: for each the kind, then which one; and how many records it has.

use leptos::prelude::*;

use crate::app::{App, ComparedFile};
use crate::counted::{CHANGE, measures};
use crate::exchange::{ACCEPTED, SnapshotWarning};
use crate::journal::RoundId;
use crate::plan::calendar::{Date, fiscal_year_long, year_end};
use crate::plan::letters::{visible, visible_line};
use crate::query::{CompareOptions, CompareSource};
use crate::ui::parts::field::{DateField, Select};
use crate::ui::parts::{Button, ButtonSize, Choice, FileInput, SegmentedChoice};
use crate::wording::{records_of, rounds};

use super::model::{Compared, asked};

/// The file inputs, for each side.
const FILE_IDS: [&str; 2] = ["compare-file-before", "compare-file-after"];

/// Both sides, and what exchanges them.
pub(super) fn sides(app: App, compared: Memo<Compared>) -> impl IntoView {
    let exchange = move |()| {
        let [before, after] = asked_untracked(app);
        app.files.exchange_compared();
        go(app, CompareOptions { before: Some(after), after: Some(before) });
    };
    view! {
        <div class="compare__sides no-print">
            {side(app, compared, 0)}
            <Button size=ButtonSize::Small on_press=exchange>"入れ替える"</Button>
            {side(app, compared, 1)}
        </div>
        <div class="print-only">
            <p>{move || printed(&compared.read())}</p>
            {[0, 1].map(|at| move || (asked(app)[at] == CompareSource::File).then(|| app.files.compared(at).with(told_of))).into_iter().collect_view()}
        </div>
    }
}

fn side(app: App, compared: Memo<Compared>, at: usize) -> impl IntoView {
    let source = Memo::new(move |_| asked(app)[at]);
    // Made anew for another kind alone: a day that is typed keeps its field.
    let kind = Memo::new(move |_| kind_of(source.get()));
    let chosen = Signal::derive(move || kind.get().to_owned());
    let closed = Memo::new(move |_| closed_rounds(app));
    let (legend, name) = if at == 0 { ("もと", "compare-before") } else { ("比べる先", "compare-after") };
    let choose = move |kind: String| {
        let fy = app.navigation.fy().get_untracked();
        let today = app.page.today().get_untracked();
        let source = match (kind.as_str(), today) {
            ("day", Some(today)) => CompareSource::Day(within(app, today)),
            ("year", _) => CompareSource::Year(fy),
            ("round", _) => match closed.read_untracked().first() {
                Some((last, _)) => CompareSource::Round(*last),
                None => CompareSource::Now,
            },
            ("file", _) => CompareSource::File,
            _ => CompareSource::Now,
        };
        change(app, at, source);
    };
    view! {
        <div class="compare__side">
            {move || {
                let choices = kinds(!closed.read().is_empty() || kind.get() == "round");
                view! { <SegmentedChoice legend name choices value=chosen on_choose=choose /> }
            }}
            {move || which(app, at, kind.get(), source)}
            <p class="sub">{move || recorded(&compared.read(), at)}</p>
        </div>
    }
}

/// The kinds of a side; a round is one of them once one was closed.
fn kinds(with_rounds: bool) -> Vec<Choice> {
    let kinds = [("now", "いま"), ("round", "調査回"), ("day", "日付"), ("year", "年度"), ("file", "ファイル")];
    let kinds = kinds.into_iter().filter(|(kind, _)| with_rounds || *kind != "round");
    kinds.map(|(kind, name)| Choice::new(kind, name)).collect()
}

/// The rounds that were closed at one moment, the last first, as a side is called.
fn closed_rounds(app: App) -> Vec<(RoundId, String)> {
    let rounds = app.records.rounds();
    let last = rounds.last_closed(app.navigation.fy().get()).map(|round| round.id);
    let named = rounds.all().iter().rev().filter_map(|round| {
        let name = rounds::closed_on(round)?;
        let is_last = if Some(round.id) == last { "前回の確定：" } else { "" };
        Some((round.id, format!("{is_last}{name}")))
    });
    named.collect()
}

/// What chooses the day, the year or the file.
fn which(app: App, at: usize, kind: &str, source: Memo<CompareSource>) -> AnyView {
    let plan = app.plan();
    let side = if at == 0 { "もと" } else { "比べる先" };
    match kind {
        "day" => {
            let change = move |day: String| {
                if let Ok(day) = Date::parse(&day) {
                    change(app, at, CompareSource::Day(day));
                }
            };
            let value = move || match source.get() {
                CompareSource::Day(day) => day.to_string(),
                _ => String::new(),
            };
            view! {
                <DateField
                    id=format!("compare-day-{at}")
                    label=format!("{side}の日付")
                    inline=true
                    years=plan.years.first..=plan.years.last
                    value=Signal::derive(value)
                    on_change=change
                />
            }
            .into_any()
        }
        "round" => which_round(app, at, side, source),
        "year" => {
            let year = move || match source.get() {
                CompareSource::Year(fy) => fy.to_string(),
                _ => String::new(),
            };
            let years: Vec<_> =
                plan.years.years().map(|fy| Choice::new(fy.to_string(), fiscal_year_long(fy))).collect();
            let change = move |fy: String| {
                if let Ok(fy) = fy.parse() {
                    change(app, at, CompareSource::Year(fy));
                }
            };
            view! {
                <Select
                    id=format!("compare-year-{at}")
                    label=format!("{side}の年度")
                    inline=true
                    choices=Signal::derive(move || years.clone())
                    value=Signal::derive(year)
                    on_choose=change
                />
            }
            .into_any()
        }
        "file" => {
            let chosen = move || match app.files.compared(at).get() {
                ComparedFile::None => "まだ選ばれていません".to_owned(),
                ComparedFile::Reading => "読んでいます".to_owned(),
                ComparedFile::Read { name, .. } => visible_line(&name),
            };
            view! {
                <div class="compare__file">
                    <label for=FILE_IDS[at]>{format!("{side}のファイル")}</label>
                    <FileInput
                        id=FILE_IDS[at]
                        accept=ACCEPTED
                        is_silent=true
                        on_choose=move |id| app.files.compare_picked(id, at)
                    />
                    <p class="sub" role="status">{chosen}</p>
                    {move || app.files.compared(at).with(told_of)}
                </div>
            }
            .into_any()
        }
        _ => {
            let today = move || app.page.today().get().map(Date::japanese).unwrap_or_default();
            view! { <p class="compare__now">{today}</p> }.into_any()
        }
    }
}

/// What chooses the round.
fn which_round(app: App, at: usize, side: &str, source: Memo<CompareSource>) -> AnyView {
    let round = move || source.get().to_string();
    let choices = move || {
        let closed = closed_rounds(app);
        let choices = closed.into_iter().map(|(id, name)| Choice::new(CompareSource::Round(id).to_string(), name));
        choices.collect::<Vec<_>>()
    };
    let change = move |word: String| {
        if let Some(source) = CompareSource::of_word(&word) {
            change(app, at, source);
        }
    };
    view! {
        <Select
            id=format!("compare-round-{at}")
            label=format!("{side}の調査回")
            inline=true
            choices=Signal::derive(choices)
            value=Signal::derive(round)
            on_choose=change
        />
    }
    .into_any()
}

/// What should be known of a file before its figures are believed.
fn told_of(file: &ComparedFile) -> Option<AnyView> {
    let snapshot = file.snapshot()?;
    let left_out = (snapshot.left_out > 0)
        .then(|| format!("内容を確認できない変更が{}{CHANGE}あり、比べていません。", snapshot.left_out));
    let warnings = snapshot.warnings.iter().map(SnapshotWarning::what);
    let error =
        snapshot.error.iter().map(|error| format!("このファイルには、読めない部分があります。{}", error.what()));
    // A file may be one department's part: that it lacks something is no state of the measure.
    let lacks = "このファイルに入っていない記入は「未記入」に数えます。".to_owned();
    let told = std::iter::once(lacks).chain(left_out).chain(warnings).chain(error);
    let lines = told.map(|line| view! { <li>{visible(&line)}</li> }).collect_view();
    Some(view! { <ul class="compare__warnings">{lines}</ul> }.into_any())
}

/// A day, or the nearest that the plan covers.
fn within(app: App, day: Date) -> Date {
    let years = app.plan().years;
    let first = Date::new(years.first, 4, 1).filter(|first| day < *first);
    first.or_else(|| year_end(years.last).filter(|last| day > *last)).unwrap_or(day)
}

/// 令和9（2027）年度の記入：57件・12課
fn recorded(compared: &Compared, at: usize) -> String {
    let Ok(sides) = compared else { return String::new() };
    let (count, depts) = sides.recorded(at == 1);
    let side = if at == 0 { &sides.before } else { &sides.after };
    format!("{}：{}・{depts}課", records_of(side.fy), measures(count))
}

/// The sides in words, where they cannot be chosen: on paper.
fn printed(compared: &Compared) -> String {
    let Ok(sides) = compared else { return String::new() };
    let told = |name: &str, at| format!("{name}（{}）", recorded(compared, at));
    format!("もと：{}　比べる先：{}", told(&sides.before.name, 0), told(&sides.after.name, 1))
}

fn kind_of(source: CompareSource) -> &'static str {
    match source {
        CompareSource::Now => "now",
        CompareSource::Day(_) => "day",
        CompareSource::Round(_) => "round",
        CompareSource::Year(_) => "year",
        CompareSource::File => "file",
    }
}

fn asked_untracked(app: App) -> [CompareSource; 2] {
    untrack(|| asked(app))
}

fn change(app: App, at: usize, source: CompareSource) {
    let mut sides = asked_untracked(app);
    sides[at] = source;
    let [before, after] = sides;
    go(app, CompareOptions { before: Some(before), after: Some(after) });
}

fn go(app: App, compare: CompareOptions) {
    let route = app.navigation.route().read_untracked().with_compare(compare);
    app.navigation.navigate(&route);
}
