//! Details: which columns go along, and under which names.

use eframe::egui::{Label, Ui};

use super::field::{columns_menu, first_value, invite};
use super::{Asked, PageState, View, look_up, put};
use crate::gui::theme::Palette;
use crate::gui::theme::text::{self, Runs};
use crate::gui::widgets::column_field::{Chip, ColumnField, FieldState, Invitation};
use crate::gui::widgets::menu::Item;
use crate::gui::widgets::sheet::{Field, Sheet};
use crate::gui::widgets::{Choice, Link, Share};
use crate::mapping::{EventRule, Part, PropertyRule, Slot, Treatment};
use crate::tr;

const TREATMENTS: [Treatment; 3] = [Treatment::AsIs, Treatment::MoneyPoint, Treatment::MoneyComma];

fn words(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::AsIs => tr!("match-read-as-is"),
        Treatment::MoneyPoint => tr!("match-read-money-point"),
        Treatment::MoneyComma => tr!("match-read-money-comma"),
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
    let at = Slot { rule: index, part: Part::Property(rule.properties.len()) };
    let invited = invite(ui, memory, |how, title| tr!("match-invite-detail", how = how, column = title));
    let state = if rule.properties.is_empty() { FieldState::Empty } else { FieldState::Set };
    let palette = Palette::of(ui);
    let note = match rule.properties.len() {
        0 => tr!("match-details-none"),
        _ => tr!("match-details-some"),
    };
    let field_name = tr!("details");
    let chip_name = tr!("match-column-for", field = field_name);
    let shown = ColumnField {
        name: field_name,
        hint: tr!("match-details-hint"),
        state,
        chips: &[Chip { text: tr!("match-details-add"), name: &chip_name, filled: false }],
        note: Runs::new().weak(palette, text::SMALL, note),
        second: Runs::new(),
        invitation: invited.as_deref().map_or(Invitation::None, Invitation::Takes),
    }
    .show(ui, |ui| ui.add(Link::small(tr!("match-details-add-fixed"))).clicked());
    let pressed = shown.pressed();
    let from_menu = shown.chips.first().and_then(|chip| columns_menu(chip, field_name, view, None));
    if let Some(column) = shown.dropped.or(from_menu).or_else(|| memory.picked.take_if(|_| pressed)) {
        put(view, at, column, memory, asked);
    } else if pressed && let Some(chip) = shown.chips.first() {
        crate::gui::widgets::menu::open(chip);
    }
    if shown.right {
        edit_details(asked, index, |details| {
            let name = (1..).map(|n| format!("Detail {n}")).find(|name| details.iter().all(|d| d.name() != name));
            details.push(PropertyRule::Constant { name: name.unwrap_or_default(), value: String::new() });
        });
    }
    if !rule.properties.is_empty() {
        let name = tr!("match-details-of", number = index + 1);
        Sheet::new(&name, &fields(), ONE_LINE).show(ui, rule.properties.len(), |ui, place, field| {
            let line = Line { index, place, detail: &rule.properties[place] };
            line.show(ui, view, field, memory, asked);
        });
    }
}

/// The fields of a detail; [`Line::show`] draws them by their place here.
fn fields() -> [Field<'static>; 6] {
    [
        Field { title: tr!("column"), wide: Share::Parts(1.0), narrow: (0, Share::Parts(1.0)) },
        Field { title: tr!("match-detail-first"), wide: Share::Parts(1.1), narrow: (1, Share::Parts(1.0)) },
        Field { title: tr!("match-detail-property"), wide: Share::Parts(1.3), narrow: (0, Share::Parts(1.2)) },
        Field { title: tr!("match-detail-read"), wide: Share::Points(142.0), narrow: (1, Share::Parts(1.2)) },
        Field { title: tr!("match-detail-look-up"), wide: Share::Points(76.0), narrow: (2, Share::Parts(1.0)) },
        Field { title: "", wide: Share::Points(52.0), narrow: (2, Share::Parts(1.2)) },
    ]
}
/// With less room than this, in points, a detail goes over several lines.
const ONE_LINE: f32 = 600.0;

/// One detail of an event.
struct Line<'a> {
    index: usize,
    place: usize,
    detail: &'a PropertyRule,
}

