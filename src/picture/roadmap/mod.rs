//! The roadmap, told and drawn: which phase of which measure runs when, where today stands, how each measure stands.
//!
//! | Module | Holds |
//! |---|---|
//! | [`model`] | its groups, and where today lies |
//! | [`words`] | what is said in sentences |
//! | `rows` | the rows in lines that fit, and their heights |
//! | `sheet` | the picture, in one piece or in sheets of paper |

mod model;
mod rows;
mod sheet;
mod words;

pub use model::{GroupHead, RowGroup, When, groups, stand, when};
pub use sheet::RoadmapSheet;
pub use words::{NO_PHASE, NO_ROADMAP, SEVERAL_LEADS, imprint, no_today, phase_words, summary};
