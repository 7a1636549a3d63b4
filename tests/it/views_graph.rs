//! 依存関係: the picture, the words beside it and the table tell the same.

use std::rc::Rc;

use ayumi::app::{App, MemoryPlatform};
use ayumi::exchange::PlanMark;
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, InitiativeId, ItemId, Link, LinkKind, Plan, Role};
use ayumi::ui::shell::{Shell, ShellProps};
use ayumi::vault::Vault;
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage;

/// A rendered page, to be asked part by part.
pub struct Page(pub String);

impl Page {
    fn of(app: impl FnOnce() -> App) -> Self {
        let owner = Owner::new();
        Self(owner.with(|| Shell(ShellProps { app: app() }).into_view().to_html()))
    }

    /// The sample records.
    pub fn at(address: &str) -> Self {
        Self(stage::render(address, |app| Shell(ShellProps { app })))
    }

    /// One initiative's one measure rated late, and nothing else recorded.
    fn with_late(address: &str, measure: &str) -> Self {
        Self::of(|| {
            let app = stage::empty_app_at(address);
            app.records.merge_remote_entry(rating(measure, "d"));
            app
        })
    }

    pub fn between(&self, start: &str, end: &str) -> &str {
        let after = self.0.split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
        after.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
    }

    pub fn picture(&self) -> &str {
        self.between("aria-label=\"依存関係の図\"", "aria-label=\"依存関係の表\"")
    }

    pub fn lines(&self) -> &str {
        self.between("class=\"graph__lines\"", "</svg>")
    }

    pub fn boxes(&self) -> Vec<&str> {
        self.between("class=\"graph__nodes\"", "</ul>").split("<button").skip(1).collect()
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let body = self.between("<tbody", "</tbody>");
        let cells = |row: &str| {
            row.split(" role=\"rowheader\"").flat_map(|part| part.split("<td")).skip(1).map(words).collect()
        };
        body.split("<tr").skip(1).map(cells).collect()
    }

    fn panel(&self) -> String {
        words(self.between("aria-label=\"選んだ取組の前提と後続\"", "</aside>"))
    }

    pub fn text(&self) -> String {
        words(&self.0)
    }
}

/// Text without tags.
fn words(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect()
}

/// The initiatives whose boxes contain something, by number.
fn numbers_with(boxes: &[&str], needle: &str) -> Vec<String> {
    let mut found = boxes
        .iter()
        .filter(|each| each.contains(needle))
        .map(|each| each.split_once("visually-hidden\">取組").unwrap().1.split_once(' ').unwrap().0.to_owned())
        .collect::<Vec<_>>();
    found.sort_by_key(|number| number.parse::<u16>().unwrap());
    found
}

fn rating(measure: &str, grade: &str) -> Entry {
    let cell = Cell { fy: 2027, dept: DeptId::new("dx"), item: ItemId::new(measure), field: Field::Rating };
    let author = Author { by: "担当係".to_owned(), at: Moment::new(stage::NOW), tx: "late".to_owned() };
    Draft { cell, base: Vec::new(), value: Value::text(grade) }.seal(&author)
}

fn with_links(links: &[(LinkKind, &str, &str)]) -> Plan {
    let mut plan = city_plan();
    plan.links.extend(links.iter().map(|(kind, from, to)| Link {
        kind: *kind,
        from: InitiativeId::new(*from),
        to: InitiativeId::new(*to),
        declared_by: Vec::new(),
    }));
    plan
}

pub fn of_plan(plan: Plan, address: &str) -> Page {
    Page::of(|| {
        App::new(
            plan.clone(),
            PlanMark::of(&plan),
            Rc::new(MemoryPlatform::at(stage::NOW, address)),
            Rc::new(Vault::new(Vec::new())),
        )
    })
}

#[test]
fn the_plan_is_summed_up_in_a_sentence() {
    let text = Page::at("#/graph").text();
    assert!(text.contains("16取組のうち8取組に「取組のステップ」（前提→後続）が6本、「関連性の高い取組」が8組（うち2組はステップと同じ組）あります。"));
    // By hand: 4-3 and 15-1 are C, 14-2 is D; 1, 7, 8, 9 and 10 wait for them.
    assert!(
        text.contains("遅れている前提は④⑭⑮の3取組、影響を受ける後続は①⑦⑧⑨⑩の5取組です。（令和9年度の進捗評価による）")
    );
}

