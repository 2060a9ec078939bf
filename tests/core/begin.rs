//! What must hold before an import begins.

use std::sync::Arc;

use backfill::check::whole::{Checked, check};
use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::ledger::Ledger;
use backfill::pipeline::{PassProgress, Pipeline, Stop, Ticker};
use backfill::plan::Plan;
use backfill::sink::kissmetrics::pace::Ceiling;
use backfill::sink::kissmetrics::run::Patience;
use backfill::workflow;
use backfill::workflow::begin::{Begin, PriorSends, Start};

use crate::support::folder::Folder;

fn plan(folder: &Folder, name: &str) -> Plan {
    folder.write(name, "who,when\nada@example.com,2016-01-03 09:12:00\nlee@example.com,2016-01-04 21:35:00\n");
    let text = format!(
        "version = 2\n[source]\nkind = \"csv\"\nfile = \"{}\"\n[mapping]\nzone = \"UTC\"\n[[mapping.rules]]\n\
         person = {{ column = \"who\" }}\ntime = {{ column = \"when\", format = \"year-first\" }}\n\
         event = {{ from = \"fixed\", name = \"Joined\" }}\n",
        folder.at(name).display().to_string().replace('\\', "/")
    );
    Plan::parse(&text, &folder.at("plan.toml")).expect("a plan")
}

fn checked(plan: &Plan) -> (Pipeline, Checked) {
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let pipeline = Pipeline::open(plan, &stop, &progress).expect("the plan fits");
    let found = check(&pipeline, &stop, &progress, &mut Ticker::new(Arc::new(|| {}))).expect("it can be read");
    (pipeline, found)
}

#[test]
fn what_was_shown_of_the_events_of_one_file_begins_no_import_of_another() {
    let folder = Folder::new();
    let mut ledger = Ledger::open(folder.path()).expect("there can be a ledger");
    let (destination, key) = (Destination::parse("http://127.0.0.1:9").expect("this machine"), ApiKey::new("k"));
    let key = key.expect("a key");
    let product = ledger.product(&destination, &key, Some("Shop"), None).expect("it can be noted");
    let [one, other] = ["one.csv", "other.csv"].map(|name| plan(&folder, name));
    let [(shown, _), (pipeline, found)] = [&one, &other].map(checked);
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let prior = PriorSends::look_up(&ledger, &product, &shown, None, &stop, &progress).expect("it can be looked up");
    let begin = |prior: PriorSends, ledger: &mut Ledger| {
        let start =
            Start::Anew { prior: Some(prior), doubles_meant: false, doubt_meant: false, instead_of: None, limit: None };
        let (plan, pipeline, checked, ceiling) = (&other, &pipeline, &found, Ceiling::Normal);
        let (product, key, patience) = (&product, &key, Patience::Endless);
        Begin { product, key, plan, pipeline, checked, start, ceiling, patience, unattended: true }.begin(ledger)
    };
    let own = PriorSends::look_up(&ledger, &product, &pipeline, None, &stop, &progress).expect("it can be looked up");
    let refused = begin(prior, &mut ledger).map(|_| ()).expect_err("they are others");
    assert!(matches!(refused, workflow::Error::OthersShown), "{refused:?}");
    assert!(begin(own, &mut ledger).is_ok());
}
