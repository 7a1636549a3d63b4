//! 取りまとめ `#/collect`: what came in from whom, what is in conflict, and how far each department is.

mod board;
mod card;
mod cards;
mod files;
mod history;
mod partial;
mod rounds;
mod submissions;

use leptos::prelude::*;

use crate::app::{Activity, ActivityKind, App, Command, Notice, Tone};
use crate::counted::{CHANGE, CHANGES, MEASURES, fields};
use crate::exchange::{ACCEPTED, Scope};
use crate::insight::{Asked, Fact};
use crate::plan::DeptId;
use crate::query::View;
use crate::ui::parts::{Button, ButtonLink, ButtonSize, Figure, Figures, FileZone, explained};
use crate::wording::dates;

use submissions::Reminder;

pub use board::{Board, FileLine, ReceivedFiles, Submission, round_start};
pub use card::{Candidate, Card, SIDES};
pub use cards::{SHOWN, Shown};
pub use rounds::{RoundDraft, RoundForm, free_numbers};

/// The id under which the port finds the chosen files.
const INPUT_ID: &str = "collect-files";

/// The view.
#[component]
pub fn Collect() -> impl IntoView {
    let app = App::get();
    let board = Memo::new(move |_| board_of(app));
    let (decisions, reminder) = (cards::Decisions::new(), Reminder::new(board));
    view! {
        <header class="view-head" data-ruled="">
            <h1 id="view-title" tabindex="-1">"取りまとめ"</h1>
            <p class="view-head__note">
                "各課から届いたファイルを、消さずに足し合わせます。" <br/> "同じファイルを何度取り込んでも結果は変わりません。"
            </p>
            <div class="view-head__actions">
                <ButtonLink
                    href=Signal::derive(move || app.navigation.address_of(View::Report))
                    size=ButtonSize::Small
                >
                    "報告書を作る"
                </ButtonLink>
                <Button size=ButtonSize::Small on_press=move |()| undo_import(app)>"取込みを元に戻す"</Button>
                <Button size=ButtonSize::Small on_press=move |()| app.files.export(Scope::default())>
                    "取りまとめファイルを作る"
                </Button>
            </div>
        </header>
        {rounds::rounds_section(app, board)}
        {move || figures(app, &board.read())}
        <div class="columns" data-shape="collect">
            <div>
                {intake(app)}
                {move || files::files(app, &board.read())}
                <section class="section" aria-labelledby=cards::TITLE_ID>
                    <div class="section__head">
                        <h2 id=cards::TITLE_ID tabindex="-1">
                            "食い違いの確認" {move || format!("　残り{}項目", board.read().conflicts)}
                        </h2>
                        <p class="section__note">"値が違うものだけを表示。採用しなかった値も履歴に残ります"</p>
                    </div>
                    {move || cards::cards(app, decisions, &board.read())}
                </section>
                {move || partial::partial(app)}
            </div>
            <div class="collect__aside">
                {move || submissions::submissions(app, reminder)} {move || submissions::asked_mail(app, reminder)}
                {move || submissions::age(app, &board.read())}
            </div>
        </div>
        {history::history(app)}
    }
    .into_any()
}

fn board_of(app: App) -> Board {
    let activities = app.records.activities().read();
    let own_dept = app.preferences.own_dept().get();
    let (rounds, fy) = (app.records.rounds(), app.navigation.fy().get());
    // Until the next one is made, the files that are here answer the one that was closed.
    let round = rounds.in_force(fy).or_else(|| rounds.closed_for(fy));
    Board::of(&ReceivedFiles {
        plan: &app.plan(),
        ledger: &app.records.ledger().read(),
        scale: &app.scale(),
        asked: Asked { fy, round },
        activities: &activities,
        undone: &app.records.undone().read(),
        own_dept: own_dept.as_ref(),
        today: app.page.today().get(),
    })
}

