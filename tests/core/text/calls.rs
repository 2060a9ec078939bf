//! Where the code says something: the calls of `tr!` and `message!` with their keys and arguments.

use std::collections::BTreeSet;

use super::literals::apart;

/// A call of `tr!` or `message!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The file's line, from 1.
    pub line: usize,
    /// The key, where it is written out.
    pub key: Option<String>,
    /// The names of what is put into the gaps.
    pub args: BTreeSet<String>,
}

/// Every call in a file.
pub fn calls(file: &str) -> Vec<Call> {
    let (code, literals) = apart(file);
    let mut calls = Vec::new();
    for (at, name) in code.match_indices("tr!(").chain(code.match_indices("message!(")) {
        let whole = !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        let from = at + name.len();
        let parts = parts(&code[from..]);
        let key_ends = from + parts.first().map_or(0, |part| part.len());
        // What is written out is the first thing of the call, alone up to its comma.
        let key = literals
            .iter()
            .find(|literal| (from..key_ends).contains(&literal.at))
            .filter(|_| parts.first().is_some_and(|part| part.trim().is_empty()));
        let args = parts.iter().skip(1).filter_map(|part| part.split_once('=')).map(|(name, _)| name.trim().to_owned());
        if whole {
            let line = code[..at].matches('\n').count() + 1;
            calls.push(Call { line, key: key.map(|literal| literal.text.clone()), args: args.collect() });
        }
    }
    calls
}

/// What stands between the commas of a call, up to the parenthesis that closes it.
fn parts(code: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0_i32, 0, Vec::new());
    for (at, letter) in code.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                parts.push(&code[from..at]);
                return parts;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&code[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn a_call_is_read_with_its_key_and_its_arguments() {
    let file = r#"
fn f() { tr!("plain"); x(tr!(
    "with-gaps", count = rows.len(), list = Arg::list(["a", "b"].map(|x| f(x, 1)), 3),
)); }
let m = message!(kind.key, name = tr!("inner"));
astr!("none");
"#;
    let found = calls(file);
    let told: Vec<(usize, Option<&str>, Vec<&str>)> = found
        .iter()
        .map(|call| (call.line, call.key.as_deref(), call.args.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            (2, Some("plain"), vec![]),
            (2, Some("with-gaps"), vec!["count", "list"]),
            (5, Some("inner"), vec![]),
            (5, None, vec!["name"]),
        ]
    );
}
