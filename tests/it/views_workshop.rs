//! 自己点検: what a workshop may rely on.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ayumi::app::{App, Command};
use ayumi::insight::{State, duties, groups_of};
use ayumi::journal::{Author, Cell, Draft, Field, Grade, GradeId, GradeKind, Ledger, Scale, Status, Tally, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId, MeasureId, Plan, Role};
use ayumi::ui::shell::Shell;
use ayumi::ui::views::workshop::{
    Change, Kept, Setup, Spread, Stage, WorkshopStep, add, change, earlier, first_open, join, keys, neighbours,
    sequence, split, take, total,
};
use leptos::prelude::*;
use proptest::prelude::*;

use crate::city::city_plan;
use crate::stage::{empty_app_at, render, sample_entries, show};

static SAMPLE: LazyLock<(Plan, Ledger)> = LazyLock::new(|| {
    let mut ledger = Ledger::default();
    ledger.union(sample_entries());
    (city_plan(), ledger)
});

const SCREEN: &str = "#/workshop/shimin?sel=m0401";

fn cell(field: Field) -> Cell {
    Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field }
}

fn tally(counts: &[(&str, u32)]) -> Tally {
    Tally(counts.iter().map(|(id, count)| (GradeId::new(*id), *count)).collect())
}

fn record(app: App, field: Field, value: Value) {
    let cell = cell(field);
    let base = app.records.ledger().with_untracked(|ledger| ledger.head_ids(&cell));
    app.run(Command::Record { what: "4-1".to_owned(), drafts: vec![Draft { cell, base, value }] });
}

fn page(address: &str, prepare: impl FnOnce(App)) -> String {
    render(address, |app| {
        prepare(app);
        view! { <Shell app=app/> }
    })
}

/// The screen from its heading on, so that nothing of the masthead is met by chance.
fn screen(html: &str) -> &str {
    &html[html.find("class=\"workshop\"").unwrap()..]
}

#[test]
fn one_measure_fills_the_screen_with_what_helps_to_judge_and_nothing_that_decides() {
    let html = page(SCREEN, |_| {});
    let screen = screen(&html);
    for told in [
        "マイナンバーカードの普及促進",
        "人口に対する保有枚数率",
        "90%以上",
        "62%",
        "前年度 35%",
        "前年度の理由",
        // From last year's 35 % to 90 % in the third year.
        "等分の参考値",
        "62.5%",
        "計画どおり",
    ] {
        assert!(screen.contains(told), "{told} is not on the screen");
    }
    for grade in Scale::default().grades {
        assert!(screen.contains(&grade.criterion), "{} has no criterion on the screen", grade.name);
    }
    for decides in ["class=\"spread\"", "最も多い評価", "talk-agreed", "aria-pressed"] {
        assert!(!screen.contains(decides), "{decides} shows before the tally is closed");
    }
    assert_eq!(screen.matches("data-look=\"solid\"").count(), 1, "one solid button a view");
    assert_eq!(screen.matches("aria-current=\"step\"").count(), 1);
    show("workshop-open", &html);
}

#[test]
fn an_open_tally_goes_on_after_a_reload_and_says_how_many_are_missing() {
    let html = page(SCREEN, |app| {
        app.drafts.park(&cell(Field::Tally), "{\"a\":1,\"b\":4}");
        app.drafts.park(&Cell { item: ItemId::new("profile"), ..cell(Field::Tally) }, "9");
    });
    let text = screen(&html).replace("<!>", "");
    assert!(text.contains("集計中　5人／9人"), "{text}");
    assert!(text.contains("残り4人"));
}

#[test]
fn once_closed_the_spread_shows_and_no_grade_is_chosen_beforehand() {
    let html = page(SCREEN, |app| {
        record(app, Field::Tally, tally(&[("a", 2), ("b", 5), ("c", 2)]).to_value());
        app.drafts.park(&cell(Field::Tally), "null");
    });
    let screen = screen(&html).replace("<!>", "");
    assert!(screen.contains("最も多い評価は B（9人中5人）。"));
    assert!(screen.contains("評価の幅 A〜C"));
    let (grades, states) = screen.split_once("id=\"talk-state\"").unwrap();
    assert_eq!(grades.matches("aria-pressed=\"false\"").count(), 5);
    assert!(!grades.contains("aria-pressed=\"true\""), "the grade recorded before is said, not chosen");
    assert_eq!(states.matches("aria-pressed=\"true\"").count(), 1, "the state recorded before stands");
    assert!(screen.contains("まだ決まっていません（今の記入は "));
    show("workshop-closed", &html);
}

