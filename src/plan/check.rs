//! The rules a plan must keep.
//!
//! Each function below keeps one part of the plan against its rules; all of them run, so that a person mends
//! a plan in one go. What a rule says to people stands in `problems`, once.

mod links;
mod names;
mod texts;

use std::collections::HashSet;

use super::problems::{IdForm, Problems};
use super::{Due, Goal, GradeKind, Measure, Phase, Plan, Problem, Target, VisionNumber, YearSpan};

/// What the field `format` says.
const FORMAT: &str = "ayumi/plan";
/// The newest version of the format that this program reads; it reads all before it.
const NEWEST_VERSION: u32 = 2;

/// Checks a plan against every [`super::Rule`] and gives all problems, by place.
pub fn check(plan: &Plan) -> Vec<Problem> {
    let mut problems = Problems::default();
    header(&plan.format, plan.version, &mut problems);
    texts::present(plan, &mut problems);
    ids_once(plan, &mut problems);
    id_forms(plan, &mut problems);
    names_known(plan, &mut problems);
    names::once(plan, &mut problems);
    numbers(plan, &mut problems);
    years(plan, &mut problems);
    ranges(plan, &mut problems);
    scale(plan, &mut problems);
    links::check(&plan.links, &mut problems);
    problems.by_place()
}

/// The file says what it is, and in a version this program reads.
pub(super) fn header(format: &str, version: u32, problems: &mut Problems) {
    if format != FORMAT {
        problems.wrong_format("format", format, FORMAT);
    }
    if !(1..=NEWEST_VERSION).contains(&version) {
        problems.unread_version("version", version, NEWEST_VERSION);
    }
}

/// Every identifier with its place and the form it must have, in the file's order.
///
/// Departments and groups share one space of names (a party is either), and so do initiatives and measures
/// (an item is either); their forms keep the two spaces apart.
fn declared(plan: &Plan) -> Vec<(String, &str, IdForm<'_>)> {
    let mut ids = vec![("id".to_owned(), plan.id.as_str(), IdForm::Plan)];
    for (n, note) in plan.notes.iter().enumerate() {
        ids.push((format!("notes[{n}].id"), note.id.as_str(), IdForm::Note));
    }
    for (d, department) in plan.departments.iter().enumerate() {
        ids.push((format!("departments[{d}].id"), department.id.as_str(), IdForm::Department));
    }
    for (g, group) in plan.groups.iter().enumerate() {
        ids.push((format!("groups[{g}].id"), group.id.as_str(), IdForm::Group));
    }
    for (i, initiative) in plan.initiatives.iter().enumerate() {
        let id = initiative.id.as_str();
        ids.push((format!("initiatives[{i}].id"), id, IdForm::Initiative));
        for (m, measure) in initiative.measures.iter().enumerate() {
            let form = IdForm::Measure { initiative: id };
            ids.push((format!("initiatives[{i}].measures[{m}].id"), measure.id.as_str(), form));
        }
    }
    for (g, grade) in plan.scale.iter().enumerate() {
        ids.push((format!("scale[{g}].id"), grade.id.as_str(), IdForm::Grade));
    }
    ids
}

/// Ids are used once; so are the numbers of Visions and initiatives, which [`numbers`] sees to.
fn ids_once(plan: &Plan, problems: &mut Problems) {
    let mut seen = HashSet::new();
    for (place, id, form) in declared(plan) {
        // The plan, its notes and its grades are looked up on their own, so they may share an id with a department.
        let space = match form {
            IdForm::Plan | IdForm::Note | IdForm::Grade => Some(form),
            IdForm::Department | IdForm::Group | IdForm::Initiative | IdForm::Measure { .. } => None,
        };
        if !seen.insert((space, id)) {
            problems.repeated_id(place, id);
        }
    }
}

/// Ids have the form of their kind.
fn id_forms(plan: &Plan, problems: &mut Problems) {
    for (place, id, form) in declared(plan) {
        if !form.fits(id) {
            problems.odd_id(place, id, form);
        }
    }
}

/// Whatever is named exists: Visions, parties, initiatives of links, items of remarks.
fn names_known(plan: &Plan, problems: &mut Problems) {
    let parties: HashSet<&str> =
        plan.departments.iter().map(|d| d.id.as_str()).chain(plan.groups.iter().map(|g| g.id.as_str())).collect();
    let initiatives: HashSet<&str> = plan.initiatives.iter().map(|i| i.id.as_str()).collect();
    let items: HashSet<&str> =
        plan.measures().map(|(_, measure)| measure.id.as_str()).chain(initiatives.iter().copied()).collect();
    let mut demand = |place: String, id: &str, known: &HashSet<&str>| {
        if !known.contains(id) {
            problems.unknown_id(place, id);
        }
    };

    for (i, initiative) in plan.initiatives.iter().enumerate() {
        for (r, assignment) in initiative.roles.iter().enumerate() {
            demand(format!("initiatives[{i}].roles[{r}].party"), assignment.party.as_str(), &parties);
        }
        for (m, measure) in initiative.measures.iter().enumerate() {
            for (l, lead) in measure.leads.iter().enumerate() {
                demand(format!("initiatives[{i}].measures[{m}].leads[{l}]"), lead.as_str(), &parties);
            }
        }
    }
    for (l, link) in plan.links.iter().enumerate() {
        demand(format!("links[{l}].from"), link.from.as_str(), &initiatives);
        demand(format!("links[{l}].to"), link.to.as_str(), &initiatives);
        for (d, declarer) in link.declared_by.iter().enumerate() {
            demand(format!("links[{l}].declared_by[{d}]"), declarer.as_str(), &initiatives);
        }
    }
    for (r, remark) in plan.remarks.iter().enumerate() {
        for (a, id) in remark.about.iter().enumerate() {
            demand(format!("remarks[{r}].about[{a}]"), id, &items);
        }
    }
    let visions: HashSet<VisionNumber> = plan.visions.iter().map(|vision| vision.number).collect();
    for (i, initiative) in plan.initiatives.iter().enumerate() {
        if !visions.contains(&initiative.vision) {
            problems.unknown_vision(format!("initiatives[{i}].vision"), initiative.vision);
        }
    }
}

