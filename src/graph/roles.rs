//! Who takes part in what: departments and groups in the middle, what they lead on the right, what else they take part
//! in on the left, joined by role.
//!
//! Drawn by the engine in boxes. Only one initiative or one department is drawn at once: all of them together would
//! be a cobweb that nobody reads.

use super::engine::{Area, Grouping, Input, Line, Size, draw};
use crate::gather::{sort, sort_by_key};
use crate::plan::{DeptId, GroupId, Initiative, InitiativeId, Measure, MeasureId, PartyId, Plan, Role};

/// What a box stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A department or a group of departments.
    Party(PartyId),
    /// An initiative.
    Initiative(InitiativeId),
    /// A measure.
    Measure(MeasureId),
}

/// A box, in px.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartBox {
    /// What it stands for.
    pub part: Part,
    /// Where it stands.
    pub area: Area,
}

/// A role: from a party to what it takes part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleLine {
    /// Which role.
    pub role: Role,
    /// Place of the party in [`RolePicture::boxes`].
    pub from: usize,
    /// Place of the other end.
    pub to: usize,
    /// From border to border.
    pub points: Vec<(i32, i32)>,
}

/// The picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RolePicture {
    /// Of everything, in px.
    pub width: i32,
    /// Of everything, in px.
    pub height: i32,
    /// In reading order: from the left, each group from the top.
    pub boxes: Vec<PartBox>,
    /// By ends.
    pub lines: Vec<RoleLine>,
    /// The groups that have boxes, from the left.
    pub groups: Vec<(Crowd, Area)>,
}

/// What stands together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Crowd {
    /// What a department takes part in but does not lead.
    Helped,
    /// Those who take part.
    Parties,
    /// What a department leads, or what an initiative consists of.
    Led,
}

/// Width of a party's box and of another's; the height of all.
const WIDTHS: [i32; 2] = [200, 300];
const HEIGHT: i32 = 56;

/// An initiative with those of its measures that are shown: ◎ leads to the measure, ○ and ● to the initiative, as the
/// plan has it.
pub fn roles_of_initiative(initiative: &Initiative, shows: &dyn Fn(&MeasureId) -> bool) -> RolePicture {
    let head = Part::Initiative(initiative.id.clone());
    let mut roles = Vec::new();
    for role in [Role::Support, Role::Review] {
        roles.extend(initiative.parties(role).map(|party| (party.clone(), 0, role)));
    }
    let mut others = vec![(head, Crowd::Led)];
    for measure in initiative.measures.iter().filter(|measure| shows(&measure.id)) {
        roles.extend(measure.leads.iter().map(|party| (party.clone(), others.len(), Role::Lead)));
        others.push((Part::Measure(measure.id.clone()), Crowd::Led));
    }
    arrange(roles, &others)
}

/// A department, by name or through its groups, with every initiative of which a measure is shown that it takes part
/// in; for each its strongest role.
pub fn roles_of_department(
    plan: &Plan,
    dept: &DeptId,
    groups: &[GroupId],
    shows: &dyn Fn(&MeasureId) -> bool,
) -> RolePicture {
    let mut initiatives: Vec<&Initiative> = plan.initiatives.iter().collect();
    sort_by_key(&mut initiatives, |initiative| (initiative.number, initiative.id.clone()));
    let (mut roles, mut others) = (Vec::new(), Vec::new());
    for initiative in initiatives {
        let held = |measure: &Measure| plan.involvement(dept, groups, initiative, measure).map(|held| held.role);
        let asked = initiative.measures.iter().filter(|measure| shows(&measure.id));
        if let Some(role) = asked.filter_map(held).min() {
            roles.push((PartyId::from(dept), others.len(), role));
            let crowd = if role == Role::Lead { Crowd::Led } else { Crowd::Helped };
            others.push((Part::Initiative(initiative.id.clone()), crowd));
        }
    }
    arrange(roles, &others)
}

