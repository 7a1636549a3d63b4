//! Scales of 進捗評価: data, so that a city can bring its own.

use crate::plan::{GradeKind, Plan};

/// The id of a grade, as it stands in entries: `a`, `b`, …, `unrated`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GradeId(String);

impl GradeId {
    /// Takes any text: a grade of another scale is kept.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// As written in entries.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One grade of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// As it stands in entries.
    pub id: GradeId,
    /// The letter in the square: A; ― where the grade has none.
    pub letter: String,
    /// 計画どおり
    pub name: String,
    /// When to choose it.
    pub criterion: String,
    /// Its meaning across scales.
    pub kind: GradeKind,
}

/// A scale: its grades, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Grades in the order of the form.
    pub grades: Vec<Grade>,
}

impl Scale {
    /// The scale of a plan: its own, or the default where it brings none.
    pub fn of(plan: &Plan) -> Self {
        if plan.scale.is_empty() {
            return Self::default();
        }
        let grade = |own: &crate::plan::OwnGrade| Grade {
            id: GradeId::new(&own.id),
            letter: own.letter.clone(),
            name: own.name.clone(),
            criterion: own.criterion.clone(),
            kind: own.kind,
        };
        Self { grades: plan.scale.iter().map(grade).collect() }
    }

    /// The grade of that id, if this scale has it.
    pub fn grade(&self, id: &GradeId) -> Option<&Grade> {
        self.grades.iter().find(|grade| grade.id == *id)
    }
}

impl Default for Scale {
    /// A 計画を上回る, B 計画どおり, C やや遅れ, D 遅れ, 評価できない.
    fn default() -> Self {
        let grade = |id: &str, letter: &str, name: &str, criterion: &str, kind| Grade {
            id: GradeId::new(id),
            letter: letter.to_owned(),
            name: name.to_owned(),
            criterion: criterion.to_owned(),
            kind,
        };
        Self {
            grades: vec![
                grade(
                    "a",
                    "A",
                    "計画を上回る",
                    "目標値または年度の目標を上回り、次年度の工程に着手している",
                    GradeKind::Ahead,
                ),
                grade(
                    "b",
                    "B",
                    "計画どおり",
                    "ロードマップの工程どおりに進み、年度の目標をおおむね満たしている",
                    GradeKind::OnPlan,
                ),
                grade("c", "C", "やや遅れ", "工程に遅れがあるが、年度内に取り戻せる見込みがある", GradeKind::Behind),
                grade("d", "D", "遅れ", "年度内に工程を終えられない、または目標値の達成が難しい", GradeKind::Late),
                grade(
                    "unrated",
                    "―",
                    "評価できない",
                    "実績が未確定・対象がないなど、判断の材料がそろっていない",
                    GradeKind::NotRated,
                ),
            ],
        }
    }
}
