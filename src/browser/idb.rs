//! `IndexedDB`'s requests and transactions as futures.
//!
//! Not by a crate: the kept ones (idb, rexie) cannot ask for strict durability, without which a browser may call a
//! transaction complete before it is on disk, and they bring an executor's channels along.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, EventTarget, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use super::Failure;
use super::window::window;

/// How long a browser may take to open the database or to end a transaction, in milliseconds: then the handle is given
/// up, and the next action opens another. Nobody but this store waits for it. Damaged databases have been seen never to
/// answer, and so has `WebKit` after a page was left in the middle of a transaction.
const PATIENCE_MS: i32 = 10_000;

/// How often a database is opened before its store must be there: another tab may be making it at the same time.
const OPENINGS: usize = 3;

/// Opens the database, which has one store without key paths; makes both where they are not there.
///
/// Any page opened from disk may have made a database of that name without a store: then the store comes with the next
/// version.
pub(super) async fn open(name: &str, store: &'static str) -> Result<IdbDatabase, Failure> {
    let mut version = None;
    for _ in 0..OPENINGS {
        let database = match open_at(name, store, version).await {
            Ok(database) => database,
            // Another tab was quicker.
            Err(failure) if version.is_some() && failure.name == "VersionError" => {
                version = None;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        if database.object_store_names().contains(store) {
            return Ok(database);
        }
        version = Some(database.version() + 1.0);
        database.close();
    }
    Err(Failure { name: "NotFoundError".to_owned(), message: "the database has no store".to_owned() })
}

async fn open_at(name: &str, store: &'static str, version: Option<f64>) -> Result<IdbDatabase, Failure> {
    let denied = || Failure { name: "SecurityError".to_owned(), message: "no IndexedDB".to_owned() };
    let factory: IdbFactory = window().indexed_db()?.ok_or_else(denied)?;
    let request = match version {
        Some(version) => factory.open_with_f64(name, version)?,
        None => factory.open(name)?,
    };
    let opened = |request: &IdbOpenDbRequest| request.result().ok().map(JsCast::unchecked_into::<IdbDatabase>);
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || {
            // Where it fails, opening fails and says why.
            if let Some(database) = opened(&request).filter(|database| !database.object_store_names().contains(store)) {
                let _ = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    if let Err(event) = settled(&request, "success", "error").await {
        // What opens after all is nobody's any more, and must not be in the way of a newer version.
        let close = Closure::once_into_js({
            let request = request.clone();
            move || opened(&request).iter().for_each(IdbDatabase::close)
        });
        let _ = request.add_event_listener_with_callback("success", close.unchecked_ref());
        return Err(failure(&event, request.error().ok().flatten()));
    }
    let database = request.result()?.unchecked_into::<IdbDatabase>();
    give_way(&database);
    Ok(database)
}

/// Opens a database that another version of the program has made; `None` where there is none, which stays so.
pub(super) async fn open_existing(name: &str) -> Result<Option<IdbDatabase>, Failure> {
    let denied = || Failure { name: "SecurityError".to_owned(), message: "no IndexedDB".to_owned() };
    let factory: IdbFactory = window().indexed_db()?.ok_or_else(denied)?;
    let request = factory.open(name)?;
    let missing = Rc::new(Cell::new(false));
    // Asked to make what is not there: to break that off leaves nothing behind.
    let upgrade = Closure::once_into_js({
        let (request, missing) = (request.clone(), Rc::clone(&missing));
        move || {
            missing.set(true);
            let _ = request.transaction().map(|transaction| transaction.abort());
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    match settled(&request, "success", "error").await {
        Ok(_) => {
            let database = request.result()?.unchecked_into::<IdbDatabase>();
            give_way(&database);
            Ok(Some(database))
        }
        Err(_) if missing.get() => Ok(None),
        Err(event) => Err(failure(&event, request.error().ok().flatten())),
    }
}

/// A newer version of the program, or a tab that makes the missing store, may want the database for itself; the next
/// action opens it again.
fn give_way(database: &IdbDatabase) {
    let close = Closure::<dyn Fn()>::new({
        let database = database.clone();
        move || database.close()
    });
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    // It lives as long as the database, which is mostly as long as the page.
    close.forget();
}

/// Begins a transaction on one store. One that writes is strict: complete means that the browser asked the system to
/// bring it to the disk.
pub(super) fn begin(
    database: &IdbDatabase,
    store: &str,
    writes: bool,
) -> Result<(IdbTransaction, IdbObjectStore), Failure> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    // By name: web-sys counts transactions with options as unstable.
    let begin = Reflect::get(database, &"transaction".into())?.dyn_into::<Function>()?;
    let mode = if writes { "readwrite" } else { "readonly" };
    let transaction = begin.call3(database, &store.into(), &mode.into(), &options)?.unchecked_into::<IdbTransaction>();
    let store = transaction.object_store(store)?;
    Ok((transaction, store))
}

/// Waits until a transaction is complete. One that patience ends for may still be: what it wrote is asked for again,
/// and to write an entry twice is to write it once.
pub(super) async fn completed(transaction: &IdbTransaction) -> Result<(), Failure> {
    match settled(transaction, "complete", "abort").await {
        Ok(_) => Ok(()),
        Err(event) => Err(failure(&event, transaction.error())),
    }
}

/// Waits for the first of two events, or until patience is at its end: then it fails with no event.
fn settled(target: &EventTarget, good: &str, bad: &str) -> JsFuture {
    Promise::new(&mut |resolve, reject| {
        // What takes no listener or timer leaves the promise to the others.
        let _ = target.add_event_listener_with_callback(good, &resolve);
        let _ = target.add_event_listener_with_callback(bad, &reject);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    })
    .into()
}

fn failure(event: &JsValue, error: Option<DomException>) -> Failure {
    let named = |name: &str, message: &str| Failure { name: name.to_owned(), message: message.to_owned() };
    match error {
        _ if event.is_undefined() => named("TimeoutError", "IndexedDB does not answer"),
        Some(error) => Failure::from(JsValue::from(error)),
        None => named("AbortError", "the transaction was broken off"),
    }
}
