//! Random bytes into `readers::part`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::part(bytes));
