//! Findings about identities that are merged, and what a plan says of both.

use backfill::check::Grade;
use backfill::event::EventKind;
use backfill::source::ReadingVersion;

use super::{Case, SIGNED_UP, mapping, offered, rows};

/// Each row merges `email` with `id`.
const MERGES: &str = r#"
zone = "UTC"
[[rules]]
kind = "alias"
person = { column = "email" }
event = { from = "column", column = "id" }
"#;

fn table(ids: &[&str]) -> String {
    let row = |(at, id): (usize, &&str)| format!("p{at}@example.com,{id}\n");
    "email,id\n".to_owned() + &ids.iter().enumerate().map(row).collect::<String>()
}

#[test]
fn people_who_are_merged_with_nobody_must_be_fixed_and_can_be_left_out() {
    for word in ["0", "NULL", "guest", "7.21E+12"] {
        let case = Case::new(&table(&["7", word, "9", word]), MERGES);
        let finding = case.finding("merged-with-nobody");
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 2, vec![2, 4]), "{word}");
        assert_eq!(offered(&finding), [format!("Leave out \"{word}\"")]);
        let fixed = case.fixed(&finding.fixes[0]);
        assert!(!fixed.ids().contains(&"merged-with-nobody"), "{word}");
        assert_eq!(fixed.check().outcomes.made, 2, "{word}");
    }
    assert!(!Case::new(&table(&["7", "8", "guesthouse"]), MERGES).ids().contains(&"merged-with-nobody"));
}

#[test]
fn that_all_are_merged_with_one_is_worth_a_look() {
    let case = Case::new(&table(&["Example Ltd"; 8]), MERGES);
    let finding = case.finding("merged-into-one");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 8));
    for right in [&["1", "2", "3", "4", "5", "6"][..], &["7"; 2]] {
        assert!(!Case::new(&table(right), MERGES).ids().contains(&"merged-into-one"), "{right:?}");
    }
    // One person in many rows is merged once.
    let again = format!("email,id\n{}", "ada@example.com,7\n".repeat(20));
    assert!(!Case::new(&again, MERGES).ids().contains(&"merged-into-one"));
}

/// A second identity is no event's name, whatever is offered for those.
#[test]
fn no_fix_of_names_touches_who_is_merged() {
    let rows = (0..1_200).map(|row| format!("p{row}@example.com,2020-01-01 10:00:00,Event {row},{row}\n"));
    let table = "email,when,what,id\n".to_owned() + &rows.collect::<String>();
    let plan = format!(
        "{MERGES}\n[[rules]]\nperson = {{ column = \"email\" }}\n\
         time = {{ column = \"when\", format = \"year-first\" }}\nevent = {{ from = \"column\", column = \"what\" }}\n"
    );
    let finding = Case::new(&table, &plan).finding("many-names");
    assert_eq!(offered(&finding), ["Use one name, \"what\""]);
}

#[test]
fn both_identities_are_tidied_as_the_plan_says_and_were_not_before() {
    let table = "email,id\nAda@Example.com,B7\n";
    let plan = MERGES.replace("event =", "tidy = [\"lower-case\"]\nevent =");
    let merged = |case: Case| {
        let events = case.events();
        assert_eq!(events[0].kind, EventKind::Alias);
        [events[0].person.to_string(), events[0].name.to_string()]
    };
    assert_eq!(merged(Case::new(table, &plan)), ["ada@example.com", "b7"]);
    assert_eq!(merged(Case::new(table, &plan).read_as(ReadingVersion::THIRD)), ["ada@example.com", "B7"]);
}

