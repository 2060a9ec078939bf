//! Findings about values.

use backfill::check::{Finding, Grade};

use super::{Case, WITH_VALUE, offered, rows, told};

/// Values of the detail `Value`, each of another person.
fn values<S: AsRef<str>>(values: &[S]) -> Case {
    let mut table = "person,when,value\n".to_owned();
    for (at, value) in values.iter().enumerate() {
        table += &format!("p{at}@example.com,2020-05-05 10:00:01,\"{}\"\n", value.as_ref().replace('"', "\"\""));
    }
    Case::new(&table, WITH_VALUE)
}

/// What fixes a finding leaves nothing behind, also when all that is done is to leave its rows out.
#[track_caller]
fn fixes(case: Case, finding: &Finding) {
    let mapping = case.mapping.clone();
    let mut case = case.fixed(&finding.fixes[0]);
    assert_eq!(case.ids(), [""; 0]);
    if let Some(last) = finding.fixes.last().filter(|fix| fix.leaves_rows_out()) {
        case.mapping = mapping;
        let case = case.fixed(last);
        assert_eq!(case.ids(), [""; 0]);
        assert_eq!(case.check().outcomes.skipped, finding.rows.len() as u64);
    }
}

#[test]
fn a_value_of_more_than_512_characters_will_be_cut() {
    let case = values(&["ü".repeat(512), "ü".repeat(513)]);
    let finding = case.finding("value-too-long");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WillBeLost, 1, vec![2]));
    fixes(case, &finding);
    assert_eq!(values(&["ü".repeat(512)]).ids(), [""; 0]);
}

#[test]
fn json_is_worth_a_look() {
    let case = values(&["plain", r#"{"a": 1}"#, r#"["a", "b"]"#, r#"[{"a": {}}]"#]);
    let finding = case.finding("json-values");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 3, vec![2, 3, 4]));
    fixes(case, &finding);
    assert_eq!(values(&["{name}", "[draft] Hello", "[1]", "say \"hi\""]).ids(), [""; 0]);
}

#[test]
fn money_that_is_text_is_worth_a_look_and_becomes_numbers() {
    for (money, sent) in [
        (["$1,234.50", "$99.00", "10"], ["1234.50", "99.00", "10"]),
        (["1.234,50 €", "99,00 €", "10 €"], ["1234.50", "99.00", "10"]),
        (["100 USD", "2,500.75 USD", "3"], ["100", "2500.75", "3"]),
    ] {
        let case = values(&money);
        let finding = case.finding("money-as-text");
        assert_eq!(finding.grade(), Grade::WorthALook);
        let fixed = case.fixed(&finding.fixes[0]);
        assert_eq!(fixed.ids(), [""; 0], "{money:?}");
        let all = super::shrinkage::sent(&fixed.pipeline());
        let values: Vec<&str> = all.iter().filter_map(|event| event.split("Value=").nth(1)).collect();
        assert_eq!(values, sent);
    }
    assert_eq!(values(&["1234.50", "-99", "0"]).ids(), [""; 0]);
    assert_eq!(values(&["10.0.0.1", "1-2", "5 apples"]).ids(), [""; 0]);
}

#[test]
fn decimal_commas_are_worth_a_look() {
    let case = values(&["399,00", "12,5", "7"]);
    let finding = case.finding("decimal-commas");
    assert_eq!((finding.count, rows(&finding)), (2, vec![1, 2]));
    assert_eq!(offered(&finding)[0], "Send \"value\" as plain numbers (1.234,50 is 1234.50)");
    fixes(case, &finding);
}

#[test]
fn an_amount_that_can_be_read_in_two_ways_is_asked_about() {
    let finding = values(&["1,234", "5,678"]).finding("money-as-text");
    let how = |how| format!("Send \"value\" as plain numbers ({how} is 1234.50)");
    assert_eq!(offered(&finding)[..2], [how("1,234.50"), how("1.234,50")]);
}

