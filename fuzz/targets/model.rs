//! Random bytes into `readers::model`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::model(bytes));
