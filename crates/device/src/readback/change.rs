//! What one line did to the finished top: the mesh's height less the height of the same design without the line.

use super::plane::Plane;
use super::probe::Probe;
use super::twins::Twins;
use windlass_geometry::Point2;
use windlass_prescription::Feature;

/// The change of the top, place by place.
pub struct Change {
    places: Vec<(Point2, f64)>,
}

impl Change {
    /// Compares the mesh with the design without a line.
    pub fn by(probe: &Probe, twins: &dyn Twins, feature: Feature) -> Change {
        let without = twins.top_without(&[feature]);
        let grid = without.grid;
        let places = grid.nodes().filter_map(|(ix, iy)| {
            let p = grid.node(ix, iy);
            let change = probe.top.sample(p)? - without.at(ix, iy)?;
            (!probe.is_pierced || probe.is_whole(p)).then_some((p, change))
        });
        Change { places: places.collect() }
    }

    /// The greatest raise, mm.
    pub fn raise(&self) -> Option<f64> {
        greatest(self.places.iter().map(|(_, d)| *d), 3)
    }

    /// The height of a ridge, mm, which is long: what a tenth of a square centimetre of it reaches.
    pub fn ridge(&self) -> Option<f64> {
        greatest(self.places.iter().map(|(_, d)| *d), 10)
    }

    /// The deepest hollow, mm, + = deep.
    pub fn hollow(&self) -> Option<f64> {
        greatest(self.places.iter().map(|(_, d)| -*d), 3)
    }

    /// The deepest hollow between two distances along the foot, mm, + = deep; 0 where there is no device.
    pub fn hollow_between(&self, from: f64, to: f64) -> f64 {
        let there = self.places.iter().filter(|(p, _)| (from..to).contains(&p.x)).map(|(_, d)| -*d);
        greatest(there, 3).unwrap_or(0.0)
    }

    /// The change nearest to a place. In mm.
    pub fn at(&self, p: Point2) -> Option<f64> {
        let near = |q: &Point2| (q - p).norm_squared();
        self.places.iter().min_by(|a, b| near(&a.0).total_cmp(&near(&b.0))).map(|(_, d)| *d)
    }

    /// The plane of the changes about a centre, over the places that are meant. Heights in mm.
    pub fn plane(&self, centre: Point2, meant: impl Fn(Point2) -> bool) -> Option<Plane> {
        Plane::through(centre, self.places.iter().copied().filter(|(p, _)| meant(*p)))
    }

    /// The drop over the places that are meant where it is nearly least, mm (one in twenty is less): that of a level
    /// place.
    pub fn level_drop(&self, meant: impl Fn(Point2) -> bool) -> Option<f64> {
        let mut drops: Vec<f64> = self.places.iter().filter(|(p, _)| meant(*p)).map(|(_, d)| -*d).collect();
        drops.sort_by(f64::total_cmp);
        drops.get(drops.len() / 20).copied()
    }
}

/// The change that so many places reach: one place where a facet bridges a bend is not the dose.
fn greatest(changes: impl Iterator<Item = f64>, places: usize) -> Option<f64> {
    let mut changes: Vec<f64> = changes.collect();
    changes.sort_by(|a, b| b.total_cmp(a));
    changes.get(places - 1).copied()
}
