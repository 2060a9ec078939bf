//! What stands in a certificate, whatever else is right or wrong with it.

use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::source::server::certificates::element;

/// The digest of a certificate that stands for it when somebody signs in: by the digest that it was signed with itself,
/// or SHA-256 where that is an old one (RFC 5929, 4.1). `None` for a way of signing that has none.
pub(super) fn end_point(certificate: &[u8]) -> Option<Vec<u8>> {
    const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
    const ECDSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04];
    let (whole, _) = element(certificate)?;
    let (_, behind) = element(whole)?;
    let (method, _) = element(behind)?;
    let (method, _) = element(method)?;
    let sha256 = || Some(Sha256::digest(certificate).to_vec());
    let sha384 = || Some(Sha384::digest(certificate).to_vec());
    let sha512 = || Some(Sha512::digest(certificate).to_vec());
    match (method.strip_prefix(RSA), method.strip_prefix(ECDSA)) {
        (Some([4 | 5 | 11]), _) | (_, Some([1] | [3, 2])) => sha256(),
        (Some([12]), _) | (_, Some([3, 3])) => sha384(),
        (Some([13]), _) | (_, Some([3, 4])) => sha512(),
        _ => None,
    }
}
