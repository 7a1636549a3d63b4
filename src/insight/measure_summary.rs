//! How a measure stands in a fiscal year, over all departments that answer for it.

use std::sync::Arc;

use crate::journal::{Cell, Field, GradeId, GradeKind, Ledger, Reading, Scale, Status};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, MeasureId, Plan};

use super::answers::{Answering, Answers, Declarations};

/// The state a measure is counted under: a status, or one of the four that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A status was recorded.
    Recorded(Status),
    /// 未記入: nothing recorded, or cleared.
    NotEntered,
    /// 食い違い: heads differ; counted as neither.
    InConflict,
    /// A status of a newer version.
    Unknown,
    /// 一部の課が記入: of the departments that answer for it some have not spoken, or who answers is not known.
    Partial,
}

impl State {
    /// In the order of bars and legends: 完了 → 未記入.
    pub const ALL: [Self; 10] = [
        Self::Recorded(Status::Done),
        Self::Recorded(Status::Underway),
        Self::Recorded(Status::Preparing),
        Self::Recorded(Status::NotStarted),
        Self::Recorded(Status::Stopped),
        Self::Recorded(Status::NotApplicable),
        Self::InConflict,
        Self::Unknown,
        Self::Partial,
        Self::NotEntered,
    ];

    /// In the order in which they are chosen and explained: what is missing first.
    pub const IN_CHOICES: [Self; 10] = [
        Self::NotEntered,
        Self::Partial,
        Self::Recorded(Status::NotStarted),
        Self::Recorded(Status::Preparing),
        Self::Recorded(Status::Underway),
        Self::Recorded(Status::Done),
        Self::Recorded(Status::Stopped),
        Self::Recorded(Status::NotApplicable),
        Self::InConflict,
        Self::Unknown,
    ];

    /// The word in addresses and style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recorded(status) => status.word(),
            Self::NotEntered => "not_entered",
            Self::InConflict => "in_conflict",
            Self::Unknown => "unknown",
            Self::Partial => "partial",
        }
    }

    /// The state of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    fn of(reading: &Reading<'_>) -> Self {
        match reading {
            Reading::Empty => Self::NotEntered,
            Reading::Conflict { .. } => Self::InConflict,
            Reading::Agreed { value, .. } => {
                value.as_text().and_then(Status::of_word).map_or(Self::Unknown, Self::Recorded)
            }
        }
    }

    /// Smaller is weaker: a measure that all its departments spoke of is counted under the weakest.
    fn strength(self) -> u8 {
        match self {
            Self::InConflict => 0,
            Self::Unknown => 1,
            Self::Recorded(Status::NotStarted) => 2,
            Self::Recorded(Status::Preparing) => 3,
            Self::Recorded(Status::Underway) => 4,
            Self::Recorded(Status::Done) => 5,
            Self::Recorded(Status::Stopped) => 6,
            Self::Recorded(Status::NotApplicable) => 7,
            Self::Partial => 8,
            Self::NotEntered => 9,
        }
    }
}

/// The rating a measure is counted under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rating {
    /// No rating recorded.
    No,
    /// A grade of the scale in force.
    Grade(GradeId, GradeKind),
    /// Heads differ.
    InConflict,
    /// A grade this scale does not have.
    Unknown,
    /// Some departments gave a grade, none of them やや遅れ or 遅れ; others have yet to.
    Partial,
}

impl Rating {
    /// The kind, where a grade of the scale was given.
    pub fn kind(&self) -> Option<GradeKind> {
        if let Self::Grade(_, kind) = self { Some(*kind) } else { None }
    }

    fn of(reading: &Reading<'_>, scale: &Scale) -> Self {
        match reading {
            Reading::Empty => Self::No,
            Reading::Conflict { .. } => Self::InConflict,
            Reading::Agreed { value, .. } => value
                .as_text()
                .and_then(|word| scale.grade(&GradeId::new(word)))
                .map_or(Self::Unknown, |grade| Self::Grade(grade.id.clone(), grade.kind)),
        }
    }

