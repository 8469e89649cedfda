//! Is this one whole foot, the right way up? Looks at the shape that do not depend on how the frame was found: the
//! proportions of a population, ends and sides that are cut straight, a rim as flat as the plate it lay on, a sole that is
//! open. Each doubt names the question that a person has to answer.

use super::PlanMarks;
use crate::{FOOT_HEIGHT_MM, Question};
use nalgebra::{Isometry3, Matrix3};
use std::collections::BTreeMap;
use windlass_geometry::{HeightField, Point3, Vector2, Vector3};

/// What is not certain.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Doubt {
    pub question: Question,
    /// What was found, with its number.
    pub what: String,
    /// What to do.
    pub next_step: &'static str,
}

/// What the coarse sole tells, as shares.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct SoleLook {
    /// Of the outermost band: nodes in one plane.
    pub flat_rim: f64,
    /// Of the plan behind the toes: nodes that are, or lie next to one that is, low enough for a sole.
    pub low: f64,
    /// Height of the sole in the middle of the midfoot that nine tenths stay under, over the length.
    pub arch: f64,
}

/// A ratio of a foot, its mean and its standard deviation in a population.
///
/// Ball and heel to length: ANSUR II (Gordon et al. 2014, 6,068 soldiers: foot breadth over foot length 0.376 and 0.380,
/// SD of the ratio 0.018); heel breadth over foot length 0.26 standing in ANSUR 1988 and 0.235 to 0.25 on unloaded feet,
/// so the middle and a wider SD are taken.
struct Ratio {
    name: &'static str,
    mean: f64,
    sd: f64,
}

const BALL: Ratio = Ratio { name: "ball", mean: 0.378, sd: 0.020 };
const HEEL: Ratio = Ratio { name: "heel", mean: 0.248, sd: 0.020 };
/// Standard deviations from which one ratio is asked about, and root of the sum of both squares.
const ONE: f64 = 3.3;
const BOTH: f64 = 4.2;

/// Shares from which a rim is flat, and under which a sole is open.
const FLAT_RIM: f64 = 0.5;
const OPEN_SOLE: f64 = 0.93;
/// Nodes of the band that is looked at for a rim: 6 mm.
const BAND: usize = 3;
/// Half the thickness of a flat rim, mm.
const RIM_MM: f64 = 1.2;
/// Height of the highest sole, as a share of the length: an arch of 0.11.
const LOW: f64 = 0.13;
/// Nodes to the next low one that a hole of the sole may take: 4 mm.
const HOLE: usize = 2;
/// Share of the width that is the middle of the midfoot, and height of the sole there from which heights are doubted: the
/// reference feet have 0.06 to 0.09.
const MIDDLE: std::ops::RangeInclusive<f64> = 0.2..=0.8;
const HIGHEST: f64 = 0.105;
/// Roughness from which nothing can be measured to 2 mm, mm.
const ROUGHEST_MM: f64 = 1.3;

/// Longest straight front or heel that a foot has, mm, and longest straight side, as a share of its length.
const STRAIGHT_END_MM: f64 = 38.0;
const STRAIGHT_SIDE: f64 = 0.47;
/// Width of an end that is a wall, mm, from which it is cut off, and height from which a place of it is one, where skin is
/// looked at 1 mm deep: a toe that is round with 10 mm is 9 mm high there.
const WALL_MM: f64 = 20.0;
const WALL_HIGH_MM: f64 = 12.5;
/// Width of such a place, mm.
const PLACE_MM: f64 = 4.0;
/// How deep skin is looked at behind an end, and beside a side, mm.
const END_MM: f64 = 1.0;
const SIDE_MM: f64 = 0.5;
/// Width of a gap that does not end a straight edge, mm.
const GAP_MM: f64 = 6.0;
/// Open edge at an end of a surface that is closed elsewhere, mm, and how near to the end it is looked for.
const OPEN_END_MM: f64 = 14.0;
const NEAR_END_MM: f64 = 4.0;
/// Share of the directions around from which an open edge is that of a capture from below.
const ALL_AROUND: f64 = 0.5;

