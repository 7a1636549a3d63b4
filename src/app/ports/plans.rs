//! The plans that a page can show.

/// The plan that the packer put into the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanText {
    /// SHA-256 of its canonical JSON ([`crate::exchange::plan_digest`]).
    pub digest: String,
    /// Its canonical JSON.
    pub json: String,
}

/// The plan in the page, and those that were opened and are kept beside it in this browser.
pub trait PlanStore {
    /// The plan in the page; `None` where there is no page: then the plan that is shown stands for it.
    fn plan_in_page(&self) -> Option<PlanText>;
    /// The plans that are kept here, in no order.
    fn kept_plans(&self) -> Vec<PlanText>;
    /// Keeps a plan; false where the browser has no room for it or keeps nothing at all.
    fn keep_plan(&self, plan: &PlanText) -> bool;
    /// Keeps a plan no longer. What was recorded for it stays.
    fn forget_plan(&self, digest: &str);
    /// Begins the page anew with a kept plan, or with the one in the page; false where the choice cannot be kept.
    fn show_plan(&self, digest: Option<&str>) -> bool;
}
