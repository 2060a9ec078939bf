//! Sentences about what a check found, and about what mends it.

use indicatif::HumanCount;

use super::list;
use super::summary::day;
use crate::check::{BlankAt, Cause, Finding, Grade, Mend, NameOf, Private, RowAt, What, Why};
use crate::event::Timestamp;
use crate::import::compare::Moves;
use crate::mapping::{LeaveOut, Pick, Replacement, SameSecond, SendAmounts, Tidy, TimeFormat, Treatment};

/// How grave a finding is, in words.
pub fn grade_words(grade: Grade) -> &'static str {
    match grade {
        Grade::MustFix => "Must fix",
        Grade::WillBeLost => "Will be lost",
        Grade::WorthALook => "Worth a look",
    }
}

/// What the tracker will not keep of an event, in the fewest words.
pub fn lost_words(what: &What) -> &'static str {
    match what {
        What::OverwrittenValues { .. } => "value lost",
        What::ValueTooLong { .. } => "value cut",
        _ => "will be lost",
    }
}

/// What was found, the number first.
pub fn finding_sentence(finding: &Finding) -> String {
    let n = finding.count;
    match &finding.what {
        What::BlankPerson { places } => blank_person(n, places),
        What::NoZone { column } => format!(
            "{} no time zone: \"{column}\" does not say it, and neither does the plan. Say which zone the times are \
             written in.",
            rows_have(n)
        ),
        What::UnknownZone { column } => format!(
            "{} a time zone that isn't known: it stands in \"{column}\". Names such as Europe/Berlin, offsets such as \
             +01:00, and letters of one place such as PST are understood.",
            rows_have(n)
        ),
        What::RowPeople { first, second } => format!(
            "{} events of different people: one takes the person from {}, another from {}. Name the person in the same \
             way in each event.",
            counted(n, "row makes", "rows make"),
            person_words(first),
            person_words(second)
        ),
        What::BlankName { column } => format!("{} no event name: \"{column}\" is blank.", rows_have(n)),
        What::PersonNotFound { column, lookup } => {
            format!("{} nobody to belong to: \"{column}\" is not in {lookup}.", rows_have(n))
        }
        What::NameNotFound { column, lookup } => {
            format!("{} no event name: \"{column}\" is not in {lookup}.", rows_have(n))
        }
        What::DetailNotFound { detail, column, lookup } => format!(
            "{} sent without \"{detail}\": \"{column}\" is not in {lookup}.",
            counted(n, "event is", "events are")
        ),
        What::UnreadableTime { column, milliseconds } => unreadable_time(n, column, *milliseconds),
        What::PlaceholderPerson { column, words } => format!(
            "{} to {} in \"{column}\", which stands for nobody. Kissmetrics makes one person of them, and that can't be \
             undone.",
            belong(n),
            list(&quoted(words), 4)
        ),
        What::PersonNought { column } => format!(
            "{} to \"0\" in \"{column}\", which often stands for nobody. Here it is as rare as \"1\" and \"2\", so it may be a \
             person.",
            belong(n)
        ),
        What::OnePerson { person, of, everyone: true } => {
            format!("{} belong to \"{person}\", and there is nobody else. Another column may say who it was.", all(*of))
        }
        What::OnePerson { person, of, everyone: false } => format!(
            "{} of {} events belong to \"{person}\". If that is a stand-in for people without a name, leave it out.",
            HumanCount(n),
            HumanCount(*of)
        ),
        What::MixedPeople { emails, numbers, .. } => format!(
            "{} by an e-mail address and {} by a number. Whoever has both becomes two people. Which of them does your \
             website use?",
            counted(*emails, "event names its person", "events name their person"),
            HumanCount(*numbers)
        ),
        What::PersonVariants => format!(
            "{} written in more than one way, and each way becomes a person. Use the spelling that your website sends.",
            counted(n, "person is", "people are")
        ),
        What::PersonDecimals => format!(
            "{} to a number with decimals that say nothing, as spreadsheets write it: your website knows 42, not 42.0.",
            belong(n)
        ),
        What::PersonGroups => format!(
            "{} to a number whose thousands are set apart, as spreadsheets write it: your website knows 1024, not 1,024.",
            belong(n)
        ),
        What::DamagedPerson => format!(
            "{} to a number that a spreadsheet has rounded, so who it was is gone. Export the file again with that \
             column as text.",
            belong(n)
        ),
        What::PersonTooLong { most } => {
            format!("{} to a person with more than {most} characters, which Kissmetrics drops.", belong(n))
        }
        What::NameTooLong { most } => format!(
            "{} a name with more than {most} characters, which Kissmetrics drops.",
            counted(n, "event has", "events have")
        ),
        What::Before2009 { causes } => before_2009(n, causes),
        What::Future { column, latest } => format!(
            "{} in the future, the last on {}. Check how \"{column}\" is written.",
            counted(n, "event is", "events are"),
            day(Timestamp(*latest))
        ),
        What::SkippedHour { zone } => format!(
            "{} at an hour that was left out when the clocks in {zone} went forward. The times may be written in another \
             time zone, such as UTC.",
            counted(n, "event is", "events are")
        ),
        What::DoubleHour { zone } => format!(
            "{} at an hour that came twice when the clocks in {zone} went back. The first of the two is taken.",
            counted(n, "event is", "events are")
        ),
        What::AllAtMidnight { zone } => format!(
            "{} at midnight ({zone}), so the column holds dates and no times of day.",
            counted(n, "event is", "events are all")
        ),
        What::AtNight { zone, share, other, other_share, written } => {
            at_night(zone, *share, other, *other_share, *written)
        }
        What::SameSecond { why, copies } => same_second(n, *why, *copies),
        What::OverwrittenValues { detail } => format!(
            "{} of \"{detail}\" will be lost: the same person has another at the same second, and Kissmetrics keeps one.",
            counted(n, "value", "values")
        ),
        What::NamesJoined { of } => format!(
            "{} another but for case, a comma or a colon. Kissmetrics takes the two for one.",
            names(n, *of, "is like", "are like")
        ),
        What::NamesAlike { of } => {
            format!("{} nearly another. If they mean the same, give them one name.", names(n, *of, "is", "are"))
        }
        What::ManyNames { kept: true } => format!(
            "{} of events are many: Kissmetrics becomes slow, and names can't be deleted.",
            counted(n, "name", "names")
        ),
        What::ManyNames { kept: false } => format!(
            "{} lost, since there are more names of events than Kissmetrics keeps.",
            counted(n, "event will be", "events will be")
        ),
        What::NamePerRow { column, events } => format!(
            "{} in {}: \"{column}\" has a new value in nearly every row. Names can't be deleted, so use one name and \
             send the column as a detail.",
            counted(n, "event name", "event names"),
            counted(*events, "event", "events")
        ),
        What::ValueTooLong { detail, most } => {
            format!("{} of \"{detail}\" will be cut after {most} characters.", counted(n, "value", "values"))
        }
        What::JsonValues { detail } => format!(
            "{} of \"{detail}\" hold lists of names and values (JSON), which Kissmetrics shows as a jumble of text.",
            counted(n, "value", "values")
        ),
        What::SeveralCurrencies { detail, currencies } => format!(
            "{} of \"{detail}\" are in {} currencies ({}). As numbers under one name, reports would add them up.",
            counted(n, "amount", "amounts"),
            currencies.len(),
            list(currencies, 4)
        ),
        What::MoneyAsText { detail } => format!(
            "{} of \"{detail}\" can't be summed: with a currency or separated thousands they are text to Kissmetrics.",
            counted(n, "amount", "amounts")
        ),
        What::DecimalCommas { detail } => format!(
            "{} of \"{detail}\" can't be summed: with a decimal comma they are text to Kissmetrics.",
            counted(n, "number", "numbers")
        ),
        What::MixedNumbers { detail, texts, of } => format!(
            "{} of {} values of \"{detail}\" are text and the others numbers. Reports show one or the other.",
            HumanCount(*texts),
            HumanCount(*of)
        ),
        What::DatesInValues { detail } => format!(
            "{} of \"{detail}\" are dates, which Kissmetrics takes for text. If something happened then, make an event \
             of it.",
            counted(n, "value", "values")
        ),
        What::PersonalData { detail, private } => format!(
            "{} of \"{detail}\" look like {}. They don't belong in analytics, and what was sent can't be deleted.",
            counted(n, "value", "values"),
            match private {
                Private::CardNumbers => "numbers of payment cards",
                Private::Passwords => "passwords",
            }
        ),
        What::UnderscoreName { name } => format!(
            "{} sent as \"{name}\". Kissmetrics' own names begin with an underscore, so use another.",
            counted(n, "value is", "values are")
        ),
        What::PlatformName { of, name } => format!(
            "{} called \"{name}\", a name under which Kissmetrics itself records. Yours would mix with its own.",
            match of {
                NameOf::Event => counted(n, "event is", "events are"),
                NameOf::Detail => counted(n, "value is", "values are"),
            }
        ),
        What::UndatedValues { on } => format!(
            "{} set as of {on}, a day that you chose. Where a newer truth is known already, they would take its place.",
            counted(n, "person's details are", "people's details are")
        ),
    }
}

