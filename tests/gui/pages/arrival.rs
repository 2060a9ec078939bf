//! What Kissmetrics knows and counts, in the window: off until somebody gives access, and then no more is said than was
//! read. The practice tracker answers both what is sent and what is asked.

use std::sync::Arc;

use backfill::kissmetrics::client::{ApiKey, Destination};
use backfill::kissmetrics::practice::Practice;
use backfill::ledger::{Ledger, Product, Reading};
use backfill::mapping::EventName;
use backfill::store::keychain::Keychain;
use backfill::text::{LANGUAGES, speaking};
use backfill::tr;
use eframe::egui::{Key, Modifiers, Theme, ViewportCommand};

use super::send::many;
use super::sending::{KEY, choose_address, choose_known};
use super::wizard::{Wizard, name};
use crate::harness::{look, look_in_both};
use crate::painted::texts;
use crate::support::folder::Folder;
use crate::support::keychain::{InMemory, Locked, Missing};
use crate::support::secrets::files_holding;
use crate::support::tracker::{Behaviour, Misbehaving};

const ACCOUNT_KEY: &str = "account-key-4711-0815";

/// From Match on to the page before sending, with *Stand-in* at this address chosen.
fn before_sending(address: &str, rows: u32) -> Wizard {
    before_sending_with(address, rows, Arc::new(Missing), |_, _| {})
}

/// The same with this keychain, and with what a ledger holds more.
fn before_sending_with(
    address: &str,
    rows: u32,
    keychain: Arc<dyn Keychain>,
    note: impl FnOnce(&Ledger, &Product),
) -> Wizard {
    let mut wizard = Wizard::with_keychain(Theme::Light, [1280.0, 800.0], Folder::new(), keychain);
    wizard.drop_file("many.csv", many(rows));
    wizard.see_all_rows();
    wizard.press(tr!("continue"));
    wizard.see(tr!("match-title"));
    let (ledger, product) = ledger(&wizard, address);
    note(&ledger, &product);
    wizard.say_when_and_what();
    choose_known(&mut wizard);
    wizard
}

/// The ledger of a window, with *Stand-in* at this address, of which a person has seen events.
fn ledger(wizard: &Wizard, address: &str) -> (Ledger, Product) {
    std::fs::create_dir_all(&wizard.data).expect("a folder of ours can be made");
    let ledger = Ledger::open(&wizard.data).expect("there can be a ledger");
    let destination = Destination::parse(address).expect("an address of this machine");
    let key = ApiKey::new(KEY).expect("a key");
    let product = ledger.product(&destination, &key, Some("Stand-in"), None).expect("it can be noted");
    ledger.confirm(&product).expect("it can be confirmed");
    (ledger, product)
}

/// Product 7 or 8 of an account that has both, and whatever else is sent.
fn two_products() -> Misbehaving {
    Misbehaving::start(|line, _| {
        let body = match line {
            _ if line.contains("/v3/products?") => {
                r#"{"data":[{"id":7,"name":"Shop EU","timezone":"UTC"},{"id":8,"name":"Shop US","timezone":"UTC"}]}"#
            }
            _ if line.contains("/v3/") => r#"{"events":[{"name":"joined","total":5}]}"#,
            _ => return Behaviour::Answer,
        };
        let headers = "Content-Type: application/json\r\n".to_owned();
        Behaviour::Other { status: 200, headers, body: body.as_bytes().to_vec() }
    })
}

/// Signs in on the panel, which is unfolded.
fn sign_in(wizard: &mut Wizard, keep: bool) {
    wizard.fill(tr!("arrival-secret"), ACCOUNT_KEY);
    if keep {
        wizard.press(tr!("arrival-keep"));
    }
    wizard.press(tr!("arrival-connect"));
}

fn is_read_as(wizard: &mut Wizard, there: &str, host: &str) {
    wizard.see(&tr!("arrival-access-is", product = "Stand-in", there = there, host = host));
    (0..5).for_each(|_| wizard.settle());
}

