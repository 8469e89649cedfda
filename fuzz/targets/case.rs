//! Random bytes into `readers::case`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::case(bytes));
