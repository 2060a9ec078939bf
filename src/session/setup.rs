//! What is being set up: the source that is open, how it is matched, and what the whole of it comes to.
//!
//! Each change checks the whole source anew. [`Setup::revision`] and [`Setup::version`] tell one state from another,
//! for whoever keeps what was made of it.

use std::sync::Arc;

use super::action::Change;
use super::before::Before;
use super::check::{CheckState, Checking};
use super::draft::{Draft, Settings};
use super::fixed::{Fixed, Fixes};
use super::look_up::LookingUp;
use super::message::{Message, Said};
use super::seen::{InCommon, Seen};
use super::send::What;
use super::source::{OpenSource, Opened};
use super::task::Beside;
use super::what_if::WhatIf;
use crate::check::{Finding, Fix, RowAt};
use crate::error::Error;
use crate::kissmetrics::client::Destination;
use crate::mapping::apply::{Mapper, MappingError};
use crate::mapping::suggest::{Suggested, suggest};
use crate::mapping::{Mapping, Slot};
use crate::message;
use crate::plan::Plan;
use crate::source::{Answers, Column, Source};

/// What is open, and what was made of it so far.
#[derive(Default)]
pub struct Setup {
    source: Option<OpenSource>,
    draft: Draft,
    /// What the settings still lack.
    incomplete: Option<Error>,
    checking: Checking,
    checked: CheckState,
    /// The names of the events that are made and how many of each, once they are known.
    names: Option<Vec<(String, u64)>>,
    checks: u64,
    revision: u64,
    version: u64,
    looking_up: Option<LookingUp>,
    what_if: Option<WhatIf>,
    seen: Option<Seen>,
    before: Before,
    fixed: Fixes,
    /// The settings that are kept elsewhere, as in the history or in a file.
    kept: Option<Settings>,
    /// What was matched before another part of the same file was read, or the same with other columns.
    aside: Option<(Rows, Draft)>,
}

/// What settings are of: rows of this place and part, read with these columns.
type Rows = (Answers, Vec<Column>);

/// What is known of it.
impl Setup {
    /// The source that is open.
    pub fn source(&self) -> Option<&OpenSource> {
        self.source.as_ref()
    }

    /// How it is matched so far.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The check that is under way.
    pub fn checking(&self) -> &Checking {
        &self.checking
    }

    /// What the whole source comes to.
    pub fn checked(&self) -> &CheckState {
        &self.checked
    }

    /// How many checks there were, so that one can be told from another.
    pub fn checks(&self) -> u64 {
        self.checks
    }

    /// Tells one state of the settings from another.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Tells one state of the settings and of what is known of the source from another.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The column that is about to be looked up elsewhere.
    pub fn looking_up(&self) -> Option<&LookingUp> {
        self.looking_up.as_ref()
    }

    /// A change that is looked at before it is made.
    pub fn what_if(&self) -> Option<&WhatIf> {
        self.what_if.as_ref()
    }

    /// The rows that were opened on Preview.
    pub fn seen(&self) -> Option<&Seen> {
        self.seen.as_ref()
    }

    /// An earlier import of the rows that are open.
    pub fn before(&self) -> &Before {
        &self.before
    }

    /// What was fixed on Preview.
    pub fn fixed(&self) -> &[Fixed] {
        self.fixed.all()
    }

    /// What the settings still lack.
    pub fn incomplete(&self) -> Option<&Error> {
        self.incomplete.as_ref()
    }

    /// The names of the events that are made and how many of each, the most frequent first, once they are known.
    pub fn names(&self) -> Option<&[(String, u64)]> {
        self.names.as_deref()
    }

    /// Whether something was matched that is kept nowhere else.
    pub fn is_unsaved(&self) -> bool {
        self.source.is_some() && self.draft.touched() && self.kept.as_ref() != Some(self.draft.settings())
    }

    /// What is set up, as a plan.
    pub fn plan(&self) -> Option<Plan> {
        let plan = Plan::new(self.source.as_ref()?.source.answers().clone(), self.draft.mapping().clone());
        Some(plan.with_lookups(self.draft.settings().used_lookups()))
    }

    /// What is sent, under the settings as they stand.
    pub fn what(&self) -> Option<What> {
        let CheckState::Known(found) = &self.checked else { return None };
        Some(What { plan: self.plan()?, found: Arc::clone(found) })
    }
}

/// What is opened and let go of.
impl Setup {
    /// Shows what was opened, with the settings of its plan where it has one; what there is to say of that.
    pub fn open(&mut self, mut opened: Opened, beside: &Beside) -> Option<Message> {
        let suggested = suggest(opened.source.columns(), &opened.head_profiles, opened.source.name());
        self.begin_draft(&opened, &suggested);
        self.fixed.clear();
        (self.what_if, self.looking_up) = (None, None);
        let plan = opened.plan.take();
        let elsewhere = plan.as_ref().and_then(|plan| plan.tracker.clone());
        let name = opened.source.name().to_owned();
        self.show(opened, suggested, beside);
        let message = plan.map(|plan| match self.take_plan(plan) {
            Ok(()) => {
                let applied = message!("session-settings-applied", source = name);
                let all = [applied].into_iter().chain(other_tracker(elsewhere.as_deref())).collect();
                Message::Done(Said::Sentences(all))
            }
            Err(error) => Message::Failed(error.into()),
        });
        self.set_checked(CheckState::Unknown);
        self.recheck(beside);
        message
    }

