//! What must be fixed before anything goes to a product: fixed, or its rows left out. There is no third way.

use super::{Error, sample};
use crate::check::Finding;
use crate::check::whole::Checked;
use crate::kissmetrics::client::Destination;
use crate::mapping::Mapping;
use crate::pipeline::Pipeline;
use crate::plan::Plan;

/// Refuses to send to a product what must be fixed first, and the sample, which stays here.
///
/// # Errors
/// When something must be fixed, or the sample would leave this computer.
pub fn refuse(checked: &Checked, pipeline: &Pipeline, destination: &Destination) -> Result<(), Error> {
    let problems: Vec<Finding> = checked.open_problems().cloned().collect();
    if !problems.is_empty() {
        return Err(Error::MustFix { problems });
    }
    if sample::is_sample(pipeline.source().answers()) && !destination.is_this_computer() {
        return Err(Error::SampleLeaves);
    }
    Ok(())
}

/// So often rows are left out and all is checked again: leaving some out can show what they hid.
const ROUNDS: usize = 8;

/// Leaves out what must be fixed and checks all again, until nothing must be or no plan can say which rows they are.
/// `told` is told what is left out.
///
/// # Errors
/// When a check fails.
pub fn leave_all_out<E>(
    (mut plan, mut pipeline, mut checked): (Plan, Pipeline, Checked),
    mut told: impl FnMut(&Finding),
    mut check: impl FnMut(&Plan) -> Result<(Pipeline, Checked), E>,
) -> Result<(Plan, Pipeline, Checked), E> {
    for _ in 0..ROUNDS {
        let before = plan.mapping.clone();
        leave_out(&mut plan.mapping, &checked);
        if plan.mapping == before {
            break;
        }
        checked.open_problems().for_each(&mut told);
        (pipeline, checked) = check(&plan)?;
    }
    Ok((plan, pipeline, checked))
}

/// Leaves the rows out that must be fixed, as far as a plan can say which they are. The plan says so from then on.
fn leave_out(mapping: &mut Mapping, checked: &Checked) {
    for finding in checked.open_problems() {
        if let Some(fix) = finding.fixes.iter().find(|fix| fix.leaves_rows_out()) {
            fix.apply(mapping);
        }
    }
}
