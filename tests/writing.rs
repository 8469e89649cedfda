//! How the program writes: the mechanical part of `docs/writing.md`, on sources, documents and outputs.

// A test stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use judges::Workshop;
use judges::text::{files, flat, project};
use std::path::PathBuf;

const PROGRAM: &str = env!("CARGO_BIN_EXE_windlass");

/// Phrases that a reader stops at; `docs/writing.md` has better ones.
const AVOIDED: [&str; 30] = [
    "is told",
    "are told",
    "be told",
    "told from",
    "told of",
    "told, not",
    "tells it",
    "tell it",
    "does not tell",
    "do not tell",
    "made elsewhere",
    "fault of the program",
    "fault of this program",
    "plausible is",
    "possible are",
    "stands in for",
    "stand in for",
    "stands in place",
    "is no number",
    "is no part of",
    "is no schema",
    "is no setting",
    "is no preset",
    "no utf-8",
    "said to be",
    "how surely",
    "not there any more",
    "bring back",
    "second look",
    "keep the case",
];

/// The text literals of a Rust file up to its tests, one a line; a literal over several lines is joined.
fn literals(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut text = String::new();
    let mut inside = false;
    let mut chars = lines.flat_map(|line| line.chars().chain(['\n'])).peekable();
    while let Some(c) = chars.next() {
        match (c, inside) {
            ('\'', false) if chars.peek() == Some(&'"') => drop(chars.next()),
            ('"', _) => {
                inside = !inside;
                text.push('\n');
            }
            ('\\', true) => match chars.next() {
                Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                Some('n') | None => text.push('\n'),
                Some(other) => text.push(other),
            },
            (c, true) => text.push(c),
            _ => {}
        }
    }
    text
}

/// What people read: the program's messages, its help, the page, the profiles and the documents.
fn prose() -> Vec<(PathBuf, String)> {
    let root = project();
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    let mut all = Vec::new();
    for path in files(&root.join("crates"), &["rs"]) {
        let source = read(&path);
        if !path.components().any(|c| c.as_os_str() == "src") || path.ends_with("tests.rs") {
            continue;
        }
        // The doc comments of the arguments are the help.
        let help = path.components().any(|c| c.as_os_str() == "arguments");
        all.push((path, if help { source } else { literals(&source) }));
    }
    for (folder, ending) in
        [("crates/report/templates", "html"), ("profiles", "toml"), ("profiles", "md"), ("docs", "md")]
    {
        let found = files(&root.join(folder), &[ending]).into_iter();
        all.extend(found.filter(|p| !p.ends_with("docs/writing.md")).map(|p| (p.clone(), read(&p))));
    }
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"] {
        all.push((root.join(page), read(&root.join(page))));
    }
    all
}

#[test]
fn no_sentence_has_a_phrase_to_avoid() {
    let mut found = Vec::new();
    for (path, text) in prose() {
        let text = flat(&text);
        for phrase in AVOIDED {
            let at = text.match_indices(phrase).find(|(at, _)| {
                let after = text[at + phrase.len()..].chars().next();
                let before = text[..*at].chars().next_back();
                !after.is_some_and(char::is_alphanumeric) && !before.is_some_and(char::is_alphanumeric)
            });
            if let Some((at, _)) = at {
                let near: String = text[at..].chars().take(60).collect();
                found.push(format!("{}: {near}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "docs/writing.md has better words:\n{}", found.join("\n"));
}

/// What the program writes for people about the sample: its streams, the page, and the texts of the package.
fn outputs() -> Vec<(String, String)> {
    let shop = Workshop::new(PROGRAM);
    shop.succeed(&["sample", "first"]);
    let mut all = Vec::new();
    for words in [
        &["design", "first", "--out", "out"][..],
        &["prescribe", "first"],
        &["check", "first"],
        &["pack", "first", "--out", "order"],
        &["measure", "first/left.png", "--case", "first/case.toml"],
        &["verify", "out/HL-0001_L.stl"],
    ] {
        let run = shop.run(words);
        all.push((words.join(" "), format!("{}\n{}", run.out, run.err)));
    }
    for text in files(&shop.dir().join("order"), &["txt"]) {
        all.push((text.display().to_string(), std::fs::read_to_string(&text).unwrap()));
    }
    let page = String::from_utf8(shop.read("out/HL-0001.report.html")).unwrap();
    all.push(("the page".to_owned(), visible(&page)));
    all
}

/// The words of a page that a browser shows.
fn visible(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((shown, markup)) = rest.split_once('<') {
        text.push_str(shown);
        text.push(' ');
        let hidden = ["script", "style", "code"].iter().find(|tag| markup.starts_with(**tag));
        let end = hidden.map_or(">".to_owned(), |tag| format!("</{tag}>"));
        rest = markup.split_once(end.as_str()).map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    text
}

/// Words between blanks and brackets, without the stops after them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || "()[]\u{201c}\u{201d}\"".contains(c))
        .map(|word| word.trim_end_matches(['.', ',', ';', ':']))
}

/// Zero with a minus sign.
fn is_minus_zero(word: &str) -> bool {
    let figures = word.strip_prefix('-').or_else(|| word.strip_prefix('\u{2212}'));
    figures.is_some_and(|f| f.contains('0') && f.chars().all(|c| c == '0' || c == '.'))
}

/// A key of a file, such as `heel_lift_mm`, and not the name of a file.
fn is_key(word: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let last = word.rsplit('.').next().unwrap();
    word.contains('_') && last.split('_').all(part) && !["toml", "png", "stl", "step", "3mf"].contains(&last)
}

#[test]
fn outputs_have_no_minus_zero_no_wrong_plural_and_the_page_no_keys() {
    let mut found = Vec::new();
    for (name, text) in outputs() {
        found.extend(words(&text).filter(|w| is_minus_zero(w)).map(|w| format!("{name}: {w}")));
        let text_words: Vec<&str> = words(&text).collect();
        for pair in text_words.windows(2) {
            let plural =
                ["triangles", "edges", "bodies", "pieces", "parts", "notes", "items", "faces", "devices"];
            if pair[0] == "1" && plural.contains(&pair[1]) {
                found.push(format!("{name}: {} {}", pair[0], pair[1]));
            }
        }
        if name == "the page" {
            found.extend(words(&text).filter(|w| is_key(w)).map(|w| format!("{name}: {w}")));
        }
        let text = flat(&text);
        found.extend(AVOIDED.iter().filter(|p| text.contains(**p)).map(|p| format!("{name}: {p}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_that_the_guide_for_contributors_names_exist() {
    let page = std::fs::read_to_string(project().join("CONTRIBUTING.md")).unwrap();
    let is_path = |word: &&str| word.contains('/') && !word.contains([' ', '<', '*', '=']);
    let missing: Vec<&str> =
        page.split('`').skip(1).step_by(2).filter(is_path).filter(|p| !project().join(p).exists()).collect();
    assert!(missing.is_empty(), "CONTRIBUTING.md names what is not there: {missing:?}");
}
