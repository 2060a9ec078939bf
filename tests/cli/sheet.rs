//! A spreadsheet from the command line: planned, sent, and looked up within. What arrived is read from a tracker in which
//! nothing of ours takes part.

use crate::support::folder::Folder;
use crate::support::program::Program;
use crate::support::tracker::Misbehaving;
use crate::support::workbook::{DATE_TIME, formatted, number, row, rows, text, xlsx};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

#[test]
fn a_sheet_is_sent_with_what_another_one_says() {
    let (program, folder, tracker) = (Program::new(), Folder::new(), Misbehaving::well());
    let orders = row(1, &[text("number"), text("user_id"), text("total"), text("at")])
        + &row(2, &[number("10"), number("1"), number("12.5"), formatted(DATE_TIME, "42372.383692129632")])
        + &row(4, &[number("11"), number("2"), number("3"), formatted(DATE_TIME, "42373.383692129632")])
        + &row(5, &[number("12"), number("1"), number("5.25"), text("soon")]);
    let users = rows(&["id|login", "1|ada", "2|lee"]);
    folder.write("shop.xlsx", xlsx(&[("Users", users), ("Orders", orders)]));
    let given = ["plan", "shop.xlsx", "--person", "user_id", "--time", "at", "--event", "Purchased", "--zone", "UTC"];
    let more = ["--property", "total=Total", "--look-up", "user_id=Users:id:login", "-o", "plan.toml"];
    let made = program.run(folder.path(), given.iter().chain(&more)).expect_code(0);
    assert!(made.stderr.contains("Sheet Orders of shop.xlsx, titles in row 1"), "{}", made.stderr);
    let plan = std::fs::read_to_string(folder.at("plan.toml")).expect("the plan is written");
    for kept in ["kind = \"sheet\"", "file = \"shop.xlsx\"", "sheet = \"Orders\"", "titles = \"1\""] {
        assert!(plan.contains(kept), "{kept}: {plan}");
    }
    let checked = program.run(folder.path(), ["check", "plan.toml"]);
    assert!(checked.stdout.contains('5') || checked.stderr.contains('5'), "the row that has a problem is told");
    let url = tracker.address();
    let plain = ["--json", "run", "plan.toml", "--yes", "--leave-out-problems", "--tracker", &url];
    program.run_with(folder.path(), plain, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    let part = |part: &&str| !part.starts_with("_k=") && !part.starts_with("_d=");
    let mut arrived: Vec<String> = tracker
        .received()
        .iter()
        .map(|request| {
            request.target().trim_start_matches("/e?").split('&').filter(part).collect::<Vec<_>>().join(" ").to_owned()
        })
        .collect();
    arrived.sort();
    let expected = ["_p=ada _n=Purchased _t=1451812351 Total=12.5", "_p=lee _n=Purchased _t=1451898751 Total=3"];
    assert_eq!(arrived, expected);
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let (program, folder) = (Program::new(), Folder::new());
    let (users, more) = (rows(&["id|login", "1|ada", "2|lee"]), rows(&["id|login", "3|kim"]));
    folder.write("shop.xlsx", xlsx(&[("Users", users), ("More", more)]));
    let read = program.run(folder.path(), ["rows", "shop.xlsx", "--sheet", "More"]).expect_code(0);
    assert_eq!(read.stdout, "id,login\r\n3,kim\r\n");
    let refused = program.run(folder.path(), ["rows", "shop.xlsx", "--sheet", "None"]).expect_code(1);
    assert!(refused.stderr.contains("Users, More"), "{}", refused.stderr);
}

/// What the program wrote into plans before it asked what becomes of totals, and what it sent then.
#[test]
fn what_a_plan_of_before_totals_were_left_out_has_sent_is_known_again() {
    let (program, folder, tracker) = (Program::new(), Folder::new(), Misbehaving::well());
    let report = [
        "login|at|total",
        "ada@example.com|2016-01-03|10",
        "login|at|total",
        "lee@example.com|2016-01-04|5",
        "Total|2016-12-31|15",
    ];
    folder.write("report.xlsx", xlsx(&[("Report", rows(&report))]));
    let plan = |source: &str| {
        format!(
            "version = 2\nreading = 2\n[source]\nkind = \"sheet\"\nfile = \"report.xlsx\"\n{source}[mapping]\nzone = \"UTC\"\n\
             [[mapping.rules]]\nperson = {{ column = \"login\" }}\ntime = {{ column = \"at\", format = \"year-first\" }}\n\
             event = {{ from = \"fixed\", name = \"Bought\" }}\n"
        )
    };
    folder.write("before.toml", plan("sheet = \"Report\"\ntitles = \"1\"\ntitle-rows = \"1\"\n"));
    folder.write("now.toml", plan(""));
    let url = tracker.address();
    let sent = |plan: &str| {
        let arguments = ["--json", "run", plan, "--yes", "--leave-out-problems", "--tracker", &url];
        program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
        tracker.received().len()
    };
    assert_eq!(sent("before.toml"), 3, "the row with totals too, as it was then");
    for plan in ["before.toml", "now.toml"] {
        assert_eq!(sent(plan), 3, "{plan}");
    }
    // Where nothing was sent before, the rules of now decide.
    let program = Program::new();
    let arguments = ["--json", "run", "now.toml", "--yes", "--leave-out-problems", "--tracker", &url];
    program.run_with(folder.path(), arguments, &[("KISSMETRICS_API_KEY", KEY)]).expect_code(0);
    assert_eq!(tracker.received().len(), 5);
}
