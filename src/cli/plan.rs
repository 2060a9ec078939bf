//! `backfill plan`: writes a plan, guessing what is not given, and says why on stderr.

use std::path::Path;
use std::sync::Arc;

use super::database;
use super::lookups;
use super::names::answers;
use super::output::Output;
use super::terminal::say;
use super::watch::{PassBar, say_notes, say_remarks};
use super::{Exit, args};
use crate::error::Error;
use crate::import::files::{count, spare};
use crate::import::pipeline::refuse_reserved_names;
use crate::import::survey::{Survey, survey};
use crate::import::{PassProgress, Plan, Stop};
use crate::mapping::apply::{Mapper, MappingError};
use crate::mapping::profile::ColumnProfile;
use crate::mapping::suggest::{Grade, Suggested, name_of, suggest_for};
use crate::mapping::timestamp::{Verdict, Zone};
use crate::mapping::{EventName, EventRule, Mapping, Others, Part, Pick, PropertyRule, TimeFormat, Treatment, When};
use crate::source::{self, Column, Source};

pub(super) fn run(args: &args::Plan, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let source = source::open(&answers(&args.source)?)?;
    if let Some(path) = &args.output {
        spare(path, source.answers().files())?;
    }
    let seen = look(source.as_ref())?;
    say!("{}, {}, {}.", source.reading(), count(seen.rows, "row"), count(source.columns().len() as u64, "column"));
    say_notes(source.notes());
    say_remarks(&seen.remarks);
    let mut mapping = decide(args, source.as_ref(), &seen)?;
    let seconds = lookups::apply(&args.look_ups, source.as_ref(), &mut mapping)?;
    lookups::say_related(source.as_ref(), &mapping);
    database::remember(source.answers(), data)?;
    let plan = Plan::new(source.answers().clone(), mapping).with_lookups(seconds);
    match &args.output {
        Some(path) => {
            plan.save(path)?;
            say!("The plan is in {}.", path.display());
        }
        None => output.document(plan.with_whole_paths().to_text().trim_end())?,
    }
    output.flush()?;
    Ok(Exit::Done)
}

/// Looks at every cell, with a bar.
fn look(source: &dyn Source) -> Result<Survey, Error> {
    let bar = PassBar::new("Reading");
    let progress = Arc::new(PassProgress::default());
    Ok(survey(source, None, &Stop::default(), &progress, &mut bar.ticker(&progress))?)
}

