//! The port to the world outside: clock, address, files, small settings.

use std::rc::Rc;

use crate::plan::calendar::Moment;
use crate::vault::Pending;

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
    /// It is larger than this browser's pictures may be.
    TooLarge,
    /// This browser gives no true pixels away.
    Spoiled,
    /// This browser does not draw it.
    Failed,
}

/// What the app asks of the world outside. `browser` implements it for a page, [`super::MemoryPlatform`] for tests.
pub trait Platform {
    /// The computer's clock, with offset.
    fn now(&self) -> Moment;
    /// A new, random name for an action.
    fn new_tx(&self) -> String;
    /// The address after `#`.
    fn address(&self) -> String;
    /// A name of where this file lies: another one for another place, and never the path itself.
    fn place(&self) -> String;
    /// Goes to an address; the page answers through the route signal. `replace` leaves no step behind for Back.
    fn go(&self, address: &str, replace: bool);
    /// Sets the window's title.
    fn set_title(&self, title: &str);
    /// Gives a file to the person; false where the browser made none. That it was started does not mean that it arrived.
    fn download(&self, file_name: &str, media_type: &str, bytes: &[u8]) -> bool;
    /// Paints an SVG text on white, twice as large as it says, and gives it to the person as PNG.
    fn paint<'a>(&'a self, file_name: &'a str, svg: String) -> Pending<'a, Painted>;
    /// Puts text on the clipboard.
    fn copy(&self, text: String) -> Pending<'_, bool>;
    /// The files now chosen in the file input of that id.
    fn picked(&self, element_id: &str) -> Vec<Rc<dyn PendingFile>>;
    /// Packs bytes as gzip; `None` where the browser cannot.
    fn pack(&self, bytes: Vec<u8>) -> Pending<'_, Option<Vec<u8>>>;
    /// Decodes bytes by the name of an encoding of the Encoding Standard; what is no character becomes U+FFFD. `None`
    /// where the encoding is not known.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
    /// Lets the page answer to the person before long work goes on.
    fn yield_now(&self) -> Pending<'_, ()>;
    /// Whether there is a page that is painted between one task and the next.
    fn has_frames(&self) -> bool;
    /// Whether anything has the focus.
    fn has_focus(&self) -> bool;
    /// Takes the focus from where it is. What is focused and goes away would make the browser lay out the page at once.
    fn let_go_of_focus(&self);
    /// Prints the page.
    fn print(&self);
    /// Moves the focus to an element, for a keyboard or a screen reader to go on from there.
    fn focus(&self, element_id: &str);
    /// Keeps what lies under a point of the window there, while an element grows: called before it grows, it
    /// scrolls once it has.
    fn hold_under(&self, element_id: &str, point: (f64, f64));
    /// Whether the focus is where text is typed, so that keys belong to the field.
    fn typing(&self) -> bool;
    /// Whether the focus is on something that answers Enter by itself: a button, a link.
    fn focus_on_control(&self) -> bool;
    /// Fills the screen with the page, or gives it back.
    fn toggle_full_screen(&self);
    /// A small setting; `None` where there is none or it cannot be read.
    fn recall(&self, name: &str) -> Option<String>;
    /// Keeps a small setting; a failure costs comfort, never a record.
    fn remember(&self, name: &str, text: &str);
    /// Forgets a small setting.
    fn forget(&self, name: &str);
    /// All settings whose name begins so.
    fn recall_all(&self, prefix: &str) -> Vec<(String, String)>;
}