/// All doubts about the shape, the strongest first. A stated pose answers for how it was scanned, so a box's lip is not
/// asked about then.
///
/// `skin` are the vertices, `open` those of edges with a face on one side only.
pub(crate) fn doubts(
    marks: &PlanMarks,
    skin: &[Point3],
    open: &[Point3],
    look: SoleLook,
    noise_mm: f64,
    in_box: bool,
) -> Vec<Doubt> {
    let mut found = Vec::new();
    if look.flat_rim > FLAT_RIM && !in_box {
        found.push(Doubt {
            question: Question::Foot,
            what: format!(
                "a flat rim runs around the foot ({:.0} % of its border is within {:.1} mm of one plane): the plate or \
                 the floor it stood on",
                100.0 * look.flat_rim,
                RIM_MM
            ),
            next_step: "cut the support away, and scan or export the foot alone",
        });
    }
    if look.low < OPEN_SOLE {
        found.push(Doubt {
            question: Question::Foot,
            what: format!(
                "the sole was not seen: over {:.0} % of the plan there is nothing as low as a sole",
                100.0 * (1.0 - look.low)
            ),
            next_step: "scan the sole itself, from below, in foam, or with the foot hanging free",
        });
    }
    if look.arch > HIGHEST {
        found.push(Doubt {
            question: Question::Pose,
            what: format!(
                "the middle of the midfoot is {:.0} mm over the ground, {:.2} of the length: higher than that of any \
                 reference foot",
                look.arch * marks.length,
                look.arch
            ),
            next_step: "check the unit of heights (mm_per_count in the camera table). If they are right, measure the foot's \
                        length on the patient and write foot_length_mm in the scan table",
        });
    }
    if noise_mm > ROUGHEST_MM {
        found.push(Doubt {
            question: Question::Foot,
            what: format!("the surface is rough by {noise_mm:.1} mm, too much to measure a foot to 2 mm"),
            next_step: "scan again, or export the scan with finer steps",
        });
    }
    found.extend(cut(marks, skin, noise_mm).or_else(|| open_end(marks, skin, open)));
    found.extend(proportions(marks));
    found
}

/// Ball and heel against a population.
fn proportions(marks: &PlanMarks) -> Option<Doubt> {
    let of = |width: f64, ratio: &Ratio| (width / marks.length - ratio.mean) / ratio.sd;
    let ball = marks.ball_medial.y - marks.ball_lateral.y;
    let heel = marks.heel_medial.y - marks.heel_lateral.y;
    let off = [of(ball, &BALL), of(heel, &HEEL)];
    let total = off[0].hypot(off[1]);
    if off.iter().all(|o| o.abs() < ONE) && total < BOTH {
        return None;
    }
    let ratio_text = |width: f64, ratio: &Ratio, off: f64| {
        format!(
            "{} {:.3} of the length (mean {:.3}, {off:+.1} SD)",
            ratio.name,
            width / marks.length,
            ratio.mean
        )
    };
    Some(Doubt {
        question: Question::Pose,
        what: format!(
            "the proportions are not those of a foot standing on its sole: {}, {}",
            ratio_text(ball, &BALL, off[0]),
            ratio_text(heel, &HEEL, off[1])
        ),
        next_step: "check that the whole foot with its sole is in the scan and nothing else. If it is, measure its length \
                    on the patient and write foot_length_mm in the scan table",
    })
}

