//! Finding measures by number, name, indicator or department.

use std::collections::BTreeMap;

use crate::gather::gather;
use crate::plan::{Initiative, Measure, MeasureId, Plan};

/// What of a measure can be found besides its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 個別取組
    Name,
    /// 評価指標
    Indicator,
    /// 目標値等
    Target,
    /// 取組
    Initiative,
    /// 【行かない】
    Tag,
    /// ◎ by any of its names
    Lead,
}

/// The texts that can be found, in the order in which a reason is looked for.
fn parts<'a>(plan: &'a Plan, initiative: &'a Initiative, measure: &'a Measure) -> Vec<(Part, &'a str)> {
    let mut parts = vec![
        (Part::Name, measure.name.as_str()),
        (Part::Indicator, measure.indicator.as_str()),
        (Part::Target, measure.target.text.as_str()),
        (Part::Initiative, initiative.name.as_str()),
    ];
    parts.extend(measure.tags.iter().map(|tag| (Part::Tag, tag.as_str())));
    for party in &measure.leads {
        parts.push((Part::Lead, plan.party_name(party)));
        let department = plan.departments.iter().find(|department| department.id.as_str() == party.as_str());
        let aliases = department.into_iter().flat_map(|department| &department.aliases);
        parts.extend(aliases.map(|alias| (Part::Lead, alias.as_str())));
    }
    parts
}

/// Folded search keys, one per measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchIndex(BTreeMap<MeasureId, String>);

impl SearchIndex {
    /// Builds the keys. `normalise` is NFKC: the browser's own on the page, a crate's in tests.
    pub fn new(plan: &Plan, normalise: &dyn Fn(&str) -> String) -> Self {
        let keys = plan.initiatives.iter().flat_map(|initiative| {
            initiative.measures.iter().enumerate().map(move |(at, measure)| {
                let mut key = format!("{}-{}", initiative.number, at + 1);
                for (_, text) in parts(plan, initiative, measure) {
                    key.push('\n');
                    key.push_str(text);
                }
                (measure.id.clone(), fold_kana(&normalise(&key)))
            })
        });
        Self(gather(keys))
    }

    /// Whether the measure has all words; `words` must be folded the same way. No words are found everywhere.
    ///
    /// A word that begins with a digit stands for a whole number from its first digit on: 4-2 is not found in 14-2.
    pub fn has(&self, id: &MeasureId, words: &[String]) -> bool {
        words.is_empty() || self.0.get(id).is_some_and(|key| words.iter().all(|word| place_in(key, word).is_some()))
    }

    /// Splits and folds what a person typed.
    pub fn words(typed: &str, normalise: &dyn Fn(&str) -> String) -> Vec<String> {
        fold_kana(&normalise(typed)).split_whitespace().map(ToOwned::to_owned).collect()
    }
}

/// Why a measure was found, where neither its number nor its name tells: the first other part with a word that they
/// lack.
pub fn reason<'a>(
    plan: &'a Plan,
    initiative: &'a Initiative,
    measure: &'a Measure,
    words: &[String],
    normalise: &dyn Fn(&str) -> String,
) -> Option<(Part, &'a str)> {
    let has = |text: &str, word: &String| place_in(&fold_kana(&normalise(text)), word).is_some();
    let number = initiative.measure_number(measure);
    let is_open = |word: &&String| !has(&number, word) && !has(&measure.name, word);
    let open: Vec<&String> = words.iter().filter(is_open).collect();
    let mut parts = parts(plan, initiative, measure).into_iter();
    parts.find(|(part, text)| *part != Part::Name && open.iter().any(|word| has(text, word)))
}

/// A text in pieces, those that were searched for marked `true`; joined they are the text.
pub fn marked(text: &str, words: &[String], normalise: &dyn Fn(&str) -> String) -> Vec<(bool, String)> {
    if words.is_empty() {
        return vec![(false, text.to_owned())];
    }
    let (folded, places) = folded(text, normalise);
    let mut is_found = vec![false; text.chars().count()];
    for word in words {
        let mut from = 0;
        while let Some(at) = place_in_rest(&folded, from, word) {
            let first = folded[..at].chars().count();
            let found = places[first..].iter().take(word.chars().count());
            found.for_each(|place| is_found[*place] = true);
            from = at + word.len();
        }
    }
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (letter, found) in text.chars().zip(is_found) {
        match pieces.last_mut().filter(|(of_found, _)| *of_found == found || is_joined(letter)) {
            Some((_, piece)) => piece.push(letter),
            None => pieces.push((found, letter.to_string())),
        }
    }
    pieces
}

/// A text folded for searching, and for each of its letters the place in the text of the one that it comes from.
fn folded(text: &str, normalise: &dyn Fn(&str) -> String) -> (String, Vec<usize>) {
    let whole = fold_kana(&normalise(text));
    let count = text.chars().count();
    // Mostly a letter becomes a letter, and one question to the browser is enough.
    if whole.chars().count() == count {
        return (whole, (0..count).collect());
    }
    let mut letters = String::new();
    let mut places = Vec::new();
    let mut rest = text.chars().enumerate().peekable();
    while let Some((place, letter)) = rest.next() {
        let mut one = letter.to_string();
        while let Some((_, joined)) = rest.next_if(|(_, next)| is_joined(*next)) {
            one.push(joined);
        }
        let one = fold_kana(&normalise(&one));
        places.extend(one.chars().map(|_| place));
        letters.push_str(&one);
    }
    (letters, places)
}

/// Whether a character makes one letter with that before it: half-width ﾞ and ﾟ, and the combining ones.
fn is_joined(character: char) -> bool {
    matches!(character, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309a}')
}

/// Where a word stands in a folded text, in bytes.
fn place_in(key: &str, word: &str) -> Option<usize> {
    place_in_rest(key, 0, word)
}

/// The same, from a place on.
fn place_in_rest(key: &str, from: usize, word: &str) -> Option<usize> {
    let is_number = word.starts_with(|first: char| first.is_ascii_digit());
    let mut places = key[from..].match_indices(word).map(|(at, _)| from + at);
    places.find(|at| !(is_number && key[..*at].ends_with(|last: char| last.is_ascii_digit())))
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
