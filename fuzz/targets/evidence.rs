//! Random bytes into `readers::evidence`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::evidence(bytes));
