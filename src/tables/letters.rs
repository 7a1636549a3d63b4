//! How a text of people or of the plan becomes the value of a cell: one line, and letters that every computer has.
//!
//! The text itself stays word for word in the plan and in the records; the definitions say what is written otherwise here.

use crate::plan::letters::{identity, visible};

/// What stands in place of a line break.
pub(super) const BREAK: &str = "／";

/// Behind a text that is longer than a cell of a spreadsheet may be.
const CUT: &str = "…（長いため、続きを省きました）";

/// How many UTF-16 units a cell of a spreadsheet holds.
const CELL_UNITS: usize = 32_767;

/// A text on one line, without letters that other computers lack and with nothing hidden in it.
pub(super) fn plain(text: &str) -> String {
    let lines = text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim).filter(|line| !line.is_empty());
    let mut plain = String::with_capacity(text.len());
    for line in lines {
        if !plain.is_empty() {
            plain.push_str(BREAK);
        }
        for character in visible(&line.replace('\t', " ")).chars() {
            push_portable(&mut plain, character);
        }
    }
    fitting(plain)
}

/// A letter, or what is written for one that not every computer has: (14) for ⑭, (株) for ㈱, 平成 for ㍻.
fn push_portable(text: &mut String, character: char) {
    match character {
        '\u{2460}'..='\u{24ff}' | '\u{3200}'..='\u{32fe}' => {
            let form = form(character);
            let is_apart = form.starts_with('(') || form.ends_with(['.', '月', '日']);
            if is_apart { text.push_str(&form) } else { text.extend(["(", &form, ")"]) }
        }
        '\u{2160}'..='\u{2188}' | '\u{32ff}'..='\u{33ff}' | '\u{2116}' | '\u{2121}' => text.push_str(&form(character)),
        '〝' | '〞' | '〟' => text.push('"'),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => {
            text.extend(["〔U+", &format!("{:04X}", u32::from(character)), "〕"]);
        }
        character => text.push(character),
    }
}

fn form(character: char) -> String {
    identity(character.encode_utf8(&mut [0; 4]))
}

/// The text, or as much of it as a cell holds and the word that there is more.
fn fitting(text: String) -> String {
    if text.len() <= CELL_UNITS || text.encode_utf16().count() <= CELL_UNITS {
        return text;
    }
    let mut left = CELL_UNITS - CUT.encode_utf16().count();
    let fits = |character: &char| {
        let fits = character.len_utf16() <= left;
        left = left.saturating_sub(character.len_utf16());
        fits
    };
    text.chars().take_while(fits).collect::<String>() + CUT
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn letters_that_not_every_computer_has_are_written_out() {
        let plain = plain("⑭3回、㈱あゆみ、㍻31年、Ⅳ期、10㎡、№5、℡、⑴、⒈、㊤、㋿");
        assert_eq!(plain, "(14)3回、(株)あゆみ、平成31年、IV期、10m2、No5、TEL、(1)、1.、(上)、令和");
    }

    #[test]
    fn lines_become_one_and_what_hides_is_shown() {
        assert_eq!(plain("　一行目 \r\n\r\n二行目\t続き\u{202e}\n"), "一行目／二行目 続き〔U+202E〕");
        assert_eq!(plain(" \n　\n"), "");
        assert_eq!(plain("外字\u{e000}"), "外字〔U+E000〕");
    }

    #[test]
    fn a_text_fits_into_a_cell() {
        let cut = plain(&"𠮟".repeat(20_000));
        assert!(cut.encode_utf16().count() <= 32_767 && cut.ends_with("続きを省きました）"));
        assert_eq!(plain(&"字".repeat(32_767)).chars().count(), 32_767);
    }
}
