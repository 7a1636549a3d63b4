//! Every figure on every view, over an empty ledger, one record, one department of many, and a full one.
//!
//! A figure is a number with a counter (件, 個, 課, 人, 項目, 取組, ファイル, 区分, か所). Each must have a named meaning by a
//! rule below: a new figure without one fails. Equal meanings are compared with a count by hand, over all views; the
//! others are worked out view by view in the tests beside this one, as `tests/NUMBERS.md` lists them. Texts of the plan,
//! days and what a sentence explains are no figures.

use std::collections::BTreeMap;

use super::*;

/// The views, with an item each where one is asked for.
const VIEWS: [&str; 13] = [
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

/// View (empty: any), what stands before the number, what behind it, its meaning. The first that fits holds; digits
/// read `#`. A meaning that stands in [`BY_HAND`] is compared with it.
const RULES: &[(&str, &str, &str, &str)] = &[
    // What a sentence explains.
    ("", "", "件と数えます", "a sentence"),
    ("", "", "個と数えます", "a sentence"),
    ("", "", "件です。丸の満ち方", "a sentence"),
    ("", "個別取組", "件。右端は", "a sentence"),
    ("", "丸#つが個別取組", "件", "a sentence"),
    ("", "記入のない個別取組", "件", "a sentence"),
    ("", "", "件が#つ以上の理由", "a sentence"),
    ("", "", "人増やす", "a key"),
    ("", "", "人減らす", "a key"),
    ("", "この", "件 ", "a sentence"),
    ("", "を", "件ずつ", "a sentence"),
    ("", "変更（", "項目の記入", "a sentence"),
    ("", "取組ごとに", "取組と数えます", "a sentence"),
    // What ratings are counted among; its sum is checked on its own.
    ("", "分母", "件", "denominator"),
    ("#/initiatives", "一部の課だけの評価", "件", "left out"),
    ("", "一部の課だけの評価", "件", "partly rated"),
    ("", "から、", "件", "left out"),
    ("", "・未記入", "件を除く", "left out"),
    ("", "から、未記入", "件", "left out"),
    ("", "評価できない", "件・", "left out"),
    ("", "状態だけで評価の記入なし", "件", "left out"),
    ("", "評価の食い違い", "件", "left out"),
    ("", "この版では読めない評価", "件", "left out"),
    ("", "・未記入", "件・", "left out"),
    ("", "・対象外", "件・", "left out"),
    ("", "・中止", "件・", "left out"),
    ("", "件＝個別取組", "件", "set counted in"),
    ("#/", "評価のある", "件", "rated of the plan"),
    ("", "評価のある", "件（", "rated"),
    ("#/", "前年度末は", "件中", "rated of the plan last year"),
    ("#/", "前年度末は#件中", "件", "last year"),
    ("", "前年度についての記入で", "件", "last year"),
    ("", "年度についての記入で", "件", "last year"),
    ("", "番号の記入", "項目は数えません", "fields counted nowhere"),
    ("", "日より長く更新のない", "件を含みます", "stale"),
    // Of several departments that answer for one measure.
    ("#/departments", "紙を減らす（", "／#課）", "departments that spoke of 2-2"),
    ("#/departments", "紙を減らす（#／", "課）", "departments that answer for 2-2"),
    ("#/departments", "（", "／#課）", "departments that spoke"),
    ("#/departments", "（#／", "課）", "departments that answer"),
    ("", "紙を減らす 一部の課が記入（", "／#課", "departments that spoke of 2-2"),
    ("", "紙を減らす 一部の課が記入（#／", "課", "departments that answer for 2-2"),
    ("#/collect", "紙を減らす　", "／#課", "departments that spoke of 2-2"),
    ("#/collect", "紙を減らす　#／", "課", "departments that answer for 2-2"),
    ("", "一部の課が記入（", "／#課", "departments that spoke"),
    ("", "一部の課が記入（#／", "課", "departments that answer"),
    ("", "一部の課が評価（", "／#課", "departments that rated"),
    ("", "一部の課が評価（#／", "課", "departments that answer"),
    ("", "記入した課 ", "／#課", "departments that spoke"),
    ("", "記入した課 #／", "課", "departments that answer"),
    ("#/collect", "窓口　", "／#課", "departments that spoke"),
    ("#/collect", "窓口　#／", "課", "departments that answer"),
    ("#/", "", "／#課。主担当 全ての課", "departments that spoke of 2-2"),
    ("#/", "#／", "課。主担当 全ての課", "departments that answer for 2-2"),
    ("#/", "", "／#課。主担当", "departments that spoke"),
    ("#/", "#／", "課。主担当", "departments that answer"),
    // 概況
    ("#/", "記入済み ", "／#件", "entered"),
    ("#/", "記入済み #／", "件", "measures"),
    ("#/", "件未記入 ", "件", "not entered"),
    ("#/", "・一部の課が記入 ", "件", "partly entered"),
    ("", "一部の課が記入　", "件", "partly entered"),
    ("#/", "未記入 ", "件。記入すると", "not entered"),
    ("#/", "やや遅れ C ", "件", "behind"),
    ("#/", "遅れ D ", "件", "late"),
    ("#/", "食い違い ", "件", "conflicts"),
    ("#/", "今年度末までに期限 ", "件", "due by this year"),
    ("#/", "うち前年度まで ", "件", "due before"),
    ("#/", "今年度末までに期限が来る目標　", "件", "due by this year"),
    ("#/", "うち、期限の年度を過ぎた目標　", "件", "due before"),
    ("#/", "年度ごとの", "件＋", "due this year"),
    ("#/", "期限の来た", "件、", "due before"),
    ("#/", "棒に示す", "件に", "in the bar"),
    ("#/", "読めない状態の", "件は", "state of a newer version"),
    ("#/", "対象外の", "件も", "not applicable"),
    ("#/", "個別取組", "件の状態", "measures"),
    ("#/", "", "課・担当ほかに", "departments of the plan"),
    ("#/", "", "取組うち", "initiatives of the plan"),
    ("#/", "重点取組 ", "取組", "priority initiatives"),
    ("#/", "", "件記入の単位", "measures"),
    ("#/", "・個別取組", "件", "of a Vision"),
    ("#/", "ほか", "件", "rest of a list"),
    ("#/", "／", "件", "of an initiative"),
    ("#/", "後続", "取組に影響", "initiatives affected"),
    ("#/", "。", "課中", "departments of a measure"),
    ("#/", "課中", "課が", "departments of a measure in a state"),
    ("#/", "・", "課が", "departments of a measure in a state"),
    ("", "記録からは遅れ", "件", "late by the records"),
    // States and grades, on every view.
    ("", "状態の食い違い", "件", "state in conflict"),
    ("", "食い違い", "件", "conflicts"),
    ("", "やや遅れ", "件", "behind"),
    ("", "遅れ", "件", "late"),
    ("", "計画を上回る", "件", "ahead"),
    ("", "計画どおり", "件", "on plan"),
    ("", "―評価できない", "件", "not rated"),
    ("", "完了", "件", "done"),
    ("", "実施中", "件", "underway"),
    ("", "準備中", "件", "preparing"),
    ("", "未着手", "件", "not started"),
    ("", "中止", "件", "stopped"),
    ("", "対象外", "件", "not applicable"),
    ("", "読めない状態", "件", "state of a newer version"),
    ("", "一部の課が記入", "件", "partly entered"),
    ("", "未記入", "件", "not entered"),
    // 一覧, ロードマップ
    ("#/measures", "", "件／全#件", "measures"),
    ("", "件／全", "件", "measures"),
    ("#/roadmap", "", "件／全#件", "measures"),
    ("#/measures", "重点取組のみ", "件", "of Vision 1"),
    ("#/measures", "市民にやさしい", "件", "of Vision 1"),
    ("#/measures", "職員にやさしい", "件", "of Vision 2"),
    ("", "重点取組は", "取組のうち", "initiatives of the plan"),
    ("", "取組のうち", "取組です", "priority initiatives"),
    ("#/measures", "毎年度・令和#年度まで", "件", "due by this year"),
    ("#/measures", "年度まで", "件", "due within the plan"),
    ("#/measures", "年度以降", "件", "due after the plan"),
    ("#/measures", "", "／#件", "found of an initiative"),
    ("#/measures", "／", "件", "of an initiative"),
    ("", "", "課が記入", "departments that spoke"),
    ("#/measures", "＋", "件", "via a group"),
    ("#/roadmap", "計画の全", "件のうち", "measures"),
    ("#/roadmap", "計画にないもの", "件", "without a phase this year"),
    ("#/roadmap", "", "件", "of a row's group"),
    // 取組
    ("#/initiatives", "個別取組", "件", "of an initiative"),
    ("#/initiatives", "　", "件", "of an initiative"),
    ("#/initiatives", "", "課のうち", "departments that spoke"),
    ("#/initiatives", "", "課（下の表）", "departments that spoke"),
    ("#/initiatives", "", "課の記入。", "departments that spoke"),
    ("#/initiatives", "", "課中", "departments of a measure"),
    ("#/initiatives", "課中", "課が", "departments of a measure in a state"),
    ("#/initiatives", "・", "課が", "departments of a measure in a state"),
    ("#/initiatives", "の課（", "課", "departments counted nowhere"),
    ("#/initiatives", "後続", "取組に影響", "initiatives affected"),
    ("#/initiatives", " ", "人", "voices for a grade"),
    // 依存関係
    ("#/graph", "個別取組", "件", "of an initiative"),
    ("#/graph", "", "取組のうち", "initiatives of the plan"),
    ("#/graph", "取組のうち", "取組に", "initiatives with steps"),
    ("#/graph", "の", "取組、", "initiatives late"),
    ("#/graph", "の", "取組です", "initiatives affected"),
    ("#/graph", "前提", "取組", "initiatives before"),
    ("#/graph", "後続", "取組", "initiatives after"),
    ("#/graph", "", "取組・", "initiatives of a Vision"),
    ("#/graph", "取組・", "件", "of a Vision"),
    ("#/graph", "", "取組、図の", "initiatives of the plan"),
    ("#/graph", "", "件中", "of an initiative"),
    ("#/graph", "完了", "件", "moving"),
    ("#/graph", "の", "取組", "initiatives late"),
    ("#/graph", "", "件", "of an initiative"),
    // 自分の課, 自己点検
    ("#/departments", "まだの個別取組が", "件", "records that lack something"),
    ("#/departments", "未記入 ", "件", "own open"),
    ("#/departments", "◎", "件中", "own leads"),
    ("#/departments", "件中", "件を記入", "own entered"),
    ("#/departments", "まず ◎主担当 ", "件", "own leads by name"),
    ("#/departments", "", "件の一覧へ", "own measures"),
    ("#/departments", "○●の", "件は", "own others"),
    ("#/departments", "関係する個別取組 ", "件", "own measures"),
    ("#/departments", "記入が必要なもの ", "件", "own left to write"),
    ("#/departments", "取組", "取組", "initiatives waited for"),
    ("#/departments", "前提 ", "取組", "initiatives late"),
    ("#/departments", "後続 ", "取組", "initiatives affected"),
    ("#/departments", "中止・対象外の", "件は", "own settled"),
    ("#/departments", "は", "件中", "of an initiative"),
    ("#/departments", "は", "件ともまだ", "of an initiative"),
    ("#/departments", "件中", "件が済み", "settled of an initiative"),
    ("#/departments", "件が済み、", "件は未記入", "open of an initiative"),
    ("#/departments", " ", "件", "own by role"),
    ("#/departments", "この課が選んだ", "区分", "own groups"),
    ("#/departments", "当てはまる部署区分 ", "区分を選択", "own groups"),
    ("#/departments", " ", "人", "voices for a grade"),
    ("#/workshop", "", "件を#件ずつ", "own leads"),
    ("#/workshop", "", "／#件", "place in a row"),
    ("#/workshop", "／", "件", "own leads"),
    ("#/workshop", "", "件#件中", "agreed"),
    ("#/workshop", "件", "件中", "own leads"),
    ("#/workshop", "合意した", "件", "agreed"),
    ("#/workshop", "", "件上がった", "changed"),
    ("#/workshop", "", "件期限あり", "with a next step"),
    ("#/workshop", "同じ", "件・", "agreed as before"),
    ("#/workshop", "評価の記入なし", "件は", "agreed anew"),
    ("#/workshop", "話合いが必要", "件", "to talk over"),
    ("#/workshop", "（", "個の変更", "changes of a file"),
    ("#/workshop", "", "人", "voices for a grade"),
    ("#/workshop", "", "件", "to talk over"),
    // 取りまとめ, 保存と共有
    ("#/collect", "食い違いの確認　残り", "項目", "fields to decide"),
    ("#/collect", "ほかの年度などを含め", "項目", "fields to decide"),
    ("#/collect", "", "件未決定は", "conflicts"),
    ("#/collect", "", "課◎主担当の課など", "departments that sent"),
    ("#/collect", "課など", "課のうち", "departments asked for a file"),
    ("#/collect", "のべ", "件", "leads of departments that did not send"),
    ("#/collect", "", "課◎主担当の個別取組", "departments that did not send"),
    ("#/collect", "未提出の", "課への文面", "departments that did not send"),
    ("#/collect", "", "ファイル", "files of the round"),
    ("#/collect", "", "個既にある", "changes added"),
    ("#/collect", "既にある", "個の変更は", "changes here already"),
    ("#/collect", "", "個内容を確認できないもの", "changes held back"),
    ("#/collect", "実績値　", "件（", "a recorded value"),
    ("#/collect", "のうち", "番目", "place in a row"),
    ("#/files", "", "個前の値や", "changes"),
    ("#/files", "", "個記入はまだ", "changes"),
    ("#/files", "", "個このブラウザ", "changes in no file"),
    ("#/files", "ファイルにしていない分", "個の変更", "changes in no file"),
    ("#/files", "控え・パソコン入替え用", "個の変更", "changes"),
    ("#/files", "", "個の変更", "changes of a scope"),
    ("#/files", "まだの個別取組が", "件", "records that lack something"),
    // この計画について
    ("#/about", "区分だけの", "件は", "led by groups alone"),
    ("#/about", "疑わしい", "か所", "remarks"),
    ("#/about", "", "件", "of a department by role"),
    ("#/about", "", "課", "departments of the plan"),
    // What a record holds in the plan's own unit.
    ("", "→ ", "件", "a recorded figure"),
    ("", "めやす ", "件", "a recorded figure"),
    ("", "前年度 ", "件", "a recorded figure"),
    ("", "", "件（令和", "a recorded figure"),
    ("", "", "件令和", "a recorded figure"),
    ("", "", "件今年度の", "a recorded figure"),
    ("#/initiatives", "", "件", "a recorded figure"),
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
    let mut own: Vec<&str> = PLAN.measures().map(|(_, measure)| measure.target.text.as_str()).collect();
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
