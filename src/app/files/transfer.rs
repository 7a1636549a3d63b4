//! Files out: given to the person, and counted as written only when they were seen to arrive.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{self, Export, ParsedSnapshot, Scope, limits};
use crate::filled::filled;
use crate::insight::Round;
use crate::journal::EntryId;
use crate::wording::notices::exporting;
use crate::wording::rounds;

use super::Files;
use crate::app::page::{Notice, NoticeAction, Tone};
use crate::app::ports::Painted;
use crate::app::records::{Activity, ActivityKind, uncovered, unexported};

/// What a file of a scope would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Its name.
    pub file_name: String,
    /// How many entries it would hold.
    pub count: usize,
    /// About how many bytes, before it is packed.
    pub bytes: usize,
}

/// A file that was given out and not yet seen to arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outgoing {
    file: String,
    count: usize,
    digest: String,
    covers: Vec<String>,
}

impl Files {
    /// What was recorded here and stands in no file yet: 前回のファイル作成以後.
    pub fn since_last_file(self) -> Scope {
        let activities = self.records.activities().read();
        Scope { only: Some(filled(uncovered(&activities).flat_map(Activity::entries).copied())), ..Scope::default() }
    }

    /// What a file of each scope would be.
    pub fn preview_exports(self, scopes: &[Scope]) -> Vec<Preview> {
        let plan = self.records.plan();
        let measured = exchange::measure_scopes(&self.records.ledger().read(), scopes);
        let preview = |(scope, (count, bytes)): (&Scope, (usize, usize))| {
            let mut file_name = exchange::file_name(&plan, &self.export_of(scope.clone()));
            if bytes > limits::PLAIN_BYTES {
                file_name.push_str(".gz");
            }
            Preview { file_name, count, bytes }
        };
        scopes.iter().zip(measured).map(preview).collect()
    }

    /// How many entries stand in no file yet and would not be in one of this scope either.
    pub fn unexported_outside(self, scope: &Scope) -> usize {
        let (unexported, ledger) = (self.since_last_file(), self.records.ledger().read());
        let ids = unexported.only.iter().flatten();
        ids.filter(|id| ledger.get(**id).is_some_and(|entry| !scope.holds(&ledger, entry))).count()
    }

    /// Writes a file and gives it to the person, who then says whether it arrived.
    ///
    /// Whoever writes a department's file, and was of none so far, is of that one from now on.
    pub fn export(self, scope: Scope) {
        let joined = scope.dept.clone().filter(|_| self.records.preferences.own_dept().read_untracked().is_none());
        let joined = joined.filter(|dept| self.records.plan().department(dept).is_some());
        if let Some(dept) = &joined {
            self.records.preferences.choose_dept(dept.clone());
        }
        let joined = joined.and_then(|dept| self.records.plan().department(&dept).map(|dept| dept.name.clone()));
        let export = self.export_of(scope);
        let snapshot = exchange::write_snapshot(
            &self.records.plan(),
            &self.mark.get_value(),
            &self.records.ledger().read_untracked(),
            &export,
        );
        let covers = {
            let ledger = self.records.ledger().read_untracked();
            // What was erased is to be in no file.
            let held =
                |id: &EntryId| ledger.get(*id).map_or(ledger.contains(*id), |entry| export.scope.holds(&ledger, entry));
            let activities = self.records.activities().read_untracked();
            uncovered(&activities)
                .filter(|activity| activity.entries().iter().all(held))
                .map(|activity| activity.tx.clone())
                .collect()
        };
        let (codecs, downloads) = (self.records.ports.codecs(), self.records.ports.downloads());
        spawn_local(async move {
            let (mut file, mut bytes, mut media_type) =
                (snapshot.file_name, snapshot.text.into_bytes(), "application/json");
            if bytes.len() > limits::PLAIN_BYTES {
                // Where the browser cannot pack, the file is large but as good.
                if let Some(packed) = codecs.pack(bytes.clone()).await {
                    (bytes, media_type) = (packed, "application/gzip");
                    file.push_str(".gz");
                }
            }
            if !downloads.download(&file, media_type, &bytes) {
                self.notify(Notice::new(Tone::Error, exporting::NO_FILE));
                return;
            }
            let count = snapshot.count;
            let text = exporting::started(&file, count, joined.as_deref());
            self.outgoing.set(Some(Outgoing { file, count, digest: snapshot.digest, covers }));
            self.notify(Notice::new(Tone::Info, text).offering(NoticeAction::ConfirmExport));
        });
    }

