### Databases. $face is "window" or "commands". What the server said stands beneath these sentences, in its own words.
### $host is the name of a computer, $port a port's number, $user a user's name. Names of flags and variables are never
### translated.

# $said: what the server, SSH or the system said
database-server-said = (The server said: { $said })
database-ssh-said = (SSH said: { $said })
database-connection-said = (The connection said: { $said })

## The address

# $examples: addresses, one of each kind of database
database-bad-address = This is not a database address. They look like this: { $examples }.
database-bad-host = The database's host is not a computer's name. Use letters, digits, dots and hyphens only, as in db.example.com.
database-bad-user = The database's user name contains a character that can't be seen. Type it again.
database-bad-ssh-host = The SSH host is not a computer's name. Use letters, digits, dots and hyphens only, as in gate.example.com.
database-bad-ssh-user = The SSH user name can't be used. It must begin with a letter or digit and contain no spaces, $ or %.
database-bad-ssh-key = The path of the SSH key holds a $ or a %, which SSH would replace by something else. Move the key, or give it another name.
# $words: what the address says, such as ssl-mode=maybe; $allowed: what may stand there
database-encryption-words = The address says "{ $words }", which Backfill doesn't understand; passing over it could leave the connection open to others. Use { $allowed }.

## The way to the server

database-unknown-host = There is no server called "{ $host }". Check the name, and whether you have to be in the company's network.
database-refused = "{ $host }" is there, but no database answers at port { NUMBER($port, useGrouping: "false") }. Check the port; it may also take connections from its own computer only, and then SSH leads there.
database-no-answer = "{ $host }" does not answer at port { NUMBER($port, useGrouping: "false") }. A firewall may be in the way: ask for this computer to be let in, or for a computer to go through by SSH.
database-unreachable = "{ $host }", port { NUMBER($port, useGrouping: "false") }, can't be reached. Check your network, or the VPN if you need one.
# $what: what answers there; $meant: a kind of database, such as PostgreSQL; $usual: the port that it usually has
database-something-else =
    { $what ->
        [web] At port { NUMBER($port, useGrouping: "false") } of "{ $host }" there is a web server.
        [ssh] At port { NUMBER($port, useGrouping: "false") } of "{ $host }" there is an SSH server.
        [mail-or-ftp] At port { NUMBER($port, useGrouping: "false") } of "{ $host }" there is a mail or file server.
       *[other] At port { NUMBER($port, useGrouping: "false") } of "{ $host }" there is something other than { $meant }.
    } Check the port; that of { $meant } is usually { NUMBER($usual, useGrouping: "false") }.
# $name, $meant: kinds of database, such as PostgreSQL and MySQL/MariaDB
database-of-another-kind = At port { NUMBER($port, useGrouping: "false") } of "{ $host }" there is { $name } and not { $meant }. Choose { $name } as the kind of database, or check the port.
database-ssh-missing = There is no SSH program on this computer. Install OpenSSH, then try again.
database-ssh-no-answer = The computer "{ $host }" to go through does not answer. Check its name and port.
database-ssh-refused = The computer "{ $host }" to go through did not let you in. Check the SSH user name and key.
database-ssh-host-key = This computer does not know "{ $host }" yet, or its key has changed. Run `ssh { $host }` in a terminal once and check its key with whoever runs it.
database-ssh-forward = The computer to go through can't reach "{ $host }", port { NUMBER($port, useGrouping: "false") }. Fill in the database's host as that computer knows it; often it is localhost.
database-ssh = The way through "{ $host }" by SSH failed.
database-connection-lost = The connection to the database broke and reading could not go on. Try again; a table with a unique key goes on by itself.
database-broken-answer = The server's answer can't be understood: it is broken, or from another kind of server. Check host and port, and ask the server's administrator.

## Signing in

database-too-many-connections = The server takes no more connections at the moment. Try again in a minute.
database-host-not-allowed = The server takes no connections from this computer. Ask its administrator to allow it.
# $oldest: a kind of database and a version
database-too-old = The server is too old to promise that nothing is written. Backfill reads from { $oldest } on.
# $database: its name; $encrypted: whether the connection is. pg_hba.conf is a file of the server's
database-not-let-in =
    { $encrypted ->
        [yes] The server doesn't let "{ $user }" into the database "{ $database }" from this computer (pg_hba.conf). Check both names, or ask its administrator to allow it.
       *[no] The server doesn't let "{ $user }" into the database "{ $database }" from this computer, or not without encryption (pg_hba.conf). Check both names, choose an encrypted connection, or ask its administrator to allow it.
    }
database-wrong-password = The server refused this user name or password. Check both; "{ $user }" may also be allowed from other computers only, or with encryption only.
database-no-password =
    The server doesn't let "{ $user }" in without a password. { $face ->
        [window] Fill it in.
       *[commands] It is taken from the environment, as BACKFILL_DATABASE_PASSWORD, or from the keychain, where the window keeps it.
    }
database-sign-in-method = The user signs in by a method that Backfill does not know. Ask for a user with a password.
database-password-expired = The password has expired. Set a new one with another program first.
database-no-such-database =
    There is no database "{ $database }", or you may not see it. { $face ->
        [window] Choose one from the list.
       *[commands] Check its name in the address.
    }