/// An end or a side that is straight: cut off by a plane or by the border of an image.
fn cut(marks: &PlanMarks, skin: &[Point3], noise_mm: f64) -> Option<Doubt> {
    let low: Vec<&Point3> = skin.iter().filter(|p| p.z < FOOT_HEIGHT_MM).collect();
    let plan: Vec<Vector2> = low.iter().map(|p| p.xy().coords).collect();
    let more = 1.5 * noise_mm;
    let longest = |out: f64, half_angle: i32, depth: f64| {
        let turned = |k: i32| {
            let (s, c) = libm::sincos(out + 2f64.to_radians() * f64::from(k));
            straight(&plan, Vector2::new(c, s), depth + more)
        };
        (-half_angle..=half_angle).map(turned).fold(0.0, f64::max)
    };
    let quarter = std::f64::consts::FRAC_PI_2;
    let (front, rear) = (longest(0.0, 10, END_MM), longest(2.0 * quarter, 10, END_MM));
    let sides = [longest(quarter, 8, SIDE_MM), longest(-quarter, 8, SIDE_MM)];
    let walls = |out: f64, half_angle: i32| {
        let end = end_of(marks, &low, libm::cos(out));
        let turned = |k: i32| wall(&end, out + 2f64.to_radians() * f64::from(k), END_MM + more);
        (-half_angle..=half_angle).any(turned)
    };
    let what = if front > STRAIGHT_END_MM {
        format!("the toes end in a straight edge {front:.0} mm long")
    } else if rear > STRAIGHT_END_MM {
        format!("the heel ends in a straight edge {rear:.0} mm long")
    } else if sides.iter().any(|s| *s > STRAIGHT_SIDE * marks.length) {
        format!("a side is a straight edge {:.0} mm long", sides[0].max(sides[1]))
    } else if walls(0.0, 25) {
        "the toes end in a wall across them".into()
    } else if walls(2.0 * quarter, 15) {
        "the heel ends in a wall".into()
    } else {
        return None;
    };
    Some(Doubt {
        question: Question::Foot,
        what: format!("{what}: the foot is cut off there"),
        next_step: "scan the whole foot, with toes, heel and both sides",
    })
}

/// An end where a surface that is closed elsewhere is open: cut off, however narrow it is there.
fn open_end(marks: &PlanMarks, skin: &[Point3], open: &[Point3]) -> Option<Doubt> {
    let low: Vec<Vector2> = open.iter().filter(|p| p.z < FOOT_HEIGHT_MM).map(|p| p.xy().coords).collect();
    let middle = Vector2::new(0.5 * marks.length, 0.5 * (marks.ball_medial.y + marks.ball_lateral.y));
    let mut around = [false; 36];
    for p in &low {
        let d = p - middle;
        let turn = libm::atan2(d.y, d.x) / std::f64::consts::TAU + 0.5;
        around[((36.0 * turn) as usize).min(35)] = true;
    }
    if low.is_empty() || around.iter().filter(|a| **a).count() as f64 > ALL_AROUND * 36.0 {
        return None;
    }
    let foot: Vec<&Point3> = skin.iter().filter(|p| p.z < FOOT_HEIGHT_MM).collect();
    let width = |end: &[&Point3], angle: f64| {
        let (sin, cos) = libm::sincos(angle);
        let out = Vector2::new(cos, sin);
        let farthest = end.iter().map(|p| p.x * cos + p.y * sin).fold(f64::NEG_INFINITY, f64::max);
        let near = low.iter().filter(|p| p.dot(&out) > farthest - NEAR_END_MM);
        let mut places: Vec<f64> = near.map(|p| p.y * cos - p.x * sin).collect();
        places.sort_by(f64::total_cmp);
        places.chunk_by(|a, b| b - a < GAP_MM).map(|r| r[r.len() - 1] - r[0]).sum::<f64>()
    };
    let widest = |out: f64, half_angle: i32| {
        let end = end_of(marks, &foot, libm::cos(out));
        let turned = |k: i32| width(&end, out + 8f64.to_radians() * f64::from(k));
        (-half_angle..=half_angle).map(turned).fold(0.0, f64::max)
    };
    let ends = [(0.0, 6, "toes"), (std::f64::consts::PI, 4, "heel")];
    ends.into_iter().find_map(|(out, half_angle, name)| {
        let width = widest(out, half_angle);
        (width > OPEN_END_MM).then(|| Doubt {
            question: Question::Foot,
            what: format!("the surface is open over {width:.0} mm at the {name}: the foot is cut off there"),
            next_step: "scan the whole foot, with toes, heel and both sides",
        })
    })
}

