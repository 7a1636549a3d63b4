//! Sizes of paper, sections, and what stands on every page. Lengths are twentieths of a point.

use crate::report::{ReportDocument, ReportPaper, ReportPart, ReportSection};

use super::inline::run;
use super::paragraph::{ParagraphStyle, set};
use super::xml::{Xml, valued, xml};

/// 13.2 mm on the left and on the right, as on the pages.
const BESIDE: u32 = 748;
/// From the edge to the words above and below.
const ABOVE: u32 = 1170;
const BELOW: u32 = 1060;
/// From the edge to head and foot.
const HEAD: u32 = 600;
const FOOT: u32 = 500;

/// Width and height.
fn size(paper: ReportPaper) -> (u32, u32) {
    match paper {
        ReportPaper::A4Upright => (11_906, 16_838),
        ReportPaper::A3Across => (23_811, 16_838),
    }
}

/// How wide the words are.
pub(super) fn room(paper: ReportPaper) -> u32 {
    size(paper).0 - 2 * BESIDE
}

/// The outermost element of a part, with the names that it uses.
pub(super) fn root(name: &'static str) -> Xml {
    xml(name)
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .with("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
}

/// A section begins a page.
pub(super) fn section(paper: ReportPaper, head: &str, foot: &str) -> Xml {
    let (width, height) = size(paper);
    let size = xml("w:pgSz").with("w:w", width).with("w:h", height);
    let size = match paper {
        ReportPaper::A4Upright => size,
        ReportPaper::A3Across => size.with("w:orient", "landscape"),
    };
    let reference = |name, id: &str| xml(name).with("w:type", "default").with("r:id", id);
    xml("w:sectPr")
        .child(reference("w:headerReference", head))
        .child(reference("w:footerReference", foot))
        .child(valued("w:type", "nextPage"))
        .child(size)
        .child(
            xml("w:pgMar")
                .with("w:top", ABOVE)
                .with("w:right", BESIDE)
                .with("w:bottom", BELOW)
                .with("w:left", BESIDE)
                .with("w:header", HEAD)
                .with("w:footer", FOOT)
                .with("w:gutter", 0),
        )
}

/// Plan, report and year on the left, the part on the right. The cover says so itself.
pub(super) fn head(document: &ReportDocument, section: &ReportSection) -> Xml {
    let words = match section.part {
        ReportPart::Cover => Vec::new(),
        _ => vec![run(&document.running.head, false), tab(), run(&section.title, false)],
    };
    let right = xml("w:tabs").child(stop("right", room(section.paper)));
    root("w:hdr").child(set(ParagraphStyle::Header, vec![right], words))
}

/// Of what it was made on the left, the page in the middle, the digest on the right.
pub(super) fn foot(document: &ReportDocument, paper: ReportPaper) -> Xml {
    let (running, room) = (&document.running, room(paper));
    let stops = xml("w:tabs").child(stop("center", room / 2)).child(stop("right", room));
    let words = [
        run(&format!("{}　{}", running.edition, running.as_of), false),
        tab(),
        field("PAGE", true),
        run(" / ", false),
        field("NUMPAGES", false),
        tab(),
        run(&running.digest, false),
    ];
    root("w:ftr").child(set(ParagraphStyle::Footer, vec![stops], words))
}

fn tab() -> Xml {
    xml("w:r").child(xml("w:tab"))
}

fn stop(kind: &str, at: u32) -> Xml {
    valued("w:tab", kind).with("w:pos", at)
}

/// A figure that the office program counts.
fn field(what: &str, is_strong: bool) -> Xml {
    xml("w:fldSimple").with("w:instr", format!(" {what} ")).child(run("1", is_strong))
}
