//! One small good capture in every format that is read, to be cut, flipped and lied about.

use image::{ImageBuffer, ImageFormat, Luma};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use windlass_foot::synthetic::{CaptureOptions, FootShape, Pinhole, depth_image, ply, synthesise};
use windlass_geometry::{Grid, Mesh, Point2, Point3, lower_envelope};
use windlass_scan::Camera;

/// Width and height of the depth images.
pub const SIZE: [u32; 2] = [320, 240];

/// A named file.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { name: name.into(), bytes: bytes.into() }
    }
}

/// The camera of the images.
pub fn camera() -> Camera {
    Camera {
        fx: Some(330.0),
        fy: Some(330.0),
        cx: Some(159.5),
        cy: Some(119.5),
        mm_per_pixel: None,
        mm_per_count: Some(0.1),
        ..Camera::default()
    }
}

/// Counts of a synthesised foot as a camera below it records them.
fn counts() -> Vec<u16> {
    let foot = synthesise(&FootShape::default(), 3.0);
    let camera = Pinhole { focal: [330.0; 2], centre: [159.5, 119.5], at: Point3::new(130.0, 0.0, -320.0) };
    let options = CaptureOptions { width: SIZE[0], height: SIZE[1], ..CaptureOptions::default() };
    depth_image(&foot.mesh, &camera, &options).counts
}

/// A good file of each kind.
pub fn good() -> Vec<File> {
    let mesh = synthesise(&FootShape::default(), 3.5).mesh;
    let counts = counts();
    vec![
        File::new("foot.stl", stl(&mesh)),
        File::new("text.stl", ascii_stl(&mesh)),
        File::new("foot.ply", ply(&mesh, None)),
        File::new("text.ply", ascii_ply(&mesh)),
        File::new("foot.obj", obj(&mesh)),
        File::new("cloud.xyz", xyz(&mesh)),
        File::new("depth.png", png(&counts)),
        File::new("depth.tif", tiff(&counts)),
        File::new("float.tiff", float_tiff(&counts)),
        File::new("depth.exr", exr(&counts)),
        File::new("foot.ps2d", ps2d(&flat_counts())),
        File::new("foot.sca", sca(&flat_counts())),
    ]
}

pub fn stl(mesh: &Mesh) -> Vec<u8> {
    let mut bytes = vec![0u8; 80];
    bytes.extend((mesh.triangles.len() as u32).to_le_bytes());
    for corners in mesh.facets() {
        bytes.extend([0u8; 12]);
        for p in corners {
            p.iter().for_each(|c| bytes.extend((*c as f32).to_le_bytes()));
        }
        bytes.extend([0u8; 2]);
    }
    bytes
}

fn ascii_stl(mesh: &Mesh) -> String {
    let mut text = "solid foot\n".to_owned();
    for corners in mesh.facets() {
        text += "facet normal 0 0 0\nouter loop\n";
        for p in corners {
            writeln!(text, "vertex {:.3} {:.3} {:.3}", p.x, p.y, p.z).unwrap();
        }
        text += "endloop\nendfacet\n";
    }
    text + "endsolid foot\n"
}

fn ascii_ply(mesh: &Mesh) -> String {
    let mut text = format!(
        "ply\nformat ascii 1.0\nelement vertex {}\nproperty float x\nproperty float y\nproperty float z\n\
         element face {}\nproperty list uchar int vertex_indices\nend_header\n",
        mesh.vertices.len(),
        mesh.triangles.len()
    );
    mesh.vertices.iter().for_each(|p| writeln!(text, "{:.3} {:.3} {:.3}", p.x, p.y, p.z).unwrap());
    mesh.triangles.iter().for_each(|[a, b, c]| writeln!(text, "3 {a} {b} {c}").unwrap());
    text
}

fn obj(mesh: &Mesh) -> String {
    let mut text = String::new();
    mesh.vertices.iter().for_each(|p| writeln!(text, "v {:.3} {:.3} {:.3}", p.x, p.y, p.z).unwrap());
    mesh.triangles.iter().for_each(|t| writeln!(text, "f {} {} {}", t[0] + 1, t[1] + 1, t[2] + 1).unwrap());
    text
}

fn xyz(mesh: &Mesh) -> String {
    let mut text = String::new();
    mesh.vertices.iter().for_each(|p| writeln!(text, "{:.3} {:.3} {:.3}", p.x, p.y, p.z).unwrap());
    text
}

pub fn png(counts: &[u16]) -> Vec<u8> {
    let image = ImageBuffer::<Luma<u16>, _>::from_raw(SIZE[0], SIZE[1], counts.to_vec()).unwrap();
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn tiff(counts: &[u16]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    encoder.write_image::<tiff::encoder::colortype::Gray16>(SIZE[0], SIZE[1], counts).unwrap();
    bytes.into_inner()
}

fn float_tiff(counts: &[u16]) -> Vec<u8> {
    let floats: Vec<f32> = counts.iter().map(|c| f32::from(*c)).collect();
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    encoder.write_image::<tiff::encoder::colortype::Gray32Float>(SIZE[0], SIZE[1], &floats).unwrap();
    bytes.into_inner()
}

/// An EXR with the one channel Z, as depth cameras and renderers write it.
fn exr(counts: &[u16]) -> Vec<u8> {
    use exr::prelude::{Image, SpecificChannels, Vec2, WritableImage};
    let value = |Vec2(x, y): Vec2<usize>| (f32::from(counts[y * SIZE[0] as usize + x]),);
    let channels = SpecificChannels::build().with_channel("Z").with_pixel_fn(value);
    let mut bytes = Cursor::new(Vec::new());
    let size = (SIZE[0] as usize, SIZE[1] as usize);
    Image::from_channels(size, channels).write().to_buffered(&mut bytes).unwrap();
    bytes.into_inner()
}

/// Counts of the same foot seen from below without perspective, a millimetre for each pixel, 0.1 mm for each count.
fn flat_counts() -> Vec<u16> {
    let foot = synthesise(&FootShape::default(), 3.0);
    let from = Point2::new(-30.0, -120.0);
    let to = Point2::new(f64::from(SIZE[0]) - 31.0, f64::from(SIZE[1]) - 121.0);
    let sole = lower_envelope(&foot.mesh, Grid::covering(from, to, 1.0));
    sole.z.iter().map(|z| if z.is_finite() { (10.0 * (z + 200.0)) as u16 } else { 0 }).collect()
}

/// A foot of a PS2D container.
pub fn sca(counts: &[u16]) -> Vec<u8> {
    let mut bytes = vec![0u8; 512];
    bytes[..10].copy_from_slice(b"PCSC001\r\n\x1a");
    bytes[12..16].copy_from_slice(&SIZE[0].to_le_bytes());
    bytes[16..20].copy_from_slice(&SIZE[1].to_le_bytes());
    for (at, scale) in [(32, 1.0f32), (36, 1.0), (40, 0.1)] {
        bytes[at..at + 4].copy_from_slice(&scale.to_le_bytes());
    }
    counts.iter().for_each(|&c| bytes.extend((if c == 0 { u16::MAX } else { c }).to_le_bytes()));
    bytes
}

fn ps2d(counts: &[u16]) -> Vec<u8> {
    zipped("Fuss_Rechts.sca", &sca(counts))
}

/// A ZIP with one entry.
pub fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}
