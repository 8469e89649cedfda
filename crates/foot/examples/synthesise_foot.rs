//! Writes a synthesised foot as OBJ to standard output: `synthesise_foot [LENGTH_MM]`, of the default one's proportions.

// A tool of the workshop: it stops at the first thing that is not as it must be, and it prints.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use windlass_foot::synthetic::{FootShape, synthesise};

fn main() {
    let usual = FootShape::default();
    let length_mm = std::env::args().nth(1).map_or(usual.length_mm, |length| length.parse().unwrap());
    let scale = length_mm / usual.length_mm;
    let shape = FootShape {
        length_mm,
        ball_width_mm: scale * usual.ball_width_mm,
        heel_width_mm: scale * usual.heel_width_mm,
        arch_height_mm: scale * usual.arch_height_mm,
        ..usual
    };
    let foot = synthesise(&shape, 1.5);
    for p in &foot.mesh.vertices {
        println!("v {:.3} {:.3} {:.3}", p.x, p.y, p.z);
    }
    for t in &foot.mesh.triangles {
        println!("f {} {} {}", t[0] + 1, t[1] + 1, t[2] + 1);
    }
}
