//! The whole window for a test: what a person does with it, and waiting for what follows.

use backfill::tr;
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use backfill::gui;
use backfill::gui::pages::PageStates;
use backfill::gui::theme::Palette;
use backfill::session::Session;
use backfill::session::choosing::{Ask, Chosen};
use backfill::store::keychain::Keychain;
use eframe::egui::accesskit::{NodeId, Role};
use eframe::egui::{
    Context, DroppedFile, Event, Key, Modifiers, OutputCommand, Pos2, Rect, Theme, UiBuilder, Vec2, ViewportEvent,
    ViewportId,
};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};

use crate::sound::FOOT;
use crate::support::folder::Folder;
use crate::support::keychain::Missing;
use crate::support::scheduler::RECORDER;

/// A table with one row of each kind: three events to send, one too old, one date blank, one unreadable, one row of
/// nobody.
pub const PEOPLE: &str = "\
login,created_at,plan,amount
ada@example.com,2016-01-03 09:12:00,Premium,\"$1,284.50\"
lee@example.com,2016-01-04 21:35:00,Team,$20.00
,2016-01-05 10:00:00,Free,$0.00
nina@example.com,not known,Free,$0.00
omar@example.com,,Free,$0.00
old@example.com,1970-01-01 00:00:00,Free,$1.00
sam@example.com,2016-02-06 07:40:00,Premium,$9.99
";

/// How long anything may take on a slow machine that does other things too.
const LIMIT: Duration = Duration::from_secs(180);

/// What can be pressed or filled in.
const PRESSED: [Role; 10] = [
    Role::Button,
    Role::Link,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::DisclosureTriangle,
    Role::MenuItem,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::PasswordInput,
];

/// The window, and a folder for the files of a test.
pub struct Wizard {
    pub window: Harness<'static, Session>,
    /// Of Backfill's own files.
    pub data: PathBuf,
    pub folder: Folder,
    /// Nothing that was worked out meanwhile is received: what a hand does is done in a moment.
    still: Rc<Cell<bool>>,
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

thread_local! {
    /// Where the last question for a file began.
    static BEGUN_IN: RefCell<Option<PathBuf>> = const { RefCell::new(None) };
    /// What was put on the clipboard last.
    static COPIED: RefCell<Option<String>> = const { RefCell::new(None) };
    static CHOSEN: RefCell<Vec<PathBuf>> = const { RefCell::new(Vec::new()) };
}

/// A chooser that has been decided beforehand.
fn decided(_: Ask, folder: Option<&Path>) -> Chosen {
    BEGUN_IN.set(folder.map(Path::to_owned));
    let paths = CHOSEN.with_borrow(Clone::clone);
    Box::pin(async move { paths })
}

/// The files that were shown to the person, by whichever test; each has a folder of its own.
static SHOWN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Shows no file, and remembers that it was to be shown.
#[allow(clippy::unnecessary_wraps, reason = "what it stands in for can fail")]
fn shown(path: &Path) -> std::io::Result<()> {
    SHOWN.lock().expect("no holder panics").push(path.to_owned());
    Ok(())
}

fn copied_text(command: &OutputCommand) -> Option<String> {
    match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    }
}

impl Wizard {
    /// On the first page, in the window's usual size.
    pub fn open() -> Self {
        Self::look(Theme::Light, [1280.0, 800.0])
    }

    /// In another size, in points.
    pub fn sized(size: [f32; 2]) -> Self {
        Self::look(Theme::Light, size)
    }

    /// In this theme and size.
    pub fn look(theme: Theme, size: [f32; 2]) -> Self {
        Self::with_keychain(theme, size, Folder::new(), Arc::new(Missing))
    }

    /// With a folder in which something may lie already, and a keychain.
    pub fn with_keychain(theme: Theme, size: [f32; 2], folder: Folder, keychain: Arc<dyn Keychain>) -> Self {
        let data = folder.at("data");
        Self::over(theme, size, folder, data, keychain)
    }

    /// A second window beside this one, over the same files of Backfill's own.
    pub fn beside(&self) -> Self {
        Self::over(Theme::Light, [1280.0, 800.0], Folder::new(), self.data.clone(), Arc::new(Missing))
    }

    /// This window is gone; a new one opens over the same files.
    pub fn again(self) -> Self {
        self.again_with(Arc::new(Missing))
    }

    /// The same, with another keychain.
    pub fn again_with(self, keychain: Arc<dyn Keychain>) -> Self {
        let Self { window, data, folder, .. } = self;
        drop(window);
        Self::over(Theme::Light, [1280.0, 800.0], folder, data, keychain)
    }

