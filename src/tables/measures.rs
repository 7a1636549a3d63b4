//! 個別取組: one a row, with how each stands; and what it has several of, one a row in tables of their own.

use crate::insight::due_year;
use crate::plan::calendar::Moment;
use crate::plan::{Compare, Due, Goal, Initiative, ItemId, Measure, PartyId, Per, Plan};

use super::{Datum, Table, TableId, TableSource, values};

/// The measures that are asked for, in their order, as they stand in the year.
pub fn measures(source: &TableSource<'_>) -> Table {
    let row = |initiative: &Initiative, measure: &Measure| {
        let summary = source.summaries.get(&measure.id)?;
        let updated = summary.latest.as_ref().and_then(Moment::date);
        let mut row = values::year(source.fy).to_vec();
        row.extend(values::measure(source.plan, &ItemId::from(&measure.id)));
        row.extend(own(source, initiative, measure));
        row.extend(values::standing(source.scale, summary));
        row.push(Datum::count(summary.answers().spoken));
        row.push(Datum::count(summary.ratings().spoken));
        row.push(summary.answers().of.map_or(Datum::Empty, Datum::count));
        row.push(Datum::whether(summary.answers().of.is_some()));
        row.extend(values::day(updated));
        Some(row)
    };
    let rows = asked(source).filter_map(|(initiative, measure)| row(initiative, measure));
    Table::new(TableId::Measures, rows.collect())
}

fn own(source: &TableSource<'_>, initiative: &Initiative, measure: &Measure) -> [Datum; 17] {
    let vision = source.plan.vision(initiative.vision).map_or("", |vision| vision.name.as_str());
    let goal = GoalData::of(&measure.target.goal);
    let due = due_year(source.plan, measure, source.fy);
    let [due, due_era] = values::year(due);
    [
        Datum::text(&initiative.name),
        Datum::count(initiative.vision.into()),
        Datum::text(vision),
        Datum::whether(initiative.priority),
        Datum::text(&measure.indicator),
        Datum::text(&measure.target.text),
        Datum::text(goal.kind),
        goal.value,
        Datum::text(measure.target.goal.unit()),
        Datum::text(goal.compare),
        Datum::text(goal.per),
        Datum::text(goal.base),
        goal.baseline,
        Datum::text(due_word(measure.target.due)),
        due,
        due_era,
        Datum::count(measure.phases_in(source.fy).count()),
    ]
}

/// A goal, one value for each column.
struct GoalData<'a> {
    kind: &'static str,
    value: Datum,
    compare: &'static str,
    per: &'static str,
    base: &'a str,
    baseline: Datum,
}

impl<'a> GoalData<'a> {
    fn of(goal: &'a Goal) -> Self {
        let none = |kind| Self { kind, value: Datum::Empty, compare: "", per: "", base: "", baseline: Datum::Empty };
        match goal {
            Goal::Number { compare, value, per, base, baseline, .. } => Self {
                kind: "number",
                value: Datum::number(value),
                compare: compare_word(*compare),
                per: per_word(*per),
                base: base.as_deref().unwrap_or_default(),
                baseline: baseline.as_ref().map_or(Datum::Empty, Datum::number),
            },
            Goal::InPlace => none("in_place"),
            Goal::Unset => none("unset"),
        }
    }
}

/// Words of the plan's format, with their names: code, name, meaning.
pub(super) const GOALS: [(&str, &str, &str); 3] = [
    ("number", "数値", "数値に達する、または保つ"),
    ("in_place", "実現", "期限までに実現する（導入・運用開始など）"),
    ("unset", "未設定", "後から設定する"),
];

/// How a figure must stand to the target's.
pub(super) const COMPARISONS: [(&str, &str, &str); 3] = [
    ("at_least", "以上", "実績値が目標値以上"),
    ("at_most", "以下", "実績値が目標値以下"),
    ("exactly", "その値", "計画に以上・以下の語がない"),
];

/// What a figure counts over.
pub(super) const PERS: [(&str, &str, &str); 4] = [
    ("level", "時点", "ある時点の数"),
    ("total", "累計", "計画の始まりからの累計"),
    ("year", "年度", "年度ごとに数え直す"),
    ("school", "学校", "学校ごとの数"),
];

/// By when a target holds.
pub(super) const DUES: [(&str, &str, &str); 4] = [
    ("by", "年度末まで", "その年度の終わりまで"),
    ("every_year", "毎年度", "計画の期間の毎年度"),
    ("from", "年度以降", "その年度か、それより後"),
    ("plan_end", "計画の末", "計画に年度の記載がなく、計画の終わりまで"),
];

fn compare_word(compare: Compare) -> &'static str {
    match compare {
        Compare::AtLeast => "at_least",
        Compare::AtMost => "at_most",
        Compare::Exactly => "exactly",
    }
}

fn per_word(per: Per) -> &'static str {
    match per {
        Per::Level => "level",
        Per::Total => "total",
        Per::Year => "year",
        Per::School => "school",
    }
}

fn due_word(due: Due) -> &'static str {
    match due {
        Due::By(_) => "by",
        Due::EveryYear => "every_year",
        Due::From(_) => "from",
        Due::PlanEnd => "plan_end",
    }
}

/// Who leads each measure, one a row.
pub fn leads(source: &TableSource<'_>) -> Table {
    let row = |party: &PartyId| {
        let name = Datum::text(source.plan.party_name(party));
        vec![Datum::text(party.as_str()), name, Datum::text(party_kind(source.plan, party))]
    };
    Table::new(TableId::Leads, several(source, |measure| measure.leads.iter().map(row).collect()))
}

/// Whether a party is a department or a group.
pub(super) const PARTY_KINDS: [(&str, &str, &str); 2] =
    [("department", "課", "計画にある1つの課"), ("group", "部署区分", "複数の課の集まり。入る課は各課が記入する")];

pub(super) fn party_kind(plan: &Plan, party: &PartyId) -> &'static str {
    let is_group = plan.groups.iter().any(|group| group.id.as_str() == party.as_str());
    if is_group { "group" } else { "department" }
}

/// The phases of each measure's roadmap, one a row.
pub fn phases(source: &TableSource<'_>) -> Table {
    let of = |measure: &Measure| {
        let row = |phase: &crate::plan::Phase| {
            let [first, first_era] = values::year(phase.first);
            let [last, last_era] = values::year(phase.last);
            vec![Datum::text(&phase.text), first, first_era, last, last_era]
        };
        measure.phases.iter().map(row).collect()
    };
    Table::new(TableId::Phases, several(source, of))
}

/// The tags of each measure, one a row.
pub fn tags(source: &TableSource<'_>) -> Table {
    Table::new(
        TableId::Tags,
        several(source, |measure| measure.tags.iter().map(|tag| vec![Datum::text(tag)]).collect()),
    )
}

/// Rows that a measure has several of, each behind the measure's own columns.
fn several(source: &TableSource<'_>, of: impl Fn(&Measure) -> Vec<Vec<Datum>>) -> Vec<Vec<Datum>> {
    let rows = |(_, measure): (&Initiative, &Measure)| {
        let own = values::measure(source.plan, &ItemId::from(&measure.id));
        of(measure).into_iter().map(|row| own.iter().cloned().chain(row).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    asked(source).flat_map(rows).collect()
}

fn asked<'a>(source: &TableSource<'a>) -> impl Iterator<Item = (&'a Initiative, &'a Measure)> {
    let plan = source.plan;
    source.measures.iter().filter_map(move |id| plan.measure(id))
}
