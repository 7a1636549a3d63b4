//! The review of one file: what taking it in would change.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, Command, Notice, NoticeAction, ReviewedFile, Tone};
use crate::counted::{CHANGE, CHANGES};
use crate::exchange::{Outcome, ParsedSnapshot, Quarantined, Review, ReviewItem};
use crate::filled::filled;
use crate::journal::{Draft, Entry};
use crate::plan::Plan;
use crate::ui::parts::{Button, ButtonSize, Shape, heads, icon};
use crate::wording::names;

use super::words::{author, author_or_none, cell_words, dept_name, moment_words, value_words, visible, visible_line};

/// The file, its accounting and its items. One of many files is a line that opens.
pub(super) fn review_card(app: App, incoming: ReviewedFile, is_open: bool) -> AnyView {
    let ReviewedFile { snapshot, review, brought_back } = &incoming;
    let name = visible_line(&snapshot.file_name);
    if is_open {
        let name = view! { <h4 class="incoming__name">{icon(Shape::File)} {name}</h4> };
        return view! { <article class="incoming">{name} {details(app, incoming)}</article> }.into_any();
    }
    let conflicts =
        if review.conflicts > 0 { format!("（食い違い{}）", review.conflicts) } else { String::new() };
    let line = format!(
        "　追加{}{conflicts}・既にある{}・取り込めない{}",
        review.added,
        review.already_had,
        review.quarantined + brought_back.len()
    );
    // What a thousand files hold is laid out only where one looks.
    let (open, set_open) = signal(false);
    view! {
        <details class="disclosure incoming" data-line="" on:toggle=move |_| set_open.update(|open| *open = !*open)>
            <summary class="disclosure__summary">{name} <span class="sub">{line}</span></summary>
            {move || open.get().then(|| details(app, incoming.clone()))}
        </details>
    }
    .into_any()
}

/// What stands below the file's name.
fn details(app: App, incoming: ReviewedFile) -> AnyView {
    let ReviewedFile { snapshot, review, brought_back } = incoming;
    let warnings = snapshot
        .warnings
        .iter()
        .map(
            |warning| view! { <li class="incoming__warning">{icon(Shape::Warning)} {visible_line(&warning.what())}</li> },
        )
        .collect_view();
    // What the file adds to the plan is named as it will be.
    let plan = Arc::new(app.plan().with_added(review.newcomers.clone(), review.merged.clone()));
    let examples = |outcome: Outcome| examples(&plan, &review.items, outcome);
    let mut rows = vec![
        row(Shape::Added, "追加", review.added, "ここにまだない記入", &examples(Outcome::Added)),
        row(
            Shape::Check,
            "既にある",
            review.already_had - review.taken_back - review.replaced,
            "ここにあり、有効です。何も変わりません",
            "",
        ),
        row(
            Shape::Warning,
            "取り込めない",
            review.quarantined,
            "内容を確認できない記入。取り込まず、下に理由を示します",
            "",
        ),
    ];
    let not_in_force = [
        (
            "取り消し済み",
            review.taken_back,
            Outcome::TakenBack,
            "ここにありますが、前に取り消したため有効ではありません",
        ),
        (
            "置き換え済み",
            review.replaced,
            Outcome::Replaced,
            "ここにありますが、その後の変更か消去で置き換わっています",
        ),
    ];
    for (name, count, outcome, words) in not_in_force.into_iter().filter(|(_, count, ..)| *count > 0) {
        rows.insert(2, row(Shape::Information, name, count, words, &examples(outcome)));
    }
    if !brought_back.is_empty() {
        let words = "ここで消した文を含む変更。下で決めるまで取り込みません";
        rows.push(row(Shape::Warning, "消した文", brought_back.len(), words, ""));
    }
    if review.duplicates > 0 {
        rows.push(row(
            Shape::Information,
            "ファイル内の重複",
            review.duplicates,
            "同じ記入がファイルの中に2度あります",
            "",
        ));
    }
    let notes = notes(&plan, &review);
    view! {
            <p class="sub">{origin(app, &plan, &snapshot)}</p>
            <ul class="incoming__warnings">{warnings}</ul>
            <table class="table incoming__table">
                <caption class="visually-hidden">"取り込むとどうなるか"</caption>
                {heads(&[("扱い", false), ("変更の数", true), ("対象と、取り込んだ後", false)])}
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr class="table__row" data-total="">
                        <th class="table__cell" scope="row">"合計"</th>
                        <td class="table__cell" data-number="">{review.in_file.to_string()}</td>
                        <td class="table__cell">{sum_words(&review, brought_back.len())}</td>
                    </tr>
                </tfoot>
            </table>
            {(!notes.is_empty()).then(|| view! { <ul class="incoming__notes">{notes.into_iter().map(|(shape, note)| view! { <li class="incoming__note">{icon(shape)} {note}</li> }).collect_view()}</ul> })}
            {returned(app, &plan, brought_back)}
            {quarantine(app, snapshot.quarantine)}
            {items(app, plan, review.items)}
    }
    .into_any()
}

