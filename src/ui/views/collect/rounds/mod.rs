//! 調査回: made, seen, sent and closed by whoever collects.

mod closing;
mod draft;
mod form;

use leptos::prelude::*;

use crate::app::{App, Notice, NoticeAction, Tone};
use crate::exchange::Scope;
use crate::insight::{Asked, Round};
use crate::journal::RoundId;
use crate::plan::calendar::fiscal_year_short;
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Mail, Shape, icon};
use crate::wording::rounds;

use super::{Board, Submission};

pub use draft::{RoundDraft, RoundForm, free_numbers};

/// The heading that takes the focus when a panel is gone.
const TITLE_ID: &str = "round-title";

/// What is open under the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Panel {
    /// The form; of a new round where no id is named.
    Form(Option<RoundId>),
    /// The question before a round is closed.
    Close(RoundId),
    /// The mail that goes with 依頼ファイル.
    Mail(RoundId),
}

/// What the section's pieces share. `Copy`: it holds handles.
#[derive(Clone, Copy)]
struct Rounds {
    all: Memo<crate::insight::Rounds>,
    fy: Memo<i32>,
    panel: RwSignal<Option<Panel>>,
}

impl Rounds {
    fn open(self, app: App, panel: Panel, heading: &'static str) {
        self.panel.set(Some(panel));
        request_animation_frame(move || app.page.focus(heading));
    }

    fn close(self, app: App) {
        self.panel.set(None);
        app.page.focus(TITLE_ID);
    }
}

/// The section. It stands above the files: a round is what they answer.
pub(super) fn rounds_section(app: App, board: Memo<Board>) -> impl IntoView {
    let view =
        Rounds { all: Memo::new(move |_| app.records.rounds()), fy: app.navigation.fy(), panel: RwSignal::new(None) };
    let panel = move || match view.panel.get()? {
        Panel::Form(id) => Some(form::form(app, view, id)),
        Panel::Close(id) => {
            let rounds = view.all.read_untracked();
            let round = rounds.all().iter().find(|round| round.id == id)?;
            Some(closing::confirmation(app, view, round, board))
        }
        Panel::Mail(id) => {
            let text = Signal::derive(move || request_mail(app, id));
            Some(view! { <Mail text on_copy=move |text| app.page.copy(text)/> }.into_any())
        }
    };
    view! {
        <section class="round section" aria-labelledby=TITLE_ID>
            <div class="section__head">
                <h2 id=TITLE_ID tabindex="-1">"調査回"</h2>
                <p class="section__note">{move || format!("{}年度", fiscal_year_short(view.fy.get()))}</p>
            </div>
            {move || in_force(app, view)} {move || others(view)} {panel} {move || closing::closed(app, view)}
        </section>
    }
}

