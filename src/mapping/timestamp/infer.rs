//! Decides from a whole column how its times are written, and keeps the evidence. The first rows alone decide nothing:
//! one `13/01` among millions of rows settles which number is the day, and two that contradict each other are said.

use super::TimeFormat;
use super::resolve::{Resolved, resolve, resolve_date};
use super::scan::{Calendar, DateText, Number, Written, scan, trim};

use TimeFormat::{DayFirst, ExcelDays, MonthFirst, UnixMilliseconds, UnixSeconds, YearFirst};

/// The calendar formats, in the order in which they are offered.
const CALENDARS: [TimeFormat; 3] = [DayFirst, MonthFirst, YearFirst];

/// How many examples of unreadable values are kept.
const EXAMPLES: usize = 5;

/// Letters of an example that are kept.
const EXAMPLE_LEN: usize = 80;

/// Instants that numbers are believed to be times for: 1990 to 2040, in Unix seconds. The tracker takes nothing before
/// 2009, but a company's past may begin long before; a wider span would take prices and identifiers for times.
const BELIEVABLE: std::ops::Range<i64> = 631_152_000..2_208_988_800;

/// What a cell may be, as an index into counts. One to seven are dates whose order is open, as the set of
/// [`CALENDARS`] that read them (bits 1, 2 and 4).
type Class = usize;
const UNREADABLE: Class = 0;
const ALL_CALENDARS: Class = 7;
const BLANK: Class = 8;
const SETTLED: Class = 9;
/// Numbers come in pairs: those that are believable as times, and behind them those that are not.
const COMPACT: Class = 10;
const SECONDS: Class = 12;
const MILLISECONDS: Class = 14;
const SERIAL: Class = 16;
const SERIAL_WITH_TIME: Class = 18;
const CLASSES: usize = 20;

/// Judges a whole column: feed it every cell, then [finish](Self::finish). A column that is read in parts is judged by
/// [merging](Self::merge) the parts, in any order.
#[derive(Clone, Debug, Default)]
pub struct Inference {
    next_row: u64,
    seen: [u64; CLASSES],
    first: [Option<Example>; CLASSES],
    unreadable: Vec<Example>,
    with_zone: u64,
    date_only: u64,
    short_year: u64,
}

/// A value of the column and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Example {
    /// How many cells stand before it, by what was fed.
    pub row: u64,
    /// The cell, trimmed; cut after 80 letters.
    pub text: String,
}

impl Example {
    pub(crate) fn new(row: u64, text: &str) -> Self {
        Self { row, text: trim(text).chars().take(EXAMPLE_LEN).collect() }
    }
}

impl Inference {
    /// For a part of a column that begins with this row, so that examples come from the first rows of all parts.
    pub fn starting_at(row: u64) -> Self {
        Self { next_row: row, ..Self::default() }
    }

    /// Takes a cell into account.
    #[inline]
    pub fn add(&mut self, cell: &str) {
        let row = self.next_row;
        self.next_row += 1;
        self.count(&scan(cell), cell, row, 1);
    }

    /// Takes as many equal cells into account, the first of which stands in this row. Whether they hold a time that
    /// is more than a plain number.
    #[inline]
    pub(crate) fn count(&mut self, written: &Written, cell: &str, row: u64, cells: u64) -> bool {
        let class = classify(written);
        self.seen[class] += cells;
        if let Written::Calendar(calendar) = written
            && class != UNREADABLE
        {
            self.with_zone += if calendar.zone.is_some() { cells } else { 0 };
            self.date_only += if calendar.clock.is_none() { cells } else { 0 };
            self.short_year += if is_short(calendar) { cells } else { 0 };
        }
        if self.first[class].as_ref().is_none_or(|first| first.row > row) {
            self.first[class] = Some(Example::new(row, cell));
        }
        if class == UNREADABLE
            && (self.unreadable.len() < EXAMPLES || self.unreadable.last().is_some_and(|last| row < last.row))
        {
            self.add_unreadable(row, cell);
        }
        matches!(class, 1..=ALL_CALENDARS | SETTLED)
    }

