//! Version 2 of the plan's format: what other cities' plans print, and what they do not print, with nothing invented.

use ayumi::insight::{due_in, figure_is_due};
use ayumi::plan::{self, Plan, Rule};
use ayumi::query::DueBand;
use serde_json::{Value, json};

use crate::city::{CITY_PLAN, city_plan};

/// Nothing but names: no texts, no indicators, no targets, and of one measure not even a lead.
pub const NAMES_ONLY: &str = include_str!("../../seeds/examples/names-only.json");
/// Targets of every kind.
pub const TARGETS: &str = include_str!("../../seeds/examples/targets.json");

fn measure<'a>(plan: &'a Plan, id: &str) -> &'a plan::Measure {
    plan.measure(&id.into()).unwrap().1
}

#[test]
fn every_example_reads_clean() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/examples");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() > 1);
    for file in files {
        let read = plan::read(&std::fs::read_to_string(&file).unwrap());
        assert!(read.is_ok(), "{}: {read:?}", file.display());
    }
}

#[test]
fn what_was_left_out_is_left_out_when_the_plan_is_written_again() {
    for text in [NAMES_ONLY, TARGETS] {
        let plan = plan::read(text).unwrap();
        let written = serde_json::to_string(&plan).unwrap();
        assert_eq!(plan::read(&written).unwrap(), plan);
        for member in ["overview", "outcome", "principles", "null"] {
            assert_eq!(written.contains(member), text.contains(member), "{member}");
        }
    }
}

/// Other cities' plans print less than this one's: nobody has to invent what the source does not say.
#[test]
fn what_the_source_does_not_print_is_left_out() {
    let mut bare: Value = serde_json::from_str(CITY_PLAN).unwrap();
    let leave_out = |of: &mut Value, members: &[&str]| {
        for member in members {
            of.as_object_mut().unwrap().remove(*member);
        }
    };
    leave_out(&mut bare, &["principles", "background", "notes", "links", "remarks"]);
    leave_out(&mut bare["source"], &["published", "cover"]);
    for initiative in bare["initiatives"].as_array_mut().unwrap() {
        leave_out(initiative, &["overview", "background", "outcome", "priority", "roles"]);
        for measure in initiative["measures"].as_array_mut().unwrap() {
            leave_out(measure, &["indicator", "target", "phases", "leads"]);
        }
    }
    let plan = plan::read(&bare.to_string()).unwrap();
    assert!(plan.measures().all(|(_, measure)| measure.target.is_none() && measure.leads.is_empty()));
    // An empty text is no way to say so.
    bare["initiatives"][3]["outcome"] = json!("");
    let problems = plan::read(&bare.to_string()).unwrap_err().problems;
    assert_eq!(problems.iter().map(|problem| problem.rule).collect::<Vec<_>>(), [Rule::TextPresent]);
    assert!(problems[0].hint.contains("消して"), "{}", problems[0]);
}

#[test]
fn a_year_with_a_target_of_its_own_asks_for_a_figure() {
    let plan = plan::read(TARGETS).unwrap();
    for fy in plan.years.years() {
        assert!(figure_is_due(&plan, measure(&plan, "m0101"), fy), "{fy}");
        assert_eq!(DueBand::of(&plan, measure(&plan, "m0101"), fy), Some(DueBand::ThisYear));
    }
    // Words and what is not set ask for none, and neither does a plan that promises nothing.
    assert!(!figure_is_due(&plan, measure(&plan, "m0203"), 2028));
    assert!(!figure_is_due(&plan, measure(&plan, "m0204"), 2028));
    let bare = plan::read(NAMES_ONLY).unwrap();
    assert!(bare.years.years().all(|fy| !due_in(&bare, measure(&bare, "m0101"), fy)));
    assert_eq!(DueBand::of(&bare, measure(&bare, "m0101"), 2026), None);
}

/// Version 1 is read for ever, and the city's plan is written as it was.
#[test]
fn a_plan_of_version_1_stays_what_it_was() {
    let plan = city_plan();
    assert_eq!(plan.version, 1);
    assert_eq!(format!("{}\n", serde_json::to_string_pretty(&plan).unwrap()), CITY_PLAN);
}
