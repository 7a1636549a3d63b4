//! Every figure on every view, over an empty ledger, one record, one department of many, and a full one.
//!
//! A figure is a number with a counter (件, 個, 課, 人, 項目, 取組, ファイル, 区分, か所). Each must have a named meaning by a
//! rule of `rules.rs`: a new figure without one fails. Equal meanings are compared with a count by hand, over all views; the
//! others are worked out view by view in the tests beside this one, as `tests/NUMBERS.md` lists them. Texts of the plan,
//! days and what a sentence explains are no figures.

use std::collections::BTreeMap;

use super::rules::RULES;
use super::*;

/// The views, with an item each where one is asked for.
const VIEWS: [&str; 14] = [
    "#/",
    "#/measures",
    "#/initiatives/1",
    "#/initiatives/2",
    "#/graph",
    "#/roadmap",
    "#/departments/shimin",
    "#/departments/dx",
    "#/workshop/shimin",
    "#/workshop/shimin?sel=m0101",
    "#/collect",
    "#/files",
    "#/plans",
    "#/about",
];

/// By hand, for each ledger: empty; 市民課 says 実施中 of 1-1; all that 市民課 wrote; all.
///
/// The figures that several views show must be the same everywhere.
const BY_HAND: [(&str, [u64; 4]); 32] = [
    ("measures", [12; 4]),
    // 市民課: 1-1. All: all but 1-3, and 2-2, of which 自治体DX推進担当 and 財政課 have not spoken.
    ("entered", [0, 1, 1, 10]),
    // 市民課: 1-2 (自治体DX推進担当 has not spoken), 2-2. All: 2-2.
    ("partly entered", [0, 0, 2, 1]),
    // 1-3, and of 市民課 alone all that others lead: 2-1, 2-3, 3-1 to 4-3.
    ("not entered", [12, 11, 9, 1]),
    // 2-1; 1-1.
    ("late", [0, 0, 0, 1]),
    ("behind", [0, 0, 1, 1]),
    // 2-3; of 1-2 and 2-2 one department's B is not the measure's.
    ("on plan", [0, 0, 0, 1]),
    ("partly rated", [0, 0, 0, 2]),
    // 1-1; then 2-1 and 2-3. Last year 1-1; then 1-2, 2-1, 2-3 and 4-2.
    ("rated of the plan", [0, 0, 1, 3]),
    ("rated of the plan last year", [0, 0, 1, 5]),
    ("ahead", [0; 4]),
    ("not rated", [0, 0, 0, 1]),
    // 2-3, 3-1; the state of 2-3 alone.
    ("conflicts", [0, 0, 0, 2]),
    ("state in conflict", [0, 0, 0, 1]),
    ("fields to decide", [0, 0, 0, 2]),
    ("done", [0; 4]),
    // 1-1 of the one record; then 2-1, 3-1, 3-2, 4-3. 1-2 by 市民課 alone is partly entered.
    ("underway", [0, 1, 0, 4]),
    // 1-1; then 1-2 too, the weaker of its two.
    ("preparing", [0, 0, 1, 2]),
    // 2-2 by 市民課 is partly entered.
    ("not started", [0; 4]),
    ("stopped", [0, 0, 0, 1]),
    ("not applicable", [0, 0, 0, 1]),
    ("state of a newer version", [0, 0, 0, 1]),
    // 2-1, 2-2, 4-2, and 3-3 before.
    ("due by this year", [4; 4]),
    ("due before", [1; 4]),
    ("due this year", [3; 4]),
    // ① 3; Vision 1 is ①.
    ("of Vision 1", [3; 4]),
    ("of Vision 2", [9; 4]),
    // 市民課: 5 of R8, 6 of R9, 1 of no number, its groups, its tally.
    ("changes", [0, 1, 14, 47]),
    // 4-3, of 20 April.
    ("stale", [0, 0, 0, 1]),
    // 市民課: a number that the plan does not have. All: two of the renamed department too.
    ("fields counted nowhere", [0, 0, 1, 3]),
    // 市民課; then 情報システム課. 全ての課 are the four that the plan names.
    ("departments that spoke of 2-2", [0, 0, 1, 2]),
    ("departments that answer for 2-2", [4; 4]),
];

const UNITS: [&str; 9] = ["件", "個", "課", "人", "項目", "取組", "ファイル", "区分", "か所"];

type Entries = fn() -> Vec<Entry>;

const LEDGERS: [(&str, Entries); 4] = [
    ("an empty ledger", Vec::new),
    ("one record", one),
    ("one department of many", one_department),
    ("a full ledger", super::entries),
];

fn one() -> Vec<Entry> {
    vec![entry(cell(2027, "shimin", "m0101", Field::Status), Vec::new(), Value::text("underway"), NEW, 1)]
}

fn one_department() -> Vec<Entry> {
    let own = |entry: &Entry| entry.cell().is_some_and(|cell| cell.dept.as_str() == "shimin");
    super::entries().into_iter().filter(own).collect()
}

