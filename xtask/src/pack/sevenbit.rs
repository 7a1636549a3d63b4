//! Sevenbit: bytes as text that a script element of a UTF-8 page can hold, seven bits in each byte of the file.
//!
//! Base64 makes bytes a third longer, this a seventh: UTF-8 spends one byte on each of 128 characters, and html text
//! takes all of them but three. After the idea of Base122 by Kevin Albertson.
//!
//! The form:
//! - The bytes are one row of bits, the highest of each byte first, filled up with zeros to a multiple of seven.
//! - Seven bits are a value. A value is written as the character of that number, which takes one byte,
//! - except for the values of [`BARRED`]: such a value and the one behind it (zero, where none is left) are written
//!   together, as the character whose number is the barred value's there plus the value behind. It takes two bytes, so
//!   that a barred value costs nothing.
//! - The text does not say how many bytes it holds; that stands beside it.
//!
//! What turns line feeds into CR LF on the way does no harm: html's parser turns them back.
//!
//! `decodeSevenbit` in `page/unpack.js` reads it; the browser tests prove that, since no page would start without.

/// Values that html text does not give back as they are, and where the 128 characters that stand for each begin: NUL
/// is replaced, a carriage return becomes a line feed, `<` may begin a tag or a comment. The characters are letters:
/// no controls, nothing that combines.
const BARRED: [(u8, u32); 3] = [(0, 0x100), (b'\r', 0x180), (b'<', 0x200)];

/// Bytes as text without NUL, carriage return and `<`.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 7 + 2);
    let mut values = values(bytes);
    while let Some(value) = values.next() {
        match BARRED.iter().find(|(barred, _)| *barred == value) {
            None => text.push(char::from(value)),
            Some((_, first)) => text.extend(char::from_u32(first + u32::from(values.next().unwrap_or(0)))),
        }
    }
    text
}

/// The bits, seven at a time.
fn values(bytes: &[u8]) -> impl Iterator<Item = u8> {
    (0..bytes.len() * 8).step_by(7).map(|bit| {
        // A value lies in two bytes at most.
        let (at, skipped) = (bit / 8, bit % 8);
        let two = u16::from_be_bytes([bytes[at], bytes.get(at + 1).copied().unwrap_or(0)]);
        let [_, value] = (two >> (16 - 7 - skipped)).to_be_bytes();
        value & 0x7f
    })
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// What the loader does, step by step.
    pub fn decode(text: &str, length: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(length);
        let (mut bits, mut held) = (0_u32, 0);
        for code in text.chars().map(u32::from) {
            if code < 128 {
                bits = bits << 7 | code;
                held += 7;
            } else {
                bits = bits << 14 | [0, 13, 60][usize::try_from(code / 128).unwrap_or_default() - 2] << 7 | code & 127;
                held += 14;
            }
            while held >= 8 {
                held -= 8;
                bytes.extend(u8::try_from(bits >> held & 0xff));
            }
        }
        bytes.truncate(length);
        bytes
    }

    /// The same bytes on every run (`SplitMix64`).
    fn random(seed: u64, length: usize) -> Vec<u8> {
        let mut state = seed;
        let words = std::iter::from_fn(move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            Some(mixed ^ (mixed >> 31))
        });
        words.flat_map(u64::to_le_bytes).take(length).collect()
    }

    fn holds(bytes: &[u8]) {
        let text = encode(bytes);
        assert_eq!(decode(&text, bytes.len()), bytes);
        assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
        // A seventh more, and what does not fill the last one or two values.
        assert!(text.len() <= (bytes.len() * 8).div_ceil(7) + 1, "{} as {}", bytes.len(), text.len());
    }

    #[test]
    fn every_length_comes_back() {
        for length in 0..=300 {
            holds(&random(u64::try_from(length).unwrap_or_default(), length));
            for byte in [0, b'\r', b'<', 0x55, 0xff] {
                holds(&vec![byte; length]);
            }
        }
    }

    #[test]
    fn every_byte_comes_back_in_every_position() {
        for byte in 0..=255 {
            for position in 0..8 {
                let mut bytes = [0x2a; 8];
                bytes[position] = byte;
                holds(&bytes);
                holds(&bytes[..=position]);
            }
        }
    }

    #[test]
    fn it_is_a_seventh_longer() {
        let bytes = random(1, 100_000);
        holds(&bytes);
        assert_eq!(encode(&bytes).len(), 114_286);
        // Nothing but barred values: not longer either.
        assert_eq!(encode(&vec![0; 70_000]).len(), 80_000);
    }

    #[test]
    fn barred_values_carry_the_next_one() {
        // 0000000 0000001 · 0001101 1111111 · 0111100 0000000, the last two bits for filling.
        assert_eq!(encode(&[0, 4, 0x6f, 0xf7, 0x80]), "\u{101}\u{1ff}\u{200}");
        // 1111111 seven times, then 0111100 and nothing behind it.
        assert_eq!(encode(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc]), "\u{7f}".repeat(7) + "\u{200}");
    }
}