/// Lays out parties and others; `roles` name the others by place.
fn arrange(mut roles: Vec<(PartyId, usize, Role)>, others: &[(Part, Crowd)]) -> RolePicture {
    sort(&mut roles);
    // Of several roles of one party for the same, the strongest comes first.
    roles.dedup_by(|next, one| (&next.0, next.1) == (&one.0, one.1));
    let mut parties: Vec<PartyId> = roles.iter().map(|(party, ..)| party.clone()).collect();
    parties.dedup();
    if parties.is_empty() {
        return RolePicture::default();
    }
    // What nobody takes part in has no line that would hold it on the right.
    let first_other = parties.len();
    let joined: Vec<usize> = (0..others.len()).filter(|other| roles.iter().any(|role| role.1 == *other)).collect();
    let place_of = |other: usize| first_other + joined.partition_point(|each| *each < other);
    let ends = |(party, other, role): &(PartyId, usize, Role)| {
        (parties.partition_point(|each| each < party), place_of(*other), *role)
    };
    let ends: Vec<(usize, usize, Role)> = roles.iter().map(ends).collect();
    let mut crowds = vec![Crowd::Parties; first_other];
    crowds.extend(joined.iter().map(|other| others[*other].1));
    let line = |&(from, to, _): &(usize, usize, Role)| {
        let (from, to) = if crowds[to] == Crowd::Helped { (to, from) } else { (from, to) };
        Line { from, to, directed: true }
    };
    let lines: Vec<Line> = ends.iter().map(line).collect();
    let mut boxes = vec![Size { width: WIDTHS[0], height: HEIGHT }; first_other];
    boxes.resize(crowds.len(), Size { width: WIDTHS[1], height: HEIGHT });
    let mut used = crowds.clone();
    sort(&mut used);
    used.dedup();
    let group = |node: usize| used.partition_point(|crowd| *crowd < crowds[node]);
    let groups: Vec<usize> = (0..crowds.len()).map(group).collect();
    let input = Input { boxes: &boxes, lines: &lines, grouping: Grouping::Boxes, groups: &groups, ..Input::default() };
    let drawn = draw(&input);
    // Each group has its layer for itself, and stands half way down the picture.
    let aside = |group: usize| drawn.groups.get(group).map_or(0, |area| (drawn.height - area.height).max(0) / 2);
    let parts = parties.into_iter().map(Part::Party).chain(joined.iter().map(|other| others[*other].0.clone()));
    let placed = parts.zip(&drawn.places).zip(&boxes).zip(&groups);
    let boxes = placed.map(|(((part, &(x, y)), size), group)| {
        let area = Area { x, y: y + aside(*group), width: size.width, height: size.height };
        PartBox { part, area }
    });
    let boxes: Vec<PartBox> = boxes.collect();
    let mut sorted: Vec<usize> = (0..boxes.len()).collect();
    sort_by_key(&mut sorted, |node| (boxes[*node].area.x, boxes[*node].area.y));
    let mut place = vec![0; sorted.len()];
    for (nth, node) in sorted.iter().enumerate() {
        place[*node] = nth;
    }
    let drawn_lines = ends.iter().zip(&lines).zip(&drawn.paths).map(|((&(from, to, role), line), points)| {
        let mut points = points.clone();
        if let [begin, .., end] = &mut points[..] {
            begin.1 += aside(groups[line.from]);
            end.1 += aside(groups[line.to]);
        }
        RoleLine { role, from: place[from], to: place[to], points }
    });
    let around = used.iter().zip(&drawn.groups).enumerate();
    let around = around.map(|(group, (crowd, area))| (*crowd, Area { y: area.y + aside(group), ..*area }));
    RolePicture {
        width: drawn.width,
        height: drawn.height,
        boxes: sorted.iter().map(|node| boxes[*node].clone()).collect(),
        lines: drawn_lines.collect(),
        groups: around.collect(),
    }
}
