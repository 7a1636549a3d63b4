//! Reads a program's bytes from front to back.

use super::kind::Kind;
use super::{SplitError, stream};

/// What has not been read yet.
#[derive(Debug)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }

    pub fn byte(&mut self) -> Result<u8, SplitError> {
        let (first, rest) = self.0.split_first().ok_or(SplitError::Ends)?;
        self.0 = rest;
        Ok(*first)
    }

    pub fn take(&mut self, length: u32) -> Result<&'a [u8], SplitError> {
        let length = usize::try_from(length).map_err(|_| SplitError::TooLong)?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(SplitError::Ends)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A number in LEB128, of which the lowest 32 bits count.
    pub fn number(&mut self) -> Result<u32, SplitError> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
            shift += 7;
            if byte < 0x80 {
                return Ok(number);
            }
        }
    }

    /// An instruction without its operands.
    pub fn kind(&mut self) -> Result<Kind, SplitError> {
        let opcode = self.byte()?;
        let kind = Kind::of(opcode, self.0.first().copied().unwrap_or_default())?;
        if kind.second.is_some() {
            self.byte()?;
        }
        Ok(kind.before(self.0))
    }

    /// The bytes of its operands.
    pub fn operands(&mut self, kind: Kind) -> Result<&'a [u8], SplitError> {
        let start = self.0;
        if kind.stream == stream::FLOATS {
            self.take(u32::from(kind.operands))?;
        } else {
            let mut count = u64::from(kind.operands);
            if kind.each > 0 {
                count += u64::from(kind.each) * u64::from(self.number()?);
            }
            for _ in 0..count {
                self.number()?;
            }
        }
        Ok(&start[..start.len() - self.0.len()])
    }
}
