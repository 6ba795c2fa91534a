#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| avatar_lint_properties::check("patterns", bytes));
