//! Random bytes into `readers::points`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::points(bytes));
