//! The ways in.

use backfill::tr;
use eframe::egui::{Event, Key, ViewportCommand};

use super::wizard::{PEOPLE, Wizard};

#[test]
fn a_dropped_file_is_opened_and_shown_as_a_table() {
    let mut wizard = Wizard::open();
    wizard.drop_file("people.csv", PEOPLE);
    wizard.see("people.csv");
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 7_u64));
    wizard.see("ada@example.com");
    wizard.see("4 columns");
}

#[test]
fn a_typed_path_is_opened() {
    let mut wizard = Wizard::open();
    let path = wizard.folder.write("people.csv", PEOPLE);
    wizard.press(tr!("widgets-type-path"));
    wizard.type_into(tr!("widgets-path"), 0, &path.to_string_lossy());
    wizard.key(Key::Enter);
    wizard.see("ada@example.com");
}

#[test]
fn a_file_from_the_chooser_is_opened() {
    let mut wizard = Wizard::open();
    let path = wizard.folder.write("people.csv", PEOPLE);
    wizard.decide(Some(path));
    wizard.press(tr!("choose-file"));
    wizard.see("ada@example.com");
}

#[test]
fn a_chooser_that_is_closed_without_a_choice_changes_nothing() {
    let mut wizard = Wizard::open();
    wizard.decide(None);
    wizard.press(tr!("choose-file"));
    wizard.settle();
    wizard.see(tr!("choose-title"));
}

#[test]
fn pasted_cells_are_read_as_a_table() {
    let mut wizard = Wizard::open();
    wizard.window.event(Event::Paste("login\tcreated_at\nada@example.com\t2016-01-03\n".to_owned()));
    wizard.see("ada@example.com");
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 1_u64));
    // By a name of its own, so that a later paste leaves an import of this one as it is.
    wizard.see("pasted-");
}

#[test]
fn a_file_that_is_not_there_is_said_with_its_path_and_the_page_stays() {
    let mut wizard = Wizard::open();
    let path = wizard.folder.at("gone.csv");
    wizard.drop_path(path);
    wizard.see("gone.csv");
    wizard.see(tr!("choose-title"));
}

#[test]
fn the_sample_opens_with_one_press() {
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-sample-open"));
    wizard.see_all_rows();
    wizard.see(&tr!("rows", count = 480_u64));
    wizard.see("7 columns");
}

#[test]
fn choosing_another_file_forgets_the_first() {
    let mut wizard = Wizard::with("people.csv", PEOPLE);
    wizard.press(tr!("chosen-back"));
    wizard.see(tr!("choose-title"));
    wizard.drop_file("plans.csv", "id,plan\n1,Premium\n");
    wizard.see("plans.csv");
    wizard.see_gone("ada@example.com");
}

/// The choices for a table like [`PEOPLE`], saved beside its file.
const SAVED: &str = r#"
version = 1
source = { kind = "csv", file = "people.csv" }
[mapping]
zone = "Europe/Berlin"
[[mapping.rules]]
who = { column = "login" }
when = { column = "created_at", format = "year-first" }
what = { from = "fixed", name = "Joined" }
"#;

#[test]
fn saved_choices_open_what_they_were_made_for() {
    let mut wizard = Wizard::open();
    wizard.folder.write("people.csv", PEOPLE);
    wizard.drop_file("choices.toml", SAVED);
    wizard.see(tr!("chosen-about"));
    wizard.press(tr!("continue"));
    assert_eq!(wizard.value(tr!("match-event-name")), "Joined");
    assert_eq!(wizard.value(tr!("match-zone")), "Europe/Berlin");
}

#[test]
fn saved_choices_are_made_for_the_next_export_once_that_is_open_and_can_be_undone() {
    let mut wizard = Wizard::with("next.csv", PEOPLE);
    wizard.drop_file("choices.toml", SAVED);
    wizard.see("The saved settings were applied to next.csv.");
    wizard.press(tr!("continue"));
    assert_eq!(wizard.value(tr!("match-event-name")), "Joined");
    wizard.press(tr!("undo"));
    wizard.until("the choices to be taken back", |wizard| !wizard.says("Joined"));
}

#[test]
fn an_address_in_saved_choices_is_said_and_never_sent_to() {
    let mut wizard = Wizard::with("next.csv", PEOPLE);
    let address = "https://collect.example";
    wizard.drop_file("choices.toml", SAVED.replacen("[mapping]", &format!("tracker = \"{address}\"\n[mapping]"), 1));
    let said = tr!("session-settings-tracker", address = address);
    wizard.see(&said);
    wizard
        .drop_file("usual.toml", SAVED.replacen("[mapping]", "tracker = \"https://trk.kissmetrics.io\"\n[mapping]", 1));
    wizard.see_gone(&said);
}

