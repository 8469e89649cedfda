//! Why a file could not be written or read.

use thiserror::Error;

/// Why a mesh could not become a file, or a file a mesh.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ExportError {
    /// There is nothing to write.
    #[error("{what} has no triangles: there is nothing to write")]
    Empty {
        /// Which mesh.
        what: String,
    },
    /// A coordinate is not a finite number that a 32-bit number can hold.
    #[error(
        "{what}: vertex {vertex} is at ({x}, {y}, {z}), which no file format can store; rebuild the mesh"
    )]
    NotFinite {
        /// Which mesh.
        what: String,
        /// Its index.
        vertex: usize,
        /// Its x, mm.
        x: f64,
        /// Its y, mm.
        y: f64,
        /// Its z, mm.
        z: f64,
    },
    /// A triangle names a vertex that does not exist.
    #[error(
        "{what}: triangle {triangle} names vertex {vertex}, but there are only {vertices}; rebuild the mesh"
    )]
    Index {
        /// Which mesh.
        what: String,
        /// The triangle's index.
        triangle: usize,
        /// The missing vertex.
        vertex: u32,
        /// How many vertices there are.
        vertices: usize,
    },
    /// The mesh is closed, but not after its coordinates are rounded to what the file can hold.
    #[error(
        "{what}: rounding to 32-bit numbers opens the mesh ({open_edges} open and {non_manifold_edges} shared edges \
         near {place}); remove triangles thinner than 0.0001 mm there"
    )]
    RoundingOpens {
        /// Which mesh.
        what: String,
        /// Open or disagreeing edges after rounding.
        open_edges: usize,
        /// Edges with more than two triangles after rounding.
        non_manifold_edges: usize,
        /// Where the first is, "(x, y, z) mm".
        place: String,
    },
    /// The STL header would be taken for the text format.
    #[error(
        "the STL header {header:?} begins with \"solid\", which many readers take for the text format; use another header"
    )]
    Header {
        /// The requested header.
        header: String,
    },
    /// More triangles than the format can count.
    #[error("{what} has {triangles} triangles, more than the format can count")]
    TooLarge {
        /// Which mesh.
        what: String,
        /// How many triangles.
        triangles: usize,
    },
    /// The package could not be put together.
    #[error("the 3MF package could not be written: {reason}")]
    Package {
        /// What the archive writer says.
        reason: String,
    },
    /// The faces of a solid could not be put together for STEP.
    #[error("{name}: the faces do not make a STEP solid: {reason}; write the mesh (STL, 3MF) instead")]
    Brep {
        /// Which solid.
        name: String,
        /// What the modeller says, and of which edge or face.
        reason: String,
    },
    /// A colour range names a colour that does not exist.
    #[error("part {part:?}: triangle {triangle} uses colour {colour}, but there are {colours}")]
    Colour {
        /// The part's name.
        part: String,
        /// The triangle's index.
        triangle: usize,
        /// The requested colour.
        colour: u16,
        /// How many colours the part has.
        colours: usize,
    },
}

/// Why a printable file could not be read.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("{file}: {place}: {reason}. {next_step}")]
pub struct ReadError {
    /// The file's name, as given.
    pub file: String,
    /// Where in the file ("byte 84", "line 7", "3D/3dmodel.model").
    pub place: String,
    /// What is wrong.
    pub reason: String,
    /// What to do.
    pub next_step: String,
}

impl ReadError {
    pub(crate) fn new(
        file: &str,
        place: impl Into<String>,
        reason: impl Into<String>,
        next_step: impl Into<String>,
    ) -> Self {
        ReadError {
            file: file.to_owned(),
            place: place.into(),
            reason: reason.into(),
            next_step: next_step.into(),
        }
    }
}
