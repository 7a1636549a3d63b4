//! The clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

use super::Failure;
use super::window::window;

/// Copies text.
///
/// # Errors
/// [`Failure`] where the browser has no clipboard for this page or the person forbids it.
pub async fn copy_text(text: &str) -> Result<(), Failure> {
    let navigator = window().navigator();
    // Some browsers give pages from disk no clipboard; calling a missing one would be an uncaught exception.
    if !Reflect::get(&navigator, &"clipboard".into())?.is_object() {
        return Err(Failure { name: "NotSupportedError".to_owned(), message: "no clipboard".to_owned() });
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await?;
    Ok(())
}
