//! What is written as a code: its word, its name, and when it is written. Tables have the first two, the code table all.

use crate::insight::State;
use crate::insight::compare::ChangeGroup;
use crate::journal::Field;
use crate::plan::{Compare, Due, Goal, PartyId, Per, Plan};
use crate::wording;
use crate::wording::comparison::group;

/// Code, name, meaning.
pub(super) type Word = (&'static str, &'static str, &'static str);

/// The state that a measure is counted under.
pub(super) fn state(state: State) -> Word {
    (state.word(), wording::state(state), wording::state_meaning(state))
}

/// Neither state nor rating was recorded.
pub(super) const RATING_NOT_ENTERED: Word = ("not_entered", wording::NOT_ENTERED, "状態も進捗評価も記入がない");
/// A state was recorded, a rating was not.
pub(super) const RATING_NOT_GRADED: Word =
    ("not_graded", wording::NOT_GRADED, "状態の記入があり、進捗評価の記入がない");
/// Some departments have yet to rate.
pub(super) const RATING_PARTIAL: Word =
    ("partial", "一部の課が評価", "対象の課のうち一部だけが評価し、その中に遅れがない");
/// Ratings differ.
pub(super) const RATING_IN_CONFLICT: Word = ("in_conflict", wording::CONFLICT, "違う値が記入され、まだ決めていない");
/// A rating of a newer version or another scale.
pub(super) const RATING_UNKNOWN: Word =
    ("unknown", "この版では読めない値", "新しい版が書いた値、または計画の尺度にない評価");

/// Ratings that are no grade.
pub(super) const NO_GRADES: [Word; 5] =
    [RATING_NOT_ENTERED, RATING_NOT_GRADED, RATING_PARTIAL, RATING_IN_CONFLICT, RATING_UNKNOWN];

/// When a field is written; its word and name are the journal's and the form's.
pub(super) fn field_meaning(field: &Field) -> &'static str {
    match field {
        Field::Status => "取組がどこまで進んだか",
        Field::Rating => "計画に対して進み方がどうか",
        Field::Actual => "評価指標の実績",
        Field::Situation => "取組の状況の文",
        Field::Next => "次にすることの文",
        Field::Evidence => "根拠の文",
        Field::Tally => "自己点検で、その評価をした人の数",
        Field::Groups => "課が入る部署区分",
        Field::Name => "計画にない課の名前",
        Field::RoundName => "調査回の名称",
        Field::AnswerDue => "調査回の回答期限",
        Field::AskedDepartments => "調査回で記入を求める課。記入がなければ、主担当の全ての課",
        Field::AskedMeasures => "調査回で記入を求める個別取組。記入がなければ、全て",
        Field::RequiredFields => "調査回で必須とする項目",
        Field::Closing => "調査回の確定",
        Field::Unknown(_) => "",
    }
}

/// Whether a cell has a value, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Recorded,
    NotEntered,
    InConflict,
    Unknown,
    Erased,
    DepartmentOpen,
}

impl Presence {
    pub(super) const ALL: [Self; 6] =
        [Self::Recorded, Self::NotEntered, Self::InConflict, Self::Unknown, Self::Erased, Self::DepartmentOpen];

    pub(super) fn word(self) -> Word {
        match self {
            Self::Recorded => ("recorded", "記入あり", "値が1つに決まっている"),
            Self::NotEntered => ("not_entered", wording::NOT_ENTERED, "対象の課の記入がない、または消した。0ではない"),
            Self::InConflict => (
                "in_conflict",
                wording::CONFLICT,
                "違う値が記入され、まだ決めていない。値ごとに1行。空欄は、消した記入",
            ),
            Self::Unknown => ("unknown", "読めない値", "新しい版が書いた、この版では読めない値"),
            Self::Erased => ("erased", "消去", "個人情報のため文を消去した"),
            Self::DepartmentOpen => {
                ("department_open", "対象の課が未確定", "部署区分に入る課がまだ分からず、記入もない")
            }
        }
    }
}

/// What a change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangeEffect {
    Set,
    Cleared,
    UnknownValue,
    UnknownKind,
    Erased,
}

impl ChangeEffect {
    pub(super) const ALL: [Self; 5] = [Self::Set, Self::Cleared, Self::UnknownValue, Self::UnknownKind, Self::Erased];

    pub(super) fn word(self) -> Word {
        match self {
            Self::Set => ("set", "記入", "値を記入した"),
            Self::Cleared => ("cleared", "消した", "値を消し、未記入に戻した"),
            Self::UnknownValue => ("unknown_value", "読めない値", "新しい版が書いた、この版では読めない値を記入した"),
            Self::UnknownKind => ("unknown_kind", "読めない種類", "新しい版が書いた、この版では分からない種類の変更"),
            Self::Erased => ("erased", "消去", "個人情報のため文を消去した。記入者と値は残っていない"),
        }
    }
}

