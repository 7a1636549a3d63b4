//! Elements as html text, for native tests.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

use crate::exchange::escape;

use super::render::Built;
use super::{Child, Element, STYLE};

impl AddAnyAttr for Element {
    type Output<Added: Attribute> = Self;

    /// Attributes from outside are for components whose own element is not known; these name all of theirs.
    fn add_any_attr<Added: Attribute>(self, _attribute: Added) -> Self
    where
        Self::Output<Added>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escapes: bool,
        marks_branches: bool,
        _extra: Vec<AnyAttribute>,
    ) {
        html.extend(["<", self.tag]);
        let mut style = String::new();
        for (name, value) in &self.attributes {
            match name.strip_prefix(STYLE) {
                Some(property) => style.extend([property, ":", &escape(value), ";"]),
                None => html.extend([" ", name, "=\"", &escape(value), "\""]),
            }
        }
        if !style.is_empty() {
            html.extend([" style=\"", &style, "\""]);
        }
        html.push('>');
        if self.tag == "wbr" {
            // Has no end.
            return;
        }
        for child in self.children {
            match child {
                Child::Text(text) => html.push_str(&escape(&text)),
                Child::Element(child) => child.to_html_with_buf(html, position, escapes, marks_branches, Vec::new()),
                Child::View(view) => view.to_html_with_buf(html, position, escapes, marks_branches, Vec::new()),
            }
        }
        html.extend(["</", self.tag, ">"]);
        *position = Position::NextChild;
    }

    /// A page that begins as html from a server is none of ours.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
