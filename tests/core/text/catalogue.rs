//! The code and the catalogue say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::calls::{Call, calls};
use super::files::{Sentence, languages, sentences};
use super::literals::{Literal, apart};

/// A file of `src/`, relative to it, with what it says and all texts in it.
pub(super) struct Source {
    pub file: String,
    pub calls: Vec<Call>,
    pub literals: Vec<Literal>,
    /// The file without comments and texts, as long as it was.
    pub code: String,
}

pub(super) fn sources() -> Vec<Source> {
    let found = files_of("src");
    assert!(found.len() > 100, "src was not found");
    found
}

/// The Rust files of a folder beside this crate's own description.
fn files_of(folder: &str) -> Vec<Source> {
    fn add(root: &Path, folder: &Path, found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                add(root, &path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source file can be read");
                let (calls, (code, literals)) = (calls(&text), apart(&text));
                let file = path.strip_prefix(root).expect("a file of src").to_string_lossy().replace('\\', "/");
                found.push(Source { file, calls, literals, code });
            }
        }
    }
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    add(&root, &root, &mut found);
    found
}

/// The gaps of a sentence and of all that it is made of.
fn gaps(key: &str, all: &BTreeMap<String, Sentence>) -> BTreeSet<String> {
    let mut gaps = BTreeSet::new();
    let mut wanted = vec![key];
    let mut seen = BTreeSet::new();
    while let Some(key) = wanted.pop().filter(|key| seen.insert(*key)) {
        let sentence = all.get(key).unwrap_or_else(|| panic!("{key} stands in no file"));
        gaps.extend(sentence.gaps.iter().cloned());
        wanted.extend(sentence.made_of.iter().map(String::as_str));
    }
    gaps
}

