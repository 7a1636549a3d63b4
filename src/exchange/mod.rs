//! Files in and out: snapshot, import review, CSV, the plan's static text.

mod booklet;
mod markup;

pub use booklet::booklet;