#[test]
fn with_access_names_are_compared_and_what_was_sent_is_counted() {
    let practice = Practice::start(0, backfill::text::word).expect("a port");
    let mut wizard = before_sending(&practice.address(), 20);
    wizard.press(tr!("arrival-panel"));
    wizard.see(tr!("arrival-panel-about"));
    wizard.fill(tr!("arrival-secret"), ACCOUNT_KEY);
    wizard.press(tr!("arrival-connect"));
    let host = practice.address();
    wizard.see(&tr!("arrival-access-is", product = "Stand-in", there = "Practice", host = host.as_str()));
    wizard.see(tr!("arrival-access-check"));
    // The card is shorter now, and what still moves can't be pressed.
    (0..5).for_each(|_| wizard.settle());
    wizard.press(tr!("arrival-compare"));
    wizard.see("would be new.");
    wizard.press("Send 20 events");
    wizard.see(&tr!("result-title", count = 20_u64, product = "Stand-in"));
    wizard.see("Kissmetrics counts 20 more, as expected ✓.");
    let found = files_holding(wizard.folder.path(), ACCOUNT_KEY);
    assert!(found.is_empty(), "the account's key stands in {found:?}");
}

#[test]
fn without_access_the_panel_says_so_and_nothing_is_asked() {
    let tracker = Misbehaving::well();
    let mut wizard = before_sending(&tracker.address(), 3);
    wizard.see(tr!("arrival-panel"));
    assert!(wizard.describes(tr!("arrival-panel"), tr!("arrival-panel-off")), "{}", wizard.everything());
    wizard.press("Send 3 events");
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    assert!(!wizard.says(tr!("arrival-counted")));
    let asked = tracker.received().into_iter().filter(|received| received.line.contains("/v3/")).count();
    assert_eq!(asked, 0);
}

#[test]
fn access_may_be_given_before_anything_was_sent() {
    let practice = Practice::start(0, backfill::text::word).expect("a port");
    let mut wizard = Wizard::matching("many.csv", many(20));
    wizard.say_when_and_what();
    choose_address(&mut wizard, &practice.address());
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, false);
    is_read_as(&mut wizard, "Practice", &practice.address());
    wizard.press(tr!("arrival-compare"));
    wizard.see("would be new.");
    wizard.see_gone("Looking up what was sent to this product before");
    wizard.press("Send 20 events");
    // Whoever is to be looked for can be asked about, and nothing moves meanwhile.
    wizard.see(tr!("sending-look"));
    (0..5).for_each(|_| wizard.settle());
    let places = |wizard: &Wizard| {
        let pressed = [tr!("arrival-look-for"), tr!("sending-look-no"), tr!("sending-look-yes")];
        pressed.map(|wanted| wizard.all().find(|node| name(node) == wanted).expect("it is there").rect())
    };
    let before = places(&wizard);
    wizard.press(tr!("arrival-look-for"));
    assert_eq!(places(&wizard), before);
    wizard.see(tr!("arrival-look-for-yes"));
    (0..5).for_each(|_| wizard.settle());
    assert_eq!(places(&wizard), before);
    look_in_both(&mut wizard.window, "dialog-first-few-asked");
    wizard.press(tr!("sending-look-yes"));
    wizard.see(&tr!("result-title", count = 20_u64, product = "Stand-in"));
    wizard.see("Kissmetrics counts 20 more, as expected ✓.");
}

#[test]
fn a_new_product_needs_its_name_and_key_before_access() {
    let mut wizard = Wizard::matching("many.csv", many(3));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see_checked();
    wizard.press(tr!("continue"));
    wizard.press(tr!("sink-kissmetrics"));
    wizard.press(tr!("arrival-panel"));
    wizard.see(tr!("arrival-name-and-key-first"));
}

#[test]
fn who_signs_in_again_to_an_account_with_several_products_is_asked_nothing_and_the_sign_in_is_kept() {
    let (server, keychain) = (two_products(), InMemory::default());
    let host = server.address();
    let given = Reading { host: host.clone(), product: 8, name: "Shop US".to_owned(), zone: None };
    let note = |ledger: &Ledger, product: &Product| ledger.set_reading(product, Some(&given)).expect("it can be noted");
    let mut wizard = before_sending_with(&host, 3, Arc::new(keychain.clone()), note);
    wizard.see(tr!("arrival-sign-in-again"));
    sign_in(&mut wizard, true);
    wizard.see_gone(tr!("arrival-sign-in-again"));
    is_read_as(&mut wizard, "Shop US", &host);
    wizard.until("the sign-in to be kept", |_| !keychain.accounts().is_empty());
    assert_eq!(keychain.accounts(), [format!("reading 8 at {host}")]);
}

