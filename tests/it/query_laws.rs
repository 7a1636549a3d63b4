//! Laws of addresses, filters, counts and search.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ayumi::insight::{MeasureSummaries, State, groups_of, summaries};
use ayumi::journal::{GradeKind, Ledger, RoundId, Scale};
use ayumi::plan::calendar::Date;
use ayumi::plan::letters::comparing;
use ayumi::plan::{DeptId, Direction, GroupId, InitiativeId, MeasureId, Plan, Role};
use ayumi::query::{
    CompareOptions, CompareSource, Criteria, DueBand, Filter, GraphOptions, Grouping, MatchedPart, NodeKind, Overlay,
    RoadmapOptions, Route, SearchIndex, Sort, Topic, UnresolvedReference, View, marked, reason,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::city::city_plan;
use crate::stage;

static PLAN: LazyLock<Plan> = LazyLock::new(city_plan);
static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| SearchIndex::new(&PLAN));
static STANDINGS: LazyLock<MeasureSummaries> = LazyLock::new(|| summaries(&PLAN, &LEDGER, &Scale::default(), FY));
static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let mut ledger = Ledger::default();
    ledger.union(stage::sample_entries());
    ledger
});

const FY: i32 = 2027;

fn some_of<T: Ord + Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = BTreeSet<T>> {
    let most = all.len();
    subsequence(all, 0..=most).prop_map(|some| some.into_iter().collect())
}

/// Any criteria; roles and groups stand with a department only.
fn criteria(words: &'static str) -> impl Strategy<Value = Criteria> {
    let depts: Vec<DeptId> = PLAN.departments.iter().map(|department| department.id.clone()).collect();
    let visions = PLAN.visions.iter().map(|vision| vision.number).collect();
    let dept = proptest::option::of((select(depts), some_of(Role::ALL.to_vec()), any::<bool>()));
    let plain = (some_of(visions), any::<bool>());
    let records = (some_of(State::ALL.to_vec()), some_of(GradeKind::ALL.to_vec()), some_of(DueBand::ALL.to_vec()));
    (dept, plain, records, words).prop_map(|(dept, (visions, priority), (states, kinds, due), words)| {
        let (dept, roles, via_group) =
            dept.map_or_else(Default::default, |(dept, roles, via)| (Some(dept), roles, via));
        Criteria { dept, roles, via_group, visions, priority, states, kinds, due, words }
    })
}

fn views() -> impl Strategy<Value = View> {
    let mut views = vec![
        View::Overview,
        View::Measures,
        View::Graph,
        View::Roadmap,
        View::Compare,
        View::Report,
        View::Department(None),
        View::Department(Some(DeptId::new("shimin"))),
        View::Workshop(DeptId::new("shimin")),
        View::Collect,
        View::Files,
        View::Plans,
        View::About(None),
    ];
    views.extend(PLAN.initiatives.iter().map(|initiative| View::Initiative(initiative.number)));
    views.extend(Topic::ALL.map(|topic| View::About(Some(topic))));
    select(views)
}

fn routes() -> impl Strategy<Value = Route> {
    let ids = PLAN.measures().map(|(_, measure)| measure.id.to_string()).chain(["i14".to_owned()]).collect::<Vec<_>>();
    let years = PLAN.years.years().collect::<Vec<_>>();
    let rest = (select(Sort::ALL.to_vec()), proptest::option::of(select(years)), proptest::option::of(select(ids)));
    let rulings = (select(Grouping::ALL.to_vec()), any::<bool>()).prop_map(|(by, years)| RoadmapOptions { by, years });
    (views(), criteria(".*"), rest, graph_options(), (rulings, compare_options())).prop_map(
        |(view, criteria, (sort, fy, selected), graph, (roadmap, compare))| Route {
            view,
            criteria,
            sort,
            fy,
            selected,
            graph,
            roadmap,
            compare,
        },
    )
}

fn compare_options() -> impl Strategy<Value = CompareOptions> {
    let day = Date::new(2027, 11, 1).map(CompareSource::Day);
    let sources = [
        CompareSource::Now,
        CompareSource::Year(2026),
        CompareSource::File,
        CompareSource::Round(RoundId { fy: 2027, number: 1 }),
    ]
    .into_iter()
    .chain(day);
    let side = || proptest::option::of(select(sources.clone().collect::<Vec<_>>()));
    (side(), side()).prop_map(|(before, after)| CompareOptions { before, after })
}

