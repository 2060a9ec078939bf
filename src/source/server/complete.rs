//! What could be typed next in a query: tables and columns that there are, and the names that Kissmetrics' own
//! integration gives a meaning.

use super::query;
use super::sql::{Grammar, Token, TokenKind};
use super::{Completions, KnownTable, Offer};
use crate::message;

/// The most that is offered.
const MOST: usize = 8;

/// Words after which a table is named.
const BEFORE_TABLE: [&str; 3] = ["from", "join", "straight_join"];

/// Words that end a list of tables and are no other name of one.
const KEYWORDS: [&str; 22] = [
    "select",
    "from",
    "join",
    "where",
    "on",
    "using",
    "group",
    "order",
    "having",
    "limit",
    "left",
    "right",
    "inner",
    "outer",
    "cross",
    "union",
    "as",
    "and",
    "or",
    "by",
    "natural",
    "straight_join",
];

/// What could be typed at `cursor`, a place in bytes.
pub fn complete(grammar: impl Grammar, query: &str, cursor: usize, tables: &[KnownTable]) -> Completions {
    let Some(before) = query.get(..cursor) else { return Completions::default() };
    // Within quotes and comments there is nothing to complete.
    let Ok(mut tokens) = grammar.tokens(before) else { return Completions::default() };
    if matches!(
        tokens.last().map(|token| token.kind),
        Some(TokenKind::Comment | TokenKind::Hint | TokenKind::Executable)
    ) {
        return Completions::default();
    }
    if before.trim().is_empty() {
        return Completions::default();
    }
    let typed = match tokens.last() {
        Some(Token { kind: TokenKind::Word, text }) => *text,
        _ => "",
    };
    if !typed.is_empty() {
        tokens.pop();
    }
    let whole = grammar.tokens(query).unwrap_or_else(|_| tokens.clone());
    let replace = cursor - typed.len()..cursor;
    let offers = Asked { grammar, tables, tokens: &tokens, whole: &whole }.offers(typed);
    Completions { replace, offers: best(offers, typed) }
}

/// Those that begin with what was typed, then those that hold it.
fn best(offers: Vec<Offer>, typed: &str) -> Vec<Offer> {
    let typed = typed.to_lowercase();
    let plain = |offer: &Offer| bare(&offer.text).to_lowercase();
    let begins = offers.iter().filter(|offer| plain(offer).starts_with(&typed) && plain(offer) != typed);
    let is_whole = offers.iter().any(|offer| plain(offer) == typed);
    let holds = offers
        .iter()
        .filter(|offer| !is_whole && typed.len() > 1 && plain(offer).find(&typed).is_some_and(|at| at > 0));
    let mut best: Vec<Offer> = Vec::new();
    for offer in begins.chain(holds) {
        if best.len() < MOST && best.iter().all(|known| known.text != offer.text) {
            best.push(offer.clone());
        }
    }
    best
}

struct Asked<'q, G> {
    grammar: G,
    tables: &'q [KnownTable],
    /// Of the query up to what was begun.
    tokens: &'q [Token<'q>],
    /// Of the whole query.
    whole: &'q [Token<'q>],
}

impl<G: Grammar> Asked<'_, G> {
    fn offers(&self, typed: &str) -> Vec<Offer> {
        let mut back = self.tokens.iter().rev().filter(|token| token.kind != TokenKind::Space);
        let last = back.next().map_or("", |token| token.text);
        if typed.starts_with('$') {
            let note = message!("completion-before");
            return vec![Offer { text: query::VARIABLE.to_owned(), note }];
        }
        if last == "." && self.tokens.last().is_some_and(|token| token.kind != TokenKind::Space) {
            let owner = back.next().map_or("", |token| bare(token.text));
            return self.table(owner).map_or_else(Vec::new, |table| self.columns(table));
        }
        if is(last, &["as"]) {
            let meaning = [
                ("KM_PERSON", message!("completion-person")),
                (query::TIME, message!("completion-time")),
                (query::LAST_RAN, message!("completion-new")),
            ];
            return meaning.map(|(text, note)| Offer { text: text.to_owned(), note }).to_vec();
        }
        if is(last, &BEFORE_TABLE) || (last == "," && self.is_in_tables()) {
            return self.tables.iter().map(|table| self.offer(table)).collect();
        }
        let named: Vec<&KnownTable> = self.named().map(|(table, _)| table).collect();
        let from = if named.is_empty() { self.tables.iter().collect() } else { named };
        from.into_iter()
            .flat_map(|table| self.columns(table))
            .chain(self.tables.iter().map(|table| self.offer(table)))
            .collect()
    }

    /// Whether the list after `FROM` goes on here.
    fn is_in_tables(&self) -> bool {
        let words = self.tokens.iter().rev().filter(|token| token.kind == TokenKind::Word);
        let mut keywords = words.filter(|token| is(token.text, &KEYWORDS) && !is(token.text, &["as"]));
        keywords.next().is_some_and(|token| is(token.text, &BEFORE_TABLE))
    }

    /// The tables that the query names, each with its other name there if it has one.
    fn named(&self) -> impl Iterator<Item = (&KnownTable, Option<&str>)> {
        let tokens: Vec<&str> = self
            .whole
            .iter()
            .filter(|token| !matches!(token.kind, TokenKind::Space | TokenKind::Comment))
            .map(|token| token.text)
            .collect();
        let mut found = Vec::new();
        for (at, text) in tokens.iter().enumerate() {
            let Some(table) = self.tables.iter().find(|table| table.name.eq_ignore_ascii_case(bare(text))) else {
                continue;
            };
            // In `users.id` it is named for its column.
            if tokens.get(at + 1) == Some(&".") {
                continue;
            }
            let next = tokens.get(at + 1..).unwrap_or_default();
            let other = match next {
                [word, other, ..] if is(word, &["as"]) => Some(*other),
                [other, ..] if other.starts_with(|c: char| c.is_alphabetic()) && !is(other, &KEYWORDS) => Some(*other),
                _ => None,
            };
            found.push((table, other));
        }
        found.into_iter()
    }

    /// The table that is called so in the query, or in the database.
    fn table(&self, name: &str) -> Option<&KnownTable> {
        let other = self.named().find(|(_, other)| other.is_some_and(|other| other.eq_ignore_ascii_case(name)));
        other.map(|(table, _)| table).or_else(|| self.tables.iter().find(|table| table.name.eq_ignore_ascii_case(name)))
    }

    fn offer(&self, table: &KnownTable) -> Offer {
        Offer { text: self.written(&table.name), note: message!("completion-table") }
    }

    fn columns(&self, table: &KnownTable) -> Vec<Offer> {
        let note = || message!("completion-column", table = &table.name);
        table.columns.iter().map(|column| Offer { text: self.written(column), note: note() }).collect()
    }

    /// A name as it stands in a query.
    fn written(&self, name: &str) -> String {
        let plain = self.grammar.is_bare(name) && !is(name, &KEYWORDS);
        if plain { name.to_owned() } else { self.grammar.name(name) }
    }
}

fn is(word: &str, among: &[&str]) -> bool {
    among.iter().any(|other| other.eq_ignore_ascii_case(word))
}

fn bare(name: &str) -> &str {
    name.trim_matches(['`', '"'])
}
