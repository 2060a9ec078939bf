//! What is wrong with what comes in, and how each of it ends.

use std::io::{Read, Write};
use std::process::Stdio;

use crate::support::folder::Folder;
#[cfg(unix)]
use crate::support::program::signal;
use crate::support::program::{Program, finish};
use crate::support::wait;
use crate::users::PLAN;

const ROWS: &str = "login,created_at\na@example.com,2016-01-03\n";

/// How a file is written, as the wizard says it in a plan.
const WAY: &str = "separator = \"comma\", encoding = \"utf-8\", titles = \"1\", quote = \"double\", escape = \"doubled\", \
                   totals = \"keep\"";

/// The plan with all that is said of its file.
fn said() -> String {
    PLAN.replace("file = \"users.csv\"", &format!("file = \"users.csv\", {WAY}"))
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("plan.toml", said());
    folder
}

/// Maps this with these arguments; it must fail with this, and write no counters.
#[track_caller]
fn fails(folder: &Folder, arguments: &[&str], input: &[u8], said: &str) -> String {
    let counted = ["--counters", "counters.json"];
    let outcome = Program::new().run_fed(folder.path(), ["map"].iter().chain(arguments).chain(&counted), input);
    let outcome = outcome.expect_code(1);
    assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    assert!(!folder.at("counters.json").exists(), "what failed has nothing to count");
    outcome.stdout
}

#[test]
fn nothing_at_all_is_refused_and_titles_alone_are_no_rows() {
    let folder = folder();
    fails(&folder, &["plan.toml"], b"", "Standard input is empty.");
    let outcome = Program::new().run_fed(folder.path(), ["map", "plan.toml"], b"login,created_at\n").expect_code(0);
    assert_eq!(outcome.stdout, "");
    assert!(outcome.stderr.contains("0 rows read"), "{}", outcome.stderr);
    // Where records have their own keys there need not be any.
    Program::new().run_fed(folder.path(), ["map", "plan.toml", "--read", "json"], b"").expect_code(0);
}

#[test]
fn a_record_that_is_torn_ends_it() {
    let folder = folder();
    let torn = format!("{ROWS}b@example.com,2016-01-04\nc@exam");
    fails(&folder, &["plan.toml"], torn.as_bytes(), "in the middle of the record on line 4");
    let quoted = format!("{ROWS}b@example.com,\"2016-01");
    fails(&folder, &["plan.toml"], quoted.as_bytes(), "in the middle of the record on line 3");
    let line = b"{\"login\":\"a@example.com\",\"created_at\":\"2016-01-03\"}\n{\"login\":\"b@exa";
    fails(&folder, &["plan.toml", "--read", "json"], line, "in the middle of the record on line 2");
    fails(&folder, &["plan.toml", "--by-person"], b"\"a\"\t0\t1\t0\t{\"_p\":\"a\"", "in the middle of line 1");
    // Within a cell of several lines, wherever in it; and within the titles.
    for within in ["b@example.com,\"2016\n", "b@example.com,\"2016\n01", "b@example.com,\"2016\n01,x\n"] {
        fails(&folder, &["plan.toml"], format!("{ROWS}{within}").as_bytes(), "in the middle of the record on line 3");
    }
    fails(&folder, &["plan.toml"], b"login,created_at,no", "in the middle of the record on line 1");
}

#[test]
fn a_last_record_without_a_line_end_is_only_read_where_it_is_said_to_be_whole() {
    let folder = folder();
    let cut = "login,created_at\na@example.com,2016-01-0";
    fails(&folder, &["plan.toml"], cut.as_bytes(), "The last line of standard input, line 2, has no line end");
    let whole = Program::new().run_fed(folder.path(), ["map", "plan.toml", "--open-end"], ROWS.trim_end().as_bytes());
    assert_eq!(whole.expect_code(0).stdout.lines().count(), 1);
    let short = format!("{ROWS}b@exam");
    fails(&folder, &["plan.toml", "--open-end"], short.as_bytes(), "in the middle of the record on line 3");
}

#[test]
fn rows_that_stand_nowhere_are_refused_where_their_order_counts() {
    let folder = folder();
    folder.write("thins.toml", format!("{}thin = {{ minutes = 30 }}\n", said()));
    fails(&folder, &["thins.toml", "--keyed"], ROWS.as_bytes(), "so say where these rows stand: with --order");
    for place in [["--part", "3"], ["--order", "n"]] {
        let call = ["map", "thins.toml", "--keyed"].into_iter().chain(place);
        let rows = b"n,login,created_at\n1,a@example.com,2016-01-03\n";
        Program::new().run_fed(folder.path(), call, rows).expect_code(0);
    }
}