fn graph_options() -> impl Strategy<Value = GraphOptions> {
    let overlays = vec![Overlay::Own, Overlay::Nobody, Overlay::Of(DeptId::new("shimin"))];
    let initiative = || proptest::option::of(select(vec![InitiativeId::new("i01"), InitiativeId::new("i14")]));
    let ways = select(vec![Direction::Both, Direction::Upstream, Direction::Downstream]);
    let around = (proptest::option::of(1..=GraphOptions::MOST_HOPS), ways, any::<bool>());
    let nodes = select(vec![NodeKind::Initiatives, NodeKind::Measures, NodeKind::Departments]);
    let boxes = (select(overlays), nodes, proptest::sample::subsequence(vec![1, 2, 3], 0..=3));
    (around, initiative(), initiative(), boxes).prop_map(
        |((hops, direction, alone), to, late, (overlay, nodes, folded))| GraphOptions {
            hops,
            direction,
            alone,
            to,
            late,
            overlay,
            nodes,
            folded,
        },
    )
}

fn found(criteria: &Criteria, sort: Sort) -> Vec<MeasureId> {
    with_filter(criteria, |filter| filter.select(criteria, sort))
}

fn with_filter<T>(criteria: &Criteria, look: impl FnOnce(&Filter<'_>) -> T) -> T {
    let words = SearchIndex::words(&criteria.words);
    let groups: Vec<GroupId> = criteria.dept.as_ref().map(|dept| groups_of(&LEDGER, dept, FY)).unwrap_or_default();
    look(&Filter { plan: &PLAN, summaries: &STANDINGS, index: &INDEX, words: &words, groups: &groups, fy: FY })
}

fn set(criteria: &Criteria) -> BTreeSet<MeasureId> {
    found(criteria, Sort::Plan).into_iter().collect()
}

proptest! {
    #[test]
    fn an_address_is_read_as_it_was_written(route in routes()) {
        prop_assert_eq!(Route::parse(&route.format(), &PLAN), (route, Vec::new()));
    }

    #[test]
    fn routes_have_the_same_address_only_when_they_are_equal(left in routes(), right in routes()) {
        prop_assert_eq!(left == right, left.format() == right.format());
    }

    #[test]
    fn an_address_is_plain_ascii_that_survives_a_mail(route in routes()) {
        let address = route.format();
        prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()), "{address}");
        prop_assert!(!address[1..].contains(['#', '"', '<', '>', '\'', '(', ')']), "{address}");
    }

    #[test]
    fn any_text_leads_somewhere_and_reports_stay_few(text in ".*") {
        for address in [format!("#/{text}"), format!("#/measures?{text}"), format!("#/measures?q={text}"), text] {
            let (route, missing) = Route::parse(&address, &PLAN);
            prop_assert!(missing.len() <= 5);
            prop_assert_eq!(Route::parse(&route.format(), &PLAN), (route, Vec::new()));
        }
    }

    #[test]
    fn sorting_changes_the_order_and_nothing_else(criteria in criteria("(|データ|14)")) {
        let plan_order = found(&criteria, Sort::Plan);
        for sort in [Sort::Due, Sort::Updated] {
            let sorted = found(&criteria, sort);
            prop_assert_eq!(sorted.len(), plan_order.len());
            prop_assert_eq!(sorted.into_iter().collect::<BTreeSet<_>>(), set(&criteria));
        }
    }

    #[test]
    fn criteria_are_joined_by_and(criteria in criteria("(|データ|14)")) {
        // What meets all criteria is what meets each one of them.
        let none = Criteria::default();
        let Criteria { dept, roles, via_group, visions, priority, states, kinds, due, words } = criteria.clone();
        let each = [
            Criteria { dept, roles, via_group, ..none.clone() },
            Criteria { visions, ..none.clone() },
            Criteria { priority, ..none.clone() },
            Criteria { states, ..none.clone() },
            Criteria { kinds, ..none.clone() },
            Criteria { due, ..none.clone() },
            Criteria { words, ..none.clone() },
        ];
        let all = each.iter().map(set).fold(set(&none), |left, right| &left & &right);
        prop_assert_eq!(set(&criteria), all);
    }

    #[test]
    fn values_of_a_criterion_are_joined_by_or(criteria in criteria("(|データ)")) {
        let union = |each: Vec<Criteria>| each.iter().map(set).fold(BTreeSet::new(), |left, right| &left | &right);
        let one = |change: &dyn Fn(&mut Criteria)| {
            let mut other = criteria.clone();
            change(&mut other);
            other
        };
        if !criteria.states.is_empty() {
            let each = criteria.states.iter().map(|state| one(&|other| other.states = [*state].into())).collect();
            prop_assert_eq!(set(&criteria), union(each));
        }
        if !criteria.roles.is_empty() {
            let each = criteria.roles.iter().map(|role| one(&|other| other.roles = [*role].into())).collect();
            prop_assert_eq!(set(&criteria), union(each));
        }
        if !criteria.visions.is_empty() {
            let each = criteria.visions.iter().map(|vision| one(&|other| other.visions = [*vision].into())).collect();
            prop_assert_eq!(set(&criteria), union(each));
        }
    }

    #[test]
    fn an_option_counts_what_it_alone_would_give(criteria in criteria("(|データ)")) {
        let counts = with_filter(&criteria, |filter| filter.counts(&criteria));
        let size = |change: &dyn Fn(&mut Criteria)| {
            let mut other = criteria.clone();
            change(&mut other);
            found(&other, Sort::Plan).len()
        };
        for vision in &PLAN.visions {
            let count = counts.visions.get(&vision.number).copied().unwrap_or(0);
            prop_assert_eq!(count, size(&|other| other.visions = [vision.number].into()));
        }
        for state in State::ALL {
            let count = counts.states.get(&state).copied().unwrap_or(0);
            prop_assert_eq!(count, size(&|other| other.states = [state].into()));
        }
        for kind in GradeKind::ALL {
            let count = counts.kinds.get(&kind).copied().unwrap_or(0);
            prop_assert_eq!(count, size(&|other| other.kinds = [kind].into()));
        }
        for band in DueBand::ALL {
            let count = counts.due.get(&band).copied().unwrap_or(0);
            prop_assert_eq!(count, size(&|other| other.due = [band].into()));
        }
        prop_assert_eq!(counts.priority, size(&|other| other.priority = true));
        if criteria.dept.is_some() {
            for role in Role::ALL {
                let count = counts.roles.get(&role).copied().unwrap_or(0);
                prop_assert_eq!(count, size(&|other| other.roles = [role].into()));
            }
            let added = size(&|other| other.via_group = true) - size(&|other| other.via_group = false);
            prop_assert_eq!(counts.via_group, added);
        }
    }

    #[test]
    fn folding_settles(text in ".*") {
        let once = SearchIndex::words(&text);
        prop_assert_eq!(SearchIndex::words(&once.join(" ")), once);
    }
}

