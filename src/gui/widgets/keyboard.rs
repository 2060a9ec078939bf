//! Where the keyboard is when a dialog comes and goes: in the dialog while it is open, then back where it was. And where
//! it is when what had it is gone, such as a button that was pressed once and for all: at what stands next.

use eframe::egui::{Context, Id, Vec2};

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

/// What had the keyboard in the last frame.
#[derive(Clone)]
struct Place {
    id: Id,
    /// What else can have it, in the order in which it is taken when this is gone: what follows, then what comes before,
    /// the nearest first.
    next: Vec<Id>,
}

impl Place {
    /// The place of what has the keyboard, if it was shown in the last frame.
    fn of(ctx: &Context, id: Id) -> Option<Self> {
        ctx.viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let (layer, _) = widgets.order(id)?;
            let can = widgets.get_layer(layer).filter(|widget| widget.enabled && widget.sense.is_focusable());
            let all: Vec<Id> = can.map(|widget| widget.id).collect();
            let at = all.iter().position(|known| *known == id)?;
            let next = all[at + 1..].iter().chain(all[..at].iter().rev()).copied().collect();
            Some(Self { id, next })
        })
    }

    /// What takes the keyboard, if this is gone.
    fn heir(self, ctx: &Context) -> Option<Id> {
        ctx.viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let gone = !widgets.contains(self.id);
            let there = |id: &Id| widgets.get(*id).is_some_and(|widget| widget.enabled);
            gone.then(|| self.next.into_iter().find(there)).flatten()
        })
    }
}

/// Hands the keyboard on when what had it is gone; the toolkit would begin again at the top of the window.
fn hand_on(ctx: &Context) {
    let kept = Id::unique("what has the keyboard");
    if let Some(focused) = ctx.memory(|memory| memory.focused()) {
        if let Some(place) = Place::of(ctx, focused) {
            ctx.data_mut(|data| data.insert_temp(kept, place));
        }
        return;
    }
    let place = ctx.data_mut(|data| {
        let place = data.get_temp::<Place>(kept);
        data.remove::<Place>(kept);
        place
    });
    // What is scrolled out of a long table is not drawn, and still there.
    let scrolls = ctx.input(|input| input.smooth_scroll_delta() != Vec2::ZERO);
    if let Some(heir) = place.filter(|_| !scrolls).and_then(|place| place.heir(ctx)) {
        ctx.memory_mut(|memory| memory.request_focus(heir));
    }
}

/// Remembers what was pressed last, as it may be what opens a dialog, and gives the keyboard back after one; hands it on
/// where what had it is gone. Called at the beginning of each frame.
pub fn follow(ctx: &Context) {
    hand_on(ctx);
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
