//! The program as its user runs it: a process with words, files and an exit code.

use crate::Solid;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder to work in that goes away afterwards, and the program.
pub struct Workshop {
    program: PathBuf,
    dir: tempfile::TempDir,
}

/// What a run came to.
#[derive(Debug)]
pub struct Run {
    /// Exit code; -1 when a signal ended it.
    pub code: i32,
    /// What it said on the standard output.
    pub out: String,
    /// What it said on the standard error.
    pub err: String,
}

impl Workshop {
    /// An empty folder and the program at this path.
    pub fn new(program: &str) -> Self {
        Workshop { program: program.into(), dir: tempfile::tempdir().unwrap() }
    }

    /// A folder with the sample of one foot, which takes half the time of two.
    pub fn with_one_foot(program: &str, folder: &str) -> Self {
        let shop = Workshop::new(program);
        shop.succeed(&["sample", "drawn"]);
        let text = String::from_utf8(shop.read("drawn/case.toml")).unwrap();
        shop.write(&format!("{folder}/case.toml"), text.split("[foot.right.scan]").next().unwrap());
        shop.write(&format!("{folder}/left.png"), shop.read("drawn/left.png"));
        std::fs::remove_dir_all(shop.path("drawn")).unwrap();
        shop
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Reads a file of the folder.
    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Reads a JSON file of the folder.
    pub fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_slice(&self.read(name)).unwrap()
    }

    /// Reads a binary STL of the folder.
    pub fn solid(&self, name: &str) -> Solid {
        Solid::read(&self.read(name))
    }

    /// Names of everything directly in a subfolder, sorted; empty when it is not there.
    pub fn names(&self, sub: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.path(sub)) else {
            return Vec::new();
        };
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the program in the folder.
    pub fn run(&self, words: &[&str]) -> Run {
        let output = Command::new(&self.program).args(words).current_dir(self.dir.path()).output().unwrap();
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs the program, which must succeed.
    pub fn succeed(&self, words: &[&str]) -> Run {
        let run = self.run(words);
        assert_eq!(run.code, 0, "windlass {}\n{}{}", words.join(" "), run.out, run.err);
        run
    }

    /// The folder itself.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}
