//! Targets: reached or not, how much of the way, and against the year's own figure: promised, or a reference value.

use std::collections::BTreeMap;

use ayumi::insight::{Earlier, Origin, Progress, Share, TargetStatus, UnknownReason, figure, pace, progress};
use ayumi::plan::{Compare, Decimal, Due, Goal, Per, Target, Trend, YearSpan, YearTarget};
use proptest::prelude::*;

use crate::city::city_plan;

const YEARS: YearSpan = YearSpan { first: 2026, last: 2028 };

/// A target of the plan R8–R10: how to compare, the figure with its unit, per what, from where, by when.
fn target(compare: Compare, value: &str, unit: &str, per: Per, baseline: Option<&str>, due: Due) -> Target {
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    let goal = Goal::Number {
        compare,
        value: decimal(value),
        unit: unit.to_owned(),
        per,
        base: None,
        baseline: baseline.map(decimal),
        baseline_year: None,
    };
    Target { text: "目標".to_owned(), goal, due, years: BTreeMap::new() }
}

/// `Reached 100.0 / 53.3 Reached`: against the target, and against the year's own figure; a gap by its name.
fn told(progress: &Progress) -> String {
    let gap = |gap: &UnknownReason| format!("{gap:?}");
    let verdict = |verdict: &Result<TargetStatus, UnknownReason>| {
        verdict.map_or_else(|why| gap(&why), |verdict| format!("{verdict:?}"))
    };
    let share = progress.share.map_or_else(|why| gap(&why), |share| format!("{:.1}", f64::from(share.tenths()) / 10.0));
    let pace = progress.pace.map_or_else(|why| gap(&why), |pace| pace.figure().to_string());
    format!("{} {share} / {pace} {}", verdict(&progress.reached), verdict(&progress.on_pace))
}

