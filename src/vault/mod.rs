//! Keeping entries: the `Shelf` port, union on load, what is saved where.
#![allow(missing_docs)]
use crate::journal::Entry;
use std::{future::Future, pin::Pin, rc::Rc, sync::Arc};
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
pub trait Shelf {}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfName {
    LocalStorage,
    IndexedDb,
    Memory,
}
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShelfError {
    #[error("denied")]
    Denied,
    #[error("full")]
    Full,
    #[error("failed: {0}")]
    Failed(String),
}
pub struct Damaged {
    pub key: String,
    pub text: String,
}
pub struct Opened {
    pub entries: Vec<Entry>,
    pub damaged: Vec<Damaged>,
    pub failed: Vec<(ShelfName, ShelfError)>,
    pub working: Vec<ShelfName>,
}
pub struct Kept {
    pub on: Vec<ShelfName>,
    pub failed: Vec<(ShelfName, ShelfError)>,
}
pub struct Vault;
impl Vault {
    pub fn new(_: Vec<Rc<dyn Shelf>>) -> Self {
        Self
    }
    pub async fn load(&self) -> Opened {
        unimplemented!()
    }
    pub async fn keep(&self, _: &[Arc<Entry>]) -> Kept {
        unimplemented!()
    }
}
