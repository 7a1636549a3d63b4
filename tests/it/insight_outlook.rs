//! The outlook of a measure: which course, and for which reasons.

use ayumi::insight::{
    Assessor, Earlier, Figure, Freshness, Health, Outlook, Reason, Recorded, State, UnknownReason, followers,
    freshness, summaries,
};
use ayumi::journal::{Actual, Draft, Field, GradeKind, Ledger, Scale, Status};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{InitiativeId, Plan};
use proptest::prelude::*;

use crate::city::city_plan;
use crate::fixtures::{author, cell, record, small_plan};

fn day(text: &str) -> Option<Date> {
    Date::parse(text).ok()
}

/// What a record of a measure says on a day: status, figure with its day, label of the latest entry.
struct Told<'a> {
    status: Option<Status>,
    rated: Option<GradeKind>,
    figure: Option<(&'a str, &'a str)>,
    earlier: Option<(i32, &'a str)>,
    at: &'a str,
}

const NOTHING: Told<'_> =
    Told { status: None, rated: None, figure: None, earlier: None, at: "2027-11-19T10:04:00+09:00" };

fn outlook(plan: &Plan, ledger: &Ledger, measure: &str, fy: i32, today: Option<Date>, told: &Told<'_>) -> Outlook {
    let summaries = summaries(plan, ledger, &Scale::default(), fy);
    let (initiative, measure) = plan.measure(&measure.into()).unwrap();
    let latest = Moment::new(told.at);
    let actual = |(figure, on): (&str, &str)| Figure {
        actual: Actual { figure: figure.to_owned(), on: Date::parse(on).ok() },
        earlier: told.earlier.map(|(fy, figure)| Earlier { fy, figure: figure.to_owned() }),
    };
    let evidence = Recorded {
        state: told.status.map_or(State::NotEntered, State::Recorded),
        rated: told.rated,
        figures: told.figure.map(actual).into_iter().collect(),
        whole: true,
        partial: false,
        latest: told.status.map(|_| &latest),
    };
    Assessor::new(plan, &summaries, fy, today).outlook(initiative, measure, &evidence)
}

fn told(measure: &str, fy: i32, today: &str, told: &Told<'_>) -> (Health, Vec<Reason>) {
    let outlook = outlook(&small_plan(), &Ledger::default(), measure, fy, day(today), told);
    assert_eq!(outlook.health, outlook.computed, "nobody rated");
    (outlook.computed, outlook.reasons)
}

/// m0101: 検討 R8, 導入 R9–R10, 80% by R10.
#[test]
fn the_roadmap_is_held_against_the_status() {
    let status = |status| Told { status: Some(status), ..NOTHING };
    let cases = [
        // In May of the first year nothing need have begun; in November half of the year is over; the next year it is late.
        (Status::NotStarted, 2026, "2026-05-10", Health::OnTrack, Reason::AsPlanned),
        (Status::NotStarted, 2026, "2026-11-22", Health::AtRisk, Reason::PhaseWaits(0)),
        (Status::NotStarted, 2026, "2027-05-10", Health::Late, Reason::PhaseNotBegun(0)),
        (Status::NotStarted, 2027, "2027-05-10", Health::Late, Reason::PhaseNotBegun(0)),
        (Status::Preparing, 2026, "2026-11-22", Health::OnTrack, Reason::AsPlanned),
        (Status::Preparing, 2027, "2027-11-22", Health::AtRisk, Reason::PhaseUnfinished(0)),
        (Status::Underway, 2027, "2027-11-22", Health::OnTrack, Reason::AsPlanned),
        (Status::Done, 2027, "2027-11-22", Health::OnTrack, Reason::Stands(State::Recorded(Status::Done))),
        (Status::Stopped, 2027, "2027-11-22", Health::Unknown, Reason::Stands(State::Recorded(Status::Stopped))),
        (
            Status::NotApplicable,
            2027,
            "2027-11-22",
            Health::Unknown,
            Reason::Stands(State::Recorded(Status::NotApplicable)),
        ),
        (Status::Underway, 2028, "2027-11-22", Health::Unknown, Reason::YearNotBegun),
    ];
    for (at, fy, today, health, reason) in cases {
        let at_of_year = Told { at: &format!("{today}T09:00:00+09:00"), ..status(at) };
        assert_eq!(told("m0101", fy, today, &at_of_year), (health, vec![reason]), "{at:?} {fy} {today}");
    }
    let nothing = (Health::Unknown, vec![Reason::Stands(State::NotEntered)]);
    assert_eq!(told("m0101", 2027, "2027-11-22", &NOTHING), nothing, "未記入 is not 未着手");
}

