//! The plan, as the packer wrote it into the page.

use super::window::document;

/// The plan's block.
#[derive(Debug, Default)]
pub struct PlanInPage {
    /// Its JSON.
    pub json: String,
    /// The digest of its canonical form, which the loader has compared.
    pub sha256: String,
}

/// Reads the plan's block; both of it are empty where there is none.
pub fn plan_in_page() -> PlanInPage {
    let Some(element) = document().get_element_by_id("plan") else { return PlanInPage::default() };
    PlanInPage {
        json: element.text_content().unwrap_or_default(),
        sha256: element.get_attribute("data-sha256").unwrap_or_default(),
    }
}
