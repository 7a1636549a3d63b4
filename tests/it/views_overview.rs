//! 概況: what people may rely on.

use ayumi::journal::{Author, Cell, Draft, Field, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::shell::{Shell, ShellProps};
use ayumi::ui::views::overview::Overview;
use leptos::prelude::*;

use crate::city::city_plan;
use crate::stage;

fn page(address: &str) -> String {
    stage::render(address, |app| Shell(ShellProps { app }))
}

fn view(address: &str) -> String {
    stage::render(address, |app| {
        provide_context(app);
        Overview()
    })
}

fn first_visit() -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(stage::empty_app_at("#/"));
        Overview().into_view().to_html()
    })
}

/// The words of a piece of markup, without comments and tags.
fn words(html: &str) -> String {
    let mut words = String::new();
    for piece in html.replace("<!>", "").split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    words
}

fn after<'a>(html: &'a str, mark: &str) -> &'a str {
    html.split_once(mark).unwrap_or_else(|| panic!("{mark} is missing")).1
}

#[test]
fn pictures() {
    stage::show("overview", &page("#/"));
    let owner = Owner::new();
    let first = owner.with(|| Shell(ShellProps { app: stage::empty_app_at("#/") }).into_view().to_html());
    stage::show("overview-first", &first);
}

#[test]
fn every_measure_is_one_circle_that_says_number_name_state_and_rating() {
    let html = view("#/");
    assert_eq!(html.matches("class=\"overview__circle\"").count(), 63);
    // m0103 is the third sample: 実施中, C, by one department of a group that nobody declared.
    let circle = after(after(&html, "overview__circles"), "href=\"#/initiatives/1?sel=m0103\"");
    assert!(
        words(circle.split("</a>").next().unwrap())
            .ends_with("1-3 書かない窓口 一部の課が記入（1課・対象の課は未確定） やや遅れあり（評価1課）")
    );
    assert!(
        words(&html).contains("14-2 業務プロセスの最適化（BPR） 一部の課が記入（1／19課） 遅れあり（評価1／19課）")
    );
    assert!(words(&html).contains("7-2 電子決裁の拡大 一部の課が記入（1／19課） 食い違いあり"));
}

/// By hand from the stage: every eighth of 63 measures is silent (7), but 7-2, one of them, has two states in conflict.
#[test]
fn totals_are_those_of_a_hand_count() {
    let html = words(&view("#/"));
    // Of 57 recorded 26 are led by one department by name; of the others one of several spoke.
    assert!(html.contains("26／63件"), "記入済み");
    assert!(html.contains("未記入 6件・一部の課が記入 31件"));
    // Of 56 recorded: c at indexes 2, 8, 14 … that are not silent; d is 14-2 alone.
    assert!(html.contains("遅れ D 1件"));
    assert!(html.contains("やや遅れ C 11件"));
    // By 2027: 7-1, 8-2; yearly: 5-1, 6-3, 12-2, 12-4, 13-4; past: 11-1.
    assert!(html.contains("今年度末までに期限 8件"));
    assert!(html.contains("年度末まで 130日・うち前年度まで 1件"));
    assert!(html.contains("食い違い 1件"));
    assert!(html.contains(
        "分母63件。評価の集計は評価のある34件（評価できない2・一部の課だけの評価20・評価の記入なし7を除く）"
    ));
    assert!(html.contains("今年度末までに期限が来る目標　8件"));
}

/// A number that leads to a list must be the length of that list.
#[test]
fn each_count_leads_to_a_list_of_that_length() {
    for (address, count) in [
        ("#/measures?state=not_entered&fy=2027", 6),
        ("#/measures?state=partial", 31),
        ("#/measures?rating=late", 1),
        ("#/measures?rating=behind", 11),
        ("#/measures?due=this_year", 8),
        ("#/measures?state=in_conflict", 1),
    ] {
        let owner = Owner::new();
        let found = owner.with(|| stage::app_at(address).search.found().get_untracked().len());
        assert_eq!(found, count, "{address}");
    }
    let html = view("#/");
    for address in [
        "?rating=late",
        "?rating=behind",
        "?due=this_year",
        "?state=in_conflict",
        "?state=not_entered",
        "?state=partial",
    ] {
        assert!(html.contains(&format!("href=\"#/measures{address}\"")), "{address}");
    }
}

#[test]
fn a_conflict_of_any_field_is_found_under_conflict() {
    let owner = Owner::new();
    let found = owner.with(|| {
        let app = stage::app_at("#/measures?state=in_conflict");
        for text in ["甲", "乙"] {
            let cell = Cell { fy: 2027, dept: DeptId::new("dx"), item: ItemId::new("m0101"), field: Field::Situation };
            let author = Author { by: text.to_owned(), at: Moment::new(stage::NOW), tx: text.to_owned() };
            app.records.merge_remote_entry(Draft { cell, base: Vec::new(), value: Value::text(text) }.seal(&author));
        }
        app.search.found().get_untracked()
    });
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), ["m0101", "m0702"]);
}

#[test]
fn links_keep_the_year_on_screen() {
    let html = view("#/?fy=2026");
    assert!(words(&html).contains("令和8（2026）年度"));
    assert!(html.contains("href=\"#/initiatives/1?fy=2026&amp;sel=m0103\""));
    assert!(html.contains("href=\"#/measures?rating=late&amp;fy=2026\""));
}

#[test]
fn a_year_without_records_says_so_and_counts_nothing() {
    let html = words(&view("#/?fy=2028"));
    assert!(html.contains("この年度の記入はまだありません。"));
    assert!(html.contains("0／63件"));
    assert!(html.contains("未記入 63件"));
}

#[test]
fn long_lists_name_a_few_and_lead_to_the_rest() {
    let html = words(&view("#/"));
    assert!(html.contains("やや遅れ ほか8件を一覧で見る"));
    assert!(html.contains("未記入 ほか3件を一覧で見る"));
    assert!(html.contains("総務課の状態に、異なる記入が2つ以上届いています"));
}

#[test]
fn a_reason_that_goes_on_shows_that_it_does() {
    let attention = words(&view("#/?fy=2027"));
    // The sample's 状況 has two sentences: 「…見直しを終えた。残りは…」
    assert!(attention.contains("例規148本のうち92本の見直しを終えた…"));
}

#[test]
fn a_first_visit_shows_the_plan_and_the_way_in() {
    let (html, words) = (first_visit(), words(&first_visit()));
    for text in ["自分の課を選ぶ", "この課の取組を開く", "記入したものの置き場所", "計画の内容", "四角は進捗評価"]
    {
        assert!(words.contains(text), "{text}");
    }
    assert!(words.contains("うち重点取組 9取組"));
    assert!(
        words.contains("取組6・個別取組22件")
            && words.contains("取組4・個別取組18件")
            && words.contains("取組6・個別取組23件")
    );
    assert_eq!(html.matches("class=\"overview__circle\"").count(), 63);
    for initiative in city_plan().initiatives {
        assert!(words.contains(initiative.overview.as_ref().unwrap()), "{}", initiative.name);
    }
}

#[test]
fn that_no_file_was_ever_written_is_said() {
    assert!(words(&view("#/")).contains("まだ一度もファイルを作っていません。"));
}

#[test]
fn fault_47_the_first_visit_says_what_a_private_window_takes_away() {
    let words = words(&first_visit());
    assert!(words.contains("プライベートウィンドウや、終了時に消す設定では、閉じると消えます。"));
    assert!(words.contains("前の記入が見えないとき"), "fault 37: and where earlier records may be");
}
