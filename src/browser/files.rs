//! Files a person chooses, and files handed to a person.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlAnchorElement,
    HtmlInputElement, Node, Url,
};

use crate::app::{InMemoryFile, PendingFile};
use crate::exchange::{DROPPED_TEXT, PASTED_TEXT, looks_like_snapshot};
use crate::vault::Pending;

use super::window::{document, listen, window};
use super::{Failure, page};

/// How long a download's address stays valid, in milliseconds: some browsers ask where to save before they read.
const REVOKE_AFTER_MS: i32 = 60_000;

impl PendingFile for File {
    fn name(&self) -> String {
        Self::name(self)
    }

    fn bytes(&self, limit: usize) -> Pending<'_, Option<Vec<u8>>> {
        Box::pin(async move { read(self, limit).await.ok() })
    }
}

/// The files now chosen in a file input, which is emptied: choosing the same file again, mended, is a choice too.
pub fn picked(input_id: &str) -> Vec<Rc<dyn PendingFile>> {
    let input = document().get_element_by_id(input_id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let files = handed(input.as_ref().and_then(HtmlInputElement::files));
    if let Some(input) = input {
        input.set_value("");
    }
    files
}

/// Calls back with files dropped anywhere on the page and with files and snapshot texts pasted outside of a field, and
/// with `without_file` where something else is dropped: a mail, its attachment, a link.
///
/// Only what is meant for the page is taken. A drag without files over a field is the field's, one that began in the
/// page is the browser's, and what is pasted and neither a file of ours nor a snapshot's text is left alone. A page
/// that does not listen would be left for a file that is dropped on it.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_files_handed(
    callback: impl Fn(Vec<Rc<dyn PendingFile>>) + Clone + 'static,
    without_file: impl Fn() + 'static,
) -> Result<(), Failure> {
    let began_here = Rc::new(Cell::new(false));
    for (name, begins) in [("dragstart", true), ("dragend", false)] {
        let began_here = Rc::clone(&began_here);
        listen(name, move |_: DragEvent| began_here.set(begins))?;
    }
    for name in ["dragenter", "dragover"] {
        let began_here = Rc::clone(&began_here);
        listen(name, move |event: DragEvent| {
            if is_for_page(&event, began_here.get()) {
                event.prevent_default();
                if let Some(transfer) = event.data_transfer() {
                    transfer.set_drop_effect("copy");
                }
            }
        })?;
    }
    let dropped = callback.clone();
    listen("drop", move |event: DragEvent| {
        if !is_for_page(&event, began_here.take()) {
            return;
        }
        event.prevent_default();
        let transfer = event.data_transfer();
        let mut files = handed(transfer.as_ref().and_then(DataTransfer::files));
        let text = transfer.and_then(|transfer| transfer.get_data("text").ok()).unwrap_or_default();
        if files.is_empty() && looks_like_snapshot(&text) {
            files.push(Rc::new(InMemoryFile { name: DROPPED_TEXT.to_owned(), bytes: text.into_bytes() }));
        }
        if files.is_empty() { without_file() } else { dropped(files) }
    })?;
    listen("paste", move |event: ClipboardEvent| {
        let Some(clipboard) = event.clipboard_data().filter(|_| !page::typing() && !is_over_field(&event)) else {
            return;
        };
        // The text first: a program may put a picture of it beside it.
        let text = clipboard.get_data("text").unwrap_or_default();
        if looks_like_snapshot(&text) {
            callback(vec![Rc::new(InMemoryFile { name: PASTED_TEXT.to_owned(), bytes: text.into_bytes() })]);
            return;
        }
        let ours = handed_if(clipboard.files(), |file| is_ours(&Blob::type_(file), &File::name(file)));
        if !ours.is_empty() {
            callback(ours);
        }
    })
}

/// Whether a drag is the page's: one of files, or one from elsewhere that no field takes.
fn is_for_page(event: &DragEvent, began_here: bool) -> bool {
    let holds_files = event.data_transfer().is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0));
    holds_files || !(began_here || is_over_field(event))
}

/// Whether something happens over a field that text is typed into.
fn is_over_field(event: &Event) -> bool {
    let node = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let element = node.and_then(|node| node.dyn_into::<Element>().or_else(|node| node.parent_element().ok_or(())).ok());
    element.is_some_and(|element| element.closest(page::FIELDS).is_ok_and(|field| field.is_some()))
}

/// Whether a file that is pasted is one of ours, by its type or its name. Of others the clipboard is full: pictures
/// of cells, of screens.
fn is_ours(media_type: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    [".json", ".gz"].iter().any(|end| name.ends_with(end))
        || ["json", "gzip"].iter().any(|part| media_type.contains(part))
}

fn handed(files: Option<FileList>) -> Vec<Rc<dyn PendingFile>> {
    handed_if(files, |_| true)
}

fn handed_if(files: Option<FileList>, wanted: impl Fn(&File) -> bool) -> Vec<Rc<dyn PendingFile>> {
    let mut handed: Vec<Rc<dyn PendingFile>> = Vec::new();
    if let Some(files) = files {
        for file in (0..files.length()).filter_map(|index| files.get(index)).filter(wanted) {
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