#[test]
fn figures_are_held_against_the_year_that_is_over() {
    let figure = |figure, on| Told { status: Some(Status::Underway), figure: Some((figure, on)), ..NOTHING };
    // From 20% in R8 to 80% in R10: half of 60 in R9, 50%. Nobody promised it, so to be short of it is a risk at most.
    let from = |figure_now, on| Told { earlier: Some((2026, "20")), ..figure(figure_now, on) };
    let told = |fy, today, with: &Told<'_>| told("m0101", fy, today, with);
    assert_eq!(told(2027, "2028-04-10", &from("30", "2028-03-31")), (Health::AtRisk, vec![Reason::BelowPace(2027)]));
    assert_eq!(told(2027, "2028-04-10", &from("50", "2028-03-31")).0, Health::OnTrack);
    // While R9 runs, R8's figure would count: for R8 nothing was promised, and no earlier year recorded anything.
    assert_eq!(told(2027, "2027-11-22", &from("5", "2027-10-31")), (Health::OnTrack, vec![Reason::AsPlanned]));
    assert_eq!(told(2027, "2027-11-22", &figure("80", "2027-10-31")).1, [Reason::TargetReached]);
    // The last quarter of the year it is due in, and its end: the target itself, which was promised.
    let in_january = Told { at: "2029-01-30T09:00:00+09:00", ..figure("79", "2029-01-31") };
    assert_eq!(told(2028, "2029-02-01", &in_january), (Health::AtRisk, vec![Reason::BelowTarget(2028)]));
    assert_eq!(told(2028, "2029-04-10", &in_january), (Health::Late, vec![Reason::BelowTarget(2028)]));
    // A figure of another year is said and not used, nor is one that is no number: then nothing is known.
    let dated = Reason::FigureDated(Date::parse("2026-10-31").unwrap());
    assert_eq!(told(2027, "2027-11-22", &figure("5", "2026-10-31")), (Health::Unknown, vec![dated]));
    assert_eq!(told(2027, "2028-06-10", &from("5", "2028-05-31")).1, [Reason::BelowPace(2027)], "books are open");
    let unread = (Health::Unknown, vec![Reason::FigureUnread(UnknownReason::NotNumber)]);
    assert_eq!(told(2027, "2027-11-22", &figure("集計中", "2027-10-31")), unread);
}

/// 80% of nothing that anyone said: no line from zero calls 30% in the first year on course or short.
#[test]
fn no_course_comes_from_a_line_that_starts_at_zero() {
    let mut plan = small_plan();
    plan.initiatives[0].measures[0].phases.clear();
    for figure in ["1", "30", "79"] {
        let told = Told {
            status: Some(Status::Underway),
            figure: Some((figure, "2027-03-31")),
            at: "2027-04-01T09:00:00+09:00",
            ..NOTHING
        };
        let outlook = outlook(&plan, &Ledger::default(), "m0101", 2026, day("2027-04-10"), &told);
        assert_eq!((outlook.computed, outlook.reasons), (Health::Unknown, vec![Reason::NoBasis]), "{figure}");
    }
}

