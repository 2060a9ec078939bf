//! Which kind of workbook a file is, by what stands in it and never by its name.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

/// A kind of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// `.xlsx` and `.xlsm`.
    Xlsx,
    /// `.xlsb`.
    Binary,
    /// `.xls`, or a workbook with a password, or an old document of another program.
    Compound,
    /// `.ods`.
    Ods,
    /// An archive with a workbook in it that was cut off.
    Broken,
}

/// How old workbooks begin, those with a password, and other old Office documents.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// How archives begin.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// How much of the beginning is looked at where an archive has lost its end.
const HEAD: u64 = 64 * 1024;

/// What an OpenDocument spreadsheet calls itself.
const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.spreadsheet";

impl Format {
    /// Looks at a file; `None` where it is no workbook.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn of(path: &Path) -> io::Result<Option<Self>> {
        let mut file = File::open(path)?;
        let mut head = Vec::new();
        (&mut file).take(COMPOUND.len() as u64).read_to_end(&mut head)?;
        if head.starts_with(COMPOUND) {
            return Ok(Some(Self::Compound));
        }
        if !head.starts_with(ARCHIVE) {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(0))?;
        match ZipArchive::new(&mut file) {
            Ok(archive) => Ok(Self::within(archive)),
            Err(_) => {
                head.clear();
                file.seek(SeekFrom::Start(0))?;
                file.take(HEAD).read_to_end(&mut head)?;
                let holds = |part: &[u8]| memchr::memmem::find(&head, part).is_some();
                let was_one = holds(b"xl/") || holds(OPEN_DOCUMENT.as_bytes());
                Ok(was_one.then_some(Self::Broken))
            }
        }
    }

    /// By the parts of an archive.
    fn within<R: Read + Seek>(mut archive: ZipArchive<R>) -> Option<Self> {
        let has = |part: &str| archive.file_names().flatten().any(|name| name.to_ascii_lowercase().ends_with(part));
        if has("workbook.xml") {
            return Some(Self::Xlsx);
        }
        if has("workbook.bin") {
            return Some(Self::Binary);
        }
        let mut called = String::new();
        let part = archive.by_name("mimetype").ok()?;
        part.take(OPEN_DOCUMENT.len() as u64).read_to_string(&mut called).ok()?;
        (called == OPEN_DOCUMENT).then_some(Self::Ods)
    }
}
