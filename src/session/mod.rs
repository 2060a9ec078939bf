//! What a person has under way, whoever shows it: what is open, how it is matched, what the whole of it comes to, where
//! it goes, and what went there before.
//!
//! One file a concern; nothing here draws or knows a toolkit. Each is told what to do, works beside whoever shows it,
//! and says what came of it. [`Session`] brings them together: [`Session::receive`] takes what workers have finished, a
//! face shows a [`Session::view`] and gives back [`Action`]s, and only [`Session::act`] changes anything.

pub mod action;
pub mod appearance;
pub mod arriving;
pub mod before;
mod calling;
pub mod check;
pub mod choosing;
pub mod command;
pub mod comparing;
pub mod counting;
pub mod database;
pub mod draft;
pub mod fault;
pub mod files;
pub mod fixed;
pub mod history;
pub mod look_up;
pub mod message;
pub mod opening;
pub mod page;
pub mod products;
pub mod repeating;
pub mod returning;
mod route;
pub mod saving;
pub mod seen;
pub mod send;
pub mod setup;
pub mod source;
pub mod taken;
pub mod task;
pub mod view;
mod visitors;
pub mod what_if;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::error::Error;
use crate::pipeline::Wake;
use crate::plan::Plan;
use crate::schedule::Scheduler;
use crate::store::faults;
use crate::store::keychain::{Keychain, System};
use action::{Action, WizardPage};
use appearance::{Appearance, AppearanceNews, Look};
use arriving::Arriving;
use calling::Calling;
use choosing::{Ask, Chooser, Choosing, Opener, Purpose};
use command::CopyCommand;
use comparing::Comparing;
use database::{Databases, Passwords};
use draft::{Draft, Settings};
use fault::Fault;
use files::SaveFiles;
use history::{History, HistoryAction};
use message::{Closing, Message, Said};
use opening::Opening;
use products::Products;
use repeating::{RepeatAction, Repeating};
use returning::{ReturnAction, Returning};
use saving::Saving;
use send::SendState;
use setup::Setup;
use taken::Taken;
use task::Beside;
use view::WindowView;
use visitors::Visitors;

/// All that a person has under way.
pub struct Session {
    page: WizardPage,
    /// The first page shows the way into a database.
    to_database: bool,
    choosing: Choosing,
    opener: Opener,
    opening: Opening,
    databases: Databases,
    setup: Setup,
    send: SendState,
    products: Products,
    history: History,
    returning: Returning,
    comparing: Comparing,
    arriving: Arriving,
    taken: Taken,
    repeating: Repeating,
    files: SaveFiles,
    saving: Saving,
    message: Option<Message>,
    /// What would lose the settings, until the person has said that it may.
    leaving: Option<Box<Action>>,
    closing: Closing,
    /// The state of the settings when something was opened last.
    opens_over: u64,
    /// The settings of the run that is under way, which the record keeps once it has ended.
    sending: Option<Settings>,
    appearance: Appearance,
    /// What a person should hear of who looks elsewhere.
    calling: Calling,
    fault: Fault,
    command: CopyCommand,
    visitors: Visitors,
    beside: Beside,
}

impl Session {
    /// Nothing is open. `data` is the folder for Backfill's own files, else the system's usual place.
    pub fn new(wake: Wake, data: Option<PathBuf>, chooser: Chooser, opener: Opener) -> Self {
        let mut session = Self {
            page: WizardPage::Choose,
            to_database: false,
            choosing: Choosing::new(chooser),
            opener,
            opening: Opening::default(),
            databases: Databases::new(Arc::new(System)),
            setup: Setup::default(),
            send: SendState::default(),
            products: Products::new(Arc::new(System)),
            history: History::default(),
            returning: Returning::default(),
            comparing: Comparing::default(),
            arriving: Arriving::new(Arc::new(System)),
            taken: Taken::default(),
            repeating: Repeating::new(Arc::new(System)),
            files: SaveFiles::default(),
            saving: Saving::default(),
            message: None,
            leaving: None,
            closing: Closing::No,
            opens_over: 0,
            sending: None,
            appearance: Appearance::default(),
            calling: Calling::default(),
            fault: Fault::default(),
            command: CopyCommand::default(),
            visitors: Visitors::default(),
            beside: Beside { wake, data },
        };
        session.history.list(&session.beside);
        session.repeating.list(&session.beside);
        session.arriving.counting_mut().list(&session.beside);
        session.appearance.recall(&session.beside);
        session.fault.look(&session.beside);
        session
    }

