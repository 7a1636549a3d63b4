//! 調査回 on the views: what whoever collects, and whoever is asked, may rely on.

use ayumi::app::App;
use ayumi::exchange::Scope;
use ayumi::insight::{Asked, Rounds, close};
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, RoundId, Value};
use ayumi::plan::DeptId;
use ayumi::plan::calendar::{Date, Moment};
use ayumi::query::CompareSource;
use ayumi::ui::shell::Shell;
use ayumi::ui::views::collect::{RoundForm, free_numbers};
use ayumi::wording::mail::{CoverMail, ReminderMail, RequestMail};
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage::{app_at, sample_entries, show};

/// 令和9年度上期.
const FIRST: RoundId = RoundId { fy: 2027, number: 1 };

fn says(ledger: &mut Ledger, id: RoundId, field: Field, value: Value, at: &str) {
    let cell = id.cell(field);
    let author = Author { by: "推進係".to_owned(), at: Moment::new(at), tx: format!("{cell:?}{at}") };
    ledger.insert(Draft { base: ledger.head_ids(&cell), cell, value }.seal(&author));
}

fn list(words: &[&str]) -> Value {
    Value::List(words.iter().map(|word| Value::text(*word)).collect())
}

/// A round that asks as usual, until 3 December.
fn usual(id: RoundId) -> Ledger {
    let mut ledger = Ledger::default();
    says(&mut ledger, id, Field::RoundName, Value::text("令和9年度上期"), "2027-11-01T09:00:00+09:00");
    says(&mut ledger, id, Field::AnswerDue, Value::text("2027-12-03"), "2027-11-01T09:00:00+09:00");
    ledger
}

/// The same, closed on 20 November over the sample records.
fn closed() -> Ledger {
    let (mut ledger, mut all) = (usual(FIRST), Ledger::default());
    all.union(sample_entries());
    let closing = close(&all, FIRST, "推進係 山田", &Moment::new("2027-11-20T17:00:00+09:00"));
    says(&mut ledger, FIRST, Field::Closing, closing.to_value(), "2027-11-20T17:00:00+09:00");
    ledger
}

/// The page at an address with the sample records and these beside them.
fn page(address: &str, beside: &Ledger) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let app = app_with(address, beside);
        view! { <Shell app=app/> }.into_view().to_html().replace("<!>", "")
    })
}

fn app_with(address: &str, beside: &Ledger) -> App {
    let app = app_at(address);
    for entry in beside.entries() {
        app.records.merge_remote_entry(Entry::clone(entry));
    }
    app
}

#[test]
fn pages_to_look_at() {
    show("collect-round", &page("#/collect", &usual(FIRST)));
    show("collect-round-closed", &page("#/collect", &closed()));
    show("department-round", &page("#/departments/shimin", &usual(FIRST)));
    show("department-round-closed", &page("#/departments/shimin", &closed()));
    show("compare-round", &page("#/compare", &closed()));
}

#[test]
fn a_round_of_another_year_changes_nothing_on_the_pages_of_this_one() {
    let other = usual(RoundId { fy: 2028, number: 1 });
    for address in
        ["#/", "#/measures", "#/initiatives/4", "#/departments/shimin", "#/workshop/shimin", "#/compare", "#/roadmap"]
    {
        assert!(page(address, &other) == page(address, &Ledger::default()), "{address}");
    }
}

#[test]
fn the_page_of_a_department_is_headed_by_the_round_and_the_days_left() {
    let html = page("#/departments/shimin", &usual(FIRST));
    assert!(html.contains("令和9年度上期　回答期限 12月3日（あと11日）"));
    let mut narrowed = usual(FIRST);
    says(&mut narrowed, FIRST, Field::AskedDepartments, list(&["somu"]), "2027-11-01T09:00:00+09:00");
    let html = page("#/departments/shimin", &narrowed);
    assert!(
        html.contains("この課は、この調査回の対象ではありません。") && !html.contains("<b class=\"department__round\"")
    );
    let mut narrowed = usual(FIRST);
    says(&mut narrowed, FIRST, Field::AskedMeasures, list(&["m0101"]), "2027-11-01T09:00:00+09:00");
    says(&mut narrowed, FIRST, Field::RequiredFields, list(&["status", "evidence"]), "2027-11-01T09:00:00+09:00");
    let html = page("#/departments/shimin?sel=m0401", &narrowed);
    assert!(html.contains("◎1件中"));
    assert!(html.contains("この個別取組は、調査回の対象に入っていません。"));
    let html = page("#/departments/shimin?sel=m0101", &narrowed);
    assert!(html.contains("根拠資料（必須）") && !html.contains("調査回の対象に入っていません"));
}

