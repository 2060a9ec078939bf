//! The product: its name, what it is for, its key.

use std::time::Duration;

use eframe::egui::{Response, Ui, vec2};

use crate::gui::theme::text::{self, Runs};
use crate::gui::theme::{LEAST_TARGET, Palette};
use crate::gui::widgets::{Button, Callout, Card, Field, Link, Tag, Tone, disclosure, heading, segments, tick};
use crate::kissmetrics::client::ApiKey;
use crate::ledger::ProductKind;
use crate::session::action::Action;
use crate::session::products::{KeyState, KnownProduct, ProductAction};
use crate::session::send::{FormPart, ProductForm, SendState};
use crate::session::view::WindowView;
use crate::tr;

/// Told of each part of the form as it is drawn, so that what is missing can be pointed out.
type PointOut<'a> = &'a dyn Fn(FormPart, &Response);

/// What a product is for, as a state.
pub(in crate::gui::pages) fn kind_tag(kind: ProductKind) -> (Tone, &'static str) {
    match kind {
        ProductKind::Practice => (Tone::Good, tr!("product-practice")),
        ProductKind::Test => (Tone::Note, tr!("product-test")),
        ProductKind::Live => (Tone::Warn, tr!("product-live")),
    }
}

/// Shows the chosen product, where events went to it before.
pub(in crate::gui::pages) fn chosen<'a>(window: &WindowView<'a>) -> Option<&'a KnownProduct> {
    window.products.known().iter().find(|known| Some(known.product.id) == window.send.form.known)
}

/// The product's card; what was changed in it.
pub(in crate::gui::pages) fn show(ui: &mut Ui, window: &WindowView<'_>, point_out: PointOut<'_>) -> Option<Action> {
    let mut form = window.send.form.clone();
    let mut pressed = None;
    let is_known = form.known.is_some();
    Card::new().padding(if is_known { 16 } else { 24 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 16.0);
        if is_known {
            pressed = known_product(ui, window, &mut form, point_out);
        } else {
            new_product(ui, window, &mut form, point_out);
        }
    });
    if let Some(pressed) = pressed {
        return Some(Action::Product(pressed));
    }
    let changed = form != window.send.form;
    changed.then(|| Action::Destination(Box::new(move |send: &mut SendState| send.form = form)))
}

/// A product that events went to before: only its key may be missing. What is to be done about it. Until all such products
/// are read it is shown as the form has it, so that nothing moves under what is typed.
fn known_product(
    ui: &mut Ui,
    window: &WindowView<'_>,
    form: &mut ProductForm,
    point_out: PointOut<'_>,
) -> Option<ProductAction> {
    let palette = Palette::of(ui);
    let (tone, kind) = kind_tag(form.kind());
    let state = window.products.key();
    let forget = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        heading(ui, Runs::new().plain(palette, text::STRONG, &form.name), 2);
        ui.add(Tag::new(tone, kind));
        if !form.address.is_empty() {
            let at = tr!("product-at", address = form.address.as_str());
            ui.label(Runs::new().weak(palette, text::BODY, &at));
        }
        match state {
            KeyState::Unknown => {
                ui.label(Runs::new().weak(palette, text::BODY, tr!("product-looking")));
                false
            }
            KeyState::Kept => {
                let tail = ApiKey::new(&form.key).map(|key| key.tail().to_owned()).unwrap_or_default();
                ui.label(Runs::new().plain(palette, text::BODY, &tr!("product-kept", tail = tail)));
                ui.add(Link::new(tr!("product-forget"))).clicked()
            }
            KeyState::NotKept | KeyState::Unavailable(_) => false,
        }
    });
    let waits = matches!(state, KeyState::Unknown);
    if waits && !window.products.waits_long() {
        // Nobody wakes the window when nothing answers.
        ui.ctx().request_repaint_after(Duration::from_secs(1));
    }
    if matches!(state, KeyState::NotKept | KeyState::Unavailable(_)) || window.products.waits_long() {
        key(ui, window, form, point_out);
    }
    let forget = forget.inner.then_some(ProductAction::ForgetKey);
    let Some(known) = chosen(window) else { return forget };
    let relabel =
        disclosure(ui, "label", tr!("product-label"), tr!("product-label-about"), |ui| label(ui, known, form));
    forget.or_else(|| relabel.unwrap_or_default().then_some(ProductAction::Relabel))
}

