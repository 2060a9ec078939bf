//! Match: the file's columns on one side, what is made of them on the other.
//!
//! A column reaches a field in four ways that give the same plan: dragged, picked and then the field pressed, the same
//! by keyboard, or chosen from the field's own menu.

mod announce;
mod columns;
mod conditions;
mod details;
mod edit;
mod field;
mod look_up;
mod names;
mod replace;
mod rule;
mod zone;

use eframe::egui::{Pos2, Rect, Ui, UiBuilder, pos2, vec2};

use super::page::{Foot, Page};
use crate::event::EventKind;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::column_card::scroll_while_carrying;
use crate::gui::widgets::column_field::FieldState;
use crate::gui::widgets::{
    Answer, Button, Callout, Card, Dialog, FooterPress, Room, Tone, disclosure, head, heading, place,
};
use crate::mapping::suggest::{Offer, Reason};
use crate::mapping::{EventName, Part, Slot};
use crate::session::action::{Action, WizardPage, change};
use crate::session::draft::{PartKey, Settings, Taken};
use crate::session::source::OpenSource;
use crate::session::view::WindowView;
use crate::text::word;
use crate::tr;

/// The page on which columns are matched.
pub struct MatchPage;

impl Page for MatchPage {
    type State = PageState;

    fn name() -> &'static str {
        tr!("step-match")
    }

    fn is_shown(window: &WindowView<'_>) -> bool {
        window.page == WizardPage::Match
    }

    fn foot(window: &WindowView<'_>) -> Foot {
        let reason = match window.incomplete() {
            Some(why) => Some((Tone::Warn, why.to_owned())),
            None => to_check(window).map(|parts| (Tone::Warn, tr!("match-please-check", parts = parts))),
        };
        let (back, deed) = (tr!("back").to_owned(), tr!("continue").to_owned());
        Foot { back: Some(back), reason, deed: Some(deed), ..Foot::default() }
    }

    fn press(_window: &WindowView<'_>, press: FooterPress) -> Option<Action> {
        Some(match press {
            FooterPress::Back => Action::Go(WizardPage::Choose),
            FooterPress::Deed => Action::Go(WizardPage::Preview),
            FooterPress::Other => return None,
        })
    }

    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action> {
        let source = window.source.as_ref()?;
        let view = View { window, source, settings: window.draft.settings() };
        let mut asked = Asked::default();
        // Another source may have no such column.
        memory.picked.take_if(|title| view.index(title).is_none());
        memory.pending.take_if(|pending| view.index(&pending.column).is_none());
        head(ui, tr!("match-title"), tr!("match-intro"), |ui| {
            // From right to left.
            if ui.add_enabled(window.draft.can_redo(), Button::normal(tr!("match-redo")).small()).clicked() {
                asked.0 = Some(Action::Redo);
            }
            if ui.add_enabled(window.draft.can_undo(), Button::normal(tr!("undo")).small()).clicked() {
                asked.0 = Some(Action::Undo);
            }
        });
        announce::show(ui, &view, memory.picked.as_deref(), &mut memory.announced);
        beside(ui, room, |ui, section| match section {
            Section::Columns => columns::show(ui, room, &view, memory),
            Section::AboutColumns => {
                columns::left_out(ui, &view, &mut memory.columns);
                replace::show(ui, &view, &mut memory.replace, &mut asked);
            }
            Section::Made => made(ui, &view, memory, &mut asked),
        });
        ask_replace(ui, &view, memory, &mut asked);
        look_up::dialog(ui, &view, &mut memory.look_up, &mut asked);
        replace::dialog(ui, &view, &mut memory.replace, &mut asked);
        columns::ghost(ui, &view, &mut memory.columns);
        asked.0
    }
}

/// What the page remembers.
#[derive(Default)]
pub struct PageState {
    /// The column that the next field that is pressed takes.
    picked: Option<String>,
    /// A column that was put on a field which has one already.
    pending: Option<Pending>,
    /// What is looked for among the columns.
    search: String,
    /// What is drawn of the columns.
    columns: columns::Drawn,
    /// What is being typed.
    typed: edit::Typed,
    /// What is said of the zones that can be chosen.
    zones: zone::Notes,
    /// What is being looked up.
    look_up: look_up::PageState,
    /// What is being found and replaced.
    replace: replace::PageState,
    /// What a screen reader was told of.
    announced: announce::PageState,
}

/// A column that was put on a field which has one already.
#[derive(Clone, Debug)]
struct Pending {
    slot: Slot,
    column: String,
}

/// Collects what a person asked for while a page is drawn: the first wins, the rest is asked again.
#[derive(Default)]
struct Asked(Option<Action>);

impl Asked {
    fn change(&mut self, by: impl FnOnce(&mut Settings) + 'static) {
        self.0.get_or_insert_with(|| change(by));
    }

