//! Headers that promise what no file holds, and files of other trades.

use super::files::{File, good, zipped};

/// A PNG chunk with its check sum.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut body = kind.to_vec();
    body.extend(data);
    let mut crc = u32::MAX;
    for byte in &body {
        crc ^= u32::from(*byte);
        (0..8).for_each(|_| crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 });
    }
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    out.extend(body);
    out.extend((!crc).to_be_bytes());
    out
}

fn huge_png(side: u32, bits: u8, colour: u8) -> Vec<u8> {
    let mut head = side.to_be_bytes().to_vec();
    head.extend(side.to_be_bytes());
    head.extend([bits, colour, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(b"IHDR", &head));
    bytes.extend(chunk(b"IDAT", &[0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]));
    bytes.extend(chunk(b"IEND", &[]));
    bytes
}

/// A TIFF whose one directory says `side` x `side` pixels of 16 bits.
fn huge_tiff(side: u32) -> Vec<u8> {
    let entries: [(u16, u32); 8] = [
        (256, side),
        (257, side),
        (258, 16),
        (259, 1),
        (262, 1),
        (273, 8),
        (278, side),
        (279, 4_000_000_000),
    ];
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(4u16.to_le_bytes());
        bytes.extend(1u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0u8; 200]);
    bytes
}

/// A good file with some of its bytes replaced behind a mark.
fn patched(name: &str, mark: &[u8], skip: usize, with: &[u8]) -> File {
    let mut file = good().into_iter().find(|f| f.name == name).unwrap();
    let at = file.bytes.windows(mark.len()).position(|w| w == mark).unwrap() + mark.len() + skip;
    file.bytes[at..at + with.len()].copy_from_slice(with);
    file.name = format!("patched-{name}");
    file
}

fn sca_header(width: u32, height: u32, scale: f32) -> Vec<u8> {
    let mut bytes = vec![0u8; 600];
    bytes[..10].copy_from_slice(b"PCSC001\r\n\x1a");
    bytes[12..16].copy_from_slice(&width.to_le_bytes());
    bytes[16..20].copy_from_slice(&height.to_le_bytes());
    [32, 36, 40].iter().for_each(|&at| bytes[at..at + 4].copy_from_slice(&scale.to_le_bytes()));
    bytes
}

/// Promises of billions.
pub fn headers() -> Vec<File> {
    let mut stl = vec![0u8; 84];
    stl[80..84].copy_from_slice(&u32::MAX.to_le_bytes());
    let ply = |body: &str| format!("ply\nformat {body}end_header\n1 2 3\n");
    let faces = "property float x\nproperty float y\nproperty float z\n";
    let far: Vec<u8> = [64_999u32; 2].iter().flat_map(|v| v.to_le_bytes()).collect();
    vec![
        File::new("billions.stl", stl),
        File::new("wide.png", huge_png(65_000, 16, 0)),
        File::new("widest.png", huge_png(0x7fff_ffff, 16, 0)),
        File::new("colour.png", huge_png(65_000, 16, 6)),
        File::new("zero.png", huge_png(0, 16, 0)),
        File::new("wide.tif", huge_tiff(65_000)),
        File::new("widest.tif", huge_tiff(u32::MAX)),
        patched("depth.exr", b"dataWindow\0box2i\0", 4 + 8, &far),
        patched("depth.exr", b"channels\0chlist\0", 0, &u32::MAX.to_le_bytes()),
        patched("depth.tif", b"II*\0", 0, &u32::MAX.to_le_bytes()),
        File::new("wide.sca", sca_header(65_000, 65_000, 0.5)),
        File::new("widest.sca", sca_header(u32::MAX, u32::MAX, 0.5)),
        File::new("scale.sca", sca_header(10, 10, f32::NAN)),
        File::new("bomb.ps2d", zipped("Links.sca", &vec![0u8; 60 << 20])),
        File::new("empty.ps2d", zipped("readme.txt", b"no foot in here")),
        File::new("promise.ply", ply(&format!("ascii 1.0\nelement vertex 4000000000\n{faces}"))),
        File::new("promise2.ply", ply(&format!("binary_little_endian 1.0\nelement vertex 1999999\n{faces}"))),
        File::new("list.ply", ply("ascii 1.0\nelement face 9\nproperty list int int vertex_indices\n")),
        File::new("none.ply", ply("ascii 1.0\nelement vertex 4000000\n")),
        File::new("negative.ply", ply(&format!("ascii 1.0\nelement vertex -4\n{faces}"))),
        File::new("index.obj", "v 1 2 3\n".repeat(300) + "f 1 2 4294967295\n"),
        File::new("index2.obj", "v 1 2 3\n".repeat(300) + "f -1 -2 -99999999999999999999\n"),
        File::new("far.obj", "v 1e300 2 3\n".repeat(300)),
        File::new("same.xyz", "1 2 3\n".repeat(5000)),
        File::new("line.xyz", (0..5000).map(|i| format!("{i} {i} {i}\n")).collect::<String>()),
        File::new("nan.xyz", "nan 1 2\n".repeat(500)),
        File::new("tangle.ply", tangle()),
    ]
}

/// A foot whose triangles join corners from everywhere.
fn tangle() -> Vec<u8> {
    let mut mesh = windlass_foot::synthetic::synthesise(&Default::default(), 2.0).mesh;
    let n = mesh.vertices.len() as u64;
    let mut state = 3u64;
    for t in &mut mesh.triangles {
        *t = t.map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % n) as u32
        });
    }
    windlass_foot::synthetic::ply(&mesh, None)
}

/// Empty files, and files of other trades under the names of scans.
pub fn strangers() -> Vec<File> {
    let endings = ["stl", "obj", "ply", "xyz", "csv", "png", "tif", "exr", "sca", "zip", "txt", "dat"];
    let mut out: Vec<File> = endings.iter().map(|e| File::new(format!("empty.{e}"), [])).collect();
    let letter = "Dear Sir or Madam,\nthe scan follows by post.\n".repeat(20);
    let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".repeat(50);
    for e in endings {
        out.push(File::new(format!("letter.{e}"), letter.as_bytes()));
        out.push(File::new(format!("photo.{e}"), jpeg.as_slice()));
    }
    out.push(File::new("paper.pdf", b"%PDF-1.7\n".repeat(90)));
    out.push(File::new("archive.zip", &b"PK\x03\x04 not really an archive at all"[..]));
    out.push(File::new("short.sca", &b"PCSC001\r\n\x1A and then nothing"[..]));
    out.push(File::new("nothing.obj", &b"# nothing\n"[..]));
    out.push(File::new("zeros.bin", vec![0u8; 100_000]));
    out.push(File::new("zeros.stl", vec![0u8; 100_000]));
    out
}
