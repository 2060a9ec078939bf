//! Several files as one table: dropped at once, chosen at once, a folder, and the tables of an archive.

use backfill::tr;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::database::press_table;
use super::sending::{choose_known, confirm, send_known};
use super::wizard::{Wizard, name, role};
use crate::support::tracker::Misbehaving;

const MONTHS: [(&str, &str); 3] = [
    ("people-1.csv", "login,created_at,plan\nada@example.com,2016-01-03 09:12:00,Premium\n"),
    ("people-2.csv", "login;plan;created_at\nlee@example.com;Team;2016-01-04 21:35:00\nomar@example.com;Free;\n"),
    ("people-10.csv", "login,created_at,plan,coupon\nsam@example.com,2016-02-06 07:40:00,Premium,SPRING\n"),
];

fn months(wizard: &Wizard) -> Vec<PathBuf> {
    MONTHS.iter().map(|(name, content)| wizard.folder.write(&format!("exports/{name}"), content)).collect()
}

/// From the first page with the months open to the end of a practice run.
#[track_caller]
fn to_the_practice_run(wizard: &mut Wizard) {
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 4_u64));
    wizard.see("2  people-10.csv, sam@example.com, Joined");
    wizard.press(tr!("continue"));
    wizard.see(&tr!("send-practice", count = 3_u64));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see("3 events of 3 people: 3 Joined.");
}

#[test]
fn three_files_that_are_dropped_at_once_go_to_the_practice_run_as_one_table() {
    let mut wizard = Wizard::open();
    let paths = months(&wizard);
    wizard.drop_paths(paths.into_iter().rev());
    wizard.see("people-*.csv");
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 4_u64));
    wizard.see("3 files: Comma-separated");
    // What differs is said, each with its file.
    wizard.see("people-2.csv is read another way: Semicolon-separated");
    wizard.see("The columns of people-2.csv are in another order");
    wizard.see("Only people-10.csv has the column \"coupon\"");
    // In one box, whose title alone is announced.
    let told: Vec<String> = wizard.all().filter(|node| role(node) == Role::Status).map(|node| name(&node)).collect();
    assert!(told.iter().any(|told| told == tr!("chosen-files-differ")), "{told:?}");
    assert!(!told.iter().any(|told| told.contains("people-2.csv")), "{told:?}");
    wizard.see("2  people-1.csv, ada@example.com");
    to_the_practice_run(&mut wizard);
}

#[test]
fn several_files_and_a_folder_chosen_or_dropped_are_one_table() {
    let mut wizard = Wizard::open();
    let paths = months(&wizard);
    wizard.decide_several(paths);
    wizard.press(tr!("choose-file"));
    wizard.see_all_rows();
    wizard.see("3 files: Comma-separated");
    wizard.press(tr!("chosen-back"));
    wizard.see(tr!("choose-title"));
    let folder = wizard.folder.at("exports");
    wizard.decide(Some(folder.clone()));
    wizard.press(tr!("choose-folder"));
    wizard.see_all_rows();
    wizard.see("3 files: Comma-separated");
    wizard.press(tr!("chosen-back"));
    wizard.see(tr!("choose-title"));
    wizard.drop_path(folder);
    wizard.see_all_rows();
    wizard.see("3 files: Comma-separated");
    // What is said about how they read goes for all of them.
    wizard.press(tr!("chosen-change"));
    wizard.choose(tr!("setting-separator"), tr!("setting-separator-semicolon"));
    wizard.see("has none of the titles of people-1.csv");
}

#[test]
fn the_tables_of_an_archive_are_chosen_one_by_one_or_all_at_once() {
    let mut wizard = Wizard::open();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in MONTHS {
        zip.start_file(name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(content.as_bytes()).expect("a file");
    }
    let path = wizard.folder.write("months.zip", zip.finish().expect("an archive").into_inner());
    wizard.drop_path(path);
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 2_u64));
    wizard.choose(tr!("setting-inside"), tr!("all-as-one-table"));
    wizard.see("3 tables: Comma-separated");
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 4_u64));
    to_the_practice_run(&mut wizard);
}

#[test]
fn an_empty_folder_and_files_of_different_kinds_are_refused_with_a_sentence_and_the_page_stays() {
    let mut wizard = Wizard::open();
    std::fs::create_dir(wizard.folder.at("empty")).expect("a folder");
    let empty = wizard.folder.at("empty");
    wizard.drop_path(empty);
    wizard.see("is an empty folder");
    let text = wizard.folder.write("orders.csv", "id,who\n1,ada\n");
    let lines = wizard.folder.write("orders.jsonl", "{\"id\":1,\"who\":\"ada\"}\n");
    wizard.drop_paths([text, lines]);
    wizard.see("are different kinds of files");
    wizard.see(tr!("choose-title"));
}

#[test]
fn next_months_file_is_what_is_new_in_the_history_of_a_folder() {
    let tracker = Misbehaving::well();
    let mut wizard = Wizard::open();
    months(&wizard);
    let folder = wizard.folder.at("exports");
    wizard.drop_path(folder);
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    confirm(&wizard, &tracker);
    wizard.say_when_and_what();
    send_known(&mut wizard, 3);
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    let bring = |wizard: &mut Wizard| {
        wizard.press(tr!("result-something-else"));
        wizard.see(tr!("choose-title"));
        wizard.press(tr!("history-page"));
        press_table(wizard, "people-*.csv");
        wizard.press(tr!("history-new-rows"));
    };
    wizard.folder.write("exports/people-3.csv", "login,created_at\nnew@example.com,2016-03-01\n");
    bring(&mut wizard);
    wizard.see("Files added since then are new");
    wizard.see("4 files: ");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    choose_known(&mut wizard);
    wizard.press(&tr!("send-events", count = 1_u64));
    wizard.see(tr!("result-table"));
    let received = tracker.received();
    assert_eq!(received.len(), 4);
    assert!(received[3].target().contains("_p=new%40example.com&_n=Joined"), "{:?}", received[3]);
    bring(&mut wizard);
    wizard.see(tr!("error-nothing-new"));
}
