//! The rows in lines that fit their columns, with the heights that follow.

use crate::counted;
use crate::insight::MeasureSummaries;
use crate::journal::Scale;
use crate::picture::lettering::{Room, wrapped};
use crate::picture::mark::{StandingMark, standing};
use crate::plan::{Initiative, Measure, Plan, Stretch, stretches};
use crate::wording;

use super::model::{GroupHead, RowGroup};
use super::words::{NO_PHASE, NO_ROADMAP, phase_words};

/// From the base of a line to the next.
pub(super) const LINE: i32 = 17;
/// Above and below what stands in a row or a box.
pub(super) const PAD: i32 = 7;
/// Height of a group's head.
pub(super) const HEAD: i32 = 38;
/// Widths of the columns left of the years, with the room between them.
pub(super) const NUMBER: i32 = 56;
pub(super) const NAME: i32 = 260;
pub(super) const LEADS: i32 = 130;
pub(super) const MARKS: i32 = 204;
/// Between a column's words and the next column, and inside the frame of a box.
pub(super) const GAP: i32 = 12;
/// Beside a mark.
pub(super) const MARK: i32 = 24;
/// Size of letters.
const SIZE: i32 = 12;
/// The most lines of a name, of all leads, of a mark's words and of a phase. A plan's own need five.
const MOST_LINES: usize = 12;
const MOST_MARK_LINES: usize = 3;

/// A group in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DrawnGroup<'a> {
    /// What stands over its rows.
    pub head: String,
    /// Its measures.
    pub rows: Vec<DrawnRow<'a>>,
}

/// A measure in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DrawnRow<'a> {
    /// 14-2
    pub number: String,
    /// Its name.
    pub name: Vec<String>,
    /// Who leads, one after the other.
    pub leads: Vec<String>,
    /// How it stands, each mark with the lines beside it.
    pub marks: Vec<(StandingMark, Vec<String>)>,
    /// Its phases in rows that do not overlap, each with its height.
    pub lanes: Vec<(i32, Vec<DrawnPhase<'a>>)>,
    /// All of it in a sentence.
    pub told: String,
    /// Its height in px.
    pub height: i32,
}

/// A stretch of years in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DrawnPhase<'a> {
    /// Which years, and whether a phase runs in them.
    pub stretch: Stretch<'a>,
    /// The phase's words, or that there is none.
    pub lines: Vec<String>,
}

/// What rows are made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowSources<'a> {
    pub plan: &'a Plan,
    pub scale: &'a Scale,
    pub summaries: &'a MeasureSummaries,
    /// Width of a fiscal year in px.
    pub year: i32,
}

