//! The materials of a shell: stiffness, least wall, and the process that prints them.

use crate::profiles::ProfileTexts;
use crate::{Complaint, Complaints};
use schemars::JsonSchema;
use serde::Deserialize;
use windlass_prescription::record::Material;

/// A material as its profile describes it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MaterialProfile {
    /// "windlass.material/1".
    pub schema: String,
    /// Its name in words.
    pub title: String,
    /// Young's modulus, MPa.
    #[schemars(range(min = 0.05, max = 300_000.0))]
    pub youngs_modulus_mpa: f64,
    /// Density, g/cm3.
    #[schemars(range(min = 0.01, max = 25.0))]
    pub density_g_cm3: f64,
    /// Least wall that prints and holds, mm.
    #[schemars(range(min = 0.1, max = 10.0))]
    pub min_wall_mm: f64,
    /// The process profile by which its files are verified; "none" where it is not printed.
    pub process: String,
    /// Where the numbers come from.
    pub source: String,
}

/// The profile of a material among the profiles in force.
///
/// # Errors
/// Every error in the profile, with its place; or that the profile does not exist.
pub fn find(material: Material, profiles: &ProfileTexts) -> Result<MaterialProfile, Complaints> {
    let path = format!("materials/{}.toml", material.word());
    let Some(text) = profiles.get(&path) else {
        return Err(Complaint::input(&path, "no profile exists for this material")
            .then("write the profiles to a folder with `windlass profiles --write DIR` and add it there")
            .into());
    };
    windlass_document::read(text, windlass_document::any_key, |_, _| {})
        .map_err(|faults| Complaints::of_document(&path, faults))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_material_of_the_record_has_a_profile() {
        let profiles = ProfileTexts::with(Vec::new());
        for word in Material::WORDS {
            let text = profiles.get(&format!("materials/{word}.toml")).unwrap();
            let profile: MaterialProfile =
                windlass_document::read(text, windlass_document::any_key, |_, _| {}).unwrap();
            assert!(!profile.source.is_empty());
        }
        assert_eq!(find(Material::Pa12Mjf, &profiles).unwrap().youngs_modulus_mpa, 1800.0);
    }
}