    /// Shows the source of an earlier import with the settings of then.
    pub fn reopen(&mut self, opened: Opened, plan: &Plan, beside: &Beside) {
        let suggested = suggest(opened.source.columns(), &opened.head_profiles, opened.source.name());
        self.draft = Draft::start(suggested.mapping.clone());
        self.draft.change(|settings| settings.take_plan(plan.mapping.clone(), plan.lookups.clone()));
        self.keep(self.draft.settings().clone());
        self.show(opened, suggested, beside);
        self.recheck(beside);
    }

    fn show(&mut self, opened: Opened, suggested: Suggested, beside: &Beside) {
        self.before.look(&opened.source, beside.data.as_deref(), &beside.wake);
        self.source = Some(OpenSource::start(opened, suggested, &beside.wake));
    }

    /// Begins with what is suggested. Reading the same columns in another way keeps what was matched, also after a look
    /// at the same file with other columns or at another part of it. What was matched for one file says nothing of
    /// another, whatever its titles are.
    fn begin_draft(&mut self, opened: &Opened, suggested: &Suggested) {
        let rows = |source: &dyn Source| (source.answers().place(), source.columns().to_vec());
        let (now, fresh) = (rows(opened.source.as_ref()), Draft::start(suggested.mapping.clone()));
        let Some(source) = self.source.as_ref().map(|source| source.source.as_ref()) else {
            (self.draft, self.aside) = (fresh, None);
            return;
        };
        let (before, touched) = (rows(source), self.draft.touched());
        if before == now && touched {
            return;
        }
        let same_file = source.answers().is_at(opened.source.answers());
        let known = self.aside.take().filter(|_| same_file);
        let left = std::mem::replace(&mut self.draft, fresh);
        match known {
            Some((known, draft)) if known == now => self.draft = draft,
            Some(known) if !touched => self.aside = Some(known),
            _ => self.aside = (same_file && touched).then_some((before, left)),
        }
    }

    /// Makes the settings of a plan, which can be undone; not when they do not fit what is open.
    fn take_plan(&mut self, plan: Plan) -> Result<(), Error> {
        if let Some(source) = &self.source {
            Mapper::fits(&plan.mapping, source.columns())?;
        }
        self.draft.change(|settings| settings.take_plan(plan.mapping, plan.lookups));
        Ok(())
    }

    /// Makes the settings of the import that the open rows were part of.
    pub fn take_settings_of_before(&mut self, beside: &Beside) {
        let Some(plan) = self.before.found().map(|found| found.plan.clone()) else { return };
        self.draft.change(|settings| settings.take_plan(plan.mapping, plan.lookups));
        self.fixed.clear();
        self.recheck(beside);
    }

    /// These settings are kept elsewhere from now on.
    pub fn keep(&mut self, settings: Settings) {
        self.kept = Some(settings);
    }

    /// Lets go of all of it.
    pub fn close(&mut self) {
        let (checks, revision, version) = (self.checks, self.revision + 1, self.version + 1);
        *self = Self { checks, revision, version, ..Self::default() };
    }
}

/// What is changed.
impl Setup {
    /// Changes the settings.
    pub fn change(&mut self, change: Change, beside: &Beside) {
        self.draft.change(change);
        self.fixed.clear();
        self.recheck(beside);
    }

    /// Fixes what was found at a place of the list.
    pub fn fix(&mut self, at: usize, finding: Finding, fix: Fix, beside: &Beside) {
        if self.fixed.fix(&mut self.draft, at, finding, fix) {
            self.recheck(beside);
        }
    }

    /// Takes back what was fixed, and nothing of what was fixed since.
    pub fn undo_fix(&mut self, index: usize, beside: &Beside) {
        if self.fixed.undo(&mut self.draft, index) {
            self.recheck(beside);
        }
    }

    /// Takes the last change back.
    pub fn undo(&mut self, beside: &Beside) {
        self.draft.undo();
        self.fixed.forget_undone(&self.draft);
        self.recheck(beside);
    }

    /// Makes it again.
    pub fn redo(&mut self, beside: &Beside) {
        self.draft.redo();
        self.fixed.clear();
        self.recheck(beside);
    }

    /// Shows what a change would move before it is made. Where there is nothing to hold it against, it is made.
    pub fn ask_what_if(&mut self, title: String, change: Change, beside: &Beside) {
        match &self.checked {
            CheckState::Known(now) if !self.checking.is_running() => {
                self.what_if = Some(WhatIf::new(title, change, now, &self.draft, &beside.wake));
            }
            _ => self.change(change, beside),
        }
    }

