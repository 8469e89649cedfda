//! Why a scan cannot be measured.

/// A scan that is readable but cannot be measured.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FootError {
    /// Too little of the sole.
    #[error("only {share:.0} % of the sole was captured; scan the whole sole, toes included")]
    TooLittle {
        /// Share of the plan with a reading, %.
        share: f64,
    },
    /// An override is not on this foot.
    #[error(
        "the landmark {name} given in the case is {distance_mm:.0} mm away from the foot; give it in mm, in the axes of the file"
    )]
    Override {
        /// Key of the landmark.
        name: &'static str,
        /// How far from the surface's box it lies.
        distance_mm: f64,
    },
    /// The surface fit failed.
    #[error("the sole cannot be fitted ({0}); scan again")]
    Fit(#[from] windlass_geometry::SplineFitError),
}
