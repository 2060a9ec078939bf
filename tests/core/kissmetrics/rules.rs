use std::collections::{BTreeMap, BTreeSet};

use backfill::event::{Event, Timestamp};
use backfill::kissmetrics::rules::{
    Admission, DedupIndex, Digests, EventOutcome, Held, HeldEvent, Loss, NAMES_MAX, PropertyOutcome, Verdict,
    clean_name, cut_value, dropped, fold_identity, fold_name, identity_print, is_platform_name, is_reserved,
    looks_reserved,
};
use proptest::prelude::*;

use super::documents::{Documents, FIRST, Person};
use super::memory::{Memory, named};
use super::{alias, event, set};

/// 1 October 2009, 00:00 UTC, as in the guide.
const OCTOBER: i64 = 1_254_355_200;

fn fate(memory: &mut Memory, event: &Event<'_>) -> EventOutcome {
    memory.receive(event).event
}

fn kept() -> Verdict {
    Verdict { event: EventOutcome::Kept, held: 0, properties: Vec::new() }
}

#[test]
fn names_fold_commas_colons_and_case_as_the_technical_notes_say() {
    assert_eq!(fold_name("foo:bar,baz"), "foo bar baz");
    assert_eq!(fold_name("Signed Up"), fold_name("signed up"));
    assert_eq!(fold_name("ÄRGER: Groß"), "ärger  groß");
    assert_ne!(fold_name("Sign Up"), fold_name("Signed Up"));
    assert_eq!(fold_name(" Total: "), "total");
    assert_eq!(clean_name("Channel: Origin,"), "Channel  Origin");
}

#[test]
fn identities_fold_commas_and_colons_but_not_case() {
    assert_eq!(fold_identity("a:b,c@d.com"), "a b c@d.com");
    assert_ne!(fold_identity("Ann@a.com"), fold_identity("ann@a.com"));
}

#[test]
fn the_tracker_s_own_parameters_and_kissmetrics_own_names_are_known_in_any_case() {
    for name in ["_k", "_p", "_n", "_t", "_d", "_P2", "_T"] {
        assert!(is_reserved(name), "{name}");
    }
    assert!(!is_reserved("_note") && looks_reserved("_note"));
    assert!(!is_reserved("t") && !looks_reserved("t"));
    assert!(is_platform_name("CHANNEL: ORIGIN"));
    assert!(is_platform_name("customer id"));
    assert!(!is_platform_name("Plan Name"));
}

#[test]
fn a_value_is_cut_after_512_characters_and_not_in_the_middle_of_one() {
    let exact = "é".repeat(512);
    assert_eq!(cut_value(&exact), exact);
    assert_eq!(cut_value(&format!("{exact}x")), exact);
    assert_eq!(cut_value(""), "");
}

#[test]
fn the_first_second_of_2009_is_kept_and_the_one_before_is_dropped() {
    let mut memory = Memory::default();
    assert_eq!(fate(&mut memory, &event("ann", "X", 1_230_768_000, &[])), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &event("ann", "X", 1_230_767_999, &[])), EventOutcome::Lost(Loss::Before2009));
    assert_eq!(dropped(&event("ann", "X", 1_230_767_999, &[])), Some(Loss::Before2009));
    assert_eq!(dropped(&event("ann", "X", 1_230_768_000, &[])), None);
    assert_eq!(dropped(&alias("ann", "bob")), None);
}

#[test]
fn the_same_person_name_and_second_is_one_event_however_its_name_is_written() {
    let mut memory = Memory::default();
    assert_eq!(fate(&mut memory, &event("ann", "Signed Up", OCTOBER, &[])), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &event("ann", "signed up", OCTOBER, &[])), EventOutcome::Merged);
    assert_eq!(fate(&mut memory, &event("ann", "Signed,Up", OCTOBER, &[])), EventOutcome::Merged);
    assert_eq!(fate(&mut memory, &event("Ann", "Signed Up", OCTOBER, &[])), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &event("ann", "Signed Up", OCTOBER + 1, &[])), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &event("ann", "Billed", OCTOBER, &[])), EventOutcome::Kept);
    assert_eq!(memory.people(), 2);
    assert_eq!(memory.event_names(), 2);
}

