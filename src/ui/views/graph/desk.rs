//! The state of the view: the facts, the picture of the initiatives shown, and how the person looks at them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::filled::filled;
use crate::picture::dependencies::{Chain, Facts, GraphDrawing, GraphRequest, GraphSources, Show, words};
use crate::plan::{DeptId, GroupId, InitiativeId, MeasureId, VisionNumber};
use crate::query::{GraphOptions, Route, View};
use crate::wording;

use super::shown::marked;

/// Picture or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Presentation {
    /// As wide as the window is: the picture where there is room.
    #[default]
    Fitting,
    /// The picture.
    Picture,
    /// The table.
    Table,
}

impl Presentation {
    /// The word in style sheets.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Fitting => "fitting",
            Self::Picture => "picture",
            Self::Table => "table",
        }
    }
}

/// Zoom in percent.
pub(super) const FULL_SIZE: u32 = 100;
const ZOOMS: [u32; 9] = [30, 50, 65, 80, 100, 125, 150, 175, 200];

/// Handles only, so every part of the view gets its own copy.
#[derive(Clone, Copy)]
pub(super) struct GraphState {
    pub(super) app: App,
    pub(super) facts: Memo<Arc<Facts>>,
    pub(super) drawing: Memo<Arc<GraphDrawing>>,
    pub(super) chain: Memo<Chain>,
    pub(super) show: RwSignal<Show>,
    pub(super) related: RwSignal<bool>,
    pub(super) face: RwSignal<Presentation>,
    pub(super) zoom: RwSignal<u32>,
    /// What was just done, for the line under the picture.
    pub(super) announcement: RwSignal<String>,
    /// Whether the questions and the other tools are shown.
    pub(super) queries_open: RwSignal<bool>,
}

impl GraphState {
    /// Lays everything out.
    pub(super) fn new(app: App) -> Self {
        let show = RwSignal::new(Show::default());
        let facts = Memo::new(move |_| Arc::new(collect(app)));
        let chain = Memo::new(move |_| {
            let facts = facts.read();
            Chain::of(&app.graph(), &facts, selected(app), &app.navigation.route().read().graph)
        });
        let drawing = Memo::new(move |_| Arc::new(arrange(app, show.get(), &chain.read())));
        Self {
            app,
            facts,
            drawing,
            chain,
            show,
            related: RwSignal::new(true),
            face: RwSignal::new(Presentation::default()),
            zoom: RwSignal::new(FULL_SIZE),
            announcement: RwSignal::new(String::new()),
            queries_open: RwSignal::new(
                app.navigation.route().with_untracked(|route| route.graph != GraphOptions::default()),
            ),
        }
    }

    /// The one box that the Tab key reaches.
    pub(super) fn tab_stop(self) -> Option<InitiativeId> {
        let drawing = self.drawing.get();
        let selected = self.chain.with(|chain| chain.selected.clone());
        let drawn = selected.filter(|id| drawing.layout.node(id).is_some());
        drawn.or_else(|| drawing.layout.nodes.first().map(|node| node.id.clone()))
    }

    /// The address with a Vision folded, or open again. What is selected in a Vision that is folded is released: what
    /// is selected is always drawn.
    pub(super) fn turned_vision(self, vision: VisionNumber) -> Route {
        let mut route = self.app.navigation.route().get();
        route.graph.turn_vision(vision);
        let selected = self.chain.with(|chain| chain.selected.clone());
        let inside = selected.and_then(|id| self.app.plan().initiative(&id).map(|each| each.vision));
        if inside == Some(vision) {
            route.selected = None;
        }
        route
    }

    /// Opens a Vision again where a box stands for one; false where it stands for itself.
    pub(super) fn unfold(self, id: &InitiativeId) -> bool {
        let Some(vision) = self.drawing.with_untracked(|drawing| drawing.folded.lane(id)) else { return false };
        self.app.navigation.navigate(&untrack(|| self.turned_vision(vision)));
        self.focus_box(id);
        true
    }

