//! Words with everything that a shell, cron, systemd, XML or Windows takes for a sign of its own come through as they are.

use std::process::Command;

use backfill::schedule::system::scheduler;
use backfill::schedule::{At, Every, Job};
use quick_xml::events::Event;

use crate::support::folder::Folder;

/// Arguments that are hard to hand on.
const HARD: [&str; 9] =
    ["plain", "two words", "it's", "say \"so\"", "100%", "$HOME", "back\\slash", "end\\", "a&b<c>d;e|f#g*h?"];

fn job(program: &str, every: Every) -> Job {
    Job {
        name: "backfill-0a1b2c-7".to_owned(),
        says: "Backfill, schedule 7 & 100%".to_owned(),
        command: std::iter::once(program).chain(HARD).map(str::to_owned).collect(),
        if_missed: vec!["--if-missed".to_owned()],
        environment: vec![("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/0/bus,guid=it's".to_owned())],
        every,
        at: At { hour: 6, minute: 5 },
    }
}

fn texts(by: &str, job: &Job) -> Vec<(String, String)> {
    scheduler(Some(by)).expect("it is one of them").texts(job)
}

/// A program that prints each of its arguments on a line of its own.
fn printer(folder: &Folder) -> String {
    let path = folder.write_program("a printer", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    path.to_str().expect("text").to_owned()
}

#[test]
fn the_shell_that_cron_starts_gives_each_word_as_it_is() {
    let folder = Folder::new();
    let text = texts("cron", &job(&printer(&folder), Every::Day)).remove(0).1;
    let lines: Vec<&str> = text.lines().collect();
    let [daily, at_start] = lines[..] else { panic!("two lines: {text}") };
    assert!(daily.starts_with("5 6 * * * "), "{daily}");
    for (line, fields, more) in [(daily, 5, ""), (at_start, 1, "--if-missed\n")] {
        let command = line.splitn(fields + 1, ' ').nth(fields).expect("a command");
        // For cron a per cent sign without a backslash is the end of the command, and one with it is the sign (crontab(5)).
        assert_eq!(command.matches('%').count(), command.matches("\\%").count(), "{command}");
        let output = Command::new("/bin/sh").args(["-c", &command.replace("\\%", "%")]).output().expect("a shell");
        assert_eq!(String::from_utf8_lossy(&output.stdout), HARD.join("\n") + "\n" + more);
    }
    let every = |every| texts("cron", &job("p", every)).remove(0).1.split(" DBUS").next().unwrap_or("").to_owned();
    assert_eq!((every(Every::Hour), every(Every::Minute)), ("5 * * * *".to_owned(), "* * * * *".to_owned()));
}

#[test]
fn systemd_finds_nothing_wrong_with_its_units() {
    for every in [Every::Day, Every::Hour, Every::Minute] {
        let folder = Folder::new();
        for (name, text) in texts("systemd", &job(&printer(&folder), every)) {
            folder.write(&name, text);
        }
        let files = ["service", "timer"].map(|kind| folder.at(&format!("backfill-0a1b2c-7.{kind}")));
        let output = Command::new("systemd-analyze").args(["verify", "--user"]).args(&files).output();
        let output = output.expect("systemd-analyze is there (tests/run installs it)");
        let said = String::from_utf8_lossy(&output.stderr);
        // Of other units on this machine it may have something to say, too.
        let about_ours: Vec<&str> = said.lines().filter(|line| line.contains("backfill-")).collect();
        assert!(about_ours.is_empty(), "{said}");
    }
}

#[test]
fn systemd_reads_the_time_that_is_meant() {
    let cases = [(Every::Day, "*-*-* 06:05:00"), (Every::Hour, "*-*-* *:05:00"), (Every::Minute, "*-*-* *:*:00")];
    for (every, expected) in cases {
        let texts = texts("systemd", &job("/bin/true", every));
        let line = texts[1].1.lines().find_map(|line| line.strip_prefix("OnCalendar=")).expect("a time");
        let output = Command::new("systemd-analyze").args(["calendar", line]).output();
        let output = output.expect("systemd-analyze is there (tests/run installs it)");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains(&format!("Normalized form: {expected}")), "{line}: {said}");
    }
}

/// The texts between tags, in their order, and the names of the elements.
fn xml(text: &str) -> (Vec<String>, Vec<String>) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut names, mut now) = (Vec::new(), Vec::new(), String::new());
    loop {
        match reader.read_event().expect("it is well-formed") {
            Event::Eof => return (texts, names),
            Event::Start(start) => {
                names.push(start.name().as_ref().to_owned());
                now.clear();
            }
            Event::Text(text) => now.push_str(&text),
            Event::GeneralRef(name) => now.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                other => panic!("&{other};"),
            }),
            Event::End(_) => {
                if !now.trim().is_empty() {
                    texts.push(now.clone());
                }
                now.clear();
            }
            _ => {}
        }
    }
}

#[test]
fn a_property_list_holds_each_word_as_it_is() {
    let (texts, _) = xml(&texts("launchd", &job("/Applications/Backfill", Every::Day))[0].1);
    let expected: Vec<&str> = ["Label", "backfill-0a1b2c-7", "ProgramArguments", "/Applications/Backfill"]
        .into_iter()
        .chain(HARD)
        .chain(["StartCalendarInterval", "Hour", "6", "Minute", "5"])
        .collect();
    assert_eq!(texts, expected);
}

/// The order is that of the Task Scheduler's schema, which takes no other.
#[test]
fn a_task_has_its_parts_in_the_order_of_the_schema() {
    let (texts, names) = xml(&texts("task-scheduler", &job("C:\\Program Files\\backfill.exe", Every::Hour))[0].1);
    let expected = [
        "Task",
        "RegistrationInfo",
        "Description",
        "Triggers",
        "CalendarTrigger",
        "Repetition",
        "Interval",
        "Duration",
        "StopAtDurationEnd",
        "StartBoundary",
        "Enabled",
        "ScheduleByDay",
        "DaysInterval",
        "Settings",
        "MultipleInstancesPolicy",
        "DisallowStartIfOnBatteries",
        "StopIfGoingOnBatteries",
        "StartWhenAvailable",
        "Enabled",
        "Actions",
        "Exec",
        "Command",
        "Arguments",
    ];
    assert_eq!(names, expected);
    let [.., program, arguments] = &texts[..] else { panic!("{texts:?}") };
    assert_eq!(program, "C:\\Program Files\\backfill.exe");
    assert_eq!(taken_apart(arguments), HARD);
}

/// Takes a command line apart as Microsoft documents it (*Parsing C command-line arguments*): 2n backslashes before a
/// quotation mark are n, and the mark begins or ends a word; 2n+1 are n and the mark itself; all others are themselves.
fn taken_apart(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut any) = (Vec::new(), String::new(), false, false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                let mut count = 1;
                while letters.next_if_eq(&'\\').is_some() {
                    count += 1;
                }
                if letters.peek() == Some(&'"') {
                    word.extend(std::iter::repeat_n('\\', count / 2));
                    if count % 2 == 1 {
                        letters.next();
                        word.push('"');
                    }
                } else {
                    word.extend(std::iter::repeat_n('\\', count));
                }
                any = true;
            }
            '"' => (quoted, any) = (!quoted, true),
            ' ' if !quoted => {
                if std::mem::take(&mut any) {
                    words.push(std::mem::take(&mut word));
                }
            }
            letter => {
                word.push(letter);
                any = true;
            }
        }
    }
    if any {
        words.push(word);
    }
    words
}