impl<'a> RowSources<'a> {
    /// A group in lines.
    pub(super) fn section(self, group: &RowGroup<'a>) -> DrawnGroup<'a> {
        let name = match group.head {
            GroupHead::Initiative(initiative) => {
                let steps = wording::steps(self.plan, initiative);
                let priority = if initiative.priority { wording::PRIORITY } else { "" };
                let parts = [&initiative.name, priority, &steps].into_iter().filter(|part| !part.is_empty());
                format!("{} {}", wording::circled(initiative.number), parts.collect::<Vec<_>>().join("　"))
            }
            GroupHead::Vision(vision) => format!("Vision{} {}", vision.number, vision.name),
            GroupHead::Lead { name, .. } => name.to_owned(),
        };
        let head = format!("{name}　{}", counted::measures(group.rows.len()));
        let rows = group.rows.iter().map(|(initiative, measure)| self.row(initiative, measure));
        DrawnGroup { head, rows: rows.collect() }
    }

    fn row(self, initiative: &Initiative, measure: &'a Measure) -> DrawnRow<'a> {
        let room = |width: i32| Room { width: width - GAP, size: SIZE };
        let number = initiative.measure_number(measure);
        let name = wrapped(&measure.name, room(NAME), MOST_LINES);
        let leads = wording::leads(self.plan, measure).into_iter();
        let mut lead_lines: Vec<String> =
            leads.clone().flat_map(|lead| wrapped(lead, room(LEADS), MOST_LINES)).collect();
        if lead_lines.len() > MOST_LINES {
            lead_lines.truncate(MOST_LINES - 1);
            lead_lines.push("…（以下は略）".to_owned());
        }
        let summary = self.summaries.get(&measure.id);
        let standing = summary.map(|summary| standing(self.scale, summary)).unwrap_or_default();
        let in_words = told(&number, measure, &leads.collect::<Vec<_>>(), &standing);
        let marks = standing.into_iter().map(|mark| {
            let (words, beside) = words_of(&mark);
            let lines = wrapped(words, room(MARKS - if beside { MARK } else { 0 }), MOST_MARK_LINES);
            (mark, lines)
        });
        let marks: Vec<_> = marks.collect();
        let mut lanes = self.lanes(measure);
        let mark_lines: usize = marks.iter().map(|(_, lines)| lines.len().max(1)).sum();
        // Marks are a little higher than lines.
        let marks_height = height(mark_lines) + 4 * px_of(marks.len());
        let words = height(name.len().max(lead_lines.len())).max(marks_height);
        let phases: i32 = lanes.iter().map(|(height, _)| height).sum();
        if let Some((last, _)) = lanes.last_mut() {
            *last += (words - phases).max(0);
        }
        DrawnRow { number, name, leads: lead_lines, marks, lanes, told: in_words, height: words.max(phases) }
    }

    fn lanes(self, measure: &'a Measure) -> Vec<(i32, Vec<DrawnPhase<'a>>)> {
        let years = self.plan.years;
        let mut lanes = stretches(years.first..=years.last, &measure.phases);
        if lanes.is_empty() {
            lanes.push(vec![Stretch { phase: None, first: years.first, last: years.last }]);
        }
        let none = if measure.phases.is_empty() { NO_ROADMAP } else { NO_PHASE };
        let cell = |stretch: Stretch<'a>| {
            let room = Room { width: stretch.years() * self.year - 3 * GAP, size: SIZE };
            let words = stretch.phase.map_or_else(|| none.to_owned(), |phase| phase_words(phase, &stretch));
            DrawnPhase { lines: wrapped(&words, room, MOST_LINES), stretch }
        };
        let lane = |stretches: Vec<Stretch<'a>>| {
            let cells: Vec<DrawnPhase<'a>> = stretches.into_iter().map(cell).collect();
            let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
            // The frame of a box, and the bar at its lower edge.
            (height(most) + 2 * PAD, cells)
        };
        lanes.into_iter().map(lane).collect()
    }
}

/// 14-2 業務プロセスの最適化（主担当 全ての課）：実施中、遅れ。令和8〜10年度 推進。
fn told(number: &str, measure: &Measure, leads: &[&str], standing: &[StandingMark]) -> String {
    let leads = if leads.is_empty() { "記載なし".to_owned() } else { leads.join("・") };
    let standing: Vec<&str> = standing.iter().map(|mark| words_of(mark).0).collect();
    let mut told = format!("{number} {}（主担当 {leads}）：{}。", measure.name, standing.join("、"));
    for phase in &measure.phases {
        told.extend([&wording::years(phase.first, phase.last), " ", &phase.text, "。"]);
    }
    if measure.phases.is_empty() {
        told.extend(["工程は", NO_ROADMAP, "。"]);
    }
    told
}

/// What a mark says, and whether there is a shape beside it.
pub(super) fn words_of(mark: &StandingMark) -> (&str, bool) {
    match mark {
        StandingMark::State(_, words) | StandingMark::Grade(_, _, words) => (words, true),
        StandingMark::Words(words) => (words, false),
    }
}

/// Height of so many lines with the room around them.
fn height(lines: usize) -> i32 {
    LINE * px_of(lines) + 2 * PAD
}

/// A count of px.
fn px_of(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / LINE)
}
