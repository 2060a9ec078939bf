//! What will happen, told before it does: how many of what, of whom, from when to when, and for how long.

use eframe::egui::{Stroke, Ui};

use super::PageState;
use crate::check::whole::Checked;
use crate::gui::pages::parts::{format, product};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Callout, Card, Field, Pair, Tone, heading, pairs, segments};
use crate::message::Arg;
use crate::session::action::{Action, WizardPage};
use crate::session::products::ProductAction;
use crate::session::send::{FormPart, SendState, Target};
use crate::session::view::WindowView;
use crate::sink::kissmetrics::pace::{ANSWER, Ceiling};
use crate::text::{about, allowance_words, day_in, hours_message, month as month_words, word, written};
use crate::tr;
use crate::workflow::allowance::{self, Allowance};

/// So many names are told.
const NAMES: usize = 6;

const PACES: [Ceiling; 3] = [Ceiling::Gentle, Ceiling::Normal, Ceiling::Fast];

/// What a press on a line's link asks for.
#[derive(Clone, Copy)]
enum Link {
    /// To see what is left out.
    See,
    /// To change the pace.
    Pace,
    /// To say how many events the plan includes.
    Monthly,
}

/// Tells it; what was asked for.
pub(super) fn show(ui: &mut Ui, window: &WindowView<'_>, checked: &Checked, memory: &mut PageState) -> Option<Action> {
    let mut action = None;
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 16.0;
        heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, tr!("will-happen")), 2);
        action = lines(ui, window, checked, memory);
        if window.send.target == Target::Product && !window.send.is_bulk() && memory.pace {
            action = pace(ui, window).or(action.take());
        }
        if window.send.target == Target::Product && memory.monthly {
            action = monthly(ui, window, memory).or(action.take());
        }
        // Below what is typed: nothing above it may come and go meanwhile.
        if let Some(title) = over(window) {
            Callout::new(Tone::Warn, &title).text(tr!("allowance-over-about")).show(ui);
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
        (Some(first), Some(last)) => tr!("send-dates", first = day_in(first, zone), last = day_in(last, zone)),
        _ => tr!("send-dates-none").to_owned(),
    };
    let skipped = outcomes.skipped + outcomes.rejected;
    let not_sent = match (skipped, outcomes.withheld + outcomes.merged) {
        (0, 0) => None,
        (rows, 0) => Some(tr!("send-left-out-rows", rows = rows)),
        (0, events) => Some(tr!("send-left-out-events", events = events)),
        (rows, events) => Some(tr!("send-left-out-both", rows = rows, events = events)),
    };
    let kept = tr!("send-kept", kept = summary.kept(), all = outcomes.to_send());
    let new_in = tr!("send-line-new-names", product = window.send.chosen_product());
    let allowance = window.allowance();
    let mut links = Vec::new();
    let mut pair = |key, value, link: Option<Link>| {
        links.push(link);
        let link = link.map(|link| match link {
            Link::See => tr!("send-see-them"),
            Link::Pace => tr!("send-change-pace"),
            Link::Monthly if allowance.as_ref().is_some_and(|of| of.monthly.is_some()) => tr!("allowance-change"),
            Link::Monthly => tr!("allowance-name-it"),
        });
        Pair { key, value, link }
    };
    let mut lines = vec![
        pair(tr!("to"), to(window, palette), None),
        pair(
            tr!("send-line-events"),
            strong(&written(outcomes.to_send())).weak(palette, text::BODY, &format!("   {names}")),
            None,
        ),
        pair(tr!("send-line-people"), strong(&written(summary.people())), None),
        pair(tr!("send-line-dates"), plain(&dates), None),
    ];
    if window.send.target == Target::Product && !window.send.chosen_product().is_empty() {
        lines.push(pair(&new_in, new_names(window, palette), None));
    }
    let see = not_sent.is_some().then_some(Link::See);
    let not_sent = not_sent.as_deref().unwrap_or(tr!("send-left-out-none"));
    lines.push(pair(tr!("send-line-left-out"), plain(not_sent), see));
    lines.push(pair(tr!("send-line-kept"), plain(&kept), None));
    if window.send.is_bulk() {
        let most = window.send.bulk_of("").ok().flatten();
        let hours = most.map(|bulk| word(&hours_message(bulk.parts(window.send.new_events(outcomes.to_send())))));
        lines.push(pair(tr!("send-line-how-long"), plain(&hours.unwrap_or_default()), None));
    } else if window.send.target == Target::Product {
        let link = if memory.pace { None } else { Some(Link::Pace) };
        let how_long = how_long(window, window.send.new_events(outcomes.to_send()), palette);
        lines.push(pair(tr!("send-line-how-long"), how_long, link));
    }
    if let Some(allowance) = &allowance {
        let link = if memory.monthly { None } else { Some(Link::Monthly) };
        lines.push(pair(tr!("allowance-line"), uses(allowance, palette), link));
    }
    let pressed = pairs(ui, &lines).and_then(|at| *links.get(at)?);
    let mut action = None;
    match pressed {
        Some(Link::Pace) => memory.pace = true,
        Some(Link::Monthly) => (memory.monthly, memory.monthly_opened) = (true, true),
        Some(Link::See) => action = Some(Action::Go(WizardPage::Preview)),
        None => {}
    }
    if outcomes.rejections > 0 {
        let title = tr!("send-not-made", count = outcomes.rejections);
        Callout::new(Tone::Warn, &title).text(tr!("send-not-made-why")).show(ui);
    }
    action
}

