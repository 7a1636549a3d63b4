//! Two sides side by side: what became of each measure, by hand. The laws stand in `compare_laws.rs`.

use std::collections::BTreeSet;

use ayumi::insight::State;
use ayumi::insight::compare::{
    Cause, ChangeKind, ComparedSide, Comparison, Incomparability, Piece, RatedAs, RatingStep,
};
use ayumi::journal::{Field, Grade, GradeId, GradeKind, Ledger, Scale, Status};
use ayumi::plan::{MeasureId, Plan};
use ayumi::wording::comparison::{DraftTopic, NOW, SideNames, closing, drafts};
use ayumi::wording::percent;

use crate::fixtures::{author, cell, entry, record, small_ledger, small_plan};

pub fn ids(plan: &Plan) -> Vec<MeasureId> {
    plan.measures().map(|(_, measure)| measure.id.clone()).collect()
}

pub fn compared(before: (&Ledger, i32), after: (&Ledger, i32)) -> Comparison {
    let (plan, scale) = (small_plan(), Scale::default());
    let side = |(ledger, fy)| ComparedSide { ledger, fy, scale: &scale, is_whole: true };
    Comparison::of(&plan, side(before), side(after), &ids(&plan))
}

fn kind(comparison: &Comparison, measure: &str) -> ChangeKind {
    comparison.measures.iter().find(|one| one.measure.as_str() == measure).unwrap().kind
}

/// One measure each: rated down, gone on, stopped, written anew, new.
#[test]
fn a_small_comparison_counted_by_hand() {
    let (mut before, me) = (Ledger::default(), author("記録者", 1));
    let say = |ledger: &mut Ledger, dept: &str, item: &str, field: Field, value: &str| {
        record(ledger, &cell(dept, item, field), value, &me);
    };
    say(&mut before, "shimin", "m0101", Field::Status, "underway");
    say(&mut before, "shimin", "m0101", Field::Rating, "c");
    for dept in ["shimin", "dx"] {
        say(&mut before, dept, "m0102", Field::Status, "preparing");
        say(&mut before, dept, "m0102", Field::Rating, "b");
    }
    say(&mut before, "joho", "m0201", Field::Status, "preparing");
    say(&mut before, "joho", "m0201", Field::Rating, "b");
    for dept in ["shimin", "joho", "dx"] {
        say(&mut before, dept, "m0202", Field::Status, "underway");
        say(&mut before, dept, "m0202", Field::Rating, "b");
    }
    let mut after = before.clone();
    say(&mut after, "shimin", "m0101", Field::Rating, "d");
    for dept in ["shimin", "dx"] {
        say(&mut after, dept, "m0102", Field::Status, "underway");
    }
    say(&mut after, "joho", "m0201", Field::Status, "stopped");
    say(&mut after, "joho", "m0202", Field::Situation, "8課で行っている。");
    say(&mut after, "dx", "m0301", Field::Status, "done");

    let comparison = compared((&before, 2026), (&after, 2026));
    let kinds: Vec<ChangeKind> = comparison.measures.iter().map(|one| one.kind).collect();
    assert_eq!(
        kinds,
        [
            ChangeKind::Worse(Cause::Rating),
            ChangeKind::Better(Cause::Status),
            ChangeKind::Worse(Cause::Stopping),
            ChangeKind::TextOnly,
            ChangeKind::Started,
        ]
    );
    let shift = |state| {
        let shift = comparison.counts.state(State::Recorded(state));
        (shift.before.count, shift.after.count, shift.difference(), shift.after.of)
    };
    assert_eq!(shift(Status::Done), (0, 1, 1, 5));
    assert_eq!(shift(Status::Underway), (2, 3, 1, 5));
    assert_eq!(shift(Status::Preparing), (2, 0, -2, 5));
    assert_eq!(shift(Status::Stopped), (0, 1, 1, 5));
    let kind = RatedAs::Kind;
    assert_eq!(comparison.transitions.count(kind(GradeKind::Behind), kind(GradeKind::Late)), 1);
    assert_eq!(comparison.transitions.count(kind(GradeKind::OnPlan), kind(GradeKind::OnPlan)), 3);
    assert_eq!(comparison.transitions.count(RatedAs::No, RatedAs::No), 1);
    assert_eq!((comparison.transitions.went(RatingStep::Down), comparison.transitions.total()), (1, 5));
    // のべ: m0202 counts for all three, m0102 for two.
    let of: Vec<_> = comparison.departments.iter().map(|(dept, of)| (dept.as_str(), of.after.measures)).collect();
    assert_eq!(of, [("shimin", 3), ("joho", 2), ("dx", 3)]);
    let text = comparison.measures[3].changes.first().unwrap();
    assert_eq!((text.dept.as_str(), &text.before), ("joho", &None));
    assert_eq!(text.pieces(), Some(vec![Piece::Came("8課で行っている。".to_owned())]));

    assert_eq!(closing(&comparison), "2＋1＋1＋1＋0＋0＝5件");

    let names = SideNames { before: "令和8年度末", after: NOW };
    let told: Vec<_> = drafts(&small_plan(), &Scale::default(), &comparison, names)
        .into_iter()
        .map(|draft| (draft.topic, draft.text))
        .collect();
    let told: Vec<_> = told.iter().map(|(topic, text)| (*topic, text.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                DraftTopic::Whole,
                "令和8年度末と比べ、完了は0件から1件に、実施中は2件から3件に、未記入は1件から0件になった（全5件）。"
            ),
            (
                DraftTopic::Worse,
                "評価が下がったのは1件（1-1）。新たにD「遅れ」となったのは、書かない窓口（1-1）である。"
            ),
            (DraftTopic::Better, "状態が進んだのは1件（1-2）。"),
            (DraftTopic::Stopped, "標準化（2-1）は、中止となった。"),
            (DraftTopic::OneSided, "状態・評価が比べる先にだけあるのは1件（3-1）。"),
        ]
    );
    let back = compared((&after, 2026), (&before, 2026));
    let told = drafts(&small_plan(), &Scale::default(), &back, names);
    let better = told.iter().find(|draft| draft.topic == DraftTopic::Better).unwrap();
    assert_eq!(better.text, "DからCに改善：1件（1-1）。中止から再開したのは1件（2-1）。");
}

