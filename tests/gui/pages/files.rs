//! Files in place of sending.

use std::path::Path;

use backfill::tr;
use eframe::egui::vec2;

use super::wizard::Wizard;
use crate::painted::texts;
use crate::sound::FOOT;

fn on_files() -> Wizard {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    wizard.press(tr!("send-to-files"));
    wizard
}

fn lines(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_events_are_saved_as_json_lines_and_nothing_is_sent() {
    let mut wizard = on_files();
    wizard.see(tr!("session-files-no-folder"));
    let folder = wizard.folder.at("upload");
    wizard.decide(Some(folder.clone()));
    wizard.press(tr!("choose-folder"));
    wizard.see_gone(tr!("session-files-no-folder"));
    wizard.press(&tr!("send-save", count = 3_u64));
    wizard.see(&tr!("send-files-saved", events = 3_u64, files = 1_u64));
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
    wizard.fill(tr!("send-files-folder"), &folder.to_string_lossy());
    wizard.fill(tr!("send-files-part"), "some");
    wizard.see(tr!("session-files-no-number"));
    wizard.fill(tr!("send-files-part"), "2");
    wizard.see_gone(tr!("session-files-no-number"));
    wizard.press(&tr!("send-save", count = 3_u64));
    wizard.see(&tr!("send-files-saved", events = 3_u64, files = 2_u64));
    assert_eq!(lines(&folder.join("people-events-0001.json")).len(), 2);
    assert_eq!(lines(&folder.join("people-events-0002.json")).len(), 1);
}

#[test]
fn what_came_of_it_is_brought_into_view_in_a_small_window_too() {
    let mut wizard = on_files();
    wizard.window.set_size(vec2(1000.0, 560.0));
    let folder = wizard.folder.at("upload");
    wizard.fill(tr!("send-files-folder"), &folder.to_string_lossy());
    wizard.press(&tr!("send-save", count = 3_u64));
    let saved = tr!("send-files-saved", events = 3_u64, files = 1_u64);
    wizard.until("what was saved to be in view", |wizard| {
        let foot = wizard.window.ctx.content_rect().bottom() - FOOT;
        texts(&wizard.window).iter().any(|text| text.text.contains(&saved) && text.seen.bottom() < foot)
    });
    // Whoever saves again is told, beside what they can do about it, that files are there.
    wizard.fill(tr!("send-files-part"), "2");
    wizard.press(&tr!("send-save", count = 3_u64));
    wizard.see(tr!("send-files-overwrite"));
    assert!(wizard.says(&format!("tick \"{}\" below it", tr!("send-files-overwrite"))), "{}", wizard.everything());
}

#[test]
fn what_a_csv_file_cannot_hold_is_said() {
    let mut wizard = Wizard::matching("people.csv", "login,created_at\nada@example.com,2016-01-03 09:12:00\n");
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.fill(tr!("match-event-name"), "Joined \"us\"");
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.press(tr!("continue"));
    wizard.press(tr!("send-to-files"));
    wizard.press(tr!("sink-csv"));
    let folder = wizard.folder.at("upload");
    wizard.fill(tr!("send-files-folder"), &folder.to_string_lossy());
    wizard.press(&tr!("send-save", count = 1_u64));
    wizard.see(&tr!("send-files-saved", events = 1_u64, files = 1_u64));
    wizard.see("double quotation marks became single ones");
    let lines = lines(&folder.join("people-events-0001.csv"));
    assert!(lines[0].starts_with("Identity,Timestamp,Event"), "{lines:?}");
    assert!(lines[1].contains("Joined 'us'"), "{lines:?}");
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let mut wizard = on_files();
    let file = wizard.folder.write("not-a-folder", "");
    wizard.fill(tr!("send-files-folder"), &file.join("upload").to_string_lossy());
    wizard.press(&tr!("send-save", count = 3_u64));
    wizard.see("can't be written");
}

#[test]
fn other_choices_make_what_was_saved_a_thing_of_the_past() {
    let mut wizard = on_files();
    let folder = wizard.folder.at("upload");
    wizard.fill(tr!("send-files-folder"), &folder.to_string_lossy());
    wizard.press(&tr!("send-save", count = 3_u64));
    wizard.see(&tr!("send-files-saved", events = 3_u64, files = 1_u64));
    wizard.press(tr!("step-match"));
    wizard.see(tr!("match-title"));
    wizard.fill(tr!("match-event-name"), "Registered");
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.until("the check of the other choices", |wizard| !wizard.says("Checking again"));
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    assert!(wizard.told(tr!("step-send")).contains("Files, nothing is sent"));
    assert!(!wizard.says(&tr!("send-files-saved", events = 3_u64, files = 1_u64)));
}