fn figures(app: App, board: &Board) -> AnyView {
    let (added, already_had, quarantined) = board.totals();
    let (expected, silent) = (board.submissions.len(), board.silent().count());
    let torn = app.records.summaries().read().iter().filter(|(_, summary)| summary.in_conflict()).count();
    let leads: usize = board.silent().map(|one| one.leads).sum();
    let names_departments = board.round.as_ref().is_some_and(|round| round.departments != Fact::Open);
    let since = board.since.map(|since| format!("、{}以降", since.month_day())).unwrap_or_default();
    let figure = |label: &str, value: usize, unit: &str, note: String| {
        view! { <Figure label value=value.to_string() unit note/> }.into_any()
    };
    let figures = vec![
        figure(
            "届いた",
            expected - silent,
            "課",
            format!("{}{expected}課のうち{since}", if names_departments { "対象の課など" } else { "◎主担当の課など" }),
        ),
        figure("追加した変更", added, CHANGE, format!("既にある{already_had}{CHANGES}は、そのままです")),
        figure("食い違い", torn, MEASURES, format!("未決定は、ほかの年度などを含め{}", fields(board.conflicts))),
        figure("取り込めない", quarantined, CHANGE, "内容を確認できないもの".to_owned()),
        figure("未提出", silent, "課", format!("◎主担当の個別取組 のべ{leads}{MEASURES}")),
    ];
    let counts = |dept: &DeptId| board.submissions.iter().any(|one| one.dept == *dept);
    let plan = app.plan();
    let others = plan.departments.iter().filter(|department| !counts(&department.id));
    let undone = board.files.iter().filter(|line| line.undone).count();
    let newest = board
        .by_age()
        .last()
        .map(|line| ["最も新しいファイル ", &dates::day(&line.written, app.page.today().get())].concat());
    let whom = if names_departments {
        "調査回の対象の課"
    } else {
        "◎主担当の個別取組がある課（「全ての課」などの区分を含む）"
    };
    let how = vec![
        format!(
            "届いた・未提出は、{whom}と、ファイルの届いた課。自分の課と、どちらでもない課（合わせて{}）は除きます。",
            others.count()
        ),
        "必須の記入は、表示する年度に必須の欄がすべて記入された個別取組／◎主担当の個別取組。このブラウザにある記入によります。"
            .to_owned(),
        format!(
            "「追加」と「取り込めない」は、今回届いた{}ファイルの合計。元に戻した{undone}ファイルと、それより前の{}ファイルは除きます。",
            board.files.len() - undone,
            board.earlier
        ),
        "食い違いは、表示する年度に、違う値が2つ以上ある項目を持つ個別取組の件数（概況と同じ）。未決定の項目は、全年度の項目の数です。"
            .to_owned(),
        newest.unwrap_or_default(),
    ];
    view! { <div class="collect__figures"><Figures>{figures}</Figures> {explained("件数", how)}</div> }.into_any()
}

/// The way in: files are read here and reviewed in 保存と共有.
fn intake(app: App) -> impl IntoView {
    view! {
        <FileZone
            id=INPUT_ID
            label="メールに添付された .json ファイルをここに置く"
            support="まとめて何個でも。中身を確かめる画面に進み、決めるまで何も変わりません。"
            accept=ACCEPTED
            multiple=true
            on_choose=move |id| app.files.review_picked(id)
        />
    }
}

/// Undoes the latest import that stands.
fn undo_import(app: App) {
    let latest = {
        let (activities, undone) = (app.records.activities().read_untracked(), app.records.undone().read_untracked());
        let stands = |activity: &&Activity| {
            matches!(activity.kind, ActivityKind::Import { .. }) && !undone.contains(&activity.tx)
        };
        activities.iter().rev().find(stands).map(|activity| activity.tx.clone())
    };
    match latest {
        Some(tx) => app.run(Command::Undo { tx }),
        None => app.page.notify(Notice::new(Tone::Info, "元に戻す取込みはありません。")),
    }
}
