//! The stories of Kissmetrics' own guide give the same requests from whatever they are in. What arrived is read from the
//! log of a server that is not ours.

use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::stories::{STORIES, Saved, Story};

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
        let (mariadb, postgres) = (Story::in_mariadb(name), Story::in_postgres(name));
        let from_files = sent(&mariadb.folder, "plan.toml");
        assert_eq!(sent(&mariadb.folder, "database.toml"), from_files, "{name} from MariaDB");
        assert_eq!(sent(&postgres.folder, "database.toml"), from_files, "{name} from PostgreSQL");
        // And these are the ones that were written by hand.
        assert_eq!(from_files.0, mariadb.requests(KEY), "{name}");
    }
}

#[test]
fn each_story_gives_its_requests_from_workbooks_monthly_files_archives_and_json() {
    for name in STORIES {
        let saved = Saved::new(name);
        let expected = saved.requests(KEY);
        for plan in &saved.plans {
            assert_eq!(sent(&saved.folder, plan).0, expected, "{name}, {plan}");
        }
    }
}
