//! Plans beside the one in the page: a file is checked, kept in this browser, and shown in place of the other.
//!
//! Each plan has its own records, department and settings, under names that carry its id
//! ([`crate::vault::Namespace`]); nothing is ever mixed. A plan is kept whole, as canonical JSON under its digest: what the
//! start of the page reads was proven here.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::{canonical_plan, plan_digest, plan_file_name};
use crate::insight::is_added;
use crate::plan::{self, Plan, Problem, YearSpan};
use crate::wording::notices::plans;

use super::page::Page;
use super::ports::{PendingFile, PlanText, PlatformPorts};
use super::{Notice, Tone};

/// The largest file that is read as a plan, in bytes: twenty times the city's own.
pub const PLAN_LIMIT: usize = 2 << 20;

/// What a plan is known by, and how much is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOutline {
    /// SHA-256 of its canonical JSON.
    pub digest: String,
    /// Its permanent id.
    pub id: String,
    /// Which printing.
    pub edition: String,
    /// Whose.
    pub city: String,
    /// Its title.
    pub title: String,
    /// The fiscal years that it covers.
    pub years: YearSpan,
    /// How many initiatives it has.
    pub initiatives: usize,
    /// How many measures.
    pub measures: usize,
    /// How many departments it names.
    pub departments: usize,
}

impl PlanOutline {
    /// The outline of a plan with that digest.
    pub fn of(plan: &Plan, digest: String) -> Self {
        Self {
            digest,
            id: plan.id.clone(),
            edition: plan.edition.clone(),
            city: plan.city.clone(),
            title: plan.title.clone(),
            years: plan.years,
            initiatives: plan.initiatives.len(),
            measures: plan.measures().count(),
            departments: plan.departments.iter().filter(|one| !is_added(one.id.as_str())).count(),
        }
    }
}

/// Where a plan of this page comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanPlace {
    /// The packer put it into the page.
    InPage,
    /// It was opened, and is kept in this browser.
    Kept,
}

/// A plan that this page can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPlan {
    /// What it is known by.
    pub outline: PlanOutline,
    /// Where it comes from.
    pub place: PlanPlace,
    /// Whether it is the one on show.
    pub is_shown: bool,
}

/// How a plan that was read stands to those that are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanStanding {
    /// No plan of its id is here.
    New,
    /// The very same is here already.
    AlreadyHere,
    /// Another edition of a plan that is here: their records stand under one id.
    OtherEdition {
        /// The edition that is here.
        edition: String,
        /// Whether the file's is the older one.
        is_older: bool,
    },
}

/// Why a file is no plan that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanRefusal {
    /// The system does not give the file away, or it is a folder.
    Unreadable,
    /// It is larger than [`PLAN_LIMIT`].
    TooLarge,
    /// Its bytes are no UTF-8.
    NotUtf8,
    /// What is to be mended in it.
    Problems(Vec<Problem>),
    /// Its id is that of another city's plan that is here.
    IdTaken {
        /// The id.
        id: String,
        /// Whose plan has it.
        city: String,
        /// That plan's title.
        title: String,
    },
}

/// A file that was chosen as a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PlanCandidate {
    /// None was chosen.
    #[default]
    None,
    /// It is being read.
    Reading,
    /// It cannot be kept.
    Refused {
        /// The file's name.
        file: String,
        /// Why.
        why: PlanRefusal,
    },
    /// It can be kept.
    Ready {
        /// The file's name.
        file: String,
        /// What is in it.
        outline: PlanOutline,
        /// How it stands to what is here.
        standing: PlanStanding,
    },
}

/// The plans of this page. `Copy`: it holds handles.
#[derive(Clone, Copy)]
pub struct Plans {
    ports: PlatformPorts,
    page: Page,
    plan: RwSignal<Arc<Plan>>,
    /// The digest of the plan on show.
    shown: StoredValue<String>,
    candidate: RwSignal<PlanCandidate>,
    /// The candidate as it would be kept.
    ready: StoredValue<Option<PlanText>>,
    listed: RwSignal<Vec<ListedPlan>>,
    /// Handed in elsewhere and not checked yet: a file's name and its bytes.
    handed: RwSignal<Option<(String, Option<Vec<u8>>)>>,
    /// Counts the choices of files: an earlier one is not shown over a later one.
    turn: StoredValue<u64>,
}

