//! Values that were moved aside because they were damaged: nothing reads them, and personal data may stand in them.

use super::key::BAD_PREFIX;
use super::store_index::StoreIndex;
use super::{PACK_PREFIX, StoreError, StoreName, Vault};

/// A value that was moved aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where it lies.
    pub store: StoreName,
    /// Under which key.
    pub key: String,
    /// What it says; `None` where nothing can open it any more.
    pub text: Option<String>,
}

impl Vault {
    /// Everything that was moved aside, on every store that answers.
    pub async fn aside(&self) -> Vec<Aside> {
        let mut aside = Vec::new();
        for index in self.indexes() {
            aside.extend(of_store(index).await.unwrap_or_default());
        }
        aside
    }

    /// Takes values away that were moved aside; gives how many are still there.
    pub async fn drop_aside(&self, aside: &[Aside]) -> usize {
        let mut left = 0;
        for index in self.indexes() {
            let of_store = aside.iter().filter(|value| value.store == index.name());
            let keys: Vec<String> = of_store.map(|value| value.key.clone()).collect();
            if !keys.is_empty() && index.store.remove(&keys).await.is_err() {
                left += keys.len();
            }
        }
        left
    }
}

async fn of_store(index: &StoreIndex) -> Result<Vec<Aside>, StoreError> {
    let keys = index.store.keys(BAD_PREFIX).await?;
    let texts = index.store.read(&keys).await?;
    let pack = format!("{BAD_PREFIX}{PACK_PREFIX}");
    let mut aside = Vec::new();
    for (key, text) in keys.into_iter().zip(texts) {
        let text = match text {
            // What was a pack is squeezed; where its letters are damaged, nobody can tell what it says.
            Some(text) if key.starts_with(&pack) => index.store.decompress(&text).await.ok(),
            text => text,
        };
        aside.push(Aside { store: index.name(), key, text });
    }
    Ok(aside)
}
