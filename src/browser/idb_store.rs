//! The store over `IndexedDB`: large, and on disk once a write has completed.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::vault::{Pending, Store, StoreError, StoreName};

use super::storage::store_error;
use super::{Failure, idb};

/// The object store of this layout; a future layout would have another one beside it.
const STORE: &str = "kept";

/// Keeps texts in a database of `IndexedDB`.
#[derive(Debug)]
pub struct IdbStore {
    name: String,
    database: RefCell<Option<IdbDatabase>>,
}

impl IdbStore {
    /// Over the database of that name, which is made where it is not there.
    pub fn new(database: impl Into<String>) -> Self {
        Self { name: database.into(), database: RefCell::default() }
    }

    /// Carries out requests in one transaction; done when it is complete. A handle on which one failed or never ended is
    /// given up, for a handle that went bad stays so: the next action opens another.
    async fn run(
        &self,
        writes: bool,
        requests: impl Fn(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
    ) -> Result<Vec<IdbRequest>, StoreError> {
        let (transaction, store) = self.begin(writes).await.map_err(store_error)?;
        let ended = match requests(&store) {
            Ok(requests) => idb::completed(&transaction).await.map(|()| requests),
            Err(thrown) => Err(Failure::from(thrown)),
        };
        if ended.is_err() {
            // Else it would keep what comes after it waiting. One that has ended after all says so, and that is well.
            let _ = transaction.abort();
            self.give_up();
        }
        ended.map_err(store_error)
    }

    async fn begin(&self, writes: bool) -> Result<(IdbTransaction, IdbObjectStore), Failure> {
        let known = self.database.borrow().clone();
        if let Some(begun) = known.and_then(|database| idb::begin(&database, STORE, writes).ok()) {
            return Ok(begun);
        }
        // Not opened yet, or closed by the browser since.
        self.give_up();
        let database = idb::open(&self.name, STORE).await?;
        let begun = idb::begin(&database, STORE, writes)?;
        self.database.replace(Some(database));
        Ok(begun)
    }

    fn give_up(&self) {
        if let Some(database) = self.database.take() {
            database.close();
        }
    }
}

impl Store for IdbStore {
    fn name(&self) -> StoreName {
        StoreName::IndexedDb
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>> {
        Box::pin(async move {
            let requests = |store: &IdbObjectStore| {
                let range = IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into())?;
                Ok(vec![store.get_all_keys_with_key(&range)?])
            };
            let requests = self.run(false, requests).await?;
            let keys = requests.iter().filter_map(|request| request.result().ok()).flat_map(|keys| Array::from(&keys));
            Ok(keys.filter_map(|key| key.as_string()).collect())
        })
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>> {
        Box::pin(async move {
            if keys.is_empty() {
                return Ok(Vec::new());
            }
            let requests = |store: &IdbObjectStore| keys.iter().map(|key| store.get(&key.into())).collect();
            let requests = self.run(false, requests).await?;
            Ok(requests.iter().map(|request| request.result().ok()?.as_string()).collect())
        })
    }

    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let put =
                |store: &IdbObjectStore, (key, text): &(String, String)| store.put_with_key(&text.into(), &key.into());
            self.run(true, |store| texts.iter().map(|text| put(store, text)).collect()).await?;
            Ok(())
        })
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.run(true, |store| keys.iter().map(|key| store.delete(&key.into())).collect()).await?;
            Ok(())
        })
    }
}
