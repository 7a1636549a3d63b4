//! Finding measures by number, name, indicator or department.

use std::collections::BTreeMap;

use crate::filled::filled;
use crate::plan::letters::{comparing, pieces_for_comparing};
use crate::plan::{Initiative, Measure, MeasureId, Plan};

/// What of a measure can be found besides its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedPart {
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
fn parts<'a>(plan: &'a Plan, initiative: &'a Initiative, measure: &'a Measure) -> Vec<(MatchedPart, &'a str)> {
    let mut parts = vec![
        (MatchedPart::Name, measure.name.as_str()),
        (MatchedPart::Indicator, measure.indicator_text()),
        (MatchedPart::Target, measure.target_text()),
        (MatchedPart::Initiative, initiative.name.as_str()),
    ];
    parts.extend(measure.tags.iter().map(|tag| (MatchedPart::Tag, tag.as_str())));
    for party in &measure.leads {
        parts.push((MatchedPart::Lead, plan.party_name(party)));
        let department = plan.departments.iter().find(|department| department.id.as_str() == party.as_str());
        let aliases = department.into_iter().flat_map(|department| &department.aliases);
        parts.extend(aliases.map(|alias| (MatchedPart::Lead, alias.as_str())));
    }
    parts
}

/// Folded search keys, one per measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchIndex(BTreeMap<MeasureId, String>);

impl SearchIndex {
    /// Builds the keys.
    pub fn new(plan: &Plan) -> Self {
        let keys = plan.initiatives.iter().flat_map(|initiative| {
            initiative.measures.iter().enumerate().map(move |(at, measure)| {
                let mut key = format!("{}-{}", initiative.number, at + 1);
                for (_, text) in parts(plan, initiative, measure) {
                    key.push('\n');
                    key.push_str(text);
                }
                (measure.id.clone(), comparing(&key))
            })
        });
        Self(filled(keys))
    }

    /// Whether the measure has all words; `words` must be folded the same way. No words are found everywhere.
    ///
    /// A word that begins with a digit stands for a whole number from its first digit on: 4-2 is not found in 14-2.
    pub fn has(&self, id: &MeasureId, words: &[String]) -> bool {
        words.is_empty() || self.0.get(id).is_some_and(|key| words.iter().all(|word| place_in(key, word).is_some()))
    }

    /// Splits and folds what a person typed.
    pub fn words(typed: &str) -> Vec<String> {
        comparing(typed).split_whitespace().map(ToOwned::to_owned).collect()
    }
}

/// Why a measure was found, where neither its number nor its name tells: the first other part with a word that they
/// lack.
pub fn reason<'a>(
    plan: &'a Plan,
    initiative: &'a Initiative,
    measure: &'a Measure,
    words: &[String],
) -> Option<(MatchedPart, &'a str)> {
    let has = |text: &str, word: &String| place_in(&comparing(text), word).is_some();
    let number = initiative.measure_number(measure);
    let is_open = |word: &&String| !has(&number, word) && !has(&measure.name, word);
    let open: Vec<&String> = words.iter().filter(is_open).collect();
    let mut parts = parts(plan, initiative, measure).into_iter();
    parts.find(|(part, text)| *part != MatchedPart::Name && open.iter().any(|word| has(text, word)))
}

/// A text in pieces, those that were searched for marked `true`; joined they are the text. A letter is marked whole,
/// with all that belongs to it.
pub fn marked(text: &str, words: &[String]) -> Vec<(bool, String)> {
    if words.is_empty() {
        return vec![(false, text.to_owned())];
    }
    let letters = pieces_for_comparing(text);
    let folded: String = letters.iter().map(|(_, letter)| letter.as_str()).collect();
    let mut is_found = vec![false; folded.len()];
    for word in words {
        let mut from = 0;
        while let Some(at) = place_in_rest(&folded, from, word) {
            is_found[at..at + word.len()].fill(true);
            from = at + word.len();
        }
    }
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let mut push = |found: bool, piece: &str| match pieces.last_mut().filter(|(of_found, _)| *of_found == found) {
        Some((_, before)) => before.push_str(piece),
        None if piece.is_empty() => {}
        None => pieces.push((found, piece.to_owned())),
    };
    push(false, &text[..letters.first().map_or(text.len(), |(place, _)| place.start)]);
    let mut start = 0;
    for (place, letter) in letters {
        let end = start + letter.len();
        push(is_found[start..end].contains(&true), &text[place]);
        start = end;
    }
    pieces
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
