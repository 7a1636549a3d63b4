//! How a measure stands in a fiscal year, over all departments that answer for it.

use std::sync::Arc;

use crate::gather::sort_by;
use crate::journal::{Cell, Field, GradeId, GradeKind, Ledger, Reading, Scale, Status};
use crate::plan::calendar::Moment;
use crate::plan::{DeptId, MeasureId, Plan};

use super::answers::{Answering, Answers, Members};

/// The state a measure is counted under: a status, or one of the four that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A status was recorded.
    Told(Status),
    /// 未入力: nothing recorded, or cleared.
    NotEntered,
    /// 競合: heads differ; counted as neither.
    InConflict,
    /// A status of a newer version.
    Unknown,
    /// 一部の課が記入: of the departments that answer for it some have not spoken, or who answers is not known.
    Partial,
}

impl State {
    /// In the order of bars and legends: 完了 → 未入力.
    pub const ALL: [Self; 10] = [
        Self::Told(Status::Done),
        Self::Told(Status::Underway),
        Self::Told(Status::Preparing),
        Self::Told(Status::NotStarted),
        Self::Told(Status::Stopped),
        Self::Told(Status::NotApplicable),
        Self::InConflict,
        Self::Unknown,
        Self::Partial,
        Self::NotEntered,
    ];

    /// The word in addresses and style sheets.
    pub fn word(self) -> &'static str {
        match self {
            Self::Told(status) => status.word(),
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
                value.as_text().and_then(Status::of_word).map_or(Self::Unknown, Self::Told)
            }
        }
    }

    /// Smaller is weaker: a measure that all its departments spoke of is counted under the weakest.
    fn strength(self) -> u8 {
        match self {
            Self::InConflict => 0,
            Self::Unknown => 1,
            Self::Told(Status::NotStarted) => 2,
            Self::Told(Status::Preparing) => 3,
            Self::Told(Status::Underway) => 4,
            Self::Told(Status::Done) => 5,
            Self::Told(Status::Stopped) => 6,
            Self::Told(Status::NotApplicable) => 7,
            Self::Partial => 8,
            Self::NotEntered => 9,
        }
    }
}

/// The rating a measure is counted under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rated {
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

impl Rated {
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
pub struct Voice {
    /// Who.
    pub dept: DeptId,
    /// Its state.
    pub state: State,
    /// Its rating.
    pub rated: Rated,
}

impl Voice {
    /// Whether nothing is missing of its rating: what is stopped or not applicable needs none.
    fn has_rated(&self) -> bool {
        self.rated != Rated::No || matches!(self.state, State::Told(Status::Stopped | Status::NotApplicable))
    }
}

/// How a measure stands in one fiscal year.
///
/// Several departments may answer for one measure (全ての課). Their voices are kept side by side; the measure is
/// *counted* once. While some of them are missing it is [`State::Partial`], whatever the others said. Once all have
/// spoken it is counted under the weakest state and the worst rating, so that a total never looks better than its
/// worst part. Bad news does not wait: one やや遅れ or 遅れ is the rating at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What it is counted under.
    pub state: State,
    /// What it is counted under.
    pub rated: Rated,
    /// Departments for which a state or a rating stands, in order of id; what was cleared again is no voice.
    pub voices: Vec<Voice>,
    /// Who answers for it.
    pub answering: Answering,
    /// Cells of any field whose heads differ.
    pub conflicts: Vec<Cell>,
    /// The label of the latest head; for showing freshness, never for deciding.
    pub latest: Option<Moment>,
}

impl Standing {
    /// A measure nobody has written about.
    fn unheard(answering: Answering) -> Self {
        Self {
            state: State::NotEntered,
            rated: Rated::No,
            voices: Vec::new(),
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
        self.count(|voice| voice.state != State::NotEntered)
    }

    /// How many departments have rated it, or need not.
    pub fn ratings(&self) -> Answers {
        self.count(Voice::has_rated)
    }

    /// The weakest state of those that spoke, of however many.
    pub fn weakest(&self) -> State {
        let states = self.voices.iter().map(|voice| voice.state);
        states.min_by_key(|state| state.strength()).unwrap_or(State::NotEntered)
    }

    fn count(&self, has_spoken: impl Fn(&Voice) -> bool) -> Answers {
        let spoke = |dept: &DeptId| self.voices.iter().any(|voice| voice.dept == *dept && has_spoken(voice));
        self.answering.count(spoke, self.voices.iter().filter(|voice| has_spoken(voice)).count())
    }

    /// Finds what it is counted under.
    fn settle(&mut self) {
        let weakest = self.weakest();
        let is_partial = weakest != State::NotEntered && !self.answers().are_complete();
        self.state = if is_partial { State::Partial } else { weakest };
        let ratings = self.voices.iter().map(|voice| &voice.rated);
        let worst = ratings.min_by_key(|rated| rated.strength()).cloned().unwrap_or(Rated::No);
        self.rated = match worst {
            Rated::Grade(_, GradeKind::Ahead | GradeKind::OnPlan | GradeKind::NotRated) | Rated::Unknown
                if !self.ratings().are_complete() =>
            {
                Rated::Partial
            }
            worst => worst,
        };
    }
}

/// The standing of every measure of a plan in one fiscal year.
#[derive(Debug, Clone, Default)]
pub struct Standings {
    /// In order of id.
    all: Vec<(MeasureId, Arc<Standing>)>,
    /// The year, who belonged to which group, and the ledger's revision they were computed at.
    at: (i32, Members, u64),
}

impl PartialEq for Standings {
    /// Two are equal that say the same, whenever they were computed.
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Standings {
    /// The standing of a measure; `None` for measures the plan does not have.
    pub fn get(&self, id: &MeasureId) -> Option<&Standing> {
        self.place(id.as_str()).map(|at| self.all[at].1.as_ref())
    }

    /// All, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = (&MeasureId, &Standing)> {
        self.all.iter().map(|(id, standing)| (id, standing.as_ref()))
    }

