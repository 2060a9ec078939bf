//! How a file reads, and another way where that is not right.

use super::wizard::{PEOPLE, Wizard};
use crate::harness::look;
use crate::support::workbook::{rows, xlsx};
use backfill::tr;

/// Half of it looks like a comma-separated file, half like one with semicolons.
const BOTH: &str = "login;plan,a\nada@example.com;Premium,b\nlee@example.com;Team,c\n";

#[test]
fn another_separator_reads_the_table_again_at_once() {
    let mut wizard = Wizard::with("both.csv", BOTH);
    wizard.press(tr!("chosen-change"));
    wizard.choose(tr!("setting-separator"), tr!("setting-separator-semicolon"));
    wizard.see("Premium,b");
    wizard.choose(tr!("setting-separator"), tr!("setting-separator-comma"));
    wizard.see("ada@example.com;Premium");
}

#[test]
fn another_row_of_titles_reads_the_table_again_at_once() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    wizard.press(tr!("chosen-change"));
    wizard.choose(tr!("setting-titles"), tr!("setting-titles-none"));
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 8_u64));
    wizard.fill(&tr!("chosen-by-number", field = "Row with the titles"), "2");
    wizard.until("7 rows less the new titles", |wizard| wizard.says(&tr!("rows", count = 6_u64)));
    wizard.see("ada@example.com");
}

#[test]
fn what_is_odd_about_a_file_is_said() {
    let wizard = Wizard::with("ragged.csv", "a,b\n1,2\n3,4,5\n6\n");
    assert!(wizard.says("things to check") || wizard.says("thing to check"), "{}", wizard.everything());
}

#[test]
fn titles_that_are_fewer_than_the_cells_are_said_and_moved_by_one_press() {
    let rows = "\"email\"\t\"plan\"\n\"1\"\t\"ada@example.com\"\t\"Gold\"\n\"2\"\t\"bela@example.com\"\t\"Basic\"\n";
    let mut wizard = Wizard::with("table.tsv", rows);
    wizard.see("Rows have 3 cells and there are only 2 titles.");
    wizard.see(&tr!("chosen-to-check", count = 1_u64));
    wizard.press(tr!("chosen-move-titles"));
    wizard.see("from the second column on");
    wizard.see_gone("there are only 2 titles");
}

#[test]
fn a_file_of_several_tables_says_which_rows_are_left_out() {
    let tables =
        "email,day\nada@example.com,2019-01-05\nbela@example.com,2019-01-06\n\norder,amount,state\n17,5.50,open\n";
    let mut wizard = Wizard::with("report.csv", tables);
    wizard.see("2 rows belong to another table below this one and are left out");
}

#[test]
fn choices_of_an_earlier_version_read_their_file_as_it_was_read_then_and_say_so() {
    let mut wizard = Wizard::open();
    wizard.folder.write("table.csv", "login,at,code\nada@example.com,2019-01-05,=\"00417\"\n");
    let plan = "version = 1\nsource = { kind = \"csv\", file = \"table.csv\" }\n[mapping]\nrules = []\n";
    wizard.drop_file("choices.toml", plan);
    wizard.see("This plan is from an earlier version of Backfill");
    wizard.see("=\"00417\"");
}

/// A database in a file, as a shop's own program keeps it.
fn database(wizard: &mut Wizard) {
    let path = wizard.folder.at("shop.db");
    let shop = "CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT, created_at TEXT);
        INSERT INTO users VALUES (1, 'ada@example.com', '2016-01-03 09:12:31');
        CREATE TABLE orders (number INTEGER PRIMARY KEY, login TEXT, at TEXT);
        INSERT INTO orders VALUES (10, 'lee@example.com', '2016-01-04 09:12:31');";
    rusqlite::Connection::open(&path).and_then(|file| file.execute_batch(shop)).expect("the file is written");
    wizard.drop_path(path);
}

#[test]
fn a_database_in_a_file_shows_its_likely_table_and_the_others_or_a_query_are_one_choice_away() {
    let mut wizard = Wizard::open();
    database(&mut wizard);
    wizard.see("Table orders of shop.db, in the order of number");
    wizard.see("lee@example.com");
    wizard.press(tr!("chosen-change"));
    wizard.see("because it seems to be the largest");
    look(&mut wizard.window, "chosen-sqlite");
    wizard.choose(tr!("connect-table"), tr!("match-look-up-table-hint"));
    wizard.see("Table users of shop.db");
    wizard.see("ada@example.com");
    wizard.fill(tr!("connect-query-field"), "SELECT login, created_at FROM users WHERE login = 'nobody'");
    wizard.press(&tr!("chosen-read-text", field = "query"));
    wizard.see(&tr!("reading-query", of = "shop.db"));
    wizard.see_gone("ada@example.com");
    wizard.fill(tr!("connect-query-field"), "SELECT unknown FROM users");
    wizard.press(&tr!("chosen-read-text", field = "query"));
    wizard.see("no such column: unknown");
    wizard.choose(tr!("connect-table"), tr!("match-look-up-table-hint"));
    wizard.see("ada@example.com");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
}

#[test]
fn a_workbook_shows_its_likely_sheet_and_each_sheet_has_titles_of_its_own() {
    let mut wizard = Wizard::open();
    let orders = rows(&[
        "Orders of March",
        "",
        "number|login|at",
        "10|lee@example.com|2016-01-04",
        "11|kim@example.com|2016-01-05",
    ]);
    let users = rows(&["login|created_at", "ada@example.com|2016-01-03"]);
    wizard.drop_file("shop.xlsx", xlsx(&[("Users", users), ("Orders", orders)]));
    wizard.see("Sheet Orders of shop.xlsx, titles in row 3");
    wizard.see("lee@example.com");
    wizard.press(tr!("chosen-change"));
    wizard.see("because it has the most filled rows");
    wizard.choose(tr!("setting-sheet"), "Users");
    wizard.see("Sheet Users of shop.xlsx, titles in row 1");
    wizard.see("ada@example.com");
    wizard.see_gone("lee@example.com");
    wizard.choose(tr!("setting-titles"), tr!("setting-titles-none"));
    wizard.see("Sheet Users of shop.xlsx, no titles");
    wizard.choose(tr!("setting-sheet"), "Orders");
    wizard.see("Sheet Orders of shop.xlsx, titles in row 3");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
}
