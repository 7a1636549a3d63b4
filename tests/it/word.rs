//! The report as a Word file: what an office that goes on writing it may rely on.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;

use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, Scale, Value};
use ayumi::office::word;
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId};
use ayumi::report::{ReportDocument, ReportOptions, ReportPaper, ReportPart};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::city::city_plan;
use crate::report::{everything, ledger_of, reported, texts};
use crate::stage::{NOW, sample_entries};

fn of(ledger: &Ledger, options: &ReportOptions) -> ReportDocument {
    reported(&city_plan(), ledger, None, options).0
}

fn day() -> Option<Date> {
    Moment::new(NOW).date()
}

fn written(document: &ReportDocument) -> Vec<u8> {
    word(document, day()).unwrap()
}

/// The parts of a file by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(read).collect()
}

/// An element as it was read.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Node>,
    text: String,
}

impl Node {
    fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Node>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.all(name, found);
        }
    }

    /// Those of a name, at any depth.
    fn find(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        self.all(name, &mut found);
        found
    }

    fn of(&self, name: &str) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The value of the first element of a name, at any depth.
    fn value(&self, name: &str) -> Option<String> {
        self.find(name).first().map(|node| node.attributes["w:val"].clone())
    }

    /// Its words; a line break is one.
    fn words(&self) -> String {
        match self.name.as_str() {
            "w:br" => "\n".to_owned(),
            _ => self.children.iter().fold(self.text.clone(), |words, child| words + &child.words()),
        }
    }
}

/// Reads a part; it must be well-formed.
fn parsed(text: &str) -> Node {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Node::default()];
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(ref start) | Event::Empty(ref start) => {
                let attributes = start.attributes().map(|one| {
                    let one = one.unwrap();
                    let value = unescape(&one.value).unwrap().into_owned();
                    (one.key.as_ref().to_owned(), value)
                });
                let name = start.name().as_ref().to_owned();
                let node = Node { name, attributes: attributes.collect(), ..Node::default() };
                if matches!(event, Event::Empty(_)) {
                    open.last_mut().unwrap().children.push(node);
                } else {
                    open.push(node);
                }
            }
            Event::End(_) => {
                let node = open.pop().unwrap();
                open.last_mut().unwrap().children.push(node);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text,
            Event::GeneralRef(name) => {
                open.last_mut().unwrap().text += &unescape(&format!("&{};", &*name)).unwrap();
            }
            Event::Eof => break,
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open.pop().unwrap()
}

/// A text without signs, which [`texts`] leaves out, without gaps, and without the brackets around a share.
fn folded(text: &str) -> String {
    let grades = Scale::default().grades;
    let bare = grades.iter().fold(text.to_owned(), |text, grade| text.replace(&format!("[{}]", grade.letter), ""));
    bare.chars().filter(|one| !one.is_whitespace() && !"●■▲◆◑◔○⊗⊘⧉⊙◌（）".contains(*one)).collect()
}

/// Names every text of the report that stands nowhere in the file.
fn missing(document: &ReportDocument, parts: &BTreeMap<String, String>) -> Vec<String> {
    let words: Vec<String> = parts
        .iter()
        .filter(|(name, _)| name.starts_with("word/") && !name.contains("_rels"))
        .map(|(_, text)| folded(&parsed(text).words()))
        .collect();
    let all = words.join("\n");
    // The cover has no head that would name it.
    texts(document)
        .into_iter()
        .filter(|text| text != ReportPart::Cover.name() && !all.contains(&folded(text)))
        .collect()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let document = of(&ledger_of(sample_entries()), &everything());
    assert_eq!(written(&document), written(&document.clone()));
    assert_ne!(written(&document), word(&document, None).unwrap(), "the day it was made on is in it");
}

