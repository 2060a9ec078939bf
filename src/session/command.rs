//! The command line that does what is set up now. It holds no secret: a plan has none, and a key or a password is no
//! argument of any command.

use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_64;

use super::message::Message;
use super::send::{BulkForm, Target};
use super::task::{Beside, Task};
use super::view::WindowView;
use crate::error::Error;
use crate::ledger::ProductKind;
use crate::plan::Plan;
use crate::sink::bucket::USUAL_PART;
use crate::sink::kissmetrics::pace::Ceiling;
use crate::source::PLAN_ENDINGS;
use crate::store;

/// What stands behind the name of the program and before the plan, and behind it.
struct Words {
    command: &'static str,
    more: Vec<String>,
}

/// The command line that is being made.
#[derive(Default)]
pub struct CopyCommand {
    task: Task<String>,
    made: Option<String>,
}

impl CopyCommand {
    /// Makes it of what a view shows. The plan is kept in the folder of Backfill's own files, under a name of its own, so
    /// that the command stays what it is however the window goes on.
    pub fn make(&mut self, view: &WindowView<'_>, plan: Plan, beside: &Beside) {
        let (words, data) = (words(view), beside.data.clone());
        self.task.start("command", &beside.wake, move |_| line(&words, &plan, data.as_deref()));
    }

    /// Receives it: what there is to say of it.
    pub fn receive(&mut self) -> Option<Result<Message, Error>> {
        Some(self.task.take()?.map(|line| {
            let told = Message::Done(crate::message!("session-command-copied", command = &line).into());
            self.made = Some(line);
            told
        }))
    }

    /// It, once, for the clipboard.
    pub fn take(&mut self) -> Option<String> {
        self.made.take()
    }
}

fn words(view: &WindowView<'_>) -> Words {
    let (send, files) = (view.send, &view.files.form);
    match (send.target, files.part()) {
        (Target::Product, _) => {
            let form = &send.form;
            let given = |flag: &str, value: &str| (!value.is_empty()).then(|| format!("--{flag}={value}"));
            let mut more: Vec<String> =
                given("product", form.name.trim()).into_iter().chain(given("tracker", form.address.trim())).collect();
            if form.kind() == ProductKind::Test {
                more.push("--test".to_owned());
            }
            if send.is_bulk() {
                more.retain(|flag| !flag.starts_with("--tracker="));
                more.extend(in_bulk(&send.bulk));
                return Words { command: "run", more };
            }
            more.extend(match send.ceiling {
                Ceiling::Gentle => given("pace", "gentle"),
                Ceiling::Normal => None,
                Ceiling::Fast => given("pace", "fast"),
            });
            Words { command: "run", more }
        }
        (Target::Files, Some(part)) if !files.folder.trim().is_empty() => {
            let folder = std::path::absolute(files.folder.trim()).unwrap_or_else(|_| files.folder.trim().into());
            let form = [format!("--as={}", files.form.id()), format!("--part={part}")];
            let more = std::iter::once(folder.to_string_lossy().into_owned()).chain(form).collect();
            Words { command: "save", more }
        }
        // Nothing leaves yet: what would become of every row.
        (Target::Practice | Target::Files, _) => Words { command: "check", more: Vec::new() },
    }
}

/// What is typed of a bucket.
fn in_bulk(form: &BulkForm) -> Vec<String> {
    let given = |flag: &str, value: &str| (!value.is_empty()).then(|| format!("--{flag}={value}"));
    let part = form.part.trim();
    let usual = part == USUAL_PART.to_string();
    let values = [
        given("to", form.place.trim()),
        given("region", form.region.trim()),
        given("endpoint", form.endpoint.trim()),
        given("name", form.name.trim()),
        given("part", if usual { "" } else { part }),
        form.grant.then(|| "--grant".to_owned()),
    ];
    values.into_iter().flatten().collect()
}

fn line(words: &Words, plan: &Plan, data: Option<&Path>) -> Result<String, Error> {
    let text = plan.clone().with_whole_paths().to_text();
    let print = format!("{:016x}", xxh3_64(text.as_bytes()));
    let folder = store::data_folder(data)?;
    let kept = store::keep(&folder, &format!("{}{print}.{}", store::SETTINGS, PLAN_ENDINGS[0]), text.as_bytes())?;
    let kept = std::path::absolute(&kept).unwrap_or(kept);
    let whole =
        |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned();
    let data = data.map(|data| format!("--data={}", whole(data)));
    let plan = [words.command.to_owned(), kept.to_string_lossy().into_owned()];
    let all: Vec<String> =
        std::iter::once(program()).chain(data).chain(plan).chain(words.more.iter().cloned()).collect();
    Ok(quoted(&all, cfg!(windows)))
}

/// What a shell starts this program by: its name, where that leads here, else its path.
fn program() -> String {
    let Ok(here) = std::env::current_exe() else { return env!("CARGO_PKG_NAME").to_owned() };
    let name = format!("{}{}", env!("CARGO_PKG_NAME"), std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).map(|folder| folder.join(&name)).find(|path| path.is_file());
    let real = |path: PathBuf| std::fs::canonicalize(&path).unwrap_or(path);
    match found.map(real) == Some(real(here.clone())) {
        true => env!("CARGO_PKG_NAME").to_owned(),
        false => here.to_string_lossy().into_owned(),
    }
}

/// Words as a shell takes them for what they are: any of Unix, or PowerShell and the command prompt.
pub fn quoted(words: &[String], windows: bool) -> String {
    let plain =
        |letter: char| letter.is_ascii_alphanumeric() || "_-+=:,./@".contains(letter) || (windows && letter == '\\');
    let word = |word: &String| {
        if !word.is_empty() && word.chars().all(plain) {
            word.clone()
        } else if !windows {
            format!("'{}'", word.replace('\'', r"'\''"))
        } else if word.contains(['$', '`', '"', '%']) {
            // Only PowerShell has quotes in which these mean themselves.
            format!("'{}'", word.replace('\'', "''"))
        } else {
            format!("\"{word}\"")
        }
    };
    let line = words.iter().map(word).collect::<Vec<_>>().join(" ");
    // What begins with a quote is a text to PowerShell, unless it is told to call it.
    if windows && line.starts_with(['\'', '"']) { format!("& {line}") } else { line }
}
