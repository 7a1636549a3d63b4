//! Judges what was read: the warnings about a snapshot, or the reason why a file holds none.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::filled::filled;
use crate::journal::{Entry, EntryId, Statement, Tombstone};

use super::WrongEncoding;
use super::decode::encoding_of;
use super::intake::EntryCollector;
use super::members::Members;
use super::pieces::{Break, SnapshotHead, SnapshotPiece};
use super::text_position::{guess, nesting, spot};
use super::{FileError, FileKind, GzipFlaw, Header, ParsedSnapshot, PlanMark, SnapshotWarning, VERSION, limits};

/// Why a text holds no snapshot.
pub(super) fn nothing(text: &str, bytes: &[u8], gzip: Option<GzipFlaw>) -> FileError {
    if let Some(flaw) = gzip {
        return FileError::DamagedGzip { flaw, rescue: None };
    }
    if nesting(text) > limits::NESTING {
        return FileError::TooDeep;
    }
    let encoding = encoding_of(bytes);
    match (FileKind::of_text(text), serde_json::from_str::<serde::de::IgnoredAny>(text)) {
        (FileKind::Text | FileKind::Csv | FileKind::Binary, Ok(_)) if encoding.is_none() => {
            let format = serde_json::from_str::<Members>(text).ok();
            let format = format.as_ref().and_then(|members| members.raw("format"));
            if format == Some("\"ayumi/plan\"") { FileError::Kind(FileKind::Plan) } else { FileError::Foreign }
        }
        (FileKind::Text | FileKind::Csv | FileKind::Binary, Err(error)) if encoding.is_none() && is_like_json(text) => {
            not_json(text, &error)
        }
        (FileKind::Text, _) => encoding.map_or(FileError::Kind(FileKind::Text), FileError::Encoding),
        (FileKind::Binary, _) if encoding.is_some_and(|encoding| encoding != WrongEncoding::Unknown) => {
            FileError::Encoding(encoding.unwrap_or(WrongEncoding::Unknown))
        }
        (kind, _) => FileError::Kind(kind),
    }
}

fn is_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Where a text stops being JSON.
fn not_json(text: &str, error: &serde_json::Error) -> FileError {
    let line = error.line();
    let line_start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let spot = spot(text, line_start + error.column().saturating_sub(1));
    let what = if error.is_eof() {
        "ここで途切れていて、終わりがありません".to_owned()
    } else {
        guess(spot.character)
    };
    FileError::NotJson { line, column: spot.column, what }
}

/// Whether the header names another plan.
pub(super) fn is_of_other_plan(header: &Header, plan: &PlanMark) -> bool {
    !header.plan_id.is_empty() && header.plan_id != plan.id && !is_damaged_id(header, plan)
}

/// Whether the id is that of this plan but for one character, while the plan's digest is that of this one: no other
/// plan has it.
fn is_damaged_id(header: &Header, plan: &PlanMark) -> bool {
    let differing = header.plan_id.chars().zip(plan.id.chars()).filter(|(one, other)| one != other).count();
    let same_length = header.plan_id.chars().count() == plan.id.chars().count();
    same_length && differing == 1 && header.plan_sha256.as_ref() == Some(&plan.sha256)
}

/// What one snapshot of a file is judged by.
pub(super) struct File<'a> {
    pub(super) plan: &'a PlanMark,
    pub(super) name: String,
    pub(super) gzip: Option<GzipFlaw>,
}