#[test]
fn every_part_is_well_formed_and_named_by_the_others() {
    let document = of(&ledger_of(sample_entries()), &everything());
    let bytes = written(&document);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("report.docx"), &bytes).unwrap();
    let parts = parts(&bytes);
    for text in parts.values() {
        parsed(text);
    }
    let types = parsed(&parts["[Content_Types].xml"]);
    for named in types.find("Override") {
        assert!(parts.contains_key(&named.attributes["PartName"][1..]), "{named:?}");
    }
    let related = parsed(&parts["word/_rels/document.xml.rels"]);
    let ids: BTreeMap<String, String> = related
        .find("Relationship")
        .iter()
        .map(|one| (one.attributes["Id"].clone(), one.attributes["Target"].clone()))
        .collect();
    let body = parsed(&parts["word/document.xml"]);
    for reference in body.find("w:headerReference").into_iter().chain(body.find("w:footerReference")) {
        assert!(parts.contains_key(&format!("word/{}", ids[&reference.attributes["r:id"]])));
    }
    let core = parsed(&parts["docProps/core.xml"]);
    let said = |name: &str| core.find(name)[0].words();
    assert_eq!(said("dc:title"), document.running.head);
    assert_eq!(said("dc:language"), "ja-JP");
    assert_eq!(said("dcterms:created"), "2027-11-22T00:00:00Z");
}

#[test]
fn every_text_of_the_report_stands_in_the_file() {
    for ledger in [Ledger::default(), ledger_of(sample_entries())] {
        let document = of(&ledger, &everything());
        assert_eq!(missing(&document, &parts(&written(&document))), Vec::<String>::new());
    }
}

#[test]
fn headings_make_an_outline_that_leaves_no_level_out() {
    let document = of(&ledger_of(sample_entries()), &everything());
    let parts = parts(&written(&document));
    let styles = parsed(&parts["word/styles.xml"]);
    let depths: BTreeMap<String, usize> = styles
        .find("w:style")
        .iter()
        .filter_map(|style| {
            let depth = style.value("w:outlineLvl")?.parse().unwrap();
            assert_eq!(style.value("w:name").unwrap(), format!("heading {}", depth + 1));
            Some((style.attributes["w:styleId"].clone(), depth))
        })
        .collect();
    let body = parsed(&parts["word/document.xml"]);
    let outline: Vec<usize> = body
        .find("w:p")
        .iter()
        .filter_map(|paragraph| depths.get(&paragraph.value("w:pStyle").unwrap()).copied())
        .collect();
    assert!(outline.len() > 63 + 20, "{}", outline.len());
    assert_eq!(outline[0], 0);
    assert!(outline.windows(2).all(|two| two[1] <= two[0] + 1), "{outline:?}");
    let titles = body.find("w:pStyle").iter().filter(|style| style.attributes["w:val"] == "Title").count();
    assert_eq!(titles, 1);
}

#[test]
fn tables_repeat_their_head_and_fill_their_grid() {
    let document = of(&ledger_of(sample_entries()), &everything());
    let body = parsed(&parts(&written(&document))["word/document.xml"]);
    let tables = body.find("w:tbl");
    assert!(tables.len() > 100);
    for table in tables {
        let grid = table.find("w:gridCol");
        let room: u32 = grid.iter().map(|column| column.attributes["w:w"].parse::<u32>().unwrap()).sum();
        assert!([10_410, 22_315].contains(&room), "{room} is the width of no paper");
        let rows: Vec<&Node> = table.of("w:tr").collect();
        let is_terms = table.value("w:tblStyle").unwrap() == "ReportTerms";
        let heads = rows.iter().filter(|row| !row.find("w:tblHeader").is_empty()).count();
        assert_eq!(heads, usize::from(!is_terms), "{}", table.words());
        assert!(is_terms || !rows[0].find("w:tblHeader").is_empty(), "the head comes first");
        for row in rows {
            assert_eq!(row.find("w:cantSplit").len(), 1);
            let spans = row.of("w:tc").map(|cell| cell.value("w:gridSpan").map_or(1, |span| span.parse().unwrap()));
            assert_eq!(spans.sum::<usize>(), grid.len(), "{}", row.words());
            assert!(row.of("w:tc").all(|cell| cell.of("w:p").count() == 1));
        }
    }
    // Side by side, two tables would be one.
    let content = &body.children[0].children[0].children;
    assert!(content.windows(2).all(|two| two.iter().any(|one| one.name != "w:tbl")));
}

