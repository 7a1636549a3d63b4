//! A notice: it tells a person once what happened and what to do.

use crate::journal::EntryId;

/// How serious a notice is. Told by shape and word, not by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Success,
    /// Something to know.
    Info,
    /// Something to look at.
    Warning,
    /// Something went wrong.
    Error,
}

/// What can be done about it right there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeAction {
    /// 元に戻す
    Undo {
        /// The action to undo.
        tx: String,
    },
    /// やり直す
    Redo {
        /// The undoing that is undone by it.
        tx: String,
    },
    /// Makes count again what a file brought again and was taken back here.
    Restore {
        /// The import.
        import: String,
        /// The file's name.
        file: String,
        /// The entries.
        entries: Vec<EntryId>,
    },
    /// Leads to the conflicts.
    Decide,
    /// ファイルを作る
    Export,
    /// 確かめた: the file did arrive.
    ConfirmExport,
    /// 今の年度に切り替える: the fiscal year turned while another was written.
    ThisYear,
}

/// A message with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How serious.
    pub tone: Tone,
    /// What happened and what to do.
    pub text: String,
    /// Actions offered.
    pub actions: Vec<NoticeAction>,
}

impl Notice {
    /// A notice without actions.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), actions: Vec::new() }
    }

    /// Whether it stays when the person goes elsewhere: what needs to be done about the records is not done by leaving.
    /// Anything else is an answer to something done on the view it leaves with.
    pub fn stays(&self) -> bool {
        let needed = |action: &NoticeAction| matches!(action, NoticeAction::Export | NoticeAction::ConfirmExport);
        self.tone == Tone::Error || self.actions.iter().any(needed)
    }

    /// Offers an action.
    #[must_use]
    pub fn offering(mut self, action: NoticeAction) -> Self {
        self.actions.push(action);
        self
    }
}
