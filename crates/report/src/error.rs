//! Why a report could not be made.

use thiserror::Error;

/// Why a picture or page could not be made.
#[derive(Debug, Error)]
pub enum ReportError {
    /// There is nothing to draw.
    #[error("{what} is empty: there is nothing to draw")]
    Empty {
        /// What was to be drawn.
        what: String,
    },
    /// A picture without pixels or beyond what a page can carry.
    #[error("a picture of {width} x {height} pixels cannot be made; ask for 1 to 4096 each way")]
    Size {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The picture could not be encoded.
    #[error("the picture could not be encoded as PNG: {0}")]
    Encode(#[from] png::EncodingError),
    /// The template and the data do not match (an internal error).
    #[error("the page's template failed: {0:#}; please report this")]
    Template(#[from] minijinja::Error),
    /// A message is not in the catalogue of words, or lacks a value (an internal error).
    #[error("the words `{0}` are missing or incomplete; please report this")]
    Words(String),
    /// The interactive view's mesh could not be put into words.
    #[error("the interactive view's mesh could not be written: {0}; please report this")]
    Model(String),
    /// The mesh is too large for the page's interactive view.
    #[error("a mesh of {vertices} vertices is too large for the interactive view (at most 1,000,000)")]
    ModelTooLarge {
        /// Its vertices.
        vertices: usize,
    },
}
