//! Options of the comparison: what stands on its two sides.

use std::fmt;

use crate::insight::Round;
use crate::journal::RoundId;
use crate::plan::YearSpan;
use crate::plan::calendar::Date;

/// Where one side of a comparison comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareSource {
    /// いま: what is recorded for the fiscal year on screen.
    Now,
    /// 日付: what had been recorded by the end of a day, for that day's fiscal year.
    Day(Date),
    /// 調査回: what had been recorded for its fiscal year by the moment it was closed.
    Round(RoundId),
    /// 年度: what is recorded for a fiscal year.
    Year(i32),
    /// ファイル: what a file holds for the fiscal year on screen. The address names it and does not hold it.
    File,
}

impl fmt::Display for CompareSource {
    /// The word in addresses: `now`, `2026-11-01`, `round2026-1`, `fy2026`, `file`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now => out.write_str("now"),
            Self::Day(day) => write!(out, "{day}"),
            Self::Round(RoundId { fy, number }) => write!(out, "round{fy}-{number}"),
            Self::Year(fy) => write!(out, "fy{fy}"),
            Self::File => out.write_str("file"),
        }
    }
}

impl CompareSource {
    /// Reads the word of an address; `None` where it says nothing of the kind.
    pub fn of_word(word: &str) -> Option<Self> {
        if let Some((fy, number)) = word.strip_prefix("round").and_then(|round| round.split_once('-')) {
            return Some(Self::Round(RoundId { fy: fy.parse().ok()?, number: number.parse().ok()? }));
        }
        match (word, word.strip_prefix("fy")) {
            ("now", _) => Some(Self::Now),
            ("file", _) => Some(Self::File),
            (_, Some(year)) => year.parse().ok().map(Self::Year),
            (day, None) => Date::parse(day).ok().map(Self::Day),
        }
    }
}

impl CompareSource {
    /// What is usually compared with: 前回, the round that was closed last; without one the fiscal year before, where the
    /// plan covers it; else the beginning of the month, where that is in the fiscal year on screen.
    pub fn usual_before(years: YearSpan, fy: i32, today: Option<Date>, last: Option<&Round>) -> Self {
        if let Some(last) = last.filter(|last| last.closed().is_some() && years.contains(last.id.fy)) {
            return Self::Round(last.id);
        }
        if years.contains(fy - 1) {
            return Self::Year(fy - 1);
        }
        let month = today.and_then(|today| Date::parse(&format!("{}-01", today.to_string().get(..7)?)).ok());
        let month = month.filter(|day| day.fiscal_year() == fy && years.contains(fy));
        month.map_or(Self::Now, Self::Day)
    }
}

/// What the address says about the comparison; what it leaves open, the view chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CompareOptions {
    /// もと
    pub before: Option<CompareSource>,
    /// 比べる先
    pub after: Option<CompareSource>,
}

impl CompareOptions {
    /// Names and values for an address.
    pub(super) fn members(self) -> [(&'static str, Option<String>); 2] {
        let word = |source: Option<CompareSource>| source.map(|source| source.to_string());
        [("before", word(self.before)), ("after", word(self.after))]
    }

    /// Reads a member of an address; false where it is not known, or the plan does not cover the time.
    pub(super) fn read(&mut self, name: &str, value: &str, years: YearSpan) -> bool {
        let is_covered = |source: &CompareSource| match source {
            CompareSource::Day(day) => years.contains(day.fiscal_year()),
            CompareSource::Year(fy) | CompareSource::Round(RoundId { fy, .. }) => years.contains(*fy),
            CompareSource::Now | CompareSource::File => true,
        };
        let source = CompareSource::of_word(value).filter(is_covered);
        match name {
            "before" => self.before = source,
            "after" => self.after = source,
            _ => return false,
        }
        source.is_some()
    }
}
