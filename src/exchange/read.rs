//! From a file's bytes to a [`ParsedSnapshot`] for each snapshot in it.

use std::ops::Range;

use super::WrongEncoding;
use super::decode::{Legacy, Text, decode};
use super::intake::EntryCollector;
use super::members::header_before;
use super::pieces::{SnapshotHead, SnapshotPiece, parts};
use super::shape::{LineShape, TextToRead};
use super::verdict::{File, is_of_other_plan, nothing};
use super::{FORMAT, FileError, GzipFlaw, ParsedSnapshot, PlanMark, SnapshotWarning, limits};
use crate::plan::Plan;

/// What stands before the first entry in every file this program wrote; a text inside JSON cannot contain it.
const ENTRIES_BEGIN: &str = "\"entries\":[";

/// What ends such a file.
const ENTRIES_END: &str = "]}";

/// How many statements are read before others may have a turn: some milliseconds.
const SLICE: usize = 500;

/// What became of each snapshot in a file; where there is none, the one reason why.
pub type Found = Vec<Result<ParsedSnapshot, FileError>>;

/// Reads all snapshots of a file at one go. Nothing changes; entries are verified one by one, and what fails goes to
/// quarantine.
pub fn read_snapshots(plan: &Plan, file_name: &str, bytes: &[u8], legacy: Legacy<'_>) -> Found {
    let mark = PlanMark::of(plan);
    match SnapshotReader::begin(&mark, file_name, bytes.to_vec(), None, legacy) {
        Ok(mut reading) => {
            while reading.step() {}
            reading.finish()
        }
        Err(error) => vec![Err(error)],
    }
}

/// Reads a file that is known to hold one snapshot; of several, the first.
///
/// # Errors
/// [`FileError`]; where a part can be saved, the error carries it.
pub fn read_snapshot(plan: &Plan, file_name: &str, bytes: &[u8]) -> Result<ParsedSnapshot, FileError> {
    read_snapshots(plan, file_name, bytes, &|_, _| None).swap_remove(0)
}

/// Whether a text that was pasted or dropped is meant as a file: it bears a snapshot's mark, even where mail has
/// broken its lines.
pub fn looks_like_snapshot(text: &str) -> bool {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '>' | '=')).collect();
    let is_entry = || ["\"supersedes\":[", "\"kind\":\"", "\"id\":\""].iter().all(|mark| squeezed.contains(mark));
    // As it stands in a file: whoever writes about the format pastes no file.
    squeezed.contains(&format!("\"{FORMAT}\"")) || is_entry()
}

/// A file being read, some statements at a time, so that a page stays awake over a large one.
pub struct SnapshotReader<'a> {
    plan: &'a PlanMark,
    name: &'a str,
    legacy: Legacy<'a>,
    bytes: Vec<u8>,
    /// What the file was written in, where that was UTF-16 or UTF-32.
    was: Option<WrongEncoding>,
    gzip: Option<GzipFlaw>,
    attempt: Attempt,
    /// Of the shapes read so far, the one of which most verified.
    best: Option<Attempt>,
    /// Shapes still to be tried; `None` before the first was read.
    others: Option<std::vec::IntoIter<LineShape>>,
}

/// A file read in one shape.
struct Attempt {
    shape: LineShape,
    view: TextToRead,
    /// Whether it is laid out exactly as this program writes, and so read without looking for pieces.
    is_plain_layout: bool,
    parts: Vec<(SnapshotPiece, EntryCollector)>,
    /// Which statement of which part comes next.
    next: (usize, usize),
}

impl<'a> SnapshotReader<'a> {
    /// Looks at the size, the encoding and the layout, in this order, and reads no entry.
    ///
    /// `gzip` tells what was wrong with the packed file the bytes came in.
    ///
    /// # Errors
    /// [`FileError`] where this is no text at all.
    pub fn begin(
        plan: &'a PlanMark,
        file_name: &'a str,
        bytes: Vec<u8>,
        gzip: Option<GzipFlaw>,
        legacy: Legacy<'a>,
    ) -> Result<Self, FileError> {
        let Text { bytes, was } = decode(bytes).map_err(|error| match (error, gzip) {
            (FileError::Empty { .. }, Some(flaw)) => FileError::DamagedGzip { flaw, rescue: None },
            (error, _) => error,
        })?;
        let view = LineShape::Plain.view(&bytes, legacy).unwrap_or_default();
        let attempt = match plain_layout(&view.text) {
            Some(part) => Attempt::of(LineShape::Plain, view, vec![part], true),
            None => Attempt::over(LineShape::Plain, view),
        };
        Ok(Self { plan, name: file_name, legacy, bytes, was, gzip, attempt, best: None, others: None })
    }

