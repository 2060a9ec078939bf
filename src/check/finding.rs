//! What a check found, as data; the sentences are made where all sentences are.

use super::{Cause, Mend};
use crate::mapping::Pick;

/// Something that a person should know before sending.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is.
    pub what: What,
    /// How grave it is.
    pub grade: Grade,
    /// How many there are: rows where there is no event, people, names, else events or values.
    pub count: u64,
    /// The first rows, at most [`MOST_ROWS`](super::MOST_ROWS).
    pub rows: Vec<RowAt>,
    /// Which events of these rows it is about, by the number of the row and the index of the rule, in order; empty where
    /// it is about rows as a whole.
    pub events: Vec<(u64, usize)>,
    /// Two from the person's own data at most.
    pub examples: Vec<Example>,
    /// What mends it, the likeliest first.
    pub mends: Vec<Mend>,
}

/// How grave a finding is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Sending it would do harm that nobody can take back, or a row comes to nothing for a problem.
    MustFix,
    /// The tracker will not keep it.
    WillBeLost,
    /// It may be right.
    WorthALook,
}

impl Grade {
    /// The name that the command line uses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::MustFix => "must-fix",
            Self::WillBeLost => "will-be-lost",
            Self::WorthALook => "worth-a-look",
        }
    }
}

/// A row of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowAt {
    /// Its number, from 1.
    pub row: u64,
    /// The line of the file where it starts.
    pub line: Option<u64>,
}

/// Something from the person's own data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where it stands.
    pub at: RowAt,
    /// What stands there: a cell, or whom it happened to.
    pub text: String,
    /// What more must be known of it: what happened, the other of two.
    pub with: Option<String>,
}

/// A place that is blank: a column of the source, or one of a second source in which something was looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankAt {
    /// The column's title.
    pub column: String,
    /// The second source's name; empty for a column of the source itself.
    pub lookup: String,
    /// In how many rows.
    pub rows: u64,
}

/// Whether a name is an event's or a detail's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// An event's.
    Event,
    /// A detail's.
    Detail,
}

/// Why events share their second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The column holds dates without a time of day.
    DateOnly,
    /// The times have no seconds.
    Minutes,
    /// Several rows belong to one deed, as the lines of an order.
    Lines,
    /// The rows say the same in every detail.
    Copies,
    /// Nothing explains it.
    Unknown,
}

/// What an analytics tool should not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Private {
    /// Numbers of payment cards.
    CardNumbers,
    /// Passwords, plain or scrambled.
    Passwords,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the fields are named for what they hold")]
