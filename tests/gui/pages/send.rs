//! Where to, and what stands in the way.

use super::wizard::Wizard;
use crate::support::tracker::Misbehaving;
use backfill::tr;

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

fn on_send() -> Wizard {
    let mut wizard = Wizard::previewing_people();
    wizard.leave_out_problems();
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    wizard
}

#[test]
fn the_page_says_what_will_happen_before_it_does() {
    let mut wizard = on_send();
    for said in ["3 Joined", "3 January 2016 to 6 February 2016", "3 of 3", "the practice tracker"] {
        wizard.see(said);
    }
    wizard.until("Start practice run (3 events) to be offered", |wizard| {
        wizard.offers(&tr!("send-practice", count = 3_u64))
    });
}

#[test]
fn a_practice_run_ends_with_what_kissmetrics_would_hold() {
    let mut wizard = on_send();
    wizard.press(&tr!("send-practice", count = 3_u64));
    wizard.see(tr!("result-held"));
    wizard.see("3 events of 3 people: 3 Joined.");
}

#[test]
fn a_product_needs_a_name_and_a_key_and_the_page_says_so() {
    let mut wizard = on_send();
    wizard.press(tr!("sink-kissmetrics"));
    wizard.see("Give the product a name");
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(tr!("send-title"));
    wizard.fill(tr!("practice-name"), "Shop EU");
    wizard.see("Fill in the product's API key.");
    wizard.fill(tr!("product-key"), KEY);
    wizard.see_gone("Fill in the product's API key.");
    wizard.see(tr!("product-name-hint"));
}

#[test]
fn a_key_of_another_shape_is_questioned_and_not_refused() {
    let mut wizard = on_send();
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("practice-name"), "Shop EU");
    wizard.fill(tr!("product-key"), "our-key");
    wizard.see("A key usually has 40 digits and letters from a to f.");
    assert!(!wizard.says("Fill in the product's API key."));
}

#[test]
fn an_address_other_than_kissmetrics_is_confirmed_before_anything_goes_there() {
    let tracker = Misbehaving::well();
    let mut wizard = on_send();
    wizard.press(tr!("sink-kissmetrics"));
    wizard.press(tr!("product-purpose-test"));
    wizard.fill(tr!("practice-name"), "Stand-in");
    wizard.fill(tr!("product-key"), KEY);
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), &tracker.address());
    wizard.see("is not Kissmetrics. Confirm the address.");
    wizard.press(&tr!("send-events", count = 3_u64));
    assert!(tracker.received().is_empty());
    wizard.press(tr!("product-address-meant"));
    wizard.see_gone("Looking up what was sent to this product before");
    wizard.press(&tr!("send-events", count = 3_u64));
    wizard.see(&tr!("result-title", count = 3_u64, product = "Stand-in"));
    let mut targets: Vec<String> = tracker.received().iter().map(|received| received.target()).collect();
    targets.sort();
    let prefix = format!("/e?_k={KEY}&_p=ada%40example.com&_n=Joined&_t=1451812320&_d=1");
    assert_eq!(targets.len(), 3);
    assert!(targets[0].starts_with(&prefix), "{}", targets[0]);
}

#[test]
fn plain_http_to_another_machine_is_refused_in_words() {
    let mut wizard = on_send();
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("practice-name"), "Stand-in");
    wizard.fill(tr!("product-key"), KEY);
    wizard.press(tr!("advanced"));
    wizard.fill(tr!("product-address"), "http://tracker.example.com");
    wizard.see("would let anyone on the way to tracker.example.com read along");
}

#[test]
fn above_a_thousand_events_the_products_name_is_typed() {
    let mut wizard = Wizard::matching("many.csv", many(1_001));
    wizard.say_when_and_what();
    wizard.press(tr!("continue"));
    wizard.see("1,001 rows read");
    wizard.see("All 1,001 rows were checked.");
    wizard.press(tr!("continue"));
    wizard.see(tr!("send-title"));
    wizard.press(tr!("sink-kissmetrics"));
    wizard.fill(tr!("practice-name"), "Shop EU");
    wizard.fill(tr!("product-key"), KEY);
    wizard.see(&tr!("session-type-name", name = "Shop EU"));
    wizard.fill(&tr!("send-type-name", name = "Shop EU"), "Shop US");
    wizard.see(&tr!("session-type-name", name = "Shop EU"));
    wizard.fill(&tr!("send-type-name", name = "Shop EU"), "Shop EU");
    wizard.see_gone(&tr!("session-type-name", name = "Shop EU"));
    wizard.until("the events to be offered", |wizard| wizard.offers(&tr!("send-events", count = 1_001_u64)));
}

/// So many people who joined, a second apart.
pub fn many(rows: u32) -> String {
    let mut table = "login,created_at\n".to_owned();
    for row in 0..rows {
        let (minute, second) = (row / 60, row % 60);
        table += &format!("p{row}@example.com,2016-01-03 {:02}:{:02}:{second:02}\n", 9 + minute / 60, minute % 60);
    }
    table
}
