//! Random bytes into `readers::words`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::words(bytes));
