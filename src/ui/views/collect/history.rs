//! すべての記入の履歴: everything that was ever said, latest effects first, told only when asked for.

use leptos::prelude::*;

use crate::app::App;
use crate::counted::CHANGES;
use crate::filled::filled;
use crate::insight::{HistoryRow, past_lines};
use crate::journal::{EntryId, HistoryEntry};
use crate::plan::calendar::fiscal_year_short;
use crate::ui::erasing::erase_of;
use crate::ui::parts::field::Select;
use crate::ui::parts::{Button, ButtonSize, Choice, Empty, PastRow, PastWords};

/// How many statements a page tells.
const PAGE: usize = 50;

/// Which part of the history is on screen.
#[derive(Clone, Copy)]
struct Reading {
    page: RwSignal<usize>,
    dept: RwSignal<String>,
}

/// The section, folded.
pub(super) fn history(app: App) -> impl IntoView {
    let open = RwSignal::new(false);
    let reading = Reading { page: RwSignal::new(0), dept: RwSignal::new(String::new()) };
    let choices = move || {
        let plan = app.plan();
        let mut choices = vec![Choice::new("", "すべての課")];
        choices.extend(plan.departments.iter().map(|dept| Choice::new(dept.id.as_str(), &dept.name)));
        choices
    };
    let choose = move |dept: String| {
        reading.page.set(0);
        reading.dept.set(dept);
    };
    let body = move || {
        open.get().then(|| {
            // Told once for all pages: with 100,000 statements this takes longer than turning one.
            let told = Memo::new(move |_| told(app, &reading.dept.get()));
            view! {
                <Select
                    id="history-dept"
                    label="課"
                    inline=true
                    choices=Signal::derive(choices)
                    value=reading.dept
                    on_choose=choose
                />
                {move || page(app, reading, &told.read())}
            }
        })
    };
    view! {
        <section class="section no-print" aria-labelledby="history-title">
            <div class="section__head">
                <h2 id="history-title" tabindex="-1">"すべての記入の履歴"</h2>

            </div>
            <details class="disclosure" on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary class="disclosure__summary">"だれが・いつ・どのファイルで書いたかを見る"</summary>
                <div class="disclosure__body">{body}</div>
            </details>
        </section>
    }
}

/// Everything a department said, or everyone; latest effects first.
fn told(app: App, dept: &str) -> Vec<EntryId> {
    let ledger = app.records.ledger().read();
    let history = if dept.is_empty() {
        ledger.whole_history()
    } else {
        ledger.history_of(ledger.cells().filter(|cell| cell.dept.as_str() == dept))
    };
    history.into_iter().rev().map(HistoryEntry::id).collect()
}

fn page(app: App, reading: Reading, told: &[EntryId]) -> AnyView {
    let (count, page) = (told.len(), reading.page.get());
    let lines = {
        let ledger = app.records.ledger().read();
        let entries: Vec<HistoryEntry<'_>> =
            told.iter().skip(page * PAGE).take(PAGE).filter_map(|id| ledger.history_entry(*id)).collect();
        past_lines(&ledger, &entries)
    };
    if count == 0 {
        let reason = "記入するか、届いたファイルを取り込むと、1つずつここに残ります。";
        return view! { <Empty title="記入はまだありません。" reason/> }.into_any();
    }
    let rounds = app.records.rounds();
    let (plan, scale, today, now) = (app.plan(), app.scale(), app.page.today().get(), app.page.now());
    let files = app.records.files_of(&filled(lines.iter().map(|line| line.id)));
    let row = |line: &HistoryRow| {
        let file = files.iter().find(|(other, _)| *other == line.id).map(|(_, file)| file.as_str());
        let mut words = PastWords::of(&plan, &scale, line, file, today, &now);
        if let Some(cell) = &line.cell {
            words.number = format!("{}年度　{}", fiscal_year_short(cell.fy), words.number);
            words.is_after_closing = rounds.is_after_closing(cell, &line.at);
        }
        let erase = erase_of(app, line, &words, "history-title");
        view! { <PastRow words erase/> }.into_any()
    };
    let rows: Vec<AnyView> = lines.iter().map(row).collect();
    let turn = |to: Option<usize>, label: &'static str| {
        to.map(|to| {
            let go = move |()| {
                reading.page.set(to);
                app.page.focus("history-title");
            };
            view! { <Button size=ButtonSize::Small on_press=go>{label}</Button> }
        })
    };
    let place = format!("{count}{CHANGES}のうち{}〜{}番目（新しい順）", page * PAGE + 1, page * PAGE + rows.len());
    view! {
        <p class="sub" role="status">{place}</p>
        <ol>{rows}</ol>
        <div class="row">
            {turn(page.checked_sub(1), "新しい50個")}
            {turn(Some(page + 1).filter(|next| next * PAGE < count), "前の50個")}
        </div>
    }
    .into_any()
}
