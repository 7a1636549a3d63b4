//! Takes over what earlier versions left under other names. It is read in its old place at once, and moved afterwards.

use crate::filled::filled;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use super::key::BEACON_KEY;
use super::{AtOnce, Pending, Store, StoreError, StoreName};

/// How many keys are brought over at once. Where room is scarce, one.
const AT_ONCE: usize = 64;

/// A store and, behind it, the place where earlier versions kept the same: read as one, written in one.
///
/// So nothing depends on when [`take_over`] succeeds, or whether it does. A former place that does not answer hides
/// nothing of the other.
pub struct Layered {
    here: Rc<dyn Store>,
    former: Rc<dyn Store>,
    /// What the former place held when its keys were last asked for.
    known: RefCell<BTreeSet<String>>,
    silent: Cell<bool>,
}

impl Layered {
    /// Reads `former` behind `here`. Both say the same keys.
    pub fn new(here: Rc<dyn Store>, former: Rc<dyn Store>) -> Self {
        Self { here, former, known: RefCell::default(), silent: Cell::default() }
    }

    /// Those of the keys that the former place is known to hold.
    fn known(&self, keys: impl Iterator<Item = String>) -> Vec<String> {
        let known = self.known.borrow();
        keys.filter(|key| known.contains(key)).collect()
    }

    /// Fills in what is lacking from a store.
    async fn fill(&self, from: &dyn Store, keys: &[String], texts: &mut [Option<String>]) -> Result<(), StoreError> {
        let lacking = texts.iter().zip(keys).filter(|(text, _)| text.is_none()).map(|(_, key)| key.clone());
        let lacking = self.known(lacking);
        if lacking.is_empty() {
            return Ok(());
        }
        let found = from.read(&lacking).await?;
        for (key, found) in lacking.iter().zip(found) {
            let places = keys.iter().zip(&mut *texts).filter(|(other, _)| *other == key);
            places.for_each(|(_, text)| text.clone_from(&found));
        }
        Ok(())
    }

    async fn read_both(&self, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        let mut texts = self.here.read(keys).await?;
        if self.fill(&*self.former, keys, &mut texts).await.is_err() {
            self.give_up();
        }
        // What is in neither by now was brought over between the two looks.
        self.fill(&*self.here, keys, &mut texts).await?;
        Ok(texts)
    }

    async fn remove_both(&self, keys: &[String]) -> Result<(), StoreError> {
        let former = self.known(keys.iter().cloned());
        if former.is_empty() {
            return self.here.remove(keys).await;
        }
        // Another text under the same key is not what was to go: it comes to light once this one is gone.
        let (here, there) = (self.here.read(&former).await?, self.former.read(&former).await?);
        let differs = |here: &Option<String>, there: &Option<String>| here.is_some() && here != there;
        let same = former.into_iter().zip(here.iter().zip(&there)).filter(|(_, (here, there))| !differs(here, there));
        let same: Vec<String> = same.map(|(key, _)| key).collect();
        self.here.remove(keys).await?;
        if same.is_empty() { Ok(()) } else { self.former.remove(&same).await }
    }

    /// A former place that failed once is not waited for again in this session.
    fn give_up(&self) {
        self.silent.set(true);
        self.known.borrow_mut().clear();
    }
}

impl AtOnce for Layered {
    fn read_now(&self, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        self.here.at_once().ok_or(StoreError::Denied)?.read_now(keys)
    }

    fn write_now(&self, texts: &[(String, String)]) -> Result<(), StoreError> {
        self.here.at_once().ok_or(StoreError::Denied)?.write_now(texts)
    }
}

impl Store for Layered {
    fn name(&self) -> StoreName {
        self.here.name()
    }

