//! The port: a place that keeps entries.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::journal::Entry;

use super::Damaged;

/// An answer that may take a while; `IndexedDB` answers later, localStorage at once.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A place that keeps entries.
///
/// Both actions are safe to repeat and to run from several tabs at once, because a shelf holds a set.
pub trait Shelf {
    /// Which place it is.
    fn name(&self) -> ShelfName;

    /// Everything on it. Values that no longer verify are moved aside and reported.
    ///
    /// # Errors
    /// [`ShelfError`] where nothing can be read at all.
    fn load(&self) -> Pending<'_, Result<Loaded, ShelfError>>;

    /// Puts entries on it; done only when they are there for good.
    ///
    /// # Errors
    /// [`ShelfError`]; entries before the failing one may be kept, and what was kept before is untouched.
    fn keep<'a>(&'a self, entries: &'a [Arc<Entry>]) -> Pending<'a, Result<(), ShelfError>>;
}

/// The places there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShelfName {
    /// The browser's localStorage.
    LocalStorage,
    /// The browser's `IndexedDB`.
    IndexedDb,
    /// Only as long as the page is open.
    Memory,
}

/// Why a shelf did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShelfError {
    /// The browser's policy forbids storage.
    #[error("storage is denied")]
    Denied,
    /// The quota is used up; what was kept before is still there.
    #[error("storage is full")]
    Full,
    /// Anything else, in the browser's own words.
    #[error("storage failed: {0}")]
    Failed(String),
}

/// What a shelf held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Verified entries; the same one may come twice.
    pub entries: Vec<Entry>,
    /// Values that are no entry any more.
    pub damaged: Vec<Damaged>,
}
