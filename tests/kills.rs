//! A batch that is killed at random instants and started again: nothing finished is lost, and no half file is seen.
//!
//! The ordinary test is short. The long one, 100 kills of a batch of 200 in a release build:
//! `cargo test --release -p windlass-cli --test kills -- --ignored --nocapture`

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// Files below a folder by their path from it, without the temporary ones, and when each was written.
fn files(dir: &Path) -> BTreeMap<String, SystemTime> {
    fn walk(dir: &Path, below: &str, found: &mut BTreeMap<String, SystemTime>) {
        let Ok(entries) = std::fs::read_dir(dir) else { return };
        for entry in entries {
            let entry = entry.unwrap();
            let name = format!("{below}{}", entry.file_name().into_string().unwrap());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else if !name.contains(".windlass-") {
                found.insert(name, entry.metadata().unwrap().modified().unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(dir, "", &mut found);
    found
}

/// Cases of the sample's foot, each with a mass of its own.
fn write_cases(shop: &Workshop, count: usize) {
    shop.succeed(&["sample", "first"]);
    let text = String::from_utf8(shop.read("first/case.toml")).unwrap();
    // One foot is enough, and both would take twice as long.
    let left = text.split("[foot.right.scan]").next().unwrap();
    for n in 0..count {
        let case = left.replace("mass_kg = 78", &format!("mass_kg = {}", 50 + n % 60));
        shop.write(&format!("cases/{n:03}/case.toml"), case);
        shop.write(&format!("cases/{n:03}/left.png"), shop.read("first/left.png"));
    }
}

/// Kills the batch so many times at instants spread over the time it takes; gives how many kills found it running.
fn kill_and_go_on(cases: usize, kills: usize) -> usize {
    let shop = Workshop::new(PROGRAM);
    write_cases(&shop, cases);
    let words = |out| ["batch", "cases", "--out", out, "--files", "3mf", "--threads", "2"];
    let begin = Instant::now();
    shop.succeed(&words("whole"));
    let pause = begin.elapsed() / (kills as u32 + 1);
    let whole = files(&shop.path("whole"));

    let (mut state, mut hit) = (2026_u64, 0);
    let mut finished: BTreeMap<String, SystemTime> = BTreeMap::new();
    for _ in 0..kills {
        let mut child = Command::new(PROGRAM)
            .args(words("out"))
            .current_dir(shop.dir())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        // Between nothing and twice the mean: the kills together last as long as the batch.
        std::thread::sleep(pause.mul_f64(2.0 * (state >> 40) as f64 / f64::from(1 << 24)).max(ONE_MS));
        hit += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        finished = check(&shop, &whole, &finished);
    }
    let last = shop.succeed(&words("out"));
    let done = finished.keys().filter(|f| f.ends_with("/job.json")).count();
    assert!(last.out.contains(&format!("{} made, {done} unchanged, 0 failed", cases - done)), "{}", last.out);
    let end = check(&shop, &whole, &finished);
    let tables = whole.keys().filter(|name| name.starts_with("results")).count();
    assert_eq!(end.len() + tables, whole.len(), "some files are missing");
    for n in 0..cases {
        let left = shop.names(&format!("out/{n:03}"));
        assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
    }
    assert!(shop.names("out").iter().all(|name| !name.starts_with('.')), "{:?}", shop.names("out"));
    hit
}

const ONE_MS: Duration = Duration::from_millis(1);

/// Whatever has its final name is whole, and what was finished before is untouched; gives what is finished now.
fn check(
    shop: &Workshop,
    whole: &BTreeMap<String, SystemTime>,
    before: &BTreeMap<String, SystemTime>,
) -> BTreeMap<String, SystemTime> {
    let now = files(&shop.path("out"));
    for name in now.keys().filter(|name| !name.starts_with("results")) {
        assert!(whole.contains_key(name), "{name} does not belong there");
        assert!(
            shop.read(&format!("out/{name}")) == shop.read(&format!("whole/{name}")),
            "{name} is not whole"
        );
    }
    for (name, written) in before {
        assert_eq!(now.get(name), Some(written), "{name} was finished, and is lost or made again");
    }
    // The record comes last: where it is, the case is finished.
    let is_finished = |name: &str| {
        name.rsplit_once('/').is_some_and(|(dir, _)| now.contains_key(&format!("{dir}/job.json")))
    };
    now.iter().filter(|(name, _)| is_finished(name)).map(|(name, at)| (name.clone(), *at)).collect()
}

#[test]
fn a_batch_that_is_killed_loses_nothing() {
    assert!(kill_and_go_on(4, 4) > 0, "no kill came in time");
}

#[test]
#[ignore = "a quarter of an hour"]
fn a_hundred_kills_of_a_batch_of_two_hundred() {
    let hit = kill_and_go_on(200, 100);
    println!("{hit} of 100 kills found the batch of 200 at work; nothing was lost and no half file seen");
    assert!(hit >= 90, "{hit}");
}