/// An example or two from the person's own data, with their rows.
pub fn finding_note(finding: &Finding) -> String {
    let words = |example: &crate::check::Example| {
        let mut text = match (&finding.what, &example.with) {
            _ if example.text.is_empty() => "blank".to_owned(),
            (
                What::PersonVariants | What::RowPeople { .. } | What::NamesJoined { .. } | What::NamesAlike { .. },
                Some(with),
            ) => {
                format!("\"{}\" and \"{with}\"", example.text)
            }
            (_, Some(with)) if !with.is_empty() => format!("{}: {with}", example.text),
            _ => format!("\"{}\"", example.text),
        };
        if example.at.row > 0 {
            text += &format!(" ({})", place_words(example.at));
        }
        text
    };
    finding.examples.iter().map(words).collect::<Vec<_>>().join("; ")
}

/// Where a row is, as a person finds it: by its line in a file, by its number where there are no lines.
fn place_words(at: RowAt) -> String {
    places_words(&[at])
}

/// The first few of several rows: "line 3", "lines 3, 9, 12, …".
pub fn places_words(rows: &[RowAt]) -> String {
    const SHOWN: usize = 5;
    let word = if rows.iter().any(|at| at.line.is_some()) { "line" } else { "row" };
    // The number of a line is a name and no count: editors and spreadsheets show it without separators.
    let place = |at: &RowAt| at.line.unwrap_or(at.row).to_string();
    let shown = rows.iter().take(SHOWN).map(place).collect::<Vec<_>>().join(", ");
    let more = if rows.len() > SHOWN { ", …" } else { "" };
    format!("{word}{} {shown}{more}", if rows.len() == 1 { "" } else { "s" })
}

