//! The rail beside the pages: the steps, what was decided on each, and what holds for all of them.

use std::borrow::Cow;

use crate::gui::widgets::{Step, StepState};
use crate::kissmetrics::client::ApiKey;
use crate::session::action::WizardPage;
use crate::session::products::KeyState;
use crate::session::send::Target;
use crate::session::view::WindowView;

/// The steps, in the order in which one walks them.
pub(super) const STEPS: [(WizardPage, &str); 5] = [
    (WizardPage::Choose, "Choose"),
    (WizardPage::Match, "Match"),
    (WizardPage::Preview, "Preview"),
    (WizardPage::Send, "Send"),
    (WizardPage::Result, "Result"),
];

/// The steps as they stand; `notes` say what was decided on each.
pub(super) fn steps<'a>(window: &WindowView<'_>, notes: &'a [String]) -> Vec<Step<'a>> {
    let step = |(&(page, name), note): (&(WizardPage, &'static str), &'a String)| Step {
        name,
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
    let to_send = window.counts().map(|outcomes| format!("{} to be sent", indicatif::HumanCount(outcomes.to_send())));
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
        _ if window.send.is_recorded() => "You can close this window: the import goes on from here next time.".into(),
        _ if window.send.is_under_way() => "You can keep working. What is sent stays sent.".into(),
        WizardPage::Result if to_product => "Kept in this computer's history.".into(),
        WizardPage::Result => "The list of what was sent can be saved here until you close the window.".into(),
        WizardPage::Send if to_product && *window.products.key() == KeyState::Kept => {
            let tail = ApiKey::new(&window.send.form.key).map(|key| key.tail().to_owned()).unwrap_or_default();
            format!("Key ending in {tail}, kept in this computer's keychain.").into()
        }
        _ => "Nothing leaves this computer until you press Send.".into(),
    }
}
