//! Another program that designs a device: bytes in, bytes out, with the crate `windlass` and nothing else.

#[cfg(target_family = "wasm")]
mod door;

use windlass::job::FileHash;
use windlass::{Case, Complaints, Files, InMemory, Output, Settings, design};

/// The files of a job, from the text of a case and the files it names.
pub fn devices(case: &[u8], scans: Vec<(String, Vec<u8>)>) -> Result<Vec<Output>, Complaints> {
    let case = Case::read("case.toml", case)?;
    let settings = Settings { draws: 8, files: Files::parse("stl,3mf")?, ..Settings::built_in()? };
    let job = design(&case, &scans.into_iter().collect::<InMemory>(), &settings)?;
    Ok(job.outputs)
}

/// One line for each file: its name, its length and the hash of its bytes; or why there are none.
pub fn listing(case: &[u8], scans: Vec<(String, Vec<u8>)>) -> String {
    match devices(case, scans) {
        Ok(outputs) => outputs.iter().map(line).collect(),
        Err(why) => format!("{why}\n"),
    }
}

fn line(output: &Output) -> String {
    let file = FileHash::of(&output.name, &output.bytes);
    format!("{} {} {}\n", file.file, file.bytes, file.blake3)
}
