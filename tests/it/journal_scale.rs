//! What 100,000 entries cost. Not part of the ordinary run; times differ from machine to machine:
//! `cargo test --release --test it journal_scale -- --ignored --nocapture`.

#![allow(clippy::print_stdout, reason = "a measurement is printed")]

use std::sync::Arc;
use std::time::Instant;

use ayumi::insight::{Conflicts, groups_of, standings, standings_after};
use ayumi::journal::{Author, Cell, Draft, Entry, Field, Ledger, Scale, Value};
use ayumi::plan::calendar::Moment;
use ayumi::plan::{DeptId, ItemId, bundled};

/// 63 measures × 40 departments × 3 years × 6 fields, two statements each and a third in some.
fn big_world() -> Vec<Entry> {
    let plan = bundled();
    let mut entries = Vec::new();
    for fy in plan.years.first..=plan.years.last {
        for (_, measure) in plan.measures() {
            for dept in 0..40 {
                for field in Field::RECORD {
                    let cell =
                        Cell { fy, dept: DeptId::new(format!("d{dept:02}")), item: ItemId::from(&measure.id), field };
                    let count = entries.len();
                    let author = |step: usize| Author {
                        by: "市民課 管理係".to_owned(),
                        at: Moment::new(format!("2026-11-22T{:02}:{:02}:{step:02}+09:00", count / 60 % 24, count % 60)),
                        tx: format!("tx{count}-{step}"),
                    };
                    let text = "窓口の混雑を予約制で減らした。次は証明書の種類を広げる。";
                    let first =
                        Draft { cell: cell.clone(), base: Vec::new(), value: Value::text(text) }.seal(&author(0));
                    let base = vec![first.id()];
                    entries.push(first);
                    let second = Draft { cell: cell.clone(), base, value: Value::text("done") }.seal(&author(1));
                    let base = vec![second.id()];
                    entries.push(second);
                    if count % 4 == 0 {
                        entries.push(Draft { cell: cell.clone(), base, value: Value::Null }.seal(&author(3)));
                    }
                    if count % 97 == 0 {
                        entries.push(Draft { cell, base: Vec::new(), value: Value::text("stopped") }.seal(&author(2)));
                    }
                }
            }
        }
    }
    entries
}

fn timed<T>(what: &str, times: u32, mut run: impl FnMut() -> T) -> T {
    let start = Instant::now();
    let mut last = run();
    for _ in 1..times {
        last = run();
    }
    println!("{what:<48}{:>12.3?}", start.elapsed() / times);
    last
}

#[test]
#[ignore = "a measurement, not a promise"]
fn a_hundred_thousand_entries() {
    let (plan, scale) = (bundled(), Scale::default());
    let world = big_world();
    for size in [1_000, 10_000, world.len().min(100_000)] {
        println!("-- {size} entries");
        let mut entries: Vec<Arc<Entry>> = world[..size].iter().cloned().map(Arc::new).collect();
        let ledger = timed("union of all", 1, || {
            let mut ledger = Ledger::default();
            ledger.union(std::mem::take(&mut entries));
            ledger
        });
        let fy = plan.years.first;
        let all = timed("standings of a year, from nothing", 1, || standings(&plan, &ledger, &scale, fy));
        let conflicts = timed("conflicts, from nothing", 1, || Conflicts::default().after(&ledger));
        println!("{:<48}{:>12}", "cells in conflict", conflicts.len());
        let cell = world[0].cell().unwrap().clone();
        timed("heads of one cell", 1000, || ledger.head_ids(&cell).len());
        timed("history of one cell", 1000, || ledger.history(&cell).len());
        timed("groups of a department", 1000, || groups_of(&ledger, &cell.dept, fy).len());
        let mut edited = ledger.clone();
        let author =
            Author { by: "甲".to_owned(), at: Moment::new("2026-11-23T09:00:00+09:00"), tx: "edit".to_owned() };
        let mut count = 0;
        timed("one edit: seal and insert", 1000, || {
            let cell = world[count].cell().unwrap();
            count += 1;
            let base = edited.head_ids(cell);
            edited.insert(Draft { cell: cell.clone(), base, value: Value::text("?") }.seal(&author))
        });
        let mut edited = ledger.clone();
        let base = edited.head_ids(&cell);
        edited.insert(Draft { cell: cell.clone(), base, value: Value::text("done") }.seal(&author));
        timed("standings after one edit", 100, || standings_after(&all, &plan, &edited, &scale, fy));
        timed("conflicts after one edit", 100, || conflicts.after(&edited).len());
        timed("history of everything", 1, || ledger.whole_history().len());
        timed("clone of the ledger (done nowhere)", 1, || ledger.clone().len());
    }
}