    /// Selects by pointer or Space: a step of its own for Back.
    pub(super) fn select(self, id: &InitiativeId) {
        if self.unfold(id) {
            return;
        }
        let route = self.app.navigation.route().get_untracked().with_selected(id.as_str());
        self.app.navigation.navigate(&route);
        self.tell_place(id);
    }

    /// Selects on the way over the picture: Back does not count every key.
    pub(super) fn pass(self, id: &InitiativeId) {
        let mut route = self.app.navigation.route().get_untracked().with_selected(id.as_str());
        // A box that stands for a Vision cannot be selected: that would open it.
        if self.drawing.with_untracked(|drawing| drawing.folded.lane(id).is_some()) {
            route.selected = None;
        }
        self.app.navigation.replace_route(&route);
        self.focus_box(id);
        self.tell_place(id);
    }

    /// Moves the focus to a box. Among fewer boxes the picture is laid out afresh and the box is another element after it:
    /// so once now, and once more when that one stands.
    fn focus_box(self, id: &InitiativeId) {
        let element = element_id(id);
        self.app.page.focus(&element);
        request_animation_frame(move || self.app.page.focus(&element));
    }

    /// Nothing is selected any more.
    pub(super) fn release(self) {
        let route = Route { selected: None, ..self.app.navigation.route().get_untracked() };
        self.app.navigation.navigate(&route);
        self.announcement.set("選択を外しました。".to_owned());
    }

    /// Looks one step further around a box; from the furthest, at everything again.
    pub(super) fn look_further(self, here: &InitiativeId) {
        if self.unfold(here) {
            return;
        }
        let route = self.app.navigation.route().get_untracked().with_selected(here.as_str());
        let hops = match route.graph.hops {
            None => Some(1),
            Some(GraphOptions::MOST_HOPS) => None,
            Some(hops) => Some(hops + 1),
        };
        let alone = route.graph.alone && hops.is_some();
        self.app.navigation.replace_route(&route.with_graph(GraphOptions { hops, alone, ..route.graph.clone() }));
        self.focus_box(here);
    }

    /// Whose roles are marked, with the groups that department belongs to.
    pub(super) fn marked(self) -> Option<(DeptId, Vec<GroupId>)> {
        marked(self.app)
    }

    /// Whose roles the marks on the boxes tell.
    pub(super) fn marks_of(self) -> Option<String> {
        let (dept, _) = self.marked()?;
        words::marks_of(&self.app.plan(), &dept)
    }

    /// Leaves the supposition; false where nothing is supposed.
    pub(super) fn suppose_nothing(self) -> bool {
        let route = self.app.navigation.route().get_untracked();
        if route.graph.late.is_none() {
            return false;
        }
        self.app.navigation.navigate(&route.with_graph(GraphOptions { late: None, ..route.graph.clone() }));
        self.announcement.set("「もし遅れたら」を終えました。".to_owned());
        true
    }

    /// Opens an initiative's sheet.
    pub(super) fn open(self, id: &InitiativeId) {
        if self.unfold(id) {
            return;
        }
        if let Some(initiative) = self.app.plan().initiative(id) {
            self.app
                .navigation
                .navigate(&self.app.navigation.route().get_untracked().switch(View::Initiative(initiative.number)));
        }
    }

    /// The next size up.
    pub(super) fn zoom_in(self) {
        self.zoom_to(self.next_size());
    }

    /// The next size down.
    pub(super) fn zoom_out(self) {
        self.zoom_to(self.size_before());
    }

    /// The next larger size; the same at the end.
    pub(super) fn next_size(self) -> u32 {
        let now = self.zoom.get_untracked();
        ZOOMS.into_iter().find(|size| *size > now).unwrap_or(now)
    }

    /// The next smaller size; the same at the end.
    pub(super) fn size_before(self) -> u32 {
        let now = self.zoom.get_untracked();
        ZOOMS.into_iter().rev().find(|size| *size < now).unwrap_or(now)
    }

    /// A size in percent.
    pub(super) fn zoom_to(self, percent: u32) {
        let [least, .., most] = ZOOMS;
        let percent = percent.clamp(least, most);
        self.zoom.set(percent);
        self.say_size();
    }

