//! Findings about names.

use backfill::check::{Fix, Grade};
use backfill::text::finding_sentence;

use super::{Case, NAMED, SIGNED_UP, offered, rows, told};

/// Events of these names, each of another person.
fn names<S: AsRef<str>>(names: &[S]) -> Case {
    let mut table = "person,when,what\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        table += &format!("p{at}@example.com,2020-05-05 10:00:01,\"{}\"\n", name.as_ref());
    }
    Case::new(&table, NAMED)
}

fn numbered(count: usize, each: usize) -> Vec<String> {
    (0..count * each).map(|at| format!("Deed number {} of many", at % count)).collect()
}

#[test]
fn rows_without_a_name_must_be_fixed() {
    let case = names(&["Signed Up", ""]);
    let finding = case.finding("blank-name");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::MustFix, 1, vec![2]));
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
}

#[test]
fn names_that_the_tracker_takes_for_one_are_worth_a_look() {
    for (one, other) in [("Signed Up", "signed up"), ("Plan: Pro", "Plan  Pro"), ("Yes, please", "Yes  please")] {
        let case = names(&[one, one, other]);
        let finding = case.finding("names-joined");
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 1, vec![3]), "{one}");
        assert_eq!(told(&finding), "of: event");
        assert_eq!(offered(&finding)[0], format!("Send \"{other}\" as \"{one}\""));
        assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    }
    assert_eq!(names(&["Signed Up", "Billed"]).ids(), [""; 0]);
}

#[test]
fn near_misses_are_worth_a_look() {
    for (one, other) in [
        ("Signed Up", "Sign Up"),
        ("Signed Up", "Signup"),
        ("Viewed Product", "Viewed Products"),
        ("Purchased", "Purchsaed"),
        ("Logged in", "Log in"),
    ] {
        let case = names(&[one, one, other]);
        let finding = case.finding("names-alike");
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 1, vec![3]), "{one} {other}");
        assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    }
    for near in [["Step 1", "Step 2"], ["Upgraded", "Downgraded"], ["Liked", "Linked"], ["Signed In", "Signed Up"]] {
        assert_eq!(names(&near).ids(), [""; 0], "{near:?}");
    }
}

#[test]
fn details_that_the_tracker_takes_for_one_are_worth_a_look() {
    let rules = |first: &str, second: &str| {
        format!(
            "{SIGNED_UP}properties = [\n{{ from = \"column\", name = \"{first}\", column = \"a\" }},\n\
             {{ from = \"column\", name = \"{second}\", column = \"b\" }}]\n"
        )
    };
    let table = "person,when,a,b\np@example.com,2020-05-05 10:00:01,x,x\n";
    let finding = Case::new(table, &rules("Plan", "plan")).finding("names-joined");
    assert_eq!(told(&finding), "of: detail");
    assert_eq!(Case::new(table, &rules("Plan", "Coupon")).ids(), [""; 0]);
}

#[test]
fn a_thousand_names_are_worth_a_look() {
    let finding = names(&numbered(1_000, 3)).finding("many-names");
    assert_eq!((finding.grade(), finding.count), (Grade::WorthALook, 1_000));
    assert_eq!(names(&numbered(999, 3)).ids(), [""; 0]);
}

#[test]
fn names_beyond_what_is_kept_will_be_lost() {
    let case = names(&numbered(65_537, 1));
    let finding = case.finding("many-names");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WillBeLost, 2, vec![65_536, 65_537]));
    assert!(finding_sentence(&finding).starts_with("2 events will be lost, since"));
    assert_eq!(case.check().summary.kept(), 65_535);
}

#[test]
fn a_column_with_a_value_in_each_row_is_no_name() {
    let case = names(&numbered(30, 1));
    let finding = case.finding("name-per-row");
    assert_eq!((finding.grade(), finding.count), (Grade::MustFix, 30));
    assert_eq!(told(&finding), "column: what, events: 30");
    let fixed = case.fixed(&finding.fixes[0]);
    assert_eq!(fixed.ids(), [""; 0]);
    assert_eq!(fixed.check().summary.names(), [("what".to_owned(), 30)]);
    assert_eq!(fixed.mapping.rules[0].properties[0].column(), Some("what"));
    assert_eq!(names(&numbered(30, 3)).ids(), [""; 0]);
    assert_eq!(names(&numbered(15, 1)).ids(), [""; 0]);
}

#[test]
fn a_name_of_more_than_255_characters_will_be_lost() {
    let (longest, longer) = ("n".repeat(255), "n".repeat(256));
    let case = names(&["Signed Up", &longer]);
    let finding = case.finding("name-too-long");
    assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WillBeLost, 1, vec![2]));
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    assert_eq!(names(&["Signed Up", &longest]).ids(), [""; 0]);
}

