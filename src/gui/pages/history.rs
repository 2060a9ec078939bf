//! History: what was imported before, what became of each, and what can be done with it now.

use chrono::Local;
use eframe::egui::{Ui, vec2};

use super::page::{Foot, Page};
use super::parts::recent::state_tag;
use super::parts::repeat::{self, OfferState};
use super::parts::{arrival, bulk};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{
    Answer, Button, Callout, Card, Cell, Dialog, Field, FooterPress, Head, Pair, Room, Table, Tone, disclosure, head,
    pairs,
};
use crate::ledger::{Import, ImportState};
use crate::message::Arg;
use crate::session::action::{Action, Saved, WizardPage};
use crate::session::comparing::{Compared, Comparing};
use crate::session::history::HistoryAction;
use crate::session::returning::ReturnAction;
use crate::session::view::WindowView;
use crate::text::{not_sent_words, written};
use crate::tr;

/// The page of what was imported before.
pub struct HistoryPage;

impl Page for HistoryPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("history-page")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::History
    }

    fn foot(_window: &WindowView<'_>) -> Foot {
        Foot { back: Some(tr!("back").to_owned()), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        (press == FooterPress::Back).then_some(Action::Go(WizardPage::Choose))
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        head(ui, tr!("history-title"), tr!("history-about"), |_| {});
        match window.history.imports() {
            None => {
                Callout::new(Tone::Note, tr!("history-reading")).show(ui);
                None
            }
            Some(Err(error)) => {
                Callout::new(Tone::Bad, &error.sentence()).show(ui);
                None
            }
            Some(Ok(imports)) => {
                // Also where every import was forgotten: what repeats can be stopped.
                let repeats = repeat::list(ui, window);
                if imports.is_empty() {
                    Callout::new(Tone::Plain, tr!("nothing-sent-yet")).text(tr!("history-empty-about")).show(ui);
                    return repeats;
                }
                list(ui, room, window, imports, memory).or(repeats)
            }
        }
    }

    fn ask(ui: &mut Ui, window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        let import = window.history.to_forget()?;
        let (source, product) = (import.source.as_str(), import.product.name.as_str());
        let title = tr!("history-forget-question", source = source, product = product);
        let dialog = Dialog::new(&title, tr!("history-forget-no"), tr!("history-forget-yes"));
        let dialog = dialog.text(tr!("history-forget-about"));
        let answer = dialog.show(ui.ctx(), |_| {})?;
        Some(Action::History(HistoryAction::Decide(answer == Answer::Deed)))
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// The import that is unfolded, by its number.
    unfolded: Option<i64>,
    /// What was typed for an import that may repeat.
    offer: OfferState,
    /// Paths that are typed where the system has no file chooser: of an export, and for the rows that are missing in it.
    paths: [String; 2],
}

fn list(
    ui: &mut Ui,
    room: Room,
    window: &WindowView<'_>,
    imports: &[Import],
    memory: &mut PageState,
) -> Option<Action> {
    let heads = [
        Head::new(tr!("history-when")),
        Head::new(tr!("history-from")),
        Head::new(tr!("history-to")),
        Head::new(tr!("history-status")),
        Head::new(tr!("history-sent")).right(),
    ];
    let PageState { unfolded: chosen, offer, paths } = memory;
    let unfolded = chosen.and_then(|id| imports.iter().position(|import| import.id == id));
    let cell = |row: usize, column: usize| {
        let Some(import) = imports.get(row) else { return Cell::Empty };
        match column {
            0 => Cell::Text(when(import).into()),
            1 => Cell::Strong(import.source.as_str().into()),
            2 if import.product.is_practice() => Cell::Text(tr!("history-practice").into()),
            2 => {
                let (product, kind) = (import.product.name.as_str(), import.product.kind.id());
                Cell::Text(tr!("history-product", product = product, kind = kind).into())
            }
            3 => {
                let (tone, word) = state_tag(import.state);
                Cell::Tag(tone, word.into())
            }
            _ => Cell::Text(sent(import).into()),
        }
    };
    let height = (room.height - 76.0).max(320.0);
    let table = Table::new("imports", tr!("history-table"), &heads, imports.len()).pressable().grows();
    let shown = Card::new()
        .padding(0)
        .show(ui, |ui| {
            table.unfolded(unfolded).show(ui, height, cell, |ui| {
                let import = unfolded.and_then(|row| imports.get(row))?;
                details(ui, window, import, (offer, paths))
            })
        })
        .inner;
    if let Some(pressed) = shown.row.and_then(|row| imports.get(row)) {
        *chosen = if *chosen == Some(pressed.id) { None } else { Some(pressed.id) };
    }
    shown.unfolded.flatten()
}

/// "900 of 1,200 events".
fn sent(import: &Import) -> String {
    tr!("history-sent-of", sent = import.outcomes.sent, wanted = import.wanted())
}

fn when(import: &Import) -> String {
    written(Arg::Minute(import.started.with_timezone(&Local).naive_local()))
}

/// Everything about one import; what was asked for.
fn details(
    ui: &mut Ui,
    window: &WindowView<'_>,
    import: &Import,
    (offer, paths): (&mut OfferState, &mut [String; 2]),
) -> Option<Action> {
    ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
    counts(ui, import);
    let mut deeds = deeds(ui, import, window.history.is_from_file(import));
    let comparing = window.comparing;
    let is_compared = comparing.of() == Some(import.id);
    if import.outcomes.sent > 0 {
        let has_missing = is_compared && comparing.compared().is_some_and(Compared::has_missing);
        deeds = typed(ui, import, has_missing, paths).or(deeds);
    }
    // Below what asks for it, so that this stays where it is.
    let compared = if is_compared { comparison(ui, import, comparing) } else { None };
    let is_counted = window.arriving.counting().of(import.id).is_some_and(|counts| !counts.names.is_empty());
    if is_counted {
        deeds = arrival::counted(ui, window, import.id).or(deeds);
    }
    if import.delivery.is_some() {
        deeds = bulk::taken(ui, window, import.id).or(deeds);
    }
    if repeat::may_repeat(import) {
        deeds = repeat::offer(ui, window, import, offer).or(deeds);
    }
    disclosure(ui, "plan", tr!("history-plan"), tr!("history-plan-about"), |ui| {
        let plan = Runs::new().plain(Palette::of(ui), text::MONO, &import.plan);
        ui.add(eframe::egui::Label::new(plan).selectable(true));
    });
    deeds.or(compared)
}

/// What is compared, and what is written of that, by paths that are typed.
fn typed(ui: &mut Ui, import: &Import, has_missing: bool, paths: &mut [String; 2]) -> Option<Action> {
    let [export, missing] = paths;
    let line = |ui: &mut Ui, label: &str, button: Button<'_>, path: &mut String| {
        let pressed = Field::new(label, path).mono().with_button(ui, button);
        (pressed && !path.trim().is_empty()).then(|| path.trim().into())
    };
    let typed = disclosure(ui, "paths", tr!("history-paths"), tr!("result-paths-about"), |ui| {
        let compare = Button::normal(tr!("history-path-compare"));
        let compare = line(ui, tr!("history-path-export"), compare, export);
        let compare = compare.map(|path| Action::CompareWith(import.id, path));
        if !has_missing {
            return compare;
        }
        let name = tr!("result-path-save-name", what = tr!("history-path-missing"));
        let save = Button::normal(tr!("result-path-save")).name(&name);
        compare.or(line(ui, tr!("history-path-missing"), save, missing).map(Action::SaveMissingTo))
    });
    typed.flatten()
}

