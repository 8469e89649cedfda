//! Designs, packs and verifies drawn patients with every fault, each material and style in turn, and writes what came of
//! them as a page: `cargo run -p windlass-tests --example drawn_patients -- target/release/windlass docs/drawn-patients.md
//! [COUNT] [SEED] [WORKERS]`.

// A run stops at the first thing that is not as it must be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use judges::Workshop;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many patients are drawn, and the seed of the first: none that a test uses.
const COUNT: u64 = 300;
const FIRST: u64 = 50_000;
/// How many patients are taken through at a time.
const WORKERS: u64 = 2;

/// What became of one patient.
struct Patient {
    material: String,
    style: String,
    /// Conditions found on either foot, and what the patient has.
    faults: BTreeSet<String>,
    outcome: Outcome,
}

enum Outcome {
    /// Refused before a file was written: each reason once.
    Refused(BTreeSet<String>),
    Made(Made),
}

/// The devices of a patient.
#[derive(Default)]
struct Made {
    /// Grams.
    masses: Vec<f64>,
    /// Reasons for which `pack` or `verify` refused what `design` wrote, or a body that is not closed.
    faulty: BTreeSet<String>,
    /// What the check of the loads objects to.
    objections: Vec<String>,
    /// Lines that gave way to what can be built on this foot.
    gave_way: Vec<String>,
    /// By how much the heels differ beyond their lifts, mm.
    unasked_mm: f64,
    /// Whether the form flags it.
    is_flagged: bool,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [program, page, rest @ ..] = &words[..] else {
        panic!("expected: PROGRAM PAGE [COUNT] [SEED] [WORKERS]");
    };
    let number = |k: usize, usual: u64| rest.get(k).map_or(usual, |word| word.parse().expect("a number"));
    let (count, first) = (number(0, COUNT), number(1, FIRST));
    let program = std::fs::canonicalize(program).unwrap();
    let shop = Workshop::new(program.to_str().unwrap());
    let version = shop.succeed(&["--version"]).out;
    let workers = usize::try_from(number(2, WORKERS)).unwrap();
    let patients = patients(&shop, first..first + count, workers);
    std::fs::write(page, text(&patients, first, version.trim())).unwrap();
}

/// Every patient of these seeds, in their order, by so many workers at a time.
fn patients(shop: &Workshop, seeds: std::ops::Range<u64>, workers: usize) -> Vec<Patient> {
    let next = AtomicU64::new(seeds.start);
    let done: Mutex<BTreeMap<u64, Patient>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(seed) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|s| *s < seeds.end) {
                    let patient = patient(shop, seed);
                    eprintln!("{seed} {} {}: {}", patient.material, patient.style, patient.outcome.word());
                    done.lock().unwrap().insert(seed, patient);
                }
            });
        }
    });
    done.into_inner().unwrap().into_values().collect()
}

impl Outcome {
    fn word(&self) -> String {
        match self {
            Outcome::Refused(why) => format!("refused: {}", join(why)),
            Outcome::Made(made) if made.faulty.is_empty() => "made".to_owned(),
            Outcome::Made(made) => format!("FAULTY: {}", join(&made.faulty)),
        }
    }
}

fn join(texts: &BTreeSet<String>) -> String {
    texts.iter().cloned().collect::<Vec<_>>().join("; ")
}

