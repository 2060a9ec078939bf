//! Products: known and new, test and live, and their keys.

use backfill::tr;
use std::sync::Arc;

use backfill::kissmetrics::client::ApiKey;
use backfill::ledger::ProductKind;
use backfill::session::action::Action;
use backfill::session::send::{ProductForm, SendState, Target};
use backfill::store::keychain::Keychain;
use backfill::workflow::products;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme};

use super::past::{self, KEY};
use super::send::many;
use super::wizard::{PEOPLE, Wizard, name, role};
use crate::harness::look_in_both;
use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Missing};
use crate::support::tracker::Misbehaving;

/// On Send with three events, *Shop EU* known and live; its key is in the keychain when that has room for it.
pub fn on_send(keychain: impl Keychain + 'static) -> Wizard {
    on_send_with(&[("Shop EU", ProductKind::Live)], keychain)
}

fn on_send_with(products: &[(&str, ProductKind)], keychain: impl Keychain + 'static) -> Wizard {
    with_table(PEOPLE, products, keychain)
}

fn with_table(table: &str, products: &[(&str, ProductKind)], keychain: impl Keychain + 'static) -> Wizard {
    let folder = Folder::new();
    let ledger = past::ledger(folder.path());
    for (index, (name, kind)) in products.iter().enumerate() {
        let key = if index == 0 { past::key() } else { ApiKey::new(&format!("{index:040}")).expect("a key") };
        let product = past::product(&ledger, name, &key, *kind);
        // Where there is no keychain, the key is not kept.
        let _ = products::keep(&keychain, &product, &key);
    }
    drop(ledger);
    let mut wizard = Wizard::with_keychain(Theme::Light, [1280.0, 800.0], folder, Arc::new(keychain));
    wizard.drop_file("people.csv", table);
    wizard.see(tr!("chosen-about"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    wizard
}

#[test]
fn a_known_product_is_chosen_with_one_press_and_its_key_comes_from_the_keychain() {
    let mut wizard = on_send(InMemory::default());
    wizard.press(tr!("product-name-hint"));
    wizard.see(&tr!("product-kept", tail = "4567"));
    wizard.until("nothing to be in the way", |wizard| wizard.says("First 5 events"));
    wizard.until("Send 3 events to be offered", |wizard| wizard.offers(&tr!("send-events", count = 3_u64)));
}

#[test]
fn the_chosen_product_stays_in_sight_on_every_page() {
    let mut wizard = on_send(InMemory::default());
    wizard.press(tr!("product-name-hint"));
    wizard.see("Key ending in 4567");
    for page in ["Preview", "Match", "Choose"] {
        wizard.press(page);
        let step = wizard.told(tr!("step-send"));
        assert!(step.contains("Shop EU, live"), "on {page}: {step}");
    }
}

#[test]
fn without_a_keychain_the_key_is_asked_for_and_it_is_said_why() {
    let mut wizard = on_send(Missing);
    wizard.press(tr!("product-name-hint"));
    wizard.see(tr!("error-keychain-missing"));
    wizard.see("Fill in the product's API key.");
    wizard.fill(tr!("product-key"), KEY);
    wizard.see_gone("Fill in the product's API key.");
    assert!(!wizard.offers(tr!("product-key-keep")));
}

#[test]
fn a_kept_key_can_be_forgotten() {
    let keychain = InMemory::default();
    let mut wizard = on_send(keychain.clone());
    wizard.press(tr!("product-name-hint"));
    wizard.press(tr!("product-forget"));
    wizard.see("Fill in the product's API key.");
    assert_eq!(keychain.count(), 0);
}

#[test]
fn what_was_typed_for_a_new_product_is_there_again_after_a_look_at_a_known_one() {
    let mut wizard = on_send(InMemory::default());
    wizard.press(tr!("send-to-another"));
    wizard.fill(tr!("product-name"), "Shop US");
    wizard.press(tr!("product-name-hint"));
    wizard.see("Key ending in 4567");
    wizard.press(tr!("send-to-another"));
    wizard.until("the name", |wizard| wizard.says(&tr!("send-line-new-names", product = "Shop US")));
    assert_eq!(wizard.value(tr!("product-name")), "Shop US");
    assert_eq!(wizard.value(tr!("product-key")), "");
}

#[test]
fn names_that_a_product_was_never_handed_from_here_are_told() {
    let mut wizard = Wizard::previewing_people();
    wizard.leave_out_problems();
    past::import(&wizard, 3);
    wizard.press(tr!("continue"));
    wizard.press(tr!("product-name-hint"));
    wizard.see(tr!("send-names-none"));
    wizard.press(tr!("send-to-another"));
    wizard.fill(tr!("product-name"), "Shop US");
    wizard.see(tr!("send-names-new-product"));
    wizard.press(tr!("product-name-hint"));
    wizard.press(tr!("step-match"));
    wizard.see(tr!("match-title"));
    wizard.fill(tr!("match-event-name"), "joined");
    wizard.press(tr!("continue"));
    wizard.see("3 events of 1 kind");
    wizard.see_checked();
    wizard.press(tr!("continue"));
    // Kissmetrics takes no heed of capitals in names.
    wizard.see(tr!("send-names-none"));
}

#[test]
fn a_live_product_is_asked_about_once_more_and_enter_alone_sends_nothing() {
    let tracker = Misbehaving::well();
    let mut wizard = on_send_with(&[], Missing);
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("product-name"), "Stand-in");
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), &tracker.address());
    wizard.press(tr!("product-address-meant"));
    wizard.press(tr!("product-purpose-live"));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see("Stand-in, live");
    wizard.see_gone("Looking up what was sent to this product before");
    wizard.tab_to(&tr!("send-events", count = 3_u64));
    for _ in 0..4 {
        wizard.key(Key::Enter);
    }
    assert!(tracker.received().is_empty());
    wizard.see("This is a live product.");
    wizard.key(Key::Escape);
    wizard.until("the question to be away", |wizard| !wizard.says("This is a live product."));
    assert!(tracker.received().is_empty());
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(&tr!("send-confirm", count = 3_u64, product = "Stand-in"));
    look_in_both(&mut wizard.window, "dialog-confirm");
    wizard.press(tr!("send-confirm-not-yet"));
    wizard.see_gone(&tr!("send-confirm", count = 3_u64, product = "Stand-in"));
    assert!(tracker.received().is_empty());
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.press(&tr!("send-confirm-now", count = 3_u64));
    wizard.until("the events to arrive", |_| !tracker.received().is_empty());
}

