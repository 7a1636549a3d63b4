//! The booklet's text as read by machine, taken apart into what it says.
//!
//! Normalisation, in this order:
//! 1. A line that ends in two spaces goes on in the next (Markdown's hard break).
//! 2. The marks of `omitted.json` (html tags, `**`, heading signs) become nothing or the end of a fragment.
//! 3. Tabs part cells; inside the one cell that lists the Visions, each Vision stands by itself.
//! 4. Spaces are dropped: in this text they come from the page's layout. Rules (`-----`) and bullets fall away.
//! 5. The labels of `omitted.json` are taken off the front of a fragment.
//! 6. Printing faults are mended as the plan's remarks say ([`MENDED`]).

use std::collections::BTreeMap;

use ayumi::plan::Plan;
use serde::Deserialize;

/// The text as it came.
pub const TEXT: &str = include_str!("../../../seeds/koganei-dx-2026/source.txt");
const OMITTED: &str = include_str!("../../../seeds/koganei-dx-2026/omitted.json");

/// What the source prints and what the plan has in its place; each pair stands in a remark, word for word.
/// A space is the border between two fragments.
pub const MENDED: [(&str, &str); 4] = [
    ("目的 に合わせて", "目的に合わせて"),
    ("デジタルデバйд向け支援", "デジタルデバイド向け支援"),
    ("取組① DX人材の育成・確保", "取組⑪ DX人材の育成・確保"),
    ("取組⑬ 先進技術の調査・研究", "取組⑯ 先進技術の調査・研究"),
];

/// How often each fragment occurs.
pub type Tally = BTreeMap<String, usize>;

/// What of the page is left out of the plan, each with a reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Omitted {
    pub marks: Vec<Mark>,
    pub labels: Vec<Row>,
    pub lines: Vec<Row>,
}

/// A sign of the text's markup.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub text: String,
    pub becomes: Becomes,
    pub reason: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Becomes {
    Nothing,
    Break,
}

/// A text of the page and how often the booklet prints it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub text: String,
    pub times: usize,
    pub reason: String,
}

impl Omitted {
    pub fn read() -> Self {
        serde_json::from_str(OMITTED).unwrap()
    }
}

/// The source's fragments, and how often each label was taken off one.
pub fn fragments(omitted: &Omitted) -> (Vec<String>, Tally) {
    let mut labels = Tally::new();
    let mut plain = TEXT.replace("  \n", "");
    for mark in &omitted.marks {
        plain = plain.replace(
            &mark.text,
            match mark.becomes {
                Becomes::Nothing => "",
                Becomes::Break => "\n",
            },
        );
    }
    let fragments: Vec<String> = plain
        .replace(" Vision", "\nVision")
        .split(['\n', '\t'])
        .map(fragment)
        .map(|fragment| without_label(fragment, omitted, &mut labels))
        .filter(|fragment| !fragment.is_empty())
        .collect();
    (mended(&fragments), labels)
}

/// Counts fragments.
pub fn tally<'a>(fragments: impl IntoIterator<Item = &'a String>) -> Tally {
    let mut tally = Tally::new();
    for fragment in fragments {
        *tally.entry(fragment.clone()).or_default() += 1;
    }
    tally
}

/// One cell or line as a fragment: without spaces, and without the bullet before it.
pub fn fragment(cell: &str) -> String {
    bare(&spaceless(cell)).to_owned()
}

/// The text without any white space.
pub fn spaceless(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Seven cells of a measure's row, spaceless and mended, in the booklet's order.
pub fn measure_rows() -> Vec<[String; 7]> {
    TEXT.lines()
        .map(|line| line.split('\t').map(spaceless).map(|cell| mended(&[cell]).concat()).collect::<Vec<_>>())
        .filter_map(|cells| <[String; 7]>::try_from(cells).ok())
        .filter(|[name, ..]| !name.is_empty() && name != "個別取組" && !name.starts_with("---"))
        .collect()
}

/// Five cells of the overview tables' rows, spaceless: number, name, 重点取組, roles, links.
pub fn overview_rows(plan: &Plan) -> Vec<[String; 5]> {
    TEXT.lines()
        .map(|line| line.split('\t').map(spaceless).collect::<Vec<_>>())
        .filter_map(|cells| <[String; 5]>::try_from(cells).ok())
        .filter(|[number, ..]| {
            plan.initiatives.iter().any(|initiative| super::booklet::circled(initiative.number) == *number)
        })
        .collect()
}

/// Without a rule of the table or a bullet. `-DX-` is neither.
fn bare(fragment: &str) -> &str {
    if fragment.bytes().all(|byte| byte == b'-') {
        return "";
    }
    let bulleted = fragment.strip_prefix(['○', '・']).filter(|rest| !rest.is_empty());
    let listed = fragment.strip_prefix('-').filter(|rest| rest.starts_with(['①', '②']));
    bulleted.or(listed).unwrap_or(fragment)
}

fn without_label(fragment: String, omitted: &Omitted, labels: &mut Tally) -> String {
    let found = omitted.labels.iter().find_map(|label| Some((label, fragment.strip_prefix(&label.text)?.to_owned())));
    let Some((label, rest)) = found else { return fragment };
    *labels.entry(label.text.clone()).or_default() += 1;
    rest
}

fn mended(fragments: &[String]) -> Vec<String> {
    let mut text = fragments.join("\n");
    for (printed, shown) in MENDED {
        text = text.replace(&printed.replace(' ', "\n"), &shown.replace(' ', "\n"));
    }
    text.split('\n').map(str::to_owned).collect()
}
