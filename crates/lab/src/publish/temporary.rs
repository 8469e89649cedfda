//! Temporary files for tables that grow row by row.

use std::path::Path;
use tempfile::NamedTempFile;

/// A temporary file with the permissions that an ordinary new file would get.
pub(crate) fn temporary(dir: &Path, prefix: &str, suffix: &str) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(suffix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's own mask takes away what it takes from every new file.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(dir)
}