fn row(shape: Shape, name: &'static str, count: usize, words: &'static str, examples: &str) -> AnyView {
    let examples = (!examples.is_empty()).then(|| view! { <br/> <span class="sub">{examples.to_owned()}</span> });
    view! {
        <tr class="table__row">
            <th class="table__cell" scope="row"><span class="incoming__kind">{icon(shape)} {name}</span></th>
            <td class="table__cell incoming__count" data-number="">{count.to_string()}</td>
            <td class="table__cell">{words} {examples}</td>
        </tr>
    }
    .into_any()
}

/// 追加7＋既にある12＋取り込めない2＝ファイル内の21件
fn sum_words(review: &Review, brought_back: usize) -> String {
    let some = |name: &str, count: usize| if count > 0 { format!("＋{name}{count}") } else { String::new() };
    format!(
        "追加{}＋既にある{}{}{}＋取り込めない{}{}{}{}＝ファイル内の{}{CHANGES}",
        review.added,
        review.already_had - review.taken_back - review.replaced,
        some("置き換え済み", review.replaced),
        some("取り消し済み", review.taken_back),
        review.quarantined,
        some("消した文", brought_back),
        some("重複", review.duplicates),
        some("消去済み", review.erased),
        review.in_file
    )
}

/// What stands inside the counts above and deserves a word.
fn notes(plan: &Plan, review: &Review) -> Vec<(Shape, String)> {
    let mut notes = Vec::new();
    if review.conflicts > 0 {
        let examples = examples(plan, &review.items, Outcome::Conflict);
        notes.push((
            Shape::Conflict,
            format!(
                "追加のうち{}{CHANGE}は、今の値と食い違います。どちらを採るかは、取り込んだ後に選びます。{examples}",
                review.conflicts
            ),
        ));
    }
    if !review.newcomers.is_empty() {
        let names: Vec<&str> = review.newcomers.iter().map(|dept| dept.name.as_str()).collect();
        notes.push((Shape::Added, format!("計画に名前のない課（{}）が加わります。", names.join("、"))));
    }
    if !review.merged.is_empty() {
        let names: BTreeSet<&str> =
            filled(review.merged.values().filter_map(|known| plan.department(known)).map(|dept| dept.name.as_str()));
        let names: Vec<&str> = names.into_iter().collect();
        notes.push((
            Shape::Information,
            format!("同じ名前の課（{}）が別々に加えられていました。1つの課の記入として表示します。", names.join("、")),
        ));
    }
    if review.unknown > 0 {
        notes.push((
            Shape::Information,
            format!("{}{CHANGES}に、この版では分からない項目があります。消さずに預かります。", review.unknown),
        ));
    }
    if review.not_in_plan > 0 {
        const SHOWN: usize = 5;
        let named: Vec<String> = review.strangers.iter().take(SHOWN).map(|id| names::id(id)).collect();
        let more = if review.strangers.len() > SHOWN { " ほか" } else { "" };
        notes.push((
            Shape::Information,
            format!(
                "{}{CHANGES}は、この計画にない番号や課（{}{more}）のものです。消さずに預かり、集計には数えません。",
                review.not_in_plan,
                named.join("、")
            ),
        ));
    }
    notes
}

