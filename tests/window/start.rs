//! The window opens and closes.

use crate::app::App;
use crate::screen::Screen;
use crate::support::program::Program;

#[test]
fn without_arguments_the_window_opens_on_the_first_page_and_closes_when_asked() {
    let app = App::start(&[]);
    app.find("Choose a file…");
    app.picture("start");
    app.close();
    assert_eq!(app.ended(), Some(0));
}

#[test]
fn the_window_opens_where_there_is_no_opengl() {
    let nowhere = std::path::PathBuf::from("/nonexistent");
    let program =
        Program::new().with("LIBGL_DRIVERS_PATH", nowhere.clone()).with("__EGL_VENDOR_LIBRARY_FILENAMES", nowhere);
    std::fs::write(program.home().join("shop.csv"), "login,created_at\nada,2016-01-03\n")
        .expect("a file can be written");
    let app = App::start_on(Screen::new(1280, 800), program, &["shop.csv"]);
    // What was given is not lost with the first try.
    app.find_saying("shop.csv");
}
