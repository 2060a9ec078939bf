//! Sentences about sending.

use std::time::Duration;

use super::summary::day;
use super::{Face, io_words, miss_sentence};
use crate::event::Event;
use crate::kissmetrics::client::{AddressProblem, ClientError, Odd, Trouble};
use crate::kissmetrics::practice::PracticeError;
use crate::kissmetrics::rules::{IDENTITY_MAX, Loss, NAME_MAX, NAMES_MAX};
use crate::mapping::SameSecond;
use crate::message;
use crate::message::Message;
use crate::pipeline::Disposition;
use crate::sink::kissmetrics::pace::LONGEST_ASKED_WAIT;
use crate::sink::kissmetrics::progress::Sent;
use crate::sink::kissmetrics::run::State;
use crate::sink::reports::Words;
use crate::tr;

/// What stands in files for people.
pub const FILE_WORDS: Words = Words { miss: miss_sentence, not_sent: not_sent_sentence };

/// What a run is doing, where that is worth a word.
pub fn state_sentence(state: &State) -> Option<String> {
    match state {
        State::Sending => None,
        State::Paused => Some(tr!("state-paused").to_owned()),
        State::Waiting { trouble, until } => {
            let wait = until.saturating_duration_since(std::time::Instant::now());
            Some(tr!("state-waiting", trouble = trouble_message(trouble), wait = wait_message(wait)))
        }
        State::Asking(sent) => Some(asking_sentence(sent)),
        State::Odd(trouble) => Some(tr!("state-odd", trouble = trouble_message(trouble), advice = advice(trouble))),
    }
}

/// How long a wait is. A long one was asked for by the tracker, and has an end that is ours.
fn wait_message(wait: Duration) -> Message {
    let minutes = |time: Duration| time.as_secs().div_ceil(60);
    match wait < Duration::from_secs(120) {
        true => message!("wait-seconds", seconds = wait.as_secs().max(1)),
        false => message!("wait-minutes", minutes = minutes(wait), most = minutes(LONGEST_ASKED_WAIT)),
    }
}

/// How long something took or takes: in the largest unit of which there are about two.
pub fn lasts(time: Duration) -> Message {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let seconds = time.as_secs_f64().round() as u64;
    let nearest = |unit: u64| seconds.saturating_add(unit / 2) / unit;
    match seconds {
        0..90 => message!("lasts-seconds", count = seconds),
        90..5_400 => message!("lasts-minutes", count = nearest(MINUTE)),
        5_400..129_600 => message!("lasts-hours", count = nearest(HOUR)),
        129_600.. => message!("lasts-days", count = nearest(DAY)),
    }
}

/// How long something that has not ended will take, never more exact than is known: `about 14 minutes`.
pub fn about(time: Duration) -> Message {
    let seconds = time.as_secs();
    match seconds {
        0..=4 => message!("lasts-moments"),
        // By fives, below what is told in minutes.
        5..90 => message!("lasts-about", time = lasts(Duration::from_secs(seconds.next_multiple_of(5).min(85)))),
        90.. => message!("lasts-about", time = lasts(time)),
    }
}

/// What a person is to look for at Kissmetrics before more is sent.
fn asking_sentence(sent: &Sent) -> String {
    let (person, event) = (&sent.person, Some(&sent.name).filter(|name| !name.is_empty()));
    match (event, sent.time.map(day)) {
        (Some(event), Some(day)) => tr!("state-asking", person = person, event = event, day = day),
        (Some(event), None) => tr!("state-asking-event", person = person, event = event),
        (None, Some(day)) => tr!("state-asking-day", person = person, day = day),
        (None, None) => tr!("state-asking-person", person = person),
    }
}

/// Why nothing can be sent.
pub(super) fn trouble_sentence(trouble: &Trouble) -> String {
    tr!("trouble", trouble = trouble_message(trouble), advice = advice(trouble))
}

fn advice(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::NotReached(_) => tr!("advice-not-reached"),
        Trouble::NoAnswer(_) => tr!("advice-no-answer"),
        Trouble::Busy(_) => tr!("advice-busy"),
        Trouble::Odd(_) => tr!("advice-odd"),
        Trouble::Certificate(_) => tr!("advice-certificate"),
        Trouble::Bucket(_) => tr!("advice-bucket"),
    }
}

