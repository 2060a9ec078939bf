//! Events of the same person, name and second, of which the tracker keeps one (*Detecting Duplicates*), and why they
//! share it.

use super::fix::same_second;
use super::found::Found;
use super::midnight::is_midnight;
use super::{Check, CheckContext, Class, Events, Finding, Grade, Kind, Received, Seen, Whole};
use crate::event::Timestamp;
use crate::kissmetrics::rules::{EventOutcome, PropertyOutcome};
use crate::mapping::SameSecond as How;
use crate::mapping::timestamp::Zone;
use crate::message;

static SAME_SECOND: Kind = Kind::new("same-second", Grade::WillBeLost);

/// In which order the ways are offered; copies need no second of their own.
const SPACE_FIRST: [How; 3] = [How::Space, How::Join, How::KeepFirst];
const COPIES: [How; 3] = [How::KeepFirst, How::Space, How::Join];

#[derive(Clone)]
struct SameSecond {
    zone: Zone,
    found: Found,
    /// Without a time of day, or with midnight in its place.
    date_only: u64,
    copies: u64,
    /// Right behind a row of the same person and second.
    lines: u64,
    /// Times that have seconds, merged or not.
    with_seconds: u64,
}

pub(super) fn start(context: &CheckContext) -> Box<dyn Check> {
    Box::new(SameSecond {
        zone: context.zone(),
        found: Found::default(),
        date_only: 0,
        copies: 0,
        lines: 0,
        with_seconds: 0,
    })
}

impl Check for SameSecond {
    fn events(&mut self, events: &Events<'_>) {
        let with_seconds = |time: Timestamp| time.0 % 60 != 0;
        let has_seconds = |seen: &&Seen<'_>| !seen.made.date_only && seen.made.event.time.is_some_and(with_seconds);
        self.with_seconds += events.iter().filter(has_seconds).count() as u64;
    }

    fn received(&mut self, seen: &Seen<'_>, Received { verdict, follows, .. }: &Received<'_>) {
        let event = &seen.made.event;
        let Some(time) = event.time else { return };
        if verdict.event == EventOutcome::Merged {
            self.found.add_event(seen, seen.made.written);
            self.date_only += u64::from(seen.made.date_only || is_midnight(&self.zone, time.0));
            let same = |(_, outcome): &(usize, PropertyOutcome)| *outcome == PropertyOutcome::Same;
            // Events without details say nothing of what else their rows hold.
            let is_copy = !event.properties.is_empty()
                && verdict.properties.len() == event.properties.len()
                && verdict.properties.iter().all(same);
            self.copies += u64::from(is_copy);
            self.lines += u64::from(*follows && !is_copy);
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found);
        self.date_only += later.date_only;
        self.copies += later.copies;
        self.lines += later.lines;
        self.with_seconds += later.with_seconds;
    }

    fn finish(self: Box<Self>, whole: &Whole<'_>) -> Vec<Finding> {
        let Self { found, date_only, copies, lines, with_seconds, .. } = *self;
        let most = |part: u64| part * 2 > found.count;
        let (why, order) = match () {
            () if most(date_only) => ("date-only", SPACE_FIRST),
            () if most(copies) && copies >= found.count => ("all-copies", COPIES),
            () if most(copies) => ("copies", COPIES),
            () if most(lines) => ("lines", SPACE_FIRST),
            () if with_seconds == 0 => ("minutes", SPACE_FIRST),
            () => ("unknown", SPACE_FIRST),
        };
        let rules = found.rules();
        let chosen = |how: &How| {
            rules.iter().all(|&rule| whole.context.rule(rule).is_some_and(|rule| rule.same_second == Some(*how)))
        };
        // Joined, equal amounts would count once, and others would be no numbers any more.
        let has_numbers = rules.iter().any(|&rule| {
            let details = whole.context.rule(rule).map_or(0, |rule| rule.properties.len());
            let counts = (0..details).map(|detail| whole.counts.of(rule, detail));
            counts.into_iter().any(|counts| (counts.of(Class::Number) + counts.of(Class::Amount)) * 2 > counts.all())
        });
        let loses_numbers = |how: &How| *how == How::Join && has_numbers;
        let fixes = order.into_iter().filter(|how| !chosen(how) && !loses_numbers(how));
        let fixes = fixes.map(|how| same_second(rules.clone(), how)).collect();
        let says = |count| message!("check-same-second", count = count, why = why, copies = copies);
        found.finish(&SAME_SECOND, says, fixes).into_iter().collect()
    }
}
