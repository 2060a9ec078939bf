//! What stands in somebody's data reaches a terminal as something to read, never as something to obey.

use crate::support::folder::Folder;
use crate::support::program::Program;

/// Clears the screen, moves up and writes over what is there, in the spellings that terminals know (ECMA-48: `ESC [` and
/// U+009B), hides the rest of a line by turning its direction (UAX 9), and fakes a line of its own.
const HOSTILE: &str = "\u{1b}[2J\u{1b}[1A\u{9b}31mNothing was sent.\u{202e}\u{2066}\r\u{7}";

/// What a terminal would obey or hide.
fn obeyed(text: &str) -> Vec<char> {
    let turns = ['\u{61c}', '\u{200e}', '\u{200f}'];
    let obeyed = |letter: &char| {
        (letter.is_control() && *letter != '\n')
            || turns.contains(letter)
            || ('\u{2028}'..='\u{202e}').contains(letter)
            || ('\u{2066}'..='\u{2069}').contains(letter)
    };
    text.chars().filter(obeyed).collect()
}

/// A table with it in a title and in cells, and the file's name where a file can be called so.
fn table(folder: &Folder) {
    let cells = format!("a\u{1b}]0;x\u{7}@x.com,2016-01-03,\"{HOSTILE}\"\n");
    // A person, a time that can't be read, and a word that stands for nobody.
    let more = format!(
        "b@x.com,\"{HOSTILE}\",x\n\"{HOSTILE}\",2016-01-04,y\nb@x.com,1999-01-01,z\n,2016-01-04,z\nnull,2016-01-03,q\n"
    );
    // With more of it the file would be taken for none of text.
    let plain: String =
        (0..60).map(|row| format!("c{row}@x.com,2016-01-05,nothing of interest stands here in row {row}\n")).collect();
    folder.write("users.csv", format!("login,created_at,\"note {HOSTILE}\"\n{cells}{more}{plain}"));
}

#[test]
fn nothing_that_a_command_says_is_obeyed_by_a_terminal() {
    let (folder, program) = (Folder::new(), Program::new());
    table(&folder);
    let plan =
        ["plan", "users.csv", "--person", "login", "--time", "created_at", "--event", HOSTILE, "-o", "plan.toml"];
    let missing = format!("missing {HOSTILE}.csv");
    let mut said = vec![program.run(folder.path(), plan)];
    assert!(folder.at("plan.toml").exists(), "{said:?}");
    for arguments in [
        &["check", "plan.toml"][..],
        &["preview", "plan.toml"],
        &["check", "plan.toml", "--left-out", "left.csv"],
        &["rows", &missing],
        &["rows", "users.csv", "--set", &format!("separator={HOSTILE}")],
        &["check", &missing],
        &[&missing],
        &["plan", "users.csv", "--person", &missing],
        &["run", "plan.toml", "--yes", "--tracker", &missing],
    ] {
        said.push(program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", "x")]));
    }
    for outcome in &said {
        assert_eq!(obeyed(&outcome.stderr), [] as [char; 0], "{outcome:?}");
        assert_eq!(obeyed(&outcome.stdout), [] as [char; 0], "{outcome:?}");
    }
    // A line break in a cell fakes no line either.
    let all: String = said.iter().flat_map(|outcome| [outcome.stderr.as_str(), outcome.stdout.as_str()]).collect();
    assert!(!all.lines().any(|line| line.starts_with("Nothing was sent")), "{all}");
    assert!(all.contains("\\u{1b}"), "what was taken out is shown: {all}");
}

#[test]
fn json_says_the_same_without_a_byte_that_a_terminal_obeys() {
    let (folder, program) = (Folder::new(), Program::new());
    table(&folder);
    let outcome = program.run(folder.path(), ["rows", "users.csv", "--json"]).expect_code(0);
    assert_eq!(obeyed(&outcome.stdout), [] as [char; 0], "{}", outcome.stdout);
    let first = &outcome.json()[0];
    let cells = first["cells"].as_object().expect("cells by their titles");
    assert!(cells.values().any(|cell| cell == HOSTILE), "{cells:?}");
}

#[test]
fn rows_that_go_to_a_program_are_the_cells_byte_for_byte() {
    let (folder, program) = (Folder::new(), Program::new());
    table(&folder);
    let outcome = program.run(folder.path(), ["rows", "users.csv"]).expect_code(0);
    let mut rows = csv::ReaderBuilder::new().from_reader(outcome.stdout.as_bytes());
    let first = rows.records().next().expect("a row").expect("CSV");
    assert_eq!(&first[2], HOSTILE);
}

#[cfg(target_os = "linux")]
#[test]
fn rows_and_plans_that_a_person_looks_at_are_written_out() {
    use crate::support::terminal::at_a_terminal;

    let (folder, program) = (Folder::new(), Program::new());
    table(&folder);
    for arguments in [&["rows", "users.csv"][..], &["plan", "users.csv", "--person", "login", "--time", "created_at"]] {
        let seen = at_a_terminal(&program, folder.path(), arguments, &[], "");
        // The terminal itself ends lines with a return, and bars are drawn there by our own hand.
        let cells: String = seen.lines().filter(|line| line.contains("login")).collect();
        assert!(!cells.is_empty(), "{seen}");
        assert!(!seen.contains("\u{9b}") && !seen.contains("\u{1b}]0;") && !seen.contains("\u{202e}"), "{seen:?}");
    }
}
