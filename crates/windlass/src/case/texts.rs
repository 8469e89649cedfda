//! Every text of a case, wherever it stands: none names a person, none holds what a terminal obeys, and letters whose
//! code page is not known are asked for again.

use crate::{privacy, shown};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use windlass_document::Fault;
use windlass_measure::text::Encoding;

/// Adds a fault for every text that cannot be kept.
pub(super) fn check(text: &str, table: &DeTable<'_>, encoding: Encoding, faults: &mut Vec<Fault>) {
    let mut texts = Texts { text, encoding, faults };
    texts.table(table, "");
}

struct Texts<'a> {
    text: &'a str,
    encoding: Encoding,
    faults: &'a mut Vec<Fault>,
}

impl Texts<'_> {
    fn table(&mut self, table: &DeTable<'_>, path: &str) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            self.letters(name, key.span().start, &path);
            self.value(value, &path, name);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, path: &str, key: &str) {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, path),
            DeValue::Array(list) => {
                for (i, item) in list.iter().enumerate() {
                    self.value(item, &format!("{path}[{i}]"), key);
                }
            }
            DeValue::String(word) => self.word(word, value.span().start, path, key),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, start: usize, path: &str, key: &str) {
        self.letters(word, start, path);
        if key == "file" {
            self.file_name(word, start, path);
            return;
        }
        // Ids and codes have a rule of their own; what a schema or date may be is checked elsewhere.
        let reason = match (path, key) {
            ("case.id", _) | (_, "schema") => None,
            (_, key) if key.ends_with("_code") => None,
            ("case.order", _) => privacy::refuse_id(word),
            (_, "engraving") => privacy::refuse_mark(word),
            _ => privacy::refuse_text(word),
        };
        if let Some(reason) = reason {
            let step = match key {
                "order" => "give the number of the order in letters, digits, - and _, such as A-0017",
                "engraving" => "give a pseudonym such as HL-0001",
                _ => "say it without naming a person",
            };
            self.faults.push(Fault::new(start, path, format!("this text is refused: {reason}")).then(step));
        }
    }

    /// A name of a file with control characters was a path with backslashes: `\\t` is a tab in double quotes.
    fn file_name(&mut self, word: &str, start: usize, path: &str) {
        if !word.chars().any(char::is_control) {
            return;
        }
        let letters =
            [('\t', "/t"), ('\n', "/n"), ('\r', "/r"), ('\u{8}', "/b"), ('\u{c}', "/f"), ('\u{1b}', "/e")];
        let right = letters.iter().fold(word.to_owned(), |name, (c, right)| name.replace(*c, right));
        let right = shown(&right.replace('\\', "/")).into_owned();
        let what = "the name of this file contains control characters: in double quotes \\t is a tab and \\n a line break";
        self.faults.push(Fault::new(start, path, what).then(format!("write file = \"{right}\"")));
    }

    /// In a text of a code page that nobody names, letters beyond ASCII may be any; in comments they do no harm.
    fn letters(&mut self, word: &str, start: usize, path: &str) {
        let Some(letter) =
            word.chars().find(|c| !c.is_ascii()).filter(|_| self.encoding == Encoding::Windows1252)
        else {
            return;
        };
        // A letter that was written as an escape is what it is.
        if !self
            .text
            .get(start..)
            .is_some_and(|rest| rest.lines().next().is_some_and(|line| line.contains(letter)))
        {
            return;
        }
        let what = format!(
            "the file is in a code page of Windows that it does not name, so that \"{letter}\" may be another letter"
        );
        let step = "save the file as UTF-8 (Notepad: Save as, Encoding: UTF-8)";
        self.faults.push(Fault::new(start, path, what).then(step));
    }
}
