//! Sending in bulk: which bucket, by which keys, what Kissmetrics must be allowed, and what it has taken.

use eframe::egui::{Response, Ui, vec2};

use crate::clock;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::{Button, Callout, Card, Field, Tone, disclosure, heading, tick};
use crate::session::action::Action;
use crate::session::products::KeyState;
use crate::session::send::{BulkForm, FormPart, SendState};
use crate::session::view::WindowView;
use crate::sink::bucket::{KISSMETRICS_USER, USUAL_REGION};
use crate::text::{permission_sentences, standing_sentences};
use crate::tr;

/// The choice whether events go by a bucket, and which; what was changed.
pub(in crate::gui::pages) fn show(
    ui: &mut Ui,
    window: &WindowView<'_>,
    point_out: &dyn Fn(FormPart, &Response),
) -> Option<Action> {
    let mut form = window.send.bulk.clone();
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 12.0);
        tick(ui, &mut form.on, tr!("send-bulk"));
        ui.label(Runs::new().weak(Palette::of(ui), text::BODY, tr!("send-bulk-about")));
        if form.on {
            bucket(ui, window, &mut form, point_out);
        }
    });
    changed(window, form)
}

/// Where keys are typed for an import that goes on; what was changed.
pub(in crate::gui::pages) fn keys_alone(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let mut form = window.send.bulk.clone();
    let delivery = window.send.going_on.as_ref()?.import.delivery.as_ref()?;
    let place = delivery.place.as_str();
    Card::new().padding(24).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 12.0);
        heading(ui, Runs::new().plain(Palette::of(ui), text::STRONG, place), 2);
        ui.add(Field::new(tr!("send-bulk-region"), &mut form.region).hint(&delivery.region).mono().width(240.0));
        keys(ui, window, &mut form);
    });
    changed(window, form)
}

fn changed(window: &WindowView<'_>, form: BulkForm) -> Option<Action> {
    let changed = form != window.send.bulk;
    changed.then(|| Action::Destination(Box::new(move |send: &mut SendState| send.bulk = form)))
}

fn bucket(ui: &mut Ui, window: &WindowView<'_>, form: &mut BulkForm, point_out: &dyn Fn(FormPart, &Response)) {
    let place = Field::new(tr!("send-bulk-place"), &mut form.place).hint(tr!("send-bulk-place-hint")).mono();
    point_out(FormPart::Bucket, &ui.add(place.width(420.0)));
    ui.add(Field::new(tr!("send-bulk-region"), &mut form.region).hint(USUAL_REGION).mono().width(240.0));
    keys(ui, window, form);
    disclosure(ui, "bulk-files", tr!("send-bulk-advanced"), tr!("send-bulk-advanced-about"), |ui| {
        let part = Field::new(tr!("send-bulk-part"), &mut form.part).width(240.0).help(tr!("send-bulk-part-help"));
        ui.add(part);
        ui.add(Field::new(tr!("send-bulk-name"), &mut form.name).hint(tr!("send-bulk-name-hint")).mono().width(240.0));
        ui.add(Field::new(tr!("send-bulk-endpoint"), &mut form.endpoint).mono().width(420.0));
        tick(ui, &mut form.grant, tr!("send-bulk-grant"));
    });
    disclosure(ui, "bulk-permissions", tr!("send-bulk-permissions"), tr!("send-bulk-permissions-about"), |ui| {
        for sentence in permission_sentences() {
            ui.label(Runs::new().plain(Palette::of(ui), text::BODY, &sentence));
        }
        let user = Runs::new().plain(Palette::of(ui), text::MONO, KISSMETRICS_USER);
        ui.add(eframe::egui::Label::new(user).selectable(true));
    });
}

fn keys(ui: &mut Ui, window: &WindowView<'_>, form: &mut BulkForm) {
    ui.add(Field::new(tr!("send-bulk-id"), &mut form.id).mono().width(420.0));
    let secret = Field::new(tr!("send-bulk-secret"), &mut form.secret).secret().help(tr!("send-bulk-keys-help"));
    ui.add(secret.width(420.0));
    // Nothing can be kept where there is no keychain, as for the product's key.
    if !matches!(window.products.key(), KeyState::Unavailable(_)) {
        tick(ui, &mut form.keep, tr!("send-bulk-keep"));
    }
}

/// Which parts of an import Kissmetrics has taken, and a look now.
pub(in crate::gui::pages) fn taken(ui: &mut Ui, window: &WindowView<'_>, import: i64) -> Option<Action> {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.y = 8.0;
    match window.taken.of(import) {
        Some(Ok((standing, all))) => {
            for sentence in standing_sentences(standing, *all, clock::now()) {
                ui.label(Runs::new().plain(palette, text::BODY, &sentence));
            }
        }
        Some(Err(error)) => {
            Callout::new(Tone::Warn, &error.sentence()).show(ui);
        }
        None => {}
    }
    if window.taken.is_looking(import) {
        ui.label(Runs::new().weak(palette, text::BODY, tr!("taken-looking")));
        return None;
    }
    let pressed = ui.add(Button::normal(tr!("taken-look")).small()).clicked();
    pressed.then_some(Action::LookTaken(import))
}