/// m0202 is led by 全ての課: 0枚 of one department is not 0枚 of all; 3枚 of one is too many.
#[test]
fn what_one_of_a_group_has_reached_the_group_has_not() {
    let plan = small_plan();
    let of = |figure: &str| {
        let mut ledger = Ledger::default();
        record(&mut ledger, &cell("joho", "m0202", Field::Status), "underway", &author("情報", 1));
        let actual = Actual { figure: figure.to_owned(), on: day("2026-10-31") };
        let actual = Draft { cell: cell("joho", "m0202", Field::Actual), base: vec![], value: actual.to_value() };
        ledger.insert(actual.seal(&author("情報", 2)));
        let summaries = summaries(&plan, &ledger, &Scale::default(), 2026);
        let (initiative, measure) = plan.measure(&"m0202".into()).unwrap();
        let assessor = Assessor::new(&plan, &summaries, 2026, day("2027-04-10"));
        assessor.of(&ledger, summaries.get(&measure.id).unwrap(), initiative, measure).reasons
    };
    assert_eq!(of("0"), [Reason::Stands(State::Partial)]);
    assert_eq!(of("3"), [Reason::BelowTarget(2026), Reason::Stands(State::Partial)]);
}

/// m0201: in place by R9.
#[test]
fn what_is_due_and_not_in_place_is_late() {
    let status = |status| Told { status: Some(status), ..NOTHING };
    let told = |fy, today, with: &Told<'_>| told("m0201", fy, today, with);
    assert_eq!(told(2027, "2027-11-22", &status(Status::NotStarted)), (Health::AtRisk, vec![Reason::DueSoon]));
    assert_eq!(told(2027, "2027-11-22", &status(Status::Preparing)).0, Health::OnTrack);
    assert_eq!(told(2027, "2028-01-22", &status(Status::Preparing)).0, Health::AtRisk);
    assert_eq!(told(2027, "2028-04-01", &status(Status::Underway)), (Health::Late, vec![Reason::DueMissed(2027)]));
    assert_eq!(told(2028, "2028-04-01", &status(Status::Underway)).0, Health::Late);
}

/// i02 comes before i01: a D on one of its measures is a risk to i01's.
#[test]
fn a_late_predecessor_is_a_risk() {
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("joho", "m0201", Field::Rating), "d", &author("情報", 1));
    let told = Told { status: Some(Status::Underway), at: "2026-11-19T10:04:00+09:00", ..NOTHING };
    let of = |measure| outlook(&small_plan(), &ledger, measure, 2026, day("2026-11-22"), &told);
    let late = vec![Reason::LatePredecessors(vec!["i02".into()])];
    assert_eq!((of("m0101").health, of("m0101").reasons), (Health::AtRisk, late));
    assert_eq!(of("m0202").reasons, [Reason::NoBasis], "late itself, nothing before it, and nothing to judge it by");
}

/// By hand from the plan: ⑭ → ①⑦⑧⑨, ④ → ①, ⑮ → ⑩.
#[test]
fn followers_are_those_of_the_plan() {
    let plan = city_plan();
    let of = |id: &str| followers(&plan, &id.into()).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(of("i14"), ["i01", "i07", "i08", "i09"]);
    assert_eq!((of("i04"), of("i15"), of("i01")), (vec!["i01".to_owned()], vec!["i10".to_owned()], vec![]));
}

#[test]
fn a_cycle_of_steps_ends() {
    let mut plan = small_plan();
    let mut back = plan.links[0].clone();
    std::mem::swap(&mut back.from, &mut back.to);
    plan.links.push(back);
    assert_eq!(followers(&plan, &"i01".into()), [&InitiativeId::new("i02")]);
}

#[test]
fn the_rating_of_a_person_wins_and_only_worse_records_are_told_beside_it() {
    let of = |rated| {
        let told = Told { status: Some(Status::NotStarted), rated, ..NOTHING };
        outlook(&small_plan(), &Ledger::default(), "m0101", 2027, day("2027-11-22"), &told)
    };
    let plan = of(Some(GradeKind::OnPlan));
    assert_eq!((plan.health, plan.computed, plan.is_worse()), (Health::OnTrack, Health::Late, true));
    let late = of(Some(GradeKind::Late));
    assert_eq!((late.health, late.computed, late.is_worse()), (Health::Late, Health::Late, false));
    // 評価できない and no rating at all say nothing; what the records say is worse than that.
    let cannot = of(Some(GradeKind::NotRated));
    assert_eq!((cannot.health, cannot.is_worse()), (Health::Unknown, true));
    assert_eq!((of(None).health, of(None).is_worse()), (Health::Late, true));
    // 順調 is never held against a C: the records have nothing to say there.
    let told = Told { status: Some(Status::Underway), rated: Some(GradeKind::Behind), ..NOTHING };
    let better = outlook(&small_plan(), &Ledger::default(), "m0101", 2027, day("2027-11-22"), &told);
    assert_eq!((better.computed, better.is_worse()), (Health::OnTrack, false));
}

