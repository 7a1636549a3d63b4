//! Files in and out: review before anything changes, and confirmation before a file counts as written.

use leptos::prelude::*;

use crate::exchange::{self, Export, FileError, Parcel, ParcelWarning, Review, Scope};
use crate::journal::EntryId;
use crate::plan::DeptId;
use crate::query::View;

use super::act::uncovered;
use super::{App, Deed, Notice, NoticeAction, Picked, Tone};

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

/// A file that was given out and not yet seen to arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outgoing {
    file: String,
    count: usize,
    covers: Vec<String>,
}

/// Files under way.
#[derive(Clone, Copy)]
pub(super) struct Transfer {
    incoming: RwSignal<Vec<Looked>>,
    outgoing: RwSignal<Option<Outgoing>>,
}

impl Transfer {
    pub(super) fn new() -> Self {
        Self { incoming: RwSignal::new(Vec::new()), outgoing: RwSignal::new(None) }
    }
}

impl App {
    /// The files read and waiting for a decision, or the reason why one cannot be read.
    pub fn incoming(self) -> ReadSignal<Vec<Looked>> {
        self.transfer.incoming.read_only()
    }

    /// Reads files. Nothing is changed by it.
    pub fn look_at(self, files: Vec<Picked>) {
        let plan = self.plan();
        let look = |file: Picked| Looked {
            found: exchange::read_snapshot(&plan, &file.name, &file.bytes).map(|parcel| self.lay_beside(parcel)),
            file: file.name,
        };
        self.transfer.incoming.set(files.into_iter().map(look).collect());
    }

    fn lay_beside(self, parcel: Parcel) -> Incoming {
        let review = exchange::review(&self.plan(), &self.ledger.read_untracked(), &parcel);
        Incoming { parcel, review }
    }

    /// Reads the files chosen in the file input of that id.
    pub fn look_at_picked(self, element_id: &'static str) {
        let outside = self.outside.get_value();
        leptos::task::spawn_local(async move {
            let files = outside.picked(element_id).await;
            if !files.is_empty() {
                self.look_at(files);
            }
        });
    }

    /// Reads files dropped on the page, whatever the view, and shows what is in them.
    pub fn look_at_dropped(self, files: Vec<Picked>) {
        self.look_at(files);
        let route = self.route.read_untracked().switch(View::Files);
        self.go(&route);
    }

    /// Looks at what can be rescued from a file that is cut off or has something after its end, in that file's place.
    pub fn look_at_rescue(self, parcel: Parcel) {
        let looked = Looked { file: parcel.file_name.clone(), found: Ok(self.lay_beside(parcel)) };
        self.transfer.incoming.update(|files| {
            match files.iter_mut().find(|other| other.file == looked.file && other.found.is_err()) {
                Some(place) => *place = looked,
                None => files.push(looked),
            }
        });
    }

    /// Puts the files away without taking them in.
    pub fn put_away(self) {
        self.transfer.incoming.set(Vec::new());
    }

    /// Puts one file away after it was taken in; the others are laid beside the ledger anew.
    fn put_away_one(self, parcel: &Parcel) {
        let rest =
            self.transfer.incoming.get_untracked().into_iter().filter_map(|Looked { file, found }| match found {
                Ok(incoming) if incoming.parcel == *parcel => None,
                Ok(incoming) => Some(Looked { file, found: Ok(self.lay_beside(incoming.parcel)) }),
                refused @ Err(_) => Some(Looked { file, found: refused }),
            });
        self.transfer.incoming.set(rest.collect());
    }

    pub(super) fn take_in(self, incoming: Incoming) {
        let parcel = incoming.parcel;
        if let Some(other) = parcel.warnings.iter().find(|warning| matches!(warning, ParcelWarning::OtherPlan { .. })) {
            self.say(Notice::new(Tone::Error, other.what()));
            return;
        }
        let author = self.stamp();
        let file = parcel.file_name.clone();
        let quarantined = parcel.quarantine.len();
        let ids = self.add(parcel.entries.clone());
        let added = ids.len();
        // Counted now and not at the review: another file may have been taken in since.
        let already_had = parcel.entries.len() - added;
        let dept = parcel.header.by_dept.as_ref().map(ToString::to_string).unwrap_or_default();
        let exported_at = parcel.header.exported_at.as_str().to_owned();
        self.keep_act(&author, Deed::Import { file, entries: ids, already_had, quarantined, dept, exported_at });
        self.put_away_one(&parcel);
        let kept_apart =
            if quarantined == 0 { String::new() } else { format!("{quarantined}件は保留にしました。") };
        if added == 0 {
            let text = format!("新しい記入はありません。{already_had}件は既にあります。{kept_apart}");
            self.say(Notice::new(Tone::Info, text));
        } else {
            let text = format!("{added}件を追加しました。{already_had}件は既にあります。{kept_apart}");
            self.say(Notice::new(Tone::Success, text).offering(NoticeAction::Undo { tx: author.tx }));
        }
    }

    /// How many entries a file of this scope would hold, and its name.
    pub fn preview_export(self, scope: &Scope) -> (String, usize) {
        let export = self.export_of(scope.clone());
        let plan = self.plan();
        let count = self.ledger.read().entries().filter(|entry| scope.holds(entry)).count();
        (exchange::file_name(&plan, &export), count)
    }

    /// Writes a file and gives it to the person, who then says whether it arrived.
    pub fn export(self, scope: Scope) {
        let export = self.export_of(scope.clone());
        let snapshot = exchange::write_snapshot(&self.plan(), &self.ledger.read_untracked(), &export);
        self.outside
            .with_value(|outside| outside.download(&snapshot.file_name, "application/json", snapshot.text.as_bytes()));
        let covers = {
            let ledger = self.ledger.read_untracked();
            let held = |id: &String| {
                EntryId::parse(id).ok().and_then(|id| ledger.get(id)).is_some_and(|entry| scope.holds(entry))
            };
            let acts = self.acts.read_untracked();
            uncovered(&acts).filter(|act| act.entries().iter().all(held)).map(|act| act.tx.clone()).collect()
        };
        let text = format!(
            "{}（{}件）の書き出しを始めました。ダウンロードのフォルダーにあることを確かめてください。",
            snapshot.file_name, snapshot.count
        );
        self.transfer.outgoing.set(Some(Outgoing { file: snapshot.file_name, count: snapshot.count, covers }));
        self.say(Notice::new(Tone::Info, text).offering(NoticeAction::ConfirmExport));
    }

    /// The person saw that the file arrived: from now on its entries count as held by a file.
    pub fn confirm_export(self) {
        let Some(Outgoing { file, count, covers }) = self.transfer.outgoing.get_untracked() else { return };
        self.transfer.outgoing.set(None);
        let author = self.stamp();
        self.keep_act(&author, Deed::Export { file, count, covers });
        self.dismiss();
    }

    /// Gives a table for other programs to the person. It holds no record that is not also in the ledger.
    pub fn download_csv(self, file_name: &str, bytes: &[u8]) {
        self.outside.with_value(|outside| outside.download(file_name, "text/csv", bytes));
    }

    fn export_of(self, scope: Scope) -> Export {
        let dept: Option<DeptId> = self.own_dept.get_untracked();
        Export { exported_at: self.now(), dept, name: self.author.get_untracked(), scope }
    }
}
