//! Kinds of instructions: what they begin with, and what operands follow.
//!
//! WebAssembly 2.0 without vectors, which is what rustc emits and every supported browser reads:
//! <https://www.w3.org/TR/wasm-core-2/#instructions%E2%91%A6>

use super::{ROW_BYTES, SplitError, stream};

/// What instructions have in common, and what therefore stands once in the form, in this kind's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// The opcode.
    pub opcode: u8,
    /// What follows it in every instruction of this kind: the rest of the opcode, or the alignment of an access to memory.
    pub second: Option<u8>,
    /// Where the operands go.
    pub stream: u8,
    /// How many operands there are.
    pub operands: u8,
    /// Where not 0: one operand stands in front of the others and says how many more there are, each this many times.
    pub each: u8,
}

impl Kind {
    /// A function's head: its length, for which a byte is kept free, and a list of its locals, each how many and which type.
    pub const HEAD: Self = Self { opcode: 0, second: None, stream: stream::DECLARATIONS, operands: 0, each: 2 };

    const I32_CONST: u8 = 0x41;

    /// The kind when its operands, with which `rest` begins, are known: constants of 32 bits differ by length.
    pub fn before(self, rest: &[u8]) -> Self {
        let stream = match rest.iter().take_while(|byte| **byte > 0x7f).count() {
            3 if self.opcode == Self::I32_CONST => stream::ADDRESSES,
            4 if self.opcode == Self::I32_CONST => stream::MARKS,
            _ => self.stream,
        };
        Self { stream, ..self }
    }

    /// As it stands in the form: whether there is a second byte, the opcode, the second byte, stream, operands, each.
    pub fn row(self) -> [u8; ROW_BYTES] {
        let second = self.second.unwrap_or_default();
        [u8::from(self.second.is_some()), self.opcode, second, self.stream, self.operands, self.each]
    }

    /// The kind of the instruction with this opcode; `next` is the byte behind it, 0 where there is none.
    ///
    /// # Errors
    /// [`SplitError::Unknown`].
    pub fn of(opcode: u8, next: u8) -> Result<Self, SplitError> {
        let (stream, operands, each) = match opcode {
            // unreachable, nop, else, end, return, drop, select; comparisons and arithmetic; ref.is_null
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => (stream::REST, 0, 0),
            // block, loop, if
            0x02..=0x04 => (stream::BLOCKS, 1, 0),
            // br, br_if
            0x0c | 0x0d => (stream::BRANCHES, 1, 0),
            // br_table: a list, and the one that is taken otherwise
            0x0e => (stream::TABLES, 1, 1),
            // call
            0x10 => (stream::CALLS, 1, 0),
            // call_indirect
            0x11 => (stream::INDIRECT_CALLS, 2, 0),
            // select with types
            0x1c => (stream::REST, 0, 1),
            // local.get
            0x20 => (stream::LOCALS, 1, 0),
            // local.set, local.tee
            0x21 | 0x22 => (stream::WRITTEN, 1, 0),
            // globals, tables, memory.size, memory.grow, ref.null, ref.func
            0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => (stream::REST, 1, 0),
            // The alignment is two's logarithm, of 8 bytes at the most; higher bits would change what follows.
            0x28..=0x35 if next <= 3 => (stream::LOADS, 1, 0),
            0x36..=0x3e if next <= 3 => (stream::STORES, 1, 0),
            Self::I32_CONST => (stream::I32, 1, 0),
            0x42 => (stream::I64, 1, 0),
            0x43 => (stream::FLOATS, 4, 0),
            0x44 => (stream::FLOATS, 8, 0),
            0xfc => match next {
                // Conversions that saturate.
                0..=7 => (stream::REST, 0, 0),
                // data.drop, memory.fill, elem.drop, table.grow, table.size, table.fill
                9 | 11 | 13 | 15..=17 => (stream::REST, 1, 0),
                // memory.init, memory.copy, table.init, table.copy
                8 | 10 | 12 | 14 => (stream::REST, 2, 0),
                _ => return Err(SplitError::Unknown(opcode, next)),
            },
            _ => return Err(SplitError::Unknown(opcode, next)),
        };
        let second = matches!(opcode, 0x28..=0x3e | 0xfc).then_some(next);
        Ok(Self { opcode, second, stream, operands, each })
    }
}
