//! Laws of what is drawn on demand: taller boxes, folded lanes, departments.

use std::collections::BTreeSet;

use ayumi::graph::{
    Crowd, Graph, Part, Rect, RolePicture, fold, layout, roles_of_department, roles_of_initiative, unfolded,
};
use ayumi::plan::{DeptId, Plan, Role};
use proptest::prelude::*;

use super::fixture::{any_parts, plan};
use super::measure;
use crate::city::city_plan;

proptest! {
    #[test]
    fn taller_boxes_meet_nothing_and_stand_where_they_stood(
        ((initiatives, links), more) in (any_parts(), proptest::collection::vec(0..400, 40))
    ) {
        let graph = Graph::of(&plan(&initiatives, &links));
        let (before, picture) = (layout(&graph), unfolded(&graph, &more));
        prop_assert_eq!(measure::over_boxes(&picture), vec![]);
        prop_assert_eq!(measure::over_titles(&picture), Vec::<String>::new());
        for (node, old) in picture.nodes.iter().zip(&before.nodes) {
            prop_assert_eq!((&node.id, node.column, node.row, node.x), (&old.id, old.column, old.row, old.x));
            let lane = &picture.lanes[node.lane];
            prop_assert!(node.y + node.height < lane.y + lane.height);
            for other in picture.nodes.iter().filter(|other| other.id != node.id) {
                let (a, b) = (measure::area(node), measure::area(other));
                prop_assert!(!a.meets((b.x, b.y), (b.x + b.width, b.y + b.height)), "{node:?} {other:?}");
            }
        }
        for edge in &picture.edges {
            let ends = picture.node(&edge.from).zip(edge.points.first()).zip(picture.node(&edge.to).zip(edge.points.last()));
            let Some(((from, first), (to, last))) = ends else { panic!("{edge:?} has no ends") };
            prop_assert!(measure::area(from).meets(*first, *first) && measure::area(to).meets(*last, *last));
        }
    }

    #[test]
    fn a_folded_lane_is_one_node_with_the_links_of_all_its_own(
        ((initiatives, links), lanes) in (any_parts(), proptest::sample::subsequence(vec![1, 2, 3, 4, 5], 0..=5))
    ) {
        let whole = Graph::of(&plan(&initiatives, &links));
        let folded = fold(&whole, &|_| true, &lanes);
        let kept = whole.nodes().iter().filter(|node| !lanes.contains(&node.lane)).count();
        prop_assert_eq!(folded.graph.nodes().len(), kept + folded.lanes.len());
        let mut drawn = BTreeSet::new();
        for edge in folded.graph.edges() {
            let [from, to] = [edge.from, edge.to].map(|place| &folded.graph.nodes()[place].id);
            let under: Vec<_> = folded.under(&whole, from, to).collect();
            prop_assert!(!under.is_empty(), "{from}→{to} stands for nothing");
            drawn.extend(under);
        }
        let crosses = |edge: &&ayumi::graph::Edge| {
            let [from, to] = [edge.from, edge.to].map(|place| whole.nodes()[place].lane);
            from != to || !lanes.contains(&from)
        };
        for edge in whole.edges().iter().filter(crosses) {
            let ends = (&whole.nodes()[edge.from].id, &whole.nodes()[edge.to].id);
            prop_assert!(drawn.contains(&ends), "{ends:?} was lost");
        }
        prop_assert_eq!(layout(&folded.graph).lanes.len(), layout(&whole).lanes.len());
    }
}

/// Every picture of roles that the real plan has.
fn pictures(plan: &Plan) -> Vec<RolePicture> {
    let of_initiatives = plan.initiatives.iter().map(|initiative| roles_of_initiative(initiative, &|_| true));
    let of_departments = plan.departments.iter().map(|dept| roles_of_department(plan, &dept.id, &[], &|_| true));
    of_initiatives.chain(of_departments).collect()
}

fn inside(outer: &Rect, inner: &Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

#[test]
fn every_role_is_a_line_between_its_boxes_and_every_box_stands_in_its_group() {
    for picture in pictures(&city_plan()) {
        let area = Rect { x: 0, y: 0, width: picture.width, height: picture.height };
        for each in &picture.boxes {
            assert!(inside(&area, &each.area), "{each:?}");
            let around = picture.groups.iter().filter(|(_, group)| inside(group, &each.area)).collect::<Vec<_>>();
            assert_eq!(around.len(), 1, "{each:?}");
            assert_eq!(around[0].0 == Crowd::Parties, matches!(each.part, Part::Party(_)));
        }
        for line in &picture.lines {
            let [from, to] = [line.from, line.to].map(|place| picture.boxes[place].area);
            let ends = line.points;
            for (x, y) in ends {
                let at =
                    |area: Rect| (x == area.x || x == area.x + area.width) && area.y < y && y < area.y + area.height;
                assert!(at(from) || at(to), "{line:?}");
            }
            // Groups stand side by side, so what runs between two of them runs over no box.
            let [left, right] = if from.x < to.x { [from, to] } else { [to, from] };
            assert_eq!((ends[0].0, ends[1].0), (left.x + left.width, right.x), "{line:?}");
        }
    }
}

#[test]
fn a_department_leads_what_stands_on_its_right() {
    let plan = city_plan();
    let picture = roles_of_department(&plan, &DeptId::new("dx"), &[], &|_| true);
    assert_eq!(
        picture.groups.iter().map(|group| group.0).collect::<Vec<_>>(),
        [Crowd::Helped, Crowd::Parties, Crowd::Led]
    );
    for line in &picture.lines {
        let right = picture.boxes[line.to].area.x > picture.boxes[line.from].area.x;
        assert_eq!(right, line.role == Role::Lead, "{line:?}");
    }
    assert_eq!(roles_of_department(&plan, &DeptId::new("dx"), &[], &|_| false), RolePicture::default());
}

#[test]
fn the_order_of_the_plan_does_not_change_a_picture_of_roles() {
    let plan = city_plan();
    let mut turned = plan.clone();
    turned.initiatives.reverse();
    for initiative in &mut turned.initiatives {
        initiative.roles.reverse();
        for measure in &mut initiative.measures {
            measure.leads.reverse();
        }
    }
    for initiative in &plan.initiatives {
        let Some(other) = turned.initiative(&initiative.id) else { panic!("{} was lost", initiative.id) };
        assert_eq!(roles_of_initiative(initiative, &|_| true), roles_of_initiative(other, &|_| true));
    }
    for dept in &plan.departments {
        let of = |plan: &Plan| roles_of_department(plan, &dept.id, &[], &|_| true);
        assert_eq!(of(&plan), of(&turned));
    }
}
