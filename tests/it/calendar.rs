//! Laws of fiscal years, eras and decimals.

use ayumi::plan::Decimal;
use ayumi::plan::calendar::{Date, Moment, fiscal_year_code, fiscal_year_long, fiscal_year_short, year_end};
use proptest::prelude::*;

fn dates() -> impl Strategy<Value = Date> {
    (1990..2100_i32, 1..=12_u32, 1..=31_u32)
        .prop_filter_map("no such day", |(year, month, day)| Date::new(year, month, day))
}

proptest! {
    #[test]
    fn a_fiscal_year_begins_on_1_april_and_ends_on_31_march(fy in 1990..2100_i32) {
        prop_assert_eq!(Date::new(fy, 4, 1).unwrap().fiscal_year(), fy);
        prop_assert_eq!(Date::new(fy, 3, 31).unwrap().fiscal_year(), fy - 1);
        prop_assert_eq!(year_end(fy).unwrap().fiscal_year(), fy);
        prop_assert_eq!(Date::new(fy + 1, 4, 1).unwrap().days_since(year_end(fy).unwrap()), 1);
    }

    #[test]
    fn every_day_lies_in_its_fiscal_year(date in dates()) {
        let fy = date.fiscal_year();
        prop_assert!(Date::new(fy, 4, 1).unwrap() <= date && date <= year_end(fy).unwrap());
    }

    #[test]
    fn the_share_of_a_year_is_a_share_and_never_falls(a in dates(), b in dates(), fy in 1990..2100_i32) {
        let (earlier, later) = (a.min(b), a.max(b));
        prop_assert!((0.0..=1.0).contains(&earlier.share_of_year(fy)));
        prop_assert!(earlier.share_of_year(fy) <= later.share_of_year(fy));
    }

    #[test]
    fn a_date_is_read_as_it_is_written(date in dates()) {
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn a_moment_never_panics(text in ".*") {
        let moment = Moment::new(text.clone());
        let _ = (moment.date(), moment.clock());
        prop_assert_eq!(moment.as_str(), text);
    }

    #[test]
    fn a_decimal_keeps_its_text(text in "-?[0-9]{1,12}(\\.[0-9]{1,12})?") {
        let decimal = Decimal::parse(&text).unwrap();
        prop_assert_eq!(decimal.as_str(), text.as_str());
        let exact: f64 = text.parse().unwrap();
        prop_assert!((decimal.approximate() - exact).abs() <= exact.abs() * 1e-15);
        prop_assert_eq!(serde_json::to_string(&decimal).unwrap(), format!("\"{text}\""));
        prop_assert_eq!(serde_json::from_str::<Decimal>(&format!("\"{text}\"")).unwrap(), decimal);
    }

    #[test]
    fn a_decimal_is_digits_or_refused(text in "\\PC*") {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
        if let Ok(decimal) = Decimal::parse(&text) {
            prop_assert!(plain);
            prop_assert!(decimal.approximate().is_finite());
        }
    }
}

#[test]
fn the_share_of_a_year_runs_from_nothing_to_the_last_day() {
    let share = |year, month, day| Date::new(year, month, day).unwrap().share_of_year(2026);
    assert!(share(2026, 3, 31).abs() < f64::EPSILON);
    assert!(share(2026, 4, 1).abs() < f64::EPSILON);
    assert!((share(2027, 3, 31) - 364.0 / 365.0).abs() < f64::EPSILON);
    assert!((share(2027, 4, 1) - 1.0).abs() < f64::EPSILON);
}

#[test]
fn eras_are_named_as_people_write_them() {
    let japanese = |year, month, day| Date::new(year, month, day).unwrap().japanese();
    assert_eq!(japanese(2026, 11, 22), "令和8年11月22日");
    assert_eq!(japanese(2019, 5, 1), "令和元年5月1日");
    assert_eq!(japanese(2019, 4, 30), "2019年4月30日", "before the era");
    assert_eq!(fiscal_year_long(2026), "令和8（2026）年度");
    assert_eq!(fiscal_year_short(2019), "令和元");
    assert_eq!(fiscal_year_code(2028), "R10");
}

#[test]
fn what_is_no_decimal_is_refused() {
    for text in ["", "-", ".", "1.", ".5", "1e3", "1,000", "８２", "+1", "--1", "1.2.3", " 1", "NaN"] {
        assert!(Decimal::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "2026-13-01",
        "2027-02-29",
        "2026/11/22",
        "2026-11",
        "2026-11-22-",
        "+2026-11-22",
        "令和8年11月22日",
        "0002-11-22",
        "0020-11-22",
        "0202-11-22",
        "202711-11-22",
        "9999-12-31",
    ] {
        assert!(Date::parse(text).is_err(), "{text:?}");
    }
}
