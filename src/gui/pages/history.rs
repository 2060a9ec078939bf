//! History: what was imported before, what became of each, and what can be done with it now.

use chrono::Local;
use eframe::egui::{Ui, vec2};

use super::page::{Foot, Page};
use super::parts::format;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{
    Answer, Button, Callout, Card, Cell, Dialog, FooterPress, Head, Pair, Room, Table, Tone, disclosure, head, pairs,
};
use crate::ledger::{Import, ImportState};
use crate::session::action::{Action, Saved, WizardPage};
use crate::session::history::HistoryAction;
use crate::session::returning::ReturnAction;
use crate::session::view::WindowView;
use crate::text::not_sent_words;

/// The page of what was imported before.
pub struct HistoryPage;

impl Page for HistoryPage {
    type State = PageState;

    const NAME: &'static str = "History";

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::History
    }

    fn foot(_window: &WindowView<'_>) -> Foot {
        Foot { back: Some("Back".to_owned()), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        (press == FooterPress::Back).then_some(Action::Go(WizardPage::Choose))
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let about =
            "Kept on this computer only. Kissmetrics doesn't list what was sent to it, so this is the only record.";
        head(ui, "What you imported", about, |_| {});
        match window.history.imports() {
            None => {
                Callout::new(Tone::Note, "Reading what was imported…").show(ui);
                None
            }
            Some(Err(error)) => {
                Callout::new(Tone::Bad, &error.sentence()).show(ui);
                None
            }
            Some(Ok([])) => {
                Callout::new(Tone::Plain, "Nothing was sent yet.")
                    .text("Each import is listed here, with what became of it and its files.")
                    .show(ui);
                None
            }
            Some(Ok(imports)) => list(ui, room, window, imports, memory),
        }
    }

    fn ask(ui: &mut Ui, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let import = window.history.to_forget()?;
        let title = format!("Forget the import of {} to \"{}\"?", import.source, import.product.name);
        let text = "What it sent stays in Kissmetrics. Backfill can then no longer tell which rows were sent: it offers \
                them as new, and can't warn you when they would come out differently and be duplicated permanently.";
        let dialog = Dialog::new(&title, "Keep it", "Forget it").text(text);
        let answer = dialog.show(ui.ctx(), |_| {})?;
        Some(Action::History(HistoryAction::Decide(answer == Answer::Deed)))
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// The import that is unfolded, by its number.
    unfolded: Option<i64>,
}

fn list(
    ui: &mut Ui,
    room: Room,
    window: &WindowView<'_>,
    imports: &[Import],
    memory: &mut PageState,
) -> Option<Action> {
    let heads = [Head::new("When"), Head::new("From"), Head::new("To"), Head::new("Status"), Head::new("Sent").right()];
    let unfolded = memory.unfolded.and_then(|id| imports.iter().position(|import| import.id == id));
    let cell = |row: usize, column: usize| {
        let Some(import) = imports.get(row) else { return Cell::Empty };
        match column {
            0 => Cell::Text(when(import).into()),
            1 => Cell::Strong(import.source.as_str().into()),
            2 if import.product.is_practice() => Cell::Text("Practice, nothing left".into()),
            2 => Cell::Text(format!("{}, {}", import.product.name, import.product.kind.id()).into()),
            3 => {
                let (tone, word) = stands(import.state);
                Cell::Tag(tone, word.into())
            }
            _ => Cell::Text(sent(import).into()),
        }
    };
    let height = (room.height - 76.0).max(320.0);
    let table = Table::new("imports", "Imports, the latest first", &heads, imports.len()).pressable();
    let shown = Card::new()
        .padding(0)
        .show(ui, |ui| {
            table.unfolded(unfolded).show(ui, height, cell, |ui| {
                let import = unfolded.and_then(|row| imports.get(row))?;
                details(ui, import, window.history.is_from_file(import))
            })
        })
        .inner;
    if let Some(pressed) = shown.row.and_then(|row| imports.get(row)) {
        memory.unfolded = if memory.unfolded == Some(pressed.id) { None } else { Some(pressed.id) };
    }
    shown.unfolded.flatten()
}

/// "900 of 1,200 events".
fn sent(import: &Import) -> String {
    let wanted = format::counted(import.wanted(), "event", "events");
    format!("{} of {wanted}", format::number(import.outcomes.sent))
}

fn when(import: &Import) -> String {
    import.started.with_timezone(&Local).format("%-d %b %Y, %H:%M").to_string()
}

/// How an import stands, as a state.
const fn stands(state: ImportState) -> (Tone, &'static str) {
    match state {
        ImportState::Running => (Tone::Note, "Being sent"),
        ImportState::Interrupted => (Tone::Warn, "Interrupted"),
        ImportState::Stopped => (Tone::Warn, "Stopped"),
        ImportState::Failed => (Tone::Bad, "Could not go on"),
        ImportState::Complete => (Tone::Good, "Sent"),
        ImportState::Replaced => (Tone::Plain, "Left for a later one"),
    }
}

/// Everything about one import; what was asked for.
fn details(ui: &mut Ui, import: &Import, from_file: bool) -> Option<Action> {
    ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
    counts(ui, import);
    let deeds = deeds(ui, import, from_file);
    disclosure(ui, "plan", "The plan", "what each row became", |ui| {
        let plan = Runs::new().plain(Palette::of(ui), text::MONO, &import.plan);
        ui.add(eframe::egui::Label::new(plan).selectable(true));
    });
    deeds
}

fn counts(ui: &mut Ui, import: &Import) {
    let palette = Palette::of(ui);
    let outcomes = &import.outcomes;
    let plain = |text: &str| Runs::new().plain(palette, text::BODY, text);
    let counted = |count: u64, what: &str| (count > 0).then(|| format!("{} {what}", format::number(count)));
    let list = |parts: [Option<String>; 4]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let events = list([
        counted(outcomes.sent, "sent"),
        counted(outcomes.unconfirmed, "without an answer"),
        counted(outcomes.pending, "not sent yet"),
        counted(outcomes.merged + outcomes.withheld, "not to be sent"),
    ]);
    let rows = list([
        counted(outcomes.used, "made events"),
        counted(outcomes.skipped, "left out"),
        counted(outcomes.rejected, "with a problem"),
        None,
    ]);
    let events = format!("{} made: {events}", format::number(outcomes.made));
    let rows = format!("{} read: {rows}", format::number(outcomes.rows));
    let earlier = format!("{}, by an import before this one", format::number(import.earlier));
    let reasons: Vec<String> = import
        .not_sent
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| format!("{} {}", format::number(*count), not_sent_words(reason, *count)))
        .collect();
    let reasons = reasons.join("; ");
    let pair = |key, value| Pair { key, value, link: None };
    let mut lines = vec![pair("Events", plain(&events)), pair("Rows", plain(&rows))];
    if import.earlier > 0 {
        lines.push(pair("Sent before", plain(&earlier)));
    }
    if !reasons.is_empty() {
        lines.push(pair("Not sent", plain(&reasons)));
    }
    if let Some(limit) = import.limit {
        lines.push(pair("Only the first", plain(&format::counted(limit, "event", "events"))));
    }
    lines.push(pair("Tracker", plain(&import.product.address)));
    pairs(ui, &lines);
}