/// What became of a measure.
pub(super) fn became(of: ChangeGroup) -> Word {
    let meaning = match of {
        ChangeGroup::Worse => "評価または状態が下がった、または中止した",
        ChangeGroup::Better => "評価または状態が上がった、または中止をやめた",
        ChangeGroup::Started => "比べる先にだけ、状態または評価がある",
        ChangeGroup::Withdrawn => "もとにだけ、状態または評価がある",
        ChangeGroup::TextOnly => "状態と評価は同じで、ほかの記入が違う",
        ChangeGroup::Same => "全ての記入が同じ",
        ChangeGroup::Incomparable => "改善にも悪化にも数えない",
    };
    (of.word(), group(of), meaning)
}

/// A target of a number.
const GOAL_NUMBER: Word = ("number", "数値", "数値に達する、または保つ");
/// A target of something in place.
const GOAL_IN_PLACE: Word = ("in_place", "実現", "期限までに実現する（導入・運用開始など）");
/// No target yet.
const GOAL_UNSET: Word = ("unset", "未設定", "後から設定する");
/// A target of a range.
const GOAL_RANGE: Word = ("range", "幅", "下の端以上、上の端以下に保つ");
/// A target that says only which way.
const GOAL_DIRECTION: Word = ("direction", "向き", "増やす・減らす・保つの向きだけを示す");
/// The plan sets none, and says why.
const GOAL_NOT_SET: Word = ("not_set", "定めない", "計画が、理由を示して目標を定めていない");
/// Words alone.
const GOAL_WORDS: Word = ("words", "文", "文だけで示し、数値にしない");

/// What targets demand.
pub(super) const GOALS: [Word; 7] =
    [GOAL_NUMBER, GOAL_RANGE, GOAL_DIRECTION, GOAL_IN_PLACE, GOAL_UNSET, GOAL_NOT_SET, GOAL_WORDS];

/// What a target demands.
pub(super) fn goal(goal: &Goal) -> Word {
    match goal {
        Goal::Number { .. } => GOAL_NUMBER,
        Goal::Range { .. } => GOAL_RANGE,
        Goal::Direction { .. } => GOAL_DIRECTION,
        Goal::InPlace => GOAL_IN_PLACE,
        Goal::Unset => GOAL_UNSET,
        Goal::NotSet { .. } => GOAL_NOT_SET,
        Goal::Words => GOAL_WORDS,
    }
}

/// The ways of comparing with a target.
pub(super) const COMPARES: [Compare; 3] = [Compare::AtLeast, Compare::AtMost, Compare::Exactly];

/// How a figure must stand to the target's.
pub(super) fn compare(compare: Compare) -> Word {
    match compare {
        Compare::AtLeast => ("at_least", "以上", "実績値が目標値以上"),
        Compare::AtMost => ("at_most", "以下", "実績値が目標値以下"),
        Compare::Exactly => ("exactly", "その値", "計画に以上・以下の語がない"),
    }
}

/// The spans and groups that figures count over.
pub(super) const PERS: [Per; 4] = [Per::Level, Per::Total, Per::Year, Per::School];

/// Over which span or group a figure counts.
pub(super) fn per(per: Per) -> Word {
    match per {
        Per::Level => ("level", "時点", "ある時点の数"),
        Per::Total => ("total", "累計", "計画の始まりからの累計"),
        Per::Year => ("year", "年度", "年度ごとに数え直す"),
        Per::School => ("school", "学校", "学校ごとの数"),
    }
}

/// One of each kind of due year.
pub(super) const DUES: [Due; 4] = [Due::By(0), Due::EveryYear, Due::From(0), Due::PlanEnd];

/// By when a target holds.
pub(super) fn due(due: Due) -> Word {
    match due {
        Due::By(_) => ("by", "年度末まで", "その年度の終わりまで"),
        Due::EveryYear => ("every_year", "毎年度", "計画の期間の毎年度"),
        Due::From(_) => ("from", "年度以降", "その年度か、それより後"),
        Due::PlanEnd => ("plan_end", "計画の末", "計画に年度の記載がなく、計画の終わりまで"),
    }
}

/// A party that is a department.
const PARTY_DEPARTMENT: Word = ("department", "課", "計画にある1つの課");
/// A party that is a group.
const PARTY_GROUP: Word = ("group", "部署区分", "複数の課の集まり。入る課は各課が記入する");

/// What parties are.
pub(super) const PARTY_KINDS: [Word; 2] = [PARTY_DEPARTMENT, PARTY_GROUP];

/// Whether a party is a department or a group.
pub(super) fn party_kind(plan: &Plan, party: &PartyId) -> Word {
    let is_group = plan.groups.iter().any(|group| group.id.as_str() == party.as_str());
    if is_group { PARTY_GROUP } else { PARTY_DEPARTMENT }
}

/// 該当, 非該当: both are their own codes.
pub(super) const WHETHER: [Word; 2] = [("該当", "該当", "当てはまる"), ("非該当", "非該当", "当てはまらない")];
