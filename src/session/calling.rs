//! What a person should hear of who looks elsewhere while something is sent.

use super::send::SendState;
use crate::sink::kissmetrics::run::End;
use crate::tr;

/// What a person was told of the run.
#[derive(Default)]
pub struct Calling {
    last: Stage,
}

/// How far a run is, as far as somebody must know who looks elsewhere.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Quiet,
    /// Somebody must look whether the first few have arrived.
    Asking,
    Ended,
}

impl Calling {
    /// What is new to be told, once.
    pub fn take(&mut self, send: &SendState) -> Option<String> {
        let stage = match (send.asking(), send.report()) {
            (Some(_), _) => Stage::Asking,
            (None, Some(_)) => Stage::Ended,
            (None, None) => Stage::Quiet,
        };
        if std::mem::replace(&mut self.last, stage) == stage {
            return None;
        }
        match stage {
            Stage::Quiet => None,
            Stage::Asking => Some(tr!("notify-asking", product = send.product())),
            Stage::Ended => {
                let report = send.report()?;
                let (count, product) = (report.outcomes.sent, send.product());
                Some(match report.end {
                    End::Complete => tr!("notify-ended", count = count, product = product),
                    End::Stopped | End::Failed(_) => tr!("notify-not-whole", count = count, product = product),
                })
            }
        }
    }
}