#[test]
fn a_test_product_is_not_asked_about() {
    let mut wizard = on_send_with(&[], Missing);
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("product-name"), "Trial");
    wizard.press(tr!("product-purpose-test"));
    wizard.see(&tr!("name-and-kind", name = "Trial", kind = "test"));
}

#[test]
fn what_a_known_product_is_called_and_for_changes_only_where_that_is_asked_for() {
    let mut wizard = on_send(InMemory::default());
    let products = |wizard: &Wizard| {
        let products = past::ledger(wizard.folder.path()).products().expect("it can be read");
        products.into_iter().map(|product| format!("{}, {}", product.name, product.kind.id())).collect::<Vec<_>>()
    };
    wizard.press(tr!("product-name-hint"));
    wizard.see("Shop EU, live");
    wizard.press(tr!("product-label"));
    wizard.press(tr!("product-purpose-test"));
    wizard.see(tr!("product-not-live"));
    // Nothing is so before it is asked for.
    wizard.see("Shop EU, live");
    assert_eq!(products(&wizard), ["Shop EU, live"]);
    wizard.fill(tr!("product-name"), "Trial");
    wizard.press(tr!("product-change"));
    wizard.see(&tr!("name-and-kind", name = "Trial", kind = "test"));
    assert_eq!(products(&wizard), ["Trial, test"]);
}

