//! Titles of columns and names of tables as words, so that `createdAt`, `Created at` and `created_at` are one.

/// A title as words: lower case, without accents, apart at every sign and at every hump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    words: Vec<String>,
    phrase: String,
}

impl Title {
    pub(super) fn of(text: &str) -> Self {
        let mut words = vec![String::new()];
        let mut humps = false;
        for letter in text.chars() {
            if !letter.is_alphanumeric() {
                words.push(String::new());
                humps = false;
                continue;
            }
            if letter.is_uppercase() && humps {
                words.push(String::new());
            }
            humps = letter.is_lowercase() || letter.is_ascii_digit();
            if let Some(word) = words.last_mut() {
                letter.to_lowercase().for_each(|lower| word.push_str(&plain(lower)));
            }
        }
        words.retain(|word| !word.is_empty());
        let phrase = words.join(" ");
        Self { words, phrase }
    }

    /// The words with a space between them.
    pub(super) fn phrase(&self) -> &str {
        &self.phrase
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether the whole title is one of these.
    pub(super) fn is(&self, phrases: &[&str]) -> bool {
        phrases.contains(&self.phrase())
    }

    /// Whether one of its words is one of these.
    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    /// Whether it has words and each of them is one of these.
    pub(super) fn is_made_of(&self, words: &[&str]) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| words.contains(&word.as_str()))
    }

    /// Whether the words of one of these stand in it, one behind the other.
    pub(super) fn says(&self, phrases: &[&str]) -> bool {
        let padded = format!(" {} ", self.phrase);
        phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
    }

    /// The title without these words.
    pub(super) fn without(&self, words: &[&str]) -> String {
        let kept = self.words.iter().filter(|word| !words.contains(&word.as_str()));
        kept.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

fn plain(letter: char) -> String {
    let plain = match letter {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'ø' => "o",
        'ú' | 'ù' | 'ü' | 'û' => "u",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        other => return other.to_string(),
    };
    plain.to_owned()
}

/// Words that stay small inside a name.
const SMALL: [&str; 16] =
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "off", "on", "or", "the", "to", "with"];

/// Words that are written in capitals.
const CAPITALS: [&str; 10] = ["api", "crm", "id", "ip", "mrr", "pdf", "sku", "url", "utm", "vat"];

/// A name as Kissmetrics' naming guide writes them (How to Name and Structure Your Data): `added_to_cart` becomes
/// `Added to Cart`. What is written with capitals and spaces already keeps its writing. Commas and colons become
/// spaces, as they would at the tracker.
pub fn name_of(text: &str) -> String {
    let is_written = text.contains(' ') && text.chars().next().is_some_and(char::is_uppercase);
    if is_written {
        return text.replace([',', ':'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut words: Vec<String> = vec![String::new()];
    let mut humps = false;
    for letter in text.chars() {
        if letter.is_whitespace() || matches!(letter, '_' | '-' | '.' | ',' | ':' | '/') {
            words.push(String::new());
            humps = false;
            continue;
        }
        if letter.is_uppercase() && humps {
            words.push(String::new());
        }
        humps = letter.is_lowercase();
        if let Some(word) = words.last_mut() {
            word.push(letter);
        }
    }
    words.retain(|word| !word.is_empty());
    let named = words.iter().enumerate().map(|(at, word)| {
        let lower = word.to_lowercase();
        if CAPITALS.contains(&lower.as_str()) {
            return lower.to_uppercase();
        }
        if at > 0 && SMALL.contains(&lower.as_str()) {
            return lower;
        }
        let is_shout = words.len() == 1 && word.chars().count() <= 3 && word.chars().all(char::is_uppercase);
        if is_shout {
            return word.clone();
        }
        let mut letters = lower.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    });
    named.collect::<Vec<String>>().join(" ")
}