#[test]
fn columns_that_are_not_there_are_named() {
    let folder = folder();
    fails(&folder, &["plan.toml"], b"login,at\na@example.com,2016-01-03\n", "\"created_at\"");
    fails(&folder, &["plan.toml", "--keyed", "--order", "id"], ROWS.as_bytes(), "\"id\"");
    let line = b"{\"login\":\"a@example.com\",\"at\":\"2016-01-03\"}\n";
    let outcome = Program::new().run_fed(folder.path(), ["map", "plan.toml", "--read", "json"], line).expect_code(0);
    assert!(outcome.stderr.contains("No record has the key \"created_at\""), "{}", outcome.stderr);
}

#[test]
fn letters_of_another_encoding_are_refused_and_read_where_it_is_named() {
    let folder = folder();
    let rows = b"login,created_at\nj\xF6rg@example.com,2016-01-03\n";
    fails(&folder, &["plan.toml"], rows, "Line 2 of standard input is not UTF-8 text.");
    let known = ["map", "plan.toml", "--set", "encoding=windows-1252"];
    let outcome = Program::new().run_fed(folder.path(), known, rows).expect_code(0);
    assert!(outcome.stdout.contains("jörg@example.com"), "{}", outcome.stdout);
    fails(&folder, &["plan.toml", "--by-person"], b"\"\xF6\"\t0\t1\t0\t{}\n", "Line 1 of standard input is not what");
}

#[test]
fn a_plan_that_cannot_be_run_so_says_why() {
    let folder = folder();
    folder.write("thins.toml", format!("{PLAN}thin = {{ minutes = 30 }}\n"));
    fails(&folder, &["thins.toml"], ROWS.as_bytes(), "needs all events of a person at once. Add --keyed");
    let looks = PLAN
        .replace("column = \"login\"", "column = \"login\", lookup = { in = \"users\", by = \"id\", take = \"e\" }");
    folder.write("looks.toml", format!("{looks}[[lookups]]\nname = \"users\"\nkind = \"csv\"\nfile = \"users.csv\"\n"));
    fails(&folder, &["looks.toml"], ROWS.as_bytes(), "looks values up in \"users\", and doesn't include what's there");
    folder.write("totals.toml", said().replace("totals = \"keep\"", "totals = \"leave-out\""));
    fails(&folder, &["totals.toml"], ROWS.as_bytes(), "leaves out totals at the end of a file");
    fails(&folder, &["totals.toml", "--read", "csv"], ROWS.as_bytes(), "leaves out totals at the end of a file");
    let known = ["map", "totals.toml", "--read", "csv", "--set", "totals=keep"];
    Program::new().run_fed(folder.path(), known, ROWS.as_bytes()).expect_code(0);
    folder.write("open.toml", PLAN.replace("file = \"users.csv\"", "file = \"users.csv\", encoding = \"utf-8\""));
    let open = "leaves open how its file is written (separator, titles, quote, escape, totals)";
    fails(&folder, &["open.toml"], ROWS.as_bytes(), open);
    Program::new().run_fed(folder.path(), ["map", "open.toml", "--read", "csv"], ROWS.as_bytes()).expect_code(0);
    folder.write("escapes.toml", said().replace("escape = \"doubled\"", "escape = \"backslash\""));
    fails(&folder, &["escapes.toml", "--read", "csv"], ROWS.as_bytes(), "(escape = backslash)");
    for said in ["escape=doubled", "escape=backslash"] {
        let known = ["map", "escapes.toml", "--read", "csv", "--set", said];
        Program::new().run_fed(folder.path(), known, ROWS.as_bytes()).expect_code(0);
    }
    folder.write("untitled.toml", said().replace("titles = \"1\"", "titles = \"none\""));
    fails(&folder, &["untitled.toml"], ROWS.as_bytes(), "the rows have no titles");
    fails(&folder, &["gone.toml"], ROWS.as_bytes(), "gone.toml");
}

#[test]
fn what_was_prepared_is_refused_when_it_is_cut_off_or_newer() {
    let folder = folder();
    folder.write("users.csv", ROWS);
    let program = Program::new();
    program.run(folder.path(), ["map", "plan.toml", "--prepare", "-o", "whole.map"]).expect_code(0);
    let whole = std::fs::read_to_string(folder.at("whole.map")).expect("text");
    let cut = whole.lines().next().expect("a line");
    folder.write("cut.map", cut);
    fails(&folder, &["cut.map"], ROWS.as_bytes(), "cut.map is incomplete");
    folder.write("newer.map", whole.replace("\"backfill-map\":1", "\"backfill-map\":9"));
    fails(&folder, &["newer.map"], ROWS.as_bytes(), "newer.map was written by a newer version");
}