/// Worked by hand; R8 is 2026, R9 2027, R10 2028. The plan has three years, so from a 出発点 a third passes with each.
#[test]
fn targets_are_reached_or_not_as_worked_out_by_hand() {
    use Compare::{AtLeast, AtMost, Exactly};
    use Due::{By, EveryYear, From, PlanEnd};
    use Per::{Level, School, Total, Year};
    let cases = [
        // 80%以上 by the end of the plan, and nobody says from where: before R10 nothing was promised.
        (target(AtLeast, "80", "%", Level, None, PlanEnd), 2027, "62", "Short NoBaseline / NoStart NoStart"),
        (target(AtLeast, "80", "%", Level, None, PlanEnd), 2026, "26.66", "Short NoBaseline / NoStart NoStart"),
        (target(AtLeast, "80", "%", Level, None, PlanEnd), 2028, "79.99", "Short NoBaseline / 80 Short"),
        (target(AtLeast, "80", "%", Level, None, PlanEnd), 2028, "80.0", "Reached NoBaseline / 80 Reached"),
        (target(AtLeast, "80", "%", Level, None, PlanEnd), 2028, "90", "Reached NoBaseline / 80 Reached"),
        // With a 出発点 of 20: (50−20)÷(80−20) = 50%. R8 20+60×1÷3 = 40, R9 20+60×2÷3 = 60.
        (target(AtLeast, "80", "%", Level, Some("20"), PlanEnd), 2027, "50", "Short 50.0 / 60 Short"),
        (target(AtLeast, "80", "%", Level, Some("20"), PlanEnd), 2026, "39.99", "Short 33.3 / 40 Short"),
        (target(AtLeast, "80", "%", Level, Some("20"), PlanEnd), 2026, "40", "Short 33.3 / 40 Reached"),
        (target(AtLeast, "80", "%", Level, Some("20"), PlanEnd), 2028, "79.99", "Short 99.9 / 80 Short"),
        (target(AtLeast, "80", "%", Level, Some("20"), PlanEnd), 2028, "90", "Reached 116.6 / 80 Reached"),
        // Fallen below it: (14−20)÷60 = −10%.
        (target(AtLeast, "80", "%", Level, Some("20"), PlanEnd), 2027, "14", "Short -10.0 / 60 Short"),
        // Downward, 120枚 → 60枚: (120−75)÷60 = 75%. R8 120−60÷3 = 100, R9 80.
        (target(AtMost, "60", "枚", Level, Some("120"), PlanEnd), 2027, "75", "Short 75.0 / 80 Reached"),
        (target(AtMost, "60", "枚", Level, Some("120"), PlanEnd), 2026, "101", "Short 31.6 / 100 Short"),
        (target(AtMost, "60", "枚", Level, Some("120"), PlanEnd), 2028, "60", "Reached 100.0 / 60 Reached"),
        // Downward without a 出発点: reached or not can be told, the way cannot.
        (target(AtMost, "60", "枚", Level, None, PlanEnd), 2027, "75", "Short NoBaseline / NoStart NoStart"),
        // 0件（累計）: a ceiling from the first year on.
        (target(AtMost, "0", "件", Total, None, PlanEnd), 2026, "0", "Reached NoBaseline / 0 Reached"),
        (target(AtMost, "0", "件", Total, None, PlanEnd), 2026, "1", "Short NoBaseline / 0 Short"),
        // 0件以上 is no way at all; 出発点 80 and target 80 neither: what is to be kept by R10 is no promise for R8.
        (target(AtLeast, "0", "件", Total, None, PlanEnd), 2026, "3", "Reached ZeroSpan / NoStart NoStart"),
        (target(AtLeast, "80", "%", Level, Some("80"), PlanEnd), 2026, "79", "Short ZeroSpan / ZeroSpan ZeroSpan"),
        (
            target(AtLeast, "80", "%", Level, Some("85"), PlanEnd),
            2026,
            "84",
            "Reached BaselineMet / BaselineMet BaselineMet",
        ),
        (target(AtMost, "60", "枚", Level, Some("50"), PlanEnd), 2028, "61", "Short BaselineMet / 60 Short"),
        // 12,000人, without 以上 and without a 出発点.
        (target(Exactly, "12000", "人", Level, None, PlanEnd), 2027, "8,400", "Short NoBaseline / NoStart NoStart"),
        (
            target(Exactly, "12000", "人", Level, None, PlanEnd),
            2028,
            "１２，０００人",
            "Reached NoBaseline / 12000 Reached",
        ),
        (target(Exactly, "12000", "人", Level, None, PlanEnd), 2028, "12600", "Exceeded NoBaseline / 12000 Exceeded"),
        // Named without 以下, from 120 down to 60: 40 is beyond.
        (target(Exactly, "60", "枚", Level, Some("120"), PlanEnd), 2028, "40", "Exceeded 133.3 / 60 Exceeded"),
        // 累計100人以上: as typed, a running sum from zero. The plan promises no sum for R9.
        (target(AtLeast, "100", "人", Total, None, PlanEnd), 2027, "66", "Short 66.0 / NoStart NoStart"),
        // 各年度10件以上: anew each year, the target itself every year.
        (target(AtLeast, "10", "件", Year, None, EveryYear), 2026, "9", "Short 90.0 / 10 Short"),
        (target(AtLeast, "10", "件", Year, None, EveryYear), 2027, "10", "Reached 100.0 / 10 Reached"),
        // 令和10年度に2件以上: before R10 nothing.
        (target(AtLeast, "2", "件", Year, None, By(2028)), 2027, "1", "Short 50.0 / OwnYearOnly OwnYearOnly"),
        (target(AtLeast, "2", "件", Year, None, By(2028)), 2028, "2", "Reached 100.0 / 2 Reached"),
        // Due R9, from 10: R8 10+40×1÷2 = 30, all in R9, all in R10 still. (20−10)÷40 = 25%, (49−10)÷40 = 97.5%.
        (target(AtLeast, "50", "%", Level, Some("10"), By(2027)), 2026, "20", "Short 25.0 / 30 Short"),
        (target(AtLeast, "50", "%", Level, Some("10"), By(2027)), 2028, "49", "Short 97.5 / 50 Short"),
        // After the horizon, per school, before the plan.
        (target(AtLeast, "50", "件", Total, None, From(2029)), 2027, "25", "Short 50.0 / AfterPlan AfterPlan"),
        (target(Exactly, "1", "回", School, None, EveryYear), 2027, "1", "PerSchool PerSchool / PerSchool PerSchool"),
        (target(AtLeast, "50", "件", Total, None, PlanEnd), 2025, "25", "Short 50.0 / PlanNotBegun PlanNotBegun"),
        // Figures that cannot be meant. A fallen 削減率 can.
        (target(AtLeast, "80", "%", Level, None, PlanEnd), 2028, "6200", "OverWhole OverWhole / 80 OverWhole"),
        (target(AtLeast, "110", "%", Level, Some("10"), PlanEnd), 2028, "120", "Reached 110.0 / 110 Reached"),
        (target(AtLeast, "10", "件", Year, None, EveryYear), 2026, "-3", "Negative Negative / 10 Negative"),
        (target(AtLeast, "70", "%", Level, None, PlanEnd), 2028, "−7％", "Short NoBaseline / 70 Short"),
        (target(AtLeast, "10", "件", Year, None, EveryYear), 2026, "十件くらい", "NotNumber NotNumber / 10 NotNumber"),
        (target(AtLeast, "10", "件", Year, None, EveryYear), 2026, "  ", "NoActual NoActual / 10 NoActual"),
        (target(AtLeast, "10", "件", Year, None, EveryYear), 2026, "999999999", "Reached 999.9 / 10 Reached"),
        (
            target(AtLeast, "10", "件", Year, None, EveryYear),
            2026,
            "1234567890123456",
            "TooManyDigits TooManyDigits / 10 TooManyDigits",
        ),
    ];
    for (target, fy, actual, expected) in cases {
        assert_eq!(told(&progress(YEARS, fy, Some(&target), None, Some(actual))), expected, "{target:?} {fy} {actual}");
    }
}

