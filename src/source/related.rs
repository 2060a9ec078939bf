//! What stands beside a source, and what a source holds besides what is read of it.

use super::Answers;

/// A column, and where more is known about its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The column's place.
    pub column: usize,
    /// The table of the same database, or the path of the file.
    pub named: String,
    /// Whether the database itself says so, by a foreign key; else the names do.
    pub declared: bool,
}

/// Another table of the same database, or a file beside this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbor {
    /// What a person calls it: the table, or the file's name.
    pub name: String,
    /// What stands for it where a source is asked for: the table, or the file's path.
    pub named: String,
    /// What opens it, beside the source that it is a neighbor of ([`super::Source::beside`]).
    pub answers: Answers,
    /// How many rows it has, where that is known; perhaps an estimate.
    pub rows: Option<u64>,
}

/// Something that a source holds of which one is read, such as a table of a database in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Its name, which a [`FieldKind::Held`](super::FieldKind::Held) takes.
    pub name: String,
    /// How many rows it has, where that is known; perhaps an estimate.
    pub rows: Option<u64>,
}

/// What a table would be called that `user_id` refers to: `user`, `users`. Empty where a title refers to nothing.
pub(super) fn referred(title: &str) -> Vec<String> {
    let stem = ["_id", " id", "-id"].iter().find_map(|end| {
        let at = title.len().checked_sub(end.len())?;
        let (stem, rest) = (title.get(..at)?, title.get(at..)?);
        rest.eq_ignore_ascii_case(end).then_some(stem)
    });
    let Some(stem) = stem.or_else(|| title.strip_suffix("Id")).map(str::trim).filter(|stem| !stem.is_empty()) else {
        return Vec::new();
    };
    let stem = stem.to_lowercase();
    let mut names = vec![stem.clone(), format!("{stem}s"), format!("{stem}es")];
    names.extend(stem.strip_suffix('y').map(|stem| format!("{stem}ies")));
    names
}
