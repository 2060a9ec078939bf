//! The typefaces that travel with the program: the window looks the same on every machine, and tests see what
//! people see. egui's own fonts stay behind them for what they lack, and behind those the system's.

use std::sync::{Arc, LazyLock};

use eframe::egui::{FontData, FontDefinitions, FontFamily};

const REGULAR: &str = "Inter Regular";
const MEDIUM: &str = "Inter Medium";
const SEMIBOLD: &str = "Inter SemiBold";
const MONO: &str = "JetBrains Mono";

// Asked for with every text that is laid out, so made once.
static MEDIUM_FAMILY: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name(Arc::from(MEDIUM)));
static SEMIBOLD_FAMILY: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name(Arc::from(SEMIBOLD)));

/// Inter, weight 500.
pub fn medium() -> FontFamily {
    MEDIUM_FAMILY.clone()
}

/// Inter, weight 600.
pub fn semibold() -> FontFamily {
    SEMIBOLD_FAMILY.clone()
}

/// Weights are families, since a font file here holds one weight.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [
        (REGULAR, include_bytes!("../../../assets/fonts/Inter-Regular.otf").as_slice()),
        (MEDIUM, include_bytes!("../../../assets/fonts/Inter-Medium.otf").as_slice()),
        (SEMIBOLD, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf").as_slice()),
        (MONO, include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf").as_slice()),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let proportional = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let monospace = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    // A monospaced fallback last: it has arrows and box shapes that may stand in somebody's data.
    let fallbacks = || proportional.iter().chain(&monospace).cloned();
    for (family, first) in [(FontFamily::Proportional, REGULAR), (medium(), MEDIUM), (semibold(), SEMIBOLD)] {
        fonts.families.insert(family, std::iter::once(first.to_owned()).chain(fallbacks()).collect());
    }
    let mono = [MONO, REGULAR].map(str::to_owned).into_iter().chain(monospace.iter().cloned());
    fonts.families.insert(FontFamily::Monospace, mono.collect());
    fonts
}
