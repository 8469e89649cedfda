//! Random bytes into `readers::ply`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::ply(bytes));
