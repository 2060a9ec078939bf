//! The program in a real window: how soon it is there, what its frames cost on each page, and what it does when nothing
//! happens. The program itself writes down what each frame cost the window's thread (`BACKFILL_FRAMES`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::pos2;

use crate::app::App;
use crate::measure::{Line, Lines, median, milliseconds};
use crate::screen::Screen;
use crate::support::folder::Folder;
use crate::support::program::{KillOnDrop, Program};
use crate::support::wait;
use crate::{Setting, server};

const FIRST: &str = "From the start to the first frame";
const FRAMES: &str = "Processor time of a frame";
const IDLE: &str = "At rest";

/// The variable that names the file of frames.
const VARIABLE: &str = "BACKFILL_FRAMES";

pub fn measure(setting: &Setting, lines: &mut Lines) {
    if lines.want(FIRST) {
        first_frame(setting, lines);
    }
    if lines.want(FRAMES) || lines.want(IDLE) {
        at_work(setting, lines);
    }
}

fn first_frame(setting: &Setting, lines: &mut Lines) {
    let screen = Screen::new(1280, 800);
    let folder = Folder::new();
    let took = (0..setting.turns).map(|turn| {
        let frames = folder.at(&format!("frames-{turn}"));
        let program = Program::new().with(VARIABLE, frames.clone());
        let mut command = program.command();
        command.env("DISPLAY", &screen.display).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let started = Instant::now();
        let _process = KillOnDrop(command.spawn().expect("the built program can be started"));
        // A frame is written down when the next one begins.
        while fs::metadata(&frames).map_or(0, |about| about.len()) == 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        started.elapsed()
    });
    let (ours, goal) = (milliseconds(median(took.collect())), "500 ms");
    lines.add(Line { what: FIRST.to_owned(), ours, beside: String::new(), ratio: String::new(), goal });
}

/// Through all pages with the large table, into a tracker that answers at once, until a part was sent.
fn at_work(setting: &Setting, lines: &mut Lines) {
    let folder = Folder::new();
    let app = App::start_on(Screen::new(1280, 800), Program::new().with(VARIABLE, folder.at("frames")), &[]);
    // One frame in a hundred may cost more, so that there must be hundreds.
    let moves = if setting.turns > 1 { 200 } else { 8 };
    let mut seen = Seen { app: &app, frames: folder.at("frames"), moves, pages: BTreeMap::new() };
    app.find("Choose a file…");
    assert!(app.comes_to_rest());
    let idle = at_rest(&app, &seen.frames);

    seen.look("Choose");
    app.click("Connect…");
    seen.look("Connect");
    app.click("Back");
    app.click("Type a path");
    app.find_role(Role::TextInput, "Path of a file");
    app.type_text(&setting.users.to_string_lossy());
    app.keys(&["Return"]);
    app.find_saying("rows were read.");
    app.click("Continue");
    app.click("Time zone");
    app.type_text("Europe/Berlin");
    app.click_role(Role::MenuItem, "Europe/Berlin");
    app.click("Continue");
    app.find_saying("rows were checked.");
    app.click("Continue");
    app.click("A Kissmetrics product");
    for (field, text) in [("Name", "Shop"), ("API key", &"0123456789".repeat(4))] {
        app.tab_to_one(field, |widget| widget.label == field && widget.role != Role::Label);
        app.type_text(text);
    }
    app.click_seen("Advanced");
    app.tab_to_one("Tracker address", |widget| widget.label == "Tracker address" && widget.role != Role::Label);
    app.type_text(&server::start(None));
    app.click_seen("Yes, use this address");
    app.click_seen("Test: for trying");
    seen.look("Send");
    app.click_role(
        Role::Button,
        &app.wait_for("the button that sends", |widget| {
            widget.role == Role::Button && widget.label.starts_with("Send ")
        })
        .label,
    );
    for few in ["5 events were sent to Shop.", "105 events were sent to Shop."] {
        app.find_saying(few);
        app.click("Yes, go on");
    }
    let until = Instant::now() + Duration::from_secs(if setting.turns > 1 { 40 } else { 1 });
    loop {
        for (page, step) in [("Chosen", "Choose"), ("Match", "Match"), ("Preview", "Preview"), ("Sending", "Send")] {
            app.click_role(Role::Button, step);
            seen.look(page);
        }
        if Instant::now() >= until || !app.widgets().iter().any(|widget| widget.says("Sending to")) {
            break;
        }
    }
    // Once it has ended its page is shown; then one may have left that again.
    match app.widgets().iter().find(|widget| widget.is("Stop")) {
        Some(stop) => app.click_at(stop.center()),
        None => app.click_role(Role::Button, "Result"),
    }
    app.find("Next time");
    seen.look("Result");
    app.click_seen("Open the history");
    app.find_role(Role::Table, "Imports, the latest first");
    seen.look("History");

    if lines.want(FRAMES) {
        for (page, cost) in &mut seen.pages {
            lines.add(cost.line(page, setting.rows));
        }
    }
    if lines.want(IDLE) {
        lines.add(Line {
            what: IDLE.to_owned(),
            ours: idle,
            beside: format!("{} s", REST.as_secs()),
            ratio: String::new(),
            goal: "no frames",
        });
    }
}

