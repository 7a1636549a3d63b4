//! Fiscal years, Japanese eras and "today" as a value. The only file that names chrono.
//!
//! A fiscal year 年度 runs from 1 April to 31 March and is named by the calendar year of its April.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};

/// Years that a date of a record may lie in; any other is a slip, or a year that was still being typed.
pub const YEARS: RangeInclusive<i32> = 1950..=2149;

/// A civil date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// The text is no date of the form `2026-11-22`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0}")]
pub struct NotDate(pub String);

impl Date {
    /// A date from its parts; `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2026-11-22`.
    ///
    /// # Errors
    /// [`NotDate`] for any other form, for days that do not exist, and for years outside of [`YEARS`].
    pub fn parse(text: &str) -> Result<Self, NotDate> {
        Self::of_digits(text).ok_or_else(|| NotDate(text.to_owned()))
    }

    /// Three numbers of plain digits between hyphens; chrono's own reader knows far more, and is 7 kB of program.
    fn of_digits(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let plain = [year, month, day].into_iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let year = year.parse().ok().filter(|year| plain && YEARS.contains(year))?;
        Self::new(year, month.parse().ok()?, day.parse().ok()?)
    }

    /// The fiscal year the day lies in.
    pub fn fiscal_year(self) -> i32 {
        if self.0.month() < 4 { self.0.year() - 1 } else { self.0.year() }
    }

    /// 令和8年11月22日; dates before the era began are given in the western calendar.
    pub fn japanese(self) -> String {
        let (month, day) = (self.0.month(), self.0.day());
        if self.0 < NaiveDate::from_ymd_opt(2019, 5, 1).unwrap_or(NaiveDate::MIN) {
            return format!("{}年{month}月{day}日", self.0.year());
        }
        format!("令和{}年{month}月{day}日", era_year(self.0.year()))
    }

    /// Reads what [`Self::japanese`] writes; `None` for anything else.
    pub fn of_japanese(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let year = match year.strip_prefix("令和") {
            Some("元") => 2019,
            Some(year) => year.parse::<i32>().ok()?.checked_add(2018)?,
            None => year.parse().ok()?,
        };
        let date = Self::new(year, month.parse().ok()?, rest.strip_suffix('日')?.parse().ok()?)?;
        // 令和01年, 2027年 and the like are no words of ours.
        (YEARS.contains(&date.0.year()) && date.japanese() == text).then_some(date)
    }

    /// 11月22日
    pub fn month_day(self) -> String {
        format!("{}月{}日", self.0.month(), self.0.day())
    }

    /// 11月22日 where it lies in the fiscal year on show, else with its year: 令和7年11月22日.
    pub fn beside_year(self, fy: i32) -> String {
        if self.fiscal_year() == fy { self.month_day() } else { self.japanese() }
    }

    /// 11月22日 where it lies in the last months before today, else with its year.
    pub fn beside_today(self, today: Option<Self>) -> String {
        const NEAR_DAYS: std::ops::Range<i64> = 0..300;
        let near = today.is_some_and(|today| NEAR_DAYS.contains(&today.days_since(self)));
        if near { self.month_day() } else { self.japanese() }
    }

    /// The day after; none after the calendar's last.
    pub fn next(self) -> Option<Self> {
        self.0.succ_opt().map(Self)
    }

    /// Whole days from `earlier` to this date; negative when it is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// How much of the fiscal year `fy` has passed on this day, from 0 to 1.
    pub fn share_of_year(self, fy: i32) -> f64 {
        let (Some(start), Some(end)) = (Self::new(fy, 4, 1), Self::new(fy + 1, 4, 1)) else { return 0.0 };
        let days = |count: i64| i32::try_from(count).map_or(0.0, f64::from);
        (days(self.days_since(start)) / days(end.days_since(start))).clamp(0.0, 1.0)
    }
}

impl std::fmt::Display for Date {
    /// `2026-11-22`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// A moment as the clock of this computer showed it: a label, never a judge of values.
///
/// Invariant: RFC 3339 with seconds and offset, `2026-11-22T13:40:00+09:00`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment(String);

impl Moment {
    /// Takes the text of a clock; anything is accepted, since a label may be odd.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The civil date it names, if it names one.
    pub fn date(&self) -> Option<Date> {
        Date::parse(self.0.get(..10)?).ok()
    }

    /// `13:40`, if it names a time.
    pub fn clock(&self) -> Option<&str> {
        self.0.get(11..16)
    }

    /// The date in universal time, and the seconds of that day that have passed; `None` for odd labels.
    pub fn universal(&self) -> Option<(Date, u32)> {
        let seconds = self.seconds()?;
        let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let date = NaiveDate::from_epoch_days(i32::try_from(day).ok()?)?;
        Some((Date(date), u32::try_from(second).ok()?))
    }

    /// Seconds from 1970 in universal time, for telling which of two labels is later; `None` for odd labels.
    pub fn seconds(&self) -> Option<i64> {
        let days = self.date()?.days_since(Date::new(1970, 1, 1)?);
        let number = |at: usize| self.0.get(at..at + 2)?.parse::<i64>().ok();
        let offset = match self.0.get(19..20)? {
            "Z" => 0,
            sign @ ("+" | "-") => (number(20)? * 60 + number(23)?) * if sign == "-" { -1 } else { 1 },
            _ => return None,
        };
        Some(((days * 24 + number(11)?) * 60 + number(14)? - offset) * 60 + number(17)?)
    }
}

/// The last day of a fiscal year: 31 March of the year after.
pub fn year_end(fy: i32) -> Option<Date> {
    Date::new(fy + 1, 3, 31)
}

/// 令和8（2026）年度
pub fn fiscal_year_long(fy: i32) -> String {
    format!("令和{}（{fy}）年度", era_year(fy))
}

/// 令和8
pub fn fiscal_year_short(fy: i32) -> String {
    format!("令和{}", era_year(fy))
}

/// R8, for file names and tight places.
pub fn fiscal_year_code(fy: i32) -> String {
    format!("R{}", fy - 2018)
}

fn era_year(year: i32) -> String {
    match year - 2018 {
        1 => "元".to_owned(),
        n => n.to_string(),
    }
}