/// Principles, Visions and initiatives are numbered 1, 2, 3, … in the file's order.
fn numbers(plan: &Plan, problems: &mut Problems) {
    for (index, principle) in plan.principles.iter().flat_map(|principles| &principles.items).enumerate() {
        number_at(format!("principles.items[{index}].number"), index, principle.number.into(), problems);
    }
    for (index, vision) in plan.visions.iter().enumerate() {
        number_at(format!("visions[{index}].number"), index, vision.number.into(), problems);
    }
    for (index, initiative) in plan.initiatives.iter().enumerate() {
        number_at(format!("initiatives[{index}].number"), index, initiative.number.into(), problems);
    }
}

fn number_at(place: String, index: usize, number: usize, problems: &mut Problems) {
    if number != index + 1 {
        problems.number_out_of_sequence(place, number, index + 1);
    }
}

/// The plan's span, and every due year and phase against it.
fn years(plan: &Plan, problems: &mut Problems) {
    let span = plan.years;
    if span.first > span.last {
        problems.years_reversed("years", span.first, span.last);
        // Against a span that holds no year, every other year would be wrong: noise, not help.
        return;
    }
    for (i, initiative) in plan.initiatives.iter().enumerate() {
        for (m, measure) in initiative.measures.iter().enumerate() {
            let place = format!("initiatives[{i}].measures[{m}]");
            if let Some(target) = &measure.target {
                due_year(&place, target.due, span, problems);
                target_years(&place, target, span, problems);
            }
            phases(&place, measure, span, problems);
        }
    }
}

/// `by` lies in the plan; `from` after it, or the target would be due within the plan after all.
fn due_year(measure: &str, due: Due, span: YearSpan, problems: &mut Problems) {
    let place = format!("{measure}.target.due");
    match due {
        Due::By(year) if !span.contains(year) => problems.year_outside(place, year, span),
        Due::From(year) if year <= span.last => problems.year_not_after(place, year, span),
        Due::By(_) | Due::From(_) | Due::EveryYear | Due::PlanEnd => {}
    }
}

/// A year that has a target of its own lies in the plan.
fn target_years(measure: &str, target: &Target, span: YearSpan, problems: &mut Problems) {
    for year in target.years.keys().filter(|year| !span.contains(**year)) {
        problems.year_outside(format!("{measure}.target.years.{year}"), *year, span);
    }
}

/// Each phase runs forward within the plan, and the next begins after it ends.
fn phases(measure: &str, of: &Measure, span: YearSpan, problems: &mut Problems) {
    let place = |index: usize| format!("{measure}.phases[{index}]");
    for (index, phase) in of.phases.iter().enumerate() {
        phase_years(place(index), phase, span, problems);
    }
    for (index, pair) in of.phases.windows(2).enumerate() {
        if let [earlier, later] = pair
            && later.first <= earlier.last
        {
            problems.phases_overlap(place(index + 1), later.first, earlier.last);
        }
    }
}

fn phase_years(place: String, phase: &Phase, span: YearSpan, problems: &mut Problems) {
    if phase.first > phase.last {
        problems.years_reversed(place, phase.first, phase.last);
    } else if let Some(year) = [phase.first, phase.last].into_iter().find(|year| !span.contains(*year)) {
        problems.year_outside(place, year, span);
    }
}

/// The lower end of a range is the smaller figure.
fn ranges(plan: &Plan, problems: &mut Problems) {
    for (i, initiative) in plan.initiatives.iter().enumerate() {
        for (m, measure) in initiative.measures.iter().enumerate() {
            if let Some(Goal::Range { low, high, .. }) = measure.goal()
                && low.steps().zip(high.steps()).is_some_and(|(low, high)| low > high)
            {
                let place = format!("initiatives[{i}].measures[{m}].target.goal");
                problems.range_reversed(place, low.as_str(), high.as_str());
            }
        }
    }
}

/// A scale of one's own tells what goes well from what is late, or no total could.
fn scale(plan: &Plan, problems: &mut Problems) {
    let has = |kinds: [GradeKind; 2]| plan.scale.iter().any(|grade| kinds.contains(&grade.kind));
    let tells = has([GradeKind::Ahead, GradeKind::OnPlan]) && has([GradeKind::Behind, GradeKind::Late]);
    if !plan.scale.is_empty() && !tells {
        problems.one_sided_scale("scale");
    }
}
