//! Files in and out: snapshot, import review, the plan's static text.
//!
//! A file is read in steps that change nothing: bytes become a [`ParsedSnapshot`] for each snapshot in it
//! ([`SnapshotReader`]), and each is reviewed against the ledger ([`review`]). Only what a person has agreed to goes into
//! the ledger, by union.
//!
//! Of a file that mail, editors or disks have damaged, whatever verifies is offered, whatever does not is counted and
//! shown with its reason.
//!
//! # The snapshot format, version 1
//!
//! One header line, then one entry a line, sorted by the text of its id; each entry is canonical JSON (RFC 8785) with its id:
//!
//! ```text
//! {"format":"ayumi/snapshot","version":1,…,"count":2,"digest":"…","entries":[
//! {"at":"…","by":"…",…,"id":"…",…},
//! {"at":"…","by":"…",…,"id":"…",…}
//! ]}
//! ```
//!
//! Two exports of the same set are byte-equal below the header. `count` and `digest` reveal what was cut off.

mod decode;
mod digest;
mod encoding;
mod file_error;
mod file_name;
mod html;
mod ics;
mod intake;
mod kind;
pub mod limits;
mod members;
mod page_file;
mod page_frame;
mod parsed_snapshot;
mod pieces;
mod plan_page;
mod read;
mod review;
mod scope;
mod shape;
mod text_position;
mod unpack;
mod verdict;
mod write;

pub use decode::Legacy;
pub use digest::{PlanMark, canonical_plan, plan_digest, records_digest};
pub use encoding::WrongEncoding;
pub use file_error::{FileError, GzipFlaw};
pub use file_name::{ACCEPTED, DROPPED_TEXT, PASTED_TEXT, calendar_name, file_name, plan_file_name};
pub use html::escape;
pub use ics::{AllDay, write_ics};
pub use kind::FileKind;
pub use page_file::{MadePage, ReturnedPage};
pub use page_frame::{
    BlockDamaged, FrameError, PART_HOLE, PageProgram, PlanValues, ProvenBlock, base64_lines, fill, page_digest,
    prove_block,
};
pub use parsed_snapshot::{Header, ParsedSnapshot, QuarantineReason, Quarantined, SnapshotWarning};
pub use plan_page::booklet;
pub use read::{Found, SnapshotReader, looks_like_snapshot, read_snapshot, read_snapshots};
pub use review::{Outcome, Review, ReviewItem, review, review_beside};
pub use scope::{Export, Scope};
pub use unpack::Unpacking;
pub use write::{Snapshot, measure_scopes, write_snapshot};

/// What gzip files begin with.
pub const GZIP: &[u8] = b"\x1f\x8b";

/// What `format` says in a snapshot.
const FORMAT: &str = "ayumi/snapshot";

/// The newest snapshot version this program writes and fully understands.
const VERSION: u32 = 1;
