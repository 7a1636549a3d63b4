//! Finding snapshots and their entries in a text, however much of it is something else or damaged.
//!
//! Every `{` may begin something: a snapshot, its header alone, an entry, an object of others, or a damaged piece of
//! these. What is found is not trusted: each entry is verified by its id afterwards.

use std::cell::Cell;
use std::ops::Range;

use serde_json::value::RawValue;

use super::members::{Members, header_before};
use super::text_position::{Lines, guess, spot};
use super::{FORMAT, Header, limits};

/// How long a header may be.
const HEADER_BYTES: usize = 1 << 16;

/// Within how many bytes a damaged header still shows what it is.
const MARK_BYTES: usize = 1 << 12;

/// What of a header could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SnapshotHead {
    /// All of it.
    Whole,
    /// It is damaged; some of its members were read.
    Damaged,
    /// There is none.
    Missing,
}

/// Where the text stops being JSON, from 1, and what is probably wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Break {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: String,
}

/// One snapshot of a text.
#[derive(Debug)]
pub(super) struct SnapshotPiece {
    pub(super) header: Header,
    pub(super) head: SnapshotHead,
    /// Each with its line, from 1.
    pub(super) statements: Vec<(usize, Range<usize>)>,
    /// How many there are, where that is more than a file may hold.
    pub(super) count: usize,
    /// How many lines hold something that is neither header nor statement.
    pub(super) other_lines: usize,
    /// The first damage.
    pub(super) damage: Option<Break>,
    /// Whether it has a list of statements.
    pub(super) has_list: bool,
    /// Whether the end of the list was seen.
    pub(super) is_closed: bool,
    start: usize,
}

impl SnapshotPiece {
    pub(super) fn begin(header: Header, head: SnapshotHead, start: usize) -> Self {
        Self {
            header,
            head,
            statements: Vec::new(),
            count: 0,
            other_lines: 0,
            damage: None,
            has_list: true,
            is_closed: false,
            start,
        }
    }
}

/// The snapshots of a text, in order. Statements before any header are a part without one.
pub(super) fn parts(text: &str) -> Vec<SnapshotPiece> {
    let mut scan = Scan {
        text,
        lines: Lines::of(text),
        parts: Vec::new(),
        other_before: 0,
        last_other: 0,
        at: 0,
        budget: text.len().saturating_add(HEADER_BYTES).saturating_mul(16),
        line: Cell::new((0, 0)),
    };
    scan.run();
    scan.parts
}

struct Scan<'a> {
    text: &'a str,
    lines: Lines<'a>,
    parts: Vec<SnapshotPiece>,
    /// Other lines before the first part.
    other_before: usize,
    /// The last line counted as other: two pieces of one line are one line.
    last_other: usize,
    at: usize,
    /// How many bytes may still be read in vain: a hostile file begins a value everywhere and ends none. When it is
    /// used up, the rest is what it is: lines that hold no entry.
    budget: usize,
    /// A stretch without a line break and the end of its line: found once, however many pieces stand on it.
    line: Cell<(usize, usize)>,
}

impl<'a> Scan<'a> {
    fn run(&mut self) {
        while let Some(open) = self.rest(self.at).find('{').map(|found| self.at + found).filter(|_| self.budget > 0) {
            self.pass_to(open);
            match self.value(open) {
                Ok(end) => self.object(open, end),
                Err(read) => self.damaged(open, read),
            }
        }
        self.pass_to(self.text.len());
        let ends: Vec<usize> = self.parts.iter().skip(1).map(|part| part.start).chain([self.text.len()]).collect();
        for (part, end) in self.parts.iter_mut().zip(ends) {
            // A header that was damaged, or sorted by an editor, may be read in pieces.
            if part.head == SnapshotHead::Damaged {
                let found = Members::salvage(self.text.get(part.start..end).unwrap_or_default()).header_at_all();
                let header = &mut part.header;
                header.fill(found);
            }
        }
    }

    fn rest(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or_default()
    }

