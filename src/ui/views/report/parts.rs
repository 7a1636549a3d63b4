//! 入れる部分: what the report is made of, each with the pages that it takes.

use leptos::prelude::*;

use crate::plan::calendar::Date;
use crate::query::CompareSource;
use crate::report::{ReportPart, SheetScope};
use crate::ui::parts::field::{Checkbox, DateField, Select};
use crate::ui::parts::{Choice, SegmentedChoice};
use crate::wording::{self, rounds};

use super::{ReportState, model};

/// The choice of a day, among those of years.
const DAY: &str = "day";

pub(super) fn parts(state: ReportState) -> AnyView {
    let row = move |part: ReportPart| {
        let is_in = Signal::derive(move || state.options.read().has(part));
        let choose = move |is_in: bool| state.choose(|options| options.choose(part, is_in));
        let pages = move || {
            let set = state.set.read();
            let set = set.as_ref()?;
            let count = set.pages.iter().filter(|page| set.document.sections[page.section].part == part).count();
            is_in.get().then(|| format!("{count}頁"))
        };
        let more = move || {
            is_in.get().then(|| match part {
                ReportPart::Roadmap => Some(paper(state)),
                ReportPart::Changes => Some(before(state)),
                ReportPart::Sheets => Some(sheets(state)),
                _ => None,
            })
        };
        view! {
            <li class="report__part">
                <Checkbox label=part.name() checked=is_in on_change=choose />
                <span class="report__part-pages">{pages}</span>
                {more}
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="report-parts">
            <div class="section__head">
                <h2 id="report-parts">"入れる部分"</h2>
                <p class="section__note">"上から順に組みます"</p>
            </div>
            <ul class="report__parts">{ReportPart::ALL.map(row).into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn paper(state: ReportState) -> AnyView {
    let value = Signal::derive(move || if state.options.read().wide_roadmap { "a3" } else { "a4" }.to_owned());
    let choose = move |word: String| state.choose(|options| options.wide_roadmap = word == "a3");
    view! {
        <div class="report__part-more">
            <SegmentedChoice
                legend="ロードマップの紙"
                name="report-paper"
                choices=vec![Choice::new("a3", "A3横"), Choice::new("a4", "A4縦")]
                value
                on_choose=choose
            />
        </div>
    }
    .into_any()
}

/// Which sheets.
fn sheets(state: ReportState) -> AnyView {
    let word = |scope: SheetScope| match scope {
        SheetScope::Delayed => "delayed",
        SheetScope::Initiatives => "initiatives",
        SheetScope::Measures => "measures",
    };
    let value = Signal::derive(move || word(state.options.read().sheets).to_owned());
    let choose = move |chosen: String| {
        let all = [SheetScope::Delayed, SheetScope::Initiatives, SheetScope::Measures];
        if let Some(scope) = all.into_iter().find(|scope| word(*scope) == chosen) {
            state.choose(|options| options.sheets = scope);
        }
    };
    let choices = vec![
        Choice::new("delayed", "遅れのある取組"),
        Choice::new("initiatives", "取組ごと"),
        Choice::new("measures", "個別取組ごと"),
    ];
    view! {
        <div class="report__part-more">
            <SegmentedChoice legend="個票" name="report-sheets" choices value on_choose=choose />
        </div>
    }
    .into_any()
}

/// The time that changes are counted from: an earlier fiscal year, or a day.
fn before(state: ReportState) -> AnyView {
    let app = state.app;
    let chosen = Memo::new(move |_| model::before(app, &state.options.read()));
    let choices = Signal::derive(move || {
        let fy = app.navigation.fy().get();
        let years = app.plan().years.years().filter(|year| *year < fy).rev();
        let name = |year| Choice::new(CompareSource::Year(year).to_string(), wording::records_of(year));
        let rounds = app.records.rounds();
        let closed = rounds.all().iter().rev().filter(|round| round.id.fy <= fy).filter_map(|round| {
            Some(Choice::new(CompareSource::Round(round.id).to_string(), rounds::closed_on(round)?))
        });
        closed.chain(years.map(name)).chain([Choice::new(DAY, "日付を選ぶ")]).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || match chosen.get() {
        named @ (CompareSource::Year(_) | CompareSource::Round(_)) => named.to_string(),
        CompareSource::Now | CompareSource::Day(_) | CompareSource::File => DAY.to_owned(),
    });
    let set = move |source: CompareSource| state.choose(|options| options.before = Some(source.to_string()));
    let choose = move |word: String| {
        let years = app.plan().years;
        let today = app.page.today().get_untracked().filter(|today| years.contains(today.fiscal_year()));
        let a_day = || today.or_else(|| Date::new(years.first, 4, 1)).map(CompareSource::Day);
        if let Some(source) = CompareSource::of_word(&word).or_else(a_day) {
            set(source);
        }
    };
    let day = move || {
        let is_day = Memo::new(move |_| matches!(chosen.get(), CompareSource::Day(_) | CompareSource::Now));
        move || is_day.get().then(|| date(state, chosen, set))
    };
    view! {
        <div class="report__part-more">
            <Select id="report-before" label="前の時点" choices value on_choose=choose />
            {day()}
        </div>
    }
    .into_any()
}

fn date(
    state: ReportState,
    chosen: Memo<CompareSource>,
    set: impl Fn(CompareSource) + Copy + Send + Sync + 'static,
) -> AnyView {
    let years = state.app.plan().years;
    let value = Signal::derive(move || match chosen.get() {
        CompareSource::Day(day) => day.to_string(),
        CompareSource::Now | CompareSource::Year(_) | CompareSource::Round(_) | CompareSource::File => String::new(),
    });
    let change = move |day: String| {
        if let Ok(day) = Date::parse(&day) {
            set(CompareSource::Day(day));
        }
    };
    view! {
        <DateField id="report-before-day" label="前の時点の日付" years=years.first..=years.last value on_change=change />
    }
    .into_any()
}