impl File<'_> {
    /// The parsed snapshot, or what keeps it from being taken in without a word. `lines` is given for the last of a file.
    pub(super) fn result(
        self,
        part: SnapshotPiece,
        intake: EntryCollector,
        warnings: &[SnapshotWarning],
        lines: Option<usize>,
    ) -> Result<ParsedSnapshot, FileError> {
        let SnapshotPiece { header, head, damage, has_list, is_closed, other_lines, count, .. } = part;
        if is_of_other_plan(&header, self.plan) {
            return Err(FileError::OtherPlan { id: header.plan_id, count: header.count.or(Some(count)) });
        }
        let is_unknown = header.plan_id.is_empty();
        let gzip = self.gzip;
        let mut snapshot = self.pack(header, head, intake, other_lines, warnings);
        if gzip.is_some() && is_closed {
            snapshot.warnings.push(SnapshotWarning::PackedOddly);
        }
        let is_cut = !is_closed && lines.is_some() && other_lines == 0;
        let is_damaged = damage.is_some() || !has_list;
        if !is_damaged && !is_unknown && !is_cut && other_lines == 0 && head == SnapshotHead::Whole {
            return Ok(snapshot);
        }
        let (rescued, broken) = (snapshot.entries.len(), snapshot.quarantine.len());
        snapshot.warnings.push(SnapshotWarning::Rescued { rescued, broken });
        let rescue = Box::new(snapshot);
        Err(match (damage, gzip) {
            (_, Some(flaw)) if !is_closed => FileError::DamagedGzip { flaw, rescue: Some(rescue) },
            _ if is_cut => FileError::Truncated { line: lines.unwrap_or_default(), rescue },
            _ if is_unknown => FileError::PlanUnknown { rescue },
            (Some(Break { line, column, what }), _) => FileError::Damaged { line, column, what, rescue },
            _ if !has_list => {
                FileError::Damaged {
                    line: 1, column: 1, what: "記入の並び（entries）がありません".to_owned(), rescue
                }
            }
            _ if head == SnapshotHead::Damaged && other_lines == 0 => {
                FileError::Damaged {
                    line: 1, column: 1, what: "見出しの一部が読めません".to_owned(), rescue
                }
            }
            _ => FileError::OtherText { lines: other_lines, rescue },
        })
    }

    fn pack(
        self,
        header: Header,
        head: SnapshotHead,
        intake: EntryCollector,
        other_lines: usize,
        warnings: &[SnapshotWarning],
    ) -> ParsedSnapshot {
        let mut warnings = warnings.to_vec();
        warnings.extend(self.warnings_about_plan(&header));
        if head == SnapshotHead::Damaged || is_damaged_id(&header, self.plan) {
            warnings.push(SnapshotWarning::HeaderDamaged);
        }
        if !header.odd.is_empty() {
            warnings.push(SnapshotWarning::HeaderOdd { members: header.odd.clone() });
        }
        let found = intake.entries.len() + intake.quarantine.len() + intake.duplicates;
        match header.count {
            Some(stated) if stated != found => warnings.push(SnapshotWarning::CountDiffers { stated, found }),
            _ if header.digest.as_ref().is_some_and(|stated| *stated != intake.digest()) => {
                warnings.push(SnapshotWarning::DigestDiffers);
            }
            _ => {}
        }
        if other_lines > 0 {
            warnings.push(SnapshotWarning::OtherLines { count: other_lines });
        }
        let has_odd_clock = |entry: &&Arc<Entry>| {
            let at = entry.at().as_str();
            let is_date = at.split('-').count() >= 3 && at.starts_with(|c: char| c.is_ascii_digit());
            is_date && entry.at().date().is_none_or(|day| !self.plan.years.contains(&day.fiscal_year()))
        };
        let odd_clocks = intake.entries.iter().filter(has_odd_clock).count();
        if odd_clocks > 0 {
            warnings.push(SnapshotWarning::OddClocks { count: odd_clocks });
        }
        let EntryCollector { entries, quarantine, duplicates, .. } = intake;
        let all = entries.len();
        let entries = not_erased(entries);
        let erased = all - entries.len();
        if erased > 0 {
            warnings.push(SnapshotWarning::Erased { count: erased });
        }
        ParsedSnapshot { file_name: self.name, header, entries, quarantine, duplicates, erased, other_lines, warnings }
    }

    fn warnings_about_plan(&self, header: &Header) -> Vec<SnapshotWarning> {
        let mut warnings = Vec::new();
        if header.version > VERSION {
            warnings.push(SnapshotWarning::NewerVersion { version: header.version });
        }
        if header.plan_id.is_empty() {
            warnings.push(SnapshotWarning::PlanUnknown);
        } else if header.plan_edition != self.plan.edition {
            warnings.push(SnapshotWarning::OtherEdition { edition: header.plan_edition.clone() });
        } else if header.plan_sha256.as_ref().is_some_and(|stated| *stated != self.plan.sha256) {
            warnings.push(SnapshotWarning::OtherPlanText);
        }
        warnings
    }
}

/// The entries but for those whose text another of them erases.
fn not_erased(mut entries: Vec<Arc<Entry>>) -> Vec<Arc<Entry>> {
    let stones: Vec<Tombstone> = entries
        .iter()
        .filter_map(|entry| match entry.statement() {
            Statement::Redact(stone) => Some(stone.clone()),
            Statement::Set { .. } | Statement::Unknown { .. } => None,
        })
        .collect();
    if !stones.is_empty() {
        let named: BTreeSet<EntryId> = filled(stones.iter().map(|stone| stone.id));
        let is_erased =
            |entry: &Arc<Entry>| named.contains(&entry.id()) && stones.iter().any(|stone| stone.fits(entry));
        entries.retain(|entry| !is_erased(entry));
    }
    entries
}
