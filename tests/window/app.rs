//! The running program, as a person with eyes, a pointer and a keyboard has it.

use std::cell::RefCell;
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use eframe::egui::Pos2;
use eframe::egui::accesskit::Role;
use egui_inspection::protocol::{Request, Response, read_handshake, read_message, write_message};

use crate::screen::Screen;
use crate::support::free_address;
use crate::support::program::{KillOnDrop, Program};
use crate::support::wait;
use crate::widget::{Widget, widgets};

/// The program in a window of its own screen; dropping it ends both.
pub struct App {
    // Dropped in this order: the program before its screen.
    process: RefCell<KillOnDrop>,
    connection: TcpStream,
    screen: Screen,
    /// Keeps its home.
    program: Program,
}

/// The file in its home that holds what it says of trouble.
const SAID: &str = "stderr.txt";

/// A file of its home for one of its outputs.
fn output(program: &Program, name: &str) -> fs::File {
    fs::File::create(program.home().join(name)).expect("a file in its home can be made")
}

impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", fs::read_to_string(self.home().join(SAID)).unwrap_or_default());
        }
    }
}

/// Starts the program and waits for its window.
fn open(screen: &Screen, program: &Program, arguments: &[&str]) -> (KillOnDrop, TcpStream) {
    let address = free_address();
    let child = program
        .command()
        .args(arguments)
        .env("DISPLAY", &screen.display)
        .env("EGUI_INSPECTION", address.to_string())
        .env("WINIT_X11_SCALE_FACTOR", "1")
        .current_dir(program.home())
        .stdin(Stdio::null())
        .stdout(output(program, "stdout.txt"))
        .stderr(output(program, SAID))
        .spawn()
        .expect("the built program can be started");
    let mut process = KillOnDrop(child);
    let connection = wait::until("the program to open its window", || {
        let ended = process.0.try_wait().expect("the program is our child");
        assert!(ended.is_none(), "the program ended: {ended:?}");
        TcpStream::connect(address).ok()
    });
    connection.set_read_timeout(Some(wait::LIMIT)).expect("a limit can be set");
    read_handshake(&connection).expect("the program speaks the inspection protocol");
    let window = screen.window_of(process.0.id());
    screen.focus(&window);
    (process, connection)
}

impl App {
    /// Starts it with these arguments on a screen of 1280 x 800, and waits for its first frame.
    pub fn start(arguments: &[&str]) -> Self {
        Self::start_on(Screen::new(1280, 800), Program::new(), arguments)
    }

    /// Starts it on this screen with this home.
    pub fn start_on(screen: Screen, program: Program, arguments: &[&str]) -> Self {
        let (process, connection) = open(&screen, &program, arguments);
        Self { process: RefCell::new(process), connection, screen, program }
    }

    /// Its process is killed in the middle of whatever it does, and a new one is started with the same home.
    pub fn kill_and_start_again(&mut self) {
        let killed = &mut self.process.get_mut().0;
        killed.kill().expect("our child can be killed");
        killed.wait().expect("our child has ended");
        self.start_again();
    }

    /// It has ended, and a new one is started with the same home.
    pub fn start_again(&mut self) {
        let (process, connection) = open(&self.screen, &self.program, &[]);
        (*self.process.get_mut(), self.connection) = (process, connection);
    }

    /// A command that starts the program once more on the same screen with the same home, in which it also stands.
    pub fn command(&self) -> Command {
        let mut command = self.program.command();
        command.env("DISPLAY", &self.screen.display).current_dir(self.home());
        command
    }

    /// Gives the window this width, height and place, in pixels.
    pub fn place_window(&self, width: i32, height: i32, x: i32, y: i32) {
        let window = self.screen.window_of(self.process());
        self.screen.place(&window, (width, height, x, y));
        wait::until("the window to be there", || {
            self.draw();
            (self.window_place() == (width, height, x, y)).then_some(())
        });
    }

    /// Its width, height and place, in pixels.
    pub fn window_place(&self) -> (i32, i32, i32, i32) {
        self.screen.place_of(&self.screen.window_of(self.process()))
    }

    /// The folder of Backfill's own files.
    pub fn data(&self) -> PathBuf {
        self.program.data()
    }

    /// Its home.
    pub fn home(&self) -> &Path {
        self.program.home()
    }

    /// The system's number of its process.
    pub fn process(&self) -> u32 {
        self.process.borrow().0.id()
    }

    // Looking.

