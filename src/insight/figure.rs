//! Reading a recorded figure as a number. What was typed stays as it is; only the reading folds it.

use crate::plan::Decimal;
use crate::plan::letters::is_ignorable;

/// The earliest figure that was recorded for an earlier fiscal year, as typed.
///
/// The earliest and not the latest: counted from the latest, the way would grow easier with every year of delay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The fiscal year it was recorded for.
    pub fy: i32,
    /// The figure.
    pub figure: String,
}

/// The number a recorded figure stands for; `None` where it is none.
///
/// Full-width characters, blanks, thousands separators between groups of three, a minus sign of print and the unit
/// behind it are read past: `１，２００人` is 1200. `約80` or `1,2` is no number: it may mean several.
pub fn figure(typed: &str, unit: &str) -> Option<Decimal> {
    let (typed, unit) = (folded(typed), folded(unit));
    let bare = typed.strip_suffix(unit.as_str()).unwrap_or(&typed);
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let groups = digits.split(',');
    let even = groups.enumerate().all(|(n, group)| group.len() == 3 || (n == 0 && (1..=3).contains(&group.len())));
    if (digits.contains(',') && !even) || fraction.contains(',') {
        return None;
    }
    Decimal::parse(&bare.replace(',', "")).ok()
}

/// Without blanks and what cannot be seen, every full-width character as its half-width twin.
fn folded(text: &str) -> String {
    let fold = |char: char| match char {
        '！'..='～' => char::from_u32(u32::from(char) - 0xFEE0).unwrap_or(char),
        '−' | '‐' | '–' | '▲' | '△' => '-',
        other => other,
    };
    text.chars().filter(|char| !char.is_whitespace() && !is_ignorable(*char)).map(fold).collect()
}
