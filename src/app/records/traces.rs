//! Recognises an erased text when it comes again, by its length and a check value. Neither reveals the text.
//!
//! Of every erased text this browser keeps 32 bits, computed under a random key of its own. They travel nowhere.

use sha2::{Digest as _, Sha256};

use crate::insight::free_text;
use crate::journal::{Entry, Statement};
use crate::plan::letters::comparing;

use super::Records;

/// Settings that hold traces begin so.
const PREFIX: &str = "erased/";

/// Shorter texts are looked for as a whole only: a word of two letters is part of every other text.
const LEAST_PART: usize = 8;

/// A prime, so that two texts rarely have the same check value.
const MODULUS: u128 = (1 << 61) - 1;

/// What is left of an erased text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Trace {
    chars: usize,
    check: u32,
    base: u128,
}

impl Trace {
    /// `text` is folded.
    fn of(text: &str, key: &str) -> Self {
        let base = base_of(key);
        let check = text.chars().fold(0, |sum, letter| step(sum, base, letter));
        Self { chars: text.chars().count(), check: low(check), base }
    }

    fn read(key: &str, text: &str) -> Option<Self> {
        let (chars, check) = text.split_once(':')?;
        Some(Self { chars: chars.parse().ok()?, check: u32::from_str_radix(check, 16).ok()?, base: base_of(key) })
    }

    fn write(&self) -> String {
        format!("{}:{:08x}", self.chars, self.check)
    }

    /// Whether a folded text is that text, or holds it.
    fn is_in(&self, text: &str) -> bool {
        let letters: Vec<char> = text.chars().collect();
        if self.chars == 0 || letters.len() < self.chars || (self.chars < LEAST_PART && letters.len() > self.chars) {
            return false;
        }
        // The weight of the letter that leaves the window.
        let weight = (1..self.chars).fold(1, |weight, _| weight * self.base % MODULUS);
        let mut sum = 0;
        for (at, letter) in letters.iter().enumerate() {
            if let Some(leaves) = at.checked_sub(self.chars).and_then(|before| letters.get(before)) {
                sum = (sum + MODULUS - u128::from(u32::from(*leaves)) * weight % MODULUS) % MODULUS;
            }
            sum = step(sum, self.base, *letter);
            if at + 1 >= self.chars && low(sum) == self.check {
                return true;
            }
        }
        false
    }
}

fn base_of(key: &str) -> u128 {
    let digest = Sha256::digest(key.as_bytes());
    let bytes = digest.iter().take(7).fold(0, |bytes, byte| (bytes << 8) | u128::from(*byte));
    // Larger than any letter, so that short texts differ too.
    bytes + (1 << 57)
}

fn step(sum: u128, base: u128, letter: char) -> u128 {
    (sum * base + u128::from(u32::from(letter))) % MODULUS
}

fn low(sum: u128) -> u32 {
    u32::try_from(sum & u128::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// What is the same for erasing: widths, white space and characters that hide do not tell texts apart.
pub(super) fn fold_for_erasing(text: &str) -> String {
    comparing(text).chars().filter(|letter| !letter.is_whitespace()).collect()
}

impl Records {
    /// Remembers that a text was erased.
    pub(super) fn leave_trace(self, text: &str) {
        let folded = fold_for_erasing(text);
        if !folded.is_empty() && !self.came_back(text) {
            let key = self.ports.clock().new_tx();
            self.ports.settings().remember(&format!("{PREFIX}{key}"), &Trace::of(&folded, &key).write());
        }
    }

    /// Forgets that a text was erased: it may come again.
    pub(super) fn forget_trace(self, text: &str) {
        let folded = fold_for_erasing(text);
        for (name, trace) in self.traces() {
            if trace.is_in(&folded) {
                self.ports.settings().forget(&name);
            }
        }
    }

    /// Whether this is, or holds, a text that was erased here.
    fn came_back(self, text: &str) -> bool {
        let folded = fold_for_erasing(text);
        self.traces().iter().any(|(_, trace)| trace.is_in(&folded))
    }

    fn traces(self) -> Vec<(String, Trace)> {
        let kept = self.ports.settings().recall_all(PREFIX);
        let read = |(name, text): (String, String)| {
            let trace = Trace::read(name.strip_prefix(PREFIX)?, &text)?;
            Some((name, trace))
        };
        kept.into_iter().filter_map(read).collect()
    }

    /// Of these entries, those that bring back a text that was erased here.
    pub(super) fn brought_back<'a, E: AsRef<Entry> + 'a>(self, entries: impl Iterator<Item = &'a E>) -> Vec<&'a E> {
        let traces = self.traces();
        if traces.is_empty() {
            return Vec::new();
        }
        let holds = |entry: &&E| {
            let Some(text) = text_of((*entry).as_ref()) else { return false };
            let folded = fold_for_erasing(&text);
            traces.iter().any(|(_, trace)| trace.is_in(&folded))
        };
        entries.filter(holds).collect()
    }
}

/// The text of an entry that people typed freely.
pub(super) fn text_of(entry: &Entry) -> Option<String> {
    let Statement::Set { cell, value } = entry.statement() else { return None };
    free_text(&cell.field, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_again_alone_and_within_another_and_nothing_else_is() {
        let text = "山田花子さんの電話は042-000-0000";
        let trace = Trace::of(text, "k1");
        let again = Trace::read("k1", &trace.write()).unwrap_or_else(|| unreachable!("it was written so"));
        assert_eq!(trace, again);
        assert!(!trace.write().contains('山'));
        for holds in [text.to_owned(), format!("窓口で{text}"), format!("{text}です。"), format!("あ{text}い")]
        {
            assert!(again.is_in(&holds), "{holds}");
        }
        for other in ["", "山田花子", "山田花子さんの電話は042-000-0001", "田中さんの電話は042-000-0000でした。長い文"]
        {
            assert!(!again.is_in(other), "{other}");
        }
        assert!(!Trace::of(text, "k2").is_in("") && Trace::of(text, "k2").check != trace.check, "each has its own key");
    }

    #[test]
    fn a_short_text_is_known_as_a_whole_only() {
        let trace = Trace::of("山田", "k");
        assert!(trace.is_in("山田") && !trace.is_in("山田市の計画"));
    }
}
