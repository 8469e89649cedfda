//! The profiles that are compiled in: every number and rule that a clinician or a laboratory may change, as the text of its
//! TOML file, with unit and source inside.
//!
//! This is the one door to the files of this folder. Where the order of files decides between equals (rules, tables of
//! evidence), it is the order of the list. Each crate reads the texts that are its own and checks them against its schema;
//! a folder given at run time replaces texts by name.
//!
//! ```
//! let (name, text) = windlass_profiles::PRINTERS[0];
//! assert_eq!(name, "hp-mjf-5200.toml");
//! assert!(text.contains("schema = "));
//! ```

/// Names within a folder, and the text of each.
pub type Files = &'static [(&'static str, &'static str)];

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../", $folder, $name)))),*]
    };
}

/// The walk that a patient's walk is compared with: `gait/reference-walk.toml`.
pub const REFERENCE_WALK: &str = include_str!("../gait/reference-walk.toml");
/// The constants of the foot and the leg as a mechanism, each with its spread and source: `gait/mechanism.toml`.
pub const MECHANISM: &str = include_str!("../gait/mechanism.toml");
/// What a change of a load means: what can be measured, and what is objected to: `gait/judgement.toml`.
pub const JUDGEMENT: &str = include_str!("../gait/judgement.toml");
/// Muscle paths and strengths, Gait2392: `muscles/gait2392.toml` (see there for its authors and licence).
pub const GAIT2392: &str = include_str!("../muscles/gait2392.toml");
/// The people whom the published effects were measured on: `evidence/subjects.toml`.
pub const SUBJECTS: &str = include_str!("../evidence/subjects.toml");

/// Tables of published effects, in `evidence/`.
pub const EVIDENCE: Files = files!["evidence/":
    "rearfoot.toml",
    "knee-and-ankle.toml",
    "pelvis-and-spine.toml",
    "forefoot-and-pressure.toml",
    "further-effects.toml",
    "order.toml",
];

/// Printers, in `printers/`.
pub const PRINTERS: Files = files!["printers/":
    "hp-mjf-5200.toml",
    "eos-p396.toml",
    "prusa-mk4.toml",
    "large-filament.toml",
];

/// Processes with a material, in `processes/`.
pub const PROCESSES: Files = files!["processes/":
    "mjf-pa12.toml",
    "mjf-tpu.toml",
    "mjf-pa11.toml",
    "sls-pa12.toml",
    "fdm-pla.toml",
    "fdm-petg.toml",
    "fdm-tpu.toml",
];

/// Materials of a device, in `materials/`.
pub const MATERIALS: Files = files!["materials/":
    "carbon.toml",
    "eva.toml",
    "pa11.toml",
    "pa12-mjf.toml",
    "pa12-sls.toml",
    "petg.toml",
    "pla.toml",
    "polypropylene.toml",
    "tpu.toml",
];

/// Prefabricated supports, in `prefabricated/`.
pub const PREFABRICATED: Files = files!["prefabricated/":
    "evidence.toml",
    "flat-insole.toml",
    "heel-cup.toml",
    "high-arch.toml",
    "low-arch.toml",
    "medium-arch.toml",
];

/// The rules of a prescription, in `rules/`.
pub const RULES: Files = files!["rules/":
    "policy.toml",
    "gates.toml",
    "base.toml",
    "limits.toml",
    "hallux_limitus_functional.toml",
    "hallux_rigidus.toml",
    "equinus.toml",
    "limb_length.toml",
    "pronation.toml",
    "limited_subtalar_motion.toml",
    "shock_absorption.toml",
    "midfoot_arthritis.toml",
    "rearfoot_varus.toml",
    "forefoot_varus.toml",
    "forefoot_valgus.toml",
    "cavus.toml",
    "plantar_fasciitis.toml",
    "metatarsalgia.toml",
    "neuroma.toml",
    "sesamoiditis.toml",
    "achilles.toml",
    "bony_prominence.toml",
    "knee_lateral_arthritis.toml",
    "knee_medial_arthritis.toml",
    "diabetic_foot.toml",
    "chain_context.toml",
    "back_context.toml",
    "presets/plantar-fasciitis.toml",
    "presets/achilles.toml",
    "presets/achilles-pronated.toml",
    "presets/neuroma.toml",
    "presets/sesamoiditis.toml",
    "presets/hallux-limitus.toml",
    "presets/hallux-rigidus.toml",
    "presets/dress.toml",
];

/// The rules of the check-up; named with their folder, because a rule book holds both.
pub const REVIEW: Files = files!["":
    "review/scales.toml",
    "review/red_flags.toml",
    "review/expected.toml",
    "review/lift.toml",
    "review/fit.toml",
    "review/mortons.toml",
    "review/posts.toml",
    "review/answer.toml",
];

/// Every file with its path below `profiles/`, sorted by it.
pub fn all() -> Vec<(String, &'static str)> {
    let single = [
        ("gait/reference-walk.toml", REFERENCE_WALK),
        ("gait/mechanism.toml", MECHANISM),
        ("gait/judgement.toml", JUDGEMENT),
        ("muscles/gait2392.toml", GAIT2392),
        ("evidence/subjects.toml", SUBJECTS),
    ];
    let folders = [
        ("evidence/", EVIDENCE),
        ("printers/", PRINTERS),
        ("processes/", PROCESSES),
        ("materials/", MATERIALS),
        ("prefabricated/", PREFABRICATED),
        ("rules/", RULES),
        ("", REVIEW),
    ];
    let listed = folders
        .into_iter()
        .flat_map(|(folder, files)| files.iter().map(move |(name, text)| (format!("{folder}{name}"), *text)));
    let single = single.into_iter().map(|(name, text)| (name.to_owned(), text));
    let mut all: Vec<_> = single.chain(listed).collect();
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::all;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The TOML files below a folder but the manifest, by their path from `top`.
    fn below(top: &Path, folder: &Path, files: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(top, &path, files);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let words = path.strip_prefix(top).unwrap().components();
                let words: Vec<_> = words.map(|c| c.as_os_str().to_str().unwrap().to_owned()).collect();
                files.insert(words.join("/"));
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_compiled_in_once() {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = BTreeSet::new();
        below(top, top, &mut files);
        files.remove("Cargo.toml");
        let names: Vec<String> = all().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, files.into_iter().collect::<Vec<_>>());
    }
}
