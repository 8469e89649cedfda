//! Sets of files: whole, exchanged, beside other things, refused, recovered.

use super::*;
use std::fs;
use windlass::job::FileHash;

fn output(name: &str, text: &str) -> Output {
    Output { name: name.into(), bytes: text.as_bytes().to_vec() }
}

/// A set of a case: its files, and a record that lists them.
fn set(id: &str, feet: &[&str], files: &[(&str, &str)]) -> (Vec<Output>, Claim) {
    let mut outputs: Vec<Output> = files.iter().map(|(name, text)| output(name, text)).collect();
    let listed: Vec<FileHash> = outputs.iter().map(|o| FileHash::of(&o.name, &o.bytes)).collect();
    let manifest = serde_json::json!({ "made_by": "x", "inputs": [], "profiles": [], "outputs": listed });
    let feet_of: serde_json::Map<_, _> = feet.iter().map(|f| ((*f).to_owned(), true.into())).collect();
    let record =
        serde_json::json!({ "schema": "windlass.job/1", "id": id, "feet": feet_of, "manifest": manifest });
    outputs.push(output("job.json", &record.to_string()));
    let feet = feet.iter().map(|f| (*f).to_owned()).collect();
    (outputs, Claim { id: Some(id.to_owned()), feet, ..Claim::default() })
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn text(path: std::path::PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_set_replaces_the_older_one_whole_and_leaves_other_things_alone() {
    let base = tempfile::tempdir().unwrap();
    let dir = base.path().join("new/deep");
    let (old, claim) = set("A", &["left"], &[("A_L.stl", "1"), ("A_L.step", "1")]);
    publish(&dir, &old, &claim).unwrap();
    let (new, _) = set("A", &["left"], &[("A_L.stl", "2"), ("A_L.3mf", "2")]);
    publish(&dir, &new, &claim).unwrap();
    assert_eq!(names(&dir), ["A_L.3mf", "A_L.stl", "job.json"]);
    assert_eq!(names(&base.path().join("new")), ["deep"]);
    // Beside a folder and a file of somebody else, the same comes of it.
    fs::create_dir(dir.join("mine")).unwrap();
    fs::write(dir.join("mine/notes.txt"), "keep").unwrap();
    publish(&dir, &old, &claim).unwrap();
    assert_eq!(names(&dir), ["A_L.step", "A_L.stl", "job.json", "mine"]);
    assert_eq!(text(dir.join("mine/notes.txt")), "keep");
    assert_eq!(text(dir.join("A_L.stl")), "1");
}

#[test]
fn an_input_a_strange_file_and_another_case_are_not_overwritten() {
    let base = tempfile::tempdir().unwrap();
    let dir = base.path().join("out");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("A_L.stl"), "the scan").unwrap();
    let (files, mut claim) = set("A", &["left"], &[("A_L.stl", "1")]);
    let refused = publish(&dir, &files, &claim).unwrap_err();
    assert!(refused.to_string().contains("A_L.stl") && refused.text.contains("not overwritten"), "{refused}");
    claim.inputs = vec![dir.join("A_L.stl")];
    let refused = publish(&dir, &files, &claim).unwrap_err();
    assert!(refused.text.contains("input of the case") && refused.kind == windlass::Kind::Input, "{refused}");
    assert_eq!(text(dir.join("A_L.stl")), "the scan");
    assert_eq!(names(base.path()), ["out"]);

    let dir = base.path().join("other");
    publish(&dir, &files, &Claim::default()).unwrap();
    let (files, claim) = set("B", &["left"], &[("B_L.stl", "1")]);
    assert!(publish(&dir, &files, &claim).unwrap_err().text.contains("another case are here: A"));
    let (files, claim) = set("A", &["right"], &[("A_R.stl", "1")]);
    assert!(publish(&dir, &files, &claim).unwrap_err().text.contains("left foot"));
    assert_eq!(names(&dir), ["A_L.stl", "job.json"]);
}

#[test]
fn a_failure_leaves_the_old_set_and_nothing_else() {
    let base = tempfile::tempdir().unwrap();
    let file = base.path().join("file");
    fs::write(&file, b"").unwrap();
    let (files, claim) = set("A", &["left"], &[("A_L.stl", "1")]);
    assert!(publish(&file.join("out"), &files, &claim).is_err());
    assert!(publish(&file, &files, &claim).is_err());
    let dir = base.path().join("out");
    // A folder stands where a file should go.
    fs::create_dir_all(dir.join("A_R.stl/x")).unwrap();
    publish(&dir, &files, &claim).unwrap();
    let (both, claim) = set("A", &["left", "right"], &[("A_L.stl", "2"), ("A_R.stl", "2")]);
    assert!(publish(&dir, &both, &claim).is_err());
    assert_eq!(names(&dir), ["A_L.stl", "A_R.stl", "job.json"]);
    assert_eq!(text(dir.join("A_L.stl")), "1");
    // A name that cannot be given brings back what was replaced before it.
    let place = Place::of(&dir).unwrap();
    let owned = Owned::of(&dir, &[]);
    assert!(inside::write(&place, &both, &owned).is_err());
    assert_eq!((text(dir.join("A_L.stl")), names(&dir).len()), ("1".into(), 3));
    assert!(text(dir.join("job.json")).contains("\"left\":true}"));
}

#[test]
fn what_a_killed_run_left_is_finished_or_undone() {
    let base = tempfile::tempdir().unwrap();
    let dir = base.path().join("out");
    let (files, claim) = set("A", &["left"], &[("A_L.stl", "1")]);
    publish(&dir, &files, &claim).unwrap();
    // Between the two renames of a disk that cannot exchange.
    fs::rename(&dir, base.path().join(".windlass-out.old")).unwrap();
    fs::create_dir(base.path().join(".windlass-out.new")).unwrap();
    recover(&dir);
    assert_eq!(
        (names(base.path()), names(&dir)),
        (vec!["out".into()], vec!["A_L.stl".into(), "job.json".into()])
    );
    // A set that was decided, of which one file has its name already.
    let commit = dir.join(".windlass-commit");
    fs::create_dir(&commit).unwrap();
    fs::write(commit.join("job.json"), "new").unwrap();
    fs::write(commit.join(".going"), "A_L.stl").unwrap();
    fs::write(dir.join("A_L.3mf"), "new").unwrap();
    recover(&dir);
    assert_eq!(names(&dir), ["A_L.3mf", "job.json"]);
    assert_eq!(text(dir.join("job.json")), "new");
    fs::create_dir(dir.join(".windlass-new")).unwrap();
    fs::write(dir.join(".windlass-x.tmp"), "").unwrap();
    recover(&dir);
    assert_eq!(names(&dir), ["A_L.3mf", "job.json"]);
}

#[test]
fn two_writers_do_not_meet() {
    let base = tempfile::tempdir().unwrap();
    let dir = base.path().join("out");
    let place = Place::of(&dir).unwrap();
    let held = Lock::of(&place).unwrap();
    let (files, claim) = set("A", &["left"], &[("A_L.stl", "1")]);
    let busy = publish(&dir, &files, &claim).unwrap_err();
    assert!(busy.text.contains("another windlass"), "{busy}");
    drop(held);
    publish(&dir, &files, &claim).unwrap();
    assert_eq!(names(base.path()), ["out"]);
}
