//! What the theme promises.

use backfill::gui::theme::text::{self, Runs, strong};
use backfill::gui::theme::{self, Palette};
use backfill::gui::widgets::Tone;
use eframe::egui::{Color32, Theme, WidgetText};

use crate::harness::window;

/// The relative luminance of WCAG 2.2.
fn luminance(color: Color32) -> f64 {
    let channel = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
}

pub fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn black_on_white_has_the_contrast_that_the_standard_says() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}

#[test]
fn text_can_be_read_wherever_it_stands() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of_theme(theme);
        let mut pairs = vec![("text on the accent", palette.on_accent, palette.accent)];
        for (ground, back) in [
            ("page", palette.bg),
            ("surface", palette.surface),
            ("sunken", palette.sunken),
            ("chosen", palette.accent_soft),
        ] {
            pairs.push((ground, palette.text, back));
            pairs.push((ground, palette.weak, back));
            pairs.push((ground, palette.accent, back));
        }
        for tone in [Tone::Plain, Tone::Good, Tone::Warn, Tone::Bad, Tone::Note, Tone::Accent] {
            let (color, back) = tone.colors(palette);
            pairs.push(("tone", color, back));
            pairs.push(("tone on the surface", color, palette.surface));
        }
        for (name, color, back) in pairs {
            let contrast = contrast(color, back);
            assert!(contrast >= 4.5, "{theme:?}, {name}: {color:?} on {back:?} is {contrast:.2}");
        }
    }
}

/// WCAG 2.2, 1.4.11.
#[test]
fn what_is_no_text_and_must_be_seen_stands_out() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = Palette::of_theme(theme);
        for (name, color) in [
            ("the border of an input", palette.line_strong),
            ("a bar of a chart", palette.bar),
            ("focus", palette.accent),
        ] {
            for (ground, back) in [("page", palette.bg), ("surface", palette.surface)] {
                let contrast = contrast(color, back);
                assert!(contrast >= 3.0, "{theme:?}, {name} on the {ground}: {color:?} on {back:?} is {contrast:.2}");
            }
        }
    }
}

#[test]
fn each_state_that_matters_has_a_shape_of_its_own() {
    let shapes = [Tone::Good, Tone::Warn, Tone::Bad, Tone::Note].map(Tone::shape);
    for (index, shape) in shapes.iter().enumerate() {
        assert!(shape.is_some());
        assert!(!shapes[..index].contains(shape));
    }
}

#[test]
fn text_scales_to_twice_its_size_and_no_further() {
    let mut window = window(Theme::Light, [400.0, 300.0], |_| {});
    for (asked, given) in [(1.5, 1.5), (2.0, 2.0), (7.0, 2.0), (0.1, 1.0), (f32::NAN, 1.0)] {
        theme::scale(&window.ctx, asked);
        // The zoom of a context changes when its next pass begins.
        window.step();
        let scaled = window.ctx.zoom_factor();
        assert!((scaled - given).abs() < 1e-6, "{asked} gave {scaled}");
    }
}

#[test]
fn what_is_marked_in_a_sentence_stands_out_and_the_marks_are_not_seen() {
    let palette = Palette::of_theme(Theme::Light);
    let job = |runs: Runs| match WidgetText::from(runs) {
        WidgetText::LayoutJob(job) => job,
        other => panic!("{other:?} has no looks"),
    };
    let marked = format!("Open {} and search for {}.", strong("People"), strong("a@b.example"));
    let by_hand = [
        (text::BODY, "Open "),
        (text::STRONG, "People"),
        (text::BODY, " and search for "),
        (text::STRONG, "a@b.example"),
        (text::BODY, "."),
    ];
    let by_hand = by_hand.iter().fold(Runs::new(), |runs, (kind, part)| runs.plain(palette, *kind, part));
    assert_eq!(job(Runs::new().sentence(palette, &marked)), job(by_hand));
    // Somebody's data may hold anything.
    let hostile = format!("{} is {}", strong("a\u{2}b\u{3}c"), "d\u{3}e");
    assert_eq!(Runs::new().sentence(palette, &hostile).as_str(), "a\u{2}bc is de");
}
