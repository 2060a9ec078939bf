//! The window's own widgets. Each is a function of plain data: it draws what it is given, says what was done to it,
//! and knows nothing of imports. All have a name that a screen reader says and a test finds.

pub mod button;
pub mod card;
pub mod paint;
pub mod tag;

pub use button::Button;
pub use card::Card;
pub use tag::{Tag, Tone};
