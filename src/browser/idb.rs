//! `IndexedDB`'s requests and transactions as futures.
//!
//! Not by a crate: the kept ones (idb, rexie) cannot ask for strict durability, without which a browser may call a
//! transaction complete before it is on disk, and they bring an executor's channels along.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use super::Failure;
use super::window::window;

/// How long a browser may take to open the database, in milliseconds. Damaged ones have been seen never to answer.
const PATIENCE_MS: i32 = 10_000;

/// Opens the database, which has one store without key paths; makes both where they are not there.
pub(super) async fn open(name: &str, store: &'static str) -> Result<IdbDatabase, Failure> {
    let denied = || Failure { name: "SecurityError".to_owned(), message: "no IndexedDB".to_owned() };
    let factory: IdbFactory = window().indexed_db()?.ok_or_else(denied)?;
    let request = factory.open(name)?;
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || {
            // Where it fails, opening fails and says why.
            let _ =
                request.result().map(|database| database.unchecked_into::<IdbDatabase>().create_object_store(store));
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let opened = settled(&request, "success", "error");
    JsFuture::from(Promise::race(&Array::of2(opened.as_ref(), too_late()?.as_ref())))
        .await
        .map_err(|event| failure(&request, event))?;
    let database = request.result()?.unchecked_into::<IdbDatabase>();
    // A newer version of the program may want the database for itself; the next action opens it again.
    let close = Closure::<dyn Fn()>::new({
        let database = database.clone();
        move || database.close()
    });
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    // It lives as long as the database, which is as long as the page.
    close.forget();
    Ok(database)
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

/// Waits until a transaction is complete.
pub(super) async fn completed(transaction: &IdbTransaction) -> Result<(), Failure> {
    match JsFuture::from(settled(transaction, "complete", "abort")).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or_else(aborted, |error| Failure::from(JsValue::from(error)))),
    }
}

fn aborted() -> Failure {
    Failure { name: "AbortError".to_owned(), message: "the transaction was broken off".to_owned() }
}

/// A promise that takes the first of two events.
fn settled(target: &EventTarget, good: &str, bad: &str) -> Promise {
    Promise::new(&mut |resolve, reject| {
        // A target that takes no listener leaves the promise open; IndexedDB's all do.
        let _ = target.add_event_listener_with_callback(good, &resolve);
        let _ = target.add_event_listener_with_callback(bad, &reject);
    })
}

/// A promise that fails when patience is at its end.
fn too_late() -> Result<Promise, Failure> {
    let mut timer = Ok(0);
    let promise = Promise::new(&mut |_, reject| {
        timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE_MS);
    });
    timer?;
    Ok(promise)
}

fn failure(request: &IdbOpenDbRequest, event: JsValue) -> Failure {
    if event.is_undefined() {
        return Failure { name: "TimeoutError".to_owned(), message: "IndexedDB does not answer".to_owned() };
    }
    let error = request.error().ok().flatten();
    error.map_or_else(aborted, |error| Failure::from(JsValue::from(error)))
}
