//! `backfill doctor`: each of its sentences once, by bringing about what it is about.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shop::{Shop, run};
use crate::support::folder::Folder;
use crate::support::nginx::Nginx;
use crate::support::program::Program;

/// Asks it, with these environment variables.
fn asked(program: &Program, environment: &[(&str, &str)], code: i32) -> Vec<Value> {
    program.run_with(program.home(), ["--json", "doctor"], environment).expect_code(code).json()
}

/// What it found about one thing: how well it is, what it says, and what to do.
fn about(found: &[Value], thing: &str) -> (String, String, String) {
    let found = found.iter().find(|finding| finding["about"] == thing).unwrap_or_else(|| panic!("{thing}: {found:?}"));
    let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    (text("health"), text("said"), text("advice"))
}

/// Fails unless it found the thing to be so, with words of what it says and of its advice.
#[track_caller]
fn expect(found: &[Value], thing: &str, health: &str, says: &str, advises: &str) {
    let about = about(found, thing);
    assert!(about.0 == health && about.1.contains(says) && about.2.contains(advises), "{about:?}");
    assert_eq!(about.2.is_empty(), advises.is_empty(), "{about:?}");
}

#[test]
fn on_a_new_computer_without_a_desktop_it_says_what_is_missing_and_is_content() {
    let program = Program::new();
    let nowhere = [("PATH", "/nowhere"), ("XDG_DATA_DIRS", "/nowhere")];
    let found = asked(&program, &nowhere, 0);
    expect(&found, "folder", "good", &program.data().display().to_string(), "");
    expect(&found, "disk", "good", "MB are free", "");
    expect(&found, "ledger", "good", "Nothing was imported yet", "");
    expect(&found, "clock", "good", "clock says", "");
    if cfg!(target_os = "linux") {
        expect(&found, "keychain", "lacking", "no keychain", "gnome-keyring");
        expect(&found, "display", "lacking", "No screen is named", "DISPLAY");
        expect(&found, "file-chooser", "lacking", "no window to choose files", "zenity");
        expect(&found, "fonts", "lacking", "boxes", "fonts-noto");
    }
    assert!(!program.data().join(backfill::ledger::FILE).exists(), "looking makes no record");
}

#[test]
fn for_people_each_finding_is_a_line_and_its_advice_one_beneath() {
    let program = Program::new();
    let outcome = program.run(program.home(), ["doctor"]).expect_code(0);
    assert!(outcome.stdout.starts_with("OK: Backfill keeps its own files in "), "{}", outcome.stdout);
    let advised = outcome
        .stdout
        .split("\nNote: ")
        .skip(1)
        .all(|note| note.lines().nth(1).is_some_and(|line| line.starts_with("  ")));
    assert!(advised, "{}", outcome.stdout);
    let german = program.run_with(program.home(), ["doctor"], &[("BACKFILL_LANGUAGE", "de")]).expect_code(0);
    assert!(german.stdout.starts_with("In Ordnung: Backfill bewahrt "), "{}", german.stdout);
}

