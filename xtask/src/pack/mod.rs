//! Everything in one html file that asks for nothing: no request, no file beside it.
//!
//! [`pack`] is pure: texts in, page out. What it takes from disk comes through [`sources`].
//!
//! Invariants, each with a test:
//! - every script and inline style is named by its hash in the content security policy, and nothing else runs;
//! - no attribute and no style points to another file;
//! - no inlined text can end the element it stands in;
//! - the file is UTF-16 with a byte order mark: Japanese takes two bytes a character instead of three, and the program
//!   a hundred-and-fiftieth more than its bytes (see [`letters`]); every browser reads it, and checks hashes as for UTF-8;
//! - styles, glue and program carry the hash of their bytes, which the loader verifies before it starts them;
//! - what the loader puts together from the program's split code (see [`streams`]) is that program, byte by byte.

mod fill;
mod guard;
mod index;
mod letters;
mod payload;
mod policy;
mod sources;
mod streams;
mod tokens;

pub use sources::{Sources, sources};

use data_encoding::BASE64;
use html5gum::{Token, Tokenizer};

use guard::{Element, guard};
use payload::Payload;

const PAGE: &str = include_str!("../../page/page.html");
const BOOT_SCRIPT: &str = include_str!("../../page/boot.js");
const SAFE_SCRIPT: &str = include_str!("../../page/safe.js");
const UNPACK_SCRIPT: &str = include_str!("../../page/unpack.js");
const LOADER_SCRIPT: &str = include_str!("../../page/loader.js");
/// Hands the glue's entry to the loader, which waits for it.
const GLUE_END: &str = "window.ayumiGlue(__wbg_init);";

/// The finished page.
#[derive(Debug)]
pub struct Page {
    /// Its text.
    pub html: String,
    /// What weighs how much.
    pub sizes: Sizes,
}

/// What can be minified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// A script that every browser has to read.
    FirstScript,
    /// A script without modules.
    Script,
    /// An ES module.
    Module,
    /// A stylesheet.
    Style,
}

/// Gives the same text in fewer bytes.
pub type Minify<'a> = &'a dyn Fn(Language, &str) -> anyhow::Result<String>;

/// Bytes of the page's parts.
#[derive(Debug)]
pub struct Sizes {
    /// The program.
    pub wasm: usize,
    /// The app's styles.
    pub app_style: usize,
    /// wasm-bindgen's glue.
    pub glue: usize,
    /// The app's styles, the glue and the program, split and compressed.
    pub payload: usize,
    /// The same as text, in the file.
    pub payload_text: usize,
    /// The styles of the page without the app, in the file.
    pub boot_style: usize,
    /// The plan's static text, in the file.
    pub plan: usize,
}

