//! How a part fits a build box: as it lies, turned on the bed, or (in powder) tilted.

use crate::profile::{Printer, Process};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use windlass_geometry::{Mesh, Point3};

/// A way to place a part.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Placing {
    /// Turn about z, degrees, first.
    pub yaw_deg: f64,
    /// Then tilt about y, degrees.
    pub tilt_deg: f64,
    /// Extents then, mm.
    pub size_mm: [f64; 3],
}

/// Steps of the search, degrees.
const YAW_STEP: usize = 1;
const TILT_STEP: usize = 5;

/// The first placing that fits: as it lies, then turned, then tilted the least. `None` when none was found.
pub(super) fn place(mesh: &Mesh, process: &Process, printer: &Printer) -> Option<Placing> {
    let room = printer.room_mm();
    let placed = |(yaw_deg, tilt_deg): (f64, f64)| {
        let size_mm = extents(&mesh.vertices, yaw_deg, tilt_deg);
        fits(size_mm, room).then_some(Placing { yaw_deg, tilt_deg, size_mm })
    };
    // Most parts fit as they lie.
    if let Some(placing) = placed((0.0, 0.0)) {
        return Some(placing);
    }
    let outer = outermost(mesh);
    let tilts = if process.flat_on_bed { 0 } else { 90 };
    (0..=tilts)
        .step_by(TILT_STEP)
        .flat_map(|tilt| (0..180).step_by(YAW_STEP).map(move |yaw| (yaw as f64, tilt as f64)))
        // The few outermost points say quickly what cannot fit; all points confirm what seems to.
        .filter(|&(yaw, tilt)| fits(extents(&outer, yaw, tilt), room))
        .find_map(placed)
}

fn fits(size: [f64; 3], room: [f64; 3]) -> bool {
    (0..3).all(|k| size[k] <= room[k] + 1e-9)
}

/// The farthest points in 98 directions.
fn outermost(mesh: &Mesh) -> Vec<Point3> {
    let steps = [-2.0, -1.0, 0.0, 1.0, 2.0];
    let mut points = Vec::new();
    for x in steps {
        for y in steps {
            for z in steps {
                if f64::max(f64::abs(x), f64::max(f64::abs(y), f64::abs(z))) < 2.0 {
                    continue;
                }
                let reach = |p: &Point3| p.x * x + p.y * y + p.z * z;
                points.extend(mesh.vertices.iter().max_by(|a, b| reach(a).total_cmp(&reach(b))));
            }
        }
    }
    points
}

fn extents(points: &[Point3], yaw_deg: f64, tilt_deg: f64) -> [f64; 3] {
    let (sy, cy) = libm::sincos(yaw_deg.to_radians());
    let (st, ct) = libm::sincos(tilt_deg.to_radians());
    let mut low = [f64::INFINITY; 3];
    let mut high = [f64::NEG_INFINITY; 3];
    for p in points {
        let (x, y) = (p.x * cy - p.y * sy, p.x * sy + p.y * cy);
        for (k, v) in [x * ct + p.z * st, y, -x * st + p.z * ct].into_iter().enumerate() {
            low[k] = low[k].min(v);
            high[k] = high[k].max(v);
        }
    }
    std::array::from_fn(|k| high[k] - low[k])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::plate;

    fn printer(box_mm: [f64; 3]) -> Printer {
        let schema = "windlass.printer/1".to_owned();
        Printer {
            schema,
            name: String::new(),
            title: String::new(),
            box_mm,
            border_mm: [0.0; 3],
            source: String::new(),
        }
    }

    #[test]
    fn a_plate_is_turned_tilted_or_refused() {
        let processes = Process::built_in().unwrap();
        let (powder, filament) = (&processes[0], &processes[4]);
        let plate = plate(0.0);
        let as_it_lies = place(&plate, filament, &printer([180.0, 70.0, 10.0])).unwrap();
        assert_eq!((as_it_lies.yaw_deg, as_it_lies.tilt_deg), (0.0, 0.0));
        let turned = place(&plate, filament, &printer([70.5, 181.0, 10.0])).unwrap();
        assert_eq!(turned.yaw_deg, 90.0);
        // The diagonal of a square bed: 180 x 70 turned by 45 degrees needs (180 + 70) / sqrt 2 = 176.8.
        assert!(place(&plate, filament, &printer([177.0, 177.0, 10.0])).is_some());
        assert!(place(&plate, filament, &printer([150.0, 150.0, 200.0])).is_none());
        assert!(place(&plate, powder, &printer([150.0, 75.0, 200.0])).unwrap().tilt_deg > 0.0);
    }
}
