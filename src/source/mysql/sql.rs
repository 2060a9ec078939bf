//! SQL as text: its tokens, and how names and values are quoted.
//!
//! Cut as the servers cut it (`lex_one_token` in `sql_lex.cc` of MySQL and MariaDB), by the `sql_mode` that the session
//! was given: where we saw a quote, a comment or a name and the server saw a word, that word would not be looked at.
//! Nothing here decides what is allowed; that is [`super::read_only`].

pub use crate::source::server::sql::{Token, TokenKind, Unclosed};

/// How a server reads quotes; follows from its `sql_mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Whether `\` escapes within quotes (off with `NO_BACKSLASH_ESCAPES`).
    pub backslash_escapes: bool,
    /// Whether `"` stands around names instead of texts (`ANSI_QUOTES`).
    pub ansi_quotes: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { backslash_escapes: true, ansi_quotes: false }
    }
}

impl Dialect {
    /// What a `sql_mode` makes of quotes. A server lists each mode that is on, also those that another one implies.
    pub fn of_mode(mode: &str) -> Self {
        let has = |wanted: &str| mode.split(',').any(|name| name.trim().eq_ignore_ascii_case(wanted));
        Self { backslash_escapes: !has("NO_BACKSLASH_ESCAPES"), ansi_quotes: has("ANSI_QUOTES") }
    }

    /// Whether `\` escapes within this kind of quotes. It never does in a name.
    fn escapes_in(self, quote: char) -> bool {
        self.backslash_escapes && (quote == '\'' || (quote == '"' && !self.ansi_quotes))
    }
}

/// Cuts a statement into its pieces.
///
/// # Errors
/// When a quote or a comment is not closed.
pub fn tokens(sql: &str, dialect: Dialect) -> Result<Vec<Token<'_>>, Unclosed> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let last = found.last();
        // Directly behind a point there are only names, also such as begin with a digit.
        let in_name = last.is_some_and(|last| last.text == ".");
        let behind_word = last.is_some_and(|last| last.kind == TokenKind::Word);
        let (kind, length) = match first {
            '\'' | '"' | '`' => (TokenKind::Quoted, quoted(rest, first, dialect).ok_or(Unclosed)?),
            '#' => (TokenKind::Comment, line(rest)),
            '-' if begins_dash_comment(rest) => (TokenKind::Comment, line(rest)),
            '/' if rest.starts_with("/*") => {
                let length = 2 + rest[2..].find("*/").ok_or(Unclosed)? + 2;
                (comment_kind(&rest[..length]), length)
            }
            // `NULL`, as old servers write it.
            '\\' if rest.starts_with("\\N") => (TokenKind::Number, 2),
            '@' if !rest.starts_with("@@") => match run(&rest[1..], in_variable) {
                0 => (TokenKind::Symbol, 1),
                name => (TokenKind::Word, 1 + name),
            },
            _ if is_space(first) => (TokenKind::Space, run(rest, is_space)),
            '0'..='9' if !in_name => match number(rest) {
                Some(length) => (TokenKind::Number, length),
                None => (TokenKind::Word, run(rest, in_word)),
            },
            '.' if !in_name && !behind_word => match number(rest) {
                Some(length) => (TokenKind::Number, length),
                None => (TokenKind::Symbol, 1),
            },
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
        if c == quote || (c == '\\' && dialect.escapes_in(quote)) {
            out.push(c);
        }
        out.push(c);
    }
    out
}

/// Letters of names: to the servers every byte beyond ASCII is one, spaces of other alphabets too.
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii()
}

/// Letters of a variable behind its `@`.
fn in_variable(c: char) -> bool {
    in_word(c) || c == '.'
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\x0b'
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn comment_kind(comment: &str) -> TokenKind {
    match &comment[2..] {
        inner if inner.starts_with('!') || inner.starts_with("M!") => TokenKind::Executable,
        // What is quoted in a hint may hold what seems to end it.
        inner if inner.starts_with('+') && inner.contains(['\'', '"', '`']) => TokenKind::Executable,
        inner if inner.starts_with('+') => TokenKind::Hint,
        _ => TokenKind::Comment,
    }
}

/// `--` begins a comment only before white space, a control character or the end ("Comment Syntax").
fn begins_dash_comment(text: &str) -> bool {
    text.strip_prefix("--")
        .is_some_and(|after| after.chars().next().is_none_or(|c| is_space(c) || c.is_ascii_control()))
}

/// The length of the number that a text begins with; `None` where it begins a name (`1st`) or is a mere point.
fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| run(text, |c| c.is_ascii_digit());
    if let Some(hex) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0b")) {
        let length = run(hex, |c| c.is_ascii_hexdigit());
        return (length > 0 && !hex[length..].starts_with(in_word)).then_some(2 + length);
    }
    let whole = digits(text);
    let behind = &text[whole..];
    // An exponent has digits, with or without a sign.
    let exponent = |text: &str| {
        let power = text.strip_prefix(['e', 'E'])?;
        let signed = power.strip_prefix(['+', '-']).unwrap_or(power);
        let length = digits(signed);
        (length > 0).then_some(text.len() - signed.len() + length)
    };
    match behind.strip_prefix('.') {
        Some(after) => {
            let part = digits(after);
            let length = whole + 1 + part;
            (whole + part > 0).then(|| length + exponent(&text[length..]).unwrap_or(0))
        }
        None => match exponent(behind) {
            Some(length) => Some(whole + length),
            None => (!behind.starts_with(in_word)).then_some(whole),
        },
    }
}

/// The length of what begins with a quote; `None` when it has no end.
fn quoted(text: &str, quote: char, dialect: Dialect) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && dialect.escapes_in(quote) {
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
