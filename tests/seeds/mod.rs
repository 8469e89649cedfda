//! The fuzzers' seeds: small, made by this program's own writers and its synthesised foot, no patient's data.

mod formats;
mod pressure;
mod variants;

use image::{DynamicImage, ExtendedColorType, ImageBuffer, ImageEncoder, ImageFormat, Rgb};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use windlass_export::{stl, threemf};
use windlass_foot::synthetic::{FootShape, ply, synthesise};
use windlass_geometry::{Mesh, Point3};
use windlass_measure::LengthUnit;

/// Spacing of the seeds' skin, mm: small files that still read as a foot.
const CELL_MM: f64 = 12.0;
/// Size of the depth images, and their pixel, mm; as the target's camera says.
const WIDE: u32 = 80;
const HIGH: u32 = 40;
const PIXEL_MM: f64 = 4.0;

/// A target, a file name and its bytes.
pub type Seed = (&'static str, &'static str, Vec<u8>);

/// Every seed.
pub fn seeds() -> Vec<Seed> {
    let foot = synthesise(&FootShape::default(), CELL_MM).mesh;
    let left = foot.clone().mirrored_y();
    let block = tetrahedron();
    let package = threemf::to_bytes(&[threemf::Part::plain("block", &block)], &[("Title", "seed")]).unwrap();
    let mut seeds = vec![
        ("stl", "binary.stl", stl::to_bytes(&left, "seed").unwrap()),
        ("stl", "text.stl", text_stl(&block)),
        ("obj", "foot.obj", obj(&left)),
        ("ply", "foot.ply", ply(&left, Some(LengthUnit::Millimetre))),
        ("ply", "text.ply", text_ply(&block)),
        ("points", "foot.xyz", points(&left, ' ')),
        ("points", "foot.csv", points(&left, ',')),
        ("part", "block.stl", stl::to_bytes(&block, "seed").unwrap()),
        ("part", "block.txt.stl", text_stl(&block)),
        ("part", "block.3mf", package.clone()),
        ("model", "block.model", model_of(&package)),
        ("model", "nested.model", NESTED.as_bytes().to_vec()),
        ("words", "shard", b"2/8".to_vec()),
        (
            "words",
            "slurm",
            b"SLURM_ARRAY_TASK_ID=3\nSLURM_ARRAY_TASK_MIN=1\nSLURM_ARRAY_TASK_COUNT=8\n".to_vec(),
        ),
    ];
    seeds.extend(depth(&left));
    seeds.extend(formats::formats(&left, &obj(&left), &text_ply(&block)));
    seeds.extend(variants::variants(&left, include_str!("../../fuzz/corpus/package/production.txt")));
    seeds.extend(pressure::maps(&foot));
    seeds.extend(texts());
    seeds
}

fn tetrahedron() -> Mesh {
    let corners = [[0.0, 0.0, 0.0], [30.0, 0.0, 0.0], [0.0, 30.0, 0.0], [0.0, 0.0, 30.0]];
    Mesh {
        vertices: corners.map(Point3::from).to_vec(),
        triangles: vec![[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]],
    }
}

fn text_stl(mesh: &Mesh) -> Vec<u8> {
    let mut text = String::from("solid seed\n");
    for corners in mesh.facets() {
        text += "facet normal 0 0 0\nouter loop\n";
        corners.iter().for_each(|p| writeln!(text, "vertex {} {} {}", p.x, p.y, p.z).unwrap());
        text += "endloop\nendfacet\n";
    }
    (text + "endsolid seed\n").into_bytes()
}

fn obj(mesh: &Mesh) -> Vec<u8> {
    let mut text = String::from("g sole\n");
    mesh.vertices.iter().for_each(|p| writeln!(text, "v {:.1} {:.1} {:.1}", p.x, p.y, p.z).unwrap());
    mesh.triangles
        .iter()
        .for_each(|[a, b, c]| writeln!(text, "f {}/1/1 {} {}", a + 1, b + 1, c + 1).unwrap());
    text.into_bytes()
}

fn text_ply(mesh: &Mesh) -> Vec<u8> {
    let mut text = format!(
        "ply\nformat ascii 1.0\ncomment units cm\nelement vertex {}\nproperty float x\nproperty float y\n\
         property double z\nelement face {}\nproperty list uchar int vertex_indices\nend_header\n",
        mesh.vertices.len(),
        mesh.triangles.len()
    );
    mesh.vertices.iter().for_each(|p| writeln!(text, "{} {} {}", p.x, p.y, p.z).unwrap());
    mesh.triangles.iter().for_each(|[a, b, c]| writeln!(text, "3 {a} {b} {c}").unwrap());
    text.into_bytes()
}

fn points(mesh: &Mesh, between: char) -> Vec<u8> {
    let mut text = String::new();
    for p in &mesh.vertices {
        writeln!(text, "{:.1}{between}{:.1}{between}{:.1}", p.x, p.y, p.z).unwrap();
    }
    text.into_bytes()
}

/// The model part of a package of ours.
fn model_of(package: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = Vec::new();
    std::io::copy(&mut archive.by_name("3D/3dmodel.model").unwrap(), &mut text).unwrap();
    text
}

