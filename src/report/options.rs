//! What a person chose for a report. Remembered by the browser, never recorded.

use serde::{Deserialize, Serialize};

/// A part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportPart {
    /// 表紙
    Cover,
    /// 要約
    Summary,
    /// 集計表
    CrossTables,
    /// 遅れと、その影響
    Delays,
    /// 依存関係
    Links,
    /// ロードマップ
    Roadmap,
    /// 前の時点からの変化
    Changes,
    /// 個票
    Sheets,
    /// 記入がまだないもの
    NotEntered,
    /// 原典の注記
    Remarks,
    /// 記号の見方
    Signs,
}

impl ReportPart {
    /// All, in the order in which they are bound.
    pub const ALL: [Self; 11] = [
        Self::Cover,
        Self::Summary,
        Self::CrossTables,
        Self::Delays,
        Self::Links,
        Self::Roadmap,
        Self::Changes,
        Self::Sheets,
        Self::NotEntered,
        Self::Remarks,
        Self::Signs,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cover => "表紙",
            Self::Summary => "要約",
            Self::CrossTables => "集計表",
            Self::Delays => "遅れと、その影響",
            Self::Links => "依存関係",
            Self::Roadmap => "ロードマップ",
            Self::Changes => "前の時点からの変化",
            Self::Sheets => "個票",
            Self::NotEntered => "記入がまだないもの",
            Self::Remarks => "原典の注記",
            Self::Signs => "記号の見方",
        }
    }
}

/// Which sheets a report holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetScope {
    /// Initiatives with a measure rated やや遅れ or 遅れ.
    #[default]
    Delayed,
    /// One for every initiative.
    Initiatives,
    /// One for every measure.
    Measures,
}

/// What a person wrote on the cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoverWords {
    /// 進捗報告書
    pub title: String,
    /// 市議会 報告資料
    pub kind: String,
    /// 令和9年11月; empty: the month of the report.
    pub date: String,
    /// Who made it.
    pub maker: String,
}

impl Default for CoverWords {
    fn default() -> Self {
        Self { title: "進捗報告書".to_owned(), kind: String::new(), date: String::new(), maker: String::new() }
    }
}

/// Sentences of the summary as a person left them, with the draft they stand for: the records may have changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedSentences {
    /// The draft, one sentence a line.
    pub draft: String,
    /// What a person made of it.
    pub text: String,
}

/// All that a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportOptions {
    /// The parts that are left out. Kept this way, so that a new part is in until somebody takes it out.
    pub without: Vec<ReportPart>,
    /// Which sheets.
    pub sheets: SheetScope,
    /// Whether the roadmap is set on A3 across; else on A4 upright like the rest.
    pub wide_roadmap: bool,
    /// The time that changes are counted from, as in the address of 比較; `None`: the fiscal year before, or the month.
    pub before: Option<String>,
    /// What stands on the cover.
    pub cover: CoverWords,
    /// Sentences of the summary; `None`: the draft.
    pub sentences: Option<EditedSentences>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self {
            without: vec![ReportPart::NotEntered, ReportPart::Remarks],
            sheets: SheetScope::default(),
            wide_roadmap: true,
            before: None,
            cover: CoverWords::default(),
            sentences: None,
        }
    }
}

impl ReportOptions {
    /// Whether a part is in.
    pub fn has(&self, part: ReportPart) -> bool {
        !self.without.contains(&part)
    }

    /// Puts a part in or takes it out.
    pub fn choose(&mut self, part: ReportPart, is_in: bool) {
        self.without.retain(|out| *out != part);
        if !is_in {
            self.without.push(part);
        }
    }
}
