//! What a killed command was writing does not stay for ever, and what another one is writing is left alone.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shop::{Shop, run, start};
use crate::support::program::{KillOnDrop, Program};
use crate::support::wait;

fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "part")).collect()
}

/// Starts a command that writes for a while, and waits until it has begun to.
fn writing(program: &Program, shop: &Shop, arguments: &[&str], into: &Path) -> (KillOnDrop, Vec<PathBuf>) {
    let child = KillOnDrop(start(program, shop.folder.path(), arguments));
    let written = wait::until("a file in the making", || Some(unfinished(into)).filter(|found| !found.is_empty()));
    (child, written)
}

/// Writes one file for a while.
const HELD: [&str; 7] = ["save", "plan.toml", "held", "--as", "csv", "--part", "1000000"];

#[test]
fn files_that_a_killed_command_left_unfinished_are_gone_at_the_next_start() {
    let (shop, program) = (Shop::new(300_000), Program::new());
    let (folder, out) = (shop.folder.path().to_owned(), shop.folder.at("out"));
    let theirs = shop.folder.write("out/letter.part", "somebody else's");
    let mine = |found: &[PathBuf]| found.iter().filter(|path| **path != theirs).cloned().collect::<Vec<_>>();
    for arguments in [&["save", "plan.toml", "out"][..], &["check", "plan.toml", "--left-out", "out/left.csv"]] {
        let child = KillOnDrop(start(&program, &folder, arguments));
        wait::until("a file in the making", || (!mine(&unfinished(&out)).is_empty()).then_some(()));
        drop(child);
        let left = mine(&unfinished(&out));
        assert!(!left.is_empty(), "{arguments:?} was to be killed in the middle");

        // Any start will do. One that is still being written is nobody else's to remove.
        let (other, written) = writing(&program, &shop, &HELD, &shop.folder.at("held"));
        run(&program, &folder, &["history"]).expect_code(0);
        assert_eq!(mine(&unfinished(&out)), [] as [PathBuf; 0], "{arguments:?}");
        assert!(written.iter().any(|path| path.exists()), "what another command writes was removed");
        drop(other);
        run(&program, &folder, &["history"]).expect_code(0);
        assert_eq!(unfinished(&shop.folder.at("held")), [] as [PathBuf; 0]);
    }
    assert_eq!(fs::read_to_string(&theirs).expect("it stays"), "somebody else's");
    // Nothing is noted of what was finished or swept up.
    assert!(!program.data().join("unfinished").exists());
}
