//! Laws of two sides side by side, and of a ledger as of a day.

use ayumi::insight::State;
use ayumi::insight::compare::{Cause, ChangeGroup, ChangeKind, Incomparability, RatedAs, RatingStep};
use ayumi::journal::{Author, Cell, Draft, Entry, EntryId, Field, Ledger, Tombstone, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::wording::comparison::closing;
use proptest::prelude::*;

use crate::compare::compared;
use crate::fixtures::{author, cell, entry, record, small_ledger, worlds};

/// A text that must not be found again.
const PERSONAL: &str = "山田花子さんの電話042-000-0000";

fn mirrored(kind: ChangeKind) -> ChangeKind {
    match kind {
        ChangeKind::Worse(cause) => ChangeKind::Better(cause),
        ChangeKind::Better(cause) => ChangeKind::Worse(cause),
        ChangeKind::Started => ChangeKind::Withdrawn,
        ChangeKind::Withdrawn => ChangeKind::Started,
        other => other,
    }
}

fn ledger_of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.union(entries.into_iter().cloned());
    ledger
}

/// Records of two fiscal years by all departments, any field, by clocks of two weeks; some without a day.
fn records() -> impl Strategy<Value = Vec<Entry>> {
    let step = (
        (0..4_usize, 0..5_usize, 0..4_usize, 0..2_i32),
        (0..8_usize, 0..16_u32, prop::collection::vec(any::<prop::sample::Index>(), 0..3)),
    );
    prop::collection::vec(step, 0..60).prop_map(|steps| {
        let mut world: Vec<Entry> = Vec::new();
        for ((dept, item, field, year), (value, day, seen)) in steps {
            let field = [Field::Status, Field::Rating, Field::Situation, Field::Actual][field].clone();
            let values = match field {
                Field::Status => {
                    ["not_started", "preparing", "underway", "done", "stopped", "not_applicable", "underway", "new"]
                }
                Field::Rating => ["a", "b", "c", "d", "unrated", "b", "s-plus", "a"],
                _ => ["一", "二", "三を始めた。", "三を終えた。", "4件", "12件", "", "八"],
            };
            let value = match (&field, value) {
                (Field::Actual, at) => Value::map([("figure", Value::text(values[at]))]),
                (_, 7) => Value::Null,
                (_, at) => Value::text(values[at]),
            };
            let cell = Cell {
                fy: 2026 + year,
                dept: ["shimin", "joho", "dx", "知らない課"][dept].into(),
                item: ["m0101", "m0102", "m0201", "m0202", "m0301"][item].into(),
                field,
            };
            let at = if day == 0 { "?".to_owned() } else { format!("2026-11-{day:02}T09:00:00+09:00") };
            let author = Author { by: "記録者".to_owned(), at: Moment::new(at), tx: "t".to_owned() };
            let base: Vec<EntryId> = seen
                .iter()
                .filter(|_| !world.is_empty())
                .map(|index| index.get(&world))
                .filter(|entry| entry.cell() == Some(&cell))
                .map(Entry::id)
                .collect();
            world.push(Draft { cell, base, value }.seal(&author));
        }
        world
    })
}

fn november(day: u32) -> Date {
    Date::new(2026, 11, day).unwrap()
}

