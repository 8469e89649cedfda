//! A depth camera under the foot: what a scanner would have recorded, with its faults.

use windlass_geometry::{Mesh, Point3};

/// A pinhole camera looking straight up, image x along +x of the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pinhole {
    /// Focal lengths, pixels.
    pub focal: [f64; 2],
    /// Principal point, pixels.
    pub centre: [f64; 2],
    /// Place of the camera in the scene, mm.
    pub at: Point3,
}

/// A camera without perspective looking straight up, image x along +x of the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Orthographic {
    /// Size of a pixel, mm.
    pub mm_per_pixel: f64,
    /// Place in the scene from which the first pixel looks, mm.
    pub at: Point3,
}

/// How a camera sees.
pub trait Sight {
    /// Column, row and depth (mm) of a point of the scene.
    fn seen(&self, p: Point3) -> [f64; 3];
    /// Depth within a triangle of the image, of the depths of its corners and the place's weights of them.
    fn depth(&self, corners: [f64; 3], weights: [f64; 3]) -> f64;
}

impl Sight for Pinhole {
    fn seen(&self, p: Point3) -> [f64; 3] {
        let q = p - self.at;
        [self.focal[0] * q.x / q.z + self.centre[0], self.focal[1] * q.y / q.z + self.centre[1], q.z]
    }

    /// Inverse depth is linear over the image.
    fn depth(&self, [a, b, c]: [f64; 3], [wa, wb, wc]: [f64; 3]) -> f64 {
        1.0 / (wa / a + wb / b + wc / c)
    }
}

impl Sight for Orthographic {
    fn seen(&self, p: Point3) -> [f64; 3] {
        let q = p - self.at;
        [q.x / self.mm_per_pixel, q.y / self.mm_per_pixel, q.z]
    }

    fn depth(&self, [a, b, c]: [f64; 3], [wa, wb, wc]: [f64; 3]) -> f64 {
        wa * a + wb * b + wc * c
    }
}

/// What the camera does to the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CaptureOptions {
    /// Image size, pixels.
    pub width: u32,
    /// Image size, pixels.
    pub height: u32,
    /// Millimetres for each count of the image.
    pub mm_per_count: f64,
    /// Standard deviation of the depth noise, mm.
    pub noise_mm: f64,
    /// Share of pixels that are lost, 0..1.
    pub dropout: f64,
    /// Seed of noise and dropout.
    pub seed: u64,
}

impl Default for CaptureOptions {
    fn default() -> Self {
        CaptureOptions { width: 640, height: 480, mm_per_count: 0.1, noise_mm: 0.0, dropout: 0.0, seed: 1 }
    }
}

/// A recorded depth image: counts from the camera, 0 = no reading, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepthImage {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Depth counts.
    pub counts: Vec<u16>,
}

/// Records a scene. Image rows run along +y of the scene.
pub fn depth_image(scene: &Mesh, camera: &impl Sight, options: &CaptureOptions) -> DepthImage {
    let (w, h) = (options.width as usize, options.height as usize);
    let mut depth = vec![f64::INFINITY; w * h];
    for facet in scene.facets() {
        draw(facet, camera, w, h, &mut depth);
    }
    let counts = depth
        .iter()
        .enumerate()
        .map(|(i, &d)| {
            let lost = uniform(options.seed, 2 * i as u64) < options.dropout;
            let noisy = d + options.noise_mm * normal(options.seed ^ 0x5bd1, i as u64);
            let count = (noisy / options.mm_per_count).round();
            if lost || !(1.0..=65535.0).contains(&count) { 0 } else { count as u16 }
        })
        .collect();
    DepthImage { width: options.width, height: options.height, counts }
}

/// Draws a facet into the depth buffer.
fn draw(facet: [Point3; 3], camera: &impl Sight, w: usize, h: usize, depth: &mut [f64]) {
    let seen = facet.map(|p| camera.seen(p));
    let [a, b, c] = seen;
    let twice_area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    if seen.iter().any(|q| q[2] <= 1.0) || twice_area == 0.0 {
        return;
    }
    let span = |axis: usize, count: usize| {
        let low = a[axis].min(b[axis]).min(c[axis]).ceil().max(0.0);
        let high = a[axis].max(b[axis]).max(c[axis]).floor().min(count as f64 - 1.0);
        (low <= high).then_some(low as usize..=high as usize)
    };
    let (Some(columns), Some(rows)) = (span(0, w), span(1, h)) else {
        return;
    };
    for y in rows {
        for x in columns.clone() {
            let (px, py) = (x as f64, y as f64);
            let wb = ((px - a[0]) * (c[1] - a[1]) - (py - a[1]) * (c[0] - a[0])) / twice_area;
            let wc = ((b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0])) / twice_area;
            if wb < 0.0 || wc < 0.0 || wb + wc > 1.0 {
                continue;
            }
            let z = camera.depth([a[2], b[2], c[2]], [1.0 - wb - wc, wb, wc]);
            let cell = &mut depth[y * w + x];
            *cell = cell.min(z);
        }
    }
}

/// A reproducible number in 0..1 for a seed and a place (SplitMix64, Steele et al. 2014).
fn uniform(seed: u64, place: u64) -> f64 {
    let mut z = seed.wrapping_add((place + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ z >> 31) >> 11) as f64 / (1u64 << 53) as f64
}

/// A reproducible standard normal number (twelve uniforms less six).
fn normal(seed: u64, place: u64) -> f64 {
    (0..12).map(|k| uniform(seed, place * 12 + k)).sum::<f64>() - 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plate_is_seen_at_its_distance() {
        let corner = |x: f64, y: f64| Point3::new(x, y, 0.0);
        let vertices =
            vec![corner(-90.0, -90.0), corner(90.0, -90.0), corner(90.0, 90.0), corner(-90.0, 90.0)];
        let plate = Mesh { vertices, triangles: vec![[0, 2, 1], [0, 3, 2]] };
        let camera = Pinhole { focal: [500.0; 2], centre: [320.0, 240.0], at: Point3::new(0.0, 0.0, -300.0) };
        let image = depth_image(&plate, &camera, &CaptureOptions::default());
        assert_eq!(image.counts[240 * 640 + 320], 3000);
        assert_eq!(image.counts[0], 0);
        let again = depth_image(
            &plate,
            &camera,
            &CaptureOptions { dropout: 0.5, seed: 7, ..CaptureOptions::default() },
        );
        let lost = again.counts.iter().filter(|&&c| c == 0).count()
            - image.counts.iter().filter(|&&c| c == 0).count();
        assert!((lost as f64 / (300.0 * 300.0) - 0.5).abs() < 0.05);
    }
}
