//! Finding things in the city's plan, and who comes to which measure.

use ayumi::plan::{DeptId, GroupId, InitiativeId, Involvement, MeasureId, PartyId, Plan, Role};

use crate::city::city_plan;

/// How often a department comes to a measure in this role, by name or through a group.
fn count(plan: &Plan, dept: &str, groups: &[GroupId], role: Role, via_group: bool) -> usize {
    plan.measures()
        .filter_map(|(initiative, measure)| plan.involvement(&DeptId::from(dept), groups, initiative, measure))
        .filter(|involvement| *involvement == Involvement { role, via_group })
        .count()
}

fn involvement(plan: &Plan, dept: &str, groups: &[GroupId], measure: &str) -> Option<Involvement> {
    let (initiative, measure) = plan.measure(&MeasureId::from(measure)).unwrap();
    plan.involvement(&DeptId::from(dept), groups, initiative, measure)
}

/// Counted by hand in the source: 5-2, 8-5, 9-1, 9-3, 9-4, 10-1, 11-5, 12-4, 13-1 … 13-4, 14-3, 15-1 … 15-4.
#[test]
fn joho_leads_seventeen_measures_by_name() {
    let plan = city_plan();
    assert_eq!(count(&plan, "joho", &[], Role::Lead, false), 17);
    // 1-1, 4-3, 7-2, 7-3, 14-2 are led by 全ての課 alone; 5-2 and all of ⑬ name the department beside it.
    assert_eq!(count(&plan, "joho", &[], Role::Lead, true), 5);
}

/// ①②③④⑥⑦⑯ name 情報システム課 as ○: 4 + 5 + 3 + 3 + 4 + 6 + 3 = 28 measures, of which 全ての課 leads four.
#[test]
fn the_strongest_role_counts() {
    let plan = city_plan();
    assert_eq!(count(&plan, "joho", &[], Role::Support, false), 28 - 4);
    let lead_via_group = Some(Involvement { role: Role::Lead, via_group: true });
    for measure in ["m0101", "m0403", "m0702", "m0703"] {
        assert_eq!(involvement(&plan, "joho", &[], measure), lead_via_group, "{measure}");
    }
}

#[test]
fn everyone_holds_through_the_group_only() {
    let plan = city_plan();
    // 1-1, 4-3, 5-2, 7-2, 7-3, 13-1 … 13-4, 14-2.
    assert_eq!(count(&plan, "a-department-no-plan-names", &[], Role::Lead, true), 10);
    for role in Role::ALL {
        assert_eq!(count(&plan, "a-department-no-plan-names", &[], role, false), 0);
    }
}

#[test]
fn a_declared_group_makes_its_measures_the_department_s() {
    let plan = city_plan();
    let counters = [GroupId::from("g-madoguchi")];
    assert_eq!(involvement(&plan, "shimin", &[], "m0103"), None);
    let via_group = Some(Involvement { role: Role::Lead, via_group: true });
    assert_eq!(involvement(&plan, "shimin", &counters, "m0103"), via_group);
    assert_eq!(involvement(&plan, "shimin", &counters, "m0102"), None, "led by 管財課");
}

#[test]
fn a_lead_of_the_initiative_alone_does_not_lead_each_measure() {
    let plan = city_plan();
    assert_eq!(involvement(&plan, "kanzai", &[], "m0103"), None);
    assert_eq!(involvement(&plan, "kanzai", &[], "m0102"), Some(Involvement { role: Role::Lead, via_group: false }));
}

#[test]
fn links_are_found_from_both_ends() {
    let plan = city_plan();
    let (first, fourteenth) = (InitiativeId::from("i01"), InitiativeId::from("i14"));
    let before: Vec<&str> = plan.predecessors(&first).map(|link| link.from.as_str()).collect();
    assert_eq!(before, ["i04", "i14"]);
    let after: Vec<&str> = plan.successors(&fourteenth).map(|link| link.to.as_str()).collect();
    assert_eq!(after, ["i01", "i07", "i08", "i09"]);
    let twelfth = InitiativeId::from("i12");
    let related: Vec<&str> = plan.related(&twelfth).map(InitiativeId::as_str).collect();
    assert_eq!(related, ["i09", "i11"]);
}

#[test]
fn names_numbers_and_years_are_found() {
    let plan = city_plan();
    let (initiative, measure) = plan.measure(&MeasureId::from("m1402")).unwrap();
    assert_eq!(initiative.measure_number(measure), "14-2");
    assert_eq!(plan.initiative_numbered(14), Some(initiative));
    assert_eq!(plan.vision(initiative.vision).unwrap().name, "基盤の整備");
    assert_eq!(plan.party_name(&PartyId::from("komane")), "公共施設マネジメント推進担当");
    assert_eq!(plan.party_name(&PartyId::from("g-all")), "全ての課");
    assert_eq!(plan.party_name(&PartyId::from("zaisei")), "zaisei", "an id the plan does not know");
    assert_eq!(plan.department(&DeptId::from("dx")).unwrap().aliases, ["DX推進担当"]);

    let (_, bot) = plan.measure(&MeasureId::from("m0203")).unwrap();
    let texts = |fy| bot.phases_in(fy).map(|phase| phase.text.as_str()).collect::<Vec<_>>();
    assert_eq!(texts(2026), ["導入事例の研究"]);
    assert_eq!(texts(2028), ["導入"]);
    assert!(texts(2029).is_empty());
}