/// Length of the skin within `depth` of the outermost in a direction of the plan, gaps between toes left out.
fn straight(plan: &[Vector2], out: Vector2, depth: f64) -> f64 {
    let farthest = plan.iter().map(|p| p.dot(&out)).fold(f64::NEG_INFINITY, f64::max);
    let beside = Vector2::new(-out.y, out.x);
    let near = plan.iter().filter(|p| p.dot(&out) > farthest - depth);
    let mut places: Vec<f64> = near.map(|p| p.dot(&beside)).collect();
    places.sort_by(f64::total_cmp);
    let runs = places.chunk_by(|a, b| b - a < GAP_MM);
    runs.map(|r| r[r.len() - 1] - r[0]).sum()
}

/// The skin of the front (`ahead` above zero) or of the rear of a foot.
fn end_of<'a>(marks: &PlanMarks, low: &[&'a Point3], ahead: f64) -> Vec<&'a Point3> {
    let place = |p: &Point3| (p.x - marks.heel.x) / marks.length;
    let is_there = |p: &&&Point3| if ahead > 0.0 { place(p) > 0.55 } else { place(p) < 0.35 };
    low.iter().filter(is_there).copied().collect()
}

/// Whether the outermost skin in a direction of the plan is a wall: high over a width, whether it is closed or open.
fn wall(low: &[&Point3], angle: f64, depth: f64) -> bool {
    let (sin, cos) = libm::sincos(angle);
    let along = |p: &Point3| p.x * cos + p.y * sin;
    let farthest = low.iter().map(|p| along(p)).fold(f64::NEG_INFINITY, f64::max);
    let mut places: BTreeMap<i64, [f64; 2]> = BTreeMap::new();
    for p in low.iter().filter(|p| along(p) > farthest - depth) {
        let place = ((p.y * cos - p.x * sin) / PLACE_MM).floor() as i64;
        let z = places.entry(place).or_insert([f64::INFINITY, f64::NEG_INFINITY]);
        *z = [z[0].min(p.z), z[1].max(p.z)];
    }
    // What is round is higher and wider the deeper it is looked at.
    let deeper = (depth / END_MM).sqrt();
    let high = places.values().filter(|z| z[1] - z[0] > WALL_HIGH_MM * deeper).count();
    high as f64 * PLACE_MM > WALL_MM * deeper
}

/// The coarse sole, moved by what the frame was corrected by, as it looks at its rim and behind the toes.
pub(crate) fn look(field: &HeightField, by: &Isometry3<f64>, marks: &PlanMarks) -> SoleLook {
    let g = field.grid;
    let node = |ix: usize, iy: usize| {
        let (p, z) = (g.node(ix, iy), field.at(ix, iy)?);
        Some(by * Point3::new(p.x, p.y, z))
    };
    let empty = |ix: Option<usize>, iy: Option<usize>| match (ix, iy) {
        (Some(x), Some(y)) if x < g.nx && y < g.ny => field.at(x, y).is_none(),
        _ => true,
    };
    let mut rim = Vec::new();
    for iy in 0..g.ny {
        let filled = || (0..g.nx).filter(|&ix| field.at(ix, iy).is_some());
        for ix in filled() {
            let Some(p) = node(ix, iy) else { continue };
            let near = [
                empty(ix.checked_sub(BAND), Some(iy)),
                empty(Some(ix + BAND), Some(iy)),
                empty(Some(ix), iy.checked_sub(BAND)),
                empty(Some(ix), Some(iy + BAND)),
            ];
            if near.contains(&true) {
                rim.push(p);
            }
        }
    }
    // Through a small hole of the sole the back of the foot is seen.
    let lowest = |ix: usize, iy: usize| {
        let rows = iy.saturating_sub(HOLE)..=(iy + HOLE).min(g.ny - 1);
        let columns = ix.saturating_sub(HOLE)..=(ix + HOLE).min(g.nx - 1);
        let around = columns.flat_map(|x| rows.clone().filter_map(move |y| Some(node(x, y)?.z)));
        around.fold(f64::INFINITY, f64::min)
    };
    let (mut low, mut plan, mut middle) = (0usize, 0usize, Vec::new());
    for ix in 0..g.nx {
        let column: Vec<usize> = (0..g.ny).filter(|&iy| field.at(ix, iy).is_some()).collect();
        let (Some(&first), Some(&last)) = (column.first(), column.last()) else { continue };
        let x = (by * Point3::new(g.node(ix, first).x, 0.0, 0.0)).x;
        let share = (x - marks.heel.x) / marks.length;
        if !(0.08..0.70).contains(&share) {
            continue;
        }
        plan += last - first + 1;
        let heights: Vec<f64> = (first..=last).map(|iy| lowest(ix, iy) / marks.length).collect();
        low += heights.iter().filter(|z| **z < LOW).count();
        if (0.35..0.55).contains(&share) {
            let across = |k: usize| k as f64 / (last - first).max(1) as f64;
            middle.extend(
                heights.into_iter().enumerate().filter(|(k, _)| MIDDLE.contains(&across(*k))).map(|h| h.1),
            );
        }
    }
    middle.sort_by(f64::total_cmp);
    let arch = middle.get(middle.len() * 9 / 10).copied().unwrap_or(0.0);
    SoleLook { flat_rim: in_one_plane(&rim), low: low as f64 / plan.max(1) as f64, arch }
}