/// m0101 has one department: each row is its status and rating before and after.
#[test]
fn each_rule_in_one_line() {
    use Incomparability as No;
    let rows: [(&str, &str, &str, &str, ChangeKind); 16] = [
        ("underway", "b", "underway", "c", ChangeKind::Worse(Cause::Rating)),
        ("underway", "c", "preparing", "b", ChangeKind::Better(Cause::Rating)),
        ("preparing", "b", "underway", "b", ChangeKind::Better(Cause::Status)),
        ("done", "b", "underway", "", ChangeKind::Worse(Cause::Status)),
        ("underway", "c", "stopped", "b", ChangeKind::Worse(Cause::Stopping)),
        ("stopped", "", "preparing", "b", ChangeKind::Better(Cause::Stopping)),
        ("underway", "b", "not_applicable", "a", ChangeKind::Incomparable(No::NotApplicable)),
        ("not_applicable", "", "not_applicable", "", ChangeKind::Same),
        ("underway", "b", "underway", "unrated", ChangeKind::Incomparable(No::NotRated)),
        ("underway", "", "underway", "a", ChangeKind::Incomparable(No::NotRated)),
        ("preparing", "unrated", "underway", "b", ChangeKind::Better(Cause::Status)),
        ("underway", "b", "", "b", ChangeKind::Incomparable(No::NoState)),
        ("underway", "b", "underway", "s-plus", ChangeKind::Incomparable(No::UnknownValue)),
        ("underway", "b", "of a newer version", "a", ChangeKind::Incomparable(No::UnknownValue)),
        ("", "", "underway", "b", ChangeKind::Started),
        ("", "", "", "", ChangeKind::Incomparable(No::NeverEntered)),
    ];
    let ledger = |status: &str, rating: &str| {
        let mut ledger = Ledger::default();
        for (field, value) in [(Field::Status, status), (Field::Rating, rating)] {
            if !value.is_empty() {
                record(&mut ledger, &cell("shimin", "m0101", field), value, &author("市民課", 1));
            }
        }
        ledger
    };
    for row in rows {
        let (before, after) = (ledger(row.0, row.1), ledger(row.2, row.3));
        let comparison = compared((&before, 2026), (&after, 2026));
        assert_eq!(kind(&comparison, "m0101"), row.4, "{row:?}");
    }
    let (before, nothing) = (ledger("underway", "b"), Ledger::default());
    assert_eq!(kind(&compared((&before, 2026), (&nothing, 2026)), "m0101"), ChangeKind::Withdrawn);
    let next_year = compared((&before, 2026), (&before, 2027));
    assert_eq!(kind(&next_year, "m0101"), ChangeKind::Incomparable(No::NotEnteredYet));
    let names = SideNames { before: "令和8年度末", after: "いま" };
    let told = drafts(&small_plan(), &Scale::default(), &next_year, names);
    assert_eq!(told.last().unwrap().text, "いまの記入がない5件は、改善にも悪化にも数えない。");
}

