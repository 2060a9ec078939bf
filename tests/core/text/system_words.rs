//! What the system says stands within our sentences.

use std::io;

use backfill::pipeline;
use backfill::text::{Face, workflow_sentence};
use backfill::workflow;

fn said(words: &str) -> String {
    let error = pipeline::Error::System { source: io::Error::other(words.to_owned()) };
    workflow_sentence(&workflow::Error::Import(error), Face::Window)
}

#[test]
fn what_the_system_says_loses_its_number_its_capital_and_its_full_stop() {
    let whole = "The system denied something Backfill needs: access is denied.";
    for words in
        ["Access is denied", "Access is denied.", "Access is denied. (os error 5)", "access is denied (os error 5)"]
    {
        assert_eq!(said(words), whole, "{words:?}");
    }
}
