//! The one large target for files: it takes a drop, a click, a paste, a path.

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
    /// A folder is to be chosen.
    Folder,
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

/// Shows the target, `height` points high or as high as its words need; `kinds` says what can be dropped, `path` holds what is being typed, `None`
/// until somebody wants to type.
pub fn drop_target(ui: &mut Ui, height: f32, kinds: &str, path: &mut Option<String>) -> Option<DropPress> {
    let palette = Palette::of(ui);
    let hovering = hovering(ui.ctx());
    let width = ui.available_width() - 2.0 * MARGIN;
    let buttons = [
        (Button::main(tr!("choose-file")), Pressed::Press(DropPress::Choose)),
        (Button::normal(tr!("choose-folder")), Pressed::Press(DropPress::Folder)),
        (Button::normal(tr!("widgets-paste")), Pressed::Press(DropPress::Paste)),
        (Button::quiet(tr!("widgets-type-path")), Pressed::Type),
    ];
    let (places, row) = in_rows(&buttons.each_ref().map(|(button, _)| button.size(ui).x), width);
    let kinds = text::BODY.lines(ui, kinds, palette.weak, width);
    let typing = if path.is_some() { 12.0 + 28.0 } else { 0.0 };
    let words = 20.0 + 12.0 + kinds.size().y + 16.0 + row + ROW + typing;
    let height = height.max(words + AROUND);
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
    // Where there is little room the picture goes before the words do.
    let sheet = if height >= words + SHEET + 32.0 { SHEET } else { 0.0 };
    let mut top = rect.center().y - (words + sheet) / 2.0;
    let middle = rect.center().x;
    if sheet > 0.0 {
        paint::sheet(ui.painter(), pos2(middle, top + 28.0), palette.accent);
        top += sheet;
    }
    let heading = text::STRONG.one_line(ui, &heading, palette.text, width);
    ui.painter().galley(pos2(middle - heading.size().x / 2.0, top), heading, palette.text);
    top += 32.0;
    let kinds_height = kinds.size().y;
    ui.painter().galley(pos2(middle - kinds.size().x / 2.0, top), kinds, palette.weak);
    top += kinds_height + 16.0;

    let mut pressed = None;
    for ((button, press), (left, below, wide)) in buttons.into_iter().zip(places) {
        let at = Rect::from_min_size(pos2(middle + left, top + below), vec2(wide, ROW));
        if place::at(ui, at, button).clicked() {
            match press {
                Pressed::Press(press) => pressed = Some(press),
                Pressed::Type => *path = if path.is_none() { Some(String::new()) } else { None },
            }
        }
    }
    if let Some(typed) = path {
        let at = Rect::from_center_size(pos2(middle, top + row + ROW + 26.0), vec2(width.min(440.0), 28.0));
        pressed = show_path(ui, at, typed).map(DropPress::Path).or(pressed);
    }
    pressed
}

/// What a button does.
enum Pressed {
    Press(DropPress),
    /// It begins or ends the typing of a path.
    Type,
}

/// The picture of a sheet and the room below it, in points.
const SHEET: f32 = 68.0;

/// The room at each side of the words, and that above and below them together.
const MARGIN: f32 = 24.0;
const AROUND: f32 = 72.0;

/// The height of a row of buttons, and the gap between two of them and between rows.
const ROW: f32 = 36.0;
const GAP: f32 = 8.0;

/// Puts buttons of these widths in as few rows as they need, each row in the middle: how far left of the middle each begins,
/// how far down, and its width; and how far down the last row is.
fn in_rows<const N: usize>(widths: &[f32; N], most: f32) -> ([(f32, f32, f32); N], f32) {
    let mut places = [(0.0, 0.0, 0.0); N];
    let (mut first, mut down) = (0, 0.0);
    while first < N {
        let wide = |last: usize| widths[first..=last].iter().sum::<f32>() + GAP * (last - first) as f32;
        let last = (first..N).rev().find(|last| wide(*last) <= most).unwrap_or(first);
        let mut left = -wide(last) / 2.0;
        for at in first..=last {
            places[at] = (left, down, widths[at]);
            left += widths[at] + GAP;
        }
        first = last + 1;
        down += ROW + GAP;
    }
    (places, down - ROW - GAP)
}

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
