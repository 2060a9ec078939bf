//! Holds all that the window knows, and brings what a person wants to the part that does it.
//!
//! [`App::logic`] receives what workers have finished; the pages see an [`App::view`], draw and return [`Action`]s; only
//! [`App::act`] changes anything. No page knows of this, and no field of it is seen outside this folder.

mod files;
mod history;
mod products;
mod returning;
mod sending;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clock;
use crate::error::Error;
use crate::kissmetrics::client::Destination;
use crate::mapping::suggest::{Suggested, suggest};
use crate::pipeline::{self, Wake};
use crate::plan::Plan;
use crate::session::action::{Action, Change, Page, Saved, change};
use crate::session::appearance::{Appearance, Look};
use crate::session::before::Before;
use crate::session::check::{CheckState, Checking};
use crate::session::choosing::{Ask, Chooser, Opener};
use crate::session::database::{DatabaseAction, Databases};
use crate::session::draft::{Draft, Settings};
use crate::session::files::SaveFiles;
use crate::session::fixed::Fixes;
use crate::session::history::{History, HistoryAction};
use crate::session::look_up::LookingUp;
use crate::session::message::{Closing, Message};
use crate::session::products::Products;
use crate::session::returning::{ReturnAction, Returning};
use crate::session::seen::Seen;
use crate::session::send::SendState;
use crate::session::source::{OpenSource, Opened};
use crate::session::task::{Beside, Task};
use crate::session::view::WindowView;
use crate::session::what_if::WhatIf;
use crate::source::{self, Answers, Column};
use crate::store;
use crate::store::keychain::{Keychain, System};
use crate::workflow::sample;

/// What cells that are pasted now are called: each paste has a file of its own, since an import of an earlier one may
/// still be gone on with.
fn pasted_name() -> String {
    clock::now().with_timezone(&chrono::Local).format("pasted-%Y-%m-%d-%H%M%S.csv").to_string()
}

/// What is said of an address that stands in a saved plan. The window never takes it over: a plan may be a stranger's, and
/// an address other than Kissmetrics' is typed and confirmed where the key is.
fn other_tracker(address: Option<&str>) -> String {
    let own = |address: &&str| Destination::parse(address).is_ok_and(|to| to.is_kissmetrics());
    address.filter(|address| !own(address)).map_or_else(String::new, |address| {
        format!(" They also name {address} to send to, which is not Kissmetrics and was left out; Send asks where to.")
    })
}

/// Everything that the window knows.
pub struct App {
    page: Page,
    chooser: Chooser,
    opener: Opener,
    choosing: Task<(What, Option<PathBuf>)>,
    opening: Task<Opened>,
    /// The first page shows the way into a database.
    to_database: bool,
    databases: Databases,
    source: Option<OpenSource>,
    draft: Draft,
    looking_up: Option<LookingUp>,
    checking: Checking,
    checked: CheckState,
    /// How many checks there were, so that one can be told from another.
    checks: u64,
    what_if: Option<WhatIf>,
    /// The rows that were opened on Preview.
    seen: Option<Seen>,
    send: SendState,
    products: Products,
    history: History,
    returning: Returning,
    before: Before,
    files: SaveFiles,
    saving: Task<String>,
    message: Option<Message>,
    /// What would lose the choices, until the person has said that it may.
    leaving: Option<Box<Action>>,
    /// The choices that are kept elsewhere, as in the history or in a file.
    kept: Option<Settings>,
    /// The choices that are being written to a file.
    keeping: Option<Settings>,
    /// What was matched before the same file was read with other columns.
    aside: Option<(Vec<Column>, Draft)>,
    /// What was fixed on Preview.
    fixed: Fixes,
    closing: Closing,
    appearance: Appearance,
    beside: Beside,
}

impl App {
    /// Nothing is open. `data` is the folder for Backfill's own files, else the system's usual place.
    pub fn new(wake: Wake, data: Option<PathBuf>, chooser: Chooser, opener: Opener) -> Self {
        let mut app = Self {
            page: Page::Choose,
            chooser,
            opener,
            choosing: Task::default(),
            opening: Task::default(),
            to_database: false,
            databases: Databases::new(Arc::new(System)),
            source: None,
            draft: Draft::default(),
            looking_up: None,
            checking: Checking::default(),
            checked: CheckState::Unknown,
            checks: 0,
            what_if: None,
            seen: None,
            send: SendState::default(),
            products: Products::new(Arc::new(System)),
            history: History::default(),
            returning: Returning::default(),
            before: Before::default(),
            files: SaveFiles::default(),
            saving: Task::default(),
            message: None,
            leaving: None,
            kept: None,
            keeping: None,
            aside: None,
            fixed: Fixes::default(),
            closing: Closing::No,
            appearance: Appearance::default(),
            beside: Beside { wake, data },
        };
        app.list_imports();
        app.appearance.recall(&app.beside);
        app
    }

