//! A ledger that was damaged behind the program's back: whatever is done with it afterwards, nothing comes to be in the
//! product in two ways, and what is said to be complete has arrived.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::races::{assert_no_second_copies, plan_in_berlin};
use crate::resume::Random;
use crate::shop::{Shop, run, size, start};
use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;
use crate::support::wait;

/// Does something to one of the ledger's files; what, in words.
fn damage(data: &Path, random: &mut Random) -> String {
    let mut files: Vec<_> =
        fs::read_dir(data).expect("it can be listed").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let file = &files[random.below(files.len() as u64) as usize];
    let mut bytes = fs::read(file).expect("it can be read");
    let length = bytes.len() as u64;
    let at = random.below(length) as usize;
    let what = match random.below(8) {
        0 => {
            fs::remove_file(file).expect("it can be deleted");
            return format!("{} was deleted", file.display());
        }
        1 => {
            bytes.truncate(at);
            format!("was cut at {at}")
        }
        2 => {
            let end = (at + 512).min(bytes.len());
            bytes[at..end].fill(0);
            format!("was blank from {at} to {end}")
        }
        _ if length == 0 => "was left as it is".to_owned(),
        _ => {
            let bit = random.below(8);
            bytes[at] ^= 1 << bit;
            format!("had bit {bit} of byte {at} turned")
        }
    };
    fs::write(file, bytes).expect("it can be written");
    format!("{} {what}", file.display())
}

/// As many as one likes with `BACKFILL_DAMAGES=200`.
#[test]
fn whatever_is_damaged_nothing_is_sent_differently_and_nothing_is_lost() {
    let damages = size("BACKFILL_DAMAGES", 10);
    let (shop, nginx, program) = (Shop::new(7_000), Nginx::start(), Program::new());
    plan_in_berlin(&shop);
    let (folder, url, expected) = (shop.folder.path(), nginx.url(), shop.requests());
    let mut child = start(&program, folder, &["run", "plan.toml", "--yes", "--pace", "gentle", "--tracker", &url]);
    wait::until("events to arrive", || (nginx.lines() > 2_000).then_some(()));
    child.kill().expect("our child can be killed");
    child.wait().expect("our child has ended");
    let arrived: BTreeSet<String> = nginx.all_requests().into_iter().collect();
    let as_left = Folder::copy_of(&program.data());

    let mut random = Random(11);
    let (mut went_on, mut refused) = (0, 0);
    for _ in 0..damages {
        fs::remove_dir_all(program.data()).expect("it can be deleted");
        fs::rename(Folder::copy_of(as_left.path()).path(), program.data()).expect("it can be moved");
        let what = damage(&program.data(), &mut random);
        let before = nginx.all_lines();
        let other = run(&program, folder, &["run", "berlin.toml", "--yes", "--tracker", &url]);
        assert!(matches!(other.code, Some(1 | 3)), "{what}, and the other plan went: {other:?}");
        assert_eq!(nginx.all_lines(), before, "{what}, and the other plan sent something: {other:?}");
        let same = run(&program, folder, &["resume", "--yes", "--tracker", &url]);
        let lines = nginx.all_requests();
        if same.code == Some(0) {
            let now: BTreeSet<String> = lines[before as usize..].iter().cloned().chain(arrived.clone()).collect();
            assert_eq!(now, expected, "{what}, and it says that all was sent: {same:?}");
            went_on += 1;
        } else {
            assert!(!same.stderr.contains("panicked") && !same.stderr.is_empty(), "{what}: {same:?}");
            assert_eq!(lines.len() as u64, before, "{what}, and something was sent without a record: {same:?}");
            refused += 1;
        }
    }
    assert_no_second_copies(&nginx.finish());
    println!("{damages} damages: {went_on} went on and sent everything, {refused} were refused");
}
