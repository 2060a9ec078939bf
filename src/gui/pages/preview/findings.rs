//! What was found, the gravest first, each with what fixes it.

use eframe::egui::{Frame, Margin, Ui};

use crate::check::whole::Checked;
use crate::check::{Finding as Found, Fix, Grade};
use crate::gui::pages::parts::kept::Kept;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Finding, FindingPress, Tag, Tone, findings};
use crate::pipeline::Disposition;
use crate::session::fixed::Fixed;
use crate::session::view::WindowView;
use crate::text::{finding_note, finding_sentence, fix_words, grade_words, group_sentence};
use crate::tr;

/// What a person wants of something that was found.
#[derive(Clone)]
pub(super) enum Wanted {
    /// To see rows that are at hand.
    See(Disposition),
    /// To see the rows in which this was found.
    Read(Box<Found>),
    /// To fix what was found at this place of the list.
    Fix(usize, Box<Found>, Fix),
    /// To take back what was fixed.
    UndoFix(usize),
}

/// What the first button of a line does.
enum Deed {
    /// It fixes what was found.
    Fix(Fix),
    /// It does something else.
    Other(Wanted),
}

/// One line of the list, in words, and what its buttons do.
pub(super) struct Line {
    tone: Tone,
    grade: &'static str,
    title: String,
    note: String,
    deed: Option<(String, Deed)>,
    other: Option<(String, Wanted)>,
    more: Vec<Fix>,
    more_words: Vec<String>,
    /// The place among what was fixed.
    fixed: Option<usize>,
    /// What was found, where it is in the list to be fixed.
    found: Option<Found>,
    /// It is no problem: it was left out on purpose.
    left_out: bool,
}

/// The lines of a state of what was checked.
pub(super) type Lines = Kept<u64, Vec<Line>>;

/// What was found, each where it was, also where it was fixed.
fn lines(checked: &Checked, fixed: &[Fixed]) -> Vec<Line> {
    // While the rows are checked again, what was fixed is still among what was found before.
    let is_open = |found: &&Found| fixed.iter().all(|fixed| fixed.finding != **found);
    let mut lines: Vec<Line> =
        checked.findings.iter().filter(is_open).map(|found| of_finding(found, checked)).collect();
    let mut places: Vec<(usize, usize)> = fixed.iter().enumerate().map(|(index, fixed)| (fixed.at, index)).collect();
    places.sort_unstable();
    for (at, index) in places {
        lines.insert(at.min(lines.len()), of_fixed(index, &fixed[index], checked));
    }
    lines.extend(left_out(checked));
    lines
}

/// Shows what was found in the whole source, or so far; tells what is wanted of it.
pub(super) fn show(ui: &mut Ui, window: &WindowView<'_>, checked: &Checked, kept: &mut Lines) -> Option<Wanted> {
    let lines = kept.get(window.setup.version(), || lines(checked, window.setup.fixed()));
    let rows = checked.outcomes.rows;
    let nothing = lines.iter().all(|line| line.left_out);
    match (checked.complete, nothing) {
        (true, true) => note(ui, Tone::Good, tr!("preview-nothing-found"), &tr!("preview-no-problems", count = rows)),
        (true, false) => {}
        (false, true) => {
            note(ui, Tone::Plain, tr!("preview-first-rows"), &tr!("preview-no-problems-yet", count = rows))
        }
        (false, false) => {
            note(ui, Tone::Plain, tr!("preview-first-rows"), &tr!("preview-in-first-rows", count = rows));
        }
    }
    let shown: Vec<Finding<'_>> = lines
        .iter()
        .map(|line| Finding {
            tone: line.tone,
            grade: line.grade,
            title: &line.title,
            note: &line.note,
            deed: line.deed.as_ref().map(|(text, _)| text.as_str()),
            other: line.other.as_ref().map(|(text, _)| text.as_str()),
            more: &line.more_words,
            fixed: line.fixed.is_some(),
        })
        .collect();
    let (index, press) = findings(ui, &shown)?;
    let line = lines.get(index)?;
    match press {
        FindingPress::Deed => match (&line.deed.as_ref()?.1, &line.found) {
            (Deed::Fix(fix), Some(found)) => Some(Wanted::Fix(index, Box::new(found.clone()), fix.clone())),
            (Deed::Fix(_), None) => None,
            (Deed::Other(wanted), _) => Some(wanted.clone()),
        },
        FindingPress::Other => line.other.as_ref().map(|(_, wanted)| wanted.clone()),
        FindingPress::Undo => line.fixed.map(Wanted::UndoFix),
        FindingPress::More(at) => {
            let (fix, found) = (line.more.get(at)?, line.found.as_ref()?);
            Some(Wanted::Fix(index, Box::new(found.clone()), fix.clone()))
        }
    }
}

fn note(ui: &mut Ui, tone: Tone, tag: &str, words: &str) {
    Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.add(Tag::new(tone, tag));
        ui.label(Runs::new().plain(Palette::of(ui), text::BODY, words));
    });
}

fn of_finding(found: &Found, checked: &Checked) -> Line {
    let tone = match found.grade() {
        Grade::MustFix => Tone::Bad,
        Grade::WillBeLost => Tone::Warn,
        Grade::WorthALook => Tone::Note,
    };
    let title = finding_sentence(found);
    let see = match group(found).filter(|group| checked.groups.contains_key(group)) {
        Some(group) => Some(Wanted::See(group)),
        None if checked.complete && !found.rows.is_empty() => Some(Wanted::Read(Box::new(found.clone()))),
        None => None,
    };
    let see = see.map(|wanted| (tr!("preview-see-them").to_owned(), wanted));
    // A fix made of the first rows might not fix the others.
    let fixes = if checked.complete { found.fixes.as_slice() } else { &[] };
    let mut fixes = fixes.iter();
    let deed = fixes.next().map(|fix| (fix_words(fix), Deed::Fix(fix.clone())));
    let (deed, other) = match deed {
        Some(_) => (deed, see),
        None => (see.map(|(text, wanted)| (text, Deed::Other(wanted))), None),
    };
    let more: Vec<Fix> = fixes.cloned().collect();
    let more_words = more.iter().map(fix_words).collect();
    let found_too = Some(found.clone());
    let (grade, note) = (grade_words(found.grade()), finding_note(found));
    Line { tone, grade, title, note, deed, other, more, more_words, fixed: None, found: found_too, left_out: false }
}

/// What was fixed stays where it was, with the way back.
fn of_fixed(index: usize, fixed: &Fixed, checked: &Checked) -> Line {
    Line { tone: Tone::Good, grade: tr!("preview-fixed"), fixed: Some(index), ..of_finding(&fixed.finding, checked) }
}

/// The rows that are kept for a finding.
fn group(found: &Found) -> Option<Disposition> {
    found.kind.missed.map(Disposition::Missed).or(found.kind.withheld.map(Disposition::Withheld))
}

/// What is left out on purpose is no problem, and still said.
fn left_out(checked: &Checked) -> Vec<Line> {
    let line = |(group, count, rows): (Disposition, u64, u64)| Line {
        tone: Tone::Plain,
        grade: tr!("preview-left-out"),
        title: group_sentence(group, count, rows),
        note: String::new(),
        deed: Some((tr!("preview-see-them").to_owned(), Deed::Other(Wanted::See(group)))),
        other: None,
        more: Vec::new(),
        more_words: Vec::new(),
        fixed: None,
        found: None,
        left_out: true,
    };
    let groups = checked.groups.iter().map(|(group, sample)| (*group, sample.count, sample.in_rows));
    groups.filter(|(group, ..)| group.is_left_out_on_purpose()).map(line).collect()
}
