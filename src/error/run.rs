//! Sentences about sending.

use crate::event::Event;
use crate::tracker::rules::{IDENTITY_MAX, Loss, NAME_MAX, NAMES_MAX};

use super::summary::day;

/// Why the tracker would lose an event.
pub fn loss_sentence(loss: Loss, event: &Event<'_>) -> String {
    match loss {
        Loss::Before2009 => match event.time {
            Some(time) => format!("{} is before 2009, which Kissmetrics drops", day(time)),
            None => "it is from before 2009, which Kissmetrics drops".to_owned(),
        },
        Loss::BlankPerson => "it has no person".to_owned(),
        Loss::IdentityTooLong => format!("its person has more than {IDENTITY_MAX} characters"),
        Loss::NameTooLong => format!("its name has more than {NAME_MAX} characters"),
        Loss::TooManyNames => format!("there are {NAMES_MAX} names already, the most that Kissmetrics keeps"),
        Loss::NothingSaid => "it has no name and no detail".to_owned(),
        Loss::Undated => "it has no time".to_owned(),
    }
}

/// Why an event that is thinned away is not sent.
pub fn folded_sentence(event: &Event<'_>) -> String {
    format!("{} is folded into one shortly before it", event.name)
}
