//! How the window looks: colours, type, spacing, and egui's own widgets brought in line with them.
//!
//! [`install`] is called once, before the first frame. Widgets take colours from [`Palette`] and text from [`text`];
//! no other file names a colour or a font size.

pub mod fonts;
pub mod palette;
pub mod text;

use eframe::egui::{
    Context, CornerRadius, CursorIcon, Margin, Shadow, Stroke, Style, TextStyle, Theme, ThemePreference, Vec2, Visuals,
    style::{ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets},
    vec2,
};

pub use palette::Palette;

/// The grid, in points: distances are its multiples and halves.
pub const GRID: f32 = 8.0;
/// Corners of cards, in points.
pub const CARD_RADIUS: u8 = 12;
/// Corners of fields that take a column, in points.
pub const SLOT_RADIUS: u8 = 10;
/// Corners of buttons and chips, in points.
pub const BUTTON_RADIUS: u8 = 8;
/// Width of the outline of what has the keyboard, in points.
pub const FOCUS_WIDTH: f32 = 2.0;
/// The least size of what can be pressed, in points (WCAG 2.2, 2.5.8).
pub const LEAST_TARGET: f32 = 24.0;
/// How far text may be scaled (WCAG 2.2, 1.4.4).
pub const SCALES: std::ops::RangeInclusive<f32> = 1.0..=2.0;

/// Gives the window its fonts and looks; follows the system's light or dark until [`choose`] says otherwise.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = true;
        // Where nobody says how the desktop is, as on most of Linux, paper is white.
        options.fallback_theme = Theme::Light;
    });
}

/// Light, dark, or as the system has it.
pub fn choose(ctx: &Context, preference: ThemePreference) {
    ctx.set_theme(preference);
}

/// Scales everything, text first of all; what is outside [`SCALES`] is brought inside.
pub fn scale(ctx: &Context, factor: f32) {
    let factor = if factor.is_finite() { factor } else { 1.0 };
    ctx.set_zoom_factor(factor.clamp(*SCALES.start(), *SCALES.end()));
}

fn style(theme: Theme) -> Style {
    let palette = Palette::of_theme(theme);
    let mut style = Style { visuals: visuals(theme, palette), ..Style::default() };
    for (name, kind) in [
        (TextStyle::Heading, text::TITLE),
        (TextStyle::Body, text::BODY),
        (TextStyle::Button, text::MEDIUM),
        (TextStyle::Small, text::SMALL),
        (TextStyle::Monospace, text::MONO),
    ] {
        style.text_styles.insert(name, kind.font());
    }
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(GRID);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.interact_size = vec2(40.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(24);
    spacing.combo_width = 160.0;
    spacing.tooltip_width = 360.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = GRID;
    spacing.scroll = scroll();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.12;
    style
}

fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle::floating();
    scroll.bar_width = 8.0;
    scroll.floating_width = 4.0;
    // Always there, so that one sees that there is more; never so strong that one looks at it.
    scroll.foreground_color = true;
    scroll.dormant_handle_opacity = 0.25;
    scroll.active_handle_opacity = 0.35;
    scroll.interact_handle_opacity = 0.5;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.0;
    scroll
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let radius = CornerRadius::same(BUTTON_RADIUS);
    let line = |color| Stroke::new(1.0, color);
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow };
    let state = |fill, border, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line(border),
        corner_radius: radius,
        fg_stroke: line(text),
        expansion: 0.0,
    };
    let mut visuals = theme.default_visuals();
    visuals.widgets = Widgets {
        noninteractive: state(palette.surface, palette.line, palette.text),
        inactive: state(palette.surface, palette.line_strong, palette.text),
        hovered: state(palette.sunken, palette.line_strong, palette.text),
        active: state(palette.accent_soft, palette.accent, palette.text),
        open: state(palette.sunken, palette.line_strong, palette.text),
    };
    visuals.selection = Selection { bg_fill: palette.accent_soft, stroke: Stroke::new(FOCUS_WIDTH, palette.accent) };
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.sunken;
    visuals.extreme_bg_color = palette.sunken;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.code_bg_color = palette.sunken;
    visuals.warn_fg_color = palette.warn;
    visuals.error_fg_color = palette.bad;
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.window_shadow = shadow;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = line(palette.line);
    visuals.menu_corner_radius = CornerRadius::same(SLOT_RADIUS);
    visuals.panel_fill = palette.bg;
    visuals.popup_shadow = shadow;
    visuals.text_cursor =
        TextCursorStyle { stroke: Stroke::new(FOCUS_WIDTH, palette.accent), blink: false, ..visuals.text_cursor };
    visuals.interact_cursor = Some(CursorIcon::PointingHand);
    visuals
}
