//! The ports to the world outside, one for each concern. A part of the app asks for the one that it needs.
//!
//! `browser` implements them for a page, [`MemoryPlatform`] for tests. What fails behind them costs comfort, never a
//! record: records have a port of their own, [`crate::vault::Store`].

#[cfg(not(target_arch = "wasm32"))]
mod memory;
mod own_page;
mod plans;

use std::rc::Rc;

use leptos::prelude::*;

use crate::plan::calendar::Moment;
use crate::vault::Pending;

#[cfg(not(target_arch = "wasm32"))]
pub use memory::MemoryPlatform;
pub use own_page::{OwnPage, PageBlock, PageReading};
pub use plans::{PlanStore, PlanText};

/// A file that a person chose, dropped or pasted, and that was not read yet: of a thousand, one is in memory.
pub trait PendingFile {
    /// Its name.
    fn name(&self) -> String;
    /// Its bytes, at most one beyond the limit, so that a larger file is still seen to be too large; `None` for a
    /// folder, or where the system does not give the file away.
    fn bytes(&self, limit: usize) -> Pending<'_, Option<Vec<u8>>>;
}

/// A file whose content is here already: a text that was pasted, or a file in a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InMemoryFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl PendingFile for InMemoryFile {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn bytes(&self, _limit: usize) -> Pending<'_, Option<Vec<u8>>> {
        Box::pin(std::future::ready(Some(self.bytes.clone())))
    }
}

/// What became of a picture that was to be painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Painted {
    /// Its download was started.
    Started,
    /// It is larger than pictures may be, in this browser or anywhere.
    TooLarge,
    /// This browser gives no true pixels away.
    Spoiled,
    /// This browser does not draw it.
    Failed,
}

/// What time it is, and a name of its own for what is done then.
pub trait Clock {
    /// The computer's clock, with offset.
    fn now(&self) -> Moment;
    /// A new, random name for an action.
    fn new_tx(&self) -> String;
}

/// Where the person is: the address, and the place of the file.
pub trait Address {
    /// The address after `#`.
    fn address(&self) -> String;
    /// A name of where this file lies: another one for another place, and never the path itself.
    fn place(&self) -> String;
    /// Goes to an address; the page answers through the route signal. `replace` leaves no step behind for Back.
    fn go(&self, address: &str, replace: bool);
}

/// The window: its title, its frames, paper and screen.
pub trait Window {
    /// Sets the window's title.
    fn set_title(&self, title: &str);
    /// Whether there is a page that is painted between one task and the next.
    fn has_frames(&self) -> bool;
    /// Lets the page answer to the person before long work goes on.
    fn yield_now(&self) -> Pending<'_, ()>;
    /// Keeps what lies under a point of the window there, while an element grows: called before it grows, it
    /// scrolls once it has.
    fn hold_under(&self, element_id: &str, point: (f64, f64));
    /// How high the elements are that match a selector, in CSS pixels and the page's order.
    fn heights(&self, selector: &str) -> Vec<f64>;
    /// Prints the page.
    fn print(&self);
    /// Fills the screen with the page, or gives it back.
    fn toggle_full_screen(&self);
}

/// Where the keyboard is.
pub trait Focus {
    /// Moves the focus to an element, for a keyboard or a screen reader to go on from there.
    fn focus(&self, element_id: &str);
    /// Whether anything has the focus.
    fn has_focus(&self) -> bool;
    /// Takes the focus from where it is. What is focused and goes away would make the browser lay out the page at once.
    fn let_go_of_focus(&self);
    /// Whether the focus is where text is typed, so that keys belong to the field.
    fn typing(&self) -> bool;
    /// Whether the focus is on something that answers Enter by itself: a button, a link.
    fn focus_on_control(&self) -> bool;
}

/// Files that are given to the person.
pub trait Downloads {
    /// Gives a file to the person; false where the browser made none. That it was started does not mean that it arrived.
    fn download(&self, file_name: &str, media_type: &str, bytes: &[u8]) -> bool;
    /// Paints an SVG text on white, so many times as large as it says, and gives it to the person as PNG.
    fn paint<'a>(&'a self, file_name: &'a str, svg: String, scale: u32) -> Pending<'a, Painted>;
}

/// Files that the person chose.
pub trait FilePicker {
    /// The files now chosen in the file input of that id.
    fn picked(&self, element_id: &str) -> Vec<Rc<dyn PendingFile>>;
}

/// What the browser packs and decodes better than own code would.
pub trait Codecs {
    /// Packs bytes as gzip; `None` where the browser cannot.
    fn pack(&self, bytes: Vec<u8>) -> Pending<'_, Option<Vec<u8>>>;
    /// Decodes bytes by the name of an encoding of the Encoding Standard; what is no character becomes U+FFFD. `None`
    /// where the encoding is not known.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
}

/// What is copied, to be pasted elsewhere.
pub trait Clipboard {
    /// Puts text on the clipboard.
    fn copy(&self, text: String) -> Pending<'_, bool>;
}

/// Small settings that this browser keeps, each under a name.
pub trait Settings {
    /// A small setting; `None` where there is none or it cannot be read.
    fn recall(&self, name: &str) -> Option<String>;
    /// Keeps a small setting; a failure costs comfort, never a record.
    fn remember(&self, name: &str, text: &str);
    /// Forgets a small setting.
    fn forget(&self, name: &str);
    /// All settings whose name begins so.
    fn recall_all(&self, prefix: &str) -> Vec<(String, String)>;
}

/// All ports together: what a page is to the app. Whatever implements each of them is one.
pub trait Platform:
    Clock + Address + Window + Focus + Downloads + FilePicker + Codecs + Clipboard + Settings + OwnPage + PlanStore
{
}

impl<T> Platform for T where
    T: Clock + Address + Window + Focus + Downloads + FilePicker + Codecs + Clipboard + Settings + OwnPage + PlanStore
{
}

/// The ports as the parts of the app hold them.
#[derive(Clone, Copy)]
pub(super) struct PlatformPorts(StoredValue<Rc<dyn Platform>, LocalStorage>);

impl PlatformPorts {
    pub(super) fn new(platform: Rc<dyn Platform>) -> Self {
        Self(StoredValue::new_local(platform))
    }

    pub(super) fn clock(self) -> Rc<dyn Clock> {
        self.0.get_value()
    }

    pub(super) fn address(self) -> Rc<dyn Address> {
        self.0.get_value()
    }

    pub(super) fn window(self) -> Rc<dyn Window> {
        self.0.get_value()
    }

    pub(super) fn focus(self) -> Rc<dyn Focus> {
        self.0.get_value()
    }

    pub(super) fn downloads(self) -> Rc<dyn Downloads> {
        self.0.get_value()
    }

    pub(super) fn file_picker(self) -> Rc<dyn FilePicker> {
        self.0.get_value()
    }

    pub(super) fn codecs(self) -> Rc<dyn Codecs> {
        self.0.get_value()
    }

    pub(super) fn clipboard(self) -> Rc<dyn Clipboard> {
        self.0.get_value()
    }

    pub(super) fn own_page(self) -> Rc<dyn OwnPage> {
        self.0.get_value()
    }

    pub(super) fn settings(self) -> Rc<dyn Settings> {
        self.0.get_value()
    }

    pub(super) fn plans(self) -> Rc<dyn PlanStore> {
        self.0.get_value()
    }
}