#[test]
fn half_numbers_and_half_text_are_worth_a_look() {
    let half: Vec<String> = (0..20).map(|at| if at % 2 == 0 { at.to_string() } else { format!("w{at}x") }).collect();
    let finding = values(&half).finding("mixed-numbers");
    assert_eq!(told(&finding), "detail: Value, texts: 10, of: 20");
    assert_eq!(rows(&finding)[..2], [2, 4]);
    // A word for "nothing" among numbers can be read as blank.
    let mut nearly: Vec<String> = (0..20).map(|at| at.to_string()).collect();
    nearly[7] = "n.d.".to_owned();
    let case = values(&nearly);
    let finding = case.finding("mixed-numbers");
    assert_eq!((finding.count, rows(&finding)), (1, vec![8]));
    fixes(case, &finding);
    let all: Vec<String> = (0..20).map(|at| at.to_string()).collect();
    assert_eq!(values(&all).ids(), [""; 0]);
    let texts: Vec<String> = (0..20).map(|at| format!("w{at}x")).collect();
    assert_eq!(values(&texts).ids(), [""; 0]);
}

#[test]
fn dates_among_the_details_are_worth_a_look() {
    let dates: Vec<String> = (1..=6).map(|day| format!("2020-05-{day:02}")).collect();
    let case = values(&dates);
    let finding = case.finding("dates-in-values");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 6));
    fixes(case, &finding);
    assert_eq!(values(&["May", "June", "Q3 2020", "2020", "2020-W5", "1-2"]).ids(), [""; 0]);
}

#[test]
fn days_of_birth_among_the_details_are_no_problem() {
    let born: Vec<String> = (1..=6).map(|day| format!("{:02}/02/19{}5", day, day + 3)).collect();
    assert_eq!(values(&born).ids(), [""; 0], "none could be an event of its own");
    let most = ["1985-02-01", "2008-12-31", "2009-01-01", "2010-05-06 07:08", "05/06/2020", "6 Jul 2021"];
    assert_eq!(values(&most).finding("dates-in-values").count, 6);
}

#[test]
fn numbers_of_payment_cards_must_not_be_sent() {
    // Numbers that payment companies publish for tests.
    let case = values(&["4111111111111111", "5555 5555 5555 4444", "378282246310005"]);
    let finding = case.finding("personal-data");
    assert_eq!(told(&finding), "detail: Value, private: cards");
    assert_eq!((finding.grade(), finding.count, finding.examples.len()), (Grade::MustFix, 3, 0), "they are not shown");
    fixes(case, &finding);
    // One digit off, and a product code that begins otherwise.
    assert_eq!(values(&["4111111111111112", "5555555555554445", "9780306406157"]).ids(), [""; 0]);
}

#[test]
fn passwords_must_not_be_sent() {
    let scrambled = "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
    let case = values(&["x", scrambled]);
    let finding = case.finding("personal-data");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 1, vec![2]));
    assert_eq!(told(&finding), "detail: Value, private: passwords");
    let titled = |name: &str| {
        let rules = WITH_VALUE.replace("\"Value\"", &format!("\"{name}\""));
        Case::new("person,when,value\na@example.com,2020-05-05 10:00:01,hunter2\n", &rules).ids()
    };
    assert_eq!(titled("Password Hash"), ["personal-data"]);
    assert_eq!(titled("Password Strength"), [""; 0]);
    assert_eq!(values(&["$2 off", "$1,000,000 question for you"]).ids(), [""; 0]);
}

const UNDATED: &str = r#"
zone = "UTC"
[[rules]]
kind = "set"
person = { column = "person" }
on = "2020-05-05"
properties = [{ from = "column", name = "Plan", column = "value" }]
"#;

#[test]
fn values_without_a_date_of_their_own_are_worth_a_look() {
    let table = "person,value\na@example.com,Pro\nb@example.com,\nc@example.com,Free\n";
    let case = Case::new(table, UNDATED);
    let finding = case.finding("undated-values");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 2, vec![1, 3]));
    fixes(case, &finding);
    let dated = UNDATED.replace("on = \"2020-05-05\"", "time = { column = \"when\", format = \"year-first\" }");
    let table = "person,when,value\na@example.com,2020-05-05,Pro\n";
    assert_eq!(Case::new(table, &dated).ids(), [""; 0]);
}