/// What moves when a choice changes: "3,201 events change day, 14 new clashes, 2 fall before 2009."
pub fn moves_sentence(moves: &Moves) -> String {
    if moves.is_nothing() {
        return "Nothing moves.".to_owned();
    }
    let part = |n: i64, more: fn(u64) -> String, fewer: fn(u64) -> String| match n {
        0 => None,
        n if n > 0 => Some(more(n.unsigned_abs())),
        n => Some(fewer(n.unsigned_abs())),
    };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(moves.days.filter(|&days| days > 0).map(|n| counted(n, "event changes day", "events change day")));
    parts.extend(part(
        moves.to_send,
        |n| counted(n, "event more is sent", "events more are sent"),
        |n| counted(n, "event fewer is sent", "events fewer are sent"),
    ));
    parts.extend(part(
        moves.clashes,
        |n| counted(n, "new clash", "new clashes"),
        |n| counted(n, "clash fewer", "clashes fewer"),
    ));
    parts.extend(part(
        moves.before_2009,
        |n| counted(n, "falls before 2009", "fall before 2009"),
        |n| counted(n, "is no longer before 2009", "are no longer before 2009"),
    ));
    parts.extend(part(
        moves.people,
        |n| counted(n, "person more", "people more"),
        |n| counted(n, "person fewer", "people fewer"),
    ));
    if parts.is_empty() {
        return "The same events are sent.".to_owned();
    }
    parts.join(", ") + "."
}

