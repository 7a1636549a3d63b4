//! Whole numbers out of JavaScript's only kind of number.

/// The nearest whole number; `None` where there is none that fits.
pub(super) fn whole(number: f64) -> Option<i64> {
    // Through text, because Rust has no checked conversion from floats.
    format!("{number:.0}").parse().ok()
}
