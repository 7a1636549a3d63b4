//! 報告書: what its parts say of records, and which piece stands on which page.

use ayumi::exchange::records_digest;
use ayumi::insight::compare::{ComparedSide, Comparison};
use ayumi::insight::summaries;
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, Scale, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::letters::first_hidden;
use ayumi::plan::{DeptId, ItemId, MeasureId, Plan};
use ayumi::report::{
    BlockHeights, HeadingLevel, Inline, PAGE_HEIGHT, Previous, ReportBlock, ReportDocument, ReportOptions, ReportPaper,
    ReportPart, ReportSection, ReportSource, ReportTable, RowWeight, RunningHead, SheetScope, Term, paginate, report,
    sentences,
};
use proptest::prelude::*;

use crate::city::city_plan;
use crate::stage::{NOW, sample_entries};

/// With every part.
pub fn everything() -> ReportOptions {
    ReportOptions { without: Vec::new(), sheets: SheetScope::Initiatives, ..ReportOptions::default() }
}

pub fn ledger_of(entries: impl IntoIterator<Item = Entry>) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(entries);
    ledger
}

/// A report on records of 令和9年度, and the drafts of its sentences.
pub fn reported(
    plan: &Plan,
    ledger: &Ledger,
    only: Option<&str>,
    options: &ReportOptions,
) -> (ReportDocument, Vec<String>) {
    let (scale, now) = (Scale::of(plan), Moment::new(NOW));
    let measures: Vec<MeasureId> = plan
        .measures()
        .map(|(_, measure)| measure.id.clone())
        .filter(|id| only.is_none_or(|only| id.as_str().starts_with(only)))
        .collect();
    let side = |fy| ComparedSide { ledger, fy, scale: &scale, is_whole: true };
    let comparison = Comparison::of(plan, side(2026), side(2027), &measures);
    let source = ReportSource {
        plan,
        ledger,
        scale: &scale,
        summaries: &summaries(plan, ledger, &scale, 2027),
        measures: &measures,
        conditions: "条件なし（すべての個別取組）".to_owned(),
        fy: 2027,
        now: &now,
        today: now.date(),
        previous: Some(Previous { name: "令和8年度", comparison: &comparison }),
        digest: records_digest(ledger),
    };
    (report(&source, options), sentences(&source))
}

fn words(inline: &[Inline]) -> String {
    let word = |one: &Inline| match one {
        Inline::Text(text) | Inline::Strong(text) | Inline::Faint(text) => text.clone(),
        Inline::Portion { count, share } => format!("{count} {share}"),
        Inline::Break => "\n".to_owned(),
        Inline::State(_) | Inline::Grade(..) | Inline::Vision(_) => String::new(),
    };
    inline.iter().map(word).collect()
}

/// Every text of a report, piece by piece.
pub fn texts(document: &ReportDocument) -> Vec<String> {
    let RunningHead { head, edition, as_of, digest } = document.running.clone();
    let mut texts = vec![head, edition, as_of, digest];
    let of_terms =
        |terms: &[Term]| terms.iter().flat_map(|term| [term.term.clone(), words(&term.words)]).collect::<Vec<_>>();
    for section in &document.sections {
        texts.push(section.title.clone());
        for block in &section.blocks {
            match block {
                ReportBlock::Cover(cover) => {
                    let cover = cover.clone();
                    texts.extend([cover.city, cover.kind, cover.plan, cover.title, cover.year, cover.period]);
                }
                ReportBlock::Heading { text, note, .. } => texts.extend([text.clone(), note.clone()]),
                ReportBlock::Paragraph(inline) => texts.push(words(inline)),
                ReportBlock::Sentences(all) => texts.extend(all.clone()),
                ReportBlock::Totals(totals) => texts.extend(
                    totals.iter().flat_map(|one| [&one.name, &one.figure, &one.unit, &one.note].map(Clone::clone)),
                ),
                ReportBlock::States(_) | ReportBlock::Circles(_) | ReportBlock::Years(_) => {}
                ReportBlock::Terms(terms) => texts.extend(of_terms(terms)),
                ReportBlock::Table(table) => {
                    texts.extend(table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| words(&cell.words))));
                }
                ReportBlock::Picture(picture) => {
                    texts.extend(std::iter::once(&picture.name).chain(&picture.description).cloned());
                }
                ReportBlock::Initiative(title) => texts.extend([title.name.clone(), title.note.clone()]),
                ReportBlock::Measure(sheet) => {
                    texts.extend([
                        sheet.number.clone(),
                        sheet.name.clone(),
                        sheet.state.1.clone(),
                        words(&sheet.rating),
                    ]);
                    for terms in [&sheet.promised, &sheet.told, &sheet.further, &sheet.foot] {
                        texts.extend(of_terms(terms));
                    }
                    texts.extend(sheet.phases.iter().flatten().map(|cell| words(&cell.words)));
                }
            }
        }
    }
    texts
}

