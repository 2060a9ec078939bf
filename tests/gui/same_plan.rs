//! The same settings, made by flags and in the window, are the same plan, byte for byte: over all fixtures and samples, and
//! each way of matching.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use backfill::mapping::apply::Mapper;
use backfill::mapping::suggest::nicer_name;
use backfill::mapping::{EventName, Part, PropertyRule, Slot, TimeFormat};
use backfill::pipeline::survey::{Survey, survey};
use backfill::pipeline::walk::refuse_reserved_names;
use backfill::pipeline::{PassProgress, Stop, Ticker};
use backfill::plan::Plan;
use backfill::session::draft::{Draft, PartKey, Settings, Taken};
use backfill::source::{self, Source};
use backfill::workflow::edit;
use backfill::workflow::known::Known;
use backfill::workflow::look_up;

use crate::support::folder::Folder;
use crate::support::program::Program;

/// A thing that a person sets, by a flag or in the window.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Set {
    Person(String),
    Time(String),
    Event(&'static str),
    EventColumn(String),
    NiceNames,
    /// These and no others, the last under a name of its own where there is one.
    Properties(Vec<String>, Option<&'static str>),
    Zone(&'static str),
    TimeFormat(TimeFormat),
    /// The one that is guessed, which the window asks for nowhere else.
    ZoneColumn(String),
    /// A column, the file, by which of its columns, and which is taken; those that offer themselves where none is said.
    LookUp(String, String, Option<(String, String)>),
}

/// A file that is matched, in a folder of its own with what lies beside it.
struct Case {
    name: String,
    folder: Folder,
    file: String,
    source: Arc<dyn Source>,
    seen: Survey,
    /// What no guess is made for, filled by hand, so that a plan can be written at all.
    needed: Vec<Set>,
}

impl Case {
    fn new(folder: &Path, file: &str) -> Self {
        let name = format!("{}/{file}", folder.file_name().unwrap_or_default().to_string_lossy());
        let folder = Folder::copy_of(folder);
        let source = open(&folder.at(file));
        let mut ticker = Ticker::new(Arc::new(|| {}));
        let seen = survey(source.as_ref(), None, &Stop::default(), &PassProgress::default(), &mut ticker);
        let seen = seen.expect("a fixture can be read");
        let mut case = Self { name, folder, file: file.to_owned(), source, seen, needed: Vec::new() };
        case.needed = case.needed();
        case
    }

    fn known(&self) -> Known<'_> {
        Known { columns: self.source.columns(), profiles: &self.seen.profiles, source_name: self.source.name() }
    }

    fn titles(&self) -> Vec<String> {
        self.source.columns().iter().map(|column| column.title.clone()).collect()
    }

    fn needed(&self) -> Vec<Set> {
        let rule = self.known().suggest(None).mapping.rules.remove(0);
        let titles = self.titles();
        let of_times = |title: &&String| self.known().profile(title).is_some_and(|p| p.times.format().is_some());
        let time = titles.iter().find(of_times).filter(|_| rule.time.is_none());
        let person = rule.person.is_none().then(|| Set::Person(titles[0].clone()));
        let event = rule.event.is_none().then_some(Set::Event("Happened"));
        person.into_iter().chain(time.cloned().map(Set::Time)).chain(event).collect()
    }

    /// These settings, with what is needed beside them.
    fn with(&self, sets: &[Set]) -> Vec<Set> {
        let names_event = |set: &Set| matches!(set, Set::Event(_) | Set::EventColumn(_));
        let is_same = |one: &Set, other: &Set| {
            std::mem::discriminant(one) == std::mem::discriminant(other) || names_event(one) && names_event(other)
        };
        let needed = self.needed.iter().filter(|needed| !sets.iter().any(|set| is_same(set, needed)));
        needed.chain(sets).cloned().collect()
    }

    /// What `backfill plan` writes for these settings; `None` where it refuses them.
    fn by_flags(&self, sets: &[Set]) -> Option<String> {
        let flags = sets.iter().flat_map(|set| match set {
            Set::Person(column) => vec!["--person".to_owned(), column.clone()],
            Set::Time(column) => vec!["--time".to_owned(), column.clone()],
            Set::Event(name) => vec!["--event".to_owned(), (*name).to_owned()],
            Set::EventColumn(column) => vec!["--event-column".to_owned(), column.clone()],
            Set::NiceNames => vec!["--nice-names".to_owned()],
            Set::Properties(columns, name) => {
                let mut texts = columns.clone();
                if let (Some(text), Some(name)) = (texts.last_mut(), name) {
                    text.push_str(&format!("={name}"));
                }
                texts.into_iter().flat_map(|text| ["--property".to_owned(), text]).collect()
            }
            Set::Zone(name) => vec!["--zone".to_owned(), (*name).to_owned()],
            Set::TimeFormat(format) => {
                let name = serde_json::to_value(format).expect("a format has a name");
                vec!["--time-format".to_owned(), name.as_str().unwrap_or_default().to_owned()]
            }
            Set::ZoneColumn(column) => vec!["--zone-column".to_owned(), column.clone()],
            Set::LookUp(column, file, Some((by, take))) => {
                vec!["--look-up".to_owned(), format!("{column}={file}:{by}:{take}")]
            }
            Set::LookUp(column, file, None) => vec!["--look-up".to_owned(), format!("{column}={file}")],
        });
        let fixed = ["plan", &self.file, "-o", "flags.toml", "--overwrite"].map(str::to_owned);
        let outcome = Program::new().run(self.folder.path(), fixed.into_iter().chain(flags));
        match outcome.code {
            Some(0) => Some(fs::read_to_string(self.folder.at("flags.toml")).expect("the plan was written")),
            Some(1 | 2) if !outcome.stderr.contains("panicked") => None,
            code => panic!("{}, {sets:?}: {code:?}: {}", self.name, outcome.stderr),
        }
    }

    /// What the window saves when the same is done there; `None` where it says that something is missing.
    fn in_window(&self, sets: &[Set]) -> Option<String> {
        let mut draft = Draft::start(self.known().suggest(None).mapping);
        for set in sets {
            let mut done = Some(());
            draft.change(|settings| done = self.set(settings, set));
            done?;
        }
        if edit::time_without_zone(draft.mapping(), &self.known()).is_some() {
            // The first of the zones that are offered; Continue waits for one.
            let named = draft.mapping().rules.first().and_then(|rule| rule.event.clone());
            let hint = self.known().suggest(named.as_ref()).zone;
            draft.change(|settings| edit::read_in_zone(&mut settings.mapping, hint.map_or("UTC", |hint| hint.name)));
        }
        let mapping = draft.mapping().clone();
        if Mapper::fits(&mapping, self.source.columns()).is_err() || refuse_reserved_names(&mapping).is_err() {
            return None;
        }
        let plan = Plan::new(self.source.answers().clone(), mapping).with_lookups(draft.settings().used_lookups());
        let path = self.folder.at("window.toml");
        plan.save(&path).expect("the plan can be saved");
        Some(fs::read_to_string(path).expect("the plan was written"))
    }

    /// `None` where the window asks for more.
    fn set(&self, settings: &mut Settings, set: &Set) -> Option<()> {
        let known = self.known();
        let drop = |settings: &mut Settings, part, column: &str, taken| {
            settings.assign(Slot { rule: 0, part }, column, taken, &known);
        };
        match set {
            Set::Person(column) => drop(settings, Part::Person, column, Taken::Replace),
            Set::Time(column) => drop(settings, Part::Time, column, Taken::Replace),
            Set::Event(name) => settings.name_event(0, name, &known),
            Set::EventColumn(column) => drop(settings, Part::Event, column, Taken::Replace),
            Set::NiceNames => write_nicely(settings, &known),
            Set::Properties(columns, name) => {
                while !settings.mapping.rules[0].properties.is_empty() {
                    settings.clear(Slot { rule: 0, part: Part::Property(0) });
                }
                for column in columns {
                    let free = settings.mapping.rules[0].properties.len();
                    drop(settings, Part::Property(free), column, Taken::UseBoth);
                }
                let last = settings.mapping.rules[0].properties.last_mut();
                if let (Some(PropertyRule::Column { name, .. }), Some(typed)) = (last, name) {
                    (*typed).clone_into(name);
                }
            }
            Set::Zone(name) => {
                edit::read_in_zone(&mut settings.mapping, name);
                settings.confirm(0, PartKey::Zone);
            }
            Set::TimeFormat(format) => edit::read_times_as(&mut settings.mapping.rules[0], *format),
            Set::ZoneColumn(column) => {
                let guessed = settings.mapping.rules[0].time.as_ref().and_then(|time| time.zone_column.as_ref());
                assert_eq!(guessed, Some(column));
            }
            Set::LookUp(column, file, columns) => {
                let file = self.folder.at(file).to_string_lossy().into_owned();
                for part in settings.mapping.rules[0].uses_of(column) {
                    let (stop, progress) = (Stop::default(), PassProgress::default());
                    let (beside, of) = (self.source.as_ref(), (column.as_str(), part));
                    let opened = look_up::open(&file, beside, of, &settings.lookups, &stop, &progress);
                    let opened = opened.expect("the file is there");
                    let title = |index: Option<usize>| Some(opened.columns.get(index?)?.title.clone());
                    let (by, take) = match columns {
                        Some(columns) => columns.clone(),
                        None => (title(opened.by)?, title(opened.take)?),
                    };
                    settings.look_up(Slot { rule: 0, part }, Some((opened.second.clone(), by, take)));
                }
            }
        }
        Some(())
    }

    /// Fails unless both give the same; whether they gave a plan.
    #[track_caller]
    fn compare(&self, sets: &[Set]) -> bool {
        let sets = self.with(sets);
        let (flags, window) = (self.by_flags(&sets), self.in_window(&sets));
        assert_eq!(flags, window, "{}: {sets:?}: by flags on the left, in the window on the right", self.name);
        flags.is_some()
    }
}

/// Presses "Write them that way".
fn write_nicely(settings: &mut Settings, known: &Known<'_>) {
    let Some(EventName::Column { column, values, .. }) = settings.mapping.rules[0].event.clone() else { return };
    let Some(profile) = known.profile(&column) else { return };
    let open = profile.values.iter().filter(|value| values.iter().all(|line| line.found != value.text));
    for (found, name) in open.filter_map(|value| Some((&value.text, nicer_name(&value.text)?))) {
        settings.rename_value(0, found, Some(&name));
    }
}

fn open(path: &Path) -> Arc<dyn Source> {
    let answers = source::named(&path.to_string_lossy()).expect("a table as text");
    source::open(&answers).expect("a fixture can be opened")
}

/// What no fixture has: a time of day and a zone apart, amounts in several currencies, values that stand for nothing.
fn trap() -> Case {
    let folder = Folder::new();
    let text = "email,event,date,time,timezone,total,currency,fee,paid_on\n\
        a@example.com,signed_up,2016-01-03,09:12,+01:00,\"1,234.50\",EUR,\"1,000.00\",2016-02-03 10:00:00\n\
        b@example.com,NULL,2016-01-14,10:15,-05:00,\"2,000.00\",USD,\"2,500.25\",2016-02-14 10:00:00\n\
        c@example.com,added_to_cart,2016-01-15,11:30,+01:00,12.00,EUR,3.00,2016-02-15 10:00:00\n";
    folder.write("trap.csv", text);
    Case::new(folder.path(), "trap.csv")
}

/// Every table as text among the fixtures and the samples, and a trap.
fn cases() -> Vec<Case> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let listed = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("it can be listed");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
        paths.sort();
        paths
    };
    let mut folders = listed(&root.join("tests/fixtures"));
    folders.push(root.join("assets/samples"));
    let tables = |folder: &PathBuf| {
        let names = listed(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
        let names: Vec<_> = names.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        names.into_iter().map(|name| Case::new(folder, &name)).collect::<Vec<_>>()
    };
    let cases: Vec<Case> = folders.iter().flat_map(tables).chain([trap()]).collect();
    assert!(cases.len() >= 20, "there are more fixtures than {}", cases.len());
    cases
}

