//! Sentences about a comparison, as drafts: a person edits them before anybody reads them. They say what the counts say,
//! and no reason for it.

use crate::counted::measures;
use crate::insight::compare::{
    Cause, ChangeGroup, ChangeKind, Comparison, Incomparability, MeasureComparison, RatedAs,
};
use crate::insight::{Rating, State};
use crate::journal::{Grade, GradeKind, Scale, Status};
use crate::plan::Plan;

/// What the sides are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideNames<'a> {
    /// 令和8年度末
    pub before: &'a str,
    /// いま, or another time or file.
    pub after: &'a str,
}

/// What the side is called that shows the records on screen.
pub const NOW: &str = "いま";

/// What a draft is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftTopic {
    /// All measures.
    Whole,
    /// What became worse.
    Worse,
    /// What became better.
    Better,
    /// What was stopped.
    Stopped,
    /// What is recorded on one side alone.
    OneSided,
    /// What is not compared.
    LeftOut,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonDraft {
    /// What it is about.
    pub topic: DraftTopic,
    /// Its sentences.
    pub text: String,
}

/// The topic under a draft: 全体
pub fn topic(topic: DraftTopic) -> &'static str {
    match topic {
        DraftTopic::Whole => "全体",
        DraftTopic::Worse => "悪化",
        DraftTopic::Better => "改善",
        DraftTopic::Stopped => "中止",
        DraftTopic::OneSided => "新規・取下げ",
        DraftTopic::LeftOut => "注記",
    }
}

/// A group of the list: 悪化
pub fn group(group: ChangeGroup) -> &'static str {
    match group {
        ChangeGroup::Worse => "悪化",
        ChangeGroup::Better => "改善",
        ChangeGroup::Started => "新規",
        ChangeGroup::Withdrawn => "取下げ",
        ChangeGroup::TextOnly => "文のみ",
        ChangeGroup::Same => "変わらない",
        ChangeGroup::Incomparable => "比べられない",
    }
}

/// What a measure is counted under among the ratings, where the plan's scale does not name it.
pub fn rated(rated: RatedAs) -> &'static str {
    match rated {
        RatedAs::Kind(kind) => super::grade_kind(kind),
        RatedAs::No => "評価なし",
        RatedAs::Partial => "一部の課が評価",
        RatedAs::InConflict => super::CONFLICT,
        RatedAs::Unknown => "新しい版の値",
    }
}

/// Why measures cannot be compared, before the word for them: 食い違いが残る個別取組
pub fn incomparable(why: Incomparability, sides: SideNames<'_>) -> String {
    match why {
        Incomparability::NotEnteredYet => [sides.after, "の記入がない"].concat(),
        Incomparability::NeverEntered => "どちらにも記入がない".to_owned(),
        Incomparability::NotInFile => "ファイルの側に記入がない".to_owned(),
        Incomparability::InConflict => "食い違いが残る".to_owned(),
        Incomparability::UnknownValue => "この版では読めない値がある".to_owned(),
        Incomparability::Partial => "一部の課だけが記入した".to_owned(),
        Incomparability::NotApplicable => "片方が対象外の".to_owned(),
        Incomparability::OtherScale => "評価の尺度が違う".to_owned(),
        Incomparability::NoState => "状態が片方にしかない".to_owned(),
        Incomparability::NotRated => "評価が片方にしかない、または評価できない".to_owned(),
    }
}

/// How the groups make the whole: 4＋13＋0＋21＋17＋8＝63件. 新規 and 取下げ stand as one, as in the row of figures above.
pub fn closing(comparison: &Comparison) -> String {
    let count = |groups: &[ChangeGroup]| groups.iter().map(|group| comparison.in_group(*group).count()).sum::<usize>();
    let groups: [&[ChangeGroup]; 6] = [
        &[ChangeGroup::Worse],
        &[ChangeGroup::Better],
        &[ChangeGroup::Started, ChangeGroup::Withdrawn],
        &[ChangeGroup::TextOnly],
        &[ChangeGroup::Same],
        &[ChangeGroup::Incomparable],
    ];
    let counts = groups.map(count);
    let told = counts.map(|count| count.to_string()).join("＋");
    [&told, "＝", &measures(counts.iter().sum())].concat()
}

/// Drafts of what a comparison says, each where there is something to say. `scale` names the grades.
pub fn drafts(plan: &Plan, scale: &Scale, comparison: &Comparison, sides: SideNames<'_>) -> Vec<ComparisonDraft> {
    let about = About { plan, scale, comparison, sides };
    let drafts = [
        (DraftTopic::Whole, about.whole()),
        (DraftTopic::Worse, about.worse()),
        (DraftTopic::Better, about.better()),
        (DraftTopic::Stopped, about.stopped()),
        (DraftTopic::OneSided, about.one_sided()),
        (DraftTopic::LeftOut, about.left_out()),
    ];
    let drafts = drafts.into_iter().filter(|(_, text)| !text.is_empty());
    drafts.map(|(topic, text)| ComparisonDraft { topic, text }).collect()
}

struct About<'a> {
    plan: &'a Plan,
    scale: &'a Scale,
    comparison: &'a Comparison,
    sides: SideNames<'a>,
}