#[test]
fn an_agreed_grade_stands_in_its_square_and_in_the_summary() {
    let agree = |app: App| {
        record(app, Field::Tally, tally(&[("a", 2), ("b", 5), ("c", 2)]).to_value());
        record(app, Field::Rating, Value::text("c"));
        record(app, Field::Situation, Value::text("窓口の申請が伸びていない。"));
        record(app, Field::Next, Value::text(join("全窓口に広げる。", Date::new(2028, 1, 31))));
    };
    let html = page(SCREEN, agree);
    assert!(screen(&html).contains("4-1 マイナンバーカードの普及促進：合意した評価 C やや遅れ"));
    let screen_of = screen(&html);
    let (grades, _) = screen_of.split_once("id=\"talk-state\"").unwrap();
    assert_eq!(grades.matches("aria-pressed=\"true\"").count(), 1);
    let html = page("#/workshop/shimin", agree);
    let text = screen(&html).replace("<!>", "");
    for told in [
        "合意したこと",
        "A 2人・B 5人・C 2人",
        "窓口の申請が伸びていない。",
        "全窓口に広げる。",
        "令和10年1月31日",
        "評価が分かれています（A〜C）",
        "未集計",
        "市民課のファイルを作る",
        "件名：",
    ] {
        assert!(text.contains(told), "the summary does not say {told}");
    }
    show("workshop-summary", &html);
}

#[test]
fn b7_a_workshop_asks_for_the_state_and_says_where_it_is_missing() {
    let agreed = |app: App| {
        record(app, Field::Status, Value::Null);
        record(app, Field::Tally, tally(&[("b", 5)]).to_value());
        record(app, Field::Rating, Value::text("b"));
    };
    let html = page("#/workshop/shimin?fy=2027&sel=m0401", agreed).replace("<!>", "");
    let states = screen(&html).split_once("id=\"talk-state\"").unwrap().1.to_owned();
    assert!(states.contains("まだ選ばれていません。選ぶまで未記入のままです"));
    for status in Status::ALL {
        assert!(states.contains(ayumi::wording::status(status)), "{status:?} cannot be chosen");
    }
    assert_eq!(states.matches("aria-pressed=\"true\"").count(), 0, "nothing is chosen before people choose");
    let html = page("#/workshop/shimin?fy=2027", agreed).replace("<!>", "");
    assert!(screen(&html).contains("状態が未記入です"), "the summary names what is missing");
    let html = page("#/workshop/shimin?fy=2027", |app| {
        agreed(app);
        record(app, Field::Status, Value::text("preparing"));
        let summaries = app.records.summaries().get_untracked();
        let reports = &summaries.get(&"m0401".into()).unwrap().reports;
        let own = reports.iter().find(|report| report.dept == DeptId::new("shimin"));
        assert_eq!(own.unwrap().state, State::Recorded(Status::Preparing));
    })
    .replace("<!>", "");
    assert!(!screen(&html).contains("状態が未記入です") && screen(&html).contains("準備中"));
}

#[test]
fn it_begins_by_asking_how_many_take_part_and_says_in_whose_name_it_is_recorded() {
    let owner = Owner::new();
    let html = owner.with(|| {
        let app = empty_app_at("#/workshop/shimin");
        app.start();
        view! { <Shell app=app/> }.to_html()
    });
    assert!(html.contains("参加する人数（任意）") && html.contains("市民課の記入として残ります"));
    assert!(!html.contains("合意したこと"), "nothing to sum up yet");
    show("workshop-start", &html);
}

#[test]
fn an_unknown_department_is_named_and_another_can_be_chosen() {
    let html = page("#/workshop/nowhere", |_| {});
    assert!(html.contains("課「nowhere」はこの計画にありません。") && html.contains("この課の取組を開く"));
}

#[test]
fn the_page_of_a_department_leads_to_its_workshop() {
    let html = page("#/departments/shimin", |_| {});
    assert!(html.contains("href=\"#/workshop/shimin\""));
}

#[test]
fn a_step_tells_counting_from_talking_from_agreed() {
    let dept = DeptId::new("shimin");
    let measure = MeasureId::new("m0401");
    let mut ledger = Ledger::default();
    let put = |ledger: &mut Ledger, field: Field, value: Value| {
        let author =
            Author { by: String::new(), at: Moment::new("2027-11-22T10:00:00+09:00"), tx: format!("{field:?}") };
        let base = ledger.head_ids(&cell(field.clone()));
        ledger.insert(Draft { cell: cell(field), base, value }.seal(&author));
    };
    let stage = |ledger: &Ledger, kept: &Kept| WorkshopStep::of(ledger, 2027, &dept, &measure, kept).stage;
    put(&mut ledger, Field::Rating, Value::text("b"));
    assert_eq!(stage(&ledger, &Kept::Nothing), Stage::Waiting, "a grade of the record form is not agreed here");
    assert_eq!(stage(&ledger, &Kept::Counts(tally(&[("a", 1)]))), Stage::Counting);
    assert_eq!(stage(&ledger, &Kept::Closed), Stage::Waiting, "the closing was undone");
    put(&mut ledger, Field::Tally, tally(&[("a", 1)]).to_value());
    assert_eq!(stage(&ledger, &Kept::Closed), Stage::Talking);
    assert_eq!(stage(&ledger, &Kept::Nothing), Stage::Agreed);
    assert_eq!(stage(&ledger, &Kept::Counts(tally(&[]))), Stage::Waiting, "a new round");
}

