//! 計画: a file is checked before anything changes, kept whole, shown in place of another, and never mixed with it.

use std::rc::Rc;

use ayumi::app::{
    App, InMemoryFile, MemoryPlatform, PLAN_LIMIT, PLAN_TEMPLATE, PlanCandidate, PlanPlace, PlanRefusal, PlanStanding,
    PlanText, Platform,
};
use ayumi::exchange::{PlanMark, canonical_plan, plan_digest};
use ayumi::plan::{self, Plan};
use ayumi::query::{Route, View};
use ayumi::ui::shell::Shell;
use ayumi::vault::Vault;
use leptos::prelude::*;

use crate::city::{CITY_PLAN, city_plan};
use crate::executor::run_at_once;
use crate::plan_format2::{NAMES_ONLY, TARGETS};
use crate::stage::{self, NOW};

fn text_of(plan: &Plan) -> PlanText {
    PlanText { digest: plan_digest(plan), json: canonical_plan(plan) }
}

/// A page with the city's plan in it that shows `shown`, and its platform.
fn page_of(shown: Plan) -> (App, Rc<MemoryPlatform>) {
    run_at_once();
    let platform = Rc::new(MemoryPlatform::at(NOW, "#/plans"));
    *platform.plan_in_page.borrow_mut() = Some(text_of(&city_plan()));
    let mark = PlanMark::of(&shown);
    let ports: Rc<dyn Platform> = Rc::<MemoryPlatform>::clone(&platform);
    (App::new(shown, mark, ports, Rc::new(Vault::new(Vec::new()))), platform)
}

fn with_page<T>(test: impl FnOnce(App, Rc<MemoryPlatform>) -> T) -> T {
    Owner::new().with(|| {
        let (app, platform) = page_of(city_plan());
        test(app, platform)
    })
}

fn html(app: App) -> String {
    view! { <Shell app=app/> }.into_view().to_html().replace("<!>", "")
}

fn look_at(app: App, text: &str) {
    app.plans.check_file("計画.json".to_owned(), Some(text.as_bytes().to_vec()));
}

/// The city's plan with other texts.
fn edited(edit: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut plan: serde_json::Value = serde_json::from_str(CITY_PLAN).unwrap();
    edit(&mut plan);
    plan.to_string()
}