#[test]
fn after_the_closing_the_page_says_what_a_record_becomes_and_marks_it() {
    let mut ledger = closed();
    let html = page("#/departments/shimin?sel=m0401", &ledger);
    assert!(html.contains("「令和9年度上期」は令和9年11月20日に確定しました。"));
    assert!(!html.contains("確定後の記入です"));
    let cell = Cell { fy: 2027, dept: "shimin".into(), item: "m0401".into(), field: Field::Status };
    let mut all = Ledger::default();
    all.union(sample_entries());
    let author =
        Author { by: "管理係".to_owned(), at: Moment::new("2027-11-21T10:00:00+09:00"), tx: "late".to_owned() };
    ledger.insert(Draft { base: all.head_ids(&cell), cell, value: Value::text("done") }.seal(&author));
    let html = page("#/departments/shimin?sel=m0401", &ledger);
    assert!(html.contains("確定後の記入です（「令和9年度上期」の確定の後）。"));
    assert!(page("#/initiatives/4", &ledger).contains("確定後の記入"), "the history of the sheet marks it");
    let html = page("#/collect", &ledger);
    assert!(html.contains("確定した調査回　1回") && html.contains("確定後の記入　1項目"));
    assert!(
        html.contains("令和9年11月20日 17:00　推進係 山田")
            && html.contains("#/compare?fy=2027&amp;before=round2027-1")
    );
}

#[test]
fn whoever_collects_sees_what_is_asked_and_what_cannot_be_used() {
    let html = page("#/collect", &Ledger::default());
    assert!(html.contains("この年度の調査回はありません。") && html.contains("調査回を作る"));
    let mut ledger = usual(FIRST);
    let at = "2027-11-02T09:00:00+09:00";
    says(&mut ledger, FIRST, Field::AskedDepartments, list(&["shimin", "yoso"]), at);
    says(&mut ledger, FIRST, Field::AskedMeasures, list(&["m0401", "z9"]), at);
    let html = page("#/collect", &ledger);
    for words in [
        "回答期限 12月3日（あと11日）",
        "依頼ファイルを作る",
        "1件（全63件のうち）",
        "この計画にない課が対象に入っています：yoso",
        "この計画にない個別取組が対象に入っています（1件）",
    ] {
        assert!(html.contains(words), "{words}");
    }
    says(&mut ledger, RoundId { fy: 2027, number: 3 }, Field::AnswerDue, Value::text("12月3日"), at);
    let html = page("#/collect", &ledger);
    assert!(html.contains("この版では読めない調査回があります：令和9年度第3回"));
    let mut other = usual(FIRST);
    other.union(ledger.entries().cloned().collect::<Vec<_>>());
    says(&mut other, RoundId { fy: 2027, number: 2 }, Field::RoundName, Value::text("<b>年度末\u{202e}</b>"), at);
    let html = page("#/collect", &other);
    assert!(html.contains("確定していない調査回がほかにあります：令和9年度上期"));
    assert!(html.contains("&lt;b&gt;年度末") && !html.contains('\u{202e}'));
}

