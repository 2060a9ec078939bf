//! A check that makes use of what an earlier one found out says what it would have said without it.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use backfill::check::whole::{Checked, How, Settled};
use backfill::kissmetrics::rules::NAMES_MAX;
use backfill::pipeline::{PassProgress, Stop, Ticker};
use proptest::prelude::*;
use proptest::sample::select;

use super::threads::{check, check_with, said};
use super::{Case, NAMED, NOW, SIGNED_UP, WITH_VALUE, mapping};

/// What a rule may be changed in without another event, person or second.
#[derive(Clone, Debug)]
struct Free {
    name: String,
    details: Vec<(String, &'static str)>,
}

impl Free {
    fn properties(&self) -> String {
        let details = self
            .details
            .iter()
            .map(|(name, column)| format!("{{ from = \"column\", name = \"{name}\", column = \"{column}\" }}"));
        format!("properties = [{}]\n", details.collect::<Vec<_>>().join(", "))
    }
}

fn free() -> impl Strategy<Value = Free> {
    let long = "n".repeat(256);
    let name = select(vec!["Signed Up".to_owned(), "signed up".to_owned(), "Came".to_owned(), " : ".to_owned(), long]);
    // The tracker takes two of these names for one, and another one not at all.
    let details = proptest::sample::subsequence(
        vec![
            ("Value".to_owned(), "value"),
            ("value:".to_owned(), "other"),
            ("Long".to_owned(), "long"),
            (":".to_owned(), "what"),
        ],
        0..4,
    );
    (name, details).prop_map(|(name, details)| Free { name, details })
}

/// What a rule is that stays as it is.
fn fixed() -> impl Strategy<Value = (&'static str, &'static str)> {
    let kind = select(vec!["fixed", "fixed", "column", "set", "alias"]);
    let more = select(vec![
        "",
        "",
        "",
        "tidy = [\"no-spaces\", \"lower-case\"]\n",
        "only = [{ column = \"what\", test = \"is-not\", values = [\"b\"] }]\n",
        "only = [{ column = \"value\", test = \"above\", values = [\"4\"] }]\n",
        "leave_out = [{ rows = \"longer-name\", characters = 9 }]\n",
        "same_second = \"keep-first\"\n",
        "thin = { minutes = 1 }\n",
    ]);
    (kind, more)
}

fn plan(rules: &[((&str, &str), Free)]) -> String {
    let mut text = "zone = \"UTC\"\n".to_owned();
    for ((kind, more), free) in rules {
        let when = "time = { column = \"when\", format = \"year-first\" }\n";
        text.push_str("[[rules]]\nperson = { column = \"person\" }\n");
        text.push_str(&match *kind {
            "set" => format!("kind = \"set\"\n{when}properties = [{{ from = \"column\", name = \"{0}\", column = \"value\" }}]\n", free.name.trim_matches([' ', ':']).to_owned() + "V"),
            "alias" => "kind = \"alias\"\nevent = { from = \"column\", column = \"other\" }\n".to_owned(),
            "column" => format!(
                "{when}event = {{ from = \"column\", column = \"what\", values = [{{ found = \"a\", sent = \"{}\" }}] }}\n{}{more}",
                free.name.trim_matches([' ', ':']).to_owned() + "N",
                free.properties()
            ),
            _ => format!("{when}event = {{ from = \"fixed\", name = \"{}\" }}\n{}{more}", free.name.replace(" : ", "e:"), free.properties()),
        });
    }
    text
}

/// Rows of which most are somebody's only one.
fn table() -> impl Strategy<Value = String> {
    let person = prop_oneof![
        6 => "[a-z]{8}@x\\.de",
        1 => "[ab]{1,2}",
        1 => select(vec!["A", "guest", "a:b", "a b", "'ab", "1.0", "1", ""]).prop_map(str::to_owned),
    ];
    let when = prop_oneof![
        8 => (0..60_i64).prop_map(|second| format!("2020-05-05 10:00:{second:02}")),
        1 => select(vec!["2008-05-05", "soon", ""]).prop_map(str::to_owned),
    ];
    let value = prop_oneof!["[xy]", "[1-9]\\.[0-9]{2} EUR", "[1-9]"];
    let long = prop_oneof![9 => "[x]{0,2}".boxed(), 1 => Just("x".repeat(600)).boxed()];
    let row = (person, when, value, "[a-c]", "[a-d]{0,2}", long);
    proptest::collection::vec(row, 1..200).prop_map(|rows| {
        // A first row of words alone may be read as more titles.
        let mut table = "person,when,value,what,other,long\nnina@example.com,2020-01-01 00:00:00,1,a,b,x\n".to_owned();
        for (person, when, value, what, other, long) in rows {
            table.push_str(&format!("{person},{when},{value},{what},{other},{long}\n"));
        }
        table
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn after_any_change_of_names_and_details_a_check_says_the_same_with_an_earlier_one_and_without(
        table in table(),
        rules in proptest::collection::vec((fixed(), free(), free()), 1..3),
    ) {
        let before: Vec<_> = rules.iter().map(|(fixed, free, _)| (*fixed, free.clone())).collect();
        let after: Vec<_> = rules.iter().map(|(fixed, _, free)| (*fixed, free.clone())).collect();
        let mut case = Case::new(&table, &plan(&before));
        let earlier = check(&case.pipeline(), 2);
        case.mapping = mapping(&plan(&after));
        let with = check_with(&case.pipeline(), 2, earlier.settled.clone());
        prop_assert_eq!(said(&with), said(&check(&case.pipeline(), 2)));
        // And back again, by what that one handed on.
        case.mapping = mapping(&plan(&before));
        prop_assert_eq!(said(&check_with(&case.pipeline(), 3, with.settled)), said(&earlier));
    }
}

/// Many people, two of whom have something to look at again.
fn people(rows: usize) -> String {
    let mut table = "person,when,value,what\n".to_owned();
    for row in 0..rows {
        table.push_str(&format!("p{row}@example.com,2020-05-05 10:00:00,{row},w\n"));
    }
    table + "twice,2020-05-05 10:00:00,a,w\ntwice,2020-05-05 10:00:00,b,x\nUntidy,2020-05-05 10:00:00,c,w\n"
}

/// Checks a table, then under another mapping with what is known by then. Whether that was of use, and that nothing came out
/// otherwise for it.
fn is_used(table: &str, before: &str, after: &str) -> bool {
    let mut case = Case::new(table, before);
    let earlier = check(&case.pipeline(), 2).settled;
    case.mapping = mapping(after);
    let with = check_with(&case.pipeline(), 2, earlier.clone());
    assert_eq!(said(&with), said(&check(&case.pipeline(), 2)), "{after}");
    is_same(&earlier, &with.settled)
}

/// What was handed on is what was handed in, as when it held.
fn is_same(one: &Option<Arc<Settled>>, other: &Option<Arc<Settled>>) -> bool {
    one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| Arc::ptr_eq(one, other))
}

#[test]
fn names_and_details_leave_people_as_they_are() {
    let table = people(5_000);
    let renamed = SIGNED_UP.replace("Signed Up", "Came");
    for after in [SIGNED_UP, &renamed, WITH_VALUE, &WITH_VALUE.replace("Value", "Price")] {
        assert!(is_used(&table, SIGNED_UP, after), "{after}");
    }
}

#[test]
fn whatever_makes_other_events_is_looked_at_anew() {
    let table = people(5_000);
    let more = |line: &str| format!("{SIGNED_UP}{line}\n");
    for after in [
        SIGNED_UP.replace("\"person\" }", "\"what\" }"),
        SIGNED_UP.replace("UTC", "Europe/Berlin"),
        SIGNED_UP.replace("from = \"fixed\", name = \"Signed Up\"", "from = \"column\", column = \"what\""),
        more("tidy = [\"lower-case\"]"),
        more("only = [{ column = \"what\", test = \"is\", values = [\"w\"] }]"),
        more("leave_out = [{ rows = \"people\", people = [\"twice\"] }]"),
        more("same_second = \"space\""),
        more("thin = { minutes = 5 }"),
        format!("replace = [{{ column = \"person\", found = \"twice\", with = \"once\" }}]\n{SIGNED_UP}"),
        format!("{SIGNED_UP}{}", SIGNED_UP.replace("\nzone = \"UTC\"", "")),
    ] {
        assert!(!is_used(&table, SIGNED_UP, &after), "{after}");
    }
}

/// How a detail's amounts are read decides which rows a condition asks for.
#[test]
fn a_detail_that_says_how_amounts_are_read_is_no_small_change_where_a_condition_compares_them() {
    let table = "person,when,value,what\na,2020-05-05,1.500,w\nb,2020-05-05,\"2,50\",w\nb,2020-05-05,1.500,w\n";
    let above = |treat: &str| {
        let detail = format!("{{ from = \"column\", name = \"Value\", column = \"value\", treat = \"{treat}\" }}");
        format!(
            "{SIGNED_UP}only = [{{ column = \"value\", test = \"above\", values = [\"100\"] }}]\nproperties = [{detail}]\n"
        )
    };
    assert!(!is_used(table, &above("money-point"), &above("money-comma")));
    assert!(is_used(table, &above("money-point"), &above("money-point")));
}

/// Two rules by which each row makes two events of one second, each with a name and a detail.
fn two_rules(first: [&str; 2], second: [&str; 2]) -> String {
    let rule = |[name, detail]: [&str; 2], column: &str| {
        let properties = format!("properties = [{{ from = \"column\", name = \"{detail}\", column = \"{column}\" }}]");
        SIGNED_UP.replace("name = \"Signed Up\" }", &format!("name = \"{name}\" }}\n{properties}"))
    };
    rule(first, "value") + &rule(second, "what").replace("\nzone = \"UTC\"", "")
}

/// What was kept side by side is one, or takes the other's place, once both are called the same.
#[test]
fn events_of_one_second_are_held_against_each_other_again() {
    let before = two_rules(["First", "V"], ["Second", "W"]);
    for after in [two_rules(["First", "V"], ["first", "W"]), two_rules(["First", "V"], ["Second", "v"])] {
        assert!(is_used(&people(1_000), &before, &after), "{after}");
    }
}

/// A name that was too long left its events out of what is compared.
#[test]
fn an_event_that_was_lost_for_its_name_meets_the_other_once_it_has_another() {
    let before = two_rules([&"n".repeat(256), "V"], ["Second", "V"]);
    assert!(is_used(&people(1), &before, &two_rules(["First", "V"], ["Second", "V"])));
}

/// Whether a second source holds a detail decides whether there is an update of a person, and it may hold more by now.
#[test]
fn updates_of_people_that_a_second_source_decides_are_looked_at_anew() {
    let detail = "properties = [{ from = \"column\", name = \"Plan\", column = \"person\", \
        lookup = { in = \"users\", by = \"id\", take = \"plan\" } }]\n";
    let update = SIGNED_UP.replace("event = { from = \"fixed\", name = \"Signed Up\" }", "kind = \"set\"") + detail;
    let both = WITH_VALUE.replace("\"Value\"", "\"Plan\"") + &update.replace("\nzone = \"UTC\"", "");
    for (plan, rows, before) in [(&both, 1, "id,plan\nnobody,x\n"), (&update, 60, "id,plan\np0@example.com,pro\n")] {
        let case = Case::new(&people(rows), plan).looking_up("users", before);
        let earlier = check(&case.pipeline(), 2).settled;
        let more: String = (0..rows).map(|row| format!("p{row}@example.com,pro\n")).collect();
        case.folder().write("users.csv", format!("id,plan\n{more}"));
        let with = check_with(&case.pipeline(), 2, earlier);
        assert_eq!(said(&with), said(&check(&case.pipeline(), 2)), "{plan}");
    }
    let renamed = format!("{SIGNED_UP}{detail}");
    let case = Case::new(&people(60), &renamed).looking_up("users", "id,plan\nnobody,x\n");
    let earlier = check(&case.pipeline(), 2).settled;
    case.folder().write("users.csv", "id,plan\np7@example.com,pro\n");
    let with = check_with(&case.pipeline(), 2, earlier.clone());
    assert_eq!(said(&with), said(&check(&case.pipeline(), 2)));
    assert!(is_same(&earlier, &with.settled), "there are as many events with a detail as without");
}

/// As many names as there may be, and one more after the change.
#[test]
fn a_name_for_which_there_is_no_room_any_more_is_found() {
    let mut table = "person,when,what\n".to_owned();
    for row in 0..=NAMES_MAX {
        table.push_str(&format!("p{row}@example.com,2020-05-05 10:00:00,n{row}\n"));
    }
    let named = |sent: &str| {
        let values = format!("column = \"what\", values = [{{ found = \"n0\", sent = \"{sent}\" }}]");
        NAMED.replace("column = \"what\"", &values)
    };
    assert!(!is_used(&table, &named("n1"), &named("n0")));
    assert!(is_used(&table, &named("n1"), &named("n2")));
}

#[test]
fn other_rows_are_looked_at_anew() {
    let case = Case::new(&people(5_000), SIGNED_UP);
    let earlier = check(&case.pipeline(), 2).settled;
    let file = case.folder().at("table.csv");
    let table = fs::read_to_string(&file).expect("the table");
    for changed in
        [table.replace("p17@", "p16@"), table.replace("\nUntidy", "\ntwice"), table + "more,2020-05-05,d,w\n"]
    {
        fs::write(&file, changed).expect("the table can be written");
        let with = check_with(&case.pipeline(), 2, earlier.clone());
        assert_eq!(said(&with), said(&check(&case.pipeline(), 2)));
        assert!(!is_same(&earlier, &with.settled));
    }
}

/// People are told on the way too, as many as the rows so far have, and nothing that these rows do not bear out.
#[test]
fn what_is_told_on_the_way_is_what_the_rows_so_far_have() {
    // Of the few who are looked at again some come first, and some spellings differ at the end only.
    let twice = "twice,2020-05-05 10:00:00,a,w\n";
    let table = people(20_000).replacen("\np0@", &format!("\n{twice}{twice}p0@"), 1)
        + "untidy,2020-05-05 10:00:01,d,w\nguest,2020-05-05 10:00:01,d,w\n";
    let case = Case::new(&table, SIGNED_UP);
    let mut told = Vec::new();
    for settled in [None, check(&case.pipeline(), 2).settled] {
        let mut counts = Vec::new();
        let mut tell = |so_far: Checked| {
            let found: BTreeSet<_> = so_far.findings.iter().map(|finding| (finding.id(), finding.count)).collect();
            counts.push(((so_far.outcomes.rows, so_far.summary.people()), found));
        };
        let how = How { now: NOW, threads: 2, so_far: Some(&mut tell), settled, pause: Duration::ZERO };
        let (stop, progress, mut ticker) = (Stop::default(), PassProgress::default(), Ticker::new(Arc::new(|| {})));
        how.check(&case.pipeline(), &stop, &progress, &mut ticker).expect("it can be read");
        assert!(counts.len() > 5, "{}", counts.len());
        told.push(counts);
    }
    for ((without, all), (with, found)) in told[0].iter().zip(&told[1]) {
        assert_eq!(with, without);
        assert!(found.is_subset(all), "{found:?} and {all:?}");
    }
    assert_eq!(told[0].len(), told[1].len());
}
