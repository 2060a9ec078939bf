//! Opening what was dropped, named at the start, or handed over by a later start; and the command line that is copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;

use backfill::ledger::{Ledger, ProductKind};
use backfill::plan::Plan;
use backfill::session::action::Action;
use backfill::session::command::quoted;
use backfill::session::send::{SendState, Target};
use backfill::tr;
use backfill::workflow::hand_over::Given;
use eframe::egui::{Theme, ViewportCommand, ViewportId};

use crate::pages::wizard::Wizard;
use crate::support::folder::Folder;
use crate::support::keychain::Missing;

const PEOPLE: &str = "login,created_at\nada@example.com,2016-01-03 09:12:00\nlee@example.com,2016-01-04 21:35:00\n";

const PLAN: &str = r#"
version = 2
reading = 2

[source]
kind = "csv"
file = "people.csv"

[mapping]
zone = "UTC"

[[mapping.rules]]
person = { column = "login" }
time = { column = "created_at", format = "year-first" }
event = { from = "fixed", name = "Joined by a plan" }
"#;

fn given(files: &[&Path]) -> Given {
    Given { files: files.iter().map(|file| file.to_string_lossy().into_owned()).collect(), demo: false }
}

/// Whether the window shows events of this name.
fn makes(wizard: &Wizard, name: &str) -> bool {
    wizard.window.state().view().names().is_some_and(|names| names.iter().any(|(made, _)| made == name))
}

#[test]
fn saved_settings_open_by_their_ending_alone_or_with_other_tables() {
    for ending in ["backfill", "BACKFILL", "toml"] {
        let mut wizard = Wizard::open();
        wizard.folder.write("people.csv", PEOPLE);
        wizard.drop_file(&format!("saved.{ending}"), PLAN);
        wizard.until("its events", |wizard| makes(wizard, "Joined by a plan"));
    }
    let mut wizard = Wizard::open();
    let plan = wizard.folder.write("saved.backfill", PLAN);
    let tables = ["march.csv", "april.csv"].map(|name| wizard.folder.write(name, PEOPLE));
    wizard.drop_paths([tables[0].clone(), plan.clone(), tables[1].clone()]);
    wizard.until("its events", |wizard| makes(wizard, "Joined by a plan"));
    assert_eq!(wizard.window.state().view().counts().map(|counts| counts.rows), Some(4), "of both tables");

    let mut wizard = Wizard::open();
    wizard.drop_paths([plan.clone(), wizard.folder.write("other.toml", PLAN), tables[0].clone()]);
    wizard.see(tr!("session-several-plans"));
}

#[test]
fn what_a_later_start_was_given_is_opened_here_and_the_window_comes_forward() {
    let mut wizard = Wizard::open();
    let (sender, door) = channel();
    wizard.window.state_mut().attend(door);
    wizard.settle();
    let calls = |wizard: &Wizard| {
        let commands = &wizard.window.output().viewport_output[&ViewportId::ROOT].commands;
        commands.contains(&ViewportCommand::Focus)
    };
    assert!(!calls(&wizard));
    let file = wizard.folder.write("people.csv", PEOPLE);
    sender.send(given(&[&file])).expect("the window takes it");
    wizard.window.step();
    assert!(calls(&wizard), "it comes forward");
    wizard.see(tr!("chosen-about"));
    wizard.settle();
    assert!(!calls(&wizard), "once");
    // A start with nothing only looks for the window.
    sender.send(given(&[])).expect("the window takes it");
    wizard.window.step();
    assert!(calls(&wizard));
    assert!(wizard.window.state().view().source.is_some());
}

#[test]
fn what_was_matched_is_not_thrown_away_for_what_a_later_start_was_given() {
    let mut wizard = Wizard::matching("people.csv", PEOPLE);
    wizard.say_when_and_what();
    let (sender, door) = channel();
    wizard.window.state_mut().attend(door);
    let others = ["one.csv", "two.csv"].map(|name| wizard.folder.write(name, PEOPLE));
    sender.send(given(&[&others[0], &others[1]])).expect("the window takes it");
    wizard.see(&tr!("leaving-source", source = "people.csv"));
    wizard.press(tr!("leaving-no"));
    assert_eq!(
        wizard.window.state().view().source.map(|source| source.source.name().to_owned()).as_deref(),
        Some("people.csv")
    );
}

/// A window with a table, matched, in which the command line is copied once this was chosen.
fn copied(wizard: &mut Wizard, choose: impl FnOnce(&mut SendState) + 'static) -> String {
    wizard.window.state_mut().act(Action::Destination(Box::new(choose)));
    wizard.settle();
    wizard.press(tr!("send-copy-command"));
    wizard.copied()
}

/// The same, as the built program of these tests is started.
fn of_built_program(command: &str) -> String {
    let here = std::env::current_exe().expect("this test").to_string_lossy().into_owned();
    let here = quoted(&[here], cfg!(windows));
    let rest = command.strip_prefix(&here).unwrap_or_else(|| panic!("{command} does not begin with {here}"));
    format!("{}{rest}", quoted(&[env!("CARGO_BIN_EXE_backfill").to_owned()], cfg!(windows)))
}

/// The plan that is set up, as the window knows it.
fn plan_of(wizard: &Wizard) -> String {
    wizard.window.state().view().setup.plan().expect("a plan").with_whole_paths().to_text()
}