/// Draws one patient and takes the case through `prescribe`, `design`, `pack` and `verify`.
fn patient(shop: &Workshop, seed: u64) -> Patient {
    let folder = format!("p{seed}");
    shop.succeed(&["sample", &folder, "--every-fault", "--seed", &seed.to_string()]);
    let case = format!("{folder}/case.toml");
    let record: toml::Table = String::from_utf8(shop.read(&case)).unwrap().parse().unwrap();
    let word = |table: &str, key: &str| record[table][key].as_str().unwrap_or_default().to_owned();
    let prescribed: Value = serde_json::from_str(&shop.run(&["prescribe", &case, "--json"]).out).unwrap();
    let mut faults: BTreeSet<String> = ["left", "right"]
        .into_iter()
        .flat_map(|side| list(&prescribed["faults"][side]))
        .filter_map(|fault| Some(fault["title"].as_str()?.to_owned()))
        .collect();
    if record["history"]["diabetes"].as_bool() == Some(true) {
        faults.insert("Diabetes".to_owned());
    }
    let run = shop.run(&["design", &case, "--out", &format!("{folder}/made"), "--json"]);
    let outcome = match run.code {
        0 => Outcome::Made(made(shop, &folder, &serde_json::from_str(&run.out).unwrap())),
        _ => Outcome::Refused(reasons(&run.err)),
    };
    std::fs::remove_dir_all(shop.path(&folder)).unwrap();
    Patient { material: word("device", "material"), style: word("device", "style"), faults, outcome }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The reasons of a refusal, without its numbers.
fn reasons(errors: &str) -> BTreeSet<String> {
    let all: Option<Value> = errors.lines().find_map(|line| serde_json::from_str(line).ok());
    let Some(all) = all else {
        return BTreeSet::from([format!("no reason that a program can read: {errors}")]);
    };
    list(&all["errors"])
        .map(|error| {
            let part = |key: &str| error[key].as_str().unwrap_or_default();
            let place = part("place").rsplit(": ").next().unwrap_or_default();
            let place = place.replace(".left", "").replace(".right", "");
            let next = part("next_step");
            format!(
                "{place}: {}{}",
                unnumbered(part("text")),
                if next.is_empty() { " (NO NEXT STEP)" } else { "" }
            )
        })
        .collect()
}

/// A text with N in place of each number, so that equal reasons are counted together.
fn unnumbered(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let is_digit = c.is_ascii_digit() || c == '.' && out.ends_with('N');
        match is_digit {
            true if out.ends_with('N') => {}
            true => out.push('N'),
            false => out.push(c),
        }
    }
    out
}

/// What was made: packed, verified with the material's own process, and each body read by the judges.
fn made(shop: &Workshop, folder: &str, record: &Value) -> Made {
    let mut made = Made::default();
    let packed = format!("{folder}/packed");
    let run = shop.run(&["pack", &format!("{folder}/case.toml"), "--out", &packed]);
    if run.code != 0 {
        made.faulty.insert(format!("pack: {}", run.err.trim()));
        return made;
    }
    let names = shop.names(&packed);
    let manifest = names.iter().find(|name| name.ends_with("manifest.json")).expect("a manifest");
    let manifest = shop.json(&format!("{packed}/{manifest}"));
    for name in names.iter().filter(|name| name.ends_with(".stl") || name.ends_with(".3mf")) {
        if let Some(process) = manifest["process"].as_str() {
            let run = shop.run(&["verify", &format!("{packed}/{name}"), "--process", process]);
            if run.code != 0 {
                made.faulty.insert(format!("verify {process}: {}", run.out.trim()));
            }
        }
        if name.ends_with(".stl") {
            let solid = shop.solid(&format!("{packed}/{name}"));
            if solid.bad_edges() > 0 || solid.bodies() != 1 || solid.volume() <= 0.0 {
                made.faulty.insert("not one closed body".to_owned());
            }
        }
    }
    for side in ["left", "right"] {
        made.masses.extend(record["feet"][side]["mass_g"].as_f64());
    }
    made.objections = list(&record["chain"]["guard"])
        .filter_map(|objection| Some(unnumbered(objection["text"].as_str()?)))
        .collect();
    let notes: Vec<&str> = list(&record["notes"]).filter_map(|note| note["text"].as_str()).collect();
    made.gave_way = notes
        .iter()
        .filter(|text| text.contains("was proposed and cannot be built"))
        .map(|text| unnumbered(text.split(" was proposed").next().unwrap_or_default()))
        .collect();
    let heels = &record["heels"];
    let number = |key: &str| heels[key].as_f64().unwrap_or(0.0);
    made.unasked_mm = (number("built_mm") - number("asked_mm")).abs();
    made.is_flagged = notes.iter().any(|text| text.starts_with("as built, "));
    made
}

/// Counts over some patients.
#[derive(Default)]
struct Tally {
    patients: usize,
    refused: usize,
    faulty: usize,
    objected: usize,
    masses: Vec<f64>,
}

impl Tally {
    fn add(&mut self, patient: &Patient) {
        self.patients += 1;
        match &patient.outcome {
            Outcome::Refused(_) => self.refused += 1,
            Outcome::Made(made) => {
                self.faulty += usize::from(!made.faulty.is_empty());
                self.objected += usize::from(!made.objections.is_empty());
                self.masses.extend(&made.masses);
            }
        }
    }

