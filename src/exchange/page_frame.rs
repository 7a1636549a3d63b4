//! A page of any plan: its html with holes, filled by the packer and by the page itself through this very code.
//!
//! What stands between the holes is the same whatever the plan, the policy too. It travels in the program's payload, so that
//! a running page can write the page of another plan, byte for byte as the packer would.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::{Unpacking, booklet, canonical_plan, escape, plan_digest};
use crate::plan::Plan;

/// Characters in a line of base64: short enough for an editor and for mail (998 characters, RFC 5322).
const LINE: usize = 960;
/// The most that a block unpacks to: many times what the whole program weighs.
const BLOCK_BYTES: usize = 64 << 20;
/// What the hole of one of the program's parts begins with; the part's name follows.
pub const PART_HOLE: &str = "part:";

/// Why a page cannot be made of a frame.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The frame has a hole that nothing fills, or that does not end.
    #[error("nothing fills the hole {{{{{0}}}}}")]
    Unfilled(String),
    /// There is something for a hole that the frame does not have.
    #[error("there is no hole {{{{{0}}}}}")]
    NoHole(String),
    /// A browser would read another character than stands there, so that no digest would hold.
    #[error("what fills {{{{{hole}}}}} holds U+{:04X}", u32::from(*.character))]
    Character {
        /// The hole.
        hole: String,
        /// A carriage return or a NUL.
        character: char,
    },
}

/// Puts each value in the place of `{{name}}`.
///
/// One pass over the template: a value is never searched for holes, and no character of it has a meaning.
///
/// # Errors
/// [`FrameError`]: holes and values differ, or a value would not be read as it was written.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, FrameError> {
    let mut filled = String::with_capacity(template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut unused: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let unfilled = |name: &str| FrameError::Unfilled(name.chars().take(40).collect());
        let (name, after) = after.split_once("}}").ok_or_else(|| unfilled(after))?;
        let (_, value) = values.iter().find(|(known, _)| *known == name).ok_or_else(|| unfilled(name))?;
        if let Some(character) = value.chars().find(|character| matches!(character, '\r' | '\0')) {
            return Err(FrameError::Character { hole: name.to_owned(), character });
        }
        filled.push_str(before);
        filled.push_str(value);
        unused.retain(|known| *known != name);
        rest = after;
    }
    filled.push_str(rest);
    match unused.first() {
        None => Ok(filled),
        Some(name) => Err(FrameError::NoHole((*name).to_owned())),
    }
}

/// What a page is made of, whatever its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageProgram {
    /// The html with holes.
    pub frame: String,
    /// Styles, glue, this frame and the program: gzip as base64 in lines.
    pub payload: String,
    /// Digest of the payload, unpacked.
    pub payload_sha256: String,
    /// The program's other parts by name, each as gzip in base64.
    pub parts: Vec<(String, String)>,
}

impl PageProgram {
    /// The names of the parts that a frame has holes for, in its order.
    pub fn part_names(frame: &str) -> Vec<String> {
        let holes = frame.split("{{").skip(1).filter_map(|after| after.split_once("}}"));
        holes.filter_map(|(hole, _)| hole.strip_prefix(PART_HOLE)).map(ToOwned::to_owned).collect()
    }

    /// Writes the page of a plan.
    ///
    /// # Errors
    /// [`FrameError`].
    pub fn page(&self, values: &PlanValues) -> Result<String, FrameError> {
        let frame_bytes = self.frame.len().to_string();
        let (id, store, former) = (escape(&values.id), escape(&values.store), escape(values.former));
        let title = escape(&values.title);
        let parts: Vec<(String, &str)> =
            self.parts.iter().map(|(name, text)| (format!("{PART_HOLE}{name}"), text.as_str())).collect();
        let mut holes: Vec<(&str, &str)> = vec![
            ("title", &title),
            ("plan_id", &id),
            ("plan_store", &store),
            ("plan_former", &former),
            ("booklet", &values.booklet),
            ("plan_sha256", &values.sha256),
            ("plan", &values.json),
            ("payload_sha256", &self.payload_sha256),
            ("frame_bytes", &frame_bytes),
            ("payload", &self.payload),
        ];
        holes.extend(parts.iter().map(|(hole, text)| (hole.as_str(), *text)));
        fill(&self.frame, &holes)
    }
}

/// A plan as a page carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanValues {
    /// The page's title, as text.
    pub title: String,
    /// The plan's id.
    pub id: String,
    /// Its part of each name in the browser's stores.
    pub store: String,
    /// What the versions before called their database, for the plan that takes it over; else nothing.
    pub former: &'static str,
    /// Its texts as html.
    pub booklet: String,
    /// Its canonical JSON, as it can stand in a script element.
    pub json: String,
    /// The digest of that JSON.
    pub sha256: String,
}

