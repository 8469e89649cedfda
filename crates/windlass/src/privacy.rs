//! Nothing that names a person: ids must be pseudonyms, and keys that ask for a name are refused.
//!
//! A case travels to a lab, a printer and a backup. What never enters it cannot leak from it.

mod names;

use names::is_name;

/// Keys that ask for what a case must not hold.
const PRIVATE_KEYS: &[&str] = &[
    "name",
    "surname",
    "first_name",
    "firstname",
    "last_name",
    "lastname",
    "given_name",
    "family_name",
    "full_name",
    "patient_name",
    "initials",
    "dob",
    "birth",
    "birthdate",
    "birth_date",
    "birthday",
    "date_of_birth",
    "born",
    "address",
    "street",
    "postcode",
    "zip",
    "phone",
    "telephone",
    "mobile",
    "email",
    "e_mail",
    "ssn",
    "nhs_number",
    "insurance_number",
    "passport",
];

/// Why a key must not stand in a case and what to do instead, if it must not.
pub fn refuse_key(key: &str) -> Option<(&'static str, &'static str)> {
    let key = key.to_lowercase().replace('-', "_");
    PRIVATE_KEYS.contains(&key.as_str()).then_some((
        "a case must not contain identifying data (names, birth dates, addresses, ID numbers)",
        "remove it; identify the patient by the pseudonym in [case] id",
    ))
}

/// Why an id cannot be used, if it cannot: it looks like a person's name or birth date, or is not a safe file name.
///
/// ```
/// use windlass::privacy::refuse_id;
///
/// assert!(refuse_id("HL-0001").is_none());
/// assert!(refuse_id("John Smith").is_some());
/// ```
pub fn refuse_id(id: &str) -> Option<String> {
    if id.is_empty() {
        return Some("it is empty".into());
    }
    if id.chars().count() > 64 {
        return Some("it is longer than 64 characters".into());
    }
    if looks_like_name(id) {
        return Some("it looks like a person's name".into());
    }
    if holds_birth_date(id) {
        return Some("it looks like a birth date".into());
    }
    if let Some(c) = id.chars().find(|c| !(c.is_ascii_alphanumeric() || "-_.".contains(*c))) {
        return Some(format!("it contains {c:?}, and the id becomes part of file names"));
    }
    if id.starts_with(['.', '-']) || id.ends_with('.') || id.contains("..") {
        return Some("its dots or dashes make it unsafe as a file name".into());
    }
    None
}

/// Longest free text, characters: instructions to a lab, not a patient's history.
const LONGEST_TEXT: usize = 500;

/// Why a free text cannot be used, if it cannot: it holds a common given name, a birth date or an address of mail.
pub fn refuse_text(text: &str) -> Option<String> {
    if text.chars().count() > LONGEST_TEXT {
        return Some(format!("it is longer than {LONGEST_TEXT} characters"));
    }
    if text.chars().any(crate::shown::is_obeyed) {
        return Some("it holds control characters".into());
    }
    if text.contains('@') || holds_address(text) {
        return Some("it looks like an address".into());
    }
    if holds_number_of_phone(text) {
        return Some("it contains what looks like a telephone number".into());
    }
    if words(text).any(|word| is_name(&word)) || holds_title(text) {
        return Some("it looks like it names a person".into());
    }
    let born =
        words(text).any(|word| BORN.contains(&word.as_str())) && text.contains(|c: char| c.is_ascii_digit());
    (born || holds_birth_date(text)).then(|| "it holds what looks like a birth date".into())
}

/// Why a mark on the device cannot be used, if it cannot: a device is seen by many, so that two words of letters side
/// by side are taken for a name unless they say where on the foot.
pub fn refuse_mark(text: &str) -> Option<String> {
    if let Some(reason) = refuse_text(text) {
        return Some(reason);
    }
    let plain = words(text).filter(|word| !ON_THE_FOOT.contains(&word.as_str()));
    if plain.count() >= 2 && looks_like_name(text) {
        return Some("it looks like a person's name".into());
    }
    None
}

/// Words of a mark that name no person.
const ON_THE_FOOT: [&str; 12] =
    ["left", "right", "l", "r", "foot", "heel", "toe", "top", "front", "back", "medial", "lateral"];

