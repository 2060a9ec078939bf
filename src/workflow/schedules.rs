//! Imports that repeat by themselves: setting one up and taking one away, the same from both faces.

use std::path::{Path, PathBuf};

use super::Error;
use super::guards::Guard;
use super::renew::{is_same, last_whole};
use super::resume::plan_of;
use crate::clock;
use crate::ledger::{Import, Ledger, LedgerError, Product, UnattendedRun};
use crate::plan::Plan;
use crate::schedule::{self, At, Every, Job, Schedule, ScheduleError, Scheduler, job_name};
use crate::source::Answers;
use crate::store::keychain::Keychain;
use crate::store::{self, connections};

/// What a person has said about an import that is to repeat.
#[derive(Clone)]
pub struct Wanted<'a> {
    /// Its plan.
    pub plan: PlanAt<'a>,
    /// Where its events go.
    pub product: &'a Product,
    /// How often.
    pub every: Every,
    /// When.
    pub at: At,
    /// A command that is given each outcome.
    pub on_end: Option<&'a str>,
    /// What people are told who find it among what the system starts.
    pub says: &'a str,
    /// Where passwords of databases are kept; nobody will be there to be asked for one.
    pub keychain: &'a dyn Keychain,
    /// The databases need none, or it is given where the schedule starts.
    pub without_passwords: bool,
    /// The language in which outcomes are told.
    pub language: &'a str,
}

