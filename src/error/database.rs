//! Sentences about databases: what the server said stands beneath, in its own words.

use super::list;
use crate::source::Note;
use crate::source::mysql::read_only::Refusal;
use crate::source::mysql::{DatabaseProblem, OtherServer};

pub(super) fn sentence(problem: &DatabaseProblem, server: Option<&str>) -> String {
    let words = words(problem);
    match server.map(str::trim).filter(|said| !said.is_empty()) {
        Some(said) => format!("{words}\n({}: {said})", speaker(problem)),
        None => words,
    }
}

/// Whose words stand beneath.
fn speaker(problem: &DatabaseProblem) -> &'static str {
    use DatabaseProblem as P;
    match problem {
        P::SshMissing
        | P::SshNoAnswer { .. }
        | P::SshRefused { .. }
        | P::SshHostKey { .. }
        | P::SshForward { .. }
        | P::Ssh { .. } => "SSH said",
        P::UnknownHost { .. }
        | P::Refused { .. }
        | P::NoAnswer { .. }
        | P::Unreachable { .. }
        | P::NotMysql { .. }
        | P::ConnectionLost
        | P::CertificateUnknown
        | P::CertificateForOther { .. }
        | P::CertificateExpired
        | P::TlsTooOld
        | P::TlsNotOffered
        | P::Tls
        | P::BadCaFile { .. } => "The connection said",
        _ => "MySQL said",
    }
}

fn words(problem: &DatabaseProblem) -> String {
    use DatabaseProblem as P;
    match problem {
        P::BadAddress => {
            "This is no address of a database. One looks like mysql://user:password@host:3306/database.".to_owned()
        }
        P::UnknownHost { host } => {
            format!(
                "There is no server called \"{host}\". Check the name, and whether you have to be in the company's network."
            )
        }
        P::Refused { host, port } => format!(
            "\"{host}\" is there, but no database answers at port {port}. Check the port; it may also take connections \
             from its own computer only, and then SSH leads there."
        ),
        P::NoAnswer { host, port } => format!(
            "\"{host}\" does not answer at port {port}. A firewall may be in the way: ask for this computer to be let \
             in, or for a computer to go through by SSH."
        ),
        P::Unreachable { host, port } => {
            format!("There is no way to \"{host}\", port {port}. Check your network, or the VPN if you need one.")
        }
        P::NotMysql { host, port, what } => {
            let what = match what {
                Some(OtherServer::Web) => "a web server",
                Some(OtherServer::Ssh) => "an SSH server",
                Some(OtherServer::MailOrFtp) => "a mail or file server",
                None => "something else than MySQL or MariaDB",
            };
            format!("At port {port} of \"{host}\" there is {what}. Check the port; MySQL's is usually 3306.")
        }
        P::TooManyConnections => {
            "The server takes no more connections at the moment. Try again in a minute.".to_owned()
        }
        P::HostNotAllowed => {
            "The server takes no connections from this computer. Ask its administrator to allow it.".to_owned()
        }
        P::TooOld => {
            "The server is too old to promise that nothing is written. Backfill reads from MySQL 5.6.5 or any MariaDB \
             from 10.0 on."
                .to_owned()
        }
        P::WrongPassword { user, with_password: true } => format!(
            "The server refused this user name or password. Check both; \"{user}\" may also be allowed from other \
             computers only, or with encryption only."
        ),
        P::WrongPassword { user, with_password: false } => {
            format!(
                "The server does not let \"{user}\" in without a password. Fill it in; commands take it from \
                 the environment, as BACKFILL_DATABASE_PASSWORD, or from the keychain, where the window keeps it."
            )
        }
        P::SignInMethod => {
            "The user signs in by a method that Backfill does not know. Ask for a user with a password.".to_owned()
        }
        P::PasswordExpired => "The password has expired. Set a new one with another program first.".to_owned(),
        P::NoSuchDatabase { database } => {
            format!("There is no database \"{database}\", or you may not see it. Choose one from the list.")
        }
        P::NoRights { user } => {
            format!("The user \"{user}\" may not read this. Ask the administrator for the right to read it (SELECT).")
        }
        P::TlsNeeded => "The server takes encrypted connections only. Choose one under Encryption.".to_owned(),
        P::TlsNotOffered => {
            "The server offers no encryption. Ask its administrator to turn it on; without it, go through SSH."
                .to_owned()
        }
        P::TlsTooOld => {
            "The server's encryption is too old to be safe (older than TLS 1.2). Ask its administrator to renew it; \
             until then, go through SSH with Encryption off."
                .to_owned()
        }
        P::CertificateUnknown => {
            "The server's certificate was signed by nobody that this computer knows. Fill in the file of certificates \
             that came with the address."
                .to_owned()
        }
        P::CertificateForOther { host } => format!(
            "The server's certificate is not for \"{host}\". Use the name that it is for, or check only who signed it."
        ),
        P::CertificateExpired => {
            "The server's certificate is not valid today. Ask its administrator to renew it, and check this computer's \
             date."
                .to_owned()
        }
        P::Tls => "The encrypted connection failed. Ask the server's administrator.".to_owned(),
        P::BadCaFile { path } => format!("{path} holds no certificates. Choose the file that came with the address."),
        P::SshMissing => "There is no SSH program on this computer. Install OpenSSH, then try again.".to_owned(),
        P::SshNoAnswer { host } => {
            format!("The computer \"{host}\" to go through does not answer. Check its name and port.")
        }
        P::SshRefused { host } => {
            format!("The computer \"{host}\" to go through did not let you in. Check the SSH user name and key.")
        }
        P::SshHostKey { host } => format!(
            "This computer does not know \"{host}\" yet, or it is not the one that it was. Run `ssh {host}` in a \
             terminal once and check its key with whoever runs it."
        ),
        P::SshForward { host, port } => format!(
            "The computer to go through can't reach \"{host}\", port {port}. Fill in the database's host as that \
             computer knows it; often it is localhost."
        ),
        P::Ssh { host } => format!("The way through \"{host}\" by SSH failed."),
        P::NoSuchTable { table } if table.is_empty() => {
            "The query names a table that is not there. Check its name.".to_owned()
        }
        P::NoSuchTable { table } => format!("There is no table \"{table}\". Choose one from the list."),
        P::NoSuchColumn => "The query names a column that is not there. Check its name.".to_owned(),
        P::TableChanged { table } if table.is_empty() => {
            "The query's columns have changed since it was opened. Open it again.".to_owned()
        }
        P::TableChanged { table } => {
            format!("The table \"{table}\" has changed since it was opened. Open it again.")
        }
        P::NothingReadable => {
            "Every column holds pictures or files, which have no text. Choose another table.".to_owned()
        }
        P::NoRows => "There are no rows. Choose another table, or change the query.".to_owned(),
        P::BadQuery => "The server does not understand the query. Mend it where it says.".to_owned(),
        P::QueryAsksForValues => {
            "The query has a ? or a :name, which stands for a value that nobody gives. Write the value in its place."
                .to_owned()
        }
        P::QueryRefused(refusal) => refusal_words(refusal),
        P::WriteRefused => {
            "This would have written to the database, so the server refused it. Backfill only reads.".to_owned()
        }
        P::QueryTimedOut => {
            "The query took too long. Ask for less, or ask the administrator for an index on the columns in its WHERE."
                .to_owned()
        }
        P::QueryStopped => {
            "Somebody stopped the query at the server. Ask the administrator, then try again.".to_owned()
        }
        P::ConnectionLost => {
            "The connection to the database broke and reading could not go on. Try again; a table with a unique key \
             goes on by itself."
                .to_owned()
        }
        P::ValueTooLarge => "A row is too large to be read. Leave out the column that is so large.".to_owned(),
        P::Other => "The database could not be read.".to_owned(),
    }
}

