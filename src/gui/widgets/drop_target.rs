//! The one large target for a file: it takes a drop, a click, a paste, a path.

use eframe::egui::{Context, CornerRadius, Rect, Role, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Button, Field, paint, place};
use crate::gui::theme::text;
use crate::gui::theme::{CARD_RADIUS, Palette};
use crate::tr;

/// What was done to a [`drop_target`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropPress {
    /// A file is to be chosen.
    Choose,
    /// What was copied is to be read.
    Paste,
    /// This path was typed.
    Path(String),
}

/// The name of the file that is being dragged over the window, if any; blank where the system does not tell it.
pub fn hovering(ctx: &Context) -> Option<String> {
    ctx.input(|input| {
        let file = input.raw.hovered_files.first()?;
        Some(file.path.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()))
    })
    .map(Option::unwrap_or_default)
}

/// Shows the target, `height` points high; `kinds` says what can be dropped, `path` holds what is being typed, `None`
/// until somebody wants to type.
pub fn drop_target(ui: &mut Ui, height: f32, kinds: &str, path: &mut Option<String>) -> Option<DropPress> {
    let palette = Palette::of(ui);
    let hovering = hovering(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), eframe::egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, tr!("widgets-drop-here")));
    let (fill, line) = match hovering {
        Some(_) => (palette.accent_soft, Stroke::new(2.0, palette.accent)),
        None => (palette.surface, Stroke::new(1.0, palette.line_strong)),
    };
    ui.painter().rect(rect, CornerRadius::same(CARD_RADIUS), fill, Stroke::NONE, StrokeKind::Inside);
    paint::dashed_rect(ui.painter(), rect, CARD_RADIUS.into(), line);

    let heading = match &hovering {
        Some(name) if name.is_empty() => tr!("widgets-drop-to-open").to_owned(),
        Some(name) => tr!("widgets-drop-to-open-named", name = name),
        None => tr!("widgets-drop-here").to_owned(),
    };
    let choose = Button::main(tr!("choose-file"));
    let paste = Button::normal(tr!("widgets-paste"));
    let kinds = text::BODY.lines(ui, kinds, palette.weak, rect.width() - 48.0);
    let typing = if path.is_some() { 12.0 + 28.0 } else { 0.0 };
    let words = 20.0 + 12.0 + kinds.size().y + 16.0 + 36.0 + typing;
    // Where there is little room the picture goes before the words do.
    let sheet = if height >= words + SHEET + 32.0 { SHEET } else { 0.0 };
    let mut top = rect.center().y - (words + sheet) / 2.0;
    let middle = rect.center().x;
    if sheet > 0.0 {
        paint::sheet(ui.painter(), pos2(middle, top + 28.0), palette.accent);
        top += sheet;
    }
    let heading = text::STRONG.one_line(ui, &heading, palette.text, rect.width() - 48.0);
    ui.painter().galley(pos2(middle - heading.size().x / 2.0, top), heading, palette.text);
    top += 32.0;
    let kinds_height = kinds.size().y;
    ui.painter().galley(pos2(middle - kinds.size().x / 2.0, top), kinds, palette.weak);
    top += kinds_height + 16.0;

    let mut pressed = None;
    let type_path = Button::quiet(tr!("widgets-type-path"));
    let [choose_width, paste_width, type_width] = [&choose, &paste, &type_path].map(|button| button.size(ui).x);
    let mut left = middle - (choose_width + paste_width + type_width + 16.0) / 2.0;
    let mut next = |width: f32| {
        let at = Rect::from_min_size(pos2(left, top), vec2(width, 36.0));
        left = at.right() + 8.0;
        at
    };
    let (choose_at, paste_at, type_at) = (next(choose_width), next(paste_width), next(type_width));
    if place::at(ui, choose_at, choose).clicked() {
        pressed = Some(DropPress::Choose);
    }
    if place::at(ui, paste_at, paste).clicked() {
        pressed = Some(DropPress::Paste);
    }
    if place::at(ui, type_at, type_path).clicked() {
        *path = if path.is_none() { Some(String::new()) } else { None };
    }
    if let Some(typed) = path {
        let at = Rect::from_center_size(pos2(middle, top + 62.0), vec2((rect.width() - 48.0).min(440.0), 28.0));
        pressed = show_path(ui, at, typed).map(DropPress::Path).or(pressed);
    }
    pressed
}

/// The picture of a sheet and the room below it, in points.
const SHEET: f32 = 68.0;

fn show_path(ui: &mut Ui, row: Rect, typed: &mut String) -> Option<String> {
    let open = Button::normal(tr!("open")).small();
    let open_width = open.size(ui).x;
    let layout = eframe::egui::Layout::left_to_right(eframe::egui::Align::Center);
    place::with(ui, UiBuilder::new().max_rect(row).layout(layout), |ui| {
        let name = tr!("widgets-path");
        let field = ui.add(Field::bare(name, typed).hint(name).small().width(row.width() - open_width - 8.0));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
        let begun = field.id.with("begun");
        if ui.data_mut(|data| !std::mem::replace(data.get_temp_mut_or_default::<bool>(begun), true)) {
            field.request_focus();
        }
        let pressed = ui.add(open).clicked();
        ((entered || pressed) && !typed.trim().is_empty()).then(|| typed.trim().to_owned())
    })
    .0
}
