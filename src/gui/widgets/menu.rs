//! A list that opens below what was pressed. Long lists are searched by typing and drawn only where they are seen.

use eframe::egui::{
    Color32, Event, Id, Key, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{field, paint};
use crate::gui::theme::text;
use crate::gui::theme::{BUTTON_RADIUS, Palette};
use crate::tr;

/// One line of a [`menu`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Item<'a> {
    /// What is chosen.
    pub text: &'a str,
    /// What explains it, at the right.
    pub note: &'a str,
    /// Whether it is the one that is chosen now.
    pub chosen: bool,
}

/// Lists longer than this are searched.
const SEARCH_FROM: usize = 10;
const ROW: f32 = 32.0;
const MOST_ROWS: f32 = 9.0;
const NARROWEST: f32 = 220.0;
const WIDEST: f32 = 420.0;
/// So many items decide on the width.
const MEASURED: usize = 40;

/// Whether the menu of `opener` is open.
pub fn is_open(opener: &Response) -> bool {
    Popup::is_id_open(&opener.ctx, Popup::default_response_id(opener))
}

/// Opens the menu of `opener`, where something else than pressing it should.
pub fn open(opener: &Response) {
    Popup::open_id(&opener.ctx, Popup::default_response_id(opener));
}

/// Shows the list of `opener` while it is open, and tells what was chosen. Pressing `opener` opens and closes it.
pub fn menu<'a>(opener: &Response, name: &str, count: usize, item: impl Fn(usize) -> Item<'a>) -> Option<usize> {
    menu_found(opener, name, count, &item, |search| (0..count).filter(|index| matches(&item(*index), search)).collect())
}

/// Shows a menu whose items are searched: `find` gives the places of those that fit what is typed, the likeliest first.
pub fn menu_found<'a>(
    opener: &Response,
    name: &str,
    count: usize,
    item: impl Fn(usize) -> Item<'a>,
    find: impl Fn(&str) -> Vec<usize>,
) -> Option<usize> {
    let chosen = stays_open(opener, name, count, item, find);
    if chosen.is_some() {
        Popup::close_id(&opener.ctx, Popup::default_response_id(opener));
        // The keyboard goes back to where it was.
        opener.request_focus();
    }
    chosen
}

/// Shows a menu that stays open: of a list of which several are chosen, each press chooses one or takes it back.
pub fn several<'a>(opener: &Response, name: &str, count: usize, item: impl Fn(usize) -> Item<'a>) -> Option<usize> {
    let find = |search: &str| (0..count).filter(|index| matches(&item(*index), search)).collect();
    stays_open(opener, name, count, &item, find)
}

fn stays_open<'a>(
    opener: &Response,
    name: &str,
    count: usize,
    item: impl Fn(usize) -> Item<'a>,
    find: impl Fn(&str) -> Vec<usize>,
) -> Option<usize> {
    let state = opener.id.with("menu");
    let popup = Popup::menu(opener)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .width(opener.rect.width().max(width_of(opener, count, &item)));
    let Some(shown) = popup.show(|ui| list(ui, state, name, count, item, find)) else {
        let was_open = opener.ctx.data_mut(|data| {
            let was_open = data.get_temp::<Search>(state).is_some();
            data.remove::<Search>(state);
            was_open
        });
        // Escape closes it, and the keyboard would be nowhere.
        if was_open && opener.ctx.memory(|memory| memory.focused()).is_none() {
            opener.request_focus();
        }
        return None;
    };
    shown.inner
}

/// As wide as the first items need, so that none of them is cut.
fn width_of<'a>(opener: &Response, count: usize, item: &impl Fn(usize) -> Item<'a>) -> f32 {
    if !is_open(opener) && !opener.clicked() {
        return NARROWEST;
    }
    let width = |kind: text::Type, text: &str| {
        opener.ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), kind.font(), Color32::PLACEHOLDER).size().x)
    };
    let wanted = |index| {
        let item = item(index);
        let note = if item.note.is_empty() { 0.0 } else { width(text::SMALL, item.note) + 16.0 };
        width(text::BODY, item.text) + note + 44.0
    };
    (0..count.min(MEASURED)).map(wanted).fold(NARROWEST, f32::max).min(WIDEST)
}