/// Worked by hand: a straight line from what an earlier year recorded, to the target in its due year.
#[test]
fn a_reference_value_starts_from_what_was_recorded_and_never_from_zero() {
    use Compare::{AtLeast, AtMost, Exactly};
    let level = |compare, value| target(compare, value, "人", Per::Level, None, Due::PlanEnd);
    let from = |figure: &str| Some(Earlier { fy: 2026, figure: figure.to_owned() });
    let cases = [
        // 24,000人 in R8, 28,000人 by R10: half of 4,000 in R9.
        (level(AtLeast, "28000"), from("24,000"), 2027, "26000", "Short NoBaseline / 26000 Reached"),
        (level(AtLeast, "28000"), from("24,000"), 2027, "25999", "Short NoBaseline / 26000 Short"),
        // A figure that the text names alone falls where it starts above.
        (level(Exactly, "70"), from("90"), 2027, "80", "Short NoBaseline / 80 Reached"),
        (level(Exactly, "70"), from("90"), 2027, "81", "Short NoBaseline / 80 Short"),
        (level(AtMost, "60"), from("120"), 2027, "90", "Short NoBaseline / 90 Reached"),
        // Where the year it was due in has come, the target itself; where R8 had met it, no line.
        (level(AtLeast, "28000"), from("24,000"), 2028, "27000", "Short NoBaseline / 28000 Short"),
        (level(AtLeast, "28000"), from("28,500"), 2027, "28000", "Reached NoBaseline / BaselineMet BaselineMet"),
        // What is no number, and a figure of the same year, are no start.
        (level(AtLeast, "28000"), from("約2万"), 2027, "26000", "Short NoBaseline / NoStart NoStart"),
        (level(AtLeast, "28000"), from("24,000"), 2026, "24000", "Short NoBaseline / NoStart NoStart"),
    ];
    for (target, earlier, fy, actual, expected) in cases {
        let now = progress(YEARS, fy, Some(&target), earlier.as_ref(), Some(actual));
        assert_eq!(told(&now), expected, "{target:?} {earlier:?} {fy} {actual}");
    }
    let line = pace(YEARS, 2027, Some(&level(AtLeast, "28000")), from("24000").as_ref()).unwrap();
    assert_eq!((line.origin(), line.is_promised()), (Origin::Year(2026), false));
    // The plan's own 出発点 comes first.
    let with_baseline = target(AtLeast, "80", "%", Per::Level, Some("20"), Due::PlanEnd);
    let line = pace(YEARS, 2027, Some(&with_baseline), from("70").as_ref()).unwrap();
    assert_eq!((line.figure().to_string().as_str(), line.origin()), ("60", Origin::Baseline));
}