fn why(app: App) -> PlanRefusal {
    match app.plans.candidate().get_untracked() {
        PlanCandidate::Refused { why, .. } => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn pages_to_look_at() {
    with_page(|app, _| stage::show("plans", &html(app)));
    with_page(|app, _| {
        look_at(app, TARGETS);
        stage::show("plans-ready", &html(app));
    });
    with_page(|app, _| {
        let faulty = edited(|plan| {
            plan["initiatives"][2]["measures"][0]["leads"] = serde_json::json!(["shimin-madoguchi"]);
            plan["initiatives"][4]["name"] = serde_json::json!("");
            plan["years"]["last"] = serde_json::json!(2020);
        });
        look_at(app, &faulty);
        stage::show("plans-refused", &html(app));
    });
}

#[test]
fn a_plan_without_faults_is_kept_whole_and_shown_when_asked_for() {
    with_page(|app, platform| {
        look_at(app, TARGETS);
        assert!(matches!(
            app.plans.candidate().get_untracked(),
            PlanCandidate::Ready { standing: PlanStanding::New, .. }
        ));
        assert!(platform.kept_plans.borrow().is_empty(), "nothing changes before it is asked for");
        assert!(html(app).contains("目標市総合計画実施計画"));
        assert!(app.plans.keep());
        let plan = plan::read(TARGETS).unwrap();
        assert_eq!(*platform.kept_plans.borrow(), [text_of(&plan)]);
        assert_eq!(plan::parse(&platform.kept_plans.borrow()[0].json).unwrap(), plan);
        app.plans.show(&plan_digest(&plan));
        assert_eq!(platform.plan_to_show.borrow().as_deref(), Some(plan_digest(&plan).as_str()));
        app.plans.show(&plan_digest(&city_plan()));
        assert_eq!(*platform.plan_to_show.borrow(), None, "the plan in the page needs no choice");
    });
}

#[test]
fn the_plan_in_the_page_stands_first_and_an_opened_one_says_that_it_is_opened() {
    let opened = plan::read(NAMES_ONLY).unwrap();
    Owner::new().with(|| {
        let (app, platform) = page_of(opened.clone());
        platform.kept_plans.borrow_mut().extend([text_of(&plan::read(TARGETS).unwrap()), text_of(&opened)]);
        app.plans.list();
        let listed = app.plans.listed().get_untracked();
        let told: Vec<_> = listed.iter().map(|one| (one.outline.city.as_str(), one.place, one.is_shown)).collect();
        let expected = [
            ("小金井市", PlanPlace::InPage, false),
            ("名だけ市", PlanPlace::Kept, true),
            ("目標市", PlanPlace::Kept, false),
        ];
        assert_eq!(told, expected);
        assert!(app.plans.is_opened() && html(app).contains("開いた計画"));
        // The one on show cannot be pulled from under one's feet.
        app.plans.forget(&plan_digest(&opened));
        assert_eq!(platform.kept_plans.borrow().len(), 2);
        app.plans.forget(&plan_digest(&plan::read(TARGETS).unwrap()));
        assert_eq!(*platform.kept_plans.borrow(), [text_of(&opened)]);
        assert!(
            html(app)
                .contains("「目標市総合計画実施計画」を外しました。この計画の記入は、このブラウザに残っています。")
        );
    });
    with_page(|app, _| assert!(!app.plans.is_opened() && !html(app).contains("masthead__opened")));
}

#[test]
fn every_fault_of_a_plan_is_told_in_a_list_and_nothing_is_kept() {
    with_page(|app, platform| {
        let faulty = edited(|plan| {
            plan["city"] = serde_json::json!("");
            plan["initiatives"][2]["measures"][0]["leads"] = serde_json::json!(["zaisei"]);
            plan["links"][0]["to"] = serde_json::json!("i04");
        });
        look_at(app, &faulty);
        let page = html(app);
        let PlanRefusal::Problems(problems) = why(app) else { panic!() };
        assert_eq!(problems.len(), 3);
        for problem in problems {
            assert!(page.contains(&problem.what) && page.contains(&problem.hint), "{problem}");
        }
        assert!(page.contains("直すところが3か所あるため、加えられません。"));
        assert!(!app.plans.keep() && platform.kept_plans.borrow().is_empty());
    });
}

#[test]
fn what_is_no_plan_is_told_for_what_it_is() {
    with_page(|app, _| {
        app.plans.check_file("置き場".to_owned(), None);
        assert_eq!(why(app), PlanRefusal::Unreadable);
        app.plans.check_file("sjis.json".to_owned(), Some(vec![b'{', 0x8f, 0xac, 0x8b, 0xe0, b'}']));
        assert_eq!(why(app), PlanRefusal::NotUtf8);
        assert!(html(app).contains("UTF-8"));
        app.plans.check_file("20MB.json".to_owned(), Some(vec![b' '; PLAN_LIMIT + 1]));
        assert_eq!(why(app), PlanRefusal::TooLarge);
        look_at(app, "これは計画ではない");
        assert!(matches!(why(app), PlanRefusal::Problems(_)));
        app.plans.check_file("<img src=x>\u{202e}.json".to_owned(), Some(b"[]".to_vec()));
        let page = html(app);
        assert!(page.contains("&lt;img src=x&gt;") && !page.contains("<img"), "names are text");
        assert!(!page.contains('\u{202e}'), "nothing hides in them");
    });
}

#[test]
fn another_edition_is_told_and_another_citys_plan_of_the_same_id_is_refused() {
    with_page(|app, _| {
        look_at(app, CITY_PLAN);
        let standing = |app: App| match app.plans.candidate().get_untracked() {
            PlanCandidate::Ready { standing, .. } => standing,
            other => panic!("{other:?}"),
        };
        assert_eq!(standing(app), PlanStanding::AlreadyHere);
        for (edition, is_older) in [("2025-04", true), ("2027-04", false)] {
            look_at(app, &edited(|plan| plan["edition"] = serde_json::json!(edition)));
            assert_eq!(standing(app), PlanStanding::OtherEdition { edition: "2026-04".to_owned(), is_older });
            assert!(html(app).contains("二つの版は記入を共有します"));
        }
        look_at(app, &edited(|plan| plan["city"] = serde_json::json!("大金井市")));
        assert!(matches!(why(app), PlanRefusal::IdTaken { .. }));
    });
}

#[test]
fn a_browser_without_room_says_so_and_keeps_what_it_had() {
    with_page(|app, platform| {
        platform.room_for_plans.set(0);
        look_at(app, TARGETS);
        assert!(!app.plans.keep());
        assert!(
            matches!(app.plans.candidate().get_untracked(), PlanCandidate::Ready { .. }),
            "the file is still there"
        );
        assert!(html(app).contains("保存領域に空きがない"));
    });
}

#[test]
fn a_plan_that_is_given_out_is_a_plan_and_the_template_is_one_too() {
    with_page(|app, platform| {
        app.plans.list();
        app.plans.export(&plan_digest(&city_plan()));
        app.plans.export_template();
        let files = platform.downloads.borrow();
        let [(name, city), (_, template)] = files.as_slice() else { panic!("{}", files.len()) };
        assert_eq!(name, "plan_koganei-dx-2026_2026-04.json");
        assert_eq!(String::from_utf8_lossy(city), CITY_PLAN);
        assert_eq!(String::from_utf8_lossy(template), PLAN_TEMPLATE);
        assert!(plan::read(PLAN_TEMPLATE).is_ok());
    });
}

#[test]
fn a_refused_file_takes_the_place_of_the_plan_that_was_read_before() {
    with_page(|app, platform| {
        look_at(app, TARGETS);
        look_at(app, "[]");
        assert!(!app.plans.keep() && platform.kept_plans.borrow().is_empty());
    });
}

#[test]
fn what_hides_in_a_faulty_plan_is_made_visible_in_the_list_of_its_faults() {
    with_page(|app, _| {
        look_at(app, &edited(|plan| plan["initiatives"][0]["id"] = serde_json::json!("i\u{202e}<b>1")));
        let page = html(app);
        // What to do with the measures under it names it as well.
        assert!(page.contains("この個別取組は i〔U+202E〕&lt;b&gt;1 にあります"));
        assert!(!page.contains('\u{202e}') && !page.contains("<b>1"));
    });
}

#[test]
fn a_plan_with_a_fault_in_each_of_thousands_of_measures_is_counted_and_not_all_drawn() {
    with_page(|app, _| {
        let faulty = edited(|plan| {
            let measures = plan["initiatives"][0]["measures"].as_array_mut().unwrap();
            let mut measure = measures[0].clone();
            measure["name"] = serde_json::json!("");
            measure["phases"] = serde_json::json!([]);
            for number in 0..3000 {
                measure["id"] = serde_json::json!(format!("m9{number:04}"));
                measures.push(measure.clone());
            }
        });
        assert!(faulty.len() < PLAN_LIMIT, "{}", faulty.len());
        look_at(app, &faulty);
        let page = html(app);
        let PlanRefusal::Problems(problems) = why(app) else { panic!() };
        assert!(problems.len() >= 3000, "{}", problems.len());
        assert!(page.contains(&format!("直すところが{}か所あるため", problems.len())));
        assert_eq!(page.matches("table__name").count(), 200 + 1, "beside the plan in the page");
        assert!(page.contains(&format!("ほかに{}か所あります", problems.len() - 200)));
    });
}

fn drop_file(app: App, text: &str) {
    let file = InMemoryFile { name: "置いたもの.json".to_owned(), bytes: text.as_bytes().to_vec() };
    app.files.look_at_dropped(vec![Rc::new(file)]);
}

#[test]
fn a_plan_that_is_dropped_anywhere_leads_to_where_plans_are_opened() {
    for start in ["#/measures", "#/files", "#/plans"] {
        with_page(|app, _| {
            app.navigation.navigate(&Route::parse(start, &city_plan()).0);
            drop_file(app, TARGETS);
            assert_eq!(app.navigation.route().get_untracked().view, View::Plans, "{start}");
            html(app);
            assert!(matches!(app.plans.candidate().get_untracked(), PlanCandidate::Ready { .. }), "{start}");
            assert!(app.files.incoming().get_untracked().is_empty() && app.files.progress().get_untracked().is_none());
        });
    }
}

#[test]
fn what_is_dropped_among_plans_and_does_not_say_what_it_is_is_read_as_a_plan_and_records_are_taken_to_their_place() {
    with_page(|app, _| {
        drop_file(app, &TARGETS[..TARGETS.len() / 2]);
        assert_eq!(app.navigation.route().get_untracked().view, View::Plans);
        html(app);
        assert!(matches!(why(app), PlanRefusal::Problems(_)));
        drop_file(app, &records_of("koganei-dx-2026"));
        assert_eq!(app.navigation.route().get_untracked().view, View::Files);
        assert_eq!(app.files.incoming().get_untracked().len(), 1);
    });
}

/// A file of records for a plan of that id.
fn records_of(id: &str) -> String {
    include_str!("../fixtures/snapshot/v1.json").replace("small-2026", id)
}

#[test]
fn records_of_another_plan_that_is_here_offer_to_show_it_and_those_of_an_unknown_one_do_not() {
    with_page(|app, platform| {
        let plan = plan::read(TARGETS).unwrap();
        app.navigation.navigate(&Route::parse("#/files", &city_plan()).0);
        drop_file(app, &records_of(&plan.id));
        let page = html(app);
        assert!(page.contains("別の計画") && !page.contains("この計画は、ここで開けます"));
        platform.kept_plans.borrow_mut().push(text_of(&plan));
        let page = html(app);
        assert!(page.contains("別の計画") && page.contains("この計画は、ここで開けます"));
        assert!(page.contains("「目標市総合計画実施計画」を表示する"));
        assert_eq!(app.plans.other_of_id(&plan.id).unwrap().digest, plan_digest(&plan));
    });
}
