//! Finds positions in a text: the line, and the depth of nesting.

/// The deepest nesting of brackets outside texts, counted without recursion.
pub(super) fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// How many lines end in a text. A carriage return ends one where no line feed follows.
fn breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    let feeds = text.matches('\n').count();
    let returns = bytes.iter().enumerate().filter(|(at, byte)| **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    feeds + returns.count()
}

/// Line numbers of slices of one text that come in order; each byte is looked at once.
pub(super) struct Lines<'a> {
    text: &'a str,
    seen_bytes: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, seen_bytes: 0, line: 1 }
    }

    /// The line on which `slice` begins, from 1. Slices of another text give the last line reached.
    pub(super) fn line_of(&mut self, slice: &str) -> usize {
        let start = slice.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        if let Some(passed) = self.text.get(self.seen_bytes..start) {
            self.line += breaks(passed);
            self.seen_bytes = start;
        }
        self.line
    }
}

/// A place as people count it, and what stands there.
pub(super) struct Spot {
    /// From 1, in characters.
    pub(super) column: usize,
    /// The character, if the line has one there.
    pub(super) character: Option<char>,
}

/// A place in bytes as people count it.
pub(super) fn spot(text: &str, at: usize) -> Spot {
    let at = text.floor_char_boundary(at);
    // A control character inside a text is noticed from the character before it.
    let mut ahead = text.get(at..).unwrap_or_default().char_indices().skip(1);
    let at = ahead.next().filter(|(_, c)| c.is_control() && !c.is_whitespace()).map_or(at, |(step, _)| at + step);
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let line_start = before.rfind(['\n', '\r']).map_or(0, |found| found + 1);
    let column = before.get(line_start..).map_or(0, |line| line.chars().count()) + 1;
    Spot { column, character: after.chars().next().filter(|c| !matches!(c, '\n' | '\r')) }
}

/// What is probably wrong with JSON that breaks off at this character.
pub(super) fn guess(character: Option<char>) -> String {
    match character {
        Some('“' | '”' | '＂' | '‘' | '’' | '\'') => "引用符は半角の「\"」だけが使えます".to_owned(),
        Some(',' | ']' | '}') => "値が抜けているか、「,」が余分です".to_owned(),
        Some('/' | '#') => "注釈（コメント）は書けません".to_owned(),
        Some('N' | 'I') => "NaN や Infinity は使えません".to_owned(),
        Some(character) if character.is_control() => {
            format!("見えない制御文字（U+{:04X}）は、ここには書けません", u32::from(character))
        }
        Some(character) => format!("「{character}」は、ここには書けません"),
        None => "行の終わりが早すぎます".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_character_is_named_itself_and_not_what_stands_before_it() {
        let text = "{\"value\":\"under\0way\"}";
        let error = serde_json::from_str::<serde_json::Value>(text).err().map(|error| error.column());
        let spot = spot(text, error.unwrap_or_default() - 1);
        assert_eq!((spot.column, spot.character), (16, Some('\0')));
        assert_eq!(guess(spot.character), "見えない制御文字（U+0000）は、ここには書けません");
    }
}
