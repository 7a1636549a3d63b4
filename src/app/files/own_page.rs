//! The page of a plan, written by the page itself: program and plan in one html file, and no record in it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{
    FrameError, MadePage, PageProgram, PlanValues, ReturnedPage, canonical_plan, page_digest, plan_digest, prove_block,
};
use crate::plan::{self, Plan};
use crate::vault::Namespace;
use crate::wording::notices::own_page;

use super::Files;
use crate::app::page::{Notice, Tone};
use crate::app::ports::{OwnPage, PageReading};

/// What html files are.
const HTML: &str = "text/html";

/// How far a plan's page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageMaking {
    /// It is being written.
    Writing,
    /// It was given out.
    Made(MadePage),
    /// There is none, and why.
    Failed(String),
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoPage {
    /// A block of this page is missing, or not what its digest says.
    Damaged,
    /// The plan cannot be read.
    Plan(String),
    /// The frame cannot be filled.
    Frame(FrameError),
    /// A browser reads something else in the page than was written.
    ReadOtherwise,
    /// The browser made no file.
    NotGivenOut,
}

impl NoPage {
    /// What happened, why, and what to do.
    fn words(&self) -> String {
        match self {
            Self::Damaged => own_page::damaged(),
            Self::Plan(reason) => own_page::plan_unreadable(reason),
            Self::Frame(error) => own_page::not_filled(&error.to_string()),
            Self::ReadOtherwise => own_page::read_otherwise(),
            Self::NotGivenOut => own_page::not_given_out(),
        }
    }
}

impl From<FrameError> for NoPage {
    fn from(error: FrameError) -> Self {
        Self::Frame(error)
    }
}

impl Files {
    /// How far the page of a plan is, by the digest of its canonical JSON; `None` where none was asked for.
    pub fn page_making(self, plan_sha256: String) -> Signal<Option<PageMaking>> {
        let making = self.page_making;
        Signal::derive(move || {
            making.read().as_ref().filter(|(of, _)| *of == plan_sha256).map(|(_, making)| making.clone())
        })
    }

    /// Writes the page of the plan in this page, as it was packed: without departments that people added.
    pub fn make_own_page(self) {
        let mark = self.mark.get_value();
        let block = self.records.ports.own_page().block("plan");
        let plan =
            block.and_then(|block| plan::parse(&block.text).ok()).filter(|plan| plan_digest(plan) == mark.sha256);
        if let Some(plan) = plan {
            self.make_page(canonical_plan(&plan));
        } else {
            self.end_page(mark.sha256.clone(), Err(NoPage::Damaged));
        }
    }

    /// What a file that was handed back is, beside the page that was given out last.
    pub fn returned_page(self) -> ReadSignal<Option<ReturnedPage>> {
        self.returned_page.read_only()
    }

    /// Writes the page of a checked plan, given as canonical JSON, and gives it to the person: one press, one file.
    pub fn make_page(self, plan_json: String) {
        let digest = page_digest(plan_json.as_bytes());
        let making = self.page_making;
        if making.read_untracked().as_ref().is_some_and(|(_, making)| *making == PageMaking::Writing) {
            return;
        }
        self.returned_page.set(None);
        making.set(Some((digest.clone(), PageMaking::Writing)));
        let (window, downloads) = (self.records.ports.window(), self.records.ports.downloads());
        let own = self.records.ports.own_page();
        spawn_local(async move {
            window.yield_now().await;
            let written = write(&*own, &plan_json).and_then(|(plan, html)| {
                let made = MadePage::new(&plan, html.as_bytes());
                if downloads.download(&made.file, HTML, html.as_bytes()) { Ok(made) } else { Err(NoPage::NotGivenOut) }
            });
            self.end_page(digest, written);
        });
    }

    /// Says what came of it: a failure once, where the button is.
    fn end_page(self, digest: String, written: Result<MadePage, NoPage>) {
        let state = match written {
            Ok(made) => {
                self.notify(Notice::new(Tone::Info, own_page::started(&made.file)));
                PageMaking::Made(made)
            }
            Err(none) => PageMaking::Failed(none.words()),
        };
        self.page_making.set(Some((digest, state)));
    }

