//! The booklet's fragments as the plan would print them: the other side of the comparison with the source.

use ayumi::plan::{BackgroundBlock, Initiative, Measure, PartyId, Plan, Role};

use super::source::spaceless;

/// Everything the booklet prints that the plan knows, spaceless, as often as the booklet prints it.
pub fn fragments(plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(plan.source.cover.iter().cloned());
    out.extend(plan.source.published.clone());
    introduction(plan, &mut out);
    for vision in &plan.visions {
        // Each Vision has a divider, and an overview table with the notes under it.
        out.push(vision.name.clone());
        out.extend(plan.notes.iter().map(|note| note.text.clone()));
    }
    for initiative in &plan.initiatives {
        overview_row(plan, initiative, &mut out);
        sheet(plan, initiative, &mut out);
    }
    out.iter().map(|text| spaceless(text)).filter(|text| !text.is_empty()).collect()
}

/// A measure's row of seven cells: name with tags, indicator, target, a cell per year, leads.
///
/// Merged cells: a phase stands in its first year, and the years it goes on are blank.
pub fn measure_row(plan: &Plan, measure: &Measure) -> Vec<String> {
    let year_cells = plan.years.years().map(|fy| {
        measure.phases.iter().filter(|phase| phase.first == fy).map(|phase| phase.text.as_str()).collect::<String>()
    });
    let leads: String = measure.leads.iter().map(|party| name_on_sheet(plan, party)).collect();
    [name_with_tags(measure), measure.indicator_text().to_owned(), measure.target_text().to_owned()]
        .into_iter()
        .chain(year_cells)
        .chain([leads])
        .map(|cell| spaceless(&cell))
        .collect()
}

/// ◎全ての課・窓口所管課・管財課○自治体DX推進担当・情報システム課
pub fn roles(plan: &Plan, initiative: &Initiative) -> String {
    let mut cell = String::new();
    for role in Role::ALL {
        let names: Vec<&str> = initiative.parties(role).map(|party| plan.party_name(party)).collect();
        if !names.is_empty() {
            cell.push(role.mark());
            cell.push_str(&names.join("・"));
        }
    }
    cell
}

/// ① … ⑯
pub fn circled(number: u16) -> String {
    char::from_u32(u32::from('①') + u32::from(number) - 1).unwrap().to_string()
}

fn introduction(plan: &Plan, out: &mut Vec<String>) {
    let principles = plan.principles.as_ref().unwrap();
    out.push(principles.heading.clone());
    out.extend(principles.lead.iter().cloned());
    for principle in &principles.items {
        out.push(format!("{}{}", principle.number, principle.title));
        out.extend(principle.text.iter().cloned());
    }
    for section in &plan.background {
        out.push(section.heading.clone());
        for block in &section.blocks {
            match block {
                BackgroundBlock::Text(text) => out.push(text.clone()),
                BackgroundBlock::List { title, points } => {
                    out.push(title.clone());
                    out.extend(points.iter().cloned());
                }
            }
        }
    }
}

/// The row's last cell, its links, is held against the plan by a test of its own.
fn overview_row(plan: &Plan, initiative: &Initiative, out: &mut Vec<String>) {
    out.push(circled(initiative.number));
    out.push(initiative.name.clone());
    if initiative.priority {
        out.push("○".to_owned());
    }
    out.push(roles(plan, initiative));
}

fn sheet(plan: &Plan, initiative: &Initiative, out: &mut Vec<String>) {
    out.push(format!("取組{}", circled(initiative.number)));
    out.push(initiative.name.clone());
    if initiative.priority {
        out.push("重点取組".to_owned());
    }
    out.push(roles(plan, initiative));
    out.extend([&initiative.overview, &initiative.background, &initiative.outcome].into_iter().flatten().cloned());
    out.extend(initiative.notes.iter().cloned());
    for measure in &initiative.measures {
        out.extend(measure_row(plan, measure));
    }
}

fn name_with_tags(measure: &Measure) -> String {
    let tags = measure.tags.iter().flat_map(|tag| ["【", tag.as_str(), "】"]);
    std::iter::once(measure.name.as_str()).chain(tags).collect()
}

/// The sheets print a department's other name where it has one.
fn name_on_sheet<'a>(plan: &'a Plan, party: &'a PartyId) -> &'a str {
    let department = plan.departments.iter().find(|department| department.id.as_str() == party.as_str());
    department.and_then(|department| department.aliases.first()).map_or(plan.party_name(party), String::as_str)
}
