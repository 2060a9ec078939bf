//! `backfill run --to` and what goes on of it: checks the whole source, asks, then writes the events into a bucket.

use std::path::Path;
use std::sync::Arc;

use super::again::{Again, check_again};
use super::output::Output;
use super::run::{Anew, PATIENCE, check_for, count_new, end, nothing_new, say_prior, typed_agreement, watch};
use super::terminal::say_line;
use super::watch::key_from_environment;
use super::{Exit, allowance, args, database};
use crate::check::whole::Checked;
use crate::error::Error;
use crate::kissmetrics::client::Destination;
use crate::ledger::{Import, Ledger, LedgerError, Product, ProductKind};
use crate::pipeline::Pipeline;
use crate::plan::Plan;
use crate::sink::bucket::{self, BucketError, Bulk, Credentials, Place, name};
use crate::store::keychain::System;
use crate::text::{Face, hours_message, permission_sentences, set_up_sentences, word, workflow_sentence};
use crate::tr;
use crate::workflow;
use crate::workflow::begin::Start;
use crate::workflow::bucket::{BeginBulk, parts_in_all};
use crate::workflow::problems;
use crate::workflow::record;

pub(super) fn run(args: &args::Run, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let plan = database::plan(&args.plan, &args.database, data)?.with_whole_paths();
    let place = place(args.bucket.to.as_deref().unwrap_or_default(), &args.bucket.server)?;
    let stem = args.plan.file_stem().unwrap_or_default().to_string_lossy();
    let name = match &args.bucket.name {
        Some(typed) => {
            name::checked(typed).map_err(|problem| BucketError::Name { typed: typed.trim().to_owned(), problem })?
        }
        None => name::cleaned(&stem),
    };
    let bulk = Bulk { place, name, most: args.bucket.part, grant: args.bucket.grant };
    let credentials = credentials(&bulk.place)?;
    let mut ledger = record::open(data)?;
    let product = product(args, &plan, &ledger)?;
    if args.bucket.remember_bucket
        && let Err(error) = workflow::bucket::keep(&System, &bulk.place, &credentials)
    {
        // They are at hand now, so this is no reason not to send.
        say_line(&workflow_sentence(&error.into(), Face::Commands));
    }
    let (plan, pipeline, checked) = check_for(args, plan, &product, &ledger)?;
    let (limit, only_new, sending) = (args.limit, args.only_new, &args.sending);
    let write = Write { plan: &plan, pipeline, checked, product, bulk, credentials, limit, only_new, sending };
    write.anew(&mut ledger, Anew { again: args.again, ..Anew::default() }, output)
}

/// Goes on with an import that went by a bucket.
pub(super) fn resume(
    args: &args::Resume,
    import: Import,
    mut ledger: Ledger,
    data: Option<&Path>,
    output: &mut Output,
) -> Result<Exit, Error> {
    let delivery = import.delivery.as_ref().ok_or(workflow::Error::NotByBucket)?;
    let mut bulk = Bulk::of(delivery)?;
    if let Some(region) = &args.region {
        // It may have failed since nobody had said which.
        bulk.place = Place::parse(&delivery.place, Some(&delivery.endpoint), Some(region))?;
    }
    let credentials = credentials(&bulk.place)?;
    let again = check_again(args, &import, &ledger, data)?;
    let (product, limit, sending) = (import.product.clone(), import.limit, &args.sending);
    let start = match again.anew {
        None => Some(again.go_on(import, &ledger, args.again)?),
        Some(_) => None,
    };
    let Again { plan, pipeline, checked, anew } = again;
    let write = Write { plan: &plan, pipeline, checked, product, bulk, credentials, limit, only_new: false, sending };
    match (start, anew) {
        (None, anew) => write.anew(&mut ledger, anew.unwrap_or_default(), output),
        (Some((start, left)), _) => {
            allowance::say(&ledger, &write.product, left, bucket::takes(write.bulk.parts(left)))?;
            if !write.sending.yes && !write.agreed(left)? {
                say_line(tr!("cli-nothing-more-sent"));
                return Ok(Exit::WorkLeft);
            }
            write.begin(&mut ledger, start, output)
        }
    }
}

/// Everything that a person has said about an import by a bucket, checked.
struct Write<'a> {
    plan: &'a Plan,
    pipeline: Pipeline,
    checked: Checked,
    product: Product,
    bulk: Bulk,
    credentials: Credentials,
    limit: Option<u64>,
    /// That nothing is to be sent is an answer, and no import.
    only_new: bool,
    sending: &'a args::Sending,
}

