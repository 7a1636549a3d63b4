//! gzip by the browser's own streams: for large files and sealed packs.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableStreamReadResult};

use super::Failure;
use super::window::window;

/// Compresses bytes.
///
/// # Errors
/// [`Failure`] where the browser has no such stream.
pub async fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let packed = read_up_to(&piped(bytes, "CompressionStream")?, usize::MAX).await?;
    // Nothing is longer than there are bytes.
    Ok(packed.unwrap_or_default())
}

/// Gives the bytes that were compressed, or `None` where they are more than `limit_bytes`: a small file can hold
/// gigabytes, so the stream is left as soon as it shows.
///
/// # Errors
/// [`Failure`] where the bytes are no gzip or not all of it, or the browser has no such stream.
pub async fn gunzip(bytes: &[u8], limit_bytes: usize) -> Result<Option<Vec<u8>>, Failure> {
    read_up_to(&piped(bytes, "DecompressionStream")?, limit_bytes).await
}

/// The bytes, sent through a stream of that class. By name: web-sys counts these classes as unstable.
fn piped(bytes: &[u8], class: &str) -> Result<ReadableStream, Failure> {
    let class = Reflect::get(&window(), &class.into())?.dyn_into::<Function>()?;
    let stream = Reflect::construct(&class, &Array::of1(&"gzip".into()))?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    Ok(blob.stream().pipe_through(stream.unchecked_ref()))
}

async fn read_up_to(stream: &ReadableStream, limit_bytes: usize) -> Result<Option<Vec<u8>>, Failure> {
    let reader = ReadableStreamDefaultReader::new(stream)?;
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await?.unchecked_into::<ReadableStreamReadResult>();
        if chunk.get_done() == Some(true) {
            return Ok(Some(bytes));
        }
        let chunk = Uint8Array::new(&chunk.get_value());
        if bytes.len() + usize::try_from(chunk.length()).unwrap_or(usize::MAX) > limit_bytes {
            // What the stream says to being left is no longer of interest.
            let _ = reader.cancel_with_reason(&JsValue::from_str("limit"));
            return Ok(None);
        }
        bytes.extend(chunk.to_vec());
    }
}
