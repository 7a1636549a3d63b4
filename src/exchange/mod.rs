//! Files in and out: snapshot, import review, CSV, the plan's static text.
#![allow(missing_docs)]
mod booklet;
mod markup;
use crate::{
    journal::{Cell, Entry, EntryId, Ledger},
    plan::{DeptId, Plan, calendar::Moment},
};
pub use booklet::booklet;
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    pub dept: Option<DeptId>,
    pub fy: Option<i32>,
}
impl Scope {
    pub fn holds(&self, _: &Entry) -> bool {
        unimplemented!()
    }
}
#[derive(Debug, Clone)]
pub struct Export {
    pub exported_at: Moment,
    pub dept: Option<DeptId>,
    pub name: String,
    pub scope: Scope,
}
pub struct Snapshot {
    pub file_name: String,
    pub text: String,
    pub count: usize,
}
pub fn write_snapshot(_: &Plan, _: &Ledger, _: &Export) -> Snapshot {
    unimplemented!()
}
pub fn file_name(_: &Plan, _: &Export) -> String {
    unimplemented!()
}
pub fn read_snapshot(_: &Plan, _: &str, _: &[u8]) -> Result<Parcel, FileError> {
    unimplemented!()
}
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Header {
    pub version: u32,
    pub exported_at: Option<Moment>,
    pub by_dept: Option<DeptId>,
    pub by_name: String,
    pub app: String,
    pub plan_id: String,
    pub plan_edition: String,
    pub count: Option<usize>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Quarantined {
    pub line: Option<usize>,
    pub reason: String,
    pub original: String,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    pub file_name: String,
    pub header: Header,
    pub entries: Vec<Entry>,
    pub quarantine: Vec<Quarantined>,
    pub duplicates: usize,
    pub warnings: Vec<ParcelWarning>,
}
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParcelWarning {
    #[error("{stated}")]
    OtherPlan { stated: String },
}
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FileError {
    #[error("empty")]
    Empty,
    #[error("cut")]
    Truncated { line: usize, rescue: Box<Parcel> },
}
impl FileError {
    pub fn what(&self) -> String {
        unimplemented!()
    }
    pub fn hint(&self) -> String {
        unimplemented!()
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Added,
    AlreadyHad,
    Conflict,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewItem {
    pub cell: Option<Cell>,
    pub entry: EntryId,
    pub outcome: Outcome,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    pub items: Vec<ReviewItem>,
    pub added: usize,
    pub already_had: usize,
    pub conflicts: usize,
    pub quarantined: usize,
    pub unknown: usize,
    pub in_file: usize,
}
pub fn review(_: &Plan, _: &Ledger, _: &Parcel) -> Review {
    unimplemented!()
}
