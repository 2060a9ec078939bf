//! The colours, by what they mean. A widget asks for `accent` or `bad_soft`, never for a number, so that light and
//! dark stay one design.

use eframe::egui::{Color32, Theme, Ui};

/// Every colour that the window uses, in one theme.
///
/// Text colors on the backgrounds that they are used on keep a contrast of 4.5:1 or more (WCAG 2.2, 1.4.3), and what is
/// needed to see an input or a chart 3:1 or more (1.4.11); a test computes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind the page.
    pub bg: Color32,
    /// Cards, the rail, the footer.
    pub surface: Color32,
    /// What lies a step deeper: tracks, chips, plain tags.
    pub sunken: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Outlines of what can be pressed or filled in.
    pub line_strong: Color32,
    /// Text.
    pub text: Color32,
    /// Text that explains.
    pub weak: Color32,
    /// The one accent.
    pub accent: Color32,
    /// A tint of it, for what is chosen.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Well.
    pub good: Color32,
    /// A tint of it.
    pub good_soft: Color32,
    /// Wants attention.
    pub warn: Color32,
    /// A tint of it.
    pub warn_soft: Color32,
    /// Must be fixed.
    pub bad: Color32,
    /// A tint of it.
    pub bad_soft: Color32,
    /// Worth knowing.
    pub note: Color32,
    /// A tint of it.
    pub note_soft: Color32,
    /// Bars of a chart.
    pub bar: Color32,
    /// The shadow under what is lifted off the page.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light theme.
pub const LIGHT: Palette = Palette {
    bg: rgb(0xf6f7f9),
    surface: rgb(0xffffff),
    sunken: rgb(0xeef0f4),
    line: rgb(0xdfe3ea),
    line_strong: rgb(0x7f8898),
    text: rgb(0x1a2130),
    weak: rgb(0x5a6475),
    accent: rgb(0x2f55d4),
    accent_soft: rgb(0xe8edfc),
    on_accent: rgb(0xffffff),
    good: rgb(0x1a7a4a),
    good_soft: rgb(0xe4f4ea),
    warn: rgb(0x8f5600),
    warn_soft: rgb(0xfdf1dc),
    bad: rgb(0xb3261e),
    bad_soft: rgb(0xfbe9e7),
    note: rgb(0x44607c),
    note_soft: rgb(0xe8eef4),
    bar: rgb(0x6f84e0),
    shadow: Color32::from_black_alpha(0x33),
};

/// The dark theme.
pub const DARK: Palette = Palette {
    bg: rgb(0x13161b),
    surface: rgb(0x1b1f26),
    sunken: rgb(0x15181e),
    line: rgb(0x2c323c),
    line_strong: rgb(0x6f7989),
    text: rgb(0xe7eaf0),
    weak: rgb(0x9aa4b3),
    accent: rgb(0x8ea6ff),
    accent_soft: rgb(0x232c49),
    on_accent: rgb(0x0e1430),
    good: rgb(0x7fd3a4),
    good_soft: rgb(0x18301f),
    warn: rgb(0xf2c069),
    warn_soft: rgb(0x33280f),
    bad: rgb(0xff9d94),
    bad_soft: rgb(0x3a1a18),
    note: rgb(0xa7c1db),
    note_soft: rgb(0x1d2833),
    bar: rgb(0x5f74c0),
    shadow: Color32::from_black_alpha(0x73),
};

impl Palette {
    /// The palette of a theme.
    pub const fn of_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The palette that `ui` is drawn in.
    pub fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }
}
