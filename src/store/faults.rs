//! What is written down when Backfill itself fails, for whoever mends it: where in the program that was and what was done
//! just before. Nothing is sent anywhere; the person is told where it lies.
//!
//! No cell, no path and no secret may stand in it. A panic's message may hold one, as that of an `unwrap` on what was
//! read does, so a message is kept only where it stands in the program as it is. What was done is a name that is part
//! of the program too, and of the program's own places those folders are left away where it was built.

use std::backtrace::Backtrace;
use std::collections::VecDeque;
use std::fmt::{Debug, Write as _};
use std::fs;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::own;
use crate::clock;

/// The file beside them that names the one that the person was not told of yet.
const UNTOLD: &str = "untold";

/// So many are kept; the oldest go first.
const MOST: usize = 20;

/// So many are written by one process: one that fails in a circle says the same again and again.
const MOST_OF_ONE: usize = 5;

/// So many of the last actions are told.
const ACTIONS: usize = 40;

/// What was done last, by name.
static DONE: Mutex<VecDeque<&'static str>> = Mutex::new(VecDeque::new());

/// The report that this process wrote last.
static LAST: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Remembers that something is done now, by a name that holds no data, since it is part of the program.
pub fn note(action: &'static str) {
    // What is done again and again would drive out all else.
    if let Ok(mut done) = DONE.try_lock()
        && done.back() != Some(&action)
    {
        if done.len() == ACTIONS {
            done.pop_front();
        }
        done.push_back(action);
    }
}

/// Writes a report of each panic from now on, in the folder of Backfill's own files.
pub fn watch(data: Option<&Path>) {
    let data = data.map(Path::to_owned);
    std::panic::set_hook(Box::new(move |panic| {
        static WRITTEN: AtomicUsize = AtomicUsize::new(0);
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        if number < MOST_OF_ONE
            && let Some(path) = write(panic, data.as_deref(), number)
            && let Ok(mut last) = LAST.try_lock()
        {
            *last = Some(path);
        }
    }));
}

/// The report that this process wrote last, if any.
pub fn last() -> Option<PathBuf> {
    LAST.try_lock().ok()?.clone()
}

/// A report that the person was not told of yet, which is over with this.
pub fn untold(data: Option<&Path>) -> Option<PathBuf> {
    let folder = own::place(data).ok()?.join(own::REPORTS);
    let mark = folder.join(UNTOLD);
    let name = fs::read_to_string(&mark).ok()?;
    let _ = fs::remove_file(mark);
    // Whatever stands there, it names a file of this folder or nothing.
    Some(folder.join(Path::new(&name).file_name()?)).filter(|path| path.is_file())
}

/// How many there are, and where.
pub fn kept(data: Option<&Path>) -> Option<(usize, PathBuf)> {
    let folder = own::place(data).ok()?.join(own::REPORTS);
    Some((names(&folder).len(), folder)).filter(|(count, _)| *count > 0)
}

/// The names of the reports in a folder, the oldest first.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".txt")).collect();
    names.sort_unstable();
    names
}

fn write(panic: &PanicHookInfo<'_>, data: Option<&Path>, number: usize) -> Option<PathBuf> {
    let folder = own::data_folder(data).ok()?.join(own::REPORTS);
    own::make_private_folder(&folder).ok()?;
    let before = names(&folder);
    for old in before.iter().take((before.len() + 1).saturating_sub(MOST)) {
        let _ = fs::remove_file(folder.join(old));
    }
    let name = format!("{}-{}-{number}.txt", clock::now().format("%Y-%m-%d-%H%M%S"), std::process::id());
    let path = folder.join(&name);
    own::private_file(&path).ok()?.write_all(text(panic).as_bytes()).ok()?;
    let _ = own::private_file(&folder.join(UNTOLD)).and_then(|mut file| {
        file.set_len(0)?;
        file.write_all(name.as_bytes())
    });
    Some(path)
}

