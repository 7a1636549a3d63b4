//! Counting grades, and how they spread. Pure.

use crate::journal::{Grade, GradeKind, Scale, Tally};

/// Gives one voice more to a grade.
pub fn add(tally: &mut Tally, grade: &Grade) {
    let count = tally.0.entry(grade.id.clone()).or_insert(0);
    *count = count.saturating_add(1);
}

/// Takes one voice back; where there is none, nothing happens.
pub fn take(tally: &mut Tally, grade: &Grade) {
    if let Some(count) = tally.0.get_mut(&grade.id) {
        *count = count.saturating_sub(1);
    }
}

/// How many voices there are.
pub fn total(tally: &Tally) -> u32 {
    tally.0.values().fold(0, |sum, count| sum.saturating_add(*count))
}

/// How the voices spread over a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Places in the scale and their voices, best first; none without a voice.
    pub shares: Vec<(usize, u32)>,
    /// Voices for grades that this scale does not have.
    pub others: u32,
    /// Voices for 評価できない.
    pub not_rated: u32,
    /// The places with the most voices: several where they tie, none where nobody spoke.
    pub most: Vec<usize>,
    /// The best and the worst grade given; 評価できない is neither.
    pub ends: Option<(usize, usize)>,
}

impl Spread {
    /// Lays voices out over a scale.
    pub fn of(tally: &Tally, scale: &Scale) -> Self {
        let reports = |grade: &Grade| tally.0.get(&grade.id).copied().unwrap_or(0);
        let shares: Vec<(usize, u32)> =
            scale.grades.iter().map(reports).enumerate().filter(|(_, count)| *count > 0).collect();
        let known = shares.iter().fold(0_u32, |sum, (_, count)| sum.saturating_add(*count));
        let top = shares.iter().map(|(_, count)| *count).max();
        let most = shares.iter().filter(|(_, count)| Some(*count) == top).map(|(place, _)| *place).collect();
        let mut judged = shares
            .iter()
            .map(|(place, _)| *place)
            .filter(|place| scale.grades.get(*place).is_some_and(|grade| grade.kind != GradeKind::NotRated));
        let ends = judged.next().map(|first| (first, judged.next_back().unwrap_or(first)));
        let not_rated = scale.grades.iter().filter(|grade| grade.kind == GradeKind::NotRated).map(reports);
        let not_rated = not_rated.fold(0, u32::saturating_add);
        Self { shares, not_rated, others: total(tally).saturating_sub(known), most, ends }
    }

    /// Whether the voices lie two grades apart or more, so that people mean different things: A and C.
    pub fn is_wide(&self) -> bool {
        self.ends.is_some_and(|(best, worst)| worst - best >= 2)
    }
}

/// The keys of a scale's grades, in its order: the letter where it is one key; N for 評価できない; else its place.
pub fn keys(scale: &Scale) -> Vec<char> {
    let mut keys: Vec<char> = Vec::new();
    for (place, grade) in scale.grades.iter().enumerate() {
        let mut letters = grade.letter.chars();
        let letter = letters.next().filter(|letter| letters.next().is_none() && letter.is_ascii_alphanumeric());
        let not_rated = (grade.kind == GradeKind::NotRated).then_some('n');
        let digit = u32::try_from(place + 1).ok().and_then(|place| char::from_digit(place, 36));
        let free = |key: &char| !keys.contains(key);
        let key = letter.map(|letter| letter.to_ascii_lowercase()).filter(free);
        keys.push(key.or(not_rated.filter(free)).or(digit.filter(free)).unwrap_or('\0'));
    }
    keys
}
