//! At most one event per person and name in a while.

use std::borrow::Cow;

use backfill::event::{Event, EventKind, Timestamp};
use backfill::mapping::Thin;
use backfill::pipeline::thin::{Thinned, Thinning};
use backfill::source::ReadingVersion;
use proptest::prelude::*;

const MINUTE: i64 = 60;

fn event(person: &str, name: &str, time: i64) -> Event<'static> {
    Event {
        kind: EventKind::Event,
        person: Cow::Owned(person.to_owned()),
        name: Cow::Owned(name.to_owned()),
        time: Some(Timestamp(time)),
        properties: Vec::new(),
    }
}

fn thinned(minutes: u32, events: &[(&str, &str, i64)]) -> Thinned {
    thinned_as(ReadingVersion::NOW, minutes, events)
}

fn thinned_as(reading: ReadingVersion, minutes: u32, events: &[(&str, &str, i64)]) -> Thinned {
    let mut thinning = Thinning::new(Thin { minutes }, reading);
    for (person, name, time) in events {
        thinning.add(&event(person, name, *time));
    }
    thinning.finish()
}

fn drops(folded: &Thinned, count: usize) -> Vec<bool> {
    (0..count as u64).map(|order| folded.drops(order)).collect()
}

/// Story 4: 14:29:42, 14:33:55 and 16:22:12 of the same day.
#[test]
fn an_event_half_an_hour_after_the_last_one_kept_is_kept() {
    let visits = [
        ("15", "visited dashboard", 1_254_407_382),
        ("15", "visited dashboard", 1_254_407_635),
        ("15", "visited dashboard", 1_254_414_132),
    ];
    assert_eq!(drops(&thinned(30, &visits), 3), [false, true, false]);
}

#[test]
fn the_window_counts_from_the_last_one_kept_and_not_from_the_last_one_seen() {
    let visits = [("a", "v", 0), ("a", "v", 20 * MINUTE), ("a", "v", 40 * MINUTE)];
    assert_eq!(drops(&thinned(30, &visits), 3), [false, true, false]);
}

#[test]
fn exactly_one_window_later_is_kept() {
    let visits = [("a", "v", 0), ("a", "v", 30 * MINUTE), ("a", "v", 60 * MINUTE - 1)];
    assert_eq!(drops(&thinned(30, &visits), 3), [false, false, true]);
}

#[test]
fn other_people_and_other_names_are_left_alone_and_case_is_not_another_name() {
    let visits = [("a", "v", 0), ("b", "v", 1), ("a", "w", 2), ("a", "V", 3), ("A", "v", 4)];
    assert_eq!(drops(&thinned(30, &visits), 5), [false, false, false, true, false]);
}

/// Technical Notes: the tracker takes `,` and `:` for spaces.
#[test]
fn names_and_people_are_told_apart_as_the_tracker_does() {
    let visits =
        [("a", "Viewed: Home", 0), ("a", "viewed  home", 1), ("b, c", "v", 2), ("b  c", "v", 3), ("b c", "v", 4)];
    assert_eq!(drops(&thinned(30, &visits), 5), [false, true, false, true, false]);
    // What an earlier version kept apart stays apart.
    assert_eq!(drops(&thinned_as(ReadingVersion::FIRST, 30, &visits), 5), [false; 5]);
}

#[test]
fn of_events_in_the_same_second_the_first_of_the_source_stays() {
    let visits = [("a", "v", 100), ("a", "v", 100), ("a", "v", 5)];
    assert_eq!(drops(&thinned(1, &visits), 3), [false, true, false]);
    assert_eq!(drops(&thinned(2, &visits), 3), [true, true, false]);
}

proptest! {
    /// The rule itself, told in the simplest way: walk each person's events by time and keep what is far enough.
    #[test]
    fn whatever_the_order_of_rows_the_same_times_are_kept(
        events in prop::collection::vec((0..3_u8, 0..20_000_i64), 0..200),
        minutes in 1..60_u32,
    ) {
        let names = ["a", "b", "c"];
        let rows: Vec<_> = events.iter().map(|(who, time)| (names[usize::from(*who)], "v", *time)).collect();
        let folded = thinned(minutes, &rows);
        for who in names {
            let mut times: Vec<i64> = rows.iter().filter(|row| row.0 == who).map(|row| row.2).collect();
            times.sort_unstable();
            let mut expected: Vec<i64> = Vec::new();
            for time in times {
                if expected.last().is_none_or(|last| time - last >= i64::from(minutes) * MINUTE) {
                    expected.push(time);
                }
            }
            let mut kept: Vec<i64> = rows
                .iter()
                .enumerate()
                .filter(|(order, row)| row.0 == who && !folded.drops(*order as u64))
                .map(|(_, row)| row.2)
                .collect();
            kept.sort_unstable();
            prop_assert_eq!(kept, expected);
        }
    }
}
