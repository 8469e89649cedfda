//! A package as one ZIP: sorted, without times, the same bytes each time.

use crate::{Claim, publish, read_file};
use std::io::{Cursor, Write};
use std::path::Path;
use windlass::{Complaint, Output};
use zip::write::SimpleFileOptions;

/// The files in one folder of an archive.
///
/// # Errors
/// The archive cannot be written (an internal error).
pub fn zip(folder: &str, files: &[Output]) -> Result<Vec<u8>, Complaint> {
    let failed = |e: &dyn std::fmt::Display| Complaint::internal(format!("{folder}.zip"), e.to_string());
    let mut sorted: Vec<&Output> = files.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // The earliest time a ZIP can hold: the archive must not depend on the clock.
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for file in sorted {
        archive.start_file(format!("{folder}/{}", file.name), options).map_err(|e| failed(&e))?;
        archive.write_all(&file.bytes).map_err(|e| failed(&e))?;
    }
    Ok(archive.finish().map_err(|e| failed(&e))?.into_inner())
}

/// Writes an archive into a folder. An older package of that name is replaced; no other file is.
///
/// # Errors
/// The file there is an input of the case, or no package; it cannot be written.
pub fn publish_zip(folder: &Path, archive: Output, claim: &Claim) -> Result<(), Complaint> {
    let is_package = read_file(&folder.join(&archive.name)).is_ok_and(|bytes| {
        bytes.starts_with(b"PK") && bytes.windows(NAME_OF_RECORD.len()).any(|w| w == NAME_OF_RECORD)
    });
    let replaced = if is_package { vec![archive.name.clone()] } else { Vec::new() };
    publish(folder, &[archive], &Claim { replaced, ..claim.clone() })
}

/// How the name of a package's record ends.
const NAME_OF_RECORD: &[u8] = b".manifest.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_files_does_not_matter() {
        let file = |name: &str| Output { name: name.into(), bytes: name.repeat(100).into_bytes() };
        let one = zip("p", &[file("a"), file("b")]).unwrap();
        assert_eq!(one, zip("p", &[file("b"), file("a")]).unwrap());
        let read = zip::ZipArchive::new(Cursor::new(one)).unwrap();
        let names: Vec<_> = read.file_names().map(|n| n.unwrap().into_owned()).collect();
        assert_eq!(names, ["p/a", "p/b"]);
    }
}