/// Compares each of the ways that a case can be matched, of which at least so many must give a plan.
#[track_caller]
fn each(least: usize, ways: impl Fn(&Case) -> Vec<Vec<Set>>) {
    let cases = cases();
    let plans = cases.iter().flat_map(|case| ways(case).into_iter().map(move |sets| case.compare(&sets)));
    let plans = plans.filter(|is_plan| *is_plan).count();
    println!("{plans} plans");
    assert!(plans >= least, "only {plans} of the ways to match give a plan");
}

/// Each column in this place.
fn each_column(case: &Case, set: impl Fn(String) -> Set) -> Vec<Vec<Set>> {
    case.titles().into_iter().map(|title| vec![set(title)]).collect()
}

#[test]
fn what_is_guessed_is_the_same_plan_by_flags_and_in_the_window() {
    each(15, |_| vec![vec![], vec![Set::Event("Happened")], vec![Set::Zone("Europe/Berlin")], vec![Set::NiceNames]]);
}

#[test]
fn each_column_as_the_person_is_the_same_plan_by_flags_and_in_the_window() {
    each(60, |case| each_column(case, Set::Person));
}

#[test]
fn each_column_as_the_time_is_the_same_plan_by_flags_and_in_the_window() {
    each(20, |case| each_column(case, Set::Time));
}

