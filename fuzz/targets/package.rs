//! Random bytes into `readers::package`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::package(bytes));