    /// The person saw that the file arrived: from now on its entries count as held by a file.
    pub fn confirm_export(self) {
        let Some(Outgoing { file, count, covers, .. }) = self.outgoing.get_untracked() else { return };
        self.outgoing.set(None);
        self.records.page.stop_asking();
        let author = self.records.stamp();
        self.records.log_activity(&author, ActivityKind::Export { file: file.clone(), count, covers });
        let left = unexported(&self.records.activities().read_untracked());
        self.notify(Notice::new(Tone::Success, exporting::confirmed(&file, count, left)));
    }

    /// A file that is read and holds just what was given out last has arrived, whatever it is called now.
    pub(super) fn confirm_if_seen(self, snapshot: &ParsedSnapshot) {
        let is_it = |outgoing: &Outgoing| {
            snapshot.entries.len() == outgoing.count && snapshot.header.digest.as_ref() == Some(&outgoing.digest)
        };
        if snapshot.warnings.is_empty() && self.outgoing.read_untracked().as_ref().is_some_and(is_it) {
            self.confirm_export();
            self.notify(Notice::new(Tone::Success, exporting::SEEN));
        }
    }

    /// Gives a file that holds no record to the person, and says so: `made`, or that there is none.
    pub fn hand_out(self, file_name: &str, media_type: &str, bytes: &[u8], made: String) {
        let notice = if self.download(file_name, media_type, bytes) {
            Notice::new(Tone::Info, made)
        } else {
            Notice::new(Tone::Error, exporting::not_made(file_name))
        };
        self.notify(notice);
    }

    /// Gives a file that holds no record to the person: a table, a picture. False where the browser made none.
    pub fn download(self, file_name: &str, media_type: &str, bytes: &[u8]) -> bool {
        self.records.ports.downloads().download(file_name, media_type, bytes)
    }

    /// Paints an SVG text, so many times as large as it says, and gives it to the person as PNG.
    pub async fn paint(self, file_name: &str, svg: String, scale: u32) -> Painted {
        let downloads = self.records.ports.downloads();
        downloads.paint(file_name, svg, scale).await
    }

    fn export_of(self, scope: Scope) -> Export {
        // Whoever writes the file of one department writes for it, even where no department was ever chosen here.
        let dept = self.records.preferences.own_dept().get_untracked().or_else(|| scope.dept.clone());
        let name = self.records.preferences.author().get_untracked();
        let round = self.round_of(&scope).map(|round| rounds::name(&round));
        Export { exported_at: self.records.page.now(), dept, name, scope, round }
    }

    /// The round that a file of a scope asks for, or answers: it goes into the file's name and its mail.
    pub(in crate::app) fn round_of(self, scope: &Scope) -> Option<Round> {
        let rounds = untrack(|| self.records.rounds());
        if let Some(id) = scope.round {
            return rounds.all().iter().find(|round| round.id == id).cloned();
        }
        let fy = self.records.navigation.fy().get_untracked();
        let round = rounds.in_force(fy).filter(|_| scope.only.is_none() && scope.fy.is_none_or(|asked| asked == fy))?;
        let answers = scope.dept.as_ref().map_or(scope.fy.is_some(), |dept| round.asks(dept));
        answers.then(|| round.clone())
    }
}
