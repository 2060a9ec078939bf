//! What the pages may look at: all that the window knows, and nothing that could be changed.

use std::borrow::Cow;

use super::action::Action;
use super::appearance::Look;
use super::arriving::Arriving;
use super::check::CheckState;
use super::comparing::Comparing;
use super::database::Databases;
use super::draft::Draft;
use super::files::SaveFiles;
use super::history::History;
use super::message::{Closing, Message};
use super::opening::Opening;
use super::page::WizardPage;
use super::products::{KeyState, ProductAction, Products};
use super::repeating::Repeating;
use super::returning::Returning;
use super::send::{Obstacle, SendState, Target, What};
use super::setup::Setup;
use super::source::OpenSource;
use super::taken::Taken;
use crate::check::Finding;
use crate::clock;
use crate::error::Error;
use crate::ledger::ProductKind;
use crate::pipeline::Outcomes;
use crate::text::{Language, word};
use crate::tr;
use crate::workflow::allowance::{self, Allowance, SentByMonth};

/// All that the window knows, as the pages see it.
#[derive(Clone, Copy)]
pub struct WindowView<'a> {
    /// The page that is shown.
    pub page: WizardPage,
    /// The first page shows the way into a database.
    pub to_database: bool,
    /// Databases that can be chosen from.
    pub databases: &'a Databases,
    /// What is being opened.
    pub opening: &'a Opening,
    /// What is being set up.
    pub setup: &'a Setup,
    /// What is open.
    pub source: Option<&'a OpenSource>,
    /// What was matched so far.
    pub draft: &'a Draft,
    /// Where events go, and the run.
    pub send: &'a SendState,
    /// Products that events went to before.
    pub products: &'a Products,
    /// Imports of before.
    pub history: &'a History,
    /// An earlier import that is being opened.
    pub returning: &'a Returning,
    /// What Kissmetrics knows and counts, where access was given.
    pub arriving: &'a Arriving,
    /// What Kissmetrics has taken from a bucket.
    pub taken: &'a Taken,
    /// An import of before that is compared with an export.
    pub comparing: &'a Comparing,
    /// Imports that repeat by themselves.
    pub repeating: &'a Repeating,
    /// Files in place of sending.
    pub files: &'a SaveFiles,
    /// What a person is told beside the page.
    pub message: Option<&'a Message>,
    /// What would lose the settings, until the person has said that it may.
    pub leaving: Option<&'a Action>,
    /// Whether the window is about to close.
    pub closing: Closing,
    /// Light, dark, or as the desktop has it.
    pub look: Look,
    /// The language, where one was chosen.
    pub language: Option<&'static Language>,
}