/// What another city's plan sets for its years (行財政改革の計画: 28,000人 in the first year, 32,000人 in the last).
#[test]
fn what_the_plan_sets_for_a_year_is_that_years_figure_and_no_line_is_drawn_between() {
    let mut members = target(Compare::AtLeast, "32000", "人", Per::Level, None, Due::PlanEnd);
    let of_year = |value: &str| YearTarget { text: format!("{value}人"), value: Some(Decimal::parse(value).unwrap()) };
    members.years = [(2026, of_year("28000")), (2028, of_year("32000"))].into_iter().collect();
    let told_of = |target: &Target, fy, actual| told(&progress(YEARS, fy, Some(target), None, Some(actual)));
    assert_eq!(told_of(&members, 2026, "10000"), "Short NoBaseline / 28000 Short");
    assert_eq!(told_of(&members, 2026, "28000"), "Short NoBaseline / 28000 Reached");
    // Between the years that are set, nobody promised anything, whatever was recorded before.
    let earlier = Earlier { fy: 2026, figure: "28000".to_owned() };
    let between = progress(YEARS, 2027, Some(&members), Some(&earlier), Some("29000"));
    assert_eq!(between.pace, Err(UnknownReason::NoYearTarget));
    assert_eq!(told_of(&members, 2028, "32000"), "Reached NoBaseline / 32000 Reached");
    let line = pace(YEARS, 2026, Some(&members), None).unwrap();
    assert_eq!((line.origin(), line.is_promised(), line.is_target()), (Origin::YearTarget, true, false));
    // A year's words without a figure promise no figure.
    members.years.insert(2027, YearTarget { text: "増加".to_owned(), value: None });
    assert_eq!(pace(YEARS, 2027, Some(&members), None), Err(UnknownReason::NoYearTarget));
}

#[test]
fn a_range_is_reached_inside_and_a_direction_by_leaving_the_start_behind() {
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    let of = |goal| Target { text: "目標".to_owned(), goal, due: Due::PlanEnd, years: BTreeMap::new() };
    let told_of = |target: &Target, actual| told(&progress(YEARS, 2028, Some(target), None, Some(actual)));
    let range = of(Goal::Range { low: decimal("5"), high: decimal("10"), unit: "%".to_owned() });
    for (actual, expected) in [("5", "Reached"), ("10", "Reached"), ("4.9", "OutsideRange"), ("10.1", "OutsideRange")] {
        assert_eq!(told_of(&range, actual), format!("{expected} Range / Range Range"), "{actual}");
    }
    let direction = |trend, baseline: Option<&str>| {
        let (unit, baseline) = ("L".to_owned(), baseline.map(decimal));
        of(Goal::Direction { trend, unit, baseline, baseline_year: Some(2025) })
    };
    for (trend, baseline, actual, expected) in [
        (Trend::Down, Some("100"), "99.9", "Reached"),
        (Trend::Down, Some("100"), "100", "Short"),
        (Trend::Up, Some("100"), "101", "Reached"),
        (Trend::Up, None, "101", "NoBaseline"),
        (Trend::Keep, Some("100"), "100", "Direction"),
    ] {
        let expected = format!("{expected} Direction / Direction Direction");
        assert_eq!(told_of(&direction(trend, baseline), actual), expected, "{trend:?} {actual}");
    }
}

#[test]
fn without_a_target_a_figure_is_held_against_nothing() {
    for goal in [None, Some(Goal::Words), Some(Goal::NotSet { reason: "国の基準が定まらないため".to_owned() })]
    {
        let target =
            goal.map(|goal| Target { text: "目標".to_owned(), goal, due: Due::PlanEnd, years: BTreeMap::new() });
        let told = progress(YEARS, 2028, target.as_ref(), None, Some("100"));
        assert!(told.reached.is_err() && told.share.is_err() && told.on_pace.is_err(), "{target:?}");
    }
}

/// Of the city's own plan, without a record: only what it promises for the very year has a figure.
#[test]
fn no_figure_of_the_year_stands_without_a_promise_a_start_or_a_record() {
    let plan = city_plan();
    for (initiative, measure) in plan.measures() {
        for fy in plan.years.years() {
            let Ok(pace) = pace(plan.years, fy, measure.target.as_ref(), None) else { continue };
            let Some(Goal::Number { baseline, per, compare, .. }) = measure.goal() else {
                panic!("{} is no number", measure.name)
            };
            let is_ceiling = *per == Per::Total && *compare == Compare::AtMost;
            let promised = match measure.target.as_ref().unwrap().due {
                Due::EveryYear => true,
                Due::By(due) => fy >= due,
                Due::PlanEnd => fy >= plan.years.last,
                Due::From(_) => false,
            };
            let name = initiative.measure_number(measure);
            assert!(promised || is_ceiling || baseline.is_some(), "{name} in {fy}");
            assert_eq!(pace.is_promised(), promised || is_ceiling, "{name} in {fy}");
        }
    }
}

