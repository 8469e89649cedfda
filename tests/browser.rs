//! The report page as people see it: in a browser, wide and narrow, light and dark, printed. Needs node,
//! playwright-core, axe-core and a Chromium; says so and ends where one is absent.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Workshop, tool};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

#[test]
fn the_page_opens_quickly_turns_prints_and_asks_nothing_of_the_network() {
    let Some(mut node) = tool("node", "--version") else { return };
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["design", "first", "--out", "out"]);
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser/page.mjs");
    let output = node.arg(script).arg(shop.path("out/HL-0001.report.html")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(3) {
        eprintln!("skipped: {}", said.trim());
        return;
    }
    assert!(output.status.success(), "{said}");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for nothing in ["requests", "errors", "serious", "wider_than_screen"] {
        assert_eq!(found[nothing].as_array().map(Vec::len), Some(0), "{nothing}: {}", found[nothing]);
    }
    assert_eq!((found["views"].as_u64(), found["turned"].as_u64()), (Some(2), Some(2)));
    assert!(found["bytes"].as_u64().unwrap() < 2_000_000, "{found}");
    assert!(found["load_ms"].as_u64().unwrap() < 1000, "{found}");
    let pages = found["print_pages"].as_u64().unwrap();
    assert!((4..=12).contains(&pages), "{pages} printed pages");
}
