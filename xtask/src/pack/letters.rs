//! Bytes as text of a UTF-16 file: 15.9 bits in a character of two bytes.
//!
//! [`ayumi::vault::letterpairs`] put 15.5 bits into one: it keeps to characters that any editor leaves alone, for text
//! that may be copied about. Inside of the one file only html's parser reads the letters, so nearly every character that
//! is no surrogate serves, among them unassigned ones.
//!
//! The form:
//! - The bytes are one row of bits, the highest of each byte first, filled up with zeros to a multiple of 159.
//! - 159 bits are ten letters: first the lower twelve bits of each, then 39 bits that are ten digits of base 15, one for
//!   each letter, the highest first.
//! - A letter is the character of the number `digit << 12 | lower` behind [`FIRST`], where surrogates are not counted.
//!   They end before U+FDD0, which is no character, and hold no control and no markup.
//! - The text does not say how many bytes it holds; that stands beside it.
//!
//! `decodeLetters` in `page/unpack.js` reads it; no page would start if it did not.

/// How many letters make a group.
const LETTERS: usize = 10;
/// Of each letter, what is taken as it is.
const LOWER_BITS: usize = 12;
/// What the rest of all ten letters holds: 15¹⁰ is above 2³⁹.
const UPPER_BITS: usize = 39;
/// The base of the rest.
const BASE: u64 = 15;
/// Bits of a group.
const GROUP_BITS: usize = LETTERS * LOWER_BITS + UPPER_BITS;

/// The character of the number 0; the last one, of 15 × 2¹² - 1, is U+FDCF.
const FIRST: u32 = 0x5d0;
const SURROGATES: std::ops::Range<u32> = 0xd800..0xe000;

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    (0..bytes.len() * 8).step_by(GROUP_BITS).flat_map(|at| group(bytes, at)).filter_map(letter).collect()
}

/// The numbers of the letters of the group that begins at a bit.
fn group(bytes: &[u8], at: usize) -> [u32; LETTERS] {
    let mut upper = bits(bytes, at + LETTERS * LOWER_BITS, UPPER_BITS);
    let mut letters = [0; LETTERS];
    for (index, letter) in letters.iter_mut().enumerate().rev() {
        let number = (upper % BASE) << LOWER_BITS | bits(bytes, at + index * LOWER_BITS, LOWER_BITS);
        *letter = u32::try_from(number).unwrap_or_default();
        upper /= BASE;
    }
    letters
}

/// Bits from a place on, as a number; zeros behind the end.
fn bits(bytes: &[u8], at: usize, count: usize) -> u64 {
    (at..at + count).fold(0, |number, at| {
        let byte = bytes.get(at / 8).copied().unwrap_or_default();
        number << 1 | u64::from(byte >> (7 - at % 8) & 1)
    })
}

fn letter(number: u32) -> Option<char> {
    let unit = FIRST + number;
    char::from_u32(if unit < SURROGATES.start { unit } else { unit + (SURROGATES.end - SURROGATES.start) })
}

/// The bytes of a text, as the page reads them; `None` where it is no such text, or too short.
#[cfg(test)]
pub fn decode(text: &str, length: usize) -> Option<Vec<u8>> {
    let number = |letter: char| {
        let unit = u32::from(letter);
        let skipped = if SURROGATES.start < unit { SURROGATES.end - SURROGATES.start } else { 0 };
        u64::from(unit).checked_sub(u64::from(FIRST + skipped))
    };
    let numbers: Vec<u64> = text.chars().map(number).collect::<Option<_>>()?;
    let mut row = Vec::new();
    let mut put = |number: u64, count: usize| row.extend((0..count).rev().map(|bit| number >> bit & 1 == 1));
    for group in numbers.chunks(LETTERS) {
        for number in group {
            put(*number, LOWER_BITS);
        }
        put(group.iter().fold(0, |upper, number| upper * BASE + (number >> LOWER_BITS)), UPPER_BITS);
    }
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    let mut bytes: Vec<u8> = row.chunks(8).map(byte).collect();
    (bytes.len() >= length).then(|| {
        bytes.truncate(length);
        bytes
    })
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    /// Bytes without a pattern, the same on every run.
    fn noise(length: usize) -> Vec<u8> {
        (0_u32..).flat_map(|number| Sha256::digest(number.to_le_bytes())).take(length).collect()
    }

    #[test]
    fn bytes_come_back() {
        for length in [0, 1, 14, 15, 16, 19, 20, 21, 159, 160, 5_000] {
            for bytes in [noise(length), vec![0; length], vec![0xff; length]] {
                assert_eq!(decode(&encode(&bytes), length), Some(bytes), "{length} bytes");
            }
        }
    }

    #[test]
    fn a_letter_holds_nearly_16_bits() {
        assert_eq!(encode(&noise(15_900)).encode_utf16().count(), 8_000);
    }

    #[test]
    fn letters_are_no_markup_and_nothing_that_a_browser_reads_otherwise() {
        let every = |number| letter(number).filter(|letter| ('\u{5d0}'..='\u{fdcf}').contains(letter));
        assert!((0..15 << LOWER_BITS).all(|number| every(number).is_some()));
        assert_eq!((letter(0), letter((15 << LOWER_BITS) - 1)), (Some('\u{5d0}'), Some('\u{fdcf}')));
        assert_eq!((letter(0xd22f), letter(0xd230)), (Some('\u{d7ff}'), Some('\u{e000}')));
    }
}