#[test]
fn on_a_first_visit_nothing_is_known_about_delays() {
    let page = Page::of(|| stage::empty_app_at("#/graph"));
    assert!(page.text().contains("進捗評価の記入がまだないため、前提の遅れは分かりません。"));
    assert!(!page.lines().contains("data-late"));
    assert_eq!(page.boxes().len(), 16);
    assert_eq!(numbers_with(&page.boxes(), "影響あり"), [""; 0]);
    assert!(page.boxes()[0].contains("未記入"));
}

#[test]
fn without_delays_only_what_was_rated_is_said_to_have_none() {
    let page = |entries: Vec<Entry>| {
        Page::of(|| {
            let app = stage::empty_app_at("#/graph");
            for entry in &entries {
                app.records.merge_remote_entry(entry.clone());
            }
            app
        })
        .text()
    };
    // 14-2 is led by 全ての課: one of nineteen is nobody's rating.
    let one = page(vec![rating("m1402", "b")]);
    assert!(one.contains("進捗評価の記入がそろっていないため、前提の遅れは分かりません。（令和9年度）"), "{one}");
    // 15-2 is led by 情報システム課 alone. Of ④, ⑭ and ⑮ 3 + 3 + 4 are waited for.
    let joho = |item: &str| {
        let cell = Cell { fy: 2027, dept: DeptId::new("joho"), item: ItemId::new(item), field: Field::Rating };
        let author = Author { by: "情報".to_owned(), at: Moment::new(stage::NOW), tx: item.to_owned() };
        Draft { cell, base: Vec::new(), value: Value::text("b") }.seal(&author)
    };
    let some = page(vec![joho("m1502")]);
    let told = "前提の個別取組10件のうち評価のある1件に、遅れの記入はありません。残る9件の遅れは分かりません。";
    assert!(some.contains(told), "{some}");
}

#[test]
fn a_late_measure_of_14_shows_in_picture_words_and_table() {
    let page = Page::with_late("#/graph", "m1402");
    assert_eq!(page.lines().matches("data-late").count(), 4);
    assert_eq!(numbers_with(&page.boxes(), "影響あり"), ["1", "7", "8", "9"]);
    assert!(page.text().contains("遅れている前提は⑭の1取組、影響を受ける後続は①⑦⑧⑨の4取組です。"));
    let rows = page.rows();
    let affected = rows.iter().filter(|row| row[5].contains("影響あり：前提⑭の14-2（遅れ）"));
    assert_eq!(affected.count(), 4);
    assert_eq!(rows.iter().filter(|row| row[5].ends_with('―')).count(), 11);
}

#[test]
fn a_delay_is_carried_on_to_those_who_wait_for_the_affected() {
    // 14 → 1 → 2 → 3: what 14 delays reaches 3 over two that are not late themselves.
    let links = [(LinkKind::Step, "i01", "i02"), (LinkKind::Step, "i02", "i03")];
    let page = |address: &str| {
        Page::of(|| {
            let platform = Rc::new(MemoryPlatform::at(stage::NOW, address));
            let app = App::new(
                with_links(&links),
                PlanMark::of(&with_links(&links)),
                platform,
                Rc::new(Vault::new(Vec::new())),
            );
            app.records.merge_remote_entry(rating("m1402", "d"));
            app
        })
    };
    let whole = page("#/graph");
    assert_eq!(numbers_with(&whole.boxes(), "影響あり"), ["1", "2", "3", "7", "8", "9"]);
    assert_eq!(whole.lines().matches("data-late").count(), 6);
    let rows = whole.rows();
    let told = |name: &str| rows.iter().find(|row| row[0].contains(name)).unwrap()[5].clone();
    assert!(told("フロントヤード改革").ends_with("影響あり：前提⑭の14-2（遅れ）"));
    assert!(told("情報伝達手段").ends_with("影響あり：前提①が受ける影響"));
    assert!(told("キャッシュレス").ends_with("影響あり：前提②が受ける影響"));
    let third = page("#/graph?sel=i03").panel();
    assert!(third.contains("前提②が受ける影響が、この取組に影響する可能性があります。"), "{third}");
    let late = page("#/graph?sel=i14").panel();
    assert!(late.contains("その先で待つ取組"), "{late}");
}

