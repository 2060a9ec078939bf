//! `backfill run`: checks the whole source, asks, then sends.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::check::{open_and_check, summary_lines};
use super::compare;
use super::database;
use super::output::{Output, outcomes_object, when};
use super::terminal::{say_line, typed_yes};
use super::tracker::Tracker;
use super::watch::{Troubles, key_from_environment, say_repeated_keys, say_warnings};
use super::{Exit, allowance, args, on_end};
use crate::check::Finding;
use crate::check::whole::Checked;
use crate::error::Error;
use crate::kissmetrics::client::ApiKey;
use crate::ledger::{Import, Ledger, LedgerError, Product, ProductKind, Reading, TotalsBefore};
use crate::pipeline;
use crate::pipeline::range_set::RangeSet;
use crate::pipeline::{Outcomes, PassProgress, Pipeline, Stop};
use crate::plan::Plan;
use crate::sink::kissmetrics::pace::Ceiling;
use crate::sink::kissmetrics::run::{self, End, Handle, Patience, Report, State, Update};
use crate::store::keychain::System;
use crate::text::{
    Face, begin_message, behind_note, finding_sentence, in_english, lasts, maybe_sentence, send_sentence,
    state_sentence, word, workflow_sentence,
};
use crate::tr;
use crate::workflow::arrival::{Names, begin_totals, expect};
use crate::workflow::begin::{Begin, PriorSends, Start};
use crate::workflow::problems;
use crate::workflow::products;
use crate::workflow::record;
use crate::workflow::renew::renew;

/// How long the first answer may take before the command gives up: whoever typed an address waits for a word.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn run(args: &args::Run, data: Option<&Path>, output: &mut Output) -> Result<Exit, Error> {
    let plan = database::plan(&args.plan, &args.database, data)?.with_whole_paths();
    let tracker = Tracker::of_plan(args.tracker.as_deref(), plan.tracker.as_deref())?;
    tracker.ensure_named(args.sending.yes)?;
    let mut ledger = record::open(data)?;
    let known = || args.product.as_deref().map(|name| ledger.product_named(name)).transpose();
    let key = key(known)?;
    let kind = args.test.then_some(ProductKind::Test);
    let product = ledger.product(&tracker.destination, &key, args.product.as_deref(), kind)?;
    if args.remember
        && let Err(error) = products::keep(&System, &product, &key)
    {
        // The key is at hand now, so this is no reason not to send.
        say_line(&workflow_sentence(&error.into(), Face::Commands));
    }
    let (plan, pipeline, checked) = check_for(args, plan, &product, &ledger)?;
    let (limit, only_new) = (args.limit, args.only_new);
    let sending = &args.sending;
    let send = Send { plan: &plan, pipeline, checked, tracker, key, product, limit, only_new, sending };
    send.anew(&mut ledger, Anew { again: args.again, ..Anew::default() }, output)
}

/// Checks the whole source, begun behind what was sent before where only what is new is wanted, and says what it comes to.
pub(super) fn check_for(
    args: &args::Run,
    plan: Plan,
    product: &Product,
    ledger: &Ledger,
) -> Result<(Plan, Pipeline, Checked), Error> {
    let (plan, begin) = match args.only_new {
        false => (plan, None),
        true => {
            let (plan, begin) = renew(plan, product, &ledger.imports()?);
            say_line(&word(&begin_message(&begin, &product.name)));
            (plan, Some(begin))
        }
    };
    let (plan, pipeline, checked) = check_or_leave_out(plan, args.leave_out_problems)?;
    say_warnings(&checked.warnings);
    say_repeated_keys(pipeline.dictionaries());
    for line in summary_lines(&checked) {
        say_line(&line);
    }
    if let Some(begin) = &begin {
        // What is not new was sent, which is told when it is passed over.
        begin.may_have_news(&pipeline, &checked.fingerprint, &Stop::default())?;
    }
    Ok((plan, pipeline, checked))
}

/// Checks the whole source; where that is wanted, what must be fixed is left out of the plan until nothing must be.
fn check_or_leave_out(plan: Plan, leave_out: bool) -> Result<(Plan, Pipeline, Checked), Error> {
    let (pipeline, checked) = open_and_check(&plan)?;
    if !leave_out {
        return Ok((plan, pipeline, checked));
    }
    let told = |problem: &Finding| say_line(&tr!("cli-left-out", finding = finding_sentence(problem)));
    problems::leave_all_out((plan, pipeline, checked), told, open_and_check)
}

