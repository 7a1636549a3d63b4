//! The roadmap as a file: complete, escaped, in lines that fit, in one piece or in sheets.

use ayumi::insight::{MeasureSummaries, summaries};
use ayumi::journal::{Entry, Ledger, Scale};
use ayumi::picture::roadmap::RoadmapSheet;
use ayumi::picture::{Ink, MOST_SIDE, Picture};
use ayumi::plan::calendar::Date;
use ayumi::plan::{Measure, MeasureId, Phase, Plan};
use ayumi::query::{Grouping, RoadmapOptions};

use crate::city::city_plan;
use crate::sample::sample_entries;
use crate::stage::show;

const TODAY: (i32, u32, u32) = (2027, 11, 22);

fn told(plan: &Plan, entries: Vec<Entry>) -> MeasureSummaries {
    let mut ledger = Ledger::default();
    ledger.union(entries);
    summaries(plan, &ledger, &Scale::default(), 2027)
}

/// Hands a sheet of all measures of a plan on, after `change`.
fn with<T>(plan: &Plan, change: impl Fn(&mut RoadmapSheet<'_>), made: impl Fn(&RoadmapSheet<'_>) -> T) -> T {
    let found: Vec<MeasureId> = plan.measures().map(|(_, measure)| measure.id.clone()).collect();
    let (year, month, day) = TODAY;
    let (scale, summaries) = (Scale::default(), told(plan, sample_entries()));
    let mut sheet = RoadmapSheet {
        plan,
        scale: &scale,
        summaries: &summaries,
        found: &found,
        options: RoadmapOptions::default(),
        conditions: "",
        fy: 2027,
        today: Date::new(year, month, day),
        ink: Ink::Colour,
    };
    change(&mut sheet);
    made(&sheet)
}

