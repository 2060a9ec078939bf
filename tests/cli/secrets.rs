//! The key is where it must be, in the requests, and nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;

const KEY: &str = "5ec2e7000111222333444555666777888999aaab";

#[test]
fn after_a_run_the_key_is_in_no_file_and_no_output() {
    let folder = Folder::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/billing"));
    let (program, nginx) = (Program::new(), Nginx::start());
    let environment = [("KISSMETRICS_API_KEY", KEY)];
    let run = |tracker: &str, code: i32| {
        let arguments = ["run", "plan.toml", "--yes", "--tracker", tracker];
        program.run_with(folder.path(), arguments, &environment).expect_code(code)
    };
    let outcomes = [run(&nginx.url(), 0), run("http://example.com", 1)];

    let requests = nginx.finish();
    assert_eq!(requests.len(), 6, "{requests:?}");
    assert!(requests.iter().all(|request| request.contains(KEY)), "{requests:?}");
    for outcome in outcomes {
        assert!(!outcome.stdout.contains(KEY) && !outcome.stderr.contains(KEY), "{outcome:?}");
    }
    for file in files(folder.path()).iter().chain(&files(program.home())) {
        let bytes = fs::read(file).expect("a file can be read");
        assert!(!bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes()), "the key stands in {}", file.display());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder can be listed") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}
