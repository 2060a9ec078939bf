//! What would leave, and what would not.

use super::wizard::{Wizard, name};
use backfill::tr;

#[test]
fn a_manager_can_read_the_first_sentence_and_the_four_numbers() {
    let mut wizard = Wizard::previewing_people();
    wizard.see(&tr!("preview-title", people = 3_u64, events = 3_u64, kinds = 1_u64));
    wizard.see("3 January 2016 to 6 February 2016");
    for number in ["7 rows read", "4 events made", "3 will be sent", "3 expected to be kept"] {
        wizard.see(number);
    }
    wizard.see(&tr!("preview-all-checked", count = 7_u64));
}

#[test]
fn what_was_found_says_how_grave_it_is_with_an_example() {
    let wizard = Wizard::previewing_people();
    for said in ["Must fix", "1 row has no person: \"login\" is blank.", "not known", "Will be lost", "Left out"] {
        assert!(wizard.says(said), "{said:?} is not in\n{}", wizard.everything());
    }
}

#[test]
fn a_finding_is_fixed_by_one_press_and_the_fix_taken_back() {
    let mut wizard = Wizard::previewing_people();
    let before = wizard.window.state().draft().settings().clone();
    assert!(wizard.says("1 row has no person"));
    wizard.press_nth(tr!("fix-leave-rows-out"), 0);
    assert_ne!(wizard.window.state().draft().settings(), &before);
    wizard.see_gone(tr!("preview-checking-again"));
    wizard.press(tr!("undo"));
    wizard.see_gone(tr!("preview-checking-again"));
    assert_eq!(wizard.window.state().draft().settings(), &before);
    wizard.see("1 row has no person");
}

#[test]
fn the_rows_of_one_fate_are_shown_alone() {
    let mut wizard = Wizard::previewing_people();
    wizard.choose(tr!("preview-filter"), tr!("filter-unreadable-time"));
    wizard.see(&tr!("miss-unreadable-time", column = "created_at", value = "not known"));
    assert!(!wizard.says("ada@example.com"));
    wizard.choose(tr!("preview-filter"), tr!("preview-filter-all"));
    wizard.see("ada@example.com");
}

#[test]
fn each_number_opens_the_rows_that_it_left_behind() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(&tr!("preview-made-none", count = 3_u64));
    wizard.see_gone("sam@example.com, Joined");
    for none in ["\"created_at\" is blank, so there is no event", "\"created_at\" says \"not known\""] {
        wizard.see(none);
    }
    assert!(!wizard.says("old@example.com, Joined"), "{}", wizard.everything());
    wizard.press(&tr!("preview-cannot-be-sent", count = 1_u64));
    wizard.see("old@example.com, Joined");
    wizard.see_gone("so there is no event");
    assert_eq!(wizard.value(tr!("preview-filter")), "Rows with an event that is not sent");
    wizard.choose(tr!("preview-filter"), tr!("preview-filter-all"));
    wizard.see("sam@example.com, Joined");
}

