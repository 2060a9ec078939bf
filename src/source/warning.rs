//! What was odd about a source and yet no reason to stop: said, never swallowed.

use super::FileName;

/// Something odd, how often it was met and where first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseWarning {
    /// What was odd.
    pub oddity: Oddity,
    /// How many rows it concerns (lines for [`Oddity::BlankLine`]).
    pub count: u64,
    /// The lines on which the first of them begin, counted from 1; at most [`FIRST_LINES`].
    pub first_lines: Vec<u64>,
    /// The file of each of these lines, where several are read as one table; else empty.
    pub files: Vec<FileName>,
}

/// How many lines a [`ParseWarning`] names.
pub const FIRST_LINES: usize = 5;

/// What can be odd about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// It has fewer cells than there are columns; the missing ones read as blank.
    ShortRow,
    /// It has more cells than there are columns; the surplus is kept.
    LongRow,
    /// It holds bytes that are no letters in this encoding; each reads as U+FFFD. Another encoding may fit better.
    BadLetters,
    /// It holds NUL bytes, which were kept out.
    NulBytes,
    /// A quotation mark was opened on this line and never closed. It was taken for text, so that the lines behind it
    /// are rows of their own.
    UnclosedQuote,
    /// A quotation mark stands where none belongs; it was taken for text.
    StrayQuote,
    /// Its quotation marks are escaped in another way than those of the other rows, and it was read in that way.
    OtherEscape,
    /// It has a formula whose result was never stored with it, which reads as blank.
    NoResult,
    /// It has a formula that gives an error, such as `#REF!`, which is read as that text.
    ErrorValue,
    /// Cells of it are merged; what stands in them is in the first, and the others read as blank.
    MergedCells,
    /// It is hidden, as by a filter, and is read all the same.
    HiddenRow,
    /// It has text that stands in a formula of its own (`="00417"`); the text was read.
    FormulaText,
    /// It holds the titles once more, and is no row.
    TitlesAgain,
    /// It holds the titles in another order or with others; the cells below it were put under the titles that they
    /// belong to.
    TitlesMoved,
    /// It names the separator of what was joined (`sep=;`), and is no row.
    SeparatorLine,
    /// It is no JSON object that can be read, and was left out.
    NoObject,
    /// The file ends in the midst of it, or of the list that it stands in; what is torn was left out.
    CutOff,
    /// A key stands twice in an object of it; the last value was read.
    RepeatedKey,
    /// It has a list, which is kept as JSON.
    List,
    /// It has an object within so many others that it is kept as JSON.
    Deep,
    /// It has a single value under a key under which other rows have an object.
    SingleValue,
    /// It has bytes written in octal (`\303\251`), which were read as the letters that they are.
    OctalEscape,
    /// It has `NaN` or `Infinity`, which reads as blank.
    NoNumber,
    /// It belongs to another table below this one, whose titles stand on the first of these lines, and was left out.
    OtherTable,
    /// It holds the totals of the rows above and was left out.
    TotalRow,
    /// Nothing stands on it.
    BlankLine,
}

impl Oddity {
    /// All there are, the gravest first.
    pub const ALL: [Self; 26] = [
        Self::CutOff,
        Self::NoObject,
        Self::OtherTable,
        Self::UnclosedQuote,
        Self::BadLetters,
        Self::TitlesMoved,
        Self::RepeatedKey,
        Self::NoNumber,
        Self::NoResult,
        Self::ErrorValue,
        Self::HiddenRow,
        Self::MergedCells,
        Self::LongRow,
        Self::ShortRow,
        Self::NulBytes,
        Self::SingleValue,
        Self::Deep,
        Self::OctalEscape,
        Self::List,
        Self::StrayQuote,
        Self::OtherEscape,
        Self::TitlesAgain,
        Self::SeparatorLine,
        Self::FormulaText,
        Self::TotalRow,
        Self::BlankLine,
    ];
}

/// Counts oddities during a pass.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    seen: [(u64, Vec<u64>); Oddity::ALL.len()],
}

impl Tally {
    /// Counts one more, which begins on this line.
    pub fn add(&mut self, oddity: Oddity, line: u64) {
        let (count, first_lines) = &mut self.seen[oddity as usize];
        *count += 1;
        if first_lines.len() < FIRST_LINES {
            first_lines.push(line);
        }
    }

    /// Counts what another one counted, further on.
    pub fn join(&mut self, other: Self) {
        for ((count, first_lines), (more, lines)) in self.seen.iter_mut().zip(other.seen) {
            *count += more;
            first_lines.extend(lines);
            first_lines.truncate(FIRST_LINES);
        }
    }

    /// What was met so far, the gravest first.
    pub fn warnings(&self) -> Vec<ParseWarning> {
        let met = Oddity::ALL.into_iter().map(|oddity| (oddity, &self.seen[oddity as usize]));
        met.filter(|(_, (count, _))| *count > 0)
            .map(|(oddity, (count, first_lines))| ParseWarning {
                oddity,
                count: *count,
                first_lines: first_lines.clone(),
                files: Vec::new(),
            })
            .collect()
    }
}
