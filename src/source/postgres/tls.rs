//! Encryption: whom to trust, as the person has it, and what the server showed.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};

use super::certificate::public_key;
use crate::source::SourceError;
use crate::source::server::address::{Address, Tls};
use crate::source::server::certificates::{check_file, trusted};
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
        let mut verifies = None;
        if verified {
            let roots = Arc::new(trusted(address.ca_file.as_deref())?);
            let built = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
            verifies = Some(built.map_err(|_| plain(DatabaseProblem::Tls))?);
        }
        let any_name = protection != Tls::Required || through_tunnel;
        let verifier =
            Arc::new(Verifier { trusted: verifies, any_name, provider: Arc::clone(&provider), seen: Mutex::default() });
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| plain(DatabaseProblem::Tls))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&verifier) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        Ok(Self { config: Arc::new(config), verifier })
    }

    /// Whether a certificate may be refused for what it is.
    pub(super) fn verifies(&self) -> bool {
        self.verifier.trusted.is_some()
    }

    /// The certificate that the server showed.
    pub(super) fn seen(&self) -> Option<Vec<u8>> {
        self.verifier.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
