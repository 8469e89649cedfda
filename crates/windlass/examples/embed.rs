//! Designs a device inside another program, with no file touched: `cargo run --release -p windlass --example embed`.

#![allow(clippy::print_stdout)]

use windlass::{Case, Complaints, Files, InMemory, Settings, World, design};

fn main() -> Result<(), Complaints> {
    // The bytes may come from anywhere: a database, a request, a form. Here they are those of the sample.
    let files: InMemory = windlass::sample()?.into_iter().collect();
    let case = Case::read("case.toml", &files.read("case.toml")?)?;
    let settings = Settings { files: Files::parse("stl")?, ..Settings::built_in()? };

    let job = design(&case, &files, &settings)?;

    for (side, foot) in job.record.feet.iter() {
        println!("{side}: {} triangles, {:.0} g", foot.mesh.triangles, foot.mass_g);
        for (key, dose) in &foot.realised {
            println!("  {key}: {:?} asked for, {:?} found", dose.requested, dose.realised);
        }
    }
    for output in &job.outputs {
        println!("{}: {} bytes", output.name, output.bytes.len());
    }
    Ok(())
}