impl PlanValues {
    /// Those of a plan whose names in the browser's stores are `store` and `former`.
    pub fn new(plan: &Plan, store: &str, former: &'static str) -> Self {
        Self {
            title: format!("あゆみ｜{}", plan.title),
            id: plan.id.clone(),
            store: store.to_owned(),
            former,
            booklet: booklet(plan),
            // A `<` inside a text is written as its escape: nothing ends the element, or hides what follows it.
            json: canonical_plan(plan).replace('<', "\\u003c"),
            sha256: plan_digest(plan),
        }
    }
}

/// Bytes as base64 in lines, with a line break before and behind all of them.
pub fn base64_lines(bytes: &[u8]) -> String {
    in_lines(&STANDARD.encode(bytes))
}

fn in_lines(base64: &str) -> String {
    let mut text = String::with_capacity(base64.len() + base64.len() / LINE + 2);
    let mut rest = base64;
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        text.push('\n');
        text.push_str(line);
        rest = after;
    }
    text.push('\n');
    text
}

/// A block of the page that is not what its digest says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the block is not what was packed")]
pub struct BlockDamaged;

/// A block of the page, read and proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenBlock {
    /// Its text as it was packed: white space that an editor or mail put between the characters is gone.
    pub text: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Reads a block and proves it by its digest.
///
/// # Errors
/// [`BlockDamaged`].
pub fn prove_block(text: &str, sha256: &str) -> Result<ProvenBlock, BlockDamaged> {
    let base64: String = text.chars().filter(|character| !character.is_ascii_whitespace()).collect();
    let packed = STANDARD.decode(&base64).map_err(|_| BlockDamaged)?;
    let mut unpacking = Unpacking::begin(&packed, BLOCK_BYTES);
    while unpacking.step().map_err(|_| BlockDamaged)? {}
    let (bytes, flaw) = unpacking.finish();
    let is_whole = flaw.is_none() && page_digest(&bytes) == sha256;
    if is_whole { Ok(ProvenBlock { text: in_lines(&base64), bytes }) } else { Err(BlockDamaged) }
}

/// SHA-256 of a file, as tools beside this program print it.
pub fn page_digest(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

    use std::io::Write as _;

    use super::*;

    #[test]
    fn values_are_taken_as_they_are() {
        for value in ["$1 $& $' {{b}}", "{{plan}}", "</script><!--", "\u{2028}\u{feff}\n"] {
            let filled = fill("<{{a}}|{{b}}>", &[("a", value), ("b", "x")]);
            assert_eq!(filled, Ok(format!("<{value}|x>")));
        }
    }

    #[test]
    fn a_frame_and_values_that_differ_make_no_page() {
        assert_eq!(fill("{{a}}", &[]), Err(FrameError::Unfilled("a".to_owned())));
        assert_eq!(fill("", &[("a", "")]), Err(FrameError::NoHole("a".to_owned())));
        assert_eq!(fill("{{a", &[("a", "")]), Err(FrameError::Unfilled("a".to_owned())));
    }

    #[test]
    fn what_a_browser_would_read_otherwise_makes_no_page() {
        for character in ['\r', '\0'] {
            let refused = Err(FrameError::Character { hole: "a".to_owned(), character });
            assert_eq!(fill("{{a}}", &[("a", &format!("x{character}"))]), refused);
        }
    }

    #[test]
    fn no_line_is_longer_than_mail_carries() {
        let text = base64_lines(&[7; LINE * 2 + 1]);
        assert!(text.lines().all(|line| line.len() <= 998) && text.starts_with('\n') && text.ends_with("=\n"));
    }

    fn block(bytes: &[u8]) -> String {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        base64_lines(&packed.finish().unwrap())
    }

    #[test]
    fn a_block_comes_back_as_it_was_packed_whatever_stands_between_its_characters() {
        let bytes = "歩み".repeat(5000).into_bytes();
        let (text, sha256) = (block(&bytes), page_digest(&bytes));
        for changed in [text.clone(), text.replace('\n', "\r\n"), text.replace('\n', "\n    "), text.replace('\n', "")]
        {
            assert_eq!(prove_block(&changed, &sha256), Ok(ProvenBlock { text: text.clone(), bytes: bytes.clone() }));
        }
    }

    #[test]
    fn a_block_that_was_changed_or_cut_is_damaged() {
        let bytes = "歩み".repeat(5000).into_bytes();
        let (text, sha256) = (block(&bytes), page_digest(&bytes));
        let half: String = text.chars().take(text.len() / 2).collect();
        for changed in [half.as_str(), "", "あ", &block(b"other")] {
            assert_eq!(prove_block(changed, &sha256), Err(BlockDamaged));
        }
    }

    #[test]
    fn a_frame_names_its_parts() {
        assert_eq!(PageProgram::part_names("{{a}}<b>{{part:views}}</b>{{part:office}}"), ["views", "office"]);
    }
}