/// Words beside which a number is a date of birth.
const BORN: [&str; 9] = ["born", "dob", "birth", "birthday", "geb", "geboren", "ne", "nee", "urodzony"];

/// The words of a text in small letters, without accents.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(folded)
}

/// Small letters without the accents of Europe.
fn folded(word: &str) -> String {
    let plain = |c: char| match c {
        '\u{e0}'..='\u{e5}' | '\u{101}' | '\u{103}' | '\u{105}' => 'a',
        '\u{e7}' | '\u{107}' | '\u{10d}' => 'c',
        '\u{e8}'..='\u{eb}' | '\u{113}' | '\u{117}' | '\u{119}' | '\u{11b}' => 'e',
        '\u{ec}'..='\u{ef}' => 'i',
        '\u{142}' => 'l',
        '\u{f1}' | '\u{144}' | '\u{148}' => 'n',
        '\u{f2}'..='\u{f6}' | '\u{f8}' | '\u{151}' => 'o',
        '\u{159}' => 'r',
        '\u{15b}' | '\u{15f}' | '\u{161}' => 's',
        '\u{f9}'..='\u{fc}' | '\u{16f}' | '\u{171}' => 'u',
        '\u{fd}' | '\u{ff}' => 'y',
        '\u{17a}' | '\u{17c}' | '\u{17e}' => 'z',
        c => c,
    };
    word.to_lowercase().chars().map(plain).collect()
}

/// A title and a capitalised word: "Mr Brown", "Frau Klein".
fn holds_title(text: &str) -> bool {
    let titles = [
        "mr", "mrs", "ms", "herr", "frau", "monsieur", "madame", "mme", "senor", "senora", "pan", "pani",
        "dr",
    ];
    let parts: Vec<&str> = text.split_whitespace().collect();
    parts.windows(2).any(|pair| {
        let title = folded(pair[0].trim_matches(|c: char| !c.is_alphabetic()));
        titles.contains(&title.as_str()) && pair[1].starts_with(char::is_uppercase)
    })
}

/// A street with a number: "12 Mill Street", "Hauptstrasse 5", "ul. Polna 3".
fn holds_address(text: &str) -> bool {
    let streets = ["street", "road", "avenue", "lane", "strasse", "stra\u{df}e", "gasse", "ulica"];
    let parts: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).map(str::to_lowercase).collect();
    let number = |part: &String| part.starts_with(|c: char| c.is_ascii_digit()) && part.len() <= 5;
    parts.iter().enumerate().any(|(i, part)| {
        let near = &parts[i.saturating_sub(3)..(i + 2).min(parts.len())];
        streets.iter().any(|street| part.ends_with(street)) && near.iter().any(number)
    })
}

/// Nine digits or more with nothing but signs of a telephone between them, beginning with + or 0.
fn holds_number_of_phone(text: &str) -> bool {
    let groups = text.split(|c: char| !(c.is_ascii_digit() || "+-()/ ".contains(c)));
    groups.map(str::trim).any(|group| {
        let digits = group.chars().filter(char::is_ascii_digit).count();
        digits >= 9 && group.starts_with(['+', '0', '('])
    })
}

/// Two words of letters side by side, two capitalised words however joined, or a common given name.
fn looks_like_name(id: &str) -> bool {
    let words: Vec<&str> =
        id.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty()).collect();
    let spaced = id.split([' ', ',', '\t']).filter(|w| w.chars().any(char::is_alphabetic)).count() >= 2;
    let capitals: usize = words.iter().map(|w| capitalised_parts(w)).sum();
    let known = words.iter().flat_map(|w| parts(w)).any(|p| is_name(&folded(&p)));
    spaced || capitals >= 2 || known
}

/// Camel-case parts of a word.
fn parts(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut after_lower = false;
    for c in word.chars() {
        match parts.last_mut() {
            Some(last) if !(c.is_uppercase() && after_lower) => last.push(c),
            _ => parts.push(c.to_string()),
        }
        after_lower = c.is_lowercase();
    }
    parts
}

