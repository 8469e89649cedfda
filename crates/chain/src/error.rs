//! Errors of a chain check.

use thiserror::Error;

/// An error, with its place and the next step.
#[derive(Debug, Error)]
pub enum ChainError {
    /// A profile is not TOML of its schema.
    #[error("{place}: {message}; compare with the built-in profile (`windlass profiles`)")]
    Profile {
        /// Which profile, with line where known.
        place: String,
        /// What is wrong.
        message: String,
    },
    /// A number in the case is outside the model's range.
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
    /// The device's mesh does not lie under the foot.
    #[error(
        "foot.{side}.device: the device mesh does not lie under the foot; supply it in mm, in the foot frame, resting on z = 0"
    )]
    DeviceElsewhere {
        /// Which foot.
        side: windlass_measure::Side,
    },
    /// The device's mesh was made for the other foot.
    #[error(
        "foot.{side}.device: the device fits this foot better when mirrored ({mirrored:.1} mm rms instead of \
         {as_it_is:.1} mm), so it was probably made for the other foot; name the other side, or mirror the mesh if its file is mirrored"
    )]
    DeviceOtherFoot {
        /// Which foot.
        side: windlass_measure::Side,
        /// Misfit as it is, mm.
        as_it_is: f64,
        /// Misfit of its mirror image, mm.
        mirrored: f64,
    },
    /// An evidence table has a word, a number or a structure that the vocabulary does not define.
    #[error("{table}:{line}: {message}")]
    Evidence {
        /// The table's name.
        table: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong and what is known.
        message: String,
    },
    /// The muscle forces of an instant were not found.
    #[error(transparent)]
    Muscles(#[from] windlass_muscle::MuscleError),
    /// The contact or the quadratic program found no solution.
    #[error("{place}: no equilibrium found ({what}); check the foot's and the device's heights")]
    NoSolution {
        /// Where in the step.
        place: String,
        /// What failed.
        what: String,
    },
}