fn deeds(ui: &mut Ui, import: &Import, from_file: bool) -> Option<Action> {
    let outcomes = &import.outcomes;
    let unsent = !import.not_sent.is_empty() || outcomes.pending + outcomes.unconfirmed > 0;
    let again = if from_file { "Use again on a new file…" } else { "Use again" };
    let of = |deed: HistoryAction| Action::History(deed);
    let saved = |what: Saved| Action::History(HistoryAction::Save(what, import.id));
    let deeds = [
        (import.has_work_left(), "Go on", Action::Return(ReturnAction::To(import.id))),
        (import.is_whole(), "Import new rows", Action::Return(ReturnAction::New(import.id))),
        (true, again, of(HistoryAction::UseAgain(import.id))),
        (outcomes.sent > 0, "Save what was sent…", saved(Saved::Sent)),
        (unsent, "Open the not-sent file…", saved(Saved::NotSent)),
        (true, "Save the plan…", saved(Saved::Plan)),
        (import.state != ImportState::Running, "Forget…", of(HistoryAction::Forget(import.id))),
    ];
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        for (_, text, deed) in deeds.into_iter().filter(|(there, _, _)| *there) {
            if ui.add(Button::normal(text).small()).clicked() {
                action = Some(deed);
            }
        }
    });
    action
}
