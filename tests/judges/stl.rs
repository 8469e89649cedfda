//! A binary STL as its bytes say it, and what can be counted on it.

use std::collections::BTreeMap;

/// One triangle: three corners, mm.
pub type Facet = [[f64; 3]; 3];

/// A solid as read from a binary STL.
pub struct Solid {
    /// The triangles in the order of the file.
    pub facets: Vec<Facet>,
}

impl Solid {
    /// Reads a binary STL.
    ///
    /// # Panics
    /// When the bytes are no binary STL whose length agrees with its count.
    pub fn read(bytes: &[u8]) -> Solid {
        let count = u32::from_le_bytes(bytes[80..84].try_into().unwrap()) as usize;
        assert_eq!(bytes.len(), 84 + 50 * count, "length and count disagree");
        let number = |at: usize| f64::from(f32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()));
        let corner = |at: usize| [number(at), number(at + 4), number(at + 8)];
        let facet = |i: usize| {
            let at = 84 + 50 * i + 12;
            [corner(at), corner(at + 12), corner(at + 24)]
        };
        Solid { facets: (0..count).map(facet).collect() }
    }

    /// Enclosed volume, mm3, positive when the triangles wind outward.
    pub fn volume(&self) -> f64 {
        let sixth = |[a, b, c]: &Facet| {
            a[0] * (b[1] * c[2] - b[2] * c[1])
                + a[1] * (b[2] * c[0] - b[0] * c[2])
                + a[2] * (b[0] * c[1] - b[1] * c[0])
        };
        self.facets.iter().map(sixth).sum::<f64>() / 6.0
    }

    /// Lowest and highest corner of the box.
    pub fn bounds(&self) -> [[f64; 3]; 2] {
        let mut bounds = [[f64::INFINITY; 3], [f64::NEG_INFINITY; 3]];
        for p in self.facets.iter().flatten() {
            for k in 0..3 {
                bounds[0][k] = bounds[0][k].min(p[k]);
                bounds[1][k] = bounds[1][k].max(p[k]);
            }
        }
        bounds
    }

    /// Edges that do not have exactly one triangle on each side, walked in opposite directions.
    pub fn bad_edges(&self) -> usize {
        let key = |p: [f64; 3]| p.map(|x| (x as f32).to_bits());
        let mut edges: BTreeMap<([u32; 3], [u32; 3]), i32> = BTreeMap::new();
        let mut uses: BTreeMap<([u32; 3], [u32; 3]), u32> = BTreeMap::new();
        for facet in &self.facets {
            for i in 0..3 {
                let (a, b) = (key(facet[i]), key(facet[(i + 1) % 3]));
                let (edge, direction) = if a < b { ((a, b), 1) } else { ((b, a), -1) };
                *edges.entry(edge).or_default() += direction;
                *uses.entry(edge).or_default() += 1;
            }
        }
        edges.iter().filter(|(e, sum)| **sum != 0 || uses[*e] != 2).count()
    }

    /// The number of connected bodies.
    pub fn bodies(&self) -> usize {
        let mut ids: BTreeMap<[u32; 3], usize> = BTreeMap::new();
        let mut parent: Vec<usize> = Vec::new();
        fn find(parent: &mut [usize], mut i: usize) -> usize {
            while parent[i] != i {
                parent[i] = parent[parent[i]];
                i = parent[i];
            }
            i
        }
        for facet in &self.facets {
            let corners = facet.map(|p| {
                *ids.entry(p.map(|x| (x as f32).to_bits())).or_insert_with(|| {
                    parent.push(parent.len());
                    parent.len() - 1
                })
            });
            for i in 1..3 {
                let (a, b) = (find(&mut parent, corners[0]), find(&mut parent, corners[i]));
                parent[a] = b;
            }
        }
        (0..parent.len()).filter(|&i| find(&mut parent, i) == i).count()
    }
}