/// How many parts are written as names are: a capital, then small letters only.
fn capitalised_parts(word: &str) -> usize {
    let is_capitalised = |part: &String| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase)
            && part.chars().count() >= 2
            && chars.all(|c| !c.is_uppercase())
    };
    parts(word).iter().filter(|p| is_capitalised(p)).count()
}

/// A calendar date from 1900 to 2015, as 1970-03-12, 12.03.1970 or 19700312. Later years are taken for the date
/// of an order: nobody that young may be treated without a clinician's override anyway.
fn holds_birth_date(id: &str) -> bool {
    let numbers: Vec<&str> = id.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    let run = |n: &&str| {
        n.len() == 8 && (is_date(&n[..4], &n[4..6], &n[6..]) || is_date(&n[4..], &n[2..4], &n[..2]))
    };
    let split =
        |w: &[&str]| is_date(w[0], w[1], w[2]) || is_date(w[2], w[1], w[0]) || is_date(w[2], w[0], w[1]);
    numbers.iter().any(run) || numbers.windows(3).any(split)
}

fn is_date(year: &str, month: &str, day: &str) -> bool {
    let within =
        |text: &str, range: std::ops::RangeInclusive<u32>| text.parse().is_ok_and(|n| range.contains(&n));
    year.len() == 4
        && month.len() <= 2
        && day.len() <= 2
        && within(year, 1900..=2015)
        && within(month, 1..=12)
        && within(day, 1..=31)
}

#[cfg(test)]
mod tests {
    use super::{refuse_id, refuse_key, refuse_mark, refuse_text};

    #[test]
    fn pseudonyms_pass() {
        for id in [
            "HL-0001",
            "hallux-limitus",
            "case_7",
            "A12",
            "P.0034",
            "template",
            "LLD-09mm",
            "HL-20260301-2",
            "x",
        ] {
            assert_eq!(refuse_id(id), None, "{id}");
        }
    }

    #[test]
    fn names_and_birth_dates_do_not() {
        for id in [
            "John Smith",
            "john smith",
            "Smith, John",
            "JohnSmith",
            "John-Smith",
            "John_Smith",
            "Mary.Jones",
            "maria-0001",
            "José García",
            "O'Neill Pat",
            "J. Smith",
            "HL-1970-03-12",
            "12.03.1970",
            "HL-19700312",
            "03121970",
            "Anna",
        ] {
            assert!(refuse_id(id).is_some(), "{id}");
        }
    }

    #[test]
    fn instructions_pass_unless_they_name_a_person() {
        for text in [
            "Grind the Medial Flange 2 mm below the navicular",
            "due 2026-03-01",
            "EU 42, left shoe",
            "camera, 240 Hz",
            "third metatarsal head",
            "Jack's test and Root's model; Morton's extension",
            "blocks of 3, 6 and 9 mm",
            "",
        ] {
            assert_eq!(refuse_text(text), None, "{text}");
        }
        for text in [
            "for Maria",
            "for Jos\u{e9}",
            "M. Gonzalez wants them soft",
            "Kowalski",
            "ask Mr Brown",
            "born 1970",
            "born 12.03.1970",
            "ask lab@example.org",
            "send to 12 Mill Street",
            "Hauptstra\u{df}e 5",
            "call +48 600 123 456",
            "a\u{7}b",
            "a\u{202e}b",
            &"x".repeat(501),
        ] {
            assert!(refuse_text(text).is_some(), "{text}");
        }
    }

    #[test]
    fn marks_are_pseudonyms() {
        for text in ["WL 12", "HL-0001", "A1", "left heel", "L 12"] {
            assert_eq!(refuse_mark(text), None, "{text}");
        }
        for text in ["M Gonzalez", "M GONZALEZ", "Jan Klein", "12.03.1970"] {
            assert!(refuse_mark(text).is_some(), "{text}");
        }
    }

    #[test]
    fn unsafe_file_names_do_not() {
        for id in ["", "a/b", "..", ".hidden", "a\\b", "-rf", "a\0", "a:b", &"x".repeat(65)] {
            assert!(refuse_id(id).is_some(), "{id}");
        }
    }

    #[test]
    fn private_keys_are_known_in_any_spelling() {
        assert!(refuse_key("Birth-Date").is_some());
        assert!(refuse_key("name").is_some());
        assert!(refuse_key("mass_kg").is_none());
    }
}
