//! Everything in one html file that asks for nothing: no request, no file beside it.
//!
//! [`program`] and [`page`] are pure: texts in, page out. What they take from disk comes through [`sources`] and
//! [`checked_plan`].
//!
//! Invariants, each with a test:
//! - every script and inline style is named by its hash in the content security policy, and nothing else runs;
//! - no attribute and no style points to another file;
//! - no inlined text can end the element it stands in;
//! - the file is UTF-8 html that an editor can open, indent and save: hashed texts are one line each, and white space
//!   means nothing in the payload;
//! - styles, glue, program and each part of it carry the hash of their bytes, the plan that of its content, and the
//!   loader verifies them before it starts or adds anything;
//! - nothing that is on display is read back: the plan's static text may be changed by whatever people have installed.

mod fill;
mod guard;
mod index;
mod payload;
mod policy;
mod sources;
mod tokens;

pub use sources::{Sources, checked_plan, sources};

use ayumi::exchange::{booklet, canonical_plan, plan_digest};
use ayumi::plan::Plan;
use ayumi::vault::{FORMER_DATABASE, Namespace};
use data_encoding::BASE64;

use guard::{Element, guard};
use payload::{Block, Payload};

use crate::site::Part;
use crate::size::Sizes;

const PAGE: &str = include_str!("../../page/page.html");
const BOOT_SCRIPT: &str = include_str!("../../page/boot.js");
const SAFE_SCRIPT: &str = include_str!("../../page/safe.js");
const TRANSLATED_SCRIPT: &str = include_str!("../../page/translated.js");
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
    /// Styles, glue and program cannot be compressed.
    #[error("cannot compress styles, glue and program: {0}")]
    Compress(String),
}

/// Styles, glue and program as a page carries them: the same whatever the plan.
#[derive(Debug)]
pub struct Program {
    payload: Payload,
    /// What the glue asks for it by, and the part.
    parts: Vec<(String, Block)>,
    glue: String,
    boot_style: String,
}

/// Makes what is the same in every plan's page.
///
/// # Errors
/// The page would break one of the packer's invariants.
pub fn program(sources: &Sources, minify: Minify<'_>) -> Result<Program, PackError> {
    let boot_style = trimmed(minify, Language::Style, &tokens::resolve(&sources.boot_style, &sources.app_style)?)?;
    let app_style = trimmed(minify, Language::Style, &sources.app_style)?;
    for style in [&boot_style, &app_style] {
        guard(Element::Style, style)?;
    }
    let glue = module(minify, &format!("{}\n{GLUE_END}", guard::glue(&sources.glue)?))?;
    let payload = Payload::new(&app_style, &glue, &sources.wasm, sources.purpose)?;
    let part = |part: &Part| Ok((part.name.clone(), Block::new(&part.wasm, sources.purpose)?));
    let parts = sources.parts.iter().map(part).collect::<Result<Vec<_>, PackError>>()?;
    for text in parts.iter().map(|(_, block)| &block.text).chain([&payload.block.text]) {
        guard(Element::Script, text)?;
    }
    Ok(Program { payload, parts, glue, boot_style })
}

/// The elements that hold the program's parts: behind the loader, so that the first view does not wait for them to be
/// read.
fn part_elements(parts: &[(String, Block)]) -> String {
    let element = |(name, block): &(String, Block)| {
        let Block { text, sha256, .. } = block;
        format!(
            "<script type=\"application/gzip;encoding=base64\" id=\"{name}\" data-sha256=\"{sha256}\">{text}</script>"
        )
    };
    parts.iter().map(element).collect::<Vec<_>>().join("\n")
}

/// Makes the page of a plan.
///
/// # Errors
/// The page would break one of the packer's invariants.
pub fn page(sources: &Sources, program: &Program, plan: &Plan, minify: Minify<'_>) -> Result<Page, PackError> {
    let Program { payload, parts, glue, boot_style } = program;
    let boot_script = trimmed(minify, Language::FirstScript, BOOT_SCRIPT)?;
    let safe_script = trimmed(minify, Language::Script, SAFE_SCRIPT)?;
    let translated_script = trimmed(minify, Language::Script, TRANSLATED_SCRIPT)?;
    let loader_script = trimmed(minify, Language::Script, LOADER_SCRIPT)?;
    let plan_json = in_script(&canonical_plan(plan));
    let scripts = [&boot_script, &safe_script, &translated_script, &loader_script];
    for script in scripts.into_iter().chain([&plan_json]) {
        guard(Element::Script, script)?;
    }
    let names = Namespace::of(&plan.id);
    let booklet = booklet(plan);
    let html = fill::fill(
        PAGE,
        &[
            ("policy", &policy::policy(scripts.into_iter().chain([glue]), boot_style)),
            ("title", &sources.title),
            ("icon", &format!("data:image/svg+xml;base64,{}", BASE64.encode(&sources.icon))),
            ("style", boot_style),
            ("booklet", &booklet),
            ("plan", &plan_json),
            ("plan_sha256", &plan_digest(plan)),
            ("plan_id", &plan.id),
            ("plan_store", names.name()),
            ("plan_former", if names.inherits() { FORMER_DATABASE } else { "" }),
            ("payload", &payload.block.text),
            ("payload_sha256", &payload.block.sha256),
            ("payload_style_bytes", &payload.style_bytes.to_string()),
            ("payload_glue_bytes", &payload.glue_bytes.to_string()),
            ("boot_script", &boot_script),
            ("safe_script", &safe_script),
            ("translated_script", &translated_script),
            ("loader_script", &loader_script),
            ("parts", &part_elements(parts)),
        ],
    )?;
    guard::self_contained(&html)?;
    let sizes = Sizes {
        wasm: sources.wasm.len(),
        app_style: payload.style_bytes,
        glue: payload.glue_bytes,
        packed: payload.block.packed_bytes,
        program: payload.block.text.len(),
        parts: parts.iter().map(|(name, block)| (name.clone(), block.text.len())).collect(),
        boot: boot_style.len() + scripts.into_iter().map(String::len).sum::<usize>(),
        plan: booklet.len() + plan_json.len(),
        html: html.len(),
    };
    Ok(Page { html, sizes })
}

/// Minified, without the line break at the end: what is indented or wrapped later stays the text that the policy names.
fn trimmed(minify: Minify<'_>, language: Language, text: &str) -> Result<String, PackError> {
    match minify(language, text) {
        Ok(text) => Ok(text.trim_end().to_owned()),
        Err(error) => Err(PackError::Minify(error.to_string())),
    }
}

fn module(minify: Minify<'_>, text: &str) -> Result<String, PackError> {
    let script = trimmed(minify, Language::Module, text)?;
    guard::whole_module(&script)?;
    Ok(script)
}

/// JSON that can stand in a script element: a `<` inside a text is written as its escape.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests;
