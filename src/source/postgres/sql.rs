//! SQL as text: its tokens, and how names and values are quoted.
//!
//! Cut as the server cuts it ("Lexical Structure"; `scan.l` of PostgreSQL), with `standard_conforming_strings` as our
//! transactions set it: where we saw a quote, a comment or a name and the server saw a word, that word would not be looked
//! at. Nothing here decides what is allowed; that is [`super::read_only`].

pub use crate::source::server::sql::{Token, TokenKind, Unclosed};

/// Cuts a statement into its pieces.
///
/// # Errors
/// When a quote or a comment is not closed.
pub fn tokens(sql: &str) -> Result<Vec<Token<'_>>, Unclosed> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '\'' => (TokenKind::Quoted, quoted(rest, '\'', false).ok_or(Unclosed)?),
            '"' => (TokenKind::Quoted, quoted(rest, '"', false).ok_or(Unclosed)?),
            'e' | 'E' if rest[1..].starts_with('\'') => (TokenKind::Quoted, escaping(rest).ok_or(Unclosed)?),
            '$' => match dollar_quote(rest) {
                Some(quote) => {
                    let end = rest[quote..].find(&rest[..quote]).ok_or(Unclosed)?;
                    (TokenKind::Quoted, quote + end + quote)
                }
                None => (TokenKind::Word, 1 + run(&rest[1..], in_word)),
            },
            '-' if rest.starts_with("--") => (TokenKind::Comment, line(rest)),
            '/' if rest.starts_with("/*") => (TokenKind::Comment, comment(rest).ok_or(Unclosed)?),
            _ if is_space(first) => (TokenKind::Space, run(rest, is_space)),
            '0'..='9' => (TokenKind::Number, number(rest)),
            '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => (TokenKind::Number, number(rest)),
            _ if begins_word(first) => (TokenKind::Word, run(rest, in_word)),
            _ => (TokenKind::Symbol, first.len_utf8()),
        };
        found.push(Token { kind, text: &rest[..length] });
        rest = &rest[length..];
    }
    Ok(found)
}

/// A name as it stands in a statement, whatever is in it.
pub fn name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text as a literal, with its quotes.
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Letters that names begin with: to the server every byte beyond ASCII is one, spaces of other alphabets too.
fn begins_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

fn in_word(c: char) -> bool {
    begins_word(c) || c.is_ascii_digit() || c == '$'
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn line(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

/// The length of a comment, in which others may stand; `None` when it has no end.
fn comment(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_u32, 0);
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
}

/// The length of the number that a text begins with. It ends where a word begins, as it did to the servers before 15.
fn number(text: &str) -> usize {
    let digits = |text: &str| run(text, |c| c.is_ascii_digit());
    let whole = digits(text);
    let part = text[whole..].strip_prefix('.').map_or(0, |after| 1 + digits(after));
    let length = whole + part;
    let exponent = text[length..].strip_prefix(['e', 'E']).map_or(0, |power| {
        let signed = power.strip_prefix(['+', '-']).unwrap_or(power);
        match digits(signed) {
            0 => 0,
            length => 1 + power.len() - signed.len() + length,
        }
    });
    length + exponent
}

/// The length of what begins with a quote; `None` when it has no end.
fn quoted(text: &str, quote: char, escapes: bool) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if escapes && c == '\\' {
            chars.next();
        } else if c == quote {
            match chars.peek() {
                Some(&(_, next)) if next == quote => {
                    chars.next();
                }
                _ => return Some(at + 1),
            }
        }
    }
    None
}

/// The length of a text with escapes, behind which it may go on in quotes on another line, with escapes still.
fn escaping(text: &str) -> Option<usize> {
    let mut end = 1 + quoted(&text[1..], '\'', true)?;
    loop {
        let rest = &text[end..];
        let mut between = 0;
        loop {
            between += run(&rest[between..], is_space);
            match rest[between..].starts_with("--") {
                true => between += line(&rest[between..]),
                false => break,
            }
        }
        let goes_on = rest[..between].contains(['\n', '\r']) && rest[between..].starts_with('\'');
        if !goes_on {
            return Some(end);
        }
        end += between + quoted(&rest[between..], '\'', true)?;
    }
}

/// The length of the quote with dollar signs that a text begins with (`$$`, `$tag$`).
fn dollar_quote(text: &str) -> Option<usize> {
    let tag = text.strip_prefix('$')?;
    let length = run(tag, |c| in_word(c) && c != '$');
    let fits = length == 0 || tag.starts_with(begins_word);
    (fits && tag[length..].starts_with('$')).then_some(length + 2)
}