impl<'a> WindowView<'a> {
    /// Why the page after this one cannot be shown yet.
    pub fn obstacle(&self, page: WizardPage) -> Option<Cow<'static, str>> {
        match page {
            WizardPage::History | WizardPage::Choose => None,
            WizardPage::Match if self.source.is_none() => Some(tr!("session-choose-first").into()),
            WizardPage::Match => None,
            WizardPage::Preview => self.obstacle(WizardPage::Match).or_else(|| self.incomplete().map(Cow::Owned)),
            WizardPage::Send => self.obstacle(WizardPage::Preview).or_else(|| match self.setup.checked() {
                // What is known is of the choices before the last change.
                _ if self.setup.checking().is_running() => Some(tr!("session-still-checking").into()),
                CheckState::Known(found) if found.1.outcomes.to_send() == 0 => Some(tr!("session-no-event").into()),
                CheckState::Known(_) => None,
                CheckState::Unknown | CheckState::SoFar(_) => Some(tr!("session-still-checking").into()),
                CheckState::Failed(error) => Some(error.sentence().into()),
            }),
            WizardPage::Result if self.send.report().is_none() => Some(tr!("nothing-sent-yet").into()),
            WizardPage::Result => None,
        }
    }

    /// What the choices still lack, in words.
    pub fn incomplete(&self) -> Option<String> {
        self.setup.incomplete().map(Error::sentence)
    }

    /// What the whole source comes to, once it is known.
    pub fn counts(&self) -> Option<&'a Outcomes> {
        match self.setup.checked() {
            CheckState::Known(found) => Some(&found.1.outcomes),
            _ => None,
        }
    }

    /// Why nothing may be sent or saved yet, whatever asks for it.
    pub fn send_obstacle(&self) -> Option<Obstacle> {
        if let Some(why) = self.obstacle(WizardPage::Send) {
            return Some(Obstacle::new(why));
        }
        let events = self.counts().map_or(0, Outcomes::to_send);
        let unknown = matches!(self.products.key(), KeyState::Unknown) && !self.products.waits_long();
        let looking = self.send.form.known.is_some() && unknown;
        match self.send.target {
            Target::Practice => None,
            Target::Files => self.files.obstacle().map(|why| Obstacle::new(word(&why))),
            Target::Product => self
                .no_product()
                .or_else(|| looking.then(|| tr!("session-looking-for-key").to_owned()))
                .map(Obstacle::new)
                .or_else(|| self.send.obstacle(events)),
        }
    }

    /// Whether the person is being asked once more before what is set up goes to a live product. A question about what was
    /// set up before is none any more.
    pub fn asks_to_send(&self) -> bool {
        let is_shown = self.page == WizardPage::Send && !self.send.is_under_way() && self.send.going_on.is_none();
        is_shown && self.send.asked == Some(self.setup.revision()) && self.send_obstacle().is_none()
    }

    /// What the events that would go to a product use of the person's plan, once they are counted.
    pub fn allowance(&self) -> Option<Allowance> {
        let events = self.send.new_events(self.counts()?.to_send());
        let known = self.products.known().iter().find(|known| Some(known.product.id) == self.send.form.known);
        let monthly = match &self.send.form.monthly {
            Some(typed) => allowance::typed(typed),
            None => known.and_then(|known| known.monthly),
        };
        let (none, takes) = (SentByMonth::new(), self.send.takes(events));
        let sent = known.map_or(&none, |known| &known.sent);
        let is_sent = self.send.target == Target::Product && events > 0;
        is_sent.then(|| Allowance::of(events, takes, clock::now(), sent, monthly))
    }

    /// What the source that is sent, or was sent last, comes to.
    pub fn sent_counts(&self) -> Option<&'a Outcomes> {
        self.send.ran().map(|ran| &ran.what.found.1.outcomes)
    }

    /// How many things must be fixed before anything goes to a product, as far as is known.
    pub fn must_fix(&self) -> u64 {
        match self.setup.checked() {
            CheckState::Known(found) => found.1.open_problems().count() as u64,
            _ => 0,
        }
    }

    /// Why nothing of this may go to any product, in words.
    pub fn no_product(&self) -> Option<String> {
        let here = self.send.destination().is_ok_and(|destination| destination.is_this_computer());
        if self.source.is_some_and(|source| source.is_sample) && !here {
            return Some(tr!("session-sample-stays").to_owned());
        }
        // What goes on goes on as it began.
        if self.send.going_on.as_ref().is_some_and(|going_on| going_on.change().is_none()) {
            return None;
        }
        match self.must_fix() {
            0 => None,
            count => Some(tr!("session-fix-first", count = count)),
        }
    }

    /// What was found in the whole source, once it is known.
    pub fn findings(&self) -> Option<&'a [Finding]> {
        match self.setup.checked() {
            CheckState::Known(found) => Some(&found.1.findings),
            _ => None,
        }
    }

    /// The names of the events that are made and how many of each, once they are known.
    pub fn names(&self) -> Option<&'a [(String, u64)]> {
        self.setup.names()
    }

    /// Where the same could go next, now that it was tried: the live product, where one is known, by its name.
    pub fn next_product(&self) -> Option<(String, ProductAction)> {
        // Only what was tried is the same.
        let now = self.setup.what();
        let is_set_up = |tried: &What| now.as_ref().is_some_and(|now| now.is_same(tried));
        let tried = self.send.ran().is_some_and(|ran| ran.trial && is_set_up(&ran.what));
        if self.source.is_some_and(|source| source.is_sample) {
            return None;
        }
        let mut live = self.products.live();
        match (tried, live.next(), live.next()) {
            (false, _, _) => None,
            (true, Some(only), None) => Some((only.name.clone(), ProductAction::Known(only.id))),
            (true, _, _) => {
                Some((tr!("session-a-live-product").to_owned(), ProductAction::New(Some(ProductKind::Live))))
            }
        }
    }
}
