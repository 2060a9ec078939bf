//! The log of a server that is not ours is what other tests rely on, so it is looked at first.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::nginx::Nginx;

fn ask(nginx: &Nginx, request: &str) -> Vec<u8> {
    let address = nginx.url().replace("http://", "");
    let mut stream = TcpStream::connect(address).expect("nginx listens");
    stream.write_all(request.as_bytes()).expect("nginx reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("nginx answers and closes");
    answer
}

#[test]
fn the_log_holds_each_request_to_the_byte_and_the_answer_is_a_gif() {
    let nginx = Nginx::start();
    let long = "x".repeat(9000);
    let answer = ask(&nginx, "GET /e?_k=K&_p=a%2Bb%20c&_t=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
    assert!(answer.windows(6).any(|bytes| bytes == b"GIF89a"), "{}", String::from_utf8_lossy(&answer));

    let length = long.len() + 3;
    let answer = ask(
        &nginx,
        &format!(
            "POST /e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n_p={long}"
        ),
    );
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));

    assert_eq!(
        nginx.finish(),
        ["GET /e?_k=K&_p=a%2Bb%20c&_t=1 HTTP/1.1".to_owned(), format!("POST /e HTTP/1.1 _p={long}")]
    );
}