/// What was given, and a guess for the rest.
fn decide(args: &args::Plan, source: &dyn Source, seen: &Survey) -> Result<Mapping, Error> {
    let profiles = &seen.profiles;
    let given = Given { args, columns: source.columns(), profiles };
    let name = given.name()?;
    let suggested = suggest_for(source.columns(), profiles, source.name(), name.as_ref());
    let mut mapping = given.apply(&suggested)?;
    say_reasons(args, &suggested);
    say_nicer(args, &suggested);
    if mapping.zone.is_none() {
        // Nothing names the zone. A script needs an answer all the same, so it gets the plainest one and is told
        // where the times leave it open; the window asks.
        let open = given.leaves_zone_open(&mapping);
        let hint = suggested.zone.as_ref();
        mapping.zone = Some(hint.map_or(Zone::UTC.name(), |hint| hint.name).to_owned());
        match hint {
            Some(hint) if open => say!(
                "The times say no zone and are read as {}, since {}. Please check; --zone names another.",
                hint.name,
                hint.text
            ),
            None if open => {
                say!("The times say no zone and are read as UTC. Please check; --zone names another.");
            }
            _ => {}
        }
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
        let (given, field) = match reason.slot.part {
            Part::Who => (args.person.is_some(), "Who"),
            Part::When => (args.time.is_some() || args.time_format.is_some(), "When"),
            Part::What => (args.event.is_some() || args.event_column.is_some(), "What happened"),
            Part::Detail(_) => (!args.properties.is_empty(), "A detail"),
        };
        if !given {
            let grade = match reason.grade {
                Grade::Sure => "sure",
                Grade::PleaseCheck => "please check",
                Grade::NoMatch => "no match",
            };
            say!("{field} ({grade}): {}", reason.text);
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
    let pairs = pairs.map(|line| format!("\"{}\" as \"{}\"", line.found, line.sent.as_deref().unwrap_or_default()));
    let more = if suggested.nicer.len() > SHOWN { ", …" } else { "" };
    say!(
        "Names of events leave as they are found. With --nice-names they are sent as Kissmetrics' guides write them: {}{more}",
        pairs.collect::<Vec<_>>().join(", ")
    );
}

/// What was given on the command line, and what it refers to.
struct Given<'a> {
    args: &'a args::Plan,
    columns: &'a [Column],
    profiles: &'a [ColumnProfile],
}

impl Given<'_> {
    fn apply(&self, suggested: &Suggested) -> Result<Mapping, Error> {
        let args = self.args;
        let mut mapping = suggested.mapping.clone();
        let mut rule = match mapping.rules.is_empty() {
            true => EventRule::default(),
            false => mapping.rules.remove(0),
        };
        if let Some(column) = &args.person {
            rule.who = Some(Pick::of(self.title(column)?));
        }
        if let Some(column) = &args.time {
            let zone_column = rule.when.take().and_then(|when| when.zone_column);
            rule.when = Some(When { zone_column, ..When::of(self.title(column)?, None) });
        }
        if let Some(column) = &args.zone_column {
            let zone_column = Some(self.title(column)?);
            if let Some(when) = &mut rule.when {
                when.zone_column = zone_column;
            }
        }
        if let Some(when) = &mut rule.when {
            // What is given decides: the column is asked only where nothing else says it, since it may refuse to.
            when.format = match args.time_format.map(TimeFormat::from).or(when.format) {
                Some(format) => Some(format),
                None => self.format(&when.column)?,
            };
        }
        if args.nice_names
            && let Some(EventName::Column { values, .. }) = &mut rule.what
        {
            values.extend(suggested.nicer.iter().cloned());
        }
        if !args.properties.is_empty() {
            rule.details = args.properties.iter().map(|text| self.property(text, &rule)).collect::<Result<_, _>>()?;
        }
        if args.zone.is_some() {
            mapping.zone.clone_from(&args.zone);
        }
        mapping.rules.insert(0, rule);
        Ok(mapping)
    }

    /// The name of the event, where it was given. What a column says leaves as it is found.
    fn name(&self) -> Result<Option<EventName>, MappingError> {
        let from = |column| EventName::Column { column, lookup: None, values: Vec::new(), others: Others::AsFound };
        Ok(match (&self.args.event, &self.args.event_column) {
            (Some(name), _) => Some(EventName::Fixed { name: name.clone() }),
            (None, Some(column)) => Some(from(self.title(column)?)),
            (None, None) => None,
        })
    }

    /// Whether some time that is used says no zone of its own.
    fn leaves_zone_open(&self, mapping: &Mapping) -> bool {
        let used = mapping.rules.iter().filter_map(|rule| rule.when.as_ref());
        used.filter(|when| when.zone_column.is_none())
            .filter_map(|when| self.columns.iter().position(|column| column.title == when.column))
            .filter_map(|index| self.profiles.get(index))
            .any(|profile| profile.times.needs_zone())
    }

    /// A title as the source has it: exactly, or the only one that is equal but for case.
    fn title(&self, typed: &str) -> Result<String, MappingError> {
        let titles = || self.columns.iter().map(|column| column.title.as_str());
        let mut alike = titles().filter(|title| title.to_lowercase() == typed.to_lowercase());
        let found = titles().find(|title| *title == typed).or_else(|| alike.next().filter(|_| alike.next().is_none()));
        found.map(str::to_owned).ok_or_else(|| MappingError::MissingColumns {
            titles: vec![typed.to_owned()],
            known: titles().map(str::to_owned).collect(),
        })
    }

    /// `COLUMN` or `COLUMN=NAME`; what was guessed about the column's values is kept.
    fn property(&self, text: &str, rule: &EventRule) -> Result<PropertyRule, MappingError> {
        let (column, name) = match (self.title(text), text.rsplit_once('=')) {
            (Err(_), Some((column, name))) => (self.title(column)?, Some(name.to_owned())),
            (title, _) => (title?, None),
        };
        let guess = rule.details.iter().find(|detail| detail.column() == Some(&column));
        let (guessed_name, treat, values) = match guess {
            Some(PropertyRule::Column { name, treat, values, .. }) => (name.clone(), *treat, values.clone()),
            _ => (name_of(&column), Treatment::AsIs, Vec::new()),
        };
        Ok(PropertyRule::Column { name: name.unwrap_or(guessed_name), column, lookup: None, treat, values })
    }

    /// How the times of a column are written, when the column shows it.
    fn format(&self, title: &str) -> Result<Option<TimeFormat>, Error> {
        let index = self.columns.iter().position(|column| column.title == title);
        let Some(profile) = index.and_then(|index| self.profiles.get(index)) else { return Ok(None) };
        let guess = &profile.times;
        match guess.verdict {
            Verdict::Clear(format) | Verdict::Perhaps(format) => {
                say!("{title}: {}.", guess.evidence());
                Ok(Some(format))
            }
            Verdict::NotTimes => Err(Error::NotTimes { column: title.to_owned() }),
            Verdict::Ambiguous(_) | Verdict::Mixed(_) => {
                Err(Error::TimesUndecided { column: title.to_owned(), evidence: guess.evidence() })
            }
        }
    }
}