    fn row(&self, name: &str) -> String {
        let mass = match self.masses.len() {
            0 => "-".to_owned(),
            n => format!("{:.1}", self.masses.iter().sum::<f64>() / n as f64),
        };
        let Tally { patients, refused, faulty, objected, masses } = self;
        format!(
            "| {name} | {patients} | {} | {refused} | {faulty} | {objected} | {} | {mass} |\n",
            patients - refused,
            masses.len()
        )
    }
}

const COLUMNS: &str = "| patients | made | refused before | written, then refused | with an objection | devices | mean g |\n\
                       |---|---|---|---|---|---|---|---|\n";

fn table(heading: &str, patients: &[Patient], names: impl Fn(&Patient) -> Vec<String>) -> String {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for patient in patients {
        for name in names(patient) {
            tallies.entry(name).or_default().add(patient);
        }
    }
    let rows: String = tallies.iter().map(|(name, tally)| tally.row(name)).collect();
    format!("\n## By {heading}\n\n| {heading} {COLUMNS}{rows}")
}

/// How often each text occurs, the most frequent first.
fn counted<'a>(texts: impl Iterator<Item = &'a String>, none: &str) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), *text));
    if counts.is_empty() {
        return format!("{none}\n");
    }
    counts.iter().map(|(text, count)| format!("- {count}: {}\n", text.replace(['\n', '\r'], " "))).collect()
}

fn text(patients: &[Patient], first: u64, version: &str) -> String {
    let mut total = Tally::default();
    patients.iter().for_each(|patient| total.add(patient));
    let made = || {
        patients.iter().filter_map(|patient| match &patient.outcome {
            Outcome::Made(made) => Some(made),
            Outcome::Refused(_) => None,
        })
    };
    let refusals = patients.iter().filter_map(|patient| match &patient.outcome {
        Outcome::Refused(why) => Some(why),
        Outcome::Made(_) => None,
    });
    let pa12: Vec<f64> = patients
        .iter()
        .filter(|patient| patient.material.starts_with("pa12"))
        .filter_map(|patient| match &patient.outcome {
            Outcome::Made(made) => Some(&made.masses),
            Outcome::Refused(_) => None,
        })
        .flatten()
        .copied()
        .collect();
    let uneven = made().map(|made| made.unasked_mm).fold(0.0, f64::max);
    let mut page = format!(
        "# Drawn patients\n\nWritten by `cargo run -p windlass-tests --example drawn_patients -- target/release/windlass \
         docs/drawn-patients.md {} {first}` with {version}.\n\nEach patient is drawn from a seed (`windlass sample \
         --every-fault --seed N`, N from {first}): both big toes stiff in a third, diabetes in a tenth, every condition that \
         the rules know, each material and style in turn. The feet are synthesised, not real. Each case goes through \
         `design`; what it writes goes through `pack` and, with the process of its material, through `verify` (STL and 3MF). \
         Each STL is read by the tests' own code as well: one closed body. Materials that are not printed have no process; \
         they are read by that code alone. In the lists, N is a number.\n\n| {COLUMNS}{}",
        patients.len(),
        total.row("all"),
    );
    let mean = pa12.iter().sum::<f64>() / pa12.len().max(1) as f64;
    let _ = write!(
        page,
        "\nMean mass in polyamide 12 (both processes): {mean:.1} g over {} devices. Heels beyond their lifts: at most {uneven:.1} \
         mm apart; flagged on the form in {} of {} pairs.\n",
        pa12.len(),
        made().filter(|made| made.is_flagged).count(),
        made().count(),
    );
    page.push_str(&table("material", patients, |patient| vec![patient.material.clone()]));
    page.push_str(&table("style", patients, |patient| vec![patient.style.clone()]));
    page.push_str(&table("condition", patients, |patient| patient.faults.iter().cloned().collect()));
    let sections = [
        ("Refused before a file was written", counted(refusals.flatten(), "None.")),
        (
            "Written, and then refused by `pack`, `verify` or the tests' own reading",
            counted(made().flat_map(|made| &made.faulty), "None."),
        ),
        (
            "Proposals that gave way to what can be built on the foot",
            counted(made().flat_map(|made| &made.gave_way), "None."),
        ),
        (
            "What the check of the loads objects to",
            counted(made().flat_map(|made| &made.objections), "Nothing."),
        ),
    ];
    for (heading, list) in sections {
        let _ = write!(page, "\n## {heading}\n\n{list}");
    }
    page
}
