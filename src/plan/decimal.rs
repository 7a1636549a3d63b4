//! Decimals as people write them.

use serde::{Deserialize, Serialize};

/// How many digits behind the point a length is drawn from.
const FRACTION_DIGITS: usize = 15;

/// A decimal kept as the text it was written as: never a float, so nothing is rounded.
///
/// Invariant: ASCII digits, an optional leading `-`, at most one `.` between digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(String);

/// The text is no decimal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal: {0}")]
pub struct NotDecimal(pub String);

impl Decimal {
    /// Digits on either side of the point that [`Decimal::steps`] tells apart.
    pub const STEP_DIGITS: usize = 15;

    /// Reads plain ASCII: `82.5`, `-3`, `0`.
    ///
    /// # Errors
    /// [`NotDecimal`] for anything else, such as `1e3`, `1,000` or an empty text.
    pub fn parse(text: &str) -> Result<Self, NotDecimal> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let well_formed = match unsigned.split_once('.') {
            Some((whole, fraction)) => digits(whole) && digits(fraction),
            None => digits(unsigned),
        };
        if well_formed { Ok(Self(text.to_owned())) } else { Err(NotDecimal(text.to_owned())) }
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many steps of [`Decimal::STEP_DIGITS`] digits behind the point it is, exactly; `None` with more than that
    /// many digits on either side of the point. Six of them can be multiplied by a thousand without overflow.
    pub fn steps(&self) -> Option<i128> {
        let unsigned = self.0.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if whole.len() > Self::STEP_DIGITS || fraction.len() > Self::STEP_DIGITS {
            return None;
        }
        let zeros = std::iter::repeat_n(b'0', Self::STEP_DIGITS - fraction.len());
        let digits = whole.bytes().chain(fraction.bytes()).chain(zeros);
        let steps = digits.fold(0, |steps, digit| steps * 10 + i128::from(digit - b'0'));
        Some(if unsigned.len() < self.0.len() { -steps } else { steps })
    }

    /// A figure of so many tenths: 533 is 53.3, 600 is 60.
    pub fn of_tenths(tenths: i64) -> Self {
        let (sign, whole, tenth) = (if tenths < 0 { "-" } else { "" }, tenths.abs_diff(0) / 10, tenths % 10);
        let mut text = format!("{sign}{whole}");
        if tenth != 0 {
            text.push('.');
            text.push(char::from(b'0' + u8::try_from(tenth.unsigned_abs()).unwrap_or(0)));
        }
        Self(text)
    }

    /// An approximation for drawing lengths; never for deciding.
    pub fn approximate(&self) -> f64 {
        let unsigned = self.0.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (mut length, mut scale) = (0.0, 1.0);
        for digit in whole.bytes() {
            length = length * 10.0 + f64::from(digit - b'0');
        }
        // Digits that no float tells apart are left out, so that the scale stays finite.
        for digit in fraction.bytes().take(FRACTION_DIGITS) {
            (length, scale) = (length * 10.0 + f64::from(digit - b'0'), scale * 10.0);
        }
        if unsigned.len() < self.0.len() { -length / scale } else { length / scale }
    }
}

impl From<usize> for Decimal {
    fn from(count: usize) -> Self {
        Self(count.to_string())
    }
}

impl From<u32> for Decimal {
    fn from(count: u32) -> Self {
        Self(count.to_string())
    }
}

impl From<i32> for Decimal {
    fn from(whole: i32) -> Self {
        Self(whole.to_string())
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotDecimal;

    fn try_from(text: String) -> Result<Self, NotDecimal> {
        Self::parse(&text)
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.0
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
