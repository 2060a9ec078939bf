//! One object around all records: which of its lists they likely stand in.

use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::object;

/// The list of objects that makes up most of an object, by its key.
pub(super) fn list_of_records(text: &str) -> Option<String> {
    let text = text.trim();
    let list = object::members(text)?.into_iter().find(|(_, value)| {
        let several = || {
            let all = serde_json::from_str::<Vec<&RawValue>>(value);
            all.is_ok_and(|all| all.len() > 1 && all.iter().all(|one| one.get().starts_with('{')))
        };
        value.len() * 2 > text.len() && value.starts_with('[') && several()
    });
    list.map(|(key, _)| key.into_owned())
}

/// The first list of objects in an object of which only the beginning is there, by its key.
pub(super) fn list_within(beginning: &str) -> Option<String> {
    let mut rest = beginning.trim_start().strip_prefix('{')?;
    loop {
        let mut keys = Deserializer::from_str(rest).into_iter::<String>();
        let key = keys.next()?.ok()?;
        rest = rest.get(keys.byte_offset()..)?.trim_start().strip_prefix(':')?.trim_start();
        if rest.strip_prefix('[').is_some_and(|list| list.trim_start().starts_with('{')) {
            return Some(key);
        }
        let mut values = Deserializer::from_str(rest).into_iter::<&RawValue>();
        values.next()?.ok()?;
        rest = rest.get(values.byte_offset()..)?.trim_start().strip_prefix(',')?.trim_start();
    }
}