/// What a button says that mends a finding.
pub fn mend_words(mend: &Mend) -> String {
    match mend {
        Mend::LeaveOut { what, .. } => match what {
            LeaveOut::After { second } => format!("Leave out what is after {}", day(Timestamp(*second))),
            LeaveOut::Before { second } => format!("Leave out what is before {}", day(Timestamp(*second))),
            LeaveOut::OtherPerson => "Leave the events of the other person out".to_owned(),
            _ => "Leave these rows out".to_owned(),
        },
        Mend::LeaveOutValues { values, .. } => format!("Leave out {}", list(&quoted(values), 3)),
        Mend::LeaveOutNames { names, .. } => format!("Leave out {}", list(&quoted(names), 3)),
        Mend::LeaveOutColumn { column } => format!("Leave the column \"{column}\" out"),
        Mend::LeaveOutDetail { name } => format!("Leave \"{name}\" out"),
        Mend::Replace(replacements) => replace_words(replacements),
        Mend::Tidy { how, .. } => format!("Write people in one way: {}", tidy_words(how)),
        Mend::TidyLookup { lookup, how, .. } => format!("Look up in {lookup} with {}", tidy_words(how)),
        Mend::Currencies { column, send, treat } => match send {
            SendAmounts::Apart(currencies) => {
                format!("Send each currency as a detail of its own ({})", list(currencies, 4))
            }
            SendAmounts::Only(currency) => format!("Send only the amounts in {currency}"),
            SendAmounts::Together | SendAmounts::Undecided if *treat == Some(Treatment::AsIs) => {
                format!("Send \"{column}\" as it is")
            }
            SendAmounts::Together | SendAmounts::Undecided => "Leave them under one name".to_owned(),
        },
        Mend::SamePerson { who, .. } => format!("Take the person from {} in each event", person_words(who)),
        Mend::Zone { name } => format!("Read the times as {name}"),
        Mend::Format { column, format } => format!("Read \"{column}\" as {}", format_words(*format)),
        Mend::SameSecond { how, .. } => match how {
            SameSecond::Space => "Space them one second apart".to_owned(),
            SameSecond::Join => "Join them into one".to_owned(),
            SameSecond::KeepFirst => "Keep the first".to_owned(),
        },
        Mend::RenameEvent { from, to } | Mend::RenameDetail { from, to } => format!("Send \"{from}\" as \"{to}\""),
        Mend::OneName { name, .. } => format!("Use one name, \"{name}\""),
        Mend::Treat { column, how } => match how {
            Treatment::AsIs => format!("Send \"{column}\" as it is"),
            Treatment::MoneyPoint => format!("Send \"{column}\" as plain numbers (1,234.50 is 1234.50)"),
            Treatment::MoneyComma => format!("Send \"{column}\" as plain numbers (1.234,50 is 1234.50)"),
        },
        Mend::DateOn { on, .. } => format!("Date them {on}, so that anything newer counts"),
    }
}

fn blank_person(n: u64, places: &[BlankAt]) -> String {
    let place = |at: &BlankAt| match at.lookup.as_str() {
        "" => format!("\"{}\"", at.column),
        lookup => format!("\"{}\" in {lookup}", at.column),
    };
    let places = match places {
        [one] => format!("{} is blank", place(one)),
        several => {
            let each = |at: &BlankAt| format!("{} is blank in {}", place(at), HumanCount(at.rows));
            list(&several.iter().map(each).collect::<Vec<_>>(), 4)
        }
    };
    format!("{} no person: {places}.", rows_have(n))
}

/// Where a person is taken from: "\"login\"", or "\"login\" of users, looked up by \"user_id\"".
fn person_words(pick: &Pick) -> String {
    match &pick.lookup {
        None => format!("\"{}\"", pick.column),
        Some(lookup) => format!("\"{}\" of {}, looked up by \"{}\"", lookup.take, lookup.source, pick.column),
    }
}

