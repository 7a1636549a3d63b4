//! 個別取組: one a row, with how each stands; and what it has several of, one a row in tables of their own.

use crate::insight::due_year;
use crate::plan::calendar::Moment;
use crate::plan::{Goal, Initiative, ItemId, Measure, PartyId};

use super::{Datum, Table, TableId, TableSource, values, words};

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
    let target = measure.target.as_ref();
    let goal = GoalFigures::of(measure.goal());
    let due = target.map(|target| values::year(due_year(source.plan, target, source.fy)));
    let [due, due_era] = due.unwrap_or([Datum::Empty, Datum::Empty]);
    [
        Datum::text(&initiative.name),
        Datum::count(initiative.vision.into()),
        Datum::text(vision),
        Datum::whether(initiative.priority),
        Datum::text(measure.indicator_text()),
        Datum::text(measure.target_text()),
        Datum::text(measure.goal().map_or("", |goal| words::goal(goal).0)),
        goal.value,
        Datum::text(measure.unit()),
        Datum::text(goal.compare),
        Datum::text(goal.per),
        Datum::text(goal.base),
        goal.baseline,
        Datum::text(target.map_or("", |target| words::due(target.due).0)),
        due,
        due_era,
        Datum::count(measure.phases_in(source.fy).count()),
    ]
}

/// The figures of a goal; of one that is no number, nothing.
struct GoalFigures<'a> {
    value: Datum,
    compare: &'static str,
    per: &'static str,
    base: &'a str,
    baseline: Datum,
}

impl<'a> GoalFigures<'a> {
    fn of(goal: Option<&'a Goal>) -> Self {
        match goal {
            Some(Goal::Number { compare, value, per, base, baseline, .. }) => Self {
                value: Datum::number(value),
                compare: words::compare(*compare).0,
                per: words::per(*per).0,
                base: base.as_deref().unwrap_or_default(),
                baseline: baseline.as_ref().map_or(Datum::Empty, Datum::number),
            },
            _ => Self { value: Datum::Empty, compare: "", per: "", base: "", baseline: Datum::Empty },
        }
    }
}

/// Who leads each measure, one a row.
pub fn leads(source: &TableSource<'_>) -> Table {
    let row = |party: &PartyId| {
        let name = Datum::text(source.plan.party_name(party));
        vec![Datum::text(party.as_str()), name, Datum::text(words::party_kind(source.plan, party).0)]
    };
    Table::new(TableId::Leads, several(source, |measure| measure.leads.iter().map(row).collect()))
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
