//! This page's own blocks, and the reading of a page that it has written.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, DomParser, Element, SupportedType};

use crate::app::{PageBlock, PageReading};

use super::window::document;

/// The elements that a plan's static text is made of.
const PLAIN: [&str; 13] = ["h2", "h3", "h4", "p", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"];
/// The program's parts: everything packed but the first.
const PARTS: &str = "script[type^='application/gzip']:not(#program)";

/// A block of this page.
pub(super) fn block(id: &str) -> Option<PageBlock> {
    Some(block_of(&document().get_element_by_id(id)?))
}

/// What a parser reads in html. It runs nothing and fetches nothing.
pub(super) fn reading(html: &str) -> Option<PageReading> {
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let title = page.query_selector("title").ok()??;
    let booklet = page.query_selector("article.boot__plan").ok()??;
    let body = page.query_selector("body").ok()??;
    let (plan, program) = (page.get_element_by_id("plan")?, page.get_element_by_id("program")?);
    let parts = all(&page, PARTS);
    let read = PageReading {
        title: title.text_content().unwrap_or_default(),
        names: ["data-plan", "data-store", "data-former"].map(|name| body.get_attribute(name).unwrap_or_default()),
        is_booklet_plain: all(&page, "article.boot__plan *").iter().all(is_plain),
        plan: block_of(&plan),
        program: block_of(&program),
        parts: parts.iter().map(|part| (part.id(), block_of(part))).collect(),
        rest: String::new(),
    };
    // What was read is taken out, so that what is left is the same whatever the plan.
    for element in [&title, &booklet, &plan, &program].into_iter().chain(&parts) {
        element.set_text_content(None);
    }
    for (element, name) in [
        (&body, "data-plan"),
        (&body, "data-store"),
        (&body, "data-former"),
        (&plan, "data-sha256"),
        (&program, "data-sha256"),
        (&program, "data-frame-bytes"),
    ] {
        element.remove_attribute(name).ok()?;
    }
    Some(PageReading { rest: page.document_element()?.outer_html(), ..read })
}

fn block_of(element: &Element) -> PageBlock {
    let bytes = |name: &str| -> usize {
        element.get_attribute(name).and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    PageBlock {
        text: element.text_content().unwrap_or_default(),
        sha256: element.get_attribute("data-sha256").unwrap_or_default(),
        frame: (bytes("data-style-bytes").saturating_add(bytes("data-glue-bytes")), bytes("data-frame-bytes")),
    }
}

fn is_plain(element: &Element) -> bool {
    PLAIN.contains(&element.local_name().as_str()) && !element.has_attributes()
}

fn all(page: &Document, selector: &str) -> Vec<Element> {
    let mut found = Vec::new();
    if let Ok(nodes) = page.query_selector_all(selector) {
        let elements = (0..nodes.length()).filter_map(|at| nodes.get(at)?.dyn_into::<Element>().ok());
        found.extend(elements);
    }
    found
}
