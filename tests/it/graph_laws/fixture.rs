//! Plans with nothing but initiatives and links.

use ayumi::plan::{LinkKind, Plan};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A plan from (number, Vision) and (kind, from, to); ids are `i` and two digits of the number.
pub fn plan(initiatives: &[(u16, u8)], links: &[(LinkKind, u16, u16)]) -> Plan {
    let initiatives = initiatives.iter().map(|(number, vision)| {
        json!({
            "id": id(*number), "number": number, "name": format!("取組{number}"), "vision": vision,
            "priority": false, "overview": "", "background": "", "outcome": "", "roles": [], "measures": [],
        })
    });
    let links = links
        .iter()
        .map(|(kind, from, to)| json!({ "kind": kind, "from": id(*from), "to": id(*to), "declared_by": [] }));
    let plan = json!({
        "format": "ayumi/plan", "version": 1, "id": "test", "edition": "1", "city": "市", "title": "計画",
        "years": { "first": 2026, "last": 2028 },
        "source": { "title": "", "publisher": "", "published": "", "cover": [] },
        "principles": { "heading": "", "lead": [], "items": [] },
        "background": [], "notes": [], "departments": [], "groups": [], "remarks": [],
        "visions": (1..=3).map(|number| json!({ "number": number, "name": "" })).collect::<Value>(),
        "initiatives": initiatives.collect::<Value>(),
        "links": links.collect::<Value>(),
    });
    serde_json::from_value(plan).unwrap()
}

pub fn id(number: u16) -> String {
    format!("i{number:02}")
}

/// The links of the real plan, as printed: a pair that is both a step and related stands twice.
pub const STEPS: [(u16, u16); 6] = [(4, 1), (14, 1), (14, 7), (14, 8), (14, 9), (15, 10)];
pub const RELATED: [(u16, u16); 8] = [(1, 3), (1, 4), (1, 8), (2, 5), (7, 8), (9, 12), (10, 15), (11, 12)];

/// The real plan's initiatives and links.
pub fn real() -> Plan {
    let initiatives = (1..=16).map(|number| (number, if number <= 6 { 1 } else { 2 + u8::from(number > 10) }));
    let steps = STEPS.map(|(from, to)| (LinkKind::Step, from, to));
    let related = RELATED.map(|(from, to)| (LinkKind::Related, from, to));
    plan(&initiatives.collect::<Vec<_>>(), &[&steps[..], &related[..]].concat())
}

/// What a plan may hold at worst: links to themselves, twice, to nowhere, in circles.
pub type Parts = (Vec<(u16, u8)>, Vec<(LinkKind, u16, u16)>);

pub fn any_parts() -> impl Strategy<Value = Parts> {
    (0..=40_u16).prop_flat_map(|count| {
        let initiatives = proptest::collection::vec(1..=5_u8, usize::from(count))
            .prop_map(|visions| (1..).zip(visions).collect::<Vec<_>>());
        let kind = prop_oneof![Just(LinkKind::Step), Just(LinkKind::Related)];
        let link = (kind, 1..=count + 2, 1..=count + 2);
        let links = proptest::collection::vec(link, 0..=usize::from(count) * 2);
        (initiatives, links)
    })
}