/// What the frames of each page cost.
struct Seen<'a> {
    app: &'a App,
    /// The file of frames.
    frames: PathBuf,
    /// How often the pointer is moved over a page each time.
    moves: u16,
    pages: BTreeMap<&'static str, Cost>,
}

impl Seen<'_> {
    /// Moves the pointer over the page that is shown, and keeps what its frames cost.
    fn look(&mut self, page: &'static str) {
        let (before, drawn) = (in_order(&self.frames).len(), spent_on_drawing(self.app.process()));
        for step in (0..self.moves).map(|moved| f32::from(moved % 8)) {
            self.app.move_to(pos2(360.0 + 100.0 * step, 180.0 + 60.0 * step));
        }
        let cost = self.pages.entry(page).or_default();
        cost.frames.extend(in_order(&self.frames).into_iter().skip(before));
        cost.beside += spent_on_drawing(self.app.process()).saturating_sub(drawn);
    }
}

/// What the frames of a page cost.
#[derive(Default)]
struct Cost {
    frames: Vec<Frame>,
    /// On the threads of what draws where there is no graphics card.
    beside: Duration,
}

impl Cost {
    fn line(&self, page: &str, rows: u64) -> Line {
        let part = |of: fn(&Frame) -> Duration| {
            let mut spent: Vec<Duration> = self.frames.iter().map(of).collect();
            spent.sort_unstable();
            let at = (spent.len() as f64 * 0.99).ceil() as usize;
            milliseconds(spent.get(at.saturating_sub(1)).copied().unwrap_or_default())
        };
        let running = matches!(page, "Chosen" | "Match" | "Preview" | "Sending");
        let running = if running { format!(", an import of {rows} rows running") } else { String::new() };
        let beside = self.beside / u32::try_from(self.frames.len().max(1)).unwrap_or(u32::MAX);
        Line {
            what: format!("{FRAMES}, {page}{running}"),
            ours: format!("99% of {} under {}", self.frames.len(), part(Frame::whole)),
            beside: format!(
                "the page {}, the toolkit {}, drawing {}; {} each on threads that draw in place of a graphics card",
                part(|frame| frame.pages),
                part(|frame| frame.toolkit),
                part(|frame| frame.drawing),
                milliseconds(beside)
            ),
            ratio: String::new(),
            goal: "5 ms",
        }
    }
}

/// How long it is watched at rest.
const REST: Duration = Duration::from_secs(3);

/// What it draws and spends while nothing happens.
fn at_rest(app: &App, frames: &Path) -> String {
    let spent = |app: &App| spent_ticks(app.process());
    // What it does once when it has started is not what it does at rest.
    wait::until("the program to come to rest", || {
        let before = spent(app);
        std::thread::sleep(Duration::from_millis(500));
        (spent(app) == before).then_some(())
    });
    let (drawn, before) = (in_order(frames).len(), spent(app));
    std::thread::sleep(REST);
    let (more, after) = (in_order(frames).len() - drawn, spent(app));
    format!("{more} frames, {} ms of processor time", (after - before) * 10)
}

/// What a process has had of the processor, in hundredths of a second, as Linux counts; 0 elsewhere.
fn spent_ticks(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The second field is its name, in parentheses, which may hold anything.
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

/// What the processor spent on a frame, as the program writes it.
struct Frame {
    pages: Duration,
    toolkit: Duration,
    drawing: Duration,
}

impl Frame {
    fn whole(&self) -> Duration {
        self.pages + self.toolkit + self.drawing
    }
}

/// The frames in the order in which they were drawn.
fn in_order(frames: &Path) -> Vec<Frame> {
    let lines = fs::read_to_string(frames).unwrap_or_default();
    let told = |line: &str| {
        let mut parts = line.split(' ').map(|part| part.parse().ok().map(Duration::from_micros));
        Some(Frame { pages: parts.next()??, toolkit: parts.next()??, drawing: parts.next()?? })
    };
    lines.lines().filter_map(told).collect()
}

/// What the processor spent on the threads with which Mesa draws where there is no graphics card; nothing elsewhere.
fn spent_on_drawing(process: u32) -> Duration {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let spent = threads.filter_map(|thread| {
        let read = |file: &str| fs::read_to_string(thread.path().join(file)).ok();
        read("comm")?.starts_with("llvmpipe").then_some(())?;
        read("schedstat")?.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    });
    spent.sum()
}
