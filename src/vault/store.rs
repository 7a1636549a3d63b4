//! The port of a store: keys and texts that outlive the page.

use std::future::Future;
use std::pin::Pin;

/// An answer that may take a while; `IndexedDB` answers later, localStorage at once.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A place with keys and texts, shared with other programs and other tabs.
///
/// What the [`Vault`](super::Vault) writes under a key never changes, so every action is safe to repeat and to run from
/// several tabs at once.
pub trait Store {
    /// Which place it is.
    fn name(&self) -> StoreName;

    /// The same place without waiting, where it answers in the same task.
    fn at_once(&self) -> Option<&dyn AtOnce> {
        None
    }

    /// Every key that begins so, in no order.
    ///
    /// # Errors
    /// [`StoreError`] where the place cannot be reached; the other methods likewise.
    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>>;

    /// The texts under keys, in their order; `None` where a key is not there.
    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>>;

    /// Puts texts under keys; done only when they are there for good. Where it fails, some of them may be there, and
    /// what was there before is untouched.
    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>>;

    /// Takes keys away; those that are not there do no harm.
    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>>;

    /// A long text as this place keeps it: smaller, where room is scarce.
    fn compress<'a>(&'a self, text: &'a str) -> Pending<'a, Result<String, StoreError>> {
        Box::pin(std::future::ready(Ok(text.to_owned())))
    }

    /// The long text again; an error where it is damaged.
    fn decompress<'a>(&'a self, squeezed: &'a str) -> Pending<'a, Result<String, StoreError>> {
        Box::pin(std::future::ready(Ok(squeezed.to_owned())))
    }

    /// How much of the place's room is taken, by this program and all others, in percent; `None` where unknown.
    fn used_percent(&self) -> Option<u32> {
        None
    }
}

/// A place that answers in the same task: what is recorded stands there before anything else can happen to the page.
pub trait AtOnce {
    /// As [`Store::read`].
    ///
    /// # Errors
    /// [`StoreError`] where the place cannot be reached.
    fn read_now(&self, keys: &[String]) -> Result<Vec<Option<String>>, StoreError>;

    /// As [`Store::write`].
    ///
    /// # Errors
    /// [`StoreError`] likewise.
    fn write_now(&self, texts: &[(String, String)]) -> Result<(), StoreError>;
}

/// The places there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StoreName {
    /// The browser's `IndexedDB`.
    IndexedDb,
    /// The browser's localStorage.
    LocalStorage,
    /// Only as long as the page is open.
    Memory,
}

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
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
