//! ファイルを作る: which part, how many records, under which name.

use leptos::prelude::*;

use crate::app::{ActivityKind, App, Preview};
use crate::counted::CHANGES;
use crate::exchange::Scope;
use crate::plan::calendar::{Moment, fiscal_year_short};
use crate::ui::parts::{Button, ButtonLook, Mail, Shape, icon};
use crate::ui::record::missing::Missing;

use super::words::{days_ago, moment_words};

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    Dept,
    Year,
    Since,
}

impl Part {
    const ALL: [Self; 4] = [Self::All, Self::Dept, Self::Year, Self::Since];

    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Dept => "dept",
            Self::Year => "year",
            Self::Since => "since",
        }
    }
}

/// The section.
#[component]
pub(super) fn Outgoing(app: App) -> impl IntoView {
    let (asked, set_asked) = signal(None);
    // Most who make a file send their department's; who collects, or moves to another computer, chooses all.
    let part = Signal::derive(move || {
        let usual = if app.preferences.own_dept().read().is_some() { Part::Dept } else { Part::All };
        asked.get().unwrap_or(usual)
    });
    let choices = Memo::new(move |_| choices(app));
    let chosen = Memo::new(move |_| {
        let mut choices = choices.get();
        let part = part.get();
        let at = choices.iter().position(|choice| choice.part == part).unwrap_or(0);
        choices.swap_remove(at)
    });
    let empty = Signal::derive(move || chosen.read().preview.count == 0);
    let text = Signal::derive(move || app.mail(&chosen.read().scope, &chosen.read().preview));
    let export = move |()| app.files.export(chosen.get_untracked().scope);
    let latest = move || {
        let activities = app.records.activities().read();
        let at = activities.iter().rev().find(|activity| matches!(activity.kind, ActivityKind::Export { .. }))?;
        let (at, today) = (Moment::new(at.at.clone()), app.page.today().get());
        let ago = days_ago(&at, today).map_or(String::new(), |ago| format!("（{ago}）"));
        Some(format!("前回 {}{ago}", moment_words(&at, today)))
    };
    let left_out = move || {
        let outside = app.files.unexported_outside(&chosen.read().scope);
        (outside > 0).then(|| format!("この範囲の外に、どのファイルにもない{outside}{CHANGES}があります。"))
    };
    let options = move || choices.get().into_iter().map(|choice| option(app, choice, part, set_asked)).collect_view();
    view! {
        <section class="section outgoing" aria-labelledby="outgoing-title">
            <div class="section__head">
                <h2 id="outgoing-title">"ファイルを作る"</h2>
                <p class="section__note">{latest}</p>
            </div>
            <fieldset class="field">
                <legend class="field__head"><span class="field__label">"範囲"</span></legend>
                <div class="radio-list">{options}</div>
            </fieldset>
            <p class="outgoing__file">
                {icon(Shape::File)}
                <span>
                    <b class="outgoing__name">{move || chosen.read().preview.file_name.clone()}</b>
                    <span class="sub outgoing__count">{move || format!("{}{CHANGES}。同じファイルを2度取り込んでも、結果は変わりません。", chosen.read().preview.count)}</span>
                </span>
            </p>
            <p class="outgoing__left-out" role="status">{left_out}</p>
            {move || app.preferences.own_dept().get().map(|dept| view! { <Missing app dept/> })}
            <div class="row">
                <Button look=ButtonLook::Solid blocked=empty on_press=export attr:aria-describedby="outgoing-empty">"ファイルを作る"</Button>
                <p class="sub" id="outgoing-empty">
                    {move || empty.get().then_some("この範囲の記入がまだないため、ファイルにするものがありません。")}
                </p>
            </div>
            <Mail text on_copy=move |text| app.page.copy(text)/>
        </section>
    }
    .into_any()
}

/// A part with what a file of it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    part: Part,
    scope: Scope,
    preview: Preview,
}

fn choices(app: App) -> Vec<Choice> {
    let has_dept = app.preferences.own_dept().read().is_some();
    let parts = Part::ALL.into_iter().filter(|part| has_dept || *part != Part::Dept);
    let (parts, scopes): (Vec<Part>, Vec<Scope>) = parts.map(|part| (part, scope_of(app, part))).unzip();
    let previews = app.files.preview_exports(&scopes);
    let choices = parts.into_iter().zip(scopes).zip(previews);
    choices.map(|((part, scope), preview)| Choice { part, scope, preview }).collect()
}

fn option(app: App, choice: Choice, part: Signal<Part>, set_asked: WriteSignal<Option<Part>>) -> AnyView {
    let Choice { part: own, preview, .. } = choice;
    let (name, note) = match own {
        Part::All => ("全課・全年度".to_owned(), "控え・パソコン入替え用"),
        Part::Dept => (format!("{}だけ", dept_name(app)), "取りまとめ担当へ送る"),
        Part::Year => (format!("{}年度だけ", fiscal_year_short(app.navigation.fy().get())), "全課の分"),
        Part::Since => ("前回のファイル作成以後".to_owned(), "ファイルにしていない分"),
    };
    let size = if preview.count > 0 { size_words(preview.bytes) } else { String::new() };
    view! {
        <label class="radio-list__item outgoing__option">
            <input
                type="radio"
                class="radio"
                name="outgoing-part"
                value=own.word()
                checked=part.get_untracked() == own
                prop:checked=move || part.get() == own
                on:change=move |_| set_asked.set(Some(own))
            />
            <span class="radio-list__name">{name}</span>
            <span class="sub">{note}</span>
            <span class="outgoing__entries">{format!("{}{CHANGES}", preview.count)}<span class="sub">{size}</span></span>
        </label>
    }
    .into_any()
}

/// ・約13KB
fn size_words(bytes: usize) -> String {
    match bytes.div_ceil(1024) {
        kilobytes if kilobytes < 1024 => format!("・約{kilobytes}KB"),
        kilobytes => format!("・約{}.{}MB", kilobytes / 1024, kilobytes * 10 / 1024 % 10),
    }
}

/// The name of one's own department.
fn dept_name(app: App) -> String {
    let own = app.preferences.own_dept().get();
    own.and_then(|own| app.plan().department(&own).map(|own| own.name.clone())).unwrap_or_default()
}

fn scope_of(app: App, part: Part) -> Scope {
    match part {
        Part::All => Scope::default(),
        Part::Dept => Scope { dept: app.preferences.own_dept().get(), ..Scope::default() },
        Part::Year => Scope { fy: Some(app.navigation.fy().get()), ..Scope::default() },
        Part::Since => app.files.since_last_file(),
    }
}
