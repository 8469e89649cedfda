//! A fault of the program itself: told in one line, without the folders of the machine that built it.

use std::io::{Write, stderr};
use std::panic::PanicHookInfo;

/// Tells what went wrong and where in the sources.
pub fn tell(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|l| format!("{}:{}", short(l.file()), l.line())).unwrap_or_default();
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    let line = format!("error: internal error at {place}: {text}\n  next: please report it with the input\n");
    let _ = stderr().write_all(windlass::shown(&line).as_bytes());
}

/// The path of a source file from its crate on.
fn short(file: &str) -> &str {
    let parts = file.rmatch_indices(['/', '\\']).map(|(i, _)| i);
    let source = file.rfind("/src/").or_else(|| file.rfind("\\src\\"));
    let from = source.and_then(|source| parts.into_iter().find(|i| *i < source));
    from.map_or(file, |from| &file[from + 1..])
}

#[test]
fn no_folder_of_the_builder_is_shown() {
    assert_eq!(short("/builder/.cargo/registry/src/x/spade-2.15.1/src/lib.rs"), "spade-2.15.1/src/lib.rs");
    assert_eq!(short("crates/scan/src/read.rs"), "scan/src/read.rs");
    assert_eq!(short("lib.rs"), "lib.rs");
}
