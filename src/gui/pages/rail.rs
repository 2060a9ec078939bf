//! The rail beside the pages: the steps, what was decided on each, and what holds for all of them.

use std::borrow::Cow;

use crate::gui::widgets::{Step, StepState};
use crate::kissmetrics::client::ApiKey;
use crate::session::action::WizardPage;
use crate::session::products::KeyState;
use crate::session::send::Target;
use crate::session::view::WindowView;
use crate::tr;

/// The steps, in the order in which one walks them.
pub(super) const STEPS: [WizardPage; 5] =
    [WizardPage::Choose, WizardPage::Match, WizardPage::Preview, WizardPage::Send, WizardPage::Result];

fn name(page: WizardPage) -> &'static str {
    match page {
        WizardPage::Choose => tr!("step-choose"),
        WizardPage::Match => tr!("step-match"),
        WizardPage::Preview => tr!("step-preview"),
        WizardPage::Send => tr!("step-send"),
        WizardPage::Result => tr!("step-result"),
        WizardPage::History => tr!("history-page"),
    }
}

/// The steps as they stand; `notes` say what was decided on each.
pub(super) fn steps<'a>(window: &WindowView<'_>, notes: &'a [String]) -> Vec<Step<'a>> {
    let step = |(&page, note): (&WizardPage, &'a String)| Step {
        name: name(page),
        note,
        state: match page.cmp(&window.page) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
        reachable: window.obstacle(page).is_none(),
    };
    STEPS.iter().zip(notes).map(step).collect()
}

/// What was decided on each page.
pub(super) fn notes(window: &WindowView<'_>) -> Vec<String> {
    let source = window.source.as_ref().map(|source| source.source.name().to_owned());
    let names: Vec<String> = window.names().unwrap_or_default().iter().take(3).map(|(name, _)| name.clone()).collect();
    let to_send = window.counts().map(|outcomes| tr!("step-to-be-sent", count = outcomes.to_send()));
    // What was chosen stays in sight wherever one goes.
    let chosen = window.page >= WizardPage::Send || window.send.target != Target::Practice;
    let destination = chosen.then(|| window.send.in_sight());
    vec![
        source.unwrap_or_default(),
        if window.page > WizardPage::Match { names.join(", ") } else { String::new() },
        if window.page >= WizardPage::Preview { to_send.unwrap_or_default() } else { String::new() },
        destination.unwrap_or_default(),
        String::new(),
    ]
}

/// What holds for all of them.
pub(super) fn foot(window: &WindowView<'_>) -> Cow<'static, str> {
    let to_product = window.send.target == Target::Product;
    match window.page {
        _ if window.send.is_recorded() => tr!("rail-close").into(),
        _ if window.send.is_under_way() => tr!("rail-keep-working").into(),
        WizardPage::Result if to_product => tr!("rail-kept").into(),
        WizardPage::Result => tr!("rail-list").into(),
        WizardPage::Send if to_product && matches!(window.products.key(), KeyState::Kept) => {
            let tail = ApiKey::new(&window.send.form.key).map(|key| key.tail().to_owned()).unwrap_or_default();
            tr!("product-kept", tail = tail).into()
        }
        // Who lets an account be read sends at least the sign-in.
        _ if window.arriving.reading().is_some() || window.arriving.is_asking() => tr!("rail-events-stay").into(),
        _ => tr!("rail-nothing-leaves").into(),
    }
}
