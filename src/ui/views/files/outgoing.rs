//! 書き出す: which part, how many records, under which name.

use leptos::prelude::*;

use crate::app::{Act, App, Deed};
use crate::exchange::Scope;
use crate::journal::EntryId;
use crate::plan::calendar::{Moment, fiscal_year_short};
use crate::ui::parts::{Button, ButtonLook, Icon, Shape};

use super::mail::Mail;
use super::words::{days_ago, moment_words};

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Dept,
    Year,
    DeptAndYear,
}

impl Part {
    const ALL: [Self; 4] = [Self::All, Self::Dept, Self::Year, Self::DeptAndYear];

    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Dept => "dept",
            Self::Year => "year",
            Self::DeptAndYear => "dept-year",
        }
    }

    fn needs_dept(self) -> bool {
        matches!(self, Self::Dept | Self::DeptAndYear)
    }
}

/// The section.
#[component]
pub(super) fn Outgoing(app: App) -> impl IntoView {
    let (part, set_part) = signal(Part::All);
    let scope = Memo::new(move |_| scope_of(app, part.get()));
    let preview = Memo::new(move |_| app.preview_export(&scope.read()));
    let empty = Signal::derive(move || preview.read().1 == 0);
    let export = move |()| app.export(scope.get_untracked());
    let latest = move || {
        let acts = app.acts().read();
        let at = acts.iter().rev().find(|act| matches!(act.deed, Deed::Export { .. }))?;
        let (at, today) = (Moment::new(at.at.clone()), app.today().get());
        let ago = days_ago(&at, today).map_or(String::new(), |ago| format!("（{ago}）"));
        Some(format!("前回 {}{ago}", moment_words(&at, today)))
    };
    let left_out = move || {
        let outside = uncovered_outside(app, &scope.read());
        (outside > 0).then(|| format!("この範囲の外に、どのファイルにもない記入が{outside}件あります。"))
    };
    let options = move || {
        let has_dept = app.own_dept().read().is_some();
        Part::ALL
            .into_iter()
            .filter(|part| has_dept || !part.needs_dept())
            .map(|own| {
                view! { <PartChoice app own part set_part/> }
            })
            .collect_view()
    };
    view! {
        <section class="section outgoing" aria-labelledby="outgoing-title">
            <div class="section__head">
                <h2 id="outgoing-title">"書き出す"</h2>
                <p class="section__note">{latest}</p>
            </div>
            <fieldset class="field">
                <legend class="field__head"><span class="field__label">"範囲"</span></legend>
                <div class="radio-list">{options}</div>
            </fieldset>
            <p class="outgoing__file">
                <Icon shape=Shape::File/>
                <span>
                    <b class="outgoing__name">{move || preview.read().0.clone()}</b>
                    <span class="sub outgoing__count">{move || format!("記入 {}件。同じファイルを2度読み込んでも、結果は変わりません。", preview.read().1)}</span>
                </span>
            </p>
            <p class="outgoing__left-out" role="status">{left_out}</p>
            <div class="row">
                <Button look=ButtonLook::Solid blocked=empty on_press=export attr:aria-describedby="outgoing-empty">"書き出す"</Button>
                <p class="sub" id="outgoing-empty">
                    {move || empty.get().then_some("この範囲の記入がまだないため、書き出すものがありません。")}
                </p>
            </div>
            <Mail app scope preview/>
        </section>
    }
    .into_any()
}

#[component]
fn PartChoice(app: App, own: Part, part: ReadSignal<Part>, set_part: WriteSignal<Part>) -> impl IntoView {
    let words = move || {
        let year = format!("{}年度", fiscal_year_short(app.fy().get()));
        let dept = dept_name(app);
        match own {
            Part::All => ("すべて".to_owned(), "控え・引っ越し用"),
            Part::Dept => (format!("{dept}だけ"), "取りまとめ役へ渡す"),
            Part::Year => (format!("{year}だけ"), "全部の課の分"),
            Part::DeptAndYear => (format!("{dept}の{year}だけ"), "年度の分を渡す"),
        }
    };
    let count = Memo::new(move |_| app.preview_export(&scope_of(app, own)).1);
    view! {
        <label class="radio-list__item outgoing__option">
            <input
                type="radio"
                class="radio"
                name="outgoing-part"
                value=own.word()
                checked=part.get_untracked() == own
                prop:checked=move || part.get() == own
                on:change=move |_| set_part.set(own)
            />
            <span class="radio-list__name">{move || words().0}</span>
            <span class="sub">{move || words().1}</span>
            <span class="outgoing__entries">{move || format!("{}件", count.get())}</span>
        </label>
    }
    .into_any()
}

/// The name of one's own department.
pub(super) fn dept_name(app: App) -> String {
    let own = app.own_dept().get();
    own.and_then(|own| app.plan().department(&own).map(|own| own.name.clone())).unwrap_or_default()
}

fn scope_of(app: App, part: Part) -> Scope {
    let dept = app.own_dept().get();
    let fy = Some(app.fy().get());
    match part {
        Part::All => Scope::default(),
        Part::Dept => Scope { dept, fy: None },
        Part::Year => Scope { dept: None, fy },
        Part::DeptAndYear => Scope { dept, fy },
    }
}

/// Records of this browser that no file holds and that this scope leaves out.
fn uncovered_outside(app: App, scope: &Scope) -> usize {
    let (acts, ledger) = (app.acts().read(), app.ledger().read());
    let covered = |tx: &str| {
        acts.iter()
            .any(|act| matches!(&act.deed, Deed::Export { covers, .. } if covers.iter().any(|other| other == tx)))
    };
    let uncovered = |act: &&Act| matches!(act.deed, Deed::Record { .. } | Deed::Undo { .. }) && !covered(&act.tx);
    let ids = acts.iter().filter(uncovered).flat_map(|act| act.entries().iter());
    let outside =
        |id: &&String| EntryId::parse(id).ok().and_then(|id| ledger.get(id)).is_some_and(|entry| !scope.holds(entry));
    ids.filter(outside).count()
}
