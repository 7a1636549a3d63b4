//! The program as text that an html file can hold.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest as _, Sha256};
use zopfli::{Format, Options};

use super::PackError;

/// WebAssembly, compressed and encoded; base64 holds no character that means anything in html.
#[derive(Debug)]
pub struct Program {
    /// gzip, then base64.
    pub base64: String,
    /// Of the bytes before compression, as hexadecimal digits: the loader compares it.
    pub sha256: String,
    /// Length after compression.
    pub gzip_bytes: usize,
}

impl Program {
    /// Compresses and encodes the program.
    ///
    /// # Errors
    /// [`PackError::Compress`].
    pub fn new(wasm: &[u8]) -> Result<Self, PackError> {
        let mut gzip = Vec::new();
        zopfli::compress(Options::default(), Format::Gzip, wasm, &mut gzip)
            .map_err(|error| PackError::Compress(error.to_string()))?;
        Ok(Self {
            base64: BASE64.encode(&gzip),
            sha256: HEXLOWER.encode(&Sha256::digest(wasm)),
            gzip_bytes: gzip.len(),
        })
    }
}
