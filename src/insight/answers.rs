//! The departments that answer for a measure, and how many of them have recorded it. One of them never speaks for all.

use crate::journal::Ledger;
use crate::plan::{DeptId, GroupId, Measure, Plan};

use super::groups_of;

/// Which department declared which groups, in one fiscal year; in the plan's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Declarations(Vec<(DeptId, Vec<GroupId>)>);

impl Declarations {
    /// Reads every department's declaration.
    pub(super) fn of(plan: &Plan, ledger: &Ledger, fy: i32) -> Self {
        let declared = |dept: &DeptId| (dept.clone(), groups_of(ledger, dept, fy));
        Self(plan.departments.iter().map(|department| declared(&department.id)).collect())
    }

    /// Who answers for a measure: departments that lead it by name, by a group that they declared, or as everyone.
    pub(super) fn answering(&self, plan: &Plan, measure: &Measure) -> Answering {
        let groups =
            || plan.groups.iter().filter(|group| measure.leads.iter().any(|lead| lead.as_str() == group.id.as_str()));
        let everyone = groups().any(|group| group.everyone);
        let by_name = |dept: &DeptId| measure.leads.iter().any(|lead| lead.as_str() == dept.as_str());
        let declared = |own: &[GroupId]| groups().any(|group| own.contains(&group.id));
        let due = self.0.iter().filter(|(dept, own)| everyone || by_name(dept) || declared(own));
        let is_open = |id: &GroupId| !self.0.iter().any(|(_, own)| own.contains(id));
        Answering {
            due: due.map(|(dept, _)| dept.clone()).collect(),
            undeclared: groups()
                .filter(|group| !group.everyone && is_open(&group.id))
                .map(|group| group.id.clone())
                .collect(),
        }
    }
}

/// Who answers for a measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answering {
    /// The departments, in the plan's order.
    pub due: Vec<DeptId>,
    /// Groups that lead it and that no department has declared: who else answers is not known.
    pub undeclared: Vec<GroupId>,
}

impl Answering {
    /// How many have spoken, by a rule that says who has.
    pub(super) fn count(&self, has_spoken: impl Fn(&DeptId) -> bool, all_spoken: usize) -> Answers {
        if self.is_known() {
            let spoken = self.due.iter().filter(|dept| has_spoken(dept)).count();
            Answers { spoken, of: Some(self.due.len()) }
        } else {
            Answers { spoken: all_spoken, of: None }
        }
    }

    /// Whether everyone who answers is known.
    pub fn is_known(&self) -> bool {
        self.undeclared.is_empty() && !self.due.is_empty()
    }
}

/// How many departments have spoken of how many that are to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// Of those that are to; of any, while those are not known.
    pub spoken: usize,
    /// `None` while a group that leads the measure was declared by nobody.
    pub of: Option<usize>,
}

impl Answers {
    /// Whether all have spoken.
    pub fn are_complete(self) -> bool {
        self.of == Some(self.spoken)
    }
}