    /// A change that needs what is known of the source, which it cannot take along: it is made of the choices as they
    /// are drawn, which are those that the action meets.
    fn becomes(&mut self, view: &View<'_>, by: impl FnOnce(&mut Settings)) {
        let mut settings = view.settings.clone();
        by(&mut settings);
        self.change(move |now| *now = settings);
    }
}

/// What the parts of the page draw from.
struct View<'a> {
    window: &'a WindowView<'a>,
    source: &'a OpenSource,
    settings: &'a Settings,
}

impl View<'_> {
    fn title(&self, column: usize) -> &str {
        self.source.columns().get(column).map_or("", |column| &column.title)
    }

    /// Why a field was filled as it was, as long as it holds what was guessed.
    fn reason(&self, rule: usize, part: Part) -> Option<&Reason> {
        let (guessed, now) = (self.source.suggested.mapping.rules.first()?, self.settings.mapping.rules.first()?);
        let as_guessed = match part {
            Part::Person => guessed.person == now.person,
            Part::Time => guessed.time == now.time,
            Part::Event => guessed.event == now.event,
            Part::Property(_) => false,
        };
        self.source.suggested.reason(part).filter(|_| rule == 0 && as_guessed)
    }

    fn index(&self, title: &str) -> Option<usize> {
        self.source.columns().iter().position(|column| column.title == title)
    }
}

/// The fields whose guess wants a look and was not confirmed: those that ask for it.
fn to_check(window: &WindowView<'_>) -> Option<String> {
    let source = window.source.as_ref()?;
    let view = View { window, source, settings: window.draft.settings() };
    let first = view.settings.mapping.rules.first()?;
    let named = match &first.event {
        Some(EventName::Fixed { name }) => !name.is_empty(),
        Some(EventName::Column { column, .. }) => !column.is_empty(),
        Some(EventName::Rule { .. }) | None => false,
    };
    let parts = [
        (tr!("who"), PartKey::Person, first.person.is_some()),
        (tr!("when"), PartKey::Time, first.time.is_some()),
        (tr!("what"), PartKey::Event, named),
    ];
    let open = parts.into_iter().filter(|(_, key, filled)| field::state(&view, 0, key, *filled) == FieldState::Guess);
    let open: Vec<&str> = open.map(|(name, ..)| name).collect();
    (!open.is_empty()).then(|| open.join(", "))
}

/// A part of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    /// The columns, which stay in sight.
    Columns,
    /// What else there is to be said of them.
    AboutColumns,
    /// What is made of them.
    Made,
}

/// Columns on the left, what is made of them on the right; above it where there is no room. The columns stay in sight
/// when the page is scrolled, so that each can be carried to any field.
fn beside(ui: &mut Ui, room: Room, mut draw: impl FnMut(&mut Ui, Section)) {
    const COLUMNS: f32 = 288.0;
    const GAP: f32 = 24.0;
    const LEAST_PINNED: f32 = 560.0;
    let (whole, seen) = (ui.available_rect_before_wrap(), ui.clip_rect());
    // By as much as the page is scrolled, the columns go down with it; not where they would cover the fields.
    let pinned = !room.narrow || seen.height() >= LEAST_PINNED;
    let top = if pinned { whole.top().max(seen.top() + GAP / 2.0) } else { whole.top() };
    let width = if room.narrow { whole.width() } else { COLUMNS };
    let left = Rect::from_min_size(pos2(whole.left(), top), vec2(width, whole.height()));
    let (_, left) = place::with(ui, UiBuilder::new().max_rect(left).id_salt("columns"), |ui| {
        ui.set_width(width);
        draw(ui, Section::Columns);
        if !room.narrow {
            draw(ui, Section::AboutColumns);
        }
    });
    let natural = left.translate(vec2(0.0, whole.top() - top));
    let corner =
        if room.narrow { pos2(whole.left(), natural.bottom() + GAP) } else { pos2(left.right() + GAP, whole.top()) };
    let right = Rect::from_min_max(corner, whole.max.max(corner));
    let (_, right) = place::with(ui, UiBuilder::new().max_rect(right).id_salt("made"), |ui| {
        if room.narrow {
            // Nothing of it shows or can be pressed under the columns.
            ui.set_clip_rect(seen.with_min_y(seen.top().max(left.bottom() + GAP / 2.0)));
            draw(ui, Section::AboutColumns);
        }
        // Over columns that stay where they are nothing is to be reached.
        let over = |at: Pos2| !pinned || right.x_range().contains(at.x) && (!room.narrow || at.y > left.bottom());
        if ui.ctx().pointer_interact_pos().is_some_and(over) {
            let below = if pinned { ui.clip_rect() } else { seen };
            scroll_while_carrying(ui, below);
        }
        draw(ui, Section::Made);
    });
    ui.advance_cursor_after_rect(natural.union(right));
}

