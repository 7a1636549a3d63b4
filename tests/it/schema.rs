//! The public schemas say what the program reads and writes: neither more nor less, as far as a schema can.

use ayumi::exchange::{PlanMark, Scope, read_snapshot, write_snapshot};
use ayumi::journal::Ledger;
use ayumi::plan::{PlanError, Rule};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::fixtures::{export, export_of, small_ledger, small_plan};

const KOGANEI: &str = include_str!("../../seeds/koganei-dx-2026/plan.json");
const SMALL: &str = include_str!("../fixtures/plan/small.json");

fn schema(text: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

fn plans() -> Validator {
    schema(include_str!("../../seeds/schema/plan.schema.json"))
}

fn snapshots() -> Validator {
    schema(include_str!("../../seeds/schema/snapshot.schema.json"))
}

#[track_caller]
fn agrees(schema: &Validator, text: &str) {
    let json: Value = serde_json::from_str(text).unwrap();
    let told: Vec<String> =
        schema.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(told, [""; 0]);
}

/// Every way to take a member away, to add one, to empty a text or to put something of another type in its place.
fn spoiled(json: &Value) -> Vec<Value> {
    let mut spoiled = Vec::new();
    match json {
        Value::Object(members) => {
            for (name, member) in members {
                let mut less = members.clone();
                less.remove(name);
                spoiled.push(Value::Object(less));
                for other in self::spoiled(member) {
                    let mut with = members.clone();
                    with.insert(name.clone(), other);
                    spoiled.push(Value::Object(with));
                }
            }
            let mut more = members.clone();
            more.insert("misspelt".to_owned(), json!(1));
            spoiled.push(Value::Object(more));
        }
        // One of a list stands for all.
        Value::Array(list) => {
            for other in list.first().map(self::spoiled).unwrap_or_default() {
                let mut with = list.clone();
                with[0] = other;
                spoiled.push(Value::Array(with));
            }
        }
        Value::String(_) => spoiled.push(json!("")),
        _ => {}
    }
    spoiled.extend([json!(null), json!(-1), json!("x"), json!([7]), json!({})]);
    spoiled
}

#[test]
fn the_plans_agree_with_their_schema() {
    agrees(&plans(), KOGANEI);
    agrees(&plans(), SMALL);
}

#[test]
fn the_smallest_plan_of_the_guide_agrees_with_the_schema() {
    let guide = include_str!("../../seeds/README.md");
    let example = guide.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    agrees(&plans(), example);
}

/// What the program takes for a plan the schema takes too, and what it does not take for the format of a plan the
/// schema does not take either.
#[test]
fn a_spoiled_plan_is_no_plan_to_both() {
    let schema = plans();
    let mut small: Value = serde_json::from_str(SMALL).unwrap();
    let scales: Value = serde_json::from_str(include_str!("../../seeds/scales.json")).unwrap();
    small["scale"] = scales["S・A・B・C"].clone();
    small["initiatives"][0]["measures"][0]["target"]["goal"]["baseline"] = json!("12.5");
    let all = spoiled(&small);
    assert!(all.len() > 500, "{}", all.len());
    let (mut taken, mut refused) = (0, 0);
    for json in all {
        let valid = schema.is_valid(&json);
        match ayumi::plan::read(&json.to_string()) {
            Ok(_) => {
                taken += 1;
                assert!(valid, "the program takes what the schema does not: {json}");
            }
            Err(PlanError { problems }) => {
                refused += 1;
                let formal = problems.iter().any(|problem| problem.rule == Rule::PlanFormat);
                assert!(!(formal && valid), "the schema takes what the program does not: {problems:?} {json}");
            }
        }
    }
    assert!(taken > 20 && refused > 500, "{taken} {refused}");
}

#[test]
fn every_file_this_program_writes_agrees_with_the_schema() {
    let schema = snapshots();
    agrees(&schema, &export(&small_ledger()).text);
    agrees(&schema, &export(&Ledger::default()).text);
    let ids = small_ledger().entries().map(|entry| entry.id()).take(3).collect();
    for scope in [
        Scope::of_dept("shimin".into()),
        Scope { fy: Some(2026), ..Scope::default() },
        Scope { only: Some(ids), ..Scope::default() },
    ] {
        agrees(
            &schema,
            &write_snapshot(&small_plan(), &PlanMark::of(&small_plan()), &small_ledger(), &export_of(scope)).text,
        );
    }
    agrees(&schema, include_str!("../fixtures/snapshot/v1.json"));
    agrees(&schema, include_str!("../fixtures/snapshot/v2.json"));
}

/// A statement that the schema does not take is never taken in; but for the digest, the schema knows why.
#[test]
fn what_the_schema_refuses_in_an_entry_the_program_holds_back() {
    let schema = snapshots();
    let json: Value = serde_json::from_str(&export(&small_ledger()).text).unwrap();
    let entry = json["entries"][0].clone();
    let floats =
        [json!(1.5), json!(9_007_199_254_740_992_u64), json!([[0.5]]), json!({"a": 1e30}), json!("長".repeat(10_001))];
    let with = |name: &str, value: Value| {
        let mut entry = entry.clone();
        entry[name] = value;
        entry
    };
    let mut broken = spoiled(&entry);
    broken.extend(floats.into_iter().map(|value| with("value", value)));
    let mut refused = 0;
    for entry in broken {
        let mut file = json.clone();
        file["entries"] = json!([entry]);
        if !schema.is_valid(&file) {
            refused += 1;
            let snapshot = read_snapshot(&small_plan(), "a", file.to_string().as_bytes()).unwrap();
            assert_eq!((snapshot.entries.len(), snapshot.quarantine.len()), (0, 1), "{entry}");
        }
    }
    assert!(refused > 40, "{refused}");
}

#[test]
fn what_is_no_snapshot_to_the_schema_is_none_to_the_program_or_says_what_is_missing() {
    let schema = snapshots();
    let json: Value = serde_json::from_str(&export(&Ledger::default()).text).unwrap();
    for name in ["format", "version", "entries"] {
        let mut file = json.clone();
        file.as_object_mut().unwrap().remove(name);
        assert!(!schema.is_valid(&file), "{name}");
        assert!(read_snapshot(&small_plan(), "a", file.to_string().as_bytes()).is_err(), "{name}");
    }
}