/// A law above met it: the capital of ß is no SS, its small letter is.
#[test]
fn a_capital_sharp_s_is_found_as_ss() {
    for typed in ["ẞ", "ß", "SS", "ss"] {
        assert_eq!(SearchIndex::words(typed), ["ss"], "{typed}");
    }
}

#[test]
fn no_criteria_give_all_63() {
    assert_eq!(found(&Criteria::default(), Sort::Plan).len(), 63);
}

/// Counted by hand in the 主担当 column of the printed plan.
#[test]
fn joho_shisutemu_ka_leads_17() {
    let dept = Some(DeptId::new("joho"));
    let criteria = Criteria { dept, roles: [Role::Lead].into(), ..Criteria::default() };
    let numbers = [
        "m0502", "m0805", "m0901", "m0903", "m0904", "m1001", "m1105", "m1204", "m1301", "m1302", "m1303", "m1304",
        "m1403", "m1501", "m1502", "m1503", "m1504",
    ];
    assert_eq!(found(&criteria, Sort::Plan), numbers.map(MeasureId::new));
}

#[test]
fn what_an_address_asks_in_vain_is_reported() {
    let missed = |address: &str| Route::parse(address, &PLAN).1;
    assert_eq!(missed("#/measures?dept=nobody"), [UnresolvedReference::Department("nobody".to_owned())]);
    assert_eq!(missed("#/departments/nobody"), [UnresolvedReference::Department("nobody".to_owned())]);
    assert_eq!(missed("#/initiatives/17"), [UnresolvedReference::Initiative("17".to_owned())]);
    assert_eq!(missed("#/nowhere"), [UnresolvedReference::View("nowhere".to_owned())]);
    assert_eq!(missed("#/about/nothing"), [UnresolvedReference::View("about/nothing".to_owned())]);
    assert_eq!(missed("#/measures?fy=2031"), [UnresolvedReference::FiscalYear("2031".to_owned())]);
    assert_eq!(missed("#/measures?sel=m9999"), [UnresolvedReference::Selected("m9999".to_owned())]);
    for member in
        ["state=asleep", "role=boss", "vision=9", "rating=", "due=never", "sort=luck", "group=yes", "priority=0", "x=1"]
    {
        assert_eq!(missed(&format!("#/measures?{member}")), [UnresolvedReference::Criterion(member.to_owned())]);
    }
    for member in ["hops=0", "hops=4", "way=out", "alone=0", "to=i99", "late=m1402", "marks=nobody"] {
        assert_eq!(missed(&format!("#/graph?{member}")), [UnresolvedReference::Criterion(member.to_owned())]);
    }
    assert_eq!(missed("#/measures?shrug"), [UnresolvedReference::Criterion("shrug=".to_owned())]);
    assert_eq!(missed("#/measures?&&"), []);
}