/// What came of comparing an import with an export, or how far that is.
fn comparison(ui: &mut Ui, import: &Import, comparing: &Comparing) -> Option<Action> {
    let of = |deed: HistoryAction| Some(Action::History(deed));
    if let Some(progress) = comparing.progress() {
        Callout::new(Tone::Note, &tr!("history-comparing", count = progress.rows())).show(ui);
        return None;
    }
    let (compared, worded) = (comparing.compared()?, comparing.worded()?);
    let (first, rest) = worded.lines.split_first()?;
    let tone = if compared.is_whole() { Tone::Good } else { Tone::Warn };
    Callout::new(tone, first).show(ui);
    let palette = Palette::of(ui);
    for line in rest.iter().chain(&worded.cases) {
        ui.label(Runs::new().plain(palette, text::BODY, line));
    }
    if compared.more > 0 {
        ui.label(Runs::new().weak(palette, text::BODY, &tr!("history-compared-more", count = compared.more)));
    }
    ui.label(Runs::new().weak(palette, text::BODY, tr!("reconcile-reach")));
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let deeds = [
            (compared.has_missing(), tr!("history-save-missing"), HistoryAction::SaveMissing(import.id)),
            (true, tr!("history-close-comparison"), HistoryAction::CloseComparison),
        ];
        for (_, text, deed) in deeds.into_iter().filter(|(there, _, _)| *there) {
            if ui.add(Button::normal(text).small()).clicked() {
                action = of(deed);
            }
        }
    });
    action
}