    fn piece(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Where the line ends in which a place lies.
    fn line_end(&self, from: usize) -> usize {
        let (start, end) = self.line.get();
        if (start..end).contains(&from) {
            return end;
        }
        let end = self.rest(from).find(['\n', '\r']).map_or(self.text.len(), |found| from + found);
        self.line.set((from, end));
        end
    }

    /// The end of the JSON value that begins at a place; else after how many bytes it showed that it is none.
    fn value(&mut self, open: usize) -> Result<usize, usize> {
        let slice = self.rest(open);
        match serde_json::Deserializer::from_str(slice).into_iter::<&RawValue>().next() {
            Some(Ok(raw)) => Ok(open + raw.get().len()),
            Some(Err(error)) => {
                let read = bytes_until(slice, error.line(), error.column());
                self.budget = self.budget.saturating_sub(read);
                Err(read)
            }
            // An opening bracket is not nothing.
            None => Ok(open + 1),
        }
    }

    /// What stands between two pieces: commas and brackets, or something of its own.
    fn pass_to(&mut self, to: usize) {
        let gap = self.piece(self.at..to);
        for line in gap.split(['\n', '\r']) {
            let own = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}' | '>'));
            if !own.is_empty() {
                self.other_line(own);
            }
        }
        let ends = gap.match_indices(']').any(|(at, _)| {
            gap.get(at + 1..)
                .is_some_and(|after| after.trim_start_matches(|c: char| c.is_whitespace() || c == '>').starts_with('}'))
        });
        if let Some(part) = self.parts.last_mut().filter(|_| ends) {
            part.is_closed = true;
        }
        self.at = to;
    }

    /// Counts the line on which a piece of others stands.
    fn other_line(&mut self, piece: &str) {
        let line = self.lines.line_of(piece);
        if self.last_other == line {
            return;
        }
        self.last_other = line;
        match self.parts.last_mut() {
            Some(part) => part.other_lines += 1,
            None => self.other_before += 1,
        }
    }

    fn begin(&mut self, header: Header, head: SnapshotHead, start: usize) {
        let mut part = SnapshotPiece::begin(header, head, start);
        part.other_lines = std::mem::take(&mut self.other_before);
        self.parts.push(part);
    }

    fn statement(&mut self, range: Range<usize>) {
        if self.parts.is_empty() {
            self.begin(Members::nothing(), SnapshotHead::Missing, range.start);
        }
        let line = self.lines.line_of(self.piece(range.clone()));
        if let Some(part) = self.parts.last_mut() {
            part.count += 1;
            if part.statements.len() < limits::ENTRIES {
                part.statements.push((line, range));
            }
        }
    }

    /// A whole object: a snapshot, an entry, or something of others.
    fn object(&mut self, open: usize, end: usize) {
        let raw = self.piece(open..end);
        let members = serde_json::from_str::<Members>(raw).ok();
        self.at = end;
        let Some(members) = members else { return self.statement(open..end) };
        let header = members.header();
        if header.is_some() || members.are_of_a_snapshot() {
            let head = header.as_ref().map_or(SnapshotHead::Damaged, head_of);
            let header = header.unwrap_or_else(|| members.header_at_all());
            return self.snapshot(open, end, header, head, members.list("entries"));
        }
        let in_list = self.parts.last().is_some_and(|part| !part.is_closed);
        if in_list || members.are_of_an_entry() { self.statement(open..end) } else { self.other_line(raw) }
    }

