//! Files a person chooses, and files handed to a person.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

use crate::app::{Handed, Picked};
use crate::vault::Pending;

use super::window::{document, listen, window};
use super::{Failure, page};

/// How long a download's address stays valid, in milliseconds: some browsers ask where to save before they read.
const REVOKE_AFTER_MS: i32 = 60_000;

/// A text on the clipboard is taken for a file where it has these words; any other is left alone.
const PASTED_MARK: &str = "ayumi/snapshot";

impl Handed for File {
    fn name(&self) -> String {
        Self::name(self)
    }

    fn bytes(&self, limit: usize) -> Pending<'_, Option<Vec<u8>>> {
        Box::pin(async move { read(self, limit).await.ok() })
    }
}

/// The files now chosen in a file input.
pub fn picked(input_id: &str) -> Vec<Rc<dyn Handed>> {
    let input = document().get_element_by_id(input_id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    handed(input.and_then(|input| input.files()))
}

/// Calls back with files dropped anywhere on the page, and with files and snapshot texts pasted outside of a field.
/// A page that does not listen would be left for a file that is dropped on it.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_files_handed(callback: impl Fn(Vec<Rc<dyn Handed>>) + Clone + 'static) -> Result<(), Failure> {
    listen("dragover", |event: DragEvent| event.prevent_default())?;
    let dropped = callback.clone();
    listen("drop", move |event: DragEvent| {
        event.prevent_default();
        dropped(handed(event.data_transfer().and_then(|transfer| transfer.files())));
    })?;
    listen("paste", move |event: ClipboardEvent| {
        let Some(clipboard) = event.clipboard_data().filter(|_| !page::typing()) else { return };
        let mut files = handed(clipboard.files());
        let text = clipboard.get_data("text").unwrap_or_default();
        if files.is_empty() && text.contains(PASTED_MARK) {
            files.push(Rc::new(Picked { name: "貼り付けた文".to_owned(), bytes: text.into_bytes() }));
        }
        callback(files);
    })
}

fn handed(files: Option<FileList>) -> Vec<Rc<dyn Handed>> {
    let mut handed: Vec<Rc<dyn Handed>> = Vec::new();
    if let Some(files) = files {
        for file in (0..files.length()).filter_map(|index| files.get(index)) {
            handed.push(Rc::new(file));
        }
    }
    handed
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
    hand_over(file_name, &blob(media_type, bytes)?)
}

/// Bytes as the browser keeps them.
pub(super) fn blob(media_type: &str, bytes: &[u8]) -> Result<Blob, Failure> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Ok(Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// Starts the download of a blob.
pub(super) fn hand_over(file_name: &str, blob: &Blob) -> Result<(), Failure> {
    let address = Url::create_object_url_with_blob(blob)?;
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
