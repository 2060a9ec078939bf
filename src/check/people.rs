//! Whom the events belong to: how often each identity comes, and in how many spellings.

use hashbrown::{HashMap, HashSet};

use super::RowAt;
use crate::event::Event;
use crate::kissmetrics::rules::{Admission, DedupIndex, Digest, Digests, Verdict, identity_print, person_print};
use crate::mapping::tidy::tidy;
use crate::mapping::{Characters, Tidy};

/// An identity by its fingerprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// As it is written.
    pub(super) spelled: u64,
    /// Its tidy spelling, by which different spellings of one person are known.
    pub(super) tidied: u64,
    /// The person that the tracker takes it for.
    person: u64,
    /// The same for all identities that have the same tidy spelling, and for all that the tracker takes for one.
    pub home: u64,
}

impl Identity {
    /// The fingerprints of an identity of these characters.
    pub(crate) fn of(identity: &str, characters: Characters) -> Self {
        let spelled = identity_print(identity);
        if is_plain(identity, characters) {
            // Noughts at the end of a number may be its decimals.
            let is_round = characters.only(Characters::DIGIT) && identity.ends_with('0');
            let home = if is_round { identity_print(identity.trim_end_matches('0')) } else { spelled };
            return Self { spelled, tidied: spelled, person: spelled, home };
        }
        let tidied = identity_print(&tidy(identity, &Tidy::ALL));
        Self { spelled, tidied, person: person_print(identity), home: identity_print(&bare(identity)) }
    }
}

/// Whether nothing would be done to an identity to tidy it, nor does the tracker take it for another one: nearly all
/// identities are of plain small letters, digits and signs.
fn is_plain(identity: &str, characters: Characters) -> bool {
    const OTHERS: Characters = Characters::CAPITAL
        .or(Characters::COMMA)
        .or(Characters::COLON)
        .or(Characters::APOSTROPHE)
        .or(Characters::SPACE)
        .or(Characters::CONTROL)
        .or(Characters::WIDE);
    let starts_as_number = || identity.as_bytes().first().is_some_and(u8::is_ascii_digit);
    !(characters.has(OTHERS) || characters.has(Characters::POINT) && starts_as_number())
}

/// What is left of an identity when everything is taken from it that tidying may take, or that the tracker does not tell
/// apart, wherever it stands. Of numbers noughts at the end are taken too, since they may be decimals.
fn bare(identity: &str) -> String {
    let seen = tidy(identity, &[Tidy::NoUnseen, Tidy::Composed]);
    let is_kept = |letter: &char| !letter.is_whitespace() && !matches!(letter, ',' | ':' | '\'' | '\u{2019}');
    // A sigma at a word's end has a form of its own.
    let lower = seen.chars().filter(is_kept).flat_map(char::to_lowercase);
    let lower: String = lower.map(|letter| if letter == 'ς' { 'σ' } else { letter }).collect();
    if lower.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let digits: String = lower.chars().filter(char::is_ascii_digit).collect();
        return digits.trim_end_matches('0').to_owned();
    }
    lower
}

/// An event on its way to a [`Shard`].
pub struct Arrived {
    /// Its place among all that was made of these rows.
    pub place: usize,
    /// Whose it is.
    pub identity: Identity,
    /// The event itself, where nothing is odd about it.
    pub digest: Option<Digest>,
}

/// Some of the people, those of some [homes](Identity::home): what each did, and how they were spelled. What is known of
/// most spellings is a note in the [`DedupIndex`]; only whose first spelling is not tidy, who has several, or has many
/// events, takes memory of its own.
#[derive(Default)]
pub struct Shard {
    index: DedupIndex,
    spellings: Spellings,
}

/// How people were spelled, beside their notes.
#[derive(Default)]
struct Spellings {
    /// Half a fingerprint of first spellings that are not the tidy one, by the fingerprint of the tidy one …
    untidy: HashMap<u64, u32>,
    /// … and the first of these themselves.
    texts: HashMap<u64, Box<str>>,
    /// Fingerprints of all spellings but the first of each person.
    others: HashSet<u64>,
    /// Events of those who have many.
    many: HashMap<u64, u32>,
    /// The most events that anybody has.
    most: u32,
    /// The last first spelling that was asked for.
    first: String,
}

/// Spellings whose text is kept in a [`Shard`], so that an example can show both.
const MOST_TEXTS: usize = 1_000;

/// The note of a person: how many events, up to this many …
const MANY: u8 = 0b0011_1111;

/// … whether the first spelling was the tidy one …
const TIDY: u8 = 0b0100_0000;

/// … and whether there was another one.
const VARIED: u8 = 0b1000_0000;

/// How an identity stands among those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spelling<'s> {
    /// Nobody before it had this identity in any spelling.
    pub new_person: bool,
    /// Nothing before it was spelled so.
    pub new: bool,
    /// It is another spelling of one that came before.
    pub variant: bool,
    /// The first spelling of this person, of whom it is the first variant; the tidy spelling where that is not known.
    pub first: Option<&'s str>,
    /// So many events the person has by now, if nobody of the shard had as many before.
    pub leads: Option<u32>,
    /// The person had something at the event's second.
    pub met: bool,
}

