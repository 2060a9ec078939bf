//! Send: where to, and what will happen, before it does.

use eframe::egui::{Ui, vec2};

use super::{Foot, format};
use crate::gui::app::{Action, App, CheckState, Page};
use crate::gui::send::{NAME_TYPED_ABOVE, ProductForm, SendState, Target};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{
    Callout, Card, Choosable, Field, FooterPress, Pair, Room, Tone, disclosure, head, heading, options, pairs, tick,
};
use crate::import::checking::Checked;
use crate::tracker::client::ApiKey;

/// What the page remembers: what is being typed.
#[derive(Default)]
pub struct Memory {
    form: ProductForm,
}

/// Its foot.
pub fn foot(app: &App) -> Foot {
    let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
    let obstacle = app.obstacle(Page::Send).or_else(|| app.send.obstacle(events));
    let to = match app.send.target {
        Target::Practice => "",
        Target::Product => "What is sent can't be taken back.",
    };
    Foot {
        back: Some("Back".to_owned()),
        note: if obstacle.is_some() { String::new() } else { to.to_owned() },
        reason: obstacle.map(|why| (Tone::Warn, why)),
        deed: Some(match app.send.target {
            Target::Practice => format!("Practise with {}", format::counted(events, "event", "events")),
            Target::Product => format!("Send {}", format::counted(events, "event", "events")),
        }),
        ..Foot::default()
    }
}

/// What its foot does.
pub fn press(_app: &App, press: FooterPress) -> Option<Action> {
    match press {
        FooterPress::Back => Some(Action::Go(Page::Preview)),
        FooterPress::Deed => Some(Action::Send),
        FooterPress::Other => None,
    }
}

/// The page.
pub fn show(ui: &mut Ui, _room: Room, app: &App, memory: &mut super::Memory) -> Option<Action> {
    let CheckState::Known(found) = &app.checked else { return None };
    head(ui, "Where should it go?", "What is sent to Kissmetrics can't be taken back. Practise first.", |_| {});
    let picked = target(ui, app.send.target);
    let mut action =
        picked.map(|target| Action::Destination(Box::new(move |send: &mut SendState| send.target = target)));
    if app.send.target == Target::Product && product(ui, app, &mut memory.send.form) {
        let form = memory.send.form.clone();
        action = Some(Action::Destination(Box::new(move |send: &mut SendState| send.form = form)));
    }
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 16.0;
        heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, "What will happen"), 2);
        if what_will_happen(ui, app, &found.1) {
            action = Some(Action::Go(Page::Preview));
        }
    });
    action
}

fn target(ui: &mut Ui, target: Target) -> Option<Target> {
    let choices = [
        Choosable {
            title: "Practice",
            tag: Some((Tone::Note, "Nothing leaves")),
            note: "A tracker on this computer that answers like the real one and shows what it would hold.",
        },
        Choosable {
            title: "A Kissmetrics product",
            tag: None,
            note: "Your real analytics, or a product that you made for testing. It needs the product's API key.",
        },
    ];
    let chosen = usize::from(target == Target::Product);
    options(ui, "Where the events go", &choices, Some(chosen))
        .map(|picked| if picked == 0 { Target::Practice } else { Target::Product })
}

/// The product's form; whether something in it changed.
fn product(ui: &mut Ui, app: &App, form: &mut ProductForm) -> bool {
    let before = form.clone();
    let palette = Palette::of(ui);
    let events = app.counts().map_or(0, |outcomes| outcomes.to_send());
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 16.0);
        heading(ui, Runs::new().plain(palette, text::STRONG, "The product"), 2);
        ui.add(Field::new("Name", &mut form.name).hint("Shop EU").help("What you call it, so that it stays in sight."));
        let unusual = ApiKey::new(&form.key).is_some_and(|key| !key.looks_usual());
        let mut key = Field::new("API key", &mut form.key)
            .secret()
            .help("In Kissmetrics under Settings. It is kept in memory only, never in a file.");
        if unusual {
            key = key.problem("A key usually has 40 digits and letters from a to f. Please look again.");
        }
        ui.add(key);
        disclosure(ui, "advanced", "Advanced", "another address than Kissmetrics'", |ui| {
            ui.add(Field::new("Tracker address", &mut form.address).hint("https://trk.kissmetrics.io").mono());
            let elsewhere = app.send.destination().is_ok_and(|destination| !destination.is_kissmetrics());
            if elsewhere {
                tick(ui, &mut form.address_confirmed, "This address is meant, though it is not Kissmetrics'");
            }
        });
        if events > NAME_TYPED_ABOVE && !form.name.trim().is_empty() {
            let label = format!("This can't be taken back. Type {} to go on", form.name.trim());
            ui.add(Field::new(&label, &mut form.typed_name).width(280.0));
        }
    });
    *form != before
}

/// What will happen; whether the rows that are left out are to be shown.
fn what_will_happen(ui: &mut Ui, app: &App, checked: &Checked) -> bool {
    let palette = Palette::of(ui);
    let zone = format::zone(app.draft.mapping());
    let (outcomes, summary) = (&checked.outcomes, &checked.summary);
    let strong = |text: &str| Runs::new().plain(palette, text::STRONG, text);
    let names = format::names(&summary.names(), 6);
    let dates = match (summary.first(), summary.last()) {
        (Some(first), Some(last)) => format!("{} to {}", format::day(first, zone), format::day(last, zone)),
        _ => "none".to_owned(),
    };
    let left_out = outcomes.left_out + outcomes.rejected;
    let not_sent = format!(
        "{}, {}",
        format::counted(left_out, "row", "rows"),
        format::counted(outcomes.withheld + outcomes.folded, "event", "events")
    );
    let kept = format!("{} of {}", format::number(summary.kept()), format::number(outcomes.to_send()));
    let pair = |key, value, link| Pair { key, value, link };
    let lines = [
        pair(
            "Events",
            strong(&format::number(outcomes.to_send())).weak(palette, text::BODY, &format!("   {names}")),
            None,
        ),
        pair("People", strong(&format::number(summary.people())), None),
        pair("Dates", Runs::new().plain(palette, text::BODY, &dates), None),
        pair("Left out", Runs::new().plain(palette, text::BODY, &not_sent), Some("see them")),
        pair("Expected to be kept", Runs::new().plain(palette, text::BODY, &kept), None),
        pair("To", strong(&app.send.product()), None),
    ];
    let pressed = pairs(ui, &lines).is_some();
    if outcomes.rejections > 0 {
        let title = format!("{} could not be made", format::counted(outcomes.rejections, "event", "events"));
        Callout::new(Tone::Warn, &title)
            .text("Their rows can be saved with the reasons, mended and sent later.")
            .show(ui);
    }
    pressed
}