#[test]
fn each_column_as_the_events_name_is_the_same_plan_by_flags_and_in_the_window() {
    each(60, |case| {
        let nicely = each_column(case, Set::EventColumn).into_iter().map(|mut sets| {
            sets.push(Set::NiceNames);
            sets
        });
        each_column(case, Set::EventColumn).into_iter().chain(nicely).collect()
    });
}

#[test]
fn each_column_as_a_property_is_the_same_plan_by_flags_and_in_the_window() {
    each(60, |case| {
        let mut ways = each_column(case, |title| Set::Properties(vec![title], None));
        ways.push(vec![Set::Properties(case.titles(), None)]);
        ways.push(vec![Set::Properties(case.titles(), Some("A Name"))]);
        ways.push(vec![Set::Event("Purchased"), Set::Properties(case.titles(), None)]);
        ways
    });
}

#[test]
fn what_is_looked_up_is_the_same_plan_by_flags_and_in_the_window() {
    each(20, |case| {
        let files = ["users.csv", "plans.csv"].into_iter().filter(|file| case.folder.at(file).is_file());
        files
            .flat_map(|file| {
                let of: Vec<String> =
                    open(&case.folder.at(file)).columns().iter().map(|column| column.title.clone()).collect();
                let look = move |column: &String| {
                    Set::LookUp(column.clone(), file.to_owned(), Some((of[0].clone(), of[1].clone())))
                };
                case.titles().into_iter().flat_map(move |title| {
                    let (look, guessed) = (look(&title), Set::LookUp(title.clone(), file.to_owned(), None));
                    [
                        vec![Set::Person(title.clone()), guessed.clone()],
                        vec![Set::EventColumn(title.clone()), guessed.clone()],
                        vec![Set::Properties(vec![title.clone()], None), guessed],
                        vec![Set::Person(title.clone()), look.clone()],
                        vec![Set::EventColumn(title.clone()), look.clone()],
                        vec![Set::Properties(vec![title], None), look],
                    ]
                })
            })
            .collect()
    });
}

