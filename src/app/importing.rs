//! Files in: read one by one, reviewed, and taken in only when the person agrees.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{self, FileError, Parcel, PlanMark, Reading, Review, Unpacking, limits};
use crate::journal::{Entry, EntryId};
use crate::query::View;

use super::{App, Deed, Handed, Notice, NoticeAction, Tone};

/// A file read and reviewed, not yet taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// What was in it.
    pub parcel: Parcel,
    /// What taking it in would change.
    pub review: Review,
}

/// A file that was looked at: what taking it in would do, or why it cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// Its name, as the person knows it.
    pub file: String,
    /// What was found in it.
    pub found: Result<Incoming, FileError>,
}

/// How far the reading of files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Files read.
    pub done: usize,
    /// Files handed over.
    pub total: usize,
}

/// Files on their way in.
#[derive(Clone, Copy)]
pub(super) struct Importing {
    looked: RwSignal<Vec<Looked>>,
    /// `None` while nothing is being read.
    progress: RwSignal<Option<Progress>>,
    /// Counts the readings that came to an end, whatever they found.
    ended: RwSignal<usize>,
    /// Counts the stops: whoever reads sees by it that he was stopped.
    stops: StoredValue<usize>,
    /// By what files of this plan are known.
    mark: StoredValue<Arc<PlanMark>>,
}

impl Importing {
    pub(super) fn new(mark: PlanMark) -> Self {
        Self {
            looked: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            ended: RwSignal::new(0),
            stops: StoredValue::new(0),
            mark: StoredValue::new(Arc::new(mark)),
        }
    }
}

impl App {
    /// The files read and waiting for a decision, or the reason why one cannot be read.
    pub fn incoming(self) -> ReadSignal<Vec<Looked>> {
        self.importing.looked.read_only()
    }

    /// How often a reading came to an end: every choice of files is answered, even where it brings nothing new.
    pub fn readings(self) -> ReadSignal<usize> {
        self.importing.ended.read_only()
    }

    /// How far the reading is; `None` while nothing is being read.
    pub fn progress(self) -> ReadSignal<Option<Progress>> {
        self.importing.progress.read_only()
    }

    /// Reads files, each beside those that wait already. Nothing is changed by it.
    pub fn look_at(self, files: impl IntoIterator<Item = impl Handed + 'static>) {
        let mut handed: Vec<Rc<dyn Handed>> = Vec::new();
        for file in files {
            handed.push(Rc::new(file));
        }
        self.look_at_handed(handed);
    }

    /// Reads the files chosen in the file input of that id.
    pub fn look_at_picked(self, element_id: &'static str) {
        self.look_at_handed(self.outside.with_value(|outside| outside.picked(element_id)));
    }

    /// Reads the files chosen in the file input of that id, whatever the view, and shows what is in them.
    pub fn review_picked(self, element_id: &'static str) {
        self.look_at_dropped(self.outside.with_value(|outside| outside.picked(element_id)));
    }

    /// Says what to do with something that was dropped and holds no file: a mail, its attachment, a link, a text.
    pub fn answer_drop_without_file(self) {
        let text = "ファイルが入っていません。メールの添付ファイルは、いったんパソコンに保存し、保存したファイルを置いてください。";
        self.say(Notice::new(Tone::Warning, text));
    }

    /// Reads files dropped or pasted on the page, whatever the view, and shows what is in them.
    pub fn look_at_dropped(self, files: Vec<Rc<dyn Handed>>) {
        if files.is_empty() {
            return;
        }
        self.look_at_handed(files);
        let route = self.route.read_untracked().switch(View::Files);
        self.go(&route);
    }

