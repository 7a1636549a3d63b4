//! Decimals as people write them.

use serde::{Deserialize, Serialize};

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

    /// An approximation for drawing lengths; never for deciding.
    pub fn approximate(&self) -> f64 {
        self.0.parse().unwrap_or(0.0)
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
