//! What a page is: its foot, what it draws, and the state that it alone remembers.

use std::any::{Any, TypeId};
use std::collections::HashMap;

use eframe::egui::Ui;

use crate::gui::widgets::{FooterPress, Room, Tone};
use crate::session::action::Action;
use crate::session::view::WindowView;

/// A page of the window. It draws what the session's view holds and gives back what was asked for; it starts nothing
/// itself.
pub trait Page: 'static {
    /// What only matters to the eye and to this page, such as an unfolded row.
    type State: Default + 'static;

    /// What a screen reader calls it.
    fn name() -> &'static str;

    /// Whether it is the page that is shown.
    fn is_shown(window: &WindowView<'_>) -> bool;

    /// Its foot.
    fn foot(window: &WindowView<'_>) -> Foot;

    /// What a press in its foot does.
    fn press(window: &WindowView<'_>, press: FooterPress) -> Option<Action>;

    /// Draws it.
    fn show(ui: &mut Ui, room: Room, window: &WindowView<'_>, memory: &mut Self::State) -> Option<Action>;

    /// Asks a question over whatever page is shown.
    fn ask(_ui: &mut Ui, _window: &WindowView<'_>, _memory: &mut Self::State) -> Option<Action> {
        None
    }
}

/// The foot of a page, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// The way back.
    pub back: Option<String>,
    /// A line on the left, where there is no way back.
    pub aside: String,
    /// A line beside the deed.
    pub note: String,
    /// What is missing before the deed can be done, or should be known before it is.
    pub reason: Option<(Tone, String)>,
    /// Another deed.
    pub other: Option<String>,
    /// The deed.
    pub deed: Option<String>,
}

/// What the pages remember between frames, each its own.
#[derive(Default)]
pub struct PageStates(HashMap<TypeId, Box<dyn Any>>);

impl PageStates {
    fn of<P: Page>(&mut self) -> &mut P::State {
        let kept = self.0.entry(TypeId::of::<P>()).or_insert_with(|| Box::<P::State>::default());
        kept.downcast_mut().expect("a page's state is kept under that page")
    }
}

/// A [`Page`] as an entry of the table of pages.
pub(super) struct Entry {
    pub name: fn() -> &'static str,
    pub is_shown: fn(&WindowView<'_>) -> bool,
    pub foot: fn(&WindowView<'_>) -> Foot,
    pub press: fn(&WindowView<'_>, FooterPress) -> Option<Action>,
    pub show: fn(&mut Ui, Room, &WindowView<'_>, &mut PageStates) -> Option<Action>,
    pub ask: fn(&mut Ui, &WindowView<'_>, &mut PageStates) -> Option<Action>,
}

/// A page's entry.
pub(super) const fn entry<P: Page>() -> Entry {
    Entry {
        name: P::name,
        is_shown: P::is_shown,
        foot: P::foot,
        press: P::press,
        show: |ui, room, window, states| P::show(ui, room, window, states.of::<P>()),
        ask: |ui, window, states| P::ask(ui, window, states.of::<P>()),
    }
}
