//! The dependency graph as a file: complete, escaped, drawn like the picture on screen.

use ayumi::exchange::{Drawing, DrawnBox};
use ayumi::graph::{Graph, layout};
use ayumi::plan::bundled;

fn svg(name: &str) -> String {
    let layout = layout(&Graph::of(&bundled()));
    let boxes = layout.nodes.iter().map(|node| DrawnBox {
        name: [format!("{}{name}", node.id), String::new()],
        state: "実施中2".to_owned(),
        label: String::new(),
        heavy: false,
    });
    let boxes = boxes.collect();
    let late = layout.edges.iter().map(|edge| edge.from.as_str() == "i14").collect();
    let columns = layout.columns.iter().map(|_| "列".to_owned()).collect();
    let lanes = layout.lanes.iter().map(|lane| format!("Vision{}", lane.vision)).collect();
    let (title, as_of, note) = ("計画".to_owned(), "令和9年11月22日現在".to_owned(), "注".to_owned());
    Drawing { title, as_of, layout: &layout, columns, lanes, boxes, late, note }.svg()
}

#[test]
fn the_file_has_every_box_and_line_a_legend_and_its_date() {
    let svg = svg("");
    for node in bundled().initiatives {
        assert_eq!(svg.matches(&format!(">{}<", node.id)).count(), 1, "{}", node.id);
    }
    // 6 steps and 6 pairs that are no steps, and three samples in the legend.
    assert_eq!((svg.matches("<path").count(), svg.matches("<polygon").count()), (12 + 3, 6 + 2));
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