/// The first cells of an outcome, by name.
fn examples(plan: &Plan, items: &[ReviewItem], outcome: Outcome) -> String {
    const SHOWN: usize = 2;
    let hits = |item: &&ReviewItem| {
        item.outcome == outcome || (outcome == Outcome::Added && item.outcome == Outcome::Conflict)
    };
    let total = items.iter().filter(hits).count();
    let names: Vec<String> = items
        .iter()
        .filter(hits)
        .filter_map(|item| item.entry.cell())
        .take(SHOWN)
        .map(|cell| cell_words(plan, cell))
        .collect();
    let more = total.saturating_sub(names.len());
    let rest = if more > 0 && !names.is_empty() { format!(" ほか{more}{CHANGES}") } else { String::new() };
    format!("{}{rest}", names.join("、"))
}

/// Who wrote the file, and when.
fn origin(app: App, plan: &Plan, snapshot: &ParsedSnapshot) -> String {
    let dept = snapshot.sender();
    let dept = dept.map(|dept| dept_name(plan, dept).into_owned());
    let name = Some(author(&snapshot.header.by_name)).filter(|name| !name.is_empty());
    let at =
        Some(moment_words(&snapshot.header.exported_at, app.page.today().get_untracked())).filter(|at| !at.is_empty());
    let mut parts: Vec<String> = [dept, name].into_iter().flatten().collect();
    parts.extend(at.map(|at| format!("{at} 作成")));
    parts.push(format!("{}{CHANGES}", snapshot.in_file()));
    parts.join("・")
}

/// What brings back a text that was erased here: each in full, and the two ways to decide.
fn returned(app: App, plan: &Plan, entries: Vec<Arc<Entry>>) -> Option<AnyView> {
    let count = entries.len();
    let line = |entry: &Arc<Entry>| {
        let cell = entry.cell()?;
        let says = value_words(&app.scale(), "", &cell.field, entry.value());
        let by = written_words(app, entry);
        Some(
            view! { <li class="incoming__item">{cell_words(plan, cell)} <br/> {says} <span class="sub">{format!("　{by}")}</span></li> },
        )
    };
    let lines = entries.iter().filter_map(line).collect_view();
    let (refused, wanted) = (entries.clone(), entries);
    (count > 0).then(|| {
        view! {
            <section class="incoming__returned" aria-label="消した文を含む変更">
                <p>{icon(Shape::Warning)} {format!("次の{count}{CHANGES}は、ここで個人情報として消した文と同じ文か、その文を含む文です。決めるまで取り込みません。")}</p>
                <ul class="incoming__items">{lines}</ul>
                <div class="row">
                    <Button size=ButtonSize::Small on_press=move |()| app.records.keep_out(&refused)>
                        {format!("この{count}{CHANGES}を受け取らず、消したままにする（取り消せません）")}
                    </Button>
                    <Button size=ButtonSize::Small on_press=move |()| app.records.let_in(&wanted)>
                        {format!("この{count}{CHANGES}も取り込めるようにする")}
                    </Button>
                </div>
            </section>
        }
        .into_any()
    })
}

/// What could not be verified, word for word and with its reason.
fn quarantine(app: App, items: Vec<Quarantined>) -> Option<AnyView> {
    let count = items.len();
    let rows = items.into_iter().map(|item| held(app, item)).collect_view();
    (count > 0).then(|| {
        view! {
            <details class="disclosure">
                <summary class="disclosure__summary">{format!("取り込めない理由を見る（{count}{CHANGE}）")}</summary>
                <ul>{rows}</ul>
            </details>
        }
        .into_any()
    })
}