#[test]
fn one_department_that_is_torn_or_silent_keeps_a_measure_from_being_compared() {
    let me = author("記録者", 1);
    let mut before = Ledger::default();
    for dept in ["shimin", "dx"] {
        record(&mut before, &cell(dept, "m0102", Field::Status), "underway", &me);
        record(&mut before, &cell(dept, "m0102", Field::Rating), "c", &me);
    }
    // Not all have rated it: that one says A proves nothing yet.
    let mut early = Ledger::default();
    for dept in ["shimin", "dx"] {
        record(&mut early, &cell(dept, "m0102", Field::Status), "underway", &me);
    }
    record(&mut early, &cell("dx", "m0102", Field::Rating), "c", &me);
    let partial = ChangeKind::Incomparable(Incomparability::Partial);
    assert_eq!(kind(&compared((&before, 2026), (&early, 2026)), "m0102"), partial);
    // One has risen, the other is torn.
    let mut torn = before.clone();
    record(&mut torn, &cell("dx", "m0102", Field::Rating), "a", &me);
    let base = torn.head_ids(&cell("shimin", "m0102", Field::Rating));
    for value in ["a", "b"] {
        torn.insert(entry(&cell("shimin", "m0102", Field::Rating), value, &base, &me));
    }
    let conflict = ChangeKind::Incomparable(Incomparability::InConflict);
    assert_eq!(kind(&compared((&before, 2026), (&torn, 2026)), "m0102"), conflict);
    // A text in conflict hides no fall, and is no sameness either.
    let mut texts = before.clone();
    for value in ["一", "二"] {
        texts.insert(entry(&cell("dx", "m0102", Field::Situation), value, &[], &me));
    }
    assert_eq!(kind(&compared((&before, 2026), (&texts, 2026)), "m0102"), conflict);
    record(&mut texts, &cell("dx", "m0102", Field::Rating), "d", &me);
    assert_eq!(kind(&compared((&before, 2026), (&texts, 2026)), "m0102"), ChangeKind::Worse(Cause::Rating));
}

#[test]
fn ratings_of_other_scales_are_not_compared() {
    let (plan, default) = (small_plan(), Scale::default());
    let mut short = Scale::default();
    short.grades.retain(|grade| grade.kind != GradeKind::Ahead);
    let mut ledger = Ledger::default();
    record(&mut ledger, &cell("shimin", "m0101", Field::Status), "underway", &author("市民課", 1));
    record(&mut ledger, &cell("shimin", "m0101", Field::Rating), "b", &author("市民課", 1));
    let side = |scale| ComparedSide { ledger: &ledger, fy: 2026, scale, is_whole: true };
    let comparison = Comparison::of(&plan, side(&default), side(&short), &ids(&plan));
    assert_eq!(kind(&comparison, "m0101"), ChangeKind::Incomparable(Incomparability::OtherScale));
    // Other words for the same grades are no other scale.
    let mut renamed = Scale::default();
    renamed.grades[1].name = "順調".to_owned();
    let comparison = Comparison::of(&plan, side(&default), side(&renamed), &ids(&plan));
    assert_eq!(kind(&comparison, "m0101"), ChangeKind::Same);
}