const NESTED: &str = r#"<model unit="inch"><resources><object id="1" name="a"><mesh><vertices><vertex x="1" y="0" z="0"/>
<vertex x="0" y="1" z="0"/><vertex x="0" y="0" z="1"/></vertices><triangles><triangle v1="0" v2="1" v3="2"/></triangles>
</mesh></object><object id="2"><components><component objectid="1" transform="0 1 0 -1 0 0 0 0 1 10 0 0"/><component
objectid="1"/></components></object></resources><build><item objectid="2"/></build></model>"#;

/// Depth of the sole, counts of 0.1 mm, seen straight from below; 0 where nothing was seen.
fn counts(foot: &Mesh) -> Vec<u16> {
    let mut counts = vec![0u16; (WIDE * HIGH) as usize];
    for (row, line) in counts.chunks_mut(WIDE as usize).enumerate() {
        for (column, count) in line.iter_mut().enumerate() {
            let at = [column as f64 * PIXEL_MM - 20.0, row as f64 * PIXEL_MM - 80.0];
            let near = |p: &&Point3| (p.x - at[0]).hypot(p.y - at[1]) < 0.7 * CELL_MM;
            let lowest = foot.vertices.iter().filter(near).map(|p| p.z).fold(f64::INFINITY, f64::min);
            if lowest.is_finite() {
                *count = (3000.0 + 10.0 * lowest) as u16;
            }
        }
    }
    counts
}

fn depth(foot: &Mesh) -> Vec<Seed> {
    let counts = counts(foot);
    let grey = DynamicImage::ImageLuma16(ImageBuffer::from_raw(WIDE, HIGH, counts.clone()).unwrap());
    let float = counts.iter().flat_map(|c| [f32::from(*c); 3]).collect();
    let float = DynamicImage::ImageRgb32F(ImageBuffer::<Rgb<f32>, _>::from_raw(WIDE, HIGH, float).unwrap());
    let encoded = |image: &DynamicImage, format| {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let mut float_tiff = Cursor::new(Vec::new());
    let values: Vec<f32> = counts.iter().map(|c| f32::from(*c)).collect();
    tiff::encoder::TiffEncoder::new(&mut float_tiff)
        .unwrap()
        .write_image::<tiff::encoder::colortype::Gray32Float>(WIDE, HIGH, &values)
        .unwrap();
    let mut eight = Vec::new();
    image::codecs::png::PngEncoder::new(&mut eight)
        .write_image(&[7; 12], 4, 3, ExtendedColorType::L8)
        .unwrap();
    let foot = sca(&counts);
    vec![
        ("png", "grey.png", encoded(&grey, ImageFormat::Png)),
        ("tiff", "grey.tiff", encoded(&grey, ImageFormat::Tiff)),
        ("tiff", "float.tiff", float_tiff.into_inner()),
        ("exr", "float.exr", encoded(&float, ImageFormat::OpenExr)),
        ("png", "eight-bit.png", eight),
        ("ps2d", "feet.ps2d", zipped(&[("Links.sca", &foot), ("Rechts.sca", &foot)])),
        ("ps2d", "foot.sca", foot),
    ]
}

/// One foot of a PS2D container.
fn sca(counts: &[u16]) -> Vec<u8> {
    let mut bytes = b"PCSC001\r\n\x1a".to_vec();
    bytes.resize(512, 0);
    let pixel = (PIXEL_MM as f32).to_le_bytes();
    for (at, word) in [
        (12, WIDE.to_le_bytes()),
        (16, HIGH.to_le_bytes()),
        (32, pixel),
        (36, pixel),
        (40, 0.1f32.to_le_bytes()),
    ] {
        bytes[at..at + 4].copy_from_slice(&word);
    }
    bytes.extend(counts.iter().flat_map(|c| if *c == 0 { u16::MAX } else { *c }.to_le_bytes()));
    bytes
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn texts() -> Vec<Seed> {
    let sample = windlass::sample().unwrap();
    let case = sample.iter().find(|o| o.name == "case.toml").unwrap().bytes.clone();
    let record = r#"{"manifest":{"made_by":"windlass 0","inputs":[{"file":"case","bytes":1,"blake3":"00"}],"profiles":[],"outputs":[]}}"#;
    let rows = "schema = \"windlass.evidence/1\"\n[[effect]]\nid = \"X1\"\njoint = \"knee\"\nactivity = \"walk\"\n\
                subject = \"nobody\"\nwithout = { base = \"shoe\" }\nwith = { base = \"shoe\", heel_lift_mm = 4 }\n\
                quantity = \"peak_rearfoot_eversion_deg\"\nchange = \"absolute\"\nkind = \"sign\"\n\
                direction = \"up\"\ngrade = \"B\"\nsource = \"none\"\n";
    let material = "schema = \"windlass.material/1\"\ntitle = \"x\"\nyoungs_modulus_mpa = 1\n";
    let rule = "schema = \"windlass.rules/1\"\n[[rule]]\nid = \"x\"\nwhen = \"foot.exam.x > 4 and not x\"\n";
    vec![
        ("case", "sample.toml", case),
        ("record", "job.json", record.into()),
        ("evidence", "row.toml", rows.into()),
        ("profiles", "material.toml", material.into()),
        ("rules", "rule.toml", rule.into()),
    ]
}