#[test]
fn no_percentage_stands_where_the_target_is_no_number() {
    for (_, measure) in city_plan().measures() {
        let progress = progress(YEARS, 2027, measure.target.as_ref(), None, Some("42"));
        match measure.goal().unwrap() {
            Goal::InPlace => {
                assert_eq!((progress.share, progress.pace), (Err(UnknownReason::InPlace), Err(UnknownReason::InPlace)));
            }
            Goal::Unset => {
                assert_eq!((progress.share, progress.pace), (Err(UnknownReason::Unset), Err(UnknownReason::Unset)));
            }
            _ => assert!(progress.figure.is_ok(), "{}", measure.name),
        }
    }
}

#[test]
fn figures_are_read_past_widths_separators_and_units() {
    let read = |typed: &str, unit: &str| figure(typed, unit).map(|figure| figure.to_string());
    for (typed, unit, expected) in [
        ("８２．５％", "%", "82.5"),
        ("82.5 %", "％", "82.5"),
        ("１，２００人", "人", "1200"),
        ("1,200,300", "人", "1200300"),
        ("−3", "件", "-3"),
        ("△3", "件", "-3"),
        ("　7　", "件", "7"),
    ] {
        assert_eq!(read(typed, unit).as_deref(), Some(expected), "{typed}");
    }
    // What may mean several is no number: it is shown as typed.
    for typed in ["1,2", "1,20,300", ",200", "約80", "80-90", "1e3", "", "人", "8人/日", "8.5,00", "--3"] {
        assert_eq!(read(typed, "人"), None, "{typed}");
    }
}

fn figures() -> impl Strategy<Value = i64> {
    prop_oneof![-2_000_i64..2_000, any::<i32>().prop_map(i64::from)]
}

fn tenths(figure: i64) -> String {
    Decimal::of_tenths(figure).to_string()
}

fn compares() -> impl Strategy<Value = Compare> {
    prop_oneof![Just(Compare::AtLeast), Just(Compare::AtMost), Just(Compare::Exactly)]
}

fn dues() -> impl Strategy<Value = Due> {
    prop_oneof![
        (2024..2032).prop_map(Due::By),
        (2024..2032).prop_map(Due::From),
        Just(Due::EveryYear),
        Just(Due::PlanEnd)
    ]
}

fn pers() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Level), Just(Per::Total), Just(Per::Year)]
}

fn mirrored(compare: Compare) -> Compare {
    match compare {
        Compare::AtLeast => Compare::AtMost,
        Compare::AtMost => Compare::AtLeast,
        Compare::Exactly => Compare::Exactly,
    }
}