    /// What is written now is read back from where it was written; what was there before is read by turns.
    fn at_once(&self) -> Option<&dyn AtOnce> {
        self.here.at_once().is_some().then_some(self)
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Pending<'a, Result<Vec<String>, StoreError>> {
        Box::pin(async move {
            let mut keys: BTreeSet<String> = filled(self.here.keys(prefix).await?);
            let former = if self.silent.get() { Ok(Vec::new()) } else { self.former.keys(prefix).await };
            let former = former.unwrap_or_else(|_| {
                self.give_up();
                Vec::new()
            });
            if !former.is_empty() {
                // What was brought over between the two looks.
                keys.extend(self.here.keys(prefix).await?);
            }
            let mut known = self.known.borrow_mut();
            known.retain(|key| !key.starts_with(prefix));
            known.extend(former.iter().cloned());
            keys.extend(former);
            Ok(keys.into_iter().collect())
        })
    }

    fn read<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<Vec<Option<String>>, StoreError>> {
        Box::pin(self.read_both(keys))
    }

    fn write<'a>(&'a self, texts: &'a [(String, String)]) -> Pending<'a, Result<(), StoreError>> {
        self.here.write(texts)
    }

    fn remove<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Result<(), StoreError>> {
        Box::pin(self.remove_both(keys))
    }

    fn compress<'a>(&'a self, text: &'a str) -> Pending<'a, Result<String, StoreError>> {
        self.here.compress(text)
    }

    fn decompress<'a>(&'a self, squeezed: &'a str) -> Pending<'a, Result<String, StoreError>> {
        self.here.decompress(squeezed)
    }

    fn used_percent(&self) -> Option<u32> {
        self.here.used_percent()
    }
}

/// Brings everything from a former place to where `place` puts its key; gives how many values came.
///
/// Each value is copied, read back, and only then removed there, so that wherever this ends, every value stands in at
/// least one of the two, word for word. To do it again goes on where it ended, and finds what an earlier version that is
/// still open has written since. Where another text stands under the new key, neither is lost: the one in the former place
/// waits there until the other is gone, as a draft does for the draft that came after it.
///
/// # Errors
/// The first [`StoreError`]. What did not come is still in the former place.
pub async fn take_over(
    former: &dyn Store,
    here: &dyn Store,
    place: &dyn Fn(&str) -> String,
) -> Result<usize, StoreError> {
    let keys = former.keys("").await?;
    let mut moved = 0;
    let mut failed = None;
    for some in keys.chunks(AT_ONCE) {
        match bring(former, here, place, some).await {
            Ok(count) => moved += count,
            // Each value that came has left room for the next.
            Err(StoreError::Full) => {
                for one in some.chunks(1) {
                    match bring(former, here, place, one).await {
                        Ok(count) => moved += count,
                        Err(StoreError::Full) => failed = Some(StoreError::Full),
                        Err(error) => return Err(error),
                    }
                }
            }
            Err(error) => return Err(error),
        }
    }
    failed.map_or(Ok(moved), Err)
}

async fn bring(
    former: &dyn Store,
    here: &dyn Store,
    place: &dyn Fn(&str) -> String,
    keys: &[String],
) -> Result<usize, StoreError> {
    // What another page has brought over since the keys were listed has no text any more.
    let texts: Vec<(&String, String)> =
        keys.iter().zip(former.read(keys).await?).filter_map(|(key, text)| Some((key, text?))).collect();
    let places: Vec<String> = texts.iter().map(|(key, _)| place(key)).collect();
    let there = here.read(&places).await?;
    let (mut writes, mut done) = (Vec::new(), Vec::new());
    for (((key, text), new_key), other) in texts.into_iter().zip(places).zip(there) {
        match other {
            None => writes.push((new_key, text)),
            Some(other) if other == text || key == BEACON_KEY => {}
            Some(_) => continue,
        }
        done.push(key.clone());
    }
    if !writes.is_empty() {
        let new: Vec<String> = writes.iter().map(|(key, _)| key.clone()).collect();
        // Where this fails, some may be there: the same texts, which is found when each is tried on its own.
        here.write(&writes).await?;
        let kept = here.read(&new).await?;
        if writes.iter().zip(kept).any(|((_, text), kept)| kept.as_ref() != Some(text)) {
            return Err(StoreError::Failed("what was brought over cannot be read back".to_owned()));
        }
    }
    if !done.is_empty() {
        former.remove(&done).await?;
    }
    Ok(done.len())
}
