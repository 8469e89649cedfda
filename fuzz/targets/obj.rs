//! Random bytes into `readers::obj`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::obj(bytes));
