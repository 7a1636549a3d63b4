//! Files a person chooses, and files handed to a person.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

use crate::app::Picked;

use super::Failure;
use super::window::{document, listen, window};

/// How long a download's address stays valid, in milliseconds: some browsers ask where to save before they read.
const REVOKE_AFTER_MS: i32 = 60_000;

/// The files now chosen in a file input, each read up to one byte beyond `limit_bytes`.
///
/// A file beyond the limit is thus still seen to be too large, without its whole content in memory. One that cannot
/// be read (a folder, a disk taken away) comes without content.
pub async fn picked(input_id: String, limit_bytes: usize) -> Vec<Picked> {
    let input = document().get_element_by_id(&input_id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let Some(files) = input.and_then(|input| input.files()) else { return Vec::new() };
    read_all(files, limit_bytes).await
}

/// Calls back with files dropped anywhere on the page. A page that does not listen would be left for the file.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_files_dropped(limit_bytes: usize, callback: impl Fn(Vec<Picked>) + Clone + 'static) -> Result<(), Failure> {
    listen("dragover", |event: DragEvent| event.prevent_default())?;
    listen("drop", move |event: DragEvent| {
        event.prevent_default();
        let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) else { return };
        if files.length() > 0 {
            let callback = callback.clone();
            wasm_bindgen_futures::spawn_local(async move { callback(read_all(files, limit_bytes).await) });
        }
    })
}

async fn read_all(files: FileList, limit_bytes: usize) -> Vec<Picked> {
    let mut picked = Vec::new();
    for file in (0..files.length()).filter_map(|index| files.get(index)) {
        let bytes = read(&file, limit_bytes).await.unwrap_or_default();
        picked.push(Picked { name: file.name(), bytes });
    }
    picked
}

async fn read(file: &File, limit_bytes: usize) -> Result<Vec<u8>, Failure> {
    let end = u32::try_from(limit_bytes).unwrap_or(u32::MAX).saturating_add(1);
    let beginning = file.slice_with_f64_and_f64(0.0, f64::from(end))?;
    let buffer = JsFuture::from(beginning.array_buffer()).await?;
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
