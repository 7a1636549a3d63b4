//! The plan, as the packer wrote it into the page.

use super::window::document;

/// The plan's JSON and the digest of its canonical form, which the loader has compared. Both are empty where there is
/// no such element.
pub fn plan_in_page() -> (String, String) {
    let Some(element) = document().get_element_by_id("plan") else { return Default::default() };
    (element.text_content().unwrap_or_default(), element.get_attribute("data-sha256").unwrap_or_default())
}
