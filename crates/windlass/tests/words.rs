//! The catalogue of words: English is complete, every message is used, and what another language lacks is listed.
#![allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::Path;
use windlass_chain::Quantity;
use windlass_measure::Grade;
use windlass_prescription::record::{Examination, Finish, Footwear, GaitRecord, Kind, Order, Record, Sex};
use windlass_prescription::{Dose, Feature, dose_text};
use windlass_report::words::{Language, Words, messages};

/// What each language says in English, because nobody has translated it yet: language and message.
const MISSING: &[(Language, &str)] = &[];

/// Group and text of a sentence that the papers show.
type Shown = (&'static str, String);

fn english() -> Vec<(String, String)> {
    messages(Language::En.file()).unwrap()
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
        shown.extend(tables(&rules, "gate").map(|gate| ("step", text(gate, "next_step"))));
        let refers = |rule: &&toml::Table| rule.get("refers").and_then(toml::Value::as_bool) == Some(true);
        let noted = tables(&rules, "rule").filter(refers).filter(|rule| rule.contains_key("note"));
        shown.extend(noted.map(|rule| ("note", text(rule, "note"))));
        if rules.contains_key("stage") && !is_context {
            let mut letters = rules["title"].as_str().unwrap().chars();
            let first = letters.next().into_iter().flat_map(char::to_lowercase);
            shown.push(("condition", first.chain(letters).collect()));
        }
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

/// What the guard says of each load.
fn shown_of_guard() -> Vec<Shown> {
    let judgement: toml::Table = windlass_profiles::JUDGEMENT.parse().unwrap();
    let guard = judgement["guard"].as_table().unwrap();
    let keys = [("raises", "raises"), ("complaint", "complaint"), ("step", "otherwise")];
    let of = |rule: &toml::Table| {
        let shown = keys.map(|(group, key)| Some((group, rule.get(key)?.as_str()?.to_owned())));
        shown.into_iter().flatten().collect::<Vec<_>>()
    };
    tables(guard, "rule").flat_map(of).collect()
}

/// The questions for what a record lacks.
fn asks<R: Record>() -> impl Iterator<Item = Shown> {
    R::FIELDS.iter().map(|field| ("ask", field.ask.trim().to_owned()))
}

/// Every text of others that the papers and the first screen show.
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
        .chain(titles("process", windlass_profiles::PROCESSES))
        .chain(Quantity::ALL.iter().map(|q| ("load", q.meta().title.trim().to_owned())))
        .chain(shown_of_guard())
        .chain(asks::<Examination>())
        .chain(asks::<GaitRecord>())
        .chain(Sex::WORDS.iter().map(|word| ("sex", (*word).to_owned())))
        .chain(["left", "right"].map(|side| ("side", side.to_owned())))
        .chain([Grade::A, Grade::B, Grade::C, Grade::D].map(|g| ("grade", g.meaning().to_owned())));
    all.map(|(group, text)| (group.to_owned(), text)).collect()
}

fn group(id: &str) -> String {
    id.split('-').next().unwrap().to_owned()
}

#[test]
fn english_has_every_text_that_is_shown() {
    let known: BTreeSet<_> = english().into_iter().map(|(id, text)| (group(&id), text)).collect();
    let missing: Vec<_> = shown().into_iter().filter(|text| !known.contains(text)).collect();
    assert!(missing.is_empty(), "add to crates/report/words/en.ftl: {missing:#?}");
}

/// The text between the values of an English message.
fn pieces(id: &str) -> Vec<String> {
    let line = Language::En.file().lines().find_map(|line| line.strip_prefix(&format!("{id} = ")));
    // A message that counts has its forms in further lines; it is asked for by its name.
    let Some(line) = line.filter(|line| !line.ends_with("->")) else { return vec![format!("no text: {id}")] };
    let (mut pieces, mut rest) = (Vec::new(), line);
    while let Some((piece, more)) = rest.split_once("{ ") {
        pieces.push(piece.to_owned());
        rest = more.split_once('}').unwrap().1;
    }
    pieces.push(rest.to_owned());
    pieces
}

#[test]
fn every_message_is_used() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(here.join(path)).unwrap();
    let sources = [
        "src/pack/papers.rs",
        "src/page/mod.rs",
        "src/page/first.rs",
        "../report/src/words.rs",
        "../report/templates/order.html",
        "../report/templates/leaflet.html",
        "../report/templates/page.html",
        "../report/templates/first.html",
    ]
    .map(read)
    .concat();
    // Where sentences and names are written that the catalogue finds by their English text.
    let writers = [
        "src/page/chain.rs",
        "src/page/change.rs",
        "src/page/first.rs",
        "src/page/landmarks.rs",
        "src/page/pictures.rs",
        "src/page/review.rs",
        "../chain/src/guard.rs",
        "../export/src/inspect/judge.rs",
        "../prescription/src/as_built.rs",
        "../prescription/src/engine/clinician.rs",
        "../prescription/src/engine/detect.rs",
        "../prescription/src/engine/join.rs",
        "../prescription/src/engine/lift.rs",
        "../prescription/src/engine/propose.rs",
        "../prescription/src/engine/stiffness.rs",
        "../prescription/src/rules/facts.rs",
        "../prescription/src/sheet.rs",
        "../report/src/figure/mod.rs",
        "../report/src/picture/view.rs",
    ]
    .map(read)
    .concat();
    // A string that goes on in the next line of the source is one string.
    let mut written = String::new();
    for line in writers.lines() {
        written.push_str(&line.trim_start().trim_end_matches('\\').replace("\\\"", "\""));
    }
    let (shown, mut seen) = (shown(), BTreeSet::new());
    for (id, text) in english() {
        let of_others = shown.contains(&(group(&id), text.clone()));
        // The second half of a pair goes with the first; sides and units complete a name.
        let first = ["-step", "-time"].iter().find_map(|end| id.strip_suffix(end)).unwrap_or(&id);
        let stem = match id.as_str() {
            "form-left" | "form-right" => "form-",
            "first-device-left" | "first-device-right" => "first-device-",
            "amount-mm" | "amount-deg" => "amount-{unit}",
            _ => first,
        };
        let named = sources.contains(&format!("\"{stem}\""));
        let is_written = match text.is_empty() {
            // A sentence may be part of a longer one.
            false if text.split(' ').count() > 4 => written.contains(&text),
            false => written.contains(&format!("\"{text}\"")),
            true => pieces(&id).iter().all(|piece| written.contains(piece.trim())),
        };
        assert!(of_others || named || is_written, "{id} is used by nothing: take it out of the catalogue");
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
    for language in Language::ALL {
        let tag = language.tag();
        let own: BTreeSet<String> =
            messages(language.file()).unwrap().into_iter().map(|(id, _)| id).collect();
        let unknown: Vec<_> = own.difference(&english).collect();
        assert!(unknown.is_empty(), "{tag}: English has no {unknown:?}");
        missing.extend(english.difference(&own).map(|id| (language, id.clone())));
    }
    let listed: Vec<_> = MISSING.iter().map(|(language, id)| (*language, (*id).to_owned())).collect();
    assert_eq!(missing, listed);
}

#[test]
fn a_text_that_a_clinic_has_changed_is_shown_as_it_is() {
    let polish = Words::of(Language::Pl).unwrap();
    assert_eq!(polish.said("found", "Pain under the sesamoids."), "Ból pod trzeszczkami.");
    assert_eq!(polish.said("found", "Pain under the heads."), "Pain under the heads.");
    // "full" of a cover and of a device are two words.
    assert_eq!(polish.said("nothing", "Pain under the sesamoids."), "Pain under the sesamoids.");
    assert_eq!(polish.amount("4.5 mm").unwrap(), "4,5 mm");
    assert_eq!(polish.amount("in the 4.5 mm").unwrap(), "in the 4.5 mm");
}

#[test]
fn a_sentence_with_values_is_found_by_its_form() {
    let polish = Words::of(Language::Pl).unwrap();
    for (group, english, expected) in [
        ("interval", "-12.5 to +3 %", "od -12,5 do +3 %"),
        ("change", "-1.2 deg", "-1,2°"),
        (
            "inspect",
            "thinnest wall 1.06 mm, Multi jet fusion, polyamide 12 works better with at least 1.5 mm",
            "najcieńsza ścianka 1,06 mm, dla technologii „Multi Jet Fusion, poliamid 12” lepiej co najmniej 1,5 mm",
        ),
        (
            "inspect",
            "12 mm of edges are sharper than 60 deg (sharpest 48 deg)",
            "12 mm krawędzi ostrzejszych niż 60° (najostrzejsza 48°)",
        ),
        (
            "heels",
            "the left heel stands 4.6 mm higher than the right; the prescribed lifts differ by 4.5 mm",
            "pięta lewa stoi o 4,6 mm wyżej niż prawa; zalecone podwyższenia różnią się o 4,5 mm",
        ),
        (
            "check",
            "left leg: the device raises the tension of the plantar fascia by 9 % (limit 5 % with plantar heel pain)",
            "noga lewa: wkładka zwiększa napięcie rozcięgna podeszwowego o 9 % (granica 5 % przy: ból podeszwowej strony pięty)",
        ),
        (
            "decides",
            "plantar fasciitis (plantar heel pain) (typical)",
            "rozpoznanie: zapalenie rozcięgna podeszwowego (ból podeszwowej strony pięty)",
        ),
        (
            "why",
            "The other foot needs it, and the pelvis should stay level. A deep cup keeps the heel pad under the sore spot.",
            "Wymaga tego druga stopa, a miednica ma pozostać w poziomie. Głęboka miseczka utrzymuje poduszkę tłuszczową pięty \
             pod bolesnym miejscem.",
        ),
        (
            "why",
            "Set by the prescriber. The rules proposed 4.5 mm: The standard heel cup. In addition: A deep cup keeps the heel pad \
             under the sore spot.",
            "Ustalone przez osobę zlecającą. Reguły proponowały: 4,5 mm. Standardowa miseczka piętowa. Dodatkowo: Głęboka \
             miseczka utrzymuje poduszkę tłuszczową pięty pod bolesnym miejscem.",
        ),
        // A sentence that a clinic has changed, and a form of another group.
        ("check", "the device raises hopes", "the device raises hopes"),
        (
            "found",
            "12 mm of edges are sharper than 60 deg (sharpest 48 deg)",
            "12 mm of edges are sharper than 60 deg (sharpest 48 deg)",
        ),
    ] {
        assert_eq!(polish.said(group, english), expected);
        assert_eq!(Words::of(Language::En).unwrap().said(group, english), english);
    }
    let counted = [1, 3, 16].map(|n| polish.say_count("first-more", n).unwrap());
    assert_eq!(counted, ["jeszcze 1 pozycja", "jeszcze 3 pozycje", "jeszcze 16 pozycji"]);
}

#[test]
fn a_language_without_a_file_is_refused_with_those_that_have_one() {
    let sample = windlass::sample().unwrap();
    let case = sample.iter().find(|file| file.name == "case.toml").unwrap();
    let text = String::from_utf8(case.bytes.clone()).unwrap();
    let with = |tag: &str| text.replacen("[case]\n", &format!("[case]\nlanguage = \"{tag}\"\n"), 1);
    assert!(windlass::Case::read("case.toml", with("pl").as_bytes()).is_ok());
    let refused = windlass::Case::read("case.toml", with("tlh").as_bytes()).unwrap_err().to_string();
    assert!(
        refused.contains("case.language") && refused.contains("expected one of: \"en\", \"pl\""),
        "{refused}"
    );
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
    let polish_too = messages(Language::Pl.file()).unwrap();
    let same: BTreeSet<&str> = polish_too.iter().map(|(_, text)| text.as_str()).collect();
    for (id, text) in english() {
        let is_sentence = text.split(' ').count() > 3;
        assert!(!is_sentence || same.contains(text.as_str()) || !leaflet.contains(&text), "{id}: {text}");
    }
}
