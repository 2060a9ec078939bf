//! What came to the files that are read as one table, told by their rows and by where they are.

use std::sync::Arc;

use backfill::pipeline::Stop;
use backfill::pipeline::bookmark::Bookmark;
use backfill::pipeline::files::{FilePrints, News};
use backfill::source::{self, Source};

use crate::support::folder::Folder;

fn table(folder: &Folder) -> Arc<dyn Source> {
    let pattern = folder.at("exports/*/orders*").to_string_lossy().into_owned();
    source::named(&pattern).and_then(|answers| source::open(&answers)).expect("a table")
}

fn prints(folder: &Folder) -> FilePrints {
    let bookmark = FilePrints::read(table(folder).as_ref(), &Stop::default()).expect("it is read").bookmark();
    FilePrints::of(&bookmark.expect("there are files")).expect("it is what was kept")
}

fn write(folder: &Folder, file: &str, rows: &[&str]) {
    folder.write(&format!("exports/{file}"), format!("login,plan\n{}\n", rows.join("\n")));
}

/// The file that has changed, or whether there is news.
fn news(were: &FilePrints, folder: &Folder) -> Result<bool, String> {
    match were.news(table(folder).as_ref(), &Stop::default()).expect("it is read") {
        News::Nothing => Ok(false),
        News::Some => Ok(true),
        News::Changed { file, .. } => Err(file),
    }
}

#[test]
fn a_bookmark_without_a_line_is_of_no_files() {
    assert_eq!(FilePrints::of(&Bookmark { since: String::new(), again: String::new() }), None);
    assert_eq!(FilePrints::default().bookmark(), None);
}

#[test]
fn a_file_is_known_again_whatever_its_name_has_come_to_be_among_others() {
    let folder = Folder::new();
    write(&folder, "north/orders.csv", &["ada,Gold", "ben,Free"]);
    // Called *orders.csv* while it is alone.
    let were = prints(&folder);
    assert_eq!(news(&were, &folder), Ok(false));
    write(&folder, "south/orders.csv", &["cleo,Gold"]);
    assert_eq!(news(&were, &folder), Ok(true), "another one came");
    write(&folder, "north/orders.csv", &["ada,Gold", "ben,Free", "dan,Free"]);
    assert_eq!(news(&were, &folder), Ok(true), "it has grown, and another one came");
    write(&folder, "north/orders.csv", &["ada,Free", "ben,Free"]);
    assert_eq!(news(&were, &folder), Err("north/orders.csv".to_owned()), "it has changed");
    // And the other way round: the name of then says more than it takes now.
    write(&folder, "north/orders.csv", &["ada,Gold", "ben,Free"]);
    let were = prints(&folder);
    std::fs::remove_file(folder.at("exports/south/orders.csv")).expect("it can be removed");
    assert_eq!(news(&were, &folder), Ok(false));
    write(&folder, "north/orders.csv", &["ada,Gold", "ben,Gold"]);
    assert_eq!(news(&were, &folder), Err("orders.csv".to_owned()));
}

#[test]
fn a_ledger_of_yesterday_knows_a_file_by_the_longer_name_that_it_had_then() {
    let folder = Folder::new();
    write(&folder, "north/orders.csv", &["ada,Gold", "ben,Free"]);
    let since = prints(&folder).bookmark().expect("there is a file").since;
    let were =
        FilePrints::of(&Bookmark { since: since.replace("orders.csv", "north/orders.csv"), again: String::new() });
    let were = were.expect("it is of files");
    assert_eq!(news(&were, &folder), Ok(false));
    write(&folder, "north/orders.csv", &["ada,Free", "ben,Free"]);
    assert_eq!(news(&were, &folder), Err("orders.csv".to_owned()));
}

#[test]
fn a_file_that_takes_the_name_of_another_that_is_still_there_is_new() {
    let folder = Folder::new();
    write(&folder, "north/orders.csv", &["ada,Gold", "ben,Free"]);
    let were = prints(&folder);
    let exports = folder.at("exports/north");
    std::fs::rename(exports.join("orders.csv"), exports.join("orders-1.csv")).expect("renamed");
    write(&folder, "north/orders.csv", &["cleo,Gold", "dan,Free"]);
    assert_eq!(news(&were, &folder), Ok(true));
}
