//! Taking not a cell itself but what a second file or table says of it: the line below a field, and the dialog in
//! which the file and its two columns are chosen.

use std::path::Path;

use eframe::egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::{Asked, View};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{Answer, Button, Callout, Choice, Dialog, Entry, Field, Link, Tone, status};
use crate::mapping::{EventRule, Lookup, Slot};
use crate::pipeline::lookup::Look;
use crate::session::action::Action;
use crate::session::look_up::LookingUp;
use crate::source::Related;
use crate::text::{look_words, opened_words, related_words};
use crate::tr;
use crate::workflow::look_up::Opened;

/// How high the list of what stands beside the source is, in points.
const NEARBY: f32 = 160.0;

/// What is typed and chosen in the dialog.
#[derive(Default)]
pub struct PageState {
    named: String,
    /// It was to be read, and nothing was named.
    unnamed: bool,
    by: Option<usize>,
    take: Option<usize>,
}

/// The line below a field that takes `column`: where what is taken stands, or the way to say so.
pub(super) fn line(ui: &mut Ui, view: &View<'_>, at: Slot, rule: &EventRule, column: &str, asked: &mut Asked) {
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        if let Some(lookup) = rule.lookup(at.part) {
            ui.label(Runs::new().weak(palette, text::SMALL, &words(column, lookup)));
            let name = tr!("match-look-up-without", column = column);
            if ui.add(Link::small(&name)).clicked() {
                asked.change(move |settings| settings.look_up(at, None));
            }
        } else if !column.is_empty() {
            if let Some(related) = related(view, column) {
                suggest(ui, at, column, related, asked);
            }
            if link(ui, column) {
                begin(at, column, asked);
            }
        }
    });
}

/// Where more is known about a column's values.
fn related<'v>(view: &'v View<'_>, column: &str) -> Option<&'v Related> {
    let source = &view.source.source;
    let place = source.columns().iter().position(|known| known.title == column)?;
    source.related().iter().find(|related| related.column == place)
}

/// Offers to look a column up where its values seem to stand.
fn suggest(ui: &mut Ui, at: Slot, column: &str, related: &Related, asked: &mut Asked) {
    let name = Path::new(&related.named)
        .file_name()
        .map_or_else(|| related.named.clone().into(), |name| name.to_string_lossy());
    let why = related_words(column, &name, related.declared);
    ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, &why));
    let look = tr!("match-look-up-there", column = column, source = name);
    if ui.add(Link::small(&look)).clicked() {
        let (column, named) = (column.to_owned(), related.named.clone());
        asked.0.get_or_insert(Action::LookUpThere(at, column, named));
    }
}

/// The way to say that a column is looked up; whether it was pressed.
pub(super) fn link(ui: &mut Ui, column: &str) -> bool {
    let name = tr!("match-look-up-link-named", column = column);
    ui.add(Link::small(tr!("match-look-up-link")).name(&name)).clicked()
}

/// What is taken, in words: `"login" is taken from users, where "id" is "user_id".`
pub(super) fn words(column: &str, lookup: &Lookup) -> String {
    let Lookup { source, by, take, .. } = lookup;
    tr!("match-looked-up", take = take, source = source, by = by, column = column)
}

/// Opens the dialog.
pub(super) fn begin(at: Slot, column: &str, asked: &mut Asked) {
    let column = column.to_owned();
    asked.0.get_or_insert(Action::LookUp(at, column));
}

/// The dialog, while something is looked up.
pub(super) fn dialog(ui: &mut Ui, view: &View<'_>, memory: &mut PageState, asked: &mut Asked) {
    let Some(looking) = &view.window.setup.looking_up() else {
        *memory = PageState::default();
        return;
    };
    match &looking.found {
        Some(Ok(found)) => columns(ui, looking, found, memory, asked),
        failed => {
            let problem = failed.as_ref().and_then(|found| found.as_ref().err()).map(|error| error.sentence());
            file(ui, view, looking, problem.as_deref(), memory, asked);
        }
    }
}

