//! An import is made to repeat by itself, from Result and from the history, and is seen and stopped there.

use std::sync::Arc;

use backfill::ledger::{Ending, Ledger, UnattendedRun};
use backfill::schedule::{At, Every};
use backfill::store::keychain::Keychain;
use backfill::tr;
use chrono::Utc;
use eframe::egui::Theme;
use egui_kittest::kittest::NodeT;

use super::sending::{choose_known, confirm};
use super::wizard::{PEOPLE, Wizard, name};
use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Missing};
use crate::support::scheduler::RECORDER;
use crate::support::tracker::Misbehaving;
use crate::support::wait;

/// With all of a file sent to a product, on Result; its key is kept where there is a keychain.
fn sent(keychain: impl Keychain + 'static, keep: bool, tracker: &Misbehaving) -> Wizard {
    let keychain_is_there = keychain.available().is_ok();
    let mut wizard = Wizard::with_keychain(Theme::Light, [1280.0, 800.0], Folder::new(), Arc::new(keychain));
    wizard.drop_file("people.csv", PEOPLE);
    wizard.see(tr!("chosen-about"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    confirm(&wizard, tracker);
    wizard.say_when_and_what();
    choose_known(&mut wizard);
    // It is kept unless a person says otherwise.
    if !keep && keychain_is_there {
        wizard.press(tr!("product-key-keep"));
    }
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(tr!("result-next"));
    wizard
}

#[test]
fn from_the_result_new_rows_are_sent_every_day_until_that_is_stopped_in_the_history() {
    let tracker = Misbehaving::well();
    let keychain = InMemory::default();
    let mut wizard = sent(keychain.clone(), true, &tracker);
    wizard.see(tr!("repeat-about"));
    wizard.fill(tr!("repeat-at"), "7");
    wizard.see(tr!("repeat-no-time"));
    let every_day = wizard.all().find(|node| name(node) == tr!("repeat-every-day")).expect("it is there");
    assert!(every_day.accesskit_node().is_disabled(), "no time was said");
    wizard.fill(tr!("repeat-at"), "07:30");
    wizard.press(tr!("repeat-every-day"));
    wizard.see(&tr!("repeat-is", product = "Stand-in", when = tr!("schedule-every-day", at = "07:30")));
    let jobs = RECORDER.jobs_of(&wizard.data);
    let [job] = &jobs[..] else { panic!("{jobs:?}") };
    assert_eq!((job.every, job.at), (Every::Day, At { hour: 7, minute: 30 }));
    assert!(job.command.ends_with(&["schedule".into(), "run".into(), "1".into()]), "{job:?}");
    let mut wizard = wizard.again_with(Arc::new(keychain));
    wizard.press(tr!("history-page"));
    wizard.see(tr!("repeat-title"));
    wizard.see(tr!("repeat-never"));
    wizard.press(&tr!("repeat-stop-name", source = "people.csv"));
    wizard.see_gone(tr!("repeat-title"));
    wait::until("nothing to be started any more", || RECORDER.jobs_of(&wizard.data).is_empty().then_some(()));
}

#[test]
fn without_the_key_in_the_keychain_nothing_repeats_and_it_is_said_why() {
    let tracker = Misbehaving::well();
    let mut wizard = sent(InMemory::default(), false, &tracker);
    wizard.press(tr!("repeat-every-day"));
    wizard.see("nobody will be there to type it");
    assert!(RECORDER.jobs_of(&wizard.data).is_empty());
    let mut wizard = sent(Missing, false, &tracker);
    wizard.press(tr!("repeat-every-day"));
    wizard.see("nobody will be there to type it");
    assert!(RECORDER.jobs_of(&wizard.data).is_empty());
}

#[test]
fn what_was_only_practised_is_not_offered_to_repeat() {
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-next"));
    assert!(!wizard.offers(tr!("repeat-every-day")));
}

#[test]
fn one_whose_plan_is_gone_is_stopped_and_leaves_no_run_to_the_next_one() {
    let tracker = Misbehaving::well();
    let mut wizard = sent(InMemory::default(), true, &tracker);
    wizard.press(tr!("repeat-every-day"));
    wizard.until("it to repeat", |wizard| !wizard.window.state().view().repeating.all().is_empty());
    let one = wizard.window.state().view().repeating.all()[0].schedule.clone();
    let ledger = Ledger::open(&wizard.data).expect("a ledger");
    let run = UnattendedRun {
        schedule: one.id,
        product: one.product,
        started: Utc::now(),
        ended: Utc::now(),
        ending: Ending::NothingNew,
        why: String::new(),
        events: 0,
        people: 0,
        import: None,
    };
    ledger.note_unattended(&run).expect("it can be noted");
    let when = tr!("schedule-every-day", at = At::default().to_string());
    wizard.see(&tr!("repeat-is", product = "Stand-in", when = when));
    // What is said now is shorter than what was offered, and the page moves with its end.
    (0..5).for_each(|_| wizard.settle());
    wizard.press(tr!("result-history"));
    wizard.see(tr!("repeat-title"));
    std::fs::remove_file(&one.plan).expect("it is there");
    wizard.press(&tr!("repeat-stop-name", source = "people.csv"));
    wizard.see_gone(tr!("repeat-title"));
    wizard.until("it to be forgotten", |_| ledger.last_unattended(one.id).is_ok_and(|last| last.is_none()));
    assert!(RECORDER.jobs_of(&wizard.data).is_empty());
}
