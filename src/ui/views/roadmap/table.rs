//! The table: a body for each group, a row for each measure, a cell for each phase over its years.
//!
//! Roles are written out, since narrow windows set each row as a block and some browsers then forget that it is a
//! table. A cell that today lies in says where, in `--at`; the style sheet draws the line and what has passed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::counted::MEASURES;
use crate::insight::MeasureSummaries;
use crate::journal::Scale;
use crate::picture::roadmap::{
    GroupHead, NO_PHASE, NO_ROADMAP, RowGroup, SEVERAL_LEADS, When, groups, phase_words, when,
};
use crate::plan::calendar::fiscal_year_short;
use crate::plan::{Initiative, Measure, MeasureId, Plan, Stretch, stretches};
use crate::query::{Grouping, Route, View};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{group_head, group_name, group_words, initiative_head, standing_marks, vision_label};
use crate::wording;

use super::cell::{RoadmapCell, block, row, span};

/// The months that quarters of a fiscal year begin with, and when in the year.
const QUARTERS: [(&str, f64); 4] = [("4月", 0.0), ("7月", 0.25), ("10月", 0.5), ("1月", 0.75)];

/// All that a row is drawn from.
struct Scene {
    plan: Arc<Plan>,
    route: Route,
    summaries: Arc<MeasureSummaries>,
    scale: Arc<Scale>,
    /// Where today stands among the plan's years.
    today: Option<f64>,
    /// How many fiscal years the plan has.
    length: i32,
    /// Columns of a fiscal year: four quarters, or the year itself.
    per_year: i32,
}

/// The table of what was found, with the rows that are built so far.
pub(super) fn table(app: App, found: &[MeasureId], built: &[MeasureId], today: Option<f64>) -> Element {
    let (plan, route) = (app.plan(), app.navigation.route().get());
    let length = plan.years.last - plan.years.first + 1;
    let per_year = if route.roadmap.years { 1 } else { 4 };
    let (summaries, scale) = (app.records.summaries().get(), app.scale());
    let scene = Scene { plan, route, summaries, scale, today, length, per_year };
    let groups = groups(&scene.plan, found.to_vec(), scene.route.roadmap.by);
    let bodies = groups.iter().filter_map(|group| scene.body(group, built));
    let twice = if scene.route.roadmap.by == Grouping::Lead { SEVERAL_LEADS } else { "" };
    let caption = ["個別取組の工程。列は年度です。", twice].concat();
    let tag = app.page.today().get().map_or_else(String::new, |day| ["今日 ", &day.month_day()].concat());
    let heads = element("thead", "roadmap__heads").with("role", "rowgroup");
    let table = element("table", "roadmap__table")
        .with("role", "table")
        .with("style:--years", length.to_string())
        .child(element("caption", "visually-hidden").text(caption))
        .child(heads.children(scene.heads(app.navigation.fy().get(), &tag)))
        .children(bodies);
    element("div", "roadmap__box").child(table)
}

impl Scene {
    /// How a stretch lies to today, and the place of today in it.
    fn at(&self, start: f64, length: f64) -> (Option<When>, Option<String>) {
        let when = self.today.map(|today| when(today, start, length));
        let at = match when {
            Some(When::Now(passed)) => Some(format!("{:.2}%", passed * 100.0)),
            _ => None,
        };
        (when, at)
    }

    fn heads(&self, fy: i32, tag: &str) -> Vec<Element> {
        let in_years = self.per_year == 1;
        let head = RoadmapCell { class: "roadmap__head", scope: Some("col"), across: 1, ..RoadmapCell::default() };
        let own = ["個別取組と目標値等", "主担当", &(fiscal_year_short(fy) + "年度の記入")].map(|name| {
            RoadmapCell { down: if in_years { 1 } else { 2 }, ..head.clone() }
                .holds(vec![span("roadmap__of", name.to_owned())])
        });
        let mut years: Vec<Element> = own.into_iter().collect();
        let mut quarters = Vec::new();
        for year in self.plan.years.years() {
            let start = f64::from(year - self.plan.years.first);
            let (_, at) = self.at(start, 1.0);
            let name = fiscal_year_short(year) + "年度 ";
            let mut inside = vec![span("roadmap__year", name), span("roadmap__western", year.to_string())];
            if at.is_some() {
                inside.push(span("roadmap__tag", tag.to_owned()));
            }
            let when = at.is_some().then_some("now");
            let scope = Some(if in_years { "col" } else { "colgroup" });
            let cell = RoadmapCell { scope, across: self.per_year, when, at, ..head.clone() };
            years.push(cell.holds(inside));
            for (month, share) in QUARTERS {
                let (_, at) = self.at(start + share, 0.25);
                let cell = RoadmapCell { class: "roadmap__quarter", at, ..head.clone() };
                quarters.push(cell.holds(vec![span("roadmap__of", month.to_owned())]));
            }
        }
        let mut rows = vec![row("roadmap__head-row", None, years)];
        if !in_years {
            rows.push(row("roadmap__head-row", None, quarters));
        }
        rows
    }