impl Write<'_> {
    fn anew(self, ledger: &mut Ledger, how: Anew, output: &mut Output) -> Result<Exit, Error> {
        problems::refuse(&self.checked, &self.pipeline, &self.bulk.place.server()?)?;
        let prior = match how.again {
            true => None,
            false => Some(say_prior(ledger, &self.product, &self.pipeline, how.meant)?),
        };
        let new = count_new(&self.checked, self.limit, prior.as_ref());
        if self.only_new && new == 0 {
            return nothing_new(self.checked.outcomes, output);
        }
        let parts = self.bulk.parts(new);
        say_line(&word(&hours_message(parts)));
        allowance::say(ledger, &self.product, new, bucket::takes(parts))?;
        if !self.sending.yes && !self.agreed(new)? {
            say_line(tr!("cli-nothing-sent"));
            return Ok(Exit::WorkLeft);
        }
        let Anew { meant: doubles_meant, doubt_meant, instead_of, .. } = how;
        let start = Start::Anew { prior, doubles_meant, doubt_meant, instead_of, limit: self.limit };
        self.begin(ledger, start, output)
    }

    fn agreed(&self, events: u64) -> Result<bool, Error> {
        let question = tr!(
            "cli-bucket-ask",
            count = events,
            product = &self.product.name,
            place = self.bulk.place.to_string(),
            host = self.bulk.place.server()?.to_string(),
        );
        typed_agreement(&[tr!("cli-ask-undone").to_owned(), question])
    }

    /// Begins, writes, and says what became of everything, and what is to be done so that Kissmetrics takes it.
    fn begin(self, ledger: &mut Ledger, start: Start, output: &mut Output) -> Result<Exit, Error> {
        let begin = BeginBulk {
            product: &self.product,
            plan: self.plan,
            pipeline: &self.pipeline,
            checked: &self.checked,
            start,
            bulk: &self.bulk,
            credentials: &self.credentials,
            patience: Some(PATIENCE),
        };
        let begun = begin.begin(ledger)?;
        let handle = bucket::run::start(begun.job, Arc::new(|| {}))?;
        // Nobody can look whether the first few have arrived: Kissmetrics takes them hours later.
        let watched = watch(&handle, &mut || Ok(true))?;
        let exit = end(&watched, (begun.import, begun.earlier), self.sending, output)?;
        let import = ledger.import(begun.import)?;
        let done = ledger.parts(&import)?.len() as u64;
        let (all, place) = (parts_in_all(&import, done), self.bulk.place.to_string());
        say_line(&tr!("cli-bucket-parts", done = done, all = all, place = place));
        if exit == Exit::Done {
            let permissions = permission_sentences();
            set_up_sentences(&self.bulk).iter().chain(&permissions).for_each(|sentence| say_line(sentence));
            say_line(&tr!("cli-bucket-look", id = import.id.to_string()));
        }
        Ok(exit)
    }
}

/// The product that takes what is written: one that something was sent to before, by its name alone; another one by its
/// key, too, so that what goes there one by one later is told as the same product.
fn product(args: &args::Run, plan: &Plan, ledger: &Ledger) -> Result<Product, Error> {
    let name = args.product.as_deref().unwrap_or_default();
    let kind = args.test.then_some(ProductKind::Test);
    let Some(key) = key_from_environment() else {
        return match ledger.product_named(name) {
            Ok(product) if kind.is_some_and(|kind| kind != product.kind) => {
                Err(LedgerError::KnownAs { product: product.name, kind: product.kind }.into())
            }
            Ok(product) => Ok(product),
            Err(LedgerError::NoProduct { .. }) => Err(Error::NoProductForBucket { name: name.to_owned() }),
            Err(error) => Err(error.into()),
        };
    };
    // A product that is known is the one of that name, wherever its tracker is.
    if let Some(product) = ledger.products()?.into_iter().find(|product| product.name == name.trim())
        && ledger.is_key_of(&product, &key)?
        && kind.is_none_or(|kind| kind == product.kind)
    {
        return Ok(product);
    }
    let destination = match plan.tracker.as_deref() {
        Some(address) => Destination::parse(address)?,
        None => Destination::kissmetrics(),
    };
    Ok(ledger.product(&destination, &key, Some(name), kind)?)
}

/// A place as it is typed, with the server that was typed or that the environment names.
pub(super) fn place(address: &str, server: &args::Server) -> Result<Place, Error> {
    let region = server.region.clone().or_else(|| std::env::var("AWS_DEFAULT_REGION").ok());
    Ok(Place::parse(address, server.endpoint.as_deref(), region.as_deref())?)
}

/// The keys of the environment, else those that were kept for the bucket.
pub(super) fn credentials(place: &Place) -> Result<Credentials, Error> {
    if let Some(given) = workflow::bucket::environment()? {
        return Ok(given);
    }
    let missing = || BucketError::NoKeys { bucket: place.bucket().to_owned() };
    // Where there is no keychain, there are no keys either, and what to do is the same.
    let kept = workflow::bucket::credentials(&System, place).ok().flatten();
    Ok(kept.ok_or_else(missing)?)
}
