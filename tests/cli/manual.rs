//! The manual pages and completions that packages bring. `BACKFILL_MANUAL=FOLDER` keeps them there.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::folder::Folder;
use crate::support::manual;
use crate::support::program::Program;

/// The commands that the program's own help lists.
fn commands() -> BTreeSet<String> {
    let program = Program::new();
    let help = program.run(program.home(), ["--help"]).expect_code(0).stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_has_a_manual_page_and_is_completed_in_each_shell() {
    let own = Folder::new();
    let folder = std::env::var_os("BACKFILL_MANUAL").map_or_else(|| own.at("manual"), PathBuf::from);
    manual::write(&folder);
    let read = |name: &str| {
        fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name} in {}: {error}", folder.display()))
    };
    let commands = commands();
    assert!(commands.contains("run") && commands.contains("history"), "{commands:?}");
    for command in &commands {
        let page = read(&format!("backfill-{command}.1"));
        assert!(page.contains(".TH backfill-") && page.contains(".SH SYNOPSIS"), "{page}");
        for shell in ["backfill.bash", "backfill.fish", "_backfill"] {
            assert!(read(shell).contains(command), "{shell} does not complete {command}");
        }
    }
    let page = read("backfill.1");
    for said in ["backfill\\-run(1)", "\\-\\-demo", "Exit codes"] {
        assert!(page.contains(said), "the manual page lacks {said:?}: {page}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn bash_offers_the_commands_and_the_options_of_one() {
    let folder = Folder::new();
    manual::write(folder.path());
    // What bash does when Tab is pressed, without a terminal.
    let offered = |words: &str, at: usize| {
        let script = format!(
            "source ./backfill.bash; COMP_WORDS=({words}); COMP_CWORD={at}; _backfill backfill \"${{COMP_WORDS[{at}]}}\" \
             \"${{COMP_WORDS[{}]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            at - 1
        );
        let asked = Command::new("bash")
            .args(["--norc", "-c", &script])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("bash can be run");
        assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
        String::from_utf8(asked.stdout).expect("text").lines().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let commands = commands();
    assert!(offered("backfill ''", 1).is_superset(&commands));
    assert_eq!(offered("backfill pre", 1), ["preview".to_owned()].into());
    assert!(offered("backfill run --t", 2).is_superset(&["--test".to_owned(), "--tracker".to_owned()].into()));
}
