//! The stories of Kissmetrics' own guide give the same requests from a database as from files. What arrived is read from
//! the log of a server that is not ours.

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::stories::{STORIES, Story};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

/// What a plan hands over, sorted, and the counts that it ends with.
fn sent(folder: &Folder, plan: &str) -> (Vec<String>, String) {
    let nginx = Nginx::start();
    let environment = [("KISSMETRICS_API_KEY", KEY), ("BACKFILL_DATABASE_PASSWORD", "reader")];
    let url = nginx.url();
    let plain = ["--json", "run", plan, "--yes", "--leave-out-problems", "--tracker", &url];
    let arguments = [&plain[..], &["--database", "127.0.0.1"]].concat();
    let outcome = Program::new().run_with(folder.path(), arguments, &environment).expect_code(0);
    let mut counts = outcome.json().pop().expect("it ends with its counts");
    for other in ["seconds", "import"] {
        counts.as_object_mut().expect("an object").remove(other);
    }
    let mut requests = nginx.finish();
    requests.sort();
    (requests, counts.to_string())
}

#[test]
fn each_story_gives_the_same_requests_from_a_database_as_from_files() {
    for name in STORIES {
        let story = Story::new(name);
        let from_files = sent(&story.folder, "plan.toml");
        let from_tables = sent(&story.folder, "database.toml");
        assert_eq!(from_tables, from_files, "{name}");
        // And these are the ones that were written by hand.
        assert_eq!(from_tables.0, story.requests(KEY), "{name}");
    }
}
