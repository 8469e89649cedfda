//! Random bytes into the reader that the variable `READER` names: one program, so that all readers are built at once.
#![no_main]

use readers::{TARGETS, Target};
use std::sync::OnceLock;

static CHOSEN: OnceLock<Target> = OnceLock::new();

fn chosen() -> Target {
    let name = std::env::var("READER").unwrap_or_default();
    let found = TARGETS.iter().find(|t| t.0 == name);
    *found.unwrap_or_else(|| panic!("READER={name:?}, expected one of {:?}", TARGETS.map(|t| t.0)))
}

libfuzzer_sys::fuzz_target!(init: { CHOSEN.get_or_init(chosen); }, |bytes: &[u8]| {
    if let Some((_, read)) = CHOSEN.get() {
        read(bytes);
    }
});
