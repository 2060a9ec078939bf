//! The first page once a source is open: how it reads, and another way where that is not right.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::page::{Foot, Page};
use super::parts::{before, format};
use crate::check::RowAt;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs, strong};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{
    Button, Callout, Card, Cell, Choice, Field, FooterPress, Head, Link, Progress, Room, Table, Tag, Tone, grid, head,
    status,
};
use crate::message::Message;
use crate::session::action::{Action, WizardPage};
use crate::session::source::OpenSource;
use crate::session::view::WindowView;
use crate::source::{
    self, ALL_TABLES, Answers, Field as Asked, FieldKind, Group, Holding, NewRows, ParseWarning, Raggedness, Reach,
    Record, SourceNotice,
};
use crate::text::written;
use crate::text::{notice_sentence, warning_sentence};
use crate::tr;

/// The first page, with a source open.
pub struct ChosenPage;

impl Page for ChosenPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("chosen-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Choose && window.source.is_some()
    }

    fn foot(_window: &WindowView<'_>) -> Foot {
        Foot { back: Some(tr!("chosen-back").to_owned()), deed: Some(tr!("continue").to_owned()), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        Some(match press {
            FooterPress::Back => Action::Leave,
            FooterPress::Deed => Action::Go(WizardPage::Match),
            FooterPress::Other => return None,
        })
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let source = window.source.as_ref()?;
        let top = ui.next_widget_position().y;
        head(ui, source.source.name(), tr!("chosen-about"), |_| {});
        let warnings = source.survey.as_ref().and_then(|survey| survey.as_ref().ok()).map_or(&[][..], |s| &s.warnings);
        if let Some(Err(error)) = &source.survey {
            Callout::new(Tone::Bad, &error.sentence()).show(ui);
        }
        let mut action = before::show(ui, window);
        let is_difference = |note: &&SourceNotice| matches!(note, SourceNotice::Differs(_));
        let (differences, others): (Vec<_>, Vec<_>) = source.source.notices().iter().partition(is_difference);
        say_differences(ui, &differences);
        for note in others {
            action = say(ui, note, source.source.answers()).or(action.take());
        }
        let holds = source.source.holds().len() > 1;
        Card::new().show(ui, |ui| {
            reading(ui, source, warnings, memory);
            if holds {
                action = which(ui, source).or(action.take());
            }
            if memory.changing {
                action = change(ui, window, source, memory).or(action.take());
            }
            // Below all that can be pressed: they come when all rows were read, and nothing moves under the pointer.
            for warning in warnings {
                ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, &warning_sentence(warning)));
            }
        });
        let above = ui.next_widget_position().y - top;
        let height = (room.height - above - COUNTING).max(240.0).min(Table::whole_height(source.head.len()));
        Card::new().padding(0).show(ui, |ui| table(ui, source, height));
        counting(ui, source);
        action
    }
}

/// Points that the line below the table takes, with the spaces around it.
const COUNTING: f32 = 60.0;

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// Whether the way of reading is being changed.
    changing: bool,
    /// What is being typed, by field.
    typed: std::collections::BTreeMap<&'static str, String>,
}

/// Whether a file may well read otherwise than its writer meant.
fn is_odd(note: &SourceNotice) -> bool {
    match note {
        SourceNotice::FewerTitles { .. } | SourceNotice::TableAbove { .. } => true,
        SourceNotice::Of { notice, .. } => is_odd(notice),
        _ => false,
    }
}

/// What is worth knowing about how it is read, with what may be done about it.
fn say(ui: &mut Ui, note: &SourceNotice, answers: &Answers) -> Option<Action> {
    let sentence = notice_sentence(note);
    let tone = if is_odd(note) { Tone::Warn } else { Tone::Note };
    let deed = matches!(note, SourceNotice::FewerTitles { move_titles: true, .. }).then(|| tr!("chosen-move-titles"));
    let callout = Callout::new(tone, &sentence);
    let pressed = deed.map_or(callout, |deed| callout.deed(deed)).show(ui);
    pressed.then(|| Action::Read(answers.clone().with("row-names", "first")))
}

/// What differs among several files: one box, whatever there is to say.
fn say_differences(ui: &mut Ui, differences: &[&SourceNotice]) {
    let sentences: Vec<String> = differences.iter().copied().map(notice_sentence).collect();
    match sentences.as_slice() {
        [] => {}
        [only] => _ = Callout::new(Tone::Note, only).show(ui),
        several => {
            let listed: Vec<String> = several.iter().map(|sentence| format!("•  {sentence}")).collect();
            Callout::new(Tone::Note, tr!("chosen-files-differ")).text(&listed.join("\n")).show(ui);
        }
    }
}

