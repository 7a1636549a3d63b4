//! What the loader unpacks, as text that an html file can hold: the app's styles, wasm-bindgen's glue, the program.

use std::io::Write as _;

use data_encoding::HEXLOWER;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest as _, Sha256};

use ayumi::vault::letterpairs;

use super::PackError;

/// Bits of the byte before that are a literal's context.
pub const CONTEXT_BITS: u32 = 4;

/// Styles, glue and WebAssembly, compressed and encoded.
#[derive(Debug)]
pub struct Payload {
    /// LZMA, then [`letterpairs`].
    pub text: String,
    /// Of all bytes before compression, as hexadecimal digits: the loader compares it.
    pub sha256: String,
    /// How long the styles are, before compression.
    pub style_bytes: usize,
    /// How long the glue behind them is; the program is the rest.
    pub glue_bytes: usize,
    /// Length before compression.
    pub bytes: usize,
    /// Length after compression.
    pub packed_bytes: usize,
}

impl Payload {
    /// Joins, compresses and encodes.
    ///
    /// # Errors
    /// [`PackError::Compress`].
    pub fn new(style: &str, glue: &str, wasm: &[u8]) -> Result<Self, PackError> {
        let bytes = [style.as_bytes(), glue.as_bytes(), wasm].concat();
        let packed = compress(&bytes).map_err(|error| PackError::Compress(error.to_string()))?;
        Ok(Self {
            text: letterpairs::encode(&packed),
            sha256: HEXLOWER.encode(&Sha256::digest(&bytes)),
            style_bytes: style.len(),
            glue_bytes: glue.len(),
            bytes: bytes.len(),
            packed_bytes: packed.len(),
        })
    }
}

/// LZMA without a header, which `decodeLzma` in `page/unpack.js` reads.
fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = LzmaOptions {
        dict_size: LzmaOptions::DICT_SIZE_DEFAULT,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        // WebAssembly is a stream of bytes without alignment: more context, no position; 0.4 % smaller. The decoder
        // knows these only.
        lc: CONTEXT_BITS,
        lp: 0,
        pb: 0,
        ..LzmaOptions::with_preset(9)
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    writer.finish()
}
