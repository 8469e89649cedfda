//! The catalogue of words: English is complete, every message is used, and what another language lacks is listed.
#![allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;
use windlass_prescription::record::{Finish, Footwear, Kind, Order, Record};
use windlass_prescription::{Dose, Feature, dose_text};
use windlass_report::words::{LANGUAGES, Words, messages};

/// What each language says in English, because nobody has translated it yet: language and message.
const MISSING: &[(&str, &str)] = &[];

/// Group and text of a sentence that the papers show.
type Shown = (&'static str, String);

fn english() -> Vec<(String, String)> {
    messages(LANGUAGES[0].1).unwrap()
}

/// The tables of a profile's list.
fn tables<'a>(profile: &'a toml::Table, list: &str) -> impl Iterator<Item = &'a toml::Table> {
    let list = profile.get(list).and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(toml::Value::as_table)
}

/// Whether a text is about a patient or a device, and not about the policy's own numbers.
fn shown_of_rules() -> Vec<Shown> {
    let mut shown = Vec::new();
    for (_, text) in windlass_profiles::RULES {
        let rules: toml::Table = text.parse().unwrap();
        let text = |entry: &toml::Table, key: &str| entry[key].as_str().unwrap().to_owned();
        let is_context = rules.get("context").and_then(toml::Value::as_bool) == Some(true);
        if !is_context {
            shown.extend(tables(&rules, "stage").map(|stage| ("found", text(stage, "says"))));
        }
        let lines = tables(&rules, "rule").filter(|rule| rule.contains_key("then"));
        shown.extend(lines.map(|rule| ("why", text(rule, "reason"))));
        shown.extend(tables(&rules, "gate").map(|gate| ("refer", text(gate, "says"))));
    }
    shown
}

fn titles(group: &'static str, files: windlass_profiles::Files) -> impl Iterator<Item = Shown> {
    files.iter().map(move |(_, text)| {
        let profile: toml::Table = text.parse().unwrap();
        (group, profile["title"].as_str().unwrap().to_owned())
    })
}

/// Keys and words of a record.
fn of_record<R: Record>() -> impl Iterator<Item = Shown> {
    R::FIELDS.iter().flat_map(|field| {
        let name = ["_mm", "_deg", "_kg"].iter().find_map(|unit| field.key.strip_suffix(unit));
        let words = match field.kind {
            Kind::Word(words) => words,
            _ => &[],
        };
        let name = ("field", name.unwrap_or(field.key).replace('_', " "));
        std::iter::once(name).chain(words.iter().map(|word| ("word", (*word).to_owned())))
    })
}

/// Every word that a modification may have, read as a case has it.
fn doses() -> impl Iterator<Item = Shown> {
    let words = "none minimum standard maximum metatarsal sulcus full narrow regular wide intrinsic extrinsic combined strip \
                 in-post tapered full-length head-only head-and-hallux full-block induce-out-toe induce-in-toe";
    let given = |feature: Feature, word: &str| {
        let line: toml::Table = format!("{} = \"{word}\"", feature.key()).parse().ok()?;
        let lines: windlass_prescription::Overrides = line.try_into().ok()?;
        let (_, dose) = lines.doses().pop()?;
        (!matches!(dose, Dose::Text(_))).then(|| ("dose", dose_text(feature, &dose)))
    };
    let words =
        Feature::ALL.iter().flat_map(move |f| words.split_whitespace().filter_map(move |w| given(*f, w)));
    let flags = [true, false].map(|flag| ("dose", dose_text(Feature::Lattice, &Dose::Flag(flag))));
    words.chain(flags)
}

/// Every text of others that the papers show.
fn shown() -> BTreeSet<(String, String)> {
    let features = Feature::ALL.iter().map(|f| ("feature", f.title().to_owned()));
    let all = shown_of_rules()
        .into_iter()
        .chain(features)
        .chain(doses())
        .chain(["yes", "no"].map(|word| ("word", word.to_owned())))
        .chain(of_record::<Order>())
        .chain(of_record::<Finish>())
        .chain(of_record::<Footwear>())
        .chain(titles("material", windlass_profiles::MATERIALS))
        .chain(titles("process", windlass_profiles::PROCESSES));
    all.map(|(group, text)| (group.to_owned(), text)).collect()
}

fn group(id: &str) -> String {
    id.split('-').next().unwrap().to_owned()
}

#[test]
fn english_has_every_text_that_the_papers_show() {
    let known: BTreeSet<_> = english().into_iter().map(|(id, text)| (group(&id), text)).collect();
    let missing: Vec<_> = shown().into_iter().filter(|text| !known.contains(text)).collect();
    assert!(missing.is_empty(), "add to crates/report/words/en.ftl: {missing:#?}");
}