#[test]
fn a_focus_tones_down_what_is_further_away_and_hides_nothing() {
    let page = Page::at("#/graph?sel=i14&hops=1");
    assert_eq!(page.boxes().len(), 16);
    assert_eq!(numbers_with(&page.boxes(), "data-tie=\"far\"").len(), 11);
    assert_eq!(page.rows().iter().filter(|row| row[0].contains("まわりの外")).count(), 11);
    assert!(page.text().contains("⑭のまわり1つ先までにあるのは、①⑦⑧⑨の4取組です。"));
    let steps =
        page.lines().split("<g").filter(|line| line.contains("data-chosen") && !line.contains("data-asked=\"far\""));
    assert_eq!(steps.count(), 4);
}

#[test]
fn a_focus_looks_up_or_down_the_steps() {
    let near = |address: &str| {
        let page = Page::at(address);
        let far = numbers_with(&page.boxes(), "data-tie=\"far\"");
        (1..=16_u16).map(|number| number.to_string()).filter(|number| !far.contains(number)).collect::<Vec<_>>()
    };
    // 1 waits for 4 and 14, and is related to 3, 4 and 8.
    let both = near("#/graph?sel=i01&hops=1");
    let up = near("#/graph?sel=i01&hops=1&way=up");
    let down = near("#/graph?sel=i01&hops=1&way=down");
    assert!(both.contains(&"14".to_owned()) && up.contains(&"14".to_owned()), "{both:?} {up:?}");
    assert!(!down.contains(&"14".to_owned()), "{down:?}");
    assert_eq!(near("#/graph?hops=1").len(), 16, "without a selection there is nothing to be around of");
}

#[test]
fn only_what_is_around_can_be_laid_out() {
    let page = Page::at("#/graph?sel=i14&hops=1&alone=1");
    assert_eq!((page.boxes().len(), page.rows().len()), (5, 5));
    assert!(page.0.contains("計画の図に戻す"));
    let whole = Page::at("#/graph?sel=i14&hops=1");
    assert!(whole.0.contains("href=\"#/graph?sel=i14&amp;hops=1&amp;alone=1\""), "{}", whole.text());
}

#[test]
fn the_control_of_the_focus_marks_what_is_shown() {
    let page = Page::at("#/graph?sel=i14&hops=2&way=down");
    let current = page
        .0
        .split("<a")
        .filter(|link| link.contains("aria-current=\"true\""))
        .map(|link| words(&format!("<a{}", link.split_once("</a>").unwrap().0)));
    let current = current.collect::<Vec<_>>();
    assert!(current.contains(&"2つ".to_owned()) && current.contains(&"下流".to_owned()), "{current:?}");
}

#[test]
fn a_path_is_told_and_marked() {
    let page = Page::at("#/graph?sel=i04&to=i01");
    assert!(page.text().contains("①は④を待ちます：④→①（ステップ1本）"));
    assert_eq!(numbers_with(&page.boxes(), "経路の1番目"), ["4"]);
    assert_eq!(numbers_with(&page.boxes(), "経路の2番目"), ["1"]);
    assert_eq!(page.lines().matches("data-asked=\"way\"").count(), 1);
    assert_eq!(page.rows().iter().filter(|row| row[0].contains("経路の")).count(), 2);
    assert!(Page::at("#/graph?sel=i01&to=i14").text().contains("①は⑭を待ちます：⑭→①（ステップ1本）"));
    assert!(Page::at("#/graph?sel=i04&to=i14").text().contains("④と⑭は互いを待ちません。"));
    assert!(Page::at("#/graph?sel=i04&to=i16").text().contains("④と⑯は、計画のステップと関連ではつながっていません。"));
}

