//! 個人情報を消す: which text goes, everywhere it stands, and what stays. For every history that offers it.
//!
//! Erasing cannot be undone. So the text is shown in full, every place that goes with it is named and counted, and the
//! button erases that and nothing else.

use leptos::prelude::*;

use crate::app::{App, Command, DraftCopy, Erasure, Extent};
use crate::counted::CHANGE;
use crate::insight::{HistoryRow, Holds};
use crate::journal::{EntryId, Value};
use crate::plan::letters;
use crate::ui::parts::field::Checkbox;
use crate::ui::parts::{Button, ButtonSize, PastWords, past_doubt};
use crate::vault::Aside;
use crate::wording::{self, names, values};

/// How many places of one kind are listed one by one.
const LISTED: usize = 50;

/// The way to erase a text of a line; `None` where the line holds none. What goes is looked for when it is opened.
pub(in crate::ui) fn erase_of(app: App, line: &HistoryRow, words: &PastWords, home: &'static str) -> Option<AnyView> {
    let texts = texts_of(app, line);
    if texts.is_empty() {
        return None;
    }
    let name = format!("：{} {}　{}", words.number, words.field, words.who);
    let what = words.erasure();
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(if let [(only, _)] = texts.as_slice() { Some(*only) } else { None });
    let aside = RwSignal::new(Vec::new());
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            app.records.look_aside(move |found| aside.set(found));
        }
    };
    let group = format!("erase-{}", line.id);
    let body = move || open.get().then(|| panel(app, &texts, &group, chosen, aside, &what, home));
    Some(
        view! {
            <details class="disclosure past-row__erase" on:toggle=toggle>
                <summary class="disclosure__summary">"個人情報を消す" <span class="visually-hidden">{name}</span></summary>
                <div class="disclosure__body">{body}</div>
            </details>
        }
        .into_any(),
    )
}

/// The texts that a line shows: the one it set, and those it replaced, each with what it is called.
fn texts_of(app: App, line: &HistoryRow) -> Vec<(EntryId, &'static str)> {
    let ledger = app.records.ledger().read_untracked();
    let Some(entry) = ledger.history_entry(line.id) else { return Vec::new() };
    let replaced = entry.supersedes().iter().map(|id| (*id, "前の値"));
    std::iter::once((line.id, "書いた値"))
        .chain(replaced)
        .filter(|(id, _)| {
            let entry = ledger.get(*id);
            entry
                .is_some_and(|entry| entry.cell().is_some() && entry.value().is_some_and(|value| *value != Value::Null))
        })
        .collect()
}

