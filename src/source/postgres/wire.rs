//! The connection's bytes: encrypted or not, and held against a server that asks for the password in the open.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use sha2::{Digest, Sha256, Sha384, Sha512};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_postgres::tls::{ChannelBinding, TlsConnect, TlsStream};
use tokio_rustls::client::TlsStream as Encrypted;

/// Bytes to and from a server.
pub(super) enum Wire {
    /// As they are.
    Open(TcpStream, Watch),
    /// Encrypted.
    Tls(Box<Encrypted<TcpStream>>),
}

/// The server asks for the password itself, and the connection is not encrypted.
#[derive(Debug, thiserror::Error)]
#[error("{self:?}")]
pub(super) struct PasswordAsked;

/// Sees what the server says while it lets somebody in ("Message Formats": a letter, a length, and of what begins with
/// `R` the way to sign in).
#[derive(Default)]
pub(super) struct Watch {
    /// Nothing more is to be seen.
    done: bool,
    head: Vec<u8>,
    /// Bytes of the message that do not matter.
    skip: usize,
}

impl Watch {
    /// Sees everything, until somebody was let in.
    pub(super) fn open() -> Self {
        Self::default()
    }

    /// Sees nothing.
    pub(super) fn blind() -> Self {
        Self { done: true, ..Self::default() }
    }

    /// Whether the password itself is asked for in these bytes, which follow those before.
    fn is_asked(&mut self, bytes: &[u8]) -> bool {
        const SIGNED_IN: [u8; 4] = [0, 0, 0, 0];
        const PASSWORD: [u8; 4] = [0, 0, 0, 3];
        for byte in bytes {
            if self.done {
                return false;
            }
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            self.head.push(*byte);
            let (is_way, length) = match self.head[..] {
                [letter, a, b, c, d, ..] => (letter == b'R', u32::from_be_bytes([a, b, c, d]) as usize),
                _ => continue,
            };
            if !is_way {
                self.skip = length.saturating_sub(4);
                self.head.clear();
            } else if let Some(way) = self.head.get(5..9) {
                if way == PASSWORD {
                    return true;
                }
                self.done = way == SIGNED_IN;
                self.skip = length.saturating_sub(8);
                self.head.clear();
            }
        }
        false
    }
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tls(stream) => Pin::new(stream).poll_read(cx, buffer),
            Self::Open(stream, watch) => {
                let before = buffer.filled().len();
                ready!(Pin::new(stream).poll_read(cx, buffer))?;
                match watch.is_asked(&buffer.filled()[before..]) {
                    true => Poll::Ready(Err(io::Error::new(io::ErrorKind::PermissionDenied, PasswordAsked))),
                    false => Poll::Ready(Ok(())),
                }
            }
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Tls(stream) => Pin::new(stream).poll_write(cx, bytes),
            Self::Open(stream, _) => Pin::new(stream).poll_write(cx, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tls(stream) => Pin::new(stream).poll_flush(cx),
            Self::Open(stream, _) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Open(stream, _) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

impl TlsStream for Wire {
    /// Ties signing in to the certificate, so that nobody can stand between.
    fn channel_binding(&self) -> ChannelBinding {
        let binding = match self {
            Self::Tls(stream) => stream.get_ref().1.peer_certificates().and_then(|all| end_point(all.first()?)),
            Self::Open(..) => None,
        };
        binding.map_or_else(ChannelBinding::none, ChannelBinding::tls_server_end_point)
    }
}

/// Passes a stream on that is ready: what encryption there is was agreed on before the driver had it.
pub(super) struct Ready;

impl TlsConnect<Wire> for Ready {
    type Stream = Wire;
    type Error = io::Error;
    type Future = std::future::Ready<io::Result<Wire>>;

    fn connect(self, stream: Wire) -> Self::Future {
        std::future::ready(Ok(stream))
    }
}

/// The digest of a certificate that stands for it when somebody signs in: by the digest that it was signed with itself,
/// or SHA-256 where that is an old one (RFC 5929, 4.1). `None` for a way of signing that has none.
fn end_point(certificate: &[u8]) -> Option<Vec<u8>> {
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
