//! How a deed stands in this browser's settings: one form for all kinds, since what is derived for each kind of its own
//! weighs three times as much.

use serde::{Deserialize, Serialize};

use super::Deed;
use super::packed_ids::PackedIds;

/// A deed as it is kept: `{"record":{…}}`, one kind and what deeds of that kind have.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeptDeed {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    import: Option<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restore: Option<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redact: Option<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recover: Option<Members>,
    #[serde(skip_serializing_if = "Option::is_none")]
    export: Option<Members>,
}

/// What deeds have, as far as a kind has it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Members {
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<PackedIds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    again: Option<PackedIds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    already_had: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quarantined: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    covers: Option<Vec<String>>,
    // The first versions did not write these; they are written where they say something.
    #[serde(skip_serializing_if = "String::is_empty")]
    dept: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    exported_at: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_imports: Vec<String>,
    #[serde(skip_serializing_if = "PackedIds::is_empty")]
    also: PackedIds,
    taken_back: usize,
}

/// A kept act has no deed of this version, or two.
#[derive(Debug, thiserror::Error)]
#[error("no deed of this version")]
pub(super) struct NoDeed;

impl TryFrom<KeptDeed> for Deed {
    type Error = NoDeed;

    fn try_from(kept: KeptDeed) -> Result<Self, NoDeed> {
        let KeptDeed { record, import, restore, redact, undo, recover, export } = kept;
        let mut deeds = [
            record.map(Members::record),
            import.map(Members::import),
            restore.map(Members::restore),
            redact.map(Members::redact),
            undo.map(Members::undo),
            recover.map(Members::recover),
            export.map(Members::export),
        ]
        .into_iter()
        .flatten();
        deeds.next().flatten().filter(|_| deeds.next().is_none()).ok_or(NoDeed)
    }
}

impl Members {
    fn record(self) -> Option<Deed> {
        Some(Deed::Record { what: self.what?, entries: self.entries?.0 })
    }

    fn import(self) -> Option<Deed> {
        Some(Deed::Import {
            file: self.file?,
            entries: self.entries?.0,
            already_had: self.already_had?,
            quarantined: self.quarantined?,
            dept: self.dept,
            exported_at: self.exported_at,
            also_imports: self.also_imports,
            also: self.also.0,
            taken_back: self.taken_back,
        })
    }

    fn restore(self) -> Option<Deed> {
        Some(Deed::Restore { of: self.of?, what: self.what?, again: self.again?.0, entries: self.entries?.0 })
    }

    fn redact(self) -> Option<Deed> {
        Some(Deed::Redact { what: self.what?, entries: self.entries?.0 })
    }

    fn undo(self) -> Option<Deed> {
        Some(Deed::Undo { of: self.of?, what: self.what?, entries: self.entries?.0 })
    }

    fn recover(self) -> Option<Deed> {
        Some(Deed::Recover { entries: self.entries?.0 })
    }

    fn export(self) -> Option<Deed> {
        Some(Deed::Export { file: self.file?, count: self.count?, covers: self.covers? })
    }
}

impl From<Deed> for KeptDeed {
    fn from(deed: Deed) -> Self {
        let mut kept = Self::default();
        let mut members = Members::default();
        let kind = match deed {
            Deed::Record { what, entries } => {
                (members.what, members.entries) = (Some(what), Some(PackedIds(entries)));
                &mut kept.record
            }
            Deed::Import {
                file,
                entries,
                already_had,
                quarantined,
                dept,
                exported_at,
                also_imports,
                also,
                taken_back,
            } => {
                (members.file, members.entries) = (Some(file), Some(PackedIds(entries)));
                (members.already_had, members.quarantined) = (Some(already_had), Some(quarantined));
                (members.dept, members.exported_at) = (dept, exported_at);
                (members.also_imports, members.also, members.taken_back) = (also_imports, PackedIds(also), taken_back);
                &mut kept.import
            }
            Deed::Restore { of, what, again, entries } => {
                (members.of, members.what) = (Some(of), Some(what));
                (members.again, members.entries) = (Some(PackedIds(again)), Some(PackedIds(entries)));
                &mut kept.restore
            }
            Deed::Redact { what, entries } => {
                (members.what, members.entries) = (Some(what), Some(PackedIds(entries)));
                &mut kept.redact
            }
            Deed::Undo { of, what, entries } => {
                (members.of, members.what, members.entries) = (Some(of), Some(what), Some(PackedIds(entries)));
                &mut kept.undo
            }
            Deed::Recover { entries } => {
                members.entries = Some(PackedIds(entries));
                &mut kept.recover
            }
            Deed::Export { file, count, covers } => {
                (members.file, members.count, members.covers) = (Some(file), Some(count), Some(covers));
                &mut kept.export
            }
        };
        *kind = Some(members);
        kept
    }
}
