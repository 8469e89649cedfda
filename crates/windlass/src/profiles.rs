//! The profiles in force: those compiled in, with any that the caller gives in their place.

use crate::job::FileHash;
use std::borrow::Cow;
use std::collections::BTreeMap;

pub use windlass_profiles::all as built_in;

/// Profile texts by their path below `profiles/`.
#[derive(Debug, Clone)]
pub struct ProfileTexts(BTreeMap<String, Cow<'static, str>>);

impl ProfileTexts {
    /// Those compiled in, with these added or put in their place.
    pub fn with(own: Vec<(String, String)>) -> Self {
        let built_in = built_in().into_iter().map(|(name, text)| (name, Cow::Borrowed(text)));
        let own = own.into_iter().map(|(name, text)| (name, Cow::Owned(text)));
        ProfileTexts(built_in.chain(own).collect())
    }

    /// The text of one profile.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(Cow::as_ref)
    }

    /// Profiles below a folder (`rules/`), by their path from it, sorted.
    pub fn below(&self, folder: &str) -> Vec<(&str, &str)> {
        self.0.iter().filter_map(|(name, text)| Some((name.strip_prefix(folder)?, text.as_ref()))).collect()
    }

    /// Every profile with its hash, sorted by name.
    pub fn hashes(&self) -> Vec<FileHash> {
        self.0.iter().map(|(name, text)| FileHash::of(name, text.as_bytes())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_of_the_caller_takes_the_place_of_the_one_compiled_in() {
        let own = vec![("materials/tpu.toml".to_owned(), "mine".to_owned())];
        let texts = ProfileTexts::with(own);
        assert_eq!(texts.get("materials/tpu.toml"), Some("mine"));
        assert!(texts.get("materials/eva.toml").is_some());
        assert_eq!(texts.below("materials/").len(), 9);
        assert_eq!(texts.hashes().len(), built_in().len());
    }
}