proptest! {
    #[test]
    fn nothing_differs_from_itself(world in records(), fy in 2026..2028_i32) {
        let ledger = ledger_of(&world);
        let comparison = compared((&ledger, fy), (&ledger, fy));
        for one in &comparison.measures {
            prop_assert!(matches!(one.kind, ChangeKind::Same | ChangeKind::Incomparable(_)), "{:?}", one.kind);
            prop_assert_eq!(&one.changes, &vec![]);
        }
        prop_assert!(State::ALL.iter().all(|state| comparison.counts.state(*state).difference() == 0));
        prop_assert_eq!(comparison.transitions.went(RatingStep::Up) + comparison.transitions.went(RatingStep::Down), 0);
    }

    #[test]
    fn both_ways_mirror_each_other(world in records(), cut in any::<prop::sample::Index>()) {
        let (early, all) = (ledger_of(&world[..cut.index(world.len() + 1)]), ledger_of(&world));
        let (there, back) = (compared((&early, 2026), (&all, 2026)), compared((&all, 2026), (&early, 2026)));
        for (one, other) in there.measures.iter().zip(&back.measures) {
            // That something was stopped is certain, whatever stood before; that it goes on is not where no state stands.
            let (stopped, unclear) =
                (ChangeKind::Worse(Cause::Stopping), ChangeKind::Incomparable(Incomparability::NoState));
            let is_half_known = [(stopped, unclear), (unclear, stopped)].contains(&(one.kind, other.kind));
            prop_assert!(is_half_known || mirrored(one.kind) == other.kind, "{:?}, {:?}", one.kind, other.kind);
            let swapped: Vec<_> = other.changes.iter().map(|of| (&of.dept, &of.field, &of.after, &of.before)).collect();
            let own: Vec<_> = one.changes.iter().map(|of| (&of.dept, &of.field, &of.before, &of.after)).collect();
            prop_assert_eq!(own, swapped);
        }
        for one in RatedAs::ALL {
            prop_assert_eq!(there.counts.rated(one).difference(), -back.counts.rated(one).difference());
            for two in RatedAs::ALL {
                prop_assert_eq!(there.transitions.count(one, two), back.transitions.count(two, one));
            }
        }
        for (one, other) in there.departments.iter().zip(&back.departments) {
            prop_assert_eq!(&one.0, &other.0);
            prop_assert_eq!((&one.1.before, &one.1.after), (&other.1.after, &other.1.before));
        }
    }

    /// Between fiscal years too: every count is a part of the whole, and the parts make it.
    #[test]
    fn counts_close(world in records(), years in (2026..2028_i32, 2026..2028_i32)) {
        let ledger = ledger_of(&world);
        let comparison = compared((&ledger, years.0), (&ledger, years.1));
        prop_assert_eq!(comparison.measures.len(), 5);
        prop_assert_eq!(ChangeGroup::ALL.map(|group| comparison.in_group(group).count()).iter().sum::<usize>(), 5);
        let reasons = Incomparability::ALL.map(|why| comparison.of_kind(ChangeKind::Incomparable(why)).count());
        prop_assert_eq!(reasons.iter().sum::<usize>(), comparison.in_group(ChangeGroup::Incomparable).count());
        prop_assert!(closing(&comparison).ends_with("＝5件"));
        let groups = comparison.visions.iter().map(|(_, counts)| counts).chain([&comparison.counts])
            .chain(comparison.initiatives.iter().map(|(_, counts)| counts))
            .chain(comparison.departments.iter().map(|(_, counts)| counts));
        for counts in groups {
            prop_assert_eq!(counts.before.measures, counts.after.measures);
            let states: Vec<_> = State::ALL.iter().map(|state| counts.state(*state)).collect();
            let ratings: Vec<_> = RatedAs::ALL.iter().map(|rated| counts.rated(*rated)).collect();
            for shifts in [states, ratings] {
                prop_assert_eq!(shifts.iter().map(|shift| shift.before.count).sum::<usize>(), counts.before.measures);
                prop_assert_eq!(shifts.iter().map(|shift| shift.after.count).sum::<usize>(), counts.after.measures);
                prop_assert_eq!(shifts.iter().map(|shift| shift.difference()).sum::<i64>(), 0);
            }
        }
        let sum = |counts: &[usize]| counts.iter().sum::<usize>();
        let visions: Vec<_> = comparison.visions.iter().map(|(_, counts)| counts.after.measures).collect();
        let initiatives: Vec<_> = comparison.initiatives.iter().map(|(_, counts)| counts.after.measures).collect();
        prop_assert_eq!((sum(&visions), sum(&initiatives)), (5, 5));
        let table = &comparison.transitions;
        prop_assert_eq!(RatingStep::ALL.map(|step| table.went(step)).iter().sum::<usize>(), table.total());
        for rated in RatedAs::ALL {
            prop_assert_eq!(table.from(rated), comparison.counts.rated(rated).before.count);
            prop_assert_eq!(table.to(rated), comparison.counts.rated(rated).after.count);
        }
    }

    /// What is torn, unknown or spoken by some alone is in no good count and in no bad one.
    #[test]
    fn nothing_unknown_is_better_or_worse(world in records(), cut in any::<prop::sample::Index>()) {
        let (early, all) = (ledger_of(&world[..cut.index(world.len() + 1)]), ledger_of(&world));
        for one in compared((&early, 2026), (&all, 2026)).measures {
            let is_sure = |state| matches!(state, State::Recorded(_) | State::NotEntered);
            if !is_sure(one.before.state) || !is_sure(one.after.state) {
                prop_assert_eq!(one.kind.group(), ChangeGroup::Incomparable);
            }
        }
    }

    #[test]
    fn a_day_shows_what_its_labels_say(world in records(), day in 1..17_u32) {
        let ledger = ledger_of(&world);
        let view = ledger.as_of(november(day));
        let is_due = |entry: &Entry| entry.at().date().is_some_and(|at| at <= november(day));
        for entry in &world {
            prop_assert!(!is_due(entry) || view.contains(entry.id()));
        }
        for shown in view.entries().filter(|entry| !is_due(entry)) {
            let is_replaced = view.entries().any(|other| other.supersedes().contains(&shown.id()));
            prop_assert!(is_replaced, "a later label stands here only as what an earlier one had replaced");
        }
        for cell in view.cells().filter(|cell| view.reading(cell).in_conflict()) {
            let heads = view.head_ids(cell);
            let history = ledger.heads_among(cell, &|id| heads.contains(&id));
            prop_assert_eq!(history, heads, "no conflict that never was");
        }
        prop_assert!(ledger.as_of(Date::new(2026, 10, 31).unwrap()).is_empty());
    }

    #[test]
    fn on_the_last_day_everything_with_a_day_stands(world in worlds(20)) {
        let ledger = ledger_of(&world);
        let view = ledger.as_of(november(22));
        let lines = |ledger: &Ledger| ledger.entries().map(|entry| entry.to_json()).collect::<Vec<_>>();
        prop_assert_eq!(lines(&view), lines(&ledger));
    }
}

