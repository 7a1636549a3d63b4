//! From bytes to text: what mail, editors and spreadsheets do to a file.

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

/// A file's text, without a byte order mark.
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    /// Whether the bytes end inside a character.
    pub(super) is_cut: bool,
}

/// Reads the bytes as UTF-8, after looking at how many there are and what they may be instead.
pub(super) fn decode(bytes: &[u8]) -> Result<Text<'_>, FileError> {
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
        Ok(text) => Text { text, is_cut: false },
        Err(error) if error.error_len().is_none() => {
            let whole = bytes.get(..error.valid_up_to()).and_then(|whole| std::str::from_utf8(whole).ok());
            Text { text: whole.unwrap_or_default(), is_cut: true }
        }
        Err(_) if looks_like_shift_jis(bytes) => return Err(FileError::Encoding(WrongEncoding::ShiftJis)),
        Err(_) => return Err(FileError::Encoding(WrongEncoding::Unknown)),
    };
    if text.text.trim().is_empty() { Err(FileError::Empty { bytes: bytes.len() }) } else { Ok(text) }
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
