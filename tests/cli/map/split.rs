//! A table in parts.

use std::fmt::Write;

use super::shared::{Came, assert_same, many, whole};
use super::table::{CHOICES, PLANS, TITLES, plan, table};
use crate::support::folder::Folder;
use crate::support::program::Program;

struct Case {
    program: Program,
    folder: Folder,
    rows: Vec<String>,
    whole: Came,
}

impl Case {
    fn new(rows: u64, choice: &str) -> Self {
        let (program, folder, rows) = (Program::new(), Folder::new(), table(rows));
        folder.write("table.csv", format!("{TITLES}\n{}\n", rows.join("\n")));
        folder.write("plans.csv", PLANS);
        folder.write("plan.toml", plan(choice));
        program.run(folder.path(), ["map", "plan.toml", "--prepare", "-o", "prepared.map"]).expect_code(0);
        // Where the processes run nothing else of it is.
        let elsewhere = Folder::new();
        std::fs::copy(folder.at("prepared.map"), elsewhere.at("prepared.map")).expect("a copy");
        let whole = whole(&program, folder.path());
        for counter in ["skipped", "rejected", "withheld", "kept"] {
            assert!(whole.counted[counter].as_u64() > Some(0), "the table has none that is {counter}");
        }
        let merges = !choice.is_empty() && !choice.contains("space");
        assert_eq!(whole.counted["merged"].as_u64() > Some(0), merges, "{choice:?}: {:?}", whole.counted);
        Self { program, folder: elsewhere, rows, whole }
    }

    fn holds(&self, parts: &[(Vec<u8>, Vec<String>)], shares: usize, what: &str) {
        let ours = many(&self.program, self.folder.path(), "prepared.map", parts, shares);
        assert_same(&ours, &self.whole, what);
    }
}

fn part(rows: &[String]) -> Vec<u8> {
    let mut text = format!("{TITLES}\n");
    rows.iter().for_each(|row| writeln!(text, "{row}").expect("a text takes it"));
    text.into_bytes()
}

/// What says that a part is all of the table.
fn all() -> Vec<String> {
    ["--part", "0"].map(str::to_owned).to_vec()
}

#[test]
fn parts_that_are_numbered_come_to_the_whole_by_whatever_choice_about_people() {
    for choice in CHOICES {
        let case = Case::new(1_500, choice);
        for (parts, shares) in [(1, 1), (2, 7), (7, 2)] {
            let inputs: Vec<_> = case.rows.chunks(case.rows.len().div_ceil(parts)).map(part).collect();
            let numbered = inputs.into_iter().enumerate();
            let numbered: Vec<_> =
                numbered.map(|(at, input)| (input, vec!["--part".to_owned(), at.to_string()])).collect();
            case.holds(&numbered, shares, &format!("{choice:?} in {parts} parts for {shares}"));
        }
    }
}

#[test]
fn rows_that_are_shared_out_in_any_order_come_to_the_whole_by_a_column_that_tells_their_order() {
    for choice in &CHOICES[1..] {
        let case = Case::new(1_200, choice);
        let mut parts = vec![Vec::new(); 5];
        for (at, row) in case.rows.iter().enumerate() {
            parts[at * 7 % 5].insert(0, row.clone());
        }
        // One that gets no row has its titles all the same.
        parts.push(Vec::new());
        let order = ["--order".to_owned(), "n".to_owned()];
        let parts: Vec<_> = parts.iter().map(|rows| (part(rows), order.to_vec())).collect();
        case.holds(&parts, 3, choice);
    }
}

#[test]
fn a_person_with_more_events_than_are_held_comes_to_the_same() {
    // Of sixty thousand bytes in a build for tests; each event has about a hundred.
    let case = Case::new(6_000, CHOICES[1]);
    let everywhere = case.rows.iter().filter(|row| row.contains("everywhere@example.com")).count();
    assert!(everywhere * 3 > 5_000, "a third of the rows: {everywhere}");
    case.holds(&[(part(&case.rows), all())], 1, "many events of one person");
    let case = Case::new(6_000, CHOICES[2]);
    case.holds(&[(part(&case.rows), all())], 2, "many events of one person, spaced");
}

#[test]
fn identities_that_are_made_one_person_are_counted_apart_since_no_share_knows_which_are_new() {
    let (program, folder) = (Program::new(), Folder::new());
    let mut rows: Vec<String> =
        (0..200).map(|row| format!("user{}@example.com,{}", row * 7 % 40, row * 7 % 40 + 100)).collect();
    // The other way round, once more and around a circle, which say nothing new.
    rows.extend((0..40).map(|row| format!("{},user{row}@example.com", row + 100)));
    rows.extend(["a,b", "b,c", "c,a"].map(str::to_owned));
    let text = |rows: &[String]| format!("email,id\n{}\n", rows.join("\n"));
    folder.write("table.csv", text(&rows));
    folder.write(
        "plan.toml",
        "version = 2\nreading = 2\nsource = { kind = \"csv\", file = \"table.csv\" }\n[[mapping.rules]]\nkind = \"alias\"\n\
         person = { column = \"email\" }\nevent = { from = \"column\", column = \"id\" }\n",
    );
    program.run(folder.path(), ["map", "plan.toml", "--prepare", "-o", "prepared.map"]).expect_code(0);
    let whole = whole(&program, folder.path());
    assert_eq!(whole.counted["kept"], 42, "repeats are one");
    let part = |(at, rows): (usize, &[String])| (text(rows).into_bytes(), vec!["--part".to_owned(), at.to_string()]);
    let parts: Vec<_> = rows.chunks(70).enumerate().map(part).collect();
    let ours = many(&program, folder.path(), "prepared.map", &parts, 3);
    assert_same(&ours, &whole, "aliases");
    assert_eq!((&ours.counted["kept"], &ours.counted["aliases"]), (&0.into(), &243.into()));
}

#[test]
fn more_names_than_are_taken_leave_open_how_many_are_kept() {
    let (program, folder) = (Program::new(), Folder::new());
    folder.write("plan.toml", plan(""));
    let mut lines = String::new();
    for row in 0..65_537 {
        writeln!(lines, "\"a\"\t0\t{row}\t0\t{{\"_p\":\"a\",\"_t\":{},\"_n\":\"E{row}\"}}", 1_456_844_400 + row)
            .expect("text");
    }
    let call = ["map", "plan.toml", "--by-person", "--counters", "counters.json"];
    program.run_fed(folder.path(), call, lines.as_bytes()).expect_code(0);
    let counted = std::fs::read_to_string(folder.at("counters.json")).expect("counters");
    assert!(counted.contains("\"kept\":null"), "{counted:.300}");
    let outcome = program.run_fed(folder.path(), &call[..3], lines.as_bytes()).expect_code(0);
    assert!(outcome.stderr.contains("How many are kept is not known"), "{}", outcome.stderr);
}
