//! What will happen, told before it does: how many of what, of whom, from when to when, and for how long.

use eframe::egui::{Stroke, Ui};

use super::PageState;
use crate::check::whole::Checked;
use crate::gui::pages::parts::{format, product};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Callout, Card, Field, Pair, Tone, heading, pairs, segments};
use crate::session::action::{Action, WizardPage};
use crate::session::send::{FormPart, SendState, Target};
use crate::session::view::WindowView;
use crate::sink::kissmetrics::pace::{ANSWER, Ceiling};
use crate::text::day_in;

/// So many names are told.
const NAMES: usize = 6;

const PACES: [(Ceiling, &str); 3] = [(Ceiling::Gentle, "Gentle"), (Ceiling::Normal, "Normal"), (Ceiling::Fast, "Fast")];

/// Tells it; what was asked for.
pub(super) fn show(ui: &mut Ui, window: &WindowView<'_>, checked: &Checked, memory: &mut PageState) -> Option<Action> {
    let mut action = None;
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 16.0;
        heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, "What will happen"), 2);
        action = lines(ui, window, checked, memory);
        if window.send.target == Target::Product && memory.pace {
            action = pace(ui, window).or(action.take());
        }
        if window.send.target == Target::Product
            && window.send.form.asks_for_name(window.send.new_events(checked.outcomes.to_send()))
        {
            action = name_again(ui, window, memory).or(action.take());
        }
    });
    action
}

fn lines(ui: &mut Ui, window: &WindowView<'_>, checked: &Checked, memory: &mut PageState) -> Option<Action> {
    let palette = Palette::of(ui);
    let zone = format::zone(window.draft.mapping());
    let (outcomes, summary) = (&checked.outcomes, &checked.summary);
    let strong = |text: &str| Runs::new().plain(palette, text::STRONG, text);
    let plain = |text: &str| Runs::new().plain(palette, text::BODY, text);
    let names = format::names(window.names().unwrap_or_default(), NAMES);
    let dates = match (summary.first(), summary.last()) {
        (Some(first), Some(last)) => format!("{} to {}", day_in(first, zone), day_in(last, zone)),
        _ => "none".to_owned(),
    };
    let skipped = outcomes.skipped + outcomes.rejected;
    let not_sent = match (skipped, outcomes.withheld + outcomes.merged) {
        (0, 0) => "nothing".to_owned(),
        (rows, 0) => format::counted(rows, "row", "rows"),
        (0, events) => format::counted(events, "event", "events"),
        (rows, events) => {
            format!("{}, {}", format::counted(rows, "row", "rows"), format::counted(events, "event", "events"))
        }
    };
    let kept = format!("{} of {}", format::number(summary.kept()), format::number(outcomes.to_send()));
    let new_in = format!("New names in {}", window.send.chosen_product());
    let pair = |key, value, link| Pair { key, value, link };
    let mut lines = vec![
        pair("To", to(window, palette), None),
        pair(
            "Events",
            strong(&format::number(outcomes.to_send())).weak(palette, text::BODY, &format!("   {names}")),
            None,
        ),
        pair("People", strong(&format::number(summary.people())), None),
        pair("Dates", plain(&dates), None),
    ];
    if window.send.target == Target::Product && !window.send.chosen_product().is_empty() {
        lines.push(pair(&new_in, new_names(window, palette), None));
    }
    let see = (not_sent != "nothing").then_some("see them");
    lines.push(pair("Left out", plain(&not_sent), see));
    lines.push(pair("Expected to be kept", plain(&kept), None));
    if window.send.target == Target::Product {
        let link = if memory.pace { None } else { Some("change") };
        lines.push(pair("How long", how_long(window, window.send.new_events(outcomes.to_send()), palette), link));
    }
    let pressed = pairs(ui, &lines).and_then(|at| lines.get(at)?.link);
    let mut action = None;
    match pressed {
        Some("change") => memory.pace = true,
        Some(_) => action = Some(Action::Go(WizardPage::Preview)),
        None => {}
    }
    if outcomes.rejections > 0 {
        let title = format!("{} could not be made", format::counted(outcomes.rejections, "event", "events"));
        Callout::new(Tone::Warn, &title)
            .text("Their rows can be saved with the reasons, fixed and sent later.")
            .show(ui);
    }
    action
}

/// Where to, by the name that the person knows.
fn to(window: &WindowView<'_>, palette: &Palette) -> Runs {
    let name = window.send.chosen_product();
    let runs = Runs::new().plain(palette, text::STRONG, &name);
    match window.send.target {
        Target::Product if !name.is_empty() => {
            let kind = window.send.form.kind().id();
            let address = window.send.destination().map(|to| to.to_string()).unwrap_or_default();
            runs.plain(palette, text::BODY, &format!(", {kind}")).weak(palette, text::BODY, &format!("   {address}"))
        }
        _ => runs,
    }
}

/// The names that the product does not know from here. Kissmetrics pools events of one name wherever they come from,
/// and tells nobody which it has: a name that only the website sends is new here too.
fn new_names(window: &WindowView<'_>, palette: &Palette) -> Runs {
    let new = window.products.new_names();
    let told = match new.len() {
        0 => return Runs::new().plain(palette, text::BODY, "none; each was sent from this computer before"),
        _ => crate::text::list(new, NAMES),
    };
    let scope = if product::chosen(window).is_some() {
        "   not sent from this computer before"
    } else {
        "   nothing was sent there from this computer before"
    };
    Runs::new().plain(palette, text::BODY, &told).weak(palette, text::BODY, scope)
}

/// How long it takes, and what that rests on.
fn how_long(window: &WindowView<'_>, events: u64, palette: &Palette) -> Runs {
    let pace = PACES.iter().find(|(ceiling, _)| *ceiling == window.send.ceiling).map_or("", |(_, name)| name);
    let told = format!("{} at a {} pace", format::about(window.send.ceiling.takes(events)), pace.to_lowercase());
    let rests = format!("   estimated at {} ms a reply; updates while sending", ANSWER.as_millis());
    Runs::new().plain(palette, text::BODY, &told).weak(palette, text::BODY, &rests)
}

/// How hard the tracker may be pressed.
fn pace(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let palette = Palette::of(ui);
    let at = PACES.iter().position(|(ceiling, _)| *ceiling == window.send.ceiling).unwrap_or(1);
    let most = window.send.ceiling.most();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let picked = segments(ui, "Pace", &PACES.map(|(_, name)| name), at);
        let about = format!("At most {most} requests under way at once, and fewer when Kissmetrics slows down.");
        ui.label(Runs::new().weak(palette, text::SMALL, &about));
        let ceiling = PACES.get(picked?)?.0;
        Some(Action::Destination(Box::new(move |send: &mut SendState| send.ceiling = ceiling)))
    })
    .inner
}

/// Above a thousand events to a live product, its name is typed: nobody does that by mistake.
fn name_again(ui: &mut Ui, window: &WindowView<'_>, memory: &PageState) -> Option<Action> {
    let name = window.send.form.name.trim();
    if name.is_empty() {
        return None;
    }
    let palette = Palette::of(ui);
    let line = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), line, Stroke::new(1.0, palette.line));
    ui.add_space(16.0);
    let mut typed = window.send.form.typed_name.clone();
    let label = format!("This can't be undone. Type {name} to go on");
    memory.point_out(FormPart::TypedName, &ui.add(Field::new(&label, &mut typed).width(400.0)));
    let changed = typed != window.send.form.typed_name;
    changed.then(|| Action::Destination(Box::new(move |send: &mut SendState| send.form.typed_name = typed)))
}
