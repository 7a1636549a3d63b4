//! One folder or file per view. Views do not know each other; what two of them share stands in `ui::parts`.

pub mod about;
pub mod collect;
pub mod compare;
pub mod department;
pub mod files;
pub mod graph;
pub mod initiative;
pub mod measures;
pub mod overview;
pub mod plans;
pub mod report;
pub mod roadmap;
pub mod workshop;
