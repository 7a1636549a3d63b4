//! The city's plan says what the booklet says: all of it, nothing else, each thing in its place.

mod booklet;
mod source;

use std::collections::BTreeSet;

use ayumi::plan::{self, LinkKind, Measure, MeasureId, Plan, Role};
use source::{Omitted, Tally, spaceless, tally};

use crate::city::{CITY_PLAN, city_plan};

/// What two sides of a comparison do not share: fragment, times in the source, times in plan and omitted texts.
fn differences(plan: &Plan, omitted: &Omitted) -> Vec<(String, usize, usize)> {
    let (printed, labels) = source::fragments(omitted);
    let printed: Vec<String> = printed.into_iter().filter(|fragment| !is_links_cell(fragment)).collect();
    let mut expected = tally(&booklet::fragments(plan));
    for row in &omitted.lines {
        *expected.entry(source::fragment(&row.text)).or_default() += row.times;
    }
    let mut found = between(&tally(&printed), &expected);
    let expected_labels: Tally = omitted.labels.iter().map(|row| (row.text.clone(), row.times)).collect();
    found.extend(between(&labels, &expected_labels));
    found
}

fn between(left: &Tally, right: &Tally) -> Vec<(String, usize, usize)> {
    let times = |tally: &Tally, key: &String| tally.get(key).copied().unwrap_or_default();
    let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    keys.into_iter()
        .map(|key| (key.clone(), times(left, key), times(right, key)))
        .filter(|(_, left, right)| left != right)
        .collect()
}

/// `links_stand_as_declared` reads these cells.
fn is_links_cell(fragment: &str) -> bool {
    fragment.starts_with("(関連)") || fragment.starts_with("(ステップ)")
}

fn measure<'a>(plan: &'a Plan, id: &str) -> &'a Measure {
    plan.measure(&MeasureId::from(id)).unwrap().1
}

fn phase_years(plan: &Plan, id: &str) -> Vec<(i32, i32)> {
    measure(plan, id).phases.iter().map(|phase| (phase.first, phase.last)).collect()
}

#[test]
fn the_citys_plan_reads_and_checks_clean() {
    let plan = plan::read(CITY_PLAN).unwrap();
    assert_eq!(plan.title, plan.source.cover[..2].concat());
}

/// A city that adds a folder of its own has its plan checked with no further step.
#[test]
fn every_plan_in_the_folder_reads_clean() {
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
    let files: Vec<_> =
        folders.map(|folder| folder.unwrap().path().join("plan.json")).filter(|file| file.exists()).collect();
    assert!(!files.is_empty());
    for file in files {
        let read = plan::read(&std::fs::read_to_string(&file).unwrap());
        let problems: Vec<String> =
            read.err().iter().flat_map(|error| &error.problems).map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}:\n{}", file.display(), problems.join("\n"));
    }
}

#[test]
fn the_file_is_what_the_model_writes() {
    let written = serde_json::to_string_pretty(&city_plan()).unwrap();
    assert_eq!(format!("{written}\n"), CITY_PLAN, "field order, omitted defaults and two-space indent");
}

#[test]
fn counts_per_initiative() {
    let plan = city_plan();
    let counts: Vec<usize> = plan.initiatives.iter().map(|initiative| initiative.measures.len()).collect();
    assert_eq!(counts, [4, 5, 3, 3, 3, 4, 6, 5, 4, 3, 5, 4, 4, 3, 4, 3]);
    assert_eq!(plan.measures().count(), 63);
    let per_vision = |vision| plan.initiatives.iter().filter(|initiative| initiative.vision == vision).count();
    assert_eq!([1, 2, 3].map(per_vision), [6, 4, 6]);
    let priority: Vec<u16> = plan.initiatives.iter().filter(|i| i.priority).map(|i| i.number).collect();
    assert_eq!(priority, [1, 2, 3, 7, 8, 10, 11, 13, 15]);
}

#[test]
fn every_sentence_of_the_source_is_in_the_plan_or_left_out_and_the_reverse() {
    let differences = differences(&city_plan(), &Omitted::read());
    assert!(
        differences.is_empty(),
        "(fragment, times in the source, times in plan and omitted texts): {differences:#?}"
    );
}