/// The one line that says how it is read.
fn reading(ui: &mut Ui, source: &OpenSource, warnings: &[ParseWarning], memory: &mut PageState) {
    let palette = Palette::of(ui);
    let (rows, all) = source.rows();
    let columns = source.columns().len();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 4.0);
        let noted = source.source.notices().iter().filter(|note| is_odd(note)).count();
        match warnings.len() + noted {
            0 if all => drop(ui.add(Tag::new(Tone::Good, tr!("chosen-looks-right")))),
            0 => drop(ui.add(Tag::new(Tone::Note, tr!("chosen-reading")))),
            odd => drop(ui.add(Tag::new(Tone::Warn, &tr!("chosen-to-check", count = odd)))),
        }
        let (reading, rows) = (source.source.reading(), strong(&tr!("rows", count = rows)));
        let line = match all {
            true => tr!("chosen-line", reading = reading, rows = rows, columns = columns),
            false => tr!("chosen-line-so-far", reading = reading, rows = rows, columns = columns),
        };
        ui.label(Runs::new().sentence(palette, &line));
        let text = if memory.changing { tr!("chosen-change-done") } else { tr!("chosen-change") };
        if ui.add(Link::new(text)).clicked() {
            memory.changing = !memory.changing;
        }
    });
}

/// Which of the things that it holds is read. It is no matter of how it reads, so that it stands there from the
/// beginning.
fn which(ui: &mut Ui, source: &OpenSource) -> Option<Action> {
    let answers = source.source.answers();
    let field = source::kind(&answers.kind)?.fields.iter().find(|field| matches!(field.kind, FieldKind::Held))?;
    ui.add_space(4.0);
    let can_join = source::kind(&answers.kind).is_some_and(|kind| kind.new_rows == NewRows::AtTheEnd);
    let name = held(ui, field, source.source.holds(), can_join, answers, why(source, field))?;
    Some(instead(answers, field, name))
}

/// Reads it again with another answer.
fn instead(answers: &Answers, field: &Asked, answer: String) -> Action {
    // One part is read instead of another: what is new is told by another column of it, and how it reads is its own.
    let whole = match field.group {
        Group::What if answers.is_of_server() => &[Group::What, Group::New][..],
        Group::What => &[Group::What, Group::New, Group::Reading],
        _ => &[],
    };
    Action::Read(answers.clone().without(whole).with(field.id, answer))
}

/// Why it was found out so.
fn why<'s>(source: &'s OpenSource, field: &Asked) -> Option<&'s Message> {
    source.source.guesses().iter().find(|guess| guess.field == field.id)?.why.as_ref()
}

/// Each way in which it can be read otherwise; a change reads it again at once.
fn change(ui: &mut Ui, window: &WindowView<'_>, source: &OpenSource, memory: &mut PageState) -> Option<Action> {
    let answers = source.source.answers();
    let kind = source::kind(&answers.kind)?;
    let mut action = None;
    ui.add_space(8.0);
    let settings = |field: &&Asked| matches!(field.kind, FieldKind::Choice(_) | FieldKind::ChoiceOrNumber(_));
    grid(ui, 240.0, kind.fields.iter().filter(settings), |ui, field| {
        let why = why(source, field);
        let changed = match &field.kind {
            FieldKind::Choice(settings) => choose(ui, source, field, settings, why),
            FieldKind::ChoiceOrNumber(settings) => {
                choose(ui, source, field, settings, why).or_else(|| number(ui, field, answers, memory))
            }
            _ => None,
        };
        if let Some(answer) = changed {
            action = Some(instead(answers, field, answer));
        }
    });
    // What is read of a server is chosen where its tables are shown.
    let texts = kind.fields.iter().filter(|field| matches!(field.kind, FieldKind::LongText));
    for field in texts.filter(|_| matches!(kind.reach, Reach::File)) {
        if let Some(text) = long_text(ui, field, answers, memory) {
            action = Some(instead(answers, field, text));
        }
    }
    if window.opening.is_running() {
        ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, tr!("chosen-reading-again")));
        if let Some(opened) = window.opening.progress() {
            ui.add(Progress::new(opened, tr!("chosen-reading-again")));
        }
    }
    action
}

fn choose(
    ui: &mut Ui,
    source: &OpenSource,
    field: &Asked,
    settings: &'static [crate::source::Choice],
    why: Option<&Message>,
) -> Option<String> {
    // Of several files each has its own answers, and what is said here is said about all of them.
    let guess = source.source.guesses().iter().find(|guess| guess.field == field.id);
    let now = guess.map(|guess| guess.answer.as_str()).or(source.source.answers().get(field.id)).unwrap_or_default();
    let label = settings.iter().find(|choice| choice.id == now).map(|choice| tr!(choice.label));
    let chosen = match (label, guess) {
        (Some(label), _) => label.to_owned(),
        (None, Some(guess)) => written(guess.label.clone()),
        (None, None) => tr!("chosen-row", row = now),
    };
    let picked = Choice::new(tr!(field.label), &chosen).show(ui, settings.len(), |index| Item {
        text: tr!(settings[index].label),
        note: "",
        chosen: settings[index].id == now,
    });
    say_why(ui, field, why);
    picked.and_then(|index| settings.get(index)).map(|choice| choice.id.to_owned())
}

