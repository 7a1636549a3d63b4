//! Letter pairs: bytes as text of UTF-16, 31 bits in two characters.
//!
//! For packs in localStorage, whose room is counted in UTF-16 units: base64 puts 6 bits into a unit, this 15.5. (`WebKit`
//! counts bytes: 15.5 bits in two against 12.)
//!
//! The form:
//! - The bytes are one row of bits, the highest of each byte first, filled up with zeros to a multiple of 31.
//! - 31 bits are a number, written as two digits of base [`BASE`], the higher first.
//! - A digit is the character of that number behind [`FIRST`]. They end before the surrogates, and hold nothing that
//!   html's parser or an editor treats in a way of its own: no controls, no white space but U+3000, no markup.
//! - The text does not say how many bytes it holds; that stands beside it.

/// The least base with two digits for 31 bits: its square is above 2³¹.
const BASE: u32 = 46_341;

/// The character of the digit 0. The last one is U+D604; surrogates begin at U+D800.
const FIRST: u32 = 0x2100;

/// Bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let digit = |digit: u32| char::from_u32(FIRST + digit);
    groups(bytes).flat_map(|group| [group / BASE, group % BASE]).filter_map(digit).collect()
}

/// The bits, 31 at a time.
fn groups(bytes: &[u8]) -> impl Iterator<Item = u32> {
    (0..bytes.len() * 8).step_by(31).map(|bit| {
        // A group lies in five bytes at most.
        let (at, skipped) = (bit / 8, bit % 8);
        let five = (at..at + 5).fold(0_u64, |bits, at| bits << 8 | u64::from(bytes.get(at).copied().unwrap_or(0)));
        u32::try_from(five >> (40 - 31 - skipped) & 0x7fff_ffff).unwrap_or_default()
    })
}

/// The bytes of a text; `None` where it is no such text, or too short.
pub fn decode(text: &str, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length + 4);
    let (mut bits, mut held) = (0_u64, 0);
    let mut letters = text.chars();
    while bytes.len() < length {
        let mut digit =
            || u64::from(letters.next()?).checked_sub(u64::from(FIRST)).filter(|digit| *digit < u64::from(BASE));
        bits = bits << 31 | (digit()? * u64::from(BASE) + digit()?);
        held += 31;
        while held >= 8 {
            held -= 8;
            bytes.extend(u8::try_from(bits >> held & 0xff));
        }
    }
    bytes.truncate(length);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(decode(&text, bytes.len()).as_deref(), Some(bytes));
        let safe = |letter: char| (0x2100..0xd800).contains(&u32::from(letter));
        assert!(text.chars().all(safe), "{text:?}");
        assert_eq!(text.encode_utf16().count(), (bytes.len() * 8).div_ceil(31) * 2);
    }

    #[test]
    fn every_length_comes_back() {
        for length in 0..=300 {
            holds(&random(u64::try_from(length).unwrap_or_default(), length));
            for byte in [0, 0x55, 0xff] {
                holds(&vec![byte; length]);
            }
        }
    }

    #[test]
    fn every_byte_comes_back_in_every_position() {
        for byte in 0..=255 {
            for position in 0..33 {
                let mut bytes = [0x2a; 33];
                bytes[position] = byte;
                holds(&bytes);
                holds(&bytes[..=position]);
            }
        }
    }

    #[test]
    fn what_is_no_such_text_is_told() {
        let text = encode(&random(3, 40));
        assert_eq!(decode(&text, 43), None);
        assert_eq!(decode("ab", 1), None);
        assert_eq!(decode("\u{d605}\u{2100}", 1), None);
        assert_eq!(decode("", 0), Some(Vec::new()));
    }

    #[test]
    fn two_digits_are_enough_for_31_bits() {
        assert!(u64::from(BASE).pow(2) >= 1 << 31);
        // 2³¹ − 1 = 46340 · 46341 + 41707: the highest group there is.
        assert_eq!(encode(&[0xff, 0xff, 0xff, 0xfe]), "\u{d604}\u{c3eb}\u{2100}\u{2100}");
    }
}