#[derive(Clone, Default)]
struct Search {
    text: String,
    begun: bool,
    /// When the last letter came, in seconds.
    at: f64,
}

/// After so long a pause the letters that are typed begin anew, in seconds.
const PAUSE: f64 = 1.0;

impl Search {
    /// The letters that are typed where there is no field for them go to the first item that begins so; its place.
    fn typed<'a>(&mut self, ui: &Ui, count: usize, item: &impl Fn(usize) -> Item<'a>) -> Option<usize> {
        let (typed, now) = ui.input(|input| {
            let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
            (input.events.iter().filter_map(text).collect::<String>(), input.time)
        });
        if now - self.at > PAUSE {
            self.text.clear();
        }
        // A space presses what has the keyboard.
        if typed.is_empty() || self.text.is_empty() && typed.trim().is_empty() {
            return None;
        }
        self.text += &typed.to_lowercase();
        self.at = now;
        (0..count).find(|index| item(*index).text.to_lowercase().starts_with(&self.text))
    }
}

fn list<'a>(
    ui: &mut Ui,
    state: Id,
    name: &str,
    count: usize,
    item: impl Fn(usize) -> Item<'a>,
    find: impl Fn(&str) -> Vec<usize>,
) -> Option<usize> {
    let mut search = ui.data(|data| data.get_temp::<Search>(state)).unwrap_or_default();
    let begins = !std::mem::replace(&mut search.begun, true);
    let searched = count > SEARCH_FROM;
    let mut picked = None;
    ui.spacing_mut().item_spacing.y = 2.0;
    if searched {
        let label = tr!("widgets-menu-search", name = name);
        let field = ui.add(field::Field::bare(&label, &mut search.text).hint(tr!("widgets-menu-hint")).small());
        if begins {
            field.request_focus();
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            picked = find(&search.text).first().copied();
        }
        ui.add_space(4.0);
    }
    let typed = if searched { None } else { search.typed(ui, count, &item) };
    let found = find(if searched { &search.text } else { "" });
    if found.is_empty() {
        ui.label(text::SMALL.rich(tr!("widgets-menu-none")));
    }
    let first = found.iter().position(|index| item(*index).chosen).unwrap_or(0);
    let mut area = ScrollArea::vertical().max_height(ROW * MOST_ROWS).min_scrolled_height(ROW * MOST_ROWS);
    if begins {
        area = area.vertical_scroll_offset((first as f32 - 3.0).max(0.0) * (ROW + 2.0));
    }
    area.show_rows(ui, ROW, found.len(), |ui, rows| {
        for row in rows {
            let Some(&index) = found.get(row) else { continue };
            let response = show_item(ui, &item(index));
            if begins && !searched && row == first || typed == Some(index) {
                response.request_focus();
            }
            if response.clicked() {
                picked = Some(index);
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(state, search));
    picked
}

fn matches(item: &Item<'_>, search: &str) -> bool {
    let search = search.trim().to_lowercase();
    search.is_empty() || item.text.to_lowercase().contains(&search) || item.note.to_lowercase().contains(&search)
}

fn show_item(ui: &mut Ui, item: &Item<'_>) -> Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, item.chosen, item.text));
    if !item.note.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(item.note));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, BUTTON_RADIUS, palette.accent_soft);
        }
        if item.chosen {
            let center = pos2(rect.left() + 16.0, rect.center().y);
            paint::check(painter, center, 10.0, Stroke::new(1.5, palette.accent));
        }
        let inner = Rect::from_min_max(rect.min + vec2(32.0, 0.0), rect.max - vec2(12.0, 0.0));
        // The note gets what the text leaves over, and no less than half.
        let wanted = text::BODY.one_line(ui, item.text, palette.text, inner.width()).size().x;
        let left = (inner.width() - wanted - 12.0).max(inner.width() * 0.5);
        let note = text::SMALL.one_line(ui, item.note, palette.weak, left);
        let room = inner.width() - note.size().x - if item.note.is_empty() { 0.0 } else { 12.0 };
        let text = text::BODY.one_line(ui, item.text, palette.text, room);
        painter.galley(pos2(inner.left(), inner.center().y - text.size().y / 2.0), text, palette.text);
        let note_at = pos2(inner.right() - note.size().x, inner.center().y - note.size().y / 2.0);
        painter.galley(note_at, note, palette.weak);
    }
    response
}
