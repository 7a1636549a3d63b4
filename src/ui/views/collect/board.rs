//! The board as values: what came in this round, and how far each department is. Pure.

use std::collections::BTreeSet;

use crate::app::{Activity, ActivityKind, sender};
use crate::insight::{self, Asked, Duty, Round};
use crate::journal::{EntryId, Field, Ledger, RoundId, Scale};
use crate::plan::calendar::{Date, Moment};
use crate::plan::{DeptId, MeasureId, Plan, Role};

/// What the board is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct ReceivedFiles<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// All entries.
    pub ledger: &'a Ledger,
    /// The city's grades.
    pub scale: &'a Scale,
    /// The fiscal year that is asked for, and the round if there is one.
    pub asked: Asked<'a>,
    /// What was done in this browser.
    pub activities: &'a [Activity],
    /// The actions that were undone.
    pub undone: &'a BTreeSet<String>,
    /// Whoever collects sends no file to himself.
    pub own_dept: Option<&'a DeptId>,
    /// Today.
    pub today: Option<Date>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// The fiscal year that is asked for.
    pub fy: i32,
    /// The round that the files answer: the one in force, or the last that was closed.
    pub round: Option<Round>,
    /// The day from which files answer it: that of its making, or without one the beginning of the half year.
    pub since: Option<Date>,
    /// The files of this round, latest first.
    pub files: Vec<FileLine>,
    /// How many files came before this round.
    pub earlier: usize,
    /// Departments that lead measures, by name or by group, in the plan's order; then those that sent a file unasked.
    pub submissions: Vec<Submission>,
    /// How many cells are in conflict, in any year.
    pub conflicts: usize,
}

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLine {
    /// For whom it was written; `None` where the file does not say.
    pub dept: Option<DeptId>,
    /// Its name.
    pub file: String,
    /// When it was written; when it was taken in, where the file does not say.
    pub written: Moment,
    /// Its entries that were new.
    pub added: usize,
    /// Its entries that were here.
    pub already_had: usize,
    /// What could not be verified in it.
    pub quarantined: usize,
    /// Its entries that were here but had been taken back, and are so still.
    pub taken_back: usize,
    /// How many of the conflicts there are now its entries stand in.
    pub conflicts: usize,
    /// Whether taking it in was undone.
    pub undone: bool,
}

/// How far a department is with what it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Which.
    pub dept: DeptId,
    /// How many measures it leads.
    pub leads: usize,
    /// Those of them in whose record something required is missing, as far as is known here.
    pub missing: Vec<(MeasureId, Vec<Field>)>,
    /// When its file of this round was written, the newest that stands.
    pub file: Option<Moment>,
    /// When its last file was taken in, before this round.
    pub last: Option<Moment>,
}

impl Submission {
    /// How many measures it leads whose records hold all that is required.
    pub fn complete(&self) -> usize {
        self.leads - self.missing.len()
    }
}

/// The day a round of collecting began: 1 April or 1 October, as files are asked for at the end of each half year.
pub fn round_start(today: Date) -> Option<Date> {
    let fy = today.fiscal_year();
    let autumn = Date::new(fy, 10, 1)?;
    if today >= autumn { Some(autumn) } else { Date::new(fy, 4, 1) }
}