#[test]
fn one_value_of_a_property_survives_a_second_also_across_events() {
    let mut memory = Memory::default();
    let signed_up = event("ann", "Signed Up", OCTOBER, &[("Plan", "Gold"), ("Source", "Ad")]);
    assert_eq!(*memory.receive(&signed_up), Verdict { held: 2, ..kept() });
    // The guide's own case: "Signed Up" and "Billed" at the same second both carry Plan.
    let billed = event("ann", "Billed", OCTOBER, &[("plan", "gold"), ("Amount", "10"), ("SOURCE", "Ad")]);
    assert_eq!(
        *memory.receive(&billed),
        Verdict { held: 1, properties: vec![(0, PropertyOutcome::Overwritten), (2, PropertyOutcome::Same)], ..kept() }
    );
    let later = event("ann", "Billed", OCTOBER + 1, &[("Plan", "Silver")]);
    assert_eq!(*memory.receive(&later), Verdict { held: 1, ..kept() });
    assert_eq!(memory.tally().properties, 4);
    assert_eq!(memory.tally().property(PropertyOutcome::Overwritten), 1);
}

#[test]
fn a_property_twice_in_one_event_keeps_the_first() {
    let mut memory = Memory::default();
    let twice = event("ann", "X", OCTOBER, &[("Plan", "Gold"), ("PLAN", "Silver"), ("plan", "Gold")]);
    assert_eq!(memory.receive(&twice).properties, [(1, PropertyOutcome::Overwritten), (2, PropertyOutcome::Same)]);
}

#[test]
fn an_event_named_as_an_alias_named_somebody_leaves_room_for_other_events_of_its_second() {
    let mut memory = Memory::divided(1);
    memory.receive(&event("ann", "Signed Up", OCTOBER, &[]));
    memory.receive(&alias("ann", "bob"));
    assert_eq!(fate(&mut memory, &event("ann", "bob", OCTOBER + 1, &[])), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &event("ann", "Signed Up", OCTOBER + 1, &[])), EventOutcome::Kept);
}

#[test]
fn properties_that_were_set_beside_an_event_do_not_bring_the_event_to_whoever_has_the_same_set() {
    let properties = [("Plan", "Gold"), ("City", "Oslo")];
    let mut memory = Memory::divided(1);
    memory.receive(&event("ann", "Signed Up", OCTOBER, &[]));
    memory.receive(&set("ann", OCTOBER, &properties));
    assert_eq!(*memory.receive(&event("bob", "", OCTOBER, &properties)), Verdict { held: 2, ..kept() });
    assert_eq!(fate(&mut memory, &event("bob", "Signed Up", OCTOBER, &[])), EventOutcome::Kept);
}

#[test]
fn an_identical_repeat_loses_nothing_and_a_different_one_loses_its_properties() {
    let mut memory = Memory::default();
    let purchase = event("ann", "Purchased", OCTOBER, &[("Order", "1")]);
    memory.receive(&purchase);
    assert_eq!(
        *memory.receive(&purchase),
        Verdict { event: EventOutcome::Merged, held: 0, properties: vec![(0, PropertyOutcome::Same)] }
    );
    let other = event("ann", "Purchased", OCTOBER, &[("Order", "2"), ("Coupon", "X")]);
    assert_eq!(
        *memory.receive(&other),
        Verdict {
            event: EventOutcome::Merged,
            held: 0,
            properties: vec![(0, PropertyOutcome::Overwritten), (1, PropertyOutcome::GoneWithEvent)]
        }
    );
}

