//! The size budget of the one file.

use anyhow::{Result, bail};

use crate::pack::Sizes;

/// 600 kB: opens at once from a slow shared folder, and passes as an attachment.
const HTML_BUDGET_BYTES: usize = 600_000;

/// Prints what weighs how much.
pub fn report(sizes: &Sizes, html_bytes: usize) {
    println!(
        "  wasm {}, app css {}, glue {}: lzma {}, as text {} · boot css {} · plan text {} · html {} of {}",
        kilobytes(sizes.wasm),
        kilobytes(sizes.app_style),
        kilobytes(sizes.glue),
        kilobytes(sizes.payload),
        kilobytes(sizes.payload_text),
        kilobytes(sizes.boot_style),
        kilobytes(sizes.plan),
        kilobytes(html_bytes),
        kilobytes(HTML_BUDGET_BYTES)
    );
}

/// Whether a file of this length keeps the budget.
///
/// # Errors
/// It does not; the message says by how much.
pub fn check(html_bytes: usize) -> Result<()> {
    if html_bytes > HTML_BUDGET_BYTES {
        bail!(
            "dist/ayumi.html has {}, {} over the budget of {}",
            kilobytes(html_bytes),
            kilobytes(html_bytes - HTML_BUDGET_BYTES),
            kilobytes(HTML_BUDGET_BYTES)
        );
    }
    Ok(())
}

/// `96.8 kB`
fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_600_kilobytes() {
        assert!(check(600_000).is_ok());
        let over = check(600_100).map_err(|error| error.to_string());
        assert_eq!(over, Err("dist/ayumi.html has 600.1 kB, 0.1 kB over the budget of 600.0 kB".to_owned()));
    }
}
