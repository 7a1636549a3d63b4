//! Finding measures by number, name, indicator or department.

use std::collections::BTreeMap;

use crate::gather::gather;
use crate::plan::{MeasureId, Plan};

/// Folded search keys, one per measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchIndex(BTreeMap<MeasureId, String>);

impl SearchIndex {
    /// Builds the keys. `normalise` is NFKC: the browser's own on the page, a crate's in tests.
    pub fn new(plan: &Plan, normalise: &dyn Fn(&str) -> String) -> Self {
        let key = |parts: &[&str]| fold_kana(&normalise(&parts.join("\n")));
        let keys = plan.measures().map(|(initiative, measure)| {
            let number = initiative.measure_number(measure);
            let mut parts: Vec<&str> =
                vec![&number, &measure.name, &measure.indicator, &measure.target.text, &initiative.name];
            parts.extend(measure.tags.iter().map(String::as_str));
            for party in &measure.leads {
                parts.push(plan.party_name(party));
                let department = plan.departments.iter().find(|department| department.id.as_str() == party.as_str());
                parts.extend(
                    department.into_iter().flat_map(|department| department.aliases.iter().map(String::as_str)),
                );
            }
            (measure.id.clone(), key(&parts))
        });
        Self(gather(keys))
    }

    /// Whether the measure has all words; `words` must be folded the same way. No words are found everywhere.
    ///
    /// A word that begins with a digit stands for a whole number from its first digit on: 4-2 is not found in 14-2.
    pub fn has(&self, id: &MeasureId, words: &[String]) -> bool {
        self.0.get(id).is_some_and(|key| words.iter().all(|word| found_in(key, word)))
    }

    /// Splits and folds what a person typed.
    pub fn words(typed: &str, normalise: &dyn Fn(&str) -> String) -> Vec<String> {
        fold_kana(&normalise(typed)).split_whitespace().map(ToOwned::to_owned).collect()
    }
}

fn found_in(key: &str, word: &str) -> bool {
    let is_number = word.starts_with(|first: char| first.is_ascii_digit());
    let mut places = key.match_indices(word).map(|(at, _)| &key[..at]);
    places.any(|before| !(is_number && before.ends_with(|last: char| last.is_ascii_digit())))
}

/// Folds case and turns katakana into hiragana, so that デジタル finds でじたる. Expects NFKC.
pub fn fold_kana(text: &str) -> String {
    const KATAKANA_TO_HIRAGANA: u32 = 0x60;
    let fold = |character: char| match character {
        'ァ'..='ヶ' => char::from_u32(u32::from(character) - KATAKANA_TO_HIRAGANA).unwrap_or(character),
        // Dashes that keyboards give for 14-2 and that NFKC leaves apart; an IME gives the long vowel mark.
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | 'ー' => '-',
        '〜' => '~',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(fold).collect()
}
