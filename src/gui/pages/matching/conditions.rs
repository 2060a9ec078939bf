//! Only some rows, and not too often.

use eframe::egui::{Ui, vec2};

use super::edit::Typed;
use super::{Asked, PageState, View};
use crate::event::EventKind;
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::{Button, Choice, Link, disclosure, tick};
use crate::mapping::profile::ValueCount;
use crate::mapping::{Condition, EventRule, Test, Thin};
use crate::tr;

const TESTS: [Test; 7] = [Test::Is, Test::IsNot, Test::Contains, Test::Blank, Test::Filled, Test::Above, Test::Below];

fn words(test: Test) -> &'static str {
    match test {
        Test::Is => tr!("match-test-is"),
        Test::IsNot => tr!("match-test-is-not"),
        Test::Contains => tr!("match-test-contains"),
        Test::Blank => tr!("match-test-blank"),
        Test::Filled => tr!("match-test-filled"),
        Test::Above => tr!("match-test-above"),
        Test::Below => tr!("match-test-below"),
    }
}

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    index: usize,
    rule: &EventRule,
    memory: &mut PageState,
    asked: &mut Asked,
) {
    let note = match (rule.only.len(), rule.thin) {
        (0, None) => String::new(),
        (0, Some(thin)) => tr!("match-only-thinned", minutes = thin.minutes),
        (count, _) => tr!("match-only-conditions", count = count),
    };
    disclosure(ui, "only", tr!("match-only"), &note, |ui| {
        for (at, condition) in rule.only.iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                if let Some(changed) = edit(ui, view, &format!("only {index} {at}"), condition, &mut memory.typed) {
                    edit_rule(asked, index, move |rule| {
                        if let Some(condition) = rule.only.get_mut(at) {
                            *condition = changed;
                        }
                    });
                }
                let name = tr!("match-condition-remove", number = at + 1);
                if ui.add(Link::small(tr!("match-remove")).name(&name)).clicked() {
                    edit_rule(asked, index, move |rule| remove(&mut rule.only, at));
                }
            });
        }
        if ui.add(Button::normal(tr!("match-condition-add")).small()).clicked() {
            let column = view.title(0).to_owned();
            edit_rule(asked, index, move |rule| {
                rule.only.push(Condition { column, test: Test::Filled, values: Vec::new() });
            });
        }
        if rule.kind == EventKind::Event {
            thin(ui, index, rule.thin, memory, asked);
        }
    });
}

fn thin(ui: &mut Ui, index: usize, thin: Option<Thin>, memory: &mut PageState, asked: &mut Asked) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let mut on = thin.is_some();
        if tick(ui, &mut on, tr!("match-thin")) {
            edit_rule(asked, index, move |rule| rule.thin = on.then(Thin::default));
        }
        if let Some(thin) = thin {
            let (key, minutes) = (format!("thin {index}"), thin.minutes.to_string());
            let typed =
                memory.typed.show(ui, &key, &minutes, tr!("match-thin-minutes"), |field| field.small().width(64.0));
            if let Some(minutes) = typed.and_then(|typed| typed.trim().parse().ok()).filter(|minutes| *minutes > 0) {
                edit_rule(asked, index, move |rule| rule.thin = Some(Thin { minutes }));
            }
        }
    });
    ui.label(Runs::new().weak(Palette::of(ui), text::SMALL, tr!("match-thin-why")));
}

/// Takes the item of this place away. It may be gone already: what is drawn may be a change older than what it meets.
pub(super) fn remove<T>(items: &mut Vec<T>, at: usize) {
    if at < items.len() {
        items.remove(at);
    }
}

fn edit_rule(asked: &mut Asked, index: usize, edit: impl FnOnce(&mut EventRule) + 'static) {
    asked.change(move |settings| {
        if let Some(rule) = settings.mapping.rules.get_mut(index) {
            edit(rule);
        }
    });
}