    fn snapshot(
        &mut self,
        open: usize,
        end: usize,
        header: Header,
        head: SnapshotHead,
        list: Option<(Vec<&'a str>, usize)>,
    ) {
        let Some((list, count)) = list else {
            // The name of its list may be damaged; what is in it is not.
            self.begin(header, SnapshotHead::Damaged, open);
            match list_start(self.piece(open..end)).0 {
                Some((_, inside)) => self.at = open + inside,
                None => self.parts.iter_mut().last().into_iter().for_each(|part| {
                    part.has_list = false;
                    part.is_closed = true;
                }),
            }
            return;
        };
        self.begin(header, head, open);
        for raw in list {
            let start = raw.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
            self.statement(start..start + raw.len());
        }
        if let Some(part) = self.parts.last_mut() {
            part.count = count;
            part.is_closed = true;
        }
    }

    /// What is no JSON value: a snapshot that is not whole, or a damaged entry.
    fn damaged(&mut self, open: usize, read: usize) {
        let near = self.piece(open..self.text.floor_char_boundary(open + HEADER_BYTES));
        let line_end = self.line_end(open);
        let line = self.piece(open..line_end.min(self.text.floor_char_boundary(open + MARK_BYTES)));
        let (list, looked_at) = list_start(near);
        self.budget = self.budget.saturating_sub(looked_at + line.len());
        if let Some((before, inside)) = list {
            let stated = near.get(..before).unwrap_or_default();
            let whole = header_before(stated);
            let head = whole.as_ref().map_or(SnapshotHead::Damaged, head_of);
            let salvaged = Members::salvage(stated);
            if let Some(header) = whole.or_else(|| salvaged.are_of_a_snapshot().then(|| salvaged.header_at_all())) {
                self.begin(header, head, open);
                self.at = open + inside;
                return;
            }
        }
        if line.contains(FORMAT) || Members::salvage(line).are_of_a_snapshot() {
            let list = line.find("\"entries\":[").map(|at| at + "\"entries\":[".len());
            let list = list.or_else(|| line.trim_end().strip_suffix('[').map(|before| before.len() + 1));
            self.begin(Members::salvage(line).header_at_all(), SnapshotHead::Damaged, open);
            self.note(open, read);
            self.at = open + list.unwrap_or(line.len());
            return;
        }
        let end = self.end_of_damaged(open, line_end);
        let piece = self.piece(open..end);
        let names = ["\"id\"", "\"kind\"", "\"tx\"", "\"dept\"", "\"supersedes\"", "\"at\""];
        let in_list = self.parts.last().is_some_and(|part| !part.is_closed);
        if in_list || names.iter().filter(|name| piece.contains(*name)).count() >= 3 {
            self.statement(open..end);
            self.note(open, read);
        } else {
            self.other_line(piece);
        }
        self.at = end;
    }

    /// A damaged entry ends with its line, where entries are lines; else where it closes, or the next one begins.
    fn end_of_damaged(&self, open: usize, line_end: usize) -> usize {
        let own_line = self.piece(open..line_end);
        let end = if own_line.trim_end().len() > 1 {
            self.next_object(open + 1, line_end)
        } else {
            let next = self.next_object(open + 1, self.text.len());
            let mut end = line_end;
            while end < next {
                let line_start = end + self.rest(end).chars().next().map_or(1, char::len_utf8);
                end = self.line_end(line_start.min(self.text.len()));
                if self
                    .piece(line_start..end)
                    .trim_start_matches(|c: char| c.is_whitespace() || c == '>')
                    .starts_with('}')
                {
                    break;
                }
            }
            end.min(next)
        };
        let piece = self.piece(open..end);
        // The end of the list is no part of its last entry.
        let end = piece.find("}]}").map_or(end, |found| open + found + 1);
        open + self.piece(open..end).trim_end_matches(|c: char| c.is_whitespace() || c == ',').len().max(1)
    }

    /// Where the next object may begin: first on its line, or behind the end of another and a comma.
    fn next_object(&self, from: usize, end: usize) -> usize {
        for (found, _) in self.piece(from..end).match_indices('{') {
            let before = self.piece(0..from + found);
            let blank = |c: char| matches!(c, ' ' | '\t' | '>');
            let gap = before.trim_end_matches(blank);
            let first_on_line = gap.is_empty() || gap.ends_with(['\n', '\r']);
            if first_on_line || gap.strip_suffix(',').is_some_and(|gap| gap.trim_end_matches(blank).ends_with('}')) {
                return from + found;
            }
        }
        end
    }

    /// Notes the first damage of a part.
    fn note(&mut self, open: usize, read: usize) {
        if self.parts.last().is_none_or(|part| part.damage.is_some()) {
            return;
        }
        let line = self.lines.line_of(self.rest(open));
        let passed = self.rest(open).get(..read).map_or(0, |read| read.matches('\n').count());
        let spot = spot(self.text, (open + read).min(self.text.len()));
        if let Some(part) = self.parts.last_mut() {
            let what = guess(spot.character);
            part.damage.get_or_insert(Break { line: line + passed, column: spot.column, what });
        }
    }
}

/// A header without a version says too little to be whole.
fn head_of(header: &Header) -> SnapshotHead {
    if header.version > 0 { SnapshotHead::Whole } else { SnapshotHead::Damaged }
}

/// How many bytes of a text stand before a place that `serde_json` names.
fn bytes_until(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(found) => start += found + 1,
            None => break,
        }
    }
    (start + column.saturating_sub(1)).min(text.len())
}

/// Where the first list of an object's own members begins: before its key, and behind its bracket. And how much was
/// looked at.
fn list_start(text: &str) -> (Option<(usize, usize)>, usize) {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let (mut text_start, mut key) = (0, None);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' | b'\r' if in_text => return (None, at),
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => {
                in_text = !in_text;
                if in_text {
                    text_start = at;
                } else if depth == 1 {
                    key = Some(text_start);
                }
            }
            _ if in_text => {}
            b'[' if depth == 1 => return (key.map(|key| (key, at + 1)), at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return (None, at),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    (None, text.len())
}