    /// All widgets that have a name or a value, as of a frame drawn after everything that was done before.
    pub fn widgets(&self) -> Vec<Widget> {
        match self.ask(Request::GetTree) {
            Response::Tree { accesskit: Some(tree), .. } => widgets(&tree),
            _ => Vec::new(),
        }
    }

    /// The widget with exactly this name or value, once there is one. Of several, the first.
    pub fn find(&self, text: &str) -> Widget {
        self.wait_for(text, |widget| widget.is(text))
    }

    /// The same among widgets of one kind, for a name that a column's card and a table's title share.
    pub fn find_role(&self, role: Role, text: &str) -> Widget {
        self.wait_for(text, |widget| widget.role == role && widget.is(text))
    }

    /// The first widget that says this somewhere, once there is one.
    pub fn find_saying(&self, text: &str) -> Widget {
        self.wait_for(text, |widget| widget.says(text))
    }

    /// The first widget that is so, once there is one; fails with all that was there instead.
    pub fn wait_for(&self, what: &str, is: impl Fn(&Widget) -> bool) -> Widget {
        let seen = RefCell::new(Vec::new());
        let _told = TellOnPanic { what, seen: &seen };
        wait::until(&format!("{what:?} in the window"), || {
            *seen.borrow_mut() = self.widgets();
            seen.borrow().iter().find(|widget| is(widget)).cloned()
        })
    }

    /// Waits until no widget has this name or value.
    pub fn wait_gone(&self, text: &str) {
        wait::until(&format!("{text:?} to be gone"), || {
            (!self.widgets().iter().any(|widget| widget.is(text))).then_some(())
        });
    }

    /// The widget that has the keyboard.
    pub fn focused(&self) -> Option<Widget> {
        self.widgets().into_iter().find(|widget| widget.focused)
    }

