//! How it looks: by styles alone, so that an office changes all headings at once. Word knows its own by their English
//! names and shows them in its language.

use super::paper::root;
use super::paragraph::ParagraphStyle;
use super::xml::{Xml, valued, xml};

/// What Japanese office programs write with; where one is not there, they take one of theirs.
const GOTHIC: (&str, &str) = ("Yu Gothic", "游ゴシック");
const MINCHO: (&str, &str) = ("Yu Mincho", "游明朝");

/// Sizes of letters, in half points.
const BODY: u16 = 19;
const SMALL: u16 = 18;
const SMALLEST: u16 = 17;

/// A style of paragraphs.
struct Look {
    style: ParagraphStyle,
    name: &'static str,
    /// Above and below, in twentieths of a point.
    space: (u16, u16),
    size: u16,
    is_gothic: bool,
    is_strong: bool,
    /// How deep it stands in the outline.
    outline: Option<u8>,
}

const LOOKS: [Look; 13] = [
    look(ParagraphStyle::Body, "Normal", (0, 60), BODY),
    heading(ParagraphStyle::Title, "Title", (0, 120), 72, None),
    heading(ParagraphStyle::Subtitle, "Subtitle", (60, 120), 28, None),
    heading(ParagraphStyle::Heading1, "heading 1", (120, 120), 32, Some(0)),
    heading(ParagraphStyle::Heading2, "heading 2", (160, 60), 24, Some(1)),
    heading(ParagraphStyle::Heading3, "heading 3", (240, 60), 21, Some(2)),
    gothic(look(ParagraphStyle::Note, "報告書の注", (0, 100), SMALL)),
    look(ParagraphStyle::ListNumber, "List Number", (0, 60), BODY),
    gothic(look(ParagraphStyle::Cell, "報告書の表の文字", (0, 0), SMALL)),
    gothic(look(ParagraphStyle::Number, "報告書の表の数", (0, 0), SMALL)),
    look(ParagraphStyle::Gap, "報告書の間", (0, 0), 2),
    gothic(look(ParagraphStyle::Header, "header", (0, 0), SMALLEST)),
    gothic(look(ParagraphStyle::Footer, "footer", (0, 0), SMALLEST)),
];

const fn look(style: ParagraphStyle, name: &'static str, space: (u16, u16), size: u16) -> Look {
    Look { style, name, space, size, is_gothic: false, is_strong: false, outline: None }
}

const fn gothic(look: Look) -> Look {
    Look { is_gothic: true, ..look }
}

const fn heading(style: ParagraphStyle, name: &'static str, space: (u16, u16), size: u16, outline: Option<u8>) -> Look {
    Look { style, name, space, size, is_gothic: true, is_strong: true, outline }
}

/// The part of styles.
pub(super) fn styles() -> Xml {
    let language = valued("w:lang", "ja-JP").with("w:eastAsia", "ja-JP").with("w:bidi", "ar-SA");
    let letters = xml("w:rPr").children(fonts(MINCHO)).children(sizes(BODY)).child(language);
    let defaults = xml("w:docDefaults")
        .child(xml("w:rPrDefault").child(letters))
        .child(xml("w:pPrDefault").child(xml("w:pPr").child(valued("w:snapToGrid", 0))));
    root("w:styles").child(defaults).children(LOOKS.iter().map(paragraph_style)).children(table_styles())
}

/// The part of settings: the layout of today's Word, not that of an earlier one.
pub(super) fn settings() -> Xml {
    let mode = xml("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", 15);
    root("w:settings")
        .child(valued("w:characterSpacingControl", "compressPunctuation"))
        .child(xml("w:compat").child(mode))
        .child(valued("w:themeFontLang", "ja-JP").with("w:eastAsia", "ja-JP"))
}