impl Board {
    /// Draws it.
    pub fn of(from: &ReceivedFiles<'_>) -> Self {
        let made = from.asked.round.and_then(|round| round.made).filter(|made| Some(*made) <= from.today);
        let since = made.or_else(|| from.today.and_then(round_start));
        let round = from.asked.round.cloned();
        let mut board =
            Self { fy: from.asked.fy, round, since, conflicts: from.ledger.conflicts().len(), ..Self::default() };
        let mut last_of: Vec<(DeptId, Moment)> = Vec::new();
        let mut arrived = last_of.clone();
        for activity in from.activities {
            let ActivityKind::Import { file, entries, already_had, quarantined, dept, exported_at, taken_back, .. } =
                &activity.kind
            else {
                continue;
            };
            let taken_in = Moment::new(activity.at.as_str());
            let dept = sender(from.plan, from.ledger, dept, entries);
            let undone = from.undone.contains(&activity.tx);
            if taken_in.date() < since {
                board.earlier += 1;
                last_of.extend(dept.filter(|_| !undone).map(|dept| (dept, taken_in)));
                continue;
            }
            let written = Moment::new(exported_at.as_str());
            let written = if written.date().is_some() { written } else { taken_in };
            let answers = !undone && !is_request(from.ledger, entries);
            arrived.extend(dept.clone().filter(|_| answers).map(|dept| (dept, written.clone())));
            let mut conflicts: Vec<EntryId> = entries.iter().filter_map(|id| from.ledger.conflict_of(*id)).collect();
            conflicts.sort_unstable();
            conflicts.dedup();
            board.files.push(FileLine {
                dept,
                file: file.clone(),
                written,
                added: entries.len(),
                already_had: *already_had,
                quarantined: *quarantined,
                taken_back: *taken_back - restored(from, &activity.tx).min(*taken_back),
                conflicts: conflicts.len(),
                undone,
            });
        }
        board.files.reverse();
        let latest = |of: &[(DeptId, Moment)], dept: &DeptId| {
            let own = of.iter().filter(|(other, _)| other == dept).map(|(_, at)| at);
            own.max_by(|one, other| one.as_str().cmp(other.as_str())).cloned()
        };
        let submission = |dept: &DeptId| {
            let groups = insight::groups_of(from.ledger, dept, from.asked.fy);
            let duties = insight::duties(from.plan, dept, &groups);
            let is_led = |duty: &&Duty| duty.involvement.role == Role::Lead && from.asked.asks(dept, &duty.measure);
            let led = duties.iter().filter(is_led);
            Submission {
                dept: dept.clone(),
                leads: led.count(),
                missing: insight::missing(from.plan, from.ledger, from.scale, dept, &duties, from.asked),
                file: latest(&arrived, dept),
                last: latest(&last_of, dept),
            }
        };
        let of_plan = from.plan.departments.iter().map(|department| submission(&department.id));
        let asked = from.asked.departments(from.plan, from.ledger);
        let is_asked =
            |one: &Submission| one.file.is_some() || (asked.contains(&one.dept) && Some(&one.dept) != from.own_dept);
        board.submissions = of_plan.filter(is_asked).collect();
        for (dept, _) in &arrived {
            if !board.submissions.iter().any(|one| one.dept == *dept) {
                let (file, last) = (latest(&arrived, dept), latest(&last_of, dept));
                let missing = Vec::new();
                board.submissions.push(Submission { dept: dept.clone(), leads: 0, missing, file, last });
            }
        }
        board
    }

    /// The departments that have sent nothing in this round.
    pub fn silent(&self) -> impl Iterator<Item = &Submission> {
        self.submissions.iter().filter(|one| one.file.is_none())
    }

    /// What the files of this round brought: added, already here, in quarantine. What was undone does not count.
    pub fn totals(&self) -> (usize, usize, usize) {
        let stands = self.files.iter().filter(|line| !line.undone);
        stands.fold((0, 0, 0), |(added, had, held), line| {
            (added + line.added, had + line.already_had, held + line.quarantined)
        })
    }

    /// The files of this round that stand, the one written first before the others.
    pub fn by_age(&self) -> Vec<&FileLine> {
        let mut lines: Vec<&FileLine> = self.files.iter().filter(|line| !line.undone).collect();
        lines.sort_by(|one, other| one.written.as_str().cmp(other.written.as_str()));
        lines
    }
}

/// Whether a file brought what a round asks and nothing else: it asks and does not answer.
fn is_request(ledger: &Ledger, entries: &[EntryId]) -> bool {
    let cells = || entries.iter().filter_map(|id| ledger.get(*id)?.cell());
    cells().next().is_some() && cells().all(|cell| RoundId::of_cell(cell).is_some())
}

/// How many entries of an import were wanted back since.
fn restored(from: &ReceivedFiles<'_>, import: &str) -> usize {
    let again = |activity: &Activity| match &activity.kind {
        ActivityKind::Restore { of, again, .. } if of == import && !from.undone.contains(&activity.tx) => again.len(),
        _ => 0,
    };
    from.activities.iter().map(again).sum()
}