fn tables(document: &ReportDocument, part: ReportPart) -> Vec<&ReportTable> {
    let sections = document.sections.iter().filter(|section| section.part == part);
    let blocks = sections.flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let ReportBlock::Table(table) = block { Some(table) } else { None }).collect()
}

/// The first number of each cell behind the first one.
fn counts(table: &ReportTable, weight: RowWeight) -> Vec<Vec<usize>> {
    let number = |text: String| text.split(' ').next().and_then(|word| word.parse::<usize>().ok());
    let rows = table.rows.iter().filter(|row| row.weight == weight);
    rows.map(|row| row.cells.iter().skip(1).filter_map(|cell| number(words(&cell.words))).collect()).collect()
}

#[test]
fn every_row_and_every_column_of_a_cross_table_makes_its_sum() {
    let plan = city_plan();
    let (document, _) = reported(&plan, &ledger_of(sample_entries()), None, &everything());
    let tables = tables(&document, ReportPart::CrossTables);
    assert_eq!(tables.len(), 3);
    for table in &tables[..2] {
        let (rows, sums) = (counts(table, RowWeight::Plain), counts(table, RowWeight::Total));
        assert_eq!(rows.len(), 3, "one row a Vision");
        for row in rows.iter().chain(&sums) {
            let (sum, parts) = row.split_last().unwrap();
            assert_eq!(parts.iter().sum::<usize>(), *sum, "{}: {row:?}", table.name);
        }
        for (at, sum) in sums[0].iter().enumerate() {
            assert_eq!(rows.iter().map(|row| row[at]).sum::<usize>(), *sum, "{}, column {at}", table.name);
        }
        assert_eq!(sums[0].last(), Some(&63));
    }
    let (rows, sums) = (counts(tables[2], RowWeight::Plain), counts(tables[2], RowWeight::Total));
    for row in rows.iter().chain(&sums) {
        assert_eq!(row[1..].iter().sum::<usize>(), row[0], "{row:?}");
    }
    assert_eq!(rows.iter().map(|row| row[0]).sum::<usize>(), sums[0][0], "のべ");
}

/// Counted by hand on four measures of ①: 1-1 and 1-3 by one department of many, 1-2 whole, 1-4 the same.
#[test]
fn figures_and_sentences_say_what_was_recorded() {
    let plan = city_plan();
    let record = |item: &str, dept: &str, field: Field, value: &str| {
        let cell = Cell { fy: 2027, dept: DeptId::new(dept), item: ItemId::new(item), field };
        let author = Author { by: "係".to_owned(), at: Moment::new("2027-11-19T10:04:00+09:00"), tx: item.to_owned() };
        Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author)
    };
    let ledger = ledger_of([
        record("m0401", "shimin", Field::Status, "done"),
        record("m0401", "shimin", Field::Rating, "a"),
        record("m0402", "shimin", Field::Status, "stopped"),
        record("m0403", "shimin", Field::Status, "underway"),
        record("m0403", "shimin", Field::Rating, "d"),
        record("m0403", "shimin", Field::Situation, "調達が不調に終わった。再公告する。"),
    ]);
    let (document, told) = reported(&plan, &ledger, Some("m04"), &everything());
    assert_eq!(told[0], "個別取組3件のうち3件に記入があり、完了は1件（33.3%）、実施中は0件（0.0%）である。");
    assert_eq!(told[1], "令和8年度の記入はなく、比べていない。");
    assert!(told[2].starts_with("遅れ1件・やや遅れ0件のうち1件は取組④にあり、その後続1取組（①）"), "{}", told[2]);
    let text = texts(&document).join("\n");
    assert!(text.contains("調達が不調に終わった…"), "the summary has the first sentence");
    assert!(text.contains("調達が不調に終わった。再公告する。"), "the sheet has all");
    assert!(text.contains("④マイナンバーカードの利活用"));
}

