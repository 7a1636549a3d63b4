//! The due days of what a department leads, for its calendar; and what has none. Pure, but for the button.

use leptos::prelude::*;

use crate::counted::measures;
use crate::exchange::{AllDay, calendar_name, write_ics};
use crate::insight::{DueDays, due_days};
use crate::plan::calendar::{Date, fiscal_year_short};
use crate::plan::{Due, Initiative, Measure, MeasureId, Plan, Role};
use crate::ui::parts::{Button, ButtonSize};
use crate::wording;

use super::desk::DepartmentPage;

/// What says why there is nothing to take along.
const WHY_ID: &str = "due-days-why";

/// Due days, and how many measures have some or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DueCalendar {
    /// The days, by measure in the order given.
    pub days: Vec<AllDay>,
    /// How many measures have a day.
    pub dated: usize,
    /// Of how many the plan says no more than that they are due after its years.
    pub after_plan: usize,
    /// How many have no target yet.
    pub unset: usize,
}

impl DueCalendar {
    /// Of those measures. What was recorded does not count: the days are the plan's.
    pub fn of<'a>(plan: &Plan, led: impl IntoIterator<Item = &'a MeasureId>) -> Self {
        let mut calendar = Self::default();
        for (initiative, measure) in led.into_iter().filter_map(|id| plan.measure(id)) {
            match due_days(plan, measure) {
                DueDays::AfterPlan => calendar.after_plan += 1,
                DueDays::Unset => calendar.unset += 1,
                DueDays::On(days) => {
                    calendar.dated += 1;
                    calendar.days.extend(days.into_iter().map(|(fy, day)| event(plan, initiative, measure, fy, day)));
                }
            }
        }
        calendar
    }

    /// What is not in it, and why; empty where nothing is left out.
    pub fn left_out(&self) -> String {
        let parts = [(self.after_plan, "期限が計画の期間より後のもの"), (self.unset, "目標値が未設定のもの")];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, why)| format!("{why}{}", measures(count))).collect();
        if parts.is_empty() { String::new() } else { format!("{}は入りません。", parts.join("と")) }
    }
}

fn event(plan: &Plan, initiative: &Initiative, measure: &Measure, fy: i32, day: Date) -> AllDay {
    let number = initiative.measure_number(measure);
    let target = measure.target.as_ref();
    let end = match target.map(|target| target.due) {
        _ if target.is_some_and(|target| target.years.contains_key(&fy)) => "",
        // The text names no year: so that nobody takes the day for printed.
        Some(Due::PlanEnd) => "（計画の末）",
        Some(Due::EveryYear) => "（毎年度）",
        Some(Due::By(_) | Due::From(_)) | None => "",
    };
    let description = [
        format!("期限：{}年度末{end}", fiscal_year_short(fy)),
        format!("目標値等：{}", wording::target_in(measure, fy)),
        format!("評価指標：{}", wording::indicator(measure)),
        format!("主担当：{}", wording::leads(plan, measure).join("・")),
        format!("取組：{}", initiative.name),
        format!("出典：{}（{}版）", plan.title, plan.edition),
    ];
    AllDay {
        uid: format!("{}.{}.{fy}@ayumi", plan.id, measure.id),
        day,
        summary: format!("期限 {number} {}", measure.name),
        description: description.join("\n"),
    }
}

/// The way to the file; where there is no day, it says why.
pub(super) fn due_days_file(desk: DepartmentPage, name: &str) -> AnyView {
    let app = desk.app;
    let calendar = Memo::new(move |_| {
        let items = desk.items.read();
        let led = items.iter().filter(|item| item.involvement.role == Role::Lead).map(|item| &item.measure);
        DueCalendar::of(&app.plan(), led)
    });
    let name = StoredValue::new(name.to_owned());
    let save = move |()| {
        let (calendar, now, name) = (calendar.get_untracked(), app.page.now(), name.get_value());
        let file = calendar_name(&name, now.date());
        let title = format!("{name}の期限（{}）", app.plan().title);
        let made = format!(
            "{file}（個別取組{}の期限）を作りました。「ダウンロード」フォルダーのファイルを開くと、予定表に取り込めます。{}",
            measures(calendar.dated),
            calendar.left_out()
        );
        let ics = write_ics(&title, &now, &calendar.days);
        app.files.hand_out(&file, "text/calendar", ics.as_bytes(), made);
    };
    let why = move || {
        let calendar = calendar.get();
        if calendar.days.is_empty() {
            format!("この課が主担当の個別取組に、期限の日はありません。{}", calendar.left_out())
        } else {
            format!("主担当{}の期限です。Outlookなどに取り込めます。{}", measures(calendar.dated), calendar.left_out())
        }
    };
    view! {
        <p class="finish__calendar">
            <Button
                size=ButtonSize::Small
                blocked=Signal::derive(move || calendar.read().days.is_empty())
                on_press=save
                attr:aria-describedby=WHY_ID
            >
                "期限を予定表へ（.ics）"
            </Button>
            <span class="sub" id=WHY_ID>{why}</span>
        </p>
    }
    .into_any()
}
