//! What the doctor found, in words.

use super::{Face, word, workflow_sentence};
use crate::workflow::doctor::Said;

/// The sentence about one thing that was looked at.
pub fn doctor_sentence(said: &Said, face: Face) -> String {
    match said {
        Said::Plain(message) => word(message),
        Said::Error(error) => workflow_sentence(error, face),
    }
}
