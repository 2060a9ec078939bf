//! Where to: practice, a product that is known, another one, or files.

use chrono::Local;
use eframe::egui::Ui;

use crate::gui::pages::parts::product::kind_tag;
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{Choice, Choosable, Tone, options};
use crate::ledger::ProductKind;
use crate::message::Arg;
use crate::session::action::Action;
use crate::session::products::{KnownProduct, ProductAction};
use crate::session::send::{SendState, Target};
use crate::session::view::WindowView;
use crate::sink::{file_sinks, product_sinks};
use crate::text::word;
use crate::tr;

/// So many known products have a card of their own, the latest used; with those that are always there, that makes
/// two lines at most.
const CARDS: usize = 5;

/// Shows the ways; what was chosen anew.
pub(super) fn show(ui: &mut Ui, window: &WindowView<'_>) -> Option<Action> {
    let (shown, rest) = window.products.known().split_at(window.products.known().len().min(CARDS));
    let notes: Vec<String> = shown.iter().map(note).collect();
    let mut ways = vec![Choosable {
        title: tr!("send-to-practice"),
        tag: Some((Tone::Good, tr!("send-to-practice-tag"))),
        note: tr!("send-to-practice-why"),
    }];
    ways.extend(shown.iter().zip(&notes).map(|(known, note)| Choosable {
        title: &known.product.name,
        tag: Some(kind_tag(known.product.kind)),
        note,
    }));
    let another = ways.len();
    let products: Vec<_> = product_sinks().map(|sink| (word(&sink.label()), word(&sink.about()))).collect();
    ways.extend(products.iter().map(|(label, about)| Choosable {
        title: if shown.is_empty() { label } else { tr!("send-to-another") },
        tag: None,
        note: about,
    }));
    let files = ways.len();
    let forms = tr!("send-to-files-why", forms = Arg::choice(file_sinks().map(|sink| sink.label())));
    ways.push(Choosable { title: tr!("send-to-files"), tag: None, note: &forms });
    let known = window.send.form.known;
    let chosen = match window.send.target {
        Target::Practice => Some(0),
        Target::Files => Some(files),
        Target::Product if known.is_none() => Some(another),
        Target::Product => shown.iter().position(|at| Some(at.product.id) == known).map(|at| at + 1),
    };
    let picked = options(ui, tr!("send-targets"), &ways, chosen).map(|picked| match picked {
        0 => target(Target::Practice),
        picked if picked == files => target(Target::Files),
        picked if picked >= another => Action::Product(ProductAction::New(None)),
        picked => shown.get(picked - 1).map_or_else(|| target(Target::Practice), choose),
    });
    picked.or_else(|| older(ui, rest, known))
}

/// The products that events went to longer ago.
fn older(ui: &mut Ui, rest: &[KnownProduct], known: Option<i64>) -> Option<Action> {
    if rest.is_empty() {
        return None;
    }
    let chosen = rest.iter().find(|at| Some(at.product.id) == known);
    let shown = chosen.map_or(tr!("send-older-choose"), |at| at.product.name.as_str());
    let item = |index: usize| Item {
        text: rest.get(index).map_or("", |at| at.product.name.as_str()),
        chosen: rest.get(index).is_some_and(|at| Some(at.product.id) == known),
        ..Item::default()
    };
    let picked = Choice::new(tr!("send-older"), shown).width(320.0).show(ui, rest.len(), item)?;
    rest.get(picked).map(choose)
}

fn choose(known: &KnownProduct) -> Action {
    Action::Product(ProductAction::Known(known.product.id))
}

fn target(target: Target) -> Action {
    Action::Destination(Box::new(move |send: &mut SendState| send.target = target))
}

fn note(known: &KnownProduct) -> String {
    let kind = match known.product.kind {
        ProductKind::Test | ProductKind::Practice => "test",
        ProductKind::Live => "live",
    };
    match known.last {
        None => tr!("send-known-unused", kind = kind),
        Some((when, events)) => {
            let day = Arg::Day(when.with_timezone(&Local).date_naive());
            tr!("send-known-used", kind = kind, count = events, day = day)
        }
    }
}
