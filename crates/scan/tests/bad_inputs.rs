//! Bad bytes give an error with its reason: no panic, no endless work, no boundless memory.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::path::PathBuf;
use std::time::{Duration, Instant};
use windlass_scan::{Camera, Scan, ScanError, ScanRequest, read};

fn file(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/scans").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is absent", path.display());
    }
    bytes
}

fn try_read(bytes: &[u8], name: &str) -> Result<Scan, ScanError> {
    let camera = Camera { mm_per_pixel: Some(0.45), mm_per_count: Some(0.1), ..Camera::default() };
    let start = Instant::now();
    let result = read(&ScanRequest { camera: Some(camera), ..ScanRequest::new(bytes, name) });
    assert!(start.elapsed() < Duration::from_secs(2), "{name} took {:?}", start.elapsed());
    if let Err(e) = &result {
        assert!(e.to_string().len() > 30, "{e}");
    }
    result
}

const SAMPLES: [&str; 4] = [
    "my-feet/left_foot.stl",
    "derived/find_mean_left.ply",
    "find-template/template.obj",
    "derived/depth_sole_find_template_left_u16.png",
];

#[test]
fn cut_short_at_every_tenth() {
    for name in SAMPLES {
        let Some(bytes) = file(name) else { continue };
        for tenth in 0..10 {
            let cut = &bytes[..bytes.len() * tenth / 10];
            let result = try_read(cut, name);
            // An OBJ cut inside its faces is still a mesh; everything else must be refused.
            if !name.ends_with("obj") {
                assert!(result.is_err(), "{name} cut at {tenth}/10");
            }
        }
    }
}

#[test]
fn flipped_bits_never_panic() {
    let mut state = 7u64;
    for name in SAMPLES {
        let Some(bytes) = file(name) else { continue };
        for round in 0..12 {
            let mut bad = bytes.clone();
            for _ in 0..40 {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                // Half of the rounds only hit the header.
                let reach = if round % 2 == 0 { bad.len() } else { bad.len().min(400) };
                let at = (state >> 33) as usize % reach;
                bad[at] ^= 1 << (state >> 20 & 7);
            }
            let _ = try_read(&bad, name);
        }
    }
}

#[test]
fn absurd_headers_and_other_files() {
    let mut billions = vec![0u8; 84];
    billions[80..84].copy_from_slice(&u32::MAX.to_le_bytes());
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x10\0\0\0\0".to_vec();
    png.extend([0; 40]);
    let ply = b"ply\nformat ascii 1.0\nelement vertex 4000000000\nproperty float x\nend_header\n1\n";
    for (name, bytes) in [
        ("empty.stl", &b""[..]),
        ("billions.stl", &billions),
        ("huge.png", &png),
        ("promise.ply", ply),
        ("nothing.obj", b"# nothing\n"),
        ("nan.xyz", "nan 1 2\n".repeat(500).as_bytes()),
        ("letter.txt", b"Dear Sir or Madam,\nthe scan follows by post.\n"),
        ("archive.zip", b"PK\x03\x04 not really an archive at all"),
        ("scanner.sca", b"PCSC001\r\n\x1A and then nothing"),
    ] {
        assert!(try_read(bytes, name).is_err(), "{name}");
    }
}

/// A box as an OBJ, its faces cut into a grid so that there is something to measure.
fn block(x: f64, y: f64, z: f64) -> Vec<u8> {
    let n = 24;
    let (mut text, mut count) = (String::new(), 0);
    for (face, corners) in [0, 1, 2].into_iter().flat_map(|axis| [(axis, 0.0), (axis, 1.0)]) {
        for i in 0..=n {
            for j in 0..=n {
                let (u, v) = (f64::from(i) / f64::from(n), f64::from(j) / f64::from(n));
                let mut p = [u, v, v];
                p[face] = corners;
                p[(face + 1) % 3] = u;
                p[(face + 2) % 3] = v;
                text += &format!("v {} {} {}\n", p[0] * x, p[1] * y, p[2] * z);
                count += 1;
                if i > 0 && j > 0 {
                    text += &format!("f {} {} {} {}\n", count, count - 1, count - n - 2, count - n - 1);
                }
            }
        }
    }
    text.into_bytes()
}

#[test]
fn things_that_are_no_feet() {
    for (name, bytes) in [
        ("cube.obj", block(100.0, 100.0, 100.0)),
        ("board.obj", block(1700.0, 500.0, 20.0)),
        ("rod.obj", block(250.0, 15.0, 15.0)),
        ("box.obj", block(260.0, 95.0, 60.0)),
    ] {
        let result = try_read(&bytes, name);
        assert!(result.is_err(), "{name} was read as a {} foot", result.unwrap().side);
    }
}
