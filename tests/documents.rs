//! What the documents promise: every command in them, and in every help, runs as written.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

mod left_print;

use judges::{Served, Workshop};
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The README and every page of the documentation.
fn documents() -> Vec<PathBuf> {
    let docs = std::fs::read_dir(project().join("docs")).unwrap().map(|e| e.unwrap().path());
    let mut pages: Vec<_> = docs.filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    pages.push(project().join("README.md"));
    pages.sort();
    pages
}

/// The commands in the fenced blocks of a page: all of `sh`, and of `console` what follows the prompt.
fn commands(page: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut block: Option<&str> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), block) {
            (Some(kind), None) => block = Some(kind),
            (Some(_), Some(_)) => block = None,
            (None, Some("sh")) if !line.trim().is_empty() => commands.push(line.to_owned()),
            (None, Some("console")) => commands.extend(line.strip_prefix("$ ").map(str::to_owned)),
            _ => {}
        }
    }
    commands
}

/// Runs a line in a shell where `windlass` is the program; 2 is an answer, anything else but 0 is not.
fn runs(shop: &Workshop, line: &str) -> Result<(), String> {
    let line =
        line.split("  #").next().unwrap().replace("cargo run --release --bin windlass -- ", "windlass ");
    // A toolchain, a browser and a cluster are not this program's to bring.
    if ["cargo ", "git ", "chromium ", "sbatch "].iter().any(|other| line.starts_with(other)) {
        eprintln!("skipped: {line}");
        return Ok(());
    }
    if line.starts_with("windlass studio") {
        serves(shop, &line);
        return Ok(());
    }
    let script = format!("windlass() {{ '{PROGRAM}' \"$@\"; }}\n{line}");
    let output = Command::new("sh").args(["-c", &script]).current_dir(shop.dir()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let good = matches!(output.status.code(), Some(0 | 2)) && !said.contains("error:");
    if good { Ok(()) } else { Err(format!("{line}\n  {:?}\n  {said}", output.status.code())) }
}

/// Starts the studio, which serves until it is stopped, and stops it when it has printed its link. No browser is opened.
fn serves(shop: &Workshop, line: &str) {
    let mut words: Vec<&str> = line.split_whitespace().skip(1).filter(|w| *w != "--no-open").collect();
    // The folder of a clinic is there already.
    if let Some(folder) = words.get(1).filter(|w| !w.starts_with('-')) {
        std::fs::create_dir_all(shop.dir().join(folder)).unwrap();
    }
    words.push("--no-open");
    let studio = Served::started(Command::new(PROGRAM).args(words).current_dir(shop.dir()));
    assert!(studio.host.starts_with("127.0.0.1:"), "{line}: {}", studio.host);
}

/// A workshop with the shipped example, as a clone of the project has it.
fn with_example() -> Workshop {
    let shop = Workshop::new(PROGRAM);
    for file in
        std::fs::read_dir(project().join("examples/hallux-limitus")).unwrap().map(|e| e.unwrap().path())
    {
        let name = format!("examples/hallux-limitus/{}", file.file_name().unwrap().to_str().unwrap());
        shop.write(&name, std::fs::read(&file).unwrap());
    }
    shop
}

#[test]
fn every_command_of_the_documents_runs_as_written() {
    let mut failed = Vec::new();
    let mut ran = 0;
    for page in documents() {
        let shop = with_example();
        for line in commands(&std::fs::read_to_string(&page).unwrap()) {
            ran += 1;
            failed.extend(runs(&shop, &line).err().map(|e| format!("{}: {e}", page.display())));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(ran > 15, "only {ran} commands were found");
}

#[test]
fn every_help_has_an_example_and_it_runs() {
    let shop = Workshop::new(PROGRAM);
    // What the examples name: a case with its scans and a pressure map here, its devices in `out`, a tree of cases, profiles.
    shop.succeed(&["sample", "cases/a"]);
    for name in shop.names("cases/a") {
        shop.write(&name, shop.read(&format!("cases/a/{name}")));
    }
    shop.write("left.csv", left_print::print());
    shop.write(
        "check-up.toml",
        std::fs::read(project().join("examples/hallux-limitus/check-up.toml")).unwrap(),
    );
    shop.succeed(&["design", "case.toml", "--out", "out"]);
    let help = shop.succeed(&["help"]).out;
    let listed = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    let words: Vec<String> = listed.filter_map(|l| l.split_whitespace().next()).map(str::to_owned).collect();
    assert!(words.len() > 10, "{help}");
    let mut failed = Vec::new();
    for word in words.iter().filter(|w| *w != "help") {
        let help = shop.succeed(&["help", word]).out;
        let examples: Vec<&str> = help
            .lines()
            .skip_while(|l| !l.starts_with("Example"))
            .skip(1)
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .collect();
        if examples.is_empty() {
            failed.push(format!("{word} has no example"));
        }
        for line in examples {
            failed.extend(runs(&shop, line).err());
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_pages_that_the_program_writes_are_what_it_writes() {
    let shop = Workshop::new(PROGRAM);
    let written = std::fs::read_to_string(project().join("docs/case-keys.md")).unwrap();
    assert!(
        written == shop.succeed(&["schema", "keys"]).out,
        "docs/case-keys.md is old: windlass schema keys > docs/case-keys.md"
    );
    let page = std::fs::read_to_string(project().join("docs/prescription-keys.md")).unwrap();
    for (feature, values, meaning) in windlass::modification_rows() {
        let row = format!("## {}\n\n`{}`: {values}\n\n{meaning}\n", feature.title(), feature.key());
        assert!(
            page.contains(&row),
            "docs/prescription-keys.md is old: cargo run --release --example modifications -- docs"
        );
    }
    for picture in page.split("](").skip(1).filter_map(|p| p.split(')').next()) {
        assert!(project().join("docs").join(picture).exists(), "{picture}");
    }
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    for page in documents() {
        let text = std::fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|p| p.split(')').next()) {
            let file = link.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            assert!(page.parent().unwrap().join(file).exists(), "{}: {link}", page.display());
        }
    }
}
