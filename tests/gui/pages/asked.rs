//! What is asked is answered before anything else is done, and is about what is shown.

use backfill::session::action::{Action, change};
use backfill::session::draft::Settings;
use backfill::tr;
use eframe::egui::{Key, Modifiers};

use super::products::on_send;
use super::wizard::{PEOPLE, Wizard};
use crate::support::keychain::{InMemory, Silent};

/// The last question before three events go to the live product.
fn asked() -> Wizard {
    let mut wizard = on_send(InMemory::default());
    wizard.press(tr!("product-name-hint"));
    wizard.see(&tr!("product-kept", tail = "4567"));
    wizard.until("nothing to be in the way", |wizard| wizard.window.state().view().send_obstacle().is_none());
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(&question());
    wizard
}

fn question() -> String {
    tr!("send-confirm", count = 3_u64, product = "Shop EU")
}

#[test]
fn the_last_question_ends_with_the_file_that_it_is_about_and_its_answer_sends_no_other() {
    let mut wizard = asked();
    let other = wizard.folder.write("other.csv", PEOPLE);
    // As where it took long to open, or was given by a later start.
    wizard.window.state_mut().act(Action::Open(other));
    wizard.window.state_mut().act(Action::LeaveIt(true));
    wizard.until("the other file", |wizard| {
        wizard.window.state().view().source.is_some_and(|source| source.source.name() == "other.csv")
    });
    wizard.settle();
    assert!(!wizard.says(&question()), "{}", wizard.everything());
    wizard.window.state_mut().act(Action::Send);
    assert!(!wizard.window.state().view().send.is_under_way());
    // Nor is it there again once that file has come as far.
    wizard.press(tr!("continue"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.until("nothing to be in the way", |wizard| wizard.window.state().view().send_obstacle().is_none());
    wizard.settle();
    assert!(!wizard.says(&question()));
    wizard.window.state_mut().act(Action::Send);
    assert!(!wizard.window.state().view().send.is_under_way(), "nobody was asked about these");
}

#[test]
fn behind_a_question_nothing_is_undone_and_nothing_is_dropped() {
    let mut wizard = asked();
    let before = wizard.window.state().draft().settings().clone();
    wizard.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(wizard.window.state().draft().settings(), &before);
    wizard.drop_file("other.csv", "mail,at\nada@example.com,2016-01-03\n");
    assert!(!wizard.window.state().view().opening.is_running());
    assert!(wizard.window.state().view().leaving.is_none());
    wizard.see(&question());
    wizard.press(tr!("send-confirm-not-yet"));
    wizard.see_gone(&question());
    wizard.keys(Modifiers::COMMAND, Key::Z);
    assert_ne!(wizard.window.state().draft().settings(), &before);
}

#[test]
fn on_result_nothing_is_undone_that_is_not_seen_there() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-table"));
    let before = wizard.window.state().draft().settings().clone();
    wizard.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(wizard.window.state().draft().settings(), &before);
}

/// Takes the event's name away, which nothing is made without.
fn nameless(settings: &mut Settings) {
    settings.mapping.rules[0].event = None;
}

#[test]
fn pages_say_what_is_missing_once_something_was_taken_back_and_lead_there() {
    for continues in [0, 1] {
        let mut wizard = Wizard::previewing_people();
        (0..continues).for_each(|_| wizard.press(tr!("continue")));
        wizard.window.state_mut().act(change(nameless));
        wizard.settle();
        let missing = wizard.window.state().view().incomplete().expect("no name");
        wizard.see(&missing);
        assert!(!wizard.says(tr!("preview-checking")));
        wizard.press(tr!("match-title"));
        wizard.see(tr!("match-event-name"));
    }
}

#[test]
fn back_from_send_leads_to_what_is_missing() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.window.state_mut().act(change(nameless));
    wizard.settle();
    wizard.press(tr!("back"));
    wizard.see(tr!("match-event-name"));
}

#[test]
fn a_key_can_be_typed_where_the_keychain_never_answers() {
    let mut wizard = on_send(Silent);
    wizard.press(tr!("product-name-hint"));
    wizard.see(tr!("product-looking"));
    wizard.fill(tr!("product-key"), super::past::KEY);
    wizard.until("nothing to be in the way", |wizard| wizard.window.state().view().send_obstacle().is_none());
}
