//! The parts of the file, how they name each other, and how they are packed.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::plan::calendar::Date;

use super::xml::{Xml, xml};

/// Who made it.
const CREATOR: &str = "あゆみ";
/// Where the day is not known: the file would else carry the clock's time, and be another every second.
const NO_DAY: &str = "2026-04-01";

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const RELS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// What a part is to the document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Related {
    /// The document itself.
    Document,
    Styles,
    Settings,
    Numbering,
    Header,
    Footer,
}

impl Related {
    fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Styles => "styles",
            Self::Settings => "settings",
            Self::Numbering => "numbering",
            Self::Header => "header",
            Self::Footer => "footer",
        }
    }

    fn content_type(self) -> String {
        let word = if self == Self::Document { "document.main" } else { self.word() };
        format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{word}+xml")
    }
}

/// A part of the file.
pub(super) struct PackagePart {
    kind: Related,
    at: usize,
    text: String,
}

impl PackagePart {
    /// A part that the document names; heads and feet are counted.
    pub(super) fn related(kind: Related, at: usize, content: Xml) -> Self {
        Self { kind, at, text: content.document() }
    }

    /// Its name in the folder `word`.
    fn name(&self) -> String {
        match self.kind {
            Related::Header | Related::Footer => format!("{}{}.xml", self.kind.word(), self.at + 1),
            Related::Document | Related::Styles | Related::Settings | Related::Numbering => {
                format!("{}.xml", self.kind.word())
            }
        }
    }
}

/// By what the document names one of several parts.
pub(super) fn id(word: &str, at: usize) -> String {
    format!("{word}{}", at + 1)
}

/// Packs the file.
pub(super) fn packed(title: &str, made_on: Option<Date>, parts: Vec<PackagePart>) -> ZipResult<Vec<u8>> {
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), content_types(&parts).document()),
        ("_rels/.rels".to_owned(), outer().document()),
        ("docProps/core.xml".to_owned(), core(title, made_on).document()),
        ("word/_rels/document.xml.rels".to_owned(), inner(&parts).document()),
    ];
    files.extend(parts.into_iter().map(|part| (format!("word/{}", part.name()), part.text)));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // The options say no time of their own; that of the format's first day stands for it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::DEFAULT);
    for (name, text) in files {
        writer.start_file(name, options)?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn content_types(parts: &[PackagePart]) -> Xml {
    let default = |ending, kind| xml("Default").with("Extension", ending).with("ContentType", kind);
    let one = |name: String, kind: String| xml("Override").with("PartName", name).with("ContentType", kind);
    xml("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", RELS_TYPE))
        .child(default("xml", "application/xml"))
        .child(one("/docProps/core.xml".to_owned(), CORE_TYPE.to_owned()))
        .children(parts.iter().map(|part| one(format!("/word/{}", part.name()), part.kind.content_type())))
}

fn relationship(id: &str, kind: &str, target: &str) -> Xml {
    xml("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

/// What the file holds.
fn outer() -> Xml {
    xml("Relationships")
        .with("xmlns", RELATIONSHIPS)
        .child(relationship("document", &format!("{OFFICE}/officeDocument"), "word/document.xml"))
        .child(relationship("core", CORE, "docProps/core.xml"))
}

/// What the document names.
fn inner(parts: &[PackagePart]) -> Xml {
    let named = parts.iter().filter(|part| part.kind != Related::Document);
    xml("Relationships").with("xmlns", RELATIONSHIPS).children(named.map(|part| {
        let word = part.kind.word();
        relationship(&id(word, part.at), &format!("{OFFICE}/{word}"), &part.name())
    }))
}

fn core(title: &str, made_on: Option<Date>) -> Xml {
    let day = made_on.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    let time = |name| xml(name).with("xsi:type", "dcterms:W3CDTF").text(&format!("{day}T00:00:00Z"));
    xml("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(xml("dc:title").text(title))
        .child(xml("dc:creator").text(CREATOR))
        .child(xml("dc:language").text("ja-JP"))
        .child(time("dcterms:created"))
        .child(time("dcterms:modified"))
}