    /// Keeps the first few different ones.
    fn add_unreadable(&mut self, row: u64, cell: &str) {
        let text = trim(cell);
        match self.unreadable.iter_mut().find(|known| text == known.text) {
            Some(known) if known.row <= row => return,
            Some(known) => known.row = row,
            None => {
                let example = Example::new(row, text);
                match self.unreadable.iter_mut().find(|known| known.text == example.text) {
                    Some(known) => known.row = known.row.min(row),
                    None => self.unreadable.push(example),
                }
            }
        }
        self.unreadable.sort_unstable();
        self.unreadable.truncate(EXAMPLES);
    }

    /// Takes blank cells into account that were counted elsewhere.
    pub(crate) fn count_blank(&mut self, cells: u64) {
        self.seen[BLANK] += cells;
    }

    /// Adds what was seen in another part of the column.
    pub fn merge(&mut self, other: &Self) {
        self.next_row = self.next_row.max(other.next_row);
        for (seen, more) in self.seen.iter_mut().zip(other.seen) {
            *seen += more;
        }
        for (first, more) in self.first.iter_mut().zip(&other.first) {
            if let Some(more) = more
                && first.as_ref().is_none_or(|first| more < first)
            {
                *first = Some(more.clone());
            }
        }
        for more in &other.unreadable {
            self.add_unreadable(more.row, &more.text);
        }
        self.with_zone += other.with_zone;
        self.date_only += other.date_only;
        self.short_year += other.short_year;
    }

    /// What the column holds, with the evidence.
    pub fn finish(&self) -> TimeGuess {
        let filled = self.seen.iter().sum::<u64>() - self.seen[BLANK];
        let mut candidates: Vec<Candidate> = CALENDARS
            .into_iter()
            .chain([UnixSeconds, UnixMilliseconds, ExcelDays])
            .map(|format| self.candidate(format))
            .filter(|candidate| candidate.fits > 0)
            .collect();
        // Stable, so that equals stay in the order of the formats.
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.fits));
        TimeGuess {
            verdict: self.verdict(filled),
            candidates,
            filled,
            blank: self.seen[BLANK],
            unreadable: self.seen[UNREADABLE],
            unreadable_examples: self.unreadable.clone(),
            with_zone: self.with_zone,
            numbers: self.seen[COMPACT..].iter().sum(),
            date_only: self.date_only + self.seen[SERIAL] + self.seen[SERIAL + 1],
            short_year: self.short_year,
        }
    }

    /// Cells that are dates whose order is open and that a calendar format reads.
    fn open(&self, reads: impl Fn(Class) -> bool) -> u64 {
        (1..=ALL_CALENDARS).filter(|&class| reads(class)).map(|class| self.seen[class]).sum()
    }

    fn candidate(&self, format: TimeFormat) -> Candidate {
        let pair = |class: Class| self.seen[class] + self.seen[class + 1];
        let (fits, only) = match calendar_bit(format) {
            Some(bit) => {
                let open = self.open(|class| class & bit != 0);
                (open + self.seen[SETTLED] + pair(COMPACT), self.seen[bit])
            }
            None => {
                let fits = number_classes(format).iter().map(|&class| pair(class)).sum();
                (fits, fits)
            }
        };
        let first = (0..CLASSES).filter(|&class| reads(format, class)).filter_map(|class| self.first[class].as_ref());
        Candidate { format, fits, only, first: first.min().cloned() }
    }

    fn verdict(&self, filled: u64) -> Verdict {
        let pair = |class: Class| self.seen[class] + self.seen[class + 1];
        let open = self.open(|_| true);
        let calendar = open + self.seen[SETTLED] + pair(COMPACT);
        let numbers = [
            (UnixSeconds, pair(SECONDS), self.seen[SECONDS]),
            (UnixMilliseconds, pair(MILLISECONDS), self.seen[MILLISECONDS]),
            (ExcelDays, pair(SERIAL) + pair(SERIAL_WITH_TIME), self.seen[SERIAL] + self.seen[SERIAL_WITH_TIME]),
            (YearFirst, pair(COMPACT), self.seen[COMPACT]),
        ];
        if open + self.seen[SETTLED] == 0 {
            // Only numbers: times if nearly every value would be a believable one.
            return match numbers.iter().find(|(_, _, believable)| believable * 20 >= filled * 19 && *believable > 0) {
                Some(&(format, ..)) => Verdict::Perhaps(format),
                None => Verdict::NotTimes,
            };
        }
        if calendar * 2 < filled {
            return Verdict::NotTimes;
        }
        if open == 0 {
            return Verdict::Clear(YearFirst);
        }
        let fitting: Vec<TimeFormat> = CALENDARS
            .into_iter()
            .filter(|&format| calendar_bit(format).is_some_and(|bit| self.open(|class| class & bit == 0) == 0))
            .collect();
        match fitting.as_slice() {
            [format] => Verdict::Clear(*format),
            [] => {
                let mut readings: Vec<(u64, TimeFormat)> = CALENDARS
                    .into_iter()
                    .map(|format| (self.open(|class| class & calendar_bit(format).unwrap_or(0) != 0), format))
                    .filter(|(fits, _)| *fits > 0)
                    .collect();
                readings.sort_by_key(|(fits, _)| std::cmp::Reverse(*fits));
                Verdict::Mixed(readings.into_iter().map(|(_, format)| format).collect())
            }
            _ => Verdict::Ambiguous(fitting),
        }
    }
}

