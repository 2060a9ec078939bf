//! Delimited text of any size.

use std::sync::Arc;

use super::{Answers, Field, FieldKind, Source, SourceError, SourceKind};

/// The entry in [`super::SOURCES`].
pub const KIND: SourceKind = SourceKind {
    id: "csv",
    label: "A file",
    fields: &[Field { id: "file", label: "File", help: "", kind: FieldKind::File, required: true }],
    open,
};

fn open(answers: &Answers) -> Result<Arc<dyn Source>, SourceError> {
    let path = answers.get("file").unwrap_or_default().into();
    Err(SourceError::NotFound { path })
}
