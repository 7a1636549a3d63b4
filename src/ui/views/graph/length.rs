//! Lengths of the layout in the page.

/// A length of the layout as a browser takes it: a sixteenth of the letter size that its person has set, so that words
/// stay in their boxes at any.
pub(super) fn length(units: i32) -> String {
    format!("calc({units}rem / 16)")
}
