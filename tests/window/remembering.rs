//! The window remembers its size, its place and the size of its text, and is never where nobody sees it.

use std::fs;

use crate::app::App;
use crate::screen::Screen;
use crate::support::program::Program;

#[test]
fn size_place_and_text_size_are_those_of_the_last_time() {
    let mut app = App::start_on(Screen::new(1600, 1000), Program::new(), &[]);
    app.find("Choose a file…");
    app.place_window(1100, 700, 260, 140);
    // Larger than the window's least size in points could be on this screen.
    app.keys(&["ctrl+plus"; 7]);
    let before = app.find("Choose a file…").rect.size();
    app.close();
    assert_eq!(app.ended(), Some(0));
    app.start_again();
    app.find("Choose a file…");
    assert_eq!(app.window_place(), (1100, 700, 260, 140));
    assert_eq!(app.find("Choose a file…").rect.size(), before);
    // It neither grows nor shrinks from one start to the next.
    app.close();
    assert_eq!(app.ended(), Some(0));
    app.start_again();
    assert_eq!(app.window_place(), (1100, 700, 260, 140));
    let kept = fs::read_to_string(app.data().join("window.ron")).expect("it is kept");
    assert!(kept.len() < 4_000 && !kept.contains("csv"), "{kept}");
}

#[test]
fn a_window_whose_screen_is_gone_is_brought_back_and_a_broken_memory_is_as_good_as_none() {
    let mut app = App::start_on(Screen::new(1600, 1000), Program::new(), &[]);
    app.find("Choose a file…");
    app.place_window(900, 600, 1550, 950);
    app.close();
    assert_eq!(app.ended(), Some(0));
    app.start_again();
    app.find("Choose a file…");
    let (width, height, x, y) = app.window_place();
    assert!((width, height) == (900, 600) && x + width <= 1600 && y + height <= 1000, "it is at {x}, {y}");
    app.close();
    assert_eq!(app.ended(), Some(0));
    let kept = app.data().join("window.ron");
    for broken in ["(", "{\"window\": \"(normal_geometry: 7)\", \"egui\": \"(options: (zoom_factor: 1e9))\"}"] {
        fs::write(&kept, broken).expect("it can be written");
        app.start_again();
        app.find("Choose a file…");
        assert_eq!((app.window_place().0, app.window_place().1), (1280, 800), "{broken}");
        app.close();
        assert_eq!(app.ended(), Some(0));
    }
}
