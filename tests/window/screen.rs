//! A screen that nobody sees, with a pointer and a keyboard.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::support::program::KillOnDrop;
use crate::support::wait;

/// An X server of its own (Xvfb); dropping it ends it.
pub struct Screen {
    _server: KillOnDrop,
    size: (u32, u32),
    /// What programs are given as `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// A new screen of this size in pixels, under a number that was free.
    pub fn new(width: u32, height: u32) -> Self {
        let size = format!("{width}x{height}x24");
        let mut server = Command::new("Xvfb")
            // Without keys that repeat: one that is let go late would be typed twice.
            .args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp", "-noreset", "-r"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb can be run; tests/run installs it");
        let stdout = server.stdout.take().expect("its standard output is a pipe");
        let server = KillOnDrop(server);
        // It writes the number once it takes connections, and closes its output when it cannot.
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb does not start");
        Self { _server: server, size: (width, height), display: format!(":{}", number.trim()) }
    }

    /// Its width and height in pixels.
    pub fn size(&self) -> (f32, f32) {
        (self.size.0 as f32, self.size.1 as f32)
    }

    /// The window of this process, once it is there.
    pub fn window_of(&self, process: u32) -> String {
        let process = process.to_string();
        wait::until("the window", || {
            let found = self.xdotool(&["search", "--onlyvisible", "--pid", &process]).ok()?;
            found.lines().next().map(str::to_owned)
        })
    }

    /// Gives this window the keyboard, as a click on it would.
    pub fn focus(&self, window: &str) {
        wait::until("the window to have the keyboard", || {
            self.xdotool(&["windowfocus", "--sync", window]).ok()?;
            let has = self.xdotool(&["getwindowfocus"]).ok()?;
            (has.trim() == window).then_some(())
        });
    }

    /// Gives a window this width, height and place.
    pub fn place(&self, window: &str, (width, height, x, y): (i32, i32, i32, i32)) {
        self.must(&["windowsize", window, &width.to_string(), &height.to_string()]);
        self.must(&["windowmove", window, &x.to_string(), &y.to_string()]);
    }

    /// The width, height and place of a window.
    pub fn place_of(&self, window: &str) -> (i32, i32, i32, i32) {
        let told = self.xdotool(&["getwindowgeometry", "--shell", window]).expect("the window is there");
        let number = |name: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no {name} in {told}"))
        };
        (number("WIDTH"), number("HEIGHT"), number("X"), number("Y"))
    }

    /// Moves the pointer to a place of the screen, in pixels.
    pub fn move_pointer(&self, x: f32, y: f32) {
        self.must(&["mousemove", &format!("{x:.0}"), &format!("{y:.0}")]);
    }

    /// Presses the left button and keeps it down.
    pub fn press(&self) {
        self.must(&["mousedown", "1"]);
    }

    /// Lets the left button go.
    pub fn release(&self) {
        self.must(&["mouseup", "1"]);
    }

    /// Turns the wheel: down for a positive number of notches, else up.
    pub fn turn_wheel(&self, notches: i32) {
        let button = if notches > 0 { "5" } else { "4" };
        self.must(&["click", "--repeat", &notches.abs().to_string(), button]);
    }

    /// Presses keys one after the other, such as `Tab` or `ctrl+z`.
    pub fn keys(&self, keys: &[&str]) {
        self.must(&[&["key", "--delay", "20"], keys].concat());
    }

    /// Types a line of ASCII.
    pub fn type_text(&self, text: &str) {
        assert!(text.is_ascii(), "the keyboard has no key for some of {text:?}");
        self.must(&["type", "--delay", "10", "--", text]);
    }

    fn must(&self, arguments: &[&str]) {
        if let Err(problem) = self.xdotool(arguments) {
            panic!("xdotool {arguments:?}: {problem}");
        }
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<String, String> {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .stdin(Stdio::null())
            .output()
            .expect("xdotool can be run; tests/run installs it");
        match output.status.success() {
            true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }
}
