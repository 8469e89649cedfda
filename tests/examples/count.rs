//! Counts what the house promises to keep small: `cargo run -p windlass-tests --example count -- [ROOT]`.

#![allow(clippy::print_stdout)]

use judges::sources::{Crate, crates};
use std::path::PathBuf;

fn main() {
    let root = std::env::args().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    for folder in crates(&root) {
        for cycle in Crate::read(&folder).cycles() {
            println!("{} {}: {}", folder.display(), cycle.within, cycle.modules.join(" "));
            if std::env::args().nth(2).is_some() {
                for arrow in cycle.arrows {
                    println!("    {arrow}");
                }
            }
        }
    }
}
