//! Documents of office programs. In the page they are a part of the program of its own, unpacked when first asked for.
//!
//! | Module | Holds |
//! |---|---|
//! | `workbook` | tables as an Excel workbook |
//! | `layout` | how wide and how high its cells are |
//! | `word` | the report as a Word file |
//! | `error` | why there is none |

mod error;
mod layout;
mod word;
mod workbook;

pub use error::OfficeError;
pub use word::word;
pub use workbook::{MOST_CELLS, workbook};