/// The key from the environment, else the one that was kept for the product.
pub(super) fn key(product: impl FnOnce() -> Result<Option<Product>, LedgerError>) -> Result<ApiKey, Error> {
    if let Some(key) = key_from_environment() {
        return Ok(key);
    }
    let Some(product) = product()? else { return Err(Error::NoKey) };
    products::key(&System, &product)?.ok_or(Error::NoKey)
}

/// Everything that a person has said about an import, checked.
pub(super) struct Send<'a> {
    pub plan: &'a Plan,
    pub pipeline: Pipeline,
    pub checked: Checked,
    pub tracker: Tracker,
    pub key: ApiKey,
    pub product: Product,
    pub limit: Option<u64>,
    /// That nothing is to be sent is an answer, and no import.
    pub only_new: bool,
    pub sending: &'a args::Sending,
}

/// How a new import begins.
#[derive(Clone, Copy, Default)]
pub(super) struct Anew {
    /// Send also what was sent before.
    pub again: bool,
    /// That something would come out differently is meant.
    pub meant: bool,
    /// Send also what may stand in a file that an import was writing as it broke off.
    pub doubt_meant: bool,
    /// The number of the import in whose place it is.
    pub instead_of: Option<i64>,
}

impl Send<'_> {
    /// Begins a new import. What was sent before is passed over, unless it is to be sent again; where it would come out
    /// differently nothing is sent, unless that is meant.
    pub fn anew(self, ledger: &mut Ledger, how: Anew, output: &mut Output) -> Result<Exit, Error> {
        problems::refuse(&self.checked, &self.pipeline, &self.tracker.destination)?;
        let prior = if how.again { None } else { Some(say_prior(ledger, &self.product, &self.pipeline, how.meant)?) };
        let new = count_new(&self.checked, self.limit, prior.as_ref());
        if self.only_new && new == 0 {
            return nothing_new(self.checked.outcomes, output);
        }
        allowance::say(ledger, &self.product, new, Ceiling::from(self.sending.pace).takes(new))?;
        let read = compare::before_sending(ledger, &self.product, &self.checked)?;
        if !self.sending.yes && !agreed(new, &self.tracker, &self.key)? {
            say_line(tr!("cli-nothing-sent"));
            return Ok(Exit::WorkLeft);
        }
        let totals = match read {
            Some(read) => Some(self.totals(ledger, read, prior.as_ref())?),
            None => None,
        };
        let Anew { meant: doubles_meant, doubt_meant, instead_of, .. } = how;
        let start = Start::Anew { prior, doubles_meant, doubt_meant, instead_of, limit: self.limit };
        self.begin(ledger, start, totals, output)
    }

    /// How often Kissmetrics counts each name before, beside what is to be sent.
    fn totals(
        &self,
        ledger: &Ledger,
        (names, reading): (Names, Reading),
        prior: Option<&PriorSends>,
    ) -> Result<TotalsBefore, Error> {
        let none = RangeSet::default();
        let done = prior.map_or(&none, |prior| &prior.events.done);
        let expected = expect(&self.pipeline, done, self.limit, &Stop::default())?;
        Ok(begin_totals(ledger, &self.product, (&names, reading), expected)?)
    }

    /// Begins, sends, and says what became of everything. With totals of before, they are noted.
    pub fn begin(
        self,
        ledger: &mut Ledger,
        start: Start,
        totals: Option<TotalsBefore>,
        output: &mut Output,
    ) -> Result<Exit, Error> {
        let begin = Begin {
            product: &self.product,
            key: &self.key,
            plan: self.plan,
            pipeline: &self.pipeline,
            checked: &self.checked,
            start,
            ceiling: Ceiling::from(self.sending.pace),
            patience: Patience::UntilFirst(PATIENCE),
            unattended: self.sending.yes || self.tracker.destination.is_this_computer(),
        };
        let begun = begin.begin(ledger)?;
        if let Some(totals) = totals {
            ledger.note_before(begun.import, &self.product, &totals)?;
            say_line(&tr!("cli-arrival-totals-noted", id = begun.import.to_string()));
        }
        let handle = run::start(begun.job, Arc::new(|| {}))?;
        let watched = watch(&handle, &mut || {
            let seen = typed_yes(tr!("cli-ask-seen"))?;
            if seen {
                ledger.confirm(&self.product)?;
            }
            Ok(seen)
        })?;
        end(&watched, (begun.import, begun.earlier), self.sending, output)
    }
}

