//! Notices in words, after something was done or went wrong: what happened, why, and what to do.
//!
//! One function or type a notice. How serious it is and what it offers is for who says it.
//!
//! | Module | Of |
//! |---|---|
//! | [`editing`] | undoing and redoing, the year that turned, the clipboard |
//! | [`erasing`] | personal data taken away, kept out, let in again |
//! | [`exporting`] | files written |
//! | [`importing`] | files read and taken in |
//! | [`keeping`] | the browser's storage: tight, failing, damaged, mended |
//! | [`own_page`] | the page of a plan, written as an html file |
//! | [`plans`] | plans opened, kept and given out |

pub mod editing;
pub mod erasing;
pub mod exporting;
pub mod importing;
pub mod keeping;
pub mod own_page;
pub mod plans;
