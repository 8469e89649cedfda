//! The studio as people use it: a browser, from the first click to a packed order. Needs node, playwright-core, axe-core
//! and a Chromium; says so and ends where one is absent.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Served, Workshop, browsed, browser, reference_data};
use std::path::Path;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// What the browser finds on the way to the order; `None` where no browser is there.
fn ordered(folder: &Path, width: &str, scheme: &str, scan: Option<&Path>) -> Option<serde_json::Value> {
    let mut node = browser("studio.mjs")?;
    let served = Served::of(PROGRAM, folder);
    let link = format!("http://{}/{}/", served.host, served.token);
    node.args([&link, width, scheme]).arg(folder.join("pictures")).args(scan);
    let found = browsed(&mut node, &["elsewhere", "errors", "serious", "wider_than_screen"])?;
    println!("{found}");
    assert!(found["bytes"].as_u64().unwrap() < 3_000_000, "{found}");
    assert!(found["files"].as_u64().unwrap() >= 4, "{found}");
    Some(found)
}

#[test]
fn the_sample_goes_from_the_first_click_to_the_order_that_the_terminal_packs() {
    let shop = Workshop::new(PROGRAM);
    let clinic = shop.path("clinic");
    std::fs::create_dir_all(&clinic).unwrap();
    let Some(found) = ordered(&clinic, "1400", "light", None) else { return };
    // A person who needs five seconds for each thing stays far under three minutes.
    assert!(found["actions"].as_u64().unwrap() <= 25, "{found}");
    assert!(
        found["handle_ms"]["count"].as_u64().unwrap() > 0 && found["handles"].as_u64().unwrap() > 2,
        "{found}"
    );

    shop.succeed(&["pack", "clinic/first", "--out", "again"]);
    let names = shop.names("again");
    assert_eq!(names, shop.names("clinic/first/order"));
    for name in names {
        assert!(
            shop.read(&format!("again/{name}")) == shop.read(&format!("clinic/first/order/{name}")),
            "{name}"
        );
    }
}

#[test]
fn a_narrow_dark_screen_leads_to_the_order_too() {
    let shop = Workshop::new(PROGRAM);
    ordered(&shop.path(""), "820", "dark", None);
}

#[test]
fn a_mesh_scan_of_ones_own_is_read_and_ordered() {
    let Some(scan) = reference_data("scans/find-template/template.obj") else { return };
    let shop = Workshop::new(PROGRAM);
    let clinic = shop.path("clinic");
    std::fs::create_dir_all(&clinic).unwrap();
    ordered(&clinic, "1400", "dark", Some(&scan));
}
