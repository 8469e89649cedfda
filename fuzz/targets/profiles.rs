//! Random bytes into `readers::profiles`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readers::profiles(bytes));
