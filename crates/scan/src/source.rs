//! The decoded bytes as a surface in file units (depth images: mm), debris removed, and its mirror image.

use crate::camera::Lens;
use crate::clean::{body, cloud, rim, weld};
use crate::format::{Decoded, DepthImage, Surface};
use crate::orient::{SurfaceElement, elements};
use crate::{Capture, ScanRequest, depth_mesh};
use nalgebra::Matrix4;
use windlass_geometry::{Mesh, Point3, Vector3};
use windlass_measure::{LengthUnit, Note, Side};

/// Pixels of a depth image used to recognise the side: some 8,000 of them show the foot.
const GLANCE: usize = 40_000;

/// Where the surface came from.
enum Origin {
    Mesh,
    Cloud(Vec<Point3>),
    Depth(DepthImage, Lens),
}

pub(crate) struct Source {
    origin: Origin,
    /// The kept surface (a cloud has vertices only).
    pub body: body::Body,
    /// The unit, if the caller or the file states it.
    pub unit: Option<LengthUnit>,
    /// Up direction of the foot, if the camera gives it.
    pub toward: Option<Vector3>,
    /// The side, if the file states it.
    pub side: Option<Side>,
    /// From where the foot was seen, as stated.
    pose: Option<Capture>,
    /// Further large pieces of a mesh, each of which may be a foot.
    pub others: Vec<Mesh>,
    /// What was passed over, and what the stated pose led to.
    pub notes: Vec<Note>,
}

impl Source {
    /// The surface for recognising the side: of a depth image only some pixels.
    pub fn of(decoded: Decoded, request: &ScanRequest) -> Source {
        let mut source = Source::decoded(decoded, request);
        source.trim();
        source
    }

    /// Takes the box's top off an impression and the cut off a cast; both lie on the way up.
    fn trim(&mut self) {
        if !is_trimmed(self.pose) {
            return;
        }
        let found = rim::trimmed(&self.body.mesh, self.toward);
        let text = if found.is_some() {
            "a plane above the foot (the top of a box, or a cut) was trimmed away; it shows which way is up but hides the \
             heel above it, so a length from foam is accurate to about 5 mm and excludes toes above the foam"
        } else {
            "no plane above the foot; nothing was trimmed"
        };
        self.notes.retain(|n| n.place != "scan.pose");
        self.notes.push(Note::info("scan.pose", text));
        if let Some((rest, up)) = found {
            self.body.mesh = rest.mesh;
            self.toward = Some(up);
        }
    }

    fn decoded(decoded: Decoded, request: &ScanRequest) -> Source {
        match decoded {
            Decoded::Surface(Surface { mesh, unit, notes }) if mesh.triangles.is_empty() => Source {
                body: body::largest_cluster(&mesh.vertices),
                origin: Origin::Cloud(mesh.vertices),
                unit: request.units.or(unit),
                toward: None,
                side: None,
                pose: request.pose,
                others: Vec::new(),
                notes,
            },
            Decoded::Surface(found) => Source::of_mesh(found, request),
            Decoded::Depth { image, lens, side } => {
                let above = request.pose == Some(Capture::Impression);
                Source {
                    body: glance(&image, lens, request.pose),
                    origin: Origin::Depth(image, lens),
                    unit: Some(LengthUnit::Millimetre),
                    toward: Some(if above { -Vector3::z() } else { Vector3::z() }),
                    side,
                    pose: request.pose,
                    others: Vec::new(),
                    notes: Vec::new(),
                }
            }
        }
    }

    /// A mesh: corners that writing has split are joined, floors are dropped, further large pieces kept apart.
    fn of_mesh(found: Surface, request: &ScanRequest) -> Source {
        let (mesh, joined) = weld::near(weld::coincident(found.mesh));
        let mut notes = found.notes;
        if joined > 0 {
            let text = format!(
                "{joined} corners of open edges, nearer to another than 1e-5 of the size, were joined"
            );
            notes.push(Note::info("scan.structure", text));
        }
        let (mesh, others) = match body::large_pieces(&mesh) {
            None => (mesh, Vec::new()),
            Some((mut feet, flat)) => {
                if flat > 0 {
                    let text = format!("{flat} separate flat pieces (floor, plate or table) were dropped");
                    notes.push(Note::info("scan.floor", text));
                }
                let first = feet.remove(0);
                (first, feet)
            }
        };
        Source {
            body: body::largest(mesh),
            origin: Origin::Mesh,
            unit: request.units.or(found.unit),
            toward: None,
            side: None,
            pose: request.pose,
            others,
            notes,
        }
    }

    /// The same with another piece of the mesh.
    pub fn of_piece(&self, piece: Mesh) -> Source {
        Source {
            body: body::largest(piece),
            origin: Origin::Mesh,
            others: Vec::new(),
            notes: self.notes.clone(),
            ..*self
        }
    }

