//! gzip taken off a file: several members, one that is cut, and whatever stands behind the last.
//!
//! Here and not in the browser's own stream, which throws away what it has when the end is not as it should be, and
//! knows one member in some engines and several in others.

use flate2::bufread::GzDecoder;
use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{FileError, GZIP, GzipFlaw};

/// How much is inflated before others may have a turn: some milliseconds.
const SLICE_BYTES: usize = 1 << 20;

/// How long check sum and length are at the end of a member.
const TRAILER_BYTES: usize = 8;

/// A packed file being inflated, some at a time.
pub struct Unpacking<'a> {
    rest: &'a [u8],
    limit: usize,
    out: Vec<u8>,
    flaw: Option<GzipFlaw>,
    member: Option<Member>,
}

/// One of the members that a gzip file is made of.
struct Member {
    inflate: Decompress,
    crc: Crc,
}

impl<'a> Unpacking<'a> {
    /// Begins with a file that begins with [`GZIP`]; what is more than `limit` bytes is refused.
    pub fn begin(packed: &'a [u8], limit: usize) -> Self {
        Self { rest: packed, limit, out: Vec::new(), flaw: None, member: None }
    }

    /// Inflates some more; false when all is inflated that can be.
    ///
    /// # Errors
    /// [`FileError::InflatesTooFar`]: a small file can hold gigabytes, so it is left as soon as it shows.
    pub fn step(&mut self) -> Result<bool, FileError> {
        let Some(Member { inflate, crc }) = &mut self.member else { return Ok(self.next_member()) };
        let mut chunk = vec![0; SLICE_BYTES.min(self.limit.saturating_add(1))];
        let before = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(self.rest, &mut chunk, FlushDecompress::None);
        let moved = |now: u64, before: u64| usize::try_from(now - before).unwrap_or(usize::MAX);
        let (read, written) = (moved(inflate.total_in(), before.0), moved(inflate.total_out(), before.1));
        // What was inflated before the damage is good: the entries in it are verified one by one.
        let inflated = chunk.get(..written).unwrap_or_default();
        crc.update(inflated);
        self.out.extend(inflated);
        self.rest = self.rest.get(read..).unwrap_or_default();
        if self.out.len() > self.limit {
            return Err(FileError::InflatesTooFar);
        }
        Ok(match status {
            Ok(Status::StreamEnd) => self.end_member(),
            Ok(Status::Ok | Status::BufError) if read > 0 || written > 0 => true,
            Ok(Status::Ok | Status::BufError) => self.stop(GzipFlaw::Cut),
            Err(_) => self.stop(GzipFlaw::Damaged),
        })
    }

    /// What was inflated, and what is wrong with the file.
    pub fn finish(self) -> (Vec<u8>, Option<GzipFlaw>) {
        (self.out, self.flaw)
    }

    fn next_member(&mut self) -> bool {
        let header = GzDecoder::new(self.rest);
        if header.header().is_none() {
            let flaw =
                if self.rest.starts_with(GZIP) && self.out.is_empty() { GzipFlaw::Cut } else { GzipFlaw::Trailing };
            return self.stop(flaw);
        }
        self.rest = header.get_ref();
        self.member = Some(Member { inflate: Decompress::new(false), crc: Crc::new() });
        true
    }

    /// Checks the member's end; tapes and some programs fill up with zeros, which mean nothing.
    fn end_member(&mut self) -> bool {
        let Some(Member { crc, .. }) = self.member.take() else { return false };
        let Some((trailer, rest)) = self.rest.split_at_checked(TRAILER_BYTES) else { return self.stop(GzipFlaw::Cut) };
        self.rest = rest;
        if trailer != [crc.sum().to_le_bytes(), crc.amount().to_le_bytes()].concat() {
            return self.stop(GzipFlaw::Damaged);
        }
        if rest.iter().all(|byte| *byte == 0) {
            return false;
        }
        rest.starts_with(GZIP) || self.stop(GzipFlaw::Trailing)
    }

    fn stop(&mut self, flaw: GzipFlaw) -> bool {
        self.flaw = Some(flaw);
        self.member = None;
        self.rest = &[];
        false
    }
}
