//! Columns and their titles.

use std::collections::HashSet;

/// One column of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The title, unique in its source: blank ones are named, repeated ones are numbered.
    pub title: String,
}

impl Column {
    /// Columns for these titles as they are written. A blank one is named by its place and a repeated one gets a
    /// number, and neither takes a title that is written elsewhere.
    pub(super) fn unique(written: Vec<String>) -> Vec<Self> {
        let mut taken: HashSet<String> = written.iter().cloned().collect();
        let mut used = HashSet::new();
        let mut columns = Vec::with_capacity(written.len());
        for (index, mut title) in written.into_iter().enumerate() {
            let blank = title.trim().is_empty();
            if blank {
                title = format!("Column {}", index + 1);
            }
            let others = if blank { &taken } else { &used };
            if others.contains(&title) {
                let free = (2_u32..).map(|number| format!("{title} ({number})")).find(|other| !taken.contains(other));
                title = free.unwrap_or(title);
            }
            taken.insert(title.clone());
            used.insert(title.clone());
            columns.push(Self { title });
        }
        columns
    }
}
