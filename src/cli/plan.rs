//! `backfill plan`: writes a plan, guessing what is not given, and says why on stderr.

use std::path::Path;
use std::sync::Arc;

use super::database;
use super::lookups;
use super::names::answers;
use super::output::Output;
use super::terminal::say_line;
use super::watch::{PassBar, say_notices, say_warnings};
use super::{Exit, args};
use crate::error::Error;
use crate::mapping::apply::{Mapper, MappingError};
use crate::mapping::suggest::{Grade, Suggested};
use crate::mapping::timestamp::{Verdict, Zone};
use crate::mapping::{EventName, EventRule, Mapping, Part};
use crate::message;
use crate::pipeline::survey::{Survey, survey};
use crate::pipeline::walk::refuse_reserved_names;
use crate::pipeline::{PassProgress, Stop};
use crate::plan::Plan;
use crate::source::Source;
use crate::store::{StoreError, spare};
use crate::tr;
use crate::workflow::edit::{self, Taken, time_without_zone};
use crate::workflow::known::Known;

pub(super) fn run(args: &args::Plan, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let source = PassBar::open(&answers(&args.source)?)?;
    if let Some(path) = &args.output {
        spare(path, source.answers().files_read())?;
    }
    let seen = look(source.as_ref())?;
    say_line(&tr!(
        "cli-read",
        reading = source.reading(),
        rows = message!("rows", count = seen.rows),
        columns = message!("cli-columns", count = source.columns().len()),
    ));
    say_notices(source.notices());
    say_warnings(&seen.warnings);
    let mut mapping = decide(args, source.as_ref(), &seen)?;
    let seconds = lookups::apply(&args.look_ups, source.as_ref(), &mut mapping)?;
    lookups::say_related(source.as_ref(), &mapping);
    database::remember(source.answers(), data)?;
    let plan = Plan::new(source.answers().clone(), mapping).with_lookups(seconds);
    match &args.output {
        Some(path) => {
            // It may have been changed by hand since.
            let there = std::fs::read_to_string(path).ok();
            if !args.overwrite && there.is_some_and(|there| plan.text_at(path).is_ok_and(|text| text != there)) {
                return Err(StoreError::OtherPlan { path: path.clone() }.into());
            }
            plan.save(path)?;
            say_line(&tr!("cli-plan-saved", path = path.display()));
        }
        None => output.document(plan.with_whole_paths().to_text().trim_end())?,
    }
    output.flush()?;
    Ok(Exit::Done)
}

/// Looks at every cell, with a bar.
fn look(source: &dyn Source) -> Result<Survey, Error> {
    let bar = PassBar::new(tr!("cli-reading"));
    let progress = Arc::new(PassProgress::default());
    Ok(survey(source, None, &Stop::default(), &progress, &mut bar.ticker(&progress))?)
}

/// What was given, and a guess for the rest.
fn decide(args: &args::Plan, source: &dyn Source, seen: &Survey) -> Result<Mapping, Error> {
    let known = Known { columns: source.columns(), profiles: &seen.profiles, source_name: source.name() };
    let mut mapping = known.suggest(None).mapping;
    if mapping.rules.is_empty() {
        mapping.rules.push(EventRule::default());
    }
    let given = Given { args, known };
    given.name(&mut mapping)?;
    // The guess once more, for what goes with the name that was given.
    let suggested = known.suggest(mapping.rules.first().and_then(|rule| rule.event.as_ref()));
    given.apply(&mut mapping, &suggested)?;
    say_reasons(args, &suggested);
    say_nicer(args, &suggested);
    if time_without_zone(&mapping, &known).is_some() {
        // Nothing names the zone. A script needs an answer all the same, so it gets the plainest one and is told; the
        // window asks.
        let hint = suggested.zone.as_ref();
        let zone = hint.map_or(Zone::UTC.name(), |hint| hint.name);
        say_line(&match hint {
            Some(hint) => tr!("cli-zone-since", zone = zone, why = hint.why.clone()),
            None => tr!("cli-zone", zone = zone),
        });
        edit::read_in_zone(&mut mapping, zone);
    }
    Mapper::fits(&mapping, source.columns()).map_err(|error| match error {
        MappingError::Undecided { slot } => Error::NotGiven { part: slot.part },
        error => error.into(),
    })?;
    refuse_reserved_names(&mapping)?;
    Ok(mapping)
}

/// The guesses that nothing given has replaced.
fn say_reasons(args: &args::Plan, suggested: &Suggested) {
    for reason in &suggested.reasons {
        let (given, part) = match reason.slot.part {
            Part::Person => (args.person.is_some(), "person"),
            Part::Time => (args.time.is_some() || args.time_format.is_some(), "time"),
            Part::Event => (args.event.is_some() || args.event_column.is_some(), "event"),
            Part::Property(_) => (!args.properties.is_empty(), "property"),
        };
        if !given {
            let grade = match reason.grade {
                Grade::Sure => tr!("sure"),
                Grade::PleaseCheck => tr!("please-check"),
                Grade::NoMatch => tr!("cli-no-match"),
            };
            say_line(&tr!("cli-reason", part = part, grade = grade, why = reason.why.clone()));
        }
    }
}

