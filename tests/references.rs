//! Every source that a profile or the code names is in `docs/references.md`.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used)]

use judges::text::{files, flat, project};
use std::collections::BTreeSet;

/// The keys of the bibliography: the bold words that begin a row, and those of the paragraphs.
fn keys() -> Vec<String> {
    let page = std::fs::read_to_string(project().join("docs/references.md")).unwrap();
    let bold = page.split("**").skip(1).step_by(2);
    bold.flat_map(|key| key.split(", ").map(str::to_owned).chain([key.to_owned()]))
        .map(|k| flat(&k))
        .collect()
}

/// The text of comments and of values in a TOML file, or of comments in a Rust file, as one line.
fn text_of(path: &std::path::Path) -> String {
    let source = std::fs::read_to_string(path).unwrap();
    let mark = |line: &str| line.trim_start().trim_start_matches(['/', '!', '#']).trim().to_owned();
    source.lines().map(mark).collect::<Vec<_>>().join(" ")
}

/// "Author 1999", "Author and Other 1999", "Author, Other and Third 1999" in a text.
fn cited(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> =
        text.split([' ', '(', ')', ';', ':', '"', '`']).filter(|w| !w.is_empty()).collect();
    let is_year = |w: &str| {
        let w = w.trim_end_matches([',', '.', ']']);
        w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && w.bytes().all(|b| b.is_ascii_digit())
    };
    let is_name = |w: &str| {
        w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().skip(1).any(char::is_lowercase)
            && w.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
    };
    let mut found = BTreeSet::new();
    for (k, word) in words.iter().enumerate().filter(|(_, w)| is_year(w)) {
        let Some(author) = k.checked_sub(1).map(|i| words[i]).filter(|w| is_name(w)) else { continue };
        let year = &word[..4];
        found.insert(flat(&format!("{author} {year}")));
    }
    found
}

#[test]
fn every_author_and_year_is_in_the_bibliography() {
    let keys = keys();
    let known = |cited: &String| keys.iter().any(|key| key.ends_with(cited.as_str()));
    let mut missing = Vec::new();
    let paths = files(&project().join("crates"), &["rs"])
        .into_iter()
        .filter(|p| p.components().any(|c| c.as_os_str() == "src"))
        .chain(files(&project().join("profiles"), &["toml"]));
    for path in paths {
        let unknown = cited(&text_of(&path)).into_iter().filter(|c| !known(c));
        missing.extend(unknown.map(|c| format!("{}: {c}", path.display())));
    }
    assert!(missing.is_empty(), "add these to docs/references.md:\n{}", missing.join("\n"));
}

#[test]
fn every_source_of_a_profile_names_something_in_the_bibliography() {
    let keys = keys();
    let mut missing = Vec::new();
    for path in files(&project().join("profiles"), &["toml"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let sources =
            text.lines().filter_map(|l| l.trim_start().strip_prefix("source = \"")?.rsplit_once('"'));
        for (source, _) in sources {
            let plain = flat(source);
            // An assumption names nobody, and says so.
            if !plain.contains("[assume]") && !keys.iter().any(|key| plain.contains(key.as_str())) {
                missing.push(format!("{}: {source}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no key of docs/references.md in:\n{}", missing.join("\n"));
}

#[test]
fn nothing_refers_to_a_document_outside_the_project() {
    let mut found = Vec::new();
    let outside = ["evidence.md", "field.md", "evidence-spine", "design.md", "[seen s"];
    for folder in ["crates", "profiles", "docs"] {
        for path in files(&project().join(folder), &["rs", "toml", "md", "html"]) {
            let text = flat(&std::fs::read_to_string(&path).unwrap());
            found.extend(
                outside.iter().filter(|o| text.contains(**o)).map(|o| format!("{}: {o}", path.display())),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
