//! The record of one measure while somebody writes it: what each field remembers, when it is recorded, what others
//! wrote meanwhile. Shared by the views that record: 自分の課 and 自己点検.

pub mod doubts;
pub mod form;
pub mod missing;
pub mod news;
pub mod state;
pub mod words;
