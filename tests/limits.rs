//! Limits: nothing is written outside the output folder, nothing half, nothing sent, and no input fills the memory.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]
#![cfg(unix)]

use judges::{Run, Workshop, tool};
use std::os::unix::fs::symlink;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

fn shop_with_case(folder: &str) -> Workshop {
    Workshop::with_one_foot(PROGRAM, folder)
}

/// Runs a line of shell in the shop, in which `$W` is the program.
fn shell(shop: &Workshop, line: &str) -> Run {
    let output =
        Command::new("bash").args(["-c", line]).env("W", PROGRAM).current_dir(shop.dir()).output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Whether a private mount is possible here; says aloud when not.
fn can_mount(shop: &Workshop) -> bool {
    let can = shell(shop, "mkdir -p m && unshare -m mount -t tmpfs tmpfs m").code == 0;
    if !can {
        eprintln!("skipped: no private mount is allowed here");
    }
    can
}

#[test]
fn names_of_any_script_work() {
    let shop = shop_with_case("Füße/脚 №1");
    let run = shop.succeed(&["batch", "Füße", "--out", "Ergebnis ✓", "--files", "stl"]);
    assert!(run.out.contains("1 made"), "{}", run.out);
    assert!(shop.names("Ergebnis ✓/脚 №1").contains(&"HL-0001_L.stl".to_owned()));
}

#[test]
fn a_link_in_the_output_folder_leads_nothing_out_of_it() {
    let shop = shop_with_case("cases/a");
    std::fs::create_dir_all(shop.path("elsewhere")).unwrap();
    std::fs::create_dir_all(shop.path("out")).unwrap();
    symlink("../elsewhere", shop.path("out/a")).unwrap();
    let run = shop.run(&["batch", "cases", "--out", "out", "--files", "stl"]);
    assert!(run.out.contains("0 made, 0 unchanged, 1 failed"), "{}{}", run.out, run.err);
    assert!(shop.names("elsewhere").is_empty());
    // A link with the name of an output is replaced, and what it points to is left alone.
    std::fs::remove_file(shop.path("out/a")).unwrap();
    std::fs::create_dir(shop.path("out/a")).unwrap();
    shop.write("precious", "mine");
    symlink("../../precious", shop.path("out/a/HL-0001_L.stl")).unwrap();
    shop.succeed(&["batch", "cases", "--out", "out", "--files", "stl"]);
    assert_eq!(shop.read("precious"), b"mine");
}

#[test]
fn a_case_that_is_a_link_to_somewhere_else_is_refused() {
    let shop = shop_with_case("other");
    std::fs::create_dir_all(shop.path("cases/a")).unwrap();
    symlink("../../other/case.toml", shop.path("cases/a/case.toml")).unwrap();
    let run = shop.run(&["batch", "cases", "--out", "out"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("leads out of the folder") && run.err.contains("--allow-outside"),
        "{}",
        run.err
    );
}

#[test]
fn a_full_disk_leaves_no_file_and_says_so() {
    let shop = shop_with_case("first");
    let limited = shell(&shop, "trap '' XFSZ; ulimit -f 200; exec $W design first --out out --files stl");
    assert_eq!(limited.code, 1, "{}", limited.err);
    assert!(limited.err.contains("room"), "{}", limited.err);
    assert!(shop.names("out").is_empty(), "{:?}", shop.names("out"));
    if !can_mount(&shop) {
        return;
    }
    let full = shell(
        &shop,
        "exec unshare -m bash -c 'mount -t tmpfs -o size=300k tmpfs m && $W design first --out m/out --files stl; \
         echo code $?; ls -A m'",
    );
    assert!(full.out.ends_with("code 1\n"), "{}{}", full.out, full.err);
    assert!(full.err.contains("HL-0001_L.stl") && full.err.contains("room"), "{}", full.err);
}

#[test]
fn a_read_only_disk_is_named() {
    let shop = shop_with_case("first");
    if !can_mount(&shop) {
        return;
    }
    for command in ["design first", "batch first"] {
        let run = shell(
            &shop,
            &format!(
                "exec unshare -m bash -c 'mount -t tmpfs -o ro tmpfs m && exec $W {command} --out m/out'"
            ),
        );
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("m/out") && run.err.contains("--out"), "{}", run.err);
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_unread_and_a_long_text_early() {
    let shop = shop_with_case("first");
    let sparse = std::fs::File::create(shop.path("huge.stl")).unwrap();
    sparse.set_len(2 << 30).unwrap();
    // A text of vertices, over four million of them.
    let line = b"v 1 2 3\n".repeat(1 << 16);
    shop.write("long.obj", line.repeat(70));
    for (file, says) in [("huge.stl", "larger than"), ("long.obj", "the limit is")] {
        // 600 MB of address space: neither file may be kept twice, nor what it promises.
        let run = shell(&shop, &format!("ulimit -v 600000; exec $W measure {file} --threads 1"));
        assert_eq!(run.code, 2, "{file}: {}", run.err);
        assert!(run.err.contains(says), "{file}: {}", run.err);
    }
}

#[test]
fn nothing_is_sent_and_nothing_is_opened_for_writing_elsewhere() {
    let shop = shop_with_case("first");
    if tool("strace", "-V").is_none() {
        return;
    }
    let run = shell(
        &shop,
        "strace -f -o trace -e trace=network,openat,creat,rename,mkdir $W design first --out out --files stl",
    );
    if !shop.path("trace").exists() || run.code != 0 {
        eprintln!("skipped: strace may not look here: {}", run.err);
        return;
    }
    let trace = String::from_utf8(shop.read("trace")).unwrap();
    let sent: Vec<_> = trace.lines().filter(|l| l.contains("socket(") || l.contains("connect(")).collect();
    assert!(sent.is_empty(), "{sent:?}");
    let written =
        trace.lines().filter(|l| l.contains("O_WRONLY") || l.contains("O_RDWR") || l.contains("O_CREAT"));
    // Beside the folder only what becomes the folder, and the lock on it.
    let own = ["\"out/", "/out/", "/.windlass-out.new/", "/.windlass-out.lock"];
    let elsewhere: Vec<_> = written.filter(|l| !own.iter().any(|name| l.contains(name))).collect();
    assert!(!shop.names(".").iter().any(|name| name.starts_with(".windlass-")), "{:?}", shop.names("."));
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(trace.contains("out/"), "the trace saw nothing");
}