pub enum What {
    /// Rows without a person, by where that stands, the most rows first.
    BlankPerson { places: Vec<BlankAt> },
    /// Rows without an event's name.
    BlankName { column: String },
    /// Rows whose person is looked up in a second source that does not hold it.
    PersonNotFound { column: String, lookup: String },
    /// Rows whose event's name is looked up in a second source that does not hold it.
    NameNotFound { column: String, lookup: String },
    /// Events without a detail, since a second source does not hold it.
    DetailNotFound { detail: String, column: String, lookup: String },
    /// Times that say no zone, and the plan names none.
    NoZone { column: String },
    /// Zones beside times that are none.
    UnknownZone { column: String },
    /// Times that cannot be read; so many of them have as many digits as milliseconds since 1970.
    UnreadableTime { column: String, milliseconds: u64 },
    /// Words that stand for nobody, so that many become one person.
    PlaceholderPerson { column: String, words: Vec<String> },
    /// The person "0" among people who seem to be numbered from 0.
    PersonNought { column: String },
    /// One identity has a suspicious share of all events; `everyone` when there is no other.
    OnePerson { person: String, of: u64, everyone: bool },
    /// Rows of which two events name different people: where the first and where the other takes its person from.
    RowPeople { first: Box<Pick>, second: Box<Pick> },
    /// Some identities are e-mail addresses and others are not.
    MixedPeople { emails: u64, numbers: u64, of: u64 },
    /// One person in several spellings.
    PersonVariants,
    /// People whose numbers have decimals that say nothing: `42.0`.
    PersonDecimals,
    /// People whose numbers are set apart in threes: `1,024`.
    PersonGroups,
    /// Identities that a spreadsheet rounded.
    DamagedPerson,
    /// Identities that are too long.
    PersonTooLong { most: usize },
    /// Names of events that are too long.
    NameTooLong { most: usize },
    /// What is from before the tracker's first day, by likely cause, the most frequent first.
    Before2009 { causes: Vec<(Cause, u64)> },
    /// What has not happened yet.
    Future { column: String, latest: i64 },
    /// Local times that no clock has shown.
    SkippedHour { zone: &'static str },
    /// Local times that came twice.
    DoubleHour { zone: &'static str },
    /// Times of day that are all midnight.
    AllAtMidnight { zone: &'static str },
    /// Most of it happens at night by the clock of the plan's zone. It would not if the times were `written` in the other
    /// zone, or else if it were looked at there. Shares in percent.
    AtNight { zone: &'static str, share: u64, other: &'static str, other_share: u64, written: bool },
    /// Events of the same person, name and second.
    SameSecond { why: Why, copies: u64 },
    /// Values of the same person, detail and second.
    OverwrittenValues { detail: String },
    /// Names that the tracker takes for one.
    NamesJoined { of: NameOf },
    /// Names that may have been meant to be one.
    NamesAlike { of: NameOf },
    /// More names than are good, or than are kept.
    ManyNames { kept: bool },
    /// A column with a value of its own in nearly every row gives the names.
    NamePerRow { column: String, events: u64 },
    /// Values that are cut.
    ValueTooLong { detail: String, most: usize },
    /// Values that are JSON.
    JsonValues { detail: String },
    /// Amounts in several currencies, the most frequent first, under one name.
    SeveralCurrencies { detail: String, currencies: Vec<String> },
    /// Amounts that the tracker takes for text.
    MoneyAsText { detail: String },
    /// Numbers with a decimal comma, which the tracker takes for text.
    DecimalCommas { detail: String },
    /// Numbers and text under one name.
    MixedNumbers { detail: String, texts: u64, of: u64 },
    /// Dates that would be text.
    DatesInValues { detail: String },
    /// What an analytics tool should not hold.
    PersonalData { detail: String, private: Private },
    /// A name that begins like the tracker's own parameters.
    UnderscoreName { name: String },
    /// A name under which the tracker itself records.
    PlatformName { of: NameOf, name: String },
    /// Values that would count as of one chosen day.
    UndatedValues { on: String },
}

impl What {
    /// The name that the command line uses.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::BlankPerson { .. } => "blank-person",
            Self::BlankName { .. } => "blank-name",
            Self::PersonNotFound { .. } => "lookup-not-found",
            Self::NameNotFound { .. } => "name-lookup-not-found",
            Self::DetailNotFound { .. } => "detail-lookup-not-found",
            Self::NoZone { .. } => "no-zone",
            Self::UnknownZone { .. } => "unknown-zone",
            Self::UnreadableTime { .. } => "unreadable-time",
            Self::PlaceholderPerson { .. } => "placeholder-person",
            Self::PersonNought { .. } => "person-nought",
            Self::OnePerson { .. } => "one-person",
            Self::RowPeople { .. } => "row-people",
            Self::MixedPeople { .. } => "mixed-people",
            Self::PersonVariants => "person-variants",
            Self::PersonDecimals => "person-decimals",
            Self::PersonGroups => "person-groups",
            Self::DamagedPerson => "damaged-person",
            Self::PersonTooLong { .. } => "person-too-long",
            Self::NameTooLong { .. } => "name-too-long",
            Self::Before2009 { .. } => "before-2009",
            Self::Future { .. } => "future",
            Self::SkippedHour { .. } => "skipped-hour",
            Self::DoubleHour { .. } => "double-hour",
            Self::AllAtMidnight { .. } => "all-at-midnight",
            Self::AtNight { .. } => "at-night",
            Self::SameSecond { .. } => "same-second",
            Self::OverwrittenValues { .. } => "overwritten-values",
            Self::NamesJoined { .. } => "names-joined",
            Self::NamesAlike { .. } => "names-alike",
            Self::ManyNames { .. } => "many-names",
            Self::NamePerRow { .. } => "name-per-row",
            Self::ValueTooLong { .. } => "value-too-long",
            Self::JsonValues { .. } => "json-values",
            Self::SeveralCurrencies { .. } => "several-currencies",
            Self::MoneyAsText { .. } => "money-as-text",
            Self::DecimalCommas { .. } => "decimal-commas",
            Self::MixedNumbers { .. } => "mixed-numbers",
            Self::DatesInValues { .. } => "dates-in-values",
            Self::PersonalData { .. } => "personal-data",
            Self::UnderscoreName { .. } => "underscore-name",
            Self::PlatformName { .. } => "platform-name",
            Self::UndatedValues { .. } => "undated-values",
        }
    }
}

impl Finding {
    /// The name that the command line uses.
    pub const fn id(&self) -> &'static str {
        self.what.id()
    }
}
