//! What stands in tables by its key has words.

use backfill::source::{Choice, FieldKind, SOURCES};

use super::files::sentences;

#[test]
fn every_kind_of_source_and_each_of_its_settings_has_words() {
    let english = sentences("en");
    let mut keys: Vec<&str> = Vec::new();
    for kind in SOURCES {
        keys.push(kind.label);
        keys.extend(kind.files);
        for field in kind.fields {
            keys.push(field.label);
            keys.extend(field.help);
            let choices: &[Choice] = match field.kind {
                FieldKind::Choice(choices) | FieldKind::ChoiceOrNumber(choices) => choices,
                _ => &[],
            };
            keys.extend(choices.iter().map(|choice| choice.label));
        }
    }
    assert!(keys.len() > SOURCES.len() * 2, "{keys:?}");
    let without: Vec<&str> = keys.into_iter().filter(|key| !english.contains_key(*key)).collect();
    assert!(without.is_empty(), "no file of assets/text/en has {without:?}");
}
