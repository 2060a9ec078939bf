//! How wide a table is.

use crate::source::Record;

/// How many cells most of these rows have. Many cells weigh more than few, since a report may have more lines above a small
/// table than rows in it; 0 if there are no rows.
pub(in crate::source) fn usual_width<'r>(records: impl IntoIterator<Item = &'r Record>) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for record in records {
        *counts.entry(record.len()).or_default() += 1;
    }
    let weight = |width: usize, count: usize| count as f64 * (1.0 + (width as f64).log2());
    let widest = counts.into_iter().max_by(|a, b| weight(a.0, a.1).total_cmp(&weight(b.0, b.1)));
    widest.map_or(0, |(width, _)| width)
}