/// What is made of each row.
fn made(ui: &mut Ui, view: &View<'_>, memory: &mut PageState, asked: &mut Asked) {
    ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
    if let Some(export) = &view.source.suggested.export {
        let title = tr!("match-export-of", program = export.clone());
        Callout::new(Tone::Note, &title).text(tr!("match-export-filled")).show(ui);
    }
    zone::show(ui, view, &mut memory.zones, asked);
    for index in 0..view.settings.mapping.rules.len() {
        ui.push_id(("rule", index), |ui| rule::show(ui, view, index, memory, asked));
    }
    for (at, offer) in view.source.suggested.more.iter().enumerate() {
        if !view.settings.declined.contains(&offer.why) && !offer.is_in(&view.settings.mapping.rules) {
            ui.push_id(("offer", at), |ui| show_offer(ui, offer, asked));
        }
    }
    // Under a name of its own, so that it stays what it is when an offer above it goes.
    ui.push_id("more", |ui| add_more(ui, asked));
    disclosure(ui, "advanced", tr!("advanced"), tr!("match-advanced-note"), |ui| {
        Callout::new(Tone::Warn, tr!("match-join-warning")).text(tr!("match-join-why")).show(ui);
        if ui.add(Button::normal(tr!("match-join")).small()).clicked() {
            asked.change(|settings| settings.add_rule(EventKind::Alias));
        }
    });
}

fn add_more(ui: &mut Ui, asked: &mut Asked) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        if ui.add(Button::normal(tr!("match-add-event")).small()).clicked() {
            asked.change(|settings| settings.add_rule(EventKind::Event));
        }
        if ui.add(Button::quiet(tr!("match-add-people")).small()).clicked() {
            asked.change(|settings| settings.add_rule(EventKind::Set));
        }
    });
}

fn show_offer(ui: &mut Ui, offer: &Offer, asked: &mut Asked) {
    let palette = Palette::of(ui);
    let name = match &offer.rule.event {
        Some(EventName::Fixed { name }) => name.as_str(),
        _ => tr!("match-offer-unnamed"),
    };
    Card::new().dashed().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 6.0);
            let title = tr!("match-offer", name = name);
            heading(ui, Runs::new().plain(palette, text::STRONG, &title), 2);
            ui.label(Runs::new().weak(palette, text::SMALL, &word(&offer.why)));
            let add = tr!("match-offer-add-named", name = name);
            if ui.add(Button::normal(tr!("match-offer-add")).small().name(&add)).clicked() {
                let rule = offer.rule.clone();
                asked.change(move |settings| settings.take_offer(rule));
            }
            let decline = tr!("match-offer-decline-named", name = name);
            if ui.add(Button::quiet(tr!("match-offer-decline")).small().name(&decline)).clicked() {
                let why = offer.why.clone();
                asked.change(move |settings| {
                    settings.declined.push(why);
                });
            }
        });
    });
}

/// Puts a column on a field: at once where the field is free or only guessed, else after a question.
fn put(view: &View<'_>, slot: Slot, column: String, memory: &mut PageState, asked: &mut Asked) {
    memory.picked = None;
    let key = match slot.part {
        Part::Person => PartKey::Person,
        Part::Time => PartKey::Time,
        Part::Event => PartKey::Event,
        Part::Property(_) => return assign(view, slot, &column, Taken::UseBoth, asked),
    };
    let taken = view.settings.column_in(slot).is_some_and(|there| there != column);
    let can_share = slot.part == Part::Time;
    if taken && (can_share || view.settings.is_confirmed(slot.rule, &key)) {
        memory.pending = Some(Pending { slot, column });
    } else {
        assign(view, slot, &column, Taken::Replace, asked);
    }
}

fn assign(view: &View<'_>, slot: Slot, column: &str, taken: Taken, asked: &mut Asked) {
    asked.becomes(view, |settings| settings.assign(slot, column, taken, &view.source.known()));
}

fn ask_replace(ui: &mut Ui, view: &View<'_>, memory: &mut PageState, asked: &mut Asked) {
    let Some(pending) = &memory.pending else { return };
    let there = view.settings.column_in(pending.slot).unwrap_or_default();
    let title = tr!("match-there-already", column = there);
    let replace = tr!("match-replace-with", column = &pending.column);
    let mut dialog = Dialog::new(&title, tr!("match-keep-it"), &replace);
    if pending.slot.part == Part::Time {
        dialog = dialog.other(tr!("match-use-both")).text(tr!("match-use-both-why"));
    }
    let Some(answer) = dialog.show(ui.ctx(), |_| {}) else { return };
    match answer {
        Answer::Safe => {}
        Answer::Other => assign(view, pending.slot, &pending.column, Taken::UseBoth, asked),
        Answer::Deed => assign(view, pending.slot, &pending.column, Taken::Replace, asked),
    }
    memory.pending = None;
}
