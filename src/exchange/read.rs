//! From a file's bytes to a [`Parcel`].

use serde_json::value::RawValue;

use crate::gather::gather;
use crate::plan::Plan;

use super::decode::{Text, decode};
use super::intake::Intake;
use super::members::{Members, header_before};
use super::place::{Lines, guess, nesting, spot};
use super::{FORMAT, FileError, Header, Parcel, ParcelWarning, PlanMark, VERSION, limits};

/// What stands before the first entry in every file this program wrote; a text inside JSON cannot contain it.
const ENTRIES_BEGIN: &str = "\"entries\":[";

/// What ends such a file.
const ENTRIES_END: &str = "]}";

/// How many statements are read before others may have a turn: some milliseconds.
const SLICE: usize = 500;

/// Reads a snapshot at one go. Nothing changes; entries are verified one by one, and what fails goes to quarantine.
///
/// # Errors
/// [`FileError`]; where a part can be saved, the error carries it.
pub fn read_snapshot(plan: &Plan, file_name: &str, bytes: &[u8]) -> Result<Parcel, FileError> {
    let mark = PlanMark::of(plan);
    let mut reading = Reading::begin(&mark, file_name, bytes)?;
    while reading.step()? {}
    reading.finish()
}

/// A snapshot being read, some statements at a time, so that a page stays awake over a large file.
pub struct Reading<'a> {
    file: File<'a>,
    header: Header,
    /// What stands in the file one by one, and on which line.
    statements: std::vec::IntoIter<(usize, &'a str)>,
    intake: Intake,
    way: Way,
}

/// How a file is read.
enum Way {
    /// Line by line, as this program writes; the first statement that fails sends the file the long way.
    Lines,
    /// As JSON of any layout.
    Document {
        /// Whether something stands after its end.
        trailing: bool,
    },
    /// Line by line as far as that goes: it is no JSON any more.
    Rescue {
        /// Where it breaks, from 1, and what is probably wrong there; `None` where it breaks off.
        damage: Option<(usize, usize, String)>,
    },
}

impl<'a> Reading<'a> {
    /// Looks at the size, the encoding, the format and the plan, in this order, and reads no entry.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn begin(plan: &'a PlanMark, file_name: &'a str, bytes: &'a [u8]) -> Result<Self, FileError> {
        let Text { text, is_cut } = decode(bytes)?;
        let file = File { plan, name: file_name, text, is_cut };
        match file.lines() {
            Some((header, statements)) => Self::of(file, header, statements, Way::Lines),
            None => Self::the_long_way(file),
        }
    }

    fn the_long_way(file: File<'a>) -> Result<Self, FileError> {
        if nesting(file.text) > limits::NESTING {
            return Err(FileError::TooDeep);
        }
        let mut documents = serde_json::Deserializer::from_str(file.text).into_iter::<Members>();
        match documents.next() {
            Some(Ok(members)) => {
                let (header, statements) = file.document(&members)?;
                let rest = file.text.get(documents.byte_offset()..).unwrap_or_default();
                let trailing = file.is_cut || !rest.trim().is_empty();
                Self::of(file, header, statements, Way::Document { trailing })
            }
            Some(Err(error)) => {
                let damage = file.damage(&error)?;
                let (header, statements) = file.rescue();
                Self::of(file, header, statements, Way::Rescue { damage })
            }
            None => Err(FileError::Empty { bytes: file.text.len() }),
        }
    }

    fn of(file: File<'a>, header: Header, statements: Statements<'a>, way: Way) -> Result<Self, FileError> {
        if header.plan_id != file.plan.id && !(header.plan_id.is_empty() && statements.is_empty()) {
            return Err(FileError::OtherPlan { id: header.plan_id, count: header.count });
        }
        if statements.len() > limits::ENTRIES {
            return Err(FileError::TooManyEntries { found: statements.len() });
        }
        Ok(Self { file, header, statements: statements.into_iter(), intake: Intake::default(), way })
    }

    /// Reads some more; false when all is read.
    ///
    /// # Errors
    /// [`FileError`], found only now that the whole text had to be looked at.
    pub fn step(&mut self) -> Result<bool, FileError> {
        for _ in 0..SLICE {
            let Some((line, statement)) = self.statements.next() else { return Ok(false) };
            if !self.intake.take(statement, line) && matches!(self.way, Way::Lines) {
                *self = Self::the_long_way(self.file)?;
                return Ok(true);
            }
        }
        Ok(true)
    }

    /// What was read.
    ///
    /// # Errors
    /// [`FileError`] with what was rescued, where the file is not whole.
    pub fn finish(self) -> Result<Parcel, FileError> {
        let Self { file, header, intake, way, .. } = self;
        let mut parcel = file.pack(header, intake);
        let damage = match way {
            Way::Lines | Way::Document { trailing: false } => return Ok(parcel),
            Way::Document { trailing: true } => None,
            Way::Rescue { ref damage } => Some(damage.clone()),
        };
        let (rescued, broken) = (parcel.entries.len(), parcel.quarantine.len());
        parcel.warnings.push(ParcelWarning::Rescued { rescued, broken });
        let rescue = Box::new(parcel);
        Err(match damage {
            // The whole snapshot could be read, but a mail program or a person has touched the file.
            None => FileError::TrailingText { rescue },
            Some(None) => FileError::Truncated { line: file.text.lines().count(), rescue },
            Some(Some((line, column, what))) => FileError::Damaged { line, column, what, rescue },
        })
    }
}

