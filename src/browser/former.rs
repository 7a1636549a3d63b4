//! The stores of earlier versions, which kept all plans under the same names: they are read and emptied, never filled.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest};

use crate::vault::{
    FORMER_DATABASE, FORMER_PREFIX, Layered, Namespace, Pending, Store, StoreError, StoreName, take_over,
};

use super::storage::store_error;
use super::{Failure, IdbStore, LocalStore, idb};

/// The object store in the former database.
const STORE: &str = "kept";

/// The stores of a plan, with what earlier versions left behind them where it is this plan's; the quickest last.
pub fn stores(names: &Namespace) -> Vec<Rc<dyn Store>> {
    let indexed: Rc<dyn Store> = Rc::new(IdbStore::new(names.database()));
    let local: Rc<dyn Store> = Rc::new(LocalStore::new(names.prefix()));
    if !names.inherits() {
        return vec![indexed, local];
    }
    let former_local = Rc::new(LocalStore::new(FORMER_PREFIX));
    vec![Rc::new(Layered::new(indexed, Rc::new(FormerDatabase::default()))), Rc::new(Layered::new(local, former_local))]
}

/// Brings over what earlier versions left, or have written since where one is still open. Where that fails, everything is
/// read where it is, and it is tried again at the next start.
pub async fn take_over_former(names: &Namespace) {
    thread_local! {
        /// How often it was asked for while it is under way; `None` while it is not.
        static ASKED: Cell<Option<u32>> = const { Cell::new(None) };
    }
    if !names.inherits() || ASKED.get().is_some() {
        ASKED.set(ASKED.get().map(|asked| asked + 1));
        return;
    }
    loop {
        ASKED.set(Some(0));
        // Settings of a person leave the plan's own keys, so they go to a place in the whole store.
        let everywhere = LocalStore::new("");
        let _ = take_over(&LocalStore::new(FORMER_PREFIX), &everywhere, &|key| names.key(key)).await;
        let _ = take_over(&FormerDatabase::default(), &IdbStore::new(names.database()), &str::to_owned).await;
        if ASKED.get() == Some(0) {
            break;
        }
    }
    ASKED.set(None);
}

/// The former database: read and emptied, never made. Its keys say the program once more.
#[derive(Debug, Default)]
struct FormerDatabase {
    found: RefCell<Found>,
}

/// What is known of the database.
#[derive(Debug, Clone, Default)]
enum Found {
    #[default]
    Nothing,
    Missing,
    Open(IdbDatabase),
}

impl FormerDatabase {
    /// Carries out requests in one transaction; none where there is no such database.
    async fn run(
        &self,
        writes: bool,
        requests: impl Fn(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue>,
    ) -> Result<Vec<IdbRequest>, StoreError> {
        let mut found = self.found.borrow().clone();
        if matches!(found, Found::Nothing) {
            let database = idb::open_existing(FORMER_DATABASE).await.map_err(store_error)?;
            found = database.map_or(Found::Missing, Found::Open);
            self.found.replace(found.clone());
        }
        let Found::Open(database) = found else { return Ok(Vec::new()) };
        let (transaction, store) = idb::begin(&database, STORE, writes).map_err(store_error)?;
        let requests = requests(&store).map_err(|thrown| store_error(Failure::from(thrown)))?;
        idb::completed(&transaction).await.map_err(store_error)?;
        Ok(requests)
    }
}

fn full_key(key: &str) -> JsValue {
    format!("{FORMER_PREFIX}{key}").into()
}

impl Store for FormerDatabase {
    fn name(&self) -> StoreName {
        StoreName::IndexedDb
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>> {
        Box::pin(async move {
            let requests = |store: &IdbObjectStore| {
                let end = format!("{FORMER_PREFIX}{prefix}\u{ffff}").into();
                let range = IdbKeyRange::bound(&full_key(prefix), &end)?;
                Ok(vec![store.get_all_keys_with_key(&range)?])
            };
            let requests = self.run(false, requests).await?;
            let keys = requests.iter().filter_map(|request| request.result().ok()).flat_map(|keys| Array::from(&keys));
            Ok(keys.filter_map(|key| key.as_string()?.strip_prefix(FORMER_PREFIX).map(str::to_owned)).collect())
        })
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>> {
        Box::pin(async move {
            let requests = |store: &IdbObjectStore| keys.iter().map(|key| store.get(&full_key(key))).collect();
            let requests = if keys.is_empty() { Vec::new() } else { self.run(false, requests).await? };
            let mut texts: Vec<_> = requests.iter().map(|request| request.result().ok()?.as_string()).collect();
            texts.resize(keys.len(), None);
            Ok(texts)
        })
    }

    fn write<'a>(&'a self, _texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(async { Err(StoreError::Denied) })
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(async move {
            self.run(true, |store| keys.iter().map(|key| store.delete(&full_key(key))).collect()).await?;
            Ok(())
        })
    }
}
