//! What Kissmetrics knows and counts: access to read it, which a person gives or not, and what was read.

use eframe::egui::{Sense, Ui, vec2};

use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Callout, Card, Field, Link, Tone, disclosure, heading, place, status, tick};
use crate::kissmetrics::query::Known;
use crate::session::action::{Action, change};
use crate::session::arriving::{ArrivalAction, Compared, NameLine};
use crate::session::counting::CountNote;
use crate::session::draft::NameOf;
use crate::session::view::WindowView;
use crate::text::{
    compared_lines, lasts, looked_for_sentence, moved_sentence, name_check_sentence, name_offer_sentence,
    new_names_sentence, people_sentence,
};
use crate::tr;
use crate::workflow::arrival::{Standing, is_done};

/// So many names are told, those that are not as expected first.
const NAMES: usize = 30;

/// Before something is sent to a product: access, and the names and people compared.
pub(in crate::gui::pages) fn before(ui: &mut Ui, window: &WindowView<'_>, product: &str) -> Option<Action> {
    let mut action = None;
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        let (title, about) = (tr!("arrival-panel"), tr!("arrival-panel-off"));
        action = match window.arriving.reading() {
            None => {
                let access = disclosure(ui, "arrival", title, about, |ui| access(ui, window));
                access.flatten().map(Action::Arrival)
            }
            Some(_) => {
                heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, title), 2);
                connected(ui, window, product)
            }
        };
    });
    action
}

/// After something was sent, or while it is: how often it is counted, where that may be read.
pub(in crate::gui::pages) fn after(ui: &mut Ui, window: &WindowView<'_>, import: i64) -> Option<Action> {
    let counting = window.arriving.counting();
    if window.arriving.reading().is_none() && !counting.of(import).is_some_and(|counts| counts.is_read) {
        return None;
    }
    Card::new().show(ui, |ui| counted(ui, window, import)).inner
}

/// How often an import is counted, and a look now; without access only what was counted before.
pub(in crate::gui::pages) fn counted(ui: &mut Ui, window: &WindowView<'_>, import: i64) -> Option<Action> {
    let (palette, counting) = (Palette::of(ui), window.arriving.counting());
    let counts = counting.of(import);
    let mut pressed = false;
    ui.spacing_mut().item_spacing.y = 8.0;
    heading(ui, Runs::new().plain(palette, text::STRONG, tr!("arrival-counted")), 2);
    if let Some(why) = counts.and_then(|counts| counts.unread.as_ref()) {
        let told = tr!("arrival-not-read-before", why = why.sentence());
        ui.label(Runs::new().plain(palette, text::BODY, &told));
        return None;
    }
    let names = counts.map_or(&[][..], |counts| &counts.names);
    for name in names.iter().take(NAMES) {
        ui.label(Runs::new().plain(palette, text::BODY, &moved_sentence(name)));
    }
    if names.len() > NAMES {
        ui.label(Runs::new().weak(palette, text::BODY, &tr!("more", count = names.len() - NAMES)));
    }
    if counting.is_looking(import) {
        ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-looking")));
    }
    match counts.and_then(|counts| counts.note.as_ref()) {
        None => {}
        Some(CountNote::NothingBefore) => {
            ui.label(Runs::new().plain(palette, text::BODY, tr!("arrival-nothing-before")));
            return None;
        }
        Some(CountNote::NoSignIn) => _ = Callout::new(Tone::Note, tr!("arrival-look-no-sign-in")).show(ui),
        Some(CountNote::Failed(error, wait)) => {
            let told = tr!("arrival-look-failed", why = error.sentence(), wait = lasts(*wait));
            Callout::new(Tone::Note, &told).show(ui);
        }
        Some(CountNote::Ended(error)) => {
            Callout::new(Tone::Warn, &tr!("arrival-look-ended", why = error.sentence())).show(ui);
        }
    }
    if counts.is_none_or(|counts| counts.is_read) {
        // Where all is as expected nobody looks again by themselves.
        if !is_done(names) {
            ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-counted-about")));
        }
        pressed = ui.add(Button::normal(tr!("arrival-look")).small()).clicked();
    }
    pressed.then_some(Action::Arrival(ArrivalAction::Look(import)))
}

