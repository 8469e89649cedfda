//! The rule files that are compiled in, by name.

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../profiles/", $folder, $name)))),*]
    };
}

/// Name and text of each file, in the order that decides between equals.
pub const FILES: &[(&str, &str)] = files!["rules/":
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

/// Name and text of each file of the check-up.
pub const REVIEW: &[(&str, &str)] = files!["":
    "review/scales.toml",
    "review/red_flags.toml",
    "review/expected.toml",
    "review/lift.toml",
    "review/fit.toml",
    "review/mortons.toml",
    "review/posts.toml",
    "review/answer.toml",
];

#[cfg(test)]
mod tests {
    use super::{FILES, REVIEW};
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles/rules");
        let mut found = Vec::new();
        for (prefix, folder) in [
            ("", folder.clone()),
            ("presets/", folder.join("presets")),
            ("review/", folder.join("../review")),
        ] {
            for entry in std::fs::read_dir(folder).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                if name.ends_with(".toml") {
                    found.push(format!("{prefix}{name}"));
                }
            }
        }
        let mut listed: Vec<String> =
            FILES.iter().chain(REVIEW).map(|(name, _)| (*name).to_owned()).collect();
        found.sort();
        listed.sort();
        assert_eq!(found, listed);
    }
}
