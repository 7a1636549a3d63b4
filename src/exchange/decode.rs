//! From bytes to text: what mail, editors and spreadsheets do to a file.

use std::borrow::Cow;

use super::{FileError, limits};

/// How a file is written that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongEncoding {
    /// UTF-16, little end first: Notepad's "Unicode".
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// `Shift_JIS`: Excel, old editors.
    ShiftJis,
    /// None of those.
    Unknown,
}

impl WrongEncoding {
    /// Its name as people meet it in menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16（リトルエンディアン）",
            Self::Utf16Be => "UTF-16（ビッグエンディアン）",
            Self::ShiftJis => "Shift_JIS（ANSI）",
            Self::Unknown => "UTF-8ではない文字コード",
        }
    }
}

/// The file's text, without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, FileError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len() });
    }
    match bytes {
        [0x1f, 0x8b, ..] | [b'P', b'K', 3, 4, ..] => return Err(FileError::Compressed),
        [0xff, 0xfe, ..] | [b'{', 0, ..] => return Err(FileError::Encoding(WrongEncoding::Utf16Le)),
        [0xfe, 0xff, ..] | [0, b'{', ..] => return Err(FileError::Encoding(WrongEncoding::Utf16Be)),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Cut inside a character: the mark in its place tells the reader that something followed.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
        Err(_) if looks_like_shift_jis(bytes) => return Err(FileError::Encoding(WrongEncoding::ShiftJis)),
        Err(_) => return Err(FileError::Encoding(WrongEncoding::Unknown)),
    };
    if text.trim().is_empty() { Err(FileError::Empty { bytes: bytes.len() }) } else { Ok(text) }
}

/// Whether every byte above ASCII is half-width kana or the first of a pair.
fn looks_like_shift_jis(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        match byte {
            0x81..=0x9f | 0xe0..=0xfc => match rest.next() {
                Some(0x40..=0x7e | 0x80..=0xfc) => {}
                _ => return false,
            },
            0x80 | 0xa0 | 0xfd..=0xff => return false,
            _ => {}
        }
    }
    true
}