fn calendar_bit(format: TimeFormat) -> Option<Class> {
    CALENDARS.iter().position(|&calendar| calendar == format).map(|at| 1 << at)
}

fn number_classes(format: TimeFormat) -> &'static [Class] {
    match format {
        UnixSeconds => &[SECONDS],
        UnixMilliseconds => &[MILLISECONDS],
        ExcelDays | TimeFormat::ExcelDays1904 => &[SERIAL, SERIAL_WITH_TIME],
        YearFirst | DayFirst | MonthFirst => &[COMPACT],
    }
}

/// Whether the format reads cells of this class.
fn reads(format: TimeFormat, class: Class) -> bool {
    match calendar_bit(format) {
        Some(bit) if class <= ALL_CALENDARS => class & bit != 0,
        Some(_) if class == SETTLED => true,
        _ => number_classes(format).iter().any(|&number| class == number || class == number + 1),
    }
}

fn is_short(calendar: &Calendar) -> bool {
    match calendar.date {
        DateText::Short { .. } => true,
        DateText::Named { short_year, .. } | DateText::YearLast { short_year, .. } => short_year,
        DateText::YearFirst { .. } => false,
    }
}

#[inline]
fn classify(written: &Written) -> Class {
    let date = match written {
        Written::Blank => return BLANK,
        Written::Other => return UNREADABLE,
        Written::Number(number) => return classify_number(*number),
        Written::Calendar(calendar) => calendar.date,
    };
    match date {
        DateText::YearFirst { .. } | DateText::Named { .. } => {
            if resolve_date(date, YearFirst).is_some() {
                SETTLED
            } else {
                UNREADABLE
            }
        }
        // Nearly every date that is open is one of these: day first or month first.
        DateText::YearLast { first: 1..=12, second: 1..=12, year: 1.., .. } => 3,
        DateText::YearLast { .. } | DateText::Short { .. } => {
            let bits = CALENDARS.iter().enumerate();
            bits.map(|(at, &format)| usize::from(resolve_date(date, format).is_some()) << at).sum()
        }
    }
}

