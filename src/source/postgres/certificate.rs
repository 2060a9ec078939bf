//! What stands in a certificate, whatever else is right or wrong with it.

use sha2::{Digest, Sha256, Sha384, Sha512};

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

/// The key that a certificate is for: how such keys are used, as its algorithm is named within the certificate, and the
/// key itself (RFC 5280, 4.1).
pub(super) fn public_key(certificate: &[u8]) -> Option<(&[u8], &[u8])> {
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
fn element(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
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
