//! What a person asked for once is not written over without a word when they ask for something else.

use std::fs;

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};

const PLAN: [&str; 8] = ["plan", "users.csv", "--event", "Joined", "--zone", "UTC", "-o", "made.toml"];

fn users(folder: &Folder, rows: u32) {
    let rows: String = (0..rows).map(|row| format!("user{row},2016-01-01 00:00:{row:02}\n")).collect();
    folder.write("users.csv", format!("login,created_at\n{rows}"));
}

#[test]
fn a_plan_that_was_changed_by_hand_is_kept() {
    let (folder, program) = (Folder::new(), Program::new());
    users(&folder, 6);
    program.run(folder.path(), PLAN).expect_code(0);
    // The same once more loses nothing.
    program.run(folder.path(), PLAN).expect_code(0);
    let by_hand = fs::read_to_string(folder.at("made.toml")).expect("a plan") + "# for the shop\n";
    folder.write("made.toml", &by_hand);
    let refused = program.run(folder.path(), PLAN).expect_code(1);
    assert!(refused.stderr.contains("--overwrite"), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(folder.at("made.toml")).expect("a plan"), by_hand);
    program.run(folder.path(), PLAN.into_iter().chain(["--overwrite"])).expect_code(0);
    assert_ne!(fs::read_to_string(folder.at("made.toml")).expect("a plan"), by_hand);
}

#[test]
fn files_of_an_earlier_save_are_neither_written_over_nor_left_among_new_ones() {
    let (folder, program) = (Folder::new(), Program::new());
    users(&folder, 6);
    program.run(folder.path(), PLAN).expect_code(0);
    let save = |more: &[&str]| -> Outcome {
        let save = ["save", "made.toml", "out", "--part", "2"];
        program.run(folder.path(), save.iter().chain(more))
    };
    let files = || {
        let files = fs::read_dir(folder.at("out")).expect("the folder").map(|file| file.expect("a file").file_name());
        let mut files: Vec<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
        files.sort();
        files
    };
    save(&[]).expect_code(0);
    assert_eq!(files().len(), 3, "{:?}", files());
    let first = folder.at("out").join(&files()[0]);
    fs::write(&first, "changed by hand\n").expect("it can be written");
    let mine = folder.write("out/users-notes-0001.json", "mine");
    users(&folder, 3);
    let refused = save(&[]).expect_code(1);
    assert!(
        refused.stderr.contains("3 files of an earlier save") && refused.stderr.contains("--overwrite"),
        "{refused:?}"
    );
    assert_eq!(fs::read_to_string(&first).expect("it is there"), "changed by hand\n");
    save(&["--overwrite"]).expect_code(0);
    assert_eq!(files().len(), 3, "two of these three events, and what is not a save's: {:?}", files());
    assert!(mine.exists());
    let text: String = files()
        .iter()
        .filter(|name| name.contains("events"))
        .map(|name| fs::read_to_string(folder.at("out").join(name)).expect("text"))
        .collect();
    assert_eq!(text.lines().count(), 3, "{text}");
}