#[test]
fn every_message_is_used() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(here.join(path)).unwrap();
    let sources = [
        "src/pack/papers.rs",
        "../report/src/words.rs",
        "../report/templates/order.html",
        "../report/templates/leaflet.html",
    ]
    .map(read)
    .concat();
    let (shown, mut seen) = (shown(), BTreeSet::new());
    for (id, text) in english() {
        let of_others = shown.contains(&(group(&id), text.clone()));
        // The second half of a pair goes with the first; sides and units complete a name.
        let first = ["-step", "-time"].iter().find_map(|end| id.strip_suffix(end)).unwrap_or(&id);
        let stem = match id.as_str() {
            "form-left" | "form-right" => "form-",
            "amount-mm" | "amount-deg" => "amount-{unit}",
            _ => first,
        };
        let named = sources.contains(&format!("\"{stem}\""));
        assert!(of_others || named, "{id} is used by nothing: take it out of the catalogue");
        assert!(
            text.is_empty() || seen.insert((group(&id), text)),
            "{id}: this text is there twice in its group"
        );
    }
}

#[test]
fn what_a_language_lacks_is_listed() {
    let english: BTreeSet<String> = english().into_iter().map(|(id, _)| id).collect();
    let mut missing = Vec::new();
    for (tag, file) in LANGUAGES {
        let own: BTreeSet<String> = messages(file).unwrap().into_iter().map(|(id, _)| id).collect();
        let unknown: Vec<_> = own.difference(&english).collect();
        assert!(unknown.is_empty(), "{tag}: English has no {unknown:?}");
        missing.extend(english.difference(&own).map(|id| (tag, id.clone())));
    }
    let listed: Vec<_> = MISSING.iter().map(|(tag, id)| (*tag, (*id).to_owned())).collect();
    assert_eq!(missing, listed);
}

#[test]
fn a_text_that_a_clinic_has_changed_is_shown_as_it_is() {
    let polish = Words::of("pl").unwrap().unwrap();
    assert_eq!(polish.said("found", "Pain under the sesamoids."), "Ból pod trzeszczkami.");
    assert_eq!(polish.said("found", "Pain under the heads."), "Pain under the heads.");
    // "full" of a cover and of a device are two words.
    assert_eq!(polish.said("nothing", "Pain under the sesamoids."), "Pain under the sesamoids.");
    assert_eq!(polish.amount("4.5 mm").unwrap(), "4,5 mm");
    assert_eq!(polish.amount("in the 4.5 mm").unwrap(), "in the 4.5 mm");
}

#[test]
fn a_language_without_a_file_is_refused_with_those_that_have_one() {
    let sample = windlass::sample().unwrap();
    let case = sample.iter().find(|file| file.name == "case.toml").unwrap();
    let text = String::from_utf8(case.bytes.clone()).unwrap();
    let with = |tag: &str| text.replacen("[case]\n", &format!("[case]\nlanguage = \"{tag}\"\n"), 1);
    assert!(windlass::Case::read("case.toml", with("pl").as_bytes()).is_ok());
    let refused = windlass::Case::read("case.toml", with("tlh").as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("case.language") && refused.contains("expected one of: en, pl"), "{refused}");
}

#[test]
fn the_papers_of_the_sample_are_polish_but_for_what_the_checks_say() {
    let sample: windlass::InMemory = windlass::sample().unwrap().into_iter().collect();
    let text = String::from_utf8(windlass::World::read(&sample, "case.toml").unwrap()).unwrap();
    let settings = windlass::Settings {
        draws: 2,
        files: windlass::Files::parse("stl").unwrap(),
        ..windlass::Settings::built_in().unwrap()
    };
    let papers = |text: &str| {
        let case = windlass::Case::read("case.toml", text.as_bytes()).unwrap();
        let package = windlass::pack::pack(&case, &sample, &settings).unwrap();
        ["order.html", "leaflet.html"].map(|name| {
            let file = package.files.iter().find(|file| file.name.ends_with(name)).unwrap();
            let body = String::from_utf8(file.bytes.clone()).unwrap();
            let page = Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join(&file.name)
                .with_extension(if text.contains("\"pl\"") { "pl.html" } else { "en.html" });
            std::fs::write(page, &body).unwrap();
            body
        })
    };
    let plain = papers(&text);
    let polish = papers(&text.replacen("[case]\n", "[case]\nlanguage = \"pl\"\n", 1));
    assert!(plain[0].contains("Orthosis order") && plain[1].contains("<html lang=\"en\">"));
    let [order, leaflet] = polish;
    assert!(order.contains("podwyższenie pięty") && order.contains("<td>4,5 mm</td>"), "{order}");
    assert!(leaflet.contains("<html lang=\"pl\">") && leaflet.contains("Co stwierdzono"), "{leaflet}");
    // No sentence of the catalogue is left in English.
    let polish_too = messages(LANGUAGES[1].1).unwrap();
    let same: BTreeSet<&str> = polish_too.iter().map(|(_, text)| text.as_str()).collect();
    for (id, text) in english() {
        let is_sentence = text.split(' ').count() > 3;
        assert!(!is_sentence || same.contains(text.as_str()) || !leaflet.contains(&text), "{id}: {text}");
    }
}