impl About<'_> {
    /// 令和8年度末と比べ、完了は1件から6件に、実施中は34件から30件になった（全63件）。
    ///
    /// 完了 and 実施中 are told first; another state only where neither of these has changed.
    fn whole(&self) -> String {
        let counts = &self.comparison.counts;
        let all = counts.after.measures;
        if all == 0 {
            return String::new();
        }
        for (rollup, name) in [(&counts.before, self.sides.before), (&counts.after, self.sides.after)] {
            if rollup.recorded() == 0 {
                return format!("{name}の記入はない（{}）。", self.scope());
            }
        }
        let told = |states: &[State]| {
            let shifts = states.iter().map(|state| (*state, counts.state(*state)));
            let shifts = shifts.filter(|(_, shift)| shift.difference() != 0);
            let told = shifts.map(|(state, shift)| {
                let (before, after) = (measures(shift.before.count), measures(shift.after.count));
                let state = if state == State::Partial {
                    "一部の課だけが記入したもの"
                } else {
                    super::state(state)
                };
                format!("{state}は{before}から{after}に")
            });
            told.collect::<Vec<_>>().join("、")
        };
        let (done, underway) = (State::Recorded(Status::Done), State::Recorded(Status::Underway));
        let mut changed = told(&[done, underway]);
        if changed.is_empty() {
            changed = told(&State::ALL);
        }
        // What nobody has told goes with it: fewer done may be fewer entered.
        let unheard = told(&[State::NotEntered, State::Partial, State::InConflict, State::Unknown]);
        if !unheard.is_empty() && !changed.contains(&unheard) {
            changed = [changed, unheard].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("、");
        }
        let after = if self.sides.after == NOW { String::new() } else { [self.sides.after, "では"].concat() };
        let changed =
            if changed.is_empty() { "状態ごとの数は変わらない".to_owned() } else { changed + "なった" };
        format!("{}と比べ、{after}{changed}（{}）。", self.sides.before, self.scope())
    }

    /// 全63件, or of what the measures compared are a part.
    fn scope(&self) -> String {
        let (own, all) = (self.comparison.counts.after.measures, self.plan.measures().count());
        if own == all { ["全", &measures(all)].concat() } else { ["絞り込んだ", &measures(own)].concat() }
    }

    /// 評価が下がったのは3件（14-2、5-2、8-5）。新たにD「遅れ」となったのは、業務プロセスの最適化（14-2）である。
    fn worse(&self) -> String {
        let fell = self.of_kind(ChangeKind::Worse(Cause::Rating));
        let mut words = self.list("評価が下がったのは", &fell);
        let worse: Vec<&MeasureComparison> = self.comparison.in_group(ChangeGroup::Worse).collect();
        for grade in self.scale.grades.iter().filter(|grade| grade.kind == GradeKind::Late) {
            let new = worse.iter().filter(|one| is(&one.after.rated, grade) && !is(&one.before.rated, grade));
            let names: Vec<String> = new.map(|one| self.name(one)).collect();
            if !names.is_empty() {
                let names = names.join("、");
                words.extend(["新たに", &grade.letter, "「", &grade.name, "」となったのは、", &names, "である。"]);
            }
        }
        words + &self.list("状態が戻ったのは", &self.of_kind(ChangeKind::Worse(Cause::Status)))
    }

    /// CからBに改善：2件（12-1、15-1）。
    fn better(&self) -> String {
        let rose = self.of_kind(ChangeKind::Better(Cause::Rating));
        let mut words = String::new();
        for from in &self.scale.grades {
            for to in &self.scale.grades {
                let went = rose.iter().filter(|one| is(&one.before.rated, from) && is(&one.after.rated, to));
                let went: Vec<_> = went.copied().collect();
                words += &self.list(&format!("{}から{}に改善：", from.letter, to.letter), &went);
            }
        }
        words += &self.list("状態が進んだのは", &self.of_kind(ChangeKind::Better(Cause::Status)));
        words + &self.list("中止から再開したのは", &self.of_kind(ChangeKind::Better(Cause::Stopping)))
    }

    /// AI災害情報収集ツール（2-4）は、中止となった。
    fn stopped(&self) -> String {
        let stopped = self.of_kind(ChangeKind::Worse(Cause::Stopping));
        let names: Vec<String> = stopped.iter().map(|one| self.name(one)).collect();
        if names.is_empty() { String::new() } else { [&names.join("、"), "は、中止となった。"].concat() }
    }

    fn one_sided(&self) -> String {
        let mut words = self.list("状態・評価が比べる先にだけあるのは", &self.of_kind(ChangeKind::Started));
        words += &self.list("状態・評価がもとにだけあるのは", &self.of_kind(ChangeKind::Withdrawn));
        words
    }

    /// いまの記入がまだない8件は、改善にも悪化にも数えない。
    fn left_out(&self) -> String {
        let reasons = Incomparability::ALL.into_iter().filter_map(|why| {
            let count = self.comparison.of_kind(ChangeKind::Incomparable(why)).count();
            (count > 0).then(|| [incomparable(why, self.sides), measures(count)].concat())
        });
        let reasons = reasons.collect::<Vec<_>>().join("、");
        if reasons.is_empty() { reasons } else { reasons + "は、改善にも悪化にも数えない。" }
    }

    fn of_kind(&self, kind: ChangeKind) -> Vec<&MeasureComparison> {
        self.comparison.of_kind(kind).collect()
    }

    /// The count with the numbers of the measures; empty where there are none.
    fn list(&self, words: &str, these: &[&MeasureComparison]) -> String {
        if these.is_empty() {
            return String::new();
        }
        let numbers: Vec<String> = these.iter().map(|one| self.item(one).0).collect();
        format!("{words}{}（{}）。", measures(these.len()), numbers.join("、"))
    }

    /// 業務プロセスの最適化（14-2）
    fn name(&self, one: &MeasureComparison) -> String {
        let (number, name) = self.item(one);
        format!("{name}（{number}）")
    }

    fn item(&self, one: &MeasureComparison) -> (String, String) {
        super::names::item(self.plan, &(&one.measure).into())
    }
}

fn is(rated: &Rating, grade: &Grade) -> bool {
    matches!(rated, Rating::Grade(id, _) if *id == grade.id)
}
