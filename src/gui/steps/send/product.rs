//! The product: its name, what it is for, its key.

use eframe::egui::{Ui, vec2};

use super::target::kind_tag;
use crate::gui::app::{Action, App};
use crate::gui::products::{KeyState, KnownProduct, ProductAction};
use crate::gui::send::{ProductForm, SendState};
use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{LEAST_TARGET, Palette};
use crate::gui::widgets::{Card, Field, Link, Tag, disclosure, heading, segments, tick};
use crate::import::ledger::ProductKind;
use crate::tracker::client::ApiKey;

/// What is known of the chosen product, where events went to it before.
pub(super) fn chosen(app: &App) -> Option<&KnownProduct> {
    app.products.known().iter().find(|known| Some(known.product.id) == app.send.form.known)
}

/// The product's card; what was changed in it.
pub(in crate::gui::steps) fn show(ui: &mut Ui, app: &App) -> Option<Action> {
    let mut form = app.send.form.clone();
    let mut forget = false;
    Card::new().padding(if chosen(app).is_some() { 16 } else { 24 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 16.0);
        match chosen(app) {
            Some(known) => forget = known_product(ui, app, known, &mut form),
            None => new_product(ui, app, &mut form),
        }
    });
    if forget {
        return Some(Action::Product(ProductAction::ForgetKey));
    }
    let changed = form != app.send.form;
    changed.then(|| Action::Destination(Box::new(move |send: &mut SendState| send.form = form)))
}

/// A product that events went to before: only its key may be missing. Whether the key is to be forgotten.
fn known_product(ui: &mut Ui, app: &App, known: &KnownProduct, form: &mut ProductForm) -> bool {
    let palette = Palette::of(ui);
    let (tone, kind) = kind_tag(form.kind());
    let state = app.products.key();
    let forget = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, &known.product.name), 2);
        ui.add(Tag::new(tone, kind));
        if !form.address.is_empty() {
            ui.label(Runs::new().weak(palette, text::BODY, &format!("at {}", form.address)));
        }
        match state {
            KeyState::Unknown => {
                ui.label(Runs::new().weak(palette, text::BODY, "Looking for its key in this computer's keychain…"));
                false
            }
            KeyState::Kept => {
                let tail = ApiKey::new(&form.key).map(|key| key.tail().to_owned()).unwrap_or_default();
                let kept = format!("Key ending in {tail}, kept in this computer's keychain.");
                ui.label(Runs::new().plain(palette, text::BODY, &kept));
                ui.add(Link::new("Forget the key")).clicked()
            }
            KeyState::NotKept | KeyState::Unavailable(_) => false,
        }
    });
    if matches!(state, KeyState::NotKept | KeyState::Unavailable(_)) {
        key(ui, app, form);
    }
    disclosure(ui, "what for", "What it is for", "where that was said wrongly", |ui| kind_of(ui, form));
    forget.inner
}

fn new_product(ui: &mut Ui, app: &App, form: &mut ProductForm) {
    let palette = Palette::of(ui);
    heading(ui, Runs::new().plain(palette, text::STRONG, "The product"), 2);
    ui.add(Field::new("Name", &mut form.name).hint("Shop EU").help("What you call it, so that it stays in sight."));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(Runs::new().plain(palette, text::MEDIUM, "What it is for"));
        kind_of(ui, form);
    });
    key(ui, app, form);
    disclosure(ui, "advanced", "Advanced", "another address than Kissmetrics'", |ui| {
        ui.add(Field::new("Tracker address", &mut form.address).hint("https://trk.kissmetrics.io").mono());
        let elsewhere = form.destination().is_ok_and(|destination| !destination.is_kissmetrics());
        if elsewhere {
            tick(ui, &mut form.address_confirmed, "This address is meant, though it is not Kissmetrics'");
        }
    });
}

fn kind_of(ui: &mut Ui, form: &mut ProductForm) {
    let kinds = [ProductKind::Live, ProductKind::Test];
    let at = usize::from(form.kind() == ProductKind::Test);
    if let Some(picked) = segments(ui, "What it is for", &["Live: your real analytics", "Test: for trying"], at) {
        form.kind = kinds.get(picked).copied();
    }
}

/// Where the key is typed, and whether it is kept. Nothing moves when the keychain answers.
fn key(ui: &mut Ui, app: &App, form: &mut ProductForm) {
    let unusual = ApiKey::new(&form.key).is_some_and(|key| !key.looks_usual());
    let mut field = Field::new("API key", &mut form.key)
        .secret()
        .help("In Kissmetrics under Settings. It goes into this computer's keychain or nowhere, never into a file.");
    if unusual {
        field = field.problem("A key usually has 40 digits and letters from a to f. Please look again.");
    }
    ui.add(field);
    if let KeyState::Unavailable(why) = app.products.key() {
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(LEAST_TARGET);
            ui.label(Runs::new().weak(Palette::of(ui), text::BODY, why));
        });
        return;
    }
    let mut keep = !form.ask_each_time;
    if tick(ui, &mut keep, "Keep the key in this computer's keychain") {
        form.ask_each_time = !keep;
    }
}