#[test]
fn what_is_too_long_or_says_nothing_is_lost_and_a_long_value_is_cut() {
    let mut memory = Memory::default();
    let longest = "ü".repeat(255);
    let longer = "ü".repeat(256);
    assert_eq!(fate(&mut memory, &event(&longest, &longest, OCTOBER, &[])), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &event(&longer, "X", OCTOBER, &[])), EventOutcome::Lost(Loss::IdentityTooLong));
    assert_eq!(fate(&mut memory, &event("ann", &longer, OCTOBER, &[])), EventOutcome::Lost(Loss::NameTooLong));
    assert_eq!(fate(&mut memory, &alias("ann", &longer)), EventOutcome::Lost(Loss::IdentityTooLong));
    assert_eq!(fate(&mut memory, &event(" ", "X", OCTOBER, &[])), EventOutcome::Lost(Loss::BlankPerson));
    assert_eq!(fate(&mut memory, &set("ann", OCTOBER, &[])), EventOutcome::Lost(Loss::NothingSaid));
    assert_eq!(fate(&mut memory, &alias("ann", " ")), EventOutcome::Lost(Loss::NothingSaid));
    assert_eq!(
        fate(&mut memory, &Event { time: None, ..event("ann", "X", 0, &[]) }),
        EventOutcome::Lost(Loss::Undated)
    );

    let value = "v".repeat(513);
    let properties = [("long", value.as_str()), (longer.as_str(), "v"), ("_t", "1"), ("", "v"), ("fine", "v")];
    assert_eq!(
        memory.receive(&event("ann", "X", OCTOBER, &properties)).properties,
        [
            (0, PropertyOutcome::Cut),
            (1, PropertyOutcome::NameTooLong),
            (2, PropertyOutcome::Unsendable),
            (3, PropertyOutcome::Unsendable)
        ]
    );
}

#[test]
fn an_event_without_a_name_sets_its_properties() {
    let mut held = Held::default();
    assert_eq!(held.receive(&event("ann", "", OCTOBER, &[("Plan", "Gold")])).event, EventOutcome::Kept);
    assert_eq!(held.events(), 0);
    assert_eq!(held.person("ann").map(|person| person.properties()), Some(vec![("Plan", "Gold")]));
}

#[test]
fn aliases_chain_and_their_order_and_repetition_do_not_matter() {
    let mut memory = Memory::default();
    memory.receive(&event("John", "X", OCTOBER, &[]));
    memory.receive(&event("User-123", "X", OCTOBER, &[]));
    memory.receive(&event("User-456", "X", OCTOBER, &[]));
    assert_eq!(memory.people(), 3);
    assert_eq!(fate(&mut memory, &alias("John", "User-123")), EventOutcome::Kept);
    assert_eq!(memory.people(), 2);
    assert_eq!(fate(&mut memory, &alias("User-123", "John")), EventOutcome::Merged);
    assert_eq!(fate(&mut memory, &alias("User-456", "John")), EventOutcome::Kept);
    assert_eq!(fate(&mut memory, &alias("User-456", "User-123")), EventOutcome::Merged);
    assert_eq!(memory.people(), 1);
    // An alias shows only once something is recorded under it.
    assert_eq!(fate(&mut memory, &alias("nobody", "no one")), EventOutcome::Kept);
    assert_eq!(memory.people(), 1);
}

#[test]
fn what_is_held_can_be_looked_at_by_any_identity_of_a_person() {
    let mut held = Held::default();
    held.receive(&event("bob", "Signed Up", OCTOBER + 5, &[("Plan", "Silver")]));
    held.receive(&event("ann", "Signed Up", OCTOBER + 10, &[("Plan", "Gold")]));
    held.receive(&set("ann@a.com", OCTOBER, &[("Plan", "Bronze"), ("City", "Oslo")]));
    held.receive(&event("ANN", "Signed Up", OCTOBER, &[]));
    held.receive(&alias("ann@a.com", "ann"));
    held.receive(&event("ann", "signed up", OCTOBER + 10, &[("Plan", "Lead")]));

    assert_eq!(held.people_count(), 3);
    assert_eq!(held.events(), 3);
    assert_eq!(held.properties(), 4);
    assert_eq!(held.tally().merged, 1);
    assert_eq!(held.event_names().collect::<Vec<_>>(), [("Signed Up", 3)]);
    assert_eq!(held.property_names().collect::<Vec<_>>(), [("Plan", 3), ("City", 1)]);

    let people: Vec<Vec<&str>> = held.people().map(|person| person.identities).collect();
    assert_eq!(people, [vec!["bob"], vec!["ann", "ann@a.com"], vec!["ANN"]]);
    let ann = held.person("ann@a.com").expect("she is held");
    assert_eq!(Some(&ann), held.person("ann").as_ref());
    assert_eq!(ann.properties(), [("Plan", "Gold"), ("City", "Oslo")]);
    let ann_s: Vec<&HeldEvent<'_>> = ann.events.iter().collect();
    assert_eq!((ann_s[0].name, ann_s[0].time.0), (None, OCTOBER));
    assert_eq!((ann_s[1].name, ann_s[1].time.0), (Some("Signed Up"), OCTOBER + 10));
    assert_eq!(ann_s[1].properties, [("Plan", "Gold")]);
    assert_eq!(held.person("nobody"), None);
}