/// Where access is given.
fn access(ui: &mut Ui, window: &WindowView<'_>) -> Option<ArrivalAction> {
    let palette = Palette::of(ui);
    let mut form = window.arriving.form.clone();
    ui.label(Runs::new().plain(palette, text::BODY, tr!("arrival-panel-about")));
    ui.add(Field::new(tr!("arrival-email"), &mut form.email).help(tr!("arrival-email-help")));
    ui.add(Field::new(tr!("arrival-secret"), &mut form.secret).secret());
    tick(ui, &mut form.keep, tr!("arrival-keep"));
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let busy = window.arriving.is_asking();
        // One that is not known yet is noted by its name and key.
        let named = window.send.form.known.is_some() || window.send.to_new().is_some();
        if ui.add_enabled(named && !busy, Button::normal(tr!("arrival-connect")).small()).clicked() {
            action = Some(ArrivalAction::Connect);
        }
        match (busy, named) {
            (true, _) => _ = ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-asking"))),
            (false, false) => _ = ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-name-and-key-first"))),
            (false, true) => {}
        }
    });
    let action = action.or_else(|| picks(ui, window));
    action.or_else(|| (form != window.arriving.form).then_some(ArrivalAction::Form(form)))
}

/// While it is asked whether the first few have arrived: whether their person is known by now, where the product is read.
/// The room for what is answered is there from the beginning: what is pressed below it stays under the pointer.
pub fn look_for(ui: &mut Ui, window: &WindowView<'_>, person: &str) -> Option<Action> {
    let arriving = window.arriving;
    if arriving.reading().is_none() || !arriving.is_open() {
        return None;
    }
    let (palette, asking) = (Palette::of(ui), arriving.is_asking());
    let pressed = ui.add_enabled(!asking, Button::normal(tr!("arrival-look-for")).small()).clicked();
    let width = ui.available_width();
    let answers = [Known::Yes, Known::No, Known::Unclear, Known::Unfinished].map(looked_for_sentence);
    let height_of = |told: &str| text::BODY.lines(ui, told, palette.text, width).size().y;
    let height = answers.into_iter().chain([tr!("arrival-asking")]).map(height_of).fold(0.0, f32::max);
    let (room, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let told = match arriving.looked_for(person) {
        _ if asking => Some(Runs::new().weak(palette, text::BODY, tr!("arrival-asking"))),
        known => known.map(|known| Runs::new().plain(palette, text::BODY, looked_for_sentence(known))),
    };
    if let Some(told) = told {
        place::inside(ui, room, |ui| status(ui, told));
    }
    pressed.then(|| Action::Arrival(ArrivalAction::LookFor(person.to_owned())))
}

/// The account's products, of which one is to be picked.
fn picks(ui: &mut Ui, window: &WindowView<'_>) -> Option<ArrivalAction> {
    if window.arriving.picks().is_empty() {
        return None;
    }
    let mut action = None;
    ui.label(Runs::new().plain(Palette::of(ui), text::MEDIUM, tr!("arrival-which")));
    ui.horizontal_wrapped(|ui| {
        for pick in window.arriving.picks() {
            if ui.add(Button::normal(&pick.name).small()).clicked() {
                action = Some(ArrivalAction::Pick(pick.id));
            }
        }
    });
    action
}

fn connected(ui: &mut Ui, window: &WindowView<'_>, product: &str) -> Option<Action> {
    let palette = Palette::of(ui);
    let reading = window.arriving.reading()?;
    let sentence = tr!("arrival-access-is", product = product, there = &reading.name, host = &reading.host);
    ui.label(Runs::new().plain(palette, text::BODY, &sentence));
    ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-access-check")));
    let mut action = match window.arriving.is_open() {
        true => picks(ui, window),
        false => {
            Callout::new(Tone::Note, tr!("arrival-sign-in-again")).show(ui);
            access(ui, window)
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if window.arriving.is_asking() {
            ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-asking")));
        } else if window.arriving.is_open() {
            if ui.add(Button::normal(tr!("arrival-compare")).small()).clicked() {
                action = Some(ArrivalAction::Compare);
            }
            if ui.add(Button::normal(tr!("arrival-search")).small()).clicked() {
                action = Some(ArrivalAction::Search);
            }
        }
        if ui.add(Link::new(tr!("arrival-off"))).clicked() {
            action = Some(ArrivalAction::Off);
        }
    });
    // Below what asks for it, so that this stays where it is.
    let mut renamed = None;
    if let Some(found) = window.arriving.compared() {
        renamed = names(ui, window, found);
        for line in compared_lines(found.unread, &found.reading, found.zone) {
            ui.label(Runs::new().plain(palette, text::BODY, &line));
        }
    }
    if let Some(searched) = window.arriving.searched() {
        ui.label(Runs::new().plain(palette, text::BODY, &people_sentence(searched)));
    }
    action.map(Action::Arrival).or(renamed)
}

/// How the names stand, each with a way to send the one that is there in its place.
fn names(ui: &mut Ui, window: &WindowView<'_>, found: &Compared) -> Option<Action> {
    let palette = Palette::of(ui);
    let made = window.setup.names().unwrap_or_default();
    let events = found.lines(NameOf::Event, window.draft, made);
    let action = name_lines(ui, NameOf::Event, &events);
    // Those that are there just so are as they should be, and would be many.
    let is_odd = |line: &NameLine<'_>| match line {
        NameLine::Stands { check, .. } => !matches!(check.standing, Standing::There(_)),
        NameLine::Renamed { .. } => true,
    };
    let details: Vec<_> = found.lines(NameOf::Property, window.draft, made).into_iter().filter(is_odd).collect();
    if details.is_empty() {
        return action;
    }
    ui.label(Runs::new().plain(palette, text::MEDIUM, tr!("details")));
    let is_new =
        |line: &NameLine<'_>| matches!(line, NameLine::Stands { check, .. } if check.standing == Standing::New);
    let (new, others): (Vec<_>, Vec<_>) = details.into_iter().partition(is_new);
    let action = name_lines(ui, NameOf::Property, &others).or(action);
    let new = new.iter().filter_map(|line| match line {
        NameLine::Stands { check, .. } => Some(check.name.clone()),
        NameLine::Renamed { .. } => None,
    });
    let new: Vec<String> = new.collect();
    if !new.is_empty() {
        ui.label(Runs::new().plain(palette, text::BODY, &new_names_sentence(&new)));
    }
    action
}

