//! The shelf over localStorage: at once, seen by other tabs, and small.

use std::future::ready;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::JsCast as _;
use web_sys::StorageEvent;

use crate::journal::Entry;
use crate::vault::{ENTRY_PREFIX, PACK_PREFIX, Pending, Shelf, ShelfError, ShelfName, letterpairs, read_entry};

use super::storage::{shelf_error, storage};
use super::window::listen;
use super::{Failure, gunzip, gzip};

/// Room in UTF-16 units, keys and values together: Chromium's and Firefox's. `WebKit` counts bytes.
const ROOM_UNITS: u32 = 5_242_880;

/// More than any pack holds: what expands to more is damaged.
const PACK_LIMIT_BYTES: usize = 64 << 20;

/// Keeps texts in localStorage.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalShelf;

impl LocalShelf {
    fn read_now(keys: &[String]) -> Result<Vec<Option<String>>, ShelfError> {
        let storage = storage()?;
        keys.iter().map(|key| storage.get_item(key).map_err(|thrown| shelf_error(thrown.into()))).collect()
    }

    fn write_now(texts: &[(String, String)]) -> Result<(), ShelfError> {
        storage()?;
        // As they are, not as gloo's JSON: a text is the same on every shelf.
        let storage = LocalStorage::raw();
        texts
            .iter()
            .try_for_each(|(key, text)| storage.set_item(key, text).map_err(|thrown| shelf_error(thrown.into())))
    }

    fn remove_now(keys: &[String]) -> Result<(), ShelfError> {
        storage()?;
        keys.iter().for_each(LocalStorage::delete);
        Ok(())
    }
}

/// Every key there is. Not `key(i)`: walking 26,000 keys with it takes Firefox five seconds.
fn keys() -> Result<Vec<String>, ShelfError> {
    Ok(Object::keys(&storage()?.into()).iter().filter_map(|key| key.as_string()).collect())
}

impl Shelf for LocalShelf {
    fn name(&self) -> ShelfName {
        ShelfName::LocalStorage
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, ShelfError>> {
        let ours = |keys: Vec<String>| keys.into_iter().filter(|key| key.starts_with(prefix)).collect();
        Box::pin(ready(keys().map(ours)))
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, ShelfError>> {
        Box::pin(ready(Self::read_now(keys)))
    }

    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), ShelfError>> {
        Box::pin(ready(Self::write_now(texts)))
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), ShelfError>> {
        Box::pin(ready(Self::remove_now(keys)))
    }

    /// gzip, then two letters for every 31 bits: about a ninth of the units. Before it stands how many bytes it is.
    fn squeeze<'a>(&'a self, text: &'a str) -> Pending<'a, Result<String, ShelfError>> {
        Box::pin(async move {
            let bytes = gzip(text.as_bytes()).await.map_err(shelf_error)?;
            Ok(format!("{}:{}", bytes.len(), letterpairs::encode(&bytes)))
        })
    }

    fn expand<'a>(&'a self, squeezed: &'a str) -> Pending<'a, Result<String, ShelfError>> {
        Box::pin(async move {
            let damaged = || ShelfError::Failed("a damaged pack".to_owned());
            let (length, letters) = squeezed.split_once(':').ok_or_else(damaged)?;
            let length = length.parse().ok().filter(|length| *length <= letters.len()).ok_or_else(damaged)?;
            let bytes = letterpairs::decode(letters, length).ok_or_else(damaged)?;
            let bytes = gunzip(&bytes, PACK_LIMIT_BYTES).await.map_err(shelf_error)?.ok_or_else(damaged)?;
            String::from_utf8(bytes).map_err(|_| damaged())
        })
    }

    fn used_percent(&self) -> Option<u32> {
        let storage = storage().ok()?.into();
        // Lengths only: the values of other programs are not ours to copy.
        let length = |key: &String| {
            let value = Reflect::get(&storage, &key.into()).ok().and_then(|value| value.dyn_into::<JsString>().ok());
            u32::try_from(key.encode_utf16().count()).unwrap_or(u32::MAX) + value.map_or(0, |value| value.length())
        };
        let used: u32 = keys().ok()?.iter().map(length).sum();
        Some(used / (ROOM_UNITS / 100))
    }
}

/// Under which copies of the program leave word of themselves.
const SEEN_PREFIX: &str = "ayumi1/s/seen/";

/// What another tab or window did to localStorage.
#[derive(Debug)]
pub enum Heard {
    /// It kept an entry.
    Entry(Box<Entry>),
    /// It kept many, or something that does not verify, or is a copy of another version: the shelves know more.
    More,
}

/// Calls back with what other tabs and windows keep.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_kept_by_other_tab(callback: impl Fn(Heard) + 'static) -> Result<(), Failure> {
    listen("storage", move |event: StorageEvent| {
        let (Some(key), Some(text)) = (event.key(), event.new_value()) else { return };
        if key.starts_with(ENTRY_PREFIX) {
            callback(read_entry(&key, &text).map_or(Heard::More, |entry| Heard::Entry(Box::new(entry))));
        } else if key.starts_with(PACK_PREFIX) || key.starts_with(SEEN_PREFIX) {
            callback(Heard::More);
        }
    })
}