fn refusal_words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Blank => "The query is blank. Write a SELECT.".to_owned(),
        Refusal::NotSelect { word } => {
            format!("The query begins with {word}. Backfill only reads: begin with SELECT or WITH.")
        }
        Refusal::Writes { word } => {
            format!("The query has {word}, which writes or locks. Backfill only reads: leave it out.")
        }
        Refusal::TwoStatements => "There is more than one statement. Leave only the SELECT.".to_owned(),
        Refusal::ExecutableComment => {
            "The query has a comment that the server would carry out (/*! … */). Leave it out.".to_owned()
        }
        Refusal::Unclosed => "A quotation mark or a comment in the query is never closed. Close it.".to_owned(),
    }
}

/// What is worth knowing about a source, in words.
pub fn note_sentence(note: &Note) -> String {
    match note {
        Note::CouldWrite { privileges, statements } => format!(
            "This user could also change the database ({}). Backfill never does; calmer is a user who can only read. An \
             administrator makes one with:\n{}",
            list(privileges, 5),
            statements.join("\n")
        ),
        Note::NoKey => "There is no unique key to go by: should the connection break while reading, it has to begin \
                        again, and the rows may come in another order each time."
            .to_owned(),
        Note::LeftOut { columns } => {
            format!("Left out are {}: pictures and files have no text.", list(columns, 10))
        }
        Note::FewerTitles { titles, cells, move_titles } => {
            let offer = match move_titles {
                true => "The first cell of each row looks like the row's name. If it is, move the titles by one.",
                false => "Check that each title stands above its column.",
            };
            format!("Rows have {cells} cells and there are only {titles} titles. {offer}")
        }
        Note::TableAbove { line } => format!(
            "Another table stands above this one and is not read. To read that one, choose row {line} as the row with \
             the titles."
        ),
        Note::EarlierReading => {
            "The plan was made by an earlier Backfill, and the source is read as that one read it.".to_owned()
        }
        Note::ReadAsUtc { column } => {
            format!("Times in {column} have no zone and are read as UTC, as Kissmetrics' own integration reads them.")
        }
    }
}