fn name_lines(ui: &mut Ui, of: NameOf, lines: &[NameLine<'_>]) -> Option<Action> {
    let (palette, mut action) = (Palette::of(ui), None);
    for line in lines.iter().take(NAMES) {
        let said = match line {
            NameLine::Stands { check, offer: Some(_) } => name_offer_sentence(check),
            NameLine::Stands { check, offer: None } => name_check_sentence(check),
            NameLine::Renamed { name, to, .. } => tr!("arrival-name-used", name = *name, there = *to),
        };
        let said = Runs::new().plain(palette, text::BODY, &said);
        if let NameLine::Stands { offer: None, .. } = line {
            ui.label(said);
            continue;
        }
        let (name, to) = match line {
            NameLine::Stands { check, offer } => (check.name.as_str(), offer.unwrap_or_default()),
            NameLine::Renamed { name, to, .. } => (*name, *to),
        };
        let told = tr!("arrival-name-use", there = to);
        let button = Button::normal(&told).small();
        let height = button.size(ui).y;
        ui.horizontal_wrapped(|ui| {
            // As high with the way back as with the button, so that nothing moves below.
            ui.set_min_height(height);
            match line {
                NameLine::Stands { .. } => {
                    ui.label(said);
                    if ui.add(button).clicked() {
                        let (name, to) = (name.to_owned(), to.to_owned());
                        action = Some(change(move |settings| settings.rename(of, &name, &to)));
                    }
                }
                NameLine::Renamed { is_last, .. } => {
                    status(ui, said);
                    if *is_last && ui.add(Link::new(tr!("undo"))).clicked() {
                        action = Some(Action::Undo);
                    }
                }
            }
        });
    }
    if lines.len() > NAMES {
        ui.label(Runs::new().weak(palette, text::BODY, &tr!("more", count = lines.len() - NAMES)));
    }
    action
}
