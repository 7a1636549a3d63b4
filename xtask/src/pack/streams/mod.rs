//! The program's code, sorted by what its bytes mean: everything together compresses to 8 % less.
//!
//! In WebAssembly's code an instruction's operands stand behind it: a number of a local, then a memory's offset, then a
//! constant. LZMA finds more that repeats, and guesses better, where each sort of them stands in a stream of its own.
//! [`split`] takes the code apart, and `joinStreams` in `page/unpack.js` puts the same bytes together again.
//!
//! # Form
//! 1. Numbers of four bytes, little end first: the length of everything when joined, where each stream begins, where
//!    the last one ends.
//! 2. Rows of [`ROW_BYTES`], one for each [`Kind`] of instruction that the program has; the first one is
//!    [`Kind::HEAD`], a function's head.
//! 3. The [`stream`]s. [`stream::KINDS`] has one byte for each instruction, the number of its row; the others have the
//!    operands. [`stream::BEFORE`] and [`stream::AFTER`] are everything around the functions.
//!
//! The functions' lengths are left out: a function ends with the `end` that closes no block, and then its length is
//! known.
//!
//! A parser from crates.io would know every instruction, but this needs only where each one's operands end, and it has
//! to agree with the twenty lines of script that go into every file. Whatever this cannot read is an error when the
//! page is built, never a wrong program: [`split`] joins what it has split, and compares.

mod join;
mod kind;
mod order;
mod reader;

use std::collections::BTreeSet;

pub use join::join;
use kind::Kind;
pub use order::ordered;
use reader::Reader;

/// Numbers of the streams, in the order in which they stand: of those tried, the smallest.
pub mod stream {
    /// Floating-point constants, four or eight bytes each; all other operands are numbers in WebAssembly's LEB128.
    pub const FLOATS: u8 = 0;
    /// Styles, glue, and the program until its first function.
    pub const BEFORE: u8 = 1;
    /// The program behind its last function.
    pub const AFTER: u8 = 2;
    /// How many blocks a branch leaves.
    pub const BRANCHES: u8 = 3;
    /// Which instruction; for each the number of its row.
    pub const KINDS: u8 = 4;
    /// Types of blocks.
    pub const BLOCKS: u8 = 5;
    /// Branches by table.
    pub const TABLES: u8 = 6;
    /// Functions called.
    pub const CALLS: u8 = 7;
    /// Types and tables of indirect calls.
    pub const INDIRECT_CALLS: u8 = 8;
    /// Declarations of locals.
    pub const DECLARATIONS: u8 = 9;
    /// Constants of 32 bits in four bytes: nearly all are addresses of data, which begins behind the stack.
    pub const ADDRESSES: u8 = 10;
    /// Constants of 32 bits in five bytes: nearly all are the lowest number, Rust's mark for a variant without content.
    pub const MARKS: u8 = 11;
    /// Locals written.
    pub const WRITTEN: u8 = 12;
    /// Locals read.
    pub const LOCALS: u8 = 13;
    /// Operands that are nearly always the same.
    pub const REST: u8 = 14;
    /// Offsets of what is written to memory.
    pub const STORES: u8 = 15;
    /// Offsets of what is read from memory.
    pub const LOADS: u8 = 16;
    /// Other constants of 32 bits.
    pub const I32: u8 = 17;
    /// Constants of 64 bits.
    pub const I64: u8 = 18;
    /// How many streams there are.
    pub const COUNT: usize = 19;
}

/// The length of everything, the streams' beginnings, the end of the last one.
const HEADER_BYTES: usize = 4 * (1 + stream::COUNT + 1);
/// See [`Kind::row`].
const ROW_BYTES: usize = 6;

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const CODE_SECTION: u8 = 10;