fn text(panic: &PanicHookInfo<'_>) -> String {
    let at =
        panic.location().map_or_else(String::new, |at| format!("{}:{}:{}", place(at.file()), at.line(), at.column()));
    // A message that was put together when it happened is a `String`, and anything may stand in it.
    let said = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("-");
    let thread = std::thread::current();
    let mut text = String::new();
    // Nothing can go wrong with writing to a text.
    let mut line = |name: &str, value: &str| writeln!(text, "{name}: {value}").unwrap_or_default();
    line("version", env!("CARGO_PKG_VERSION"));
    line("time", &clock::now().to_rfc3339());
    line("system", &system());
    line("thread", thread.name().unwrap_or("-"));
    line("place", &at);
    line("message", said);
    line("actions", &actions().join(", "));
    line("backtrace", "");
    // Written out in full it says where each frame is, also in a program whose functions have no names any more.
    let trace = format!("{:#}", Backtrace::force_capture());
    text.extend(frames(&trace, anchor()).map(|frame| frame + "\n"));
    text
}

/// Where this function is, from which the places of frames are counted: where the program begins is another place at each
/// start. In the list of symbols that is made with a package its name is found, and so are those of the frames.
#[inline(never)]
fn anchor() -> usize {
    anchor as *const () as usize
}

/// What was done last, the last at the end. Where somebody holds it just now, the rest of the report is enough.
fn actions() -> Vec<&'static str> {
    DONE.try_lock().map_or_else(|_| Vec::new(), |done| done.iter().copied().collect())
}

/// The kind of system and, on Linux, what it calls itself.
fn system() -> String {
    let kind = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let named = fs::read_to_string("/etc/os-release").ok();
    let named = named.iter().flat_map(|text| text.lines()).find_map(|line| line.strip_prefix("PRETTY_NAME="));
    named.map_or_else(|| kind.clone(), |name| format!("{kind}, {}", name.trim_matches('"')))
}

/// The lines of a backtrace, with the places in the program as [`place`] has them, and those in memory counted from
/// [`anchor`].
fn frames(trace: &str, anchor: usize) -> impl Iterator<Item = String> {
    trace.lines().map(move |line| match line.split_once("  at ") {
        Some((indent, file)) if indent.trim().is_empty() => format!("{indent}  at {}", place(file)),
        _ => counted(line, anchor).unwrap_or_else(|| line.to_owned()),
    })
}

/// `7:     0x55d0c0ffee12 - name` as `7: name (anchor+0x12)`; `None` for another line.
fn counted(line: &str, anchor: usize) -> Option<String> {
    /// What is further away is part of no program of ours.
    const FAR: usize = 1 << 30;
    let (number, rest) = line.split_once(": ")?;
    let (address, name) = rest.trim_start().split_once(" - ")?;
    let address = usize::from_str_radix(address.strip_prefix("0x")?, 16).ok()?;
    let (sign, away) = if address < anchor { ('-', anchor - address) } else { ('+', address - anchor) };
    Some(match away < FAR {
        true => format!("{number}: {name} (anchor{sign}{away:#x})"),
        false => format!("{number}: {name}"),
    })
}

/// A file of the program, without the folders that lead to its crate on the computer where it was built.
fn place(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let from = match parts.iter().rposition(|part| *part == "src") {
        // The crate's own folder says which one it is.
        Some(at) => at.saturating_sub(1),
        None => parts.len().saturating_sub(1),
    };
    parts[from..].join("/")
}

/// A time of this program, or that which the variable of this name says in milliseconds. Only for tests.
#[cfg(feature = "inspection")]
pub fn shortened(name: &str, usual: Duration) -> Duration {
    let said = std::env::var(name).ok().and_then(|said| said.parse().ok());
    said.map_or(usual, Duration::from_millis)
}

/// As it is: only a program that is built for tests has another.
#[cfg(not(feature = "inspection"))]
#[inline]
pub fn shortened(_name: &str, usual: Duration) -> Duration {
    usual
}

/// Fails here, with this in the message, where `BACKFILL_FAIL` names the place. Only for tests.
#[cfg(feature = "inspection")]
#[track_caller]
pub fn fail_here(place: &str, data: &dyn Debug) {
    assert!(!std::env::var("BACKFILL_FAIL").is_ok_and(|named| named == place), "{place}: {data:?}");
}

/// Nothing: only a program that is built for tests can be made to fail.
#[cfg(not(feature = "inspection"))]
#[inline]
pub fn fail_here(_place: &str, _data: &dyn Debug) {}
