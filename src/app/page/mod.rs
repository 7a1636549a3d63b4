//! The page that is open: what is said on it, the day, the focus, paint and paper.

mod notice;
mod notices;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::plan::calendar::{Date, Moment};
use crate::wording::notices::editing;

use super::ports::PlatformPorts;

pub use notice::{Notice, NoticeAction, Tone};

/// How long a frame of a page in sight is waited for.
const LONGEST_FRAME: Duration = Duration::from_millis(250);

/// Whether a form on screen holds what is recorded nowhere yet.
type Unsaved = Rc<dyn Fn() -> bool>;

/// The page that is open. It knows no plan and no records.
#[derive(Clone, Copy)]
pub struct Page {
    ports: PlatformPorts,
    notice: RwSignal<Option<Notice>>,
    /// Said before it, and still to be answered.
    unanswered: RwSignal<Vec<Notice>>,
    pub(super) today: RwSignal<Option<Date>>,
    pub(super) moment: RwSignal<Moment>,
    /// Whether the page is being printed: then nothing of it waits for a paint.
    printing: RwSignal<bool>,
    unsaved: StoredValue<Option<Unsaved>, LocalStorage>,
}

impl Page {
    pub(super) fn new(ports: PlatformPorts) -> Self {
        let moment = ports.clock().now();
        Self {
            ports,
            notice: RwSignal::new(None),
            unanswered: RwSignal::new(Vec::new()),
            today: RwSignal::new(moment.date()),
            moment: RwSignal::new(moment),
            printing: RwSignal::new(false),
            unsaved: StoredValue::new_local(None),
        }
    }

    /// Today, by the computer's clock; `None` where the clock gives no date.
    pub fn today(self) -> ReadSignal<Option<Date>> {
        self.today.read_only()
    }

    /// The clock's moment, for showing.
    pub fn now(self) -> Moment {
        self.ports.clock().now()
    }

    /// The clock's moment when it was last looked at, for what names the time at which it is shown or printed.
    pub fn moment(self) -> ReadSignal<Moment> {
        self.moment.read_only()
    }

    /// Names the form on screen, in place of the one before.
    pub fn watch_unsaved(self, unsaved: impl Fn() -> bool + 'static) {
        self.unsaved.set_value(Some(Rc::new(unsaved)));
    }

    /// Whether a form on screen, or a field that is typed in, holds what is recorded nowhere yet.
    pub(super) fn holds_unsaved(self) -> bool {
        self.unsaved.get_value().is_some_and(|unsaved| unsaved()) || self.typing()
    }

    /// How high the elements are that match a selector, in the page's order.
    pub fn heights(self, selector: &str) -> Vec<f64> {
        self.ports.window().heights(selector)
    }

    /// Prints the page.
    pub fn print(self) {
        self.ports.window().print();
    }

    /// Whether the page is being printed.
    pub fn printing(self) -> ReadSignal<bool> {
        self.printing.read_only()
    }

    /// Takes note that printing begins or ends.
    pub fn set_printing(self, printing: bool) {
        self.printing.set(printing);
    }

    /// Whether there is a page that is painted between one task and the next.
    pub fn has_frames(self) -> bool {
        self.ports.window().has_frames()
    }

    /// Does something once what has changed is painted; soon all the same where a page out of sight is not painted.
    pub fn after_paint(self, then: impl FnOnce() + 'static) {
        let once = Rc::new(Cell::new(Some(then)));
        let run_once = {
            let once = Rc::clone(&once);
            move || {
                if let Some(then) = once.take() {
                    then();
                }
            }
        };
        // The frame's own callback runs before its paint; a task from there runs behind it.
        set_timeout(run_once.clone(), LONGEST_FRAME);
        request_animation_frame(move || set_timeout(run_once, Duration::ZERO));
    }

    /// Moves the focus to an element.
    pub fn focus(self, element_id: &str) {
        self.ports.focus().focus(element_id);
    }

    /// Moves the focus once what has changed is painted; not where something took it.
    pub fn focus_if_free(self, element_id: &'static str) {
        self.after_paint(move || {
            if !self.ports.focus().has_focus() {
                self.focus(element_id);
            }
        });
    }

    /// Whether the focus is where text is typed.
    pub fn typing(self) -> bool {
        self.ports.focus().typing()
    }

    /// Whether the focus is on a button or a link.
    pub fn focus_on_control(self) -> bool {
        self.ports.focus().focus_on_control()
    }

    /// Keeps what lies under a point of the window there, while an element grows.
    pub fn hold_under(self, element_id: &str, point: (f64, f64)) {
        self.ports.window().hold_under(element_id, point);
    }

    /// Sets the window's title.
    pub fn set_title(self, title: &str) {
        self.ports.window().set_title(title);
    }

    /// Fills the screen with the page, or gives it back.
    pub fn toggle_full_screen(self) {
        self.ports.window().toggle_full_screen();
    }

    /// Puts text on the clipboard and says so.
    pub fn copy(self, text: String) {
        let clipboard = self.ports.clipboard();
        leptos::task::spawn_local(async move {
            let notice = if clipboard.copy(text).await {
                Notice::new(Tone::Success, editing::COPIED)
            } else {
                Notice::new(Tone::Warning, editing::NOT_COPIED)
            };
            self.notify(notice);
        });
    }
}
