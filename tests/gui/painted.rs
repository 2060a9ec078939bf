//! What is painted, as a person sees it: words with the place where they stand, and outlines with their color.

use eframe::egui::epaint::ClippedShape;
use eframe::egui::{Color32, Rect, Shape};
use egui_kittest::Harness;

/// A line of words on the screen.
#[derive(Clone, Debug)]
pub struct Words {
    /// What is read.
    pub text: String,
    /// Where they stand, as far as they are seen.
    pub seen: Rect,
}

/// All words that are seen.
pub fn words<S>(window: &Harness<'_, S>) -> Vec<Words> {
    let mut all = Vec::new();
    each(window, &mut |clip, shape| {
        if let Shape::Text(text) = shape {
            // A text that begins in the middle of a line leaves what is before it to others.
            for row in &text.galley.rows {
                let rect = row.rect_without_leading_space().translate(text.pos.to_vec2());
                let (seen, said) = (rect.intersect(clip), row.text());
                if seen.is_positive() && !said.trim().is_empty() {
                    all.push(Words { text: said, seen });
                }
            }
        }
    });
    all
}

/// The outlines of boxes that are seen, each with its color.
pub fn outlines<S>(window: &Harness<'_, S>) -> Vec<(Rect, Color32)> {
    let mut all = Vec::new();
    each(window, &mut |_, shape| {
        if let Shape::Rect(rect) = shape
            && rect.stroke.width > 0.0
        {
            all.push((rect.rect, rect.stroke.color));
        }
    });
    all
}

fn each<S>(window: &Harness<'_, S>, see: &mut impl FnMut(Rect, &Shape)) {
    for ClippedShape { clip_rect, shape, .. } in &window.output().shapes {
        one(*clip_rect, shape, see);
    }
}

fn one(clip: Rect, shape: &Shape, see: &mut impl FnMut(Rect, &Shape)) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| one(clip, shape, see)),
        shape => see(clip, shape),
    }
}