/// The round in force with what can be done about it, or the way to make one.
fn in_force(app: App, view: Rounds) -> AnyView {
    let (rounds, fy) = (view.all.read(), view.fy.get());
    let Some(round) = rounds.in_force(fy) else {
        let words = match rounds.closed_for(fy) {
            Some(closed) => format!("「{}」は確定しました。次の調査回を作ると、期限と対象が各課の画面に出ます。", rounds::name(closed)),
            None => "この年度の調査回はありません。作ると、期限・対象の課・必須の欄が、各課の画面・ファイル名・メールの文面に入ります。作らなくても取りまとめはできます。".to_owned(),
        };
        // Where the form stands open, it has a button of its own.
        let make = move || {
            (view.panel.get() != Some(Panel::Form(None))).then(|| {
                let open = move |()| view.open(app, Panel::Form(None), form::FORM_ID);
                view! { <Button size=ButtonSize::Small on_press=open>"調査回を作る"</Button> }
            })
        };
        return view! { <p class="sub round__none">{words}</p> {make} }.into_any();
    };
    let (plan, id) = (app.plan(), round.id);
    let due = rounds::due(round, app.page.today().get()).unwrap_or_else(|| "回答期限なし".to_owned());
    let asked = Asked { fy, round: Some(round) }.departments(&plan, &app.records.ledger().read()).len();
    let facts = [
        ("対象の課", rounds::whom(round, asked)),
        ("対象の個別取組", rounds::about(&plan, round)),
        ("必須の欄", rounds::required(round)),
    ];
    let facts = facts.map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> });
    let strangers: Vec<String> =
        round.strange_departments(&plan).iter().map(|dept| crate::wording::names::id(dept.as_str())).collect();
    let strange_measures = round.strange_measures(&plan);
    let strange = [
        (!strangers.is_empty()).then(|| format!("この計画にない課が対象に入っています：{}", strangers.join("、"))),
        (strange_measures > 0).then(|| {
            format!("この計画にない個別取組が対象に入っています（{}）", crate::counted::measures(strange_measures))
        }),
    ];
    let torn =
        is_torn(round).then(|| "食い違っている内容があります。下の「食い違いの確認」で決めてください。".to_owned());
    let doubts = strange.into_iter().chain([torn]).flatten().map(doubt).collect_view();
    let export = move |()| {
        view.panel.set(Some(Panel::Mail(id)));
        app.files.export(Scope::of_round(id));
    };
    view! {
        <p class="round__name"><b>{rounds::name(round)}</b> <span>{due}</span></p>
        <dl class="round__facts">{facts.into_iter().collect_view()}</dl>
        {doubts}
        <div class="row no-print">
            <Button size=ButtonSize::Small look=ButtonLook::Solid on_press=export>"依頼ファイルを作る"</Button>
            <Button size=ButtonSize::Small on_press=move |()| view.open(app, Panel::Form(Some(id)), form::FORM_ID)>
                "内容を変える"
            </Button>
            <Button size=ButtonSize::Small on_press=move |()| view.open(app, Panel::Close(id), closing::CONFIRM_ID)>
                "確定する"
            </Button>
            <Button size=ButtonSize::Small look=ButtonLook::Text on_press=move |()| view.open(app, Panel::Form(None), form::FORM_ID)>
                "別の調査回を作る"
            </Button>
        </div>
    }
    .into_any()
}

/// Rounds of the year that are open beside the one in force, and those that cannot be read.
fn others(view: Rounds) -> AnyView {
    let (rounds, fy) = (view.all.read(), view.fy.get());
    let in_force = rounds.in_force(fy).map(|round| round.id);
    let open = rounds.of_year(fy).filter(|round| round.is_open() && Some(round.id) != in_force);
    let open: Vec<String> = open.map(rounds::name).collect();
    let unreadable: Vec<String> = rounds.all().iter().filter(|round| !round.is_readable).map(rounds::name).collect();
    let lines = [
        (!open.is_empty()).then(|| {
            format!("確定していない調査回がほかにあります：{}。上の調査回を確定すると、こちらが使われます。", open.join("、"))
        }),
        (!unreadable.is_empty()).then(|| {
            format!(
                "この版では読めない調査回があります：{}。残してありますが、期限や対象には使いません。新しい版の「あゆみ」で開いてください。",
                unreadable.join("、")
            )
        }),
    ];
    lines.into_iter().flatten().map(doubt).collect_view().into_any()
}

fn doubt(words: String) -> AnyView {
    view! { <p class="round__doubt">{icon(Shape::Warning)} {words}</p> }.into_any()
}

/// Whether offices differ about something that is asked.
fn is_torn(round: &Round) -> bool {
    let Round { name, due, departments, measures, required, closing, .. } = round;
    let torn = [
        name.is_torn(),
        due.is_torn(),
        departments.is_torn(),
        measures.is_torn(),
        required.is_torn(),
        closing.is_torn(),
    ];
    torn.contains(&true)
}

/// The mail that goes with 依頼ファイル.
fn request_mail(app: App, id: RoundId) -> String {
    let scopes = [Scope::of_round(id)];
    app.files.preview_exports(&scopes).first().map(|preview| app.mail(&scopes[0], preview)).unwrap_or_default()
}

/// Says what was done, with the way back.
fn said(app: App, text: &str) {
    let tx = app.records.activities().read_untracked().last().map(|activity| activity.tx.clone()).unwrap_or_default();
    app.page.notify(Notice::new(Tone::Success, text).offering(NoticeAction::Undo { tx }));
}
