//! The report page as people see it: in a browser, wide and narrow, light and dark, printed. Needs node,
//! playwright-core, axe-core and a Chromium; says so and ends where one is absent.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::{Workshop, browsed, browser};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// What the browser finds on a page; `None` where no browser is there.
fn seen(page: &std::path::Path) -> Option<serde_json::Value> {
    let mut node = browser("page.mjs")?;
    let found = browsed(node.arg(page), &["requests", "errors", "serious", "wider_than_screen"])?;
    assert!(found["bytes"].as_u64().unwrap() < 2_000_000, "{found}");
    assert!(found["load_ms"].as_u64().unwrap() < 1000, "{found}");
    Some(found)
}

#[test]
fn the_report_opens_quickly_turns_prints_and_asks_nothing_of_the_network() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["design", "first", "--out", "out"]);
    let Some(found) = seen(&shop.path("out/HL-0001.report.html")) else { return };
    assert_eq!((found["views"].as_u64(), found["turned"].as_u64()), (Some(2), Some(2)));
    let pages = |form: &str| found[form].as_u64().unwrap();
    assert!((3..=12).contains(&pages("print_pages")), "{found}");
    assert!((2..=4).contains(&pages("short_pages")), "{found}");
}

#[test]
fn the_papers_of_an_order_have_one_page_each_and_a_comparison_stands_alone() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    shop.succeed(&["pack", "first", "--out", "order"]);
    shop.succeed(&["compare", "first", "--out", "compared"]);
    for paper in ["order", "leaflet"] {
        let Some(found) = seen(&shop.path(&format!("order/HL-0001_r1.{paper}.html"))) else { return };
        assert_eq!(found["print_pages"].as_u64(), Some(1), "{paper}: {found}");
    }
    let Some(found) = seen(&shop.path("compared/HL-0001.compare.html")) else { return };
    assert!((2..=6).contains(&found["print_pages"].as_u64().unwrap()), "{found}");
}