database-no-rights = The user "{ $user }" may not read this. Ask the administrator for the right to read it (SELECT).

## Encryption; "Encryption" and its choices are named as the form of a connection names them

database-sign-in-needs-encryption =
    The server wants the password in a way that lets whoever answers there read it, unless the connection is encrypted. So it wasn't given. { $face ->
        [window] Choose an encrypted one under Encryption.
       *[commands] Choose an encrypted one with --encryption.
    }
database-tls-needed =
    The server takes encrypted connections only. { $face ->
        [window] Choose one under Encryption.
       *[commands] Choose one with --encryption.
    }
database-tls-not-offered =
    The server offers no encryption, so nothing was sent to it. Ask its administrator to turn it on, or go through SSH. { $face ->
        [window] If you accept that anybody on the way can read everything, choose "Not encrypted" under Encryption.
       *[commands] If you accept that anybody on the way can read everything, say --encryption off.
    }
database-tls-too-old = The server's encryption is too old to be safe (older than TLS 1.2). Ask its administrator to renew it; until then, go through SSH with Encryption off.
database-tls = The encrypted connection failed. Ask the server's administrator.
database-bad-ca-file = { $path } holds no certificates. Choose the file that came with the address.
database-certificate-unknown = The server's certificate was not signed by anyone Backfill trusts, so this may be another server that pretends to be yours. Nothing was sent to it.
database-certificate-for-other = The server's certificate is not for "{ $host }". Use the name that it is for, if you know it. Nothing was sent to it.
database-certificate-expired = The server's certificate is not valid today. Ask its administrator to renew it, and check this computer's date. Nothing was sent to it.
database-certificate-unfit = The server's certificate can't be used to tell who it is. Nothing was sent to it.
# $fingerprint: letters and digits
database-certificate-fingerprint = Its SHA-256 fingerprint is { $fingerprint }; the server's administrator can tell whether that is the right one.
# Follows database-certificate-for-other
database-certificate-check-less =
    { $face ->
        [window] You can have only checked who signed it. Or choose "Encrypted, not verified" or "Not encrypted" under Encryption; then somebody on the way could read everything, the password too.
       *[commands] You can have only checked who signed it (--encryption authority). Or say --encryption unverified or --encryption off; then somebody on the way could read everything, the password too.
    }
# Follows the other sentences about a certificate
database-certificate-trust =
    { $face ->
        [window] You can fill in the certificates to trust that came with the address. Or choose "Encrypted, not verified" or "Not encrypted" under Encryption; then somebody on the way could read everything, the password too.
       *[commands] You can name the certificates to trust that came with the address (--ca-file FILE). Or say --encryption unverified or --encryption off; then somebody on the way could read everything, the password too.
    }

## Tables and queries

database-no-such-table =
    There is no table "{ $table }". { $face ->
        [window] Choose one from the list.
       *[commands] Check its name.
    }
database-query-no-such-table = The query names a table that is not there. Check its name.
database-query-no-such-column = The query names a column that is not there. Check its name.
database-table-changed = The table "{ $table }" has changed since it was opened. Open it again.
database-query-changed = The query's columns have changed since it was opened. Open it again.
database-nothing-readable = Every column holds pictures or files, which have no text. Choose another table.
database-no-rows = There are no rows. Choose another table, or change the query.
database-bad-query = The server does not understand the query. Correct the SQL error below.
database-query-asks-for-values = The query has a ?, a :name or a $1, which stands for a value that nobody gives. Write the value in its place.
database-write-refused = This would have written to the database, so the server refused it. Backfill only reads.
database-query-timed-out = The query took too long. Ask for less, or ask the administrator for an index on the columns in its WHERE.
database-locked = Somebody is changing the table and keeps it locked meanwhile. Try again when that is done.
database-query-stopped = Somebody stopped the query at the server. Ask the administrator, then try again.
database-value-too-large = A row is too large to be read. Leave out the column that is so large.
database-other = The database could not be read.
query-blank = The query is blank. Write a SELECT.
# $word: a word of SQL
query-not-select = The query begins with { $word }. Backfill only reads: begin with SELECT or WITH.
query-writes = The query has { $word }, which writes or locks. Backfill only reads: leave it out.
query-two-statements = There is more than one statement. Leave only the SELECT.
query-executable-comment = The query has a comment that the server would carry out (/*! … */, or a hint with quotation marks). Leave it out.
query-nul = The query holds a character that can't be seen (NUL). Type it again instead of pasting it.
query-unclosed = A quotation mark or a comment in the query is never closed. Close it.

## What is worth knowing about a connection

exposure-not-encrypted = The connection to { $host } is not encrypted, as was chosen: anybody on the way can read what comes over it.
exposure-not-verified = The connection to { $host } is encrypted and not verified, as was chosen: somebody on the way who pretends to be that server can read what comes over it.
# $privileges: a list such as INSERT and UPDATE. SQL follows, on lines of its own
notice-could-write = This user could also change the database ({ $privileges }). Backfill never does, but a read-only user is best. An administrator can create one with:
notice-no-key = There is no unique key to go by: should the connection break while reading, it has to begin again, and the rows may come in another order each time.
# $columns: a list of titles
notice-left-out = Left out are { $columns }: pictures and files have no text.
