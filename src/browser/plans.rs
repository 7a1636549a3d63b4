//! The plan in the page, and those that were opened and are kept in this browser beside it.
//!
//! The kept ones stand under the names of the plan in the page, so that the html files of two cities, which share one store in
//! Chromium and `WebKit`, do not show each other's.

use sha2::{Digest as _, Sha256};

use crate::app::PlanText;
use crate::vault::Namespace;

use super::storage::storage;
use super::window::{document, window};

/// Under this and its digest stands a plan.
const KEPT: &str = "plan/";
/// The digest of the plan to show stands under this.
const SHOWN: &str = "shown-plan";

/// Which plan the page begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownPlan {
    /// The one in the page.
    InPage,
    /// A kept one.
    Kept(PlanText),
    /// A kept one that was chosen, and is not here any more as it was kept.
    Lost,
}

/// The plan that was chosen to be shown; its text is proven by its digest. `names` are those of the plan in the page.
pub fn shown_plan(names: &Namespace) -> ShownPlan {
    let Ok(storage) = storage() else { return ShownPlan::InPage };
    let Ok(Some(digest)) = storage.get_item(&names.setting(SHOWN)) else { return ShownPlan::InPage };
    let json = storage.get_item(&kept(names, &digest)).ok().flatten();
    match json.filter(|json| base16ct::lower::encode_string(&Sha256::digest(json.as_bytes())) == digest) {
        Some(json) => ShownPlan::Kept(PlanText { digest, json }),
        None => ShownPlan::Lost,
    }
}

/// Shows the plan in the page again from the next start on.
pub fn forget_shown_plan(names: &Namespace) {
    if let Ok(storage) = storage() {
        let _ = storage.remove_item(&names.setting(SHOWN));
    }
}

fn kept(names: &Namespace, digest: &str) -> String {
    names.setting(&[KEPT, digest].concat())
}

/// The plan that the packer wrote into the page, whose digest the loader has compared; `None` where there is none.
pub fn plan_in_page() -> Option<PlanText> {
    let element = document().get_element_by_id("plan")?;
    Some(PlanText { digest: element.get_attribute("data-sha256")?, json: element.text_content()? })
}

pub(super) fn kept_plans(names: &Namespace) -> Vec<PlanText> {
    let Ok(storage) = storage() else { return Vec::new() };
    let prefix = kept(names, "");
    // Not `key(i)`: walking many keys with it takes Firefox seconds.
    let keys = js_sys::Object::keys(storage.as_ref()).iter().filter_map(|key| key.as_string()).collect::<Vec<_>>();
    let texts = keys.iter().filter_map(|key| {
        let digest = key.strip_prefix(&prefix)?.to_owned();
        Some(PlanText { digest, json: storage.get_item(key).ok()?? })
    });
    texts.collect()
}

pub(super) fn keep_plan(names: &Namespace, plan: &PlanText) -> bool {
    let key = kept(names, &plan.digest);
    // Kept is what can be read back.
    storage().is_ok_and(|storage| {
        storage.set_item(&key, &plan.json).is_ok()
            && storage.get_item(&key).is_ok_and(|read| read.as_ref() == Some(&plan.json))
    })
}

pub(super) fn forget_plan(names: &Namespace, digest: &str) {
    if let Ok(storage) = storage() {
        let _ = storage.remove_item(&kept(names, digest));
    }
}

/// Remembers the choice and begins the page anew at its start.
pub(super) fn show_plan(names: &Namespace, digest: Option<&str>) -> bool {
    let Ok(storage) = storage() else { return false };
    let key = names.setting(SHOWN);
    let is_chosen = match digest {
        Some(digest) => storage.set_item(&key, digest).is_ok(),
        None => storage.remove_item(&key).is_ok(),
    };
    if is_chosen {
        let location = window().location();
        // What was asked of the plan before means nothing to the other one.
        let _ = location.set_hash("#/");
        let _ = location.reload();
    }
    is_chosen
}