#[test]
fn the_key_of_a_known_product_is_that_product_whatever_name_is_typed() {
    let mut wizard = on_send(Missing);
    wizard.press(tr!("send-to-another"));
    wizard.fill(tr!("product-name"), "Trial");
    wizard.press(tr!("product-purpose-test"));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(&tr!("session-known-key", name = "Shop EU", kind = "live"));
    wizard.see("Shop EU, live");
    assert!(!wizard.says(&tr!("name-and-kind", name = "Trial", kind = "test")));
}

#[test]
fn typing_an_address_of_this_computer_makes_no_test_product_of_a_live_one() {
    let mut wizard = on_send_with(&[], Missing);
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("product-name"), "Shop EU");
    wizard.see("Shop EU, live");
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), "http://127.0.0.1:8123");
    wizard.see("127.0.0.1:8123");
    wizard.see("Shop EU, live");
    assert!(!wizard.says("Shop EU, test"));
}

#[test]
fn the_sample_goes_to_no_product_and_its_result_does_not_send_one_to_kissmetrics() {
    let mut wizard = Wizard::open();
    wizard.press(tr!("choose-sample-open"));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.choose(tr!("match-zone"), "UTC");
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("product-name"), "Shop EU");
    wizard.fill(tr!("product-key"), KEY);
    wizard.see("The sample never leaves this computer.");
    wizard.press(tr!("product-practice"));
    let practise =
        wizard.all().map(|node| super::wizard::name(&node)).find(|name| name.starts_with("Start practice run ("));
    wizard.press(&practise.expect("it can be practised with"));
    wizard.see(tr!("result-table"));
    wizard.see(tr!("result-held"));
    for said in ["Look for yourself", "in Kissmetrics and search", "Send the same", "Send it for real"] {
        assert!(!wizard.says(said), "{said}");
    }
}

#[test]
fn what_must_be_fixed_keeps_a_product_from_being_sent_to_and_leads_there() {
    let tracker = Misbehaving::well();
    let mut wizard = Wizard::previewing_people();
    wizard.press(tr!("continue"));
    choose_stand_in(&mut wizard, &tracker);
    wizard.see(&tr!("send-must-fix", count = 2_u64));
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(tr!("preview-rows"));
    assert!(tracker.received().is_empty());
    // Practice may go.
    wizard.press(tr!("continue"));
    wizard.press(tr!("product-practice"));
    assert!(!wizard.says("must be fixed"));
    wizard.press(tr!("step-preview"));
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.press(tr!("sink-kissmetrics"));
    assert!(!wizard.says("must be fixed"));
}

#[test]
fn the_pace_is_told_with_what_it_rests_on_and_can_be_changed() {
    let mut wizard = on_send(InMemory::default());
    wizard.press(tr!("product-name-hint"));
    wizard.see("Key ending in 4567");
    wizard.see(&tr!("send-how-long", time = "a few seconds", pace = "normal"));
    wizard.see(&tr!("send-how-long-why", milliseconds = 80_u64));
    wizard.press(tr!("send-change-pace"));
    wizard.see("At most 32 requests under way at once");
    wizard.press(tr!("send-pace-gentle"));
    wizard.see(&tr!("send-how-long", time = "a few seconds", pace = "gentle"));
    wizard.see("At most 8 requests under way at once");
}

#[test]
fn what_was_practised_goes_on_to_the_live_product_in_one_step() {
    let products = [("Shop EU", ProductKind::Live), ("Shop EU (test)", ProductKind::Test)];
    let mut wizard = on_send_with(&products, InMemory::default());
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.press(&tr!("result-send-same", product = "Shop EU"));
    wizard.see(tr!("send-title"));
    wizard.see("Shop EU, live");
    wizard.see("Key ending in 4567");
    wizard.until("Send 3 events to be offered", |wizard| wizard.offers(&tr!("send-events", count = 3_u64)));
}

