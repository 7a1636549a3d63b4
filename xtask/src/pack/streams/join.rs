//! The way back, as `joinStreams` in `page/unpack.js` goes it.

use super::{HEADER_BYTES, ROW_BYTES, stream};

const END: u8 = 0x0b;

/// What was split; none where the form is damaged in a way that shows.
pub fn join(form: &[u8]) -> Option<Vec<u8>> {
    let header = form.get(..HEADER_BYTES)?.as_chunks::<4>().0;
    let header: Vec<usize> =
        header.iter().map(|number| usize::try_from(u32::from_le_bytes(*number)).ok()).collect::<Option<_>>()?;
    let (length, starts) = header.split_first()?;
    let around = |stream: u8| form.get(starts[usize::from(stream)]..starts[usize::from(stream) + 1]);
    let after = around(stream::AFTER)?;
    let end = length.checked_sub(after.len())?;
    let mut joining = Joining { form, next: starts.to_vec(), bytes: around(stream::BEFORE)?.to_vec() };
    while joining.bytes.len() < end {
        joining.function()?;
    }
    (joining.bytes.len() == end).then(|| [&joining.bytes, after].concat())
}

struct Joining<'a> {
    form: &'a [u8],
    /// Where each stream goes on.
    next: Vec<usize>,
    bytes: Vec<u8>,
}

impl Joining<'_> {
    fn read(&mut self, stream: u8) -> Option<u8> {
        let next = self.next.get_mut(usize::from(stream))?;
        *next += 1;
        self.form.get(*next - 1).copied()
    }

    /// Copies a number, or a byte of a floating-point constant.
    fn number(&mut self, stream: u8) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.read(stream)?;
            self.bytes.push(byte);
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
            shift += 7;
            if stream == stream::FLOATS || byte < 0x80 {
                return Some(number);
            }
        }
    }

    fn function(&mut self) -> Option<()> {
        let start = self.bytes.len();
        let mut depth = 1_usize;
        let mut kind = 0;
        loop {
            let row = HEADER_BYTES + usize::from(kind) * ROW_BYTES;
            let [has_second, opcode, second, stream, operands, each] = *self.form.get(row..)?.first_chunk()?;
            self.bytes.push(opcode);
            if has_second > 0 {
                self.bytes.push(second);
            }
            let mut count = u64::from(operands);
            if each > 0 {
                count += u64::from(each) * u64::from(self.number(stream)?);
            }
            for _ in 0..count {
                self.number(stream)?;
            }
            depth += usize::from(stream == stream::BLOCKS);
            depth -= usize::from(opcode == END);
            if depth == 0 {
                break;
            }
            kind = self.read(stream::KINDS)?;
        }
        self.write_length(start)
    }

    /// Puts a function's length in the place of the byte that was kept free for it.
    fn write_length(&mut self, start: usize) -> Option<()> {
        let mut rest = self.bytes.len() - start - 1;
        let mut length = Vec::new();
        while rest > 0x7f {
            length.push(u8::try_from(rest & 0x7f).ok()? | 0x80);
            rest >>= 7;
        }
        length.push(u8::try_from(rest).ok()?);
        self.bytes.splice(start..=start, length);
        Some(())
    }
}