impl Page {
    /// The file's bytes: UTF-16, little end first, behind the mark that names it. No `meta charset` could.
    pub fn bytes(&self) -> Vec<u8> {
        let mark = "\u{feff}".encode_utf16();
        mark.chain(self.html.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }
}

/// What a browser gives as the text of the element around the plan's static text.
fn text_content(plan: &str) -> String {
    let mut text = "\n".to_owned();
    for Ok(token) in Tokenizer::new(plan) {
        if let Token::String(characters) = token {
            text.push_str(&String::from_utf8_lossy(&characters));
        }
    }
    text.push('\n');
    text
}

/// How many bytes a text takes in the file.
fn bytes_in_file(text: &str) -> usize {
    text.encode_utf16().count() * 2
}

/// A page that must not be shipped.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// index.html has none of these.
    #[error("index.html has no {0}")]
    Missing(&'static str),
    /// index.html names a file that is not there.
    #[error("index.html links to {0}, which cannot be read")]
    LinkToNothing(String),
    /// The page without the app uses a token that no stylesheet declares.
    #[error("no stylesheet declares {0}, which the page uses without the app")]
    Token(String),
    /// A link whose kind the packer does not know.
    #[error("index.html has a trunk link of an unknown kind: rel=\"{0}\"")]
    UnknownLink(String),
    /// The page's placeholders and the packer's values differ.
    #[error("page.html and the packer disagree about {{{{{0}}}}}")]
    Placeholder(String),
    /// An inlined text would end its element, or start a comment in it.
    #[error("{element} contains `{found}`, which would end or hide what follows it")]
    BreaksOut {
        /// The element.
        element: &'static str,
        /// What breaks out.
        found: &'static str,
    },
    /// The glue is not what the loader expects.
    #[error("wasm-bindgen's glue {0}")]
    Glue(&'static str),
    /// The page's module still wants another one.
    #[error("the page's module {0}")]
    Module(&'static str),
    /// Something points out of the file.
    #[error("the page points to another file: {0}")]
    External(String),
    /// An attribute the content security policy would block.
    #[error("the page has an attribute that its policy blocks: {0}")]
    Blocked(String),
    /// A script or style cannot be minified: it has a syntax error.
    #[error("cannot minify: {0}")]
    Minify(String),
    /// The program's code cannot be split into streams.
    #[error("cannot split the program's code into streams: {0}")]
    Split(streams::SplitError),
    /// Styles, glue and program cannot be compressed.
    #[error("cannot compress styles, glue and program: {0}")]
    Compress(String),
}

/// Makes the page.
///
/// # Errors
/// The page would break one of the packer's invariants.
pub fn pack(sources: &Sources, minify: Minify<'_>) -> Result<Page, PackError> {
    let minify = |language, text: &str| minify(language, text).map_err(|error| PackError::Minify(error.to_string()));
    let boot_style = minify(Language::Style, &tokens::resolve(&sources.boot_style, &sources.app_style)?)?;
    let app_style = minify(Language::Style, &sources.app_style)?;
    for style in [&boot_style, &app_style] {
        guard(Element::Style, style)?;
    }
    let module = |text: &str| {
        let script = minify(Language::Module, text)?;
        guard::whole_module(&script)?;
        Ok(script)
    };
    let glue = module(&format!("{}\n{GLUE_END}", guard::glue(&sources.glue)?))?;
    let static_text = text_content(&sources.plan);
    let payload = Payload::new(&static_text, &app_style, &glue, &sources.wasm)?;
    let boot_script = minify(Language::FirstScript, BOOT_SCRIPT)?;
    let safe_script = minify(Language::Script, SAFE_SCRIPT)?;
    let loader_script = module(&format!("{UNPACK_SCRIPT}\n{LOADER_SCRIPT}"))?;
    for script in [&boot_script, &safe_script, &loader_script, &payload.text] {
        guard(Element::Script, script)?;
    }
    let html = fill::fill(
        PAGE,
        &[
            ("policy", &policy::policy(&[&boot_script, &safe_script, &loader_script, &glue], &boot_style)),
            ("title", &sources.title),
            ("icon", &format!("data:image/svg+xml;base64,{}", BASE64.encode(&sources.icon))),
            ("style", &boot_style),
            ("plan", &sources.plan),
            ("payload", &payload.text),
            ("payload_sha256", &payload.sha256),
            ("payload_bytes", &payload.bytes.to_string()),
            ("payload_packed_bytes", &payload.packed_bytes.to_string()),
            ("payload_style_bytes", &payload.style_bytes.to_string()),
            ("payload_glue_bytes", &payload.glue_bytes.to_string()),
            ("boot_script", &boot_script),
            ("safe_script", &safe_script),
            ("loader_script", &loader_script),
        ],
    )?;
    guard::self_contained(&html)?;
    let sizes = Sizes {
        wasm: sources.wasm.len(),
        app_style: app_style.len(),
        glue: glue.len(),
        payload: payload.packed_bytes,
        payload_text: bytes_in_file(&payload.text),
        boot_style: bytes_in_file(&boot_style),
        plan: bytes_in_file(&sources.plan),
    };
    Ok(Page { html, sizes })
}

#[cfg(test)]
mod tests;
