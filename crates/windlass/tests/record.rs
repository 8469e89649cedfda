//! The record of a job is read back as it was written.
#![allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use windlass::job::JobRecord;
use windlass::{Case, Files, InMemory, Settings, World, design, schema};

#[test]
fn the_record_is_read_back_and_is_written_the_same() {
    let files: InMemory = windlass::sample().unwrap().into_iter().collect();
    let case = Case::read("case.toml", &files.read("case.toml").unwrap()).unwrap();
    let settings =
        Settings { draws: 4, files: Files::parse("stl").unwrap(), ..Settings::built_in().unwrap() };
    let job = design(&case, &files, &settings).unwrap();
    let written = job.outputs.iter().find(|file| file.name == "job.json").unwrap();

    let read = JobRecord::read("job.json", &written.bytes).unwrap();

    let again = serde_json::to_vec_pretty(&read).unwrap();
    assert!(again.trim_ascii() == written.bytes.trim_ascii(), "the record is read back otherwise");
    let first: serde_json::Value = serde_json::from_slice(&written.bytes).unwrap();
    assert_eq!(read.objections(), job.record.objections());
    let described = schema::job();
    for key in first.as_object().unwrap().keys() {
        assert!(
            described["properties"][key].is_object() || described["properties"][key].is_boolean(),
            "{key}"
        );
    }
}

#[test]
fn a_record_of_another_version_names_both() {
    let files: InMemory = windlass::sample().unwrap().into_iter().collect();
    let case = Case::read("case.toml", &files.read("case.toml").unwrap()).unwrap();
    let settings =
        Settings { draws: 2, files: Files::parse("stl").unwrap(), ..Settings::built_in().unwrap() };
    let mut record = design(&case, &files, &settings).unwrap().record;
    record.schema = "windlass.job/9".into();
    let stop = JobRecord::read("job.json", &serde_json::to_vec(&record).unwrap()).unwrap_err();
    assert!(stop.text.contains("windlass.job/9") && stop.text.contains("windlass.job/1"), "{}", stop.text);
}