#[test]
fn two_grades_of_one_kind_are_told_apart_by_the_scale() {
    let plan = small_plan();
    let mut scale = Scale::default();
    let best = Grade { id: GradeId::new("aa"), letter: "AA".to_owned(), ..scale.grades[0].clone() };
    scale.grades.insert(0, best);
    let ledger = |rating: &str| {
        let mut ledger = Ledger::default();
        record(&mut ledger, &cell("shimin", "m0101", Field::Status), "underway", &author("市民課", 1));
        record(&mut ledger, &cell("shimin", "m0101", Field::Rating), rating, &author("市民課", 1));
        ledger
    };
    let (before, after) = (ledger("aa"), ledger("a"));
    let side = |ledger| ComparedSide { ledger, fy: 2026, scale: &scale, is_whole: true };
    let comparison = Comparison::of(&plan, side(&before), side(&after), &ids(&plan));
    assert_eq!(kind(&comparison, "m0101"), ChangeKind::Worse(Cause::Rating));
}

#[test]
fn a_comparison_is_of_the_measures_that_were_asked_for() {
    let (plan, scale, ledger) = (small_plan(), Scale::default(), small_ledger());
    let side = ComparedSide { ledger: &ledger, fy: 2026, scale: &scale, is_whole: true };
    let asked: Vec<MeasureId> = ["m0301", "m0101", "m0101", "m9999"].map(MeasureId::from).into();
    let comparison = Comparison::of(&plan, side, side, &asked);
    let found: BTreeSet<&str> = comparison.measures.iter().map(|one| one.measure.as_str()).collect();
    assert_eq!(found, BTreeSet::from(["m0101", "m0301"]));
    assert_eq!((comparison.measures.len(), comparison.counts.after.measures), (2, 2));
    assert_eq!(comparison.visions.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn shares_never_round_to_all_or_nothing() {
    let shares =
        [(8, 63), (0, 63), (63, 63), (1, 5000), (4999, 5000)].map(|(part, whole)| percent(part, whole).unwrap());
    assert_eq!(shares, ["12.7%", "0.0%", "100.0%", "0.1%未満", "99.9%超"]);
    assert_eq!(percent(0, 0), None);
}

/// A department's file holds its own part: what it lacks was neither begun nor taken back, and no text of it is gone.
#[test]
fn what_a_file_lacks_was_not_taken_back() {
    let (mut here, me) = (Ledger::default(), author("記録者", 1));
    record(&mut here, &cell("shimin", "m0101", Field::Status), "underway", &me);
    record(&mut here, &cell("shimin", "m0101", Field::Situation), "始めた。", &me);
    let (file, plan, scale) = (Ledger::default(), small_plan(), Scale::default());
    let whole = ComparedSide { ledger: &here, fy: 2026, scale: &scale, is_whole: true };
    let part = ComparedSide { ledger: &file, fy: 2026, scale: &scale, is_whole: false };
    for (before, after) in [(whole, part), (part, whole)] {
        let comparison = Comparison::of(&plan, before, after, &ids(&plan));
        assert_eq!(kind(&comparison, "m0101"), ChangeKind::Incomparable(Incomparability::NotInFile));
        assert!(comparison.measures.iter().all(|one| one.changes.is_empty()));
    }
}

/// Whether a stopped measure goes on is not known while no state stands.
#[test]
fn a_stopped_measure_without_a_state_is_not_taken_up_again() {
    let (mut before, me) = (Ledger::default(), author("記録者", 1));
    record(&mut before, &cell("shimin", "m0101", Field::Status), "stopped", &me);
    record(&mut before, &cell("shimin", "m0101", Field::Rating), "b", &me);
    let mut after = Ledger::default();
    record(&mut after, &cell("shimin", "m0101", Field::Rating), "b", &me);
    let comparison = compared((&before, 2026), (&after, 2026));
    assert_eq!(kind(&comparison, "m0101"), ChangeKind::Incomparable(Incomparability::NoState));
}