    /// A group's rows that stand so far; nothing where none do.
    fn body(&self, group: &RowGroup<'_>, built: &[MeasureId]) -> Option<Element> {
        if !group.rows.iter().any(|(_, measure)| built.contains(&measure.id)) {
            return None;
        }
        let count = group_words(group.rows.len().to_string() + MEASURES);
        let (vision, head) = match group.head {
            GroupHead::Initiative(initiative) => {
                let href = self.route.switch(View::Initiative(initiative.number)).format();
                (Some(initiative.vision), initiative_head(&self.plan, initiative, href, count))
            }
            GroupHead::Vision(vision) => {
                let label = vision_label(vision.number, vision.name.clone());
                (Some(vision.number), group_head(label, count))
            }
            GroupHead::Lead { name, .. } => (None, group_head(group_name(name.to_owned()), count)),
        };
        let (_, at) = self.at(0.0, f64::from(self.length));
        let class = if vision.is_some() { "roadmap__group-head striped" } else { "roadmap__group-head" };
        let head = RoadmapCell { class, scope: Some("rowgroup"), across: 3, vision, ..RoadmapCell::default() }
            .holds(vec![head]);
        let across = self.length * self.per_year;
        let rest = RoadmapCell { class: "roadmap__rest", across, at, ..RoadmapCell::default() }.holds(Vec::new());
        let mut rows = vec![row("roadmap__group-row", None, vec![head, rest])];
        for (initiative, measure) in group.rows.iter().filter(|(_, measure)| built.contains(&measure.id)) {
            self.rows(initiative, measure, &mut rows);
        }
        Some(element("tbody", "").with("role", "rowgroup").children(rows))
    }

    /// The rows of a measure: one, or as many as its phases need in order not to overlap.
    fn rows(&self, initiative: &Initiative, measure: &Measure, rows: &mut Vec<Element>) {
        let years = self.plan.years;
        let mut lanes = stretches(years.first..=years.last, &measure.phases);
        if lanes.is_empty() {
            lanes.push(vec![Stretch { phase: None, first: years.first, last: years.last }]);
        }
        let none = if measure.phases.is_empty() { NO_ROADMAP } else { NO_PHASE };
        let mut cells = self.own(initiative, measure, lanes.len());
        for stretches in lanes {
            cells.extend(stretches.iter().map(|stretch| self.cell(stretch, none)));
            rows.push(row("roadmap__row", Some(initiative.vision), std::mem::take(&mut cells)));
        }
    }

    /// Name and target, who leads, how it stands.
    fn own(&self, initiative: &Initiative, measure: &Measure, down: usize) -> Vec<Element> {
        let href = self.route.switch(View::Initiative(initiative.number)).with_selected(measure.id.as_str()).format();
        let mut under = wording::aim(measure, None);
        if self.route.roadmap.by != Grouping::Initiative {
            under.extend(["（", &initiative.name, "）"]);
        }
        let link = element("a", "name-link").with("href", href).text(measure.name.clone());
        let title = block("roadmap__title", vec![link, span("roadmap__word", under)]);
        let name = vec![span("code", initiative.measure_number(measure)), title];
        let leads = wording::leads(&self.plan, measure).into_iter().map(|lead| span("roadmap__lead", lead.to_owned()));
        let leads: Vec<Element> = leads.collect();
        let summary = self.summaries.get(&measure.id);
        let marks = summary.map(|summary| standing_marks(&self.scale, summary)).unwrap_or_default();
        let own = RoadmapCell { class: "roadmap__own", across: 1, down, ..RoadmapCell::default() };
        vec![
            RoadmapCell { class: "roadmap__name", scope: Some("row"), ..own.clone() }.holds(name),
            own.clone().holds(leads),
            own.holds(vec![block("roadmap__marks", marks)]),
        ]
    }

    /// A phase over its years, or the words that there is none.
    fn cell(&self, stretch: &Stretch<'_>, none: &'static str) -> Element {
        let (when, at) = self.at(f64::from(stretch.first - self.plan.years.first), f64::from(stretch.years()));
        let (when, word) = match when {
            Some(When::Past) => ("past", " 経過"),
            Some(When::Now(_)) => ("now", " 現在"),
            Some(When::Later) | None => ("later", ""),
        };
        let mut years = wording::years(stretch.first, stretch.last);
        let across = stretch.years() * self.per_year;
        let Some(phase) = stretch.phase else {
            let years = span("roadmap__years", years);
            let none = span("roadmap__word", none.to_owned());
            let cell = RoadmapCell { class: "roadmap__cell", across, at, ..RoadmapCell::default() };
            return cell.holds(vec![years, none]);
        };
        let words = phase_words(phase, stretch);
        years.push_str(word);
        let (years, words) = (span("roadmap__years", years), span("roadmap__text", words));
        let cell = RoadmapCell { class: "roadmap__cell", across, when: Some(when), at, ..RoadmapCell::default() };
        cell.holds(vec![years, words])
    }
}
