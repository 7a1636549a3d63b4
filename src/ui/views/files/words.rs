//! What this view says about cells, moments and counts.

pub(super) use crate::plan::letters::{visible, visible_line};
pub(super) use crate::wording::dates::{days_ago, moment as moment_words};
pub(super) use crate::wording::names::{author, author_or_none, cell as cell_words, dept_name};
pub(super) use crate::wording::values::value as value_words;
