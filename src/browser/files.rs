//! Files a person chooses, and files handed to a person.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::Failure;
use super::number::whole;
use super::window::{document, window};

/// How long a download's address stays valid, in milliseconds: some browsers ask where to save before they read.
const REVOKE_AFTER_MS: i32 = 60_000;

/// Why a chosen file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Beyond the limit; not a byte was read.
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A folder, a file taken away meanwhile, a failing disk.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// Reads a chosen file whole, if it has at most `limit_bytes`.
///
/// # Errors
/// [`ReadError`].
pub async fn read_bytes(file: &File, limit_bytes: usize) -> Result<Vec<u8>, ReadError> {
    let bytes = whole(file.size()).and_then(|size| usize::try_from(size).ok()).unwrap_or(usize::MAX);
    if bytes > limit_bytes {
        return Err(ReadError::TooLarge { bytes });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(Failure::from)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Hands bytes to the person as a file. That it was saved cannot be known: a person may cancel.
///
/// # Errors
/// [`Failure`] where the browser refuses to make the file.
pub fn download(file_name: &str, media_type: &str, bytes: &[u8]) -> Result<(), Failure> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let anchor = document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    anchor.set_href(&address);
    anchor.set_download(file_name);
    anchor.click();
    let revoke = Closure::once_into_js(move || {
        // An address that is gone already needs no revoking.
        let _ = Url::revoke_object_url(&address);
    });
    window().set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), REVOKE_AFTER_MS)?;
    Ok(())
}