/// Says what became of everything, also to the command that is to be run at the end.
pub(super) fn end(
    watched: &Watched,
    import: (i64, u64),
    sending: &args::Sending,
    output: &mut Output,
) -> Result<Exit, Error> {
    let exit = finish(watched, Some(import), output);
    if let Some(command) = &sending.on_end {
        on_end::give(command, &in_english(|| object(watched, Some(import))));
    }
    exit
}

/// What was sent to the product before, said in words.
pub(super) fn say_prior(
    ledger: &Ledger,
    product: &Product,
    pipeline: &Pipeline,
    meant: bool,
) -> Result<PriorSends, Error> {
    let (stop, progress) = (Stop::default(), PassProgress::default());
    let prior = PriorSends::look_up(ledger, product, pipeline, None, &stop, &progress)?;
    for (import, sent) in &prior.events.by_import {
        let import = ledger.import(*import)?;
        say_line(&tr!(
            "cli-sent-before",
            count = sent.len(),
            product = &product.name,
            when = when(import.started),
            source = &import.source,
        ));
    }
    if let again @ 1.. = prior.events.sent_again() {
        say_line(&maybe_sentence(again));
    }
    if !meant {
        prior.refuse_doubles(product)?;
    } else if prior.is_behind {
        say_line(&behind_note(&product.name));
    }
    Ok(prior)
}

/// How many events are to be sent that were not sent before.
pub(super) fn count_new(checked: &Checked, limit: Option<u64>, prior: Option<&PriorSends>) -> u64 {
    let wanted = checked.outcomes.to_send().min(limit.unwrap_or(u64::MAX));
    wanted.saturating_sub(prior.map_or(0, |prior| prior.events.done.len_below(wanted)))
}

/// What a person must know before going on.
pub(super) fn where_it_stands(import: &Import) -> String {
    tr!(
        "cli-resume",
        state = import.state.id(),
        source = &import.source,
        product = &import.product.name,
        sent = import.outcomes.sent,
        all = import.wanted(),
    )
}

/// Says that all there is was sent before.
pub(super) fn nothing_new(mut outcomes: Outcomes, output: &mut Output) -> Result<Exit, Error> {
    outcomes.sent = outcomes.to_send();
    outcomes.pending = 0;
    if output.json() {
        let mut object = outcomes_object(&outcomes);
        object["earlier"] = outcomes.sent.into();
        object["end"] = "complete".into();
        output.object(|| object)?;
    } else {
        output.line(tr!("cli-nothing-new"))?;
    }
    output.flush()?;
    Ok(Exit::Done)
}

/// Asks whether so many events are to be sent there.
pub(super) fn agreed(events: u64, tracker: &Tracker, key: &ApiKey) -> Result<bool, Error> {
    let address = tracker.destination.to_string();
    let mut question = vec![tr!("cli-ask-undone").to_owned()];
    if !key.looks_usual() {
        question.push(tr!("cli-ask-unusual-key").to_owned());
    }
    if tracker.unnamed {
        question.push(tr!("cli-ask-unnamed", address = &address));
    }
    question.push(tr!("cli-ask-send", count = events, address = &address, key = key.tail()));
    typed_agreement(&question)
}

/// Asks the person at the terminal, in these sentences; without one, only `--yes` sends.
pub(super) fn typed_agreement(question: &[String]) -> Result<bool, Error> {
    if !std::io::stdin().is_terminal() {
        return Err(Error::NobodyToAsk);
    }
    typed_yes(&question.join(" "))
}

/// A run that was followed to its end.
pub(super) struct Watched {
    report: Report,
    /// What came back and was not from a tracker; it stopped the run.
    odd: Option<State>,
}

