//! The notices on screen: the answer to the last action, and earlier ones that still wait for an answer.

use leptos::prelude::*;

use super::{Notice, NoticeAction, Page};

/// More of them help nobody.
const MOST: usize = 4;

impl Page {
    /// The current notice.
    pub fn notice(self) -> ReadSignal<Option<Notice>> {
        self.notice.read_only()
    }

    /// What was said before it and is still to be answered, oldest first.
    pub fn unanswered(self) -> ReadSignal<Vec<Notice>> {
        self.unanswered.read_only()
    }

    /// Says something, in place of what was said before. What needs to be done about the records stays beside it.
    pub fn notify(self, notice: Notice) {
        let before = self.notice.get_untracked().filter(|before| before.stays() && !is_renewed(before, &notice));
        self.unanswered.maybe_update(|unanswered| {
            let count = unanswered.len();
            unanswered.retain(|other| !is_renewed(other, &notice));
            let changed = before.is_some() || unanswered.len() < count;
            unanswered.extend(before);
            let over = unanswered.len().saturating_sub(MOST);
            unanswered.drain(..over);
            changed
        });
        self.notice.set(Some(notice));
    }

    /// Takes the notice away.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    /// Takes away one that was said before it.
    pub fn dismiss_unanswered(self, text: &str) {
        self.unanswered.update(|unanswered| unanswered.retain(|other| other.text != text));
    }

    /// The person is elsewhere now: an answer leaves with the view it belongs to.
    pub(in crate::app) fn leave_answers(self) {
        if self.notice.read_untracked().as_ref().is_some_and(|notice| !notice.stays()) {
            self.dismiss();
        }
    }

    /// The file that was asked about has arrived: nobody need be asked again.
    pub(in crate::app) fn stop_asking(self) {
        self.notice.maybe_update(|notice| notice.take_if(|notice| asks_for_confirmation(notice)).is_some());
        self.unanswered.maybe_update(|unanswered| {
            let count = unanswered.len();
            unanswered.retain(|notice| !asks_for_confirmation(notice));
            unanswered.len() < count
        });
    }
}

/// Whether it asks if a file has arrived.
fn asks_for_confirmation(notice: &Notice) -> bool {
    notice.actions.contains(&NoticeAction::ConfirmExport)
}

/// Whether what is said now stands for what was said then: the same, or the question for a later file.
fn is_renewed(then: &Notice, now: &Notice) -> bool {
    then.text == now.text || (asks_for_confirmation(then) && asks_for_confirmation(now))
}
