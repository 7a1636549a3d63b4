//! The pieces every view is built of. They show values and report what was pressed.
//!
//! They know no state of the app: values come in as props (what people change, as signals), intentions go out
//! as callbacks. One file is one part; its style sheet is `style/parts/<part>.css`, its classes begin with the
//! part's name, its variants are data attributes, and its colours come from `style/roles.css`.
//! No part writes a `style` attribute: the page forbids them, so lengths are SVG geometry.

mod bar;
mod breadcrumb;
mod button;
mod chip;
mod disclosure;
mod empty;
pub mod field;
mod figures;
mod icon;
mod mark;
mod marked;
mod notice;
mod past;
mod phases;
mod segments;
mod table;

pub use bar::{ProgressBar, StateBar, StateCounts, StateLegend, TargetBar, TargetReading};
pub use breadcrumb::{Breadcrumb, Crumb};
pub use button::{Button, ButtonLink, ButtonLook, ButtonSize};
pub use chip::{FilterChip, GradeLabel, StatusChip, VisionLabel};
pub use disclosure::Disclosure;
pub use empty::Empty;
pub use figures::{Figure, Figures};
pub use icon::{Icon, Shape};
pub use mark::{BrandMark, GradeMark, MarkSize, MarkState, NumberMark, NumberSize, RoleMark, StatusMark, VisionMark};
pub use marked::marked;
pub use notice::{Notice, NoticeKind, StatusLine};
pub use past::{PastRow, PastWords};
pub use phases::{MiniPhases, PhaseSpan, PhaseStrip};
pub use segments::{Choice, SegmentedChoice};
pub use table::{Column, table};
