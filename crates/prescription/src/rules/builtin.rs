//! The rule files that are compiled in, by name.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../profiles/rules/", $name)))),*]
    };
}

/// Name and text of each file, in the order that decides between equals.
pub const FILES: &[(&str, &str)] = files![
    "policy.toml",
    "gates.toml",
    "base.toml",
    "limits.toml",
    "hallux_limitus_functional.toml",
    "hallux_rigidus.toml",
    "equinus.toml",
    "limb_length.toml",
    "pronation.toml",
];