#[test]
fn a_clock_that_is_years_off_judges_nothing() {
    let told = Told { status: Some(Status::Underway), figure: Some(("1", "2027-10-31")), ..NOTHING };
    for today in [None, day("1970-01-01"), day("2026-03-31"), day("2041-11-22")] {
        let outlook = outlook(&small_plan(), &Ledger::default(), "m0101", 2027, today, &told);
        assert_eq!((outlook.computed, outlook.reasons), (Health::Unknown, vec![Reason::ClockDoubtful]));
    }
    // How old a label is that cannot be right is unknown, and so is the course.
    let odd = Told { at: "2031-01-01T00:00:00+09:00", ..told };
    let outlook =
        outlook(&small_plan(), &Ledger::default(), "m0101", 2026, day("2026-11-22"), &Told { figure: None, ..odd });
    assert_eq!((outlook.computed, outlook.reasons), (Health::Unknown, vec![Reason::ClockDoubtful]));
}

#[test]
fn what_nobody_touched_for_half_a_year_is_not_sure() {
    let of = |at| {
        let told = Told { status: Some(Status::Underway), at, ..NOTHING };
        outlook(&small_plan(), &Ledger::default(), "m0101", 2026, day("2026-11-22"), &told)
    };
    // 26 May to 22 November is 180 days.
    assert_eq!(of("2026-05-26T09:00:00+09:00").computed, Health::OnTrack);
    assert_eq!(
        (of("2026-05-25T09:00:00+09:00").computed, of("2026-05-25T09:00:00+09:00").reasons),
        (Health::Unknown, vec![Reason::Stale(181)])
    );
}

#[test]
fn freshness_is_told_in_days_or_not_at_all() {
    let of = |at: &str| freshness("2026-04", Some(&Moment::new(at)), day("2026-11-22"));
    assert_eq!(of("2026-11-19T10:04:00+09:00"), Freshness::Days(3));
    assert_eq!(of("2026-11-23T10:04:00+09:00"), Freshness::Days(0), "another time zone");
    for odd in ["2027-11-23T10:04:00+09:00", "2025-11-19T10:04:00+09:00", "きのう"] {
        assert_eq!(of(odd), Freshness::ClockDoubtful, "{odd}");
    }
    assert_eq!(freshness("2026-04", None, day("2026-11-22")), Freshness::Never);
}

proptest! {
    /// Every record of every measure has an outlook with a reason, on every day, and a rating always wins.
    #[test]
    fn every_record_has_an_outlook(
        measure in 0..63_usize, status in prop::sample::select(Status::ALL.to_vec()),
        rated in prop::option::of(prop::sample::select(GradeKind::ALL.to_vec())),
        figure in any::<String>(), on in "202[5-9]-(0[1-9]|1[0-2])-(0[1-9]|2[0-8])",
        today in "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|2[0-8])", fy in 2026..2029, at in any::<String>(),
    ) {
        let plan = city_plan();
        let id = plan.measures().nth(measure).unwrap().1.id.to_string();
        let told = Told { status: Some(status), rated, figure: Some((&figure, &on)), earlier: None, at: &at };
        let outlook = outlook(&plan, &Ledger::default(), &id, fy, day(&today), &told);
        prop_assert!(!outlook.reasons.is_empty());
        prop_assert_eq!(outlook.health, rated.map_or(outlook.computed, Health::of));
        prop_assert!(!outlook.is_worse() || outlook.computed > Health::Unknown);
    }
}
