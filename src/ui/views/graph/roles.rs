//! The other picture: which department takes part in what, and the table that says the same.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::graph::{Crowd, Part, PartBox, RoleLine, RolePicture};
use crate::plan::{DeptId, PartyId, Role};
use crate::query::{Overlay, Topic, View};
use crate::ui::parts::{MarkSize, MarkState, NumberSize, number_mark, status_mark, table};
use crate::wording;

use super::desk::GraphState;
use super::ids::TOOLS;
use super::length::length;

/// Groups, lines, then boxes over them.
pub(super) fn picture(desk: GraphState) -> Option<AnyView> {
    let drawing = desk.drawing.get();
    let picture = drawing.roles.as_ref()?;
    let groups = picture.groups.iter().map(|(crowd, area)| {
        view! {
            <div
                class="graph__lane"
                style:left=length(area.x)
                style:top=length(area.y)
                style:width=length(area.width)
                style:height=length(area.height)
            >
                <span class="graph__role-head">{group_title(desk, *crowd)}</span>
            </div>
        }
    });
    let lines = picture.lines.iter().map(|line| {
        view! { <path class="graph__line" data-role=line.role.word() d=curve(line.points)/> }
    });
    let boxes = picture.boxes.iter().enumerate().map(|(place, each)| part_box(desk, picture, place, each));
    let sheet = view! {
        {groups.collect::<Vec<_>>()}
        <svg
            class="graph__lines"
            style:width=length(picture.width)
            style:height=length(picture.height)
            viewBox=format!("0 0 {} {}", picture.width, picture.height)
            aria-hidden="true"
        >
            {lines.collect::<Vec<_>>()}
        </svg>
        <ul class="graph__nodes" on:pointerdown=|event: leptos::ev::PointerEvent| event.stop_propagation()>
            {boxes.collect::<Vec<_>>()}
        </ul>
    };
    Some(sheet.into_any())
}

/// How to read it.
pub(super) fn legend() -> AnyView {
    view! {
        <p class="graph__legend graph__legend-note">
            "線は課の役割です。太い線が◎主担当、細い線が○伴走支援担当、破線が●検討メンバー。課を選ぶとその課の取組を、取組を選ぶとその担当課を示します。"
        </p>
    }
    .into_any()
}

/// The same as a table: a line for each party and role.
pub(super) fn twin(desk: GraphState) -> AnyView {
    let drawing = desk.drawing.get();
    let Some(picture) = drawing.roles.as_ref() else { return ().into_any() };
    let mut rows: Vec<Vec<AnyView>> = Vec::new();
    for (place, each) in picture.boxes.iter().enumerate() {
        let Part::Party(party) = &each.part else { continue };
        for role in Role::ALL {
            let held = picture.lines.iter().filter(|line| line.from == place && line.role == role);
            let held: Vec<String> = held.map(|line| name(desk, picture, line.to)).collect();
            if !held.is_empty() {
                let party = desk.app.plan().party_name(party).to_owned();
                let role = format!("{}{}", role.mark(), wording::role(role));
                rows.push(vec![party.into_any(), role.into_any(), held.join("、").into_any()]);
            }
        }
    }
    table("view-title", &[("課", false), ("役割", false), ("取組・個別取組", false)], 0, rows, None)
}

/// What stands over a group.
fn group_title(desk: GraphState, crowd: Crowd) -> String {
    let plan = desk.app.plan();
    let selected = desk.chain.with(|chain| chain.selected.clone()).and_then(|id| plan.initiative(&id).cloned());
    match (crowd, selected) {
        (Crowd::Parties, _) => "課・課のまとまり".to_owned(),
        (_, Some(initiative)) => format!("{}{}", wording::circled(initiative.number), initiative.name),
        (Crowd::Led, None) => "◎主担当".to_owned(),
        (Crowd::Helped, None) => "○伴走支援担当・●検討メンバー".to_owned(),
    }
}

