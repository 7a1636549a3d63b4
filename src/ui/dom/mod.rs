//! Elements made by calls: the rows of long lists, and the parts that stand in them.
//!
//! The rule: **the rest of `ui` is written with `view!`. Elements are made here for what stands a dozen times or more on
//! one page of the city's plan: rows of lists and tables, boxes and lines of a picture, and the parts in them.**
//! `tests/it/elements.rs` lists the modules that do so, counts what each repeats, and refuses all others.
//!
//! - It is a value: tag, attributes, children, listeners. It costs the page its nodes and nothing beside them. Made
//!   again, it is compared with the last one, and only what differs is written.
//! - It follows no signal. The closure around it does, and makes all of it again; what changes by itself inside goes in
//!   by [`Element::view`].
//! - It is no markup: texts and attributes stay text. It takes no attributes from outside: it names all of its own.
//!
//! What it buys, for 200 rows like those of 一覧 with Leptos 0.8.23 in Chromium: 1 comment node against 6,200 that
//! `view!` leaves as places for what may change; 115 ms against 146 to build the list, 16 against 100 to build it again
//! with two rows in seven changed, 11 against 104 with none changed (medians of 35 runs, on a busy machine).
//! `cargo xtask bench rows` measures it again. It may go when both build again in about the same time: then the rows are
//! written as `by_view` in `tests/bench/examples/rows/both.rs` is.

mod html;
mod render;

use std::borrow::Cow;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::tachys::renderer::types;

/// What properties of the style begin with.
const STYLE: &str = "style:";

/// An element with what stands in it.
pub struct Element {
    tag: &'static str,
    is_svg: bool,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    children: Vec<Child>,
    listeners: Vec<(&'static str, Listener)>,
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
    let element = Element { tag, is_svg: false, attributes: Vec::new(), children: Vec::new(), listeners: Vec::new() };
    if class.is_empty() { element } else { element.with("class", class) }
}

/// An svg element; without a class where that is empty.
pub fn svg(tag: &'static str, class: &'static str) -> Element {
    Element { is_svg: true, ..element(tag, class) }
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
    pub fn on_press(mut self, handler: impl Fn() + Send + 'static) -> Self {
        self.listeners.push(("click", Box::new(move |_| handler())));
        self
    }

    /// Says what a key does.
    #[must_use]
    pub fn on_key(mut self, handler: impl Fn(KeyboardEvent) + Send + 'static) -> Self {
        self.listeners.push(("keydown", Box::new(move |event| handler(KeyboardEvent::from(event)))));
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
