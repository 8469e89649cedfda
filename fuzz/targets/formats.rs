//! Random bytes into `readers::formats`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::formats(bytes));