#[test]
fn what_opens_another_product_than_the_one_that_is_read_now_is_not_kept() {
    let (server, keychain) = (two_products(), InMemory::default());
    let host = server.address();
    let mut wizard = before_sending_with(&host, 3, Arc::new(keychain.clone()), |_, _| {});
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, true);
    wizard.press("Shop EU");
    is_read_as(&mut wizard, "Shop EU", &host);
    assert_eq!(keychain.accounts(), [format!("reading 7 at {host}")]);
    wizard.press(tr!("arrival-off"));
    wizard.see(tr!("arrival-panel-about"));
    wizard.until("the sign-in to be forgotten", |_| keychain.accounts().is_empty());
}

#[test]
fn access_ends_also_where_the_keychain_is_locked_and_what_stays_in_it_is_named() {
    let server = two_products();
    let host = server.address();
    let given = Reading { host: host.clone(), product: 8, name: "Shop US".to_owned(), zone: None };
    let note = |ledger: &Ledger, product: &Product| ledger.set_reading(product, Some(&given)).expect("it can be noted");
    let mut wizard = before_sending_with(&host, 3, Arc::new(Locked), note);
    is_read_as(&mut wizard, "Shop US", &host);
    wizard.press(tr!("arrival-off"));
    wizard.see(&tr!("arrival-sign-in-left", entry = format!("reading 8 at {host}"), why = "it is locked"));
    wizard.until("access to be off", |wizard| wizard.describes(tr!("arrival-panel"), tr!("arrival-panel-off")));
    let (ledger, product) = ledger(&wizard, &host);
    assert_eq!(ledger.reading(&product).expect("it can be read"), None);
    let asked = server.received().iter().filter(|received| received.line.contains("/v3/")).count();
    assert_eq!(asked, 0);
}

#[test]
fn before_sending_it_is_told_how_much_of_the_plan_is_used_and_what_is_typed_is_kept_for_the_product() {
    let tracker = Misbehaving::well();
    let mut wizard = before_sending(&tracker.address(), 20);
    wizard.see("up to 20 events in");
    wizard.press(tr!("allowance-name-it"));
    wizard.fill(tr!("allowance-field"), "15");
    wizard.see("5 events more than your plan includes in");
    // It is read beside the button that sends, wherever the page is.
    let foot = wizard.window.ctx.content_rect().bottom() - 72.0;
    let over = texts(&wizard.window).into_iter().filter(|text| text.text.contains("5 events more than your plan"));
    let tops: Vec<f32> = over.map(|text| text.seen.top()).collect();
    assert!(tops.iter().any(|top| *top > foot), "{tops:?}");
    look(&mut wizard.window, "allowance-over");
    wizard.fill(tr!("allowance-field"), "many");
    wizard.see(tr!("allowance-no-number"));
    wizard.fill(tr!("allowance-field"), "100,000");
    wizard.see(&tr!("allowance-of", monthly = 100_000_u64));
    wizard.see_gone("more than your plan includes");
    wizard.press("Send 20 events");
    wizard.see(&tr!("result-title", count = 20_u64, product = "Stand-in"));
    let (ledger, product) = ledger(&wizard, &tracker.address());
    // What was typed before is noted before it, however long that takes.
    wizard.until("it to be noted", |_| ledger.monthly_events(&product).expect("it can be read") == Some(100_000));
}

#[test]
fn what_was_compared_is_said_in_the_language_that_is_chosen_afterwards() {
    let server = two_products();
    let mut wizard = before_sending(&server.address(), 3);
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, false);
    wizard.press("Shop EU");
    is_read_as(&mut wizard, "Shop EU", &server.address());
    wizard.press(tr!("arrival-compare"));
    wizard.see("is there as \"joined\"");
    let compared = wizard.window.state().view().arriving.compared().expect("names were compared");
    let said = speaking(&LANGUAGES[1], || backfill::text::name_check_sentence(&compared.events[0]));
    assert!(said.contains("ist als „joined“ vorhanden"), "{said}");
}