    /// Longest run of readings along a side of a depth image, as a share of that side; 0 for anything else, and for an
    /// impression.
    pub fn border_run(&self) -> f64 {
        let Origin::Depth(image, _) = &self.origin else {
            return 0.0;
        };
        if self.pose == Some(Capture::Impression) {
            return 0.0;
        }
        let (w, h) = (image.width, image.height);
        let longest = |pixels: &mut dyn Iterator<Item = usize>| {
            let (mut run, mut most) = (0usize, 0usize);
            for k in pixels {
                run = if image.counts[k].is_finite() { run + 1 } else { 0 };
                most = most.max(run);
            }
            most as f64
        };
        let rows =
            [0, h.saturating_sub(1)].map(|y| longest(&mut (0..w).map(|x| y * w + x)) / w.max(1) as f64);
        let columns =
            [0, w.saturating_sub(1)].map(|x| longest(&mut (0..h).map(|y| y * w + x)) / h.max(1) as f64);
        rows.into_iter().chain(columns).fold(0.0, f64::max)
    }

    /// Whether it is a depth image.
    pub fn is_depth(&self) -> bool {
        matches!(self.origin, Origin::Depth(..))
    }

    /// Share of a depth image's border that holds readings, 0..1; 0 for anything else, and for an impression, whose
    /// box may fill the image. A foot stands before nothing.
    pub fn border_filled(&self) -> f64 {
        let Origin::Depth(image, _) = &self.origin else {
            return 0.0;
        };
        if self.pose == Some(Capture::Impression) {
            return 0.0;
        }
        let (w, h) = (image.width, image.height);
        let ends = (0..w).flat_map(|x| [x, (h - 1) * w + x]);
        let border = ends.chain((0..h).flat_map(|y| [y * w, y * w + w - 1]));
        border.filter(|&k| image.counts[k].is_finite()).count() as f64 / (2 * (w + h)).max(1) as f64
    }

    /// Whether it has no triangles.
    pub fn is_cloud(&self) -> bool {
        matches!(self.origin, Origin::Cloud(_))
    }

    /// Pieces of surface from which its position is found.
    pub fn samples(&self, count: usize) -> Vec<SurfaceElement> {
        if self.is_cloud() {
            cloud::samples(&self.body.mesh.vertices)
        } else {
            elements(&self.body.mesh, count)
        }
    }

    /// All of it as a right foot's, and the mirroring in the file's axes (file units). A left foot becomes its mirror
    /// image, made by the same steps that a file with that image would take.
    pub fn into_right(self, side: Side) -> (Source, Matrix4<f64>) {
        if side == Side::Left {
            return self.mirrored();
        }
        let is_partial = matches!(&self.origin, Origin::Depth(image, _) if step_of(image, self.pose) > 1);
        (if is_partial { self.completed() } else { self }, Matrix4::identity())
    }

    fn mirrored(self) -> (Source, Matrix4<f64>) {
        let mut mirror = Matrix4::identity();
        let (origin, body) = match self.origin {
            Origin::Mesh => {
                mirror[(1, 1)] = -1.0;
                (Origin::Mesh, body::Body { mesh: self.body.mesh.mirrored_y(), ..self.body })
            }
            Origin::Cloud(mut points) => {
                mirror[(1, 1)] = -1.0;
                points.iter_mut().for_each(|p| p.y = -p.y);
                let body = body::largest_cluster(&points);
                (Origin::Cloud(points), body)
            }
            Origin::Depth(image, lens) => {
                mirror[(0, 0)] = -1.0;
                if let Lens::Orthographic { pitch, .. } = lens {
                    mirror[(0, 3)] = (image.width as f64 - 1.0) * pitch[0];
                }
                let toward = self.toward.map(|t| Vector3::z() * t.z.signum());
                let lens = lens.mirrored(image.width);
                let origin = Origin::Depth(image.mirrored(), lens);
                return (Source { origin, toward, ..self }.completed(), mirror);
            }
        };
        let toward = self.toward.map(|t| Vector3::new(t.x, -t.y, t.z));
        (Source { origin, body, toward, ..self }, mirror)
    }

    /// Every pixel of a depth image.
    fn completed(mut self) -> Source {
        if let Origin::Depth(image, lens) = &self.origin {
            self.body = body::largest(depth_mesh::triangulate(image, lens));
            self.trim();
        }
        self
    }
}

/// Whether a plane above the foot is to be trimmed away.
fn is_trimmed(pose: Option<Capture>) -> bool {
    matches!(pose, Some(Capture::Impression | Capture::Cast))
}

/// How many pixels apart an image is looked at for the side; a plane to be trimmed away needs all of them.
fn step_of(image: &DepthImage, pose: Option<Capture>) -> usize {
    if is_trimmed(pose) {
        return 1;
    }
    ((image.counts.len() as f64 / GLANCE as f64).sqrt().ceil() as usize).max(1)
}

/// The surface for recognising the side.
fn glance(image: &DepthImage, lens: Lens, pose: Option<Capture>) -> body::Body {
    let step = step_of(image, pose);
    if step == 1 {
        return body::largest(depth_mesh::triangulate(image, &lens));
    }
    body::largest(depth_mesh::triangulate(&image.every(step), &lens.thinned(step)))
}
