//! Elements of XML. What they are written as is well-formed by the way they are made.

use quick_xml::escape::escape;

use crate::plan::letters::visible;

/// An element with attributes, and elements or words in it.
#[derive(Debug, Clone)]
pub(super) struct Xml {
    name: &'static str,
    attributes: String,
    content: String,
}

/// An element.
pub(super) fn xml(name: &'static str) -> Xml {
    Xml { name, attributes: String::new(), content: String::new() }
}

/// An element whose one attribute is its value, as most of Word's are.
pub(super) fn valued(name: &'static str, value: impl ToString) -> Xml {
    xml(name).with("w:val", value)
}

impl Xml {
    /// With an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.extend([" ", name, "=\"", &written(&value.to_string()), "\""]);
        self
    }

    /// With an element in it.
    pub(super) fn child(mut self, child: Self) -> Self {
        child.write(&mut self.content);
        self
    }

    /// With elements in it.
    pub(super) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// With words in it.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.content.push_str(&written(text));
        self
    }

    /// As the whole of a file.
    pub(super) fn document(&self) -> String {
        let mut document = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut document);
        document
    }

    fn write(&self, to: &mut String) {
        to.extend(["<", self.name, &self.attributes]);
        if self.content.is_empty() {
            to.push_str("/>");
        } else {
            to.extend([">", &self.content, "</", self.name, ">"]);
        }
    }
}

/// Letters that XML has no place for are among those that [`visible`] writes out.
fn written(text: &str) -> String {
    escape(visible(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{valued, xml};

    #[test]
    fn words_stay_words() {
        let made = xml("a").with("b", "\"<&").child(xml("c").text("<d>&amp;")).child(valued("e", 1));
        let mut text = String::new();
        made.write(&mut text);
        assert_eq!(text, "<a b=\"&quot;&lt;&amp;\"><c>&lt;d&gt;&amp;amp;</c><e w:val=\"1\"/></a>");
    }

    #[test]
    fn letters_that_xml_forbids_are_written_out() {
        let text = xml("a").text("\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}\u{202e}字").document();
        let forbidden = |one: char| matches!(one, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(forbidden) && text.contains('字'), "{text}");
    }
}
