//! Files in: read one by one, reviewed, and taken in only when the person agrees.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{self, FileError, FileKind, ParsedSnapshot, SnapshotReader, Unpacking, limits};
use crate::query::View;
use crate::wording::notices::importing;

use super::Files;
use crate::app::inbox::ImportCandidate;
use crate::app::page::{Notice, Tone};
use crate::app::ports::PendingFile;

/// How far the reading of files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportProgress {
    /// Files read.
    pub done: usize,
    /// Files handed over.
    pub total: usize,
}

impl Files {
    /// The files read and waiting for a decision, or the reason why one cannot be read.
    pub fn incoming(self) -> ReadSignal<Vec<ImportCandidate>> {
        self.records.inbox.waiting.read_only()
    }

    /// How often a reading came to an end: every choice of files is answered, even where it brings nothing new.
    pub fn readings(self) -> ReadSignal<usize> {
        self.ended.read_only()
    }

    /// How far the reading is; `None` while nothing is being read.
    pub fn progress(self) -> ReadSignal<Option<ImportProgress>> {
        self.progress.read_only()
    }

    /// Reads files, each beside those that wait already. Nothing is changed by it.
    pub fn look_at(self, files: impl IntoIterator<Item = impl PendingFile + 'static>) {
        let mut handed: Vec<Rc<dyn PendingFile>> = Vec::new();
        for file in files {
            handed.push(Rc::new(file));
        }
        self.look_at_handed(handed, false);
    }

    /// Reads the files chosen in the file input of that id.
    pub fn look_at_picked(self, element_id: &'static str) {
        self.look_at_handed(self.records.ports.file_picker().picked(element_id), false);
    }

    /// Reads the files chosen in the file input of that id, whatever the view, and shows what is in them.
    pub fn review_picked(self, element_id: &'static str) {
        self.look_at_dropped(self.records.ports.file_picker().picked(element_id));
    }

    /// Says what to do with something that was dropped and holds no file: a mail, its attachment, a link, a text.
    pub fn answer_drop_without_file(self) {
        self.notify(Notice::new(Tone::Warning, importing::NO_FILE_DROPPED));
    }

    /// Reads files dropped or pasted on the page, whatever the view, and shows what is in them.
    pub fn look_at_dropped(self, files: Vec<Rc<dyn PendingFile>>) {
        if files.is_empty() {
            return;
        }
        // Who drops a file where plans are opened means a plan, until the file says otherwise.
        let is_at_plans = self.records.navigation.route().read_untracked().view == View::Plans;
        if !is_at_plans {
            self.go_to(View::Files);
        }
        self.look_at_handed(files, is_at_plans);
    }

    fn go_to(self, view: View) {
        let route = self.records.navigation.route().read_untracked().switch(view);
        self.records.navigation.navigate(&route);
    }

    fn look_at_handed(self, files: Vec<Rc<dyn PendingFile>>, is_at_plans: bool) {
        if files.is_empty() {
            return;
        }
        let Self { progress, stops, .. } = self;
        let waiting = self.records.inbox.waiting;
        progress.update(|progress| {
            let before = progress.unwrap_or(ImportProgress { done: 0, total: 0 });
            *progress = Some(ImportProgress { total: before.total + files.len(), ..before });
        });
        let stops_before = stops.get_value();
        let is_alone = files.len() == 1;
        spawn_local(async move {
            for file in files {
                let (name, mut read) = self.look_at_one(&*file).await;
                if stops.get_value() != stops_before {
                    return;
                }
                if is_alone && is_meant_as_plan(&read, is_at_plans) {
                    read.clear();
                    self.look_at_plan(&*file).await;
                } else if is_at_plans {
                    self.go_to(View::Files);
                }
                // The list is shown when all are read: a thousand growing lists would be half a million cards.
                waiting.update_untracked(|waiting| lay_in_place(waiting, &name, read));
                progress.update(|progress| {
                    *progress = progress.map(|before| ImportProgress { done: before.done + 1, ..before });
                });
            }
            if progress.read_untracked().is_some_and(|progress| progress.done == progress.total) {
                self.show_what_was_read();
            }
        });
    }

    /// Shows a file that is no record but a plan where plans are opened.
    async fn look_at_plan(self, file: &dyn PendingFile) {
        self.plans.hand_in(file).await;
        self.go_to(View::Plans);
    }

    /// Reads no further. What was read so far waits for a decision; nothing was changed.
    pub fn stop_reading(self) {
        self.stops.update_value(|stops| *stops += 1);
        if let Some(ImportProgress { done, total }) = self.progress.get_untracked() {
            self.notify(Notice::new(Tone::Info, importing::stopped(done, total)));
        }
        self.show_what_was_read();
    }

