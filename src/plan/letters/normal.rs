//! Unicode's NFKC, computed behind a port: the browser has the tables.
//!
//! A browser has them already; in the program they would weigh more than all the plan. Unicode never changes the form of
//! a character that it has assigned, so browsers agree on it.

use std::sync::OnceLock;

static NFKC: OnceLock<fn(&str) -> String> = OnceLock::new();

/// Names who normalises, once, before anything is compared. A page names its browser; without a name it is the crate
/// `unicode-normalization`, which is not in the page's program.
pub fn normalise_by(nfkc: fn(&str) -> String) {
    // The second to be named has the same tables.
    let _ = NFKC.set(nfkc);
}

/// NFKC: full-width letters, half-width kana and composed marks come out as one form.
pub(super) fn nfkc(text: &str) -> String {
    if text.chars().all(is_plain) { text.to_owned() } else { NFKC.get_or_init(|| by_default)(text) }
}

/// Whether a character is its own NFKC, whatever stands beside it, as long as that is such a one too. Most are: nothing
/// needs to be asked about them.
pub(super) fn is_plain(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\n' | '\t' | '、'..='〕' | 'ぁ'..='ゖ' | 'ァ'..='ヾ' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(not(target_arch = "wasm32"))]
fn by_default(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;

    text.nfkc().collect()
}

#[cfg(target_arch = "wasm32")]
fn by_default(text: &str) -> String {
    text.to_owned()
}
