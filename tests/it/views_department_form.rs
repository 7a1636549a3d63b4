//! The record form's memory: nothing is buried, nothing is recorded twice, nothing typed is lost.

use ayumi::journal::{Actual, Author, Cell, Draft, Entry, EntryId, Field, Ledger, Reading, Value};
use ayumi::plan::calendar::{Date, Moment};
use ayumi::plan::{DeptId, ItemId};
use ayumi::ui::views::department::{EditOutcome, FieldDraft, Typed, fold_figure, history};
use proptest::prelude::*;

fn cell(field: Field) -> Cell {
    Cell { fy: 2027, dept: DeptId::new("shimin"), item: ItemId::new("m0401"), field }
}

fn author(tx: &str) -> Author {
    Author { by: "市民課 管理係".to_owned(), at: Moment::new("2027-11-22T14:32:00+09:00"), tx: tx.to_owned() }
}

fn put(ledger: &mut Ledger, cell: &Cell, base: Vec<EntryId>, value: Value, tx: &str) -> EntryId {
    let entry = Draft { cell: cell.clone(), base, value }.seal(&author(tx));
    let id = entry.id();
    ledger.insert(entry);
    id
}

fn fold(text: &str) -> String {
    fold_figure(text, "%")
}

fn typed(text: &str) -> Typed {
    Typed { text: text.to_owned(), on: String::new() }
}

fn own(entry: &Entry) -> bool {
    entry.tx().starts_with("own")
}

/// Records what the field holds, as the form does.
fn save(draft: &mut FieldDraft, ledger: &mut Ledger, tx: &str) -> bool {
    let EditOutcome::Record(new) = draft.outcome(&fold) else { return false };
    ledger.insert(new.seal(&author(tx)));
    draft.meet(ledger, &own, &fold);
    true
}

#[test]
fn a_value_that_stands_there_already_is_not_recorded_again() {
    let (mut ledger, cell) = (Ledger::default(), cell(Field::Actual));
    put(&mut ledger, &cell, vec![], Actual { figure: "86.2".to_owned(), on: None }.to_value(), "own0");
    let mut draft = FieldDraft::open(&ledger, cell.clone());
    assert_eq!(draft.outcome(&fold), EditOutcome::Unchanged);
    draft.put(typed("８６．２％"));
    assert_eq!(draft.outcome(&fold), EditOutcome::Unchanged, "the same figure in other widths");
    let mut empty = FieldDraft::open(&Ledger::default(), cell);
    empty.put(typed("　 "));
    assert_eq!(empty.outcome(&fold), EditOutcome::Unchanged, "blank in an empty cell says nothing");
}

#[test]
fn clearing_a_text_records_null() {
    let (mut ledger, cell) = (Ledger::default(), cell(Field::Situation));
    let id = put(&mut ledger, &cell, vec![], Value::text("書いた"), "own0");
    let mut draft = FieldDraft::open(&ledger, cell.clone());
    draft.put(typed(""));
    assert_eq!(draft.outcome(&fold), EditOutcome::Record(Draft { cell, base: vec![id], value: Value::Null }));
}