#[test]
fn amounts_are_sent_as_plain_numbers_by_flags_and_in_the_window() {
    let case = trap();
    let fee = vec![Set::Properties(vec!["fee".to_owned()], None)];
    assert!(case.compare(&fee));
    let plan = case.by_flags(&case.with(&fee)).unwrap_or_default();
    assert!(plan.contains("treat = \"money-point\""), "{plan}");
}

#[test]
fn a_zone_is_named_only_where_times_leave_it_open() {
    let folder = Folder::new();
    folder.write("seen.csv", "login,seen\na@example.com,2016-01-03T09:00:00Z\nb@example.com,2016-01-04T10:00:00Z\n");
    let case = Case::new(folder.path(), "seen.csv");
    assert!(case.compare(&[]));
    assert!(!case.by_flags(&case.with(&[])).unwrap_or_default().contains("zone"));
}

#[test]
fn times_that_can_be_read_in_two_ways_are_read_as_chosen_by_flags_and_in_the_window() {
    let folder = Folder::new();
    folder.write(
        "seen.csv",
        "login,seen\na@example.com,01/02/2016\nb@example.com,03/04/2016\nc@example.com,05/06/2016\n",
    );
    let case = Case::new(folder.path(), "seen.csv");
    let readings = case.known().profile("seen").expect("a column").times.readings();
    assert!(readings.len() > 1, "{readings:?}");
    for reading in readings {
        assert!(case.compare(&[Set::TimeFormat(reading)]), "{reading:?}");
        assert!(case.compare(&[Set::Time("seen".to_owned()), Set::TimeFormat(reading)]), "{reading:?}");
    }
}

#[test]
fn the_column_of_zones_that_is_guessed_is_the_one_that_can_be_named() {
    let case = trap();
    assert!(case.compare(&[Set::ZoneColumn("timezone".to_owned())]));
}