#[test]
fn a_dropped_sentence_is_noticed() {
    let omitted = Omitted::read();
    // 推進 alone occurs many times: dropping one of them must still show.
    let mut without_phase = city_plan();
    without_phase.initiatives[8].measures[0].phases.clear();
    let noticed: Vec<String> = differences(&without_phase, &omitted).into_iter().map(|(text, ..)| text).collect();
    assert_eq!(noticed, ["推進"]);

    let mut without_paragraph = city_plan();
    let dropped = without_paragraph.principles.as_mut().unwrap().items[3].text.remove(1);
    let noticed: Vec<String> = differences(&without_paragraph, &omitted).into_iter().map(|(text, ..)| text).collect();
    assert_eq!(noticed, [dropped]);
}

#[test]
fn every_omitted_row_is_used_and_reasoned() {
    let omitted = Omitted::read();
    for mark in &omitted.marks {
        assert!(source::TEXT.contains(&mark.text), "{:?} does not occur", mark.text);
        assert!(!mark.reason.is_empty());
    }
    for row in omitted.lines.iter().chain(&omitted.labels) {
        assert!(row.times > 0, "{:?} is never used", row.text);
        assert!(!row.reason.is_empty());
    }
}

#[test]
fn rows_of_measures_stand_cell_for_cell() {
    let plan = city_plan();
    let rows: Vec<Vec<String>> = source::measure_rows().into_iter().map(Vec::from).collect();
    let expected: Vec<Vec<String>> = plan.measures().map(|(_, measure)| booklet::measure_row(&plan, measure)).collect();
    assert_eq!(rows, expected);
}

#[test]
fn overview_rows_stand_cell_for_cell() {
    let plan = city_plan();
    let rows = source::overview_rows(&plan);
    assert_eq!(rows.len(), plan.initiatives.len());
    for (row, initiative) in rows.iter().zip(&plan.initiatives) {
        let mark = if initiative.priority { "○" } else { "" };
        let roles = booklet::roles(&plan, initiative);
        assert_eq!(row[..4], [booklet::circled(initiative.number), initiative.name.clone(), mark.to_owned(), roles]);
    }
}

#[test]
fn roadmaps_follow_the_reading_rules() {
    let plan = city_plan();
    assert_eq!(phase_years(&plan, "m0101"), [(2026, 2028)], "a blank after a filled cell continues it");
    assert_eq!(phase_years(&plan, "m0202"), [(2026, 2027), (2028, 2028)]);
    assert_eq!(phase_years(&plan, "m0205"), [(2026, 2026), (2027, 2028)]);
    assert_eq!(phase_years(&plan, "m1103"), [(2027, 2027), (2028, 2028)], "a leading blank is nothing that year");
    for id in ["m0501", "m0502", "m0503", "m1102"] {
        assert_eq!(phase_years(&plan, id), [], "{id}: three blanks are no roadmap");
        let remarked = plan.remarks.iter().any(|remark| remark.about.iter().any(|about| about == id));
        assert!(remarked, "{id}: a missing roadmap is remarked on");
    }
    assert_eq!(phase_years(&plan, "m1101"), [(2026, 2026), (2027, 2028)], "R9–R10 of 11-2 stands one row above it");
    let without: Vec<&str> = plan.measures().filter(|(_, m)| m.phases.is_empty()).map(|(_, m)| m.id.as_str()).collect();
    assert_eq!(without, ["m0501", "m0502", "m0503", "m1102"]);
}

#[test]
fn blanks_of_merged_cells_continue_to_the_next_phase_or_the_end() {
    let plan = city_plan();
    for (_, measure) in plan.measures() {
        let starts = measure.phases.iter().skip(1).map(|phase| phase.first - 1).chain([plan.years.last]);
        for (phase, last) in measure.phases.iter().zip(starts) {
            assert_eq!(phase.last, last, "{} {}", measure.id, phase.text);
        }
    }
}

#[test]
fn links_are_the_ones_the_reading_rules_name() {
    let plan = city_plan();
    let number = |id| plan.initiative(id).unwrap().number;
    let pairs = |kind| -> Vec<(u16, u16)> {
        plan.links.iter().filter(|link| link.kind == kind).map(|l| (number(&l.from), number(&l.to))).collect()
    };
    assert_eq!(pairs(LinkKind::Step), [(4, 1), (14, 1), (14, 7), (14, 8), (14, 9), (15, 10)]);
    assert_eq!(pairs(LinkKind::Related), [(1, 3), (1, 4), (1, 8), (2, 5), (7, 8), (9, 12), (10, 15), (11, 12)]);
}

