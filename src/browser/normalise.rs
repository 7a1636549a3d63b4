//! Unicode normalisation by the browser, which has the tables already.

/// NFKC: full-width letters, half-width kana and composed marks come out as one form. For comparing, never for
/// keeping.
pub fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}