#[test]
fn the_event_of_a_row_that_will_be_lost_is_marked_wherever_its_row_is_shown() {
    let twice = "ada@example.com,2016-01-03 09:12:31,";
    let mut wizard = Wizard::matching("twice.csv", format!("login,created_at,plan\n{twice}Pro\n{twice}Max\n"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    let lost = |wizard: &Wizard, line: &str| {
        let row = wizard.all().find(|node| name(node).starts_with(line));
        let row = row.unwrap_or_else(|| panic!("no row begins with {line:?}: {}", wizard.everything()));
        name(&row).ends_with("will be lost")
    };
    wizard.see(&tr!("preview-will-be-lost", count = 1_u64));
    // The rows come on their own, and the marks when all rows were checked.
    wizard.see("3, ada@example.com");
    wizard.see(&tr!("preview-all-checked", count = 2_u64));
    assert!(!lost(&wizard, "2, ada@example.com") && lost(&wizard, "3, ada@example.com"), "{}", wizard.everything());
    wizard.press(&tr!("preview-will-be-lost", count = 1_u64));
    wizard.see_gone("2, ada@example.com");
    wizard.see("3, ada@example.com");
    assert!(lost(&wizard, "3, ada@example.com"), "{}", wizard.everything());
}

#[test]
fn a_row_unfolds_into_its_cells_and_the_exact_request() {
    let mut wizard = Wizard::previewing_people();
    let row = wizard.all().find(|node| name(node).starts_with("2, ada@example.com, Joined"));
    let at = row.expect("the row is in the table").rect().center();
    wizard.click_at(at);
    wizard.see("_p=ada%40example.com&_n=Joined&_t=1451812320&_d=1");
    wizard.see("$1,284.50");
    wizard.click_at(at);
    wizard.see_gone("_p=ada%40example.com&_n=Joined");
}

#[test]
fn a_row_that_is_too_long_for_the_list_is_read_whole_when_it_is_wanted() {
    let note = format!("{} the end", "so it goes on, ".repeat(400));
    let table = format!("login,created_at,note\nada@example.com,2016-01-03 09:12:31,\"{note}\"\n");
    let mut wizard = Wizard::matching("long.csv", &table);
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    let unfold = |wizard: &mut Wizard| {
        let row = wizard.all().find(|node| name(node).starts_with("2, ada@example.com, Joined"));
        let at = row.expect("the row is in the table").rect().center();
        wizard.click_at(at);
    };
    wizard.see(&tr!("preview-no-problems", count = 1_u64));
    unfold(&mut wizard);
    wizard.see(tr!("preview-row-is-long"));
    assert!(!wizard.says("the end"));
    wizard.press(tr!("preview-read-whole"));
    wizard.until("the row to be read", |wizard| {
        wizard.all().any(|node| node.value().as_deref() == Some("Line 2 in full"))
    });
    wizard.see_gone(tr!("preview-reading"));
    unfold(&mut wizard);
    wizard.see("the end");
    assert!(!wizard.says("only the beginning is shown"));
}

#[test]
fn nothing_found_is_said_with_its_scope() {
    let mut wizard = Wizard::matching("good.csv", "login,created_at\nada@example.com,2016-01-03 09:12:31\n");
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see(&tr!("preview-no-problems", count = 1_u64));
}

#[test]
fn rows_that_are_left_out_can_be_saved_before_anything_is_sent() {
    let mut wizard = Wizard::previewing_people();
    let path = wizard.folder.at("out.csv");
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("preview-save-left-out"));
    wizard.see("out.csv");
    let saved = std::fs::read_to_string(path).expect("the file was written");
    for cell in ["nina@example.com", "omar@example.com", "old@example.com", "not known"] {
        assert!(saved.contains(cell), "{cell:?} is not in\n{saved}");
    }
    assert!(!saved.contains("ada@example.com"));
}

#[test]
fn what_is_found_so_far_is_shown_and_never_taken_for_the_whole() {
    // So many rows that the check is seen at work, and the last of them wrong.
    const ROWS: usize = 150_000;
    let mut table = "login,created_at\n".to_owned();
    for row in 1..ROWS {
        table.push_str(&format!("p{row}@example.com,2016-01-03 09:12:31\n"));
    }
    table.push_str("last@example.com,not known\n");
    let mut wizard = Wizard::matching("long.csv", &table);
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see("rows read so far");
    for said in ["So far: ", "expected to be kept so far", "Every row is checked before anything is sent."] {
        wizard.see(said);
    }
    assert!(!wizard.says(&tr!("preview-all-checked", count = 150_000_u64)));
    wizard.press(tr!("continue"));
    wizard.see(tr!("session-still-checking"));
    wizard.see(&tr!("preview-all-checked", count = 150_000_u64));
    wizard.see("1 time can't be read");
    assert!(!wizard.says("so far"), "{}", wizard.everything());
}

#[test]
fn what_was_fixed_stays_where_it_was_with_the_way_back_and_a_double_click_fixes_one_thing() {
    let mut wizard = Wizard::previewing_people();
    let rules = |wizard: &Wizard| wizard.window.state().draft().mapping().rules.clone();
    let before = rules(&wizard);
    let button = wizard.all().find(|node| super::wizard::name(node) == "Leave these rows out");
    let at = button.expect("it is offered").rect().center();
    let others = |wizard: &Wizard| {
        let others = wizard.all().filter(|node| super::wizard::name(node) == "Leave these rows out");
        others.map(|node| node.rect()).collect::<Vec<_>>()
    };
    let second = others(&wizard)[1];
    // Two presses at once, at one place.
    for _ in 0..2 {
        wizard.window.hover_at(at);
        wizard.window.drag_at(at);
        wizard.window.drop_at(at);
        wizard.window.step();
    }
    wizard.settle();
    wizard.see(&tr!("preview-all-checked", count = 7_u64));
    let fixed = rules(&wizard);
    assert_eq!(fixed[0].leave_out.len(), 1, "one thing was fixed, and is not taken back");
    wizard.see(tr!("preview-fixed"));
    assert_eq!(others(&wizard), [second], "what is still open has not moved");
    wizard.press(tr!("fix-leave-rows-out"));
    wizard.see(&tr!("preview-all-checked", count = 7_u64));
    assert_eq!(rules(&wizard)[0].leave_out.len(), 2);
    // The first is taken back and the second stays.
    wizard.press_nth(tr!("undo"), 1);
    wizard.see(&tr!("preview-all-checked", count = 7_u64));
    let left = rules(&wizard)[0].leave_out.clone();
    assert_eq!(left.len(), 1);
    assert_ne!(left, fixed[0].leave_out);
    wizard.keys(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::Z);
    wizard.keys(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::Z);
    wizard.keys(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::Z);
    assert_eq!(rules(&wizard), before);
}

#[test]
fn days_and_months_are_those_of_the_zone_in_which_the_times_were_written() {
    // In UTC the first is of the year before, and the last of the next month.
    let table = "login,created_at\nada@example.com,2021-01-01 00:00:00\nsam@example.com,2021-03-31 23:59:59\n";
    for zone in ["Europe/Berlin", "America/New_York"] {
        let mut wizard = Wizard::matching("edges.csv", table);
        wizard.choose(tr!("match-zone"), zone);
        wizard.fill(tr!("match-event-name"), "Joined");
        wizard.press(tr!("continue"));
        wizard.see("From 1 January 2021 to 31 March 2021.");
        for month in ["January", "March"] {
            wizard.see(&format!("{month} 2021: 1 event"));
        }
        assert!(!wizard.says("December 2020") && !wizard.says("April 2021"), "{}", wizard.everything());
        wizard.press(tr!("continue"));
        wizard.see("1 January 2021 to 31 March 2021");
    }
}
