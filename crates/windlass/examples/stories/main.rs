//! The chains of effect that the two patients' articles tell, computed for five feet, one finding at a time:
//! `cargo run --release -p windlass --example stories -- docs`.

// A tool for whoever writes the documentation: it stops at the first thing that fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::PathBuf;
use windlass::chain::figures::{decimals, signed, unit_after};
use windlass::chain::{ChainReport, Finding, Quantity};
use windlass::{Case, InMemory, Output, Settings, Side, check};
use windlass_foot::synthetic::{FootShape, ply, synthesise};

/// Spacing of the drawn skin, mm.
const CELL_MM: f64 = 2.0;
/// Draws of each check: intervals are not shown.
const DRAWS: u32 = 32;
/// Of five feet, how many must agree before a story is said to go that way.
const MOST: usize = 4;

/// Five people: length, ball and heel width, arch height of the foot, mm; forefoot varus, heel everted, degrees; mass, kg;
/// height, m; age, years. The second, third and fourth have a low arch, a high arch and a broad foot.
const PEOPLE: [[f64; 9]; 5] = [
    [252.0, 97.0, 63.0, 18.0, 0.0, 1.0, 74.0, 1.70, 45.0],
    [247.0, 98.0, 63.0, 11.0, 2.0, 5.0, 81.0, 1.66, 52.0],
    [258.0, 93.0, 61.0, 26.0, -1.0, -2.0, 68.0, 1.76, 38.0],
    [272.0, 108.0, 70.0, 17.0, 0.0, 1.0, 96.0, 1.83, 61.0],
    [231.0, 86.0, 56.0, 16.0, 0.0, 1.0, 57.0, 1.58, 33.0],
];

#[derive(serde::Deserialize)]
struct Stories {
    story: Vec<Story>,
}

/// One finding and what is told of it.
#[derive(serde::Deserialize)]
struct Story {
    name: String,
    /// Tables of a case, which say nothing else of the patient.
    finding: String,
    claims: Vec<Claim>,
}

#[derive(serde::Deserialize)]
struct Claim {
    quantity: Quantity,
    #[serde(default)]
    standing: bool,
    says: Says,
    evidence: String,
}

/// The direction that a story names; `Any` where it only says that something changes.
#[derive(serde::Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Says {
    Up,
    Down,
    Any,
}

const INTRODUCTION: &str = "# What one finding does up the leg\n\nTwo articles for patients tell how a finding in the foot reaches the \
    lower back. Here each finding stands alone, on the right foot of five people in whom nothing else was found (an average foot, \
    a low arch, a high arch, a broad foot, a small one; drawn by formula), and the model says what changes from the same person \
    without it: the median of 32 draws, no device. Written by `cargo run --release -p windlass --example stories -- docs`.\n\n\
    *as told*: in four of five feet at least it goes the way that the article says; *too small to measure*: by less than a gait \
    laboratory can tell in one person. The last column is what has been measured; \
    where that is nothing, or speaks against the article, the number beside it is a computed what-if and no more.\n";

fn main() {
    let docs = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs".into()));
    let settings = Settings { draws: DRAWS, ..Settings::built_in().unwrap() };
    let stories: Stories = toml::from_str(include_str!("stories.toml")).unwrap();
    let mut page = INTRODUCTION.to_owned();
    for story in &stories.story {
        println!("{}", story.name);
        let reports: Vec<ChainReport> =
            PEOPLE.iter().map(|person| checked(person, &story.finding, &settings)).collect();
        let _ = write!(
            page,
            "\n## {}\n\n```toml\n{}```\n\n| what | article | five feet | | measured |\n|---|---|---|---|---|\n",
            story.name, story.finding
        );
        story.claims.iter().for_each(|claim| page.push_str(&row(claim, &reports)));
    }
    std::fs::write(docs.join("stories.md"), page).unwrap();
}

/// The check of a person with the finding alone.
fn checked(person: &[f64; 9], finding: &str, settings: &Settings) -> ChainReport {
    let [length_mm, ball_width_mm, heel_width_mm, arch_height_mm, varus, everted, mass, height, age] =
        *person;
    let shape = FootShape {
        length_mm,
        ball_width_mm,
        heel_width_mm,
        arch_height_mm,
        forefoot_varus_deg: varus,
        rearfoot_everted_deg: everted,
        hallux_valgus_deg: 6.0,
    };
    let right = synthesise(&shape, CELL_MM).mesh;
    let left = right.clone().mirrored_y();
    let files = [("left.ply", &left), ("right.ply", &right)];
    let world: InMemory =
        files.map(|(name, mesh)| Output { name: name.into(), bytes: ply(mesh, None) }).into_iter().collect();
    let scan = |side: Side| {
        format!("[foot.{side}.scan]\nfile = \"{side}.ply\"\nunits = \"mm\"\nloading = \"none\"\n")
    };
    let text = format!(
        "schema = \"windlass.case/1\"\n[case]\nid = \"S-0001\"\n[patient]\nmass_kg = {mass}\nheight_m = {height}\nage_years = \
         {age}\n{finding}{}{}",
        scan(Side::Left),
        scan(Side::Right)
    );
    let case = Case::read("story", text.as_bytes()).unwrap_or_else(|why| panic!("{text}\n{why}"));
    check(&case, None, &world, settings).unwrap_or_else(|why| panic!("{text}\n{why}")).report
}

/// One line of a story's table.
fn row(claim: &Claim, reports: &[ChainReport]) -> String {
    let findings: Vec<&Finding> = reports.iter().map(|report| found(report, claim)).collect();
    let changes: Vec<f64> = findings.iter().map(|f| f.fault.absolute.median).collect();
    let usual = findings[0].unimpaired.median.abs();
    let places = decimals(usual).max(changes.iter().map(|c| decimals(*c)).max().unwrap_or(0));
    // What is shown as 0 is no change.
    let has_changed = |change: f64| signed(change, places) != "0";
    let goes = |change: f64| match claim.says {
        Says::Up => change > 0.0,
        Says::Down => change < 0.0,
        Says::Any => true,
    };
    let count = |is: &dyn Fn(f64) -> bool| changes.iter().filter(|change| is(**change)).count();
    let verdict = if count(&has_changed) == 0 {
        "no change in this model"
    } else if count(&|change| has_changed(change) && goes(change)) >= MOST {
        if findings.iter().all(|f| f.fault.below_measurable) {
            "as told, too small to measure"
        } else {
            "as told"
        }
    } else if count(&|change| has_changed(change) && !goes(change)) >= MOST {
        "**the other way**"
    } else {
        "differs from foot to foot"
    };
    let told = match claim.says {
        Says::Up => "more",
        Says::Down => "less",
        Says::Any => "changes",
    };
    let numbers: Vec<String> = changes.iter().map(|c| signed(*c, places)).collect();
    let f = findings[0];
    format!(
        "| {} | {told} | {}{} | {verdict} | {} |\n",
        f.title.trim(),
        numbers.join(", "),
        unit_after(&f.unit),
        claim.evidence
    )
}

fn found<'a>(report: &'a ChainReport, claim: &Claim) -> &'a Finding {
    let standing = || report.standing.iter().find(|f| f.quantity == claim.quantity);
    let found = if claim.standing { standing() } else { report.finding(Side::Right, claim.quantity) };
    found.unwrap_or_else(|| panic!("{:?} is not reported", claim.quantity))
}
