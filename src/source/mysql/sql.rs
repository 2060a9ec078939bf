//! SQL as text: its tokens, and how names and values are quoted.
//!
//! Enough of the grammar to know what is a word and what is inside quotes or a comment. Nothing here decides
//! what is allowed; that is [`super::read_only`].

/// How a server reads quotes; follows from its `sql_mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Whether `\` escapes within quotes (off with `NO_BACKSLASH_ESCAPES`).
    pub backslash_escapes: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { backslash_escapes: true }
    }
}

/// What a piece of a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword, a bare name, a number or a variable.
    Word,
    /// Anything in quotes, backticks included.
    Quoted,
    /// A comment that the server passes over.
    Comment,
    /// A comment that gives the optimizer hints (`/*+ … */`).
    Hint,
    /// A comment that the server carries out (`/*! … */`, `/*M! … */`).
    Executable,
    /// White space.
    Space,
    /// Any other single character.
    Symbol,
}

/// A piece of a statement. All of them together are the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// As it is written.
    pub text: &'a str,
}

/// A quote or a comment that is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed;

/// Cuts a statement into its pieces.
///
/// # Errors
/// When a quote or a comment is not closed.
pub fn tokens(sql: &str, dialect: Dialect) -> Result<Vec<Token<'_>>, Unclosed> {
    let mut found = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '\'' | '"' | '`' => (TokenKind::Quoted, quoted(rest, first, dialect).ok_or(Unclosed)?),
            '#' => (TokenKind::Comment, line(rest)),
            '-' if begins_dash_comment(rest) => (TokenKind::Comment, line(rest)),
            '/' if rest.starts_with("/*") => {
                let kind = match &rest[2..] {
                    inner if inner.starts_with('!') || inner.starts_with("M!") => TokenKind::Executable,
                    inner if inner.starts_with('+') => TokenKind::Hint,
                    _ => TokenKind::Comment,
                };
                (kind, 2 + rest[2..].find("*/").ok_or(Unclosed)? + 2)
            }
            _ if first.is_whitespace() => (TokenKind::Space, run(rest, char::is_whitespace)),
            _ if in_word(first) => (TokenKind::Word, run(rest, in_word)),
            _ => (TokenKind::Symbol, first.len_utf8()),
        };
        found.push(Token { kind, text: &rest[..length] });
        rest = &rest[length..];
    }
    Ok(found)
}

/// A name as it stands in a statement, whatever is in it.
pub fn name(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// A text as a literal, with its quotes.
pub fn literal(text: &str, dialect: Dialect) -> String {
    format!("'{}'", escaped(text, '\'', dialect))
}

/// A text as it stands between `quote`s.
pub fn escaped(text: &str, quote: char, dialect: Dialect) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        if c == quote || (c == '\\' && dialect.backslash_escapes) {
            out.push(c);
        }
        out.push(c);
    }
    out
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '@')
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

/// `--` begins a comment only before white space, a control character or the end ("Comment Syntax").
fn begins_dash_comment(text: &str) -> bool {
    text.strip_prefix("--")
        .is_some_and(|after| after.chars().next().is_none_or(|c| c.is_whitespace() || c.is_control()))
}

/// The length of what begins with a quote; `None` when it has no end.
fn quoted(text: &str, quote: char, dialect: Dialect) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote != '`' && dialect.backslash_escapes {
            chars.next();
        } else if c == quote {
            match chars.peek() {
                Some(&(_, next)) if next == quote => {
                    chars.next();
                }
                _ => return Some(at + quote.len_utf8()),
            }
        }
    }
    None
}