#[test]
fn known_values_are_kept_beside_unknown_ones() {
    let (route, missing) = Route::parse("#/measures?state=done,asleep&vision=2,9", &PLAN);
    assert_eq!(route.format(), "#/measures?vision=2&state=done");
    assert_eq!(missing.len(), 2);
}

#[test]
fn roles_without_a_department_ask_nothing() {
    let (route, _) = Route::parse("#/measures?role=lead&group=1", &PLAN);
    assert_eq!(route, Route::to(View::Measures));
}

#[test]
fn members_twice_are_joined_or_the_last_holds() {
    let (route, missing) = Route::parse("#/measures?state=done&state=underway&dept=joho&dept=shimin&q=a&q=b", &PLAN);
    assert_eq!(route.format(), "#/measures?dept=shimin&state=underway,done&q=b");
    assert_eq!(missing, []);
}

#[test]
fn nasty_addresses_are_survived() {
    for address in [
        "",
        "#",
        "#/",
        "#//",
        "?",
        "#?",
        "#/x?dept=%E3%81",
        "#/measures?q=%00",
        "#/%",
        "#/measures?%=%",
        "#/measures?q=%FF%FE",
        "#/initiatives/",
        "#/initiatives/99999999999",
        "#/initiatives/-1",
        "#/departments/%E5%B8%82",
    ] {
        let (route, _) = Route::parse(address, &PLAN);
        assert_eq!(Route::parse(&route.format(), &PLAN), (route, Vec::new()), "{address}");
    }
    let long = format!("#/{0}?dept={0}&{1}", "長".repeat(50_000), "a=1&b&".repeat(10_000));
    let (_, missing) = Route::parse(&long, &PLAN);
    assert!(missing.len() <= 5);
    assert!(
        missing.iter().all(|report| format!("{report:?}").chars().count() < 100),
        "a report repeats a beginning only"
    );
}

#[test]
fn measures_are_found_however_they_are_typed() {
    let found = |typed: &str| {
        let words = SearchIndex::words(typed);
        let ids = PLAN.measures().map(|(_, measure)| &measure.id);
        ids.filter(|id| INDEX.has(id, &words)).map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    };
    for typed in ["14-2", "１４－２", "14‐2", "14−2", "14–2", "14ー2", "14―2", "⑭-2", " 14-2 "] {
        assert_eq!(found(typed), ["m1402"], "{typed}");
    }
    assert_eq!(found("⑭"), ["m1401", "m1402", "m1403"]);
    assert_eq!(found("4-2"), ["m0402"], "a number is not found inside a longer one");
    assert_eq!(found("1-1"), ["m0101"]);
    for typed in ["ai-ocr", "AI-OCR", "ＡＩ－ＯＣＲ", "ai‐ocr"] {
        assert_eq!(found(typed), found("AI-OCR"), "{typed}");
    }
    // What people paste from a PDF, and what cannot be seen.
    assert_eq!(found("市民").len(), found("市\u{2ea0}").len());
    assert!(!found("市\u{2ea0}").is_empty());
    assert_eq!(found("市\u{200b}民\u{feff}課"), found("市民課"));
    assert_eq!(found("\u{2f64}"), found("用"), "a Kangxi radical");
    let data = found("データ");
    assert!(data.len() >= 4);
    for typed in ["ﾃﾞｰﾀ", "でーた", "デ\u{30fc}タ", "テ\u{3099}ータ"] {
        assert_eq!(found(typed), data, "{typed}");
    }
    assert_eq!(found("情報システム課").len(), 17);
    assert_eq!(found("DX推進担当"), found("自治体dx推進担当"), "departments are found by their other names too");
    assert_eq!(found("データ 情報システム課").len(), found("情報システム課 データ").len());
    assert_eq!(found("").len(), 63);
}