impl Line<'_> {
    fn at(&self) -> Slot {
        Slot { rule: self.index, part: Part::Property(self.place) }
    }

    fn show(&self, ui: &mut Ui, view: &View<'_>, field: usize, memory: &mut PageState, asked: &mut Asked) {
        match field {
            0 => self.column(ui),
            1 => self.example(ui, view, memory, asked),
            2 => self.name(ui, memory, asked),
            3 => self.reading(ui, asked),
            4 => self.look_up(ui, asked),
            _ => {
                let name = tr!("match-remove-named", name = self.detail.name());
                if ui.add(Link::small(tr!("match-remove")).name(&name)).clicked() {
                    let at = self.at();
                    asked.change(move |settings| settings.clear(at));
                }
            }
        }
    }

    fn column(&self, ui: &mut Ui) {
        let palette = Palette::of(ui);
        let told = match self.detail {
            PropertyRule::Column { column, .. } => Runs::new().plain(palette, text::MEDIUM, column),
            PropertyRule::Constant { .. } => Runs::new().weak(palette, text::BODY, tr!("match-detail-fixed")),
        };
        ui.add(Label::new(told).truncate());
    }

    /// The first value as it is sent; a fixed value is typed here.
    fn example(&self, ui: &mut Ui, view: &View<'_>, memory: &mut PageState, asked: &mut Asked) {
        let palette = Palette::of(ui);
        let (index, place) = (self.index, self.place);
        match self.detail {
            PropertyRule::Constant { value, .. } => {
                let key = format!("constant {index} {place}");
                let width = ui.available_width();
                let typed = memory.typed.show(ui, &key, value, tr!("match-detail-value"), |field| {
                    field.small().hint(tr!("match-detail-value-hint")).width(width)
                });
                if let Some(typed) = typed {
                    edit_detail(asked, index, place, move |detail| {
                        if let PropertyRule::Constant { value, .. } = detail {
                            typed.trim().clone_into(value);
                        }
                    });
                }
            }
            PropertyRule::Column { column, lookup: Some(lookup), .. } => {
                let told = tr!("match-detail-from", column = &lookup.take, source = &lookup.source);
                let told = Label::new(Runs::new().weak(palette, text::SMALL, &told)).truncate();
                ui.add(told).on_hover_text(text::SMALL.rich(look_up::words(column, lookup)));
            }
            PropertyRule::Column { column, treat, .. } => {
                let sample = first_value(view, column).unwrap_or_default();
                let told = match treat.apply(sample).into_text() {
                    sent if sent.is_empty() => Runs::new().weak(palette, text::SMALL, tr!("blank")),
                    sent if sent == sample => Runs::new().plain(palette, text::MONO, sample),
                    sent => Runs::new().plain(palette, text::MONO, &sent).weak(
                        palette,
                        text::SMALL,
                        &tr!("match-detail-was", value = sample),
                    ),
                };
                ui.add(Label::new(told).truncate());
            }
        }
    }

    fn name(&self, ui: &mut Ui, memory: &mut PageState, asked: &mut Asked) {
        let (index, place) = (self.index, self.place);
        let (key, width) = (format!("detail {index} {place}"), ui.available_width());
        let name = memory.typed.show(ui, &key, self.detail.name(), tr!("match-detail-name"), |field| {
            field.small().hint(tr!("match-detail-name-hint")).width(width)
        });
        if let Some(typed) = name {
            edit_detail(asked, index, place, move |detail| match detail {
                PropertyRule::Column { name, .. } | PropertyRule::Constant { name, .. } => {
                    typed.trim().clone_into(name)
                }
            });
        }
    }

    fn reading(&self, ui: &mut Ui, asked: &mut Asked) {
        let PropertyRule::Column { treat, lookup: None, .. } = self.detail else { return };
        let choice = Choice::bare(tr!("match-detail-read"), words(*treat)).small();
        let picked = choice.show(ui, TREATMENTS.len(), |at| Item {
            text: words(TREATMENTS[at]),
            note: "",
            chosen: TREATMENTS[at] == *treat,
        });
        if let Some(wanted) = picked.and_then(|at| TREATMENTS.get(at)) {
            edit_detail(asked, self.index, self.place, move |detail| {
                if let PropertyRule::Column { treat, .. } = detail {
                    *treat = *wanted;
                }
            });
        }
    }

    fn look_up(&self, ui: &mut Ui, asked: &mut Asked) {
        let at = self.at();
        match self.detail {
            PropertyRule::Column { column, lookup: Some(_), .. } => {
                let name = tr!("match-use-as-is-named", column = column);
                if ui.add(Link::small(tr!("match-use-as-is")).name(&name)).clicked() {
                    asked.change(move |settings| settings.look_up(at, None));
                }
            }
            PropertyRule::Column { column, .. } => {
                if look_up::link(ui, column) {
                    look_up::begin(at, column, asked);
                }
            }
            PropertyRule::Constant { .. } => {}
        }
    }
}

fn edit_detail(asked: &mut Asked, index: usize, place: usize, edit: impl FnOnce(&mut PropertyRule) + 'static) {
    edit_details(asked, index, move |details| {
        if let Some(detail) = details.get_mut(place) {
            edit(detail);
        }
    });
}

fn edit_details(asked: &mut Asked, index: usize, edit: impl FnOnce(&mut Vec<PropertyRule>) + 'static) {
    asked.change(move |settings| {
        if let Some(rule) = settings.mapping.rules.get_mut(index) {
            edit(&mut rule.properties);
        }
    });
}
