//! Where the keyboard is when a dialog comes and goes: in the dialog while it is open, then back where it was.

use eframe::egui::{Context, Id};

use super::told;

/// Where the keyboard was before a dialog took it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keyboard {
    dialog: Id,
    /// What had the keyboard, or was pressed, before the first of the dialogs that follow upon each other.
    before: Option<Id>,
    /// The frame in which the dialog was last shown.
    shown: u64,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It is about to be seen, and has not taken the keyboard yet.
    Opening,
    /// The keyboard is in it.
    Open,
    /// It was answered; the keyboard goes back as soon as what is behind it can take it.
    Closed,
}

fn kept() -> Id {
    Id::unique("keyboard of a dialog")
}

fn pressed() -> Id {
    Id::unique("pressed last")
}

/// Remembers what was pressed last, as it may be what opens a dialog, and gives the keyboard back after one. Called at
/// the beginning of each frame.
pub fn follow(ctx: &Context) {
    if let Some(clicked) = ctx.interaction_snapshot(|interaction| interaction.clicked) {
        ctx.data_mut(|data| data.insert_temp(pressed(), clicked));
    }
    let Some(known) = Keyboard::known(ctx).filter(|known| known.state == State::Closed) else { return };
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        ctx.request_repaint();
        return;
    }
    ctx.data_mut(|data| data.remove::<Keyboard>(kept()));
    match known.before.filter(|before| ctx.read_response(*before).is_some()) {
        Some(before) => ctx.memory_mut(|memory| memory.request_focus(before)),
        // What opened the dialog is gone with the answer.
        None => told::title_again(ctx),
    }
}

impl Keyboard {
    fn known(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(kept()))
    }

    fn keep(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(kept(), self));
    }

    /// Whether this dialog is about to take the keyboard; then nothing behind it has it any more.
    pub fn opening(ctx: &Context, dialog: Id) -> bool {
        let shown = ctx.cumulative_frame_nr();
        let follows = Self::known(ctx).filter(|known| known.shown + 1 >= shown);
        if let Some(known) = follows.filter(|known| known.dialog == dialog && known.state != State::Closed) {
            Self { shown, ..known }.keep(ctx);
            return known.state == State::Opening;
        }
        let focused = ctx.memory(|memory| memory.focused());
        let before = match follows {
            Some(known) => known.before,
            None => focused.or_else(|| ctx.data(|data| data.get_temp(pressed()))),
        };
        Self { dialog, before, shown, state: State::Opening }.keep(ctx);
        if let Some(focused) = focused {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
        true
    }

    /// The dialog has the keyboard.
    pub fn opened(ctx: &Context) {
        Self::turn(ctx, State::Open);
    }

    /// The dialog was answered.
    pub fn closed(ctx: &Context) {
        Self::turn(ctx, State::Closed);
        ctx.request_repaint();
    }

    fn turn(ctx: &Context, state: State) {
        if let Some(known) = Self::known(ctx) {
            Self { state, ..known }.keep(ctx);
        }
    }
}
