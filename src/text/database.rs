//! Sentences about databases: what the server said stands beneath, in its own words.

use super::{Face, several};
use crate::message::Arg;
use crate::source::server::{BadName, CertificateFault, DatabaseProblem, Exposure, OtherServer, Refusal};
use crate::source::{SOURCES, SourceKind, SourceNotice};
use crate::tr;

/// So many columns are named that have no text.
const LEFT_OUT: usize = 10;

/// So many privileges are named that a user has beside reading.
const PRIVILEGES: usize = 5;

pub(super) fn sentence(problem: &DatabaseProblem, server: Option<&str>, face: Face) -> String {
    let words = words(problem, face);
    match server.map(str::trim).filter(|said| !said.is_empty()) {
        Some(said) => format!("{words}\n{}", said_words(problem, said)),
        None => words,
    }
}

/// Whose words stand beneath, and the words.
fn said_words(problem: &DatabaseProblem, said: &str) -> String {
    use DatabaseProblem as P;
    match problem {
        P::SshMissing
        | P::SshNoAnswer { .. }
        | P::SshRefused { .. }
        | P::SshHostKey { .. }
        | P::SshForward { .. }
        | P::Ssh { .. } => tr!("database-ssh-said", said = said),
        P::UnknownHost { .. }
        | P::Refused { .. }
        | P::NoAnswer { .. }
        | P::Unreachable { .. }
        | P::SomethingElse { .. }
        | P::ConnectionLost
        | P::BrokenAnswer
        | P::Certificate { .. }
        | P::TlsTooOld
        | P::TlsNotOffered
        | P::Tls
        | P::BadCaFile { .. } => tr!("database-connection-said", said = said),
        _ => tr!("database-server-said", said = said),
    }
}

fn words(problem: &DatabaseProblem, face: Face) -> String {
    use DatabaseProblem as P;
    let words = match problem {
        P::BadAddress => {
            let examples = SOURCES.iter().filter_map(SourceKind::server).map(|server| server.brand.example());
            return tr!("database-bad-address", examples = examples.collect::<Vec<_>>().join(", "));
        }
        P::BadName(name) => bad_name_words(*name),
        P::UnknownHost { host } => return tr!("database-unknown-host", host = host),
        P::Refused { host, port } => return tr!("database-refused", host = host, port = u32::from(*port)),
        P::NoAnswer { host, port } => return tr!("database-no-answer", host = host, port = u32::from(*port)),
        P::Unreachable { host, port } => return tr!("database-unreachable", host = host, port = u32::from(*port)),
        P::SomethingElse { meant, host, port, what: Some(OtherServer::Database { name }) } => {
            let (port, meant) = (u32::from(*port), meant.name);
            return tr!("database-of-another-kind", host = host, port = port, name = *name, meant = meant);
        }
        P::SomethingElse { meant, host, port, what } => {
            let what = match what {
                Some(OtherServer::Web) => "web",
                Some(OtherServer::Ssh) => "ssh",
                Some(OtherServer::MailOrFtp) => "mail-or-ftp",
                Some(OtherServer::Database { .. }) | None => "other",
            };
            let (port, usual) = (u32::from(*port), u32::from(meant.port));
            return tr!(
                "database-something-else",
                host = host,
                port = port,
                what = what,
                meant = meant.name,
                usual = usual
            );
        }
        P::TooManyConnections => tr!("database-too-many-connections"),
        P::HostNotAllowed => tr!("database-host-not-allowed"),
        P::NotLetIn { user, database, encrypted } => {
            return tr!("database-not-let-in", user = user, database = database, encrypted = *encrypted);
        }
        P::TooOld { brand } => return tr!("database-too-old", oldest = brand.oldest),
        P::WrongPassword { user, with_password: true } => return tr!("database-wrong-password", user = user),
        P::WrongPassword { user, with_password: false } => {
            return tr!("database-no-password", user = user, face = face);
        }
        P::SignInMethod => tr!("database-sign-in-method"),
        P::PasswordExpired => tr!("database-password-expired"),
        P::NoSuchDatabase { database } => {
            return tr!("database-no-such-database", database = database, face = face);
        }
        P::NoRights { user } => return tr!("database-no-rights", user = user),
        P::EncryptionWords { words, allowed } => {
            return tr!("database-encryption-words", words = words, allowed = allowed.clone());
        }
        P::SignInNeedsEncryption => return tr!("database-sign-in-needs-encryption", face = face),
        P::TlsNeeded => return tr!("database-tls-needed", face = face),
        P::TlsNotOffered => return tr!("database-tls-not-offered", face = face),
        P::TlsTooOld => return tr!("database-tls-too-old", face = face),
        P::Certificate { fault, fingerprint } => return whole_certificate_words(fault, fingerprint.as_deref(), face),
        P::Tls => tr!("database-tls"),
        P::BadCaFile { path } => return tr!("database-bad-ca-file", path = path),
        P::AuthorityNotNamed => return tr!("database-authority-not-named", face = face),
        P::SshMissing => tr!("database-ssh-missing"),
        P::SshNoAnswer { host } => return tr!("database-ssh-no-answer", host = host),
        P::SshRefused { host } => return tr!("database-ssh-refused", host = host),
        P::SshHostKey { host } => return tr!("database-ssh-host-key", host = host),
        P::SshForward { host, port } => return tr!("database-ssh-forward", host = host, port = u32::from(*port)),
        P::Ssh { host } => return tr!("database-ssh", host = host),
        P::NoSuchTable { table } if table.is_empty() => tr!("database-query-no-such-table"),
        P::NoSuchTable { table } => return tr!("database-no-such-table", table = table, face = face),
        P::NoSuchColumn => tr!("database-query-no-such-column"),
        P::TableChanged { table } if table.is_empty() => tr!("database-query-changed"),
        P::TableChanged { table } => return tr!("database-table-changed", table = table),
        P::NothingReadable => tr!("database-nothing-readable"),
        P::NoRows => tr!("database-no-rows"),
        P::BadQuery => tr!("database-bad-query"),
        P::QueryAsksForValues => tr!("database-query-asks-for-values"),
        P::QueryRefused(refusal) => return refusal_words(refusal),
        P::WriteRefused => tr!("database-write-refused"),
        P::QueryTimedOut => tr!("database-query-timed-out"),
        P::Locked => tr!("database-locked"),
        P::InTheWay => tr!("database-in-the-way"),
        P::QueryStopped => tr!("database-query-stopped"),
        P::ConnectionLost => tr!("database-connection-lost"),
        P::BrokenAnswer => tr!("database-broken-answer"),
        P::ValueTooLarge => tr!("database-value-too-large"),
        P::Other => tr!("database-other"),
    };
    words.to_owned()
}