    /// Makes the change that was shown, or not.
    pub fn decide(&mut self, yes: bool, beside: &Beside) {
        if let Some(what_if) = self.what_if.take().filter(|_| yes) {
            self.change(what_if.change, beside);
        }
    }

    /// Begins to look a field's column up in another source.
    pub fn look_up(&mut self, slot: Slot, column: &str, beside: &Beside) {
        let mut looking = LookingUp::new(slot, column);
        if let Some(source) = &self.source {
            looking.search(&source.source, &beside.wake);
        }
        self.looking_up = Some(looking);
    }

    /// Looks it up in this file or table.
    pub fn look_up_in(&mut self, named: &str, beside: &Beside) {
        if let (Some(looking), Some(source)) = (&mut self.looking_up, &self.source) {
            looking.open(named, &source.source, &self.draft.settings().lookups, &beside.wake);
        }
    }

    /// What was looked at becomes a setting: what stands in the column `take`, found by the column `by`.
    pub fn take_from(&mut self, by: String, take: String, beside: &Beside) {
        let Some(LookingUp { slot, found: Some(Ok(found)), .. }) = self.looking_up.take() else { return };
        self.change(Box::new(move |settings| settings.look_up(slot, Some((found.second, by, take)))), beside);
    }

    /// Looks nothing up after all.
    pub fn keep_cell(&mut self) {
        self.looking_up = None;
    }

    /// Shows these rows on Preview.
    pub fn see(&mut self, common: InCommon, rows: Vec<RowAt>, beside: &Beside) {
        if let CheckState::Known(found) = &self.checked {
            self.seen = Some(Seen::open(common, rows, found.0.clone(), &beside.wake));
        }
    }

    /// Checks the whole source again, as after it failed.
    pub fn check_again(&mut self, beside: &Beside) {
        self.set_checked(CheckState::Unknown);
        self.recheck(beside);
    }

    /// Works out again what the whole source comes to; an older answer disappears.
    fn recheck(&mut self, beside: &Beside) {
        self.checking.cancel();
        // What was weighed was weighed against other settings, and a column is looked up only where it is.
        let settings = self.draft.settings();
        self.seen = None;
        self.what_if.take_if(|what_if| !what_if.is_about(settings));
        self.looking_up.take_if(|looking| settings.column_in(looking.slot) != Some(&looking.column));
        self.revision += 1;
        self.version += 1;
        let Some(source) = &self.source else { return };
        self.incomplete = lacks(source, self.draft.mapping());
        if self.incomplete.is_some() {
            self.set_checked(CheckState::Unknown);
        } else {
            self.checking.start(Arc::clone(&source.source), self.draft.settings(), &beside.wake);
        }
    }

    fn set_checked(&mut self, checked: CheckState) {
        self.names = match &checked {
            CheckState::Known(found) => Some(found.1.summary.names()),
            _ => None,
        };
        self.checked = checked;
        self.version += 1;
    }
}

/// What is received.
impl Setup {
    /// Receives what was worked out since the last time; whether the whole source was checked just now.
    pub fn receive(&mut self, beside: &Beside) -> bool {
        if let Some(source) = &mut self.source
            && source.receive()
        {
            self.surveyed(beside);
        }
        let checked = self.checking.take();
        let is_known = matches!(checked, Some(CheckState::Known(_)));
        if let Some(checked) = checked {
            self.set_checked(checked);
            self.checks += 1;
        }
        if let Some(what_if) = &mut self.what_if {
            what_if.receive(&self.checked);
        }
        if let Some(seen) = &mut self.seen {
            seen.receive();
        }
        if let Some(looking) = &mut self.looking_up {
            looking.receive();
        }
        self.before.receive();
        is_known
    }

    /// The whole source was looked at: what was guessed from its head is guessed again from all of it.
    fn surveyed(&mut self, beside: &Beside) {
        let Some(source) = &mut self.source else { return };
        self.version += 1;
        if let Some(suggested) = source.suggest_from_all()
            && !self.draft.touched()
            // What was taken back may be made again.
            && !self.draft.can_redo()
        {
            self.draft = Draft::start(suggested.mapping.clone());
            self.recheck(beside);
        } else {
            // All rows may show a zone that the first ones did not.
            self.incomplete = lacks(source, self.draft.mapping());
        }
    }
}

/// What a mapping still lacks for a source.
fn lacks(source: &OpenSource, mapping: &Mapping) -> Option<Error> {
    let fits = Mapper::fits(mapping, source.columns());
    let zone = || source.column_without_zone(mapping).map(|column| MappingError::NoZone { column });
    fits.err().or_else(zone).map(Error::from)
}

/// What is said of an address that stands in a saved plan. It is never taken over: a plan may be a stranger's, and an
/// address other than Kissmetrics' is typed and confirmed where the key is.
fn other_tracker(address: Option<&str>) -> Option<message::Message> {
    let own = |address: &&str| Destination::parse(address).is_ok_and(|to| to.is_kissmetrics());
    address.filter(|address| !own(address)).map(|address| message!("session-settings-tracker", address = address))
}
