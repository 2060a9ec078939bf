//! Send: where to, and what will happen, before it does.

mod confirm;
mod files;
mod product;
mod target;
mod will_happen;

use eframe::egui::Ui;

pub use confirm::ask;
pub(super) use product::show as product_card;

use super::{Foot, format};
use crate::gui::app::{Action, App, CheckState, Page};
use crate::gui::products::KeyState;
use crate::gui::save::FilesAction;
use crate::gui::send::{SendState, Target};
use crate::gui::widgets::{FooterPress, Room, Tone, head};
use crate::import::run::FIRST_FEW;

/// What the page remembers.
#[derive(Default)]
pub struct Memory {
    /// Whether the pace is being changed.
    pace: bool,
}

/// Its foot.
pub fn foot(app: &App) -> Foot {
    let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
    let obstacle = app.obstacle(Page::Send).or_else(|| obstacle(app, events));
    let counted = format::counted(events, "event", "events");
    let (note, deed) = match app.send.target {
        Target::Practice => (String::new(), format!("Practise with {counted}")),
        Target::Product => (
            order(app, app.send.new_events(events)),
            format!("Send {}", format::counted(app.send.new_events(events), "event", "events")),
        ),
        Target::Files => ("Nothing is sent.".to_owned(), format!("Save {counted}")),
    };
    Foot {
        back: Some("Back".to_owned()),
        note: if obstacle.is_some() { String::new() } else { note },
        reason: obstacle.map(|why| (Tone::Warn, why)),
        deed: Some(deed),
        ..Foot::default()
    }
}

/// Why it cannot begin yet, in words.
fn obstacle(app: &App, events: u64) -> Option<String> {
    match (app.send.target, app.products.key()) {
        (Target::Files, _) => app.files.obstacle(),
        (Target::Product, KeyState::Unknown) if app.send.form.known.is_some() => {
            Some("The key is being looked for in this computer's keychain.".to_owned())
        }
        _ => app.send.obstacle(events),
    }
}

/// In which order events go to a product.
fn order(app: &App, events: u64) -> String {
    let confirmed = product::chosen(app).is_some_and(|known| known.product.confirmed);
    if confirmed { "What is sent can't be taken back.".to_owned() } else { stops(events) }
}

/// When a person looks in Kissmetrics whether events arrive, of so many that are sent to a product for the first time.
fn stops(events: u64) -> String {
    let [few, more] = FIRST_FEW;
    let first = format::counted(few, "event", "events");
    if events > few + more {
        let more = format::number(more);
        format!(
            "First {first}, then {more} more, then the rest; after the first and the second you look in Kissmetrics."
        )
    } else {
        format!("First {first}, then you look in Kissmetrics, then the rest.")
    }
}

/// What its foot does.
pub fn press(app: &App, press: FooterPress) -> Option<Action> {
    let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
    match press {
        FooterPress::Back => Some(Action::Go(Page::Preview)),
        FooterPress::Deed if app.send.target == Target::Files => Some(Action::Files(FilesAction::Save)),
        // What is missing is said beside the deed.
        FooterPress::Deed if obstacle(app, events).is_some() => None,
        FooterPress::Deed if app.send.is_asked_about(events) => {
            Some(Action::Destination(Box::new(|send: &mut SendState| send.asked = true)))
        }
        FooterPress::Deed => Some(Action::Send),
        FooterPress::Other => None,
    }
}

/// The page.
pub fn show(ui: &mut Ui, _room: Room, app: &App, memory: &mut super::Memory) -> Option<Action> {
    let CheckState::Known(found) = &app.checked else { return None };
    head(ui, "Where should it go?", "What is sent to Kissmetrics can't be taken back. Practise first.", |_| {});
    let mut action = target::show(ui, app);
    match app.send.target {
        Target::Practice => {}
        Target::Product => {
            action = product::show(ui, app).or(action);
            action = super::earlier::show(ui, app).or(action);
        }
        Target::Files => action = files::show(ui, app).or(action),
    }
    will_happen::show(ui, app, &found.1, &mut memory.send).or(action)
}
