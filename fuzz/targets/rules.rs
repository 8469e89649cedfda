//! Random bytes into `readers::rules`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::rules(bytes));
