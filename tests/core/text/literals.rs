//! The texts that stand in a Rust file, and its code without them: enough of the language to tell one from the other.

/// A text between quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The file's line, from 1.
    pub line: usize,
    /// Where it begins in the file, in bytes.
    pub at: usize,
    /// What it says, with escapes as they are written.
    pub text: String,
}

/// The file with each letter of comments and texts blanked out, as long as it was, and the texts.
pub fn apart(file: &str) -> (String, Vec<Literal>) {
    let bytes = file.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut blank = |from: usize, to: usize| {
        code[from..to].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    };
    let mut at = 0;
    while at < bytes.len() {
        let rest = &file[at..];
        let name_before = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        let end = if rest.starts_with("//") {
            at + rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            at + rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((quote, close)) = raw(rest).filter(|_| !name_before) {
            let end = rest[quote..].find(&close).map_or(rest.len(), |end| quote + end);
            literals.push(literal(file, at, &rest[quote..end]));
            at + end + close.len()
        } else if rest.starts_with('"') {
            let end = closing(rest);
            literals.push(literal(file, at, &rest[1..end]));
            at + end + 1
        } else if let Some(letter) = letter(rest) {
            at + letter
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let end = end.min(bytes.len());
        blank(at, end);
        at = end;
    }
    (String::from_utf8(code).expect("blanked letters are spaces"), literals)
}

/// The quote of a raw text, and what closes it.
fn raw(rest: &str) -> Option<(usize, String)> {
    let behind = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = behind.bytes().take_while(|byte| *byte == b'#').count();
    let quote = rest.len() - behind.len() + hashes + 1;
    behind[hashes..].starts_with('"').then(|| (quote, format!("\"{}", "#".repeat(hashes))))
}

/// Where a text ends that begins here.
fn closing(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

/// How long a letter in quotes is that stands here, as opposed to a lifetime.
fn letter(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if let Some(escape) = inner.strip_prefix('\\') {
        return Some(2 + 1 + escape.get(1..)?.find('\'')? + 1);
    }
    let first = inner.chars().next()?;
    inner[first.len_utf8()..].starts_with('\'').then_some(first.len_utf8() + 2)
}

fn literal(file: &str, at: usize, text: &str) -> Literal {
    Literal { line: file[..at].matches('\n').count() + 1, at, text: text.to_owned() }
}

#[test]
fn texts_are_told_from_code_comments_letters_and_lifetimes() {
    let file = r####"// "no text"
fn f<'a>(x: &'a str) -> char { let s = "one \" two"; let r = r#"three "four""#; '"' }
/* "nor" */ const C: char = '\''; const D: &str = "é";
"####;
    let (code, literals) = apart(file);
    let texts: Vec<(usize, &str)> = literals.iter().map(|one| (one.line, one.text.as_str())).collect();
    assert_eq!(texts, [(2, r#"one \" two"#), (2, r#"three "four""#), (3, "é")]);
    assert_eq!(code.len(), file.len());
    assert!(code.contains("fn f<'a>(x: &'a str)") && !code.contains('"'), "{code}");
}
