//! What depends on all events of a person, for people whose events come together and in order.

use std::io::{BufRead, Write};

use super::counters::PeopleCounters;
use super::output::Output;
use super::spool::Spool;
use super::{Counters, MapProblem, Prepared};
use crate::check::Apart;
use crate::pipeline::by_person::ByPerson;
use crate::pipeline::walk::Decided;
use crate::sink::keyed::{self, Keyed, Origin};
use crate::source::SourceError;
use crate::workflow::Error;

/// Writes those of the events that are to be sent. `lines` are those that [`rows`](super::rows()) wrote, sorted as bytes by
/// person and then by place.
///
/// # Errors
/// When they cannot be read, are none, or are not sorted so.
pub fn people(prepared: &Prepared, lines: &mut dyn BufRead, out: &mut dyn Write) -> Result<Counters, Error> {
    let mapping = &prepared.plan.mapping;
    let by_person = ByPerson::new(mapping.clone().into());
    let looks_around = by_person.looks_around();
    let mut deciding =
        Deciding { by_person, out: Output::new(out), counters: Counters::of("people"), apart: Apart::default() };
    let (mut spool, mut last) = (Spool::default(), Last::default());
    let (mut bytes, mut number) = (Vec::new(), 0);
    loop {
        bytes.clear();
        let failed = |source| SourceError::Read { path: "stdin".into(), line: Some(number + 1), source };
        if lines.read_until(b'\n', &mut bytes).map_err(failed)? == 0 {
            break;
        }
        number += 1;
        let problem = |problem| Err(Error::Map(problem));
        let Some(line) = bytes.strip_suffix(b"\n") else { return problem(MapProblem::Torn { line: number }) };
        let known = std::str::from_utf8(line).ok().and_then(keyed::read);
        let known = known.filter(|line| (line.origin.rule as usize) < mapping.rules.len());
        let Some(Keyed { key, origin, event }) = known else { return problem(MapProblem::NoEvent { line: number }) };
        let is_same = last.key == key;
        if (is_same && origin < last.origin) || key < last.key.as_str() {
            return problem(MapProblem::NotSorted { line: number });
        }
        if is_same && origin == last.origin {
            return problem(MapProblem::SamePlace { line: number });
        }
        if !is_same || !looks_around {
            deciding.decide(&mut spool)?;
            spool.begin(number);
        }
        if !is_same {
            deciding.apart.begin();
            last.key.clear();
            last.key.push_str(key);
        }
        last.origin = origin;
        spool.push(origin.rule, event)?;
        deciding.counters.taken += 1;
    }
    deciding.decide(&mut spool)?;
    let Deciding { out, mut counters, apart, .. } = deciding;
    out.finish()?;
    counters.people = Some(PeopleCounters::of(&apart));
    Ok(counters)
}

/// The line above.
#[derive(Default)]
struct Last {
    key: String,
    origin: Origin,
}

struct Deciding<'o> {
    by_person: ByPerson,
    out: Output<'o>,
    counters: Counters,
    apart: Apart,
}

impl Deciding<'_> {
    /// Decides about a person's events, or about one where others don't matter.
    fn decide(&mut self, spool: &mut Spool) -> Result<(), Error> {
        let Self { by_person, out, counters, apart } = self;
        by_person.decide(spool.len() > 1, spool, &mut |rule, decided| {
            match &decided {
                Decided::Send(made) => {
                    counters.outcomes.pending += 1;
                    apart.add(&made.event, rule);
                    out.line(|line| keyed::write_event(&made.event, line))?;
                }
                other => {
                    counters.outcomes.merged += 1;
                    counters.leave(other.disposition());
                }
            }
            Ok(())
        })
    }
}
