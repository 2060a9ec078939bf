//! Says in a line why a column is read as it is.

use super::{TimeFormat, TimeGuess, Verdict};
use crate::mapping::wording::{reasons, short};
use crate::message;
use crate::message::{Arg, Message};

impl TimeFormat {
    /// What a person calls it.
    pub fn label(self) -> Message {
        match self {
            Self::YearFirst => message!("times-year-first"),
            Self::DayFirst => message!("times-day-first"),
            Self::MonthFirst => message!("times-month-first"),
            Self::UnixSeconds => message!("times-unix-seconds"),
            Self::UnixMilliseconds => message!("times-unix-milliseconds"),
            Self::ExcelDays => message!("times-excel-days"),
            Self::ExcelDays1904 => message!("times-excel-days-1904"),
        }
    }
}

impl TimeGuess {
    /// Why the column is read as it is, such as "day first: 7,204 of the values can only be read this way".
    pub fn evidence(&self) -> Message {
        let verdict = self.of_verdict();
        if self.unreadable == 0 || self.verdict == Verdict::NotTimes {
            return verdict;
        }
        let unreadable = match self.unreadable_examples.first() {
            Some(example) => {
                message!("times-unreadable-such-as", count = self.unreadable, example = short(&example.text))
            }
            None => message!("times-unreadable", count = self.unreadable),
        };
        reasons(verdict, [unreadable])
    }

    fn of_verdict(&self) -> Message {
        match &self.verdict {
            Verdict::Clear(format) => self.clear(*format),
            Verdict::Perhaps(format) => {
                let numbers = self.filled - self.unreadable;
                message!("times-numbers", format = format.label(), count = numbers)
            }
            Verdict::Ambiguous(formats) => {
                let formats = formats.iter().map(|format| format.label());
                let formats = Arg::choice(formats);
                match self.open_example() {
                    Some(example) => message!("times-either-way-such-as", formats = formats, example = example),
                    None => message!("times-either-way", formats = formats),
                }
            }
            Verdict::Mixed(formats) => {
                let only = |format: &TimeFormat| (self.only(*format), format.label());
                let parts = formats.iter().map(only).filter(|(count, _)| *count > 0);
                let parts = parts.map(|(count, format)| message!("times-mixed-part", count = count, format = format));
                message!("times-mixed", parts = Arg::list(parts, formats.len()))
            }
            Verdict::NotTimes => match self.filled - self.unreadable - self.numbers {
                _ if self.filled == 0 => message!("times-blank"),
                0 if self.numbers > 0 => message!("times-plain-numbers"),
                0 => message!("times-none"),
                some => message!("times-some", some = some, all = self.filled),
            },
        }
    }

    fn clear(&self, format: TimeFormat) -> Message {
        match self.only(format) {
            0 if format == TimeFormat::YearFirst => {
                message!("times-one-way", count = self.filled - self.unreadable)
            }
            0 => message!("times-no-other-way", format = format.label()),
            only => message!("times-only-this-way", format = format.label(), count = only),
        }
    }

    fn open_example(&self) -> Option<String> {
        let first = self.candidates.iter().filter_map(|candidate| candidate.first.as_ref()).min();
        first.map(|example| short(&example.text))
    }
}
