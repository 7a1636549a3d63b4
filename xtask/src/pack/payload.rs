//! What the loader unpacks, in a form that an html file can hold: the app's styles, wasm-bindgen's glue, the page's frame,
//! the program and its parts.
//!
//! gzip streams in base64, because browsers read both themselves; white space between the characters means nothing.

use std::io::Write as _;

use ayumi::exchange::{base64_lines, page_digest};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::PackError;
use crate::site::Purpose;

/// Bytes as the page holds them.
#[derive(Debug)]
pub struct Block {
    /// gzip, then base64 in lines.
    pub text: String,
    /// Of the bytes as they are, as hexadecimal digits: the loader compares it.
    pub sha256: String,
    /// Length after compression.
    pub packed_bytes: usize,
}

impl Block {
    /// Compresses and encodes.
    ///
    /// # Errors
    /// [`PackError::Compress`].
    pub fn new(bytes: &[u8], purpose: Purpose) -> Result<Self, PackError> {
        let packed = gzip(bytes, purpose).map_err(|error| PackError::Compress(error.to_string()))?;
        Ok(Self { text: base64_lines(&packed), sha256: page_digest(bytes), packed_bytes: packed.len() })
    }
}

/// Styles, glue, the page's frame and what the first view needs of the program, in one block.
#[derive(Debug)]
pub struct Payload {
    /// All of them, one behind the other.
    pub block: Block,
    /// How long the styles are, before compression.
    pub style_bytes: usize,
    /// How long the glue behind them is; the frame follows, and the program is the rest.
    pub glue_bytes: usize,
}

impl Payload {
    /// Compresses and encodes.
    ///
    /// # Errors
    /// [`PackError::Compress`].
    pub fn new(style: &str, glue: &str, frame: &str, wasm: &[u8], purpose: Purpose) -> Result<Self, PackError> {
        let bytes = [style.as_bytes(), glue.as_bytes(), frame.as_bytes(), wasm].concat();
        Ok(Self { block: Block::new(&bytes, purpose)?, style_bytes: style.len(), glue_bytes: glue.len() })
    }
}

/// The same bytes give the same stream: without a time or a name in its head.
fn gzip(bytes: &[u8], purpose: Purpose) -> std::io::Result<Vec<u8>> {
    match purpose {
        Purpose::Quick => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(bytes)?;
            encoder.finish()
        }
        Purpose::Release => {
            let mut packed = Vec::new();
            // Styles, glue, code and texts differ: with codes of their own for up to 100 blocks instead of 15 the stream is
            // 1 % smaller, for four seconds.
            let options = zopfli::Options { maximum_block_splits: 100, ..zopfli::Options::default() };
            zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)?;
            Ok(packed)
        }
    }
}
