//! Files that went wrong in the field, from the command line: a plan that is guessed must be the one that is right.

use crate::support::folder::Folder;
use crate::support::program::{Outcome, Program};

/// Makes a plan and previews it: the lines of the preview, and what was said of the plan.
fn planned(folder: &Folder, source: &str, arguments: &[&str]) -> (Vec<String>, String) {
    let program = Program::new();
    let plan = ["plan", source, "--overwrite", "-o", "made.toml"].into_iter().chain(arguments.iter().copied());
    let said: Outcome = program.run(folder.path(), plan).expect_code(0);
    let preview = program.run(folder.path(), ["preview", "made.toml"]).expect_code(0);
    (preview.stdout.lines().map(str::to_owned).collect(), said.stderr)
}

/// The seconds of the requests.
fn seconds(lines: &[String]) -> Vec<&str> {
    let second = |line: &'_ String| {
        let start = line.find("&_t=").unwrap_or_else(|| panic!("no time in {line}")) + 4;
        start..start + line[start..].find('&').unwrap_or(line.len() - start)
    };
    lines.iter().map(|line| &line[second(line)]).collect()
}

/// The names of the events.
fn names(lines: &[String]) -> Vec<&str> {
    let name = |line: &'_ String| {
        let start = line.find("&_n=").unwrap_or_else(|| panic!("no name in {line}")) + 4;
        start..start + line[start..].find('&').unwrap_or(line.len() - start)
    };
    lines.iter().map(|line| &line[name(line)]).collect()
}

const PAYPAL: &str = r#""Date","Time","TimeZone","Name","Type","Status","Currency","Gross","From Email Address","Transaction ID","Balance Impact"
"07/15/2019","12:00:00","PDT","A One","Website Payment","Completed","USD","10.00","a@example.com","1AA","Credit"
"11/03/2019","01:30:00","PDT","B Two","Website Payment","Completed","USD","20.00","b@example.com","2BB","Credit"
"11/03/2019","01:30:00","PST","C Three","Website Payment","Completed","USD","30.00","c@example.com","3CC","Credit"
"12/15/2019","12:00:00","PST","D Four","Website Payment","Completed","USD","40.00","d@example.com","4DD","Credit"
"#;

#[test]
fn the_zone_that_stands_in_a_column_beside_is_taken_unasked() {
    let folder = Folder::new();
    folder.write("paypal.csv", PAYPAL);
    let (lines, said) = planned(&folder, "paypal.csv", &[]);
    assert_eq!(seconds(&lines), ["1563217200", "1572769800", "1572773400", "1576440000"]);
    assert!(said.contains("the time zone is in TimeZone"), "{said}");
    assert!(!said.contains("read as UTC"), "{said}");
    // A table that no known program made.
    folder.write(
        "visits.csv",
        "email,visited_at,tz\na@example.com,2019-07-15 12:00,PDT\nb@example.com,2019-07-15 12:00,+02:00\n",
    );
    let (lines, _) = planned(&folder, "visits.csv", &["--event", "Visited"]);
    assert_eq!(seconds(&lines), ["1563217200", "1563184800"]);
    let (lines, _) =
        planned(&folder, "visits.csv", &["--event", "Visited", "--time", "visited_at", "--zone-column", "TZ"]);
    assert_eq!(seconds(&lines), ["1563217200", "1563184800"]);
}

#[test]
fn a_name_that_is_given_leaves_the_details_that_are_guessed() {
    let folder = Folder::new();
    folder.write("data.csv", "email,date,plan\na@example.com,2019-03-05,Gold\nb@example.com,2019-03-06,Gold\n");
    let (lines, _) = planned(&folder, "data.csv", &["--event", "Visited"]);
    assert!(lines.iter().all(|line| line.ends_with("&Plan%20Name=Gold")), "{lines:?}");
    // With a name that would have been guessed otherwise, the details stay what they would have been.
    folder.write("orders.csv", "email,order_date,order id,total,country\na@example.com,2019-03-05,17,12.50,DE\n");
    let details = |lines: &[String]| -> Vec<String> {
        let behind = |line: &String| line.split("&_d=1").nth(1).unwrap_or_default().to_owned();
        lines.iter().map(behind).collect()
    };
    let (without, _) = planned(&folder, "orders.csv", &[]);
    let (with, _) = planned(&folder, "orders.csv", &["--event", "Bought Something"]);
    assert_eq!(details(&with), details(&without));
    assert!(details(&with)[0].contains("Order%20ID=17") && details(&with)[0].contains("Billing%20Amount=12.50"));
    assert_eq!(names(&with), ["Bought%20Something"]);
}

#[test]
fn names_from_a_column_leave_as_they_are_found_unless_a_person_says_otherwise() {
    let folder = Folder::new();
    let rows = ["~-._", "ß", "x/y", "added_to_cart", "signup"];
    let rows: String = rows.iter().map(|name| format!("a@example.com,{name},2019-03-05 10:00\n")).collect();
    folder.write("log.csv", format!("email,event,time\n{rows}"));
    let found = ["~-._", "%C3%9F", "x%2Fy", "added_to_cart", "signup"];
    for arguments in [&[][..], &["--event-column", "event"]] {
        let (lines, said) = planned(&folder, "log.csv", arguments);
        assert_eq!(names(&lines), found, "{arguments:?}");
        assert!(said.contains("\"added_to_cart\" as \"Added to Cart\""), "{said}");
    }
    let (lines, _) = planned(&folder, "log.csv", &["--nice-names"]);
    assert_eq!(names(&lines), ["~-._", "%C3%9F", "x%2Fy", "Added%20to%20Cart", "Signed%20Up"]);
}

#[test]
fn each_fix_of_the_check_can_be_typed() {
    let folder = Folder::new();
    folder.write("orders.csv", "id,at\n\"1,024\",2019-03-05 10:00\n1024,2019-03-06 10:00\nnull,2019-03-07 10:00\n");
    folder.write(
        "plan.toml",
        "version = 1\nreading = 2\n[source]\nkind = \"csv\"\nfile = \"orders.csv\"\n[mapping]\nzone = \"UTC\"\n\
         [[mapping.rules]]\nwho = { column = \"id\" }\nwhen = { column = \"at\", format = \"year-first\" }\n\
         what = { from = \"fixed\", name = \"Ordered\" }\n",
    );
    let program = Program::new();
    let check = |arguments: &[&str], code: i32| {
        let all = ["check", "plan.toml"].into_iter().chain(arguments.iter().copied());
        program.run(folder.path(), all).expect_code(code)
    };
    let told = check(&[], 3).stdout;
    assert!(told.contains("--fix person-variants: Write people the same way: no separators in numbers"), "{told}");
    assert!(told.contains("--fix placeholder-person: Leave out \"null\""), "{told}");
    let fixed = check(&["--fix", "person-variants", "--fix", "placeholder-person=1"], 0).stdout;
    assert!(!fixed.contains("--fix"), "{fixed}");
    assert_eq!(check(&[], 0).stdout, fixed, "the plan was changed");
    let preview = program.run(folder.path(), ["preview", "plan.toml"]).expect_code(0).stdout;
    assert_eq!(preview.matches("&_p=1024&").count(), 2, "{preview}");
    let refused = check(&["--fix", "person-variants"], 1).stderr;
    assert!(refused.contains("found nothing it could fix"), "{refused}");
}
