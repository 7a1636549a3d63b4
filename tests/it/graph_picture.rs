//! The dependency graph as a file: complete, escaped, drawn like the picture on screen.

use ayumi::graph::{EdgePath, Graph, affected_by, layout};
use ayumi::insight::{late_initiatives, summaries};
use ayumi::journal::{Entry, Ledger, Scale};
use ayumi::picture::dependencies::{GraphSources, on_paper};
use ayumi::picture::{Drawing, DrawnBox, Ink, Picture, Stroke};
use ayumi::plan::calendar::Date;
use ayumi::query::GraphOptions;
use ayumi::wording;

use crate::city::city_plan;
use crate::sample::sample_entries;
use crate::stage::show;

fn svg(name: &str) -> String {
    let layout = layout(&Graph::of(&city_plan()));
    let boxes = layout.nodes.iter().map(|node| DrawnBox {
        name: [format!("{}{name}", node.id), String::new()],
        state: vec!["実施中2".to_owned()],
        label: String::new(),
        measures: Vec::new(),
        heavy: false,
        far: false,
    });
    let boxes = boxes.collect();
    let stroke = |edge: &EdgePath| if edge.from.as_str() == "i14" { Stroke::Late } else { Stroke::Plain };
    let strokes = layout.edges.iter().map(|edge| Some((stroke(edge), false))).collect();
    let columns = layout.columns.iter().map(|_| "列".to_owned()).collect();
    let lanes = layout.lanes.iter().map(|lane| format!("Vision{}", lane.vision)).collect();
    let (title, as_of, notes) = ("計画".to_owned(), "令和9年11月22日現在".to_owned(), vec!["注".to_owned()]);
    let (description, ink) = (vec![format!("取組{name}")], Ink::Colour);
    Drawing { title, as_of, description, ink, layout: &layout, columns, lanes, boxes, strokes, notes }.draw().svg
}

#[test]
fn the_file_has_every_box_and_line_a_legend_and_its_date() {
    let svg = svg("");
    for node in city_plan().initiatives {
        assert_eq!(svg.matches(&format!(">{}<", node.id)).count(), 1, "{}", node.id);
    }
    // 6 steps, 2 of them beside a pair, 6 pairs that are no steps, and four samples in the legend, one a pair beside.
    assert_eq!((svg.matches("<path").count(), svg.matches("<polygon").count()), (14 + 5, 6 + 3));
    assert_eq!(svg.matches("stroke=\"firebrick\"").count(), 4 + 1);
    for words in ["令和9年11月22日現在", "ステップ（前提→後続）", "関連性の高い取組", "前提の遅れが影響"]
    {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains("href"), "it needs nothing from elsewhere");
}

#[test]
fn markup_in_names_is_text() {
    let svg = svg("<script>alert(\"1\")</script>&");
    assert!(svg.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;") && !svg.contains("<script"));
    let opened = svg.matches('<').count() - svg.matches("</").count() - svg.matches("/>").count();
    assert_eq!(opened, svg.matches("</").count(), "every element is closed");
}

/// The picture for paper, from the sample records of the city.
fn on_paper_of(entries: Vec<Entry>, options: &GraphOptions) -> Picture {
    let (plan, scale) = (city_plan(), Scale::default());
    let (graph, mut ledger) = (Graph::of(&plan), Ledger::default());
    ledger.union(entries);
    let summaries = summaries(&plan, &ledger, &scale, 2027);
    let affected = affected_by(&graph, &late_initiatives(&plan, &summaries));
    let sources = GraphSources {
        plan: &plan,
        scale: &scale,
        summaries: &summaries,
        graph: &graph,
        affected: &affected,
        found: None,
        marked: None,
    };
    on_paper(&sources, options, 2027, Date::new(2027, 11, 22))
}

#[test]
fn on_paper_the_picture_is_black_and_tells_all_of_it_in_words() {
    let picture = on_paper_of(sample_entries(), &GraphOptions::default());
    show("dependencies-on-paper", &picture.svg);
    for colour in ["firebrick", "mediumblue"] {
        assert!(!picture.svg.contains(colour), "{colour}");
    }
    let plan = city_plan();
    assert_eq!(picture.title, format!("{}　依存関係", plan.title));
    for initiative in &plan.initiatives {
        let number = wording::circled(initiative.number);
        let head = format!("{number} {}（", initiative.name);
        let line = picture.description.iter().find(|line| line.starts_with(&head));
        let line = line.unwrap_or_else(|| panic!("{number} is not told"));
        for step in plan.predecessors(&initiative.id).filter_map(|link| plan.initiative(&link.from)) {
            let before = line.split("前提は").nth(1).unwrap_or_default().split('、').next().unwrap_or_default();
            assert!(before.contains(&wording::circled(step.number)), "{line}");
        }
    }
    let felt = |line: &String| line.contains("影響あり（前提") && line.contains("14-2（遅れ）");
    assert!(picture.description.iter().any(felt), "{:?}", picture.description);
}

#[test]
fn on_paper_folded_visions_are_one_box_and_no_records_say_so() {
    let options = GraphOptions { folded: vec![1], ..GraphOptions::default() };
    let picture = on_paper_of(Vec::new(), &options);
    assert!(picture.svg.contains("取組をたたんでいます"));
    assert!(picture.description[1].contains("進捗評価の記入がまだないため"), "{}", picture.description[1]);
}