    /// Keeps keys and passwords here instead of in the system's keychain.
    #[must_use]
    pub fn with_keychain(mut self, keychain: Arc<dyn Keychain>) -> Self {
        self.products = Products::new(Arc::clone(&keychain));
        self.arriving = Arriving::new(Arc::clone(&keychain));
        self.arriving.counting_mut().list(&self.beside);
        self.repeating = Repeating::new(Arc::clone(&keychain));
        self.repeating.list(&self.beside);
        self.databases = Databases::new(keychain);
        self
    }

    /// Looks so often how imports are counted.
    #[must_use]
    pub fn looking_every(mut self, pause: Duration) -> Self {
        self.arriving = self.arriving.every(pause);
        self.arriving.counting_mut().list(&self.beside);
        self
    }

    /// Has this start what repeats, whatever the system has for that.
    #[must_use]
    pub fn with_scheduler(mut self, by: &'static dyn Scheduler) -> Self {
        self.repeating.with_scheduler(by);
        self
    }

    /// What the pages may look at.
    pub fn view(&self) -> WindowView<'_> {
        WindowView {
            page: self.page,
            to_database: self.to_database,
            databases: &self.databases,
            opening: &self.opening,
            setup: &self.setup,
            source: self.setup.source(),
            draft: self.setup.draft(),
            send: &self.send,
            products: &self.products,
            history: &self.history,
            returning: &self.returning,
            comparing: &self.comparing,
            arriving: &self.arriving,
            taken: &self.taken,
            repeating: &self.repeating,
            files: &self.files,
            message: self.message.as_ref(),
            leaving: self.leaving.as_deref(),
            closing: self.closing,
            look: self.appearance.look(),
            language: self.appearance.language(),
        }
    }

    /// Whether the window is about to close.
    pub fn closing(&self) -> Closing {
        self.closing
    }

    /// What somebody should hear who looks elsewhere, once: a run has ended, or needs them.
    pub fn call(&mut self) -> Option<String> {
        self.calling.take(&self.send)
    }

    /// The person is back from elsewhere: what others have sent meanwhile is looked up where it is shown.
    pub fn look_again(&mut self) {
        if let WizardPage::Choose | WizardPage::History = self.page {
            self.history.list(&self.beside);
        }
    }

    /// What was chosen so far.
    pub fn draft(&self) -> &Draft {
        self.setup.draft()
    }

    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.appearance.look()
    }

    /// Where the person chose a file last.
    pub fn last_folder(&self) -> Option<&Path> {
        self.appearance.folder()
    }

    /// How the window looks and what it speaks, each where that is new since the last time.
    pub fn new_appearance(&mut self) -> AppearanceNews {
        self.appearance.news()
    }

    /// Receives what was finished since the last time. Never draws, never waits.
    pub fn receive(&mut self) {
        match self.choosing.take() {
            Some(Ok((purpose, paths))) => self.chosen(purpose, paths),
            None => {}
            Some(Err(error)) => self.failed(error),
        }
        match self.opening.take() {
            Some(Ok(_)) if self.comes_too_late() => {}
            Some(Ok(opened)) => self.opened(opened),
            Some(Err(error)) => self.failed(error),
            None => {}
        }
        if self.setup.receive(&self.beside) {
            self.compare_names();
            if let Some(what) = self.setup.what() {
                self.send.compare_with_then(self.setup.draft().settings(), &what, &self.beside);
            }
        }
        self.receive_files();
        let products = self.products.receive(&mut self.send, &self.beside);
        if products.listed {
            self.compare_names();
        }
        let database = self.databases.receive(&self.beside);
        for failed in products.failed.map(Said::Error).into_iter().chain(database) {
            self.message = Some(Message::Failed(failed));
            self.stay();
        }
        if let Some(error) = self.history.receive(&self.beside) {
            self.failed(error);
        }
        if let Some(error) = self.repeating.receive(&self.beside) {
            self.failed(error);
        }
        match self.returning.receive() {
            Some(Ok(_)) if self.comes_too_late() => {}
            Some(Ok(returned)) => self.returned(returned),
            Some(Err(error)) => {
                self.message = Some(match error {
                    // That there is nothing to do is an answer.
                    Error::NothingNew => Message::Told(error.into()),
                    error => Message::Failed(error.into()),
                });
                self.history.list(&self.beside);
            }
            None => {}
        }
        self.receive_arrival();
        self.taken.receive();
        match self.comparing.receive() {
            Some(Ok(sentence)) => self.message = Some(Message::Done(sentence.into())),
            Some(Err(error)) => self.failed(error),
            None => {}
        }
        self.receive_run();
        if let Some(error) = self.appearance.receive(&self.beside) {
            self.failed(error);
        }
        self.receive_visitors();
        match self.command.receive() {
            Some(Ok(told)) => self.message = Some(told),
            Some(Err(error)) => self.failed(error),
            None => {}
        }
        self.close_when_ended();
        self.fault.receive();
        if self.message.is_none() && !self.opening.is_running() {
            self.message = self.fault.take();
        }
    }

    /// Does what a person asked for; where that would lose what was matched, asks first.
    pub fn act(&mut self, action: Action) {
        faults::note((&action).into());
        if self.would_lose(&action) {
            // One question at a time.
            self.ends_asking();
            self.leaving = Some(Box::new(action));
        } else {
            self.act_now(action);
        }
    }

    fn act_now(&mut self, action: Action) {
        match action {
            Action::ChooseFile => self.ask(Ask::Tables, Purpose::Open),
            Action::ChooseFolder => self.ask(Ask::Folder, Purpose::Open),
            Action::ChooseLookUp => self.ask(Ask::Table, Purpose::LookUp),
            Action::Save(what) => {
                self.ask(Ask::Place { name: what.file_name().into() }, Purpose::Save(what));
            }
            Action::SaveTo(what, path) => self.save(what, path),

            Action::Open(_)
            | Action::OpenTogether(_)
            | Action::OpenWith(..)
            | Action::Read(_)
            | Action::Paste(_)
            | Action::Sample
            | Action::Leave
            | Action::StartOver
                if self.refuse_to_open() => {}
            Action::Open(path) if Plan::is_plan(&path) => {
                let open = self.setup.source().map(|source| Arc::clone(&source.source));
                self.opening.saved_plan(path, open, self.passwords(), &self.beside);
            }
            Action::Open(path) => self.open_named(&path.to_string_lossy()),
            Action::OpenAll(paths) => self.open_all(&paths),
            Action::OpenWith(plan, tables) => self.opening.with_plan(plan, tables, self.passwords(), &self.beside),
            Action::CopyCommand => self.copy_command(),
            Action::OpenTogether(paths) => self.opening.together(paths, &self.beside),
            Action::Read(answers) => self.opening.read(answers, self.passwords(), &self.beside),
            Action::Paste(text) => self.opening.paste(text, &self.beside),
            Action::Sample => self.opening.sample(&self.beside),
            Action::Leave => self.leave(),
            Action::StartOver => {
                self.leave();
                self.send = SendState::default();
            }
            Action::ToDatabase => self.show_databases(),
            Action::Databases(action) => self.act_on_databases(action),

            Action::Go(page) => self.go(page),
            Action::Dismiss => self.message = None,
            Action::Look(look) => self.appearance.choose(look, &self.beside),
            Action::Language(language) => self.appearance.choose_language(language, &self.beside),

            Action::Change(change) => self.setup.change(change, &self.beside),
            Action::Undo => self.setup.undo(&self.beside),
            Action::Redo => self.setup.redo(&self.beside),
            Action::Fix(at, finding, fix) => self.setup.fix(at, *finding, fix, &self.beside),
            Action::UndoFix(index) => self.setup.undo_fix(index, &self.beside),
            Action::WhatIf(title, change) => self.setup.ask_what_if(title, change, &self.beside),
            Action::Decide(yes) => self.setup.decide(yes, &self.beside),
            Action::See(common, rows) => self.setup.see(common, rows, &self.beside),
            Action::LookUp(slot, column) => self.setup.look_up(slot, &column, &self.beside),
            Action::LookUpThere(slot, column, named) => {
                self.setup.look_up(slot, &column, &self.beside);
                self.setup.look_up_in(&named, &self.beside);
            }
            Action::LookUpIn(named) => self.setup.look_up_in(&named, &self.beside),
            Action::TakeFrom { by, take } => self.setup.take_from(by, take, &self.beside),
            Action::KeepCell => self.setup.keep_cell(),

            Action::Destination(change) => change(&mut self.send),
            Action::Product(action) => self.act_on_product(action),
            Action::SendSame(to) => {
                self.act_on_product(to);
                // What was just tried is known by now, and so is what it was called.
                self.go(WizardPage::Send);
            }
            Action::Files(action) => self.act_on_files(action),
            Action::Send => self.start_sending(),
            Action::Pause => self.send.pause(),
            Action::Resume => self.send.resume(),
            Action::Seen(seen) => self.send.seen(seen, self.beside.data.as_deref(), &self.beside.wake),
            Action::Stop => self.stop_sending(),
            Action::SkipReading => self.send.skip_reading(),
            Action::TryAgain => self.try_again(),

            Action::LookTaken(import) => {
                let keys = self.send.bulk.keys(self.products.keychain());
                self.taken.look(import, keys, &self.beside);
            }
            Action::Arrival(action) => self.act_on_arrival(action),
            Action::History(action) => self.act_on_history(action),
            Action::CompareWith(id, path) => {
                if let Some(import) = self.import(id) {
                    self.comparing.compare(import, vec![path], self.passwords(), &self.beside);
                }
            }
            Action::SaveMissingTo(path) => self.comparing.write_missing(path, &self.beside),
            Action::Return(action) => self.act_on_return(action),
            Action::Repeat(RepeatAction::EveryDay(id, at)) => {
                if let Some((import, _)) = self.import(id) {
                    self.repeating.add(import, at, &self.beside);
                }
            }
            Action::Repeat(RepeatAction::Stop(id)) => self.repeating.stop(id, &self.beside),

            Action::Close => self.close(),
            Action::KeepOpen => self.closing = Closing::No,
            Action::PauseAndQuit => self.pause_and_quit(),
            Action::LeaveIt(yes) => {
                if let Some(action) = self.leaving.take().filter(|_| yes) {
                    self.act_now(*action);
                }
            }
        }
    }

    fn failed(&mut self, error: impl Into<Error>) {
        self.message = Some(Message::Failed(error.into().into()));
        self.stay();
    }

    /// Whether something is being sent, which is said.
    fn refuse_while_under_way(&mut self) -> bool {
        let refuse = self.send.is_under_way();
        self.message = refuse.then(|| Message::Failed(crate::message!("session-under-way").into()));
        refuse
    }

    /// The same of what is opened; what is still being opened would come in its place, and is not wanted any more.
    fn refuse_to_open(&mut self) -> bool {
        let refuse = self.refuse_while_under_way();
        if !refuse {
            self.opening.cancel();
            self.returning = Returning::default();
            self.opens_over = self.setup.revision();
        }
        refuse
    }

    /// Whether settings would be lost that were changed while something was being opened, which is said: nobody was asked
    /// about these.
    fn comes_too_late(&mut self) -> bool {
        let is_late = self.setup.is_unsaved() && self.setup.revision() != self.opens_over;
        if is_late {
            self.message = Some(Message::Told(crate::message!("session-opened-too-late").into()));
        }
        is_late
    }

    /// Whether something would throw away what was matched and is kept nowhere else.
    fn would_lose(&self, action: &Action) -> bool {
        let Some(source) = self.setup.source() else { return false };
        let settings = self.setup.draft().settings();
        let leaves = match action {
            Action::Open(path) => self.setup.looking_up().is_none() && !Plan::is_plan(path),
            Action::Read(answers) => !answers.is_at(source.source.answers()),
            Action::OpenTogether(_)
            | Action::OpenWith(..)
            | Action::Sample
            | Action::Leave
            | Action::StartOver
            | Action::Close => true,
            // What is being sent is kept once it has ended, and nothing that was changed since.
            Action::PauseAndQuit if self.send.is_under_way() => {
                return self.setup.is_unsaved() && self.sending.as_ref() != Some(settings);
            }
            Action::History(HistoryAction::UseAgain(_)) => true,
            Action::Return(ReturnAction::To(_) | ReturnAction::New(_)) => true,
            _ => false,
        };
        leaves && self.setup.is_unsaved() && !self.send.is_under_way() && self.send.going_on.is_none()
    }

    fn passwords(&self) -> Passwords {
        self.databases.passwords(self.beside.data.clone())
    }

    /// Lets the person choose a file, from where they chose one last.
    fn ask(&mut self, ask: Ask, purpose: Purpose) {
        self.choosing.ask(ask, purpose, self.appearance.folder(), &self.beside);
    }

    /// Does what a file was chosen for.
    fn chosen(&mut self, purpose: Purpose, mut paths: Vec<PathBuf>) {
        let several: Vec<String> = match paths.len() {
            0 => return,
            1 => Vec::new(),
            _ => paths.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
        };
        let path = paths.swap_remove(0);
        let folder = if matches!(purpose, Purpose::Folder) { Some(path.as_path()) } else { path.parent() };
        if let Some(folder) = folder {
            self.appearance.note_folder(folder, &self.beside);
        }
        let named = path.to_string_lossy().into_owned();
        match purpose {
            Purpose::Open if several.is_empty() => self.act(Action::Open(path)),
            Purpose::Open => self.act(Action::OpenTogether(several)),
            Purpose::LookUp => self.act(Action::LookUpIn(named)),
            Purpose::Save(what) => self.act(Action::SaveTo(what, path)),
            Purpose::Folder => self.files.form.folder = named,
            Purpose::UseAgain(id) => {
                if let Some((_, mut plan)) = self.import(id) {
                    plan.source = plan.source.at(&named, several);
                    self.open_plan(plan);
                }
            }
            Purpose::CompareWith(id) => {
                let files = if several.is_empty() { vec![path] } else { several.iter().map(PathBuf::from).collect() };
                if let Some(import) = self.import(id) {
                    self.comparing.compare(import, files, self.passwords(), &self.beside);
                }
            }
            Purpose::Missing => self.comparing.write_missing(path, &self.beside),
            Purpose::SaveOf(what, id) => {
                if let Some(import) = self.import(id) {
                    self.saving.of_import(what, import, path, self.passwords(), self.opener, &self.beside);
                }
            }
        }
    }

    fn go(&mut self, page: WizardPage) {
        if let Some(source) = self.setup.source() {
            faults::fail_here("window", &source.head);
        }
        if self.view().obstacle(page).is_some() {
            self.message = Some(Message::NotYet(page));
            return;
        }
        (self.message, self.page, self.send.asked) = (None, page, None);
        match page {
            WizardPage::History => {
                self.history.list(&self.beside);
                // It ran meanwhile, or did not.
                self.repeating.list(&self.beside);
                self.arriving.counting_mut().list(&self.beside);
            }
            WizardPage::Send => self.products.list(&self.send, &self.beside),
            _ => {}
        }
    }
}