/// Which file or table.
fn file(
    ui: &mut Ui,
    view: &View<'_>,
    looking: &LookingUp,
    problem: Option<&str>,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    let database = view.source.source.table_beside("").is_some();
    let label = if database { tr!("match-look-up-other-table") } else { tr!("match-look-up-other-file") };
    let title = tr!("match-look-up-title", column = &looking.column);
    let hint = if database { tr!("match-look-up-table-hint") } else { tr!("match-look-up-file-hint") };
    let (cancel, deed) = (tr!("cancel"), tr!("open"));
    let mut choose = false;
    let mut open = None;
    let answer = Dialog::new(&title, cancel, deed).text(tr!("match-look-up-why")).show(ui.ctx(), |ui| {
        open = nearby(ui, looking, database);
        let mut field = Field::new(label, &mut memory.named).hint(hint);
        if memory.unnamed {
            field = field.problem(tr!("match-look-up-unnamed"));
        }
        if ui.add(field).changed() {
            memory.unnamed = false;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            choose = ui.add(Button::normal(tr!("choose-file")).small()).clicked();
            for second in &view.settings.lookups {
                let again = tr!("match-look-up-again", source = &second.name);
                if ui.add(Button::quiet(&again).small()).clicked() {
                    let place = second.answers.get("file").or_else(|| second.answers.held());
                    open = place.map(str::to_owned);
                }
            }
        });
        if let Some(problem) = problem {
            Callout::new(Tone::Bad, tr!("match-look-up-failed")).text(problem).show(ui);
        }
        if looking.is_opening() {
            let palette = Palette::of(ui);
            ui.label(Runs::new().weak(palette, text::SMALL, tr!("match-look-up-reading")));
        }
    });
    let named = memory.named.trim();
    let action = match answer {
        Some(Answer::Safe | Answer::Other) => Some(Action::KeepCell),
        Some(Answer::Deed) if !named.is_empty() => Some(Action::LookUpIn(named.to_owned())),
        Some(Answer::Deed) => {
            memory.unnamed = true;
            None
        }
        _ if choose => Some(Action::ChooseLookUp),
        _ => open.map(Action::LookUpIn),
    };
    asked.0 = action.or(asked.0.take());
}

/// The tables or files beside the source, each with how many of the values stand in it; the one that was pressed.
fn nearby(ui: &mut Ui, looking: &LookingUp, database: bool) -> Option<String> {
    let palette = Palette::of(ui);
    let candidates = looking.candidates();
    let state = match (looking.is_searching(), candidates.is_empty()) {
        (true, _) => "searching",
        (false, true) => "none",
        (false, false) => "some",
    };
    let title = match database {
        true => tr!("match-nearby-tables", state = state),
        false => tr!("match-nearby-files", state = state),
    };
    status(ui, Runs::new().plain(palette, text::MEDIUM, &title));
    let found = |look: &Look| if let Look::Found { found, .. } = look { *found } else { 0 };
    let most = candidates.iter().map(|candidate| found(&candidate.look)).max().filter(|most| *most > 0);
    let mut pressed = None;
    // As high while nothing is known yet: the dialog must not move under the pointer.
    let list = ScrollArea::vertical().id_salt("nearby").max_height(NEARBY).auto_shrink(false);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for candidate in &candidates {
            let best = !looking.is_searching() && Some(found(&candidate.look)) == most;
            let tag = best.then_some((Tone::Good, tr!("match-nearby-best")));
            let note = look_words(&candidate.look);
            // Room for what is drawn around a line that is pointed at.
            let line = Frame::new().inner_margin(Margin::symmetric(8, 0));
            let entry = Entry { title: &candidate.name, note: &note, tag };
            if line.show(ui, |ui| ui.add(entry)).inner.clicked() {
                pressed = Some(candidate.named.clone());
            }
        }
    });
    pressed
}

/// Which of its columns.
fn columns(ui: &mut Ui, looking: &LookingUp, found: &Opened, memory: &mut PageState, asked: &mut Asked) {
    let (by, take) = (memory.by.or(found.by), memory.take.or(found.take));
    let title_of = |index: Option<usize>| index.and_then(|index| found.columns.get(index)).map(|c| c.title.as_str());
    let title = tr!("match-look-up-there", column = &looking.column, source = &found.second.name);
    let about = opened_words(&looking.column, found);
    let text = tr!("match-look-up-rows", count = found.rows, about = about);
    let (cancel, deed) = (tr!("cancel"), tr!("match-look-up-do"));
    let answer = Dialog::new(&title, cancel, deed).text(text.trim()).show(ui.ctx(), |ui| {
        let choice = |ui: &mut Ui, label: &str, now: Option<usize>| {
            Choice::new(label, title_of(now).unwrap_or(tr!("match-choose-column"))).show(
                ui,
                found.columns.len(),
                |at| Item { text: &found.columns[at].title, note: "", chosen: now == Some(at) },
            )
        };
        if let Some(picked) = choice(ui, &tr!("match-look-up-by", column = &looking.column), by) {
            memory.by = Some(picked);
        }
        if let Some(picked) = choice(ui, tr!("match-look-up-take"), take) {
            memory.take = Some(picked);
        }
    });
    match (answer, title_of(by), title_of(take)) {
        (Some(Answer::Safe | Answer::Other), ..) => asked.0 = Some(Action::KeepCell),
        (Some(Answer::Deed), Some(by), Some(take)) => {
            asked.0 = Some(Action::TakeFrom { by: by.to_owned(), take: take.to_owned() });
        }
        _ => {}
    }
}