    /// Says the size, to eye and ear.
    pub(super) fn say_size(self) {
        self.announcement.set(format!("拡大率は{}%です。", self.zoom.get_untracked()));
    }

    /// So large that the whole picture fits into a room. `drawn` is its width as it stands now, in the room's px: that
    /// tells how large the browser's letters are.
    pub(super) fn fit(self, (width, height): (i32, i32), drawn: i32) {
        let (full_width, full_height) =
            self.drawing.with_untracked(|drawing| (drawing.layout.width, drawing.layout.height));
        let zoom = i32::try_from(self.zoom.get_untracked()).unwrap_or(100);
        let fitting = zoom.saturating_mul(width).checked_div(drawn).unwrap_or(100);
        // As high at that size as it is wide, by the picture's shape.
        let drawn_height = drawn.saturating_mul(full_height).checked_div(full_width).unwrap_or(0);
        let upright = zoom.saturating_mul(height).checked_div(drawn_height).unwrap_or(100);
        self.zoom_to(u32::try_from(fitting.min(upright).min(100)).unwrap_or(FULL_SIZE));
    }

    /// Says where on the picture a box lies.
    fn tell_place(self, id: &InitiativeId) {
        let drawing = self.drawing.get_untracked();
        let Some(at) = drawing.layout.nodes.iter().position(|node| node.id == *id) else { return };
        let plan = self.app.plan();
        let Some(initiative) = plan.initiative(id) else { return };
        let lane = plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
        let name = wording::circled(initiative.number);
        if drawing.folded.lane(id).is_some() {
            self.announcement.set(format!("Vision{} {lane}です。Enterで広げます。", initiative.vision));
            return;
        }
        self.announcement.set(format!(
            "{name}{}を選びました。Vision{} {lane}、{}取組中{}番目です。",
            initiative.name,
            initiative.vision,
            drawing.layout.nodes.len(),
            at + 1
        ));
    }
}

/// The id of a box in the page.
pub(super) fn element_id(id: &InitiativeId) -> String {
    format!("graph-{id}")
}

/// The initiative that the address selects, by itself or by one of its measures.
fn selected(app: App) -> Option<InitiativeId> {
    let selected = app.navigation.route().read().selected.clone()?;
    let plan = app.plan();
    let of_measure = || plan.measure(&MeasureId::new(&selected)).map(|(initiative, _)| initiative.id.clone());
    let initiative = plan.initiative(&InitiativeId::new(&selected)).map(|initiative| initiative.id.clone());
    initiative.or_else(of_measure)
}

/// The id of a measure's box in the page, by its place among those of its initiative that are drawn.
pub(super) fn part_id(id: &InitiativeId, nth: usize) -> String {
    format!("graph-{id}-{nth}")
}

fn collect(app: App) -> Facts {
    let filtered = !app.navigation.route().read().criteria.is_empty();
    let found = filtered.then(|| filled::<BTreeSet<_>, _>(app.search.found().get()));
    let marked = marked(app);
    Facts::of(&GraphSources {
        plan: &app.plan(),
        scale: &app.scale(),
        summaries: &app.records.summaries().get(),
        graph: &app.graph(),
        affected: &app.affected(),
        found: found.as_ref(),
        marked: marked.as_ref().map(|(dept, groups)| (dept, groups.as_slice())),
    })
}

fn arrange(app: App, show: Show, chain: &Chain) -> GraphDrawing {
    let options = app.navigation.route().read().graph.clone();
    let filtered = !app.navigation.route().read().criteria.is_empty();
    let found = filtered.then(|| filled::<BTreeSet<_>, _>(app.search.found().get()));
    let (own, groups) = (app.preferences.own_dept().get(), app.preferences.own_groups().get());
    let marked = marked(app);
    let request = GraphRequest {
        plan: &app.plan(),
        graph: &app.graph(),
        options: &options,
        show,
        found: found.as_ref(),
        own: own.as_ref().map(|own| (own, groups.as_slice())),
        marked: marked.as_ref().map(|(dept, groups)| (dept, groups.as_slice())),
    };
    GraphDrawing::of(&request, chain)
}
