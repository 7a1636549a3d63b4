//! Documents of office programs. In the page they are a part of the program of its own, unpacked when first asked for.
//!
//! | Module | Holds |
//! |---|---|
//! | `workbook` | tables as an Excel workbook |
//! | `layout` | how wide and how high its cells are |
//! | `error` | why there is none |

mod error;
mod layout;
mod workbook;

pub use error::OfficeError;
pub use workbook::{MOST_CELLS, workbook};
