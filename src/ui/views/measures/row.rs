//! One measure in the list.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::insight::{MeasureSummary, State};
use crate::plan::calendar::{Date, Moment, fiscal_year_short};
use crate::plan::{Initiative, Measure, MeasureId, Plan, Role};
use crate::query::{Route, Sort, View};
use crate::ui::dom::{Element, element};
use crate::ui::parts::{NumberSize, marked, marked_behind, mini_phases, number_mark, standing_marks};
use crate::wording;

use super::model;

/// The row; nothing where the plan does not have the measure.
///
/// It is one closure: made again whenever anything that it says may have changed, and written where it has.
#[component]
pub(super) fn Row(
    id: MeasureId,
    /// Whether it stands under no initiative's heading and names its own.
    flat: bool,
    /// What is searched for.
    words: Memo<Vec<String>>,
    /// What the list is to hold: a row that is about to go is not made again.
    wanted: Memo<Vec<MeasureId>>,
) -> impl IntoView {
    let app = App::get();
    move || {
        if !wanted.read().contains(&id) {
            return None;
        }
        let plan = app.plan();
        let (initiative, measure) = plan.measure(&id)?;
        let route = app.navigation.route().read();
        let row = RowView { app, plan: &plan, initiative, measure, route: &route, words: &words.read(), flat };
        Some(row.row())
    }
}

/// What one row is made of.
struct RowView<'a> {
    app: App,
    plan: &'a Arc<Plan>,
    initiative: &'a Initiative,
    measure: &'a Measure,
    route: &'a Route,
    words: &'a [String],
    flat: bool,
}

impl RowView<'_> {
    fn row(&self) -> Element {
        let cell = |label: String| {
            element("td", "measures__cell").with("role", "cell").child(element("span", "measures__label").text(label))
        };
        let fy = self.app.navigation.fy().get();
        element("tr", "measures__row")
            .with("role", "row")
            .child(self.name(element("th", "measures__name").with("role", "rowheader").with("scope", "row")))
            .child(cell("指標と目標値等".to_owned()).children(self.aim(fy)))
            .child(cell("主担当".to_owned()).child(self.leads()))
            .child(cell(format!("{}年度の工程", fiscal_year_short(fy))).child(self.phases(fy)))
            .child(cell("状態・進捗評価".to_owned()).child(self.record()))
    }

    /// A text with what is searched for marked in it.
    fn mark(&self, tag: &'static str, class: &'static str, text: &str) -> Element {
        marked(tag, class, self.app.search.marked(text, self.words))
    }

    /// Number, name and tags; the initiative in a flat list.
    fn name(&self, cell: Element) -> Element {
        let Initiative { number, vision, name, .. } = self.initiative;
        let tags = self.measure.tags.iter().map(|tag| ["【", tag, "】"].concat()).collect::<Vec<_>>().concat();
        let address = self.route.switch(View::Initiative(*number)).with_selected(self.measure.id.as_str()).format();
        let link = self.mark("a", "name-link", &self.measure.name).with("href", address);
        let tags = (!tags.is_empty()).then(|| self.mark("span", "measures__tags", &tags));
        let of = self.flat.then(|| {
            let of = element("span", "measures__of").child(number_mark(*number, *vision, NumberSize::Medium));
            marked_behind(of, self.app.search.marked(name, self.words))
        });
        cell.child(self.mark("span", "measures__number", &self.initiative.measure_number(self.measure)))
            .child(element("span", "measures__title").child(link).children(tags).children(of))
    }

    /// 指標と目標値等, and when the target falls due where the list goes by that.
    fn aim(&self, fy: i32) -> Vec<Element> {
        let printed =
            [("measures__indicator", self.measure.indicator_text()), ("measures__target", self.measure.target_text())];
        let printed = printed.into_iter().filter(|(_, text)| !text.is_empty());
        let mut lines: Vec<Element> = printed.map(|(class, text)| self.mark("p", class, text)).collect();
        if self.route.sort == Sort::Due {
            let due = format!("期限 {}", model::due_of(self.plan, self.measure, fy));
            lines.push(element("p", "chip-word").text(due));
        }
        lines
    }

    fn leads(&self) -> Element {
        let lead = |name: &str| self.mark("li", "", name);
        element("ul", "measures__leads").children(wording::leads(self.plan, self.measure).into_iter().map(lead))
    }

    fn phases(&self, fy: i32) -> Element {
        let years = self.plan.years;
        // Counted from the year on screen, so that today's line stays at today when another year is looked at.
        let passed = |today: Date| f64::from(today.fiscal_year() - fy) + today.share_of_year(today.fiscal_year());
        let share_of_year = self.app.page.today().get().map_or(0.0, passed);
        mini_phases(years.first..=years.last, &self.measure.phases, fy, share_of_year, self.initiative.vision)
    }

    /// State and rating as counted; who has yet to write; what is in conflict.
    fn record(&self) -> Element {
        let summaries = self.app.records.summaries().read();
        let summary = summaries.get(&self.measure.id);
        let marks = summary.map(|summary| standing_marks(&self.app.scale(), summary)).unwrap_or_default();
        let updated = (self.route.sort == Sort::Updated).then(|| {
            let latest = summary.and_then(|summary| summary.latest.as_ref().and_then(Moment::date));
            let text = latest.map_or_else(|| "更新なし".to_owned(), |date| format!("更新 {}", date.japanese()));
            element("p", "chip-word").text(text)
        });
        element("div", "measures__record").children(marks).children(self.write(summary)).children(updated)
    }

    /// The way to the form, where one's own department has yet to write.
    fn write(&self, summary: Option<&MeasureSummary>) -> Option<Element> {
        let dept = self.app.preferences.own_dept().get()?;
        let groups = self.app.preferences.own_groups().read();
        self.plan.holds_role(&dept, &groups, self.initiative, self.measure, Role::Lead)?;
        if summary.is_some_and(|summary| summary.reports.iter().any(|report| report.dept == dept)) {
            return None;
        }
        let others_spoke = summary.is_some_and(|summary| summary.state != State::NotEntered);
        let others = others_spoke.then(|| element("span", "measures__write-own").text("自分の課は未記入"));
        let number = self.initiative.measure_number(self.measure);
        let address = self.route.switch(View::Department(Some(dept))).with_selected(self.measure.id.as_str()).format();
        let link = element("a", "")
            .with("href", address)
            .child(element("span", "visually-hidden").text(number + "を"))
            .text("記入する");
        Some(element("p", "measures__write no-print").children(others).child(link))
    }
}
