//! What is on the desk: the facts, the picture of those shown, and how the person looks at them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::gather::gather;
use crate::graph::{Graph, Layout, Node, layout};
use crate::insight::groups_of;
use crate::plan::{DeptId, GroupId, InitiativeId, MeasureId, Plan};
use crate::query::{Overlay, Route, Sight, View};
use crate::ui::text;

use super::chain::Chain;
use super::facts::{Facts, Sources};

/// Which initiatives are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Show {
    /// すべて
    #[default]
    All,
    /// 前提・後続のみ
    Stepped,
    /// 自分の課の取組
    Own,
}

impl Show {
    /// In the order of the control.
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Stepped, Self::Own];

    /// The control's value.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Stepped => "stepped",
            Self::Own => "own",
        }
    }

    /// The control's words.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::All => "すべて",
            Self::Stepped => "前提・後続のみ",
            Self::Own => "自分の課の取組",
        }
    }
}

/// Picture or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Face {
    /// As wide as the window is: the picture where there is room.
    #[default]
    Fitting,
    /// The picture.
    Picture,
    /// The table.
    Table,
}

impl Face {
    /// The word in style sheets.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Fitting => "fitting",
            Self::Picture => "picture",
            Self::Table => "table",
        }
    }
}

/// Those initiatives that are shown, with their links and places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Drawing {
    /// Links among them.
    pub(super) graph: Graph,
    /// Places.
    pub(super) layout: Layout,
}

/// Zoom in percent.
pub(super) const FULL_SIZE: u32 = 100;
const ZOOMS: [u32; 9] = [30, 50, 65, 80, 100, 125, 150, 175, 200];

/// Handles only, so every part of the view gets its own copy.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) facts: Memo<Arc<Facts>>,
    pub(super) drawing: Memo<Arc<Drawing>>,
    pub(super) chain: Memo<Chain>,
    pub(super) show: RwSignal<Show>,
    pub(super) related: RwSignal<bool>,
    pub(super) face: RwSignal<Face>,
    pub(super) zoom: RwSignal<u32>,
    /// What was just done, for the line under the picture.
    pub(super) said: RwSignal<String>,
}

impl Desk {
    /// Lays everything out.
    pub(super) fn new(app: App) -> Self {
        let show = RwSignal::new(Show::default());
        let facts = Memo::new(move |_| Arc::new(collect(app)));
        let chain = Memo::new(move |_| {
            let facts = facts.read();
            Chain::of(&app.graph(), &facts, selected(app), &app.route().read().sight)
        });
        let drawing = Memo::new(move |_| {
            let graph = app.graph();
            let around = chain.with(|chain| chain.near.clone()).filter(|_| app.route().read().sight.alone);
            if show.get() == Show::All && around.is_none() {
                return Arc::new(Drawing { layout: layout(&graph), graph: (*graph).clone() });
            }
            let mut shown = shown(app, show.get(), chain.with(|chain| chain.selected.clone()));
            if let Some(around) = around {
                shown = gather(around.into_iter().filter(|id| shown.contains(id)));
            }
            let nodes = graph.nodes().iter().filter(|node| shown.contains(&node.id)).cloned();
            let plan = app.plan();
            let links = plan.links.iter().filter(|link| shown.contains(&link.from) && shown.contains(&link.to));
            let graph = Graph::from_parts(nodes.collect::<Vec<Node>>(), links);
            Arc::new(Drawing { layout: layout(&graph), graph })
        });
        Self {
            app,
            facts,
            drawing,
            chain,
            show,
            related: RwSignal::new(true),
            face: RwSignal::new(Face::default()),
            zoom: RwSignal::new(FULL_SIZE),
            said: RwSignal::new(String::new()),
        }
    }

    /// The one box that the Tab key reaches.
    pub(super) fn tab_stop(self) -> Option<InitiativeId> {
        let drawing = self.drawing.get();
        let selected = self.chain.with(|chain| chain.selected.clone());
        let drawn = selected.filter(|id| drawing.layout.node(id).is_some());
        drawn.or_else(|| drawing.layout.nodes.first().map(|node| node.id.clone()))
    }

    /// Selects by pointer or Space: a step of its own for Back.
    pub(super) fn select(self, id: &InitiativeId) {
        let route = self.app.route().get_untracked().with_selected(id.as_str());
        self.app.go(&route);
        self.tell_place(id);
    }

    /// Selects on the way over the picture: Back does not count every key.
    pub(super) fn pass(self, id: &InitiativeId) {
        let route = self.app.route().get_untracked().with_selected(id.as_str());
        self.app.refine(&route);
        self.focus_box(id);
        self.tell_place(id);
    }

    /// Moves the focus to a box. Among fewer boxes the picture is laid out afresh and the box is another element after it:
    /// so once now, and once more when that one stands.
    fn focus_box(self, id: &InitiativeId) {
        let element = element_id(id);
        self.app.focus(&element);
        request_animation_frame(move || self.app.focus(&element));
    }

    /// Nothing is selected any more.
    pub(super) fn release(self) {
        let route = Route { selected: None, ..self.app.route().get_untracked() };
        self.app.go(&route);
        self.said.set("選択を外しました。".to_owned());
    }

