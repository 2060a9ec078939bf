//! A table with all that depends on other rows: repeats, seconds that are shared, visits that are merged, people who are
//! spelled in several ways, a person with a third of the rows; and with cells that mean what they do not look like.

/// Its titles.
pub const TITLES: &str = "n,who,at,what,plan,amount,currency";

/// Rows as a busy site's database would give them, the same in every run.
pub fn table(rows: u64) -> Vec<String> {
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
            // As a spreadsheet writes text that must not become a number.
            4 => "=\"\"00417\"\"".to_owned(),
            5..=14 => "everywhere@example.com".to_owned(),
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
        let what = ["visited", "Visited", "bought", "\"asked,\ntwice\"", "left-out"][next(5) as usize];
        let plan = ["1", "2", "3", "gone"][next(4) as usize];
        let amount = [format!("{}.50", next(100)), "$ 12".to_owned(), String::new()][next(3) as usize].clone();
        let currency = ["EUR", "USD", ""][next(3) as usize];
        lines.push(format!("{},\"{who}\",{at},{what},{plan},{amount},{currency}", 1000 + row * 3));
    }
    lines
}

/// What it looks up.
pub const PLANS: &str = "id,name\n1,Free\n2,\"Team \"\"Gold\"\"\"\n3,Tab\there\n";

/// The rule's choices about events of the same person: one of these.
pub const CHOICES: [&str; 5] = [
    "",
    "thin = { minutes = 30 }",
    "same_second = \"space\"",
    "same_second = \"join\"",
    "thin = { minutes = 1 }\nsame_second = \"keep-first\"",
];

/// A plan with such a choice.
pub fn plan(choice: &str) -> String {
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
