//! Backfill's own files are for their owner, and files in the making do not stay behind.

use std::fs;

use backfill::ledger::Ledger;
use backfill::source::Answers;
use backfill::store;
use backfill::store::connections::{self, Connection};
use backfill::workflow::sample;

use crate::support::folder::Folder;
#[cfg(unix)]
use crate::support::sqlite::another_can_write;

/// Who else may do what with a file or a folder: the last six bits of its mode.
#[cfg(unix)]
fn others(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("it is there").permissions().mode() & 0o077
}

#[cfg(unix)]
fn assert_private(folder: &std::path::Path) {
    assert_eq!(others(folder), 0, "{} can be looked into by others", folder.display());
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        assert_eq!(others(&path), 0, "{} can be read by others", path.display());
    }
}

/// Everything that Backfill writes into its folder.
fn write_everything(folder: &std::path::Path) {
    let folder = store::data_folder(Some(folder)).expect("a folder");
    drop(Ledger::open(&folder).expect("a ledger"));
    let answers = Answers::new("mysql").with("host", "db.example.com").with("user", "reader");
    connections::keep(&folder, &Connection::new("Shop", &answers)).expect("it can be written");
    store::keep(&folder, "pasted-2026-01-01-000000.csv", b"a,b\n1,2\n").expect("it can be written");
    sample::place(Some(&folder)).expect("it can be written");
}

#[cfg(unix)]
#[test]
fn what_backfill_keeps_is_for_its_owner_alone() {
    let home = Folder::new();
    let folder = home.at("share/backfill");
    write_everything(&folder);
    assert!(fs::read_dir(&folder).expect("a folder").count() >= 4);
    assert_private(&folder);
}

#[cfg(unix)]
#[test]
fn what_an_earlier_backfill_let_others_read_is_tightened() {
    use std::os::unix::fs::PermissionsExt;

    let home = Folder::new();
    let folder = home.at("data");
    write_everything(&folder);
    let open_up = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    open_up(&folder, 0o755);
    let entries = || fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries().for_each(|path| open_up(&path, 0o644));
    store::data_folder(Some(&folder)).expect("a folder");
    assert_private(&folder);
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_holds_other_things_only_our_own_are_tightened() {
    use std::os::unix::fs::PermissionsExt;

    let home = Folder::new();
    let (theirs, ours) = (home.write("letter.txt", "Dear Ann"), home.write("connections.toml", ""));
    let link = home.at("ledger.link");
    std::os::unix::fs::symlink(&theirs, &link).expect("a link");
    for path in [home.path(), &theirs, &ours] {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
    }
    store::data_folder(Some(home.path())).expect("a folder");
    assert_eq!((others(home.path()), others(&theirs), others(&ours)), (0o055, 0o044, 0));
}

#[cfg(unix)]
#[test]
fn making_a_file_that_is_there_gives_back_no_lock_that_this_process_has_on_it() {
    let folder = Folder::new();
    let path = folder.at("ledger.sqlite");
    store::make_private_file(&path).expect("it can be made");
    let mut database = rusqlite::Connection::open(&path).expect("it can be opened");
    database.execute_batch("CREATE TABLE t (a)").expect("it can be written");
    assert!(another_can_write(&path));
    let transaction = database.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).expect("it is free");
    store::make_private_file(&path).expect("it is there");
    assert!(!another_can_write(&path));
    transaction.commit().expect("it can be written");
}
