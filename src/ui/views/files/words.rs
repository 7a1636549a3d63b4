//! What this view says about cells, moments and counts.

pub(super) use crate::ui::text::said::{
    cell as cell_words, days_ago, moment as moment_words, value as value_words, visible,
};
