//! Why a chain check could not be made.

use thiserror::Error;

/// A refusal, with its place and what to do.
#[derive(Debug, Error)]
pub enum ChainError {
    /// A profile is not TOML of its schema.
    #[error("{place}: {message}; compare with the profile that is compiled in (`windlass profiles`)")]
    Profile {
        /// Which profile, with line where known.
        place: String,
        /// What is wrong.
        message: String,
    },
    /// A number of the case is outside what the model can take.
    #[error("{key} is {value}: {must}")]
    Value {
        /// The key of the case.
        key: &'static str,
        /// What was given.
        value: f64,
        /// What it must be.
        must: &'static str,
    },
    /// The case has no foot at all.
    #[error("the case has no foot: give at least `[foot.left]` or `[foot.right]`")]
    NoFoot,
    /// The sole of a foot was not observed.
    #[error("foot.{side}: {what}; scan the sole (see `windlass measure`)")]
    Sole {
        /// Which foot.
        side: windlass_measure::Side,
        /// What is missing.
        what: String,
    },
    /// A device's mesh covers nothing of the foot.
    #[error(
        "foot.{side}.device: the mesh lies nowhere under the foot; it must be in mm, in the foot frame, resting on z = 0"
    )]
    DeviceElsewhere {
        /// Which foot.
        side: windlass_measure::Side,
    },
    /// A device's mesh is one of the other foot.
    #[error(
        "foot.{side}.device: as its mirror image the mesh follows this sole within {mirrored:.1} mm, as it is within \
         {as_it_is:.1} mm: it was made for the other foot; name the other side, or mirror the mesh if its file is mirrored"
    )]
    DeviceOtherFoot {
        /// Which foot.
        side: windlass_measure::Side,
        /// Misfit as it is, mm.
        as_it_is: f64,
        /// Misfit of its mirror image, mm.
        mirrored: f64,
    },
    /// An evidence table has a word, a number or a shape that is not in the vocabulary.
    #[error("{table}:{line}: {message}")]
    Evidence {
        /// The table's name.
        table: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong and what is known.
        message: String,
    },
    /// The contact or the quadratic program found no solution.
    #[error("{place}: no equilibrium found ({what}); check the foot's and the device's heights")]
    NoSolution {
        /// Where in the step.
        place: String,
        /// What failed.
        what: String,
    },
}
