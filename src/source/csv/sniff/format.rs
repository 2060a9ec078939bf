//! Files that are no delimited text, whatever their names say.

use std::path::Path;

use crate::message;
use crate::source::SourceError;

/// First bytes, and the key of what such a file is. Long signatures stand before short ones.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "format-png"),
    (b"SQLite format 3\0", "format-sqlite"),
    (b"\xFF\xD8\xFF", "format-jpeg"),
    (b"GIF87a", "format-gif"),
    (b"GIF89a", "format-gif"),
    (b"%PDF-", "format-pdf"),
    (b"{\\rtf", "format-rtf"),
    (b"7z\xBC\xAF\x27\x1C", "format-7zip"),
    (b"Rar!\x1a\x07", "format-rar"),
    (b"\xFD7zXZ\0", "format-xz"),
    (b"\x28\xB5\x2F\xFD", "format-zstd"),
    (b"\x1F\x8B\x08", "format-gzip"),
    (b"BZh", "format-bzip2"),
    (b"PAR1", "format-parquet"),
    (b"Obj\x01", "format-avro"),
    (b"\x7FELF", "format-program"),
    (b"MZ\x90\x00", "format-program"),
    (b"ID3", "format-music"),
    (b"OggS", "format-music-or-film"),
    (b"II*\0", "format-tiff"),
    (b"MM\0*", "format-tiff"),
    (b"RIFF", "format-riff"),
];

/// How old workbooks and other Office documents begin.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Refuses what is known not to be text, by its first bytes.
///
/// # Errors
/// Says what it is.
pub(super) fn refuse_known(path: &Path, head: &[u8]) -> Result<(), SourceError> {
    let path = || path.to_path_buf();
    if is_workbook(head) {
        return Err(SourceError::Workbook { path: path() });
    }
    for (signature, what) in SIGNATURES {
        // Signatures of letters alone might begin a table too; a packed or drawn one has other bytes soon.
        let sure = signature.iter().any(|byte| !byte.is_ascii_graphic()) || has_controls(&head[..head.len().min(4096)]);
        if head.starts_with(signature) && (sure || signature.len() > 4) {
            return Err(SourceError::Binary { path: path(), what: Some(message!(*what)) });
        }
    }
    Ok(())
}

/// Whether what begins so is a workbook, or was one before it was damaged.
pub(in crate::source::csv) fn is_workbook(head: &[u8]) -> bool {
    let holds = |needle: &[u8]| memchr::memmem::find(head, needle).is_some();
    let parts = || holds(b"xl/") || holds(b"opendocument.spreadsheet") || holds(b"Index/Tables/");
    head.starts_with(COMPOUND) || (head.starts_with(b"PK\x03\x04") && parts())
}

/// Refuses decoded text that is none.
///
/// # Errors
/// When much of it is control characters or unreadable, or it is a page or an object of another format.
pub(super) fn refuse_unlikely(path: &Path, text: &str) -> Result<(), SourceError> {
    let path = || path.to_path_buf();
    let sample = &text[..text.floor_char_boundary(64 * 1024)];
    let controls = sample.chars().filter(|letter| is_control(*letter)).count();
    let unreadable = sample.matches(char::REPLACEMENT_CHARACTER).count();
    let letters = sample.chars().count();
    if controls * 50 > letters || unreadable * 3 > letters {
        return Err(SourceError::Binary { path: path(), what: None });
    }
    let start = sample.trim_start().get(..16).unwrap_or(sample.trim_start()).to_ascii_lowercase();
    let what = if ["<!doctype html", "<html", "<table", "<head", "<meta"].iter().any(|tag| start.starts_with(tag)) {
        message!("format-web-page")
    } else if start.starts_with("<?xml") {
        message!("format-xml")
    } else if is_json(sample.trim_start()) {
        message!("format-json")
    } else {
        return Ok(());
    };
    Err(SourceError::OtherFormat { path: path(), what })
}

fn has_controls(bytes: &[u8]) -> bool {
    bytes.iter().any(|byte| is_control(char::from(*byte)))
}

fn is_control(letter: char) -> bool {
    letter < ' ' && !matches!(letter, '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\x1A' | '\0')
}

/// `{"` or `[{` with only spaces between: no table begins so.
pub(in crate::source::csv) fn is_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    matches!((letters.next(), letters.next()), (Some('{'), Some('"')) | (Some('['), Some('{')))
}
