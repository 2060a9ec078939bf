use backfill::event::Event;
use backfill::kissmetrics::request::{GET_MAX, Shape, masked, shape, tail, write_target};
use proptest::prelude::*;

use super::{alias, event, set};

const KEY: &str = "0123456789abcdef0123456789abcdef01234567";
const BASE: &str = "https://trk.kissmetrics.io";

fn target(event: &Event<'_>, key: &str) -> String {
    let mut out = String::from("what was there before");
    write_target(event, key, &mut out);
    out
}

#[test]
fn sign_ups_give_the_guide_s_requests() {
    assert_eq!(
        target(&event("your@user.com", "Signed Up", 1_254_355_200, &[]), "KEY"),
        "/e?_k=KEY&_p=your%40user.com&_n=Signed%20Up&_t=1254355200&_d=1"
    );
    assert_eq!(
        target(&event("test@kissmetrics.com", "Signed Up", 1_254_358_800, &[]), "KEY"),
        "/e?_k=KEY&_p=test%40kissmetrics.com&_n=Signed%20Up&_t=1254358800&_d=1"
    );
}

#[test]
fn billing_gives_the_guide_s_requests_with_properties_in_the_plan_s_order() {
    assert_eq!(
        target(&event("your@user.com", "Signed Up", 1_254_355_200, &[("Plan Name", "Premium")]), "KEY"),
        "/e?_k=KEY&_p=your%40user.com&_n=Signed%20Up&_t=1254355200&_d=1&Plan%20Name=Premium"
    );
    let billed = [("Billing Amount", "100"), ("Billing Description", "Signed Up")];
    assert_eq!(
        target(&event("your@user.com", "Billed", 1_254_355_200, &billed), "KEY"),
        "/e?_k=KEY&_p=your%40user.com&_n=Billed&_t=1254355200&_d=1&Billing%20Amount=100&Billing%20Description=Signed%20Up"
    );
}

#[test]
fn properties_alone_go_without_a_name_and_an_alias_without_a_time() {
    let gender = set("bob", 1_262_304_000, &[("gender", "male")]);
    assert_eq!(target(&gender, "api-key"), "/s?_k=api-key&_p=bob&_t=1262304000&_d=1&gender=male");

    assert_eq!(
        target(&alias("User 12345", "bob@bob.com"), "api-key"),
        "/a?_k=api-key&_p=User%2012345&_n=bob%40bob.com"
    );
}

#[test]
fn a_plus_a_comma_a_letter_with_an_accent_and_an_emoji_are_percent_encoded() {
    assert_eq!(
        target(&event("bob+news@a.com", "Kauf: Tür, groß", -1, &[("Ort", "東京 🗼"), ("safe", "AZaz09-._~")]), "k"),
        "/e?_k=k&_p=bob%2Bnews%40a.com&_n=Kauf%3A%20T%C3%BCr%2C%20gro%C3%9F&_t=-1&_d=1\
         &Ort=%E6%9D%B1%E4%BA%AC%20%F0%9F%97%BC&safe=AZaz09-._~"
    );
}

#[test]
fn a_property_never_takes_the_place_of_the_person_the_time_or_the_key() {
    let hijack = [("_p", "mallory"), ("_T", "0"), ("_d", "0"), ("", "blank"), ("_k", "other"), ("_note", "kept")];
    assert_eq!(
        target(&event("ann", "X", 1_300_000_000, &hijack), "k"),
        "/e?_k=k&_p=ann&_n=X&_t=1300000000&_d=1&_note=kept"
    );
}

#[test]
fn a_url_of_two_thousand_characters_is_a_get_and_one_more_makes_it_a_form() {
    let bare = target(&event("ann", "X", 1_300_000_000, &[("p", "")]), KEY).len() + BASE.len();
    let longest = "v".repeat(GET_MAX - bare);
    let at_limit = target(&event("ann", "X", 1_300_000_000, &[("p", &longest)]), KEY);
    assert_eq!(BASE.len() + at_limit.len(), 2_000);
    assert_eq!(shape(BASE, &at_limit), Shape::Get { target: &at_limit });

    let above = format!("{at_limit}v");
    let body = &above["/e?".len()..];
    assert_eq!(shape(BASE, &above), Shape::Post { path: "/e", body });
}

#[test]
fn a_shown_request_keeps_four_characters_of_the_key_and_everything_else() {
    let shown = masked(&target(&event("ann_k=", "X", 1_300_000_000, &[]), KEY));
    assert_eq!(shown, "/e?_k=••••4567&_p=ann_k%3D&_n=X&_t=1300000000&_d=1");
    assert!(!shown.contains("0123456789abcdef"));
}

#[test]
fn a_short_key_is_not_shown_at_all() {
    assert_eq!(masked("/e?_k=secret1&_p=ann"), "/e?_k=••••&_p=ann");
    assert_eq!(masked("/e?_k=ölöl&_p=ann"), "/e?_k=••••&_p=ann");
    assert_eq!(tail("12345678901"), "");
    assert_eq!(tail("123456789012"), "9012");
    assert_eq!(tail(""), "");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~]{0,40}", "\\PC{0,20}", "[+&=%;#?/:, \u{0}\u{a0}\r\n]{1,10}"]
}

proptest! {
    #[test]
    fn any_text_survives_a_round_trip_through_a_form_decoder(
        person in text(), name in text(), key in text(), time in any::<i64>(),
        properties in proptest::collection::vec((text(), text()), 0..5),
    ) {
        let pairs: Vec<(&str, &str)> = properties.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let target = target(&event(&person, &name, time, &pairs), &key);
        let query = target.strip_prefix("/e?").expect("an event's path");
        prop_assert!(query.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%&=".contains(&b)), "{query}");

        let decoded: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let mut expected: Vec<(String, String)> = [
            ("_k", key.as_str()), ("_p", &person), ("_n", &name), ("_t", &time.to_string()), ("_d", "1"),
        ].iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let parameters = ["_k", "_p", "_n", "_t", "_d", "_p2"];
        expected.extend(properties.into_iter().filter(|(n, _)| !n.is_empty() && !parameters.contains(&n.to_lowercase().as_str())));
        prop_assert_eq!(decoded, expected);
    }

    #[test]
    fn a_form_s_body_is_the_query_byte_for_byte(value in "\\PC{0,1200}") {
        let target = target(&event("ann", "X", 1_300_000_000, &[("p", &value)]), KEY);
        match shape(BASE, &target) {
            Shape::Get { target: sent } => {
                prop_assert!(BASE.len() + sent.len() <= 2_000);
                prop_assert_eq!(sent, target.as_str());
            }
            Shape::Post { path, body } => {
                prop_assert!(BASE.len() + target.len() > 2_000);
                prop_assert_eq!(format!("{path}?{body}"), target.clone());
            }
        }
    }
}