#[test]
fn a_form_records_only_what_is_not_as_usual_and_buries_nothing_it_never_showed() {
    let (plan, mut ledger) = (city_plan(), Ledger::default());
    let mut form = RoundForm::new(&plan, &ledger, FIRST);
    assert!(form.is_new() && form.problem().is_none());
    assert_eq!(form.drafts().len(), 1, "the name alone");
    form.draft.due = Date::new(2027, 12, 3);
    let author = Author { by: String::new(), at: Moment::new("2027-11-01T09:00:00+09:00"), tx: "make".to_owned() };
    ledger.union(form.drafts().into_iter().map(|draft| draft.seal(&author)));
    let rounds = Rounds::of(&plan, &ledger);
    let round = rounds.in_force(2027).unwrap();
    let mut change = RoundForm::of(&plan, &ledger, round);
    assert!(change.drafts().is_empty(), "nothing was changed");
    // Another office's due day comes while the form stands open: it is not buried.
    says(&mut ledger, FIRST, Field::AnswerDue, Value::text("2027-12-10"), "2027-11-02T09:00:00+09:00");
    change.draft.due = Date::new(2027, 12, 24);
    change.draft.departments.remove(&DeptId::new("shimin"));
    let author = Author { tx: "change".to_owned(), ..author };
    ledger.union(change.drafts().into_iter().map(|draft| draft.seal(&author)));
    let rounds = Rounds::of(&plan, &ledger);
    let round = rounds.in_force(2027).unwrap();
    assert!(round.due.is_torn() && !round.asks(&"shimin".into()) && round.asks(&"somu".into()));
    // Back to the usual departments, the round names none.
    let mut back = RoundForm::of(&plan, &ledger, round);
    back.draft.departments.insert(DeptId::new("shimin"));
    ledger.union(back.drafts().into_iter().map(|draft| draft.seal(&author)));
    assert!(Rounds::of(&plan, &ledger).in_force(2027).unwrap().asks(&"no-such".into()));
    for (name, wrong) in [("", "名称"), ("  ", "名称"), (&*"長".repeat(41), "あと1文字"), ("上\u{202e}期", "U+202E")]
    {
        let mut form = RoundForm::new(&plan, &ledger, FIRST);
        form.draft.name = name.to_owned();
        assert!(form.problem().is_some_and(|problem| problem.contains(wrong)), "{name}");
    }
    let mut nobody = RoundForm::new(&plan, &ledger, FIRST);
    nobody.draft.departments.clear();
    assert!(nobody.problem().is_some());
    let mut doubtful = RoundForm::new(&plan, &ledger, FIRST);
    doubtful.draft.due = Date::new(2027, 11, 1);
    assert!(doubtful.doubt(Date::new(2027, 11, 22)).unwrap().contains("今日より前"));
    doubtful.draft.due = Date::new(2027, 3, 1);
    assert!(doubtful.doubt(None).unwrap().contains("年度の始まる前"));
}

#[test]
fn a_new_round_takes_the_number_that_the_day_suggests_and_never_one_that_is_there() {
    let (plan, none) = (city_plan(), Rounds::default());
    assert_eq!(free_numbers(&none, 2027, Date::new(2027, 11, 22)), [1, 2, 3]);
    assert_eq!(free_numbers(&none, 2027, Date::new(2028, 4, 5)), [2, 1, 3]);
    assert_eq!(free_numbers(&none, 2027, None), [1, 2, 3]);
    let mut ledger = usual(FIRST);
    assert_eq!(free_numbers(&Rounds::of(&plan, &ledger), 2027, Date::new(2027, 11, 22)), [2, 3]);
    says(
        &mut ledger,
        RoundId { fy: 2027, number: u16::MAX },
        Field::RoundName,
        Value::text("最後"),
        "2027-11-01T09:00:00+09:00",
    );
    assert_eq!(free_numbers(&Rounds::of(&plan, &ledger), 2027, None), [2]);
}

