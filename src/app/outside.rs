//! The port to the world outside: clock, address, files, small settings.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::plan::calendar::Moment;
use crate::vault::Pending;

/// A file a person picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What the app asks of the world outside. `browser` implements it for a page, [`MemoryOutside`] for tests.
pub trait Outside {
    /// The computer's clock, with offset.
    fn now(&self) -> Moment;
    /// A new, random name for an action.
    fn new_tx(&self) -> String;
    /// NFKC.
    fn normalise(&self, text: &str) -> String;
    /// The address after `#`.
    fn address(&self) -> String;
    /// A name of where this file lies: another one for another place, and never the path itself.
    fn place(&self) -> String;
    /// Goes to an address; the page answers through the route signal. `replace` leaves no step behind for Back.
    fn go(&self, address: &str, replace: bool);
    /// Sets the window's title.
    fn set_title(&self, title: &str);
    /// Gives a file to the person. That it was started does not mean that it arrived.
    fn download(&self, file_name: &str, media_type: &str, bytes: &[u8]);
    /// Puts text on the clipboard.
    fn copy(&self, text: String) -> Pending<'_, bool>;
    /// The files now chosen in the file input of that id.
    fn picked(&self, element_id: &str) -> Pending<'_, Vec<Picked>>;
    /// Prints the page.
    fn print(&self);
    /// Moves the focus to an element, for a keyboard or a screen reader to go on from there.
    fn focus(&self, element_id: &str);
    /// Whether the focus is where text is typed, so that keys belong to the field.
    fn typing(&self) -> bool;
    /// A small setting; `None` where there is none or it cannot be read.
    fn recall(&self, name: &str) -> Option<String>;
    /// Keeps a small setting; a failure costs comfort, never a record.
    fn remember(&self, name: &str, text: &str);
    /// All settings whose name begins so.
    fn recall_all(&self, prefix: &str) -> Vec<(String, String)>;
}

/// The world outside in tests: a fixed clock and settings in memory.
#[derive(Debug)]
pub struct MemoryOutside {
    now: Moment,
    counter: RefCell<u32>,
    settings: RefCell<BTreeMap<String, String>>,
    address: RefCell<String>,
    /// Files given out: name and content.
    pub downloads: RefCell<Vec<(String, Vec<u8>)>>,
}

impl MemoryOutside {
    /// A world whose clock stands still.
    pub fn at(now: &str, address: &str) -> Self {
        Self {
            now: Moment::new(now),
            counter: RefCell::default(),
            settings: RefCell::default(),
            address: RefCell::new(address.to_owned()),
            downloads: RefCell::default(),
        }
    }
}

impl Outside for MemoryOutside {
    fn now(&self) -> Moment {
        self.now.clone()
    }

    fn new_tx(&self) -> String {
        *self.counter.borrow_mut() += 1;
        format!("tx{}", self.counter.borrow())
    }

    fn normalise(&self, text: &str) -> String {
        text.to_owned()
    }

    fn address(&self) -> String {
        self.address.borrow().clone()
    }

    fn place(&self) -> String {
        "here".to_owned()
    }

    fn go(&self, address: &str, _replace: bool) {
        address.clone_into(&mut self.address.borrow_mut());
    }

    fn set_title(&self, _title: &str) {}

    fn download(&self, file_name: &str, _media_type: &str, bytes: &[u8]) {
        self.downloads.borrow_mut().push((file_name.to_owned(), bytes.to_vec()));
    }

    fn copy(&self, _text: String) -> Pending<'_, bool> {
        Box::pin(async { true })
    }

    fn picked(&self, _element_id: &str) -> Pending<'_, Vec<Picked>> {
        Box::pin(async { Vec::new() })
    }

    fn print(&self) {}

    fn focus(&self, _element_id: &str) {}

    fn typing(&self) -> bool {
        false
    }

    fn recall(&self, name: &str) -> Option<String> {
        self.settings.borrow().get(name).cloned()
    }

    fn remember(&self, name: &str, text: &str) {
        self.settings.borrow_mut().insert(name.to_owned(), text.to_owned());
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
