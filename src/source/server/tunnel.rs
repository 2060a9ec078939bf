//! A way to a database that only another computer can reach: the system's own `ssh`, forwarding a port.
//!
//! The system's program and not a library, so that the person's settings, agent and known hosts count, and so
//! that whatever lets them in from a terminal lets them in here. It is never asked anything (`BatchMode`): what
//! would need an answer is an error with words instead. A computer that is not known is not trusted silently. Of our
//! environment, in which keys and passwords may stand, it gets only what it needs (`ENVIRONMENT`).

use std::ffi::OsStr;
use std::io::{ErrorKind, Read};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::address::{Address, Ssh};
use super::problem::{is_lost, may_come_back};
use super::{DatabaseProblem, plain};
use crate::child;
use crate::source::SourceError;

/// How long `ssh` may take to let us through.
const OPENING: Duration = Duration::from_secs(20);

/// How many ports of this computer are tried for its beginning.
const PORTS: usize = 3;

/// What `ssh` says where a port was taken before it had it.
const PORT_TAKEN: &str = "Address already in use";

/// How often the new tunnel is tried meanwhile.
const TRY_AGAIN: Duration = Duration::from_millis(50);

/// What `ssh`, its agent and a `ProxyCommand` need to know of the person and the system, on each system its own. Anything
/// else may be a secret, and `ssh` passes on what it is told to (`SendEnv`, `${…}` in its settings).
const ENVIRONMENT: [&str; 31] = [
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "SSH_AUTH_SOCK",
    "SSH_SK_PROVIDER",
    "XDG_RUNTIME_DIR",
    "KRB5CCNAME",
    "KRB5_CONFIG",
    "SystemRoot",
    "SystemDrive",
    "windir",
    "ComSpec",
    "PATHEXT",
    "TEMP",
    "TMP",
    "USERNAME",
    "USERDOMAIN",
    "COMPUTERNAME",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "APPDATA",
    "LOCALAPPDATA",
    "ProgramData",
    "ProgramFiles",
];

/// How long it may take until `ssh` has said why a connection ended.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// The most that is kept of what `ssh` says.
const COMPLAINT: usize = 4 * 1024;

/// The way to an address: straight, or by one tunnel that all connections share.
#[derive(Debug, Default)]
pub(in crate::source) struct Way(Mutex<Option<Arc<Tunnel>>>);

impl Way {
    /// The tunnel, opened anew if it has closed; `None` where there is to be none.
    pub(in crate::source) fn tunnel(&self, address: &Address) -> Result<Option<Arc<Tunnel>>, SourceError> {
        let Some(ssh) = &address.ssh else { return Ok(None) };
        let mut tunnel = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = tunnel.as_ref().filter(|tunnel| tunnel.is_open()) {
            return Ok(Some(Arc::clone(open)));
        }
        let opened = Arc::new(Tunnel::open(address, ssh)?);
        *tunnel = Some(Arc::clone(&opened));
        Ok(Some(opened))
    }
}

/// Where to connect to: the server, or this end of the tunnel.
pub(in crate::source) fn endpoint(address: &Address, tunnel: Option<&Tunnel>) -> (String, u16) {
    match tunnel {
        Some(tunnel) => (Ipv4Addr::LOCALHOST.to_string(), tunnel.port()),
        None => (address.host.clone(), address.port),
    }
}

/// Why there is no connection: what `ssh` says of it, where it has led through a tunnel and that explains it.
pub(in crate::source) fn explained(error: SourceError, tunnel: Option<&Tunnel>) -> SourceError {
    let tunnel = tunnel.filter(|_| may_come_back(&error));
    match tunnel.and_then(Tunnel::complaint_about_the_end) {
        // Somebody answered at its end, and a greeting or a warning of `ssh` says nothing of that.
        Some(SourceError::Database { problem: DatabaseProblem::Ssh { .. }, .. }) if !is_lost(&error) => error,
        complaint => complaint.unwrap_or(error),
    }
}

/// A running tunnel; closed when dropped.
#[derive(Debug)]
pub struct Tunnel {
    child: Mutex<Child>,
    port: u16,
    words: Arc<Mutex<Words>>,
    host: String,
    far_host: String,
    far_port: u16,
}

impl Tunnel {
    /// Opens a tunnel to the host and port of `address`, by way of `ssh`.
    ///
    /// # Errors
    /// When a name is none, there is no `ssh`, or it does not come through.
    pub fn open(address: &Address, ssh: &Ssh) -> Result<Self, SourceError> {
        address.check()?;
        let mut more = PORTS;
        loop {
            let port = free_port().map_err(|error| SourceError::Database {
                problem: DatabaseProblem::Ssh { host: ssh.host.clone() },
                server: Some(error.to_string()),
            })?;
            let taken = format!(":{port}: {PORT_TAKEN}");
            more -= 1;
            match Self::begin(address, ssh, port) {
                Err(SourceError::Database { server: Some(words), .. }) if more > 0 && words.contains(&taken) => {}
                begun => return begun,
            }
        }
    }

    fn begin(address: &Address, ssh: &Ssh, port: u16) -> Result<Self, SourceError> {
        let mut child = command(address, ssh, port).spawn().map_err(|error| {
            let problem = match error.kind() {
                ErrorKind::NotFound => DatabaseProblem::SshMissing,
                _ => DatabaseProblem::Ssh { host: ssh.host.clone() },
            };
            SourceError::Database { problem, server: Some(error.to_string()) }
        })?;
        let words = Arc::<Mutex<Words>>::default();
        if let Some(pipe) = child.stderr.take() {
            listen(pipe, Arc::clone(&words));
        }
        let tunnel = Self {
            child: Mutex::new(child),
            port,
            words,
            host: ssh.host.clone(),
            far_host: address.host.clone(),
            far_port: address.port,
        };
        tunnel.wait()?;
        Ok(tunnel)
    }

