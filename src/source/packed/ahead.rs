//! Unpacking that goes on while what came of it is used.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, sync_channel};

/// Bytes that are unpacked where they are asked for. Most who read no more look at a beginning only.
const HERE: u64 = 1024 * 1024;

/// How much is unpacked in one piece, and how many pieces wait to be used.
const PIECE: usize = 128 * 1024;
const WAITING: usize = 4;

/// Reads on by itself once more than a beginning is wanted.
pub(super) enum Ahead<R> {
    Here { from: Option<R>, given: u64 },
    There { pieces: Receiver<io::Result<Vec<u8>>>, piece: Vec<u8>, used: usize },
}

impl<R: Read + Send + 'static> Ahead<R> {
    pub(super) fn new(from: R) -> Self {
        Self::Here { from: Some(from), given: 0 }
    }
}

impl<R: Read + Send + 'static> Read for Ahead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self {
                Self::Here { from: Some(from), given } if *given < HERE => {
                    let count = from.read(buffer)?;
                    *given += count as u64;
                    return Ok(count);
                }
                Self::Here { from, .. } => {
                    let Some(from) = from.take() else { return Ok(0) };
                    *self = Self::There { pieces: begin(from)?, piece: Vec::new(), used: 0 };
                }
                Self::There { piece, used, .. } if *used < piece.len() => {
                    let count = buffer.len().min(piece.len() - *used);
                    buffer[..count].copy_from_slice(&piece[*used..*used + count]);
                    *used += count;
                    return Ok(count);
                }
                Self::There { pieces, piece, used } => {
                    // Who goes without a word was not at the end.
                    let next = pieces.recv().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))??;
                    if next.is_empty() {
                        *self = Self::Here { from: None, given: 0 };
                    } else {
                        (*piece, *used) = (next, 0);
                    }
                }
            }
        }
    }
}

/// Unpacks on a thread of its own, until nobody waits any more, something goes wrong, or the end, which is a piece without
/// anything.
fn begin(mut from: impl Read + Send + 'static) -> io::Result<Receiver<io::Result<Vec<u8>>>> {
    let (out, pieces) = sync_channel(WAITING);
    let unpack = move || {
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            let wrong = from.by_ref().take(PIECE as u64).read_to_end(&mut piece).err();
            let ended = piece.is_empty() || wrong.is_some();
            // What came before something went wrong is as good as ever.
            if (!piece.is_empty() || wrong.is_none()) && out.send(Ok(piece)).is_err() {
                return;
            }
            if let Some(error) = wrong {
                drop(out.send(Err(error)));
            }
            if ended {
                return;
            }
        }
    };
    std::thread::Builder::new().name("unpack".to_owned()).spawn(unpack)?;
    Ok(pieces)
}