#[test]
fn what_was_tried_on_a_test_product_goes_on_to_a_live_one_that_is_yet_to_be_named() {
    let tracker = Misbehaving::well();
    let mut wizard = on_send_with(&[], Missing);
    choose_stand_in(&mut wizard, &tracker);
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    wizard.press(&tr!("result-send-same", product = "a live product"));
    wizard.see("Give the product a name");
    // The test product is known by now, and is not the one that is chosen.
    wizard.see(tr!("send-to-another"));
    assert_eq!((wizard.value(tr!("product-name")), wizard.value(tr!("product-key"))), (String::new(), String::new()));
    wizard.fill(tr!("product-name"), "Shop EU");
    wizard.see("Shop EU, live");
    wizard.until("Send 3 events to be offered", |wizard| wizard.offers(&tr!("send-events", count = 3_u64)));
}

#[test]
fn many_known_products_are_all_within_reach() {
    let names: Vec<String> = (1..=8).map(|number| format!("Shop {number}")).collect();
    let products: Vec<(&str, ProductKind)> = names.iter().map(|name| (name.as_str(), ProductKind::Test)).collect();
    let mut wizard = on_send_with(&products, InMemory::default());
    wizard.see("Shop 5");
    wizard.choose(tr!("send-older"), "Shop 8");
    wizard.see(&tr!("name-and-kind", name = "Shop 8", kind = "test"));
}

#[test]
fn the_key_is_kept_when_it_has_proved_to_be_right_and_not_when_the_person_sees_nothing() {
    for (seen, kept) in [("No, stop", 0), ("Yes, go on", 1)] {
        let (tracker, keychain) = (Misbehaving::well(), InMemory::default());
        // More than the first few.
        let mut wizard = with_table(&many(6), &[], keychain.clone());
        choose_stand_in(&mut wizard, &tracker);
        wizard.press(&tr!("send-events", count = 6_u64));
        wizard.see(&tr!("sending-look-why", count = 5_u64, product = "Stand-in"));
        assert_eq!(keychain.count(), 0);
        wizard.press(seen);
        wizard.see(tr!("result-table"));
        wizard.until("the keychain to be asked", |_| keychain.count() == kept);
        wizard.press(tr!("back"));
        wizard.see(tr!("send-to-another"));
        assert_eq!(keychain.count(), kept);
        if kept == 1 {
            // It is a known one now, and the one that is chosen.
            wizard.see_gone(tr!("product-name-help"));
        } else {
            // Its key was the wrong one, so that it is to be filled in again.
            wizard.see(tr!("product-name-help"));
        }
    }
}

#[test]
fn a_key_that_is_to_be_asked_for_each_time_is_kept_nowhere() {
    let (tracker, keychain) = (Misbehaving::well(), InMemory::default());
    let mut wizard = on_send_with(&[], keychain.clone());
    choose_stand_in(&mut wizard, &tracker);
    wizard.press(tr!("product-key-keep"));
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    wizard.press(tr!("back"));
    wizard.see(tr!("send-to-another"));
    assert_eq!(keychain.count(), 0);
}

/// Fills in the form of a test product at this tracker.
fn choose_stand_in(wizard: &mut Wizard, tracker: &Misbehaving) {
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("product-name"), "Stand-in");
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), &tracker.address());
    wizard.press(tr!("product-address-meant"));
    wizard.fill(tr!("product-key"), KEY);
    wizard.see("Stand-in, live");
    wizard.press(tr!("product-purpose-test"));
    wizard.see("Stand-in, test");
    wizard.see_gone("Looking up what was sent to this product before");
}

#[test]
fn a_product_is_never_shown_as_a_new_one_while_all_of_them_are_read() {
    let mut wizard = on_send(Missing);
    // One that is not among those that are read, as the first moments of going on have it.
    let form = ProductForm { known: Some(77), name: "Shop US".to_owned(), ..ProductForm::default() };
    let choose = move |send: &mut SendState| (send.target, send.form) = (Target::Product, form);
    wizard.window.state_mut().act(Action::Destination(Box::new(choose)));
    wizard.settle();
    let is_heading = |text: &str| wizard.all().any(|node| role(&node) == Role::Heading && name(&node) == text);
    assert!(is_heading("Shop US") && !is_heading(tr!("product-new")), "{}", wizard.everything());
}
