//! Values that were moved aside because they were damaged: nothing reads them, and personal data may stand in them.

use super::holding::ShelfIndex;
use super::key::BAD_PREFIX;
use super::{PACK_PREFIX, ShelfError, ShelfName, Vault};

/// A value that was moved aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where it lies.
    pub shelf: ShelfName,
    /// Under which key.
    pub key: String,
    /// What it says; `None` where nothing can open it any more.
    pub text: Option<String>,
}

impl Vault {
    /// Everything that was moved aside, on every shelf that answers.
    pub async fn aside(&self) -> Vec<Aside> {
        let mut aside = Vec::new();
        for holding in self.holdings() {
            aside.extend(of_shelf(holding).await.unwrap_or_default());
        }
        aside
    }

    /// Takes values away that were moved aside; gives how many are still there.
    pub async fn drop_aside(&self, aside: &[Aside]) -> usize {
        let mut left = 0;
        for holding in self.holdings() {
            let of_shelf = aside.iter().filter(|value| value.shelf == holding.name());
            let keys: Vec<String> = of_shelf.map(|value| value.key.clone()).collect();
            if !keys.is_empty() && holding.shelf.remove(&keys).await.is_err() {
                left += keys.len();
            }
        }
        left
    }
}

async fn of_shelf(holding: &ShelfIndex) -> Result<Vec<Aside>, ShelfError> {
    let keys = holding.shelf.keys(BAD_PREFIX).await?;
    let texts = holding.shelf.read(&keys).await?;
    let pack = format!("{BAD_PREFIX}{PACK_PREFIX}");
    let mut aside = Vec::new();
    for (key, text) in keys.into_iter().zip(texts) {
        let text = match text {
            // What was a pack is squeezed; where its letters are damaged, nobody can tell what it says.
            Some(text) if key.starts_with(&pack) => holding.shelf.decompress(&text).await.ok(),
            text => text,
        };
        aside.push(Aside { shelf: holding.name(), key, text });
    }
    Ok(aside)
}
