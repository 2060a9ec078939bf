//! The program in a real window: how soon it is there, how long its frames take while it works, and what it does when
//! nothing happens. The program itself writes down what each frame took (`BACKFILL_FRAMES`).

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
const FRAMES: &str = "Processor time of a frame, every page, an import running";
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
    let frames = folder.at("frames");
    let app = App::start_on(Screen::new(1280, 800), Program::new().with(VARIABLE, frames.clone()), &[]);
    app.find("Choose a file…");
    assert!(app.comes_to_rest());
    let idle = at_rest(&app, &frames);

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
    let worst = on_every_page(&app, &frames, Duration::from_secs(if setting.turns > 1 { 20 } else { 1 }));

    let spent = sorted(&frames, Share::All);
    if lines.want(FRAMES) && !spent.is_empty() {
        lines.add(Line {
            what: format!("{FRAMES}, {} rows", setting.rows),
            ours: format!(
                "99% under {}, the longest {}",
                milliseconds(part(&spent, 0.99)),
                milliseconds(part(&spent, 1.0))
            ),
            beside: format!(
                "of it the pages: 99% under {}; {} frames{worst}",
                milliseconds(part(&sorted(&frames, Share::Pages), 0.99)),
                spent.len()
            ),
            ratio: String::new(),
            goal: "5 ms",
        });
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

/// Goes from page to page while the import runs, with the pointer over what is there; says on which page frames took the
/// most of the processor.
fn on_every_page(app: &App, frames: &Path, long: Duration) -> String {
    let mut pages: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let until = Instant::now() + long;
    loop {
        for page in ["Choose", "Match", "Preview", "Send"] {
            let before = in_order(frames, Share::All).len();
            app.click_role(Role::Button, page);
            for step in 0..8_u8 {
                app.move_to(pos2(360.0 + 100.0 * f32::from(step), 180.0 + 60.0 * f32::from(step)));
            }
            pages.entry(page).or_default().extend(in_order(frames, Share::All).into_iter().skip(before));
        }
        if Instant::now() >= until || !app.widgets().iter().any(|widget| widget.says("Sending to")) {
            break;
        }
    }
    let worst = pages.into_iter().filter(|(_, spent)| !spent.is_empty()).map(|(page, mut spent)| {
        spent.sort_unstable();
        (part(&spent, 0.99), page, spent.len())
    });
    worst.max().map_or_else(String::new, |(spent, page, count)| {
        format!("; the slowest page, {page}: 99% of {count} under {}", milliseconds(spent))
    })
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
    let (drawn, before) = (in_order(frames, Share::All).len(), spent(app));
    std::thread::sleep(REST);
    let (more, after) = (in_order(frames, Share::All).len() - drawn, spent(app));
    format!("{more} frames, {} ms of processor time", (after - before) * 10)
}

/// What a process has had of the processor, in hundredths of a second, as Linux counts; 0 elsewhere.
fn spent_ticks(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The second field is its name, in parentheses, which may hold anything.
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

/// What the program writes of each frame.
#[derive(Clone, Copy)]
enum Share {
    /// All that the processor spent on it.
    All = 1,
    /// What it spent on the pages, without the picture that is made of them.
    Pages = 2,
}

/// The processor's share of each frame, the shortest first.
fn sorted(frames: &Path, share: Share) -> Vec<Duration> {
    let mut spent = in_order(frames, share);
    spent.sort_unstable();
    spent
}

/// The processor's share of each frame, in the order in which they were drawn.
fn in_order(frames: &Path, share: Share) -> Vec<Duration> {
    let lines = fs::read_to_string(PathBuf::from(frames)).unwrap_or_default();
    let told = |line: &str| line.split(' ').nth(share as usize)?.parse().ok().map(Duration::from_micros);
    lines.lines().filter_map(told).collect()
}

/// What so large a part of all is not above.
fn part(sorted: &[Duration], part: f64) -> Duration {
    let at = (sorted.len() as f64 * part).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or_default()
}
