//! All that is said in words in more than one place, as pure functions: the plan's official terms, values, names, dates and
//! conditions, what a total is made of, mails, and the notices of what happened.
//!
//! Knows no component, no signal and no clock: what it speaks of comes in as values. Words of a single view stand in that
//! view; what is wrong with a file or a plan is said by its error.
//!
//! | Module | Holds |
//! |---|---|
//! | [`terms`] | the plan's official terms: states, grades, fields, roles; all of them are named from here too |
//! | [`values`] | recorded values, and what changed |
//! | [`names`] | departments, people, items, cells |
//! | [`dates`] | moments and days |
//! | [`comparison`] | drafts of what became better or worse |
//! | [`conditions`] | what is asked for |
//! | [`totals`] | what a total is a part of, and what it leaves out |
//! | [`outlook`] | how a measure stands to its target |
//! | [`doubt`] | what hardly goes together |
//! | [`rounds`] | rounds of collecting |
//! | [`mail`] | the mail that goes with a file, and the one that asks again |
//! | [`notices`] | what is said after something was done or went wrong |

pub mod comparison;
pub mod conditions;
pub mod dates;
pub mod doubt;
pub mod mail;
pub mod names;
pub mod notices;
pub mod outlook;
pub mod rounds;
pub mod terms;
pub mod totals;
pub mod values;

pub use terms::*;