#[test]
fn after_65535_names_a_new_one_is_lost_and_a_known_one_is_not() {
    let (mut memory, mut held) = (Memory::default(), Held::default());
    for number in 0..=NAMES_MAX {
        let name = format!("name {number}");
        let event = event("ann", &name, OCTOBER, &[(&name, "v")]);
        let expected = if number < 65_535 { EventOutcome::Kept } else { EventOutcome::Lost(Loss::TooManyNames) };
        assert_eq!(fate(&mut memory, &event), expected, "{name}");
        assert_eq!(held.receive(&event).event, expected, "{name}");
    }
    let known = event("ann", "name 7", OCTOBER + 1, &[("one more", "v"), ("name 8", "v")]);
    let verdict = Verdict { held: 1, properties: vec![(0, PropertyOutcome::TooManyNames)], ..kept() };
    assert_eq!(*memory.receive(&known), verdict);
    assert_eq!(*held.receive(&known), verdict);
    assert_eq!((memory.event_names(), memory.property_names()), (65_535, 65_535));
}

#[test]
fn memory_takes_a_few_bytes_for_each_event() {
    const EVENTS: i64 = 500_000;
    let bytes = |people: i64| {
        let mut memory = Memory::divided(32);
        for number in 0..EVENTS {
            let person = format!("person-{}@example.com", number % people);
            memory.receive(&event(&person, "Signed Up", OCTOBER + number, &[("Plan", "Gold"), ("City", "Oslo")]));
        }
        assert_eq!(memory.tally().kept, EVENTS.cast_unsigned());
        memory.bytes() as f64 / EVENTS as f64
    };
    // Twenty bytes for each person, sixteen for each event but their first, in tables that are three eighths full at least;
    // six for two values, in lists that are half full at least.
    let (of_many, of_few) = (bytes(EVENTS), bytes(EVENTS / 10));
    assert!(of_many < 20.0 * 8.0 / 3.0 + 12.0, "{of_many}");
    assert!(of_few < (16.0 + 2.0) * 8.0 / 3.0 + 12.0, "{of_few}");
}

#[test]
fn a_moment_is_found_again_after_many_others_wherever_it_is_kept() {
    const PEOPLE: i64 = 20_000;
    /// Later than can be told in four bytes from 2009 on.
    const FAR: i64 = 1_230_768_000 + (1 << 32);
    let mut memory = Memory::default();
    let mut all = |expected: EventOutcome| {
        for person in 0..PEOPLE {
            let name = format!("p{person}");
            for (second, value) in [(OCTOBER, "a"), (OCTOBER + person, "b"), (FAR, "c")] {
                let event = event(&name, "X", second, &[("V", value)]);
                let first = if person == 0 && value == "b" { EventOutcome::Merged } else { expected };
                let verdict = memory.receive(&event).clone();
                assert_eq!(verdict.event, first, "{name} at {second}");
                if expected == EventOutcome::Merged {
                    let same =
                        if person == 0 && value == "b" { PropertyOutcome::Overwritten } else { PropertyOutcome::Same };
                    assert_eq!(verdict.properties, [(0, same)], "{name} at {second}");
                }
            }
        }
    };
    all(EventOutcome::Kept);
    all(EventOutcome::Merged);
    assert_eq!(memory.people() as i64, PEOPLE);
}

