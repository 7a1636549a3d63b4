//! The plan's entities, in the public format: what stands in `seeds/*/plan.json`, field for field.
//!
//! What the source does not print is absent, never an empty text: nobody has to invent it. Version 1 of the format
//! demanded some of it; its files are read as they are.
//!
//! Every text is verbatim from the source. Where the source is doubtful, a [`Remark`] says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Assignment, DeptId, GroupId, InitiativeId, MeasureId, OwnGrade, PartyId, Target, VisionNumber};

/// A whole action plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Always `ayumi/plan`.
    pub format: String,
    /// Format version; this program reads 1 and 2.
    pub version: u32,
    /// Permanent: `koganei-dx-2026`.
    pub id: String,
    /// Which printing: `2026-04`.
    pub edition: String,
    /// The publishing city: 小金井市.
    pub city: String,
    /// 小金井市DX推進方針アクションプラン
    pub title: String,
    /// Fiscal years covered.
    pub years: YearSpan,
    /// Where the text comes from.
    pub source: Source,
    /// 「DXは【手段】」.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principles: Option<Principles>,
    /// 策定の背景, in the booklet's order.
    #[serde(default)]
    pub background: Vec<Background>,
    /// Notes that hold for the whole plan (重点取組 and so on).
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Visions by number.
    pub visions: Vec<Vision>,
    /// Departments named in the plan.
    pub departments: Vec<Department>,
    /// Department groups 部署区分.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Initiatives by number.
    pub initiatives: Vec<Initiative>,
    /// Links between initiatives, each once.
    #[serde(default)]
    pub links: Vec<Link>,
    /// 原典注記.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// The city's own scale of 進捗評価, best first; empty for the default.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scale: Vec<OwnGrade>,
    /// Further ids of its departments: those under which people added them before the plan named them, or once more.
    /// Never printed; see [`Plan::with_added`].
    #[serde(skip)]
    pub merged: Merged,
}

/// Ids that stand for departments of another id.
pub type Merged = BTreeMap<DeptId, DeptId>;

/// First and last fiscal year, both included; a fiscal year is named by the calendar year of its April.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearSpan {
    /// First fiscal year.
    pub first: i32,
    /// Last fiscal year.
    pub last: i32,
}

impl YearSpan {
    /// Whether the year lies in the span.
    pub fn contains(self, fy: i32) -> bool {
        (self.first..=self.last).contains(&fy)
    }

    /// Fiscal years that a record of this plan may speak of: figures of earlier censuses, goals that are far off. Any
    /// other is a slip.
    pub fn plausible(self) -> std::ops::RangeInclusive<i32> {
        const YEARS_AROUND: i32 = 20;
        self.first.saturating_sub(YEARS_AROUND)..=self.last.saturating_add(YEARS_AROUND)
    }

    /// The years in order.
    pub fn years(self) -> impl DoubleEndedIterator<Item = i32> + Clone {
        self.first..=self.last
    }
}

/// Origin of the plan's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document's title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as printed: 令和8年(2026年)4月.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Slogans and other lines of the cover, verbatim.
    #[serde(default)]
    pub cover: Vec<String>,
}

/// The four principles and what introduces them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principles {
    /// DXは【手段】
    pub heading: String,
    /// Lines before the first principle.
    pub lead: Vec<String>,
    /// The principles by number.
    pub items: Vec<Principle>,
}

/// One principle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// From 1.
    pub number: u8,
    /// Its sentence.
    pub title: String,
    /// Paragraphs.
    pub text: Vec<String>,
}

/// One section of the background pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// Heading as printed.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<BackgroundBlock>,
}

/// A paragraph or a list of the background pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum BackgroundBlock {
    /// A paragraph.
    Text(String),
    /// A titled list: 取組成果, 課題 and their points.
    List {
        /// The list's title; may be empty.
        title: String,
        /// Points in order.
        points: Vec<String>,
    },
}

/// A note that holds for the whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Permanent id.
    pub id: String,
    /// Verbatim.
    pub text: String,
}

/// A future to be realised 実現したい未来.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vision {
    /// From 1.
    pub number: VisionNumber,
    /// 市民にやさしい
    pub name: String,
}

/// A department named in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Permanent id: `shimin`.
    pub id: DeptId,
    /// Official name.
    pub name: String,
    /// Other names the plan prints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A department group. Who belongs is declared by each department, not known from the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Permanent id: `g-all`.
    pub id: GroupId,
    /// 窓口所管課
    pub name: String,
    /// True for 全ての課: every department belongs without saying so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub everyone: bool,
}

/// An initiative 取組.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Initiative {
    /// `i01` …
    pub id: InitiativeId,
    /// Printed number.
    pub number: u16,
    /// Name.
    pub name: String,
    /// Its Vision.
    pub vision: VisionNumber,
    /// 重点取組
    #[serde(default)]
    pub priority: bool,
    /// 取組概要
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overview: Option<String>,
    /// 取組背景
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// アウトカムの視点（＝あるべき姿）
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Notes of the sheet (※ …).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// 担当部署 with their roles, in printed order; empty where the source names none.
    #[serde(default)]
    pub roles: Vec<Assignment>,
    /// 個別取組 in printed order.
    pub measures: Vec<Measure>,
}

/// A measure 個別取組: the unit that is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// `m0101` …
    pub id: MeasureId,
    /// Name.
    pub name: String,
    /// 【行かない】 and the like, without brackets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// 評価指標, verbatim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// 目標値等
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// 取組のロードマップ; empty where the source has none.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// 主担当 of this measure; empty where the source names none: 担当未定.
    #[serde(default)]
    pub leads: Vec<PartyId>,
    /// Notes that belong to this measure (※).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A phase of the roadmap, over whole fiscal years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Verbatim.
    pub text: String,
    /// First fiscal year.
    pub first: i32,
    /// Last fiscal year.
    pub last: i32,
}

/// A link between initiatives, drawn once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Step or related.
    pub kind: LinkKind,
    /// The step's predecessor; for a related pair the smaller number.
    pub from: InitiativeId,
    /// The step's successor; for a related pair the larger number.
    pub to: InitiativeId,
    /// Which initiatives' rows declare it.
    pub declared_by: Vec<InitiativeId>,
}

/// The two kinds of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// ステップ: `from` comes before `to`.
    Step,
    /// 関連性の高い取組, undirected.
    Related,
}

/// 原典注記: where the source is doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// What it is about: ids of initiatives or measures; empty for the whole plan.
    pub about: Vec<String>,
    /// What the source prints.
    pub printed: String,
    /// What this program shows.
    pub shown: String,
    /// Why.
    pub reason: String,
}