    /// Compares the file chosen in the file input of that id with the page that was given out last.
    pub fn compare_page(self, element_id: &'static str) {
        let file: Option<Rc<_>> = self.records.ports.file_picker().picked(element_id).into_iter().next();
        let made = self.page_making.with_untracked(|making| match making {
            Some((_, PageMaking::Made(made))) => Some(made.clone()),
            _ => None,
        });
        let (Some(file), Some(made)) = (file, made) else { return };
        // What was said of the file before is not true of this one.
        self.returned_page.set(None);
        spawn_local(async move {
            let bytes = file.bytes(made.bytes).await;
            self.returned_page.set(Some(made.compare(bytes.as_deref())));
        });
    }
}

/// The page of a plan, proven: its blocks hold what their digests say, and a browser reads what was written.
fn write(own: &dyn OwnPage, plan_json: &str) -> Result<(Plan, String), NoPage> {
    let plan = plan::parse(plan_json).map_err(|error| NoPage::Plan(error.to_string()))?;
    let (program, digests) = program(own)?;
    let names = Namespace::of(&plan.id);
    let values = PlanValues::new(&plan, names.name(), names.former());
    let html = program.page(&values)?;
    let blank = own.reading(&blank(&program)?);
    match (own.reading(&html), blank) {
        (Some(read), Some(blank)) if is_as_written(&read, &blank, &program, &digests, &values) => Ok((plan, html)),
        _ => Err(NoPage::ReadOtherwise),
    }
}

/// What this page is made of, whatever its plan, and the digests of its parts.
fn program(own: &dyn OwnPage) -> Result<(PageProgram, Vec<String>), NoPage> {
    let block = |id: &str| {
        let block = own.block(id).ok_or(NoPage::Damaged)?;
        let proven = prove_block(&block.text, &block.sha256).map_err(|_| NoPage::Damaged)?;
        Ok::<_, NoPage>((block, proven))
    };
    let (element, payload) = block("program")?;
    let (from, length) = element.frame;
    let frame = payload.bytes.get(from..from.saturating_add(length)).ok_or(NoPage::Damaged)?;
    let frame = String::from_utf8(frame.to_vec()).map_err(|_| NoPage::Damaged)?;
    let (mut parts, mut digests) = (Vec::new(), Vec::new());
    for name in PageProgram::part_names(&frame) {
        let (element, part) = block(&name)?;
        parts.push((name, part.text));
        digests.push(element.sha256);
    }
    Ok((PageProgram { frame, payload: payload.text, payload_sha256: element.sha256, parts }, digests))
}

/// The page without a plan and without its program: what must be left of every page of this frame.
fn blank(program: &PageProgram) -> Result<String, FrameError> {
    let none = String::new;
    let parts = program.parts.iter().map(|(name, _)| (name.clone(), none())).collect();
    let program = PageProgram { payload: none(), payload_sha256: none(), parts, ..program.clone() };
    let (title, id, store, booklet, json, sha256) = (none(), none(), none(), none(), none(), none());
    program.page(&PlanValues { title, id, store, former: "", booklet, json, sha256 })
}

/// Whether a browser reads in a page what was put into it, and around it what is the same whatever the plan.
///
/// The frame says the digests of the parts, which were proven by those that stand beside them here.
fn is_as_written(
    read: &PageReading,
    blank: &PageReading,
    program: &PageProgram,
    digests: &[String],
    values: &PlanValues,
) -> bool {
    let names = [values.id.as_str(), values.store.as_str(), values.former];
    let parts = read.parts.iter().map(|(name, block)| (name, &block.text));
    read.rest == blank.rest
        && read.is_booklet_plain
        && read.title == values.title
        && read.names == names
        && (read.plan.text == values.json && read.plan.sha256 == values.sha256)
        && (read.program.text == program.payload && read.program.sha256 == program.payload_sha256)
        && read.program.frame.1 == program.frame.len()
        && parts.eq(program.parts.iter().map(|(name, text)| (name, text)))
        && read.parts.iter().map(|(_, block)| &block.sha256).eq(digests)
}
