//! Random bytes into `readers::ps2d`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::ps2d(bytes));
