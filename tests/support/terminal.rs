//! The built program at a terminal, by `script` of util-linux, which gives it one and repeats what is seen there.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::program::{Program, finish};

/// Runs the program at a terminal, types this, and gives all that is seen there. No argument may hold a quotation mark.
pub fn at_a_terminal(
    program: &Program,
    folder: &Path,
    arguments: &[&str],
    environment: &[(&str, &str)],
    typed: &str,
) -> String {
    let plain = program.command();
    let words = std::iter::once(plain.get_program()).chain(plain.get_args()).map(|word| word.to_string_lossy());
    let words = words.map(|word| word.into_owned()).chain(arguments.iter().map(|word| (*word).to_owned()));
    let line: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", &line.join(" "), "/dev/null"]);
    command.env_clear().envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.envs(environment.iter().copied()).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("script, which gives programs a terminal, can be started");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(typed.as_bytes()).expect("it reads what is typed");
    let outcome = finish(child);
    drop(stdin);
    outcome.stdout
}
