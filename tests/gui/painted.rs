//! What is painted, as a person sees it: words with the place where they stand and how they can be read there, and
//! outlines with their color.

use eframe::egui::epaint::{ClippedShape, TextShape};
use eframe::egui::{Color32, Pos2, Rect, Shape};
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

/// The boxes that are filled, each with its color.
pub fn fills<S>(window: &Harness<'_, S>) -> Vec<(Rect, Color32)> {
    let mut all = Vec::new();
    each(window, &mut |clip, shape| {
        if let Shape::Rect(rect) = shape
            && rect.fill != Color32::TRANSPARENT
        {
            all.push((rect.rect.intersect(clip), rect.fill));
        }
    });
    all
}

/// A text, on however many lines, and what it is read on.
#[derive(Clone, Debug)]
pub struct Text {
    /// What is read, without what was shortened away.
    pub text: String,
    /// Where it would stand if nothing hid a part of it.
    pub whole: Rect,
    /// As much of that as is seen.
    pub seen: Rect,
    /// Its colors as they come out on the ground.
    pub colors: Vec<Color32>,
    /// What is behind its middle.
    pub ground: Color32,
    /// Where its lines stand, as far as they are seen.
    pub lines: Vec<Rect>,
    /// What was painted over it later, a menu for example.
    pub covers: Vec<Rect>,
}

impl Text {
    /// Whether something was painted over this place of it.
    pub fn is_covered(&self, at: Pos2) -> bool {
        self.covers.iter().any(|cover| cover.contains(at))
    }
}

/// All texts of which anything is seen.
pub fn texts<S>(window: &Harness<'_, S>) -> Vec<Text> {
    let everything = window.ctx.content_rect();
    let mut filled: Vec<Filled> = Vec::new();
    let mut all: Vec<Text> = Vec::new();
    // What is painted first is behind what is painted next.
    each(window, &mut |clip, shape| {
        let clip = clip.intersect(everything);
        match shape {
            Shape::Rect(rect) if rect.blur_width == 0.0 => {
                let place = rect.rect.intersect(clip);
                if rect.fill.is_opaque() {
                    let under = all.iter_mut().filter(|text| text.seen.intersects(place));
                    under.for_each(|text| text.covers.push(place));
                }
                filled.push(Filled { rect: place, radius: None, color: rect.fill });
            }
            Shape::Circle(circle) => {
                let rect = Rect::from_center_size(circle.center, [2.0 * circle.radius; 2].into()).intersect(clip);
                filled.push(Filled { rect, radius: Some((circle.center, circle.radius)), color: circle.fill });
            }
            Shape::Text(text) => all.extend(one_text(text, clip, &filled)),
            _ => {}
        }
    });
    all
}

/// A place that was painted over.
struct Filled {
    rect: Rect,
    /// Center and radius of a round one.
    radius: Option<(Pos2, f32)>,
    color: Color32,
}

impl Filled {
    fn is_behind(&self, at: Pos2) -> bool {
        self.rect.contains(at) && self.radius.is_none_or(|(center, radius)| center.distance(at) <= radius)
    }
}

fn one_text(shape: &TextShape, clip: Rect, filled: &[Filled]) -> Option<Text> {
    let rows = || shape.galley.rows.iter();
    // What stands in the text, not the room that its lines take.
    let whole = rows()
        .filter(|row| !row.text().trim().is_empty())
        .map(|row| row.rect_without_leading_space())
        .reduce(Rect::union)?
        .translate(shape.pos.to_vec2());
    let seen = whole.intersect(clip);
    if !seen.is_positive() {
        return None;
    }
    let behind = filled.iter().filter(|filled| filled.is_behind(seen.center()));
    let ground = behind.fold(Color32::TRANSPARENT, |ground, filled| ground.blend(filled.color));
    let mut colors = Vec::new();
    for row in rows() {
        for vertex in &row.visuals.mesh.vertices[row.visuals.glyph_vertex_range.clone()] {
            let own = if vertex.color == Color32::PLACEHOLDER { shape.fallback_color } else { vertex.color };
            let color = shape.override_text_color.unwrap_or(own).gamma_multiply(shape.opacity_factor);
            let color = ground.blend(color);
            if !colors.contains(&color) {
                colors.push(color);
            }
        }
    }
    let said: Vec<String> = rows().map(|row| row.text().trim().to_owned()).collect();
    let text = said.join(" ");
    let places = rows().filter(|row| !row.text().trim().is_empty()).map(|row| row.rect_without_leading_space());
    let places = places.map(|place| place.translate(shape.pos.to_vec2()).intersect(clip));
    let lines = places.filter(|place| place.is_positive()).collect();
    Some(Text { text, whole, seen, colors, ground, lines, covers: Vec::new() })
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