fn trouble_message(trouble: &Trouble) -> Message {
    match trouble {
        Trouble::NotReached(why) => message!("trouble-not-reached", why = why.clone()),
        Trouble::NoAnswer(why) => message!("trouble-no-answer", why = why.clone()),
        Trouble::Busy(status) => message!("trouble-busy", status = u32::from(*status)),
        Trouble::Odd(odd) => message!("trouble-odd", what = odd_message(odd)),
        Trouble::Certificate(why) => message!("trouble-certificate", why = why.clone()),
        Trouble::Bucket(why) => message!("trouble-bucket", why = why.clone()),
    }
}

/// What answered, and was no tracker.
fn odd_message(odd: &Odd) -> Message {
    let status = u32::from(odd.status);
    match (&odd.location, &odd.content_type) {
        (Some(location), _) => message!("odd-status-location", status = status, location = location),
        (None, Some(kind)) => message!("odd-status-type", status = status, kind = kind),
        (None, None) => message!("odd-status", status = status),
    }
}

/// Why nothing can be sent at all.
pub(super) fn client_sentence(error: &ClientError) -> String {
    match error {
        ClientError::Address { address, problem } => address_sentence(address, problem),
        ClientError::Clock => tr!("client-clock").to_owned(),
        ClientError::System { why } => tr!("client-system", why = why.clone()),
    }
}

fn address_sentence(address: &str, problem: &AddressProblem) -> String {
    match problem {
        AddressProblem::Blank => tr!("address-blank").to_owned(),
        AddressProblem::Nonsense { why } => tr!("address-nonsense", address = address, why = why.clone()),
        AddressProblem::OtherScheme { scheme } => {
            tr!("address-other-scheme", address = address, scheme = scheme)
        }
        AddressProblem::PlainHttp { host } => tr!("address-plain-http", address = address, host = host),
        AddressProblem::HoldsCredentials => tr!("address-holds-credentials", address = address),
        AddressProblem::MoreThanAHost { rest } => tr!("address-more-than-a-host", address = address, rest = rest),
    }
}

/// Why there is no practice tracker.
pub(super) fn practice_sentence(error: &PracticeError, face: Face) -> String {
    match error {
        PracticeError::PortTaken { port } => tr!("practice-port-taken", port = u32::from(*port), face = face),
        PracticeError::Port { port, source } => {
            tr!("practice-port", port = u32::from(*port), why = io_words(source), face = face)
        }
        PracticeError::Thread { source } => tr!("practice-thread", why = io_words(source)),
    }
}

/// Why an event was not sent, to go behind what it is about.
pub fn not_sent_sentence(disposition: Disposition, event: &Event<'_>) -> String {
    let name = event.name.as_ref();
    match disposition {
        // Where it was to be sent, something kept it from that.
        Disposition::Send | Disposition::Missed(_) => tr!("not-sent", name = name),
        Disposition::Merged => tr!("not-sent-merged", name = name),
        Disposition::SameSecond(SameSecond::Join) => tr!("not-sent-joined", name = name),
        Disposition::SameSecond(SameSecond::Space | SameSecond::KeepFirst) => {
            tr!("not-sent-same-second", name = name)
        }
        Disposition::Withheld(loss) => loss_sentence(loss, event),
    }
}

/// Why the tracker would lose an event.
fn loss_sentence(loss: Loss, event: &Event<'_>) -> String {
    match loss {
        Loss::Before2009 => match event.time {
            Some(time) => tr!("not-sent-before-2009", day = day(time)),
            None => tr!("not-sent-before-2009-undated").to_owned(),
        },
        Loss::BlankPerson => tr!("not-sent-no-person").to_owned(),
        Loss::IdentityTooLong => tr!("not-sent-identity-too-long", most = IDENTITY_MAX),
        Loss::NameTooLong => tr!("not-sent-name-too-long", most = NAME_MAX),
        Loss::TooManyNames => tr!("not-sent-too-many-names", most = NAMES_MAX),
        Loss::NothingSaid => tr!("not-sent-nothing-said").to_owned(),
        Loss::Undated => tr!("not-sent-undated").to_owned(),
    }
}