#[test]
fn what_goes_by_a_bucket_is_told_by_the_months_in_which_its_files_are_taken() {
    let tracker = Misbehaving::well();
    let mut wizard = before_sending(&tracker.address(), 1_000);
    wizard.press(tr!("send-bulk"));
    wizard.fill(tr!("send-bulk-place"), "s3://shop-events/eu");
    wizard.press(tr!("send-bulk-advanced"));
    // A file an hour: a thousand of them are 41 days.
    wizard.fill(tr!("send-bulk-part"), "1");
    wizard.see("; up to ");
}

/// Waits until the whole source was checked by the settings as they stand.
fn checked_anew(wizard: &mut Wizard) {
    wizard.until("the source to be checked anew", |wizard| !wizard.window.state().view().setup.checking().is_running());
}

/// A table of events that are named *Joined* on Match, with a detail.
fn with_plans(rows: u32) -> String {
    many(rows)
        .lines()
        .enumerate()
        .map(|(at, line)| format!("{line},{}\n", if at == 0 { "plan" } else { "pro" }))
        .collect()
}

#[test]
fn a_name_that_is_there_in_another_spelling_is_taken_over_with_one_press_and_given_back_with_another() {
    let server = Misbehaving::start(|line, _| {
        let body = match line {
            _ if line.contains("/v3/products?") => r#"{"data":[{"id":7,"name":"Shop EU","timezone":"UTC"}]}"#,
            _ if line.contains("/events?") => r#"{"events":[{"name":"joined","total":29}]}"#,
            _ if line.contains("/properties?") => r#"{"properties":[{"name":"PLAN"}]}"#,
            _ => return Behaviour::Answer,
        };
        let headers = "Content-Type: application/json\r\n".to_owned();
        Behaviour::Other { status: 200, headers, body: body.as_bytes().to_vec() }
    });
    let mut wizard = Wizard::matching("many.csv", with_plans(3));
    wizard.say_when_and_what();
    wizard.choose(&tr!("match-column-for", field = tr!("details")), "plan");
    choose_address(&mut wizard, &server.address());
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, false);
    is_read_as(&mut wizard, "Shop EU", &server.address());
    wizard.press(tr!("arrival-compare"));
    let spelled = tr!("arrival-name-spelled", name = "Joined", there = "joined", count = 29_u64);
    let question = tr!("arrival-name-spelled-use");
    wizard.see(&format!("{spelled} {question}"));
    let event = |wizard: &Wizard| wizard.window.state().draft().mapping().rules[0].event.clone();
    let property = |wizard: &Wizard| wizard.window.state().draft().mapping().rules[0].properties[0].name().to_owned();
    let (before, detail) = (event(&wizard), property(&wizard));
    let spelled_detail = tr!("arrival-name-spelled-uncounted", name = detail.as_str(), there = "PLAN");
    wizard.see(&format!("{spelled_detail} {question}"));
    look_in_both(&mut wizard.window, "send-names-spelled");

    let take = tr!("arrival-name-use", there = "joined");
    let off = |wizard: &Wizard| {
        wizard
            .all()
            .find(|node| name(node) == tr!("arrival-name-use", there = "PLAN"))
            .expect("it is offered")
            .rect()
            .top()
    };
    let top = off(&wizard);
    wizard.press(&take);
    wizard.see(&tr!("arrival-name-used", name = "Joined", there = "joined"));
    assert_eq!(event(&wizard), Some(EventName::Fixed { name: "joined".to_owned() }));
    checked_anew(&mut wizard);
    (0..5).for_each(|_| wizard.settle());
    assert_eq!(off(&wizard), top, "nothing moves below");
    assert!(!wizard.offers(&take));
    look(&mut wizard.window, "send-name-used");
    wizard.press(tr!("undo"));
    wizard.see(&spelled);
    assert_eq!(event(&wizard), before);

    checked_anew(&mut wizard);
    wizard.press(&tr!("arrival-name-use", there = "PLAN"));
    wizard.see(&tr!("arrival-name-used", name = detail.as_str(), there = "PLAN"));
    assert_eq!(property(&wizard), "PLAN");
    // As whatever is changed on Match, it is taken back by the keyboard, too.
    wizard.keys(Modifiers::COMMAND, Key::Z);
    wizard.until("it to be undone", |wizard| property(wizard) == detail);
    checked_anew(&mut wizard);
    // What is sent is what is there by then.
    wizard.press(&take);
    checked_anew(&mut wizard);
    wizard.see_gone("Looking up what was sent to this product before");
    wizard.press("Send 3 events");
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    assert!(server.received().iter().any(|received| received.line.contains("_n=joined")));
}

