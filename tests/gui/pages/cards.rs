//! Every finding as a card on Preview: found, told, opened, fixed by its first fix and its other ones, and each fix
//! taken back.

use backfill::check::Finding;
use backfill::text::{finding_sentence, fix_words};
use backfill::tr;

use super::wizard::Wizard;

/// A table and choices that raise one finding, and how its card begins.
struct Card {
    /// The finding's id, as the command line has it.
    id: &'static str,
    /// What stands on the card, from the words that design and tests of the check fix.
    says: &'static str,
    table: String,
    rules: String,
}

const SIGNED_UP: &str = "\
who = { column = \"person\" }
when = { column = \"when\", format = \"year-first\" }
what = { from = \"fixed\", name = \"Signed Up\" }
";
const NAMED: &str = "\
who = { column = \"person\" }
when = { column = \"when\", format = \"year-first\" }
what = { from = \"column\", column = \"what\" }
";

fn detail(name: &str) -> String {
    format!("{SIGNED_UP}details = [{{ from = \"column\", name = \"{name}\", column = \"value\" }}]\n")
}

fn plan(zone: &str, rules: &[&str]) -> String {
    let rules: String = rules.iter().map(|rule| format!("[[mapping.rules]]\n{rule}")).collect();
    format!("version = 1\nsource = {{ kind = \"csv\", file = \"table.csv\" }}\n[mapping]\nzone = \"{zone}\"\n{rules}")
}

/// People, an event a day each.
fn people(people: &[&str]) -> String {
    let line = |(at, person): (usize, &&str)| {
        format!("\"{person}\",2020-{:02}-{:02} 10:{:02}:01\n", at / 28 % 12 + 1, at % 28 + 1, at % 60)
    };
    "person,when\n".to_owned() + &people.iter().enumerate().map(line).collect::<String>()
}

/// Others at these times.
fn times(times: &[&str]) -> String {
    let line = |(at, time): (usize, &&str)| format!("p{at}@example.com,{time}\n");
    "person,when\n".to_owned() + &times.iter().enumerate().map(line).collect::<String>()
}

/// Events of others, each with this in a third column.
fn third<S: AsRef<str>>(title: &str, cells: &[S]) -> String {
    let line = |(at, cell): (usize, &S)| {
        format!("p{at}@example.com,2020-05-05 10:00:01,\"{}\"\n", cell.as_ref().replace('"', "\"\""))
    };
    format!("person,when,{title}\n") + &cells.iter().enumerate().map(line).collect::<String>()
}

fn card(id: &'static str, says: &'static str, table: String, rules: &str) -> Card {
    Card { id, says, table, rules: plan("UTC", &[rules]) }
}

fn of_people(id: &'static str, says: &'static str, all: &[&str]) -> Card {
    card(id, says, people(all), SIGNED_UP)
}

fn of_times(id: &'static str, says: &'static str, zone: &str, all: &[&str]) -> Card {
    Card { id, says, table: times(all), rules: plan(zone, &[SIGNED_UP]) }
}

fn of_values<S: AsRef<str>>(id: &'static str, says: &'static str, all: &[S]) -> Card {
    card(id, says, third("value", all), &detail("Value"))
}

fn of_names<S: AsRef<str>>(id: &'static str, says: &'static str, all: &[S]) -> Card {
    card(id, says, third("what", all), NAMED)
}

fn each_day(clock: &str, days: usize) -> Vec<String> {
    (0..days).map(|day| format!("2020-{:02}-{:02} {clock}", day / 28 + 1, day % 28 + 1)).collect()
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn cards() -> Vec<Card> {
    let others: Vec<String> = (0..100).map(|at| format!("p{at}@example.com")).collect();
    let keen = [texts(&others), vec!["shop@example.com"; 40]].concat();
    let longer = "n".repeat(256);
    let names: Vec<String> = (0..30).map(|at| format!("Deed number {at} of many")).collect();
    let many: Vec<String> = (0..3_000).map(|at| format!("Deed number {} of many", at % 1_000)).collect();
    let mut numbers: Vec<String> = (0..20).map(|at| at.to_string()).collect();
    numbers[7] = "n.d.".to_owned();
    let dates: Vec<String> = (1..=6).map(|day| format!("2020-05-{day:02}")).collect();
    let second = "person,when,value,other\na@example.com,2020-05-05 10:00:01,Pro,Free\n".to_owned();
    let undated = "kind = \"set\"\nwho = { column = \"person\" }\non = \"2020-05-05\"\n\
                   details = [{ from = \"column\", name = \"Plan\", column = \"value\" }]\n";
    let plan_of = |name: &str, column: &str| {
        format!("{}details = [{{ from = \"column\", name = \"{name}\", column = \"{column}\" }}]\n", SIGNED_UP)
    };
    let billed = plan_of("plan", "other").replace("Signed Up", "Billed");
    vec![
        of_people("blank-person", "Must fix", &["ada@example.com", " ", "bob@example.com"]),
        of_people("placeholder-person", "Must fix", &["ada@example.com", "n/a", "bob@example.com"]),
        of_people("person-nought", "Worth a look", &["0", "1", "2", "3"]),
        of_people("one-person", "Worth a look", &keen),
        of_people("mixed-people", "Worth a look", &["ada@example.com", "bob@example.com", "101", "102", "103"]),
        of_people("person-variants", "Worth a look", &["ada@example.com", "zoe", "Ada@Example.com"]),
        of_people("damaged-person", "Must fix", &["7.21E+12", "7,21e+12", "ada@example.com"]),
        of_people("person-too-long", "Will be lost", &["ada", &longer]),
        of_names("blank-name", "Must fix", &["Signed Up", ""]),
        of_names("names-joined", "Worth a look", &["Signed Up", "Signed Up", "signed up"]),
        of_names("names-alike", "Worth a look", &["Signed Up", "Signed Up", "Sign Up"]),
        of_names("many-names", "Worth a look", &many),
        of_names("name-per-row", "Must fix", &names),
        of_names("name-too-long", "Will be lost", &["Signed Up", &longer]),
        of_names("platform-name", "Worth a look", &["Visited Site", "Signed Up"]),
        card("underscore-name", "Worth a look", third("value", &["x", "y"]), &detail("_source")),
        of_times("unreadable-time", "Must fix", "UTC", &["2020-05-05 10:00:01", "soon"]),
        of_times("before-2009", "Will be lost", "UTC", &["1970-01-01 00:00:00", "2020-05-05 10:00:01"]),
        of_times("future", "Must fix", "UTC", &["2020-05-05 10:00:01", "2062-01-01 10:00:00"]),
        of_times("skipped-hour", "Worth a look", "Europe/Berlin", &["2020-03-29 02:30:00", "2020-05-05 10:00:01"]),
        of_times("double-hour", "Worth a look", "Europe/Berlin", &["2020-10-25 02:30:00", "2020-05-05 10:00:01"]),
        of_times("all-at-midnight", "Worth a look", "UTC", &texts(&each_day("00:00:00", 12))),
        of_times("at-night", "Worth a look", "America/Los_Angeles", &texts(&each_day("04:10:05", 60))),
        card(
            "same-second",
            "Will be lost",
            "person,when,value\na@example.com,2020-05-05,a\na@example.com,2020-05-05,b\n".to_owned(),
            &detail("Value"),
        ),
        Card {
            id: "overwritten-values",
            says: "Will be lost",
            table: second,
            rules: plan("UTC", &[&plan_of("Plan", "value"), &billed]),
        },
        of_values("value-too-long", "Will be lost", &["ü".repeat(513), "x".to_owned()]),
        of_values("json-values", "Worth a look", &["plain", r#"{"a": 1}"#]),
        of_values("money-as-text", "Worth a look", &["$1,234.50", "$99.00", "10"]),
        of_values("decimal-commas", "Worth a look", &["399,00", "12,5", "7"]),
        of_values("mixed-numbers", "Worth a look", &numbers),
        of_values("dates-in-values", "Worth a look", &dates),
        of_values("personal-data", "Must fix", &["4111111111111111", "5555 5555 5555 4444", "378282246310005"]),
        card(
            "undated-values",
            "Worth a look",
            "person,value\na@example.com,Pro\nc@example.com,Free\n".to_owned(),
            undated,
        ),
    ]
}

/// What the check of the whole source found with this id.
fn found(wizard: &Wizard, id: &str) -> Option<Finding> {
    wizard.window.state().view().findings()?.iter().find(|finding| finding.id() == id).cloned()
}

/// Waits until the counts are of the choices as they stand.
fn counted(wizard: &mut Wizard) {
    wizard.see_checked();
    wizard.until("the whole source to be checked", |wizard| wizard.window.state().view().findings().is_some());
}

#[test]
fn every_finding_is_told_on_a_card_can_be_seen_fixed_and_taken_back() {
    for Card { id, says, table, rules } in cards() {
        let mut wizard = Wizard::with("table.csv", table);
        wizard.drop_file("choices.toml", rules);
        wizard.see("The saved settings were applied to table.csv.");
        wizard.press(tr!("continue"));
        wizard.press(tr!("continue"));
        counted(&mut wizard);
        let Some(finding) = found(&wizard, id) else { panic!("{id} was not found:\n{}", wizard.everything()) };
        wizard.see(says);
        wizard.see(&finding_sentence(&finding));
        if !finding.rows.is_empty() {
            wizard.press(tr!("preview-see-them"));
            wizard.until("the rows to be there", |wizard| {
                !wizard.says(tr!("preview-reading")) && wizard.says(tr!("preview-filter"))
            });
            assert_ne!(wizard.value(tr!("preview-filter")), "All rows", "{id}\n{}", wizard.everything());
        }
        for (at, fix) in finding.fixes.iter().enumerate() {
            let (before, words) = (wizard.window.state().draft().settings().clone(), fix_words(fix));
            if at == 0 {
                wizard.press(&words);
            } else {
                wizard.choose(tr!("widgets-more-fixes"), &words);
            }
            // What moves many events is asked about first.
            let is_made = |wizard: &Wizard| wizard.window.state().draft().settings() != &before;
            wizard.until("the choice to be made or asked about", |wizard| {
                is_made(wizard) || wizard.offers(tr!("moves-yes"))
            });
            if !is_made(&wizard) {
                wizard.press(tr!("moves-yes"));
            }
            wizard.until("the choice to be made", is_made);
            counted(&mut wizard);
            // Mends may hold the moment of the check, which goes on.
            let told = |finding: Option<Finding>| finding.map(|finding| (finding.says, finding.count, finding.rows));
            let moved = |wizard: &Wizard| told(found(wizard, id)) != told(Some(finding.clone()));
            wizard.until(&format!("{words} to change what was found of {id}"), moved);
            wizard.press(tr!("undo"));
            counted(&mut wizard);
            wizard.until(&format!("{id} to be back after Undo"), |wizard| !moved(wizard));
        }
    }
}
