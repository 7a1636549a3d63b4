//! What must not be in the page.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::PackError;

/// An element that holds inlined text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// `<script>`
    Script,
    /// `<style>`
    Style,
}

impl Element {
    /// What would end the element, or make the browser read it otherwise.
    fn forbidden(self) -> &'static [&'static str] {
        match self {
            Self::Script => &["</script", "<script", "<!--", "\r"],
            Self::Style => &["</style", "<!--", "@import", "\r"],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Script => "a script",
            Self::Style => "the style",
        }
    }
}

/// Gives the text back when its element can hold it.
///
/// # Errors
/// [`PackError::BreaksOut`]; for styles also [`PackError::External`].
pub fn guard(element: Element, text: &str) -> Result<&str, PackError> {
    let lower = text.to_ascii_lowercase();
    if let Some(found) = element.forbidden().iter().find(|found| lower.contains(**found)) {
        return Err(PackError::BreaksOut { element: element.name(), found });
    }
    match element {
        Element::Script => Ok(text),
        Element::Style => lower
            .split("url(")
            .skip(1)
            .map(|after| after.trim_start_matches(['"', '\'', ' ']))
            .find(|target| !is_inside(target))
            .map_or(Ok(text), |target| {
                Err(PackError::External(format!("url({}", target.chars().take(40).collect::<String>())))
            }),
    }
}

/// Gives the glue back when it is one whole module with the entry that the loader calls.
///
/// # Errors
/// [`PackError::Glue`].
pub fn glue(text: &str) -> Result<&str, PackError> {
    if text.lines().any(|line| line.starts_with("import ")) {
        return Err(PackError::Glue("imports another module, which a file opened from disk cannot"));
    }
    if !text.contains("function __wbg_init(") {
        return Err(PackError::Glue("has no `__wbg_init`, which the loader calls"));
    }
    Ok(text)
}

/// Gives the page's module back when nothing is left in it that would ask for another one.
///
/// # Errors
/// [`PackError::Module`].
pub fn whole_module(text: &str) -> Result<&str, PackError> {
    // With and without the spaces that minifying takes away; `import.meta` is no import.
    const IMPORTS: [&str; 5] = ["import ", "import{", "import*", "import\"", "import'"];
    if text.split(['\n', ';']).any(|statement| IMPORTS.iter().any(|import| statement.starts_with(import))) {
        return Err(PackError::Module("imports another one, which a file opened from disk cannot"));
    }
    // What esbuild writes where it found no package.
    if text.contains("Dynamic require of") {
        return Err(PackError::Module("requires a package of Node.js, which no browser has"));
    }
    Ok(text)
}

/// Proves that no tag of the page points out of it, and that none carries what its policy blocks.
///
/// # Errors
/// [`PackError::External`] or [`PackError::Blocked`], with the tag's attribute.
pub fn self_contained(html: &str) -> Result<(), PackError> {
    let mut emitter = DefaultEmitter::default();
    // Scripts and styles are read as one text, not as tags.
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        if let Token::StartTag(tag) = token {
            check_tag(&tag)?;
        }
    }
    Ok(())
}

fn check_tag(tag: &StartTag<()>) -> Result<(), PackError> {
    const POINTING: [&str; 9] =
        ["src", "href", "srcset", "poster", "data", "action", "formaction", "background", "xlink:href"];
    for (name, value) in &tag.attributes {
        let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
        if POINTING.contains(&name.as_ref()) && !is_inside(&value) {
            return Err(PackError::External(format!("{name}=\"{value}\"")));
        }
        if name == "style" || name.starts_with("on") {
            return Err(PackError::Blocked(format!("{name}=\"{value}\"")));
        }
    }
    Ok(())
}

/// Whether an address stays in the file.
fn is_inside(address: &str) -> bool {
    address.starts_with('#') || address.starts_with("data:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_element() {
        let script = |text: &'static str| guard(Element::Script, text).is_ok();
        assert!(script("a < b && '</div>'"));
        assert!(!script("'</SCRIPT >'"));
        assert!(!script("'<!-- '"));
        assert!(!script("a\r\n"));
        assert!(guard(Element::Style, "a > b { color: var(--x) }").is_ok());
        assert!(guard(Element::Style, "/* </style> */").is_err());
    }

    #[test]
    fn styles_ask_for_no_file() {
        let style = |text: &'static str| guard(Element::Style, text).is_ok();
        assert!(style("a { background: url(\"data:image/svg+xml,x\") }"));
        assert!(!style("a { background: url('paper.png') }"));
        assert!(!style("@import 'b.css';"));
    }

    #[test]
    fn tags_stay_in_the_file() {
        assert_eq!(self_contained("<a href='#/list'>a</a><script>var s = '<img src=x>';</script>"), Ok(()));
        assert_eq!(self_contained("<img src='a.png'>"), Err(PackError::External("src=\"a.png\"".to_owned())));
        assert_eq!(
            self_contained("<a href='https://example.jp/'>"),
            Err(PackError::External("href=\"https://example.jp/\"".to_owned()))
        );
        assert_eq!(self_contained("<p onclick='x()'>"), Err(PackError::Blocked("onclick=\"x()\"".to_owned())));
    }

    #[test]
    fn the_module_is_whole() {
        assert!(whole_module("var a=new URL('x',import.meta.url);\nvar important={};").is_ok());
        for left in ["import { a } from 'a';", "var b=1;import{a}from\"a\";", "import\"a\";"] {
            assert!(matches!(whole_module(left), Err(PackError::Module(_))), "{left}");
        }
        let required = whole_module("throw Error('Dynamic require of \"'+a+'\" is not supported')");
        assert!(matches!(required, Err(PackError::Module(_))));
    }

    #[test]
    fn the_glue_is_one_module() {
        assert!(glue("async function __wbg_init(a) {}\nexport { __wbg_init as default };").is_ok());
        assert!(glue("import { a } from './snippets/a.js';\nasync function __wbg_init(a) {}").is_err());
        assert!(glue("function other() {}").is_err());
    }
}
