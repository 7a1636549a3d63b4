//! What a report is made from, and what several of its parts ask of it.

use std::collections::BTreeSet;

use crate::filled::filled;
use crate::insight::compare::Comparison;
use crate::insight::{self, MeasureSummaries, MeasureSummary, Record, Rollup, State};
use crate::journal::{GradeKind, Ledger, Scale, Status};
use crate::plan::calendar::{Date, Moment, fiscal_year_long};
use crate::plan::letters::visible;
use crate::plan::{DeptId, Initiative, InitiativeId, ItemId, Measure, MeasureId, Plan};
use crate::wording;

use super::{Inline, ReportOptions, RunningHead};

/// A text as long as a page would be cut by its foot: cells hold no more of one than this many characters, and go on in
/// the next row.
const LONGEST_PIECE: usize = 600;

/// The time that changes are counted from.
#[derive(Debug, Clone, Copy)]
pub struct Previous<'a> {
    /// 令和8（2026）年度
    pub name: &'a str,
    /// Then against now, over the measures of the report.
    pub comparison: &'a Comparison,
}

/// What a report is made from.
#[derive(Debug, Clone)]
pub struct ReportSource<'a> {
    /// What was promised.
    pub plan: &'a Plan,
    /// Everything recorded.
    pub ledger: &'a Ledger,
    /// The scale in force.
    pub scale: &'a Scale,
    /// How the measures stand in the fiscal year.
    pub summaries: &'a MeasureSummaries,
    /// The measures that the filter lets through.
    pub measures: &'a [MeasureId],
    /// The filter in words.
    pub conditions: String,
    /// The fiscal year.
    pub fy: i32,
    /// When the report is made.
    pub now: &'a Moment,
    /// Its day; `None` where the clock cannot be believed.
    pub today: Option<Date>,
    /// The time before; `None` where there is nothing to compare with.
    pub previous: Option<Previous<'a>>,
    /// The digest over all ids of the ledger, in hexadecimal digits.
    pub digest: String,
}

/// A measure of the report with where it belongs and how it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported<'a> {
    pub(super) initiative: &'a Initiative,
    pub(super) measure: &'a Measure,
    pub(super) summary: &'a MeasureSummary,
}

impl Reported<'_> {
    /// 15-1
    pub(super) fn number(&self) -> String {
        self.initiative.measure_number(self.measure)
    }

    /// The kind, where the rating is やや遅れ or 遅れ.
    pub(super) fn delay(&self) -> Option<GradeKind> {
        self.summary.rated.kind().filter(|kind| kind.is_delay())
    }

    /// The same with the letter that the scale gives it.
    pub(super) fn delay_sign(&self, scale: &Scale) -> Option<(GradeKind, String)> {
        self.delay()?;
        wording::graded(scale, &self.summary.rated).map(|(kind, letter, _)| (kind, letter))
    }
}