impl Plans {
    /// `digest` is that of the plan on show.
    pub(super) fn new(ports: PlatformPorts, page: Page, plan: RwSignal<Arc<Plan>>, digest: String) -> Self {
        Self {
            ports,
            page,
            plan,
            shown: StoredValue::new(digest),
            candidate: RwSignal::default(),
            ready: StoredValue::new(None),
            listed: RwSignal::default(),
            handed: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// The file that was chosen last.
    pub fn candidate(self) -> ReadSignal<PlanCandidate> {
        self.candidate.read_only()
    }

    /// The plans that this page can show, as far as [`Plans::list`] has read them.
    pub fn listed(self) -> ReadSignal<Vec<ListedPlan>> {
        self.listed.read_only()
    }

    /// Whether the plan on show was opened here, and is not the one in the page.
    pub fn is_opened(self) -> bool {
        let in_page = self.ports.plans().plan_in_page();
        in_page.is_some_and(|in_page| self.shown.with_value(|shown| *shown != in_page.digest))
    }

    /// The canonical JSON of the plan on show where it was opened here; `None` where it is the one in the page.
    pub fn opened_json(self) -> Option<String> {
        if !self.is_opened() {
            return None;
        }
        let shown = self.shown.get_value();
        // It may have been taken out in another tab meanwhile: then it is written again as it is shown.
        let kept = self.ports.plans().kept_plans().into_iter().find(|text| text.digest == shown);
        Some(kept.map_or_else(|| self.shown_json(), |text| text.json))
    }

    /// The plan on show as canonical JSON, without the departments that people added to it.
    fn shown_json(self) -> String {
        let mut plan = Plan::clone(&self.plan.read_untracked());
        plan.departments.retain(|department| !is_added(department.id.as_str()));
        canonical_plan(&plan)
    }

    /// Reads which plans this page can show: the one in it first, then the others by city, title and edition.
    pub fn list(self) {
        self.listed.set(self.here());
    }

    /// The newest edition of a plan of that id that can be shown in place of the one on show.
    pub fn other_of_id(self, id: &str) -> Option<PlanOutline> {
        let others = self.here().into_iter().filter(|one| !one.is_shown && one.outline.id == id);
        others.map(|one| one.outline).max_by(|one, other| one.edition.cmp(&other.edition))
    }

    fn here(self) -> Vec<ListedPlan> {
        let shown = self.shown.get_value();
        let listed = |text: PlanText, place: PlanPlace| {
            let plan = plan::parse(&text.json).ok()?;
            let is_shown = text.digest == shown;
            Some(ListedPlan { outline: PlanOutline::of(&plan, text.digest), place, is_shown })
        };
        let in_page = self.in_page();
        let digest = in_page.digest.clone();
        let mut kept: Vec<ListedPlan> = self
            .ports
            .plans()
            .kept_plans()
            .into_iter()
            .filter(|text| text.digest != digest)
            .filter_map(|text| listed(text, PlanPlace::Kept))
            .collect();
        kept.sort_by_cached_key(|one| {
            (
                one.outline.city.clone(),
                one.outline.title.clone(),
                one.outline.edition.clone(),
                one.outline.digest.clone(),
            )
        });
        listed(in_page, PlanPlace::InPage).into_iter().chain(kept).collect()
    }

    fn in_page(self) -> PlanText {
        self.ports
            .plans()
            .plan_in_page()
            .unwrap_or_else(|| PlanText { digest: self.shown.get_value(), json: self.shown_json() })
    }

    /// Reads the file chosen in the file input of that id as a plan. Nothing changes by it.
    pub fn check_picked(self, element_id: &'static str) {
        let Some(file) = self.ports.file_picker().picked(element_id).into_iter().next() else { return };
        let turn = self.turn.with_value(|turn| turn + 1);
        self.turn.set_value(turn);
        self.ready.set_value(None);
        self.candidate.set(PlanCandidate::Reading);
        spawn_local(async move {
            let (name, bytes) = (file.name(), file.bytes(PLAN_LIMIT).await);
            // Whoever chose another file meanwhile waits for that one.
            if self.turn.get_value() == turn {
                self.check_file(name, bytes);
            }
        });
    }

    /// Takes a file that was handed in elsewhere to where plans are opened, which checks it ([`Plans::check_handed`]): what
    /// checks plans is no part of the program that the first view waits for.
    pub(super) async fn hand_in(self, file: &dyn PendingFile) {
        let (name, bytes) = (file.name(), file.bytes(PLAN_LIMIT).await);
        self.candidate.set(PlanCandidate::Reading);
        self.handed.set(Some((name, bytes)));
    }

    /// Reads the file that was handed in elsewhere last, if it was not read yet. Nothing changes by it.
    pub fn check_handed(self) {
        self.handed.track();
        if let Some((name, bytes)) = self.handed.try_update_untracked(Option::take).flatten() {
            self.check_file(name, bytes);
        }
    }

    /// Reads bytes as a plan and says how it stands to what is here. Nothing changes by it.
    pub fn check_file(self, file: String, bytes: Option<Vec<u8>>) {
        self.list();
        // What was read before must not be kept in the place of a file that is refused.
        self.ready.set_value(None);
        let candidate = match Self::checked(bytes) {
            Ok((text, plan)) => {
                let outline = PlanOutline::of(&plan, text.digest.clone());
                match self.standing(&outline) {
                    Ok(standing) => {
                        self.ready.set_value(Some(text));
                        PlanCandidate::Ready { file, outline, standing }
                    }
                    Err(why) => PlanCandidate::Refused { file, why },
                }
            }
            Err(why) => PlanCandidate::Refused { file, why },
        };
        self.candidate.set(candidate);
    }

    /// The plan in a file, by every rule.
    fn checked(bytes: Option<Vec<u8>>) -> Result<(PlanText, Plan), PlanRefusal> {
        let bytes = bytes.ok_or(PlanRefusal::Unreadable)?;
        if bytes.len() > PLAN_LIMIT {
            return Err(PlanRefusal::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| PlanRefusal::NotUtf8)?;
        let plan = plan::read(&text).map_err(|error| PlanRefusal::Problems(error.problems))?;
        Ok((PlanText { digest: plan_digest(&plan), json: canonical_plan(&plan) }, plan))
    }

    fn standing(self, outline: &PlanOutline) -> Result<PlanStanding, PlanRefusal> {
        let listed = self.listed.read_untracked();
        let same_id: Vec<&PlanOutline> =
            listed.iter().map(|one| &one.outline).filter(|one| one.id == outline.id).collect();
        if same_id.iter().any(|one| one.digest == outline.digest) {
            return Ok(PlanStanding::AlreadyHere);
        }
        if let Some(other) = same_id.iter().find(|one| one.city != outline.city) {
            let (id, city, title) = (other.id.clone(), other.city.clone(), other.title.clone());
            return Err(PlanRefusal::IdTaken { id, city, title });
        }
        let newest = same_id.into_iter().map(|one| &one.edition).max();
        Ok(newest.map_or(PlanStanding::New, |edition| PlanStanding::OtherEdition {
            edition: edition.clone(),
            is_older: outline.edition < *edition,
        }))
    }

    /// Keeps the plan that was read, so that it can be shown; true where it is kept.
    pub fn keep(self) -> bool {
        let Some(text) = self.ready.get_value() else { return false };
        let is_kept = self.ports.plans().keep_plan(&text);
        if is_kept {
            self.discard();
        } else {
            self.page.notify(Notice::new(Tone::Error, plans::NO_ROOM));
        }
        self.list();
        is_kept
    }

    /// Puts the file away.
    pub fn discard(self) {
        self.ready.set_value(None);
        self.candidate.set(PlanCandidate::None);
    }

    /// Begins anew with one of the listed plans.
    pub fn show(self, digest: &str) {
        let is_in_page = self.in_page().digest == digest;
        if !self.ports.plans().show_plan((!is_in_page).then_some(digest)) {
            self.page.notify(Notice::new(Tone::Error, plans::NO_ROOM));
        }
    }

    /// Keeps a plan no longer; the one on show goes on being shown until another is. What was recorded for it stays.
    pub fn forget(self, digest: &str) {
        let is_shown = self.shown.with_value(|shown| shown == digest);
        let outline = self.here().into_iter().map(|one| one.outline).find(|outline| outline.digest == digest);
        if let Some(outline) = outline.filter(|_| !is_shown) {
            self.ports.plans().forget_plan(digest);
            self.page.notify(Notice::new(Tone::Info, plans::taken_out(&outline.title)));
        }
        self.list();
    }

    /// Gives a listed plan to the person as a file that can be mended and opened again.
    pub fn export(self, digest: &str) {
        let in_page = self.in_page();
        let texts = self.ports.plans().kept_plans().into_iter().chain([in_page]);
        let mut seen = HashSet::new();
        let found = texts.filter(|text| seen.insert(text.digest.clone())).find(|text| text.digest == digest);
        let Some(plan) = found.and_then(|text| plan::parse(&text.json).ok()) else { return };
        self.give_out(&plan_file_name(&plan), &plan);
    }

    /// Gives the person a small plan to begin from.
    pub fn export_template(self) {
        self.give_out_text("plan-template.json", PLAN_TEMPLATE);
    }

    fn give_out(self, name: &str, plan: &Plan) {
        // A plan has text keys and no floats, so it is always JSON.
        if let Ok(text) = serde_json::to_string_pretty(plan) {
            self.give_out_text(name, &(text + "\n"));
        }
    }

    fn give_out_text(self, name: &str, text: &str) {
        let (tone, words) = if self.ports.downloads().download(name, "application/json", text.as_bytes()) {
            (Tone::Success, plans::given_out(name))
        } else {
            (Tone::Error, plans::NOT_GIVEN_OUT.to_owned())
        };
        self.page.notify(Notice::new(tone, words));
    }
}

/// A small plan with one of everything, to begin from.
pub const PLAN_TEMPLATE: &str = include_str!("../../seeds/examples/template.json");
