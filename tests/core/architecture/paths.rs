//! The paths that a Rust file names, with their lines: enough of the language to tell a room from a crate.
//!
//! Comments and literals are passed over, `use` trees are unfolded, and a name that the file imports or declares
//! stands for what it was imported from. Scopes are not followed: a file is taken as one.

use std::collections::HashMap;

/// A path as it was written, its imported names replaced by where they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Such as `crate`, `source`, `Record`; a path that begins with `::` has an empty first segment.
    pub segments: Vec<String>,
    /// The line of the file, from 1.
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Name(String),
    /// `::`
    Colons,
    Other(char),
}

/// Every path in a file's text that has at least two segments, and every name that it imports.
pub fn paths(text: &str) -> Vec<Path> {
    let tokens = tokens(text);
    let mut imports = HashMap::new();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((token, line)) = tokens.get(at) {
        let after_colons = at > 0 && tokens[at - 1].0 == Token::Colons;
        match token {
            Token::Name(name) if name == "use" => at = use_tree(&tokens, at + 1, &[], &mut imports, &mut found),
            Token::Name(name) if name == "mod" => {
                if let Some((Token::Name(module), _)) = tokens.get(at + 1) {
                    imports.insert(module.clone(), vec!["self".to_owned(), module.clone()]);
                }
                at += 2;
            }
            Token::Name(name) if !after_colons => {
                let mut segments = vec![name.clone()];
                let line = *line;
                at = tail(&tokens, at + 1, &mut segments);
                if segments.len() > 1 {
                    found.push(Path { segments, line });
                }
            }
            // A path that begins with `::`; behind a name or a `>` it goes on with what stands before it.
            Token::Colons if at == 0 || !matches!(&tokens[at - 1].0, Token::Name(_) | Token::Other('>')) => {
                let mut segments = vec![String::new()];
                let line = *line;
                at = tail(&tokens, at, &mut segments);
                found.push(Path { segments, line });
            }
            _ => at += 1,
        }
    }
    for path in &mut found {
        expand(&mut path.segments, &imports);
    }
    found
}

/// Reads `::name` as often as it stands there.
fn tail(tokens: &[(Token, usize)], mut at: usize, segments: &mut Vec<String>) -> usize {
    while let (Some((Token::Colons, _)), Some((Token::Name(name), _))) = (tokens.get(at), tokens.get(at + 1)) {
        segments.push(name.clone());
        at += 2;
    }
    at
}

/// Unfolds `a::{b, c::d as e}` from `at` on, and gives the place behind it.
fn use_tree(
    tokens: &[(Token, usize)],
    mut at: usize,
    prefix: &[String],
    imports: &mut HashMap<String, Vec<String>>,
    found: &mut Vec<Path>,
) -> usize {
    let mut segments = prefix.to_vec();
    let line = tokens.get(at).map_or(0, |(_, line)| *line);
    if let (true, Some((Token::Colons, _))) = (segments.is_empty(), tokens.get(at)) {
        segments.push(String::new());
        at += 1;
    }
    let mut alias = None;
    loop {
        match tokens.get(at).map(|(token, _)| token) {
            Some(Token::Name(name)) if name == "as" => {
                if let Some((Token::Name(name), _)) = tokens.get(at + 1) {
                    alias = Some(name.clone());
                }
                at += 2;
            }
            Some(Token::Name(name)) if name == "self" && !segments.is_empty() => at += 1,
            Some(Token::Name(name)) => {
                segments.push(name.clone());
                at += 1;
            }
            Some(Token::Colons) => at += 1,
            Some(Token::Other('{')) => {
                at += 1;
                while !matches!(tokens.get(at), Some((Token::Other('}'), _)) | None) {
                    at = use_tree(tokens, at, &segments, imports, found);
                    if let Some((Token::Other(','), _)) = tokens.get(at) {
                        at += 1;
                    }
                }
                return at + 1;
            }
            Some(Token::Other('*')) => at += 1,
            _ => break,
        }
    }
    if let Some(name) = alias.or_else(|| segments.last().cloned()) {
        imports.insert(name, segments.clone());
        found.push(Path { segments, line });
    }
    at
}

/// Replaces a first segment that was imported by where it was imported from, as far as that leads.
fn expand(segments: &mut Vec<String>, imports: &HashMap<String, Vec<String>>) {
    for _ in 0..8 {
        let Some(origin) = segments.first().and_then(|first| imports.get(first)) else { return };
        if origin.first() == segments.first() {
            return;
        }
        segments.splice(..1, origin.iter().cloned());
    }
}

fn tokens(text: &str) -> Vec<(Token, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let rest = &chars[at..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['"', ..] => string(rest),
            ['\'', ..] => character(rest),
            [':', ':', ..] => {
                tokens.push((Token::Colons, line));
                2
            }
            [c, ..] if c.is_alphabetic() || *c == '_' => {
                let length = rest.iter().position(|c| !c.is_alphanumeric() && *c != '_').unwrap_or(rest.len());
                let name: String = rest[..length].iter().collect();
                match (name.as_str(), &rest[length..]) {
                    ("r" | "br" | "cr", ['"' | '#', ..]) if raw_string(&rest[length..]).is_some() => {
                        length + raw_string(&rest[length..]).unwrap_or(0)
                    }
                    ("r", ['#', ..]) => length + 1,
                    ("b" | "c", ['"' | '\'', ..]) => length,
                    _ => {
                        tokens.push((Token::Name(name), line));
                        length
                    }
                }
            }
            [c, ..] => {
                if !c.is_whitespace() {
                    tokens.push((Token::Other(*c), line));
                }
                1
            }
            [] => break,
        };
        line += chars[at..at + length].iter().filter(|c| **c == '\n').count();
        at += length;
    }
    tokens
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] if depth == 1 => return at + 2,
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of `#"…"#`; `None` when it is a raw name such as `r#type`.
fn raw_string(rest: &[char]) -> Option<usize> {
    let hashes = rest.iter().position(|c| *c != '#')?;
    if rest.get(hashes) != Some(&'"') {
        return None;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[hashes + 1..];
    let length = body.windows(end.len()).position(|window| window == end).map_or(body.len(), |at| at + end.len());
    Some(hashes + 1 + length)
}

/// The length of `'x'` or `'\n'`; 1 for a lifetime, whose name is then read as any other.
fn character(rest: &[char]) -> usize {
    match rest {
        ['\'', '\\', ..] => rest.iter().skip(3).position(|c| *c == '\'').map_or(rest.len(), |at| at + 4),
        ['\'', _, '\'', ..] => 3,
        _ => 1,
    }
}