/// Where to, by the name that the person knows.
fn to(window: &WindowView<'_>, palette: &Palette) -> Runs {
    let name = window.send.chosen_product();
    match window.send.target {
        Target::Product if !name.is_empty() => {
            let kind = window.send.form.kind().id();
            let address = match window.send.is_bulk() {
                true => window.send.bulk.place.trim().to_owned(),
                false => window.send.destination().map(|to| to.to_string()).unwrap_or_default(),
            };
            let to = tr!("name-and-kind", name = text::strong(&name), kind = kind);
            Runs::new().sentence(palette, &to).weak(palette, text::BODY, &format!("   {address}"))
        }
        _ => Runs::new().plain(palette, text::STRONG, &name),
    }
}

/// The names that the product does not know from here. Kissmetrics pools events of one name wherever they come from,
/// and tells nobody which it has: a name that only the website sends is new here too.
fn new_names(window: &WindowView<'_>, palette: &Palette) -> Runs {
    let new = window.products.new_names();
    let told = match new.len() {
        0 => return Runs::new().plain(palette, text::BODY, tr!("send-names-none")),
        _ => written(Arg::list(new, NAMES)),
    };
    let scope = match product::chosen(window) {
        Some(_) => tr!("send-names-new"),
        None => tr!("send-names-new-product"),
    };
    Runs::new().plain(palette, text::BODY, &told).weak(palette, text::BODY, &format!("   {scope}"))
}

/// How long it takes, and what that rests on.
fn how_long(window: &WindowView<'_>, events: u64, palette: &Palette) -> Runs {
    let pace = match window.send.ceiling {
        Ceiling::Gentle => "gentle",
        Ceiling::Normal => "normal",
        Ceiling::Fast => "fast",
    };
    let told = tr!("send-how-long", time = about(window.send.ceiling.takes(events)), pace = pace);
    let rests = tr!("send-how-long-why", milliseconds = ANSWER.as_millis() as u64);
    Runs::new().plain(palette, text::BODY, &told).weak(palette, text::BODY, &format!("   {rests}"))
}

/// How many events of the plan's are used, and how many it includes.
fn uses(allowance: &Allowance, palette: &Palette) -> Runs {
    let words = Runs::new().plain(palette, text::BODY, &allowance_words(allowance));
    match allowance.monthly {
        Some(monthly) => words.weak(palette, text::BODY, &format!("   {}", tr!("allowance-of", monthly = monthly))),
        None => words,
    }
}

/// That more would be sent than the person's plan includes, where it would.
pub(super) fn over(window: &WindowView<'_>) -> Option<String> {
    let allowance = window.allowance()?;
    let (month, over) = allowance.over()?;
    Some(tr!("allowance-over-title", over = over, month = month_words(month.month, false)))
}

/// How many events a month the person's plan includes. What is typed counts at once, and is noted when it is left.
fn monthly(ui: &mut Ui, window: &WindowView<'_>, memory: &mut PageState) -> Option<Action> {
    let known = product::chosen(window).and_then(|known| known.monthly);
    let before = window.send.form.monthly.clone().unwrap_or_else(|| known.map(written).unwrap_or_default());
    let mut typed = before.clone();
    let mut field = Field::new(tr!("allowance-field"), &mut typed).width(320.0).help(tr!("allowance-help"));
    if !before.trim().is_empty() && allowance::typed(&before).is_none() {
        field = field.problem(tr!("allowance-no-number"));
    }
    let field = ui.add(field);
    if std::mem::take(&mut memory.monthly_opened) {
        field.scroll_to_me(None);
        field.request_focus();
    }
    if typed != before {
        return Some(Action::Destination(Box::new(move |send: &mut SendState| send.form.monthly = Some(typed))));
    }
    (field.lost_focus() && window.send.form.monthly.is_some()).then_some(Action::Product(ProductAction::NoteMonthly))
}

/// How hard the tracker may be pressed.
fn pace(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let palette = Palette::of(ui);
    let at = PACES.iter().position(|ceiling| *ceiling == window.send.ceiling).unwrap_or(1);
    let most = window.send.ceiling.most();
    let names = PACES.map(|ceiling| match ceiling {
        Ceiling::Gentle => tr!("send-pace-gentle"),
        Ceiling::Normal => tr!("send-pace-normal"),
        Ceiling::Fast => tr!("send-pace-fast"),
    });
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let picked = segments(ui, tr!("send-pace"), &names, at);
        let about = tr!("send-pace-why", count = most);
        ui.label(Runs::new().weak(palette, text::SMALL, &about));
        let ceiling = *PACES.get(picked?)?;
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
    let label = tr!("send-type-name", name = name);
    memory.point_out(FormPart::TypedName, &ui.add(Field::new(&label, &mut typed).width(400.0)));
    let changed = typed != window.send.form.typed_name;
    changed.then(|| Action::Destination(Box::new(move |send: &mut SendState| send.form.typed_name = typed)))
}
