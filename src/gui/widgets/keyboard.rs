//! Where the keyboard is when a dialog comes and goes: in the dialog while it is open, then back where it was. And
//! where it is when what had it is gone, such as a button that was pressed once and for all: at what stands next.

use eframe::egui::{Context, Id, Vec2, WidgetRect};

use super::told;

/// Where the keyboard was before a dialog took it.
#[derive(Clone)]
pub(super) struct Keyboard {
    dialog: Id,
    /// What had the keyboard, or was pressed, before the first of the dialogs that follow upon each other.
    before: Option<Place>,
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

/// Frames after a dialog in which something must come to have the keyboard.
const PATIENCE: u64 = 8;

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
    /// What else can have it, in the order in which it is taken when this is gone: what follows, then what comes
    /// before, the nearest first.
    next: Vec<Id>,
}

impl Place {
    fn kept() -> Id {
        Id::unique("what has the keyboard")
    }

    fn keep(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::kept(), self));
    }

    /// The place of what has the keyboard, if it was shown in the last frame.
    fn of(ctx: &Context, id: Id) -> Option<Self> {
        ctx.viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let (layer, _) = widgets.order(id)?;
            let all: Vec<Id> =
                widgets.get_layer(layer).filter(|widget| can_have_it(widget)).map(|widget| widget.id).collect();
            let at = all.iter().position(|known| *known == id)?;
            let next = all[at + 1..].iter().chain(all[..at].iter().rev()).copied().collect();
            Some(Self { id, next })
        })
    }

    /// This, or what takes the keyboard if it is gone.
    fn there(self, ctx: &Context) -> Option<Id> {
        ctx.viewport(|viewport| {
            let there = |id: &Id| viewport.prev_pass.widgets.get(*id).is_some_and(can_have_it);
            std::iter::once(self.id).chain(self.next).find(there)
        })
    }
}

/// Whether a widget can have the keyboard. Ids are counted, so that a label may have that of a button which is gone.
fn can_have_it(widget: &WidgetRect) -> bool {
    widget.enabled && widget.sense.is_focusable()
}

/// Hands the keyboard on when what had it is gone; the toolkit would begin again at the top of the window.
fn hand_on(ctx: &Context) {
    if let Some(focused) = ctx.memory(|memory| memory.focused()) {
        match Place::of(ctx, focused) {
            Some(place) => place.keep(ctx),
            // It is new, or gone: the next frame tells.
            None => ctx.request_repaint(),
        }
        return;
    }
    let place = ctx.data_mut(|data| {
        let place = data.get_temp::<Place>(Place::kept());
        data.remove::<Place>(Place::kept());
        place
    });
    // What is scrolled out of a long table is not drawn, and still there.
    let scrolls = ctx.input(|input| input.smooth_scroll_delta() != Vec2::ZERO);
    let Some(place) = place.filter(|_| !scrolls) else { return };
    let own = place.id;
    // Whoever presses elsewhere takes the keyboard from what stays where it is.
    if let Some(heir) = place.there(ctx).filter(|there| *there != own) {
        ctx.memory_mut(|memory| memory.request_focus(heir));
    }
}

/// Remembers what was pressed last, as it may be what opens a dialog, and gives the keyboard back after one; hands it
/// on where what had it is gone. Called at the beginning of each frame.
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
    // What opened the dialog may go with the answer, even in this frame.
    let focused = ctx.memory(|memory| memory.focused());
    if focused.is_some_and(|focused| Place::of(ctx, focused).is_some())
        || known.shown + PATIENCE < ctx.cumulative_frame_nr()
    {
        ctx.data_mut(|data| data.remove::<Keyboard>(kept()));
        return;
    }
    match known.before.and_then(|before| before.there(ctx)) {
        Some(there) => ctx.memory_mut(|memory| memory.request_focus(there)),
        None => told::title_again(ctx),
    }
    ctx.request_repaint();
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
        if let Some(known) = follows.clone().filter(|known| known.dialog == dialog && known.state != State::Closed) {
            Self { shown, ..known }.keep(ctx);
            return known.state == State::Opening;
        }
        let focused = ctx.memory(|memory| memory.focused());
        let before = match follows {
            Some(known) => known.before,
            None => {
                let before = focused.or_else(|| ctx.data(|data| data.get_temp(pressed())));
                before.and_then(|before| Place::of(ctx, before))
            }
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
