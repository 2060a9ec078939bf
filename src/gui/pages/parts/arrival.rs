//! What Kissmetrics knows and counts: access to read it, which a person gives or not, and what was read.

use eframe::egui::{Ui, vec2};

use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Callout, Card, Field, Link, Tone, disclosure, heading, tick};
use crate::session::action::Action;
use crate::session::arriving::ArrivalAction;
use crate::session::view::WindowView;
use crate::tr;

/// Before something is sent to a product that is known: access, and the names and people compared.
pub(in crate::gui::pages) fn before(ui: &mut Ui, window: &WindowView<'_>, product: &str) -> Option<Action> {
    let mut action = None;
    Card::new().padding(16).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        let (title, about) = (tr!("arrival-panel"), tr!("arrival-panel-off"));
        action = match window.arriving.reading() {
            None => disclosure(ui, "arrival", title, about, |ui| access(ui, window)).flatten(),
            Some(_) => {
                heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, title), 2);
                connected(ui, window, product)
            }
        };
    });
    action.map(Action::Arrival)
}

/// After something was sent: how often it is counted.
pub(in crate::gui::pages) fn after(ui: &mut Ui, window: &WindowView<'_>, import: i64) -> Option<Action> {
    window.arriving.reading()?;
    let palette = Palette::of(ui);
    let mut pressed = false;
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, tr!("arrival-counted")), 2);
        for line in window.arriving.counted(import).unwrap_or_default() {
            ui.label(Runs::new().plain(palette, text::BODY, line));
        }
        if window.arriving.is_looking() {
            ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-looking")));
        }
        ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-counted-about")));
        pressed = ui.add(Button::normal(tr!("arrival-look")).small()).clicked();
    });
    pressed.then_some(Action::Arrival(ArrivalAction::Look(import)))
}

/// Where access is given.
fn access(ui: &mut Ui, window: &WindowView<'_>) -> Option<ArrivalAction> {
    let palette = Palette::of(ui);
    let mut form = window.arriving.form.clone();
    ui.label(Runs::new().plain(palette, text::BODY, tr!("arrival-panel-about")));
    ui.add(Field::new(tr!("arrival-email"), &mut form.email).help(tr!("arrival-email-help")));
    ui.add(Field::new(tr!("arrival-secret"), &mut form.secret).secret());
    tick(ui, &mut form.keep, tr!("product-key-keep"));
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let busy = window.arriving.is_asking();
        if ui.add_enabled(!busy, Button::normal(tr!("arrival-connect")).small()).clicked() {
            action = Some(ArrivalAction::Connect);
        }
        if busy {
            ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-asking")));
        }
    });
    if !window.arriving.picks().is_empty() {
        ui.label(Runs::new().plain(palette, text::MEDIUM, tr!("arrival-which")));
        ui.horizontal_wrapped(|ui| {
            for pick in window.arriving.picks() {
                if ui.add(Button::normal(&pick.name).small()).clicked() {
                    action = Some(ArrivalAction::Pick(pick.id));
                }
            }
        });
    }
    action.or_else(|| (form != window.arriving.form).then_some(ArrivalAction::Form(form)))
}

fn connected(ui: &mut Ui, window: &WindowView<'_>, product: &str) -> Option<ArrivalAction> {
    let palette = Palette::of(ui);
    let reading = window.arriving.reading()?;
    let mut action = None;
    let sentence = tr!("arrival-access-is", product = product, there = &reading.name, host = &reading.host);
    ui.label(Runs::new().plain(palette, text::BODY, &sentence));
    ui.label(Runs::new().weak(palette, text::BODY, tr!("arrival-access-check")));
    if !window.arriving.is_open() {
        Callout::new(Tone::Note, tr!("arrival-sign-in-again")).show(ui);
        action = access(ui, window);
    }
    for line in window.arriving.compared().iter().map(String::as_str).chain(window.arriving.searched()) {
        ui.label(Runs::new().plain(palette, text::BODY, line));
    }
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
    action
}
