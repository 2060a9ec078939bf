//! Sentences about databases: what the server said stands beneath, in its own words.

use super::list;
use crate::source::SourceNotice;
use crate::source::server::{BadName, CertificateFault, DatabaseProblem, Exposure, OtherServer, Refusal};

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
        | P::BrokenAnswer
        | P::Certificate { .. }
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
        P::BadName(name) => bad_name_words(*name).to_owned(),
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
        P::EncryptionWords { words, allowed } => format!(
            "The address says \"{words}\", which Backfill doesn't understand; passing over it could leave the connection \
             open to others. Use {allowed}."
        ),
        P::SignInNeedsEncryption => {
            "The server wants the password in a way that lets whoever answers there read it, unless the connection is \
             encrypted. So it wasn't given. Choose an encrypted one under Encryption (in commands: --encryption)."
                .to_owned()
        }
        P::TlsNeeded => {
            "The server takes encrypted connections only. Choose one under Encryption (in commands: --encryption)."
                .to_owned()
        }
        P::TlsNotOffered => {
            "The server offers no encryption, so nothing was sent to it. Ask its administrator to turn it on, or go \
             through SSH. If you accept that anybody on the way can read everything, choose \"Not encrypted\" under \
             Encryption (in commands: --encryption off)."
                .to_owned()
        }
        P::TlsTooOld => {
            "The server's encryption is too old to be safe (older than TLS 1.2). Ask its administrator to renew it; \
             until then, go through SSH with Encryption off."
                .to_owned()
        }
        P::Certificate { fault, fingerprint } => certificate_words(fault, fingerprint.as_deref()),
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
        P::BadQuery => "The server does not understand the query. Correct the SQL error below.".to_owned(),
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
        P::BrokenAnswer => {
            "The server's answer can't be understood: it is broken, or it is something else than MySQL or MariaDB. Check \
             host and port, and ask the server's administrator."
                .to_owned()
        }
        P::ValueTooLarge => "A row is too large to be read. Leave out the column that is so large.".to_owned(),
        P::Other => "The database could not be read.".to_owned(),
    }
}

fn certificate_words(fault: &CertificateFault, fingerprint: Option<&str>) -> String {
    let why = match fault {
        CertificateFault::Unknown => {
            "The server's certificate was signed by nobody that Backfill knows, so this may be another server that \
             pretends to be yours."
                .to_owned()
        }
        CertificateFault::ForOther { host } => {
            format!("The server's certificate is not for \"{host}\". Use the name that it is for, if you know it.")
        }
        CertificateFault::Expired => {
            "The server's certificate is not valid today. Ask its administrator to renew it, and check this computer's \
             date."
                .to_owned()
        }
        CertificateFault::Unfit => "The server's certificate can't be used to tell who it is.".to_owned(),
    };
    let shown = fingerprint.map_or_else(String::new, |print| {
        format!(
            "\nIts SHA-256 fingerprint is {print}; the server's administrator can tell whether that is the right one."
        )
    });
    let safe = match fault {
        CertificateFault::ForOther { .. } => "have only checked who signed it (in commands: --encryption authority)",
        _ => "fill in the certificates to trust that came with the address (in commands: --ca-file FILE)",
    };
    format!(
        "{why} Nothing was sent to it.{shown}\nYou can {safe}. Or choose \"Encrypted, not verified\" (--encryption \
         unverified) or \"Not encrypted\" (--encryption off) under Encryption; then somebody on the way could read \
         everything, the password too."
    )
}

