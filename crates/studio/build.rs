//! Lists the files of the page, so that each is compiled into the program.

use std::path::Path;
use std::{env, fs, io};

/// Kinds of file that a page has, with how they are served.
const KINDS: [(&str, &str); 6] = [
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("woff2", "font/woff2"),
    ("json", "application/json"),
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=page");
    let folder = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut names: Vec<String> = fs::read_dir(Path::new(&folder).join("page"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let Some((_, kind)) = KINDS.iter().find(|(ending, _)| name.ends_with(&format!(".{ending}"))) else {
            continue;
        };
        let path = Path::new(&folder).join("page").join(&name);
        list.push_str(&format!(
            "    ({name:?}, {kind:?}, include_bytes!({:?})),\n",
            path.display().to_string()
        ));
    }
    list.push_str("]\n");
    fs::write(Path::new(&out).join("assets.rs"), list)
}
