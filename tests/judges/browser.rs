//! A browser, driven by the scripts of `tests/browser`.

use crate::tool;
use std::path::Path;
use std::process::Command;

/// Node with a script of `tests/browser`; `None` where there is no node.
pub fn browser(script: &str) -> Option<Command> {
    let mut node = tool("node", "--version")?;
    node.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("browser").join(script));
    Some(node)
}

/// What a script finds, in which none of the named lists has an entry; `None` where no browser is there.
pub fn browsed(node: &mut Command, nothing_in: &[&str]) -> Option<serde_json::Value> {
    let output = node.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(3) {
        eprintln!("skipped: {}", said.trim());
        return None;
    }
    assert!(output.status.success(), "{said}");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for nothing in nothing_in {
        assert_eq!(found[nothing].as_array().map(Vec::len), Some(0), "{nothing}: {}", found[nothing]);
    }
    Some(found)
}
