//! A measure's roadmap: as a thin bar in the list, as boxes under their years on the sheet.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::plan::VisionNumber;
use crate::plan::calendar::fiscal_year_short;
use crate::rounded::rounded;
use crate::ui::text;

/// A phase over whole fiscal years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseSpan {
    /// As printed.
    pub text: String,
    /// First fiscal year.
    pub first: i32,
    /// Last fiscal year.
    pub last: i32,
}

impl From<&crate::plan::Phase> for PhaseSpan {
    fn from(phase: &crate::plan::Phase) -> Self {
        Self { text: phase.text.clone(), first: phase.first, last: phase.last }
    }
}

impl PhaseSpan {
    fn covers(&self, fy: i32) -> bool {
        (self.first..=self.last).contains(&fy)
    }
}

/// The phases as one thin bar with what has passed filled in and a line at today; under it this year's phases.
#[component]
pub fn MiniPhases(
    /// The plan's fiscal years.
    years: RangeInclusive<i32>,
    /// In printed order; empty where the plan has none.
    phases: Vec<PhaseSpan>,
    /// The fiscal year shown.
    fy: i32,
    /// How much of it has passed, 0 to 1.
    share_of_year: f64,
    /// The bar's colour.
    vision: VisionNumber,
) -> impl IntoView {
    if phases.is_empty() {
        return view! { <p class="mini-phases__none">{text::NO_PHASES}</p> }.into_any();
    }
    let span = f64::from(years.end() - years.start() + 1).max(1.0);
    let from_start = |years_passed: f64| (years_passed / span).clamp(0.0, 1.0);
    let today = from_start(f64::from(fy - years.start()) + share_of_year);
    let bars: Vec<_> = phases
        .iter()
        .map(|phase| {
            let start = from_start(f64::from(phase.first - years.start()));
            let end = from_start(f64::from(phase.last + 1 - years.start()));
            let width = (end - start).max(f64::MIN_POSITIVE);
            let passed = ((today - start) / width).clamp(0.0, 1.0);
            view! {
                <svg x=percent(start) width=percent(width) height="12">
                    <rect class="mini-phases__passed" width=percent(passed) />
                    <rect class="mini-phases__frame" />
                </svg>
            }
        })
        .collect();
    let texts: Vec<_> = phases
        .iter()
        .filter(|phase| phase.covers(fy))
        .map(|phase| view! { <p class="mini-phases__text">{phase.text.clone()}</p> }.into_any())
        .collect();
    let texts = if texts.is_empty() {
        view! { <p class="mini-phases__none">{text::NO_PHASE_THIS_YEAR}</p> }.into_any()
    } else {
        texts.into_any()
    };
    view! {
        <div class="mini-phases" data-vision=vision.to_string()>
            <svg class="mini-phases__bar" aria-hidden="true">
                {bars} <line class="mini-phases__today" x1=percent(today) x2=percent(today) y1="0" y2="12" />
            </svg>
            {texts}
        </div>
    }
    .into_any()
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
        return view! { <p class="phase-strip__none">{text::NO_PHASES}</p> }.into_any();
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
    let rows: Vec<_> = in_rows(phases, *years.start())
        .into_iter()
        .map(|row| {
            let mut next = *years.start();
            let mut cells = Vec::new();
            for phase in row {
                if phase.first > next {
                    cells.push(view! { <td colspan=(phase.first - next).to_string()></td> }.into_any());
                }
                next = phase.last + 1;
                cells.push(phase_cell(&phase, fy).into_any());
            }
            if next <= *years.end() {
                cells.push(view! { <td colspan=(years.end() - next + 1).to_string()></td> }.into_any());
            }
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

fn phase_cell(phase: &PhaseSpan, fy: i32) -> impl IntoView + use<> {
    let when = match fy {
        _ if phase.last < fy => "past",
        _ if phase.first > fy => "future",
        _ => "now",
    };
    let now = (when == "now").then(|| view! { <span class="phase-strip__now">{text::NOW}</span> });
    view! {
        <td class="phase-strip__cell" colspan=(phase.last - phase.first + 1).to_string()>
            <div class="phase-strip__box" data-when=when>
                <span class="phase-strip__text">{phase.text.clone()}</span>
                {now}
            </div>
        </td>
    }
}

/// Puts phases that overlap into rows of their own, so that each row can be a table row.
fn in_rows(phases: Vec<PhaseSpan>, first_year: i32) -> Vec<Vec<PhaseSpan>> {
    let mut rows: Vec<Vec<PhaseSpan>> = Vec::new();
    for phase in phases {
        let free = |row: &&mut Vec<PhaseSpan>| row.last().map_or(first_year - 1, |last| last.last) < phase.first;
        match rows.iter_mut().find(free) {
            Some(row) => row.push(phase),
            None => rows.push(vec![phase]),
        }
    }
    rows
}

fn percent(share: f64) -> String {
    rounded(share * 100.0, 2) + "%"
}

#[cfg(test)]
mod tests {
    use super::{PhaseSpan, in_rows};

    #[test]
    fn overlapping_phases_get_rows_of_their_own() {
        let phase = |text: &str, first, last| PhaseSpan { text: text.to_owned(), first, last };
        let rows = in_rows(vec![phase("a", 2026, 2027), phase("b", 2027, 2028), phase("c", 2028, 2028)], 2026);
        let texts = |row: &Vec<PhaseSpan>| row.iter().map(|phase| phase.text.clone()).collect::<String>();
        assert_eq!(rows.iter().map(texts).collect::<Vec<_>>(), ["ac", "b"]);
    }
}
