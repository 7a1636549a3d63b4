//! Widths of words, and where they break: a name on its box in two lines of eleven full-width characters, after a
//! particle; everything else by columns.
//!
//! Widths come from a fixed rule and not from a font, so every program that draws a picture breaks it alike.

use crate::plan::letters::visible_line;

/// Width of a line in half-width columns.
const LINE: usize = 22;

/// The two lines of a name; the second is empty where one line is enough or no good break was found.
pub fn lines(name: &str) -> (&str, &str) {
    let total = width(name);
    if total <= LINE {
        return (name, "");
    }
    let breaks = name.char_indices().filter(|(_, letter)| "のをなにでとた・".contains(*letter));
    let cuts = breaks.map(|(at, letter)| name.split_at(at + letter.len_utf8()));
    let fitting = cuts.filter(|(first, second)| width(first) <= LINE && width(second) <= LINE && !second.is_empty());
    fitting.min_by_key(|(first, second)| width(first).abs_diff(width(second))).unwrap_or((name, ""))
}

/// The two lines of a name where nothing can overflow: what has no room is left out, and an ellipsis says so.
pub fn drawn(name: &str) -> [String; 2] {
    let (first, second) = lines(name);
    if width(first) <= LINE {
        return [first.to_owned(), second.to_owned()];
    }
    let (first, rest) = name.split_at(fitting(name, LINE));
    let second = if width(rest) <= LINE { rest.to_owned() } else { format!("{}…", &rest[..fitting(rest, LINE - 2)]) };
    [first.to_owned(), second]
}

/// A text in lines of a room, each as wide as its letters are at most; what `most` lines cannot hold is left out, and an
/// ellipsis says so. What hides in the text is made visible first: marks take room.
///
/// A line breaks between words of Latin letters, before no closing and behind no opening mark, and behind no digit; where that leaves less than
/// half of the line, anywhere.
pub fn wrapped(text: &str, room: Room, most: usize) -> Vec<String> {
    let text = visible_line(text);
    let mut rest = text.as_str();
    let mut lines: Vec<String> = Vec::new();
    while !rest.is_empty() && lines.len() < most {
        let (line, after) = rest.split_at(line_end(rest, room.hundredths()));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start_matches(' ');
    }
    if let Some(last) = lines.last_mut().filter(|_| !rest.is_empty()) {
        while last.chars().map(advance).sum::<i32>() + FULL > room.hundredths() && last.pop().is_some() {}
        last.push('…');
    }
    lines
}

/// Room for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Its width in px.
    pub width: i32,
    /// The size of its letters in px.
    pub size: i32,
}

impl Room {
    /// Its width in hundredths of its letters' size.
    fn hundredths(self) -> i32 {
        self.width.saturating_mul(FULL) / self.size.max(1)
    }
}

/// A full-width letter, in hundredths of its size.
const FULL: i32 = 100;
/// What begins no line, and what ends none.
const NOT_FIRST: &str =
    "／、。，．・：；？！ー－〜～…‥）」』】〕〉》］｝ゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ)]},.:;!?%";
const NOT_LAST: &str = "／（「『【〔〈《［｛([{";

/// Where the first line of a text ends; behind its first letter at least.
fn line_end(text: &str, room: i32) -> usize {
    let mut width = 0;
    let over = text.char_indices().find(|(_, letter)| {
        width += advance(*letter);
        width > room
    });
    let Some((end, _)) = over else { return text.len() };
    if end == 0 {
        return text.chars().next().map_or(0, char::len_utf8);
    }
    let mut behind = text[end..].chars().next();
    for (at, letter) in text[..end].char_indices().rev().take_while(|(at, _)| 2 * at > end) {
        if behind.is_some_and(|behind| parts(letter, behind)) {
            return at + letter.len_utf8();
        }
        behind = Some(letter);
    }
    end
}

/// Whether a line may break between two letters.
fn parts(letter: char, behind: char) -> bool {
    let in_word = |letter: char| letter.is_alphanumeric() && letter < '\u{2000}';
    let counted = letter.is_ascii_digit() && behind != ' ';
    let stays = (in_word(letter) && in_word(behind)) || counted;
    !stays && !NOT_FIRST.contains(behind) && !NOT_LAST.contains(letter)
}

