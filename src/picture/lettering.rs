//! Widths of words, and where they break: a name on its box in two lines of eleven full-width characters, after a
//! particle; everything else by columns.
//!
//! Widths come from a fixed rule and not from a font, so every program that draws a picture breaks it alike.

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

/// A text in lines of that width, however it is broken.
pub fn broken(mut text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    while !text.is_empty() {
        let (line, rest) = text.split_at(fitting(text, LINE));
        // A letter is never wider than a line.
        if line.is_empty() {
            break;
        }
        lines.push(line.to_owned());
        text = rest;
    }
    lines
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
    use super::{drawn, lines, width};

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
}
