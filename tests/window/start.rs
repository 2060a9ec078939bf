//! The window opens and closes.

use crate::app::App;

#[test]
fn without_arguments_the_window_opens_on_the_first_page_and_closes_when_asked() {
    let app = App::start(&[]);
    app.find("Choose a file…");
    app.picture("start");
    app.close();
    assert_eq!(app.ended(), Some(0));
}
