//! The page of a plan as a file: its name, and whether a file that comes back is the one that was given out.

use crate::plan::Plan;

use super::file_name::safe;
use super::page_digest;

/// The longest name before `.html`, in bytes: Chromium makes no file of 365, and says nothing.
const NAME_BYTES: usize = 180;
/// Letters of the plan's title and of its edition in the name.
const TITLE_CHARS: usize = 40;
const EDITION_CHARS: usize = 20;

/// A page that was written and given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePage {
    /// Its name.
    pub file: String,
    /// How large it is.
    pub bytes: usize,
    /// Its digest.
    pub sha256: String,
}

/// A file that was handed back, beside the page that was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnedPage {
    /// Byte for byte the same.
    Same,
    /// Of the same size, and not the same.
    Changed,
    /// Shorter than what was given out.
    Shorter,
    /// Longer.
    Longer,
    /// The system does not give the file away.
    Unreadable,
}

impl MadePage {
    /// The page of a plan.
    pub fn new(plan: &Plan, bytes: &[u8]) -> Self {
        Self { file: page_file_name(plan), bytes: bytes.len(), sha256: page_digest(bytes) }
    }

    /// Compares a file; of one that is longer, one byte more than the page has is enough.
    pub fn compare(&self, returned: Option<&[u8]>) -> ReturnedPage {
        match returned {
            None => ReturnedPage::Unreadable,
            Some(bytes) if bytes.len() < self.bytes => ReturnedPage::Shorter,
            Some(bytes) if bytes.len() > self.bytes => ReturnedPage::Longer,
            Some(bytes) if page_digest(bytes) == self.sha256 => ReturnedPage::Same,
            Some(_) => ReturnedPage::Changed,
        }
    }
}

/// `ayumi_小金井市DX推進方針アクションプラン_2026-04.html`
fn page_file_name(plan: &Plan) -> String {
    let parts = [safe(&plan.title, TITLE_CHARS), safe(&plan.edition, EDITION_CHARS)];
    let mut name = "ayumi".to_owned();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        name.push('_');
        name.push_str(part);
    }
    while name.len() > NAME_BYTES {
        name.pop();
    }
    format!("{}.html", name.trim_end_matches('_'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

    use super::*;

    fn named(title: &str, edition: &str) -> String {
        let text = r#"{"format": "ayumi/plan", "version": 1, "id": "tiny", "edition": "2026-04", "city": "小さい市",
            "title": "小さい計画", "years": {"first": 2026, "last": 2028},
            "source": {"title": "原典", "publisher": "発行者"}, "visions": [], "departments": [], "groups": [],
            "initiatives": [], "links": []}"#;
        let plan: Plan = serde_json::from_str(text).unwrap();
        page_file_name(&Plan { title: title.to_owned(), edition: edition.to_owned(), ..plan })
    }

    #[test]
    fn every_system_accepts_the_name() {
        assert_eq!(named("小さい計画", "2026-04"), "ayumi_小さい計画_2026-04.html");
        assert_eq!(named("../a:b*c?\"<>|\\", "."), "ayumi_a_b_c.html");
        assert_eq!(named("\u{202e}", ""), "ayumi.html");
        for letter in ["a", "計", "𠮷"] {
            assert!(named(&letter.repeat(300), &letter.repeat(300)).len() <= NAME_BYTES + ".html".len());
        }
    }

    #[test]
    fn a_file_that_comes_back_is_the_same_or_said_not_to_be() {
        let made = MadePage { file: String::new(), bytes: 4, sha256: page_digest(b"page") };
        for (returned, found) in [
            (Some(b"page".as_slice()), ReturnedPage::Same),
            (Some(b"pagE"), ReturnedPage::Changed),
            (Some(b"pag"), ReturnedPage::Shorter),
            (Some(b"page\n"), ReturnedPage::Longer),
            (None, ReturnedPage::Unreadable),
        ] {
            assert_eq!(made.compare(returned), found);
        }
    }
}