#[test]
fn a_supposed_delay_marks_who_would_be_affected_and_records_nothing() {
    let page = Page::of(|| stage::empty_app_at("#/graph?sel=i14&late=i14"));
    let sentence = "⑭が1年遅れた場合、①⑦⑧⑨の4取組が新たに影響を受ける可能性があります。何も記録されません。";
    assert!(page.text().contains(sentence));
    assert_eq!(numbers_with(&page.boxes(), "仮定の影響あり"), ["1", "7", "8", "9"]);
    assert_eq!(numbers_with(&page.boxes(), "仮定：1年遅れ"), ["14"]);
    assert_eq!(page.lines().matches("data-asked=\"supposed\"").count(), 4);
    assert!(!page.lines().contains("data-late"), "a supposition is no record");
    let rows = page.rows();
    assert_eq!(rows.iter().filter(|row| row[5].contains("仮定：前提⑭が1年遅れた場合")).count(), 4);
    assert!(page.0.contains("href=\"#/graph?sel=i14\">「もし遅れたら」を終える"));
    assert!(Page::of(|| stage::empty_app_at("#/graph?sel=i14&hops=1")).0.contains("late=i14\""), "a link supposes it");
}

#[test]
fn a_supposed_delay_says_who_is_affected_already() {
    let page = Page::with_late("#/graph?sel=i04&late=i04", "m1402");
    let sentence = "④が1年遅れても、新たに影響を受ける取組はありません。①はすでに前提の遅れの影響を受けています。";
    assert!(page.text().contains(sentence));
    let page = Page::with_late("#/graph?late=i16", "m1402");
    assert!(page.text().contains("⑯が1年遅れても、待つ取組は計画にありません。"));
}

#[test]
fn the_roles_of_a_department_stand_on_boxes_and_in_the_table() {
    let plan = city_plan();
    let joho = DeptId::new("joho");
    let leads = plan.initiatives.iter().filter(|initiative| {
        initiative.measures.iter().any(|measure| plan.holds_role(&joho, &[], initiative, measure, Role::Lead).is_some())
    });
    let leads = leads.map(|initiative| initiative.number.to_string()).collect::<Vec<_>>();
    let page = Page::of(|| stage::empty_app_at("#/graph?marks=joho"));
    let marked = page.boxes().into_iter().filter(|each| each.contains("情報システム課は主担当")).collect::<Vec<_>>();
    assert_eq!(numbers_with(&marked, "◎"), leads);
    let rows = page.rows();
    assert_eq!(rows.iter().filter(|row| row[0].contains("情報システム課は主担当")).count(), leads.len());
    let own = Page::at("#/graph");
    assert!(own.picture().contains("市民課は"), "one's own department is marked by itself");
    assert!(!Page::at("#/graph?marks=-").0.contains("class=\"graph__roles\""));
    assert!(!Page::of(|| stage::empty_app_at("#/graph")).0.contains("class=\"graph__roles\""));
}

#[test]
fn the_table_has_the_nodes_and_links_of_the_picture() {
    let page = Page::at("#/graph");
    let (boxes, rows) = (page.boxes(), page.rows());
    assert_eq!((boxes.len(), rows.len()), (16, 16));
    for (each, row) in boxes.iter().zip(&rows) {
        let name = each.split_once("visually-hidden\">取組").unwrap().1.split_once('、').unwrap().0;
        let (number, name) = name.split_once(' ').unwrap();
        assert!(row[0].contains(&format!("取組{number}{name}")), "{} stands where {name} is drawn", row[0]);
    }
    let circled = |column: usize, head: &str| {
        rows.iter().map(|row| row[column].trim_start_matches(head).replace('―', "").chars().count()).sum::<usize>()
    };
    let steps = page.lines().matches("data-kind=\"step\"").count();
    let pairs = page.lines().matches("data-kind=\"related\"").count() + page.lines().matches("graph__beside").count();
    assert_eq!((steps, pairs), (6, 8));
    assert_eq!((circled(1, "前提"), circled(2, "後続"), circled(3, "関連")), (steps, steps, 2 * pairs));
}

#[test]
fn a_selection_is_marked_on_the_boxes_and_told_in_words() {
    let page = Page::with_late("#/graph?sel=i14", "m1402");
    assert_eq!(numbers_with(&page.boxes(), "aria-pressed=\"true\""), ["14"]);
    assert_eq!(numbers_with(&page.boxes(), "data-tie=\"after\""), ["1", "7", "8", "9"]);
    assert_eq!(page.lines().matches("data-chosen").count(), 4);
    let panel = page.panel();
    assert!(panel.contains("前提 先に進める取組計画に定めはありません。"), "{panel}");
    assert!(
        panel.contains("後続 4取組 この取組を待つ14-2（遅れ）が、次の4取組（①⑦⑧⑨）に影響する可能性があります。"),
        "{panel}"
    );
    assert!(panel.contains("関連 向きのない結びつき計画に定めはありません。"), "{panel}");
    assert!(page.0.contains("href=\"#/initiatives/14\""));
}

