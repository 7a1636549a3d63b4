//! The pieces every view is built of. They show values and report what was pressed.
//!
//! They know no state of the app: values come in as props (what people change, as signals), intentions go out
//! as callbacks. One file is one part; its style sheet is `style/parts/<part>.css`, its classes begin with the
//! part's name, its variants are data attributes, and its colours come from `style/roles.css`.
//! What stands once in a view is written with the macro; what stands in every row is made by [`element`].
//! No part writes a `style` attribute: the page forbids them, so lengths are SVG geometry.

mod bar;
mod breadcrumb;
mod button;
mod chip;
mod disclosure;
mod empty;
pub mod field;
mod figures;
mod file_input;
mod found;
mod group_head;
mod icon;
mod mail;
mod mark;
mod marked;
mod notice;
mod page_copy;
mod past;
mod phases;
mod segments;
mod table;
mod table_files;

pub use bar::{ProgressBar, StateBar, StateCounts, StateLegend, TargetBar, TargetReading, svg_percent};
pub use breadcrumb::{Breadcrumb, Crumb};
pub use button::{Button, ButtonLink, ButtonLook, ButtonSize};
pub use chip::{FilterChip, grade_label, standing_chip, standing_marks, status_chip, vision_label};
pub use disclosure::{Disclosure, explained};
pub use empty::Empty;
pub use figures::{Figure, Figures};
pub use file_input::{FileInput, FileZone};
pub use found::{FOUND_ID, found_line, nothing_found};
pub use group_head::{group_head, group_name, group_words, initiative_head};
pub use icon::{Shape, icon};
pub use mail::Mail;
pub use mark::{BrandMark, MarkSize, MarkState, NumberSize, RoleMark};
pub use mark::{grade_mark, number_mark, status_mark, vision_mark};
pub use marked::{marked, marked_behind};
pub use notice::{Notice, NoticeKind, StatusLine};
pub use page_copy::{PageCopy, PageCopyState};
pub use past::{PastRow, PastWords, past_doubt};
pub use phases::{PhaseSpan, PhaseStrip, mini_phases};
pub use segments::{Choice, SegmentedChoice, segment_links};
pub use table::{Column, heads, table};
pub use table_files::TableFiles;