/// Fingerprints as no texts would have them: all at one end of all that there are, or each right behind another.
#[test]
fn people_are_known_again_however_their_fingerprints_lie() {
    let spread = |number: u64| number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let ways: [fn(u64) -> u64; 6] = [
        |number| number.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        // Many of them beyond the end, so that they stand at the beginning.
        |number| u64::MAX - (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (number % 3 * 4)),
        |number| number,
        |number| u64::MAX - number,
        |number| (u64::MAX << 20) | number,
        |number| ((number / 7) << 40) | (number % 7),
    ];
    let verdict = &mut Verdict::default();
    for way in ways {
        let mut index = DedupIndex::default();
        let mut seen = BTreeSet::new();
        for number in 1..5_000 {
            // One in sixteen comes again, soon or late.
            let print = way(if number % 16 == 0 { spread(number) % number + 1 } else { number });
            let person = format!("{print}");
            let event = event(&person, "Came", OCTOBER, &[]);
            index.receive(None, || &event, print, Admission::default(), verdict);
            let outcome = if seen.insert(print) { EventOutcome::Kept } else { EventOutcome::Merged };
            assert_eq!(verdict.event, outcome, "{number}");
            assert_eq!(index.people(), seen.len());
        }
        assert!((1..6_000).map(way).all(|print| index.has_seen(print) == seen.contains(&print)));
    }
}

#[test]
fn the_note_of_a_person_stays_and_is_nobody_else_s() {
    let (mut index, mut verdict) = (DedupIndex::default(), Verdict::default());
    let print = |number: u32| identity_print(&format!("p{number}"));
    for number in 0..5_000_u32 {
        *index.note(print(number)) = (number % 251) as u8;
        let event = event("whoever", "X", OCTOBER, &[]);
        let mut digests = Digests::default();
        let digest = digests.of(&event, named(&event));
        let digest = digest.as_ref().map(|digest| (digest, &digests));
        index.receive(digest, || &event, print(number), Admission::default(), &mut verdict);
    }
    assert!((0..5_000).all(|number| *index.note(print(number)) == (number % 251) as u8));
    assert_eq!(index.people(), 5_000);
    assert_eq!(*index.note(identity_print("nobody")), 0);
    assert_eq!(index.people(), 5_000, "whoever only has a note has done nothing");
}

/// Kind, person, other person, name, time and properties.
type Item = (u8, String, String, String, Option<i64>, Vec<(String, String)>);

/// One of these.
fn any_of(all: Vec<String>) -> impl Strategy<Value = String> {
    proptest::sample::select(all)
}

fn owned(all: &[&str]) -> Vec<String> {
    all.iter().map(|&text| text.to_owned()).collect()
}

/// Few people, names and seconds, so that they meet often, with whatever else can be wrong; `names` many, so that a second
/// can be crowded.
fn anything(names: u32) -> impl Strategy<Value = Vec<Item>> {
    let person = || {
        let odd = vec![String::new(), "  ".to_owned(), "ü".repeat(255), "ü".repeat(256)];
        prop_oneof![
            12 => any_of(owned(&["ann", "Ann", " ann", "a,b", "a:b", "a b", "ärger", "Ärger"])),
            4 => (0..30_u32).prop_map(|number| format!("p{number}")),
            1 => any_of(odd)
        ]
    };
    let numbered = move || {
        (0..names, 0..4_u8).prop_map(|(number, writing)| match writing {
            0 => format!("NAME,{number}"),
            1 => format!(" name {number}:"),
            _ => format!("Name {number}"),
        })
    };
    let name = prop_oneof![
        12 => numbered(),
        3 => any_of(owned(&["ÄRGER: Groß", "ärger, groß", "Signed Up", "signed up"])),
        1 => any_of(vec![String::new(), " ".to_owned(), "ü".repeat(254), "ü".repeat(256)])
    ];
    let time = prop_oneof![
        40 => (0..3_i64).prop_map(|second| Some(FIRST + second)),
        // Later than can be told in four bytes from 2009 on.
        6 => (0..2_i64).prop_map(|second| Some(FIRST + (1 << 32) + second)),
        3 => (-2..0_i64).prop_map(|second| Some(FIRST + second)),
        1 => Just(Some(-1)),
        1 => Just(None)
    ];
    let property = prop_oneof![
        12 => numbered(),
        2 => any_of(vec!["_note".to_owned(), "_T".to_owned(), "_p2".to_owned(), String::new(), "ü".repeat(256)])
    ];
    let value = prop_oneof![
        8 => "[xyX]",
        1 => any_of(vec!["é".repeat(512), "é".repeat(513), format!("{}x", "é".repeat(512)), "é".repeat(511)])
    ];
    let properties = prop_oneof![
        2 => proptest::collection::vec((property, value), 0..4),
        // Most exports say the same two things of everybody.
        1 => ("[xy]", "[xy]").prop_map(|(plan, city)| vec![("Plan".to_owned(), plan), ("City".to_owned(), city)])
    ];
    proptest::collection::vec((0..14_u8, person(), person(), name, time, properties), 0..300)
}

