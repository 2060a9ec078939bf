//! Files in place of sending.

use std::path::Path;

use super::wizard::Wizard;

fn on_files() -> Wizard {
    let mut wizard = Wizard::previewing_people();
    wizard.press("Continue");
    wizard.see("Where should it go?");
    wizard.press("Save as files");
    wizard
}

fn lines(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_events_are_saved_as_json_lines_and_nothing_is_sent() {
    let mut wizard = on_files();
    wizard.see("Choose the folder for the files.");
    let folder = wizard.folder.at("upload");
    wizard.decide(Some(folder.clone()));
    wizard.press("Choose a folder…");
    wizard.see_gone("Choose the folder for the files.");
    wizard.press("Save 3 events");
    wizard.see("3 events are in 1 file. Nothing was sent.");
    wizard.see("people-events-0001.json");
    let lines = lines(&folder.join("people-events-0001.json"));
    assert_eq!(lines.len(), 3);
    // 3 January 2016, 09:12 UTC.
    let start = r#"{"_p":"ada@example.com","_t":1451812320,"_n":"Joined""#;
    assert!(lines[0].starts_with(start), "{}", lines[0]);
}

#[test]
fn files_hold_as_many_events_as_was_chosen() {
    let mut wizard = on_files();
    let folder = wizard.folder.at("upload");
    wizard.fill("Folder", &folder.to_string_lossy());
    wizard.fill("Events per file, at most", "some");
    wizard.see("Enter how many events go into a file.");
    wizard.fill("Events per file, at most", "2");
    wizard.see_gone("Enter how many events go into a file.");
    wizard.press("Save 3 events");
    wizard.see("3 events are in 2 files.");
    assert_eq!(lines(&folder.join("people-events-0001.json")).len(), 2);
    assert_eq!(lines(&folder.join("people-events-0002.json")).len(), 1);
}

#[test]
fn what_a_csv_file_cannot_hold_is_said() {
    let mut wizard = Wizard::matching("people.csv", "login,created_at\nada@example.com,2016-01-03 09:12:00\n");
    wizard.choose("Time zone", "UTC");
    wizard.fill("The event's name", "Joined \"us\"");
    wizard.press("Continue");
    wizard.see("rows were checked.");
    wizard.press("Continue");
    wizard.press("Save as files");
    wizard.press("CSV");
    let folder = wizard.folder.at("upload");
    wizard.fill("Folder", &folder.to_string_lossy());
    wizard.press("Save 1 event");
    wizard.see("1 event is in 1 file.");
    wizard.see("double quotation marks became single ones");
    let lines = lines(&folder.join("people-events-0001.csv"));
    assert!(lines[0].starts_with("Identity,Timestamp,Event"), "{lines:?}");
    assert!(lines[1].contains("Joined 'us'"), "{lines:?}");
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let mut wizard = on_files();
    let file = wizard.folder.write("not-a-folder", "");
    wizard.fill("Folder", &file.join("upload").to_string_lossy());
    wizard.press("Save 3 events");
    wizard.see("can't be written");
}

#[test]
fn other_choices_make_what_was_saved_a_thing_of_the_past() {
    let mut wizard = on_files();
    let folder = wizard.folder.at("upload");
    wizard.fill("Folder", &folder.to_string_lossy());
    wizard.press("Save 3 events");
    wizard.see("3 events are in 1 file.");
    wizard.press("Match");
    wizard.see("Match your columns");
    wizard.fill("The event's name", "Registered");
    wizard.press("Continue");
    wizard.see("rows were checked.");
    wizard.until("the check of the other choices", |wizard| !wizard.says("Checking again"));
    wizard.press("Continue");
    wizard.see("Where should it go?");
    assert!(wizard.told("Send").contains("Files, nothing is sent"));
    assert!(!wizard.says("3 events are in 1 file."));
}
