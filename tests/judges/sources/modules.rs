//! The modules of a crate, and which of them lean on each other.

use super::{files, product, without_comments};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module by its path from the crate's root: `["plan", "rim"]`.
type Module = Vec<String>;

/// The modules of one crate and what each names of the crate.
#[derive(Debug, Clone)]
pub struct Crate {
    /// For each module, the paths that its text names, from the crate's root.
    named: BTreeMap<Module, BTreeSet<Module>>,
    /// For each module, the names that it takes from elsewhere in the crate, and from where.
    taken: BTreeMap<Module, BTreeMap<String, Module>>,
}

/// Modules below one parent that lean on each other in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    /// The parent; empty for the crate itself.
    pub within: String,
    /// Its modules in the circle, sorted.
    pub modules: Vec<String>,
    /// Who names what, one line for each arrow of the circle.
    pub arrows: Vec<String>,
}

impl Crate {
    /// Reads the modules of a crate from its folder. Tests are left out.
    pub fn read(folder: &Path) -> Crate {
        let source = folder.join("src");
        let mut all = Crate { named: BTreeMap::new(), taken: BTreeMap::new() };
        for file in files(&source, "rs") {
            let Ok(below) = file.strip_prefix(&source) else { continue };
            let Ok(text) = fs::read_to_string(&file) else { continue };
            let module = module_of(below);
            // A file of tests may lean on whatever it tests.
            if module.last().is_some_and(|name| name == "tests") {
                continue;
            }
            let text = without_comments(product(&text));
            let names = names(&module, &text);
            all.taken
                .entry(module.clone())
                .or_default()
                .extend(names.iter().filter_map(|(path, as_name)| Some((as_name.clone()?, path.clone()))));
            all.named.entry(module).or_default().extend(names.into_iter().map(|(path, _)| path));
        }
        all
    }

    /// The module that a path means: as deep as modules go, then through what they re-export.
    fn resolve(&self, path: &[String], depth: usize) -> Module {
        let mut module: Module = Vec::new();
        let mut rest = path;
        while let Some((first, more)) = rest.split_first() {
            let below: Module = module.iter().cloned().chain([first.clone()]).collect();
            if !self.named.contains_key(&below) {
                break;
            }
            module = below;
            rest = more;
        }
        let taken = rest.first().and_then(|name| self.taken.get(&module)?.get(name));
        match taken {
            // A name that refers to itself would not end.
            Some(from) if depth < 8 && from.as_slice() != path => self.resolve(from, depth + 1),
            _ => module,
        }
    }

    /// Circles of modules that are neighbours below one parent. A parent and its child may know each other.
    pub fn cycles(&self) -> Vec<Cycle> {
        let mut levels: BTreeMap<Module, BTreeMap<(String, String), BTreeSet<String>>> = BTreeMap::new();
        for (module, paths) in &self.named {
            for path in paths {
                let target = self.resolve(path, 0);
                let shared = module.iter().zip(&target).take_while(|(a, b)| a == b).count();
                if let (Some(from), Some(to)) = (module.get(shared), target.get(shared)) {
                    let level = levels.entry(module[..shared].to_vec()).or_default();
                    let arrow = format!("{} names {}", module.join("::"), path.join("::"));
                    level.entry((from.clone(), to.clone())).or_default().insert(arrow);
                }
            }
        }
        levels.iter().flat_map(|(parent, arrows)| circles(parent, arrows)).collect()
    }
}

/// The strongly connected sets of one level that hold more than one module.
fn circles(parent: &[String], arrows: &BTreeMap<(String, String), BTreeSet<String>>) -> Vec<Cycle> {
    let mut reach: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for (from, to) in arrows.keys() {
        reach.entry(from).or_default().insert(to);
    }
    // Levels are small: the closure is taken by going on until nothing is added.
    loop {
        let mut grown = reach.clone();
        for set in grown.values_mut() {
            let more: Vec<&String> = set.iter().filter_map(|to| reach.get(*to)).flatten().copied().collect();
            set.extend(more);
        }
        if grown == reach {
            break;
        }
        reach = grown;
    }
    let mut found: Vec<Cycle> = Vec::new();
    for (from, to) in &reach {
        let mut circle: Vec<String> = Vec::new();
        if to.contains(from) {
            circle.extend(
                to.iter().filter(|t| reach.get(**t).is_some_and(|r| r.contains(from))).map(|t| (*t).clone()),
            );
        }
        if circle.len() > 1 && !found.iter().any(|c| c.modules == circle) {
            let inside = |(a, b): &(String, String)| circle.contains(a) && circle.contains(b);
            let lines = arrows.iter().filter(|(pair, _)| inside(pair)).flat_map(|(_, lines)| lines.clone());
            let arrows = lines.collect();
            found.push(Cycle { within: parent.join("::"), modules: circle, arrows });
        }
    }
    found
}

