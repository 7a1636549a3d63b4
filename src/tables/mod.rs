//! Tables for other programs: what the plan says and what people recorded, one table a sheet or file.
//!
//! They keep the state's rules for data that machines read (行政データにおける機械可読性ルール, 2026-03-31): heads in the first row
//! and each once, one value in a cell, numbers as numbers with their unit beside them, days in the western calendar with the
//! Japanese one beside it, codes with a table of their own, a blank that never means 0. What a column means, the codes, the
//! source and the day stand in tables of their own ([`definitions`], [`codes`], [`provenance`]).
//!
//! The same [`Table`] becomes CSV here ([`csv`]) and a sheet of a workbook in `office`.
//!
//! | Module | Holds |
//! |---|---|
//! | `form` | which tables there are, and what their columns are called and mean |
//! | `table` | tables and single values |
//! | `letters` | how a text becomes a value |
//! | `values` | values that several tables have |
//! | `words` | codes, their names, and when they are written |
//! | `measures` | 個別取組 with their standing; leads, phases and tags, one a row |
//! | `observed` | a recorded value, taken apart into single ones |
//! | `records` | 記入, one observation a row |
//! | `history` | 変更の履歴, and which change replaced which |
//! | `comparison` | 比較 |
//! | `received` | 届いたファイル |
//! | `about` | definitions, codes, source and day |
//! | `csv` | a table as a file |
//! | `file_name` | what such files are called |

mod about;
mod comparison;
mod csv;
mod file_name;
mod form;
mod history;
mod letters;
mod measures;
mod observed;
mod received;
mod records;
mod source;
mod table;
mod values;
mod words;

pub use about::{Provenance, codes, definitions, provenance};
pub use comparison::{ComparedTimes, changed_fields, comparison};
pub use csv::csv;
pub use file_name::table_file_name;
pub use form::{DatumKind, DatumOrigin, FORM_VERSION, TableColumn, TableId};
pub use history::{history, replaced};
pub use measures::{leads, measures, phases, tags};
pub use received::{ReceivedFile, received};
pub use records::records;
pub use source::TableSource;
pub use table::{Datum, Table};
