//! Due days as a calendar: what the plan promises, read back as other programs read it.

use std::rc::Rc;

use ayumi::app::{App, MemoryPlatform};
use ayumi::exchange::{AllDay, PlanMark, calendar_name, write_ics};
use ayumi::insight::{DueDays, due_days, duties};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::letters::visible;
use ayumi::plan::{DeptId, Due, Goal, MeasureId, Role};
use ayumi::ui::shell::Shell;
use ayumi::ui::views::department::DueCalendar;
use ayumi::vault::Vault;
use icalendar::parser::{read_calendar, unfold};
use leptos::prelude::*;
use proptest::prelude::*;

use crate::city::city_plan;
use crate::executor::run_at_once;
use crate::stage::{NOW, render, show};

/// Early in the morning: in universal time it is the day before.
const EARLY: &str = "2027-11-22T08:05:09+09:00";

fn event(uid: &str, summary: &str, description: &str) -> AllDay {
    let day = Date::new(2028, 3, 31).unwrap();
    AllDay { uid: uid.to_owned(), day, summary: summary.to_owned(), description: description.to_owned() }
}

fn written(name: &str, days: &[AllDay]) -> String {
    write_ics(name, &Moment::new(EARLY), days)
}

/// The values of a property in all events, as another program reads them.
fn read(ics: &str, property: &str) -> Vec<String> {
    let unfolded = unfold(ics);
    let calendar = read_calendar(&unfolded).unwrap();
    let events = calendar.components.iter();
    events.map(|event| event.find_prop(property).unwrap().val.as_str().to_owned()).collect()
}

/// The measures that a department leads.
fn led(dept: &str) -> Vec<MeasureId> {
    let duties = duties(&city_plan(), &DeptId::new(dept), &[]);
    duties.into_iter().filter(|duty| duty.involvement.role == Role::Lead).map(|duty| duty.measure).collect()
}

#[test]
fn a_day_is_whole_ends_before_the_next_and_blocks_nothing() {
    let ics = written("市民課の期限", &[event("p.m0101.2027@ayumi", "期限 1-1", "目標")]);
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ayumi//Ayumi//JA\r\nCALSCALE:GREGORIAN\r\n\
        METHOD:PUBLISH\r\nX-WR-CALNAME:市民課の期限\r\nBEGIN:VEVENT\r\nUID:p.m0101.2027@ayumi\r\n\
        DTSTAMP:20271121T230509Z\r\nDTSTART;VALUE=DATE:20280331\r\nDTEND;VALUE=DATE:20280401\r\nSUMMARY:期限 1-1\r\n\
        DESCRIPTION:目標\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(ics, expected);
}

#[test]
fn a_clock_that_says_nothing_still_gives_a_calendar() {
    let ics = write_ics("", &Moment::new("いつか"), &[event("u", "s", "d")]);
    assert!(ics.contains("DTSTAMP:20280331T000000Z\r\n"));
}

#[test]
fn the_days_are_those_that_the_plan_promises() {
    let plan = city_plan();
    let ends = |measure: &str| match due_days(&plan, plan.measure(&MeasureId::from(measure)).unwrap().1) {
        DueDays::On(days) => days.iter().map(|(_, day)| day.to_string()).collect::<Vec<_>>(),
        other => vec![format!("{other:?}")],
    };
    for (_, measure) in plan.measures() {
        let expected = match (measure.goal().unwrap(), measure.target.as_ref().unwrap().due) {
            (Goal::Unset, _) => vec!["Unset".to_owned()],
            (_, Due::From(_)) => vec!["AfterPlan".to_owned()],
            (_, Due::By(year)) => vec![format!("{}-03-31", year + 1)],
            (_, Due::EveryYear) => vec!["2027-03-31".to_owned(), "2028-03-31".to_owned(), "2029-03-31".to_owned()],
            (_, Due::PlanEnd) => vec!["2029-03-31".to_owned()],
        };
        assert_eq!(ends(measure.id.as_str()), expected, "{}", measure.id);
    }
}

#[test]
fn a_departments_calendar_has_each_day_once_and_counts_what_has_none() {
    let plan = city_plan();
    let led = led("joho");
    let calendar = DueCalendar::of(&plan, &led);
    assert_eq!(calendar.dated + calendar.after_plan + calendar.unset, led.len());
    let mut uids: Vec<&str> = calendar.days.iter().map(|day| day.uid.as_str()).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), calendar.days.len());
    assert!(calendar.after_plan > 0 && calendar.left_out().contains("期限が計画の期間より後のもの"));
    let ics = written("情報システム課の期限", &calendar.days);
    assert_eq!(read(&ics, "SUMMARY").len(), calendar.days.len());
    assert!(read(&ics, "SUMMARY").iter().all(|summary| summary.starts_with("期限 ")));
    let at_the_end = calendar.days.iter().filter(|day| day.description.contains("（計画の末）")).count();
    assert!(at_the_end > 0, "nobody takes the plan's end for a printed day");
    let again = DueCalendar::of(&plan, &led);
    assert_eq!(again, calendar, "the same ids in every file");
}

