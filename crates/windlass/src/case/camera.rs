//! The camera of a depth image, read from the JSON that capture apps leave beside it.

use super::Capture;
use crate::World;
use windlass_scan::Camera;

/// Names of the files in which capture apps leave the camera of an image.
const CAMERAS: [&str; 5] =
    ["camera.json", "intrinsics.json", "depth_intrinsics.json", "metadata.json", "camera_intrinsics.json"];
/// Endings of depth images that do not tell their camera.
const IMAGES: [&str; 6] = [".png", ".tif", ".tiff", ".exr", ".pgm", ".npy"];

/// The capture with the camera of a JSON beside a depth image, where it states none, and the name of that file. What the
/// JSON leaves open has to be stated.
pub fn with_camera_beside(capture: &Capture, world: &dyn World) -> (Capture, Option<String>) {
    let name = capture.file.to_ascii_lowercase();
    if capture.camera.is_some_and(|c| c.fx.is_some() || c.mm_per_pixel.is_some())
        || !IMAGES.iter().any(|e| name.ends_with(e))
    {
        return (capture.clone(), None);
    }
    let stem = capture.file.rsplit_once('.').map_or(capture.file.as_str(), |s| s.0);
    let folder = capture.file.rfind(['/', '\\']).map_or("", |k| &capture.file[..=k]);
    let beside = [format!("{stem}.json"), format!("{}.json", capture.file)];
    let names = beside.into_iter().chain(CAMERAS.iter().map(|c| format!("{folder}{c}")));
    for name in names {
        let Ok(bytes) = world.read(&name) else { continue };
        let Ok(found) = Camera::of_json(&bytes, &name, &capture.file) else { continue };
        let stated = capture.camera.unwrap_or_default();
        let camera =
            Camera { mm_per_count: stated.mm_per_count.or(found.mm_per_count), depth: stated.depth, ..found };
        return (Capture { camera: Some(camera), ..capture.clone() }, Some(name));
    }
    (capture.clone(), None)
}
