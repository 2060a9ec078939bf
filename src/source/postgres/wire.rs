//! The connection's bytes: encrypted or not, and held against a server that asks for the password in the open.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_postgres::tls::{ChannelBinding, TlsConnect, TlsStream};
use tokio_rustls::client::TlsStream as Encrypted;

use super::certificate::end_point;

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
