//! Names of files as other systems spell them: `\\` for `/`, other letter case; and the nearest name that is there.

use std::fs;
use std::path::Path;
use windlass_document::nearest as nearest_word;

/// Names of a folder that are compared at most.
const MOST: usize = 10_000;

/// The path below `root` that is spelt like `file` but for `\\` and letter case, where there is exactly one.
pub(super) fn same(root: &Path, file: &str) -> Option<String> {
    let mut found = String::new();
    for part in parts(file)? {
        let here = names(&root.join(&found));
        let exact = here.iter().find(|name| **name == part);
        let mut alike = here.iter().filter(|name| name.to_lowercase() == part.to_lowercase());
        let name = match (exact, alike.next(), alike.next()) {
            (Some(name), _, _) | (None, Some(name), None) => name,
            _ => return None,
        };
        push(&mut found, name);
    }
    Some(found)
}

/// The path below `root` that is nearest to `file`: the same folders, and the name in them that is most like it.
pub(super) fn nearest(root: &Path, file: &str) -> Option<String> {
    let parts = parts(file)?;
    let (last, folders) = parts.split_last()?;
    let mut found = if folders.is_empty() { String::new() } else { same(root, &folders.join("/"))? };
    let here = names(&root.join(&found));
    let lower: Vec<String> = here.iter().map(|name| name.to_lowercase()).collect();
    let near = nearest_word(&last.to_lowercase(), lower.iter().map(String::as_str))?;
    let name = lower.iter().position(|name| name == near).map(|i| &here[i])?;
    push(&mut found, name);
    Some(found)
}

/// The parts of a path that stays below its folder.
fn parts(file: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = file.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
    let stays =
        !file.starts_with(['/', '\\']) && !parts.iter().any(|part| *part == ".." || part.contains(':'));
    (stays && !parts.is_empty()).then_some(parts)
}

/// The names in a folder, sorted; none where it cannot be read.
fn names(folder: &Path) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST);
    let mut names: Vec<String> = entries.filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn push(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(name);
}
