//! Sentences that were said and not so: each says no more than what is.

use backfill::tr;
use eframe::egui::accesskit::Role;

use super::wizard::{PEOPLE, Wizard, name, role, said};

#[test]
fn no_more_rows_are_counted_than_there_are() {
    // Two events of each row, and none of the four happened.
    let table = "login,plan,joined_at,left_at\nada@example.com,Pro,,\nlee@example.com,Pro,,\nsam@example.com,Max,\
                 2016-01-03 09:12:31,2016-02-03 09:12:31\n";
    let mut wizard = Wizard::matching("members.csv", table);
    wizard.choose(tr!("match-zone"), "UTC");
    let offer = wizard.all().map(|node| name(&node)).find(|name| name.starts_with("Add ") && name.contains("Left"));
    wizard.press(&offer.expect("the second date is offered"));
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-all-checked", count = 3_u64));
    let what = tr!("group-blank-time", of = "events", count = 4_u64);
    wizard.see(&tr!("group-in-rows", what = what, rows = 2_u64));
    assert!(!wizard.says(&tr!("rows", count = 4_u64)), "{}", wizard.everything());
}

#[test]
fn the_person_on_match_is_the_one_that_is_sent() {
    let mut wizard = Wizard::open();
    wizard.folder.write("kunden.csv", "Nr,E-Mail\n101,ada@example.com\n102,lee@example.com\n");
    wizard.drop_file("orders.csv", "Kunde,Datum\n101,2016-01-03 09:12:31\n102,2016-01-04 10:00:11\n");
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.fill(tr!("match-event-name"), "Ordered");
    wizard.choose(&tr!("match-column-for", field = tr!("who")), "Kunde");
    assert!(wizard.told(tr!("who")).contains("101"), "{}", wizard.told(tr!("who")));
    wizard.press(&tr!("match-look-up-link-named", column = "Kunde"));
    wizard.until("it to be looked through", |wizard| wizard.describes("kunden.csv", tr!("match-nearby-best")));
    wizard.press("kunden.csv");
    wizard.press(tr!("match-look-up-do"));
    wizard.until("the person of the second file", |wizard| wizard.describes(tr!("who"), "ada@example.com"));
    assert!(!wizard.told(tr!("who")).contains("101"), "{}", wizard.told(tr!("who")));
}

#[test]
fn a_reason_goes_with_the_column_that_it_is_for() {
    let table = "login,backup,created_at\nada@example.com,a@example.org,2016-01-03 09:12:00\nlee@example.com,\
                 l@example.org,2016-01-04 21:35:00\n";
    let mut wizard = Wizard::matching("two.csv", table);
    let reason = "look like e-mail addresses";
    assert!(wizard.told(tr!("who")).contains(reason), "{}", wizard.told(tr!("who")));
    wizard.choose(&tr!("match-column-for", field = tr!("who")), "backup");
    assert!(!wizard.told(tr!("who")).contains(reason), "{}", wizard.told(tr!("who")));
}

#[test]
fn what_is_there_is_not_offered_again_whatever_was_said_of_it_since() {
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-sample-open"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.press("Add Canceled");
    assert!(!wizard.offers("Add Canceled"));
    let count = wizard.window.state().draft().mapping().rules.len();
    wizard.window.state_mut().act(backfill::session::action::change(move |settings| {
        let column = "plan".to_owned();
        let only =
            backfill::mapping::Condition { column, test: backfill::mapping::Test::IsNot, values: vec!["x".to_owned()] };
        settings.mapping.rules[count - 1].only.push(only);
    }));
    wizard.settle();
    assert!(!wizard.offers("Add Canceled"), "{}", wizard.everything());
}

#[test]
fn no_two_offers_have_one_name() {
    let row = |day: u32| format!("u{day}@example.com,2016-01-0{day} 09:00:00,2016-02-0{day} 09:00:00,2016-03-0{day}");
    let rows: Vec<String> = (1..8).map(row).collect();
    let mut wizard = Wizard::matching("dates.csv", format!("login,created_at,date_1,date_2\n{}\n", rows.join("\n")));
    wizard.settle();
    let mut offers: Vec<String> =
        wizard.all().map(|node| name(&node)).filter(|name| name.starts_with("Also ") && name.ends_with('?')).collect();
    let before = offers.len();
    assert!(before > 1, "{offers:?}");
    offers.sort();
    offers.dedup();
    assert_eq!(offers.len(), before, "{offers:?}");
    assert!(!offers.iter().any(|offer| offer.contains("Event 2")), "{offers:?}");
}

/// A row's number is its name, and no count.
#[test]
fn row_numbers_have_no_separators() {
    let rows: String = (0..1_200).map(|row| format!("u{row}@example.com,2016-01-03 09:12:31\n")).collect();
    let table = format!("login,created_at\n{rows},2016-01-03 09:12:31\n");
    let mut wizard = Wizard::matching("many.csv", table);
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see("1,201 rows read");
    wizard.press(&tr!("preview-made-none", count = 1_u64));
    let numbered = |wizard: &Wizard, start: &str| {
        wizard.all().any(|node| role(&node) == Role::Row && name(&node).starts_with(start))
    };
    wizard.until("the row", |wizard| numbered(wizard, "1202, \"login\" is blank"));
    assert!(!wizard.all().any(|node| said(&node).any(|said| said.contains("1,202"))), "{}", wizard.everything());
}

#[test]
fn a_column_that_is_yet_to_be_chosen_has_no_blank_name() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    wizard.press(tr!("match-naming-column"));
    wizard.press(tr!("continue"));
    wizard.see("\"What\" in event 1 is empty.");
    assert!(!wizard.says("\"\""), "{}", wizard.everything());
}