#[test]
fn nobody_and_nothing_are_calendars_too() {
    assert_eq!(DueCalendar::of(&city_plan(), &[]), DueCalendar::default());
    assert_eq!(DueCalendar::default().left_out(), "");
    assert!(written("", &[]).ends_with("END:VCALENDAR\r\n"));
    let html = render("#/departments/shimin", |app: App| view! { <Shell app=app/> });
    assert!(html.contains("期限を予定表へ（.ics）"));
    show("department-due-days", &html);
}

#[test]
fn a_department_without_due_days_is_told_why_the_button_does_nothing() {
    let mut plan = city_plan();
    plan.initiatives
        .iter_mut()
        .flat_map(|each| &mut each.measures)
        .for_each(|each| each.target.as_mut().unwrap().goal = Goal::Unset);
    let html = Owner::new().with(|| {
        run_at_once();
        let platform = Rc::new(MemoryPlatform::at(NOW, "#/departments/shimin"));
        let app = App::new(plan.clone(), PlanMark::of(&plan), platform, Rc::new(Vault::new(Vec::new())));
        view! { <Shell app=app/> }.to_html()
    });
    let button = html.split("期限を予定表へ").next().unwrap().rsplit("<button").next().unwrap();
    assert!(
        button.contains("aria-disabled=\"true\"") && button.contains("aria-describedby=\"due-days-why\""),
        "{button}"
    );
    assert!(html.contains("この課が主担当の個別取組に、期限の日はありません。目標値が未設定のもの"));
}

#[test]
fn a_file_of_a_hostile_name_has_a_name_that_every_system_takes() {
    let day = Date::new(2027, 11, 22);
    assert_eq!(calendar_name("市民課", day), "ayumi_市民課_期限_2027-11-22.ics");
    assert_eq!(calendar_name("../a:b\u{202e}*", None), "ayumi_a_b_期限.ics");
    assert!(calendar_name(&"長".repeat(10_000), day).chars().count() <= 80);
}

#[test]
fn hostile_texts_open_no_line_of_their_own() {
    let hostile = "名前\r\nEND:VEVENT\r\nBEGIN:VEVENT\u{202e}\u{0}<b>,;\\n";
    let ics = written(hostile, &[event(hostile, hostile, hostile)]);
    assert_eq!(ics.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
    assert!(!ics.contains('\u{202e}') && !ics.contains('\u{0}'));
    assert_eq!(ics.replace("\r\n", "").matches(['\r', '\n']).count(), 0);
}

proptest! {
    #[test]
    fn any_text_comes_back_and_no_line_is_too_long(name in any::<String>(), texts in prop::collection::vec((any::<String>(), "[あ🏫,;\\\\\n a]{0,200}"), 0..4)) {
        let days: Vec<AllDay> = texts.iter().map(|(one, other)| event("u", one, other)).collect();
        let ics = written(&name, &days);
        prop_assert!(ics.ends_with("\r\n"));
        for line in ics.trim_end_matches("\r\n").split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let shown = |text: &str| visible(&text.replace("\r\n", "\n").replace('\r', "\n"));
        let (summaries, descriptions): (Vec<_>, Vec<_>) = days.iter().map(|day| (shown(&day.summary), shown(&day.description))).unzip();
        prop_assert_eq!(read(&ics, "SUMMARY"), summaries);
        prop_assert_eq!(read(&ics, "DESCRIPTION"), descriptions);
    }

    #[test]
    fn a_moment_is_the_same_in_universal_time(day in 0..60_000_i64, second in 0..86_400_u32, offset in -14..=14_i32) {
        // Days are found by walking on from a known one.
        let first = Date::new(1970, 1, 2).unwrap();
        let date = (0..=i32::try_from(day / 366).unwrap()).rev().find_map(|years| Date::new(1970 + years, 1, 2)).unwrap();
        let label = format!("{date}T{:02}:{:02}:{:02}{}{:02}:00", second / 3600, second / 60 % 60, second % 60, if offset < 0 { '-' } else { '+' }, offset.abs());
        let moment = Moment::new(label);
        let (universal, passed) = moment.universal().unwrap();
        let epoch = universal.days_since(first) + 1;
        prop_assert_eq!(epoch * 86_400 + i64::from(passed), moment.seconds().unwrap());
    }
}