#[test]
fn what_was_erased_is_in_no_view_and_in_no_comparison() {
    let place = cell("shimin", "m0102", Field::Situation);
    let mut ledger = small_ledger();
    let personal = entry(&place, PERSONAL, &ledger.head_ids(&place), &author("山田の上司", 20));
    ledger.insert(personal.clone());
    let file = ledger.clone();
    let later = Author { at: Moment::new("2027-02-01T09:00:00+09:00"), ..author("消した人", 1) };
    ledger.insert(Tombstone::of(&personal).unwrap().seal("個人情報", &later));

    let then = ledger.as_of(november(22));
    assert!(!format!("{then:?}").contains(PERSONAL));
    assert_eq!(then.reading(&place), ayumi::journal::Reading::Empty, "what it replaced does not come back");
    assert!(format!("{:?}", compared((&file, 2026), (&small_ledger(), 2026))).contains(PERSONAL));
    for sides in [[&then, &ledger], [&file, &ledger], [&ledger, &file], [&file, &then]] {
        let comparison = format!("{:?}", compared((sides[0], 2026), (sides[1], 2026)));
        assert!(!comparison.contains(PERSONAL) && !comparison.contains("山田の上司"));
    }
    assert!(ledger.as_of(november(21)).is_empty(), "a redaction stands no earlier than what it erased");
}

/// What had been erased on a later day had replaced a text of an earlier one.
#[test]
fn a_day_before_an_erased_text_shows_what_stood_there() {
    let place = cell("shimin", "m0101", Field::Situation);
    let mut ledger = Ledger::default();
    record(&mut ledger, &place, "始めた", &author("甲", 1));
    let later = Author { at: Moment::new("2026-11-25T09:00:00+09:00"), ..author("乙", 1) };
    let personal = entry(&place, PERSONAL, &ledger.head_ids(&place), &later);
    ledger.insert(personal.clone());
    ledger.insert(Tombstone::of(&personal).unwrap().seal("個人情報", &later));
    assert_eq!(ledger.as_of(november(24)).reading(&place).value(), Some(&Value::text("始めた")));
    assert_eq!(ledger.as_of(november(25)).reading(&place).value(), None);
}

/// Otsu's clock was ahead: what Hei replaced later, by a right clock, makes no conflict with what stood before.
#[test]
fn a_wrong_clock_makes_no_conflict() {
    let place = cell("shimin", "m0101", Field::Status);
    let by =
        |by: &str, day: u32| Author { at: Moment::new(format!("2026-11-{day:02}T09:00:00+09:00")), ..author(by, 1) };
    let mut ledger = Ledger::default();
    record(&mut ledger, &place, "preparing", &by("甲", 1));
    record(&mut ledger, &place, "underway", &by("乙", 29));
    record(&mut ledger, &place, "done", &by("丙", 3));
    assert_eq!(ledger.as_of(november(5)).reading(&place).value(), Some(&Value::text("done")));
    assert_eq!(ledger.as_of(november(2)).reading(&place).value(), Some(&Value::text("preparing")));
}
