//! The pages of the window, one file or folder each.
//!
//! A [`Page`] draws what the session's view holds and gives back what was asked for; it starts nothing itself and knows no
//! other page. A page is its file and a line of [`PAGES`].

mod asks;
pub mod choose;
mod chosen;
mod connect;
mod going_on;
mod history;
mod matching;
mod page;
mod parts;
mod preview;
mod rail;
mod result;
mod send;
mod sending;

use std::borrow::Cow;

use eframe::egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

pub use page::{Foot, Page, PageStates};

use crate::gui::widgets::{Callout, Footer, Rail, Shell, ShellPress, Tone, keyboard};
use crate::session::action::{Action, WizardPage};
use crate::session::message::Message;
use crate::session::view::WindowView;
use page::{Entry, entry};

/// The pages. The first that is to be shown is shown.
const PAGES: &[Entry] = &[
    entry::<choose::Choose>(),
    entry::<chosen::Chosen>(),
    entry::<connect::Connect>(),
    entry::<matching::Match>(),
    entry::<preview::Preview>(),
    entry::<send::Send>(),
    entry::<going_on::GoOn>(),
    entry::<sending::Sending>(),
    entry::<result::Outcome>(),
    entry::<history::Imported>(),
];

/// Shows the window's content; gives what was asked for.
pub fn show(ui: &mut Ui, app: &WindowView<'_>, states: &mut PageStates) -> Vec<Action> {
    keyboard::follow(ui.ctx());
    let mut actions = shortcuts(ui, app);
    if let Some(entry) = PAGES.iter().find(|entry| (entry.is_shown)(app)) {
        actions.extend(page(ui, entry, app, states));
    }
    actions.extend(asks::show(ui, app));
    for entry in PAGES {
        actions.extend((entry.ask)(ui, app, states));
    }
    actions
}

fn page(ui: &mut Ui, entry: &Entry, app: &WindowView<'_>, states: &mut PageStates) -> Option<Action> {
    let foot = (entry.foot)(app);
    let footer = Footer {
        back: foot.back.as_deref(),
        aside: &foot.aside,
        note: &foot.note,
        reason: foot.reason.as_ref().map(|(tone, text)| (*tone, text.as_str())),
        other: foot.other.as_deref(),
        deed: foot.deed.as_deref(),
    };
    let notes = rail::notes(app);
    let steps = rail::steps(app, &notes);
    let rail_foot = rail::foot(app);
    let rail = Rail { steps: &steps, foot: &rail_foot };
    let shell = Shell { page: entry.name, rail, footer };
    let (press, asked) = shell.show(ui, |ui, room| {
        let dismissed = message(ui, app);
        (entry.show)(ui, room, app, states).or(dismissed)
    });
    let pressed = press.and_then(|press| match press {
        ShellPress::Step(step) => rail::STEPS.get(step).map(|(page, _)| Action::Go(*page)),
        ShellPress::Foot(press) => (entry.press)(app, press),
    });
    asked.or(pressed)
}

/// What failed or was done; stays until it is put away.
fn message(ui: &mut Ui, app: &WindowView<'_>) -> Option<Action> {
    let (tone, text) = match app.message.as_ref()? {
        Message::Failed(text) => (Tone::Bad, Cow::Borrowed(text.as_str())),
        Message::Done(text) => (Tone::Good, Cow::Borrowed(text.as_str())),
        Message::Told(text) => (Tone::Note, Cow::Borrowed(text.as_str())),
        Message::NotYet(page) => (Tone::Warn, app.obstacle(*page)?),
    };
    Callout::new(tone, &text).deed("Dismiss").show(ui).then_some(Action::Dismiss)
}

/// What can be done on every page: undo, redo, and a file dropped or cells pasted anywhere.
fn shortcuts(ui: &mut Ui, app: &WindowView<'_>) -> Vec<Action> {
    const REDO: [KeyboardShortcut; 2] = [
        KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
        KeyboardShortcut::new(Modifiers::COMMAND, Key::Y),
    ];
    const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
    // A field that is being typed in has an undo of its own.
    let typing = ui.ctx().text_edit_focused();
    let mut actions = Vec::new();
    ui.input_mut(|input| {
        if !typing && REDO.iter().any(|redo| input.consume_shortcut(redo)) {
            actions.push(Action::Redo);
        } else if !typing && input.consume_shortcut(&UNDO) {
            actions.push(Action::Undo);
        }
        if let Some(file) = input.raw.dropped_files.first() {
            let path = file.path().to_owned();
            // What is asked for is where it goes.
            let looks_up = app.setup.looking_up().is_some();
            actions.push(match looks_up {
                true => Action::LookUpIn(path.to_string_lossy().into_owned()),
                false => Action::Open(path),
            });
        }
        let pasted = input.events.iter().find_map(|event| match event {
            Event::Paste(text)
                if !typing && app.page == WizardPage::Choose && app.source.is_none() && !app.to_database =>
            {
                Some(text.clone())
            }
            _ => None,
        });
        actions.extend(pasted.map(Action::Paste));
    });
    actions
}
