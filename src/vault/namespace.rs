//! Namespaces: every plan has names of its own in the browser's stores.
//!
//! Chromium and `WebKit` give all html files of a computer one common storage, so the files of two cities, or of one
//! city's plan and the next, would read each other's records under names that do not tell the plan.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest as _, Sha256};

/// What stands before every key of this program.
const PROGRAM: &str = "ayumi2/";

/// What stood before every key of the versions that did not tell plans apart, and the name of their database.
pub const FORMER_PREFIX: &str = "ayumi1/";
/// Their database.
pub const FORMER_DATABASE: &str = "ayumi1";

/// The plan that the versions before were made for: it alone takes over what they left.
const HEIR: &str = "koganei-dx-2026";

/// Settings stand behind this, apart from entries.
const SETTINGS: &str = "s/";

/// Settings of a person, whatever the plan. No plan's name begins so: it is one of the encoded characters.
const PERSON: &str = "~/";

/// The settings that are a person's.
const PERSONAL: [&str; 1] = ["author"];

/// Characters of an id that stand for themselves. None of the others can end a name or lead out of it.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// The longest name that is written out: every one of thousands of keys repeats it.
const LONGEST: usize = 64;

/// The names under which one plan's records stand: `ayumi2/koganei-dx-2026/…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namespace {
    name: String,
    inherits: bool,
}

impl Namespace {
    /// The names of a plan. Two ids never give the same, and no one's is the beginning of another's.
    pub fn of(plan_id: &str) -> Self {
        let mut name = utf8_percent_encode(plan_id, ENCODED).to_string();
        if name.len() > LONGEST {
            let digest = base16ct::lower::encode_string(&Sha256::digest(plan_id.as_bytes())[..16]);
            // No encoded id holds the mark between the two.
            name = format!("{}~{digest}", &name[..LONGEST / 2]);
        }
        Self { name, inherits: plan_id == HEIR }
    }

    /// The plan's part of each name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands before the plan's keys in a store that all plans share.
    pub fn prefix(&self) -> String {
        format!("{PROGRAM}{}/", self.name)
    }

    /// The plan's own database.
    pub fn database(&self) -> String {
        format!("{PROGRAM}{}", self.name)
    }

    /// Whether what the versions before left is this plan's to take over.
    pub fn inherits(&self) -> bool {
        self.inherits
    }

    /// What the versions before called their database, for the plan that takes it over; else nothing.
    pub fn former(&self) -> &'static str {
        if self.inherits { FORMER_DATABASE } else { "" }
    }

    /// The key of a setting.
    pub fn setting(&self, name: &str) -> String {
        self.key(&format!("{SETTINGS}{name}"))
    }

    /// Where a key of this plan, or of the versions before, stands: `e/…` under the plan, `s/author` with the person.
    pub fn key(&self, key: &str) -> String {
        match key.strip_prefix(SETTINGS).filter(|name| PERSONAL.contains(name)) {
            Some(name) => format!("{PROGRAM}{PERSON}{name}"),
            None => format!("{PROGRAM}{}/{key}", self.name),
        }
    }

    /// Where the versions before kept a setting, if this plan may look there.
    pub fn former_setting(&self, name: &str) -> Option<String> {
        self.inherits.then(|| format!("{FORMER_PREFIX}{SETTINGS}{name}"))
    }
}
