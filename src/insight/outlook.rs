//! The outlook of a measure: on course, at risk, late or unknown, and why.
//!
//! Computed from the roadmap, the due year, status, figures, freshness and late predecessors. A person's rating
//! wins; the computed course stands beside it only where it is worse. Where there is nothing to judge by, it is unknown.

use crate::journal::{Actual, Field, GradeKind, Ledger, Scale, Status};
use crate::plan::calendar::{Date, Moment};
use crate::plan::{DeptId, Due, Goal, Initiative, InitiativeId, ItemId, Measure, Per, Plan, Target};

use super::earlier::belongs_to;
use super::freshness::{Freshness, freshness};
use super::steps::all_before;
use super::{
    Earlier, Health, MeasureSummaries, MeasureSummary, Reason, Record, State, TargetStatus, due_year, earlier,
    late_initiatives, progress,
};

/// The outlook of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// What holds: the rating's course where there is a rating, else the computed one.
    pub health: Health,
    /// What the records give without the rating.
    pub computed: Health,
    /// The rating.
    pub rated: Option<GradeKind>,
    /// Why the computed course is what it is, the most serious first.
    pub reasons: Vec<Reason>,
}

impl Outlook {
    /// Whether the records look worse than the rating says: the only thing that is ever said beside a rating.
    pub fn is_worse(&self) -> bool {
        let rated = self.rated.map_or(Health::Unknown, Health::of);
        self.computed >= Health::AtRisk && self.computed > rated
    }
}

/// A recorded figure, and what a reference value for it may be counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What was recorded.
    pub actual: Actual,
    /// Where the same department's figure stood in an earlier fiscal year.
    pub earlier: Option<Earlier>,
}

/// What was recorded about a measure, by one department or by all.
#[derive(Debug, Clone)]
pub struct Recorded<'a> {
    /// The state it is counted under; of several departments the weakest of those that spoke.
    pub state: State,
    /// The rating.
    pub rated: Option<GradeKind>,
    /// The figures; several departments may each have one.
    pub figures: Vec<Figure>,
    /// Whether the figures speak for everyone who answers: what some have reached, the others may not.
    pub whole: bool,
    /// Whether departments are missing: then nothing good is concluded from what the others said.
    pub partial: bool,
    /// The latest label.
    pub latest: Option<&'a Moment>,
}

impl<'a> Recorded<'a> {
    /// One department's record.
    pub fn of_record(record: &'a Record, scale: &Scale, earlier: Option<Earlier>) -> Self {
        let state = if record.in_conflict.contains(&Field::Status) {
            State::InConflict
        } else if record.unknown.contains(&Field::Status) {
            State::Unknown
        } else {
            record.status.map_or(State::NotEntered, State::Recorded)
        };
        Self {
            state,
            rated: record.rating.as_ref().and_then(|rating| scale.grade(rating)).map(|grade| grade.kind),
            figures: record
                .actual
                .iter()
                .map(|actual| Figure { actual: actual.clone(), earlier: earlier.clone() })
                .collect(),
            whole: true,
            partial: false,
            latest: record.last.as_ref().map(|(_, at)| at),
        }
    }
}

/// Where the fiscal year lies, seen from today.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Season {
    Ahead,
    /// With the share of it that has passed.
    Running(f64),
    Over,
    /// The clock gives no day that can be right.
    Unknown,
}

/// From where one looks: a plan, a fiscal year, a day, and which initiatives are late.
#[derive(Debug, Clone)]
pub struct Assessor<'a> {
    plan: &'a Plan,
    fy: i32,
    today: Option<Date>,
    season: Season,
    /// Of each initiative in the plan's order, the late ones that come before it.
    late_before: Vec<Vec<InitiativeId>>,
}

impl<'a> Assessor<'a> {
    /// Looks at a fiscal year on a day.
    pub fn new(plan: &'a Plan, summaries: &MeasureSummaries, fy: i32, today: Option<Date>) -> Self {
        // A clock set before the plan or long after it would make everything early or everything late.
        let sane = |today: &Date| {
            today.to_string().as_str() >= plan.edition.as_str() && today.fiscal_year() <= plan.years.last + 1
        };
        let season = match today.filter(sane) {
            None => Season::Unknown,
            Some(today) if today.fiscal_year() < fy => Season::Ahead,
            Some(today) if today.fiscal_year() > fy => Season::Over,
            Some(today) => Season::Running(today.share_of_year(fy)),
        };
        let late = late_initiatives(plan, summaries);
        let late_before = |initiative: &Initiative| {
            let before = all_before(plan, &initiative.id);
            late.iter().filter(|late| before.contains(late)).cloned().collect()
        };
        Self { plan, fy, today, season, late_before: plan.initiatives.iter().map(late_before).collect() }
    }

