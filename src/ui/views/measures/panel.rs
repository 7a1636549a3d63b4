//! The filter: one group a criterion, with what each option would give.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::State;
use crate::journal::GradeKind;
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{DeptId, Role};
use crate::query::{Criteria, DueBand};
use crate::ui::deferred::after_paint;
use crate::ui::parts::field::{Checkbox, Select, TextField};
use crate::ui::parts::{Choice, MarkSize, MarkState, RoleMark, SegmentedChoice, grade_mark, status_mark, vision_mark};
use crate::wording::{self, conditions};

use super::set_criteria_from_chip;

/// The panel. On narrow screens it is closed behind a line that says how many conditions are in force.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let app = App::get();
    let (open, set_open) = signal(false);
    let active = Memo::new(move |_| app.conditions().len());
    let clear = move || {
        (active.get() > 0).then(|| {
            view! {
                <button type="button" class="filter__clear" on:click=move |_| set_criteria_from_chip(app, Criteria::default())>
                    "すべて解除"
                </button>
            }
        })
    };
    view! {
        <section class="filter no-print" aria-labelledby="filter-title" data-open=move || open.get().then_some("")>
            <div class="filter__head">
                <h2 class="filter__title" id="filter-title">"絞り込み"</h2>
                <button
                    type="button"
                    class="filter__toggle"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="filter-body"
                    on:click=move |_| set_open.update(|open| *open = !*open)
                >
                    {move || match active.get() {
                        0 => "絞り込み".to_owned(),
                        count => format!("絞り込み {count}{MEASURES}"),
                    }}
                </button>
                {clear}
            </div>
            <div class="filter__body" id="filter-body">
                <Department/>
                <Words/>
                <Visions/>
                <States/>
                {after_paint(app, || view! { <Grades/> <Bands/> <Years/> })}
            </div>
        </section>
    }
}

/// A named group of options.
#[component]
fn OptionGroup(legend: &'static str, children: Children) -> impl IntoView {
    view! {
        <fieldset class="filter__group">
            <legend class="filter__legend">{legend}</legend>
            {children()}
        </fieldset>
    }
}

/// Whether an option is asked for, as a signal.
fn is_asked(app: App, of: impl Fn(&Criteria) -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(move || of(&app.navigation.route().read().criteria))
}

fn put<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