#[test]
fn sections_have_the_paper_of_the_report_and_say_of_what_they_were_made() {
    let document = of(&ledger_of(sample_entries()), &everything());
    let parts = parts(&written(&document));
    let body = parsed(&parts["word/document.xml"]);
    let sections = body.find("w:sectPr");
    assert_eq!(sections.len(), document.sections.len());
    for (at, (own, section)) in sections.iter().zip(&document.sections).enumerate() {
        let size = own.find("w:pgSz")[0];
        let is_wide = size.attributes.get("w:orient").is_some_and(|held| held == "landscape");
        assert_eq!(is_wide, section.paper == ReportPaper::A3Across);
        assert_eq!(size.attributes["w:w"], if is_wide { "23811" } else { "11906" });
        let foot = parsed(&parts[&format!("word/footer{}.xml", at + 1)]);
        let fields: Vec<&str> = foot.find("w:fldSimple").iter().map(|one| one.attributes["w:instr"].trim()).collect();
        assert_eq!(fields, ["PAGE", "NUMPAGES"]);
        for said in [&document.running.edition, &document.running.as_of, &document.running.digest] {
            assert!(foot.words().contains(said.as_str()));
        }
        let head = parsed(&parts[&format!("word/header{}.xml", at + 1)]).words();
        let names_itself = head.contains(&document.running.head) && head.contains(&section.title);
        assert_eq!(names_itself, section.part != ReportPart::Cover);
    }
}

#[test]
fn no_sign_of_a_state_stands_without_its_word() {
    let document = of(&ledger_of(sample_entries()), &everything());
    let body = parsed(&parts(&written(&document))["word/document.xml"]);
    for paragraph in body.find("w:p") {
        let words = paragraph.words();
        for (at, sign) in words.char_indices().filter(|(_, one)| "◑◔⊗⊘⧉⊙◌".contains(*one)) {
            let word = words[at + sign.len_utf8()..].trim_start().chars().next();
            assert!(word.is_some_and(char::is_alphabetic), "{words}");
        }
    }
}

#[test]
fn words_of_people_are_words_whatever_stands_in_them() {
    let hostile = [
        "</w:t></w:r><w:p>&amp;\"'<![CDATA[",
        "\u{202e}逆さ\u{0}\u{b}\u{1f}\u{fffe}\u{feff}終",
        "一行目\r\n二行目\n\n三行目\t表",
        &"字".repeat(10_000),
        &"x".repeat(10_000),
    ];
    for text in hostile {
        let entries = ["status", "rating", "situation", "next"].map(|field| {
            let cell = Cell {
                fy: 2027,
                dept: DeptId::new("gakumu"),
                item: ItemId::new("m0601"),
                field: Field::of_word(field),
            };
            let value = match field {
                "status" => "underway",
                "rating" => "d",
                _ => text,
            };
            let author = Author { by: text.to_owned(), at: Moment::new(NOW), tx: field.to_owned() };
            Draft { cell, base: Vec::new(), value: Value::text(value) }.seal(&author)
        });
        let entries: Vec<Entry> = sample_entries().into_iter().chain(entries).collect();
        let mut options = everything();
        options.cover.title = text.to_owned();
        let document = of(&ledger_of(entries), &options);
        let parts = parts(&written(&document));
        assert_eq!(missing(&document, &parts), Vec::<String>::new());
        let allowed = |one: char| matches!(one, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
        assert!(parts.values().all(|part| part.chars().all(allowed)), "XML has no such letters");
    }
}