#[cfg(target_os = "linux")]
#[test]
fn a_screen_that_answers_is_told_from_one_that_does_not() {
    use std::os::unix::net::UnixListener;
    let program = Program::new();
    expect(&asked(&program, &[("DISPLAY", ":64999")], 0), "display", "lacking", "DISPLAY names (:64999)", "desktop");
    expect(&asked(&program, &[("DISPLAY", "elsewhere:0")], 0), "display", "good", "There is a screen", "");
    // The home is what the program takes for the folder of the session.
    let wayland = [("WAYLAND_DISPLAY", "wayland-7")];
    expect(&asked(&program, &wayland, 0), "display", "lacking", "WAYLAND_DISPLAY names (wayland-7)", "desktop");
    let _compositor = UnixListener::bind(program.home().join("wayland-7")).expect("a socket can be made");
    expect(&asked(&program, &wayland, 0), "display", "good", "There is a screen", "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_typeface_anywhere_is_found_and_so_is_zenity() {
    let (program, folder) = (Program::new(), Folder::new());
    folder.write("fonts/truetype/some/Some.TTF", "");
    folder.write("bin/zenity", "");
    let (share, bin) = (folder.path().display().to_string(), folder.at("bin").display().to_string());
    let found = asked(&program, &[("XDG_DATA_DIRS", &share), ("PATH", &bin)], 0);
    expect(&found, "fonts", "good", "typefaces", "");
    expect(&found, "file-chooser", "good", "zenity", "");
}

#[cfg(all(target_os = "linux", feature = "window"))]
#[test]
fn the_desktops_portal_is_found_on_the_bus() {
    let (program, bus) = (Program::new(), crate::support::bus::Bus::start());
    let ask = || asked(&program, &[("DBUS_SESSION_BUS_ADDRESS", &bus.address), ("PATH", "/nowhere")], 0);
    expect(&ask(), "file-chooser", "lacking", "no window to choose files", "zenity");
    let _portal = bus.line().name("org.freedesktop.portal.Desktop").expect("a name").build().expect("the bus is there");
    expect(&ask(), "file-chooser", "good", "can show a window", "");
}

/// What it says of another folder for Backfill's own files.
#[cfg(unix)]
fn asked_of(data: &Path, code: i32) -> Vec<Value> {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_backfill"));
    command.arg("--data").arg(data).args(["--json", "doctor"]).env_clear().env("BACKFILL_LANGUAGE", "en");
    command
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    crate::support::program::finish(command.spawn().expect("it can be started")).expect_code(code).json()
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_made_or_written_to_is_a_problem() {
    let folder = Folder::new();
    let file = folder.write("file", "");
    let found = asked_of(&file.join("data"), 1);
    let (health, said, _) = about(&found, "folder");
    assert!(health == "bad" && said.contains("can't be written"), "{said}");
    assert!(!found.iter().any(|finding| finding["about"] == "ledger"), "{found:?}");
}

/// Where nobody can write, whoever it is, and where there is no room at all.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_without_room_is_told() {
    let found = asked_of(Path::new("/proc/self"), 1);
    expect(&found, "disk", "lacking", "Only 0 MB are free", "Make room");
    assert_eq!(about(&found, "folder").0, "bad");
    assert_eq!(about(&found, "clock").0, "good");
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_can_look_into_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    // What is not ours keeps Backfill from closing it.
    folder.write("notes.txt", "");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("its mode can be set");
    let found = asked_of(folder.path(), 0);
    expect(&found, "folder", "lacking", "Others on this computer can look into", "chmod 700");
}

#[test]
fn the_record_is_whole_after_an_import_and_damage_is_found() {
    let (shop, nginx, program) = (Shop::new(40), Nginx::start(), Program::new());
    let url = nginx.url();
    run(&program, shop.folder.path(), &["run", "plan.toml", "--yes", "--tracker", &url]).expect_code(0);
    expect(&asked(&program, &[], 0), "ledger", "good", "is whole: 1 import.", "");
    let ledger = program.data().join(backfill::ledger::FILE);
    let before = fs::read(&ledger).expect("it can be read");

    fs::remove_file(&ledger).expect("it can be removed");
    let (health, said, _) = about(&asked(&program, &[], 1), "ledger");
    assert!(health == "bad" && said.contains("ledger"), "{said}");

    fs::write(&ledger, "no ledger at all").expect("it can be written");
    assert_eq!(about(&asked(&program, &[], 1), "ledger").0, "bad");
    fs::write(&ledger, before).expect("it can be written");
    assert_eq!(about(&asked(&program, &[], 0), "ledger").0, "good");
}

#[test]
fn an_older_copy_of_the_record_is_told() {
    let (shop, nginx, program) = (Shop::new(40), Nginx::start(), Program::new());
    let url = nginx.url();
    let send = |more: &[&str]| {
        let arguments = [&["run", "plan.toml", "--yes", "--tracker", &url], more].concat();
        run(&program, shop.folder.path(), &arguments).expect_code(0);
    };
    send(&["--limit", "10"]);
    let ledger = program.data().join(backfill::ledger::FILE);
    let older = fs::read(&ledger).expect("it can be read");
    send(&[]);
    for beside in ["ledger.sqlite-wal", "ledger.sqlite-shm"] {
        let _ = fs::remove_file(program.data().join(beside));
    }
    fs::write(&ledger, older).expect("it can be written");
    let (health, said, _) = about(&asked(&program, &[], 1), "ledger");
    assert!(health == "bad" && said.contains("replaced by an older copy"), "{said}");
}

#[test]
fn a_report_of_a_failure_is_told() {
    let program = Program::new().with("BACKFILL_FAIL", PathBuf::from("rows"));
    let folder = Folder::new();
    folder.write("one.csv", "a,b\n1,2\n");
    program.run(folder.path(), ["--json", "rows", "one.csv"]).expect_code(1);
    expect(&asked(&program, &[], 0), "reports", "lacking", "stopped unexpectedly once", "None of your data");
}