/// A box: a link to the picture of what it stands for, or to where that is told.
fn part_box(desk: GraphState, picture: &RolePicture, place: usize, each: &PartBox) -> AnyView {
    let route = desk.app.navigation.route().get();
    let href = match &each.part {
        Part::Party(party) => match dept(desk, party) {
            Some(dept) => {
                let mut route = route;
                (route.selected, route.graph.overlay) = (None, Overlay::Of(dept));
                route
            }
            None => route.switch(View::About(Some(Topic::Departments))),
        },
        Part::Initiative(id) => route.with_selected(id.as_str()),
        Part::Measure(id) => {
            let plan = desk.app.plan();
            let number = plan.measure(id).map_or(0, |(initiative, _)| initiative.number);
            route.switch(View::Initiative(number)).with_selected(id.as_str())
        }
    };
    let mut words = name(desk, picture, place);
    let mark = match &each.part {
        Part::Party(_) => ().into_any(),
        Part::Initiative(id) => {
            let plan = desk.app.plan();
            let Some(initiative) = plan.initiative(id) else { return ().into_any() };
            words.clone_from(&initiative.name);
            number_mark(initiative.number, initiative.vision, NumberSize::Medium).into_any()
        }
        Part::Measure(id) => {
            let summaries = desk.app.records.summaries().get();
            summaries.get(id).map(|each| status_mark(MarkState::from(each.state), MarkSize::Medium)).into_any()
        }
    };
    let area = each.area;
    view! {
        <li class="graph__place" style:left=length(area.x) style:top=length(area.y) style:width=length(area.width) style:height=length(area.height)>
            <a
                class="graph__part"
                id=element_id(place)
                href=href.format()
                tabindex=if place == 0 { "0" } else { "-1" }
                on:keydown=move |event| on_key(desk, place, &event)
            >
                {mark}
                <span class="graph__part-name">{words}</span>
                <span class="visually-hidden">{ties(desk, picture, place)}</span>
            </a>
        </li>
    }
    .into_any()
}

/// What a box says.
fn name(desk: GraphState, picture: &RolePicture, place: usize) -> String {
    let plan = desk.app.plan();
    match picture.boxes.get(place).map(|each| &each.part) {
        Some(Part::Party(party)) => plan.party_name(party).to_owned(),
        Some(Part::Initiative(id)) => {
            plan.initiative(id).map(|each| format!("取組{} {}", each.number, each.name)).unwrap_or_default()
        }
        Some(Part::Measure(id)) => plan
            .measure(id)
            .map(|(initiative, measure)| format!("{} {}", initiative.measure_number(measure), measure.name))
            .unwrap_or_default(),
        None => String::new(),
    }
}

/// Its lines in words: 、主担当：市民課、管財課
fn ties(desk: GraphState, picture: &RolePicture, place: usize) -> String {
    let mut words = String::new();
    for role in Role::ALL {
        let other = |line: &RoleLine| match place {
            _ if line.role != role => None,
            _ if line.from == place => Some(line.to),
            _ => Some(line.from).filter(|_| line.to == place),
        };
        let others: Vec<String> =
            picture.lines.iter().filter_map(other).map(|other| name(desk, picture, other)).collect();
        if !others.is_empty() {
            words.extend(["、", wording::role(role), "：", &others.join("、")]);
        }
    }
    words
}

/// The department that a party is, if it is one.
fn dept(desk: GraphState, party: &PartyId) -> Option<DeptId> {
    let id = DeptId::new(party.as_str());
    desk.app.plan().department(&id).map(|dept| dept.id.clone())
}

fn element_id(place: usize) -> String {
    format!("graph-part-{place}")
}

/// Arrows walk: up and down in one group, sideways along the first line.
fn on_key(desk: GraphState, here: usize, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let drawing = desk.drawing.get_untracked();
    let Some(picture) = &drawing.roles else { return };
    let x = |place: usize| picture.boxes.get(place).map(|each| each.area.x);
    let other = |line: &RoleLine| match here {
        _ if line.from == here => Some(line.to),
        _ => Some(line.from).filter(|_| line.to == here),
    };
    let mut joined = picture.lines.iter().filter_map(other);
    let there = match event.key().as_str() {
        "ArrowDown" => (here + 1..picture.boxes.len()).find(|next| x(*next) == x(here)),
        "ArrowUp" => (0..here).rev().find(|next| x(*next) == x(here)),
        "ArrowRight" => joined.find(|next| x(*next) > x(here)),
        "ArrowLeft" => joined.find(|next| x(*next) < x(here)),
        "Home" => Some(0),
        "End" => picture.boxes.len().checked_sub(1),
        "Escape" => {
            desk.app.page.focus(TOOLS);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(there) = there {
        desk.app.page.focus(&element_id(there));
    }
}

/// A path that leaves and arrives level.
fn curve([(left, from), (right, to)]: [(i32, i32); 2]) -> String {
    let middle = i32::midpoint(left, right);
    let numbers =
        [("M", left), (" ", from), ("C", middle), (" ", from), (",", middle), (" ", to), (",", right), (" ", to)];
    let mut path = String::new();
    for (before, number) in numbers {
        path.push_str(before);
        path.push_str(&number.to_string());
    }
    path
}