/// Where a plan is that is to repeat.
#[derive(Clone, Copy, Debug)]
pub enum PlanAt<'a> {
    /// In a file of the person's own, which they may change.
    File(&'a Path),
    /// In the ledger, by which an import was made.
    Import(&'a Import),
}

/// An import that repeats, and what is known of it.
#[derive(Clone, Debug)]
pub struct Repeats {
    /// What was said.
    pub schedule: Schedule,
    /// What its product is called; `None` where the ledger does not know it any more.
    pub product: Option<Product>,
    /// The last run that nobody watched.
    pub last: Option<UnattendedRun>,
    /// The numbers of the imports that were made by the same plan.
    pub imports: Vec<i64>,
}

/// Every import that repeats, and what is wrong with those that cannot be read.
///
/// # Errors
/// When the ledger cannot be read.
pub fn all(ledger: &Ledger, data: &Path) -> Result<(Vec<Repeats>, Vec<Error>), Error> {
    let (products, imports) = (ledger.products()?, ledger.imports()?);
    let about = |schedule: Schedule| -> Result<Repeats, Error> {
        let product = products.iter().find(|product| product.id == schedule.product).cloned();
        let last = ledger.last_unattended(schedule.id)?;
        // A plan that cannot be read is no reason to say nothing of the others.
        let plan = Plan::load(&schedule.plan).map(Plan::with_whole_paths).ok();
        let is_it = |import: &&Import| {
            import.product.id == schedule.product
                && plan.clone().zip(plan_of(import).ok()).is_some_and(|(plan, before)| is_same(before, plan))
        };
        let imports = imports.iter().filter(is_it).map(|import| import.id).collect();
        Ok(Repeats { schedule, product, last, imports })
    };
    let (mut all, mut unreadable) = (Vec::new(), Vec::new());
    for (_, read) in schedule::all(data) {
        match read {
            Ok(schedule) => all.push(about(schedule)?),
            Err(error) => unreadable.push(error.into()),
        }
    }
    Ok((all, unreadable))
}

/// Sets it up, and has the system start it from now on. One that was left before the system had it is set up anew.
///
/// # Errors
/// When all of the plan was never sent to the product, it repeats already, or what should start it refuses.
pub fn add(wanted: &Wanted<'_>, by: &dyn Scheduler, ledger: &Ledger, data: &Path) -> Result<Schedule, Error> {
    let plan = match wanted.plan {
        PlanAt::File(path) => Plan::load(path)?.with_whole_paths(),
        PlanAt::Import(import) => plan_of(import)?,
    };
    // What the first run finds is all of the past, which a person must have looked at.
    let imports = ledger.imports()?;
    let not_sent = || Error::Guarded { tripped: vec![Guard::NotSentBefore] };
    let source = last_whole(&plan, wanted.product, &imports).ok_or_else(not_sent)?.source.clone();
    let server = |answers: &Answers| {
        let is_known = matches!(connections::password(wanted.keychain, answers), Ok(Some(_)));
        (answers.is_of_server() && !is_known).then(|| connections::server(answers)).flatten()
    };
    if let Some(server) = plan.sources().find_map(server).filter(|_| !wanted.without_passwords) {
        return Err(ScheduleError::PasswordNotKept { server }.into());
    }
    let is_it = |other: &Schedule| {
        other.product == wanted.product.id
            && Plan::load(&other.plan).is_ok_and(|other| is_same(other.with_whole_paths(), plan.clone()))
    };
    let _held = schedule::hold(data)?;
    let id = match schedule::all(data).into_iter().filter_map(|(_, read)| read.ok()).find(is_it) {
        None => Schedule::free_id(data),
        // Nobody else is at it, so that whoever began it is gone.
        Some(Schedule { id, unfinished: true, .. }) => id,
        Some(Schedule { id, .. }) => return Err(ScheduleError::Twice { id }.into()),
    };
    let path = match wanted.plan {
        PlanAt::File(path) => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
        PlanAt::Import(_) => {
            let path = own_plan(data, id);
            plan.save(&path)?;
            path
        }
    };
    let mut schedule = Schedule {
        id,
        plan: path,
        source,
        product: wanted.product.id,
        every: wanted.every,
        at: wanted.at,
        by: by.id().to_owned(),
        on_end: wanted.on_end.map(str::to_owned),
        added: Some(clock::now().timestamp()),
        unfinished: true,
    };
    let job = Job::of(&schedule, data, wanted.says, wanted.language)?;
    schedule.keep(data)?;
    if let Err(error) = by.add(&job) {
        forget(&schedule, data)?;
        return Err(error.into());
    }
    schedule.unfinished = false;
    schedule.keep(data)?;
    Ok(schedule)
}

/// Has the system start it no more, and forgets it and its runs. The imports that it made stay in the history.
///
/// # Errors
/// When the system or the folder refuses.
pub fn remove(schedule: &Schedule, by: &dyn Scheduler, ledger: &Ledger, data: &Path) -> Result<(), Error> {
    let _held = schedule::hold(data)?;
    if schedule.was_removed(data) {
        return Ok(());
    }
    // Should this process end now, nobody takes it for one that something starts.
    Schedule { unfinished: true, ..schedule.clone() }.keep(data)?;
    if let Err(error) = by.remove(&job_name(schedule, data)) {
        schedule.keep(data)?;
        return Err(error.into());
    }
    // The next one may have its number, and must not have its runs.
    ledger.forget_unattended(schedule.id)?;
    forget(schedule, data)?;
    // A run that ends just now may have noted itself in between.
    Ok(ledger.forget_unattended(schedule.id)?)
}

fn forget(schedule: &Schedule, data: &Path) -> Result<(), Error> {
    schedule.forget(data)?;
    let own = own_plan(data, schedule.id);
    if schedule.plan == own {
        store::remove_if_there(&own)?;
    }
    Ok(())
}

/// The file of a plan that is kept for a schedule alone.
fn own_plan(data: &Path, id: u32) -> PathBuf {
    let path = data.join(schedule::FOLDER).join(format!("{id}-plan.toml"));
    std::path::absolute(&path).unwrap_or(path)
}

/// The product that a schedule sends to.
///
/// # Errors
/// When the ledger does not know it any more, or cannot be read.
pub fn product_of(schedule: &Schedule, ledger: &Ledger) -> Result<Product, Error> {
    let mut products = ledger.products()?.into_iter();
    let none = || LedgerError::NoProduct { name: schedule.product.to_string() };
    Ok(products.find(|product| product.id == schedule.product).ok_or_else(none)?)
}
