//! What the loader unpacks, as text that an html file can hold: the app's styles, wasm-bindgen's glue, the program.
//!
//! The program's functions are sorted, its code is split into streams, everything is compressed by LZMA and encoded as
//! letters. LZMA begins with the plan's static text as if it stood before: the program holds the same sentences once
//! more.

use std::io::Write as _;

use data_encoding::HEXLOWER;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest as _, Sha256};

use super::{PackError, letters, streams};

/// Bits of the byte before that are a literal's context.
pub const CONTEXT_BITS: u32 = 2;

/// Styles, glue and WebAssembly, split, compressed and encoded.
#[derive(Debug)]
pub struct Payload {
    /// [`streams`], LZMA, then [`letters`].
    pub text: String,
    /// Of styles, glue and program as they are, as hexadecimal digits: the loader compares it.
    pub sha256: String,
    /// How long the styles are, before compression.
    pub style_bytes: usize,
    /// How long the glue behind them is; the program is the rest.
    pub glue_bytes: usize,
    /// Length of the streams, before compression.
    pub bytes: usize,
    /// Length after compression.
    pub packed_bytes: usize,
}

impl Payload {
    /// Splits, compresses behind what the page says as text, and encodes.
    ///
    /// # Errors
    /// [`PackError::Split`] or [`PackError::Compress`].
    pub fn new(static_text: &str, style: &str, glue: &str, wasm: &[u8]) -> Result<Self, PackError> {
        let front = [style, glue].concat();
        let wasm = streams::ordered(wasm).map_err(PackError::Split)?;
        let split = streams::split(front.as_bytes(), &wasm).map_err(PackError::Split)?;
        let packed =
            compress(static_text.as_bytes(), &split).map_err(|error| PackError::Compress(error.to_string()))?;
        Ok(Self {
            text: letters::encode(&packed),
            sha256: HEXLOWER.encode(&Sha256::new().chain_update(&front).chain_update(wasm).finalize()),
            style_bytes: style.len(),
            glue_bytes: glue.len(),
            bytes: split.len(),
            packed_bytes: packed.len(),
        })
    }
}

/// LZMA without a header, which `decodeLzma` in `page/unpack.js` reads.
fn compress(before: &[u8], bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = LzmaOptions {
        dict_size: LzmaOptions::DICT_SIZE_DEFAULT,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        // The streams are bytes without alignment: no position. And where each byte has the meaning of the one before,
        // less context than usual is enough. The decoder knows these only.
        lc: CONTEXT_BITS,
        lp: 0,
        pb: 0,
        preset_dict: Some(before.to_vec()),
        ..LzmaOptions::with_preset(9)
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(bytes)?;
    writer.finish()
}