/// The module of a file below `src`.
fn module_of(file: &Path) -> Module {
    let mut module: Module =
        file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let is_root = module.len() == 1 && matches!(module[0].as_str(), "lib" | "main");
    if is_root || module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    module
}

/// Every path of this crate that a text names, from the crate's root, each with the name it gets by a `use`.
fn names(module: &[String], text: &str) -> Vec<(Module, Option<String>)> {
    let mut found = Vec::new();
    let mut rest = String::new();
    let mut ahead = text;
    while let Some(at) = next_use(ahead) {
        rest.push_str(&ahead[..at]);
        let statement = &ahead[at + "use ".len()..];
        let end = statement.find(';').unwrap_or(statement.len());
        tree(&statement[..end], &[], &mut |path, name| {
            if let Some(path) = absolute(module, path) {
                found.push((path, Some(name.to_owned())));
            }
        });
        ahead = &statement[end..];
    }
    rest.push_str(ahead);
    for start in ["crate::", "super::"] {
        for (at, _) in rest.match_indices(start) {
            // A path after `$` stands in a macro: it leans on nothing before the macro is used.
            if rest[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let path = rest[at..].split(|c| !is_path(c)).next().unwrap_or_default();
            let path: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
            found.extend(absolute(module, &path).map(|path| (path, None)));
        }
    }
    found
}

/// Where the next `use` statement of a text begins.
fn next_use(text: &str) -> Option<usize> {
    text.match_indices("use ").map(|(at, _)| at).find(|at| {
        let before = text[..*at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', '{', ';', ')']) || before.ends_with("pub")
    })
}

/// Every path of a use tree, with the name under which it is known.
fn tree<'t>(text: &'t str, before: &[&'t str], each: &mut impl FnMut(&[&str], &str)) {
    let text = text.trim();
    if let Some((head, inner)) = text.split_once('{') {
        let mut path = before.to_vec();
        path.extend(head.split("::").map(str::trim).filter(|part| !part.is_empty()));
        for part in branches(inner.strip_suffix('}').unwrap_or(inner)) {
            tree(part, &path, each);
        }
        return;
    }
    if text.is_empty() {
        return;
    }
    let (path, name) = text.split_once(" as ").unwrap_or((text, ""));
    let mut all = before.to_vec();
    all.extend(path.split("::").map(str::trim));
    if all.last() == Some(&"self") {
        all.pop();
    }
    let name = if name.is_empty() { all.last().copied().unwrap_or_default() } else { name.trim() };
    each(&all, name);
}

/// The branches of a use tree, split at the commas outside inner braces.
fn branches(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut start = 0;
    let mut parts = Vec::new();
    for (i, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A path from the crate's root; `None` for what lies in another crate, as far as the text says so.
fn absolute(module: &[String], path: &[&str]) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let mut base: Module = match *first {
        "crate" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module.split_last()?.1.to_vec(),
        // A child of this module, or another crate; the latter resolves to nothing that matters.
        child => module.iter().cloned().chain([child.to_owned()]).collect(),
    };
    for part in rest {
        match *part {
            "super" => base.truncate(base.len().saturating_sub(1)),
            part => base.push(part.to_owned()),
        }
    }
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(module: &[&str], text: &str) -> Vec<String> {
        let module: Module = module.iter().map(ToString::to_string).collect();
        names(&module, text).into_iter().map(|(path, _)| path.join("::")).collect()
    }

    #[test]
    fn trees_aliases_and_paths_in_the_text_are_found() {
        let text =
            "pub(crate) use crate::a::{B, c::{self, D as E}};\nfn f() { super::g::h(); crate::A::new() }";
        assert_eq!(paths(&["x", "y"], text), ["a::B", "a::c", "a::c::D", "A::new", "x::g::h"]);
    }

    #[test]
    fn a_circle_through_a_re_export_is_found_and_parent_and_child_are_not_one() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join("src").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("lib.rs", "mod a; mod b; pub use b::c::Thing;");
        write("a.rs", "use crate::Thing;");
        write("b/mod.rs", "mod c; use c::Thing;");
        write("b/c.rs", "use super::Up;");
        assert_eq!(Crate::read(folder.path()).cycles(), []);
        write("b/c.rs", "fn f() { crate::a::g() }");
        let cycles = Crate::read(folder.path()).cycles();
        assert_eq!(cycles.len(), 1);
        assert_eq!(cycles[0].modules, ["a", "b"]);
        assert_eq!(cycles[0].arrows, ["a names Thing", "b::c names a::g"]);
    }
}