/// What is wrong with a certificate, by what it could be told from another, and what to do: a line each.
fn whole_certificate_words(fault: &CertificateFault, fingerprint: Option<&str>, face: Face) -> String {
    let why = certificate_words(fault);
    let shown = fingerprint.map(|print| tr!("database-certificate-fingerprint", fingerprint = print));
    let safe = match fault {
        CertificateFault::ForOther { .. } => tr!("database-certificate-check-less", face = face),
        _ => tr!("database-certificate-trust", face = face),
    };
    [Some(why), shown, Some(safe)].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// What is wrong with a certificate, where the rest stands beside it.
pub fn certificate_words(fault: &CertificateFault) -> String {
    match fault {
        CertificateFault::Unknown => tr!("database-certificate-unknown").to_owned(),
        CertificateFault::ForOther { host } => tr!("database-certificate-for-other", host = host),
        CertificateFault::Expired => tr!("database-certificate-expired").to_owned(),
        CertificateFault::Unfit => tr!("database-certificate-unfit").to_owned(),
    }
}

fn bad_name_words(name: BadName) -> &'static str {
    match name {
        BadName::Host => tr!("database-bad-host"),
        BadName::User => tr!("database-bad-user"),
        BadName::SshHost => tr!("database-bad-ssh-host"),
        BadName::SshUser => tr!("database-bad-ssh-user"),
        BadName::SshKey => tr!("database-bad-ssh-key"),
    }
}

fn refusal_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Blank => tr!("query-blank").to_owned(),
        Refusal::NotSelect { word } => tr!("query-not-select", word = word),
        Refusal::Writes { word } => tr!("query-writes", word = word),
        Refusal::TwoStatements => tr!("query-two-statements").to_owned(),
        Refusal::ExecutableComment => tr!("query-executable-comment").to_owned(),
        Refusal::NulCharacter => tr!("query-nul").to_owned(),
        Refusal::Unclosed => tr!("query-unclosed").to_owned(),
    }
}

/// What a connection gives up, in words.
pub fn exposure_words(exposure: Exposure, host: &str) -> String {
    match exposure {
        Exposure::NotEncrypted => tr!("exposure-not-encrypted", host = host),
        Exposure::NotVerified => tr!("exposure-not-verified", host = host),
    }
}

/// What is worth knowing about a source, in words.
pub fn notice_sentence(note: &SourceNotice) -> String {
    match note {
        SourceNotice::CouldWrite { privileges, statements } => {
            let could = tr!("notice-could-write", privileges = Arg::list(privileges, PRIVILEGES));
            format!("{could}\n{}", statements.join("\n"))
        }
        SourceNotice::Exposed { exposure, host } => exposure_words(*exposure, host),
        SourceNotice::NoKey => tr!("notice-no-key").to_owned(),
        SourceNotice::LeftOut { columns } => tr!("notice-left-out", columns = Arg::list(columns, LEFT_OUT)),
        SourceNotice::FewerTitles { titles, cells, move_titles, parted_dates } => {
            let offer = match move_titles {
                _ if *parted_dates => tr!("notice-parted-dates"),
                true => tr!("notice-move-titles"),
                false => tr!("notice-check-titles"),
            };
            tr!("notice-fewer-titles", titles = *titles, cells = *cells, offer = offer)
        }
        SourceNotice::TableAbove { line } => tr!("notice-table-above", line = *line),
        SourceNotice::EarlierReading => tr!("notice-earlier-reading").to_owned(),
        SourceNotice::Differs(difference) => several::difference_sentence(difference),
        SourceNotice::Of { file, notice } => several::of_file(file, notice_sentence(notice)),
        SourceNotice::LateRows { column } => tr!("notice-late-rows", column = column),
        SourceNotice::ReadAsUtc { column } => tr!("notice-read-as-utc", column = column),
    }
}

/// Asks whether a plan may do what it could not decide alone: reach a database less safely than usual (`lowers`), and be
/// given the password of the environment.
pub fn agree_question(server: &str, lowers: bool, password: bool) -> String {
    let server = tr!("agree-server", server = server);
    let lowers = if lowers { tr!("agree-lowers") } else { "" };
    let password = if password { tr!("agree-password") } else { "" };
    let told = [&server, lowers, password, tr!("agree-ask")];
    told.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Asks for a database's password.
pub fn password_question(user: &str, server: &str) -> String {
    tr!("password-ask", user = user, server = server)
}

/// What is wrong with a password on the command line.
pub fn visible_password_sentence() -> &'static str {
    tr!("password-visible")
}
