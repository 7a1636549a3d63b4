//! 依存関係 with other boxes: measures, departments, whole Visions; and with more boxes than a page holds.

use ayumi::plan::{DeptId, Initiative, InitiativeId, Link, LinkKind, Measure, MeasureId, Plan};

use crate::city::city_plan;
use crate::stage;
use crate::views_graph::{Page, of_plan};

/// How often a class begins an element of the picture.
fn count(page: &Page, class: &str) -> usize {
    page.picture().matches(&format!("class=\"{class}\"")).count()
}

#[test]
fn all_measures_are_boxes_in_those_of_their_initiatives() {
    let page = Page::at("#/graph?nodes=measures");
    assert_eq!((count(&page, "graph__node"), count(&page, "graph__part")), (16, 63));
    for (initiative, measure) in city_plan().measures() {
        let sheet = format!("#/initiatives/{}?sel={}", initiative.number, measure.id);
        assert!(page.picture().contains(&sheet) && page.picture().contains(&measure.name), "{sheet}");
    }
    assert_eq!(page.lines().matches("graph__edge").count(), 12, "the links stay those of the plan");
}

#[test]
fn focus_and_filter_decide_whose_measures_are_drawn() {
    let near = Page::at("#/graph?sel=i15&hops=1&nodes=measures");
    assert_eq!(count(&near, "graph__part"), 4 + 3, "those of 15 and 10");
    let page = Page::at("#/graph?vision=3&nodes=measures");
    let expected = city_plan().measures().filter(|(initiative, _)| initiative.vision == 3).count();
    assert_eq!((count(&page, "graph__node"), count(&page, "graph__part")), (16, expected));
}

#[test]
fn a_folded_vision_is_one_box_with_what_is_felt_in_it() {
    let page = Page::at("#/graph?fold=2");
    assert_eq!(page.boxes().len(), 16 - 4 + 1);
    assert!(page.picture().contains("Vision2、4取組をたたんでいます、18件・遅れ等3・影響あり4、広げる"));
    // 14 leads to three of the four, 15 to the other: two lines are left, and both carry the delay.
    assert_eq!(page.lines().matches("data-late").count(), 2 + 2);
    assert!(page.between("<tbody", "</tbody>").contains(">Vision2<"));
    assert!(page.picture().contains("href=\"#/graph?fold=1,2\""));
    let all = Page::at("#/graph?fold=1,2,3");
    assert_eq!(all.boxes().len(), 3);
    assert_eq!(Page::at("#/graph?fold=2&sel=i09").boxes().len(), 16, "what is selected is drawn");
}

#[test]
fn the_departments_of_an_initiative_are_joined_to_what_they_take_part_in() {
    let page = Page::at("#/graph?sel=i14&nodes=departments");
    // 全ての課, DX, 総務, 情報, 行政経営; the initiative itself and its three measures.
    assert_eq!(count(&page, "graph__part"), 5 + 4);
    assert_eq!(page.picture().matches("data-role=\"lead\"").count(), 2 + 1 + 2);
    assert_eq!(page.picture().matches("data-role=\"support\"").count(), 1);
    assert!(page.picture().contains("、主担当：14-1 アナログ規制の点検・見直し"));
    let table = page.between("aria-label=\"依存関係の表\"", "</section>");
    assert!(table.contains("○伴走支援担当") && table.contains("14-2 業務プロセスの最適化"));
}

#[test]
fn a_department_is_joined_to_its_initiatives_and_without_one_the_view_asks() {
    let plan = city_plan();
    let koho = DeptId::new("koho");
    let holds = |initiative: &Initiative| {
        initiative.measures.iter().any(|measure| plan.involvement(&koho, &[], initiative, measure).is_some())
    };
    let expected = plan.initiatives.iter().filter(|initiative| holds(initiative)).count();
    assert!(expected > 2);
    let page = Page::at("#/graph?nodes=departments&marks=koho");
    assert_eq!(count(&page, "graph__part"), 1 + expected);
    let first_vision = Page::at("#/graph?vision=1&nodes=departments&marks=koho");
    assert!(count(&first_vision, "graph__part") < 1 + expected, "the shared filter counts");
    let asks = Page::at("#/graph?nodes=departments&marks=-");
    assert_eq!(count(&asks, "graph__part"), 0);
    assert!(asks.text().contains("どの課、どの取組についてかを選んでください。"));
}

#[test]
fn the_marks_say_whose_they_are() {
    assert!(Page::at("#/graph").picture().contains("箱の左上の◎○●は、市民課の役割です。"));
    assert!(!Page::at("#/graph?marks=-").picture().contains("箱の左上"));
}

/// A plan of that many initiatives in chains of three, with so many measures each.
fn large(initiatives: u16, measures: usize) -> Plan {
    let plan = city_plan();
    let pattern = &plan.initiatives[0];
    let each = |number: u16| {
        let measures = (0..measures)
            .map(|nth| Measure { id: MeasureId::new(format!("m{number}-{nth}")), ..pattern.measures[0].clone() });
        Initiative {
            id: InitiativeId::new(format!("n{number}")),
            number,
            name: "情報伝達手段の推進と窓口の改革を進める取組".repeat(4).chars().take(80).collect(),
            vision: u8::try_from(number % 3 + 1).unwrap(),
            measures: measures.collect(),
            ..pattern.clone()
        }
    };
    let links = (1..initiatives).filter(|number| number % 3 > 0).map(|number| Link {
        kind: if number % 5 == 0 { LinkKind::Related } else { LinkKind::Step },
        from: InitiativeId::new(format!("n{number}")),
        to: InitiativeId::new(format!("n{}", number + 1)),
        declared_by: Vec::new(),
    });
    let links = links.collect();
    Plan { initiatives: (1..=initiatives).map(each).collect(), links, ..plan }
}

#[test]
fn of_2_000_initiatives_500_are_drawn_and_the_rest_is_told() {
    let page = of_plan(large(2_000, 1), "#/graph");
    assert_eq!(page.boxes().len(), 500);
    assert!(page.text().contains("一度に示せる箱は500個までのため、1500個を省いています。"));
    let folded = of_plan(large(2_000, 1), "#/graph?fold=1,2");
    assert_eq!(folded.boxes().len(), 500 + 2);
    assert!(folded.text().contains("167個を省いています。"));
    let measures = of_plan(large(100, 6), "#/graph?nodes=measures");
    assert_eq!((count(&measures, "graph__node"), count(&measures, "graph__part")), (100, 400));
    assert!(measures.text().contains("200個を省いています。"));
}

#[test]
fn pages_to_look_at() {
    for (name, address) in [
        ("graph-measures", "#/graph?nodes=measures"),
        ("graph-measures-14", "#/graph?sel=i14&hops=1&nodes=measures"),
        ("graph-fold", "#/graph?sel=i14&fold=2"),
        ("graph-departments-14", "#/graph?sel=i14&nodes=departments"),
        ("graph-departments-dx", "#/graph?nodes=departments&marks=dx"),
    ] {
        let page = Page::at(address);
        assert!(page.picture().contains("graph__"), "{name}");
        stage::show(name, &page.0);
    }
}