    /// Looks one step further around a box; from the furthest, at everything again.
    pub(super) fn look_further(self, here: &InitiativeId) {
        let route = self.app.route().get_untracked().with_selected(here.as_str());
        let hops = match route.sight.hops {
            None => Some(1),
            Some(Sight::MOST_HOPS) => None,
            Some(hops) => Some(hops + 1),
        };
        let alone = route.sight.alone && hops.is_some();
        self.app.refine(&route.with_sight(Sight { hops, alone, ..route.sight.clone() }));
        self.focus_box(here);
    }

    /// Whose roles are marked, with the groups that department belongs to.
    pub(super) fn marked(self) -> Option<(DeptId, Vec<GroupId>)> {
        marked(self.app)
    }

    /// Leaves the supposition; false where nothing is supposed.
    pub(super) fn suppose_nothing(self) -> bool {
        let route = self.app.route().get_untracked();
        if route.sight.late.is_none() {
            return false;
        }
        self.app.go(&route.with_sight(Sight { late: None, ..route.sight.clone() }));
        self.said.set("仮定をやめました。".to_owned());
        true
    }

    /// Opens an initiative's sheet.
    pub(super) fn open(self, id: &InitiativeId) {
        if let Some(initiative) = self.app.plan().initiative(id) {
            self.app.go(&self.app.route().get_untracked().switch(View::Initiative(initiative.number)));
        }
    }

    /// The next size up.
    pub(super) fn zoom_in(self) {
        let now = self.zoom.get_untracked();
        self.zoom_to(ZOOMS.into_iter().find(|size| *size > now).unwrap_or(now));
    }

    /// The next size down.
    pub(super) fn zoom_out(self) {
        let now = self.zoom.get_untracked();
        self.zoom_to(ZOOMS.into_iter().rev().find(|size| *size < now).unwrap_or(now));
    }

    /// A size in percent.
    pub(super) fn zoom_to(self, percent: u32) {
        let [least, .., most] = ZOOMS;
        let percent = percent.clamp(least, most);
        self.zoom.set(percent);
        self.said.set(format!("拡大率は{percent}%です。"));
    }

    /// So large that the whole picture fits into a room.
    pub(super) fn fit(self, width: i32, height: i32) {
        let (full_width, full_height) =
            self.drawing.with_untracked(|drawing| (drawing.layout.width, drawing.layout.height));
        let percent = |room: i32, full: i32| room.saturating_mul(100).checked_div(full).unwrap_or(100);
        let percent = percent(width, full_width).min(percent(height, full_height)).min(100);
        self.zoom_to(u32::try_from(percent).unwrap_or(FULL_SIZE));
    }

    /// Says where on the picture a box lies.
    fn tell_place(self, id: &InitiativeId) {
        let drawing = self.drawing.get_untracked();
        let Some(at) = drawing.layout.nodes.iter().position(|node| node.id == *id) else { return };
        let plan = self.app.plan();
        let Some(initiative) = plan.initiative(id) else { return };
        let lane = plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
        let name = text::circled(initiative.number);
        self.said.set(format!(
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
    let selected = app.route().read().selected.clone()?;
    let plan = app.plan();
    let of_measure = || plan.measure(&MeasureId::new(&selected)).map(|(initiative, _)| initiative.id.clone());
    let initiative = plan.initiative(&InitiativeId::new(&selected)).map(|initiative| initiative.id.clone());
    initiative.or_else(of_measure)
}

fn collect(app: App) -> Facts {
    let filtered = !app.route().read().criteria.is_empty();
    let found = filtered.then(|| gather::<BTreeSet<_>, _>(app.found().get()));
    let marked = marked(app);
    Facts::of(&Sources {
        plan: &app.plan(),
        scale: &app.scale(),
        standings: &app.standings().get(),
        graph: &app.graph(),
        affected: &app.affected(),
        found: found.as_ref(),
        marked: marked.as_ref().map(|(dept, groups)| (dept, groups.as_slice())),
    })
}

/// Whose roles are marked, with the groups that department belongs to.
fn marked(app: App) -> Option<(DeptId, Vec<GroupId>)> {
    match app.route().read().sight.overlay.clone() {
        Overlay::Own => app.own_dept().get().map(|dept| (dept, app.own_groups().get())),
        Overlay::Nobody => None,
        Overlay::Of(dept) => {
            let groups = groups_of(&app.ledger().read(), &dept, app.fy().get());
            Some((dept, groups))
        }
    }
}

/// Who is shown. The selected initiative always is.
fn shown(app: App, show: Show, selected: Option<InitiativeId>) -> BTreeSet<InitiativeId> {
    let (plan, graph) = (app.plan(), app.graph());
    let own = app.own_dept().get();
    let holds_part = |plan: &Plan, id: &InitiativeId| {
        let (Some(dept), Some(initiative)) = (&own, plan.initiative(id)) else { return false };
        let groups = app.own_groups().get();
        initiative.measures.iter().any(|measure| plan.involvement(dept, &groups, initiative, measure).is_some())
    };
    let nodes = graph.nodes().iter().enumerate().filter(|(place, node)| match show {
        Show::All => true,
        Show::Stepped => !graph.before(*place).is_empty() || !graph.after(*place).is_empty(),
        Show::Own => holds_part(&plan, &node.id),
    });
    gather(nodes.map(|(_, node)| node.id.clone()).chain(selected))
}
