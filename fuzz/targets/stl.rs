//! Random bytes into `readers::stl`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::stl(bytes));