#[component]
fn Department() -> impl IntoView {
    let app = App::get();
    let choices = move || {
        let plan = app.growing_plan();
        let named = plan.departments.iter().map(|dept| Choice::new(dept.id.as_str(), dept.name.as_str()));
        std::iter::once(Choice::new("", "すべての課")).chain(named).collect::<Vec<_>>()
    };
    let value =
        move || app.navigation.route().read().criteria.dept.as_ref().map(ToString::to_string).unwrap_or_default();
    let choose = move |id: String| {
        app.navigation.set_criteria(|criteria| criteria.dept = Some(id).filter(|id| !id.is_empty()).map(DeptId::new));
    };
    let chosen = Memo::new(move |_| app.navigation.route().read().criteria.dept.is_some());
    view! {
        <div class="filter__group">
            <Select
                id="filter-dept"
                label="課"
                choices=Signal::derive(choices)
                value=Signal::derive(value)
                on_choose=choose
            />
            {move || {
                if chosen.get() {
                    view! { <Roles/> }.into_any()
                } else {
                    view! { <p class="filter__hint">"課を選ぶと、役割（◎○●）でも絞り込めます。"</p> }.into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Roles() -> impl IntoView {
    let app = App::get();
    let role = move |role: Role| {
        view! {
            <Checkbox
                label=wording::role(role)
                checked=is_asked(app, move |criteria| criteria.roles.contains(&role))
                on_change=move |on| app.navigation.set_criteria(|criteria| put(&mut criteria.roles, role, on))
                count=Signal::derive(move || Some(app.search.counts().read().roles.get(&role).copied().unwrap_or(0)))
            >
                <RoleMark role named=true />
            </Checkbox>
        }
    };
    let via_group = is_asked(app, |criteria| criteria.via_group);
    let added = move || app.search.counts().read().via_group;
    view! {
        <fieldset class="filter__roles">
            <legend class="visually-hidden">"役割"</legend>
            {Role::ALL.map(role).into_iter().collect_view()}
        </fieldset>
        <label class="checkbox filter__via-group" data-none=move || (added() == 0).then_some("")>
            <input
                type="checkbox"
                class="checkbox__box"
                checked=via_group.get_untracked()
                prop:checked=via_group
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    app.navigation.set_criteria(|criteria| criteria.via_group = on);
                }
            />
            <span class="checkbox__label">"区分による該当も含む（全ての課など）"</span>
            <span class="checkbox__count">
                {move || format!("＋{}", added())} <span class="visually-hidden">{MEASURES}</span>
            </span>
        </label>
    }
}

#[component]
fn Words() -> impl IntoView {
    let app = App::get();
    // While typing, the address changes in place: letters are no steps for Back.
    let change = move |words: String| {
        let route = app.navigation.route().get_untracked();
        let criteria = Criteria { words, ..route.criteria.clone() };
        app.navigation.replace_route(&route.with_criteria(criteria));
    };
    view! {
        <div class="filter__group">
            <TextField
                id="filter-words"
                label="語句"
                kind="search"
                support="番号・名称・指標・目標・主担当から探します。"
                value=Signal::derive(move || app.navigation.route().read().criteria.words.clone())
                on_change=change
            />
        </div>
    }
}

#[component]
fn Visions() -> impl IntoView {
    let app = App::get();
    let vision = move |vision: &crate::plan::Vision| {
        let number = vision.number;
        view! {
            <Checkbox
                label=vision.name.clone()
                checked=is_asked(app, move |criteria| criteria.visions.contains(&number))
                on_change=move |on| app.navigation.set_criteria(|criteria| put(&mut criteria.visions, number, on))
                count=Signal::derive(move || Some(app.search.counts().read().visions.get(&number).copied().unwrap_or(0)))
            >
                {vision_mark(number)}
            </Checkbox>
        }
    };
    view! {
        <OptionGroup legend="Vision">{app.plan().visions.iter().map(vision).collect_view()}</OptionGroup>
        <OptionGroup legend="重点">
            <Checkbox
                label="重点取組のみ"
                checked=is_asked(app, |criteria| criteria.priority)
                on_change=move |on| app.navigation.set_criteria(|criteria| criteria.priority = on)
                count=Signal::derive(move || Some(app.search.counts().read().priority))
            />
        </OptionGroup>
    }
}

#[component]
fn States() -> impl IntoView {
    let app = App::get();
    let option = move |state: State| {
        let count = move || app.search.counts().read().states.get(&state).copied().unwrap_or(0);
        let checked = is_asked(app, move |criteria| criteria.states.contains(&state));
        let option = move || {
            view! {
                <Checkbox
                    label=wording::state(state)
                    checked
                    on_change=move |on| app.navigation.set_criteria(|criteria| put(&mut criteria.states, state, on))
                    count=Signal::derive(move || Some(count()))
                >
                    {status_mark(MarkState::from(state), MarkSize::Medium)}
                </Checkbox>
            }
        };
        if state == State::Unknown {
            // Records of a newer version are rare: the option stands there only when there is something to find.
            let wanted = Memo::new(move |_| count() > 0 || checked.get());
            (move || wanted.get().then(option)).into_any()
        } else {
            option().into_any()
        }
    };
    view! { <OptionGroup legend="状態">{State::IN_CHOICES.map(option).into_iter().collect_view()}</OptionGroup> }
}

#[component]
fn Grades() -> impl IntoView {
    let app = App::get();
    let scale = app.scale();
    let option = move |kind: GradeKind| {
        let letters: Vec<&str> =
            scale.grades.iter().filter(|grade| grade.kind == kind).map(|grade| grade.letter.as_str()).collect();
        let letter = letters.first().map(|letter| (*letter).to_owned())?;
        Some(view! {
            <Checkbox
                label=conditions::kind_name(&scale, kind)
                checked=is_asked(app, move |criteria| criteria.kinds.contains(&kind))
                on_change=move |on| app.navigation.set_criteria(|criteria| put(&mut criteria.kinds, kind, on))
                count=Signal::derive(move || Some(app.search.counts().read().kinds.get(&kind).copied().unwrap_or(0)))
            >
                {grade_mark(kind, letter)}
            </Checkbox>
        })
    };
    view! { <OptionGroup legend="進捗評価">{GradeKind::ALL.map(option).into_iter().collect_view()}</OptionGroup> }
}

/// The labels name years, so that they follow the fiscal year on screen.
#[component]
fn Bands() -> impl IntoView {
    let app = App::get();
    let option = move |band: DueBand, fy: i32| {
        let count = move || app.search.counts().read().due.get(&band).copied().unwrap_or(0);
        let checked = is_asked(app, move |criteria| criteria.due.contains(&band));
        // In the last fiscal year nothing is left for later within the plan.
        let pointless = band == DueBand::WithinPlan && fy >= app.plan().years.last && !checked.get_untracked();
        (!pointless).then(|| {
            view! {
                <Checkbox
                    label=conditions::due_label(&app.plan(), band, fy)
                    checked
                    on_change=move |on| app.navigation.set_criteria(|criteria| put(&mut criteria.due, band, on))
                    count=Signal::derive(move || Some(count()))
                />
            }
        })
    };
    let options = move || {
        let fy = app.navigation.fy().get();
        DueBand::ALL.map(|band| option(band, fy)).into_iter().collect_view()
    };
    view! { <OptionGroup legend="期限">{options}</OptionGroup> }
}

#[component]
fn Years() -> impl IntoView {
    let app = App::get();
    let choices = app.plan().years.years().map(|fy| Choice::new(fy.to_string(), fiscal_year_short(fy))).collect();
    let choose = move |year: String| {
        let mut route = app.navigation.route().get_untracked();
        route.fy = year.parse().ok();
        app.navigation.navigate(&route);
    };
    view! {
        <div class="filter__group filter__years">
            <SegmentedChoice
                legend="年度（表示する記入）"
                name="fy"
                choices
                value=Signal::derive(move || app.navigation.fy().get().to_string())
                on_choose=choose
            />
        </div>
    }
}
