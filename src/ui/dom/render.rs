//! Elements in the page: how they are built, and how they are compared with what stands there.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;

use super::{Child, Element, Listener, STYLE};

const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

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

fn listen(node: &types::Element, listeners: Vec<(&'static str, Listener)>) -> Vec<RemoveEventHandler<types::Element>> {
    let one = |(name, listener): (_, Listener)| Rndr::add_event_listener(node, name, Box::new(listener));
    listeners.into_iter().map(one).collect()
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
        let node = Rndr::create_element(self.tag, self.is_svg.then_some(SVG_NAMESPACE));
        for (name, value) in &self.attributes {
            set(&node, name, value);
        }
        let mut children = Vec::with_capacity(self.children.len());
        for child in self.children {
            let mut child = child.build();
            child.mount(&node, None);
            children.push(child);
        }
        let listeners = listen(&node, self.listeners);
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
        built.listeners = listen(&built.node, self.listeners);
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
