//! The ports in memory, for native tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::rc::Rc;

use crate::plan::calendar::Moment;
use crate::vault::Pending;

use super::{
    Address, Clipboard, Clock, Codecs, Downloads, FilePicker, Focus, OwnPage, PageBlock, PageReading, Painted,
    PendingFile, PlanStore, PlanText, Settings, Window,
};

/// The world outside in tests: a clock that is moved by hand and settings in memory.
pub struct MemoryPlatform {
    now: RefCell<Moment>,
    counter: RefCell<u32>,
    settings: RefCell<BTreeMap<String, String>>,
    address: RefCell<String>,
    /// Files given out: name and content.
    pub downloads: RefCell<Vec<(String, Vec<u8>)>>,
    /// What stands for the document that the program runs in; without it there is none.
    pub own_page: RefCell<Option<Rc<dyn OwnPage>>>,
    /// Files that are chosen next.
    pub choosing: RefCell<Vec<Rc<dyn PendingFile>>>,
    /// The plan in the page.
    pub plan_in_page: RefCell<Option<PlanText>>,
    /// Plans that are kept, as many as there is room for.
    pub kept_plans: RefCell<Vec<PlanText>>,
    /// For how many plans there is room.
    pub room_for_plans: Cell<usize>,
    /// The plan that is to be shown from the next start on.
    pub plan_to_show: RefCell<Option<String>>,
}

impl MemoryPlatform {
    /// A world whose clock stands still until it is moved.
    pub fn at(now: &str, address: &str) -> Self {
        Self {
            now: RefCell::new(Moment::new(now)),
            counter: RefCell::default(),
            settings: RefCell::default(),
            address: RefCell::new(address.to_owned()),
            downloads: RefCell::default(),
            own_page: RefCell::default(),
            choosing: RefCell::default(),
            plan_in_page: RefCell::default(),
            kept_plans: RefCell::default(),
            room_for_plans: Cell::new(usize::MAX),
            plan_to_show: RefCell::default(),
        }
    }

    /// Moves the clock.
    pub fn set_now(&self, now: &str) {
        *self.now.borrow_mut() = Moment::new(now);
    }
}

impl Clock for MemoryPlatform {
    fn now(&self) -> Moment {
        self.now.borrow().clone()
    }

    fn new_tx(&self) -> String {
        *self.counter.borrow_mut() += 1;
        format!("tx{}", self.counter.borrow())
    }
}

impl Address for MemoryPlatform {
    fn address(&self) -> String {
        self.address.borrow().clone()
    }

    fn place(&self) -> String {
        "here".to_owned()
    }

    fn go(&self, address: &str, _replace: bool) {
        address.clone_into(&mut self.address.borrow_mut());
    }
}

impl Window for MemoryPlatform {
    fn set_title(&self, _title: &str) {}

    fn has_frames(&self) -> bool {
        false
    }

    fn yield_now(&self) -> Pending<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn hold_under(&self, _element_id: &str, _point: (f64, f64)) {}

    /// Nothing is laid out here.
    fn heights(&self, _selector: &str) -> Vec<f64> {
        Vec::new()
    }

    fn print(&self) {}

    fn toggle_full_screen(&self) {}
}

impl Focus for MemoryPlatform {
    fn focus(&self, _element_id: &str) {}

    fn has_focus(&self) -> bool {
        false
    }

    fn let_go_of_focus(&self) {}

    fn typing(&self) -> bool {
        false
    }

    fn focus_on_control(&self) -> bool {
        false
    }
}

impl Downloads for MemoryPlatform {
    fn download(&self, file_name: &str, _media_type: &str, bytes: &[u8]) -> bool {
        self.downloads.borrow_mut().push((file_name.to_owned(), bytes.to_vec()));
        true
    }

    fn paint<'a>(&'a self, file_name: &'a str, svg: String, _scale: u32) -> Pending<'a, Painted> {
        self.downloads.borrow_mut().push((file_name.to_owned(), svg.into_bytes()));
        Box::pin(async { Painted::Started })
    }
}

impl FilePicker for MemoryPlatform {
    fn picked(&self, _element_id: &str) -> Vec<Rc<dyn PendingFile>> {
        self.choosing.take()
    }
}

impl OwnPage for MemoryPlatform {
    fn block(&self, id: &str) -> Option<PageBlock> {
        self.own_page.borrow().as_ref()?.block(id)
    }

    fn reading(&self, html: &str) -> Option<PageReading> {
        self.own_page.borrow().as_ref()?.reading(html)
    }
}

impl Codecs for MemoryPlatform {
    fn pack(&self, bytes: Vec<u8>) -> Pending<'_, Option<Vec<u8>>> {
        let mut packed = flate2::read::GzEncoder::new(bytes.as_slice(), flate2::Compression::default());
        let mut out = Vec::new();
        let packed = packed.read_to_end(&mut out).ok().map(|_| out);
        Box::pin(std::future::ready(packed))
    }

    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}

impl Clipboard for MemoryPlatform {
    fn copy(&self, _text: String) -> Pending<'_, bool> {
        Box::pin(async { true })
    }
}

impl Settings for MemoryPlatform {
    fn recall(&self, name: &str) -> Option<String> {
        self.settings.borrow().get(name).cloned()
    }

    fn remember(&self, name: &str, text: &str) {
        self.settings.borrow_mut().insert(name.to_owned(), text.to_owned());
    }

    fn forget(&self, name: &str) {
        self.settings.borrow_mut().remove(name);
    }

    fn recall_all(&self, prefix: &str) -> Vec<(String, String)> {
        let settings = self.settings.borrow();
        settings
            .iter()
            .filter(|(name, _)| name.starts_with(prefix))
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect()
    }
}

impl PlanStore for MemoryPlatform {
    fn plan_in_page(&self) -> Option<PlanText> {
        self.plan_in_page.borrow().clone()
    }

    fn kept_plans(&self) -> Vec<PlanText> {
        self.kept_plans.borrow().clone()
    }

    fn keep_plan(&self, plan: &PlanText) -> bool {
        let mut kept = self.kept_plans.borrow_mut();
        let has_room = kept.len() < self.room_for_plans.get();
        if has_room && !kept.contains(plan) {
            kept.push(plan.clone());
        }
        has_room
    }

    fn forget_plan(&self, digest: &str) {
        self.kept_plans.borrow_mut().retain(|plan| plan.digest != digest);
    }

    fn show_plan(&self, digest: Option<&str>) -> bool {
        *self.plan_to_show.borrow_mut() = digest.map(str::to_owned);
        true
    }
}
