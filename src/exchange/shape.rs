//! What mail does to the lines of a text, undone: quoting, quoted-printable, wrapping at some column.
//!
//! Nothing here decides what the text was. Each shape is read, and the one in which most entries verify is right.

use super::WrongEncoding;
use super::decode::{Legacy, decode_older, older};

/// A text to be read.
#[derive(Debug, Default)]
pub(super) struct TextToRead {
    pub(super) text: String,
    /// Where in the text line breaks were taken out.
    pub(super) breaks: Vec<usize>,
}

/// How a file's lines are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineShape {
    /// As they are.
    Plain,
    /// In an older encoding.
    Older(WrongEncoding),
    /// Without `> ` before each.
    Unquoted,
    /// Decoded from quoted-printable.
    Printable,
    /// Joined where a line ends with `=`.
    SoftBroken,
    /// Joined, as if every line break had been put in.
    Joined,
    /// Without `> ` and joined.
    UnquotedJoined,
}

impl LineShape {
    /// The shapes worth trying after [`LineShape::Plain`], in order.
    pub(super) fn others(bytes: &[u8]) -> Vec<Self> {
        let mut shapes: Vec<Self> = older(bytes).into_iter().map(Self::Older).collect();
        let is_quoted = lines(bytes).any(|line| line.first() == Some(&b'>'));
        if is_quoted {
            shapes.push(Self::Unquoted);
        }
        let is_printable = |line: &[u8]| line.trim_ascii_end().last() == Some(&b'=') || line.windows(3).any(is_escape);
        if lines(bytes).any(is_printable) {
            shapes.extend([Self::Printable, Self::SoftBroken]);
        }
        if lines(bytes).nth(1).is_some() {
            shapes.push(Self::Joined);
            if is_quoted {
                shapes.push(Self::UnquotedJoined);
            }
        }
        shapes
    }

    /// The file in this shape; `None` where the world outside cannot decode it.
    pub(super) fn view(self, bytes: &[u8], legacy: Legacy<'_>) -> Option<TextToRead> {
        let view = |bytes: &[u8]| TextToRead { text: lossy(bytes), breaks: Vec::new() };
        Some(match self {
            Self::Plain => view(bytes),
            Self::Older(encoding) => TextToRead { text: decode_older(bytes, encoding, legacy)?, breaks: Vec::new() },
            Self::Unquoted => view(&unquoted(bytes)),
            Self::Printable => view(&printable(bytes, true)),
            Self::SoftBroken => view(&printable(bytes, false)),
            Self::Joined => joined(bytes),
            Self::UnquotedJoined => joined(&unquoted(bytes)),
        })
    }
}

/// The bytes as text; what is no character becomes U+FFFD.
fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| matches!(byte, b'\n' | b'\r'))
}

fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
        let mut line = line;
        while let Some(rest) = line.strip_prefix(b">") {
            line = rest.strip_prefix(b" ").unwrap_or(rest);
        }
        out.extend(line);
    }
    out
}

fn is_escape(three: &[u8]) -> bool {
    matches!(three, [b'=', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Quoted-printable undone, or its soft breaks alone; what is no escape stays.
fn printable(bytes: &[u8], with_escapes: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let soft = || {
            // A gateway may have added blanks before the line's end.
            let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            let end = after.get(blanks..)?;
            end.strip_prefix(b"\r\n").or_else(|| end.strip_prefix(b"\n")).or_else(|| end.strip_prefix(b"\r"))
        };
        if byte != b'=' {
            out.push(byte);
            rest = after;
        } else if let Some(next_line) = soft() {
            rest = next_line;
        } else if let Some(code) = rest.get(..3).filter(|three| with_escapes && is_escape(three)) {
            let digit =
                |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0);
            out.push(digit(code[1]) * 16 + digit(code[2]));
            rest = rest.get(3..).unwrap_or_default();
        } else {
            out.push(byte);
            rest = after;
        }
    }
    out
}

/// All lines as one. Bytes are joined, not characters: some programs break lines inside one.
fn joined(bytes: &[u8]) -> TextToRead {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut breaks = Vec::new();
    let mut before = 0;
    for &byte in bytes {
        match byte {
            // A carriage return and a line feed are one break.
            b'\n' if before == b'\r' => {}
            b'\n' | b'\r' => breaks.push(out.len()),
            _ => out.push(byte),
        }
        before = byte;
    }
    match String::from_utf8(out) {
        Ok(text) => TextToRead { text, breaks },
        Err(error) => {
            // Every damaged place grows by what U+FFFD is longer; breaks are only shown, and tried as spaces.
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let breaks = breaks.into_iter().filter(|at| text.is_char_boundary(*at)).collect();
            TextToRead { text, breaks }
        }
    }
}
