//! Bars: how many measures are in which state, how far a count is, how far a figure is from its target.
//!
//! A bar is a picture of words that stand beside it, so it is silent; lengths are true, never padded.

use leptos::prelude::*;

use crate::counted::MEASURES;
use crate::insight::{Rollup, State};
use crate::plan::VisionNumber;
use crate::wording;

use super::{MarkSize, MarkState, status_mark};

/// How many measures are in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StateCounts([u32; MarkState::IN_BARS.len()]);

impl StateCounts {
    /// Counts the states of measures.
    pub fn of(states: impl IntoIterator<Item = MarkState>) -> Self {
        let mut counts = Self::default();
        for state in states {
            counts.add(state, 1);
        }
        counts
    }

    /// The counts of a total. A state that this version cannot read has no place in a bar: words beside it say so.
    pub fn of_rollup(rollup: &Rollup) -> Self {
        let mut counts = Self::default();
        for state in State::ALL.into_iter().filter(|state| *state != State::Unknown) {
            counts.add(state.into(), u32::try_from(rollup.state(state)).unwrap_or(u32::MAX));
        }
        counts
    }

    /// Adds `n` measures in a state.
    pub fn add(&mut self, state: MarkState, n: u32) {
        for (count, own) in self.0.iter_mut().zip(MarkState::IN_BARS) {
            if own == state {
                *count += n;
            }
        }
    }

    /// The count of one state.
    pub fn get(&self, state: MarkState) -> u32 {
        self.in_bars().find(|(own, _)| *own == state).map_or(0, |(_, count)| count)
    }

    /// The denominator.
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// States and counts in the order of bars: done first, not entered last.
    pub fn in_bars(&self) -> impl Iterator<Item = (MarkState, u32)> {
        MarkState::IN_BARS.into_iter().zip(self.0)
    }
}

/// The stacked bar of states. Put [`StateLegend`] or words beside it.
#[component]
pub fn StateBar(
    /// What it shows.
    counts: StateCounts,
    /// The low one for rows of Visions.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let total = f64::from(counts.total().max(1));
    let mut start = 0.0;
    let mut segments = Vec::new();
    let mut gaps = Vec::new();
    for (state, count) in counts.in_bars().filter(|(_, count)| *count > 0) {
        let share = f64::from(count) / total;
        if start > 0.0 {
            gaps.push(
                view! { <line class="state-bar__gap" x1=svg_percent(start) x2=svg_percent(start) y1="0" y2="100%" /> },
            );
        }
        segments.push(state_segment(state, count, start, share));
        start += share;
    }
    view! {
        <svg class="state-bar" data-size=if small { "small" } else { "medium" } aria-hidden="true">
            {segments}
            {gaps}
        </svg>
    }
}

fn state_segment(state: MarkState, count: u32, start: f64, share: f64) -> impl IntoView + use<> {
    // A line as wide as the bar is high, dashed and slanted, is a hatch; a pattern would need an id of its own.
    let hatch = (state == MarkState::Stopped)
        .then(|| view! { <line class="state-bar__hatch" x1="0" x2="2000" y1="14" y2="14" transform="skewX(-45)" /> });
    view! {
        <svg
            class="state-bar__segment"
            data-state=state.word()
            data-room=room(share, state.label().chars().count())
            x=svg_percent(start)
            width=svg_percent(share)
            height="100%"
        >
            <rect class="state-bar__fill" />
            {hatch}
            <text class="state-bar__count" x="50%" y="50%">
                <tspan class="state-bar__word">{state.label()}</tspan>
                {count.to_string()}
            </text>
        </svg>
    }
}

/// What a segment of this share has room for: nothing, the count, the word too where the bar is long (as wide as the
/// page on a screen), or the word also where it is short (on paper).
fn room(share: f64, letters: usize) -> &'static str {
    // Of a bar of 1,300 px with letters of 14 px, and of one of 184 mm with letters of 9 pt; each with its count.
    let letters = f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
    let (long, short) = (0.023 + 0.0108 * letters, 0.035 + 0.0173 * letters);
    match share {
        _ if share < 0.04 => "none",
        _ if share < long => "count",
        _ if share < short => "long",
        _ => "word",
    }
}