    /// Keeps keys and passwords here instead of in the system's keychain.
    #[must_use]
    pub fn with_keychain(mut self, keychain: Arc<dyn Keychain>) -> Self {
        self.products = Products::new(Arc::clone(&keychain));
        self.databases = Databases::new(keychain);
        self
    }

    /// What the pages may look at.
    pub fn view(&self) -> WindowView<'_> {
        WindowView {
            page: self.page,
            to_database: self.to_database,
            databases: &self.databases,
            opening: &self.opening,
            source: self.source.as_ref(),
            draft: &self.draft,
            looking_up: self.looking_up.as_ref(),
            checking: &self.checking,
            checked: &self.checked,
            what_if: self.what_if.as_ref(),
            seen: self.seen.as_ref(),
            send: &self.send,
            products: &self.products,
            history: &self.history,
            returning: &self.returning,
            before: &self.before,
            files: &self.files,
            message: self.message.as_ref(),
            leaving: self.leaving.as_deref(),
            fixed: self.fixed.all(),
            closing: self.closing,
            look: self.appearance.look(),
        }
    }

    /// Whether the window is about to close.
    pub fn closing(&self) -> Closing {
        self.closing
    }

    /// What was chosen so far.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Receives what was finished since the last time. Never draws, never waits.
    pub fn logic(&mut self) {
        if let Some(chosen) = self.choosing.take() {
            match chosen {
                Ok((What::Open, Some(path))) => self.act(Action::Open(path)),
                Ok((What::LookUp, Some(path))) => self.act(Action::LookUpIn(path.to_string_lossy().into_owned())),
                Ok((What::Save(what), Some(path))) => self.act(Action::SaveTo(what, path)),
                Ok((What::UseAgain(id), Some(path))) => self.use_again_on(id, &path),
                Ok((What::SaveOf(what, id), Some(path))) => self.save_of(what, id, path),
                Ok((What::Folder, Some(path))) => self.files.form.folder = path.to_string_lossy().into_owned(),
                Ok((_, None)) => {}
                Err(error) => self.message = Some(Message::Failed(error.sentence())),
            }
        }
        if let Some(opened) = self.opening.take() {
            match opened {
                Ok(opened) => self.opened(opened),
                Err(error) => self.message = Some(Message::Failed(error.sentence())),
            }
        }
        if let Some(source) = &mut self.source
            && source.receive()
        {
            self.surveyed();
        }
        self.receive_checked();
        if let Some(what_if) = &mut self.what_if {
            what_if.receive(&self.checked);
        }
        if let Some(seen) = &mut self.seen {
            seen.receive();
        }
        if let Some(looking) = &mut self.looking_up {
            looking.receive();
        }
        self.receive_saved();
        self.receive_products();
        if let Some(failed) = self.databases.receive(&self.beside) {
            self.message = Some(Message::Failed(failed));
        }
        self.receive_history();
        self.receive_returned();
        self.before.receive();
        self.receive_run();
        self.look_earlier();
        self.recognise_product();
        if let Some(error) = self.appearance.receive() {
            self.message = Some(Message::Failed(error.sentence()));
        }
    }

    /// Does what a person asked for; where that would lose what was matched, asks first.
    pub fn act(&mut self, action: Action) {
        if self.would_lose(&action) {
            self.leaving = Some(Box::new(action));
        } else {
            self.act_now(action);
        }
    }

    fn act_now(&mut self, action: Action) {
        match action {
            Action::ChooseFile => self.choose(Ask::Table, What::Open),
            Action::Open(path) if Plan::is_plan(&path) => self.open_saved_plan(path),
            Action::Open(path) => self.open_named(&path.to_string_lossy()),
            Action::ToDatabase => self.show_databases(),
            Action::Databases(action) => self.act_on_databases(action),
            Action::Read(answers) => self.read(answers),
            Action::Paste(text) => self.open_kept(move |data| {
                let kept = store::keep(&store::data_folder(data)?, &pasted_name(), text.as_bytes())?;
                Ok(source::named(&kept.to_string_lossy())?)
            }),
            Action::Sample => self.open_kept(|data| Ok(sample::answers(data)?)),
            Action::Leave | Action::StartOver if self.refuse_while_under_way() => {}
            Action::Leave => self.leave(),
            Action::StartOver => {
                self.leave();
                self.send = SendState::default();
            }
            Action::Go(page) => self.go(page),
            Action::Fix(at, finding, fix) => {
                if self.fixed.fix(&mut self.draft, at, *finding, fix) {
                    self.recheck();
                }
            }
            Action::UndoFix(index) => {
                if self.fixed.undo(&mut self.draft, index) {
                    self.recheck();
                }
            }
            Action::Change(change) => {
                self.draft.change(change);
                self.fixed.clear();
                self.recheck();
            }
            Action::See(title, rows) => {
                if let CheckState::Known(found) = &self.checked {
                    self.seen = Some(Seen::open(title, rows, found.0.clone(), &self.beside.wake));
                }
            }
            Action::WhatIf(title, change) => self.what_if(title, change),
            Action::Decide(yes) => {
                if let Some(what_if) = self.what_if.take().filter(|_| yes) {
                    self.act(Action::Change(what_if.change));
                }
            }
            Action::LookUp(slot, column) => {
                let mut looking = LookingUp::new(slot, &column);
                if let Some(source) = &self.source {
                    looking.search(&source.source, &self.beside.wake);
                }
                self.looking_up = Some(looking);
            }
            Action::LookUpThere(slot, column, named) => {
                self.act(Action::LookUp(slot, column));
                self.act(Action::LookUpIn(named));
            }
            Action::ChooseLookUp => self.choose(Ask::Table, What::LookUp),
            Action::LookUpIn(named) => {
                if let (Some(looking), Some(source)) = (&mut self.looking_up, &self.source) {
                    looking.open(&named, &source.source, &self.draft.settings().lookups, &self.beside.wake);
                }
            }
            Action::TakeFrom { by, take } => self.take_from(by, take),
            Action::KeepCell => self.looking_up = None,
            Action::Undo => {
                self.draft.undo();
                self.fixed.forget_undone(&self.draft);
                self.recheck();
            }
            Action::Redo => {
                self.draft.redo();
                self.fixed.clear();
                self.recheck();
            }
            Action::Product(action) => self.act_on_product(action),
            Action::SendSame(to) => self.send_same(to),
            Action::Files(action) => self.act_on_files(action),
            Action::History(action) => self.act_on_history(action),
            Action::Return(action) => self.act_on_return(action),
            Action::Destination(change) => change(&mut self.send),
            Action::Send => self.start_sending(),
            Action::Pause => self.send.pause(),
            Action::Resume => self.send.resume(),
            Action::Seen(seen) => self.send.seen(seen, self.beside.data.as_deref(), &self.beside.wake),
            Action::Stop => self.send.stop(),
            Action::Save(what) => self.choose(Ask::Place { name: what.file_name().into() }, What::Save(what)),
            Action::SaveTo(what, path) => self.save(what, path),
            Action::Close if self.send.is_under_way() => self.closing = Closing::Asked,
            Action::PauseAndQuit => self.pause_and_quit(),
            Action::Close => self.closing = Closing::Yes,
            Action::KeepOpen => self.closing = Closing::No,
            Action::Look(look) => self.appearance.choose(look, &self.beside),
            Action::Dismiss => self.message = None,
            Action::LeaveIt(yes) => {
                if let Some(action) = self.leaving.take().filter(|_| yes) {
                    self.act_now(*action);
                }
            }
        }
    }

    /// Works out again what the whole source comes to; an older answer disappears.
    fn recheck(&mut self) {
        self.checking.cancel();
        self.seen = None;
        self.files.forget();
        let Some(source) = &self.source else { return };
        if self.view().incomplete().is_some() {
            self.checked = CheckState::Unknown;
        } else {
            self.checking.start(Arc::clone(&source.source), self.draft.settings(), &self.beside.wake);
        }
    }

    /// Receives what the check found.
    fn receive_checked(&mut self) {
        if let Some(checked) = self.checking.take() {
            self.checked = checked;
            if let CheckState::Known(_) = self.checked {
                self.find_new_names();
                self.compare_with_then();
            }
            self.checks += 1;
        }
    }

    /// Shows what a change would move before it is made. Where there is nothing to hold it against, it is made.
    fn what_if(&mut self, title: String, change: Change) {
        match (&self.checked, &self.source) {
            (CheckState::Known(_), Some(source)) if !self.checking.is_running() => {
                let source = Arc::clone(&source.source);
                self.what_if = Some(WhatIf::new(title, change, source, &self.draft, &self.beside.wake));
            }
            _ => self.act(Action::Change(change)),
        }
    }

    /// Shows the way into a database.
    fn show_databases(&mut self) {
        self.to_database = true;
        self.databases.list(&self.beside);
    }

    /// Does what was asked about a database.
    fn act_on_databases(&mut self, action: DatabaseAction) {
        if let DatabaseAction::Connect(..) = action {
            self.message = None;
        }
        self.databases.act(action, &self.beside);
    }

    /// Light, dark, or as the desktop has it.
    pub fn look(&self) -> Look {
        self.appearance.look()
    }

    /// The look, where it was chosen since the last time.
    pub fn new_look(&mut self) -> Option<Look> {
        self.appearance.news()
    }

    fn go(&mut self, page: Page) {
        match self.view().obstacle(page) {
            Some(_) => self.message = Some(Message::NotYet(page)),
            None => {
                self.message = None;
                self.page = page;
                match page {
                    Page::History => self.list_imports(),
                    Page::Send => self.list_products(),
                    _ => {}
                }
            }
        }
    }

    /// Opens a source in the background, whatever it is.
    fn read(&mut self, answers: Answers) {
        let passwords = self.databases.passwords(self.beside.data.clone());
        self.open_kept(move |_| Ok(passwords.fill_in(answers)));
    }

    /// Opens what a path or an address stands for; a server is connected to first, and shows what it has.
    fn open_named(&mut self, named: &str) {
        match source::named(named) {
            Ok(answers) if answers.is_of_server() => {
                self.show_databases();
                self.act_on_databases(DatabaseAction::Connect(answers, None));
            }
            Ok(answers) => self.read(answers),
            Err(error) => self.message = Some(Message::Failed(Error::from(error).sentence())),
        }
    }

    /// Makes the choices that were saved in a file: for what is open, else for what they were made for.
    fn open_saved_plan(&mut self, path: PathBuf) {
        if self.refuse_while_under_way() {
            return;
        }
        let open = self.source.as_ref().map(|source| Arc::clone(&source.source));
        let passwords = self.databases.passwords(self.beside.data.clone());
        self.opening.start("open", &self.beside.wake, move |_| {
            let plan = passwords.ready(Plan::load(&path)?)?;
            let source = match open {
                Some(source) => source,
                None => source::open(&plan.source)?,
            };
            Ok(Opened::new(source)?.with_plan(plan))
        });
    }

    /// Opens what has to become a file among Backfill's own first, so that the run can read it again.
    fn open_kept(&mut self, keep: impl FnOnce(Option<&Path>) -> Result<Answers, Error> + Send + 'static) {
        if self.refuse_while_under_way() {
            return;
        }
        let data = self.beside.data.clone();
        self.opening.start("open", &self.beside.wake, move |_| Opened::new(source::open(&keep(data.as_deref())?)?));
    }

    /// Whether something is being sent, which is said.
    pub(super) fn refuse_while_under_way(&mut self) -> bool {
        let refuse = self.send.is_under_way();
        self.message = refuse.then(|| Message::Failed("The import is under way. Stop it first.".to_owned()));
        refuse
    }

    fn opened(&mut self, mut opened: Opened) {
        let suggested = suggest(opened.source.columns(), &opened.head_profiles, opened.source.name());
        self.begin_draft(&opened, &suggested);
        self.fixed.clear();
        let plan = opened.plan.take();
        let elsewhere = plan.as_ref().and_then(|plan| plan.tracker.clone());
        let name = opened.source.name().to_owned();
        self.before.look(&opened.source, self.beside.data.as_deref(), &self.beside.wake);
        self.source = Some(OpenSource::start(opened, suggested, &self.beside.wake));
        self.send.going_on = None;
        self.message = plan.map(|plan| match self.take_plan(plan) {
            Ok(()) => Message::Done(format!(
                "The saved choices are made for {name}. Undo takes them back.{}",
                other_tracker(elsewhere.as_deref())
            )),
            Err(error) => Message::Failed(error.sentence()),
        });
        self.page = Page::Choose;
        self.checked = CheckState::Unknown;
        self.recheck();
    }

    /// Begins with what is suggested. Reading the same columns in another way keeps what was matched, also after a look
    /// at the same file with other columns.
    fn begin_draft(&mut self, opened: &Opened, suggested: &Suggested) {
        let columns = opened.source.columns();
        let before = self.source.as_ref().map(|source| (source.columns().to_vec(), source.source.answers()));
        let fresh = Draft::start(suggested.mapping.clone());
        let Some((columns_before, answers)) = before else {
            (self.draft, self.aside) = (fresh, None);
            return;
        };
        if columns_before == columns && self.draft.touched() {
            return;
        }
        let same_file = answers.get("file").is_some() && answers.get("file") == opened.source.answers().get("file");
        let known = self.aside.take().filter(|_| same_file);
        let touched = self.draft.touched();
        let left = std::mem::replace(&mut self.draft, fresh);
        match known {
            Some((known, draft)) if known == columns => self.draft = draft,
            Some(known) if !touched => self.aside = Some(known),
            _ => self.aside = (same_file && touched).then_some((columns_before, left)),
        }
    }

    /// Makes the choices of a plan, which can be undone; not when they do not fit what is open.
    fn take_plan(&mut self, plan: Plan) -> Result<(), Error> {
        if let Some(source) = &self.source {
            crate::mapping::apply::Mapper::fits(&plan.mapping, source.columns())?;
        }
        self.draft.change(|settings| settings.take_plan(plan.mapping, plan.lookups));
        Ok(())
    }

    /// The whole source was looked at: what was guessed from its head is guessed again from all of it.
    fn surveyed(&mut self) {
        let Some(source) = &mut self.source else { return };
        if let Some(suggested) = source.suggest_from_all()
            && !self.draft.touched()
            && self.send.going_on.is_none()
        {
            self.draft = Draft::start(suggested.mapping.clone());
            self.recheck();
        }
    }

    /// Whether something would throw away what was matched and is kept nowhere else.
    fn would_lose(&self, action: &Action) -> bool {
        let Some(source) = &self.source else { return false };
        let leaves = match action {
            Action::Open(path) => self.looking_up.is_none() && !Plan::is_plan(path),
            Action::Read(answers) => answers.get("file") != source.source.answers().get("file"),
            Action::Sample | Action::Leave | Action::StartOver | Action::Close => true,
            Action::History(HistoryAction::UseAgain(_)) => true,
            Action::Return(ReturnAction::To(_) | ReturnAction::New(_)) => true,
            _ => false,
        };
        leaves
            && !self.send.is_under_way()
            && self.draft.touched()
            && self.send.going_on.is_none()
            && self.kept.as_ref() != Some(self.draft.settings())
    }

    pub(super) fn leave(&mut self) {
        // From a table one goes back to the tables, from the tables to the beginning.
        if self.source.is_none() {
            self.to_database = false;
            self.databases.leave();
        }
        self.source = None;
        self.opening.cancel();
        self.checking.cancel();
        self.checked = CheckState::Unknown;
        self.what_if = None;
        self.looking_up = None;
        self.files.forget();
        self.draft = Draft::default();
        (self.kept, self.keeping, self.aside, self.leaving) = (None, None, None, None);
        self.fixed.clear();
        self.before.forget();
        self.send.going_on = None;
        self.list_imports();
        self.message = None;
        self.page = Page::Choose;
    }

    /// What was looked at becomes a choice.
    fn take_from(&mut self, by: String, take: String) {
        let Some(LookingUp { slot, found: Some(Ok(found)), .. }) = self.looking_up.take() else { return };
        self.act(change(move |settings| settings.look_up(slot, Some((found.second, by, take)))));
    }

    /// Lets the person choose a file, beside the window.
    pub(super) fn choose(&mut self, ask: Ask, what: What) {
        let chosen = (self.chooser)(ask);
        self.choosing.start("dialog", &self.beside.wake, move |_| {
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            let runtime = runtime.map_err(|source| pipeline::Error::System { source })?;
            Ok((what, runtime.block_on(chosen)))
        });
    }
}

/// What a chosen file is for.
pub(super) enum What {
    Open,
    LookUp,
    Save(Saved),
    /// Make the choices of this import of before.
    UseAgain(i64),
    /// About this import of before.
    SaveOf(Saved, i64),
    /// The folder for files in place of sending.
    Folder,
}