#[test]
fn every_key_that_is_used_is_there_and_its_gaps_are_filled() {
    let english = sentences("en");
    let mut wrong = Vec::new();
    for Source { file, calls, .. } in sources() {
        for Call { line, key, args } in calls {
            let Some(key) = key else { continue };
            if !english.contains_key(&key) {
                wrong.push(format!("src/{file}:{line}: {key:?} stands in no file of assets/text/en"));
                continue;
            }
            let gaps = gaps(&key, &english);
            if gaps != args {
                wrong.push(format!("src/{file}:{line}: {key:?} has the gaps {gaps:?} and is given {args:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_key_that_a_test_looks_for_is_there() {
    let english = sentences("en");
    let mut wrong = Vec::new();
    // Here stand calls that are only read.
    for Source { file, calls, .. } in files_of("tests").iter().filter(|source| !source.file.starts_with("core/text/")) {
        let keys = calls.iter().filter_map(|call| Some((call.line, call.key.as_ref()?)));
        let lacking = keys.filter(|(_, key)| !english.contains_key(*key));
        wrong.extend(lacking.map(|(line, key)| format!("tests/{file}:{line}: {key:?} stands in no file")));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_key_is_used() {
    let english = sentences("en");
    let sources = sources();
    let mut used: BTreeSet<&str> =
        sources.iter().flat_map(|source| &source.literals).map(|literal| literal.text.as_str()).collect();
    used.extend(english.values().flat_map(|sentence| &sentence.made_of).map(String::as_str));
    let unused: Vec<String> = english
        .iter()
        .filter(|(key, _)| !used.contains(key.as_str()))
        .map(|(key, sentence)| format!("{key} ({})", sentence.file))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:#?}");
}

/// Gaps that only choose between one and several, in sentences that another language words the same for both.
const ONLY_PLURAL: &[(&str, &str)] = &[("guess-person-more-emails", "count"), ("result-look-total", "count")];

/// Says which keys a language lacks, and which it has that nobody asks for.
#[test]
fn every_language_has_every_sentence_with_the_same_gaps() {
    let english = sentences("en");
    let mut wrong = Vec::new();
    for language in languages().iter().filter(|language| *language != "en") {
        let own = sentences(language);
        for (key, sentence) in english.iter().filter(|(key, _)| !key.starts_with('-')) {
            match own.get(key) {
                None => wrong.push(format!("{language} lacks {key} ({})", sentence.file)),
                Some(other) if other.file != sentence.file => {
                    wrong.push(format!("{language} has {key} in {}, not in {}", other.file, sentence.file));
                }
                Some(_) => {
                    let (theirs, ours) = (gaps(key, &own), gaps(key, &english));
                    let mut differ = theirs.symmetric_difference(&ours).map(String::as_str);
                    if differ.any(|gap| !ONLY_PLURAL.contains(&(key, gap))) {
                        wrong.push(format!("{language} has the gaps {theirs:?} in {key}, English {ours:?}"));
                    }
                }
            }
        }
        let known = |key: &&String| key.starts_with('-') || english.contains_key(*key);
        wrong.extend(own.keys().filter(|key| !known(key)).map(|key| format!("{language} has {key} for nothing")));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_folder_of_the_catalogue_is_a_language_that_is_offered() {
    let offered: Vec<&str> = backfill::text::LANGUAGES.iter().map(|language| language.id).collect();
    let mut sorted = offered.clone();
    sorted.sort_unstable();
    assert_eq!(languages(), sorted);
    assert_eq!(offered[0], "en", "the first language is the one that has every sentence");
}

/// Texts of several words that are for no person, or for none that reads them in the window or a terminal, and why.
const NOT_SENTENCES: &[(&str, &str, &str)] = &[
    ("check/nobody.rs", "", "what stands in data where there is nobody"),
    ("cli/args.rs", "Exit codes: ", "clap's help, which is English throughout"),
    ("cli/args.rs", "write it as ", "clap says it within its own English"),
    ("cli/args.rs", "there is no such ", "clap says it within its own English"),
    ("cli/lookups.rs", "write it as ", "clap says it within its own English"),
    ("kissmetrics/client.rs", "failed to lookup address", "a library's words, by which its error is known"),
    ("kissmetrics/client.rs", " (os error", "what the standard library puts behind the system's words"),
    ("kissmetrics/rules/mod.rs", "", "names that Kissmetrics itself uses"),
    ("kissmetrics/rules/table.rs", "", "titles of Kissmetrics' documents"),
    ("source/postgres/problem.rs", "no more connections", "a pool's words, by which its error is known"),
    ("ledger/", "SELECT ", "SQL"),
    ("ledger/", "UPDATE ", "SQL"),
    ("ledger/", "INSERT ", "SQL"),
    ("ledger/", "DELETE ", "SQL"),
    ("ledger/", "ORDER BY ", "SQL"),
    ("ledger/", " TABLE ", "SQL"),
    ("ledger/", "left_out, rejected", "SQL"),
    ("ledger/", "place, endpoint", "SQL"),
    ("gui/pages/connect/query.rs", "SELECT login", "an example of SQL, which is the same everywhere"),
    ("gui/theme/fonts.rs", "Inter ", "the name of a font"),
    ("gui/theme/fonts.rs", "JetBrains Mono", "the name of a font"),
    ("mapping/timestamp/places.rs", "", "names of places, by which a time zone is found"),
    ("mapping/timestamp/zone.rs", "san francisco", "the name of a place, by which a time zone is found"),
    ("mapping/value/currency.rs", "AED AFN", "codes of currencies"),
    ("schedule/system/cron.rs", "no crontab for", "cron's words, by which its answer is known"),
    ("schedule/system/launchd.rs", "<?xml version", "a file for launchd"),
    ("sink/bucket/store_s3.rs", "", "a library's words, by which its error is known"),
    ("sink/reports.rs", "Time (UTC)", "the title of a column in a file, the same in every language"),
    ("source/", "SELECT ", "SQL"),
    ("source/", "SQLite format 3", "how files of SQLite begin"),
    ("source/csv/sniff/format.rs", "<!doctype html", "how a web page begins"),
    ("source/table/totals.rs", "", "words by which rows with totals are known"),
    ("source/mysql/certificate.rs", "nothing more is wanted", "ends a connection of ours, and nobody is told"),
    ("source/mysql/connect.rs", "SET SESSION ", "SQL"),
    ("source/mysql/connect.rs", "START TRANSACTION ", "SQL"),
    ("source/mysql/catalog.rs", "SHOW ", "SQL"),
    ("source/mysql/read_only.rs", "", "SQL, and privileges as MySQL names them"),
    ("source/mysql/table.rs", "", "SQL"),
    ("source/postgres/catalog.rs", "", "SQL"),
    ("source/postgres/connect.rs", " LOCAL ", "SQL"),
    ("source/postgres/connect.rs", "COPY ", "SQL"),
    ("source/postgres/connect.rs", "ROLLBACK TO ", "SQL"),
    ("source/postgres/problem.rs", "authentication error", "a library's words, by which its error is known"),
    ("source/postgres/query.rs", " AT TIME ZONE ", "SQL"),
    ("source/postgres/read_only.rs", "", "SQL"),
    ("source/postgres/reading.rs", "", "SQL"),
    ("source/server/address.rs", " by way of ", "the name of a server, which is kept and typed back"),
    ("source/server/certificates.rs", "BEGIN CERTIFICATE", "how a certificate begins"),
    ("source/server/served.rs", "Query to ", "the name of a source, which imports and their files keep"),
    ("source/server/tunnel.rs", "", "what SSH says, by which it is known what went wrong"),
    ("source/sqlite/connection.rs", "PRAGMA ", "SQL"),
    ("source/sqlite/mod.rs", "Query to ", "the name of a source, which imports and their files keep"),
    ("source/sqlite/reading.rs", " ORDER BY ", "SQL"),
    ("source/table/title_rows.rs", "not set", "what stands in data where nothing is known"),
    ("text/catalogue.rs", "one two three ", "letters that make a sentence longer where pages are tried"),
    ("text/plan.rs", "expected a whole ", "stands within a parser's English"),
    ("text/mod.rs", " (os error", "what the standard library puts behind the system's words"),
];

/// What stands before a text that only an engineer reads: of a bug, of an attribute, or what a widget is known by.
const FOR_ENGINEERS: &[&str] = &[
    "expect(",
    "reason =",
    "must_use =",
    "Id::unique(",
    "request_discard(",
    "panic!(",
    "unreachable!(",
    "assert!(",
    "debug_assert!(",
    "tracing::error!(",
    "tracing::warn!(",
];

/// Whether a text is part of what only an engineer reads.
fn is_for_engineers(source: &Source, literal: &Literal) -> bool {
    let before = source.code[..literal.at].trim_end();
    let statement = &before[before.rfind([';', '{', '}']).map_or(0, |at| at + 1)..];
    FOR_ENGINEERS.iter().any(|word| before.ends_with(word) || (word.contains('!') && statement.contains(word)))
}

/// What holds words by which titles are known and nothing for people, in files of `mapping/suggest/`: constants, and
/// functions, of which only what is written as titles are compared is meant.
const TITLES: &[(&str, &[&str])] = &[
    ("analytics.rs", &["mixpanel", "amplitude", "posthog", "segment"]),
    ("contacts.rs", &["hubspot_contacts", "klaviyo_profiles"]),
    ("currencies.rs", &["TITLES"]),
    ("event.rs", &["EVENTS", "TYPES", "STATUS"]),
    (
        "exports.rs",
        &[
            "EXPORTS",
            "shopify_orders",
            "shopify_customers",
            "stripe_payments",
            "stripe_customers",
            "stripe_subscriptions",
            "paypal",
            "mailchimp",
        ],
    ),
    ("lookup.rs", &["suggest_lookup"]),
    ("mod.rs", &["BILLING"]),
    ("person.rs", &["IDENTITIES"]),
    (
        "properties.rs",
        &["ORDER_NUMBERS", "AMOUNTS", "NAMES", "is_secret", "is_identifier", "is_reserved", "known_name"],
    ),
    ("meaning.rs", &["MADE", "HAPPENED", "PLAIN"]),
    ("shops.rs", &["woocommerce_orders", "bigcommerce_orders", "recurly_invoices", "chargebee_subscriptions"]),
    ("time.rs", &["CLOCKS"]),
    ("verbs.rs", &["known"]),
    ("zones.rs", &["ZONE_TITLES"]),
];

/// Whether a text of `mapping/suggest/` is no sentence: words of titles, or the name of an event or a detail that is
/// suggested, which are the same in every language.
fn is_suggested(source: &Source, literal: &Literal) -> bool {
    let Some(file) = source.file.strip_prefix("mapping/suggest/") else { return false };
    let text = &literal.text;
    let is_name = text.split(' ').all(|word| word == "to" || word == "from" || word.starts_with(char::is_uppercase));
    let item = item(&source.code[..literal.at]);
    let holds_titles = TITLES.iter().any(|(known, items)| *known == file && items.contains(&item));
    let is_title =
        |text: &str| text.chars().all(|letter| letter.is_lowercase() || letter.is_numeric() || letter == ' ');
    is_name || holds_titles && (item.chars().any(char::is_uppercase) || is_title(text))
}

/// The constant or function that begins last in this code.
fn item(code: &str) -> &str {
    let is_word = |at: &usize| !code[..*at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '\'');
    let last = |word: &str| code.rmatch_indices(word).map(|(at, _)| at).find(is_word).map(|at| at + word.len());
    let begin = ["fn ", "const ", "static "].into_iter().filter_map(last).max();
    let name = &code[begin.unwrap_or(0)..];
    name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or(name)
}

/// Two words of letters with a space between, where a text is for people.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| {
        if word.contains(['{', '}']) {
            return false;
        }
        let word = word.trim_matches(|letter: char| letter.is_ascii_punctuation() || letter == '…');
        word.chars().count() >= 2 && word.chars().all(|letter| letter.is_alphabetic() || letter == '\'')
    };
    words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

#[test]
fn no_sentence_for_people_stands_in_the_code() {
    let mut found = Vec::new();
    for source in &sources() {
        let Source { file, literals, .. } = source;
        let allowed = |text: &str| {
            let mut known = NOT_SENTENCES.iter().filter(|(place, _, _)| file.starts_with(place));
            known.any(|(_, part, _)| text.contains(part))
        };
        let sentences = literals.iter().filter(|literal| is_sentence(&literal.text) && !allowed(&literal.text));
        let sentences =
            sentences.filter(|literal| !is_for_engineers(source, literal) && !is_suggested(source, literal));
        found.extend(sentences.map(|literal| format!("src/{file}:{}: {:?}", literal.line, literal.text)));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn words_of_titles_are_excused_where_they_belong_and_sentences_nowhere() {
    let source = |file: &str, text: &str| {
        let (code, literals) = apart(text);
        Source { file: format!("mapping/suggest/{file}"), calls: Vec::new(), literals, code }
    };
    let excused = |source: Source| -> Vec<bool> {
        source.literals.iter().map(|literal| is_suggested(&source, literal)).collect()
    };
    let titles = "const MADE: &[&str] = &[\"created at\", \"date d'achat\"];\nfn why() { say(\"it was created at\"); }";
    assert_eq!(excused(source("meaning.rs", titles)), [true, true, false]);
    assert_eq!(excused(source("title.rs", titles)), [false, false, false]);
    let names =
        "fn paypal(draft: &'static str) { amount(\"Billing Amount\", \"item title\"); say(\"Paid, it seems\"); }";
    assert_eq!(excused(source("exports.rs", names)), [true, true, false]);
}

#[test]
fn a_sentence_is_told_from_other_texts() {
    for sentence in ["Nothing was sent.", "{count} rows read", "In {} of the rows", "so far…"] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for other in ["look", "other-ways", "%-d %b %Y", "a b", "choose.ftl", "{name} {value}"] {
        assert!(!is_sentence(other), "{other}");
    }
}