    /// Reads some more; false when all is read.
    pub fn step(&mut self) -> bool {
        for _ in 0..SLICE {
            match self.attempt.take_next(self.plan) {
                // The layout was not what it seemed: an editor may have put two entries on one line.
                Taken::Held if self.attempt.is_plain_layout => {
                    let view = std::mem::take(&mut self.attempt.view);
                    self.attempt = Attempt::over(LineShape::Plain, view);
                }
                Taken::Verified | Taken::Held => {}
                Taken::Nothing => return self.next_shape(),
            }
        }
        true
    }

    /// Goes on to the next shape where this one left something open.
    fn next_shape(&mut self) -> bool {
        let done = std::mem::take(&mut self.attempt);
        let is_better = self.best.as_ref().is_none_or(|best| done.score(self.plan) > best.score(self.plan));
        if is_better {
            self.best = Some(done);
        }
        if self.best.as_ref().is_none_or(|best| best.is_whole(self.plan)) {
            return false;
        }
        if self.others.is_none() {
            let may_be_ours =
                self.best.as_ref().is_some_and(|best| !best.parts.is_empty() || looks_like_snapshot(&best.view.text));
            let is_text = std::str::from_utf8(&self.bytes).is_ok() && !self.bytes.contains(&0x1b);
            let shapes = if may_be_ours || !is_text { LineShape::others(&self.bytes) } else { Vec::new() };
            self.others = Some(shapes.into_iter());
        }
        while let Some(shape) = self.others.as_mut().and_then(Iterator::next) {
            if let Some(view) = shape.view(&self.bytes, self.legacy) {
                self.attempt = Attempt::over(shape, view);
                return true;
            }
        }
        false
    }

    /// What was found: each snapshot with its entries, or the reason why there is none.
    pub fn finish(self) -> Found {
        let Self { plan, name, bytes, was, gzip, best, attempt, .. } = self;
        let Attempt { shape, view, parts, .. } = best.unwrap_or(attempt);
        let is_ours = |(part, intake): &(SnapshotPiece, EntryCollector)| {
            part.head != SnapshotHead::Missing
                || intake.verified() > 0
                || intake.quarantine.iter().any(|held| held.reason.stated_id().is_some())
        };
        let parts: Vec<(SnapshotPiece, EntryCollector)> = if parts.iter().any(is_ours) { parts } else { Vec::new() };
        if parts.is_empty() {
            return vec![Err(nothing(&view.text, &bytes, gzip))];
        }
        let total: usize = parts.iter().map(|(part, _)| part.count).sum();
        if total > limits::ENTRIES {
            return vec![Err(FileError::TooManyEntries { found: total })];
        }
        let was = was.or(if let LineShape::Older(encoding) = shape { Some(encoding) } else { None });
        let mut warnings: Vec<SnapshotWarning> = was.map(SnapshotWarning::Reencoded).into_iter().collect();
        if !matches!(shape, LineShape::Plain | LineShape::Older(_)) {
            warnings.push(SnapshotWarning::Rewrapped);
        }
        let last = parts.len() - 1;
        let lines = view.text.lines().count();
        let result = |(place, (part, intake)): (usize, (SnapshotPiece, EntryCollector))| {
            let is_last = place == last;
            let file = File { plan, name: name_of(name, place, last), gzip: gzip.filter(|_| is_last) };
            file.result(part, intake, &warnings, is_last.then_some(lines))
        };
        parts.into_iter().enumerate().map(result).collect()
    }
}

/// Of several snapshots in a file, each has its number.
fn name_of(file: &str, place: usize, last: usize) -> String {
    if last == 0 { file.to_owned() } else { format!("{file}（{}/{}）", place + 1, last + 1) }
}

