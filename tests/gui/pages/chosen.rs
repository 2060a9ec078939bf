//! How a file reads, and another way where that is not right.

use super::wizard::{PEOPLE, Wizard};

/// Half of it looks like a comma-separated file, half like one with semicolons.
const BOTH: &str = "login;plan,a\nada@example.com;Premium,b\nlee@example.com;Team,c\n";

#[test]
fn another_separator_reads_the_table_again_at_once() {
    let mut wizard = Wizard::with("both.csv", BOTH);
    wizard.press("Not right? Change");
    wizard.choose("How columns are separated", "Semicolon");
    wizard.see("Premium,b");
    wizard.choose("How columns are separated", "Comma");
    wizard.see("ada@example.com;Premium");
}

#[test]
fn another_row_of_titles_reads_the_table_again_at_once() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    wizard.press("Not right? Change");
    wizard.choose("Row with the titles", "There are no titles");
    wizard.see_all_rows();
    wizard.see("8 rows");
    wizard.fill("Row with the titles, by its number", "2");
    wizard.until("7 rows less the new titles", |wizard| wizard.says("6 rows"));
    wizard.see("ada@example.com");
}

#[test]
fn what_is_odd_about_a_file_is_said() {
    let wizard = Wizard::with("ragged.csv", "a,b\n1,2\n3,4,5\n6\n");
    assert!(wizard.says("things are odd") || wizard.says("thing is odd"), "{}", wizard.everything());
}