/// A program whose code cannot be split.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// It does not begin like a WebAssembly module, or has no code.
    #[error("it is no WebAssembly module with code")]
    NoCode,
    /// It ends inside of something, or a function ends inside of an instruction.
    #[error("it ends too early")]
    Ends,
    /// An instruction that is not known, by the bytes that it begins with.
    #[error("it has an instruction that xtask/src/pack/streams/kind.rs does not know: {0:#x} {1:#x}")]
    Unknown(u8, u8),
    /// Functions are mentioned in a form that is not known.
    #[error("its {0} mention functions in a form that xtask/src/pack/streams/order.rs does not know")]
    Mentions(&'static str),
    /// More kinds of instructions than a byte can number.
    #[error("it has more than 255 kinds of instructions")]
    TooManyKinds,
    /// More bytes than four bytes can number.
    #[error("it is too long")]
    TooLong,
    /// Joined again, it is not the same: a function's length is not in its shortest form, or there is a bug here.
    #[error("joined again, its code is not the same")]
    Differs,
}

/// Splits a program's code. `front` is what stands in front of the program; [`join`] gives both back as they are.
///
/// # Errors
/// [`SplitError`].
pub fn split(front: &[u8], program: &[u8]) -> Result<Vec<u8>, SplitError> {
    let code = code(program)?;
    let mut instructions = Vec::new();
    let mut functions = Reader::new(&program[code.clone()]);
    while !functions.is_empty() {
        let length = functions.number()?;
        let mut body = Reader::new(functions.take(length)?);
        instructions.push((Kind::HEAD, body.operands(Kind::HEAD)?));
        while !body.is_empty() {
            let kind = body.kind()?;
            instructions.push((kind, body.operands(kind)?));
        }
    }
    let used: BTreeSet<Kind> = instructions.iter().map(|(kind, _)| *kind).filter(|kind| *kind != Kind::HEAD).collect();
    let kinds: Vec<Kind> = [Kind::HEAD].into_iter().chain(used).collect();
    let mut streams = vec![Vec::new(); stream::COUNT];
    let mut put = |stream: u8, bytes: &[u8]| streams[usize::from(stream)].extend_from_slice(bytes);
    put(stream::BEFORE, front);
    put(stream::BEFORE, &program[..code.start]);
    put(stream::AFTER, &program[code.end..]);
    for (kind, operands) in instructions {
        if kind != Kind::HEAD {
            let row = kinds.iter().position(|known| *known == kind).and_then(|row| u8::try_from(row).ok());
            put(stream::KINDS, &[row.ok_or(SplitError::TooManyKinds)?]);
        }
        put(kind.stream, operands);
    }
    let whole = [front, program].concat();
    let split = form(whole.len(), &kinds, &streams)?;
    if join(&split).as_ref() == Some(&whole) { Ok(split) } else { Err(SplitError::Differs) }
}

/// Where the functions stand in a program.
fn code(program: &[u8]) -> Result<std::ops::Range<usize>, SplitError> {
    let mut sections = Reader::new(program.strip_prefix(MAGIC).ok_or(SplitError::NoCode)?);
    while !sections.is_empty() {
        let id = sections.byte()?;
        let length = sections.number()?;
        let mut section = Reader::new(sections.take(length)?);
        if id == CODE_SECTION {
            // How many functions there are stays with what stands before them.
            section.number()?;
            let end = program.len() - sections.left();
            return Ok(end - section.left()..end);
        }
    }
    Err(SplitError::NoCode)
}

/// Header, rows, streams.
fn form(whole: usize, kinds: &[Kind], streams: &[Vec<u8>]) -> Result<Vec<u8>, SplitError> {
    let mut form = Vec::new();
    let mut number = |number: usize| -> Result<(), SplitError> {
        let number = u32::try_from(number).map_err(|_| SplitError::TooLong)?;
        form.extend_from_slice(&number.to_le_bytes());
        Ok(())
    };
    number(whole)?;
    let mut start = HEADER_BYTES + kinds.len() * ROW_BYTES;
    number(start)?;
    for stream in streams {
        start += stream.len();
        number(start)?;
    }
    form.extend(kinds.iter().flat_map(|kind| kind.row()));
    form.extend(streams.iter().flatten());
    Ok(form)
}

#[cfg(test)]
mod tests;
