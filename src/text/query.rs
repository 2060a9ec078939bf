//! Sentences about reading back from Kissmetrics: why it can't be done.

use super::lasts;
use super::run::client_sentence;
use crate::kissmetrics::query::QueryError;
use crate::tr;

/// Why nothing can be read back, and what to do.
pub fn query_sentence(error: &QueryError) -> String {
    let words = |said: &Option<String>| match said {
        Some(said) => tr!("query-said", said = said),
        None => String::new(),
    };
    match error {
        QueryError::Client(error) => client_sentence(error),
        QueryError::NotReached { why } => tr!("query-not-reached", why = why.clone()),
        QueryError::NoAnswer { why } => tr!("query-no-answer", why = why.clone()),
        QueryError::Certificate { why } => tr!("query-certificate", why = why.clone()),
        QueryError::Refused { status, said } => {
            tr!("query-refused", status = u32::from(*status), said = words(said))
        }
        QueryError::TooMany { after: Some(after) } => tr!("query-too-many-until", wait = lasts(*after)),
        QueryError::TooMany { after: None } => tr!("query-too-many").to_owned(),
        QueryError::NotNoted { why } => tr!("query-not-noted", why = why.clone()),
        QueryError::Busy { status } => tr!("query-busy", status = u32::from(*status)),
        QueryError::NotThere { said } => {
            let answer = said.as_ref().map_or_else(String::new, |said| tr!("query-answer", said = said));
            tr!("query-not-there", answer = answer)
        }
        QueryError::Odd { status, location: Some(location) } => {
            tr!("query-redirect", status = u32::from(*status), location = location)
        }
        QueryError::Odd { status, location: None } => tr!("query-odd", status = u32::from(*status)),
        QueryError::NotJson { kind: Some(kind) } => tr!("query-not-json-kind", kind = kind),
        QueryError::NotJson { kind: None } => tr!("query-not-json").to_owned(),
        QueryError::Changed { expected } => tr!("query-changed", expected = expected.id()),
        QueryError::TooLong => tr!("query-too-long").to_owned(),
        QueryError::Endless => tr!("query-endless").to_owned(),
        QueryError::SearchFailed { state } => tr!("query-search-failed", state = state),
        QueryError::Stopped => tr!("query-stopped").to_owned(),
    }
}
