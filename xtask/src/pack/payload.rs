//! What the loader unpacks, as text that an html file can hold: the app's styles, wasm-bindgen's glue, the program.

use std::io::Write as _;

use data_encoding::HEXLOWER;
use lzma_rust2::{CheckType, LzmaOptions, XzOptions, XzWriter};
use sha2::{Digest as _, Sha256};

use super::{PackError, sevenbit};

/// Styles, glue and WebAssembly, compressed and encoded.
#[derive(Debug)]
pub struct Payload {
    /// xz, then [`sevenbit`].
    pub text: String,
    /// Of all bytes before compression, as hexadecimal digits: the loader compares it.
    pub sha256: String,
    /// How long the styles are, before compression.
    pub style_bytes: usize,
    /// How long the glue behind them is; the program is the rest.
    pub glue_bytes: usize,
    /// Length after compression; the loader asks for so many bytes.
    pub xz_bytes: usize,
}

impl Payload {
    /// Joins, compresses and encodes.
    ///
    /// # Errors
    /// [`PackError::Compress`].
    pub fn new(style: &str, glue: &str, wasm: &[u8]) -> Result<Self, PackError> {
        let bytes = [style.as_bytes(), glue.as_bytes(), wasm].concat();
        let xz = compress(&bytes).map_err(|error| PackError::Compress(error.to_string()))?;
        Ok(Self {
            text: sevenbit::encode(&xz),
            sha256: HEXLOWER.encode(&Sha256::digest(&bytes)),
            style_bytes: style.len(),
            glue_bytes: glue.len(),
            xz_bytes: xz.len(),
        })
    }
}

fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut options = XzOptions::with_preset(9);
    options.lzma_options = LzmaOptions {
        // What the decoder in the page takes of memory; the payload is far smaller.
        dict_size: LzmaOptions::DICT_SIZE_DEFAULT,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        // WebAssembly is a stream of bytes without alignment: more context, no position; 0.4 % smaller.
        lc: 4,
        pb: 0,
        ..options.lzma_options
    };
    // The decoder in the page knows CRC32 and CRC64; the loader verifies a real hash besides.
    options.set_check_sum_type(CheckType::Crc32);
    let mut writer = XzWriter::new(Vec::new(), options)?;
    writer.write_all(bytes)?;
    writer.finish()
}
