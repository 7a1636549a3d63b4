//! Elements by calls instead of by macro, for views of many small ones.
//!
//! A macro's element keeps placeholders for what may change and a value for everything it is made of. One of these
//! costs the page itself and nothing beside; made again it is compared with the last one, and only what differs is
//! written. Texts and attributes stay text: nothing is ever read as markup.

use std::borrow::Cow;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};

use crate::exchange::escape;

const SVG: &str = "http://www.w3.org/2000/svg";

/// What properties of the style begin with.
const STYLE: &str = "style:";

/// An element with what stands in it.
pub struct Element {
    tag: &'static str,
    drawn: bool,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    children: Vec<Child>,
    heard: Vec<(&'static str, Listener)>,
}

type Listener = Box<dyn Fn(types::Event) + Send>;

enum Child {
    Text(Cow<'static, str>),
    Element(Element),
    /// Anything else, which follows its own signals.
    View(AnyView),
}

/// An html element; without a class where that is empty.
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let element = Element { tag, drawn: false, attributes: Vec::new(), children: Vec::new(), heard: Vec::new() };
    if class.is_empty() { element } else { element.with("class", class) }
}

/// An svg element; without a class where that is empty.
pub fn drawn(tag: &'static str, class: &'static str) -> Element {
    Element { drawn: true, ..element(tag, class) }
}

impl Element {
    /// Adds an attribute. `style:left` is one property of its style: the page's policy forbids the attribute as a whole.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds an attribute, where there is a value.
    #[must_use]
    pub fn with_some<Value: Into<Cow<'static, str>>>(self, name: &'static str, value: Option<Value>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds an attribute without a value, where it holds.
    #[must_use]
    pub fn with_if(self, name: &'static str, holds: bool) -> Self {
        if holds { self.with(name, "") } else { self }
    }

    /// Says what a press does; where that is a link, before it is followed.
    #[must_use]
    pub fn on_press(mut self, act: impl Fn() + Send + 'static) -> Self {
        self.heard.push(("click", Box::new(move |_| act())));
        self
    }

    /// Says what a key does.
    #[must_use]
    pub fn on_key(mut self, act: impl Fn(KeyboardEvent) + Send + 'static) -> Self {
        self.heard.push(("keydown", Box::new(move |event| act(KeyboardEvent::from(event)))));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// Adds an element.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// Adds elements.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// Adds what follows its own signals.
    #[must_use]
    pub fn view(mut self, view: impl IntoAny) -> Self {
        self.children.push(Child::View(view.into_any()));
        self
    }
}

/// An element in the page, and what it was made of, to compare with.
pub struct Built {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    node: types::Element,
    children: Vec<BuiltChild>,
    /// Each stops listening when it is dropped.
    listeners: Vec<RemoveEventHandler<types::Element>>,
}

enum BuiltChild {
    Text(Cow<'static, str>, types::Text),
    Element(Built),
    View(AnyViewState),
}

fn set(node: &types::Element, name: &str, value: &str) {
    match name.strip_prefix(STYLE) {
        Some(property) => Rndr::set_css_property(&Rndr::style(node), property, value),
        None => Rndr::set_attribute(node, name, value),
    }
}

fn unset(node: &types::Element, name: &str) {
    match name.strip_prefix(STYLE) {
        Some(property) => Rndr::remove_css_property(&Rndr::style(node), property),
        None => Rndr::remove_attribute(node, name),
    }
}

fn listen(node: &types::Element, heard: Vec<(&'static str, Listener)>) -> Vec<RemoveEventHandler<types::Element>> {
    let one = |(name, act): (_, Listener)| Rndr::add_event_listener(node, name, Box::new(act));
    heard.into_iter().map(one).collect()
}

impl Child {
    fn build(self) -> BuiltChild {
        match self {
            Self::Text(text) => {
                let node = Rndr::create_text_node(&text);
                BuiltChild::Text(text, node)
            }
            Self::Element(element) => BuiltChild::Element(element.build()),
            Self::View(view) => BuiltChild::View(view.build()),
        }
    }

    /// Writes what differs; gives itself back where another kind of thing stands there.
    fn rebuild(self, built: &mut BuiltChild) -> Option<Self> {
        match (self, built) {
            (Self::Text(text), BuiltChild::Text(before, node)) => {
                if text != *before {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
                None
            }
            (Self::Element(element), BuiltChild::Element(before)) if element.tag == before.tag => {
                element.rebuild(before);
                None
            }
            (Self::View(view), BuiltChild::View(state)) => {
                view.rebuild(state);
                None
            }
            (other, _) => Some(other),
        }
    }
}

impl Mountable for BuiltChild {
    fn unmount(&mut self) {
        match self {
            Self::Text(_, node) => node.unmount(),
            Self::Element(element) => element.unmount(),
            Self::View(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        match self {
            Self::Text(_, node) => Rndr::insert_node(parent, node, marker),
            Self::Element(element) => element.mount(parent, marker),
            Self::View(state) => state.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Text(_, node) => node.insert_before_this(child),
            Self::Element(element) => element.insert_before_this(child),
            Self::View(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Text(..) => Vec::new(),
            Self::Element(element) => element.elements(),
            Self::View(state) => state.elements(),
        }
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.node.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Built {
        let node = Rndr::create_element(self.tag, self.drawn.then_some(SVG));
        for (name, value) in &self.attributes {
            set(&node, name, value);
        }
        let mut children = Vec::with_capacity(self.children.len());
        for child in self.children {
            let mut child = child.build();
            child.mount(&node, None);
            children.push(child);
        }
        let listeners = listen(&node, self.heard);
        Built { tag: self.tag, attributes: self.attributes, node, children, listeners }
    }

    fn rebuild(self, built: &mut Built) {
        if self.tag != built.tag {
            let mut new = self.build();
            built.insert_before_this(&mut new);
            built.unmount();
            *built = new;
            return;
        }
        if self.attributes != built.attributes {
            let gone = |(name, _): &&(&str, _)| !self.attributes.iter().any(|(kept, _)| kept == name);
            for (name, _) in built.attributes.iter().filter(gone) {
                unset(&built.node, name);
            }
            for attribute in self.attributes.iter().filter(|attribute| !built.attributes.contains(attribute)) {
                set(&built.node, attribute.0, &attribute.1);
            }
            built.attributes = self.attributes;
        }
        built.listeners = listen(&built.node, self.heard);
        let mut children = self.children.into_iter();
        let mut kept = 0;
        // From the first that is of another kind on, all are built anew.
        let mut other = None;
        while other.is_none() && kept < built.children.len() {
            let Some(child) = children.next() else { break };
            other = child.rebuild(&mut built.children[kept]);
            kept += usize::from(other.is_none());
        }
        for mut gone in built.children.drain(kept..) {
            gone.unmount();
        }
        for child in other.into_iter().chain(children) {
            let mut child = child.build();
            child.mount(&built.node, None);
            built.children.push(child);
        }
    }
}

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
