//! Encryption: whom to trust, as the person has it, and what the server showed.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};

use crate::source::SourceError;
use crate::source::server::address::{Address, Tls};
use crate::source::server::certificates::check_file;
use crate::source::server::{DatabaseProblem, plain};

/// What a connection is encrypted with.
pub(super) struct Encryption {
    pub(super) config: Arc<ClientConfig>,
    verifier: Arc<Verifier>,
}

impl Encryption {
    /// As an address has it. Through a tunnel we speak to this computer, whose name no certificate has; `ssh` knows who
    /// is there.
    ///
    /// # Errors
    /// When the file of certificates is none.
    pub(super) fn of(address: &Address, through_tunnel: bool) -> Result<Self, SourceError> {
        if let Some(path) = &address.ca_file {
            check_file(path)?;
        }
        let protection = address.protection();
        let verified = match protection {
            Tls::Preferred => address.ca_file.is_some(),
            Tls::Unverified => false,
            Tls::Required | Tls::Authority | Tls::Off => true,
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut trusted = None;
        if verified {
            let roots = Arc::new(roots(address.ca_file.as_deref())?);
            let built = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
            trusted = Some(built.map_err(|_| plain(DatabaseProblem::Tls))?);
        }
        let any_name = protection != Tls::Required || through_tunnel;
        let verifier =
            Arc::new(Verifier { trusted, any_name, provider: Arc::clone(&provider), seen: Mutex::default() });
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| plain(DatabaseProblem::Tls))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&verifier) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        Ok(Self { config: Arc::new(config), verifier })
    }

    /// The certificate that the server showed.
    pub(super) fn seen(&self) -> Option<Vec<u8>> {
        self.verifier.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The certificates to trust: those that everybody trusts, and those of a file.
fn roots(file: Option<&Path>) -> Result<RootCertStore, SourceError> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let Some(path) = file else { return Ok(roots) };
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
    for certificate in listed {
        roots.add(certificate).map_err(|error| bad(error.to_string()))?;
    }
    Ok(roots)
}

/// Verifies as much as was chosen, and keeps what it saw.
#[derive(Debug)]
struct Verifier {
    /// What verifies; `None` where nothing is.
    trusted: Option<Arc<WebPkiServerVerifier>>,
    /// Whether the certificate may be for another host.
    any_name: bool,
    provider: Arc<CryptoProvider>,
    seen: Mutex<Option<Vec<u8>>>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(certificate.to_vec());
        let Some(trusted) = &self.trusted else { return Ok(ServerCertVerified::assertion()) };
        match trusted.verify_server_cert(certificate, between, name, ocsp, now) {
            // The name is looked at last.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if self.any_name => Ok(ServerCertVerified::assertion()),
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        match &self.trusted {
            Some(trusted) => trusted.verify_tls12_signature(message, certificate, signed),
            None => Ok(HandshakeSignatureValid::assertion()),
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        match &self.trusted {
            Some(trusted) => trusted.verify_tls13_signature(message, certificate, signed),
            None => Ok(HandshakeSignatureValid::assertion()),
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