impl<'a> ReportSource<'a> {
    /// The measures of the report, in printed order.
    pub(super) fn reported(&self) -> Vec<Reported<'a>> {
        let wanted: BTreeSet<&MeasureId> = filled(self.measures.iter());
        let measures = self.plan.measures().filter(|(_, measure)| wanted.contains(&measure.id));
        let reported = measures.filter_map(|(initiative, measure)| {
            Some(Reported { initiative, measure, summary: self.summaries.get(&measure.id)? })
        });
        reported.collect()
    }

    /// The counts over some of them.
    pub(super) fn counts<'b>(measures: impl IntoIterator<Item = &'b Reported<'a>>) -> Rollup
    where
        'a: 'b,
    {
        Rollup::of(measures.into_iter().map(|one| one.summary))
    }

    /// The measures rated 遅れ, then やや遅れ; among equals first what others wait for, then what is due this year.
    pub(super) fn delayed(&self) -> Vec<Reported<'a>> {
        let mut delayed: Vec<Reported<'a>> = self.reported().into_iter().filter(|one| one.delay().is_some()).collect();
        delayed.sort_by_key(|one| {
            (
                one.delay() != Some(GradeKind::Late),
                insight::followers(self.plan, &one.initiative.id).is_empty(),
                !insight::due_in(self.plan, one.measure, self.fy),
            )
        });
        delayed
    }

    /// ①⑦⑧ : the initiatives behind one.
    pub(super) fn followers(&self, initiative: &InitiativeId) -> String {
        self.circled(insight::followers(self.plan, initiative))
    }

    /// The numbers of some initiatives in circles, in printed order.
    pub(super) fn circled<'b>(&self, ids: impl IntoIterator<Item = &'b InitiativeId>) -> String {
        let mut numbers: Vec<u16> =
            ids.into_iter().filter_map(|id| self.plan.initiative(id)).map(|one| one.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(wording::circled).collect()
    }

    /// The departments and groups that lead a measure, one a line.
    pub(super) fn leads(&self, measure: &Measure) -> Vec<Inline> {
        let mut words = Vec::new();
        for lead in wording::leads(self.plan, measure) {
            if !words.is_empty() {
                words.push(Inline::Break);
            }
            words.push(Inline::Text(lead.to_owned()));
        }
        words
    }

    /// The records of a measure with the departments that wrote them; what a department says that the plan does not know
    /// is counted nowhere, so it is not told here either.
    pub(super) fn records(&self, measure: &MeasureId) -> Vec<(DeptId, Record)> {
        let item = ItemId::from(measure);
        let mut depts: Vec<&DeptId> = self.ledger.cells_of(self.fy, &item).map(|cell| &cell.dept).collect();
        depts.dedup();
        let known = depts.into_iter().filter(|dept| self.plan.department(dept).is_some());
        let records = known.map(|dept| (dept.clone(), Record::of(self.ledger, self.fy, dept, &item)));
        records.filter(|(_, record)| !record.is_empty()).collect()
    }

    /// The sign and the word of a measure's rating; words alone where it has no grade, nothing where nothing is recorded.
    pub(super) fn rating(&self, summary: &MeasureSummary) -> Vec<Inline> {
        match wording::grade_of(self.scale, summary) {
            Some((kind, letter, name)) => vec![Inline::Grade(kind, letter), Inline::Text(name)],
            None => Some(wording::rating(self.scale, summary))
                .filter(|words| !words.is_empty())
                .map_or_else(Vec::new, Inline::words),
        }
    }

    /// The letters that the scale gives to やや遅れ and 遅れ: C・D
    pub(super) fn delay_letters(&self) -> String {
        [GradeKind::Behind, GradeKind::Late].map(|kind| wording::conditions::kind_letters(self.scale, kind)).join("・")
    }

    /// 63件のうち, or the whole of a filter.
    pub(super) fn is_whole(&self) -> bool {
        self.measures.len() == self.plan.measures().count()
    }

    /// What stands on every page.
    pub(super) fn running_head(&self, options: &ReportOptions) -> RunningHead {
        let title = visible(&options.cover.title);
        RunningHead {
            head: [&self.plan.title, "　", &title, "　", &fiscal_year_long(self.fy)].concat(),
            edition: format!("計画 {}版", self.plan.edition),
            as_of: format!("{} 現在", wording::dates::full_moment(self.now)),
            digest: format!("台帳 {}", self.digest.chars().take(8).collect::<String>()),
        }
    }
}

/// The states that stand in tables and bars: those that always do, and of the others those that are counted here.
pub(super) fn shown_states(counted: &[&Rollup]) -> Vec<State> {
    let always = |state: &State| {
        matches!(
            state,
            State::Recorded(Status::Done | Status::Underway | Status::Preparing | Status::NotStarted | Status::Stopped)
                | State::NotEntered
        )
    };
    let is_shown = |state: &State| always(state) || counted.iter().any(|rollup| rollup.state(*state) > 0);
    State::ALL.into_iter().filter(is_shown).collect()
}

/// The first sentence of a text, no longer than so many letters, and a sign where there is more.
pub(super) fn first_sentence(text: &str, longest: usize) -> String {
    let first = wording::values::first_sentence(text);
    let cut: String = first.chars().take(longest).collect();
    if cut.len() == first.len() { first } else { format!("{cut}…") }
}

/// A text in pieces that fit on a page, each ending with a sentence where one ends.
pub(super) fn in_pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for sentence in visible(text).split_inclusive(['。', '\n']) {
        let letters: Vec<char> = sentence.chars().collect();
        if length > 0 && length + letters.len() > LONGEST_PIECE {
            pieces.push(String::new());
            length = 0;
        }
        for run in letters.chunks(LONGEST_PIECE) {
            if length + run.len() > LONGEST_PIECE {
                pieces.push(String::new());
                length = 0;
            }
            length += run.len();
            if let Some(last) = pieces.last_mut() {
                last.extend(run);
            }
        }
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}
