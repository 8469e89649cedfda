//! A batch loses nothing: what fails does not stop the rest, what is done is not done again.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

fn shop_with_cases() -> Workshop {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "cases/a"]);
    shop.write("cases/b/case.toml", "schema = \"windlass.case/1\"\n[case]\nid = \"broken\"\n");
    shop
}

#[test]
fn a_failure_stops_nothing_and_a_second_run_does_nothing_again() {
    let shop = shop_with_cases();
    let first = shop.run(&["batch", "cases", "--out", "out"]);
    assert_eq!(first.code, 2, "{}{}", first.out, first.err);
    assert!(first.out.contains("1 made, 0 unchanged, 1 failed"), "{}", first.out);
    assert!(shop.names("out/a").contains(&"job.json".to_owned()));
    assert!(shop.names("out/b").is_empty());
    let table = String::from_utf8(shop.read("out/results.csv")).unwrap();
    // A message may hold a line break inside its quotes, so the rows are told by the cases' names.
    let rows =
        table.lines().filter(|line| line.starts_with("a/case.toml,") || line.starts_with("b/case.toml,"));
    assert_eq!(rows.count(), 2, "{table}");
    assert_eq!(shop.json("out/results.json").as_array().unwrap().len(), 2);

    let second = shop.run(&["batch", "cases", "--out", "out"]);
    assert!(second.out.contains("0 made, 1 unchanged, 1 failed"), "{}", second.out);
    // A lost output is made again.
    let stl = shop.names("out/a").into_iter().find(|n| n.ends_with(".stl")).unwrap();
    std::fs::remove_file(shop.path(&format!("out/a/{stl}"))).unwrap();
    let third = shop.run(&["batch", "cases", "--out", "out"]);
    assert!(third.out.contains("1 made, 0 unchanged, 1 failed"), "{}", third.out);
}

#[test]
fn a_case_of_a_batch_cannot_name_files_outside_its_folder() {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "cases/a"]);
    let text = String::from_utf8(shop.read("cases/a/case.toml")).unwrap();
    shop.write("cases/c/case.toml", text.replace("file = \"", "file = \"../a/"));
    let run = shop.run(&["batch", "cases", "--out", "out"]);
    assert!(run.err.contains("--allow-outside"), "{}{}", run.out, run.err);
    let run = shop.run(&["batch", "cases", "--out", "out", "--allow-outside"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
}
