//! Random bytes into `readers::record`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::record(bytes));
