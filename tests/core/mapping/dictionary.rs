//! A dictionary finds what was put into it, and nothing else.

use std::collections::HashMap;

use backfill::mapping::Dictionary;
use proptest::prelude::*;

fn of(entries: &[(&str, &str)]) -> Dictionary {
    let mut dictionary = Dictionary::default();
    for (key, text) in entries {
        dictionary.add(key, text).expect("there is room");
    }
    dictionary
}

#[test]
fn of_a_key_that_comes_again_the_first_counts() {
    let dictionary = of(&[("1", "ada"), ("2", "bob"), ("1", "ada"), ("1", "eve")]);
    assert_eq!((dictionary.get("1"), dictionary.get("2"), dictionary.get("3")), (Some("ada"), Some("bob"), None));
    assert_eq!((dictionary.len(), dictionary.repeated(), dictionary.different()), (2, 2, 1));
}

#[test]
fn keys_and_texts_are_trimmed_and_a_blank_key_is_none() {
    let dictionary = of(&[(" 1\t", " ada "), ("", "nobody"), ("  ", "nobody"), ("2", "")]);
    assert_eq!((dictionary.get("1"), dictionary.get(""), dictionary.get("2")), (Some("ada"), None, Some("")));
    assert_eq!((dictionary.len(), dictionary.repeated()), (2, 0));
}

#[test]
fn keys_are_compared_as_they_are_written() {
    let dictionary = of(&[("7", "seven"), ("007", "bond"), ("a", "small")]);
    assert_eq!((dictionary.get("7"), dictionary.get("007")), (Some("seven"), Some("bond")));
    assert_eq!((dictionary.get("07"), dictionary.get("A")), (None, None));
}

proptest! {
    #[test]
    fn it_agrees_with_a_map_that_keeps_the_first(entries in proptest::collection::vec(("[a-cé]{0,3}", "[a-cé]{0,3}"), 0..200)) {
        let mut dictionary = Dictionary::default();
        let mut map: HashMap<&str, &str> = HashMap::new();
        for (key, text) in &entries {
            dictionary.add(key, text).expect("there is room");
            if !key.is_empty() {
                map.entry(key).or_insert(text);
            }
        }
        let dictionary = dictionary.shrunk();
        prop_assert_eq!(dictionary.len(), map.len());
        for (key, text) in &map {
            prop_assert_eq!(dictionary.get(key), Some(*text));
        }
        prop_assert_eq!(dictionary.get("d"), None);
    }
}