/// Which text, and then all that goes with it.
fn panel(
    app: App,
    texts: &[(EntryId, &'static str)],
    group: &str,
    chosen: RwSignal<Option<EntryId>>,
    aside: RwSignal<Vec<Aside>>,
    what: &str,
    home: &'static str,
) -> AnyView {
    let choices = (texts.len() > 1).then(|| {
        let choice = |(id, role): &(EntryId, &'static str)| {
            let (id, role, group) = (*id, *role, group.to_owned());
            let (value, who) = words_of(app, id);
            view! {
                <label class="erase__choice">
                    <input
                        type="radio"
                        class="radio"
                        name=group
                        checked=chosen.get_untracked() == Some(id)
                        on:change=move |_| chosen.set(Some(id))
                    />
                    <span>
                        <b>{role}</b>
                        <span class="erase__text">{value}</span>
                        <span class="sub">{who}</span>
                    </span>
                </label>
            }
        };
        let choices = texts.iter().map(choice).collect_view();
        view! {
            <fieldset class="erase__choices">
                <legend>"どの文を消すかを選んでください。選ぶまで何も消えません。"</legend>
                {choices}
            </fieldset>
        }
    });
    let extent = RwSignal::new(Extent::default());
    let what = what.to_owned();
    let confirm = move || {
        let erasure = app.records.erasure_of(chosen.get()?, &aside.read())?;
        Some(confirmation(app, erasure, extent, what.clone(), home))
    };
    view! { {choices} <div role="status">{confirm}</div> }.into_any()
}

/// The text in full, all that goes with it, what stays, and the button.
fn confirmation(app: App, erasure: Erasure, extent: RwSignal<Extent>, what: String, home: &'static str) -> AnyView {
    let (value, who) = words_of(app, erasure.of);
    let lists = places(app, &erasure, extent);
    let after = {
        let erasure = erasure.clone();
        move || emptied(app, &erasure, &extent.read())
    };
    let label = {
        let erasure = erasure.clone();
        move || format!("この文を消す（{}）", counted(&erasure, &extent.read()))
    };
    let pressed = erasure.clone();
    let press = move |()| {
        let erasure = Box::new(pressed.clone());
        app.run(Command::Erase { what: what.clone(), erasure, extent: extent.get_untracked() });
        app.page.focus(home);
    };
    view! {
        <p><b>"消す文"</b></p>
        <blockquote class="erase__text">{value.clone()}</blockquote>
        <p class="sub">{who}</p>
        {lists}
        <p>{after}</p>
        <p>
            "文と、それを書いた記入者の名前が、このブラウザと、これから作るファイルから消えます。そのファイルを取り込んだ相手からも消えます。消したこと、消した人、日時は履歴に残ります。"
        </p>
        <p>
            "すでに渡したファイル、印刷した紙、ほかへコピーした文の中には残ります。同じ文がまた届いたときに知らせるため、文に戻せない照合値だけをこのブラウザに残します。"
        </p>
        {past_doubt(view! { <strong>"元に戻せません。"</strong> }.into_any())}
        <Button size=ButtonSize::Small on_press=press>
            {label} <span class="visually-hidden">{format!("：{value}")}</span>
        </Button>
    }
    .into_any()
}

/// 変更3件・書きかけの文1件
fn counted(erasure: &Erasure, extent: &Extent) -> String {
    let aside = erasure.aside.len() + if extent.unreadable { erasure.unreadable.len() } else { 0 };
    let counts = [
        ("変更", erasure.entries(extent).len()),
        ("書きかけの文", erasure.drafts(extent).count()),
        ("壊れて別に残した値", aside),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(what, count)| format!("{what}{count}{CHANGE}")).collect::<Vec<_>>().join("・")
}

/// A box of [`Extent`].
type Ticked = fn(&mut Extent) -> &mut bool;

/// Every kind of place, named and counted; those that a person may leave out can be.
fn places(app: App, erasure: &Erasure, extent: RwSignal<Extent>) -> AnyView {
    let kinds: [(Holds, bool, &str, Option<Ticked>); 4] = [
        (Holds::Whole, true, "この欄の同じ文", None),
        (Holds::Part, true, "この欄の、この文を含む文（文の全部が消えます）", Some(|extent| &mut extent.here_in_part)),
        (Holds::Whole, false, "ほかの欄・年度・課の同じ文", Some(|extent| &mut extent.elsewhere)),
        (
            Holds::Part,
            false,
            "ほかの欄・年度・課の、この文を含む文（文の全部が消えます）",
            Some(|extent| &mut extent.elsewhere_in_part),
        ),
    ];
    let list = |(holds, is_here, name, set): (Holds, bool, &str, Option<Ticked>)| {
        let in_full = holds == Holds::Part;
        let of_kind = |h: Holds, here: bool| h == holds && here == is_here;
        let mut lines: Vec<AnyView> = Vec::new();
        for copy in erasure.copies.iter().filter(|copy| of_kind(copy.holds, copy.is_here)) {
            lines.push(place(app, copy.id, in_full));
        }
        for draft in erasure.drafts.iter().filter(|draft| of_kind(draft.holds, draft.is_here)) {
            lines.push(draft_place(app, draft, in_full));
        }
        (!lines.is_empty()).then(|| group(name, lines, set.map(|set| (extent, set))))
    };
    let lists: Vec<Option<AnyView>> = kinds.into_iter().map(list).collect();
    view! { {lists} {others(erasure, extent)} }.into_any()
}

fn group(name: &str, lines: Vec<AnyView>, choice: Option<(RwSignal<Extent>, Ticked)>) -> AnyView {
    let count = lines.len();
    let heading = format!("{name}　{count}{CHANGE}");
    let head = match choice {
        Some((extent, set)) => {
            let checked = Signal::derive(move || *set(&mut extent.get()));
            view! { <Checkbox label=format!("{heading}も消す") checked on_change=move |on: bool| extent.update(|extent| *set(extent) = on)/> }
                .into_any()
        }
        None => view! { <p>{heading}</p> }.into_any(),
    };
    let rest = count.saturating_sub(LISTED);
    let rest = (rest > 0).then(|| view! { <li>{format!("ほか{rest}{CHANGE}")}</li> });
    let lines: Vec<AnyView> = lines.into_iter().take(LISTED).collect();
    view! { {head} <ul class="erase__places">{lines} {rest}</ul> }.into_any()
}

/// What holds the text beside statements: names of actions, damaged values, files that wait.
fn others(erasure: &Erasure, extent: RwSignal<Extent>) -> AnyView {
    let mut lines: Vec<String> = Vec::new();
    let mut say = |count: usize, words: &str| {
        if count > 0 {
            lines.push(format!("{words}{count}{CHANGE}"));
        }
    };
    say(erasure.activities, "「元に戻す履歴」「最近のファイル」に出る名前（文だけを消し、行は残します）　");
    say(erasure.aside.len(), "壊れていたため別に残した値　");
    if erasure.author {
        lines.push("「記入者」の欄の名前（空にします）".to_owned());
    }
    if !erasure.waiting.is_empty() {
        let files: Vec<String> = erasure.waiting.iter().map(|file| letters::visible(file)).collect();
        lines.push(format!("確認中のファイル「{}」（取り込まずに閉じます）", files.join("」「")));
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let unreadable = (!erasure.unreadable.is_empty()).then(|| {
        let label = format!(
            "壊れて読めない値{}{CHANGE}も消す（この文が残っているかどうかは分かりません。消すと、あとから救い出せなくなります）",
            erasure.unreadable.len()
        );
        let checked = Signal::derive(move || extent.read().unreadable);
        view! { <Checkbox label checked on_change=move |on: bool| extent.update(|extent| extent.unreadable = on)/> }
    });
    let out_of_reach = (erasure.out_of_reach > 0).then(|| {
        let words = format!(
            "この版では消せない種類の記入が{}{CHANGE}、この文を含んでいます。新しい版のあゆみで消してください。",
            erasure.out_of_reach
        );
        past_doubt(words.into_any())
    });
    view! { <ul class="erase__places">{lines}</ul> {unreadable} {out_of_reach} }.into_any()
}

/// Where a statement stands, by whom and when; a longer text in full, because all of it goes.
fn place(app: App, id: EntryId, in_full: bool) -> AnyView {
    let (plan, ledger) = (app.plan(), app.records.ledger().read());
    let Some(cell) = ledger.get(id).and_then(|entry| entry.cell()) else { return ().into_any() };
    let stands = ledger.head_ids(cell).contains(&id);
    let (value, who) = words_of(app, id);
    let now = if stands { "今の値" } else { "前の値" };
    let line = format!("{}　{who}（{now}）", names::cell(&plan, cell));
    let value = in_full.then(|| view! { <span class="erase__text">{value}</span> });
    view! { <li>{line} {value}</li> }.into_any()
}

fn draft_place(app: App, draft: &DraftCopy, in_full: bool) -> AnyView {
    let line = format!("{}　書きかけの文（長すぎて、まだ保存していないもの）", names::cell(&app.plan(), &draft.cell));
    let value = in_full.then(|| view! { <span class="erase__text">{letters::visible(&draft.text)}</span> });
    view! { <li>{line} {value}</li> }.into_any()
}

/// Which cells are left empty.
fn emptied(app: App, erasure: &Erasure, extent: &Extent) -> String {
    let (plan, ledger) = (app.plan(), app.records.ledger().read());
    let gone = erasure.entries(extent);
    let mut cells: Vec<String> = Vec::new();
    for cell in gone.iter().filter_map(|id| ledger.get(*id)?.cell()) {
        let heads = ledger.head_ids(cell);
        let name = names::cell(&plan, cell);
        if heads.iter().all(|head| gone.contains(head) || ledger.get(*head).is_none()) && !cells.contains(&name) {
            cells.push(name);
        }
    }
    let more = if cells.len() > LISTED { format!(" ほか{}か所", cells.len() - LISTED) } else { String::new() };
    cells.truncate(LISTED);
    match cells.as_slice() {
        [] => "今の値は変わりません。".to_owned(),
        cells => format!("今の値が消え、{}になります：{}{more}", wording::NOT_ENTERED, cells.join("、")),
    }
}

/// A statement's value, and who wrote it when.
fn words_of(app: App, id: EntryId) -> (String, String) {
    let (plan, scale, ledger) = (app.plan(), app.scale(), app.records.ledger().read());
    let Some((entry, cell)) = ledger.get(id).and_then(|entry| Some((entry, entry.cell()?))) else {
        return Default::default();
    };
    let value = values::value_of(&plan, &scale, cell, entry.value());
    (value, names::who_when(&names::dept(&plan, cell), entry.by(), entry.at(), app.page.today().get_untracked()))
}
