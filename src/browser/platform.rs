//! Implements the app's ports over the page.

use std::rc::Rc;

use web_sys::TextDecoder;

use crate::app::{
    Address, Clipboard, Clock, Codecs, Downloads, FilePicker, Focus, OwnPage, PageBlock, PageReading, Painted,
    PendingFile, PlanStore, PlanText, Settings, Window,
};
use crate::plan::calendar::Moment;
use crate::vault::{Namespace, Pending};

use super::settings::{forget_setting, set_setting, setting, settings_beginning};
use super::{clipboard, clock, files, gzip, own_page, page, paint, plans};

/// The browser's page: implements every port of [`crate::app::Platform`]. What fails here costs comfort, never a record.
#[derive(Debug, Clone)]
pub struct BrowserPlatform {
    names: Namespace,
    page_names: Namespace,
}

impl BrowserPlatform {
    /// A page that shows the plan of `names`; `page_names` are those of the plan in it.
    pub fn new(names: Namespace, page_names: Namespace) -> Self {
        Self { names, page_names }
    }
}

impl Clock for BrowserPlatform {
    fn now(&self) -> Moment {
        clock::now()
    }

    fn new_tx(&self) -> String {
        clock::random_tx()
    }
}

impl Address for BrowserPlatform {
    fn address(&self) -> String {
        page::hash()
    }

    fn place(&self) -> String {
        page::place()
    }

    fn go(&self, address: &str, replace: bool) {
        let hash = address.strip_prefix('#').unwrap_or(address);
        // A browser that refuses to write the address still shows the view: the route signal is set all the same.
        let _ = if replace { page::replace_hash(hash) } else { page::go_to_hash(hash) };
    }
}

impl Window for BrowserPlatform {
    fn set_title(&self, title: &str) {
        page::set_title(title);
    }

    fn has_frames(&self) -> bool {
        true
    }

    fn yield_now(&self) -> Pending<'_, ()> {
        Box::pin(page::next_task())
    }

    fn hold_under(&self, element_id: &str, point: (f64, f64)) {
        page::hold_under(element_id, point);
    }

    fn heights(&self, selector: &str) -> Vec<f64> {
        page::heights(selector)
    }

    fn print(&self) {
        let _ = page::print();
    }

    fn toggle_full_screen(&self) {
        page::toggle_full_screen();
    }
}

impl Focus for BrowserPlatform {
    fn focus(&self, element_id: &str) {
        page::focus(element_id);
    }

    fn has_focus(&self) -> bool {
        page::has_focus()
    }

    fn let_go_of_focus(&self) {
        page::let_go_of_focus();
    }

    fn typing(&self) -> bool {
        page::typing()
    }

    fn focus_on_control(&self) -> bool {
        page::focus_on_control()
    }
}

impl Downloads for BrowserPlatform {
    fn download(&self, file_name: &str, media_type: &str, bytes: &[u8]) -> bool {
        files::download(file_name, media_type, bytes).is_ok()
    }

    fn paint<'a>(&'a self, file_name: &'a str, svg: String, scale: u32) -> Pending<'a, Painted> {
        Box::pin(async move { paint::paint(file_name, &svg, scale).await })
    }
}

impl FilePicker for BrowserPlatform {
    fn picked(&self, element_id: &str) -> Vec<Rc<dyn PendingFile>> {
        files::picked(element_id)
    }
}

impl Codecs for BrowserPlatform {
    fn pack(&self, bytes: Vec<u8>) -> Pending<'_, Option<Vec<u8>>> {
        Box::pin(async move { gzip::gzip(&bytes).await.ok() })
    }

    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
    }
}

impl Clipboard for BrowserPlatform {
    fn copy(&self, text: String) -> Pending<'_, bool> {
        Box::pin(async move { clipboard::copy_text(&text).await.is_ok() })
    }
}

impl OwnPage for BrowserPlatform {
    fn block(&self, id: &str) -> Option<PageBlock> {
        own_page::block(id)
    }

    fn reading(&self, html: &str) -> Option<PageReading> {
        own_page::reading(html)
    }
}

impl Settings for BrowserPlatform {
    fn recall(&self, name: &str) -> Option<String> {
        setting(&self.names, name)
    }

    fn remember(&self, name: &str, text: &str) {
        set_setting(&self.names, name, text);
    }

    fn forget(&self, name: &str) {
        forget_setting(&self.names, name);
    }

    fn recall_all(&self, prefix: &str) -> Vec<(String, String)> {
        settings_beginning(&self.names, prefix)
    }
}

impl PlanStore for BrowserPlatform {
    fn plan_in_page(&self) -> Option<PlanText> {
        plans::plan_in_page()
    }

    fn kept_plans(&self) -> Vec<PlanText> {
        plans::kept_plans(&self.page_names)
    }

    fn keep_plan(&self, plan: &PlanText) -> bool {
        plans::keep_plan(&self.page_names, plan)
    }

    fn forget_plan(&self, digest: &str) {
        plans::forget_plan(&self.page_names, digest);
    }

    fn show_plan(&self, digest: Option<&str>) -> bool {
        plans::show_plan(&self.page_names, digest)
    }
}
