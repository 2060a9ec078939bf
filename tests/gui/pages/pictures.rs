//! Pictures of every page, to look at and for the README: written where `BACKFILL_PICTURES` names a folder.

use super::wizard::Wizard;
use crate::harness::{THEMES, look};

/// The sizes that are looked at; the first is the one for the README.
const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [1000.0, 700.0], [1600.0, 1000.0]];

#[test]
fn every_page_of_the_sample_can_be_drawn_in_both_themes() {
    for size in SIZES {
        for (theme, name) in THEMES {
            let mut wizard = Wizard::look(theme, size);
            let suffix = if size == SIZES[0] { name.to_owned() } else { format!("{name}-{}", size[0]) };
            let picture = |wizard: &mut Wizard, page: &str| {
                wizard.window.remove_cursor();
                wizard.window.run_steps(4);
                look(&mut wizard.window, &format!("{page}-{suffix}"));
            };
            picture(&mut wizard, "1-choose");
            wizard.press("Start the sample");
            wizard.see_all_rows();
            picture(&mut wizard, "2-chosen");
            wizard.press("Continue");
            wizard.choose("Time zone", "Europe/Berlin");
            picture(&mut wizard, "3-match");
            wizard.press("Add Canceled");
            wizard.press("Continue");
            wizard.see("All 480 rows were checked.");
            wizard.see("616 events made");
            picture(&mut wizard, "4-preview");
            wizard.press("Continue");
            picture(&mut wizard, "5-send");
            wizard.press("Practise with 614 events");
            wizard.see("What became of everything");
            picture(&mut wizard, "7-result");
        }
    }
}