/// Follows a run to its end, saying on stderr what happens.
/// `seen` asks whether the event that was just named is at the tracker.
pub(super) fn watch(handle: &Handle, seen: &mut dyn FnMut() -> Result<bool, Error>) -> Result<Watched, Error> {
    stop_on_signal(handle);
    let mut odd = None;
    let bar = super::watch::SendBar::new(handle.progress().clone());
    let mut troubles = Troubles::default();
    loop {
        match handle.wait() {
            Some(Update::State(state)) => {
                if troubles.is_news(&state, Instant::now())
                    && let Some(sentence) = state_sentence(&state)
                {
                    bar.say(&sentence);
                }
                match state {
                    // Nobody is here to look at what came back and to decide.
                    State::Odd(_) => {
                        odd = Some(state);
                        handle.stop();
                    }
                    State::Asking(_) => {
                        if bar.aside(&mut *seen)? {
                            handle.resume();
                        } else {
                            handle.stop();
                        }
                    }
                    _ => {}
                }
            }
            Some(Update::Finished(report)) => return Ok(Watched { report, odd }),
            None => return Err(pipeline::Error::Panicked.into()),
        }
    }
}

/// A signal to end stops the run in order, a second one at once.
pub(super) fn stop_on_signal(handle: &Handle) {
    let stop = handle.stopper();
    let asked = AtomicBool::new(false);
    let set = ctrlc::set_handler(move || {
        if asked.swap(true, Ordering::Relaxed) {
            // What the ledger does not hold yet is sent again the same.
            std::process::exit(Exit::WorkLeft as i32);
        }
        stop();
    });
    if let Err(error) = set {
        // Then a signal ends the process as it always does, and resume goes on from there.
        tracing::warn!("no handler for signals: {error}");
    }
}

impl Watched {
    /// Why not everything was sent.
    fn why(&self) -> Option<String> {
        match &self.report.end {
            End::Complete => None,
            End::Stopped => self.odd.as_ref().and_then(state_sentence),
            End::Failed(error) => Some(send_sentence(error, Face::Commands)),
        }
    }
}

/// What became of everything, for programs.
fn object(watched: &Watched, import: Option<(i64, u64)>) -> Value {
    let report = &watched.report;
    let mut object = outcomes_object(&report.outcomes);
    object["seconds"] = report.took.as_secs_f64().into();
    object["end"] = match &report.end {
        End::Complete => "complete",
        End::Stopped => "stopped",
        End::Failed(_) => "failed",
    }
    .into();
    if let Some((import, earlier)) = import {
        object["import"] = import.into();
        object["earlier"] = earlier.into();
    }
    if let Some(why) = watched.why() {
        object["error"] = Value::from(why);
    }
    object
}

/// Prints what became of everything; with a ledger, `import` is the import's number and how many of its events were
/// sent before it.
pub(super) fn finish(watched: &Watched, import: Option<(i64, u64)>, output: &mut Output) -> Result<Exit, Error> {
    let Watched { report, odd } = watched;
    let outcomes = &report.outcomes;
    let exit = match &report.end {
        End::Complete => Exit::Done,
        End::Stopped => Exit::WorkLeft,
        End::Failed(_) => Exit::Failed,
    };
    if output.json() {
        output.object(|| object(watched, import))?;
    } else {
        output.line(tr!(
            "cli-sent",
            sent = outcomes.sent,
            all = outcomes.to_send(),
            took = lasts(report.took),
            unconfirmed = outcomes.unconfirmed,
            pending = outcomes.pending,
        ))?;
        output.line(tr!(
            "cli-outcomes",
            rows = outcomes.rows,
            used = outcomes.used,
            skipped = outcomes.skipped,
            rejected = outcomes.rejected,
            merged = outcomes.merged,
            withheld = outcomes.withheld,
        ))?;
    }
    output.flush()?;
    // What came back odd was said when it came.
    if let (Some(why), None) = (watched.why(), odd) {
        say_line(&why);
    }
    if import.is_some() && exit != Exit::Done {
        say_line(tr!("cli-go-on"));
    }
    Ok(exit)
}

impl From<args::Pace> for Ceiling {
    fn from(pace: args::Pace) -> Self {
        match pace {
            args::Pace::Gentle => Self::Gentle,
            args::Pace::Normal => Self::Normal,
            args::Pace::Fast => Self::Fast,
        }
    }
}
