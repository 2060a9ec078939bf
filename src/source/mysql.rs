//! MySQL and MariaDB, read only. The only file that names the mysql crate.

use std::sync::Arc;

use super::{Answers, Field, FieldKind, Source, SourceError, SourceKind};

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "mysql",
    label: "A MySQL database",
    fields: &[Field { id: "address", label: "Address", help: "", kind: FieldKind::Text, required: true }],
    open,
};

/// What is wrong between us and a database server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseProblem {
    /// Nothing answers there.
    NotReachable,
}

fn open(_answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    Err(SourceError::Database { problem: DatabaseProblem::NotReachable, server: None })
}
