//! What this view says about cells, moments and counts.

pub(super) use crate::ui::text::said::{
    author, cell as cell_words, days_ago, dept_name, moment as moment_words, value as value_words, visible,
    visible_line,
};