fn unreadable_time(n: u64, column: &str, milliseconds: u64) -> String {
    let sentence = format!("{} can't be read in \"{column}\".", counted(n, "time", "times"));
    match milliseconds {
        0 => sentence,
        some => format!("{sentence} {} like milliseconds since 1970.", counted(some, "of them looks", "of them look")),
    }
}

fn before_2009(n: u64, causes: &[(Cause, u64)]) -> String {
    let because = |(cause, count): &(Cause, u64)| {
        let why = match cause {
            Cause::Zero => "1970 stands for an empty or zero time",
            Cause::Spreadsheet => "1900 or 1904 is what a spreadsheet makes of an empty cell",
            Cause::ShortYear => "the year is written with two digits",
            Cause::Old => return None,
        };
        Some(if *count == n { why.to_owned() } else { format!("in {} of them {why}", HumanCount(*count)) })
    };
    let why: Vec<String> = causes.iter().filter_map(because).collect();
    let sentence = format!(
        "{} from before 2009, which Kissmetrics drops, and {} not sent",
        counted(n, "event is", "events are"),
        if n == 1 { "is" } else { "are" }
    );
    if why.is_empty() { sentence + "." } else { format!("{sentence}: {}.", list(&why, 3)) }
}

fn at_night(zone: &str, share: u64, other: &str, other_share: u64, written: bool) -> String {
    let most = format!("{share}% happens between 22:00 and 6:00 in {zone}.");
    if written {
        format!("{most} If the times are written in {other}, it is {other_share}%.")
    } else {
        format!(
            "{most} By the clock in {other} it is {other_share}%. {zone} is right if a server wrote these times; if people \
             did, name their time zone."
        )
    }
}

fn same_second(n: u64, why: Why, copies: u64) -> String {
    let sentence = format!(
        "{} the person, name and second of an earlier one, and Kissmetrics keeps one of each.",
        counted(n, "event has", "events have")
    );
    let why = match why {
        Why::DateOnly => " The dates have no time of day.".to_owned(),
        Why::Minutes => " The times have no seconds.".to_owned(),
        Why::Lines => " They look like the lines of one order.".to_owned(),
        Why::Copies if copies >= n => " They say the same in every detail.".to_owned(),
        Why::Copies => format!(" {} of them say the same in every detail.", HumanCount(copies)),
        Why::Unknown => String::new(),
    };
    sentence + &why
}

fn replace_words(replacements: &[Replacement]) -> String {
    let found: Vec<String> = replacements.iter().map(|replacement| replacement.found.clone()).collect();
    match replacements {
        [one] if !one.with.is_empty() => format!("Read \"{}\" as \"{}\"", one.found, one.with),
        _ if replacements.iter().all(|replacement| replacement.with.is_empty()) => {
            format!("Read {} as blank", list(&quoted(&found), 3))
        }
        _ => format!("Replace {}", list(&quoted(&found), 3)),
    }
}

fn tidy_words(how: &[Tidy]) -> String {
    let word = |how: &Tidy| match how {
        Tidy::NoUnseen => "no letters that can't be seen",
        Tidy::Composed => "accents in one way",
        Tidy::NoApostrophe => "no apostrophe in front",
        Tidy::NoDecimals => "no .0 at the end",
        Tidy::NoGroups => "no separators in numbers",
        Tidy::NoSpaces => "no spaces",
        Tidy::LowerCase => "small letters",
    };
    list(&how.iter().map(word).collect::<Vec<_>>(), Tidy::ALL.len())
}

fn format_words(format: TimeFormat) -> &'static str {
    format.label()
}

/// "1 row", "12,418 rows".
fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", HumanCount(n), if n == 1 { one } else { many })
}

fn rows_have(n: u64) -> String {
    counted(n, "row has", "rows have")
}

fn belong(n: u64) -> String {
    counted(n, "event belongs", "events belong")
}

fn all(n: u64) -> String {
    format!("All {} events", HumanCount(n))
}

fn names(n: u64, of: NameOf, one: &str, many: &str) -> String {
    let of = match of {
        NameOf::Event => "event",
        NameOf::Detail => "detail",
    };
    counted(n, &format!("{of} name {one}"), &format!("{of} names {many}"))
}

fn quoted(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| format!("\"{text}\"")).collect()
}
