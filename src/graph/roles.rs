//! Who takes part in what: departments and groups in the middle, what they lead on the right, what else they take part
//! in on the left, joined by role.
//!
//! The boxes are ordered as those in lanes are, so that few lines cross. Only one initiative or one department is
//! drawn at once: all of them together would be a cobweb that nobody reads.

use super::sizes::times;
use super::{Rect, lanes, ordering};
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
    pub area: Rect,
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
    /// From the border of the left one to that of the right one.
    pub points: [(i32, i32); 2],
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
    pub groups: Vec<(Crowd, Rect)>,
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
/// Between boxes of a group; around them; above them, for the group's title; between groups.
const GAP: i32 = 20;
const EDGE: i32 = 16;
const HEAD: i32 = 44;
const GROUP_GAP: i32 = 48;

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
    initiatives.sort_unstable_by_key(|initiative| (initiative.number, &initiative.id));
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
    roles.sort_unstable();
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
    let mut used = crowds.clone();
    used.sort_unstable();
    used.dedup();
    let layers: Vec<usize> = crowds.iter().map(|crowd| used.partition_point(|other| other < crowd)).collect();
    // Each from left to right.
    let lines: Vec<(usize, usize)> =
        ends.iter().map(|&(from, to, _)| if layers[from] < layers[to] { (from, to) } else { (to, from) }).collect();
    // Lines lead from one group to the next: there are no bends among the boxes.
    let rows = ordering::ordered(&layers, &vec![0; layers.len()], &lines).rows;
    let parts: Vec<Part> =
        parties.into_iter().map(Part::Party).chain(joined.iter().map(|other| others[*other].0.clone())).collect();
    place(&rows, &parts, &lines, &ends, &used)
}

/// Stacks each layer's boxes, half way down the picture, and leads the lines from side to side.
fn place(
    rows: &[Vec<usize>],
    parts: &[Part],
    lines: &[(usize, usize)],
    ends: &[(usize, usize, Role)],
    crowds: &[Crowd],
) -> RolePicture {
    let tall = |row: &Vec<usize>| HEAD + times(row.len(), HEIGHT + GAP) - GAP + EDGE;
    let height = rows.iter().map(tall).max().unwrap_or(0);
    let mut picture = RolePicture { height, ..RolePicture::default() };
    let mut places = vec![0; parts.len()];
    for (row, crowd) in rows.iter().zip(crowds) {
        let width = if *crowd == Crowd::Parties { WIDTHS[0] } else { WIDTHS[1] };
        let (x, top) = (picture.width, (height - tall(row)) / 2);
        picture.groups.push((*crowd, Rect { x, y: top, width: width + 2 * EDGE, height: tall(row) }));
        for (nth, node) in row.iter().enumerate() {
            places[*node] = picture.boxes.len();
            let area = Rect { x: x + EDGE, y: top + HEAD + times(nth, HEIGHT + GAP), width, height: HEIGHT };
            picture.boxes.push(PartBox { part: parts[*node].clone(), area });
        }
        picture.width = x + width + 2 * EDGE + GROUP_GAP;
    }
    picture.width = (picture.width - GROUP_GAP).max(0);
    let sides = lines.iter().map(|&(left, right)| (places[left], places[right]));
    let sides: Vec<(usize, usize)> = sides.collect();
    // The lines of a side leave it in the order of their other ends.
    let port = |own: usize, other: usize, mates: Vec<usize>| {
        let before = mates.iter().filter(|mate| **mate < other).count();
        picture.boxes[own].area.y + HEIGHT / 2 + lanes::offset(before, mates.len())
    };
    let drawn = sides.iter().zip(ends).map(|(&(left, right), &(from, to, role))| {
        let leaving = port(left, right, sides.iter().filter(|line| line.0 == left).map(|line| line.1).collect());
        let arriving = port(right, left, sides.iter().filter(|line| line.1 == right).map(|line| line.0).collect());
        let (begin, end) = (picture.boxes[left].area, picture.boxes[right].area);
        RoleLine {
            role,
            from: places[from],
            to: places[to],
            points: [(begin.x + begin.width, leaving), (end.x, arriving)],
        }
    });
    let drawn = drawn.collect();
    RolePicture { lines: drawn, ..picture }
}