/// Names that could be sent instead of those that a column holds.
fn say_nicer(args: &args::Plan, suggested: &Suggested) {
    const SHOWN: usize = 5;
    if args.nice_names || args.event.is_some() || suggested.nicer.is_empty() {
        return;
    }
    let pairs = suggested.nicer.iter().take(SHOWN);
    let pairs =
        pairs.map(|line| tr!("cli-nicer-pair", found = &line.found, sent = line.sent.as_deref().unwrap_or_default()));
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    say_line(&match suggested.nicer.len() > SHOWN {
        true => tr!("cli-nicer-more", pairs = pairs),
        false => tr!("cli-nicer", pairs = pairs),
    });
}

/// What was given on the command line, and what it refers to.
struct Given<'a> {
    args: &'a args::Plan,
    known: Known<'a>,
}

impl Given<'_> {
    /// The name of the event, before anything else: what goes along depends on it.
    fn name(&self, mapping: &mut Mapping) -> Result<(), Error> {
        if let Some(name) = &self.args.event {
            edit::name_event(mapping, 0, EventName::Fixed { name: name.clone() }, &self.known);
        } else if let Some(column) = &self.args.event_column {
            edit::name_by(mapping, 0, &self.title(column)?, &self.known);
        }
        Ok(())
    }

    fn apply(&self, mapping: &mut Mapping, suggested: &Suggested) -> Result<(), Error> {
        let args = self.args;
        if let Some(column) = &args.person {
            edit::take_person(mapping, 0, &self.title(column)?);
        }
        if let Some(zone) = &args.zone {
            edit::read_in_zone(mapping, zone);
        }
        let Some(rule) = mapping.rules.first_mut() else { return Ok(()) };
        if let Some(column) = &args.time {
            edit::take_time(rule, &self.title(column)?, Taken::Replace, &self.known);
        }
        if let Some(column) = &args.zone_column {
            edit::take_zone(rule, &self.title(column)?);
        }
        match (args.time_format, &rule.time) {
            // What is given decides: the column is asked only where nothing else says it, since it may refuse to.
            (Some(format), _) => edit::read_times_as(rule, format.into()),
            (None, Some(when)) if args.time.is_some() || when.format.is_none() => self.say_format(&when.column)?,
            _ => {}
        }
        if args.nice_names {
            for line in &suggested.nicer {
                edit::rename_value(rule, &line.found, line.sent.as_deref());
            }
        }
        if !args.properties.is_empty() {
            rule.properties.clear();
        }
        for text in &args.properties {
            let (column, name) = self.property(text)?;
            edit::take_property(rule, usize::MAX, &column, name, Taken::UseBoth, &self.known);
        }
        Ok(())
    }

    /// A title as the source has it: exactly, or the only one that is equal but for case.
    fn title(&self, typed: &str) -> Result<String, MappingError> {
        let titles = || self.known.columns.iter().map(|column| column.title.as_str());
        let mut alike = titles().filter(|title| title.to_lowercase() == typed.to_lowercase());
        let found = titles().find(|title| *title == typed).or_else(|| alike.next().filter(|_| alike.next().is_none()));
        found.map(str::to_owned).ok_or_else(|| MappingError::MissingColumns {
            titles: vec![typed.to_owned()],
            known: titles().map(str::to_owned).collect(),
        })
    }

    /// `COLUMN` or `COLUMN=NAME`.
    fn property<'t>(&self, text: &'t str) -> Result<(String, Option<&'t str>), MappingError> {
        match (self.title(text), text.rsplit_once('=')) {
            (Err(_), Some((column, name))) => Ok((self.title(column)?, Some(name))),
            (title, _) => Ok((title?, None)),
        }
    }

    /// Says how the times of a column are written, and refuses a column that does not show it.
    fn say_format(&self, title: &str) -> Result<(), Error> {
        let Some(profile) = self.known.profile(title) else { return Ok(()) };
        let guess = &profile.times;
        match guess.verdict {
            Verdict::Clear(_) | Verdict::Perhaps(_) => {
                say_line(&tr!("cli-times", column = title, evidence = guess.evidence()));
                Ok(())
            }
            Verdict::NotTimes => Err(Error::NotTimes { column: title.to_owned() }),
            Verdict::Ambiguous(_) | Verdict::Mixed(_) => {
                Err(Error::TimesUndecided { column: title.to_owned(), evidence: guess.evidence() })
            }
        }
    }
}
