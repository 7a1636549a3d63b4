//! The dependency graph, told and drawn: one set of facts for the view, the file and the report.
//!
//! | Module | Holds |
//! |---|---|
//! | [`facts`] | every initiative with its ties and its measures |
//! | [`chain`] | how each lies to the selected one and to what is asked |
//! | [`words`] | all of it in sentences |
//! | [`show`], [`arrangement`] | which initiatives are drawn, and where |
//! | [`look`] | what is said of a line |
//! | [`sheet`] | the picture as a file, and in words |

pub mod arrangement;
pub mod chain;
pub mod facts;
pub mod look;
pub mod sheet;
pub mod show;
pub mod words;

pub use arrangement::{GraphDrawing, GraphRequest};
pub use chain::Chain;
pub use facts::{Facts, GraphSources};
pub use look::Look;
pub use sheet::{Sheet, on_paper};
pub use show::Show;
