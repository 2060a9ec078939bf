//! Looks at the certificate of a server whose connection was refused for it, so that a person can have it compared with
//! the one that the server should have. The driver does not show it.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme};

use crate::source::server::certificates;

/// How long the server may take for each step.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest greeting that is read.
const GREETING: usize = 4096;

/// `CLIENT_PROTOCOL_41`, `CLIENT_SSL` and `CLIENT_SECURE_CONNECTION` ("Capabilities Flags").
const CAPABILITIES: u32 = 0x0200 | 0x0800 | 0x8000;

/// The SHA-256 of the certificate that the server at this place shows, in pairs of digits with colons between them.
/// Nothing else is said to it. `None` when it shows none.
pub(super) fn fingerprint(place: (String, u16), host: &str) -> Option<String> {
    let seen = look(place, host).ok().flatten()?;
    Some(certificates::fingerprint(&seen))
}

fn look(place: (String, u16), host: &str) -> io::Result<Option<Vec<u8>>> {
    let to = place.to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
    let mut stream = TcpStream::connect_timeout(&to, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = [0; 4];
    stream.read_exact(&mut head)?;
    let length = usize::from(head[0]) | usize::from(head[1]) << 8 | usize::from(head[2]) << 16;
    stream.read_exact(&mut vec![0; length.min(GREETING)])?;
    stream.write_all(&request())?;

    let eye = Arc::new(Eye { provider: Arc::new(rustls::crypto::ring::default_provider()), seen: Mutex::default() });
    let config = ClientConfig::builder_with_provider(Arc::clone(&eye.provider))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::clone(&eye) as Arc<dyn ServerCertVerifier>)
        .with_no_client_auth();
    let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
    let mut session = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
    // It ends with our refusal of what was seen.
    let _ = session.complete_io(&mut stream);
    Ok(eye.seen.lock().unwrap_or_else(PoisonError::into_inner).take())
}

/// Asks for encryption, as the first packet behind the greeting ("Protocol::SSLRequest").
fn request() -> Vec<u8> {
    const UTF8MB4: u8 = 45;
    let mut body = CAPABILITIES.to_le_bytes().to_vec();
    body.extend((1_u32 << 24).to_le_bytes());
    body.push(UTF8MB4);
    body.extend([0; 23]);
    // Three bytes of length, and the second packet of the talk.
    let mut packet = vec![32, 0, 0, 1];
    packet.extend(body);
    packet
}

/// Sees a certificate, and trusts none.
#[derive(Debug)]
struct Eye {
    provider: Arc<CryptoProvider>,
    seen: Mutex<Option<Vec<u8>>>,
}

impl ServerCertVerifier for Eye {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(certificate.to_vec());
        Err(seen_enough())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Err(seen_enough())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Err(seen_enough())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

fn seen_enough() -> rustls::Error {
    rustls::Error::General("nothing more is wanted".to_owned())
}
