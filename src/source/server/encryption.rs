//! Encryption of a connection: whom to trust, as the person has it, and what the server showed.
//!
//! Where a certificate is verified, it is by this and not by a driver, so that a file of certificates means the same
//! everywhere: those and no other.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};

use super::address::{Address, Tls};
use super::certificates::{check_file, fingerprint, public_key, trusted};
use super::problem::{Asked, CertificateFault, from_tls};
use super::{DatabaseProblem, plain};
use crate::source::SourceError;

/// What a connection is encrypted with.
pub(in crate::source) struct Encryption {
    pub(in crate::source) config: Arc<ClientConfig>,
    /// For whom the certificate should be.
    pub(in crate::source) name: ServerName<'static>,
    verifier: Arc<Verifier>,
}

impl Encryption {
    /// As an address has it. What `ssh` leads to on its own computer has no name that a certificate could have, and `ssh`
    /// knows who is there.
    ///
    /// # Errors
    /// When the file of certificates is none or missing where it is needed, or the host has a name that none can be for.
    pub(in crate::source) fn of(address: &Address, through_tunnel: bool) -> Result<Self, SourceError> {
        match &address.ca_file {
            Some(path) => check_file(path)?,
            // Authorities that everybody trusts sign for everybody: who has signed says nothing then.
            None if address.protection() == Tls::Authority => return Err(plain(DatabaseProblem::AuthorityNotNamed)),
            None => {}
        }
        let name = ServerName::try_from(address.host.clone()).map_err(|_| {
            let fault = CertificateFault::ForOther { host: address.host.clone() };
            plain(DatabaseProblem::Certificate { fault, fingerprint: None })
        })?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut verifies = None;
        if address.is_verified() {
            let roots = Arc::new(trusted(address.ca_file.as_deref())?);
            let built = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
            verifies = Some(built.map_err(|_| plain(DatabaseProblem::Tls))?);
        }
        let any_name = address.protection() != Tls::Required || (through_tunnel && address.is_near());
        let verifier =
            Arc::new(Verifier { trusted: verifies, any_name, provider: Arc::clone(&provider), seen: Mutex::default() });
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| plain(DatabaseProblem::Tls))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&verifier) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        Ok(Self { config: Arc::new(config), name, verifier })
    }

    /// Why no encryption came about, by what was said to be wrong.
    pub(in crate::source) fn refused(&self, error: &io::Error, asked: Asked<'_>) -> SourceError {
        let said = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
        let problem = match said.map(|tls| from_tls(tls, asked)) {
            Some(DatabaseProblem::Certificate { fault, .. }) if self.verifier.trusted.is_some() => {
                let seen = self.verifier.seen.lock().unwrap_or_else(PoisonError::into_inner);
                DatabaseProblem::Certificate { fault, fingerprint: seen.as_deref().map(fingerprint) }
            }
            // Where nobody verifies a certificate, no advice about it helps.
            Some(DatabaseProblem::Certificate { .. }) | None => DatabaseProblem::Tls,
            Some(problem) => problem,
        };
        SourceError::Database { problem, server: Some(error.to_string()) }
    }
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
            None => self.verify_key(message, certificate, signed),
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
            None => self.verify_key(message, certificate, signed),
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

impl Verifier {
    /// Verifies that who is there has the key of the certificate, of which nothing else counts: signing in is tied to the
    /// certificate, and anybody can show that of the server. Certificates of the first version, which many servers have
    /// made for themselves, are read too.
    fn verify_key(
        &self,
        message: &[u8],
        certificate: &[u8],
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let (method, key) = public_key(certificate).ok_or(CertificateError::BadEncoding)?;
        let known = self.provider.signature_verification_algorithms.mapping.iter();
        let mut ways = known.filter(|(scheme, _)| *scheme == signed.scheme).flat_map(|(_, ways)| ways.iter());
        let is_signed = ways.any(|way| {
            way.public_key_alg_id().as_ref() == method && way.verify_signature(key, message, signed.signature()).is_ok()
        });
        if is_signed { Ok(HandshakeSignatureValid::assertion()) } else { Err(CertificateError::BadSignature.into()) }
    }
}