/// Reads the overview tables' last cells: what each row declares is what the plan says it declares.
#[test]
fn links_stand_as_declared() {
    let plan = city_plan();
    let number = |id| plan.initiative(id).unwrap().number;
    let mut declared = BTreeSet::new();
    for [own, .., cell] in source::overview_rows(&plan) {
        let own = uncircled(&own)[0];
        let (related, steps) = cell.split_once("(ステップ)").unwrap_or((&cell, ""));
        for other in uncircled(related) {
            declared.insert((LinkKind::Related, own.min(other), own.max(other), own));
        }
        if let Some((from, to)) = steps.split_once('→') {
            for to in uncircled(to) {
                declared.insert((LinkKind::Step, uncircled(from)[0], to, own));
            }
        }
    }
    let in_plan: BTreeSet<_> = plan
        .links
        .iter()
        .flat_map(|l| l.declared_by.iter().map(move |by| (l.kind, number(&l.from), number(&l.to), number(by))))
        .collect();
    assert_eq!(in_plan, declared);
}

fn uncircled(text: &str) -> Vec<u16> {
    text.chars().filter_map(|c| (1..=16).find(|number| booklet::circled(*number) == c.to_string())).collect()
}

#[test]
fn departments_and_groups_are_all_used_and_named_once() {
    let plan = city_plan();
    assert_eq!(plan.groups.len(), 9);
    assert_eq!(
        plan.groups.iter().filter(|group| group.everyone).map(|g| g.name.as_str()).collect::<Vec<_>>(),
        ["全ての課"]
    );
    let used: BTreeSet<&str> = plan
        .measures()
        .flat_map(|(initiative, measure)| measure.leads.iter().chain(initiative.roles.iter().map(|role| &role.party)))
        .map(ayumi::plan::PartyId::as_str)
        .collect();
    let known: BTreeSet<&str> =
        plan.departments.iter().map(|d| d.id.as_str()).chain(plan.groups.iter().map(|g| g.id.as_str())).collect();
    assert_eq!(used, known);
    let names: Vec<&String> = plan.departments.iter().flat_map(|d| d.aliases.iter().chain([&d.name])).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn leads_of_measures_lead_their_initiative_too() {
    let plan = city_plan();
    // Narrower groups than the initiative's own: 手数料等を徴収する課 and システム利用課.
    let narrower = ["g-madoguchi-tesuryo", "g-kikan-system"];
    for (initiative, measure) in plan.measures() {
        for lead in measure.leads.iter().filter(|lead| !narrower.contains(&lead.as_str())) {
            assert!(initiative.parties(Role::Lead).any(|party| party == lead), "{} {lead}", measure.id);
        }
    }
}

#[test]
fn every_remark_quotes_the_source() {
    let plan = city_plan();
    let text = spaceless(source::TEXT);
    let marked = Omitted::read().marks.iter().fold(text, |text, mark| text.replace(&spaceless(&mark.text), ""));
    for remark in &plan.remarks {
        assert!(marked.contains(&spaceless(&remark.printed)), "{:?} is not in the source", remark.printed);
    }
    for (printed, shown) in source::MENDED {
        let remarked = plan.remarks.iter().any(|remark| remark.printed == printed && remark.shown == shown);
        assert!(remarked, "{printed} is mended without a remark");
    }
}

#[test]
fn doubtful_places_of_the_source_are_remarked() {
    let plan = city_plan();
    for word in [
        "④→①",
        "⑭→⑦",
        "市内ルール",
        "電子決済環境",
        "サービス提供されている",
        "デジタルデバйд",
        "取組⑬",
        "取組のロードマップ",
    ] {
        assert!(plan.remarks.iter().any(|remark| remark.printed.contains(word)), "{word}");
    }
}

#[test]
fn sheet_notes_reach_the_measures_that_carry_the_mark() {
    let plan = city_plan();
    for (initiative, measure) in plan.measures() {
        let row = booklet::measure_row(&plan, measure).concat();
        let expected: &[String] = if row.contains('※') { &initiative.notes } else { &[] };
        assert_eq!(measure.notes, expected, "{}", measure.id);
    }
    let noted: Vec<u16> = plan.initiatives.iter().filter(|i| !i.notes.is_empty()).map(|i| i.number).collect();
    assert_eq!(noted, [1, 9]);
}