fn arriving((kind, person, other, name, time, properties): &Item) -> Event<'_> {
    let properties: Vec<(&str, &str)> = properties.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let event = match kind {
        0 => return alias(person, other),
        1..4 => set(person, 0, &properties),
        4..7 => event(person, "Signed Up", 0, &properties),
        // Nothing keeps a name from being somebody's identity too.
        7 => event(person, other, 0, &properties),
        _ => event(person, name, 0, &properties),
    };
    Event { time: time.map(Timestamp), ..event }
}

/// Everybody who is held, in the plain form.
fn plain(held: &Held) -> BTreeSet<Person> {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let happened = |event: &HeldEvent<'_>| {
        (event.name.map(str::to_owned), event.time.0, event.properties.iter().map(own).collect())
    };
    held.people()
        .map(|person| {
            let identities = person.identities.iter().map(|&identity| identity.to_owned()).collect();
            (identities, person.events.iter().map(happened).collect())
        })
        .collect()
}

/// Holds all that is remembered of a stream, whether by fingerprints or as it is, against the documents: what is said of
/// each event as it comes, and what there is in the end.
fn follows_the_documents(stream: &[Item]) -> Result<(), TestCaseError> {
    let (mut alone, mut divided) = (Memory::divided(1), Memory::divided(3));
    let (mut held, mut documents) = (Held::default(), Documents::default());
    for item in stream {
        let event = arriving(item);
        let expected = documents.receive(&event);
        for (store, said) in
            [("one index", alone.receive(&event)), ("three", divided.receive(&event)), ("held", held.receive(&event))]
        {
            prop_assert!(expected.allows(said), "{}: {:?}\nis not {:?}\nof {:?}", store, said, expected, event);
        }
    }

    let people = documents.people();
    for tally in [alone.tally(), divided.tally(), held.tally()] {
        prop_assert_eq!(tally.kept, documents.kept);
        prop_assert_eq!(tally.merged, documents.merged);
        prop_assert_eq!(tally.all_lost(), documents.lost);
        prop_assert_eq!(tally.properties, documents.properties() as u64);
    }
    for memory in [&alone, &divided] {
        prop_assert_eq!(memory.people(), people.len());
        prop_assert_eq!(memory.event_names(), documents.event_names().len());
    }
    prop_assert_eq!(alone.property_names(), documents.property_names().len());

    prop_assert_eq!(held.events(), documents.events() as u64);
    prop_assert_eq!(held.properties(), documents.properties());
    prop_assert_eq!(held.people_count(), people.len());
    prop_assert_eq!(held.people().count(), people.len());
    let own = |(name, count): (&str, u64)| (name.to_owned(), count);
    prop_assert_eq!(held.event_names().map(own).collect::<Vec<_>>(), documents.event_names());
    prop_assert_eq!(held.property_names().map(own).collect::<Vec<_>>(), documents.property_names());
    for (identities, happened) in &people {
        // What a person's property is now is what it was set to last.
        let set = happened.iter().flat_map(|(_, _, properties)| properties);
        let latest: BTreeMap<&str, &str> = set.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for identity in identities {
            let person = held.person(identity);
            let now = person.map(|person| person.properties().into_iter().collect::<BTreeMap<_, _>>());
            prop_assert_eq!(now.as_ref(), Some(&latest), "{}", identity);
        }
    }
    prop_assert_eq!(plain(&held), people);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_sent_meets_in_each_store_with_what_the_documents_say(stream in anything(4)) {
        follows_the_documents(&stream)?;
    }

    #[test]
    fn the_stores_follow_the_documents_also_where_a_second_is_crowded(stream in anything(90)) {
        follows_the_documents(&stream)?;
    }
}
