//! The plan's entities, in the public format: what stands in `seeds/*/plan.json`, field for field.
//!
//! Every text is verbatim from the source. Where the source is doubtful, a [`Remark`] says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Assignment, Decimal, DeptId, GroupId, InitiativeId, MeasureId, OwnGrade, PartyId, VisionNumber};

/// A whole action plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Always `ayumi/plan`.
    pub format: String,
    /// Format version; this program reads 1.
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
    pub principles: Principles,
    /// 策定の背景, in the booklet's order.
    pub background: Vec<Background>,
    /// Notes that hold for the whole plan (重点取組 and so on).
    pub notes: Vec<Note>,
    /// Visions by number.
    pub visions: Vec<Vision>,
    /// Departments named in the plan.
    pub departments: Vec<Department>,
    /// Department groups 部署区分.
    pub groups: Vec<Group>,
    /// Initiatives by number.
    pub initiatives: Vec<Initiative>,
    /// Links between initiatives, each once.
    pub links: Vec<Link>,
    /// 原典注記.
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
    pub published: String,
    /// Slogans and other lines of the cover, verbatim.
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
    pub priority: bool,
    /// 取組概要
    pub overview: String,
    /// 取組背景
    pub background: String,
    /// アウトカムの視点（＝あるべき姿）
    pub outcome: String,
    /// Notes of the sheet (※ …).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// 担当部署 with their roles, in printed order.
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
    /// 評価指標
    pub indicator: Indicator,
    /// 目標値等
    pub target: Target,
    /// 取組のロードマップ; empty where the source has none.
    pub phases: Vec<Phase>,
    /// 主担当 of this measure.
    pub leads: Vec<PartyId>,
    /// Notes that belong to this measure (※).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// An indicator 評価指標, verbatim.
pub type Indicator = String;

/// A target 目標値等: verbatim, and structured where that is possible without guessing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// As printed.
    pub text: String,
    /// What it demands.
    pub goal: Goal,
    /// By when.
    pub due: Due,
}

/// What a target demands. Where it is no number, no percentage is ever shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", try_from = "GoalMembers")]
pub enum Goal {
    /// A figure to reach or to keep (80%以上).
    Number {
        /// How the actual figure must stand to `value`.
        compare: Compare,
        /// The figure.
        value: Decimal,
        /// `%`, `人`, `件`, … as shown after the figure.
        unit: String,
        /// Over which span or group it counts.
        per: Per,
        /// What it is a share of or compared with, verbatim: `平成29年7月`, `対象業務`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<String>,
        /// Where the figure stood before the plan began, in the same unit, if the text says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline: Option<Decimal>,
    },
    /// Something is in place by the due year (導入・運用開始 令和10年度).
    InPlace,
    /// To be set later (検討中に設定).
    Unset,
}

impl Goal {
    /// What is shown after a figure; empty where the goal is no figure.
    pub fn unit(&self) -> &str {
        match self {
            Self::Number { unit, .. } => unit,
            Self::InPlace | Self::Unset => "",
        }
    }
}

/// A goal as it stands in the file: which members it needs is known once its kind is.
///
/// serde's own way for an enum with a tag keeps the members aside until it meets the tag, 10 kB of program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalMembers {
    kind: GoalKind,
    compare: Option<Compare>,
    value: Option<Decimal>,
    unit: Option<String>,
    per: Option<Per>,
    base: Option<String>,
    baseline: Option<Decimal>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum GoalKind {
    Number,
    InPlace,
    Unset,
}

/// A goal lacks a member that its kind needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("missing field `{0}`")]
struct GoalLacks(&'static str);

impl TryFrom<GoalMembers> for Goal {
    type Error = GoalLacks;

    fn try_from(members: GoalMembers) -> Result<Self, GoalLacks> {
        Ok(match members.kind {
            GoalKind::Number => Self::Number {
                compare: members.compare.ok_or(GoalLacks("compare"))?,
                value: members.value.ok_or(GoalLacks("value"))?,
                unit: members.unit.ok_or(GoalLacks("unit"))?,
                per: members.per.ok_or(GoalLacks("per"))?,
                base: members.base,
                baseline: members.baseline,
            },
            GoalKind::InPlace => Self::InPlace,
            GoalKind::Unset => Self::Unset,
        })
    }
}

/// How an actual figure must stand to the target's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// The figure or more (80%以上).
    AtLeast,
    /// The figure or less (0件).
    AtMost,
    /// The text names the figure without 以上 or 以下 (12,000人).
    Exactly,
}

/// Over which span or group a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A level at a moment (登録者数).
    Level,
    /// Summed since the plan began (累計).
    Total,
    /// Anew each fiscal year.
    Year,
    /// Per school (各校1回).
    School,
}

/// By when a target holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Due {
    /// By the end of this fiscal year.
    By(i32),
    /// Every fiscal year of the plan.
    EveryYear,
    /// In this fiscal year or later: after the plan's horizon (令和11年度以降).
    From(i32),
    /// The text names no year: the end of the plan.
    PlanEnd,
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