    /// The outlook of a measure over all departments that recorded something.
    pub fn of(&self, ledger: &Ledger, summary: &MeasureSummary, initiative: &Initiative, measure: &Measure) -> Outlook {
        let item = ItemId::from(&measure.id);
        let cells = ledger.cells_of(self.fy, &item);
        let known = cells.filter(|cell| cell.field == Field::Actual && self.plan.department(&cell.dept).is_some());
        let figures: Vec<(&DeptId, Figure)> = known
            .filter_map(|cell| {
                let actual = ledger.reading(cell).value().and_then(Actual::of_value)?;
                let earlier = earlier(self.plan, ledger, self.fy, &cell.dept, measure);
                Some((&cell.dept, Figure { actual, earlier }))
            })
            .collect();
        let answering = &summary.answering;
        let has_figure = |dept: &DeptId| figures.iter().any(|(other, _)| *other == dept);
        let needs_none = |dept: &DeptId| {
            let state = summary.reports.iter().find(|report| report.dept == *dept).map(|report| report.state);
            matches!(state, Some(State::Recorded(Status::Stopped | Status::NotApplicable)))
        };
        let evidence = Recorded {
            state: summary.weakest(),
            rated: summary.rated.kind(),
            whole: answering.is_known() && answering.due.iter().all(|dept| has_figure(dept) || needs_none(dept)),
            partial: summary.state == State::Partial,
            latest: summary.latest.as_ref(),
            figures: figures.into_iter().map(|(_, figure)| figure).collect(),
        };
        self.outlook(initiative, measure, &evidence)
    }

