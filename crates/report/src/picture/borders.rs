//! Smooth borders between labelled parts of a mesh, whose triangles alone would make them jagged.
//!
//! Each label's share is averaged round the corners, over triangles that meet without a crease; a border runs where
//! two shares are equal. So a border that a triangle mesh cuts into teeth is drawn as the line it stands for, while
//! a border on a crease stays exactly there. Only faces that look up are smoothed: below stand blocks, whose borders
//! are edges of the mesh even where they meet the shell without a crease.

use super::normals::{Ring, unit_normals};
use windlass_geometry::Mesh;

/// Rounds of averaging: teeth of a triangle's size are gone after two.
const ROUNDS: usize = 2;

/// For each triangle the two labels that share it, and at each corner how far the first outweighs the second.
#[derive(Debug, Clone, Default)]
pub struct Borders(Vec<([u8; 2], [f32; 3])>);

impl Borders {
    /// The borders of labels, one for each triangle.
    pub fn of(mesh: &Mesh, labels: &[u8]) -> Borders {
        let whole = |l: u8| ([l, l], [1.0; 3]);
        let mut borders: Vec<_> = labels.iter().map(|l| whole(*l)).collect();
        let mut used = labels.to_vec();
        used.sort_unstable();
        used.dedup();
        if labels.len() != mesh.triangles.len() || used.len() < 2 {
            return Borders(borders);
        }
        let ring = Ring::of(mesh);
        let unit = unit_normals(mesh, &ring);
        let mut near = near_borders(mesh, labels, &ring);
        near.retain(|&t| unit[t as usize].z > 0.0);
        // The two strongest labels of each triangle near a border, with their shares at the corners.
        let mut best: Vec<[(f32, u8, [f32; 3]); 2]> = vec![[(0.0, 0, [0.0; 3]); 2]; near.len()];
        for &label in &used {
            let mut share: Vec<f32> = labels.iter().map(|l| f32::from(*l == label)).collect();
            let mut corners = Vec::new();
            for _ in 0..ROUNDS {
                corners = near.iter().map(|&t| ring.corner_means(mesh, &unit, t as usize, &share)).collect();
                for (&t, c) in near.iter().zip(&corners) {
                    share[t as usize] = c.iter().sum::<f32>() / 3.0;
                }
            }
            for (best, corner) in best.iter_mut().zip(corners) {
                let entry = (corner.iter().sum::<f32>(), label, corner);
                if entry.0 > best[0].0 {
                    *best = [entry, best[0]];
                } else if entry.0 > best[1].0 {
                    best[1] = entry;
                }
            }
        }
        for (&t, [first, second]) in near.iter().zip(&best) {
            borders[t as usize] = ([first.1, second.1], std::array::from_fn(|k| first.2[k] - second.2[k]));
        }
        Borders(borders)
    }

    /// The label at barycentric weights of a triangle.
    pub(super) fn at(&self, t: usize, w: [f32; 3]) -> u8 {
        let Some(([first, second], more)) = self.0.get(t) else { return 0 };
        if w[0] * more[0] + w[1] * more[1] + w[2] * more[2] >= 0.0 { *first } else { *second }
    }
}

/// Triangles with a differing label within two steps, in their order.
fn near_borders(mesh: &Mesh, labels: &[u8], ring: &Ring) -> Vec<u32> {
    let mut near: Vec<bool> = vec![false; labels.len()];
    for (t, triangle) in mesh.triangles.iter().enumerate() {
        let differs = |v: &u32| ring.round(*v).iter().any(|&o| labels[o as usize] != labels[t]);
        near[t] = triangle.iter().any(differs);
    }
    for _ in 1..ROUNDS {
        let before = near.clone();
        for (t, triangle) in mesh.triangles.iter().enumerate() {
            near[t] |= triangle.iter().any(|v| ring.round(*v).iter().any(|&o| before[o as usize]));
        }
    }
    (0..labels.len() as u32).filter(|&t| near[t as usize]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use windlass_geometry::Point3;

    /// A flat square of 20 x 20 cells, and labels by each triangle's middle against a slanted line.
    fn sheet(bend_at: Option<f64>) -> (Mesh, Vec<u8>) {
        let mut mesh = Mesh::default();
        for j in 0..=20 {
            for i in 0..=20 {
                let (x, y) = (f64::from(i), f64::from(j));
                let z = bend_at.map_or(0.0, |at| (x - at).max(0.0) * 2.0);
                mesh.vertices.push(Point3::new(x, y, z));
            }
        }
        for j in 0..20u32 {
            for i in 0..20 {
                let a = j * 21 + i;
                mesh.triangles.extend([[a, a + 1, a + 22], [a, a + 22, a + 21]]);
            }
        }
        let line = |x: f64, y: f64| bend_at.map_or(x - 6.3 - 0.4 * y, |at| x - at);
        let labels = mesh
            .facets()
            .map(|[a, b, c]| {
                let middle = (a.coords + b.coords + c.coords) / 3.0;
                u8::from(line(middle.x, middle.y) > 0.0)
            })
            .collect();
        (mesh, labels)
    }

    #[test]
    fn a_slanted_border_is_nearer_to_its_line_than_the_triangles_are() {
        let (mesh, labels) = sheet(None);
        let borders = Borders::of(&mesh, &labels);
        let (mut wrong_smooth, mut wrong_teeth) = (0, 0);
        for (t, [a, b, c]) in mesh.facets().enumerate() {
            for w in [[0.6f32, 0.2, 0.2], [0.2, 0.6, 0.2], [0.2, 0.2, 0.6]] {
                let p = a.coords * f64::from(w[0]) + b.coords * f64::from(w[1]) + c.coords * f64::from(w[2]);
                // Away from the free edges, where there is nothing to average over.
                if p.y < 2.0 || p.y > 18.0 {
                    continue;
                }
                let truth = u8::from(p.x - 6.3 - 0.4 * p.y > 0.0);
                wrong_smooth += usize::from(borders.at(t, w) != truth);
                wrong_teeth += usize::from(labels[t] != truth);
            }
        }
        assert!(wrong_smooth < wrong_teeth, "{wrong_smooth} {wrong_teeth}");
    }

    #[test]
    fn a_border_on_a_crease_stays_on_it() {
        let (mesh, labels) = sheet(Some(8.0));
        let borders = Borders::of(&mesh, &labels);
        for (t, label) in labels.iter().enumerate() {
            for w in [[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9]] {
                assert_eq!(borders.at(t, w), *label);
            }
        }
    }
}