    /// Smaller is worse: the worst of several departments counts. No conflict of one hides that another is late.
    fn strength(&self) -> u8 {
        match self {
            Self::Grade(_, GradeKind::Late) => 0,
            Self::Grade(_, GradeKind::Behind) => 1,
            Self::InConflict => 2,
            Self::Grade(_, GradeKind::OnPlan) => 3,
            Self::Grade(_, GradeKind::Ahead) => 4,
            Self::Unknown => 5,
            Self::Grade(_, GradeKind::NotRated) => 6,
            Self::Partial => 7,
            Self::No => 8,
        }
    }
}

/// What one department says about a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentReport {
    /// Who.
    pub dept: DeptId,
    /// Its state.
    pub state: State,
    /// Its rating.
    pub rated: Rating,
}

impl DepartmentReport {
    /// Whether nothing is missing of its rating: what is stopped or not applicable needs none.
    fn has_rated(&self) -> bool {
        self.rated != Rating::No || matches!(self.state, State::Recorded(Status::Stopped | Status::NotApplicable))
    }
}

/// How a measure stands in one fiscal year.
///
/// Several departments may answer for one measure (全ての課). Their voices are kept side by side; the measure is
/// *counted* once. While some of them are missing it is [`State::Partial`], whatever the others said. Once all have
/// spoken it is counted under the weakest state and the worst rating, so that a total never looks better than its
/// worst part. Bad news does not wait: one やや遅れ or 遅れ is the rating at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureSummary {
    /// What it is counted under.
    pub state: State,
    /// What it is counted under.
    pub rated: Rating,
    /// Departments for which a state or a rating stands, in order of id; what was cleared again is no voice.
    pub reports: Vec<DepartmentReport>,
    /// Who answers for it.
    pub answering: Answering,
    /// Cells of any field whose heads differ.
    pub conflicts: Vec<Cell>,
    /// The label of the latest head; for showing freshness, never for deciding.
    pub latest: Option<Moment>,
}

impl MeasureSummary {
    /// A measure nobody has written about.
    fn unheard(answering: Answering) -> Self {
        Self {
            state: State::NotEntered,
            rated: Rating::No,
            reports: Vec::new(),
            answering,
            conflicts: Vec::new(),
            latest: None,
        }
    }

    /// Whether any field of any department is in conflict.
    pub fn in_conflict(&self) -> bool {
        !self.conflicts.is_empty()
    }

    /// How many departments have entered a state.
    pub fn answers(&self) -> Answers {
        self.count(|report| report.state != State::NotEntered)
    }

    /// How many departments have rated it, or need not.
    pub fn ratings(&self) -> Answers {
        self.count(DepartmentReport::has_rated)
    }

    /// The weakest state of those that spoke, of however many.
    pub fn weakest(&self) -> State {
        let states = self.reports.iter().map(|report| report.state);
        states.min_by_key(|state| state.strength()).unwrap_or(State::NotEntered)
    }

    fn count(&self, has_spoken: impl Fn(&DepartmentReport) -> bool) -> Answers {
        let spoke = |dept: &DeptId| self.reports.iter().any(|report| report.dept == *dept && has_spoken(report));
        self.answering.count(spoke, self.reports.iter().filter(|report| has_spoken(report)).count())
    }

    /// Finds what it is counted under.
    fn settle(&mut self) {
        let weakest = self.weakest();
        let is_partial = weakest != State::NotEntered && !self.answers().are_complete();
        self.state = if is_partial { State::Partial } else { weakest };
        let ratings = self.reports.iter().map(|report| &report.rated);
        let worst = ratings.min_by_key(|rated| rated.strength()).cloned().unwrap_or(Rating::No);
        self.rated = match worst {
            Rating::Grade(_, GradeKind::Ahead | GradeKind::OnPlan | GradeKind::NotRated) | Rating::Unknown
                if !self.ratings().are_complete() =>
            {
                Rating::Partial
            }
            worst => worst,
        };
    }
}

/// The standing of every measure of a plan in one fiscal year.
#[derive(Debug, Clone, Default)]
pub struct MeasureSummaries {
    /// In order of id.
    all: Vec<(MeasureId, Arc<MeasureSummary>)>,
    /// The year, who belonged to which group, and the ledger's revision they were computed at.
    at: (i32, Declarations, u64),
}