/// What became of a statement.
enum Taken {
    Verified,
    Held,
    Nothing,
}

impl Default for Attempt {
    fn default() -> Self {
        Self::of(LineShape::Plain, TextToRead::default(), Vec::new(), false)
    }
}

impl Attempt {
    fn of(shape: LineShape, view: TextToRead, parts: Vec<SnapshotPiece>, is_plain_layout: bool) -> Self {
        let parts = parts.into_iter().map(|part| (part, EntryCollector::default())).collect();
        Self { shape, view, is_plain_layout, parts, next: (0, 0) }
    }

    /// Looks for pieces, whatever the layout.
    fn over(shape: LineShape, view: TextToRead) -> Self {
        let parts = parts(&view.text);
        Self::of(shape, view, parts, false)
    }

    /// Takes in one more statement. What belongs to another plan is not read.
    fn take_next(&mut self, plan: &PlanMark) -> Taken {
        while let Some((part, intake)) = self.parts.get_mut(self.next.0) {
            let statement = part.statements.get(self.next.1).filter(|_| !is_of_other_plan(&part.header, plan));
            let Some((line, range)) = statement else {
                self.next = (self.next.0 + 1, 0);
                continue;
            };
            self.next.1 += 1;
            let Range { start, end } = range.clone();
            let original = self.view.text.get(start..end).unwrap_or_default();
            let from = self.view.breaks.partition_point(|at| *at <= start);
            let to = self.view.breaks.partition_point(|at| *at < end);
            let breaks: Vec<usize> =
                self.view.breaks.get(from..to).unwrap_or_default().iter().map(|at| at - start).collect();
            // Where breaks were taken out, the line is that of the file all the same.
            let verified = intake.take(original, line + from, &breaks, &plan.years);
            return if verified { Taken::Verified } else { Taken::Held };
        }
        Taken::Nothing
    }

    /// How good a reading is: what verified, then how many headers are whole.
    fn score(&self, plan: &PlanMark) -> (usize, usize) {
        let own = || self.parts.iter().filter(|(part, _)| !is_of_other_plan(&part.header, plan));
        let verified = own().map(|(_, intake)| intake.verified()).sum();
        let whole = self
            .parts
            .iter()
            .filter(|(part, _)| part.head == SnapshotHead::Whole && !part.header.plan_id.is_empty())
            .count();
        (verified, whole)
    }

    /// Whether no other shape could give more.
    fn is_whole(&self, plan: &PlanMark) -> bool {
        let whole = |(part, intake): &(SnapshotPiece, EntryCollector)| {
            let all_verified = intake.quarantine.is_empty() && part.damage.is_none();
            part.head == SnapshotHead::Whole && (all_verified || is_of_other_plan(&part.header, plan))
        };
        !self.parts.is_empty() && self.parts.iter().all(whole)
    }
}

/// The header and the lines below it, where a file is laid out exactly as this program writes it.
fn plain_layout(text: &str) -> Option<SnapshotPiece> {
    let (head, body) = text.split_once(ENTRIES_BEGIN)?;
    let header = header_before(head).filter(|header| header.version > 0 && header.odd.is_empty())?;
    if head.contains('\n') {
        return None;
    }
    let body_start = head.len() + ENTRIES_BEGIN.len() + 1;
    let body = body.strip_prefix('\n')?.trim_end().strip_suffix(ENTRIES_END)?.strip_suffix('\n')?;
    let mut part = SnapshotPiece::begin(header, SnapshotHead::Whole, 0);
    part.is_closed = true;
    let mut start = body_start;
    for (index, line) in body.split('\n').enumerate() {
        if let Some((_, before)) = part.statements.last_mut() {
            // All but the last end with a comma.
            before.end = before.end.checked_sub(1).filter(|end| text.as_bytes().get(*end) == Some(&b','))?;
        }
        if !body.is_empty() {
            part.statements.push((index + 2, start..start + line.len()));
        }
        start += line.len() + 1;
    }
    part.count = part.statements.len();
    (part.count <= limits::ENTRIES).then_some(part)
}
