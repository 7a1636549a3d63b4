//! The importer under forged files: a bounded run of what `tests/fuzz` runs without end, and every crasher ever found.

#[path = "../fuzz/fuzz_targets/forge.rs"]
mod forge;

use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn forged_files_with_right_digests_break_no_promise(recipe in prop::collection::vec(any::<u8>(), 0..500)) {
        forge::import(&recipe);
    }
}

#[test]
fn every_crasher_stays_mended() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz-crashers");
    for file in std::fs::read_dir(folder).unwrap() {
        forge::import(&std::fs::read(file.unwrap().path()).unwrap());
    }
}