/// A number with its counter, and the words around it with every digit as `#`.
#[derive(Debug)]
struct Figure {
    value: u64,
    before: String,
    behind: String,
}

#[test]
fn b5_every_figure_on_every_view_has_one_meaning_and_one_number() {
    let by_hand: BTreeMap<&str, [u64; 4]> = BY_HAND.into_iter().collect();
    let mut problems = Vec::new();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for (nth, (ledger, entries)) in LEDGERS.into_iter().enumerate() {
        for view in VIEWS {
            for block in blocks(&page(view, entries())) {
                check_sum(&block, &mut problems);
                for figure in figures(&block) {
                    let fits = |(of, before, behind, _): &&(&str, &str, &str, &str)| {
                        let on_view = if *of == "#/" { view == *of } else { view.starts_with(of) };
                        on_view && figure.before.ends_with(before) && figure.behind.starts_with(behind)
                    };
                    let Some((.., meaning)) = RULES.iter().find(fits) else {
                        problems.push(format!("{ledger}, {view}: no meaning is named for {figure:?}"));
                        continue;
                    };
                    *met.entry(meaning).or_default() += 1;
                    if by_hand.get(meaning).is_some_and(|by_hand| by_hand[nth] != figure.value) {
                        let wanted = by_hand[meaning][nth];
                        problems.push(format!("{ledger}, {view}: {meaning} is {wanted} by hand, not {figure:?}"));
                    }
                }
            }
        }
    }
    problems.sort();
    problems.dedup();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
    for (meaning, _) in BY_HAND {
        assert!(met.contains_key(meaning), "{meaning} stands on no view");
    }
}

#[test]
fn each_view_explains_its_figures_in_one_place() {
    for (ledger, entries) in LEDGERS {
        for view in VIEWS {
            let places = page(view, entries()).matches("explained__summary").count();
            assert!(places <= 1, "{ledger}, {view}: {places} times 集計方法");
        }
    }
}

/// 分母5件＝個別取組12件から、…を除く: what is left out is the difference.
fn check_sum(block: &str, problems: &mut Vec<String>) {
    let Some((_, sum)) = block.split_once("分母").filter(|(_, sum)| sum.contains("＝個別取組")) else { return };
    let sum = sum.split("を除く").next().unwrap_or_default();
    let numbers: Vec<u64> = figures(sum).into_iter().map(|figure| figure.value).collect();
    if let [rest, whole, left @ ..] = numbers.as_slice()
        && rest + left.iter().sum::<u64>() != *whole
    {
        problems.push(format!("the parts of {block} do not add up"));
    }
}

fn figures(block: &str) -> Vec<Figure> {
    let masked = |text: &str| -> String {
        let mut masked = String::new();
        for char in text.chars() {
            if !char.is_ascii_digit() {
                masked.push(char);
            } else if !masked.ends_with('#') {
                masked.push('#');
            }
        }
        masked
    };
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = block[rest..].find(|char: char| char.is_ascii_digit()).map(|at| rest + at) {
        let length = block[start..].find(|char: char| !char.is_ascii_digit()).unwrap_or(block.len() - start);
        let (end, behind) = (start + length, masked(&block[start + length..]));
        rest = end;
        let counted = UNITS.iter().any(|unit| behind.starts_with(unit) || behind.starts_with(&format!("／#{unit}")));
        // 人材 is the name of an initiative, behind its number.
        if counted && !behind.starts_with("人材") && !block[..start].ends_with(['.', '-']) {
            found.push(Figure { value: block[start..end].parse().unwrap(), before: masked(&block[..start]), behind });
        }
    }
    found
}

/// The main part of a page, seen by 市民課, in blocks of text; the plan's own texts are taken out.
fn blocks(html: &str) -> Vec<String> {
    const INLINE: [&str; 9] = ["span", "b", "strong", "a", "em", "label", "button", "tspan", "text"];
    let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    let mut text = String::new();
    for piece in main.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if !INLINE.contains(&name.as_str()) {
            text.push('│');
        }
        text.push_str(words);
    }
    let mut own: Vec<&str> = PLAN.measures().map(|(_, measure)| measure.target_text()).collect();
    own.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let plain = |block: &str| {
        let printed = own.iter().any(|text| block.ends_with(text) && !block.contains("今年度"));
        if printed { String::new() } else { block.to_owned() }
    };
    text.split('│').map(plain).filter(|block| !block.is_empty()).collect()
}

fn page(address: &str, entries: Vec<Entry>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        stage::empty_app_at(address);
        let platform = Rc::new(MemoryPlatform::at(stage::NOW, address));
        let app = App::new(PLAN.clone(), PlanMark::of(&PLAN), platform, Rc::new(Vault::new(Vec::new())));
        for entry in entries {
            app.records.merge_remote_entry(entry);
        }
        app.preferences.choose_dept("shimin".into());
        view! { <Shell app=app/> }.into_view().to_html()
    });
    html.replace("<!>", "")
}
