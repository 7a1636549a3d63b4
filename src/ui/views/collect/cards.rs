//! 食い違いの確認: the values side by side. Nothing is chosen before a person chooses.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::{Activity, App, Command, Notice, NoticeAction, Tone, files_of};
use crate::filled::filled;
use crate::insight::clock_is_doubtful;
use crate::journal::{Cell, EntryId, Ledger, Value};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::letters;
use crate::ui::parts::{Button, ButtonLook, ButtonSize, Disclosure, Empty};
use crate::wording::{self, names, values};

use super::card::beside;
use super::{Board, Candidate, Card};

/// The heading that takes the focus when a card is gone.
pub(super) const TITLE_ID: &str = "collect-conflicts";

/// How many cards stand there at once: after one is decided the next comes up.
pub const SHOWN: usize = 20;

/// How many of the values that stood there before are named.
const BEFORE: usize = 3;

/// The cards that stand there: no more are ever made than are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// To be decided now.
    pub now: Vec<Card>,
    /// How many more there are of these.
    pub more_now: usize,
    /// Put off.
    pub later: Vec<Card>,
    /// How many more there are of these.
    pub more_later: usize,
}

impl Shown {
    /// Lays the first cells in conflict open, in order of year, item, department.
    pub fn of(ledger: &Ledger, activities: &[Activity], put_off: &BTreeSet<Cell>, most: usize) -> Self {
        let conflicts = ledger.conflicts();
        let later = conflicts.intersection(put_off).count();
        let (now, late) = (conflicts.difference(put_off).take(most), conflicts.intersection(put_off).take(most));
        let (now, late): (Vec<&Cell>, Vec<&Cell>) = (now.collect(), late.collect());
        let cells = now.iter().chain(&late).flat_map(|cell| beside(cell).chain([(*cell).clone()]));
        let statements = cells.flat_map(|cell| ledger.entries_of(&cell).map(|entry| entry.id()).collect::<Vec<_>>());
        let files = files_of(activities, &filled(statements));
        let open = |cell: &Cell| Card::of(ledger, &files, cell);
        Self {
            now: now.into_iter().map(open).collect(),
            more_now: (conflicts.len() - later).saturating_sub(most),
            later: late.into_iter().map(open).collect(),
            more_later: later.saturating_sub(most),
        }
    }
}

/// What a person has marked on the cards and not recorded. `Copy`: it holds handles.
#[derive(Clone, Copy)]
pub(super) struct Decisions {
    /// The value marked on a card; drawn anew, a card shows it again.
    chosen: StoredValue<Vec<(Cell, EntryId)>>,
    /// Cards put off.
    later: RwSignal<BTreeSet<Cell>>,
    /// How many cards stand there.
    most: RwSignal<usize>,
}

impl Decisions {
    pub(super) fn new() -> Self {
        Self { chosen: StoredValue::new(Vec::new()), later: RwSignal::new(BTreeSet::new()), most: RwSignal::new(SHOWN) }
    }

    fn chosen(self, cell: &Cell) -> Option<EntryId> {
        self.chosen.with_value(|all| all.iter().find(|(other, _)| other == cell).map(|(_, id)| *id))
    }

    fn choose(self, cell: &Cell, id: EntryId) {
        self.chosen.update_value(|all| {
            all.retain(|(other, _)| other != cell);
            all.push((cell.clone(), id));
        });
    }
}

/// The conflicts; those put off are folded.
pub(super) fn cards(app: App, decisions: Decisions, board: &Board) -> AnyView {
    if board.conflicts == 0 {
        let reason = "同じ欄に違う値が届くと、ここに並べて表示します。決めるまで、どちらの値も集計に入りません。";
        let title = if app.records.ledger().read().is_empty() {
            "記入はまだありません。"
        } else {
            "取り込んだ記入に、食い違いは見つかっていません。"
        };
        return view! { <Empty title reason/> }.into_any();
    }
    let shown = decisions.most;
    let most = shown.get();
    let Shown { now, more_now, later, more_later } =
        Shown::of(&app.records.ledger().read(), &app.records.activities().read(), &decisions.later.read(), most);
    let draw = |cards: &[Card], is_late: bool| -> Vec<AnyView> {
        cards.iter().map(|card| draw(app, decisions, card, is_late)).collect()
    };
    let more =
        move |rest: usize| {
            let label = format!("続きの{}項目を表示（ほか{rest}項目）", rest.min(SHOWN));
            (rest > 0).then(|| view! {
            <Button size=ButtonSize::Small on_press=move |()| shown.update(|most| *most += SHOWN)>{label}</Button>
        })
        };
    let folded = (!later.is_empty()).then(|| {
        let (summary, cards) = (format!("後で決める　{}項目", later.len() + more_later), draw(&later, true));
        view! { <Disclosure summary>{cards} {more(more_later)}</Disclosure> }
    });
    view! { {draw(&now, false)} {more(more_now)} {folded} }.into_any()
}

