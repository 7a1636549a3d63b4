//! The content security policy: only what this very page carries may run, and nothing may leave.

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

/// The policy for a page with these inline scripts and this inline style.
///
/// `wasm-unsafe-eval` allows compiling WebAssembly and no other eval; `img-src` allows the icon and pictures made here.
pub fn policy<'a>(scripts: impl Iterator<Item = &'a String>, style: &str) -> String {
    let scripts: Vec<String> = scripts.map(|script| source(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        source(style)
    )
}

/// How the policy names an inline text: by its hash.
fn source(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_hash() {
        // The example of the specification, CSP level 2, §4.2.5.
        assert_eq!(source("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