/// A measure may be in conflict and yet have one state: the legend counts states alone.
fn legend_label(state: MarkState) -> &'static str {
    if state == MarkState::Conflict { "状態の食い違い" } else { state.label() }
}

/// Mark, word, count and share of each state, in the order of the bar.
#[component]
pub fn StateLegend(
    /// How many measures are in each state.
    counts: StateCounts,
) -> impl IntoView {
    let total = counts.total();
    let items: Vec<_> = counts
        .in_bars()
        .filter(|(state, count)| {
            *count > 0 || !matches!(state, MarkState::NotApplicable | MarkState::Conflict | MarkState::Partial)
        })
        .map(|(state, count)| {
            view! {
                <li class="state-legend__item" data-state=state.word()>
                    {status_mark(state, MarkSize::Medium)}
                    <span class="state-legend__label">{legend_label(state)}</span>
                    <b class="state-legend__count">{format!("{count}{MEASURES}")}</b>
                    <span class="state-legend__share">{share(count, total)}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="state-legend">{items}</ul> }
}

fn share(part: u32, whole: u32) -> Option<String> {
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    wording::percent(count(part), count(whole))
}

/// A thin bar of ink: so much of so many. The words beside it say it.
#[component]
pub fn ProgressBar(
    /// The part.
    #[prop(into)]
    done: Signal<u32>,
    /// The whole.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let width = move || svg_percent(f64::from(done.get()) / f64::from(total.get().max(1)));
    view! {
        <svg class="progress-bar" aria-hidden="true">
            <rect class="progress-bar__fill" width=width height="100%" />
        </svg>
    }
}

/// What the bar of an indicator shows, all in the indicator's unit, from 0 to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TargetReading {
    /// Where the axis ends: 100 for percentages, else the larger of target and actual.
    pub end: f64,
    /// 目標
    pub target: f64,
    /// 実績
    pub actual: Option<f64>,
    /// 等分の参考値
    pub pace: Option<f64>,
    /// 前年度末
    pub previous: Option<f64>,
}

/// Actual, pace and target on one axis, and under it what they are in words. Only for targets that are numbers.
#[component]
pub fn TargetBar(
    /// What it shows.
    reading: TargetReading,
    /// The colour of the actual.
    vision: VisionNumber,
    /// 前年度末 35% · 等分の参考値 60% · 令和9年10月31日時点
    captions: Vec<String>,
) -> impl IntoView {
    let at = move |value: f64| svg_percent((value / reading.end.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0));
    let pace = reading.pace.map(|pace| {
        view! {
            <rect class="target-bar__pace" width=at(pace) />
            <line class="target-bar__pace-edge" x1=at(pace) x2=at(pace) y1="4" y2="18" />
        }
    });
    let actual = reading.actual.map(|actual| view! { <rect class="target-bar__actual" width=at(actual) /> });
    let previous = reading
        .previous
        .map(|previous| view! { <line class="target-bar__previous" x1=at(previous) x2=at(previous) y1="7" y2="15" /> });
    let captions: Vec<_> = captions.into_iter().map(|caption| view! { <li>{caption}</li> }).collect();
    view! {
        <div class="target-bar" data-vision=vision.to_string()>
            <svg class="target-bar__picture" aria-hidden="true">
                <rect class="target-bar__ground" width="100%" />
                {pace}
                {actual}
                {previous}
                <line class="target-bar__target" x1=at(reading.target) x2=at(reading.target) y1="0" y2="22" />
            </svg>
            <ul class="target-bar__captions">{captions}</ul>
        </div>
    }
}

/// `33.33%`: SVG lengths, short enough to read.
pub fn svg_percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
