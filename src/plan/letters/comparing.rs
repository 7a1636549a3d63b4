//! Folds letters that people take for the same into one form.

use std::ops::Range;

use super::is_ignorable;
use super::normal::{is_plain, nfkc};
use super::radicals::ideograph;

/// The form in which words are searched for and names are compared, never kept: NFKC, ideographs in place of radicals,
/// without what cannot be seen, case and kana folded.
pub fn comparing(text: &str) -> String {
    folded(&identity(text))
}

/// The form that a name's id is made of: as [`comparing`], but upper case, katakana and marks stay what they are. It
/// equals plain NFKC wherever nothing is hidden and no radical stands for a letter, so ids stay what they were.
pub fn identity(name: &str) -> String {
    nfkc(&seen(name)).chars().map(ideograph).collect()
}

/// The comparing form of a name: white space between letters (市　民　課) makes no other name.
pub fn comparing_name(name: &str) -> String {
    comparing(name).chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether people read the same name.
pub fn is_same_name(one: &str, other: &str) -> bool {
    comparing_name(one) == comparing_name(other)
}

/// The comparing form in pieces, each with the place in the text of the letter that it comes from. What cannot be seen
/// belongs to the letter before it, so the places touch; only what stands before the first letter has none.
pub fn pieces_for_comparing(text: &str) -> Vec<(Range<usize>, String)> {
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    let mut letter = String::new();
    for (at, character) in text.char_indices().filter(|(_, character)| !is_ignorable(*character)) {
        if let Some((place, form)) = pieces.last_mut() {
            if belongs_to(&letter, character) {
                letter.push(character);
                *form = comparing(&letter);
                continue;
            }
            place.end = at;
        }
        letter.clear();
        letter.push(character);
        pieces.push((at..text.len(), comparing(&letter)));
    }
    pieces
}

/// Whether a character is part of the letter before it: a mark on it, or one that the two are compared with together.
fn belongs_to(letter: &str, character: char) -> bool {
    if letter.chars().all(is_plain) && is_plain(character) {
        return false;
    }
    let both: String = letter.chars().chain([character]).collect();
    is_mark(character) || comparing(&both) != comparing(letter) + &comparing(&character.to_string())
}

/// Unicode's `Grapheme_Extend`, which the standard library tells by escaping such a character.
fn is_mark(character: char) -> bool {
    !character.is_ascii() && !character.is_whitespace() && character.escape_debug().count() > 1
}

/// A text without what cannot be seen.
fn seen(text: &str) -> String {
    text.chars().filter(|character| !is_ignorable(*character)).collect()
}

/// Folds case, turns katakana into hiragana, so that デジタル finds でじたる, and takes marks that look alike for one.
fn folded(text: &str) -> String {
    // By way of capitals, which knows ς for σ and ß for ss, and before that of small letters: ẞ is its own capital. Small
    // letters of capitals may need to be composed again.
    let small = text.chars().flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    nfkc(&small.collect::<String>()).chars().map(one_mark).collect()
}

fn one_mark(character: char) -> char {
    const KATAKANA_TO_HIRAGANA: u32 = 0x60;
    match character {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => {
            char::from_u32(u32::from(character) - KATAKANA_TO_HIRAGANA).unwrap_or(character)
        }
        // Dashes that keyboards give for 14-2 and that NFKC leaves apart; an IME gives the long vowel mark.
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | '⁃' | 'ー' => '-',
        '〜' | '∼' => '~',
        // PDFs of Chrome and WebKit give U+2027 for ・, those of Firefox U+2215 for ／.
        '‧' | '·' | '•' | '∙' | '⋅' => '・',
        '∕' | '⁄' => '/',
        '∥' => '‖',
        '‘' | '’' | 'ʻ' | 'ʼ' | '′' => '\'',
        '“' | '”' | '″' | '〝' | '〞' | '〟' => '"',
        other => other,
    }
}
