//! A batch shared by the tasks of an array: every case is done by exactly one of them.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;
use std::process::{Child, Command};

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");
/// Cases without a foot: each is a row of the table at once.
const CASES: usize = 24;

fn shop_with_cases() -> Workshop {
    let shop = Workshop::new(PROGRAM);
    for n in 0..CASES {
        shop.write(
            &format!("cases/{n:02}/case.toml"),
            "schema = \"windlass.case/1\"\n[case]\nid = \"A-01\"\n",
        );
    }
    shop
}

/// Checks that the tables of the parts hold every case once.
fn every_case_is_in_one_table(shop: &Workshop, parts: usize) {
    let mut cases = Vec::new();
    for part in 1..=parts {
        let rows = shop.json(&format!("out/results-{part}-of-{parts}.json"));
        let rows = rows.as_array().unwrap();
        assert!(rows.len() < CASES, "part {part} did everything");
        cases.extend(rows.iter().map(|row| row["case"].as_str().unwrap().to_owned()));
    }
    cases.sort();
    let all: Vec<_> = (0..CASES).map(|n| format!("{n:02}/case.toml")).collect();
    assert_eq!(cases, all);
}

/// Runs the tasks side by side, each with variables of its own.
fn run_tasks(shop: &Workshop, variables: impl Fn(usize) -> Vec<(&'static str, String)>, count: usize) {
    let begin = |task| {
        let mut command = Command::new(PROGRAM);
        command.args(["batch", "cases", "--out", "out", "--quiet"]).current_dir(shop.dir());
        command.envs(variables(task)).spawn().unwrap()
    };
    let tasks: Vec<Child> = (0..count).map(begin).collect();
    for mut task in tasks {
        // 2: cases failed, as they must.
        assert_eq!(task.wait().unwrap().code(), Some(2));
    }
}

#[test]
fn tasks_of_a_slurm_array_share_the_cases() {
    let shop = shop_with_cases();
    let variables = |task: usize| {
        vec![
            ("SLURM_ARRAY_TASK_ID", (1 + 2 * task).to_string()),
            ("SLURM_ARRAY_TASK_MIN", "1".into()),
            ("SLURM_ARRAY_TASK_STEP", "2".into()),
            ("SLURM_ARRAY_TASK_COUNT", "3".into()),
        ]
    };
    run_tasks(&shop, variables, 3);
    every_case_is_in_one_table(&shop, 3);
}

#[test]
fn pods_of_a_kubernetes_indexed_job_share_the_cases() {
    let shop = shop_with_cases();
    let variables =
        |task: usize| vec![("JOB_COMPLETION_INDEX", task.to_string()), ("WINDLASS_SHARDS", "4".into())];
    run_tasks(&shop, variables, 4);
    every_case_is_in_one_table(&shop, 4);
    let lost = Command::new(PROGRAM)
        .args(["batch", "cases", "--out", "lost"])
        .env("JOB_COMPLETION_INDEX", "1")
        .current_dir(shop.dir())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&lost.stderr).contains("WINDLASS_SHARDS"));
    assert!(shop.names("lost").is_empty());
}

/// Against a real Slurm, where one answers: `tests/slurm-node.sh` starts one on this machine.
#[test]
fn a_real_slurm_runs_the_array() {
    if !Command::new("sinfo").arg("--noheader").output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: no Slurm answers here (tests/slurm-node.sh starts one)");
        return;
    }
    let shop = shop_with_cases();
    let line = format!("{PROGRAM} batch cases --out out --quiet; test $? = 2");
    let output = Command::new("sbatch")
        .args(["--array=0-3", "--wait", "--output=task-%a.log", "--wrap", &line])
        .current_dir(shop.dir())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?} {:?}", shop.names("."));
    every_case_is_in_one_table(&shop, 4);
}