fn picture(plan: &Plan, change: impl Fn(&mut RoadmapSheet<'_>)) -> Picture {
    with(plan, change, |&sheet| sheet.picture())
}

/// Everything that is written in it, without the lines' ends.
fn words(svg: &str) -> String {
    svg.split("<text").skip(1).filter_map(|text| text.split('>').nth(1)?.split('<').next()).collect()
}

/// The city's plan with other first measures.
fn changed(change: impl Fn(&mut Measure)) -> Plan {
    let mut plan = city_plan();
    plan.initiatives[0].measures.iter_mut().for_each(change);
    plan
}

#[test]
fn pictures_to_look_at() {
    show("roadmap-picture", &picture(&city_plan(), |_| {}).svg);
    show("roadmap-picture-black", &picture(&city_plan(), |sheet| sheet.ink = Ink::Black).svg);
    for (at, sheet) in with(&city_plan(), |sheet| sheet.ink = Ink::Black, |sheet| sheet.sheets(1050)).iter().enumerate()
    {
        show(&format!("roadmap-sheet-{}", at + 1), &sheet.svg);
    }
    let by_lead = |sheet: &mut RoadmapSheet<'_>| sheet.options = RoadmapOptions { by: Grouping::Lead, years: true };
    show("roadmap-picture-by-lead", &picture(&city_plan(), by_lead).svg);
}

#[test]
fn every_measure_has_its_number_name_leads_state_and_phases() {
    let plan = city_plan();
    let picture = picture(&plan, |_| {});
    let words = words(&picture.svg);
    for (initiative, measure) in plan.measures() {
        let number = initiative.measure_number(measure);
        assert!(picture.svg.contains(&format!(">{number}</text>")), "{number}");
        assert!(words.contains(&measure.name.replace(' ', "")) || words.contains(&measure.name), "{number}");
        for lead in &measure.leads {
            assert!(words.contains(plan.party_name(lead)), "{number} {lead}");
        }
        let told = picture.description.iter().find(|line| line.starts_with(&format!("{number} {}", measure.name)));
        let told = told.unwrap_or_else(|| panic!("{number} is not told"));
        assert!(measure.phases.iter().all(|phase| told.contains(&phase.text)), "{told}");
    }
    for said in [
        "計画（2026-04版）・令和9年度の記録・令和9年11月22日現在",
        "個別取組63件／全63件",
        "今日（令和9年11月22日）",
        "記録の年度",
    ] {
        assert!(words.contains(said), "{said}");
    }
    assert!(picture.svg.contains("role=\"img\"") && picture.svg.contains("<desc>") && !picture.svg.contains("href"));
    assert_eq!(picture.paint_scale(), Some(2), "the city's own plan is painted sharply: {} px high", picture.height);
}

#[test]
fn what_renderers_lose_is_not_used() {
    let svg = picture(&city_plan(), |_| {}).svg;
    for lost in ["paint-order", "dominant-baseline", "marker", "textLength", "context-stroke", "<style", "class="] {
        assert!(!svg.contains(lost), "{lost}");
    }
    assert!(svg.contains("lang=\"ja\"") && svg.contains("'Noto Sans CJK JP', sans-serif"));
}

#[test]
fn in_black_there_is_no_colour() {
    let svg = picture(&city_plan(), |sheet| sheet.ink = Ink::Black).svg;
    let colours: Vec<&str> = svg.split("=\"").filter_map(|rest| rest.split('"').next()).collect();
    for colour in
        ["darkgreen", "mediumblue", "firebrick", "saddlebrown", "midnightblue", "darkmagenta", "darkslateblue"]
    {
        assert!(!colours.contains(&colour), "{colour}");
    }
}

#[test]
fn hostile_texts_are_text_stay_in_their_columns_and_hide_nothing() {
    let markup = "</text><script>alert(1)</script>&amp;\u{202e}右から左";
    let plan = changed(|measure| {
        measure.name = format!("{markup}{}", "長".repeat(10_000));
        measure.phases = vec![Phase { text: "w".repeat(10_000), first: 2026, last: 2028 }];
    });
    let picture = picture(&plan, |_| {});
    let svg = &picture.svg;
    assert!(!svg.contains("<script") && !svg.contains('\u{202e}'));
    assert!(svg.contains("&lt;script&gt;"));
    let opened = svg.matches('<').count() - svg.matches("</").count() - svg.matches("/>").count();
    assert_eq!(opened, svg.matches("</").count(), "every element is closed");
    let longest = svg.split("<text").skip(1).map(|text| text.split('>').nth(1).unwrap().chars().count()).max().unwrap();
    assert!(longest < 160, "a line of {longest} letters");
    assert!(words(svg).contains('…'), "what is left out is marked");
    assert!(picture.height < 8_000, "{} px", picture.height);
}

#[test]
fn overlapping_phases_stand_below_each_other_and_no_phase_says_so() {
    let phase = |text: &str, first, last| Phase { text: text.to_owned(), first, last };
    let plan = changed(|measure| {
        measure.phases = vec![phase("まえ", 2026, 2027), phase("あと", 2027, 2028), phase("遠く", 2035, 2036)];
    });
    let words_of = |plan: &Plan| words(&picture(plan, |_| {}).svg);
    let said = words_of(&plan);
    assert!(said.contains("まえ") && said.contains("あと") && said.contains("遠く（令和17〜18年度）"));
    assert!(words_of(&changed(|measure| measure.phases.clear())).contains("原典の本文に記載なし"));
}

#[test]
fn no_measure_and_one_measure_are_pictures_too() {
    let plan = city_plan();
    let none = picture(&plan, |sheet| sheet.found = &[]);
    assert!(none.svg.contains("示す個別取組はありません。") && none.height < 300);
    let one = [plan.initiatives[13].measures[1].id.clone()];
    let only = with(
        &plan,
        |_| {},
        |sheet| {
            let mut sheet = *sheet;
            sheet.found = &one;
            sheet.picture()
        },
    );
    assert!(only.svg.contains("個別取組1件／全63件") && only.svg.contains(">14-2</text>"));
}

#[test]
fn outside_of_the_plans_years_there_is_no_line_of_today() {
    let later = picture(&city_plan(), |sheet| sheet.today = Date::new(2030, 4, 1));
    assert!(words(&later.svg).contains("は終わっています。") && !later.svg.contains("今日（"));
    let unknown = picture(&city_plan(), |sheet| sheet.today = None);
    assert!(words(&unknown.svg).contains("日付を読めない") && !unknown.svg.contains("今日（"));
}

#[test]
fn a_plan_of_6300_measures_is_drawn_and_is_too_large_to_paint() {
    let mut plan = city_plan();
    let measures: Vec<Measure> = plan.initiatives[0].measures.clone();
    for nth in 0..6_300 {
        let mut measure = measures[nth % measures.len()].clone();
        measure.id = MeasureId::new(format!("x{nth}"));
        plan.initiatives[0].measures.push(measure);
    }
    let picture = picture(&plan, |_| {});
    assert!(picture.height > i32::try_from(MOST_SIDE).unwrap());
    assert_eq!(picture.paint_scale(), None, "which the button says in words");
}

#[test]
fn sheets_are_no_higher_than_asked_and_hold_every_measure_once() {
    let plan = city_plan();
    let sheets = with(&plan, |_| {}, |sheet| sheet.sheets(1_050));
    assert!(sheets.len() > 2);
    for (initiative, measure) in plan.measures() {
        let number = format!(">{}</text>", initiative.measure_number(measure));
        assert_eq!(sheets.iter().filter(|sheet| sheet.svg.contains(&number)).count(), 1, "{number}");
    }
    for (at, sheet) in sheets.iter().enumerate() {
        assert!(sheet.height <= 1_050, "{} px", sheet.height);
        assert!(sheet.title.ends_with(&format!("（{}／{}）", at + 1, sheets.len())));
        assert!(sheet.svg.contains(">主担当</text>"));
    }
    assert!(sheets.iter().any(|sheet| words(&sheet.svg).contains("（続き）")));
}