/// The column, what is asked of it, and what it is held against; gives the condition when it was changed.
pub(super) fn edit(
    ui: &mut Ui,
    view: &View<'_>,
    key: &str,
    condition: &Condition,
    typed: &mut Typed,
) -> Option<Condition> {
    let mut changed = None;
    let columns = view.source.columns();
    let column = Choice::bare(tr!("column"), &condition.column).small().width(150.0).show(ui, columns.len(), |at| {
        Item { text: view.title(at), note: "", chosen: view.title(at) == condition.column }
    });
    if let Some(at) = column {
        changed = Some(Condition { column: view.title(at).to_owned(), ..condition.clone() });
    }
    let choice = Choice::bare(tr!("match-condition-test"), words(condition.test)).small().width(120.0);
    let test = choice.show(ui, TESTS.len(), |at| Item {
        text: words(TESTS[at]),
        note: "",
        chosen: TESTS[at] == condition.test,
    });
    if let Some(test) = test.and_then(|at| TESTS.get(at)) {
        changed = Some(Condition { test: *test, ..condition.clone() });
    }
    if let Some(values) = values(ui, view, key, condition, typed) {
        changed = Some(Condition { values, ..condition.clone() });
    }
    changed
}

/// What the cells are held against: picked from what is there, with how often it is there, where the column has few
/// values; else typed, each value in a field of its own.
fn values(ui: &mut Ui, view: &View<'_>, key: &str, condition: &Condition, typed: &mut Typed) -> Option<Vec<String>> {
    let profile = view.index(&condition.column).and_then(|at| view.source.profiles().get(at));
    let there = profile.map_or(&[][..], |profile| &profile.values);
    match condition.test {
        Test::Blank | Test::Filled => None,
        Test::Is | Test::IsNot if !there.is_empty() => pick(ui, there, &condition.values),
        Test::Is | Test::IsNot | Test::Contains => type_several(ui, key, &condition.values, typed),
        Test::Above | Test::Below => {
            let now = condition.values.first().map_or("", String::as_str);
            let typed =
                typed.show(ui, key, now, tr!("match-condition-number"), |field| field.small().hint("0").width(96.0))?;
            Some(Some(typed.trim().to_owned()).filter(|typed| !typed.is_empty()).into_iter().collect())
        }
    }
}

/// Values to pick, the most frequent first. What was chosen and is not there any more can still be taken back.
fn pick(ui: &mut Ui, there: &[ValueCount], chosen: &[String]) -> Option<Vec<String>> {
    let gone = chosen.iter().filter(|value| there.iter().all(|known| known.text != **value));
    let all: Vec<(&str, String)> = there
        .iter()
        .map(|known| (known.text.as_str(), tr!("rows", count = known.count)))
        .chain(gone.map(|value| (value.as_str(), tr!("match-condition-no-row").to_owned())))
        .collect();
    let now = if chosen.is_empty() { tr!("match-condition-choose").to_owned() } else { chosen.join(", ") };
    let is_chosen = |value: &str| chosen.iter().any(|known| known == value);
    let at =
        Choice::bare(tr!("match-condition-values"), &now).small().width(200.0).show_several(ui, all.len(), |at| {
            Item { text: all[at].0, note: &all[at].1, chosen: is_chosen(all[at].0) }
        })?;
    let value = all.get(at)?.0;
    let mut values = chosen.to_vec();
    if is_chosen(value) {
        values.retain(|known| known != value);
    } else {
        values.push(value.to_owned());
    }
    Some(values)
}

/// Values to type, each in a field of its own, so that a comma may be part of one; the last field is for one more.
fn type_several(ui: &mut Ui, key: &str, values: &[String], typed: &mut Typed) -> Option<Vec<String>> {
    let mut changed = None;
    for at in 0..=values.len() {
        let now = values.get(at).map_or("", String::as_str);
        let (name, hint) = match at {
            0 => (tr!("match-condition-value"), tr!("match-condition-value-hint")),
            _ => (tr!("match-condition-or"), tr!("match-condition-or-hint")),
        };
        let typed = typed.show(ui, &format!("{key} {at}"), now, name, |field| field.small().hint(hint).width(120.0));
        if let Some(typed) = typed {
            let others = values.iter().enumerate().filter(|(place, _)| *place != at);
            let mut all: Vec<String> = others.map(|(_, value)| value.clone()).collect();
            all.insert(at, typed.trim().to_owned());
            all.retain(|value| !value.is_empty());
            changed = Some(all);
        }
    }
    changed
}
