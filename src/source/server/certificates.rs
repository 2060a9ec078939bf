//! Certificates: files of those to trust, how one is told from others, and what stands in one.

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

/// The key that a certificate is for: how such keys are used, as its algorithm is named within the certificate, and the
/// key itself (RFC 5280, 4.1).
pub(in crate::source) fn public_key(certificate: &[u8]) -> Option<(&[u8], &[u8])> {
    const VERSION: u8 = 0xa0;
    /// Serial number, signature, issuer, validity and subject.
    const BEFORE: usize = 5;
    let (whole, _) = element(certificate)?;
    let (mut rest, _) = element(whole)?;
    if rest.first() == Some(&VERSION) {
        rest = element(rest)?.1;
    }
    for _ in 0..BEFORE {
        rest = element(rest)?.1;
    }
    let (about, _) = element(rest)?;
    let (method, behind) = element(about)?;
    // A string of bits begins with how many of its last byte do not count: none of a key's.
    let (bits, _) = element(behind)?;
    Some((method, bits.strip_prefix(&[0])?))
}

/// The content of the DER element that bytes begin with, and what is behind it.
pub(in crate::source) fn element(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&length, rest) = bytes.get(1..)?.split_first()?;
    let (length, rest) = match length {
        short @ 0..=0x7f => (usize::from(short), rest),
        long @ 0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(long & 0x7f))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    rest.split_at_checked(length)
}
