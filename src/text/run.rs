//! Sentences about sending.

use std::time::Duration;

use crate::event::Event;
use crate::kissmetrics::client::{AddressProblem, ClientError, Trouble};
use crate::kissmetrics::practice::PracticeError;
use crate::kissmetrics::rules::{IDENTITY_MAX, Loss, NAME_MAX, NAMES_MAX};
use crate::mapping::SameSecond;
use crate::pipeline::Disposition;
use crate::sink::kissmetrics::pace::LONGEST_ASKED_WAIT;
use crate::sink::kissmetrics::progress::Sent;
use crate::sink::kissmetrics::run::State;
use crate::sink::reports::Words;

use super::summary::day;
use super::{io_words, miss_sentence};

/// What stands in files for people.
pub const FILE_WORDS: Words = Words { miss: miss_sentence, not_sent: not_sent_sentence };

/// What a run is doing, where that is worth a word.
pub fn state_sentence(state: &State) -> Option<String> {
    match state {
        State::Sending => None,
        State::Paused => Some("Paused. What was sent stays sent.".to_owned()),
        State::Waiting { trouble, until } => {
            let wait = until.saturating_duration_since(std::time::Instant::now());
            Some(format!("{} {}", trouble_words(trouble), wait_words(wait)))
        }
        State::Asking(sent) => Some(asking_sentence(sent)),
        State::Odd(trouble) => Some(format!("{} Sending is paused. {}", trouble_words(trouble), advice(trouble))),
    }
}

/// How long a wait is. A long one was asked for by the tracker, and has an end that is ours.
fn wait_words(wait: Duration) -> String {
    let minutes = |time: Duration| time.as_secs().div_ceil(60);
    if wait < Duration::from_secs(120) {
        return format!("Trying again in {} s.", wait.as_secs().max(1));
    }
    format!(
        "It asks for a long break, so the next try is in {} minutes; Backfill waits {} minutes at most.",
        minutes(wait),
        minutes(LONGEST_ASKED_WAIT)
    )
}

/// What a person is to look for at Kissmetrics before more is sent.
fn asking_sentence(sent: &Sent) -> String {
    let what = if sent.name.is_empty() { String::new() } else { format!(", {}", sent.name) };
    let when = sent.time.map_or_else(String::new, |time| format!(", {}", day(time)));
    format!("Open Live in Kissmetrics. Do you see {}{what}{when}?", sent.person)
}

/// Why nothing can be sent.
pub(super) fn trouble_sentence(trouble: &Trouble) -> String {
    format!("{} {}", trouble_words(trouble), advice(trouble))
}

fn advice(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::NotReached(_) => "Check the address and this computer's network, then send again.",
        Trouble::NoAnswer(_) => "Check the address, or try again later; sending the same events again does no harm.",
        Trouble::Busy(_) => "Try again later; sending the same events again does no harm.",
        Trouble::Odd(_) => "Check the address, and whether this network wants you to sign in first.",
        Trouble::Certificate(_) => "Check the address; on a company network, ask whether it inspects https.",
    }
}

fn trouble_words(trouble: &Trouble) -> String {
    match trouble {
        Trouble::NotReached(why) => format!("The tracker can't be reached ({why})."),
        Trouble::NoAnswer(why) => format!("The tracker does not answer ({why})."),
        Trouble::Busy(status) => format!("The tracker has too much to do (it answered {status})."),
        Trouble::Odd(what) => format!("What answers is not a tracker ({what})."),
        Trouble::Certificate(why) => format!("The tracker's certificate can't be trusted ({why})."),
    }
}

/// Why nothing can be sent at all.
pub(super) fn client_sentence(error: &ClientError) -> String {
    match error {
        ClientError::Address { address, problem } => {
            let what = match problem {
                AddressProblem::Blank => return "The tracker's address is blank. Fill it in.".to_owned(),
                AddressProblem::Nonsense { why } => format!("is no web address ({why})"),
                AddressProblem::OtherScheme { scheme } => {
                    format!("begins with {scheme}://, and a tracker is reached by https://")
                }
                AddressProblem::PlainHttp { host } => {
                    format!("would let everybody on the way to {host} read along, since it is http:// and not https://")
                }
                AddressProblem::HoldsCredentials => {
                    "holds a user name or a password, which a tracker does not want".to_owned()
                }
                AddressProblem::MoreThanAHost { rest } => {
                    format!("goes on after the host with {rest}, where nothing may stand")
                }
            };
            format!("The tracker's address {address} {what}. Write it as https://trk.kissmetrics.io.")
        }
        ClientError::Clock => {
            "This computer's clock stands before the year 1970, so nothing can be sent safely. Set it \
                               right, then send again."
                .to_owned()
        }
        ClientError::System { why } => {
            format!(
                "This system's certificates or network settings can't be read ({why}), so nothing can be sent safely."
            )
        }
    }
}

/// Why there is no practice tracker.
pub(super) fn practice_sentence(error: &PracticeError) -> String {
    match error {
        PracticeError::PortTaken { port } => {
            format!("Something else listens on port {port}. Choose another with --port, or 0 for any free one.")
        }
        PracticeError::Port { port, source } => {
            format!(
                "The practice tracker can't listen on port {port}: {}. Choose another with --port.",
                io_words(source)
            )
        }
        PracticeError::Thread { source } => format!("The practice tracker can't start: {}.", io_words(source)),
    }
}

/// Why an event was not sent, to go behind what it is about.
pub fn not_sent_sentence(disposition: Disposition, event: &Event<'_>) -> String {
    match disposition {
        // Where it was to be sent, something kept it from that.
        Disposition::Send | Disposition::Missed(_) => format!("{} was not sent", event.name),
        Disposition::Merged => folded_sentence(event),
        Disposition::SameSecond(how) => same_second_sentence(how, event),
        Disposition::Withheld(loss) => loss_sentence(loss, event),
    }
}

/// Why the tracker would lose an event.
fn loss_sentence(loss: Loss, event: &Event<'_>) -> String {
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
fn folded_sentence(event: &Event<'_>) -> String {
    format!("{} is merged with one shortly before it", event.name)
}

/// Why an event is not sent for itself, since another of its person, name and second is.
fn same_second_sentence(how: SameSecond, event: &Event<'_>) -> String {
    match how {
        SameSecond::Join => format!("{} is sent as one with another of the same second", event.name),
        SameSecond::Space | SameSecond::KeepFirst => format!("{} has another before it in the same second", event.name),
    }
}
