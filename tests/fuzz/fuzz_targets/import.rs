//! `cargo fuzz run --sanitizer none import`, on the stable compiler. A crasher goes to `tests/fixtures/fuzz-crashers`,
//! where the native tests replay it.
#![no_main]

mod forge;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| forge::import(bytes));
