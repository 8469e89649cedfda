//! Random bytes into `readers::pressure`.
#![no_main]

libfuzzer_sys::fuzz_target!(init: readers::pressure(b""), |bytes: &[u8]| readers::pressure(bytes));