    fn show_what_was_read(self) {
        self.progress.set(None);
        self.records.inbox.waiting.notify();
        self.ended.update(|ended| *ended += 1);
    }

    /// What is in a file, for each snapshot in it, and the file's name.
    async fn look_at_one(self, file: &dyn PendingFile) -> (String, Vec<ImportCandidate>) {
        let name = file.name();
        let found = match self.read(file, &name).await {
            Ok(found) => found,
            Err(error) => vec![Err(error)],
        };
        let look = |found: Result<ParsedSnapshot, FileError>| {
            // Several snapshots of a file have names of their own.
            let snapshot = found.as_ref().ok().or(found.as_ref().err().and_then(FileError::rescue));
            let file = snapshot.map_or_else(|| name.clone(), |snapshot| snapshot.file_name.clone());
            let found = found.map(|snapshot| {
                self.confirm_if_seen(&snapshot);
                self.records.review_snapshot(snapshot)
            });
            ImportCandidate { file, found }
        };
        let candidates = found.into_iter().map(look).collect();
        (name, candidates)
    }

    pub(super) async fn read(self, file: &dyn PendingFile, name: &str) -> Result<exchange::Found, FileError> {
        let (codecs, window) = (self.records.ports.codecs(), self.records.ports.window());
        let mut bytes = file.bytes(limits::FILE_BYTES).await.ok_or(FileError::Unreadable)?;
        let mut flaw = None;
        if bytes.starts_with(exchange::GZIP) && bytes.len() <= limits::FILE_BYTES {
            let mut unpacking = Unpacking::begin(&bytes, limits::FILE_BYTES);
            while unpacking.step()? {
                window.yield_now().await;
            }
            (bytes, flaw) = unpacking.finish();
        }
        let mark = self.mark.get_value();
        let legacy = |label: &str, bytes: &[u8]| codecs.decode(label, bytes);
        let mut reading = SnapshotReader::begin(&mark, name, bytes, flaw, &legacy)?;
        while reading.step() {
            window.yield_now().await;
        }
        Ok(reading.finish())
    }

    /// Looks at what can be rescued from a file that is cut off or has something after its end, in that file's place.
    pub fn look_at_rescue(self, snapshot: ParsedSnapshot) {
        let read =
            ImportCandidate { file: snapshot.file_name.clone(), found: Ok(self.records.review_snapshot(snapshot)) };
        self.records.inbox.waiting.update(|files| {
            match files.iter_mut().find(|other| other.file == read.file && other.found.is_err()) {
                Some(place) => *place = read,
                None => files.push(read),
            }
        });
    }

    /// Puts the files away without taking them in.
    pub fn discard_files(self) {
        let count = self.records.inbox.waiting.read_untracked().len();
        self.records.inbox.waiting.set(Vec::new());
        self.records.inbox.restore.set(false);
        self.notify(Notice::new(Tone::Info, importing::discarded(count)));
    }

    /// Whether taking in makes count again what was taken back here and comes again.
    pub fn restores(self) -> RwSignal<bool> {
        self.records.inbox.restore
    }

    /// Takes in every file that waits and can be read.
    pub fn take_in_all(self) {
        let waiting = self.records.inbox.waiting.get_untracked();
        self.records.import(waiting.into_iter().filter_map(|candidate| candidate.found.ok()).collect());
    }
}

/// Whether a file belongs to 計画: it says that it is a plan, or it was dropped there and breaks off or has a fault of form,
/// so that it does not even say what it is.
fn is_meant_as_plan(read: &[ImportCandidate], is_at_plans: bool) -> bool {
    let [ImportCandidate { found: Err(error), .. }] = read else { return false };
    match error {
        FileError::Kind(FileKind::Plan) => true,
        FileError::NotJson { .. } | FileError::Foreign | FileError::Empty { .. } => is_at_plans,
        _ => false,
    }
}

/// Lays what was found in a file among what waits: the same again stands once, and a mended file takes the place of
/// the one of its name that could not be read.
fn lay_in_place(waiting: &mut Vec<ImportCandidate>, file: &str, read: Vec<ImportCandidate>) {
    waiting.retain(|other| !read.contains(other));
    let is_refused = |other: &ImportCandidate| {
        other.found.is_err() && (other.file == file || read.iter().any(|new| new.file == other.file))
    };
    let place = waiting.iter().position(is_refused).unwrap_or(waiting.len());
    waiting.retain(|other| !is_refused(other));
    let place = place.min(waiting.len());
    waiting.splice(place..place, read);
}