    /// The label of the latest head of all; for showing how old a count is, never for deciding.
    pub fn latest(&self) -> Option<&Moment> {
        let latest = self.iter().filter_map(|(_, standing)| standing.latest.as_ref());
        latest.max_by(|one, other| one.as_str().cmp(other.as_str()))
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.all.binary_search_by(|(other, _)| other.as_str().cmp(id)).ok()
    }
}

/// Computes how every measure stands in a fiscal year.
pub fn standings(plan: &Plan, ledger: &Ledger, scale: &Scale, fy: i32) -> Standings {
    standings_after(&Standings::default(), plan, ledger, scale, fy)
}

/// Computes them from earlier ones of the same plan, ledger and scale: only what was added to since is looked at.
pub fn standings_after(earlier: &Standings, plan: &Plan, ledger: &Ledger, scale: &Scale, fy: i32) -> Standings {
    let members = Members::of(plan, ledger, fy);
    let mut after = Standings { all: earlier.all.clone(), at: (fy, members, ledger.revision()) };
    let (year, members, since) = &earlier.at;
    // Who answers has changed for any measure where a department was added or has declared a group.
    let same = !after.all.is_empty() && *year == fy && *members == after.at.1 && *since <= ledger.revision();
    let since = if same { *since } else { 0 };
    if !same {
        let unheard = |measure| Arc::new(Standing::unheard(after.at.1.answering(plan, measure)));
        after.all = plan.measures().map(|(_, measure)| (measure.id.clone(), unheard(measure))).collect();
        sort_by(&mut after.all, |(one, _), (other, _)| one.cmp(other));
    }
    for (_, item) in ledger.changed_since(since).filter(|(year, _)| *year == fy) {
        if let Some(at) = after.place(item.as_str()) {
            // What a department says that this plan does not know is kept and shown, and counted nowhere.
            let known = ledger.cells_of(fy, item).filter(|cell| plan.department(&cell.dept).is_some());
            let answering = after.all[at].1.answering.clone();
            after.all[at].1 = Arc::new(standing(ledger, scale, answering, known));
        }
    }
    after
}

/// How one measure stands, by its cells of one fiscal year.
fn standing<'a>(
    ledger: &Ledger,
    scale: &Scale,
    answering: Answering,
    cells: impl Iterator<Item = &'a Cell>,
) -> Standing {
    let mut standing = Standing::unheard(answering);
    for cell in cells {
        let heads = ledger.heads(cell);
        let newest = heads.iter().map(|head| head.at()).max_by(|left, right| left.as_str().cmp(right.as_str()));
        if let Some(at) =
            newest.filter(|at| standing.latest.as_ref().is_none_or(|latest| latest.as_str() < at.as_str()))
        {
            standing.latest = Some(at.clone());
        }
        let reading = Reading::of(heads);
        if reading.in_conflict() {
            standing.conflicts.push(cell.clone());
        }
        match cell.field {
            Field::Status | Field::Rating if reading == Reading::Empty => {}
            Field::Status => voice(&mut standing, &cell.dept).state = State::of(&reading),
            Field::Rating => voice(&mut standing, &cell.dept).rated = Rated::of(&reading, scale),
            _ => {}
        }
    }
    standing.settle();
    standing
}

/// The department's voice, added silent where it has not spoken yet.
fn voice<'a>(standing: &'a mut Standing, dept: &DeptId) -> &'a mut Voice {
    let index = match standing.voices.binary_search_by(|voice| voice.dept.cmp(dept)) {
        Ok(index) => index,
        Err(index) => {
            let silent = Voice { dept: dept.clone(), state: State::NotEntered, rated: Rated::No };
            standing.voices.insert(index, silent);
            index
        }
    };
    &mut standing.voices[index]
}