    /// The port of this computer at which the tunnel begins.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether `ssh` still runs.
    pub fn is_open(&self) -> bool {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        matches!(child.try_wait(), Ok(None))
    }

    /// What `ssh` has complained about, as a problem, if it has.
    pub fn complaint(&self) -> Option<SourceError> {
        let said = heard(&self.words).said.clone();
        if said.trim().is_empty() {
            return None;
        }
        let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
        let host = self.host.clone();
        // The words of OpenSSH, in the order in which one makes another.
        let problem = if has(&["Host key verification failed", "REMOTE HOST IDENTIFICATION HAS CHANGED"]) {
            DatabaseProblem::SshHostKey { host }
        } else if has(&["Permission denied", "Too many authentication failures", "UNPROTECTED PRIVATE KEY"]) {
            DatabaseProblem::SshRefused { host }
        } else if has(&["open failed", "administratively prohibited"]) {
            DatabaseProblem::SshForward { host: self.far_host.clone(), port: self.far_port }
        } else if has(&["Could not resolve", "timed out", "Connection refused", "No route to host", "unreachable"]) {
            DatabaseProblem::SshNoAnswer { host }
        } else {
            DatabaseProblem::Ssh { host }
        };
        Some(SourceError::Database { problem, server: Some(said.trim().to_owned()) })
    }

    /// Why a connection through the tunnel has just ended. The words may still be on their way through the pipe, and what
    /// `ssh` says last before it ends tells more than what it says first.
    pub fn complaint_about_the_end(&self) -> Option<SourceError> {
        let deadline = Instant::now() + LAST_WORDS;
        loop {
            let is_all = heard(&self.words).is_all;
            let complaint = self.complaint();
            if is_all || Instant::now() >= deadline || (complaint.is_some() && self.is_open()) {
                return complaint;
            }
            thread::sleep(TRY_AGAIN);
        }
    }

    /// Waits until the tunnel takes connections: `ssh` listens only once it has been let in.
    fn wait(&self) -> Result<(), SourceError> {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let deadline = Instant::now() + OPENING;
        while Instant::now() < deadline {
            if !self.is_open() {
                let nothing_said = || plain(DatabaseProblem::Ssh { host: self.host.clone() });
                return Err(self.complaint_about_the_end().unwrap_or_else(nothing_said));
            }
            // Whoever took the port may answer where `ssh` has just ended because of that.
            if TcpStream::connect_timeout(&here, TRY_AGAIN).is_ok() && self.is_open() {
                return Ok(());
            }
            thread::sleep(TRY_AGAIN);
        }
        Err(plain(DatabaseProblem::SshNoAnswer { host: self.host.clone() }))
    }
}

impl Drop for Tunnel {
    fn drop(&mut self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        // It may have ended by itself, and then there is nothing to do about either.
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn command(address: &Address, ssh: &Ssh, port: u16) -> Command {
    let far = if address.host.contains(':') { format!("[{}]", address.host) } else { address.host.clone() };
    let mut command = child::command("ssh");
    let needed = |name: &OsStr| ENVIRONMENT.iter().any(|known| name.eq_ignore_ascii_case(known));
    command.env_clear().envs(std::env::vars_os().filter(|(name, _)| needed(name)));
    command.args(["-N", "-T", "-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes", "-o", "ConnectTimeout=10"]);
    command.args(["-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4", "-o", "ControlPath=none"]);
    command.args(["-L", &format!("127.0.0.1:{port}:{far}:{}", address.port)]);
    for option in &ssh.options {
        command.args(["-o", option]);
    }
    if let Some(port) = ssh.port {
        command.args(["-p", &port.to_string()]);
    }
    if let Some(key) = &ssh.key {
        command.arg("-i").arg(key).args(["-o", "IdentitiesOnly=yes"]);
    }
    if let Some(user) = &ssh.user {
        command.args(["-l", user]);
    }
    // Behind `--`, so that no name is ever taken for an option.
    command.arg("--").arg(&ssh.host);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    without_window(&mut command);
    command
}

/// A console program would flash a black window beside ours.
#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_command: &mut Command) {}

/// A port that is free now. Another program could take it before `ssh` does; then `ssh` says so and ends, and another
/// one is tried.
fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// What `ssh` says.
#[derive(Debug, Default)]
struct Words {
    said: String,
    /// It has ended, and says no more.
    is_all: bool,
}

fn heard(words: &Mutex<Words>) -> MutexGuard<'_, Words> {
    words.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Collects what `ssh` says, so that its pipe never fills.
fn listen(mut pipe: impl Read + Send + 'static, words: Arc<Mutex<Words>>) {
    let collect = move || {
        let mut buffer = [0_u8; 512];
        while let Ok(read @ 1..) = pipe.read(&mut buffer) {
            let said = &mut heard(&words).said;
            if said.len() < COMPLAINT {
                said.push_str(&String::from_utf8_lossy(&buffer[..read]));
            }
        }
        heard(&words).is_all = true;
    };
    // Without the thread, only the words are lost.
    let _ = thread::Builder::new().name("ssh-words".to_owned()).spawn(collect);
}