    fn look_at_handed(self, files: Vec<Rc<dyn Handed>>) {
        if files.is_empty() {
            return;
        }
        let Importing { looked, progress, stops, .. } = self.importing;
        progress.update(|progress| {
            let before = progress.unwrap_or(Progress { done: 0, total: 0 });
            *progress = Some(Progress { total: before.total + files.len(), ..before });
        });
        let stops_before = stops.get_value();
        spawn_local(async move {
            for file in files {
                let (name, read) = self.look_at_one(&*file).await;
                if stops.get_value() != stops_before {
                    return;
                }
                // The list is shown when all are read: a thousand growing lists would be half a million cards.
                looked.update_untracked(|looked| lay_in_place(looked, &name, read));
                progress.update(|progress| {
                    *progress = progress.map(|before| Progress { done: before.done + 1, ..before });
                });
            }
            if progress.read_untracked().is_some_and(|progress| progress.done == progress.total) {
                self.show_what_was_read();
            }
        });
    }

    /// Reads no further. What was read so far waits for a decision; nothing was changed.
    pub fn stop_reading(self) {
        self.importing.stops.update_value(|stops| *stops += 1);
        if let Some(Progress { done, total }) = self.importing.progress.get_untracked() {
            let text = format!("{total}件のうち{done}件を読んだところで止めました。今の記入は変わっていません。");
            self.say(Notice::new(Tone::Info, text));
        }
        self.show_what_was_read();
    }

    fn show_what_was_read(self) {
        self.importing.progress.set(None);
        self.importing.looked.notify();
        self.importing.ended.update(|ended| *ended += 1);
    }

    /// What is in a file, for each snapshot in it, and the file's name.
    async fn look_at_one(self, file: &dyn Handed) -> (String, Vec<Looked>) {
        let name = file.name();
        let found = match self.read(file, &name).await {
            Ok(found) => found,
            Err(error) => vec![Err(error)],
        };
        let look = |found: Result<Parcel, FileError>| {
            // Several snapshots of a file have names of their own.
            let parcel = found.as_ref().ok().or(found.as_ref().err().and_then(FileError::rescue));
            let file = parcel.map_or_else(|| name.clone(), |parcel| parcel.file_name.clone());
            let found = found.map(|parcel| {
                self.confirm_if_seen(&parcel);
                self.lay_beside(parcel)
            });
            Looked { file, found }
        };
        let looked = found.into_iter().map(look).collect();
        (name, looked)
    }

    async fn read(self, file: &dyn Handed, name: &str) -> Result<exchange::Found, FileError> {
        let outside = self.outside.get_value();
        let mut bytes = file.bytes(limits::FILE_BYTES).await.ok_or(FileError::Unreadable)?;
        let mut flaw = None;
        if bytes.starts_with(exchange::GZIP) && bytes.len() <= limits::FILE_BYTES {
            let mut unpacking = Unpacking::begin(&bytes, limits::FILE_BYTES);
            while unpacking.step()? {
                outside.breathe().await;
            }
            (bytes, flaw) = unpacking.finish();
        }
        let mark = self.plan_mark();
        let legacy = |label: &str, bytes: &[u8]| outside.decode(label, bytes);
        let mut reading = Reading::begin(&mark, name, bytes, flaw, &legacy)?;
        while reading.step() {
            outside.breathe().await;
        }
        Ok(reading.finish())
    }

    /// By what files of this plan are known.
    pub(super) fn plan_mark(self) -> Arc<PlanMark> {
        self.importing.mark.get_value()
    }

    fn lay_beside(self, parcel: Parcel) -> Incoming {
        let review = exchange::review(&self.plan(), &self.ledger.read_untracked(), &parcel);
        Incoming { parcel, review }
    }

    /// Looks at what can be rescued from a file that is cut off or has something after its end, in that file's place.
    pub fn look_at_rescue(self, parcel: Parcel) {
        let read = Looked { file: parcel.file_name.clone(), found: Ok(self.lay_beside(parcel)) };
        self.importing.looked.update(|files| {
            match files.iter_mut().find(|other| other.file == read.file && other.found.is_err()) {
                Some(place) => *place = read,
                None => files.push(read),
            }
        });
    }