#[test]
fn lines_that_are_no_events_or_not_in_order_are_refused_by_their_number() {
    let folder = folder();
    let line = |key: &str, row: i64| {
        format!("\"{key}\"\t0\t{row}\t0\t{{\"_p\":\"{key}\",\"_t\":1451779200,\"_n\":\"Signed Up\"}}\n")
    };
    let by_person = ["plan.toml", "--by-person"];
    let refused = |lines: String, said: &str| fails(&folder, &by_person, lines.as_bytes(), said);
    refused(line("a", 1) + "nonsense\n", "Line 2 of standard input is not what backfill map --keyed writes");
    refused(line("a", 1).replace("\t0\t{", "\t5\t{"), "Line 1 of standard input is not what");
    refused(line("b", 1) + &line("a", 1), "Line 2 of standard input belongs above");
    refused(line("a", 2) + &line("a", 1), "Line 2 of standard input belongs above");
    refused(line("a", 1) + &line("a", 1), "Line 2 of standard input has the same person and place");
    let outcome = Program::new().run_fed(
        folder.path(),
        ["map"].iter().chain(&by_person),
        (line("a", 1) + &line("b", 1)).as_bytes(),
    );
    assert_eq!(outcome.expect_code(0).stdout.lines().count(), 2);
}

#[test]
fn a_place_that_is_no_number_is_refused_with_its_row() {
    let rows = "id,login,created_at\n1,a@example.com,2016-01-03\nx7,b@example.com,2016-01-03\n";
    let said = "Row 2 has \"x7\" in the column \"id\", which is not a whole number";
    fails(&folder(), &["plan.toml", "--keyed", "--order", "id"], rows.as_bytes(), said);
}

#[test]
fn wrong_use_is_told_from_failure() {
    let folder = folder();
    for arguments in [
        &["map"][..],
        &["map", "plan.toml", "--order", "id"],
        &["map", "plan.toml", "--prepare"],
        &["map", "plan.toml", "--keyed", "--by-person"],
        &["map", "plan.toml", "--read", "sheet"],
    ] {
        Program::new().run_fed(folder.path(), arguments, b"").expect_code(2);
    }
    fails(&folder, &["plan.toml", "--set", "separator=dots"], ROWS.as_bytes(), "separator");
}

/// Starts it with both ends at hand.
fn started(folder: &Folder, more: &[&str]) -> std::process::Child {
    let mut command = Program::new().command();
    command.args(["map", "plan.toml", "--counters", "counters.json"]).args(more).current_dir(folder.path());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the built program can be started")
}

/// Makes the line of this number.
type Line = fn(usize) -> String;

/// A row that makes an event, and an event by its person, each of which may be given again and again.
const ENDLESS: [(&[&str], Line); 2] = [
    (&[], |_| "b@example.com,2016-01-04\n".to_owned()),
    (&["--by-person"], |at| {
        let event = format!("{{\"_p\":\"p{at:07}\",\"_t\":1451779200,\"_n\":\"Signed Up\"}}");
        format!("\"p{at:07}\"\t0\t1\t0\t{event}\n")
    }),
];

#[test]
fn whoever_reads_no_more_ends_it_quietly_with_work_left() {
    for (more, line) in ENDLESS {
        let folder = folder();
        folder.write("counters.json", "{\"rows\":7}");
        let mut child = started(&folder, more);
        let mut pipe = child.stdin.take().expect("a pipe");
        drop(child.stdout.take());
        if more.is_empty() {
            pipe.write_all(ROWS.as_bytes()).expect("it reads");
        }
        // More than what is written at once.
        for block in 0.. {
            let lines: String = (block * 1_000..(block + 1) * 1_000).map(line).collect();
            if pipe.write_all(lines.as_bytes()).is_err() || child.try_wait().expect("our child").is_some() {
                break;
            }
        }
        drop(pipe);
        let outcome = finish(child);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(4), ""), "{more:?}");
        assert!(!folder.at("counters.json").exists(), "what an earlier run counted is not this one's");
    }
}

#[cfg(unix)]
#[test]
fn a_signal_to_end_ends_it_at_once_with_work_left() {
    for (more, line) in ENDLESS {
        let folder = folder();
        let mut child = started(&folder, more);
        let mut pipe = child.stdin.take().expect("a pipe");
        if more.is_empty() {
            pipe.write_all(ROWS.as_bytes()).expect("it reads");
        }
        // More than is written at once, and no more than what waits on both sides.
        pipe.write_all((0..2_500).map(line).collect::<String>().as_bytes()).expect("it reads");
        let mut out = child.stdout.take().expect("a pipe");
        let mut first = [0; 1000];
        out.read_exact(&mut first).expect("events");
        signal(&child, "-TERM");
        let mut rest = String::new();
        out.read_to_string(&mut rest).expect("text");
        let status = wait::until("the program to end", || child.try_wait().expect("our child"));
        drop(pipe);
        assert_eq!(status.code(), Some(4), "{more:?}");
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
        assert_eq!(said, "Stopped. What was written is not all of it.\n");
        assert!(!folder.at("counters.json").exists(), "what was stopped has nothing to count");
    }
}