#[test]
fn figures_are_folded_and_words_are_kept() {
    for (text, folded) in [
        ("８６．２", "86.2"),
        ("１２，０００", "12000"),
        (" 86.2 % ", "86.2"),
        ("−3", "-3"),
        ("調査中", "調査中"),
        ("約90", "約90"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
    let mut draft = FieldDraft::open(&Ledger::default(), cell(Field::Actual));
    draft.put(Typed { text: "調査中".to_owned(), on: "2027-10-31".to_owned() });
    let EditOutcome::Record(new) = draft.outcome(&fold) else { panic!("a word is recorded") };
    let kept = Actual { figure: "調査中".to_owned(), on: Date::new(2027, 10, 31) };
    assert_eq!(Actual::of_value(&new.value), Some(kept));
}

#[test]
fn beyond_the_limit_nothing_is_cut_and_nothing_is_recorded() {
    let mut draft = FieldDraft::open(&Ledger::default(), cell(Field::Situation));
    draft.put(typed(&"あ".repeat(403)));
    assert_eq!(draft.outcome(&fold), EditOutcome::TooLong(3));
    draft.settle(&fold);
    assert_eq!(draft.typed().text.chars().count(), 403);
    draft.put(typed(&"あ".repeat(400)));
    assert!(matches!(draft.outcome(&fold), EditOutcome::Record(_)));
}

#[test]
fn a_newcomer_while_writing_waits_beside_and_is_not_buried() {
    let (mut ledger, cell) = (Ledger::default(), cell(Field::Situation));
    let old = put(&mut ledger, &cell, vec![], Value::text("元の文"), "own0");
    let mut draft = FieldDraft::open(&ledger, cell.clone());
    draft.put(typed("書いている文"));
    let newcomer = put(&mut ledger, &cell, vec![old], Value::text("別の画面の文"), "other");
    draft.meet(&ledger, &own, &fold);
    assert_eq!((draft.newcomers(), draft.typed().text.as_str()), ([newcomer].as_slice(), "書いている文"));
    assert!(save(&mut draft, &mut ledger, "own1"));
    assert!(ledger.head_ids(&cell).contains(&newcomer), "saving leaves the newcomer standing");
    assert_eq!(draft.newcomers(), [newcomer]);
    assert_eq!(draft.outcome(&fold), EditOutcome::Unchanged, "and records nothing twice");
    draft.put(typed("さらに書いた文"));
    assert!(save(&mut draft, &mut ledger, "own2"));
    assert!(ledger.head_ids(&cell).contains(&newcomer), "nor does the next save bury it");
    assert_eq!(ledger.head_ids(&cell).len(), 2);
    let EditOutcome::Record(mine) = draft.force(&ledger, &fold) else { panic!("a decision is an entry") };
    ledger.insert(mine.seal(&author("own3")));
    draft.meet(&ledger, &own, &fold);
    assert_eq!(ledger.reading(&cell).value(), Some(&Value::text("さらに書いた文")));
    assert!(draft.newcomers().is_empty());
}

#[test]
fn where_nothing_is_being_written_the_field_follows_and_says_what_stood_there() {
    let (mut ledger, cell) = (Ledger::default(), cell(Field::Status));
    let old = put(&mut ledger, &cell, vec![], Value::text("preparing"), "own0");
    let mut draft = FieldDraft::open(&ledger, cell.clone());
    let newcomer = put(&mut ledger, &cell, vec![old], Value::text("done"), "other");
    draft.meet(&ledger, &own, &fold);
    assert_eq!(draft.typed().text, "done");
    let followed = draft.followed().unwrap();
    assert_eq!((&followed.before, followed.heads.as_slice()), (&Value::text("preparing"), [newcomer].as_slice()));
    draft.put(typed(&Typed::of(&Field::Status, &followed.before.clone()).text));
    let EditOutcome::Record(back) = draft.outcome(&fold) else { panic!("going back is an entry") };
    assert_eq!(back.base, [newcomer]);
}

#[test]
fn what_the_person_undoes_here_is_followed_without_a_word() {
    let (mut ledger, cell) = (Ledger::default(), cell(Field::Status));
    let first = put(&mut ledger, &cell, vec![], Value::text("preparing"), "own0");
    let mut draft = FieldDraft::open(&ledger, cell.clone());
    put(&mut ledger, &cell, vec![first], Value::Null, "own-undo");
    draft.meet(&ledger, &own, &fold);
    assert_eq!(draft.typed(), &Typed::default());
    assert!(draft.followed().is_none() && draft.newcomers().is_empty());
}

#[test]
fn history_tells_old_and_new_newest_first_and_marks_conflicts() {
    let (mut ledger, cell) = (Ledger::default(), cell(Field::Status));
    let first = put(&mut ledger, &cell, vec![], Value::text("preparing"), "own0");
    put(&mut ledger, &cell, vec![first], Value::text("done"), "own1");
    put(&mut ledger, &cell, vec![first], Value::text("stopped"), "other");
    let lines = history(&ledger, std::slice::from_ref(&cell));
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2].row.before, Vec::<Value>::new());
    assert!(lines[..2].iter().all(|line| line.row.before == [Value::text("preparing")] && line.in_conflict));
    assert!(!lines[2].in_conflict);
}

#[derive(Debug, Clone)]
enum Step {
    Type(u8),
    Save,
    /// Somebody else records, having seen everything or nothing.
    Other(u8, bool),
    Settle,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0_u8..4).prop_map(Step::Type),
        Just(Step::Save),
        (0_u8..4, any::<bool>()).prop_map(|(text, saw)| Step::Other(text, saw)),
        Just(Step::Settle),
    ];
    proptest::collection::vec(step, 0..24)
}

proptest! {
    /// Whatever happens in whatever order: an entry of others is superseded by the form only after the form
    /// showed its value, and every record changes something.
    #[test]
    fn nothing_unseen_is_buried_and_nothing_empty_is_written(steps in steps()) {
        let (mut ledger, cell) = (Ledger::default(), cell(Field::Next));
        let mut draft = FieldDraft::open(&ledger, cell.clone());
        let mut shown: Vec<EntryId> = Vec::new();
        for (at, step) in steps.into_iter().enumerate() {
            match step {
                Step::Type(text) => draft.put(typed(&"文".repeat(usize::from(text)))),
                Step::Save => {
                    if let EditOutcome::Record(new) = draft.outcome(&fold) {
                        let mine: Vec<&Value> = new.base.iter().filter_map(|id| ledger.get(*id)?.value()).collect();
                        let changes = mine.len() != 1 || *mine[0] != new.value;
                        prop_assert!(changes, "an entry that changes nothing");
                        for id in &new.base {
                            prop_assert!(own(ledger.get(*id).unwrap()) || shown.contains(id), "buried unseen");
                        }
                        ledger.insert(new.seal(&author(&format!("own{at}"))));
                    }
                }
                Step::Other(text, saw) => {
                    let base = if saw { ledger.head_ids(&cell) } else { Vec::new() };
                    put(&mut ledger, &cell, base, Value::text("文".repeat(usize::from(text) + 1)), &format!("other{at}"));
                }
                Step::Settle => draft.settle(&fold),
            }
            let before = draft.typed().clone();
            let dirty = draft.is_dirty(&fold);
            draft.meet(&ledger, &own, &fold);
            prop_assert!(!dirty || *draft.typed() == before, "typed text was replaced");
            if let (Reading::Agreed { value, heads }, false) = (ledger.reading(&cell), draft.is_dirty(&fold)) {
                prop_assert_eq!(draft.typed().value(&cell.field, &fold), value.clone());
                shown.extend(heads.iter().map(|head| head.id()));
            }
        }
    }
}
