//! The least server that answers as the tracker does: it looks for the end of each request and sends the picture back.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nContent-Length: 35\r\n\r\n\
GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// Serves until the process ends, on a thread of its own; gives its address. Each answer waits for `delay`.
pub fn start(delay: Option<Duration>) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    listener.set_nonblocking(true).expect("a listener for tokio");
    let serve = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).expect("a listener");
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(answer(connection, delay));
            }
        });
    };
    std::thread::Builder::new().name("server".to_owned()).spawn(serve).expect("a thread");
    format!("http://{address}")
}

async fn answer(mut connection: TcpStream, delay: Option<Duration>) {
    const END: &[u8] = b"\r\n\r\n";
    // One that cannot be told so only answers later.
    let _ = connection.set_nodelay(true);
    let mut buffer = [0; 8 * 1024];
    let mut matched = 0;
    while let Ok(count @ 1..) = connection.read(&mut buffer).await {
        for &byte in &buffer[..count] {
            matched = if byte == END[matched] { matched + 1 } else { usize::from(byte == END[0]) };
            if matched == END.len() {
                matched = 0;
                if let Some(delay) = delay {
                    tokio::time::sleep(delay).await;
                }
                if connection.write_all(ANSWER).await.is_err() {
                    return;
                }
            }
        }
    }
}
