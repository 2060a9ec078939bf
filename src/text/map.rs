//! Sentences about what many processes share.

use crate::message::Arg;
use crate::tr;
use crate::workflow::map::MapProblem;

/// So many second sources are named.
const LOOKUPS: usize = 10;

/// Why a plan cannot be run by many processes, or one of them cannot go on.
pub(super) fn sentence(problem: &MapProblem) -> String {
    match problem {
        MapProblem::NeedsPeople { thins } => tr!("map-needs-people", thins = *thins),
        MapProblem::NoDictionary { lookups } => tr!("map-no-dictionary", lookups = Arg::quoted(lookups, LOOKUPS)),
        MapProblem::Damaged { path } => tr!("map-damaged", path = path.display()),
        MapProblem::Newer { path } => tr!("map-newer", path = path.display()),
        MapProblem::NoPlace => tr!("map-no-place").to_owned(),
        MapProblem::NoOrder { row, column, value } => tr!("map-no-order", row = *row, column = column, value = value),
        MapProblem::NoEvent { line } => tr!("map-no-event", line = *line),
        MapProblem::Torn { line } => tr!("map-torn", line = *line),
        MapProblem::NotSorted { line } => tr!("map-not-sorted", line = *line),
        MapProblem::SamePlace { line } => tr!("map-same-place", line = *line),
    }
}
