//! What can go wrong.

/// An error of this crate.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MuscleError {
    /// The profile cannot be used; who read it knows its place.
    #[error("{message}")]
    Profile {
        /// What is wrong.
        message: String,
    },
    /// The sharing of the moments among the muscles did not end.
    #[error("muscle activations were not found: {what}; this is an internal error, please report it")]
    NotFound {
        /// What is known of it.
        what: String,
    },
}