#[test]
fn nothing_recorded_is_no_good_news() {
    let plan = city_plan();
    let (document, told) = reported(&plan, &Ledger::default(), None, &everything());
    assert_eq!(
        told,
        [
            "個別取組63件のうち、記入のあるものはまだない。",
            "令和8年度の記入はなく、比べていない。",
            "令和9年度が期限の目標は7件で、計画どおり以上が0件、やや遅れ・遅れが0件、評価のないものが7件である。"
        ]
    );
    let text = texts(&document).join("\n");
    for word in ["順調", "遅れはない", "問題"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains("記入のある課は0課"));
}

#[test]
fn every_text_of_the_plan_that_a_sheet_has_stands_in_the_report() {
    let plan = city_plan();
    let (document, _) = reported(&plan, &ledger_of(sample_entries()), None, &everything());
    let text = texts(&document).join("\n");
    for (initiative, measure) in plan.measures() {
        for wanted in [
            initiative.outcome.as_deref().unwrap(),
            initiative.overview.as_deref().unwrap(),
            initiative.background.as_deref().unwrap(),
            &measure.name,
            measure.indicator_text(),
            measure.target_text(),
        ] {
            assert!(text.contains(wanted), "{wanted}");
        }
        for phase in &measure.phases {
            assert!(text.contains(&phase.text), "{}", phase.text);
        }
    }
}

#[test]
fn a_text_longer_than_a_page_goes_on_and_nothing_hides_in_it() {
    let plan = city_plan();
    let long = format!("=1+1<b>\u{202e}{}", "終".repeat(10_000));
    let entries = sample_entries().into_iter().chain(["status", "rating", "situation", "next"].map(|field| {
        let cell =
            Cell { fy: 2027, dept: DeptId::new("gakumu"), item: ItemId::new("m0601"), field: Field::of_word(field) };
        let value = match field {
            "status" => "underway",
            "rating" => "d",
            _ => long.as_str(),
        };
        let author = Author { by: "\u{202e}係".to_owned(), at: Moment::new(NOW), tx: field.to_owned() };
        Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author)
    }));
    let (document, _) = reported(&plan, &ledger_of(entries), None, &everything());
    let texts = texts(&document);
    let hidden: Vec<&String> = texts.iter().filter(|text| first_hidden(&text.replace('\n', "")).is_some()).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
    let longest = texts.iter().map(|text| text.chars().count()).max().unwrap();
    assert!(longest < 700, "a piece of {longest} letters is higher than a page");
    let all: usize = texts.iter().map(|text| text.matches('終').count()).sum();
    assert!(all >= 10_000, "{all} letters are left");
}

#[test]
fn a_choice_comes_back_as_it_was_kept_and_a_strange_one_is_the_usual_one() {
    let mut options = everything();
    options.choose(ReportPart::Cover, false);
    options.cover.title = "中間報告".to_owned();
    let kept = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<ReportOptions>(&kept).unwrap(), options);
    let older: ReportOptions = serde_json::from_str(r#"{"sheets":"measures","novelty":1}"#).unwrap();
    assert_eq!(older, ReportOptions { sheets: SheetScope::Measures, ..ReportOptions::default() });
}