#[test]
fn saved_choices_for_other_columns_are_refused_by_name_and_what_is_open_stays() {
    let mut wizard = Wizard::with("other.csv", "email,when\nada@example.com,2016-01-03 09:12:00\n");
    wizard.drop_file("choices.toml", SAVED);
    wizard.see("created_at");
    wizard.see("login");
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
}

#[test]
fn a_file_that_is_dropped_on_what_is_half_matched_asks_before_it_takes_its_place() {
    let mut wizard = Wizard::matching("people.csv", super::wizard::PEOPLE);
    wizard.say_when_and_what();
    let matched = wizard.window.state().draft().settings().clone();
    wizard.drop_file("other.csv", "mail,at\nada@example.com,2016-01-03\n");
    wizard.see(&tr!("leaving-open", other = "other.csv", source = "people.csv"));
    wizard.press(tr!("leaving-no"));
    wizard.see_gone(&tr!("leaving-open", other = "other.csv", source = "people.csv"));
    assert_eq!(wizard.window.state().draft().settings(), &matched);
    let other = wizard.folder.at("other.csv");
    wizard.drop_path(other);
    wizard.press(tr!("leaving-yes"));
    wizard.see("other.csv");
    wizard.see(tr!("chosen-about"));
}

/// Whether the window has been told to close.
fn closes(wizard: &Wizard) -> bool {
    let sent = &wizard.window.output().viewport_output;
    sent.values().any(|output| output.commands.contains(&ViewportCommand::Close))
}

#[test]
fn closing_the_window_on_what_is_half_matched_asks_and_closes_once_it_is_saved() {
    let mut wizard = Wizard::matching("people.csv", super::wizard::PEOPLE);
    wizard.say_when_and_what();
    wizard.close();
    wizard.see(tr!("leaving-close"));
    assert!(!closes(&wizard));
    wizard.press(tr!("leaving-no"));
    wizard.see_gone(tr!("leaving-close"));
    wizard.close();
    let path = wizard.folder.at("people.toml");
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("save-settings"));
    wizard.until("the window to close", closes);
    let saved = std::fs::read_to_string(path).expect("the choices were written");
    assert!(saved.contains("Joined"), "{saved}");
}

#[test]
fn choices_that_were_saved_are_left_without_a_question() {
    let mut wizard = Wizard::matching("people.csv", super::wizard::PEOPLE);
    wizard.say_when_and_what();
    let (path, other) = (wizard.folder.at("people.toml"), "mail,at\nada@example.com,2016-01-03\n");
    wizard.drop_file("other.csv", other);
    wizard.see(&tr!("leaving-open", other = "other.csv", source = "people.csv"));
    wizard.decide(Some(path.clone()));
    wizard.press(tr!("save-settings"));
    // What they were saved for is done.
    wizard.see("mail");
    wizard.see(tr!("chosen-about"));
    assert!(path.exists());
}

#[test]
fn what_was_matched_is_there_again_after_the_file_was_read_with_other_columns() {
    let mut wizard = Wizard::matching("people.csv", super::wizard::PEOPLE);
    wizard.say_when_and_what();
    let matched = wizard.window.state().draft().settings().clone();
    wizard.press(tr!("choose-page"));
    wizard.press(tr!("chosen-change"));
    wizard.choose(tr!("setting-separator"), tr!("setting-separator-semicolon"));
    wizard.see("1 column");
    assert_ne!(wizard.window.state().draft().settings(), &matched);
    wizard.choose(tr!("setting-separator"), tr!("setting-separator-comma"));
    wizard.see("4 columns");
    assert_eq!(wizard.window.state().draft().settings(), &matched);
}

#[test]
fn light_or_dark_is_chosen_and_kept_for_another_day() {
    use backfill::session::appearance::Look;
    let mut wizard = Wizard::open();
    assert_eq!(wizard.window.state().look(), Look::System);
    wizard.press(tr!("choose-look-dark"));
    assert_eq!(wizard.window.ctx.theme(), eframe::egui::Theme::Dark);
    let kept = wizard.data.join("window.toml");
    wizard.until("the choice to be kept", |_| kept.exists());
    let mut wizard = wizard.again();
    wizard.until("the choice to be known", |wizard| wizard.window.state().look() == Look::Dark);
    wizard.until("the window to be dark", |wizard| wizard.window.ctx.theme() == eframe::egui::Theme::Dark);
}