/// The most that a letter takes in the fonts that are asked for, bold ones too, in hundredths of its size.
fn advance(letter: char) -> i32 {
    match letter {
        ' ' | '!' | '\'' | '(' | ')' | ',' | '-' | '.' | '/' | ':' | ';' | 'I' | '[' | ']' | 'i' | 'j' | 'l' | '|' => {
            38
        }
        '%' | '&' | '@' | 'M' | 'W' | 'm' | 'w' => 96,
        'A'..='Z' | '\u{80}'..='\u{2ff}' => 74,
        '\0'..='\u{7f}' => 62,
        '｡'..='ﾟ' => 50,
        // Pictures are wider than letters.
        '\u{1f000}'.. => 140,
        _ => FULL,
    }
}

/// Words in lines of so many columns, broken between words alone; a word that is wider stands by itself.
pub fn in_lines(words: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => line.extend([" ", word]),
            _ => lines.push(word.clone()),
        }
    }
    lines
}

/// How many lines a measure's number and name take in its initiative's box, four at most.
pub fn rows(number: &str, name: &str) -> usize {
    // Beside the name stand its state and its grade; a line breaks before a mark that must not begin the next.
    (width(number) + 1 + width(name)).div_ceil(LINE - 3).clamp(1, 4)
}

/// Where so many columns of a text end.
fn fitting(text: &str, columns: usize) -> usize {
    let mut ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.by_ref().take_while(|end| width(&text[..*end]) <= columns).last().unwrap_or(0)
}

/// ASCII and half-width kana are one column wide, everything else two.
pub fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() || ('｡'..='ﾟ').contains(&letter) { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::{Room, drawn, lines, width, wrapped};

    #[test]
    fn names_break_after_a_particle_so_that_both_lines_fit() {
        assert_eq!(lines("デジタルを用いた多様な情報伝達手段の推進"), ("デジタルを用いた多様な", "情報伝達手段の推進"));
        assert_eq!(lines("行政サービスのリデザイン"), ("行政サービスの", "リデザイン"));
        assert_eq!(lines("効率的な職場環境の整備"), ("効率的な職場環境の整備", ""));
    }

    #[test]
    fn drawn_lines_never_overflow_and_say_what_they_leave_out() {
        let name = "情報伝達手段推進計画策定委員会運営事務局".repeat(4);
        let [first, second] = drawn(&name);
        assert!(width(&first) <= 22 && width(&second) <= 22 && second.ends_with('…'), "{first} {second}");
        assert!(name.starts_with(&(first + second.trim_end_matches('…'))));
        assert_eq!(drawn("行政サービスのリデザイン"), ["行政サービスの", "リデザイン"]);
        assert_eq!(drawn(""), ["", ""]);
    }

    #[test]
    fn a_name_without_a_good_break_is_left_to_the_browser() {
        let name = "情報伝達手段推進計画策定委員会運営事務局";
        assert_eq!(lines(name), (name, ""));
        assert_eq!(lines(""), ("", ""));
    }

    #[test]
    fn wrapped_lines_keep_words_and_marks_together_and_say_what_they_leave_out() {
        let room = Room { width: 120, size: 12 };
        assert_eq!(
            wrapped("フロントヤードとの連携（OCR等）の推進", room, 9),
            ["フロントヤードとの連", "携（OCR等）の推進"]
        );
        assert_eq!(wrapped("あいうえおかきくけこ。", room, 9), ["あいうえおかきくけ", "こ。"]);
        assert_eq!(wrapped("alpha beta gamma delta", room, 9), ["alpha beta gamma", "delta"]);
        let cut = wrapped(&"長".repeat(10_000), room, 3);
        assert_eq!((cut.len(), cut[2].as_str()), (3, "長長長長長長長長長…"));
        assert_eq!(wrapped(&"w".repeat(30), room, 9).concat(), "w".repeat(30), "no spaces");
        assert!(wrapped("", room, 3).is_empty());
        assert_eq!(wrapped("長い", Room { width: 1, size: 12 }, 3), ["長", "い"], "never without end");
    }
}