fn bad_name_words(name: BadName) -> &'static str {
    match name {
        BadName::Host => {
            "What is given as the database's host is no name of a computer. It has letters, digits, points and hyphens \
             only, such as db.example.com."
        }
        BadName::User => "The user name of the database holds a character that can't be seen. Type it anew.",
        BadName::SshHost => {
            "What is given as the computer to go through is no name of one. It has letters, digits, points and hyphens \
             only, such as gate.example.com."
        }
        BadName::SshUser => {
            "What is given as the SSH user name is none. It begins with a letter or digit and has neither spaces nor \
             any of $ and %."
        }
        BadName::SshKey => {
            "The path of the SSH key holds a $ or a %, which SSH would replace by something else. Move the key, or give \
             it another name."
        }
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
            "The query has a comment that the server would carry out (/*! … */, or a hint with quotation marks). Leave \
             it out."
                .to_owned()
        }
        Refusal::NulCharacter => {
            "The query holds a character that can't be seen (NUL). Write it anew instead of pasting it.".to_owned()
        }
        Refusal::Unclosed => "A quotation mark or a comment in the query is never closed. Close it.".to_owned(),
    }
}

/// What a connection gives up, in words.
pub fn exposure_words(exposure: Exposure, host: &str) -> String {
    match exposure {
        Exposure::NotEncrypted => format!(
            "The connection to {host} is not encrypted, as was chosen: anybody on the way can read what comes over it."
        ),
        Exposure::NotVerified => format!(
            "The connection to {host} is encrypted and not verified, as was chosen: somebody on the way who pretends to be \
             that server can read what comes over it."
        ),
    }
}

/// What is worth knowing about a source, in words.
pub fn notice_sentence(note: &SourceNotice) -> String {
    match note {
        SourceNotice::CouldWrite { privileges, statements } => format!(
            "This user could also change the database ({}). Backfill never does; calmer is a user who can only read. An \
             administrator makes one with:\n{}",
            list(privileges, 5),
            statements.join("\n")
        ),
        SourceNotice::Exposed { exposure, host } => exposure_words(*exposure, host),
        SourceNotice::NoKey => {
            "There is no unique key to go by: should the connection break while reading, it has to begin \
                        again, and the rows may come in another order each time."
                .to_owned()
        }
        SourceNotice::LeftOut { columns } => {
            format!("Left out are {}: pictures and files have no text.", list(columns, 10))
        }
        SourceNotice::FewerTitles { titles, cells, move_titles, parted_dates } => {
            let offer = match move_titles {
                _ if *parted_dates => {
                    "Dates without quotes have a comma, which parts each in two. Export the file again with quotes around \
                     them, or with tabs between the columns."
                }
                true => "The first cell of each row looks like the row's name. If it is, move the titles by one.",
                false => "Check that each title stands above its column.",
            };
            format!("Rows have {cells} cells and there are only {titles} titles. {offer}")
        }
        SourceNotice::TableAbove { line } => format!(
            "Another table stands above this one and is not read. To read that one, choose row {line} as the row with \
             the titles."
        ),
        SourceNotice::EarlierReading => {
            "The plan was made by an earlier Backfill, and the source is read as that one read it.".to_owned()
        }
        SourceNotice::ReadAsUtc { column } => {
            format!("Times in {column} have no zone and are read as UTC, as Kissmetrics' own integration reads them.")
        }
    }
}

/// Asks whether a plan may do what it could not decide alone: reach a database less safely than usual (`lowers`), and be
/// given the password of the environment.
pub fn agree_question(server: &str, lowers: bool, password: bool) -> String {
    let lowers = match lowers {
        true => " It asks for a connection that is less safe than usual, or trusts certificates that it brings along.",
        false => "",
    };
    let password = if password { " The password in BACKFILL_DATABASE_PASSWORD would go there." } else { "" };
    format!("The plan reads from the database at {server}.{lowers}{password} Is that right, now and later? Type yes: ")
}

/// Asks for a database's password.
pub fn password_question(user: &str, server: &str) -> String {
    format!("Password of {user} for the database at {server} (Enter for none): ")
}

/// What is wrong with a password on the command line.
pub fn visible_password_sentence() -> &'static str {
    "The password stands in the command, where others on this computer can read it while Backfill runs, and your shell may \
     keep it. Leave it out: Backfill then asks for it, or takes it from BACKFILL_DATABASE_PASSWORD."
}
