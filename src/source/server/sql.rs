//! SQL as text, as far as it is the same for every kind of server: what its pieces are, and what a kind says of how its
//! servers read them ([`Grammar`]).

use super::Refusal;

/// What a piece of a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword, a bare name or a variable.
    Word,
    /// A number; unlike a name, it ends where a word begins (`1e5LOCK`).
    Number,
    /// Anything in quotes, backticks included.
    Quoted,
    /// A comment that the server passes over.
    Comment,
    /// A comment that gives the optimizer hints (`/*+ … */`).
    Hint,
    /// A comment that the server carries out (`/*! … */`, `/*M! … */`), or a hint that quotes something: where such a
    /// one ends depends on the server.
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

impl Token<'_> {
    /// What stands between the quotes of a name or a text; the whole of anything else.
    pub fn unquoted(&self) -> String {
        let inner = || {
            let quote = self.text.chars().next()?;
            let inner = self.text.strip_prefix(quote)?.strip_suffix(quote)?;
            Some(inner.replace(&format!("{quote}{quote}"), &quote.to_string()))
        };
        let quoted = (self.kind == TokenKind::Quoted).then(inner).flatten();
        quoted.unwrap_or_else(|| self.text.to_owned())
    }

    /// Whether it is no part of what the statement says.
    pub fn is_passed_over(&self) -> bool {
        matches!(self.kind, TokenKind::Space | TokenKind::Comment | TokenKind::Hint)
    }
}

/// A quote or a comment that is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed;

/// How a kind of server reads and writes SQL.
pub trait Grammar: Copy {
    /// Cuts a statement into its pieces, as the server does.
    ///
    /// # Errors
    /// When a quote or a comment is not closed.
    fn tokens(self, sql: &str) -> Result<Vec<Token<'_>>, Unclosed>;

    /// Checks that a statement is one and only reads; gives it back without its comments and its last semicolon.
    ///
    /// # Errors
    /// Why it is refused.
    fn check(self, statement: &str) -> Result<String, Refusal>;

    /// A name as it stands in a statement, whatever is in it.
    fn name(self, name: &str) -> String;

    /// A text as a literal, with its quotes.
    fn literal(self, text: &str) -> String;

    /// A text as it stands between the quotes of a literal that begins with `quote`.
    fn escaped(self, text: &str, quote: char) -> String;

    /// Whether a name can stand in a query as it is, without quotes.
    fn is_bare(self, name: &str) -> bool;
}

/// The cells of a row whose width is known; blank for `NULL`.
pub(in crate::source) fn cells<const WIDTH: usize>(row: Vec<Option<String>>) -> [String; WIDTH] {
    let mut row = row.into_iter();
    std::array::from_fn(|_| row.next().flatten().unwrap_or_default())
}

/// A statement without its comments and its semicolons, of which only those at its end are left by now.
pub(in crate::source) fn without_comments(statement: &str, all: &[Token<'_>]) -> String {
    let mut kept = String::with_capacity(statement.len());
    for token in all {
        let taken_out = token.kind == TokenKind::Comment || token.kind == TokenKind::Symbol && token.text == ";";
        // Two minus signs begin a comment where a space comes to stand behind them.
        if taken_out && kept.ends_with("--") {
            let signs = kept.len() - kept.trim_end_matches('-').len();
            kept.truncate(kept.len() - signs);
            kept.push_str(&vec!["-"; signs].join(" "));
        }
        kept.push_str(if taken_out { " " } else { token.text });
    }
    // No more than the server takes for a space: a word that ends in another one, such as U+00A0, would become a keyword.
    kept.trim_matches(|letter: char| letter.is_ascii_whitespace()).to_owned()
}

/// A piece of a statement that the server does not pass over.
pub(in crate::source) struct Meaning<'a> {
    pub(in crate::source) token: Token<'a>,
    /// Whether it stands directly behind a point, where no word is a keyword.
    pub(in crate::source) is_name: bool,
}

/// The pieces that the server does not pass over, without the semicolons at the end.
///
/// # Errors
/// When something follows the first statement.
pub(in crate::source) fn meaning<'a>(all: &[Token<'a>]) -> Result<Vec<Meaning<'a>>, Refusal> {
    let mut meaning: Vec<Meaning<'_>> = Vec::new();
    let mut behind_point = false;
    for token in all {
        if !token.is_passed_over() {
            meaning.push(Meaning { token: *token, is_name: behind_point });
        }
        behind_point = token.text == ".";
    }
    while meaning.last().is_some_and(|last| last.token.text == ";") {
        meaning.pop();
    }
    if meaning.iter().any(|piece| piece.token.kind == TokenKind::Symbol && piece.token.text == ";") {
        return Err(Refusal::TwoStatements);
    }
    Ok(meaning)
}