fn draw(app: App, decisions: Decisions, card: &Card, is_late: bool) -> AnyView {
    let (plan, scale, cell) = (app.plan(), app.scale(), &card.cell);
    let (number, name) = names::item(&plan, &cell.item);
    let field = wording::field(&cell.field).into_owned();
    let title = format!("{number} {field}");
    let before: Vec<String> =
        card.before.iter().map(|value| values::value_of(&plan, &scale, cell, Some(value))).collect();
    let before = match before.as_slice() {
        [] => "それまでの値なし（それぞれが別に記入）".to_owned(),
        few if few.len() <= BEFORE => format!("元の値「{}」を別々に更新", few.join("／")),
        many => format!("元の値「{}」ほか{}個を別々に更新", many[..BEFORE].join("／"), many.len() - BEFORE),
    };
    let place = format!("{}・{}年度　{before}", names::dept(&plan, cell), fiscal_year_short(cell.fy));
    let id = card.seen.first().map(EntryId::to_string).unwrap_or_default();
    let sides: Vec<AnyView> = card.sides.iter().map(|head| side(app, decisions, cell, &id, head)).collect();
    let more = (card.more > 0).then(|| {
        view! { <p class="sub">{format!("ほか{}個の値は、下の「すべての記入の履歴」にあります。", card.more)}</p> }
    });
    let (seen, decided, put_off, title_of_later) = (card.seen.clone(), cell.clone(), cell.clone(), title.clone());
    let decide = move |()| {
        let keep = decisions.chosen(&decided).filter(|keep| seen.contains(keep));
        settle(app, &title, keep, &seen);
    };
    let later = move |()| {
        decisions.later.update(|later| {
            if is_late {
                later.remove(&put_off);
            } else {
                later.insert(put_off.clone());
            }
        });
        let text = if is_late {
            format!("「{title_of_later}」を、今決めるものに戻しました。")
        } else {
            format!(
                "「{title_of_later}」は両方の値を残し、後で決めるものに移しました。決めるまで、どちらの値も集計に入りません。"
            )
        };
        app.page.notify(Notice::new(Tone::Info, text));
        app.page.focus(TITLE_ID);
    };
    let (named, name_of_card) = (format!("：{number} {field}"), format!("{number} {name} {field}"));
    let other_named = named.clone();
    view! {
        <article class="collect__card" aria-label=name_of_card>
            <header class="collect__card-head">
                <p class="sub"><span class="code">{number}</span> " " <b>{name}</b></p>
                <h3>{field}</h3>
                <p class="sub">{place}</p>
            </header>
            <fieldset class="collect__sides">
                <legend class="visually-hidden">"どの値にするか"</legend>
                {sides} {more}
            </fieldset>
            <div class="collect__card-foot">
                <Button look=ButtonLook::Text size=ButtonSize::Small on_press=later>
                    {if is_late { "今決める" } else { "後で決める" }}
                    <span class="visually-hidden">{other_named}</span>
                </Button>
                <Button size=ButtonSize::Small on_press=decide>
                    "この値に決める" <span class="visually-hidden">{named}</span>
                </Button>
            </div>
        </article>
    }
    .into_any()
}

fn side(app: App, decisions: Decisions, cell: &Cell, group: &str, side: &Candidate) -> AnyView {
    let (plan, scale, today) = (app.plan(), app.scale(), app.page.today().get_untracked());
    let value = values::value_of(&plan, &scale, cell, Some(&side.value));
    let who = names::who_when(&names::dept(&plan, cell), &side.by, &side.at, today);
    let source = side.file.as_deref().map_or_else(|| "この画面の記入".to_owned(), letters::visible_line);
    let doubt =
        clock_is_doubtful(&side.at, &app.page.now(), &plan.edition).then_some("記入日時が正しくない可能性があります");
    let told = |(cell, value): &(Cell, Value)| {
        let value = values::value_of(&plan, &scale, cell, Some(value));
        view! { <span class="collect__beside"><b>{wording::field(&cell.field).into_owned()}</b> {format!("　{value}")}</span> }
    };
    let beside = side.beside.iter().map(told).collect_view();
    let (entry, cell) = (side.entry, cell.clone());
    view! {
        <label class="collect__side">
            <input
                type="radio"
                class="radio"
                name=group.to_owned()
                checked=decisions.chosen(&cell) == Some(entry)
                on:change=move |_| decisions.choose(&cell, entry)
            />
            <span>
                <span class="collect__value">{value}</span>
                {beside}
                <span class="collect__who">{who}</span>
                <span class="collect__source">{source}</span>
                {doubt.map(|doubt| view! { <span class="collect__source">{doubt}</span> })}
            </span>
        </label>
    }
    .into_any()
}

fn settle(app: App, title: &str, keep: Option<EntryId>, seen: &[EntryId]) {
    let Some(keep) = keep else {
        app.page.notify(Notice::new(
            Tone::Warning,
            "まだ値を選んでいません。どの値にするかを選んでから、もう一度押してください。",
        ));
        return;
    };
    app.run(Command::Resolve { what: format!("{title} の食い違いの決定"), keep, seen: seen.to_vec() });
    let tx = app.records.activities().read_untracked().last().map(|activity| activity.tx.clone()).unwrap_or_default();
    let text = format!("「{title}」の値を決めました。採用しなかった値も履歴に残っています。");
    app.page.notify(Notice::new(Tone::Success, text).offering(NoticeAction::Undo { tx }));
    app.page.focus(TITLE_ID);
}
