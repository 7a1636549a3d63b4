//! Decodes bytes to text, whatever mail, editors and spreadsheets have done to a file.

use super::{FileError, FileKind, WrongEncoding, limits};

/// Decodes bytes by the name of an encoding of the Encoding Standard: what every browser has, and no room below it.
pub type Legacy<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// A file's text as UTF-8, some of which may be damaged.
pub(super) struct Text {
    pub(super) bytes: Vec<u8>,
    /// What it was written in, where that was not UTF-8.
    pub(super) was: Option<WrongEncoding>,
}

/// Makes the bytes UTF-8 where they are UTF-16 or UTF-32, after looking at how many there are and whether they are
/// text at all. Other encodings are tried later, beside the reading as damaged UTF-8: what verifies decides.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<Text, FileError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FileError::Empty { bytes: bytes.len() });
    }
    let text = match wide(&bytes) {
        Some(WrongEncoding::Utf16Le) => utf16(&bytes, u16::from_le_bytes),
        Some(WrongEncoding::Utf16Be) => utf16(&bytes, u16::from_be_bytes),
        Some(WrongEncoding::Utf32Le) => utf32(&bytes, u32::from_le_bytes),
        Some(WrongEncoding::Utf32Be) => utf32(&bytes, u32::from_be_bytes),
        _ => {
            return match FileKind::of_bytes(&bytes) {
                Some(kind) => Err(FileError::Kind(kind)),
                None => Ok(Text { bytes, was: None }),
            };
        }
    };
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileError::Empty { bytes: bytes.len() });
    }
    Ok(Text { bytes: text.as_bytes().to_vec(), was: wide(&bytes) })
}

/// What else bytes may be written in that look like damaged UTF-8, or hold the escapes of Japanese mail.
pub(super) fn older(bytes: &[u8]) -> Vec<WrongEncoding> {
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|found| found == mark);
    if has(b"\x1b$B") || has(b"\x1b$@") {
        return vec![WrongEncoding::Iso2022Jp];
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Vec::new();
    }
    // What is EUC-JP may be taken for Shift_JIS, seldom the other way round.
    let mut found = Vec::new();
    if pairs(bytes, |lead| matches!(lead, 0xa1..=0xfe | 0x8e), |trail| matches!(trail, 0xa1..=0xfe)) {
        found.push(WrongEncoding::EucJp);
    }
    found.push(WrongEncoding::ShiftJis);
    found
}

/// What a text is written in that held no snapshot, as far as every byte agrees; `None` for UTF-8.
pub(super) fn encoding_of(bytes: &[u8]) -> Option<WrongEncoding> {
    let is_shift_jis = |bytes| {
        pairs(
            bytes,
            |lead| matches!(lead, 0x81..=0x9f | 0xe0..=0xfc),
            |trail| matches!(trail, 0x40..=0x7e | 0x80..=0xfc),
        )
    };
    match older(bytes).first() {
        Some(WrongEncoding::ShiftJis) if !is_shift_jis(bytes) => Some(WrongEncoding::Unknown),
        other => other.copied(),
    }
}

/// Decodes by the world outside.
pub(super) fn decode_older(bytes: &[u8], encoding: WrongEncoding, legacy: Legacy<'_>) -> Option<String> {
    let label = match encoding {
        WrongEncoding::ShiftJis => "shift_jis",
        WrongEncoding::EucJp => "euc-jp",
        WrongEncoding::Iso2022Jp => "iso-2022-jp",
        _ => return None,
    };
    legacy(label, bytes)
}

/// How much of a file tells how wide its characters are.
const LOOKED_AT: usize = 2048;

/// UTF-16 and UTF-32, by their mark or without: half or three quarters of the bytes of JSON are zero, always the same ones.
fn wide(bytes: &[u8]) -> Option<WrongEncoding> {
    match bytes {
        // Before UTF-16, whose mark begins that of UTF-32.
        [0xff, 0xfe, 0, 0, ..] => return Some(WrongEncoding::Utf32Le),
        [0, 0, 0xfe, 0xff, ..] => return Some(WrongEncoding::Utf32Be),
        [0xff, 0xfe, ..] => return Some(WrongEncoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(WrongEncoding::Utf16Be),
        _ => {}
    }
    if FileKind::of_bytes(bytes).is_some() {
        return None;
    }
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let mut zeros = [0_usize; 4];
    for (at, _) in head.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        zeros[at % 4] += 1;
    }
    // Of four, at least one in three is ASCII, even in Japanese prose around JSON.
    let many = |place: usize| zeros[place] * 12 > head.len();
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
    match [many(0), many(1), many(2), many(3)] {
        [false, true, true, true] => Some(WrongEncoding::Utf32Le),
        [true, true, true, false] => Some(WrongEncoding::Utf32Be),
        // A wide space has a zero on the other side.
        _ if odd * 6 > head.len() && even * 4 < odd => Some(WrongEncoding::Utf16Le),
        _ if even * 6 > head.len() && odd * 4 < even => Some(WrongEncoding::Utf16Be),
        _ => None,
    }
}

/// Whether every byte above ASCII is the first of a pair, or a half-width kana of `Shift_JIS`; an end inside a pair
/// is an end.
fn pairs(bytes: &[u8], is_lead: impl Fn(u8) -> bool, is_trail: impl Fn(u8) -> bool) -> bool {
    let shift_jis = is_lead(0x81);
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        if byte.is_ascii() || (shift_jis && matches!(byte, 0xa1..=0xdf)) {
            continue;
        }
        if !is_lead(*byte) || rest.next().is_some_and(|trail| !is_trail(*trail)) {
            return false;
        }
    }
    true
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    let units = bytes.chunks_exact(4).map(|four| unit([four[0], four[1], four[2], four[3]]));
    units.map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
