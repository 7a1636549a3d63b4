//! Targets: what a measure is to reach, by when, and what the plan sets for the years between.
//!
//! A target is verbatim first. Its structure says what the text says, as far as that is possible without guessing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Decimal;

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
    /// What the plan sets for single fiscal years. Where it sets any, no straight line is ever drawn between them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub years: BTreeMap<i32, YearTarget>,
}

/// What the plan sets for one fiscal year 年度ごとの目標.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearTarget {
    /// As printed.
    pub text: String,
    /// The figure, in the goal's unit and sense, where the text is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
}

/// What a target demands. Only where it is a number, a percentage is ever shown.
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
        /// The fiscal year that the baseline is of, if the text says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline_year: Option<i32>,
    },
    /// A figure to stay within (5～10%), both ends included.
    Range {
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
        /// As of a number.
        unit: String,
    },
    /// Only which way a figure is to go (増加, 令和6年度を下回る): no figure was promised.
    Direction {
        /// The way.
        trend: Trend,
        /// As of a number.
        unit: String,
        /// What it is to leave behind or to keep, if the text says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline: Option<Decimal>,
        /// The fiscal year that the baseline is of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline_year: Option<i32>,
    },
    /// Something is in place by the due year (導入・運用開始 令和10年度).
    InPlace,
    /// To be set later (検討中に設定).
    Unset,
    /// The plan sets none, and says why (国の基準が定まらないため).
    NotSet {
        /// Verbatim.
        reason: String,
    },
    /// What no other kind can say: the text stands, and nothing is worked out.
    Words,
}

impl Goal {
    /// What is shown after a figure; empty where the goal is no figure.
    pub fn unit(&self) -> &str {
        match self {
            Self::Number { unit, .. } | Self::Range { unit, .. } | Self::Direction { unit, .. } => unit,
            Self::InPlace | Self::Unset | Self::NotSet { .. } | Self::Words => "",
        }
    }

    /// Whether a figure tells how near it is.
    pub fn is_figure(&self) -> bool {
        !self.unit().is_empty()
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
    low: Option<Decimal>,
    high: Option<Decimal>,
    trend: Option<Trend>,
    unit: Option<String>,
    per: Option<Per>,
    base: Option<String>,
    baseline: Option<Decimal>,
    baseline_year: Option<i32>,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum GoalKind {
    Number,
    Range,
    Direction,
    InPlace,
    Unset,
    NotSet,
    Words,
}

/// A goal lacks a member that its kind needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("missing field `{0}`")]
struct GoalLacks(&'static str);

impl TryFrom<GoalMembers> for Goal {
    type Error = GoalLacks;

    fn try_from(members: GoalMembers) -> Result<Self, GoalLacks> {
        let unit = members.unit.ok_or(GoalLacks("unit"));
        Ok(match members.kind {
            GoalKind::Number => Self::Number {
                compare: members.compare.ok_or(GoalLacks("compare"))?,
                value: members.value.ok_or(GoalLacks("value"))?,
                unit: unit?,
                per: members.per.ok_or(GoalLacks("per"))?,
                base: members.base,
                baseline: members.baseline,
                baseline_year: members.baseline_year,
            },
            GoalKind::Range => Self::Range {
                low: members.low.ok_or(GoalLacks("low"))?,
                high: members.high.ok_or(GoalLacks("high"))?,
                unit: unit?,
            },
            GoalKind::Direction => Self::Direction {
                trend: members.trend.ok_or(GoalLacks("trend"))?,
                unit: unit?,
                baseline: members.baseline,
                baseline_year: members.baseline_year,
            },
            GoalKind::InPlace => Self::InPlace,
            GoalKind::Unset => Self::Unset,
            GoalKind::NotSet => Self::NotSet { reason: members.reason.ok_or(GoalLacks("reason"))? },
            GoalKind::Words => Self::Words,
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

/// Which way a figure is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// 増加, 向上
    Up,
    /// 減少, 下回る
    Down,
    /// 維持, 継続
    Keep,
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