proptest! {
    /// Marking never changes the text, and what is marked is what was searched for.
    #[test]
    fn a_marked_text_is_the_text_and_its_marks_are_the_words(
        text in "[ａ-ｃA-Cｶﾞガが1４①\\- 電子デ民\u{2ea0}\u{200b}\u{fe0f}\u{3099}]{0,12}",
        typed in "[a-cカが14デ民]{1,3}",
    ) {
        let words = SearchIndex::words(&typed);
        let pieces = marked(&text, &words);
        prop_assert_eq!(pieces.iter().map(|(_, piece)| piece.as_str()).collect::<String>(), text);
        for (_, piece) in pieces.iter().filter(|(is_found, _)| *is_found) {
            let folded = comparing(piece);
            prop_assert!(words.iter().any(|word| folded.contains(word.as_str())), "{} in {:?}", folded, words);
        }
    }
}

#[test]
fn what_is_found_is_marked_in_the_letters_of_the_plan() {
    let found = |text: &str, typed: &str| {
        let pieces = marked(text, &SearchIndex::words(typed));
        let show = |(is_found, piece): (bool, String)| if is_found { format!("[{piece}]") } else { piece };
        pieces.into_iter().map(show).collect::<String>()
    };
    assert_eq!(found("電子決裁の拡大（DX）", "でんし ｄｘ"), "電子決裁の拡大（[DX]）");
    assert_eq!(found("マイナンバーカードの普及促進", "まいなんばー"), "[マイナンバー]カードの普及促進");
    assert_eq!(found("14-2", "4-2"), "14-2");
    assert_eq!(found("14-2", "１４−２"), "[14-2]");
    assert_eq!(found("㈱小金井", "小金井"), "㈱[小金井]");
    assert_eq!(found("ﾊﾞｽとバス", "バス"), "[ﾊﾞｽ]と[バス]");
    assert_eq!(found("市\u{2ea0}課と市民課", "市民"), "[市\u{2ea0}]課と[市民]課");
    assert_eq!(found("葛\u{e0100}城市", "葛"), "[葛\u{e0100}]城市", "a variant is one letter");
    assert_eq!(found("\u{feff}市\u{200b}民課", "市民"), "\u{feff}[市\u{200b}民]課");
    assert_eq!(found("か\u{3099}くe\u{301}", "がく"), "[か\u{3099}く]e\u{301}");
    assert_eq!(found("㌔・㍻", "成"), "㌔・[㍻]", "a letter is marked whole");
}

#[test]
fn a_measure_found_by_something_out_of_sight_says_by_what() {
    let why = |number: &str, typed: &str| {
        let (initiative, measure) =
            PLAN.measures().find(|(initiative, measure)| initiative.measure_number(measure) == number).unwrap();
        let words = SearchIndex::words(typed);
        assert!(INDEX.has(&measure.id, &words), "{number} is not found by {typed}");
        reason(&PLAN, initiative, measure, &words).map(|(part, text)| (part, text.to_owned()))
    };
    assert_eq!(why("4-1", "普及"), None, "the name tells");
    assert_eq!(why("4-1", "4-1"), None, "the number tells");
    assert_eq!(why("4-1", "保有枚数率"), Some((MatchedPart::Indicator, "人口に対する保有枚数率".to_owned())));
    assert_eq!(why("4-1", "普及 90"), Some((MatchedPart::Target, "90%以上".to_owned())));
    assert_eq!(why("4-1", "市民課"), Some((MatchedPart::Lead, "市民課".to_owned())));
}
