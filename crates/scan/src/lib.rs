//! Bytes in (depth image, mesh, point cloud), one clean oriented surface out, with side, loading and quality.

mod loading;

pub use loading::Loading;
