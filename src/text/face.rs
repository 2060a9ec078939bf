//! Who shows a sentence. What failed is told alike everywhere; what to do about it is told as it can be done there.

use crate::message::Arg;

/// Where a sentence is shown, which decides the advice in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The window: it has buttons and fields, and no flags.
    Window,
    /// The command line: it has commands and flags, and no buttons.
    Commands,
}

/// A sentence chooses its advice by `window` or `commands`.
impl From<Face> for Arg {
    fn from(face: Face) -> Self {
        Self::from(match face {
            Face::Window => "window",
            Face::Commands => "commands",
        })
    }
}
