//! The store over localStorage: it answers at once, other tabs see its changes, and it is small.

use std::future::ready;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::JsCast as _;
use web_sys::StorageEvent;

use crate::journal::Entry;
use crate::vault::{
    AtOnce, ENTRY_PREFIX, FORMER_PREFIX, Namespace, PACK_PREFIX, Pending, Store, StoreError, StoreName, read_entry,
    utf16_codec,
};

use super::storage::{storage, store_error};
use super::window::listen;
use super::{Failure, gunzip, gzip};

/// Room in UTF-16 units, keys and values together: Chromium's and Firefox's. `WebKit` counts bytes.
const ROOM_UNITS: u32 = 5_242_880;

/// More than any pack holds: what expands to more is damaged.
const PACK_LIMIT_BYTES: usize = 64 << 20;

/// Keeps texts in localStorage, all of whose keys begin alike: the rest belongs to others.
#[derive(Debug, Clone)]
pub struct LocalStore {
    prefix: String,
}

impl LocalStore {
    /// The part of localStorage whose keys begin so.
    pub fn new(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into() }
    }

    fn full_key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    fn remove_now(&self, keys: &[String]) -> Result<(), StoreError> {
        storage()?;
        for key in keys {
            LocalStorage::delete(self.full_key(key));
        }
        Ok(())
    }
}

impl AtOnce for LocalStore {
    fn read_now(&self, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        let storage = storage()?;
        let read = |key: &String| storage.get_item(&self.full_key(key)).map_err(|thrown| store_error(thrown.into()));
        keys.iter().map(read).collect()
    }

    fn write_now(&self, texts: &[(String, String)]) -> Result<(), StoreError> {
        storage()?;
        // As they are, not as gloo's JSON: a text is the same on every store.
        let storage = LocalStorage::raw();
        texts.iter().try_for_each(|(key, text)| {
            storage.set_item(&self.full_key(key), text).map_err(|thrown| store_error(thrown.into()))
        })
    }
}

/// Every key there is. Not `key(i)`: walking 26,000 keys with it takes Firefox five seconds.
fn keys() -> Result<Vec<String>, StoreError> {
    Ok(Object::keys(&storage()?.into()).iter().filter_map(|key| key.as_string()).collect())
}

impl Store for LocalStore {
    fn name(&self) -> StoreName {
        StoreName::LocalStorage
    }

    fn at_once(&self) -> Option<&dyn AtOnce> {
        Some(self)
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>> {
        let ours =
            |key: String| key.strip_prefix(&self.prefix).filter(|key| key.starts_with(prefix)).map(str::to_owned);
        Box::pin(ready(keys().map(|keys| keys.into_iter().filter_map(ours).collect())))
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>> {
        Box::pin(ready(self.read_now(keys)))
    }

    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(ready(self.write_now(texts)))
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(ready(self.remove_now(keys)))
    }

    /// gzip, then two letters for every 31 bits: about a ninth of the units. Before it stands how many bytes it is.
    fn compress<'a>(&'a self, text: &'a str) -> Pending<'a, Result<String, StoreError>> {
        Box::pin(async move {
            let bytes = gzip(text.as_bytes()).await.map_err(store_error)?;
            Ok(format!("{}:{}", bytes.len(), utf16_codec::encode(&bytes)))
        })
    }

    fn decompress<'a>(&'a self, squeezed: &'a str) -> Pending<'a, Result<String, StoreError>> {
        Box::pin(async move {
            let damaged = || StoreError::Failed("a damaged pack".to_owned());
            let (length, letters) = squeezed.split_once(':').ok_or_else(damaged)?;
            let length = length.parse().ok().filter(|length| *length <= letters.len()).ok_or_else(damaged)?;
            let bytes = utf16_codec::decode(letters, length).ok_or_else(damaged)?;
            let bytes = gunzip(&bytes, PACK_LIMIT_BYTES).await.map_err(store_error)?.ok_or_else(damaged)?;
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
const SEEN_PREFIX: &str = "s/seen/";

/// Settings that every tab shows.
const REMEMBERED: [&str; 2] = ["s/dept", "s/act/"];

/// What another tab or window did to localStorage.
#[derive(Debug)]
pub enum Heard {
    /// It kept an entry.
    Entry(Box<Entry>),
    /// It kept many, or something that does not verify, or is a copy of another version: the stores know more.
    More,
    /// It chose or did something that is remembered in this browser.
    Setting,
    /// It is of an earlier version and kept something where that kept it.
    Former,
}

/// Calls back with what other tabs and windows keep of the same plan.
///
/// # Errors
/// [`Failure`] where the browser takes no listener.
pub fn on_kept_by_other_tab(names: &Namespace, callback: impl Fn(Heard) + 'static) -> Result<(), Failure> {
    let (prefix, author, inherits) = (names.prefix(), names.setting("author"), names.inherits());
    listen("storage", move |event: StorageEvent| {
        let (Some(key), Some(text)) = (event.key(), event.new_value()) else { return };
        if key == author {
            return callback(Heard::Setting);
        }
        let Some(key) = key.strip_prefix(&prefix) else {
            if inherits && key.starts_with(FORMER_PREFIX) {
                callback(Heard::Former);
            }
            return;
        };
        if key.starts_with(ENTRY_PREFIX) {
            callback(read_entry(key, &text).map_or(Heard::More, |entry| Heard::Entry(Box::new(entry))));
        } else if key.starts_with(PACK_PREFIX) || key.starts_with(SEEN_PREFIX) {
            callback(Heard::More);
        } else if REMEMBERED.iter().any(|setting| key.starts_with(setting)) {
            callback(Heard::Setting);
        }
    })
}