/// People who are joined in another spelling than their events have are two people.
#[test]
fn a_plan_joins_only_the_spellings_that_it_sends() {
    let table = "email,id,when\nAda@Example.com,B7,2020-01-01 10:00:00\nbob@example.com,b8,2020-01-02 10:00:00\n";
    let rule = |column: &str, tidy: &str| {
        format!(
            "[[rules]]\nperson = {{ column = \"{column}\" }}\n{tidy}\n\
             time = {{ column = \"when\", format = \"year-first\" }}\nevent = {{ from = \"fixed\", name = \"Seen\" }}\n"
        )
    };
    let tidy = "tidy = [\"lower-case\"]";
    let plan = |all: &str| {
        format!("{}{}{}", MERGES.replace("event =", &format!("{all}\nevent =")), rule("email", all), rule("id", tidy))
    };
    assert!(!Case::new(table, &plan(tidy)).ids().contains(&"row-people"));
    assert!(Case::new(table, &plan("")).ids().contains(&"row-people"));
    let before = Case::new(table, &plan(tidy)).read_as(ReadingVersion::THIRD);
    assert!(before.ids().contains(&"row-people"));
}

/// The words of a finding are as they would be sent, and so is what is left out.
#[test]
fn placeholders_are_left_out_where_people_are_tidied_too() {
    let table = "person,when\nGuest,2020-01-01 10:00:00\nada,2020-01-02 10:00:00\nGUEST,2020-01-03 10:00:00\n";
    let tidied = SIGNED_UP.replace("time =", "tidy = [\"lower-case\"]\ntime =");
    let case = Case::new(table, &tidied);
    let finding = case.finding("placeholder-person");
    assert_eq!((finding.count, offered(&finding)), (2, vec!["Leave out \"guest\"".to_owned()]));
    let fixed = case.fixed(&finding.fixes[0]);
    assert!(!fixed.ids().contains(&"placeholder-person"));
    assert_eq!(fixed.check().outcomes.skipped, 2);
    // It is kept in a plan, and doing it twice is doing it once.
    let written = toml::to_string(&fixed.mapping).expect("a plan");
    assert_eq!(mapping(&written), fixed.mapping);
    let again = fixed.mapping.clone();
    assert_eq!(fixed.fixed(&finding.fixes[0]).mapping, again);
}

/// Whoever is looked up stands in no cell of the row, so that no cell tells whom to leave out.
#[test]
fn no_cell_is_held_against_people_or_values_that_are_looked_up() {
    let rows = (1..=60).map(|row| format!("{row},2020-01-{:02} 10:00:00\n", row % 28 + 1));
    let table = "person,when\n".to_owned() + &rows.collect::<String>();
    let login = |row: usize| if row.is_multiple_of(2) { format!("{row}") } else { format!("p{row}@example.com") };
    let price = |row: usize| if row.is_multiple_of(3) { "n/a".to_owned() } else { format!("{row}.50") };
    let users = (1..=60).map(|row| format!("{row},{},{}\n", login(row), price(row)));
    let users = "id,login,price\n".to_owned() + &users.collect::<String>();
    let found = |take: &str| format!("{{ in = \"users\", by = \"id\", take = \"{take}\" }}");
    let people = SIGNED_UP
        .replace("{ column = \"person\" }", &format!("{{ column = \"person\", lookup = {} }}", found("login")));
    let finding = Case::new(&table, &people).looking_up("users", &users).finding("mixed-people");
    assert!(finding.fixes.is_empty(), "{:?}", offered(&finding));
    let prices = SIGNED_UP.to_owned()
        + &format!(
            "properties = [{{ from = \"column\", name = \"Price\", column = \"person\", lookup = {} }}]\n",
            found("price")
        );
    let finding = Case::new(&table, &prices).looking_up("users", &users).finding("mixed-numbers");
    assert!(finding.fixes.is_empty(), "{:?}", offered(&finding));
}

/// One person in so many rows that several threads share them is still one.
#[test]
fn one_person_is_counted_once_however_the_rows_are_divided() {
    let again = format!("email,id\n{}", "ada@example.com,7\n".repeat(60_000));
    assert!(!Case::new(&again, MERGES).ids().contains(&"merged-into-one"));
}
