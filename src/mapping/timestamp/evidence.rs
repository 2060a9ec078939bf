//! Says in a line why a column is read as it is.

use super::{TimeFormat, TimeGuess, Verdict};
use crate::mapping::wording::{counted, grouped, short};

impl TimeFormat {
    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::YearFirst => "year first",
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
            Self::UnixSeconds => "seconds since 1970",
            Self::UnixMilliseconds => "milliseconds since 1970",
            Self::ExcelDays => "days as Excel counts them",
            Self::ExcelDays1904 => "days as Excel on older Macs counts them, from 1904",
        }
    }
}

impl TimeGuess {
    /// Why the column is read as it is, such as "day first: 7,204 of the values can only be read this way".
    pub fn evidence(&self) -> String {
        let mut text = match &self.verdict {
            Verdict::Clear(format) => self.clear(*format),
            Verdict::Perhaps(format) => {
                let numbers = counted(self.filled - self.unreadable, "value is a number", "values are numbers");
                format!("{}: the {numbers} that would be dates from 1990 to 2039", format.label())
            }
            Verdict::Ambiguous(formats) => {
                let readings = formats.iter().map(|format| format.label()).collect::<Vec<_>>().join(" or ");
                let example = self.open_example();
                let such = if example.is_empty() { String::new() } else { format!(" ({example})") };
                format!("{readings}: every value can be read either way{such}")
            }
            Verdict::Mixed(formats) => {
                let only = |format: &TimeFormat| (self.only(*format), format.label());
                let parts: Vec<String> = formats
                    .iter()
                    .map(only)
                    .filter(|(count, _)| *count > 0)
                    .map(|(count, label)| {
                        format!("{} only {label}", counted(count, "value can be read", "values can be read"))
                    })
                    .collect();
                format!("mixed: {}", parts.join(", "))
            }
            Verdict::NotTimes => match self.filled - self.unreadable - self.numbers {
                _ if self.filled == 0 => "every cell is blank".to_owned(),
                0 if self.numbers > 0 => "plain numbers, which would be no believable dates".to_owned(),
                0 => "no value can be read as a date".to_owned(),
                some => format!("{} of {} values could be read as dates", grouped(some), grouped(self.filled)),
            },
        };
        if self.unreadable > 0 && self.verdict != Verdict::NotTimes {
            text.push_str(&format!("; {}", counted(self.unreadable, "value can't be read", "values can't be read")));
            if let Some(example) = self.unreadable_examples.first() {
                text.push_str(&format!(" (\"{}\")", short(&example.text)));
            }
        }
        text
    }

    fn clear(&self, format: TimeFormat) -> String {
        let label = format.label();
        match self.only(format) {
            0 if format == TimeFormat::YearFirst => match self.filled - self.unreadable {
                1 => "the one date can be read in one way only".to_owned(),
                dates => format!("all {} dates can be read in one way only", grouped(dates)),
            },
            0 => format!("{label}: no other way reads every value"),
            1 => format!("{label}: 1 of the values can only be read this way"),
            only => format!("{label}: {} of the values can only be read this way", grouped(only)),
        }
    }

    fn open_example(&self) -> String {
        let first = self.candidates.iter().filter_map(|candidate| candidate.first.as_ref()).min();
        first.map(|example| format!("\"{}\"", short(&example.text))).unwrap_or_default()
    }
}