fn counts(ui: &mut Ui, import: &Import) {
    let palette = Palette::of(ui);
    let outcomes = &import.outcomes;
    let plain = |text: &str| Runs::new().plain(palette, text::BODY, text);
    let some = |count: u64, words: fn(u64) -> String| (count > 0).then(|| words(count));
    let events = [
        some(outcomes.sent, |count| tr!("history-events-sent", count = count)),
        some(outcomes.unconfirmed, |count| tr!("history-events-unconfirmed", count = count)),
        some(outcomes.pending, |count| tr!("history-events-pending", count = count)),
        some(outcomes.merged + outcomes.withheld, |count| tr!("history-events-withheld", count = count)),
    ];
    let rows = [
        some(outcomes.used, |count| tr!("history-rows-used", count = count)),
        some(outcomes.skipped, |count| tr!("history-rows-skipped", count = count)),
        some(outcomes.rejected, |count| tr!("history-rows-rejected", count = count)),
    ];
    let list = |parts: &[Option<String>]| parts.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    let events = tr!("history-events-made", count = outcomes.made, parts = list(&events));
    let rows = tr!("history-rows-read", count = outcomes.rows, parts = list(&rows));
    let reasons: Vec<String> = import
        .not_sent
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| not_sent_words(reason, *count))
        .collect();
    let reasons = reasons.join("; ");
    let pair = |key, value| Pair { key, value, link: None };
    let mut lines = vec![pair(tr!("history-events"), plain(&events)), pair(tr!("history-rows"), plain(&rows))];
    if import.earlier > 0 {
        lines.push(pair(tr!("sent-before"), plain(&tr!("history-earlier", count = import.earlier))));
    }
    if !reasons.is_empty() {
        lines.push(pair(tr!("history-not-sent"), plain(&reasons)));
    }
    if let Some(limit) = import.limit {
        lines.push(pair(tr!("history-only-first"), plain(&tr!("events", count = limit))));
    }
    let to = import.delivery.as_ref().map_or(&import.product.address, |delivery| &delivery.place);
    lines.push(pair(tr!("history-tracker"), plain(to)));
    pairs(ui, &lines);
}

fn deeds(ui: &mut Ui, import: &Import, from_file: bool) -> Option<Action> {
    let outcomes = &import.outcomes;
    let unsent = !import.not_sent.is_empty() || outcomes.pending + outcomes.unconfirmed > 0;
    let again = if from_file { tr!("history-use-again-file") } else { tr!("history-use-again") };
    let of = |deed: HistoryAction| Action::History(deed);
    let saved = |what: Saved| Action::History(HistoryAction::Save(what, import.id));
    let deeds = [
        (import.has_work_left(), tr!("go-on"), Action::Return(ReturnAction::To(import.id))),
        (import.is_whole(), tr!("history-new-rows"), Action::Return(ReturnAction::New(import.id))),
        (true, again, of(HistoryAction::UseAgain(import.id))),
        (outcomes.sent > 0, tr!("history-save-sent"), saved(Saved::Sent)),
        (unsent, tr!("history-save-not-sent"), saved(Saved::NotSent)),
        (outcomes.sent > 0, tr!("history-compare"), of(HistoryAction::Compare(import.id))),
        (true, tr!("history-save-plan"), saved(Saved::Plan)),
        (import.state != ImportState::Running, tr!("history-forget"), of(HistoryAction::Forget(import.id))),
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