#[test]
fn names_of_the_platform_are_worth_a_look() {
    let case = names(&["Visited Site", "visited:site"]);
    let findings = case.check().findings;
    assert_eq!(findings.iter().filter(|finding| finding.id() == "platform-name").count(), 2);
    assert_eq!(names(&["Visited the Site"]).ids(), [""; 0]);
    let rules =
        |name: &str| format!("{SIGNED_UP}properties = [{{ from = \"column\", name = \"{name}\", column = \"a\" }}]\n");
    let table = "person,when,a\np@example.com,2020-05-05 10:00:01,x\nq@example.com,2020-05-05 10:00:01,\n";
    for name in ["Customer ID", "referrer", "Channel: Origin"] {
        let case = Case::new(table, &rules(name));
        let finding = case.finding("platform-name");
        assert_eq!((finding.grade(), finding.count, rows(&finding)), (Grade::WorthALook, 1, vec![1]));
        assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    }
    let case = Case::new(table, &rules("_source"));
    let finding = case.finding("underscore-name");
    assert_eq!(offered(&finding)[0], "Send \"_source\" as \"source\"");
    assert_eq!(case.fixed(&finding.fixes[0]).ids(), [""; 0]);
    assert_eq!(Case::new(table, &rules("source_")).ids(), [""; 0]);
}

/// What the column's names left out stays left out when all events get one name.
#[test]
fn one_name_sends_no_row_that_was_left_out() {
    let rows = (0..1_200).map(|row| format!("p{row}@example.com,2020-01-01 10:00:00,Event {row}\n"));
    let table = "person,when,what\n".to_owned()
        + &rows.collect::<String>()
        + "x@example.com,2020-01-01 10:00:00,-\ny@example.com,2020-01-01 10:00:00,null\n";
    let left_out = r#"{ from = "column", column = "what", values = [{ found = "-" }, { found = "null" }] }"#;
    let plan = NAMED.replace(r#"{ from = "column", column = "what" }"#, left_out);
    let case = Case::new(&table, &plan);
    let before = case.check().outcomes;
    assert_eq!((before.made, before.skipped), (1_200, 2));
    let fixed = case.fixed(&case_fix(&plan, &table));
    let after = fixed.check().outcomes;
    assert_eq!((after.made, after.skipped), (1_200, 2));
    // Rows without a name are left out too, where somebody chose that.
    let blank = table.clone() + "z@example.com,2020-01-01 10:00:00,\n";
    let plan_without = plan.clone() + "leave_out = [{ rows = \"blank-name\" }]\n";
    let without = Case::new(&blank, &plan_without);
    assert_eq!(without.check().outcomes.made, 1_200);
    assert_eq!(without.fixed(&case_fix(&plan, &table)).check().outcomes.made, 1_200);
    // Where only the values of the table count, the others stay out too.
    let lines: String = (0..1_100).map(|row| format!("{{ found = \"Event {row}\", sent = \"E{row}\" }}, ")).collect();
    let only = format!(r#"{{ from = "column", column = "what", values = [{lines}], others = "leave-out" }}"#);
    let plan = NAMED.replace(r#"{ from = "column", column = "what" }"#, &only);
    let fixed = Case::new(&table, &plan).fixed(&case_fix(&plan, &table));
    assert_eq!(fixed.check().outcomes.made, 1_100);
}

fn case_fix(plan: &str, table: &str) -> Fix {
    Case::new(table, plan).finding("many-names").fixes[0].clone()
}

/// Two details of one name can't be told apart, so that no plan would be left.
#[test]
fn a_detail_is_offered_no_name_that_another_has() {
    let table = "person,when,value,plan\na@example.com,2020-05-05 10:00:01,1,Pro\n";
    let details = |more: &str| {
        format!("{SIGNED_UP}properties = [{{ from = \"column\", name = \"_plan\", column = \"value\" }}{more}]\n")
    };
    let alone = Case::new(table, &details("")).finding("underscore-name");
    assert_eq!(offered(&alone)[0], "Send \"_plan\" as \"plan\"");
    let both = Case::new(table, &details(", { from = \"column\", name = \"plan\", column = \"plan\" }"));
    let finding = both.finding("underscore-name");
    assert_eq!(offered(&finding), ["Leave \"_plan\" out"]);
}

/// What a second source says is held against no cell, so that nothing is offered that would leave other rows out.
#[test]
fn names_that_are_looked_up_are_given_no_one_name() {
    let rows = (0..1_200).map(|row| format!("p{row}@example.com,2020-01-01 10:00:00,{row}\n"));
    let table = "person,when,what\n".to_owned() + &rows.collect::<String>();
    let kinds = "id,name\n".to_owned() + &(0..1_200).map(|row| format!("{row},Event {row}\n")).collect::<String>();
    let looked_up = r#"{ from = "column", column = "what", lookup = { in = "kinds", by = "id", take = "name" } }"#;
    let plan = NAMED.replace(r#"{ from = "column", column = "what" }"#, looked_up);
    let case = Case::new(&table, &plan).looking_up("kinds", &kinds);
    for id in ["many-names", "name-per-row"] {
        assert!(case.finding(id).fixes.is_empty(), "{id}");
    }
}