/// Share of the points that lie in one plane, by least squares on the nearest three fifths of them, again and again: the
/// frame of a foot with a rim around it is tilted, so that the rim is no height.
fn in_one_plane(points: &[Point3]) -> f64 {
    let mut kept: Vec<&Point3> = points.iter().collect();
    let mut share = 0.0;
    for _ in 0..8 {
        let (mut normal, mut right) = (Matrix3::zeros(), Vector3::zeros());
        for p in &kept {
            let row = Vector3::new(p.x, p.y, 1.0);
            normal += row * row.transpose();
            right += row * p.z;
        }
        let Some(plane) = normal.cholesky().map(|c| c.solve(&right)) else { return 0.0 };
        let off = |p: &Point3| (plane.x * p.x + plane.y * p.y + plane.z - p.z).abs();
        let mut offs: Vec<f64> = points.iter().map(off).collect();
        offs.sort_by(f64::total_cmp);
        share = offs.partition_point(|o| *o < RIM_MM) as f64 / offs.len() as f64;
        let limit = offs[(offs.len() * 3 / 5).min(offs.len() - 1)].max(RIM_MM);
        kept = points.iter().filter(|p| off(p) <= limit).collect();
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_has_no_straight_end_and_a_cut_one_has() {
        let disc = |cut: f64| -> Vec<Vector2> {
            let at = |k: i32| {
                Vector2::new(30.0 * f64::from(k).to_radians().cos(), 30.0 * f64::from(k).to_radians().sin())
            };
            let mut ring: Vec<Vector2> = (0..360).map(at).filter(|p| p.x < cut).collect();
            let half = (900.0 - cut * cut).max(0.0).sqrt();
            ring.extend((0..20).map(|k| Vector2::new(cut.min(30.0), half * (f64::from(k) / 10.0 - 1.0))));
            ring
        };
        assert!(straight(&disc(40.0), Vector2::x(), 1.0) < 17.0);
        assert!(straight(&disc(22.0), Vector2::x(), 1.0) > 35.0);
    }

    #[test]
    fn a_tilted_rim_is_one_plane() {
        let at = |k: i32| {
            let (x, y) = (f64::from(k % 20), f64::from(k / 20));
            Point3::new(x, y, if k % 5 < 3 { 4.0 + 0.1 * x - 0.2 * y } else { 9.0 + 3.0 * f64::from(k % 7) })
        };
        let share = in_one_plane(&(0..400).map(at).collect::<Vec<_>>());
        assert!((share - 0.6).abs() < 0.02, "{share}");
    }
}