    /// Keeps a picture of the window where `BACKFILL_PICTURES` names a folder for them.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("BACKFILL_PICTURES") else { return };
        match self.ask(Request::GetScreenshot { pixels_per_point: None }) {
            Response::Screenshot(png) => {
                fs::create_dir_all(&folder).expect("the folder for pictures can be made");
                fs::write(Path::new(&folder).join(format!("{name}.png")), png.bytes).expect("the picture can be kept");
            }
            other => panic!("no picture came: {other:?}"),
        }
    }

    // The pointer.

    /// Clicks the middle of the widget with this name or value.
    pub fn click(&self, text: &str) {
        self.follow(|| self.find(text));
    }

    /// The same among widgets of one kind.
    pub fn click_role(&self, role: Role, text: &str) {
        self.follow(|| self.find_role(role, text));
    }

    /// Clicks what is found. What moves away while the pointer comes is followed, as a person does.
    fn follow(&self, find: impl Fn() -> Widget) {
        for _ in 0..20 {
            let place = find().center();
            self.move_to(place);
            if find().rect.contains(place) {
                return self.click_at(place);
            }
        }
        panic!("{:?} does not stand still", find());
    }

    /// Turns the wheel over the middle of the window until the widget with this name stands above the page's foot, and
    /// clicks it.
    pub fn click_seen(&self, text: &str) {
        let (width, height) = self.screen.size();
        let seen = height - 80.0;
        for _ in 0..60 {
            let rect = self.find(text).rect;
            if rect.top() >= 8.0 && rect.bottom() <= seen {
                break;
            }
            self.scroll(Pos2::new(width * 0.7, height * 0.5), if rect.top() < 8.0 { -1 } else { 1 });
        }
        self.click(text);
    }

    /// Clicks the first that can be pressed of this name, also where it stands in the page's foot, which never moves.
    pub fn click_pressable(&self, text: &str) {
        let (width, height) = self.screen.size();
        let find = || self.wait_for(text, |widget| widget.is(text) && widget.role != Role::Label).rect;
        let mut rect = find();
        for _ in 0..60 {
            if rect.top() >= 8.0 && rect.bottom() <= height - 80.0 {
                break;
            }
            self.scroll(Pos2::new(width * 0.7, height * 0.5), if rect.top() < 8.0 { -1 } else { 1 });
            assert!(self.comes_to_rest());
            if find() == rect {
                break;
            }
            rect = find();
        }
        self.follow(|| self.wait_for(text, |widget| widget.is(text) && widget.role != Role::Label));
    }

    /// Clicks the widget with this name, which ends the program.
    pub fn click_at_last(&self, text: &str) {
        self.move_to(self.find(text).center());
        self.screen.press();
        self.draw();
        self.screen.release();
    }

    /// Clicks a place of the window, in points.
    pub fn click_at(&self, place: Pos2) {
        self.move_to(place);
        self.screen.press();
        self.draw();
        self.screen.release();
        self.draw();
    }

    /// Takes one widget and lets it go on another, on a straight line and not all at once.
    pub fn drag(&self, from: Pos2, to: Pos2) {
        self.pick_up(from, to);
        self.let_go();
    }

    /// The first part of a drag: the button is still down at its end, so that one can look.
    pub fn pick_up(&self, from: Pos2, to: Pos2) {
        const STEPS: i32 = 16;
        self.move_to(from);
        self.screen.press();
        self.draw();
        for step in 1..=STEPS {
            self.move_to(from + (to - from) * (step as f32 / STEPS as f32));
        }
    }

    /// The last part of a drag.
    pub fn let_go(&self) {
        self.screen.release();
        self.draw();
    }

    /// Turns the wheel over a place: down for a positive number of notches.
    pub fn scroll(&self, place: Pos2, notches: i32) {
        self.move_to(place);
        self.screen.turn_wheel(notches);
        self.draw();
    }

    /// Moves the pointer to a place of the window, in points. The window fills its screen from the upper left corner,
    /// as there is nobody to move it, and a point is a pixel.
    pub fn move_to(&self, place: Pos2) {
        self.screen.move_pointer(place.x, place.y);
        self.draw();
    }

    // The keyboard.

    /// Presses keys one after the other, such as `Tab`, `space` or `ctrl+z`.
    pub fn keys(&self, keys: &[&str]) {
        self.screen.keys(keys);
        self.draw();
    }

    /// Types a line of ASCII.
    pub fn type_text(&self, text: &str) {
        self.screen.type_text(text);
        self.draw();
    }

    /// Presses Tab until the widget with this name or value has the keyboard.
    pub fn tab_to(&self, text: &str) {
        self.tab_to_one(text, |widget| widget.is(text));
    }

    /// Presses Tab until a widget that is so has the keyboard.
    pub fn tab_to_one(&self, what: &str, is: impl Fn(&Widget) -> bool) {
        self.press_to_one("Tab", what, is);
    }

    /// The same, backwards.
    pub fn back_tab_to_one(&self, what: &str, is: impl Fn(&Widget) -> bool) {
        self.press_to_one("shift+Tab", what, is);
    }

    fn press_to_one(&self, key: &str, what: &str, is: impl Fn(&Widget) -> bool) {
        let mut passed = Vec::new();
        for _ in 0..200 {
            match self.focused() {
                Some(widget) if is(&widget) => return,
                Some(widget) => passed.push(format!("{:?} {:?}", widget.role, widget.label)),
                None => {}
            }
            self.keys(&[key]);
        }
        panic!("{key} never reaches {what:?}; it passed {passed:#?}");
    }

    // The window.

    /// Asks the window to close, by the keyboard: a screen without a window manager has no close button.
    pub fn close(&self) {
        self.screen.keys(&["ctrl+q"]);
    }

    /// Waits until the program has ended, and gives its exit code.
    pub fn ended(&self) -> Option<i32> {
        let look = || self.process.borrow_mut().0.try_wait().expect("the program is our child");
        wait::until("the program to end", look).code()
    }

    /// Whether the window comes to rest: no frame is asked for any more.
    pub fn comes_to_rest(&self) -> bool {
        matches!(self.ask(Request::Settle { max_steps: 600 }), Response::Settled { settled: true, .. })
    }

    /// Lets it draw a frame with what the pointer and the keyboard have just done, and another for what follows.
    fn draw(&self) {
        for _ in 0..2 {
            self.ask(Request::ApplyEvents { events: Vec::new() });
        }
    }

    fn ask(&self, request: Request) -> Response {
        write_message(&self.connection, &request).expect("the program listens");
        match read_message(&self.connection).expect("the program answers") {
            Response::Error { message } => panic!("the program refuses {request:?}: {message}"),
            response => response,
        }
    }
}

/// Says what was in the window instead when a wait for something in it ends in vain.
struct TellOnPanic<'a> {
    what: &'a str,
    seen: &'a RefCell<Vec<Widget>>,
}

impl Drop for TellOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("instead of {:?} the window showed:", self.what);
            for widget in self.seen.borrow().iter() {
                eprintln!("  {:?} {:?} {:?}", widget.role, widget.label, widget.value);
            }
        }
    }
}