#[cfg(unix)]
#[test]
fn the_command_that_is_copied_does_what_is_set_up_and_holds_no_key() {
    use crate::support::nginx::Nginx;
    const KEY: &str = "5ec2e7000111222333444555666777888999aaab";
    let nginx = Nginx::start();
    // A shell would take each of these for more than a letter.
    let folder = Folder::new();
    let data = folder.at("it's $HOME; `own` \"files\" & more");
    let mut wizard = Wizard::over(Theme::Light, [1280.0, 800.0], Folder::new(), data, Arc::new(Missing));
    wizard.drop_file("people's list.csv", PEOPLE);
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));

    let shell = |command: &str, more: &str| {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("{} {more}", of_built_program(command))]).env("KISSMETRICS_API_KEY", KEY);
        let output = shell.env("BACKFILL_LANGUAGE", "en").current_dir("/").output().expect("a shell");
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let check = copied(&mut wizard, |send| send.target = Target::Practice);
    let checked: serde_json::Value =
        serde_json::from_str(shell(&check, "--json").lines().next().expect("a line")).expect("JSON");
    assert_eq!(checked["rows"], 2, "{checked}");

    let address = nginx.url();
    let run = copied(&mut wizard, move |send| {
        send.target = Target::Product;
        send.form.name = "Ada's $hop".to_owned();
        send.form.key = KEY.to_owned();
        send.form.kind = Some(ProductKind::Test);
        send.form.address = address;
    });
    assert!(!run.contains(KEY) && run.contains("--test"), "{run}");
    shell(&run, "--yes");
    let ledger = Ledger::open(&wizard.data).expect("the ledger");
    let import = ledger.imports().expect("imports").remove(0);
    assert_eq!((import.product.name.as_str(), import.product.kind), ("Ada's $hop", ProductKind::Test));
    assert_eq!(import.plan, plan_of(&wizard), "the plan of the window");
    assert_eq!(nginx.finish().len(), 2);

    let upload = wizard.folder.at("to upload");
    wizard.press(tr!("send-to-files"));
    wizard.fill(tr!("send-files-folder"), &upload.to_string_lossy());
    let save = copied(&mut wizard, |_| {});
    shell(&save, "");
    let files: Vec<PathBuf> = fs::read_dir(&upload).expect("files").map(|file| file.expect("a file").path()).collect();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    let by_command = fs::read(file).expect("it can be read");
    fs::remove_dir_all(&upload).expect("it can be removed");
    wizard.press(&tr!("send-save", count = 2_u64));
    wizard.until("the same file", |_| fs::read(file).is_ok_and(|by_window| by_window == by_command));
}

#[test]
fn the_plan_behind_a_copied_command_stays_when_the_window_goes_on() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    let first = copied(&mut wizard, |_| {});
    let named = |command: &str| -> PathBuf {
        let at = command.find("settings-").expect("it names a plan");
        let name: String = command[at..]
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "-.".contains(*letter))
            .collect();
        wizard_data(command).join(name)
    };
    fn wizard_data(command: &str) -> PathBuf {
        let data = command.split("--data=").nth(1).expect("its folder");
        PathBuf::from(data.split(' ').next().expect("a word"))
    }
    let plan = Plan::load(&named(&first)).expect("a plan");
    assert_eq!(plan.to_text(), plan_of(&wizard));
    let before = fs::read(named(&first)).expect("it can be read");
    wizard
        .window
        .state_mut()
        .act(Action::Change(Box::new(|settings| settings.mapping.zone = Some("Asia/Tokyo".to_owned()))));
    wizard.until("the check", |wizard| wizard.window.state().view().send_obstacle().is_none());
    let second = copied(&mut wizard, |_| {});
    assert_ne!(first, second);
    assert_eq!(fs::read(named(&first)).expect("it is still there"), before);
}

/// For Windows by the documents of PowerShell (about_Quoting_Rules) and of the command prompt.
#[test]
fn words_are_quoted_as_each_system_takes_them() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let plain = words(&["backfill", "run", "--product=Shop", "/home/ada/plan.backfill"]);
    assert_eq!(quoted(&plain, false), "backfill run --product=Shop /home/ada/plan.backfill");
    let hard = words(&["backfill", "it's", "a b", "$x", "", "~", "größe", "a\nb"]);
    assert_eq!(quoted(&hard, false), "backfill 'it'\\''s' 'a b' '$x' '' '~' 'größe' 'a\nb'");
    let windows = words(&[r"C:\Tools\backfill.exe", r"C:\My Files\p.backfill", "100% $x", "it's"]);
    assert_eq!(quoted(&windows, true), r#"C:\Tools\backfill.exe "C:\My Files\p.backfill" '100% $x' "it's""#);
    assert_eq!(quoted(&words(&[r"C:\My Tools\backfill.exe"]), true), r#"& "C:\My Tools\backfill.exe""#);
}

#[cfg(unix)]
#[test]
fn what_is_quoted_arrives_in_a_program_as_it_was() {
    let words: Vec<String> = ["it's", "a b", "$HOME", "", "~", "größe", "a\nb", "\\", "\"", "*", "-x", "#", "!", "a=b"]
        .map(str::to_owned)
        .into();
    let line = format!("printf '%s\\0' {}", quoted(&words, false));
    let output = std::process::Command::new("sh").args(["-c", &line]).output().expect("a shell");
    let arrived: Vec<&str> = std::str::from_utf8(&output.stdout).expect("text").split_terminator('\0').collect();
    assert_eq!(arrived, words);
}
