//! What databases, spreadsheets, programs and people write where there is nobody.

/// In small letters; beyond the documents' own words (*Understanding Identities*).
const WORDS: [&str; 89] = [
    "null",
    "(null)",
    "[null]",
    "<null>",
    "\\n",
    "nil",
    "<nil>",
    "none",
    "(none)",
    "<none>",
    "nobody",
    "void",
    "n/a",
    "n.a.",
    "n/d",
    "na",
    "<na>",
    "nan",
    "<nan>",
    "nat",
    "inf",
    "-inf",
    "infinity",
    "-infinity",
    "undefined",
    "(undefined)",
    "unknown",
    "(unknown)",
    "[unknown]",
    "unknown user",
    "unidentified",
    "missing",
    "anonymous",
    "(anonymous)",
    "anonymous user",
    "anonymous_user",
    "anonymoususer",
    "anon",
    "guest",
    "(guest)",
    "guest user",
    "guest_user",
    "visitor",
    "test",
    "empty",
    "(empty)",
    "blank",
    "(blank)",
    "default",
    "tbd",
    "todo",
    "xxx",
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "??",
    "???",
    ".",
    "*",
    "0",
    "-1",
    "{}",
    "[]",
    "()",
    "\"\"",
    "''",
    "false",
    "true",
    "not set",
    "(not set)",
    "not_set",
    "notset",
    "not provided",
    "(not provided)",
    "not available",
    "not applicable",
    "not authenticated",
    "not_authenticated",
    "not logged in",
    "no email",
    "(no email)",
    "distinct_id",
    "distinctid",
    "unbekannt",
    "inconnu",
    "desconocido",
];

/// Longer texts are no word for nobody.
const LONGEST: usize = 40;

/// Beginnings of addresses that belong to nobody, as shops fill them in for who leaves none; all begin
/// with `an` or `no`.
const NOBODY_AT: [&str; 7] = ["none@", "noemail@", "no-email@", "no_email@", "anonymous@", "noreply@", "no-reply@"];

/// Errors of spreadsheets that the rule for them misses.
const ERRORS: [&str; 6] = ["#n/a", "#n/d", "#nv", "#nb", "#null", "#getting_data"];

/// For each length the first letters of the words that are so long, each a bit that small and capital letters share: next
/// to no identity is a word, and nearly all are told from them by this.
const FIRSTS: [u32; LONGEST + 1] = {
    let mut firsts = [0; LONGEST + 1];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].as_bytes();
        firsts[word.len()] |= first(word);
        at += 1;
    }
    firsts
};

const fn first(word: &[u8]) -> u32 {
    match word {
        [] => 0,
        [first, ..] => 1 << (*first & 31),
    }
}

fn is_word(person: &str) -> bool {
    let may_be = FIRSTS.get(person.len()).is_some_and(|firsts| firsts & first(person.as_bytes()) != 0);
    may_be && WORDS.iter().any(|word| word.eq_ignore_ascii_case(person))
}

/// Whether an identity stands for nobody.
pub(super) fn is_nobody(person: &str) -> bool {
    if person.len() > LONGEST {
        return false;
    }
    let is_error = || ERRORS.iter().any(|error| error.eq_ignore_ascii_case(person));
    let starts = |start: &&str| person.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start));
    match person.as_bytes() {
        [b'#', ..] => is_error() || is_spreadsheet_error(person),
        [b'{' | b'[' | b'<' | b'$' | b'%' | b'*', ..] => is_word(person) || is_unfilled(person) || is_object(person),
        [b'0', ..] => is_word(person) || is_zeros(person),
        [b'a' | b'A', b'n' | b'N', ..] | [b'n' | b'N', b'o' | b'O', ..] => {
            is_word(person) || NOBODY_AT.iter().any(starts)
        }
        _ => is_word(person) || is_office_error(person),
    }
}

/// Whether an identity that has an `@` is nobody's in no case, as its first letter nearly always tells: no word for nobody
/// has one, nor does a spreadsheet's error that begins with a letter.
#[inline]
pub(super) fn is_somebody_at(person: &str) -> bool {
    person
        .as_bytes()
        .first()
        .is_some_and(|first| matches!(first, b'b'..=b'm' | b'o'..=b'z' | b'B'..=b'M' | b'O'..=b'Z'))
}

/// `#REF!`, `#NAME?`, `#DIV/0!`, in other languages `#BEZUG!`, `#¡REF!`; and `####`, which is a column too narrow.
fn is_spreadsheet_error(text: &str) -> bool {
    let inner = text.trim_start_matches('#');
    let is_capital = |letter: char| letter.is_uppercase() || letter.is_ascii_digit() || "/_¡¿ ".contains(letter);
    match inner.strip_suffix(['!', '?']) {
        Some(name) => name.chars().any(char::is_alphabetic) && name.chars().all(is_capital),
        None => inner.is_empty() && text.len() > 1,
    }
}

/// `Err:502`, as LibreOffice has it.
fn is_office_error(text: &str) -> bool {
    text.strip_prefix("Err:").is_some_and(|number| number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// `[object Object]`: what JavaScript makes of something that is no text.
fn is_object(text: &str) -> bool {
    text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("[object ")) && text.ends_with(']')
}

/// A place in a template that nothing was filled into: `{{ email }}`, `${user}`, `*|EMAIL|*`, `%EMAIL%`.
fn is_unfilled(text: &str) -> bool {
    const MARKS: [(&str, &str); 7] =
        [("{{", "}}"), ("${", "}"), ("*|", "|*"), ("%%", "%%"), ("%", "%"), ("<%", "%>"), ("[[", "]]")];
    MARKS.iter().any(|(open, close)| {
        text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inner| !inner.trim().is_empty())
    })
}

/// Noughts alone, as identifiers that were never given: `00000000-0000-0000-0000-000000000000`.
fn is_zeros(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|byte| matches!(byte, b'0' | b'-'))
}
