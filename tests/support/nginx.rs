//! A server that is not ours and says what arrived: nginx answers every request with a GIF, as the tracker does, and
//! its access log holds each one to the byte.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

use super::folder::Folder;
use super::{free_address, wait};

/// A running nginx; dropping it ends it.
#[derive(Debug)]
pub struct Nginx {
    process: Child,
    address: SocketAddr,
    folder: Folder,
}

impl Nginx {
    /// Starts one on a free port of this machine and waits until it answers.
    pub fn start() -> Self {
        let folder = Folder::new();
        // Between finding a free port and taking it somebody else may have taken it; then nginx ends at once.
        for _ in 0..5 {
            let address = free_address();
            folder.write("nginx.conf", configuration(&folder, address));
            let mut process = launch(&folder);
            let up =
                wait::until("nginx to answer or to end", || match process.try_wait().expect("nginx is our child") {
                    Some(_) => Some(false),
                    None => TcpStream::connect(address).ok().map(|_| true),
                });
            if up {
                return Self { process, address, folder };
            }
        }
        panic!("nginx does not start: {}", fs::read_to_string(folder.at("error.log")).unwrap_or_default());
    }

    /// What the program is given as the tracker's address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that were answered until now, in the order of their answers. One line each: the request line as it
    /// came, such as `GET /e?_k=KEY HTTP/1.1`, and behind it the body if there was one.
    pub fn requests(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.at("access.log")).expect("nginx writes its log as text");
        log.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    /// How many requests were answered until now.
    pub fn lines(&self) -> u64 {
        let log = fs::read(self.folder.at("access.log")).expect("nginx writes its log");
        log.iter().filter(|byte| **byte == b'\n').count() as u64
    }

    /// Waits until the log holds everything that has reached nginx: one request stands in it a moment after its answer,
    /// and some may wait whose sender is gone.
    ///
    /// A single process does one thing after another, so what comes last is answered last; twice, because what waits
    /// is handed on and comes back.
    pub fn catch_up(&self) {
        for _ in 0..2 {
            let mut stream = TcpStream::connect(self.address).expect("nginx takes connections");
            stream.set_read_timeout(Some(wait::LIMIT)).expect("it can be limited");
            stream.write_all(b"GET /caught-up HTTP/1.0\r\n\r\n").expect("nginx listens");
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).expect("nginx answers");
            assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        }
    }

    /// The requests that have reached it.
    pub fn all_requests(&self) -> Vec<String> {
        self.catch_up();
        self.requests()
    }

    /// How many these are.
    pub fn all_lines(&self) -> u64 {
        self.catch_up();
        self.lines()
    }

    /// Fails unless so many requests have reached it.
    #[track_caller]
    pub fn assert_lines(&self, expected: u64) {
        assert_eq!(self.all_lines(), expected);
    }

    /// Lets nginx finish what it has begun, and gives all the requests that it ever answered.
    pub fn finish(mut self) -> Vec<String> {
        let id = self.process.id().to_string();
        let asked = Command::new("kill").args(["-QUIT", &id]).status().expect("kill can be run");
        assert!(asked.success(), "nginx was gone already");
        wait::until("nginx to end", || self.process.try_wait().expect("nginx is our child"));
        self.requests()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        if let Ok(None) = self.process.try_wait() {
            // The master ends its worker; killed outright it would leave it behind.
            let _ = Command::new("kill").arg(self.process.id().to_string()).status();
            let _ = self.process.wait();
        }
    }
}

fn launch(folder: &Folder) -> Child {
    Command::new("nginx")
        .arg("-p")
        .arg(folder.path())
        .arg("-c")
        .arg(folder.at("nginx.conf"))
        .arg("-e")
        .arg(folder.at("error.log"))
        .env("PATH", std::env::var("PATH").unwrap_or_default() + ":/usr/sbin:/sbin")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("nginx can be run; tests/run installs it")
}

/// nginx knows a body only when it hands the request on, so it hands each on to itself.
fn configuration(folder: &Folder, address: SocketAddr) -> String {
    let user = Command::new("id").arg("-un").output().expect("id can be run").stdout;
    let user = String::from_utf8_lossy(&user).trim().to_owned();
    let folder = folder.path().display();
    format!(
        r#"
        daemon off;
        user {user};
        pid {folder}/pid;
        events {{}}
        http {{
            client_body_temp_path {folder}/client;
            proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fastcgi;
            scgi_temp_path {folder}/scgi;
            uwsgi_temp_path {folder}/uwsgi;
            client_body_buffer_size 1m;
            large_client_header_buffers 8 64k;
            keepalive_requests 1000000;
            log_format requests escape=none '$request $request_body';
            server {{
                listen {address};
                access_log {folder}/access.log requests;
                location / {{
                    proxy_pass http://unix:{folder}/gif;
                    proxy_method GET;
                    proxy_pass_request_body off;
                    proxy_set_header Content-Length "";
                }}
                location = /caught-up {{
                    access_log off;
                    proxy_pass http://unix:{folder}/gif;
                }}
            }}
            server {{
                listen unix:{folder}/gif;
                access_log off;
                location / {{ empty_gif; }}
            }}
        }}
        "#
    )
}
