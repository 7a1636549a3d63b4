//! Characters that cannot be seen, and those that turn the reading direction around.
//!
//! A text may say one thing and read another: a file name reversed, a name of nothing, a word inside an emoji. Such
//! characters are shown as marks. What belongs to a letter is no such character: the variant of an ideograph, a family
//! made of emoji, the joiner inside a Persian word.

use std::fmt::Write as _;

/// Unicode's `Default_Ignorable_Code_Point`: without a picture of its own. Left out wherever texts are compared.
pub fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What a reader cannot see, wherever it stands, line breaks and tabs apart.
fn is_blank(character: char) -> bool {
    let is_control = character.is_control() && !matches!(character, '\n' | '\t');
    let is_noncharacter = u32::from(character) & 0xfffe == 0xfffe || matches!(character, '\u{fdd0}'..='\u{fdef}');
    // Line and paragraph separators, annotations, signs that are blank by themselves, format controls of hieroglyphs.
    let is_other = matches!(character,
        '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{fff9}'..='\u{fffc}' | '\u{1d159}' | '\u{13430}'..='\u{1343f}');
    is_control || is_noncharacter || is_other || is_ignorable(character)
}

/// The text with a mark in place of each hidden character; it keeps its lines and tabs.
pub fn visible(text: &str) -> String {
    marked(text, &|_| false)
}

/// The same for what stands on one line, a name of a person, a department or a file: a line break in it is shown.
pub fn visible_line(text: &str) -> String {
    marked(text, &|character| matches!(character, '\n' | '\t'))
}

/// The first hidden character, if a text hides something.
pub fn first_hidden(text: &str) -> Option<char> {
    judged(text).find_map(|(_, character, is_hidden)| is_hidden.then_some(character))
}

/// A name without white space and hidden characters around it.
pub fn trimmed(name: &str) -> &str {
    let is_letter = |(_, character, is_hidden): &(usize, char, bool)| !is_hidden && !character.is_whitespace();
    let mut letters = judged(name).filter(is_letter);
    let Some((start, first, _)) = letters.next() else { return "" };
    let (last, letter, _) = letters.last().unwrap_or((start, first, false));
    &name[start..last + letter.len_utf8()]
}

fn marked(text: &str, also: &dyn Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = judged(text).peekable();
    while let Some((_, character, is_hidden)) = letters.next() {
        if !is_hidden && !also(character) {
            shown.push(character);
            continue;
        }
        if let Some(picture) = picture(character) {
            shown.push(picture);
            continue;
        }
        let mut times = 1;
        while letters.next_if(|(_, next, is_hidden)| *is_hidden && *next == character).is_some() {
            times += 1;
        }
        // Writing to a String cannot fail.
        let _ = write!(shown, "〔U+{:04X}", u32::from(character));
        if times > 1 {
            let _ = write!(shown, "×{times}");
        }
        shown.push('〕');
    }
    shown
}

/// The control pictures of ASCII: ␊.
fn picture(character: char) -> Option<char> {
    match u32::from(character) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('␡'),
        _ => None,
    }
}

/// Each character with its place, and whether it is hidden there.
fn judged(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut before = None;
    let mut flag_ends = 0;
    text.char_indices().map(move |(at, character)| {
        let rest = &text[at + character.len_utf8()..];
        if character == '\u{1f3f4}' {
            flag_ends = at + character.len_utf8() + flag(rest);
        }
        let belongs = is_blank(character)
            && (at < flag_ends
                || match character {
                    '\u{200c}' | '\u{200d}' => is_joiner(before, character, rest.chars().next()),
                    '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => has_variants(before, character),
                    '\u{180b}'..='\u{180d}' | '\u{180f}' => is_mongolian(before),
                    _ => false,
                });
        before = Some(character);
        (at, character, is_blank(character) && !belongs)
    })
}

/// Whether a variation selector says which form the character before it has. A second one says nothing.
fn has_variants(before: Option<char>, selector: char) -> bool {
    let Some(before) = before else { return false };
    let is_ideograph = matches!(before, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    match selector {
        // Standardised variants: ideographs, the slashed zero, mathematical signs, full-width punctuation.
        '\u{fe00}'..='\u{fe02}' => {
            is_ideograph
                || matches!(before, '0' | '\u{2100}'..='\u{2bff}' | '\u{3001}' | '\u{3002}' | '\u{ff01}'..='\u{ff1f}')
        }
        // Text or emoji: signs, digits and marks of keycaps.
        '\u{fe0e}' | '\u{fe0f}' => is_pictograph(before) || matches!(before, '0'..='9' | '#' | '*'),
        '\u{e0100}'..='\u{e01ef}' => is_ideograph,
        _ => false,
    }
}

/// Whether a joiner joins: emoji to emoji, or letters of a script that is written joined.
fn is_joiner(before: Option<char>, joiner: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let is_joined =
        |letter: char| matches!(letter, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}') && !is_blank(letter);
    let is_emoji = joiner == '\u{200d}' && is_pictograph(after);
    (is_emoji && (is_pictograph(before) || before == '\u{fe0f}')) || (is_joined(before) && is_joined(after))
}

fn is_mongolian(before: Option<char>) -> bool {
    before.is_some_and(|letter| matches!(letter, '\u{1807}' | '\u{1820}'..='\u{18aa}'))
}

/// Signs and emoji, with the tones of skin.
fn is_pictograph(character: char) -> bool {
    let is_sign = matches!(
        character,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2100}'
            ..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
    );
    (is_sign && !is_blank(character)) || matches!(character, '\u{1f000}'..='\u{1faff}')
}

/// How many bytes after a black flag make it the flag of a part of a country; 0 for none.
fn flag(rest: &str) -> usize {
    const PARTS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];
    const TAG_OF: u32 = 0xe0000;
    const CANCEL: char = '\u{e007f}';
    let tags = |part: &str| {
        part.chars().filter_map(|letter| char::from_u32(TAG_OF + u32::from(letter))).chain([CANCEL]).collect::<String>()
    };
    PARTS.iter().map(|part| tags(part)).find(|tags| rest.starts_with(tags.as_str())).map_or(0, |tags| tags.len())
}