#[test]
fn files_and_mails_carry_the_round_and_without_one_are_as_before() {
    let owner = Owner::new();
    owner.with(|| {
        let name = |app: App, scope: Scope| app.files.preview_exports(&[scope]).remove(0).file_name;
        let plain = app_at("#/files");
        let dept = || Scope::of_dept(DeptId::new("shimin"));
        let year = || Scope { fy: Some(2027), ..Scope::default() };
        assert_eq!(name(plain, dept()), "ayumi_市民課_全年度_2027-11-22.json");
        let app = app_with("#/files", &usual(FIRST));
        assert_eq!(name(app, dept()), "ayumi_市民課_令和9年度上期_2027-11-22.json");
        assert_eq!(name(app, year()), "ayumi_全課_令和9年度上期_2027-11-22.json");
        assert_eq!(name(app, Scope::default()), "ayumi_全課_全年度_2027-11-22.json", "a copy of all answers nothing");
        assert_eq!(name(app, Scope { fy: Some(2026), ..dept() }), "ayumi_市民課_R8_2027-11-22.json");
        assert_eq!(name(app, Scope::of_round(FIRST)), "ayumi_依頼_令和9年度上期_2027-11-22.json");
        let mail = |app: App, scope: Scope| app.mail(&scope.clone(), &app.files.preview_exports(&[scope]).remove(0));
        assert!(
            mail(app, dept())
                .starts_with(&format!("件名：{}の進捗状況について（回答）【市民課・令和9年度上期】", app.plan().title))
        );
        let asked = mail(app, Scope::of_round(FIRST));
        for words in [
            "（依頼）【令和9年度上期】",
            "回答期限：令和9年12月3日",
            "市民課、",
            "全ての個別取組（63件）",
            "添付：ayumi_依頼_令和9年度上期_",
        ] {
            assert!(asked.contains(words), "{words}: {asked}");
        }
    });
    let (plan, ledger) = (city_plan(), usual(FIRST));
    let rounds = Rounds::of(&plan, &ledger);
    let round = rounds.in_force(2027);
    let mail = ReminderMail { plan: &plan, fy: 2027, round, sender: "推進係" };
    let text = mail.to_one(&"shimin".into(), false, &[]);
    assert!(
        text.contains("令和9年度上期の進捗状況のファイルを、まだ") && text.contains("\n回答期限：令和9年12月3日\n"),
        "{text}"
    );
    let scope = Scope::of_dept("shimin".into());
    let cover =
        |round| CoverMail { plan: &plan, scope: &scope, file: "f", count: 1, own_dept: None, sender: "", round }.text();
    assert!(cover(round).replace("・令和9年度上期", "") == cover(None));
    let hostile =
        RequestMail { plan: &plan, round: round.unwrap(), asked: &[DeptId::new("\u{202e}x")], file: "f", sender: "" };
    assert!(!hostile.text().contains('\u{202e}'));
}

#[test]
fn the_round_that_was_closed_last_is_what_a_comparison_begins_with() {
    let (plan, ledger) = (city_plan(), closed());
    let rounds = Rounds::of(&plan, &ledger);
    let begin = |fy| CompareSource::usual_before(plan.years, fy, Date::new(2027, 11, 22), rounds.last_closed(fy));
    assert_eq!(begin(2027), CompareSource::Round(FIRST));
    assert_eq!(begin(2028), CompareSource::Round(FIRST));
    assert_eq!(begin(2026), CompareSource::Now, "what was closed later is no 前回 of an earlier year");
    assert_eq!(CompareSource::of_word("round2027-1"), Some(CompareSource::Round(FIRST)));
    let html = page("#/compare", &ledger);
    assert!(html.contains("前回の確定：令和9年度上期（令和9年11月20日確定）"));
    let html = page("#/compare?before=round2027-9", &ledger);
    assert!(html.contains("この調査回は、確定されていないか"));
    // A round of the year before, closed in April of this one, is of its own year.
    let mut ledger = Ledger::default();
    let last = RoundId { fy: 2026, number: 2 };
    says(&mut ledger, last, Field::RoundName, Value::text("令和8年度末"), "2027-04-01T09:00:00+09:00");
    let closing = close(&ledger, last, "", &Moment::new("2027-04-09T17:00:00+09:00"));
    says(&mut ledger, last, Field::Closing, closing.to_value(), "2027-04-09T17:00:00+09:00");
    assert!(page("#/compare", &ledger).contains("令和8（2026）年度の記入"));
    assert_eq!(
        Asked { fy: 2026, round: None }.departments(&plan, &ledger),
        Asked::of_year(2026).departments(&plan, &ledger)
    );
}
