//! Where events go.

mod files;
mod keyed;
mod pace;
mod rate;
mod send;

use backfill::sink::{SINKS, USUAL_FILES, file_sinks};

#[test]
fn each_sink_has_a_name_of_its_own_and_the_usual_files_are_among_them() {
    let mut names: Vec<&str> = SINKS.iter().map(|sink| sink.id()).collect();
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
    assert!(file_sinks().any(|sink| sink == USUAL_FILES));
}