    /// Puts the files away without taking them in.
    pub fn put_away(self) {
        self.importing.looked.set(Vec::new());
    }

    /// Lays the files that still wait beside the ledger as it is now.
    pub(super) fn look_again(self) {
        let again =
            |Looked { file, found }| Looked { file, found: found.map(|read: Incoming| self.lay_beside(read.parcel)) };
        self.importing.looked.update(|files| *files = std::mem::take(files).into_iter().map(again).collect());
    }

    /// Takes in every file that waits and can be read.
    pub fn take_in_all(self) {
        let waiting = self.importing.looked.get_untracked();
        self.take_in(waiting.into_iter().filter_map(|looked| looked.found.ok()).collect());
    }

    /// Takes in files, all in one step: whatever happens, none is ever half taken in. Each is undone on its own.
    pub(super) fn take_in(self, files: Vec<Incoming>) {
        let mut new: Vec<Arc<Entry>> = Vec::new();
        let mut deeds = Vec::new();
        let (mut already_had, mut quarantined) = (0, 0);
        {
            let ledger = self.ledger.read_untracked();
            let mut ids: BTreeSet<EntryId> = BTreeSet::new();
            for Incoming { parcel, .. } in &files {
                // Counted now and not at the review: another file may have been taken in since.
                let before = new.len();
                let is_new = |entry: &&Arc<Entry>| !ledger.contains(entry.id()) && ids.insert(entry.id());
                new.extend(parcel.entries.iter().filter(is_new).cloned());
                let entries: Vec<String> = new.iter().skip(before).map(|entry| entry.id().to_string()).collect();
                let (had, held) = (parcel.entries.len() - entries.len(), parcel.quarantine.len());
                (already_had, quarantined) = (already_had + had, quarantined + held);
                deeds.push(Deed::Import {
                    file: parcel.file_name.clone(),
                    entries,
                    already_had: had,
                    quarantined: held,
                    dept: parcel.sender().map(ToString::to_string).unwrap_or_default(),
                    exported_at: parcel.header.exported_at.as_str().to_owned(),
                });
            }
        }
        let added = new.len();
        self.add_shared(new);
        let mut actions = Vec::new();
        for deed in deeds {
            let author = self.stamp();
            actions.push(NoticeAction::Undo { tx: author.tx.clone() });
            self.keep_act(&author, deed);
        }
        let taken = |looked: &Looked| {
            looked.found.as_ref().is_ok_and(|found| files.iter().any(|file| file.parcel == found.parcel))
        };
        self.importing.looked.update_untracked(|waiting| waiting.retain(|looked| !taken(looked)));
        self.look_again();
        let kept_apart =
            if quarantined == 0 { String::new() } else { format!("{quarantined}件は保留にしました。") };
        let (tone, text) = match added {
            0 => (Tone::Info, "新しい記入はありません。".to_owned()),
            added => (Tone::Success, format!("{added}件を追加しました。")),
        };
        let notice = Notice::new(tone, format!("{text}{already_had}件は既にあります。{kept_apart}"));
        // Several files are undone one by one in the history.
        self.say(match actions.pop() {
            Some(undo) if added > 0 && actions.is_empty() => notice.offering(undo),
            _ => notice,
        });
    }
}

/// Lays what was found in a file among what waits: the same again stands once, and a mended file takes the place of
/// the one of its name that could not be read.
fn lay_in_place(waiting: &mut Vec<Looked>, file: &str, read: Vec<Looked>) {
    waiting.retain(|other| !read.contains(other));
    let is_refused =
        |other: &Looked| other.found.is_err() && (other.file == file || read.iter().any(|new| new.file == other.file));
    let place = waiting.iter().position(is_refused).unwrap_or(waiting.len());
    waiting.retain(|other| !is_refused(other));
    let place = place.min(waiting.len());
    waiting.splice(place..place, read);
}