/// A document of tables, terms and headings, with heights of its pieces.
fn documents() -> impl Strategy<Value = (ReportDocument, Vec<Vec<BlockHeights>>)> {
    let height = || prop_oneof![8 => 10.0..120.0_f64, 1 => 900.0..1500.0_f64];
    let block = (0..3_u8, prop::collection::vec(height(), 1..30));
    let section = prop::collection::vec(block, 1..6);
    prop::collection::vec(section, 1..4).prop_map(|sections| {
        let mut heights = Vec::new();
        let made = sections.into_iter().map(|blocks| {
            let mut measured = Vec::new();
            let blocks = blocks.into_iter().map(|(kind, own)| match kind {
                0 => {
                    measured.push(BlockHeights { head: 0.0, pieces: vec![own[0].min(80.0)] });
                    ReportBlock::Heading {
                        level: HeadingLevel::Section,
                        text: "見出し".to_owned(),
                        note: String::new(),
                    }
                }
                1 => {
                    let terms = own.iter().map(|_| Term::new("項", "語")).collect();
                    measured.push(BlockHeights { head: 0.0, pieces: own });
                    ReportBlock::Terms(terms)
                }
                _ => {
                    let rows = own.iter().map(|_| ayumi::report::ReportRow::plain([Inline::words("行")])).collect();
                    measured.push(BlockHeights { head: 30.0, pieces: own });
                    ReportBlock::Table(ReportTable { name: "表".to_owned(), columns: Vec::new(), rows })
                }
            });
            let blocks = blocks.collect();
            heights.push(measured);
            ReportSection { part: ReportPart::Signs, title: "節".to_owned(), paper: ReportPaper::A4Upright, blocks }
        });
        let sections = made.collect();
        let empty = String::new;
        let running = RunningHead { head: empty(), edition: empty(), as_of: empty(), digest: empty() };
        (ReportDocument { running, sections }, heights)
    })
}

proptest! {
    #[test]
    fn every_piece_stands_on_one_page_in_its_order((document, heights) in documents()) {
        let pages = paginate(&document, &heights);
        let set: Vec<(usize, usize, usize)> = pages
            .iter()
            .flat_map(|page| page.slices.iter().flat_map(|slice| slice.pieces.clone().map(|at| (page.section, slice.block, at))))
            .collect();
        let wanted: Vec<(usize, usize, usize)> = heights
            .iter()
            .enumerate()
            .flat_map(|(section, blocks)| blocks.iter().enumerate().flat_map(move |(block, one)| (0..one.pieces.len()).map(move |at| (section, block, at))))
            .collect();
        prop_assert_eq!(set, wanted);
    }

    #[test]
    fn a_page_is_as_high_as_paper_unless_one_piece_is_higher((document, heights) in documents()) {
        for page in paginate(&document, &heights) {
            prop_assert!(!page.slices.is_empty());
            let pieces: usize = page.slices.iter().map(|slice| slice.pieces.len()).sum();
            let height: f64 = page
                .slices
                .iter()
                .map(|slice| {
                    let block = &heights[page.section][slice.block];
                    block.head + slice.pieces.clone().map(|at| block.pieces[at]).sum::<f64>()
                })
                .sum();
            prop_assert!(height <= PAGE_HEIGHT || pieces == 1, "{height} by {pieces} pieces");
        }
    }

    #[test]
    fn a_heading_stands_over_what_it_heads((document, heights) in documents()) {
        let pages = paginate(&document, &heights);
        for page in &pages {
            let last = page.slices.last().unwrap();
            let blocks = &document.sections[page.section].blocks;
            let is_heading = matches!(blocks[last.block], ReportBlock::Heading { .. });
            // What follows, up to what the headings are of, is higher than a page together with all headings before it.
            let following = blocks.iter().zip(&heights[page.section]).skip(last.block + 1);
            let headed = following.clone().take_while(|(block, _)| matches!(block, ReportBlock::Heading { .. })).count();
            let height: f64 = following.take(headed + 1).map(|(_, one)| one.head + one.pieces[0]).sum();
            let alone = last.block + headed + 1 == blocks.len() || height + 80.0 * 6.0 > PAGE_HEIGHT;
            prop_assert!(!is_heading || alone);
        }
    }
}
