//! The pages of the window, one file or folder each.
//!
//! A [`Page`] draws what the session's view holds and gives back what was asked for; it starts nothing itself and knows
//! no other page. A page is its file and a line of `PAGES`.

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

use eframe::egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

pub use page::{Foot, Page, PageStates};

use crate::gui::widgets::{Callout, Footer, Rail, Shell, ShellPress, Tone, keyboard};
use crate::session::action::{Action, WizardPage};
use crate::session::message::{Closing, Message};
use crate::session::view::WindowView;
use crate::tr;
use page::{Entry, entry};

/// The pages. The first that is to be shown is shown.
const PAGES: &[Entry] = &[
    entry::<choose::ChoosePage>(),
    entry::<chosen::ChosenPage>(),
    entry::<connect::ConnectPage>(),
    entry::<matching::MatchPage>(),
    entry::<preview::PreviewPage>(),
    entry::<send::SendPage>(),
    entry::<going_on::GoOnPage>(),
    entry::<sending::SendingPage>(),
    entry::<result::ResultPage>(),
    entry::<history::HistoryPage>(),
];

/// Shows the window's content; gives what was asked for.
pub fn show(ui: &mut Ui, window: &WindowView<'_>, states: &mut PageStates) -> Vec<Action> {
    keyboard::follow(ui.ctx());
    let mut actions = shortcuts(ui, window);
    if let Some(entry) = PAGES.iter().find(|entry| (entry.is_shown)(window)) {
        actions.extend(page(ui, entry, window, states));
    }
    actions.extend(asks::show(ui, window));
    for entry in PAGES {
        actions.extend((entry.ask)(ui, window, states));
    }
    actions
}

/// Shows a page with its foot. What a field asks for that is left by a press comes before what was pressed.
fn page(
    ui: &mut Ui,
    entry: &Entry,
    window: &WindowView<'_>,
    states: &mut PageStates,
) -> impl Iterator<Item = Action> + use<> {
    let foot = (entry.foot)(window);
    let footer = Footer {
        back: foot.back.as_deref(),
        aside: &foot.aside,
        note: &foot.note,
        reason: foot.reason.as_ref().map(|(tone, text)| (*tone, text.as_str())),
        other: foot.other.as_deref(),
        deed: foot.deed.as_deref(),
    };
    let notes = rail::notes(window);
    let steps = rail::steps(window, &notes);
    let rail_foot = rail::foot(window);
    let rail = Rail { steps: &steps, foot: &rail_foot };
    let shell = Shell { page: (entry.name)(), rail, footer };
    let (press, asked) = shell.show(ui, |ui, room| {
        let dismissed = message(ui, window);
        (entry.show)(ui, room, window, states).or(dismissed)
    });
    let pressed = press.and_then(|press| match press {
        ShellPress::Step(step) => rail::STEPS.get(step).map(|page| Action::Go(*page)),
        ShellPress::Foot(press) => (entry.press)(window, press),
    });
    asked.into_iter().chain(pressed)
}

/// What failed or was done; stays until it is put away.
fn message(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let (tone, text) = match window.message.as_ref()? {
        Message::Failed(said) => (Tone::Bad, said.sentence().into()),
        Message::Done(said) => (Tone::Good, said.sentence().into()),
        Message::Told(said) => (Tone::Note, said.sentence().into()),
        Message::NotYet(page) => (Tone::Warn, window.obstacle(*page)?),
    };
    Callout::new(tone, &text).deed(tr!("frame-dismiss")).show(ui).then_some(Action::Dismiss)
}

/// Whether what is asked wants a file, so that one that is dropped goes there.
fn takes_drops(window: &WindowView<'_>) -> bool {
    window.setup.looking_up().is_some() && window.leaving.is_none() && window.closing == Closing::No
}

/// What can be done on every page: undo, redo, and a file dropped or cells pasted anywhere.
fn shortcuts(ui: &mut Ui, window: &WindowView<'_>) -> Vec<Action> {
    const REDO: [KeyboardShortcut; 2] = [
        KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
        KeyboardShortcut::new(Modifiers::COMMAND, Key::Y),
    ];
    const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
    // A field that is being typed in has an undo of its own.
    let typing = ui.ctx().text_edit_focused();
    // What is asked is answered before anything else is done, and what is not seen is not changed.
    let asked = ui.memory(|memory| memory.top_modal_layer().is_some());
    let unseen = match window.page {
        WizardPage::History | WizardPage::Result => true,
        WizardPage::Send => window.send.is_under_way(),
        WizardPage::Choose | WizardPage::Match | WizardPage::Preview => false,
    };
    let changes = !typing && !asked && !unseen;
    let mut actions = Vec::new();
    ui.input_mut(|input| {
        if changes && REDO.iter().any(|redo| input.consume_shortcut(redo)) {
            actions.push(Action::Redo);
        } else if changes && input.consume_shortcut(&UNDO) {
            actions.push(Action::Undo);
        }
        let dropped: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        if !dropped.is_empty() && (!asked || takes_drops(window)) {
            actions.push(Action::OpenAll(dropped));
        }
        let pasted = input.events.iter().find_map(|event| match event {
            Event::Paste(text)
                if !typing
                    && !asked
                    && window.page == WizardPage::Choose
                    && window.source.is_none()
                    && !window.to_database =>
            {
                Some(text.clone())
            }
            _ => None,
        });
        actions.extend(pasted.map(Action::Paste));
    });
    actions
}