impl PartialEq for MeasureSummaries {
    /// Two are equal that say the same, whenever they were computed.
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl MeasureSummaries {
    /// The standing of a measure; `None` for measures the plan does not have.
    pub fn get(&self, id: &MeasureId) -> Option<&MeasureSummary> {
        self.place(id.as_str()).map(|at| self.all[at].1.as_ref())
    }

    /// All, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = (&MeasureId, &MeasureSummary)> {
        self.all.iter().map(|(id, summary)| (id, summary.as_ref()))
    }

    /// The label of the latest head of all; for showing how old a count is, never for deciding.
    pub fn latest(&self) -> Option<&Moment> {
        let latest = self.iter().filter_map(|(_, summary)| summary.latest.as_ref());
        latest.max_by(|one, other| one.as_str().cmp(other.as_str()))
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.all.binary_search_by(|(other, _)| other.as_str().cmp(id)).ok()
    }
}

/// Computes how every measure stands in a fiscal year.
pub fn summaries(plan: &Plan, ledger: &Ledger, scale: &Scale, fy: i32) -> MeasureSummaries {
    summaries_after(&MeasureSummaries::default(), plan, ledger, scale, fy)
}

/// Computes them from earlier ones of the same plan, ledger and scale: only what was added to since is looked at.
pub fn summaries_after(
    earlier: &MeasureSummaries,
    plan: &Plan,
    ledger: &Ledger,
    scale: &Scale,
    fy: i32,
) -> MeasureSummaries {
    let members = Declarations::of(plan, ledger, fy);
    let mut after = MeasureSummaries { all: earlier.all.clone(), at: (fy, members, ledger.revision()) };
    let (year, members, since) = &earlier.at;
    // Who answers has changed for any measure where a department was added or has declared a group.
    let same = !after.all.is_empty() && *year == fy && *members == after.at.1 && *since <= ledger.revision();
    let since = if same { *since } else { 0 };
    if !same {
        let unheard = |measure| Arc::new(MeasureSummary::unheard(after.at.1.answering(plan, measure)));
        after.all = plan.measures().map(|(_, measure)| (measure.id.clone(), unheard(measure))).collect();
        after.all.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    }
    for (_, item) in ledger.changed_since(since).filter(|(year, _)| *year == fy) {
        if let Some(at) = after.place(item.as_str()) {
            // What a department says that this plan does not know is kept and shown, and counted nowhere.
            let known = ledger.cells_of(fy, item).filter(|cell| plan.department(&cell.dept).is_some());
            let answering = after.all[at].1.answering.clone();
            after.all[at].1 = Arc::new(summary(ledger, scale, answering, known));
        }
    }
    after
}

/// How one measure stands, by its cells of one fiscal year.
fn summary<'a>(
    ledger: &Ledger,
    scale: &Scale,
    answering: Answering,
    cells: impl Iterator<Item = &'a Cell>,
) -> MeasureSummary {
    let mut summary = MeasureSummary::unheard(answering);
    for cell in cells {
        let heads = ledger.heads(cell);
        let newest = heads.iter().map(|head| head.at()).max_by(|left, right| left.as_str().cmp(right.as_str()));
        if let Some(at) = newest.filter(|at| summary.latest.as_ref().is_none_or(|latest| latest.as_str() < at.as_str()))
        {
            summary.latest = Some(at.clone());
        }
        let reading = Reading::of(heads);
        if reading.in_conflict() {
            summary.conflicts.push(cell.clone());
        }
        match cell.field {
            Field::Status | Field::Rating if reading == Reading::Empty => {}
            Field::Status => report(&mut summary, &cell.dept).state = State::of(&reading),
            Field::Rating => report(&mut summary, &cell.dept).rated = Rating::of(&reading, scale),
            _ => {}
        }
    }
    summary.settle();
    summary
}

/// The department's voice, added silent where it has not spoken yet.
fn report<'a>(summary: &'a mut MeasureSummary, dept: &DeptId) -> &'a mut DepartmentReport {
    let index = match summary.reports.binary_search_by(|report| report.dept.cmp(dept)) {
        Ok(index) => index,
        Err(index) => {
            let silent = DepartmentReport { dept: dept.clone(), state: State::NotEntered, rated: Rating::No };
            summary.reports.insert(index, silent);
            index
        }
    };
    &mut summary.reports[index]
}