    /// With Backfill's own files in this folder.
    pub fn over(theme: Theme, size: [f32; 2], folder: Folder, data: PathBuf, keychain: Arc<dyn Keychain>) -> Self {
        let context: Arc<OnceLock<Context>> = Arc::default();
        let woken = context.clone();
        let wake = Arc::new(move || {
            if let Some(context) = woken.get() {
                Context::request_repaint(context);
            }
        });
        let app =
            Session::new(wake, Some(data.clone()), decided, shown).with_keychain(keychain).with_scheduler(&RECORDER);
        let builder = Harness::builder().with_size(size).with_theme(theme).with_context_setup(gui::prepare);
        let mut pages = PageStates::default();
        let still = Rc::new(Cell::new(false));
        let stands_still = Rc::clone(&still);
        let window = builder.build_ui_state(
            move |ui, app| {
                if !stands_still.get() {
                    gui::before_drawing(ui.ctx(), app);
                }
                // Each frame has commands of its own, and a test looks only at some of them.
                let copied = ui.ctx().output(|output| output.commands.iter().find_map(copied_text));
                COPIED.with_borrow_mut(|last| *last = copied.or(last.take()));
                // The harness leaves a margin around what it shows; a window does not.
                let whole = ui.content_rect();
                ui.set_clip_rect(whole);
                ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
                    ui.painter().rect_filled(whole, 0.0, Palette::of(ui).bg);
                    gui::show(ui, app, &mut pages);
                });
            },
            app,
        );
        assert!(context.set(window.ctx.clone()).is_ok());
        Self { window, data, folder, still }
    }

    /// With a file of this content open, on the first page.
    pub fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let mut wizard = Self::open();
        wizard.drop_file(name, content);
        wizard.see(tr!("chosen-about"));
        wizard.see_all_rows();
        wizard
    }

    /// With a file of this content open, on Match.
    pub fn matching(name: &str, content: impl AsRef<[u8]>) -> Self {
        let mut wizard = Self::with(name, content);
        wizard.press(tr!("continue"));
        wizard.see(tr!("match-title"));
        wizard
    }

    /// [`PEOPLE`] in UTC as *Joined*, on Preview.
    pub fn previewing_people() -> Self {
        let mut wizard = Self::matching("people.csv", PEOPLE);
        wizard.say_when_and_what();
        wizard.press(tr!("continue"));
        wizard.see(&tr!("preview-all-checked", count = 7_u64));
        wizard.see("2, ada@example.com, Joined");
        wizard
    }

    /// Names the zone UTC and the event *Joined*.
    pub fn say_when_and_what(&mut self) {
        self.choose(tr!("match-zone"), "UTC");
        self.fill(tr!("match-event-name"), "Joined");
    }

    /// On Preview: leaves out the rows that must be fixed before anything goes to a product.
    pub fn leave_out_problems(&mut self) {
        while self.offers(tr!("fix-leave-rows-out")) {
            self.press(tr!("fix-leave-rows-out"));
            self.see_checked();
        }
    }

    // Doing.

    /// Writes a file and drops it on the window.
    pub fn drop_file(&mut self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.write(name, content);
        self.drop_path(path);
    }

    /// Drops these files on the window, all at once.
    pub fn drop_paths(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.window.input_mut().dropped_files.extend(paths.into_iter().map(|path| Arc::new(Dropped(path)) as _));
        self.settle();
    }

    /// Drops this file on the window.
    pub fn drop_path(&mut self, path: PathBuf) {
        self.window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        self.settle();
    }

    /// The next file chooser answers with this.
    pub fn decide(&mut self, path: Option<PathBuf>) {
        CHOSEN.set(path.into_iter().collect());
    }

    /// Where the last file chooser began.
    pub fn begun_in() -> Option<PathBuf> {
        BEGUN_IN.with_borrow(Clone::clone)
    }

    /// Waits until something is put on the clipboard.
    #[track_caller]
    pub fn copied(&mut self) -> String {
        self.until("the clipboard", |_| COPIED.with_borrow(Option::is_some));
        COPIED.take().unwrap_or_default()
    }

    /// The next file chooser answers with these.
    pub fn decide_several(&mut self, paths: Vec<PathBuf>) {
        CHOSEN.set(paths);
    }

    /// Clicks what has this name.
    #[track_caller]
    pub fn press(&mut self, name: &str) {
        self.press_nth(name, 0);
    }

    /// Clicks one of several with this name, counted from 0.
    #[track_caller]
    pub fn press_nth(&mut self, name: &str, nth: usize) {
        let found = id(&self.bring(name, nth));
        self.click(found);
    }

    /// Clicks a thing. What moves away while the pointer comes is followed, as a person does.
    #[track_caller]
    pub fn click(&mut self, wanted: NodeId) {
        self.still.set(true);
        for _ in 0..20 {
            let at = self.bring_node(wanted).rect().center();
            self.window.hover_at(at);
            self.window.step();
            if self.node(wanted).rect().contains(at) {
                // Where it was seen, and not a frame later.
                self.window.drag_at(at);
                self.window.drop_at(at);
                return self.let_go();
            }
        }
        panic!("what was to be pressed does not stand still\n{}", self.everything());
    }

    /// Clicks the first thing that is so, once there is one.
    #[track_caller]
    pub fn press_first(&mut self, what: &str, is: impl Fn(&Node<'_>) -> bool) {
        let found = self.seek(what, is);
        self.click(found);
    }

    /// Chooses an item of the list that `opener` opens.
    #[track_caller]
    pub fn choose(&mut self, opener: &str, item: &str) {
        self.press(opener);
        let search = self.all().find(|node| name(node) == tr!("widgets-menu-search", name = opener));
        if let Some(search) = search {
            search.type_text(item);
            self.settle();
        }
        let found = self.seek(item, |node| role(node) == Role::MenuItem && name(node) == item);
        self.click(found);
    }

    /// Fills in a field and leaves it.
    #[track_caller]
    pub fn fill(&mut self, field: &str, text: &str) {
        self.fill_nth(field, 0, text);
    }

    /// Fills in one of several fields with this name.
    #[track_caller]
    pub fn fill_nth(&mut self, field: &str, nth: usize, text: &str) {
        self.type_into(field, nth, text);
        self.key(Key::Tab);
    }

    /// Types over what is in a field, and stays in it.
    #[track_caller]
    pub fn type_into(&mut self, field: &str, nth: usize, text: &str) {
        self.bring(field, nth).focus();
        self.still.set(true);
        self.settle();
        self.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.window.key_press(Key::Delete);
        self.window.event(Event::Text(text.to_owned()));
        self.let_go();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.window.key_press(key);
        self.settle();
    }

    /// Presses a key with others held down.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Presses Tab until this has the keyboard.
    #[track_caller]
    pub fn tab_to(&mut self, wanted: &str) {
        for _ in 0..120 {
            self.key(Key::Tab);
            if self.all().any(|node| node.is_focused() && name(&node) == wanted) {
                return;
            }
        }
        panic!("Tab never reaches {wanted:?}");
    }

    /// Drags one thing onto another with the pointer.
    #[track_caller]
    pub fn drag(&mut self, from: &str, to: &str) {
        let (from, to) = (self.bring(from, 0).rect().center(), self.field(to).left_center() + Vec2::new(24.0, 0.0));
        self.window.hover_at(from);
        self.window.drag_at(from);
        self.window.hover_at(from.lerp(to, 0.5));
        self.settle();
        self.window.hover_at(to);
        self.settle();
        self.window.drop_at(to);
        self.settle();
    }

    /// Clicks a field of an event: *Who*, *When*.
    #[track_caller]
    pub fn press_field(&mut self, field: &str) {
        // At its labels, where nothing else can be pressed.
        let at = self.field(field).left_center() + Vec2::new(24.0, 0.0);
        self.click_at(at);
    }

    /// Clicks a place.
    pub fn click_at(&mut self, at: Pos2) {
        self.still.set(true);
        self.window.hover_at(at);
        self.window.drag_at(at);
        self.window.drop_at(at);
        self.let_go();
    }

    /// Draws what the hand has just done, before anything else happens, and lets it have its effect.
    fn let_go(&mut self) {
        self.window.step();
        self.still.set(false);
        self.window.run_steps(2);
    }

    /// Where the first field of this name is, once all of it is seen.
    #[track_caller]
    pub fn field(&mut self, field: &str) -> Rect {
        let found = self.seek(field, |node| role(node) == Role::Button && name(node) == field);
        self.bring_node(found).rect()
    }

    /// Asks the window to close.
    pub fn close(&mut self) {
        let root = self.window.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.window.step();
    }

    // Looking.

    /// All that a screen reader knows.
    pub fn all(&self) -> impl Iterator<Item = Node<'_>> {
        self.window.root().children_recursive()
    }

    /// Whether a name or a text contains this.
    pub fn says(&self, text: &str) -> bool {
        self.all().any(|node| said(&node).any(|said| said.contains(text)))
    }

    /// Waits until something says this.
    #[track_caller]
    pub fn see(&mut self, text: &str) {
        self.until(text, |wizard| wizard.says(text));
    }

    /// Waits until nothing says this any more.
    #[track_caller]
    pub fn see_gone(&mut self, text: &str) {
        self.until(&format!("{text:?} to be gone"), |wizard| !wizard.says(text));
    }

    /// Waits until the whole source was looked at.
    #[track_caller]
    pub fn see_all_rows(&mut self) {
        self.until("all rows to be read", |wizard| {
            let read = wizard.window.state().view().source.map(|source| source.rows());
            read.is_some_and(|(rows, all)| all && wizard.says(&tr!("chosen-all-read", count = rows)))
        });
    }

    /// Waits until the whole source was checked.
    #[track_caller]
    pub fn see_checked(&mut self) {
        self.until("all rows to be checked", |wizard| {
            let checked = wizard.window.state().view().counts().map(|outcomes| outcomes.rows);
            checked.is_some_and(|rows| wizard.says(&tr!("preview-all-checked", count = rows)))
        });
    }

    /// What is told of the field of this name beside its name.
    #[track_caller]
    pub fn told(&mut self, field: &str) -> String {
        let found = self.seek(field, |node| name(node) == field && node.accesskit_node().description().is_some());
        let node = self.node(found);
        node.accesskit_node().description().unwrap_or_default()
    }

    /// Whether this is told of something of this name.
    pub fn describes(&self, wanted: &str, text: &str) -> bool {
        let told = |node: &Node<'_>| node.accesskit_node().description().is_some_and(|told| told.contains(text));
        self.all().any(|node| name(&node) == wanted && told(&node))
    }

    /// What a field or a list holds.
    #[track_caller]
    pub fn value(&mut self, field: &str) -> String {
        self.bring(field, 0).value().unwrap_or_default()
    }

    /// Whether something of this name can be pressed now.
    pub fn offers(&self, wanted: &str) -> bool {
        self.all().any(|node| PRESSED.contains(&role(&node)) && name(&node) == wanted)
    }

    /// Whether a file was shown to the person in the system's program for it.
    pub fn was_shown(&self, path: &Path) -> bool {
        SHOWN.lock().expect("no holder panics").iter().any(|shown| shown == path)
    }

    /// How long the window may sleep when nothing happens.
    pub fn repaint_delay(&self) -> Duration {
        self.window.output().viewport_output[&ViewportId::ROOT].repaint_delay
    }

    /// Everything that is said, for a message when a test fails.
    pub fn everything(&self) -> String {
        self.all().map(|node| format!("{:?} {:?}\n", role(&node), said(&node).collect::<Vec<_>>())).collect()
    }

    // Waiting.

    /// Draws a few frames, so that what was done has its effect.
    pub fn settle(&mut self) {
        self.window.step();
        self.window.run_steps(2);
    }

    /// Draws until this is so.
    #[track_caller]
    pub fn until(&mut self, what: &str, is: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + LIMIT;
        while !is(self) {
            assert!(Instant::now() < deadline, "waited in vain for {what:?}; there is\n{}", self.everything());
            self.window.step();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for something, and tells which it is.
    #[track_caller]
    fn seek(&mut self, what: &str, is: impl Fn(&Node<'_>) -> bool) -> NodeId {
        self.until(what, |wizard| wizard.all().any(|node| is(&node)));
        self.all().find(|node| is(node)).map(|node| id(&node)).expect("it was just there")
    }

    #[track_caller]
    fn bring(&mut self, wanted: &str, nth: usize) -> Node<'_> {
        let is = |node: &Node<'_>| {
            PRESSED.contains(&role(node)) && name(node) == wanted && !node.accesskit_node().is_disabled()
        };
        self.until(wanted, |wizard| wizard.all().filter(|node| is(node)).count() > nth);
        let found = self.all().filter(is).nth(nth).map(|node| id(&node)).expect("it was just there");
        self.bring_node(found)
    }

    /// Scrolls until a thing is seen, so that it can be pressed.
    fn bring_node(&mut self, wanted: NodeId) -> Node<'_> {
        let window = self.window.ctx.content_rect();
        // Above the foot of the page.
        let seen = Rect::from_min_max(window.min, window.max - Vec2::new(0.0, FOOT));
        let node = self.node(wanted);
        let rect = node.rect();
        // What is in the foot stays where it is; what is hidden behind it comes up.
        if !seen.contains_rect(rect) {
            node.scroll_to_me();
            self.window.step();
            // Scrolling takes its time; a thing that still moves cannot be pressed.
            let mut before = rect;
            for _ in 0..20 {
                self.window.run_steps(2);
                let now = self.node(wanted).rect();
                if now == before {
                    break;
                }
                before = now;
            }
        }
        self.node(wanted)
    }

    #[track_caller]
    fn node(&self, wanted: NodeId) -> Node<'_> {
        self.all().find(|node| id(node) == wanted).expect("what was found is still there")
    }
}

/// What tells a thing from all others, whatever comes and goes around it.
fn id(node: &Node<'_>) -> NodeId {
    node.accesskit_node().locate().0
}

/// The kind of a thing.
pub fn role(node: &Node<'_>) -> Role {
    node.accesskit_node().role()
}

/// Its name.
pub fn name(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

/// Its name, and what it holds.
pub fn said(node: &Node<'_>) -> impl Iterator<Item = String> {
    let node = node.accesskit_node();
    [node.label(), node.value()].into_iter().flatten()
}