#[test]
fn the_grade_that_stood_before_is_found_behind_repetitions_and_circles_end() {
    let mut ledger = Ledger::default();
    let rating = cell(Field::Rating);
    for (at, grade) in ["c", "b", "b"].into_iter().enumerate() {
        let author = Author { by: String::new(), at: Moment::new("2027-11-22T10:00:00+09:00"), tx: at.to_string() };
        let base = ledger.head_ids(&rating);
        ledger.insert(Draft { cell: rating.clone(), base, value: Value::text(grade) }.seal(&author));
    }
    assert_eq!(earlier(&ledger, &rating), Some(GradeId::new("c")));
    assert_eq!(earlier(&ledger, &cell(Field::Situation)), None);
}

#[test]
fn grades_compare_by_the_order_of_the_scale_and_not_rated_is_no_direction() {
    let scale = Scale::default();
    let compare =
        |before: Option<&str>, now: &str| change(&scale, before.map(GradeId::new).as_ref(), &GradeId::new(now));
    assert_eq!(compare(None, "b"), Change::New);
    assert_eq!(compare(Some("b"), "b"), Change::Same);
    assert_eq!(compare(Some("c"), "a"), Change::Up);
    assert_eq!(compare(Some("a"), "d"), Change::Down);
    assert_eq!(compare(Some("unrated"), "b"), Change::Other);
    assert_eq!(compare(Some("unrated"), "unrated"), Change::Same);
}

#[test]
fn ties_are_ties_and_what_cannot_be_rated_widens_nothing() {
    let scale = Scale::default();
    let spread = Spread::of(&tally(&[("a", 2), ("c", 2), ("unrated", 1)]), &scale);
    assert_eq!((spread.most, spread.ends), (vec![0, 2], Some((0, 2))));
    assert!(Spread::of(&tally(&[("a", 1), ("c", 1)]), &scale).is_wide());
    assert!(!Spread::of(&tally(&[("a", 3), ("b", 1), ("unrated", 4)]), &scale).is_wide());
    assert_eq!(Spread::of(&Tally::default(), &scale).most, Vec::<usize>::new());
}

#[test]
fn keys_are_those_of_the_scale_in_force() {
    assert_eq!(keys(&Scale::default()), ['a', 'b', 'c', 'd', 'n']);
    let grade = |letter: &str, kind| Grade {
        id: GradeId::new(letter),
        letter: letter.to_owned(),
        name: String::new(),
        criterion: String::new(),
        kind,
    };
    let scale = Scale {
        grades: vec![
            grade("S", GradeKind::Ahead),
            grade("◎", GradeKind::OnPlan),
            grade("N", GradeKind::Late),
            grade("―", GradeKind::NotRated),
        ],
    };
    assert_eq!(keys(&scale), ['s', '2', 'n', '4'], "no key stands for two grades");
}

#[test]
fn a_day_is_read_from_the_end_of_a_text_only_in_the_form_it_is_written() {
    let day = Date::new(2028, 1, 31);
    assert_eq!(join("広げる。", day), "広げる。（期限 令和10年1月31日）");
    for text in
        ["広げる。（期限 令和10年2月31日）", "（期限 令和010年1月31日）", "（期限 来月）", "期限 令和10年1月31日）", ""]
    {
        assert_eq!(split(text), (text, None), "{text}");
    }
}

#[test]
fn what_is_kept_aside_is_read_as_it_was_written_and_anything_else_is_nothing() {
    for kept in [Kept::Counts(tally(&[("a", 3)])), Kept::Counts(Tally::default()), Kept::Closed, Kept::Nothing] {
        assert_eq!(Kept::read(kept.write().as_deref()), kept);
    }
    for broken in ["", "9", "{\"a\":-1}", "{\"a\":", "\"x\""] {
        assert_eq!(Kept::read(Some(broken)), Kept::Nothing, "{broken}");
    }
    for setup in [
        Setup::default(),
        Setup { people: 9, quiet: true, ..Setup::default() },
        Setup { all: true, left_out: ["m0401".into(), "m0104".into()].into(), ..Setup::default() },
        Setup { people: 12, all: true, quiet: true, left_out: BTreeSet::new() },
    ] {
        assert_eq!(Setup::read(&setup.write()), setup);
    }
}