/// A product that knows so many events.
fn knows_many(all: usize) -> Misbehaving {
    Misbehaving::start(move |line, _| {
        let number = |name: &str| line.split(name).nth(1)?.split(['&', ' ']).next()?.parse().ok();
        let body = match line {
            _ if line.contains("/v3/products?") => {
                r#"{"data":[{"id":7,"name":"Shop EU","timezone":"UTC"}]}"#.to_owned()
            }
            _ if line.contains("/events?") => {
                let offset: usize = number("offset=").expect("a number");
                let names = (offset..all.min(offset + 50)).map(|n| format!(r#"{{"name":"Event {n}","total":1}}"#));
                format!(r#"{{"events":[{}]}}"#, names.collect::<Vec<_>>().join(","))
            }
            _ => return Behaviour::Answer,
        };
        let headers = "Content-Type: application/json\r\n".to_owned();
        Behaviour::Other { status: 200, headers, body: body.into_bytes() }
    })
}

#[test]
fn a_product_with_many_names_is_waited_for_with_a_word_and_whoever_does_not_wait_is_told_what_lacks() {
    // 15 pages, where no more than 12 requests may be made in a minute.
    let server = knows_many(700);
    let mut wizard = before_sending(&server.address(), 3);
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, false);
    is_read_as(&mut wizard, "Shop EU", &server.address());
    wizard.press("Send 3 events");
    wizard.see(tr!("sending-reading-before-why"));
    let sent = |server: &Misbehaving| server.received().iter().filter(|one| one.line.starts_with("GET /e?")).count();
    assert_eq!(sent(&server), 0, "nothing is sent meanwhile");
    look_in_both(&mut wizard.window, "sending-reading-before");
    wizard.press(tr!("sending-skip-reading"));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    wizard.see(&tr!("arrival-not-read-before", why = tr!("query-stopped")));
    assert_eq!(sent(&server), 3);
}

#[test]
fn whoever_closes_the_window_while_names_are_read_sends_nothing() {
    let server = knows_many(700);
    let mut wizard = before_sending(&server.address(), 3);
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, false);
    is_read_as(&mut wizard, "Shop EU", &server.address());
    wizard.press("Send 3 events");
    wizard.see(tr!("sending-reading-before-why"));
    wizard.close();
    wizard.see(tr!("closing-unsent-about"));
    wizard.press(tr!("closing-stop"));
    wizard.until("the window to close", |wizard| {
        let sent = &wizard.window.output().viewport_output;
        sent.values().any(|output| output.commands.contains(&ViewportCommand::Close))
    });
    assert!(!server.received().iter().any(|one| one.line.starts_with("GET /e?")));
}

#[test]
fn that_nothing_could_be_read_before_is_said_with_why() {
    let server = Misbehaving::start(|line, _| match line {
        _ if line.contains("/events?") => Behaviour::page("<!doctype html><title>Sign in</title>"),
        _ if line.contains("/v3/products?") => {
            let headers = "Content-Type: application/json\r\n".to_owned();
            Behaviour::Other { status: 200, headers, body: br#"{"data":[{"id":7,"name":"Shop EU"}]}"#.to_vec() }
        }
        _ => Behaviour::Answer,
    });
    let mut wizard = before_sending(&server.address(), 3);
    wizard.press(tr!("arrival-panel"));
    sign_in(&mut wizard, false);
    is_read_as(&mut wizard, "Shop EU", &server.address());
    wizard.press("Send 3 events");
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    let kind = tr!("query-not-json-kind", kind = "text/html; charset=utf-8");
    wizard.see(&tr!("arrival-not-read-before", why = kind));
}
