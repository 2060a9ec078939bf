//! Every fixture that can be piped comes to the same as in one process.

use std::fs;
use std::path::Path;

use super::shared::{assert_same, many, saved, sorted, whole};
use crate::support::folder::Folder;
use crate::support::program::Program;

/// Each with the file that its plan reads.
fn each_case(work: impl Fn(&str, &Folder, &[u8], &str)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut cases = 0;
    for case in fs::read_dir(&root).expect("the fixtures") {
        let folder = Folder::copy_of(&case.expect("a fixture").path());
        let plan = fs::read_to_string(folder.at("plan.toml")).expect("a plan");
        let source = plan.split("[source]").nth(1).expect("a source");
        let file = source.lines().find_map(|line| line.strip_prefix("file = ")).expect("a file").trim_matches('"');
        println!("case {}", folder.path().display());
        work(file, &folder, &fs::read(folder.at(file)).expect("its file"), &plan);
        cases += 1;
    }
    assert!(cases > 20, "the fixtures were not found");
}

#[test]
fn each_case_comes_to_the_same_when_it_is_piped() {
    each_case(|file, folder, rows, _| {
        let program = Program::new();
        let prepare = ["map", "plan.toml", "--prepare", "-o", "prepared.map"];
        program.run(folder.path(), prepare).expect_code(0);
        let mut more = vec!["--part".to_owned(), "0".to_owned()];
        more.extend((!rows.ends_with(b"\n")).then(|| "--open-end".to_owned()));
        let ours = many(&program, folder.path(), "prepared.map", &[(rows.to_owned(), more)], 1);
        assert_same(&ours, &whole(&program, folder.path()), file);
    });
}

#[test]
fn what_needs_no_other_event_of_its_person_is_written_at_once_as_save_writes_it() {
    each_case(|file, folder, rows, plan| {
        if ["thin", "same_second", "lookup"].iter().any(|word| plan.contains(word)) {
            return;
        }
        let program = Program::new();
        program.run(folder.path(), ["map", "plan.toml", "--prepare", "-o", "prepared.map"]).expect_code(0);
        let outcome = program.run_fed(folder.path(), ["map", "prepared.map", "--open-end"], rows).expect_code(0);
        assert_eq!(sorted(outcome.stdout.lines()), saved(&program, folder.path()), "{file}");
    });
}