impl Shard {
    /// Prepares for events of these people.
    pub fn expect<'i>(&self, identities: impl Iterator<Item = &'i Identity>) {
        self.index.expect(identities.map(|identity| identity.tidied));
    }

    /// What becomes of an event that is to be sent, after all those before it of the same people.
    pub fn receive<'e>(
        &mut self,
        Arrived { digest, identity, .. }: &Arrived,
        digests: &Digests,
        event: impl Fn() -> &'e Event<'e>,
        admission: Admission,
        verdict: &mut Verdict,
    ) -> Spelling<'_> {
        let &Identity { tidied, person, .. } = identity;
        // Nearly always one look at the person tells everything.
        if let (Some(digest), true) = (digest, person == tidied && admission == Admission::default())
            && let Some(note) = self.index.keep_new(digest, digests, person, verdict)
        {
            return self.spellings.add(note, || &event().person, identity);
        }
        let digest = digest.as_ref().map(|digest| (digest, digests));
        let met = self.index.receive(digest, &event, person, admission, verdict);
        Spelling { met, ..self.spellings.add(self.index.note(tidied), || &event().person, identity) }
    }
}

impl Spellings {
    fn add<'e>(&mut self, note: &mut u8, person: impl Fn() -> &'e str, identity: &Identity) -> Spelling<'_> {
        let &Identity { spelled, tidied, .. } = identity;
        let is_tidy = spelled == tidied;
        let mut spelling = Spelling::default();
        let count = match *note & MANY {
            0 => {
                (spelling.new, spelling.new_person) = (true, true);
                *note = 1;
                if is_tidy {
                    *note |= TIDY;
                } else {
                    self.untidy.insert(tidied, spelled as u32);
                    if self.texts.len() < MOST_TEXTS {
                        self.texts.insert(tidied, person().into());
                    }
                }
                1
            }
            few => {
                let is_first = match *note & TIDY {
                    0 => self.untidy.get(&tidied) == Some(&(spelled as u32)),
                    _ => is_tidy,
                };
                if !is_first {
                    spelling.new = self.others.insert(spelled);
                    spelling.variant = true;
                    if *note & VARIED == 0 {
                        *note |= VARIED;
                        self.first.clear();
                        match self.texts.get(&tidied) {
                            Some(text) => self.first.push_str(text),
                            None => self.first.push_str(&tidy(person(), &Tidy::ALL)),
                        }
                        spelling.first = Some(&self.first);
                    }
                }
                if few < MANY {
                    *note += 1;
                    u32::from(few) + 1
                } else {
                    let many = self.many.entry(tidied).or_insert(MANY.into());
                    *many = many.saturating_add(1);
                    *many
                }
            }
        };
        if count > self.most {
            self.most = count;
            spelling.leads = Some(count);
        }
        spelling
    }
}

/// An event by which somebody of a shard has more of them than anybody before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// The event's place among its neighbours.
    pub place: usize,
    /// By whom.
    pub tidied: u64,
    /// How many.
    pub count: u32,
}

/// Counts of all people.
#[derive(Clone, Debug, Default)]
pub struct People {
    count: u64,
    varied: u64,
    most: Most,
}

/// The identity with the most events.
#[derive(Clone, Debug, Default)]
struct Most {
    key: u64,
    count: u32,
    text: String,
    rows: Vec<RowAt>,
}

impl People {
    /// Counts a spelling.
    pub(super) fn add(&mut self, spelling: &Spelling<'_>) {
        self.count += u64::from(spelling.new_person);
        self.varied += u64::from(spelling.first.is_some());
    }

    /// Adds what was counted elsewhere.
    pub(super) fn append(&mut self, later: &Self) {
        self.count += later.count;
        self.varied += later.varied;
    }

    /// Notes that somebody has so many events, in the events' order.
    pub(super) fn lead(&mut self, at: RowAt, person: &str, Lead { tidied, count, .. }: Lead) {
        self.most.add(at, tidied, count, person);
    }

    /// Persons, different spellings counted once.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Persons who are spelled in more than one way.
    pub fn varied(&self) -> u64 {
        self.varied
    }

    /// The identity with the most events, how many, and the first rows in which it led.
    pub fn most(&self) -> (&str, u64, &[RowAt]) {
        (&self.most.text, self.most.count.into(), &self.most.rows)
    }
}

impl Most {
    fn add(&mut self, at: RowAt, key: u64, count: u32, person: &str) {
        if count <= self.count {
            return;
        }
        if key != self.key {
            self.key = key;
            self.text.clear();
            self.text.push_str(person);
            self.rows.clear();
        }
        self.count = count;
        if self.rows.len() < super::MOST_ROWS && self.rows.last() != Some(&at) {
            self.rows.push(at);
        }
    }
}