/// Statements word for word, each with its line.
type Statements<'a> = Vec<(usize, &'a str)>;

/// A text that may be a snapshot.
#[derive(Clone, Copy)]
struct File<'a> {
    plan: &'a PlanMark,
    name: &'a str,
    text: &'a str,
    is_cut: bool,
}

impl<'a> File<'a> {
    /// The header and the lines below it, where the file is laid out exactly as this program writes it.
    fn lines(&self) -> Option<(Header, Statements<'a>)> {
        let (head, body) = self.text.split_once(ENTRIES_BEGIN)?;
        let header = header_before(head).filter(|header| header.version > 0)?;
        let body = body.strip_prefix('\n')?.trim_end().strip_suffix(ENTRIES_END)?.strip_suffix('\n')?;
        if self.is_cut || head.contains('\n') {
            return None;
        }
        let mut statements: Statements<'a> = Vec::new();
        for (index, line) in body.lines().enumerate() {
            if let Some((_, before)) = statements.last_mut() {
                *before = before.strip_suffix(',')?;
            }
            statements.push((index + 2, line));
        }
        Some((header, statements))
    }

    /// The header and the entries of a whole document.
    fn document(&self, members: &Members<'a>) -> Result<(Header, Statements<'a>), FileError> {
        let header = members.header().filter(|header| header.version > 0).ok_or(FileError::Foreign)?;
        let entries = members.raw("entries").ok_or(FileError::Foreign)?;
        let statements: Vec<&'a RawValue> = serde_json::from_str(entries).map_err(|_| FileError::Foreign)?;
        let mut lines = Lines::of(self.text);
        Ok((header, gather(statements.into_iter().map(|raw| (lines.line_of(raw.get()), raw.get())))))
    }

    /// Says where the text stops being JSON; an error where it never was a snapshot.
    fn damage(&self, error: &serde_json::Error) -> Result<Option<(usize, usize, String)>, FileError> {
        if error.is_data() {
            return Err(FileError::Foreign);
        }
        let spot = spot(self.text, error.line(), error.column());
        let (line, column, mut what) = (error.line(), spot.column, guess(spot.character));
        let beginning: String = self.text.trim_start().chars().filter(|c| !c.is_whitespace()).take(64).collect();
        let is_ours = beginning.strip_prefix("{\"format\":\"").is_some_and(|rest| rest.starts_with(FORMAT));
        match (is_ours, error.is_eof() || self.is_cut) {
            (true, true) => Ok(None),
            (true, false) => Ok(Some((line, column, what))),
            (false, is_cut) => {
                if is_cut {
                    "ここで途切れていて、終わりがありません".clone_into(&mut what);
                }
                Err(FileError::NotJson { line, column, what })
            }
        }
    }

    /// The header, as far as it can be read, and the lines below it.
    fn rescue(&self) -> (Header, Statements<'a>) {
        let (head, body) = self.text.split_once(ENTRIES_BEGIN).unwrap_or((self.text, ""));
        let header = header_before(head);
        let first_line = head.lines().count();
        let lines = body.lines().enumerate().map(|(line, text)| (first_line + line, text.trim().trim_end_matches(',')));
        let statements = lines.filter(|(_, text)| !text.is_empty() && *text != ENTRIES_END);
        (header.unwrap_or_else(Members::nothing), gather(statements))
    }

    fn pack(&self, header: Header, intake: Intake) -> Parcel {
        let mut warnings = self.warnings_about_plan(&header);
        let found = intake.entries.len() + intake.quarantine.len() + intake.duplicates;
        match header.count {
            Some(stated) if stated != found => warnings.push(ParcelWarning::CountDiffers { stated, found }),
            _ if header.digest.as_ref().is_some_and(|stated| *stated != intake.digest()) => {
                warnings.push(ParcelWarning::DigestDiffers);
            }
            _ => {}
        }
        let Intake { entries, quarantine, duplicates, .. } = intake;
        Parcel { file_name: self.name.to_owned(), header, entries, quarantine, duplicates, warnings }
    }

    fn warnings_about_plan(&self, header: &Header) -> Vec<ParcelWarning> {
        let mut warnings = Vec::new();
        if header.version > VERSION {
            warnings.push(ParcelWarning::NewerVersion { version: header.version });
        }
        if header.plan_edition != self.plan.edition {
            warnings.push(ParcelWarning::OtherEdition { edition: header.plan_edition.clone() });
        } else if header.plan_sha256.as_ref().is_some_and(|stated| *stated != self.plan.sha256) {
            warnings.push(ParcelWarning::OtherPlanText);
        }
        warnings
    }
}
