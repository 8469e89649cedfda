//! Random bytes into `readers::depth`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::depth(bytes));
