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
//! - what is the same in every plan's page is one text with holes ([`PageProgram::frame`]), which the payload carries: the
//!   page fills it as the packer does, and writes the page of another plan;
//! - nothing that is on display is read back: the plan's static text may be changed by whatever people have installed.

mod guard;
mod index;
mod payload;
mod policy;
mod sources;
mod tokens;

pub use sources::{Sources, checked_plan, sources};

use ayumi::exchange::{FrameError, PART_HOLE, PageProgram, PlanValues, fill};
use ayumi::plan::Plan;
use ayumi::vault::Namespace;
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
    #[error("page.html and the packer disagree: {0}")]
    Frame(#[from] FrameError),
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

/// What is the same in every plan's page.
#[derive(Debug)]
pub struct Program {
    page: PageProgram,
    payload: Payload,
    boot_bytes: usize,
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
    let part = |part: &Part| Ok((part.name.clone(), Block::new(&part.wasm, sources.purpose)?));
    let parts = sources.parts.iter().map(part).collect::<Result<Vec<_>, PackError>>()?;
    let scripts = [
        trimmed(minify, Language::FirstScript, BOOT_SCRIPT)?,
        trimmed(minify, Language::Script, SAFE_SCRIPT)?,
        trimmed(minify, Language::Script, TRANSLATED_SCRIPT)?,
        trimmed(minify, Language::Script, LOADER_SCRIPT)?,
    ];
    for script in &scripts {
        guard(Element::Script, script)?;
    }
    let [boot_script, safe_script, translated_script, loader_script] = &scripts;
    let constant = [
        ("policy", policy::policy(scripts.iter().chain([&glue]), &boot_style)),
        ("icon", format!("data:image/svg+xml;base64,{}", BASE64.encode(&sources.icon))),
        ("style", boot_style.clone()),
        ("boot_script", boot_script.clone()),
        ("safe_script", safe_script.clone()),
        ("translated_script", translated_script.clone()),
        ("loader_script", loader_script.clone()),
        ("payload_style_bytes", app_style.len().to_string()),
        ("payload_glue_bytes", glue.len().to_string()),
        ("parts", part_elements(&parts)),
    ];
    let frame = frame(&constant)?;
    let payload = Payload::new(&app_style, &glue, &frame, &sources.wasm, sources.purpose)?;
    for text in parts.iter().map(|(_, block)| &block.text).chain([&payload.block.text]) {
        guard(Element::Script, text)?;
    }
    let page = PageProgram {
        frame,
        payload: payload.block.text.clone(),
        payload_sha256: payload.block.sha256.clone(),
        parts: parts.into_iter().map(|(name, block)| (name, block.text)).collect(),
    };
    let boot_bytes = boot_style.len() + scripts.iter().map(String::len).sum::<usize>();
    Ok(Program { page, payload, boot_bytes })
}

/// page.html with what is the same in every plan's page; what a plan and the program fill stays a hole.
fn frame(constant: &[(&str, String)]) -> Result<String, PackError> {
    const LEFT: [(&str, &str); 10] = [
        ("title", "{{title}}"),
        ("plan_id", "{{plan_id}}"),
        ("plan_store", "{{plan_store}}"),
        ("plan_former", "{{plan_former}}"),
        ("booklet", "{{booklet}}"),
        ("plan_sha256", "{{plan_sha256}}"),
        ("plan", "{{plan}}"),
        ("payload_sha256", "{{payload_sha256}}"),
        ("frame_bytes", "{{frame_bytes}}"),
        ("payload", "{{payload}}"),
    ];
    let constant = constant.iter().map(|(name, value)| (*name, value.as_str()));
    Ok(fill(PAGE, &constant.chain(LEFT).collect::<Vec<_>>())?)
}

/// The elements that hold the program's parts, each a hole: behind the loader, so that the first view does not wait for
/// them to be read.
fn part_elements(parts: &[(String, Block)]) -> String {
    let element = |(name, block): &(String, Block)| {
        let sha256 = &block.sha256;
        format!(
            "<script type=\"application/gzip;encoding=base64\" id=\"{name}\" data-sha256=\"{sha256}\">{{{{{PART_HOLE}{name}}}}}</script>"
        )
    };
    parts.iter().map(element).collect::<Vec<_>>().join("\n")
}

/// Makes the page of a plan.
///
/// # Errors
/// The page would break one of the packer's invariants.
pub fn page(sources: &Sources, program: &Program, plan: &Plan) -> Result<Page, PackError> {
    let Program { page, payload, boot_bytes } = program;
    let names = Namespace::of(&plan.id);
    let values = PlanValues::new(plan, names.name(), names.former());
    guard(Element::Script, &values.json)?;
    let html = page.page(&values)?;
    guard::self_contained(&html)?;
    let sizes = Sizes {
        wasm: sources.wasm.len(),
        app_style: payload.style_bytes,
        glue: payload.glue_bytes,
        frame: page.frame.len(),
        packed: payload.block.packed_bytes,
        program: payload.block.text.len(),
        parts: page.parts.iter().map(|(name, text)| (name.clone(), text.len())).collect(),
        boot: *boot_bytes,
        plan: values.booklet.len() + values.json.len(),
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

#[cfg(test)]
mod tests;
