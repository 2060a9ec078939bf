//! What must be fixed before anything goes to a product: fixed, or its rows left out. There is no third way.

use super::checking::Checked;
use super::{Error, Pipeline, sample};
use crate::check::{Finding, Grade, Mend};
use crate::mapping::Mapping;
use crate::kissmetrics::client::Destination;

/// What must be fixed, the gravest first.
pub fn open_problems(checked: &Checked) -> impl Iterator<Item = &Finding> {
    checked.findings.iter().filter(|finding| finding.grade() == Grade::MustFix && finding.count > 0)
}

/// Refuses to send to a product what must be fixed first, and the sample, which stays here.
///
/// # Errors
/// When something must be fixed, or the sample would leave this computer.
pub fn refuse(checked: &Checked, pipeline: &Pipeline, destination: &Destination) -> Result<(), Error> {
    let problems: Vec<Finding> = open_problems(checked).cloned().collect();
    if !problems.is_empty() {
        return Err(Error::MustFix { problems });
    }
    if sample::is_sample(pipeline.source().answers()) && !destination.is_this_computer() {
        return Err(Error::SampleLeaves);
    }
    Ok(())
}

/// Leaves the rows out that must be fixed, as far as a plan can say which they are. The plan says so from then on.
pub fn leave_out(mapping: &mut Mapping, checked: &Checked) {
    for finding in open_problems(checked) {
        if let Some(mend) = finding.mends.iter().find(|mend| leaves_rows_out(mend)) {
            mend.apply(mapping);
        }
    }
}

/// Whether a mend takes rows away and changes nothing about the others.
fn leaves_rows_out(mend: &Mend) -> bool {
    matches!(mend, Mend::LeaveOut { .. } | Mend::LeaveOutValues { .. } | Mend::LeaveOutNames { .. })
}