    /// The outlook of a measure by what was recorded.
    pub fn outlook(&self, initiative: &Initiative, measure: &Measure, evidence: &Recorded<'_>) -> Outlook {
        let mut reasons = self.reasons(initiative, measure, evidence);
        let over = self.season == Season::Over;
        if evidence.partial {
            reasons.retain(|reason| reason.weight(over) != Health::OnTrack);
            reasons.push(Reason::Stands(State::Partial));
        }
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight(over)));
        let computed = match self.season {
            Season::Unknown if evidence.state != State::Recorded(Status::Done) => Health::Unknown,
            _ => reasons.iter().map(|reason| reason.weight(over)).max().unwrap_or(Health::Unknown),
        };
        Outlook { health: evidence.rated.map_or(computed, Health::of), computed, rated: evidence.rated, reasons }
    }

    fn reasons(&self, initiative: &Initiative, measure: &Measure, evidence: &Recorded<'_>) -> Vec<Reason> {
        let state = evidence.state;
        let State::Recorded(status @ (Status::NotStarted | Status::Preparing | Status::Underway)) = state else {
            return vec![Reason::Stands(state)];
        };
        match self.season {
            Season::Ahead => return vec![Reason::YearNotBegun],
            Season::Unknown => return vec![Reason::ClockDoubtful],
            Season::Running(_) | Season::Over => {}
        }
        let mut reasons = Vec::new();
        let (held, reached) = self.by_figures(measure, evidence, &mut reasons);
        self.by_roadmap(measure, status, &mut reasons);
        let is_due = !reached && self.by_due(measure, status, &mut reasons);
        let place = self.plan.initiatives.iter().position(|other| other.id == initiative.id);
        if let Some(late) = place.map(|place| &self.late_before[place]).filter(|late| !late.is_empty()) {
            reasons.push(Reason::LatePredecessors(late.clone()));
        }
        if matches!(self.season, Season::Running(_)) {
            match freshness(&self.plan.edition, evidence.latest, self.today) {
                Freshness::Days(days) if days > super::freshness::STALE_DAYS => reasons.push(Reason::Stale(days)),
                Freshness::ClockDoubtful => reasons.push(Reason::ClockDoubtful),
                Freshness::Days(_) | Freshness::Never => {}
            }
        }
        if reached {
            reasons.push(Reason::TargetReached);
        }
        if reasons.is_empty() {
            let has_begun = measure.phases.iter().any(|phase| phase.first <= self.fy);
            reasons.push(if held || is_due || has_begun { Reason::AsPlanned } else { Reason::NoBasis });
        }
        reasons
    }

    /// What the figures say; whether all there are were held against something, and whether all have reached the target.
    fn by_figures(&self, measure: &Measure, evidence: &Recorded<'_>, reasons: &mut Vec<Reason>) -> (bool, bool) {
        let Some(target) = measure.target.as_ref().filter(|target| target.goal.is_figure()) else {
            return (false, false);
        };
        let anew = matches!(target.goal, Goal::Number { per: Per::Year, .. });
        let closing = matches!(self.season, Season::Running(passed) if passed >= 0.75);
        // A year's figure is for its end: while the year runs, the one before is what should have been reached.
        let judged = match self.season {
            Season::Over => Some(self.fy),
            _ if closing && self.is_due(target) => Some(self.fy),
            _ if !anew && self.fy > self.plan.years.first => Some(self.fy - 1),
            _ => None,
        };
        let (mut held, mut reached) = (0, 0);
        let told = |reasons: &mut Vec<Reason>, reason: Reason| {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        };
        for Figure { actual, earlier } in &evidence.figures {
            if let Some(on) = actual.on.filter(|on| !belongs_to(self.fy, *on)) {
                told(reasons, Reason::FigureDated(on));
                continue;
            }
            let fy = judged.unwrap_or(self.fy);
            let now = progress(self.plan.years, fy, Some(target), earlier.as_ref(), Some(&actual.figure));
            if let Err(gap) = now.figure {
                told(reasons, Reason::FigureUnread(gap));
            }
            // What is beyond a figure named without 以上 or 以下 may be too much as well as more than enough.
            let is_reached = now.reached == Ok(TargetStatus::Reached);
            reached += usize::from(is_reached);
            held += usize::from(is_reached || (judged.is_some() && now.on_pace.is_ok()));
            if let (Some(judged), Ok(pace)) = (judged.filter(|_| now.on_pace == Ok(TargetStatus::Short)), now.pace) {
                let due = due_year(self.plan, target, self.fy);
                let missed = due < self.fy && target.due != Due::EveryYear;
                told(
                    reasons,
                    match (missed, pace.is_promised()) {
                        (true, _) => Reason::DueMissed(due),
                        (false, true) => Reason::BelowTarget(judged),
                        (false, false) => Reason::BelowPace(judged),
                    },
                );
            }
        }
        let all = evidence.figures.len();
        (all > 0 && all == held, evidence.whole && all > 0 && all == reached)
    }

    /// Whether a figure of the year looked at is promised for its end.
    fn is_due(&self, target: &Target) -> bool {
        target.years.contains_key(&self.fy) || due_year(self.plan, target, self.fy) <= self.fy
    }

    /// What the roadmap says to a status.
    fn by_roadmap(&self, measure: &Measure, status: Status, reasons: &mut Vec<Reason>) {
        let over = self.season == Season::Over;
        let halfway = over || matches!(self.season, Season::Running(passed) if passed >= 0.5);
        let mut phases = measure.phases.iter().enumerate();
        match status {
            Status::NotStarted => {
                let begun = phases.find(|(_, phase)| phase.first < self.fy || (phase.first == self.fy && halfway));
                let late = |first: i32| over || first < self.fy;
                reasons.extend(begun.map(|(at, phase)| {
                    if late(phase.first) { Reason::PhaseNotBegun(at) } else { Reason::PhaseWaits(at) }
                }));
            }
            Status::Preparing => {
                let passed = phases.find(|(_, phase)| phase.last < self.fy || (phase.last == self.fy && over));
                reasons.extend(passed.map(|(at, _)| Reason::PhaseUnfinished(at)));
            }
            _ => {}
        }
    }

    /// What the due year says to a target that is something in place; whether that year has come.
    fn by_due(&self, measure: &Measure, status: Status, reasons: &mut Vec<Reason>) -> bool {
        let Some(target) = measure.target.as_ref().filter(|target| target.goal == Goal::InPlace) else { return false };
        let due = match target.due {
            Due::By(due) => due,
            Due::PlanEnd => self.plan.years.last,
            Due::EveryYear | Due::From(_) => return false,
        };
        let closing = matches!(self.season, Season::Running(passed) if passed >= 0.75);
        if due < self.fy || (due == self.fy && self.season == Season::Over) {
            reasons.push(Reason::DueMissed(due));
        } else if due == self.fy && (status == Status::NotStarted || (status == Status::Preparing && closing)) {
            reasons.push(Reason::DueSoon);
        }
        due <= self.fy
    }
}
