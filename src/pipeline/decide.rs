//! Decides what is to become of each event that a mapping made: one after the other, since it depends on those before.

use hashbrown::HashMap;

use super::Outcomes;
use super::decided::{Decided, RowEnd};
use super::same_second::{Cursor, Step, Steps};
use super::thin::Thinned;
use crate::event::{Property, Timestamp};
use crate::kissmetrics::rules;
use crate::mapping::SameSecond;
use crate::mapping::apply::{Made, Outcome};

/// What becomes of what a rule made, as far as it does not depend on other events. What the tracker would drop is
/// withheld first: were it thinned first, an event that is kept could be folded into one that is not.
pub(super) fn alone(outcome: Outcome<'_>) -> Decided<'_> {
    match outcome {
        Outcome::Missed(miss) => Decided::Missed(miss),
        Outcome::Made(made) => match rules::dropped(&made.event) {
            Some(loss) => Decided::Withheld(made, loss),
            None => Decided::Send(made),
        },
    }
}

/// Decides what becomes of each event.
pub(super) struct Decide<'p> {
    thinned: &'p [Option<Thinned>],
    /// For each rule, how many of its events could have been folded so far.
    orders: Vec<u64>,
    steps: Cursor<'p>,
    /// Details that wait for the last event of their group; few at a time, since a group mostly stands together.
    held: HashMap<u32, Vec<Property<'static>>>,
}

impl<'p> Decide<'p> {
    /// For so many rules.
    pub fn new(rules: usize, thinned: &'p [Option<Thinned>], steps: &'p Steps) -> Self {
        Self { thinned, orders: vec![0; rules], steps: steps.cursor(), held: HashMap::new() }
    }

    /// What becomes of an event that is to be sent, as far as it depends on others.
    pub fn settle<'a>(&mut self, rule: usize, decided: Decided<'a>) -> Decided<'a> {
        let Decided::Send(made) = decided else { return decided };
        let order = self.orders[rule];
        self.orders[rule] += 1;
        match self.thinned.get(rule) {
            Some(Some(thinned)) if thinned.drops(order) => Decided::Merged(made),
            _ => self.same_second(made),
        }
    }

    fn same_second<'a>(&mut self, mut made: Made<'a>) -> Decided<'a> {
        match self.steps.next() {
            None => Decided::Send(made),
            Some(Step::Move(by)) => {
                made.event.time = made.event.time.map(|Timestamp(at)| Timestamp(at + i64::from(by)));
                Decided::Send(made)
            }
            Some(Step::Drop) => Decided::SameSecond(made, SameSecond::KeepFirst),
            Some(Step::Hold(group)) => {
                let held = self.held.entry(group).or_default();
                join(held, made.event.clone().into_owned().properties);
                Decided::SameSecond(made, SameSecond::Join)
            }
            Some(Step::Release(group)) => {
                if let Some(mut held) = self.held.remove(&group) {
                    join(&mut held, std::mem::take(&mut made.event.properties));
                    made.event.properties = held;
                    made.details = None;
                }
                Decided::Send(made)
            }
        }
    }
}

/// Adds details to those of the same event: a new one behind the others; another value of one behind its values, with
/// a comma. A value that is there already is not listed twice.
fn join<'a>(held: &mut Vec<Property<'a>>, more: Vec<Property<'a>>) {
    for property in more {
        match held.iter_mut().find(|known| known.name == property.name) {
            None => held.push(property),
            Some(known) if known.value.split(", ").any(|value| value == property.value) => {}
            Some(known) => {
                let value = known.value.to_mut();
                value.push_str(", ");
                value.push_str(&property.value);
            }
        }
    }
}

/// What the rules made of one row.
#[derive(Default)]
pub(super) struct RowCount {
    made: u64,
    problems: u64,
}

impl RowCount {
    pub fn count(&mut self, decided: &Decided<'_>, outcomes: &mut Outcomes) {
        match decided {
            Decided::Send(_) => outcomes.pending += 1,
            Decided::Merged(_) | Decided::SameSecond(..) => outcomes.merged += 1,
            Decided::Withheld(..) => outcomes.withheld += 1,
            Decided::Missed(miss) => {
                self.problems += u64::from(!miss.reason.on_purpose());
                return;
            }
        }
        self.made += 1;
    }

    pub fn end(&self, outcomes: &mut Outcomes) -> RowEnd {
        outcomes.rows += 1;
        outcomes.made += self.made;
        outcomes.rejections += self.problems;
        let (end, count) = match (self.made, self.problems) {
            (0, 0) => (RowEnd::Skipped, &mut outcomes.skipped),
            (0, _) => (RowEnd::Rejected, &mut outcomes.rejected),
            _ => (RowEnd::Used, &mut outcomes.used),
        };
        *count += 1;
        end
    }
}
