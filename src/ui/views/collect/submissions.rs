//! 提出状況: how far each department is, the mail that asks it again, and how old the files are.

use leptos::prelude::*;

use crate::app::App;
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::{DeptId, Plan};
use crate::query::View;
use crate::ui::parts::{Button, ButtonSize, Column, Mail, Shape, icon, table};
use crate::wording::mail::ReminderMail;
use crate::wording::{dates, names, rounds};

use super::files::dept_name;
use super::{Board, FileLine, Submission};

const COLUMNS: [Column; 3] = [("課", false), ("必須の記入", true), ("再依頼", false)];

/// The heading that names the table.
const TITLE_ID: &str = "collect-submissions";

/// To whom the mail on screen is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Reminded {
    /// One department.
    One(DeptId),
    /// All that have sent nothing.
    Silent,
}

/// The board, and the mail that is on screen. `Copy`: it holds handles.
#[derive(Clone, Copy)]
pub(super) struct Reminder {
    board: Memo<Board>,
    whom: RwSignal<Option<Reminded>>,
}

impl Reminder {
    pub(super) fn new(board: Memo<Board>) -> Self {
        Self { board, whom: RwSignal::new(None) }
    }
}

/// The section.
pub(super) fn submissions(app: App, reminder: Reminder) -> AnyView {
    let board = reminder.board.read();
    let (plan, today) = (app.plan(), app.page.today().get());
    let rows = board.submissions.iter().map(|one| row(app, reminder, &plan, one, today)).collect();
    let silent = board.silent().count();
    let to_all = (silent > 0).then(|| {
        let copy = move |()| copy(app, reminder, Reminded::Silent);
        view! { <Button size=ButtonSize::Small on_press=copy>{format!("未提出の{silent}課への文面をコピー")}</Button> }
    });
    view! {
        <section class="section" aria-labelledby=TITLE_ID>
            <div class="section__head">
                <h2 id=TITLE_ID>"提出状況"</h2>
                <p class="section__note">{asked_words(&board, today)}</p>
            </div>
            {table(TITLE_ID, &COLUMNS, 0, rows, None)} {to_all}
        </section>
    }
    .into_any()
}

/// 令和9年度, or the round and its due day.
fn asked_words(board: &Board, today: Option<Date>) -> String {
    let Some(round) = &board.round else { return format!("{}年度", fiscal_year_short(board.fy)) };
    let due = if round.is_closed() { Some("確定済み".to_owned()) } else { rounds::due(round, today) };
    rounds::name(round) + &due.map(|due| format!("　{due}")).unwrap_or_default()
}

fn row(app: App, reminder: Reminder, plan: &Plan, one: &Submission, today: Option<Date>) -> Vec<AnyView> {
    let name = names::dept_name(plan, &one.dept).into_owned();
    let href = app.navigation.address_of(View::Department(Some(one.dept.clone())));
    let file = match (&one.file, &one.last) {
        (Some(written), _) => format!("{}のファイル", dates::day(written, today)),
        (None, Some(last)) => format!("未提出・前回{}", dates::day(last, today)),
        (None, None) => "未提出・前回なし".to_owned(),
    };
    let filled = if one.leads == 0 { "—".to_owned() } else { format!("{}／{}", one.complete(), one.leads) };
    let mail = if one.file.is_some() && one.missing.is_empty() {
        view! { <span class="collect__result">{icon(Shape::Check)} "不要"</span> }.into_any()
    } else {
        let (dept, named) = (one.dept.clone(), format!("：{name}"));
        let copy = move |()| copy(app, reminder, Reminded::One(dept.clone()));
        view! {
            <Button size=ButtonSize::Small on_press=copy>
                "文面" <span class="visually-hidden">{named}</span>
            </Button>
        }
        .into_any()
    };
    vec![
        view! { <a class="name-link" href=href>{name}</a> <span class="collect__source">{file}</span> }.into_any(),
        filled.into_any(),
        mail,
    ]
}

/// Puts a mail on the clipboard, and on the screen under the table.
fn copy(app: App, reminder: Reminder, whom: Reminded) {
    let text = mail(app, &reminder.board.read_untracked(), &whom);
    reminder.whom.set(Some(whom));
    app.page.copy(text);
}

fn mail(app: App, board: &Board, whom: &Reminded) -> String {
    let (plan, sender) = (app.plan(), app.preferences.author().get_untracked());
    let mail = ReminderMail { plan: &plan, fy: board.fy, round: board.round.as_ref(), sender: &sender };
    match whom {
        Reminded::Silent => mail.to_all(board.silent().map(|one| &one.dept)),
        Reminded::One(dept) => {
            let one = board.submissions.iter().find(|one| one.dept == *dept);
            one.map_or_else(String::new, |one| mail.to_one(dept, one.file.is_some(), &one.missing))
        }
    }
}

/// The mail that was asked for last, to be read before it is sent; it follows the board.
pub(super) fn asked_mail(app: App, reminder: Reminder) -> Option<AnyView> {
    let whom = reminder.whom.get()?;
    let text = Signal::derive(move || mail(app, &reminder.board.read(), &whom));
    Some(view! { <Mail text on_copy=move |text| app.page.copy(text)/> }.into_any())
}

/// ファイルの作成日
pub(super) fn age(app: App, board: &Board) -> Option<AnyView> {
    let (plan, today) = (app.plan(), app.page.today().get());
    let by_age = board.by_age();
    let words = |line: &FileLine| {
        let ago = dates::days_ago(&line.written, today).map(|ago| format!("、{ago}")).unwrap_or_default();
        format!("{}（{}{ago}）", dates::day(&line.written, today), dept_name(&plan, line))
    };
    let (oldest, newest) = (words(by_age.first()?), words(by_age.last()?));
    Some(
        view! {
            <div class="collect__box">
                <h3>"ファイルの作成日"</h3>
                <p>{format!("最も新しい　{newest}")}</p>
                <p>{format!("最も古い　{oldest}")}</p>
            </div>
        }
        .into_any(),
    )
}
