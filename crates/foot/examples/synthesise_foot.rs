//! Writes the default synthesised foot as OBJ to standard output.

use windlass_foot::synthetic::{FootShape, synthesise};

#[allow(clippy::print_stdout)]
fn main() {
    let foot = synthesise(&FootShape::default(), 1.5);
    for p in &foot.mesh.vertices {
        println!("v {:.3} {:.3} {:.3}", p.x, p.y, p.z);
    }
    for t in &foot.mesh.triangles {
        println!("f {} {} {}", t[0] + 1, t[1] + 1, t[2] + 1);
    }
}
