//! What is from before the tracker's first day, and where such dates come from.

use super::fix::leave_rows_out_saying;
use super::found::Found;
use super::{Check, CheckContext, Finding, Grade, Kind, Seen, Whole, day};
use crate::kissmetrics::rules::{FIRST_DAY, Loss};
use crate::mapping::LeaveOut;
use crate::message;
use crate::message::{Arg, Message};

static BEFORE_2009: Kind = Kind::new("before-2009", Grade::WillBeLost).withheld(Loss::Before2009);

/// Where a date of long ago comes from.
#[derive(Clone, Copy)]
enum Cause {
    /// 1970: an empty or zero time, counted from there.
    Zero,
    /// 1899 to 1904: an empty or zero cell of a spreadsheet.
    Spreadsheet,
    /// A year of two digits.
    ShortYear,
    /// Nothing explains it: it may well be true.
    Old,
}

impl Cause {
    const ALL: [Self; 4] = [Self::Zero, Self::Spreadsheet, Self::ShortYear, Self::Old];

    /// The likely cause of a time (Unix seconds) before the first day.
    fn of(second: i64) -> Self {
        const DAY: i64 = 86_400;
        /// The first day of the year 100.
        const YEAR_100: i64 = -59_011_459_200;
        /// 30 December 1899, and the end of January 1904; a day's room for zones.
        const SHEETS: std::ops::Range<i64> = -25_570 * DAY..-24_076 * DAY;
        match second {
            second if (-2 * DAY..2 * DAY).contains(&second) => Self::Zero,
            second if SHEETS.contains(&second) => Self::Spreadsheet,
            second if second < YEAR_100 => Self::ShortYear,
            _ => Self::Old,
        }
    }

    /// How it explains such dates, if it does.
    fn message(self) -> Option<Message> {
        let cause = match self {
            Self::Zero => "zero",
            Self::Spreadsheet => "spreadsheet",
            Self::ShortYear => "short-year",
            Self::Old => return None,
        };
        Some(message!("check-before-2009-cause", cause = cause))
    }
}

#[derive(Clone, Default)]
struct Before2009 {
    found: Found,
    causes: [u64; Cause::ALL.len()],
}

pub(super) fn start(_setting: &CheckContext) -> Box<dyn Check> {
    Box::new(Before2009::default())
}

impl Before2009 {
    /// A history that goes back far passes by 1970 and 1900 on its way: where the old dates by far outnumber those of
    /// one cause, that cause explains nothing.
    fn pass_by(&mut self) {
        const FAR: u64 = 10;
        for cause in [Cause::Zero, Cause::Spreadsheet] {
            let count = self.causes[cause as usize];
            if count * FAR < self.causes[Cause::Old as usize] {
                self.causes[cause as usize] = 0;
                self.causes[Cause::Old as usize] += count;
            }
        }
    }
}

impl Check for Before2009 {
    fn withheld(&mut self, seen: &Seen<'_>, loss: Loss) {
        if let (Loss::Before2009, Some(time)) = (loss, seen.made.event.time) {
            self.causes[Cause::of(time.0) as usize] += 1;
            self.found.add_event(seen, seen.made.written);
        }
    }

    fn append(&mut self, later: Self) {
        self.found.append(later.found);
        self.causes.iter_mut().zip(later.causes).for_each(|(count, more)| *count += more);
    }

    fn finish(mut self: Box<Self>, _whole: &Whole<'_>) -> Vec<Finding> {
        self.pass_by();
        let mut causes: Vec<(Cause, u64)> =
            Cause::ALL.into_iter().zip(self.causes).filter(|(_, count)| *count > 0).collect();
        causes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let all = self.found.count;
        let told = |(cause, events): (Cause, u64)| match cause.message()? {
            cause if events < all => Some(message!("check-before-2009-cause-of", events = events, cause = cause)),
            cause => Some(cause),
        };
        let causes: Vec<Message> = causes.into_iter().filter_map(told).collect();
        let explained = !causes.is_empty();
        let what = LeaveOut::Before { second: FIRST_DAY };
        let fix = leave_rows_out_saying(self.found.rules(), what, message!("fix-leave-before", day = day(FIRST_DAY)));
        let says = |count| {
            let causes = Arg::list(causes, Cause::ALL.len());
            message!("check-before-2009", count = count, explained = explained, causes = causes)
        };
        self.found.finish(&BEFORE_2009, says, vec![fix]).into_iter().collect()
    }
}
