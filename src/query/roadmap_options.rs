//! Options of the roadmap: what its rows are grouped by, and how fine its columns are.

/// What the rows of the roadmap are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// 取組
    #[default]
    Initiative,
    /// Vision
    Vision,
    /// 主担当: the department or group that leads the measure.
    Lead,
}

impl Grouping {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Initiative, Self::Vision, Self::Lead];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Initiative => "initiative",
            Self::Vision => "vision",
            Self::Lead => "lead",
        }
    }
}

/// What the address says about the roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoadmapOptions {
    /// What the rows are grouped by.
    pub by: Grouping,
    /// Whether a column is a fiscal year, not a quarter of one.
    pub years: bool,
}

impl RoadmapOptions {
    /// Names and values for an address.
    pub(super) fn members(self) -> [(&'static str, Option<String>); 2] {
        let by = Some(self.by.word().to_owned()).filter(|_| self.by != Grouping::Initiative);
        [("by", by), ("cut", self.years.then(|| "years".to_owned()))]
    }

    /// Reads a member of an address; false where it is not known.
    pub(super) fn read(&mut self, name: &str, value: &str) -> bool {
        match (name, value) {
            ("by", _) => match Grouping::ALL.into_iter().find(|by| by.word() == value) {
                Some(by) => self.by = by,
                None => return false,
            },
            ("cut", "years") => self.years = true,
            _ => return false,
        }
        true
    }
}