proptest! {
    /// Closer to the target is never told as worse, by any of the answers.
    #[test]
    fn a_better_figure_is_never_told_as_worse(
        compare in compares(), to in figures(), from in figures(), one in figures(), other in figures(),
        per in pers(), due in dues(), fy in 2025..2030,
    ) {
        let target = target(compare, &tenths(to), "点", per, Some(&tenths(from)), due);
        let rising = match compare { Compare::AtLeast => true, Compare::AtMost => false, Compare::Exactly => from <= to };
        let (worse, better) = if (one <= other) == rising { (one, other) } else { (other, one) };
        let told = |figure| progress(YEARS, fy, Some(&target), None, Some(&tenths(figure)));
        let (worse, better) = (told(worse), told(better));
        prop_assume!(worse.figure.is_ok() && better.figure.is_ok());
        prop_assert!(worse.reached <= better.reached);
        prop_assert!(worse.share <= better.share);
        prop_assert!(worse.on_pace <= better.on_pace);
    }

    /// What is to shrink is judged as its mirror image that is to grow.
    #[test]
    fn up_and_down_are_mirror_images(
        compare in compares(), to in figures(), from in figures(), at in figures(), due in dues(), fy in 2025..2030,
        per in prop_oneof![Just(Per::Level), Just(Per::Year)],
    ) {
        // Names a figure alone and stands on it: the direction is a convention, up.
        prop_assume!(compare != Compare::Exactly || from != to);
        let up = target(compare, &tenths(to), "点", per, Some(&tenths(from)), due);
        let down = target(mirrored(compare), &tenths(-to), "点", per, Some(&tenths(-from)), due);
        let told = |target, at| progress(YEARS, fy, Some(target), None, Some(&tenths(at)));
        let (up, down) = (told(&up, at), told(&down, -at));
        prop_assume!(up.figure.is_ok() && down.figure.is_ok());
        prop_assert_eq!(up.reached, down.reached);
        prop_assert_eq!(up.share, down.share);
        prop_assert_eq!(up.on_pace, down.on_pace);
    }

    /// 100% says reached, and nothing else does; shares have bounds.
    #[test]
    fn a_hundred_percent_is_reached(
        compare in compares(), to in figures(), from in prop::option::of(figures()), at in figures(),
    ) {
        let from = from.map(tenths);
        let target = target(compare, &tenths(to), "点", Per::Level, from.as_deref(), Due::PlanEnd);
        let told = progress(YEARS, 2028, Some(&target), None, Some(&tenths(at)));
        if let (Ok(share), Ok(reached)) = (told.share, told.reached) {
            prop_assert_eq!(share.tenths() >= 1000, reached != TargetStatus::Short);
            prop_assert!(share.tenths().abs() <= Share::MOST.tenths());
            prop_assert_eq!(told.on_pace, Ok(reached), "in its last year the year's own figure is the target");
        }
    }

    /// The reference value goes evenly from the 出発点 to the target and stays there.
    #[test]
    fn each_year_expects_more_than_the_one_before(to in 1_i64..100_000, from in 0_i64..100_000, due in 2026..2029) {
        prop_assume!(from != to);
        let (compare, from_text) = (if from < to { Compare::AtLeast } else { Compare::AtMost }, tenths(from));
        let target = target(compare, &tenths(to), "点", Per::Level, Some(&from_text), Due::By(due));
        let paces: Vec<i64> = (2026..2031)
            .map(|fy| {
                let figure = pace(YEARS, fy, Some(&target), None).unwrap().figure();
                i64::try_from(figure.steps().unwrap() / 10_i128.pow(14)).unwrap()
            })
            .collect();
        prop_assert!(paces.windows(2).all(|pair| (from < to && pair[0] <= pair[1]) || (from > to && pair[0] >= pair[1])));
        prop_assert_eq!(paces[usize::try_from(due - 2026).unwrap()], to);
        prop_assert_eq!(paces[4], to);
    }

    /// Whatever was typed, in whatever plan: an answer or a reason, and the words that were typed are not needed.
    #[test]
    fn no_figure_and_no_target_is_too_odd(
        compare in compares(), to in "-?[0-9]{1,40}(\\.[0-9]{1,40})?", from in prop::option::of("-?[0-9]{1,20}"),
        actual in prop_oneof!["-?[0-9]{1,40}(\\.[0-9]{1,40})?", any::<String>()],
        unit in prop_oneof![Just("%"), Just("件"), Just("")],
        per in pers(), due in prop_oneof![dues(), any::<i32>().prop_map(Due::By)],
        fy in any::<i32>(), first in any::<i32>(), last in any::<i32>(),
    ) {
        let target = target(compare, &to, unit, per, from.as_deref(), due);
        let told = progress(YearSpan { first, last }, fy, Some(&target), None, Some(&actual));
        prop_assert!(told.share.is_err() || told.reached.is_ok());
        if let Ok(pace) = told.pace {
            prop_assert!(Decimal::parse(pace.figure().as_str()).is_ok());
        }
    }

    /// Steps tell decimals apart as their digits do.
    #[test]
    fn decimals_keep_every_digit(whole in 0_u64..1_000_000_000_000_000, fraction in 0_u64..1_000_000_000_000_000, minus: bool) {
        let sign = if minus { "-" } else { "" };
        let steps = Decimal::parse(&format!("{sign}{whole}.{fraction:015}")).unwrap().steps().unwrap();
        let expected = i128::from(whole) * 1_000_000_000_000_000 + i128::from(fraction);
        prop_assert_eq!(steps, if minus { -expected } else { expected });
        let longer = Decimal::parse(&format!("{sign}{whole}.{fraction:015}1")).unwrap();
        prop_assert_eq!(longer.steps(), None);
    }
}