proptest! {
    #[test]
    fn counts_are_never_negative_and_a_spread_has_every_voice(presses in proptest::collection::vec((0_usize..5, any::<bool>()), 0..60)) {
        let scale = Scale::default();
        let mut counted = Tally::default();
        let mut by_hand = [0_u32; 5];
        for (place, more) in presses {
            let grade = &scale.grades[place];
            if more { add(&mut counted, grade) } else { take(&mut counted, grade) }
            by_hand[place] = if more { by_hand[place] + 1 } else { by_hand[place].saturating_sub(1) };
        }
        let spread = Spread::of(&counted, &scale);
        prop_assert_eq!(total(&counted), by_hand.iter().sum::<u32>());
        prop_assert_eq!(spread.shares.iter().map(|(_, count)| count).sum::<u32>() + spread.others, total(&counted));
        let top = by_hand.iter().copied().max().filter(|top| *top > 0);
        let most: Vec<usize> = (0..5).filter(|place| Some(by_hand[*place]) == top).collect();
        prop_assert_eq!(spread.most, most);
        prop_assert_eq!(Tally::of_value(&counted.to_value()), Some(counted));
    }

    #[test]
    fn a_text_and_its_day_come_back(text in "[^（）]{0,40}", (year, month, day) in (2019..2060_i32, 1..13_u32, 1..29_u32)) {
        let due = Date::new(year, month, day);
        let (dated, bare) = (join(&text, due), join(&text, None));
        prop_assert_eq!(split(&dated), (text.as_str(), due));
        prop_assert_eq!(split(&bare), (text.as_str(), None));
    }

    #[test]
    fn days_in_japanese_are_read_as_they_are_written(year in 1950_i32..2150, month in 1..13_u32, day in 1..29_u32) {
        let date = Date::new(year, month, day).unwrap();
        prop_assert_eq!(Date::of_japanese(&date.japanese()), Some(date));
    }

    #[test]
    fn the_sequence_has_every_measure_once_with_leads_first(dept in 0_usize..60, all: bool, on_screen in proptest::option::of(0_usize..63)) {
        let (plan, ledger) = &*SAMPLE;
        let dept = &plan.departments[dept % plan.departments.len()].id;
        let duties = duties(plan, dept, &groups_of(ledger, dept, 2027));
        let on_screen = on_screen.and_then(|at| plan.measures().nth(at)).map(|(_, measure)| measure.id.clone());
        let sequence = sequence(&duties, all, &BTreeSet::new(), on_screen.as_ref());
        let once: BTreeSet<&MeasureId> = sequence.iter().collect();
        prop_assert_eq!(once.len(), sequence.len());
        for duty in &duties {
            let asked = all || duty.involvement.role == Role::Lead;
            prop_assert!(!asked || once.contains(&duty.measure), "{:?} is lost", duty.measure);
        }
        prop_assert!(on_screen.as_ref().is_none_or(|measure| once.contains(measure)));
        let roles: Vec<_> = sequence.iter().filter_map(|id| duties.iter().find(|duty| duty.measure == *id)).map(|duty| duty.involvement).collect();
        prop_assert!(roles.is_sorted());
        // Walking on from the first meets each of them, and ends.
        let step = |measure: &MeasureId| WorkshopStep::of(ledger, 2027, dept, measure, &Kept::Nothing);
        let steps: Vec<WorkshopStep> = sequence.iter().map(step).collect();
        let mut walked = Vec::new();
        let mut here = steps.first();
        while let Some(step) = here {
            walked.push(step.measure.clone());
            let (before, after) = neighbours(&steps, &step.measure);
            prop_assert_eq!(before.map(|step| &step.measure), walked.iter().rev().nth(1));
            here = after;
        }
        prop_assert_eq!(&walked, &sequence);
        prop_assert_eq!(first_open(&steps).map(|step| &step.measure), sequence.first(), "nothing is agreed in the sample");
    }

    #[test]
    fn what_is_left_out_is_gone_through_only_while_it_is_on_screen(left_out in proptest::collection::btree_set(0_usize..63, 0..63), on_screen in proptest::option::of(0_usize..63)) {
        let (plan, ledger) = &*SAMPLE;
        let dept = DeptId::new("shimin");
        let duties = duties(plan, &dept, &groups_of(ledger, &dept, 2027));
        let of = |at: usize| plan.measures().nth(at).map(|(_, measure)| measure.id.clone()).unwrap();
        let (left_out, on_screen) = (left_out.into_iter().map(of).collect::<BTreeSet<_>>(), on_screen.map(of));
        let all = sequence(&duties, false, &BTreeSet::new(), on_screen.as_ref());
        let chosen = sequence(&duties, false, &left_out, on_screen.as_ref());
        let stays = |measure: &&MeasureId| !left_out.contains(*measure) || on_screen.as_ref() == Some(*measure);
        prop_assert_eq!(chosen, all.iter().filter(stays).cloned().collect::<Vec<_>>());
    }
}
