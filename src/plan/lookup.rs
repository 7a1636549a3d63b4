//! Finding things in a plan by id.

use super::{
    Department, DeptId, Goal, Group, GroupId, Initiative, InitiativeId, Involvement, Link, LinkKind, Measure,
    MeasureId, Merged, PartyId, Plan, Role, Vision, VisionNumber,
};

impl Plan {
    /// The Vision of that number.
    pub fn vision(&self, number: VisionNumber) -> Option<&Vision> {
        self.visions.iter().find(|vision| vision.number == number)
    }

    /// The initiative of that id.
    pub fn initiative(&self, id: &InitiativeId) -> Option<&Initiative> {
        self.initiatives.iter().find(|initiative| initiative.id == *id)
    }

    /// The initiative of that printed number.
    pub fn initiative_numbered(&self, number: u16) -> Option<&Initiative> {
        self.initiatives.iter().find(|initiative| initiative.number == number)
    }

    /// The measure of that id, with its initiative.
    pub fn measure(&self, id: &MeasureId) -> Option<(&Initiative, &Measure)> {
        self.measures().find(|(_, measure)| measure.id == *id)
    }

    /// Every measure with its initiative, in printed order.
    pub fn measures(&self) -> impl Iterator<Item = (&Initiative, &Measure)> {
        self.initiatives
            .iter()
            .flat_map(|initiative| initiative.measures.iter().map(move |measure| (initiative, measure)))
    }

    /// The department of that id, or of an id that stands for it.
    pub fn department(&self, id: &DeptId) -> Option<&Department> {
        let id = self.known_as(id);
        self.departments.iter().find(|department| department.id == *id)
    }

    /// The id under which a department is known here: mostly the same.
    pub fn known_as<'a>(&'a self, id: &'a DeptId) -> &'a DeptId {
        self.merged.get(id).unwrap_or(id)
    }

    /// The plan with departments that it does not name itself, and with further ids of those that it has.
    #[must_use]
    pub fn with_added(&self, added: Vec<Department>, merged: Merged) -> Self {
        let mut plan = self.clone();
        plan.departments.extend(added);
        plan.merged.extend(merged);
        plan
    }

    /// The group of that id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The name of a department or group; the id itself where the plan does not know it.
    pub fn party_name<'a>(&'a self, id: &'a PartyId) -> &'a str {
        let department = self.departments.iter().find(|department| department.id.as_str() == id.as_str());
        let group = self.groups.iter().find(|group| group.id.as_str() == id.as_str());
        department
            .map(|department| department.name.as_str())
            .or(group.map(|group| group.name.as_str()))
            .unwrap_or(id.as_str())
    }

    /// Links that end at this initiative as steps: what must come before it.
    pub fn predecessors<'a>(&'a self, id: &'a InitiativeId) -> impl Iterator<Item = &'a Link> {
        self.links.iter().filter(move |link| link.kind == LinkKind::Step && link.to == *id)
    }

    /// Links that begin at this initiative as steps: what waits for it.
    pub fn successors<'a>(&'a self, id: &'a InitiativeId) -> impl Iterator<Item = &'a Link> {
        self.links.iter().filter(move |link| link.kind == LinkKind::Step && link.from == *id)
    }

    /// The initiatives related to this one.
    pub fn related<'a>(&'a self, id: &'a InitiativeId) -> impl Iterator<Item = &'a InitiativeId> {
        self.links
            .iter()
            .filter(move |link| link.kind == LinkKind::Related && (link.from == *id || link.to == *id))
            .map(move |link| if link.from == *id { &link.to } else { &link.from })
    }

    /// How a department comes to a measure, if at all: its strongest role.
    pub fn involvement(
        &self,
        dept: &DeptId,
        groups: &[GroupId],
        initiative: &Initiative,
        measure: &Measure,
    ) -> Option<Involvement> {
        let held =
            |role| Some(Involvement { role, via_group: self.holds_role(dept, groups, initiative, measure, role)? });
        Role::ALL.into_iter().find_map(held)
    }

    /// Whether a department holds a role for a measure: by name (`Some(false)`) or only via a group (`Some(true)`).
    ///
    /// ◎ is the measure's own 主担当 column; ○ and ● stand on the initiative. `groups` are those the department
    /// declared; groups marked `everyone` hold without being declared.
    pub fn holds_role(
        &self,
        dept: &DeptId,
        groups: &[GroupId],
        initiative: &Initiative,
        measure: &Measure,
        role: Role,
    ) -> Option<bool> {
        let holds = |party: &PartyId| self.holds(dept, groups, party);
        if role == Role::Lead {
            measure.leads.iter().filter_map(holds).min()
        } else {
            initiative.parties(role).filter_map(holds).min()
        }
    }

    /// Whether `party` is the department (`Some(false)`) or a group it belongs to (`Some(true)`).
    fn holds(&self, dept: &DeptId, groups: &[GroupId], party: &PartyId) -> Option<bool> {
        if party.as_str() == self.known_as(dept).as_str() {
            return Some(false);
        }
        let group = self.groups.iter().find(|group| group.id.as_str() == party.as_str())?;
        (group.everyone || groups.contains(&group.id)).then_some(true)
    }
}

impl Initiative {
    /// The measure's number as printed beside it: `14-2`.
    pub fn measure_number(&self, measure: &Measure) -> String {
        let position = self.measures.iter().position(|other| other.id == measure.id).map_or(0, |index| index + 1);
        format!("{}-{position}", self.number)
    }

    /// The parties that hold a role, in printed order.
    pub fn parties(&self, role: Role) -> impl Iterator<Item = &PartyId> {
        self.roles.iter().filter(move |assignment| assignment.role == role).map(|assignment| &assignment.party)
    }
}

impl Measure {
    /// What the target demands; a measure without a target demands nothing that could be measured.
    pub fn goal(&self) -> Option<&Goal> {
        self.target.as_ref().map(|target| &target.goal)
    }

    /// What is shown after a figure of this measure; empty where it has no figure to reach.
    pub fn unit(&self) -> &str {
        self.goal().map_or("", Goal::unit)
    }

    /// 評価指標 as printed; empty where the source has none.
    pub fn indicator_text(&self) -> &str {
        self.indicator.as_deref().unwrap_or_default()
    }

    /// 目標値等 as printed; empty where the source has none.
    pub fn target_text(&self) -> &str {
        self.target.as_ref().map_or("", |target| target.text.as_str())
    }

    /// The phases running in a fiscal year.
    pub fn phases_in(&self, fy: i32) -> impl Iterator<Item = &super::Phase> {
        self.phases.iter().filter(move |phase| (phase.first..=phase.last).contains(&fy))
    }
}