/// The part of numbering: every list counts from one.
pub(super) fn numbering(lists: usize) -> Xml {
    let level = xml("w:lvl")
        .with("w:ilvl", 0)
        .child(valued("w:start", 1))
        .child(valued("w:numFmt", "decimal"))
        .child(valued("w:lvlText", "%1"))
        .child(valued("w:lvlJc", "left"))
        .child(xml("w:pPr").child(xml("w:ind").with("w:left", 420).with("w:hanging", 420)))
        .child(xml("w:rPr").child(xml("w:b")));
    let form =
        xml("w:abstractNum").with("w:abstractNumId", 0).child(valued("w:multiLevelType", "singleLevel")).child(level);
    let list = |number: usize| {
        let first = xml("w:lvlOverride").with("w:ilvl", 0).child(valued("w:startOverride", 1));
        xml("w:num").with("w:numId", number).child(valued("w:abstractNumId", 0)).child(first)
    };
    root("w:numbering").child(form).children((1..=lists).map(list))
}

fn paragraph_style(look: &Look) -> Xml {
    let is_body = look.style == ParagraphStyle::Body;
    let mut style = xml("w:style").with("w:type", "paragraph");
    if is_body {
        style = style.with("w:default", 1);
    }
    style = style.with("w:styleId", look.style.id()).child(valued("w:name", look.name));
    if !is_body {
        style = style.child(valued("w:basedOn", ParagraphStyle::Body.id()));
    }
    if look.outline.is_some() {
        style = style.child(valued("w:next", ParagraphStyle::Body.id()));
    }
    style = style.child(xml("w:qFormat"));
    let mut set = xml("w:pPr");
    if look.outline.is_some() {
        set = set.child(xml("w:keepNext"));
    }
    if look.style == ParagraphStyle::Title {
        let line = valued("w:bottom", "single").with("w:sz", 6).with("w:space", 4).with("w:color", "000000");
        set = set.child(xml("w:pBdr").child(line));
    }
    let mut space = xml("w:spacing").with("w:before", look.space.0).with("w:after", look.space.1);
    if look.style == ParagraphStyle::Gap {
        space = space.with("w:line", 120).with("w:lineRule", "exact");
    }
    set = set.child(space);
    if look.style == ParagraphStyle::Number {
        set = set.child(valued("w:jc", "right"));
    }
    set = set.children(look.outline.map(|depth| valued("w:outlineLvl", depth)));
    let mut letters = xml("w:rPr");
    if look.is_gothic {
        letters = letters.children(fonts(GOTHIC));
    }
    if look.is_strong {
        letters = letters.child(xml("w:b"));
    }
    style.child(set).child(letters.children(sizes(look.size)))
}

/// Tables under a head, and terms. Lines are thin; rows are parted by lines that a copier keeps.
fn table_styles() -> [Xml; 3] {
    let line = |side, size: u8, colour: &str| {
        valued(side, "single").with("w:sz", size).with("w:space", 0).with("w:color", colour)
    };
    let around = |side| xml(side).with("w:w", 85).with("w:type", "dxa");
    let room = || xml("w:tblCellMar").child(around("w:left")).child(around("w:right"));
    let base = xml("w:style")
        .with("w:type", "table")
        .with("w:default", 1)
        .with("w:styleId", "TableNormal")
        .child(valued("w:name", "Normal Table"))
        .child(xml("w:tblPr").child(room()));
    let own = |id: &str, name: &str, lines: Vec<Xml>| {
        xml("w:style")
            .with("w:type", "table")
            .with("w:customStyle", 1)
            .with("w:styleId", id)
            .child(valued("w:name", name))
            .child(valued("w:basedOn", "TableNormal"))
            .child(xml("w:tblPr").child(xml("w:tblBorders").children(lines)).child(room()))
    };
    let (ink, grey) = ("000000", "767676");
    let head = xml("w:tblStylePr")
        .with("w:type", "firstRow")
        .child(xml("w:tcPr").child(xml("w:tcBorders").child(line("w:bottom", 8, ink))));
    let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let table = own("ReportTable", "報告書の表", sides.map(|side| line(side, 4, grey)).into()).child(head);
    let rows = ["w:top", "w:bottom", "w:insideH"];
    [base, table, own("ReportTerms", "報告書の項目", rows.map(|side| line(side, 4, grey)).into())]
}

fn fonts((latin, japanese): (&str, &str)) -> [Xml; 1] {
    [xml("w:rFonts").with("w:ascii", latin).with("w:eastAsia", japanese).with("w:hAnsi", latin)]
}

fn sizes(size: u16) -> [Xml; 2] {
    [valued("w:sz", size), valued("w:szCs", size)]
}