fn classify_number(number: Number) -> Class {
    // The formats share no number, so its size tells which of them to ask.
    let (format, class) = match number.whole {
        0..61 => return UNREADABLE,
        61..10_000_000 if number.fraction.is_some_and(|(digits, _)| digits > 0) => (ExcelDays, SERIAL_WITH_TIME),
        61..10_000_000 => (ExcelDays, SERIAL),
        10_000_000..100_000_000 => (YearFirst, COMPACT),
        100_000_000..10_000_000_000 => (UnixSeconds, SECONDS),
        10_000_000_000..10_000_000_000_000 => (UnixMilliseconds, MILLISECONDS),
        _ => (YearFirst, COMPACT),
    };
    let instant = match resolve(&Written::Number(number), format) {
        Ok(Resolved::Instant(instant)) => instant,
        Ok(Resolved::Wall { day, .. }) => day * 86_400,
        Err(_) => return UNREADABLE,
    };
    class + usize::from(!BELIEVABLE.contains(&instant))
}

/// How a column's times are written, and why that is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeGuess {
    /// What follows from the counts.
    pub verdict: Verdict,
    /// Every format that reads at least one value, the one that reads most first.
    pub candidates: Vec<Candidate>,
    /// Cells that are not blank.
    pub filled: u64,
    /// Cells that are blank, NULL or a zero date.
    pub blank: u64,
    /// Cells that no format reads.
    pub unreadable: u64,
    /// The first few of them.
    pub unreadable_examples: Vec<Example>,
    /// Plain numbers that some format reads; most numbers are no times all the same.
    pub numbers: u64,
    /// Times that carry a zone of their own.
    pub with_zone: u64,
    /// Dates without a time of day.
    pub date_only: u64,
    /// Dates with a year of two digits.
    pub short_year: u64,
}

/// What follows from a whole column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// These are times, and they can be read in this way only.
    Clear(TimeFormat),
    /// Plain numbers that would be believable times so; whether they are times, numbers cannot tell.
    Perhaps(TimeFormat),
    /// These are times, and every one of them can be read in each of these ways: a person must decide.
    Ambiguous(Vec<TimeFormat>),
    /// These are times, but some can only be read in one of these ways and others only in another; the first reads
    /// most of them. A person must look at the data.
    Mixed(Vec<TimeFormat>),
    /// At most half of the values can be read as times.
    NotTimes,
}

/// A format that reads values of the column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The format.
    pub format: TimeFormat,
    /// Values that it reads.
    pub fits: u64,
    /// Values that it alone reads.
    pub only: u64,
    /// The first value that it reads.
    pub first: Option<Example>,
}

impl TimeGuess {
    /// The format to read the column with when it is known to hold times; `None` where a person must decide.
    pub fn format(&self) -> Option<TimeFormat> {
        match self.verdict {
            Verdict::Clear(format) | Verdict::Perhaps(format) => Some(format),
            Verdict::Ambiguous(_) | Verdict::Mixed(_) | Verdict::NotTimes => None,
        }
    }

    /// The formats that a person may choose from, the likeliest first.
    pub fn readings(&self) -> Vec<TimeFormat> {
        match &self.verdict {
            Verdict::Clear(format) | Verdict::Perhaps(format) => vec![*format],
            Verdict::Ambiguous(formats) | Verdict::Mixed(formats) => formats.clone(),
            Verdict::NotTimes => Vec::new(),
        }
    }

    /// How well a format reads the values, if it reads any.
    pub fn candidate(&self, format: TimeFormat) -> Option<&Candidate> {
        // The two calendars of Excel read the same numbers.
        let listed = if format == TimeFormat::ExcelDays1904 { ExcelDays } else { format };
        self.candidates.iter().find(|candidate| candidate.format == listed)
    }

    /// Whether reading the column needs a zone that the text does not say: some value has none, and the format is
    /// not one that counts from an instant.
    pub fn needs_zone(&self) -> bool {
        match self.format() {
            Some(UnixSeconds | UnixMilliseconds) => false,
            _ => self.with_zone < self.filled - self.unreadable,
        }
    }

    pub(super) fn only(&self, format: TimeFormat) -> u64 {
        self.candidate(format).map_or(0, |candidate| candidate.only)
    }
}