/// One statement in quarantine: where it stands, why, what it would change, and a way to say the same oneself.
fn held(app: App, item: Quarantined) -> AnyView {
    let place = item.line.map_or(String::new(), |line| format!("{line}行目："));
    let reason = format!("{place}{}", visible_line(&item.reason.what()));
    let stated = item.reason.stated_id();
    let claim = item.claim().map(|(cell, value)| {
        // What stands there now is read when it is shown: the person has to see what he replaces.
        move || {
            let (plan, ledger) = (app.plan(), app.records.ledger().read());
            let words = cell_words(&plan, &cell);
            let original = stated.and_then(|id| ledger.get(id)).map(|original| {
                let was = original
                    .value()
                    .map(|was| value_words(&app.scale(), "", &cell.field, Some(was)))
                    .unwrap_or_default();
                view! { <p>{format!("元の記入：{was}（{}）", written_words(app, original))}</p> }
            });
            let says = format!("このファイル：{}", value_words(&app.scale(), "", &cell.field, Some(&value)));
            let draft = Draft { cell: cell.clone(), base: ledger.head_ids(&cell), value: value.clone() };
            let accept = move |()| {
                let what = format!("{words}（取り込めなかった記入から）");
                let text = format!("「{what}」を、あなたの新しい記入として追加しました。");
                app.run(Command::Record { what, drafts: vec![draft.clone()] });
                let tx = app
                    .records
                    .activities()
                    .read_untracked()
                    .last()
                    .map(|activity| activity.tx.clone())
                    .unwrap_or_default();
                app.page.notify(Notice::new(Tone::Success, text).offering(NoticeAction::Undo { tx }));
            };
            let is_taken = ledger.reading(&cell).value() == Some(&value);
            let offer = if is_taken {
                view! { <p>"今の値はこの内容です。"</p> }.into_any()
            } else {
                view! {
                    <Button size=ButtonSize::Small on_press=accept>"あなたの新しい記入として取り込む"</Button>
                }
                .into_any()
            };
            view! {
                <p>{cell_words(&plan, &cell)}</p>
                {original}
                <p>{says}</p>
                {offer}
            }
            .into_any()
        }
    });
    view! {
        <li class="incoming__held">
            <p>{reason}</p>
            {claim}
            <code class="incoming__original">{visible(&item.original)}</code>
        </li>
    }
    .into_any()
}

/// 地域安全課 防災係・11月22日 11:20
fn written_words(app: App, entry: &Entry) -> String {
    let at = moment_words(entry.at(), app.page.today().get_untracked());
    format!("{}・{at}", author_or_none(entry.by()))
}

/// Every entry with what would become of it; listed only when opened, since a file may hold thousands.
fn items(app: App, plan: Arc<Plan>, items: Vec<ReviewItem>) -> AnyView {
    /// As many as a person may read; a browser slows down over more.
    const SHOWN: usize = 500;
    let (open, set_open) = signal(false);
    let items = StoredValue::new(items);
    let rows = move || {
        if !open.get() {
            return None;
        }
        let mut items: Vec<ReviewItem> = items.get_value();
        items.sort_by_key(|item| match item.outcome {
            Outcome::Conflict => 0,
            Outcome::Added => 1,
            Outcome::TakenBack => 2,
            Outcome::Replaced => 3,
            Outcome::AlreadyHad => 4,
        });
        let rest = items.len().saturating_sub(SHOWN);
        let item = |item: ReviewItem| {
            let what = match item.outcome {
                Outcome::Added => "追加",
                Outcome::AlreadyHad => "既にある",
                Outcome::TakenBack => "取り消し済み",
                Outcome::Replaced => "置き換え済み",
                Outcome::Conflict => "追加・食い違い",
            };
            // The file still says it; the page does not.
            let is_erased = app.records.ledger().read_untracked().get(item.entry.id()).is_none();
            let (cell, says) = match (item.entry.cell(), item.entry.value()) {
                (Some(cell), _) if item.outcome == Outcome::Replaced && is_erased => {
                    (cell_words(&plan, cell), "個人情報として消した文".to_owned())
                }
                (Some(cell), Some(value)) => {
                    (cell_words(&plan, cell), value_words(&app.scale(), "", &cell.field, Some(value)))
                }
                _ => ("この版では分からない種類の記入".to_owned(), String::new()),
            };
            let by = if is_erased && item.outcome == Outcome::Replaced {
                String::new()
            } else {
                written_words(app, &item.entry)
            };
            view! { <li class="incoming__item"><b>{what}</b> " " {cell} <br/> {says} <span class="sub">{format!("　{by}")}</span></li> }
        };
        let more = (rest > 0).then(|| view! { <li class="incoming__item">{format!("ほか{rest}{CHANGES}")}</li> });
        let list: Vec<_> = items.into_iter().take(SHOWN).map(item).collect();
        Some(view! { <ul class="incoming__items">{list} {more}</ul> })
    };
    view! {
        <details class="disclosure" on:toggle=move |_| set_open.update(|open| *open = !*open)>
            <summary class="disclosure__summary">"1個ずつ見る"</summary>
            {rows}
        </details>
    }
    .into_any()
}