#[test]
fn a_selected_successor_is_told_whom_it_waits_for() {
    let page = Page::with_late("#/graph?sel=i01", "m1402");
    assert_eq!(numbers_with(&page.boxes(), "data-tie=\"before\""), ["4", "14"]);
    assert!(page.panel().contains("前提⑭の14-2（遅れ）が、この取組に影響する可能性があります。"));
}

#[test]
fn a_selected_measure_selects_its_initiative() {
    let page = Page::at("#/graph?sel=m1402");
    assert_eq!(numbers_with(&page.boxes(), "aria-pressed=\"true\""), ["14"]);
}

#[test]
fn a_box_says_aloud_all_that_it_shows() {
    let page = Page::at("#/graph");
    let name = "visually-hidden\">取組14 行政サービスのリデザイン、個別取組3件、一部の課が記入2 未記入1、遅れ1、前提0取組、後続4取組";
    assert!(page.picture().contains(name));
}

#[test]
fn the_picture_is_one_stop_of_the_tab_key() {
    let stops = |address: &str| {
        let page = Page::at(address);
        numbers_with(&page.boxes(), "tabindex=\"0\"")
    };
    assert_eq!(stops("#/graph"), ["4"]);
    assert_eq!(stops("#/graph?sel=i09"), ["9"]);
}

#[test]
fn the_shared_filter_marks_and_hides_nothing() {
    let page = Page::at("#/graph?vision=2");
    assert_eq!(page.boxes().len(), 16);
    assert_eq!(numbers_with(&page.boxes(), "条件外").len(), 12);
    assert!(page.text().contains("条件に合う個別取組があるのは4取組／全16取組です。"));
}

#[test]
fn steps_that_wait_for_each_other_are_told_and_drawn() {
    let page = of_plan(with_links(&[(LinkKind::Step, "i01", "i14")]), "#/graph");
    assert!(page.text().contains("①⑭は互いを前提としていて、循環しています。"));
    assert_eq!(page.lines().matches("data-turned").count(), 1);
    assert_eq!(page.boxes().len(), 16);
}

#[test]
fn links_that_lead_nowhere_are_told() {
    let page = of_plan(with_links(&[(LinkKind::Step, "i01", "i99"), (LinkKind::Related, "i02", "i02")]), "#/graph");
    let text = page.text();
    assert!(text.contains("①から「i99」への「取組のステップ」は、計画にない取組を指しているため示していません。"));
    assert!(text.contains("②の「関連性の高い取組」は自分自身を指しているため示していません。"));
}

#[test]
fn a_plan_without_links_or_without_initiatives_says_so() {
    let page = of_plan(Plan { links: Vec::new(), ..city_plan() }, "#/graph");
    assert!(page.text().contains("16取組の間に、ステップと関連の定めは計画にありません。"));
    let page = of_plan(Plan { links: Vec::new(), initiatives: Vec::new(), ..city_plan() }, "#/graph");
    assert!(page.text().contains("この計画には取組がありません。"));
}

#[test]
fn pages_to_look_at() {
    let show = |name: &str, page: &Page| stage::show(name, &page.0);
    show("graph", &Page::at("#/graph"));
    show("graph-first", &Page::of(|| stage::empty_app_at("#/graph")));
    let page = Page::at("#/graph?sel=i14");
    show("graph-14", &page);
    show("graph-14-table", &Page(page.0.replace("data-face=\"fitting\"", "data-face=\"table\"")));
    show("graph-14-picture", &Page(page.0.replace("data-face=\"fitting\"", "data-face=\"picture\"")));
    show("graph-filter", &Page::at("#/graph?vision=2&sel=i01"));
    show(
        "graph-cycle",
        &of_plan(
            with_links(&[
                (LinkKind::Step, "i01", "i14"),
                (LinkKind::Step, "i01", "i12"),
                (LinkKind::Step, "i12", "i99"),
            ]),
            "#/graph",
        ),
    );
}
