//! A measure's roadmap: as a thin bar in the list, as boxes under their years on the sheet.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::plan::calendar::fiscal_year_short;
use crate::plan::{Stretch, VisionNumber, stretches};
use crate::ui::dom::{Element, element, svg};
use crate::wording;

use super::svg_percent;

/// A phase over whole fiscal years, as the plan has it.
pub use crate::plan::Phase as PhaseSpan;

/// The phases as one thin bar with what has passed filled in and a line at today; under it this year's phases.
///
/// `years` are the plan's, `phases` stand in printed order, `fy` is the year shown, of which `share_of_year` has passed
/// (0 to 1); `vision` decides the colour.
pub fn mini_phases(
    years: RangeInclusive<i32>,
    phases: &[PhaseSpan],
    fy: i32,
    share_of_year: f64,
    vision: VisionNumber,
) -> Element {
    if phases.is_empty() {
        return element("p", "mini-phases__none").text(wording::NO_PHASES);
    }
    let span = f64::from(years.end() - years.start() + 1).max(1.0);
    let from_start = |years_passed: f64| (years_passed / span).clamp(0.0, 1.0);
    let today = from_start(f64::from(fy - years.start()) + share_of_year);
    let bar = |phase: &PhaseSpan| {
        let start = from_start(f64::from(phase.first - years.start()));
        let end = from_start(f64::from(phase.last + 1 - years.start()));
        let width = (end - start).max(f64::MIN_POSITIVE);
        let passed = ((today - start) / width).clamp(0.0, 1.0);
        svg("svg", "")
            .with("x", svg_percent(start))
            .with("width", svg_percent(width))
            .with("height", "12")
            .child(svg("rect", "mini-phases__passed").with("width", svg_percent(passed)))
            .child(svg("rect", "mini-phases__frame"))
    };
    let today = svg_percent(today);
    let line =
        svg("line", "mini-phases__today").with("x1", today.clone()).with("x2", today).with("y1", "0").with("y2", "12");
    let this_year = phases.iter().filter(|phase| (phase.first..=phase.last).contains(&fy));
    let mut texts: Vec<Element> =
        this_year.map(|phase| element("p", "mini-phases__text").text(phase.text.clone())).collect();
    if texts.is_empty() {
        texts.push(element("p", "mini-phases__none").text(wording::NO_PHASE_THIS_YEAR));
    }
    let bars = svg("svg", "mini-phases__bar").with("aria-hidden", "true");
    element("div", "mini-phases")
        .with("data-vision", vision.to_string())
        .child(bars.children(phases.iter().map(bar)).child(line))
        .children(texts)
}

/// The phases as boxes under their years; the one of the year shown is marked いま.
#[component]
pub fn PhaseStrip(
    /// The plan's fiscal years.
    years: RangeInclusive<i32>,
    /// In printed order; empty where the plan has none.
    phases: Vec<PhaseSpan>,
    /// The fiscal year shown.
    fy: i32,
    /// The boxes' colour.
    vision: VisionNumber,
) -> impl IntoView {
    if phases.is_empty() {
        return view! { <p class="phase-strip__none">{wording::NO_PHASES}</p> }.into_any();
    }
    let heads: Vec<_> = years
        .clone()
        .map(|year| {
            view! {
                <th scope="col" class="phase-strip__year" data-now=(year == fy).then_some("")>
                    {format!("{}年度", fiscal_year_short(year))}
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = stretches(years, &phases)
        .into_iter()
        .map(|row| {
            let cells: Vec<_> = row.iter().map(|stretch| phase_cell(stretch, fy)).collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    view! {
        <table class="phase-strip" data-vision=vision.to_string()>
            <caption class="visually-hidden">"取組のロードマップ"</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn phase_cell(stretch: &Stretch<'_>, fy: i32) -> AnyView {
    let span = stretch.years().to_string();
    let Some(phase) = stretch.phase else { return view! { <td colspan=span></td> }.into_any() };
    let when = match fy {
        _ if stretch.last < fy => "past",
        _ if stretch.first > fy => "future",
        _ => "now",
    };
    let now = (when == "now").then(|| view! { <span class="phase-strip__now">{wording::NOW}</span> });
    view! {
        <td class="phase-strip__cell" colspan=span>
            <div class="phase-strip__box" data-when=when>
                <span class="phase-strip__text">{phase.text.clone()}</span>
                {now}
            </div>
        </td>
    }
    .into_any()
}