/// One of what the source holds.
fn held(
    ui: &mut Ui,
    field: &Asked,
    holds: &[Holding],
    can_join: bool,
    answers: &Answers,
    why: Option<&Message>,
) -> Option<String> {
    let all = tr!("all-as-one-table");
    let now = answers.get(field.id).unwrap_or_default();
    let chosen = match now {
        "" => tr!("chosen-none"),
        ALL_TABLES => all,
        now => now,
    };
    let rows: Vec<String> = holds
        .iter()
        .map(|held| held.rows.map_or_else(String::new, |rows| tr!("chosen-about-rows", count = rows)))
        .collect();
    // Behind them stands that all are read.
    let count = holds.len() + usize::from(can_join);
    let picked = Choice::new(tr!(field.label), chosen).width(320.0).show(ui, count, |index| match holds.get(index) {
        Some(held) => Item { text: &held.name, note: &rows[index], chosen: held.name == now },
        None => Item { text: all, note: "", chosen: now == ALL_TABLES },
    });
    say_why(ui, field, why);
    picked.map(|index| holds.get(index).map_or_else(|| ALL_TABLES.to_owned(), |held| held.name.clone()))
}

/// A text of several lines, read when it is asked for.
fn long_text(ui: &mut Ui, field: &Asked, answers: &Answers, memory: &mut PageState) -> Option<String> {
    let typed = memory.typed.entry(field.id).or_insert_with(|| answers.get(field.id).unwrap_or_default().to_owned());
    ui.add(Field::new(tr!(field.label), typed).mono().lines(3).help(help(field)));
    let name = tr!("chosen-read-text", field = field.id);
    let pressed = ui.add(Button::normal(&name).small()).clicked();
    Some(typed.trim().to_owned()).filter(|typed| pressed && !typed.is_empty())
}

/// What else there is to know of a setting.
fn help(field: &Asked) -> &'static str {
    field.help.map_or("", |key| tr!(key))
}

/// Why it is so, or what else there is to know.
fn say_why(ui: &mut Ui, field: &Asked, why: Option<&Message>) {
    let why = why.map(|why| tr!("chosen-because", why = why.clone()));
    let help = why.as_deref().unwrap_or_else(|| help(field));
    if !help.is_empty() {
        ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, help));
    }
}

fn number(ui: &mut Ui, field: &Asked, answers: &Answers, memory: &mut PageState) -> Option<String> {
    let now = answers.get(field.id).unwrap_or_default().to_owned();
    let typed = memory.typed.entry(field.id).or_insert_with(|| now.clone());
    let name = tr!("chosen-by-number", field = tr!(field.label));
    let response = ui.add(Field::bare(&name, typed).width(88.0));
    let wanted = typed.trim().to_owned();
    let done = response.lost_focus() && wanted != now && wanted.parse::<u64>().is_ok_and(|row| row > 0);
    done.then_some(wanted)
}

fn table(ui: &mut Ui, source: &OpenSource, height: f32) {
    let at = |record: &Record| RowAt { row: record.row, line: record.line, file: record.file };
    let titles = source.columns().iter().map(|column| Head::new(&column.title));
    let (line, row) = (tr!("line"), tr!("row"));
    let place = format::place_head(source.head.iter().map(at), line, row);
    let heads: Vec<Head<'_>> = std::iter::once(place).chain(titles).collect();
    let table = Table::new("chosen", tr!("chosen-table"), &heads, source.head.len());
    table.show(
        ui,
        height,
        |row, column| {
            let Some(record) = source.head.get(row) else { return Cell::Empty };
            match column.checked_sub(1) {
                None => Cell::Weak(format::place(at(record)).into()),
                Some(index) => match record.cell(index).trim() {
                    "" => Cell::Blank,
                    cell => Cell::Text(cell.into()),
                },
            }
        },
        |_| (),
    );
}

/// How far the rows are counted.
fn counting(ui: &mut Ui, source: &OpenSource) {
    let palette = Palette::of(ui);
    let (rows, all) = source.rows();
    ui.horizontal(|ui| {
        let text = match (all, source.progress()) {
            (true, _) => tr!("chosen-all-read", count = rows),
            (false, Some(part)) => tr!("chosen-counting-percent", count = rows, percent = (part * 100.0) as u64),
            (false, None) => tr!("chosen-counting", count = rows),
        };
        status(ui, Runs::new().weak(palette, text::SMALL, &text));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let ragged = source.head.iter().filter(|record| matches!(record.ragged, Some(Raggedness::Long(_)))).count();
            if ragged > 0 {
                ui.add(Tag::new(Tone::Warn, &tr!("chosen-extra-cells", count = ragged)));
            }
        });
    });
}
