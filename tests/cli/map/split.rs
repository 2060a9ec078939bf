//! A table in parts, with all that depends on other rows: repeats, seconds that are shared, visits that are merged, a person
//! with a third of the rows.

use std::fmt::Write;

use super::shared::{Came, assert_same, many, whole};
use crate::support::folder::Folder;
use crate::support::program::Program;

const TITLES: &str = "n,who,at,what,plan,amount,currency";

/// Rows as a busy site's database would give them, the same in every run.
fn table(rows: u64) -> Vec<String> {
    let mut state = 1_u64;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % most
    };
    let mut lines = Vec::new();
    for row in 0..rows {
        let who = match next(30) {
            0 => String::new(),
            1 => "Ada, Countess: of Lovelace".to_owned(),
            2 => "Ada  Countess  of Lovelace".to_owned(),
            3 => format!("user{}@Example.com", next(40)),
            4..=13 => "everywhere@example.com".to_owned(),
            _ => format!("user{}@example.com", next(40)),
        };
        // Few seconds, so that many are shared; some are at the end of a day, some are none.
        let at = match next(40) {
            0 => "soon".to_owned(),
            1 => "2008-12-31 23:59:59".to_owned(),
            2 => String::new(),
            3..=8 => "2016-03-01 23:59:59".to_owned(),
            _ => format!("2016-03-0{} 10:{:02}:{:02}", 1 + next(3), next(60), 20 * next(3)),
        };
        let what = ["visited", "Visited", "bought", "\"asked, twice\"", "left-out"][next(5) as usize];
        let plan = ["1", "2", "3", "gone"][next(4) as usize];
        let amount = [format!("{}.50", next(100)), "$ 12".to_owned(), String::new()][next(3) as usize].clone();
        let currency = ["EUR", "USD", ""][next(3) as usize];
        lines.push(format!("{},\"{who}\",{at},{what},{plan},{amount},{currency}", 1000 + row * 3));
    }
    lines
}

const PLANS: &str = "id,name\n1,Free\n2,\"Team \"\"Gold\"\"\"\n3,Tab\there\n";

/// The rule's choices about events of the same person: one of these.
const CHOICES: [&str; 5] = [
    "",
    "thin = { minutes = 30 }",
    "same_second = \"space\"",
    "same_second = \"join\"",
    "thin = { minutes = 1 }\nsame_second = \"keep-first\"",
];

fn plan(choice: &str) -> String {
    format!(
        r#"version = 2
reading = 2
[source]
kind = "csv"
file = "table.csv"
[mapping]
zone = "Europe/Berlin"
[[mapping.rules]]
person = {{ column = "who" }}
time = {{ column = "at", format = "year-first" }}
{choice}
[mapping.rules.event]
from = "column"
column = "what"
values = [{{ found = "left-out" }}]
[[mapping.rules.properties]]
from = "column"
name = "Plan Name"
column = "plan"
lookup = {{ in = "plans", by = "id", take = "name" }}
[[mapping.rules.properties]]
from = "column"
name = "Amount"
column = "amount"
treat = "money-point"
[[mapping.rules.currencies]]
amounts = "amount"
beside = "currency"
send = {{ apart = ["EUR", "USD"] }}
[[mapping.rules]]
kind = "set"
person = {{ column = "who" }}
time = {{ column = "at", format = "year-first" }}
{}
[[mapping.rules.properties]]
from = "column"
name = "Last Row"
column = "n"
[[lookups]]
name = "plans"
kind = "csv"
file = "plans.csv"
"#,
        if choice.contains("space") { "same_second = \"space\"" } else { "" }
    )
}

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
    case.holds(&[(part(&case.rows), Vec::new())], 1, "many events of one person");
    let case = Case::new(6_000, CHOICES[2]);
    case.holds(&[(part(&case.rows), Vec::new())], 2, "many events of one person, spaced");
}
