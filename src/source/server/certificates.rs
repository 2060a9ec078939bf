//! Certificates: files of those to trust, and how one is told from others.

use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use sha2::{Digest, Sha256};

use super::{DatabaseProblem, plain};
use crate::source::SourceError;

/// Holds a file against what such a one is, since drivers say only that something was wrong somewhere.
///
/// # Errors
/// When it cannot be read or holds none.
pub(in crate::source) fn check_file(path: &Path) -> Result<(), SourceError> {
    let problem = DatabaseProblem::BadCaFile { path: path.display().to_string() };
    match std::fs::read(path) {
        Ok(bytes) if is_certificate(&bytes) => Ok(()),
        Ok(_) => Err(plain(problem)),
        Err(error) => Err(SourceError::Database { problem, server: Some(error.to_string()) }),
    }
}

/// The authorities to trust: those of a file and no other, since whoever gives one says who may speak for the server; else
/// those that everybody trusts.
///
/// # Errors
/// When the file cannot be read or holds none.
pub fn trusted(file: Option<&Path>) -> Result<RootCertStore, SourceError> {
    let Some(path) = file else { return Ok(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }) };
    let bad = |server: String| SourceError::Database {
        problem: DatabaseProblem::BadCaFile { path: path.display().to_string() },
        server: Some(server),
    };
    let bytes = std::fs::read(path).map_err(|error| bad(error.to_string()))?;
    let listed: Result<Vec<CertificateDer<'static>>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let mut listed = listed.map_err(|error| bad(error.to_string()))?;
    if listed.is_empty() {
        listed.push(CertificateDer::from(bytes));
    }
    let mut roots = RootCertStore::empty();
    for certificate in listed {
        roots.add(certificate).map_err(|error| bad(error.to_string()))?;
    }
    Ok(roots)
}

/// Whether this begins as a certificate does: PEM anywhere, since text may stand before it, or DER (a SEQUENCE).
fn is_certificate(bytes: &[u8]) -> bool {
    const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";
    bytes.windows(PEM.len()).any(|window| window == PEM) || bytes.starts_with(&[0x30, 0x82])
}

/// The SHA-256 of a certificate, in pairs of digits with colons between them.
pub(in crate::source) fn fingerprint(certificate: &[u8]) -> String {
    let pairs: Vec<String> = Sha256::digest(certificate).iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}
