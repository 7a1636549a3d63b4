//! The dependency graph as a file: complete, escaped, drawn like the picture on screen.

use ayumi::exchange::{Drawing, DrawnBox, Stroke};
use ayumi::graph::{EdgePath, Graph, layout};

use crate::city::city_plan;

fn svg(name: &str) -> String {
    let layout = layout(&Graph::of(&city_plan()));
    let boxes = layout.nodes.iter().map(|node| DrawnBox {
        name: [format!("{}{name}", node.id), String::new()],
        state: "実施中2".to_owned(),
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
    Drawing { title, as_of, layout: &layout, columns, lanes, boxes, strokes, notes }.svg()
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
