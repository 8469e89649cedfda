//! Camera numbers from the JSON that capture apps write beside a depth image: Record3D (`K`), ARKit exports
//! (`intrinsics`), Open3D (`intrinsic_matrix`, by columns), RealSense (`ppx`, `ppy`), and plain `fx`, `fy`, `cx`, `cy`.

use crate::{Camera, ScanError};
use serde_json::Value;

/// Longest text, bytes, and deepest object that is searched.
const MOST_BYTES: usize = 1 << 20;
const DEEPEST: usize = 4;

impl Camera {
    /// The camera of a JSON text; `file` names it in messages. What the text does not tell stays open. Of a list the entry
    /// for `image` is taken.
    ///
    /// # Errors
    /// [`ScanError::Malformed`] where it is no JSON, [`ScanError::Declared`] where it names no camera.
    pub fn of_json(bytes: &[u8], file: &str, image: &str) -> Result<Camera, ScanError> {
        let broken =
            |what: String| ScanError::Malformed { file: file.into(), what, place: "its text".into() };
        if bytes.len() > MOST_BYTES {
            return Err(broken(format!("{} bytes are too many for a camera", bytes.len())));
        }
        let text = windlass_measure::text::decode(bytes).map_err(|e| broken(e.to_string()))?;
        let json: Value = serde_json::from_str(&text.chars).map_err(|e| broken(format!("no JSON ({e})")))?;
        let image = image.rsplit(['/', '\\']).next().unwrap_or(image);
        let of_image = |entries: &'_ Vec<Value>| {
            let names = |e: &&Value| e.get("file").and_then(Value::as_str) == Some(image);
            entries.iter().find(names).or(if entries.len() == 1 { entries.first() } else { None }).cloned()
        };
        let entry = json.as_array().and_then(of_image);
        search(entry.as_ref().unwrap_or(&json), 0).ok_or_else(|| ScanError::Declared {
            file: file.into(),
            what: "no camera in the JSON".into(),
            next_step: "it needs fx, fy, cx, cy (or K, intrinsics, intrinsic_matrix), or mm_per_pixel".into(),
        })
    }
}

/// The first object that holds a camera, from the outside in.
fn search(json: &Value, depth: usize) -> Option<Camera> {
    let object = json.as_object()?;
    if let Some(found) = camera(json) {
        return Some(found);
    }
    let mut inside = object.values().filter(|v| v.is_object());
    if depth < DEEPEST { inside.find_map(|v| search(v, depth + 1)) } else { None }
}

fn camera(json: &Value) -> Option<Camera> {
    let number = |names: &[&str]| names.iter().find_map(|n| json.get(n)?.as_f64());
    let pixels =
        |names: &[&str]| number(names).filter(|v| (1.0..100_000.0).contains(v)).map(|v| v.round() as u32);
    let mut found = Camera {
        fx: number(&["fx", "focal_x", "fl_x"]),
        fy: number(&["fy", "focal_y", "fl_y"]),
        cx: number(&["cx", "ppx", "center_x"]),
        cy: number(&["cy", "ppy", "center_y"]),
        mm_per_pixel: number(&["mm_per_pixel", "pixel_mm"]),
        mm_per_count: number(&["mm_per_count", "depth_mm_per_count", "depth_unit_mm"])
            .or_else(|| count(json)),
        width: pixels(&["width", "w", "image_width"]),
        height: pixels(&["height", "h", "image_height"]),
        depth: None,
    };
    if found.fx.is_none()
        && let Some(m) = ["K", "intrinsics", "intrinsic_matrix", "camera_matrix", "cameraIntrinsics"]
            .iter()
            .find_map(|n| matrix(json.get(n)?))
    {
        // By rows the principal point stands in the third column, by columns in the third row.
        let [cx, cy] = if m[2] != 0.0 || m[5] != 0.0 { [m[2], m[5]] } else { [m[6], m[7]] };
        (found.fx, found.fy, found.cx, found.cy) = (Some(m[0]), Some(m[4]), Some(cx), Some(cy));
    }
    (found.fx.is_some() && found.cx.is_some() || found.mm_per_pixel.is_some()).then_some(found)
}

/// `depth_scale`: metres of a count (RealSense, 0.001) or counts of a metre (Open3D, 1000).
fn count(json: &Value) -> Option<f64> {
    let scale = json.get("depth_scale").or_else(|| json.get("depthScale"))?.as_f64()?;
    (scale > 0.0).then(|| if scale < 1.0 { 1000.0 * scale } else { 1000.0 / scale })
}

/// Nine numbers, in one list or in three.
fn matrix(value: &Value) -> Option<[f64; 9]> {
    let Some(list) = value.as_array() else { return matrix(value.get("data")?) };
    let flat: Vec<f64> = match list.len() {
        9 => list.iter().map_while(Value::as_f64).collect(),
        3 => list.iter().filter_map(Value::as_array).flatten().map_while(Value::as_f64).collect(),
        _ => return None,
    };
    flat.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_camera_in_every_dialect() {
        for text in [
            r#"{"fx":600,"fy":601,"cx":320,"cy":240,"depth_mm_per_count":1}"#,
            r#"{"K":[600,0,0,0,601,0,320,240,1],"depth_scale":0.001}"#,
            r#"{"intrinsics":[[600,0,320],[0,601,240],[0,0,1]],"depth_scale":1000}"#,
            r#"{"color":{},"depth":{"fx":600,"fy":601,"ppx":320,"ppy":240,"depth_scale":0.001}}"#,
            r#"[{"file":"b.png"},{"file":"a.png","fx":600,"fy":601,"cx":320,"cy":240,"depth_unit_mm":1}]"#,
            r#"{"camera_matrix":{"rows":3,"data":[600,0,320,0,601,240,0,0,1]},"depth_scale":0.001}"#,
            r#"{"intrinsic_matrix":[600,0,0,0,601,0,320,240,1],"width":640,"height":480,"mm_per_count":1}"#,
        ] {
            let c = Camera::of_json(text.as_bytes(), "a.json", "scans/a.png").unwrap();
            assert_eq!(
                (c.fx, c.fy, c.cx, c.cy),
                (Some(600.0), Some(601.0), Some(320.0), Some(240.0)),
                "{text}"
            );
            assert!((c.mm_per_count.unwrap() - 1.0).abs() < 1e-12);
        }
        assert!(Camera::of_json(b"{\"a\":1}", "a.json", "a.png").is_err());
        assert!(Camera::of_json(b"[", "a.json", "a.png").is_err());
    }
}