/// Where a known product is called otherwise; whether it is to be.
fn label(ui: &mut Ui, known: &KnownProduct, form: &mut ProductForm) -> bool {
    let product = &known.product;
    let (mut name, kind) = form.label.clone().unwrap_or_else(|| (product.name.clone(), product.kind));
    ui.add(Field::new(tr!("product-name"), &mut name).width(320.0));
    let kind = kind_of(ui, kind).unwrap_or(kind);
    if (product.kind, kind) == (ProductKind::Live, ProductKind::Test) {
        let text = tr!("product-not-live-about", product = product.name.as_str());
        Callout::new(Tone::Warn, tr!("product-not-live")).text(&text).show(ui);
    }
    let changed = name.trim() != product.name || kind != product.kind;
    form.label = changed.then_some((name, kind));
    let named = form.label.as_ref().is_some_and(|(name, _)| !name.trim().is_empty());
    ui.add_enabled(named, Button::normal(tr!("product-change")).small()).clicked()
}

fn new_product(ui: &mut Ui, window: &WindowView<'_>, form: &mut ProductForm, point_out: PointOut<'_>) {
    let palette = Palette::of(ui);
    heading(ui, Runs::new().plain(palette, text::STRONG, tr!("product-new")), 2);
    let name = Field::new(tr!("product-name"), &mut form.name);
    let name = name.hint(tr!("product-name-hint")).help(tr!("product-name-help"));
    point_out(FormPart::Name, &ui.add(name));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(Runs::new().plain(palette, text::MEDIUM, tr!("product-purpose")));
        form.kind = kind_of(ui, form.kind()).or(form.kind);
    });
    key(ui, window, form, point_out);
    disclosure(ui, "advanced", tr!("advanced"), tr!("product-advanced-about"), |ui| {
        let address = Field::new(tr!("product-address"), &mut form.address).hint("https://trk.kissmetrics.io").mono();
        point_out(FormPart::Address, &ui.add(address));
        let elsewhere = form.destination().is_ok_and(|destination| !destination.is_kissmetrics());
        if elsewhere {
            tick(ui, &mut form.address_confirmed, tr!("product-address-meant"));
        }
    });
}

/// What a product is for; what was chosen anew.
fn kind_of(ui: &mut Ui, now: ProductKind) -> Option<ProductKind> {
    let kinds = [ProductKind::Live, ProductKind::Test];
    let at = usize::from(now == ProductKind::Test);
    let names = [tr!("product-purpose-live"), tr!("product-purpose-test")];
    let picked = segments(ui, tr!("product-purpose"), &names, at)?;
    kinds.get(picked).copied()
}

/// Where the key is typed, and whether it is kept. Nothing moves when the keychain answers.
fn key(ui: &mut Ui, window: &WindowView<'_>, form: &mut ProductForm, point_out: PointOut<'_>) {
    let unusual = ApiKey::new(&form.key).is_some_and(|key| !key.looks_usual());
    let mut field = Field::new(tr!("product-key"), &mut form.key).secret().help(tr!("product-key-help"));
    if unusual {
        field = field.problem(tr!("product-key-unusual"));
    }
    point_out(FormPart::Key, &ui.add(field));
    if let KeyState::Unavailable(error) = window.products.key() {
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(LEAST_TARGET);
            ui.label(Runs::new().weak(Palette::of(ui), text::BODY, &error.sentence()));
        });
        return;
    }
    let mut keep = !form.ask_each_time;
    if tick(ui, &mut keep, tr!("product-key-keep")) {
        form.ask_each_time = !keep;
    }
}
