//! What the world changes while the page stays open: the day, the fiscal year, what another tab did.

use ayumi::app::{Address as _, Command, NoticeAction, Saving};
use ayumi::journal::{Cell, Draft, Field, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId};
use ayumi::query::View;
use leptos::prelude::*;

use super::app_laws::Browser;

const EVENING: &str = "2027-03-31T17:20:00+09:00";
const MORNING: &str = "2027-04-01T08:35:00+09:00";

fn at(now: &str, address: &str) -> Browser {
    let browser = Browser::new();
    browser.platform.set_now(now);
    browser.platform.go(address, true);
    browser
}

fn draft(fy: i32, value: &str) -> Draft {
    let cell = Cell { fy, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field: Field::Status };
    Draft { cell, base: Vec::new(), value: Value::text(value) }
}

#[test]
fn the_day_is_taken_anew_when_the_page_comes_to_the_front() {
    let owner = Owner::new();
    owner.with(|| {
        let browser = at("2027-11-22T23:50:00+09:00", "#/");
        let app = browser.open();
        browser.platform.set_now("2027-11-23T08:30:00+09:00");
        app.navigation.renew();
        assert_eq!(app.page.today().get_untracked(), Date::new(2027, 11, 23));
        assert_eq!(app.page.moment().get_untracked().clock(), Some("08:30"));
        assert!(app.page.notice().get_untracked().is_none(), "within a year there is nothing to say");
    });
}

#[test]
fn on_the_first_of_april_the_views_go_to_the_new_year_and_say_so() {
    let owner = Owner::new();
    owner.with(|| {
        for address in ["#/", "#/roadmap", "#/departments/shimin?sel=m0401"] {
            let browser = at(EVENING, address);
            let app = browser.open();
            assert_eq!(app.navigation.fy().get_untracked(), 2026);
            browser.platform.set_now(MORNING);
            app.navigation.renew();
            assert_eq!(app.navigation.fy().get_untracked(), 2027, "{address}");
            let notice = app.page.notice().get_untracked().unwrap();
            assert!(notice.text.contains("令和9年度になりました"), "{}", notice.text);
            assert!(notice.text.contains("令和9年度の記入として残ります"), "{}", notice.text);
        }
    });
}

#[test]
fn a_workshop_and_a_form_with_unsaved_text_keep_their_year_and_say_which() {
    let owner = Owner::new();
    owner.with(|| {
        for (address, unsaved) in [("#/workshop/shimin?sel=m0401", false), ("#/departments/shimin?sel=m0401", true)] {
            let browser = at(EVENING, address);
            let app = browser.open();
            app.page.watch_unsaved(move || unsaved);
            browser.platform.set_now(MORNING);
            app.navigation.renew();
            assert_eq!(app.navigation.fy().get_untracked(), 2026, "{address}");
            assert!(browser.platform.address().contains("fy=2026"), "a reload stays there too");
            let notice = app.page.notice().get_untracked().unwrap();
            assert!(notice.text.contains("令和8年度の記入として残ります"), "{}", notice.text);
            assert_eq!(notice.actions, [NoticeAction::ThisYear]);
            app.navigation.go_to_this_year();
            assert_eq!(app.navigation.fy().get_untracked(), 2027);
            assert!(app.page.notice().get_untracked().is_none());
        }
    });
}

#[test]
fn what_is_recorded_on_a_page_that_overslept_stands_in_the_year_on_screen_and_that_is_said() {
    let owner = Owner::new();
    owner.with(|| {
        let browser = at(EVENING, "#/departments/shimin?sel=m0401");
        let app = browser.open();
        browser.platform.set_now(MORNING);
        app.run(Command::Record { what: "4-1 状態".to_owned(), drafts: vec![draft(2026, "done")] });
        assert_eq!(app.navigation.fy().get_untracked(), 2026, "the form does not change under the hand");
        let notice = app.page.notice().get_untracked().unwrap();
        assert!(notice.text.contains("令和8年度の記入として残ります"), "{}", notice.text);
        let Saving::Saved { at, .. } = app.records.saving().get_untracked() else { panic!("it is kept") };
        assert_eq!(at.as_str(), MORNING);
    });
}

#[test]
fn a_year_in_the_address_stays_and_the_turn_is_said_where_it_was_this_year() {
    let owner = Owner::new();
    owner.with(|| {
        let browser = at(EVENING, "#/measures?fy=2026");
        let app = browser.open();
        browser.platform.set_now(MORNING);
        app.navigation.renew();
        assert_eq!(app.navigation.fy().get_untracked(), 2026);
        assert_eq!(app.page.notice().get_untracked().unwrap().actions, [NoticeAction::ThisYear]);
        let browser = at(EVENING, "#/measures?fy=2028");
        let app = browser.open();
        browser.platform.set_now(MORNING);
        app.navigation.renew();
        assert!(app.page.notice().get_untracked().is_none(), "another year was looked at anyway");
        assert!(matches!(app.navigation.route().get_untracked().view, View::Measures));
    });
}

#[test]
fn behind_the_plans_last_year_the_year_stays_without_a_word() {
    let owner = Owner::new();
    owner.with(|| {
        let browser = at("2029-03-31T23:59:00+09:00", "#/");
        let app = browser.open();
        browser.platform.set_now("2029-04-01T00:00:10+09:00");
        app.navigation.renew();
        assert_eq!(app.navigation.fy().get_untracked(), 2028);
        assert!(app.page.notice().get_untracked().is_none());
    });
}

#[test]
fn yesterdays_saving_says_its_day() {
    let saved = Moment::new("2027-11-22T14:32:00+09:00");
    assert_eq!(Saving::clock(&saved, Date::new(2027, 11, 22)), "14:32");
    assert_eq!(Saving::clock(&saved, Date::new(2027, 11, 23)), "11月22日 14:32");
    assert_eq!(Saving::clock(&saved, None), "14:32");
}

#[test]
fn what_another_tab_chose_and_did_is_shown_here_too() {
    let owner = Owner::new();
    owner.with(|| {
        let browser = at("2027-11-22T10:00:00+09:00", "#/");
        let (one, other) = (browser.open(), browser.open());
        one.preferences.choose_dept(DeptId::new("shimin"));
        one.preferences.name_author("市民課 管理係".to_owned());
        one.run(Command::Record { what: "4-1 状態".to_owned(), drafts: vec![draft(2027, "done")] });
        assert_eq!(other.records.unexported(), 0);
        other.records.reload_settings();
        assert_eq!(other.preferences.own_dept().get_untracked(), Some(DeptId::new("shimin")));
        assert_eq!(other.preferences.author().get_untracked(), "市民課 管理係");
        assert_eq!((other.records.unexported(), other.records.activities().read_untracked().len()), (1, 1));
        // Told again, nothing comes twice.
        other.records.reload_settings();
        one.records.reload_settings();
        assert_eq!(
            (one.records.activities().read_untracked().len(), other.records.activities().read_untracked().len()),
            (1, 1)
        );
    });
}
