//! The plan's pictures as SVG text, for slides, papers and the report: out only, as pure functions.
//!
//! Each picture is one [`Picture`]: its file, and what it shows in words. A picture needs nothing from elsewhere, and uses
//! only what browsers, rsvg, resvg, Inkscape and `LibreOffice` all draw alike: no markers, no `paint-order`, no
//! `dominant-baseline`, own polygons as arrow heads, a white ground, and widths of words from a fixed rule.
//!
//! | Module | Holds |
//! |---|---|
//! | [`dependencies`] | what is told of the dependency graph, how it is said, and its picture |
//! | [`drawing`] | the graph's places, words and lines as SVG |
//! | [`roadmap`] | groups, phases and words of the roadmap, and its picture |
//! | [`mark`] | what marks say, and their shapes |
//! | [`svg`] | SVG under construction: every word comes in through it |
//! | [`lettering`] | widths of words, and where lines break |

pub mod dependencies;
mod drawing;
pub mod lettering;
mod mark;
pub mod roadmap;
mod svg;

pub use drawing::{Drawing, DrawnBox, Stroke};
pub use mark::{MarkState, StandingMark, standing};
pub use svg::{Ink, MOST_SIDE, Picture};
