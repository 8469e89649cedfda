//! What a job depends on besides its case: the profiles in force, and how many draws are made.

use super::Files;
use crate::job::Asked;
use crate::profiles::ProfileTexts;
use crate::{Complaint, Complaints};
use windlass_chain::ChainProfiles;
use windlass_device::USUAL_CHORD_MM;
use windlass_prescription::{RuleBook, TextError};

/// The settings of a job.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The rules of prescription.
    pub rules: RuleBook,
    /// The profiles of the chain.
    pub chain: ChainProfiles,
    /// Seed of the chain's draws.
    pub seed: u32,
    /// Number of the chain's draws.
    pub draws: u32,
    /// How fine the triangles are.
    pub mesh: MeshOptions,
    /// The profiles in force.
    pub profiles: ProfileTexts,
    /// Which files are made.
    pub files: Files,
    /// Whether other doses of the prescribed features are searched.
    pub search: bool,
    /// Whether a device that its process refuses is written all the same, under a name that says so.
    pub even_if_it_does_not_print: bool,
    /// BLAKE3 of the sources that the program was built from, for the record; empty where they are not known.
    pub program: String,
    /// BLAKE3 of the program's file, for the records of a batch.
    pub executable: Option<String>,
}

/// How fine the triangles of a device are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeshOptions {
    /// Greatest distance of the triangles from the designed surfaces, mm.
    pub chord_mm: f64,
    /// Most triangles, at a coarser mesh if need be.
    pub most_triangles: Option<usize>,
}

impl Default for MeshOptions {
    /// 0.02 mm: both faces together stay within the 0.05 mm by which a wall may differ from the one asked for.
    fn default() -> Self {
        MeshOptions { chord_mm: USUAL_CHORD_MM, most_triangles: None }
    }
}

impl Settings {
    /// The profiles compiled in.
    ///
    /// ```
    /// let settings = windlass::Settings::built_in()?;
    /// assert_eq!(settings.draws, 256);
    /// # Ok::<(), windlass::Complaints>(())
    /// ```
    ///
    /// # Errors
    /// Never in a released build: tests read them all.
    pub fn built_in() -> Result<Self, Complaints> {
        Settings::with(Vec::new())
    }

    /// The profiles compiled in, with these in their place, by their path below `profiles/`.
    ///
    /// # Errors
    /// Every error in a profile, with its place.
    pub fn with(own: Vec<(String, String)>) -> Result<Self, Complaints> {
        // Only the caller's own: the order of the rules compiled in decides between equals.
        let own_rules: Vec<(&str, &str)> = own
            .iter()
            .filter_map(|(name, text)| {
                let check_up = name.starts_with("review/").then_some(name.as_str());
                Some((name.strip_prefix("rules/").or(check_up)?, text.as_str()))
            })
            .collect();
        let rules = RuleBook::built_in_with(&own_rules)
            .map_err(|e| Complaints(e.errors.iter().map(rule_fault).collect()))?;
        let profiles = ProfileTexts::with(own);
        let text = |name: &str| profiles.get(name).unwrap_or_default();
        let [walk, mechanism, judgement] =
            ["reference-walk", "mechanism", "judgement"].map(|name| text(&format!("gait/{name}.toml")));
        let chain = ChainProfiles::parse(walk, mechanism, judgement)
            .map_err(|e| Complaint::of("profiles/gait", e))?;
        Ok(Settings {
            rules,
            chain,
            seed: 1,
            draws: 256,
            mesh: MeshOptions::default(),
            profiles,
            files: Files::all(),
            search: false,
            even_if_it_does_not_print: false,
            program: String::new(),
            executable: None,
        })
    }

    /// What is asked for besides the case, as the record keeps it.
    pub fn asked(&self) -> Asked {
        Asked {
            files: self.files.words(),
            chord_mm: self.mesh.chord_mm,
            most_triangles: self.mesh.most_triangles,
            search: self.search,
            even_if_it_does_not_print: self.even_if_it_does_not_print,
            seed: self.seed,
            draws: self.draws,
        }
    }

    /// The same settings, asked for what a record was asked for.
    ///
    /// # Errors
    /// A word of the record that is no kind of file.
    pub fn asking(self, asked: &Asked) -> Result<Self, Complaint> {
        let files =
            if asked.files.is_empty() { Files::none() } else { Files::parse(&asked.files.join(","))? };
        let mesh = MeshOptions { chord_mm: asked.chord_mm, most_triangles: asked.most_triangles };
        Ok(Settings {
            files,
            mesh,
            search: asked.search,
            even_if_it_does_not_print: asked.even_if_it_does_not_print,
            seed: asked.seed,
            draws: asked.draws,
            ..self
        })
    }
}

/// A rule's fault in the form of a case's: file, line, column, what, and the nearest word that is known.
fn rule_fault(fault: &TextError) -> Complaint {
    let place = format!("rules/{}:{}:{}", fault.file, fault.line, fault.column);
    let complaint = Complaint {
        cause: Some(Box::new(fault.clone().into())),
        ..Complaint::input(place, fault.message.clone())
    };
    match &fault.nearest {
        Some(nearest) => complaint.then(format!("did you mean `{nearest}`?")),
        None => complaint,
    }
}
