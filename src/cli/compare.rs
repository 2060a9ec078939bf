//! `backfill compare`: a plan's names, zone and people, held against what a product knows, before anything is sent.

use std::path::Path;

use serde_json::{Value, json};

use super::check::open_and_check;
use super::database;
use super::output::Output;
use super::terminal::say_line;
use super::{Exit, args, reading};
use crate::check::whole::Checked;
use crate::error::Error;
use crate::kissmetrics::query::{Account, Known};
use crate::ledger::{Ledger, LedgerError, Product, Reading};
use crate::pipeline::Stop;
use crate::text::{name_check_sentence, new_names_sentence, people_sentence, query_sentence, zone_sentence};
use crate::tr;
use crate::workflow::arrival::{NameCheck, Names, PlanNames, SearchedPeople, Standing, read_names, search_people};
use crate::workflow::record;

pub(super) fn run(args: &args::Compare, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let no_product = || LedgerError::NoProduct { name: args.product.clone() };
    let ledger = record::look(data)?.ok_or_else(no_product)?;
    let product = ledger.product_named(&args.product)?;
    let plan = database::plan(&args.plan, &args.database, data)?;
    let Some((account, reading)) = reading::of_product(&ledger, &product)? else {
        if ledger.reading(&product)?.is_none() {
            say_line(&tr!("cli-arrival-no-access", product = &product.name));
        }
        return Ok(Exit::Failed);
    };
    let (pipeline, checked) = open_and_check(&plan)?;
    let names = read_names(&account, &ledger, &product, &reading, true)?;
    let searched = match args.people {
        true => {
            let events = checked.outcomes.to_send();
            Some(search_people(&account, &reading, &pipeline, events, &Stop::default())?)
        }
        false => None,
    };
    let found = Found(names.check(&pipeline, &checked));
    if output.json() {
        output.object(|| found.object(&names, &reading, searched.as_ref()))?;
    } else {
        for line in found.lines(&reading, &checked) {
            output.line(line)?;
        }
        if let Some(searched) = &searched {
            output.line(people_sentence(searched))?;
        }
    }
    output.flush()?;
    if names.unread > 0 {
        say_line(&tr!("arrival-unread", count = names.unread));
    }
    match searched {
        Some(SearchedPeople { ended: Some(_), .. }) => Ok(Exit::Failed),
        _ => Ok(Exit::Done),
    }
}

/// How the names of a plan stand.
struct Found(PlanNames);

impl Found {
    /// What a person reads: each event, each property that is not there just so, and the zones.
    fn lines(&self, reading: &Reading, checked: &Checked) -> Vec<String> {
        let is_there = |check: &&NameCheck| !matches!(check.standing, Standing::There(_));
        let mut lines: Vec<String> = self.0.events.iter().map(name_check_sentence).collect();
        let (new, odd): (Vec<&NameCheck>, Vec<&NameCheck>) =
            self.0.properties.iter().filter(is_there).partition(|check| check.standing == Standing::New);
        lines.extend(odd.into_iter().map(name_check_sentence));
        if !new.is_empty() {
            lines.push(new_names_sentence(&new.iter().map(|check| check.name.clone()).collect::<Vec<_>>()));
        }
        lines.push(zone_sentence(reading, checked.zone));
        lines
    }

    fn object(&self, names: &Names, reading: &Reading, searched: Option<&SearchedPeople>) -> Value {
        let people = searched.map(|searched| {
            let found = |(person, known): &(String, Known)| {
                let known = match known {
                    Known::Yes => "yes",
                    Known::No => "no",
                    Known::Unclear => "unclear",
                    Known::Unfinished => "unfinished",
                };
                json!({ "person": person, "known": known })
            };
            searched.found.iter().map(found).collect::<Vec<_>>()
        });
        let ended = searched.and_then(|searched| searched.ended.as_ref()).map(query_sentence);
        json!({
            "product": reading.name,
            "zone": reading.zone,
            "events": self.0.events.iter().map(check_object).collect::<Vec<_>>(),
            "properties": self.0.properties.iter().map(check_object).collect::<Vec<_>>(),
            "people": people,
            "people_ended": ended,
            "unread": names.unread,
        })
    }
}

fn check_object(check: &NameCheck) -> Value {
    let (standing, there, total) = match &check.standing {
        Standing::There(total) => ("there", Some(&check.name), *total),
        Standing::Spelled(known) => ("spelled", Some(&known.name), known.total),
        Standing::Alike(known) => ("alike", Some(&known.name), known.total),
        Standing::New => ("new", None, None),
    };
    json!({ "name": check.name, "standing": standing, "there": there, "total": total })
}

/// Says, before something is sent, how the names stand where that is worth a word; gives what the product knows, where it
/// is read so. That it can't be read is said, and is no reason not to send.
pub(super) fn before_sending(
    ledger: &Ledger,
    product: &Product,
    checked: &Checked,
) -> Result<Option<(Names, Reading)>, Error> {
    let read = |(account, reading): (Account, Reading)| -> Result<(Names, Reading), Error> {
        Ok((read_names(&account, ledger, product, &reading, false)?, reading))
    };
    let Some(of_product) = reading::of_product(ledger, product)? else { return Ok(None) };
    match read(of_product) {
        Ok((names, reading)) => {
            let ours = checked.summary.names();
            for check in names.check_events(ours.iter().map(|(name, _)| name.as_str())) {
                if !matches!(check.standing, Standing::There(_)) {
                    say_line(&name_check_sentence(&check));
                }
            }
            Ok(Some((names, reading)))
        }
        Err(error) => {
            say_line(&tr!("arrival-not-read", why = error.sentence_in(crate::text::Face::Commands)));
            Ok(None)
        }
    }
}
