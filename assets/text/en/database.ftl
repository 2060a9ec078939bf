### Databases. $face is "window" or "commands". What the server said stands beneath these sentences, in its own words.
### $host is the name of a computer, $port a port's number, $user a user's name. Names of flags and variables are never
### translated.

# $said: what the server, SSH or the system said
database-server-said = (The server said: { $said })
database-ssh-said = (SSH said: { $said })
database-connection-said = (The connection said: { $said })

## The address

# $examples: addresses, one of each kind of database
database-bad-address = This is not a database address. One looks like this: { $examples }.
database-bad-host = The database host isn't a valid computer name. Use only letters, digits, periods and hyphens, such as db.example.com.
database-bad-user = The database user name contains a character that can't be seen. Type it again.
database-bad-ssh-host = The SSH host isn't a valid computer name. Use only letters, digits, periods and hyphens, such as gate.example.com.
database-bad-ssh-user = The SSH user name isn't valid. It must begin with a letter or digit, without spaces, $ or %.
database-bad-ssh-key = The path of the SSH key contains $ or %, which SSH would replace with something else. Move the key, or rename it.
# $words: what the address says, such as ssl-mode=maybe; $allowed: what may stand there
database-encryption-words = The address says "{ $words }", which Backfill doesn't understand; ignoring it could leave the connection open to others. Allowed: { $allowed }.

## The way to the server

database-unknown-host = There is no server called "{ $host }". Check the name, and whether you have to be on the company network.
database-refused = "{ $host }" is there, but no database answers at port { NUMBER($port, useGrouping: "false") }. Check the port. The database may also accept connections only from "{ $host }" itself; connect through SSH then.
database-no-answer = "{ $host }" doesn't answer at port { NUMBER($port, useGrouping: "false") }. A firewall may be in the way: ask to have this computer allowed, or for an SSH server to connect through.
database-unreachable = "{ $host }" can't be reached at port { NUMBER($port, useGrouping: "false") }. Check your network, or the VPN if you need one.
# $what: what answers there; $meant: a kind of database, such as PostgreSQL; $usual: the port that it usually has
database-something-else =
    { $what ->
        [web] A web server answers at port { NUMBER($port, useGrouping: "false") } of "{ $host }".
        [ssh] An SSH server answers at port { NUMBER($port, useGrouping: "false") } of "{ $host }".
        [mail-or-ftp] A mail or file server answers at port { NUMBER($port, useGrouping: "false") } of "{ $host }".
       *[other] Something other than { $meant } answers at port { NUMBER($port, useGrouping: "false") } of "{ $host }".
    } Check the port; for { $meant } it is usually { NUMBER($usual, useGrouping: "false") }.
# $name, $meant: kinds of database, such as PostgreSQL and MySQL/MariaDB
database-of-another-kind = At port { NUMBER($port, useGrouping: "false") } of "{ $host }" there is { $name } and not { $meant }. Choose { $name } as the kind of database, or check the port.
database-ssh-missing = There is no SSH program on this computer. Install OpenSSH, then try again.
database-ssh-no-answer = The SSH server "{ $host }" doesn't answer. Check its name and port.
database-ssh-refused = The SSH server "{ $host }" didn't let you in. Check the SSH user name and key.
database-ssh-host-key = This computer doesn't know "{ $host }" yet, or its key has changed. Run `ssh { $host }` in a terminal once and check its key with whoever runs it.
database-ssh-forward = The SSH server can't reach "{ $host }", port { NUMBER($port, useGrouping: "false") }. Enter the database's host as the SSH server knows it; often it is localhost.
database-ssh = The SSH connection through "{ $host }" failed.
database-connection-lost = The connection to the database was lost, so reading stopped. Try again; a table with a unique key continues by itself.
database-broken-answer = The server's answer can't be understood: it is broken, or from another kind of server. Check host and port, and ask the server's administrator.

## Signing in

database-too-many-connections = The server takes no more connections right now. Try again in a minute.
database-host-not-allowed = The server takes no connections from this computer. Ask its administrator to allow it.
# $oldest: a kind of database and a version
database-too-old = The server is too old to promise that nothing is written. Backfill needs { $oldest } or newer.
# $database: its name; $encrypted: whether the connection is. pg_hba.conf is a file of the server's
database-not-let-in =
    { $encrypted ->
        [yes] The server doesn't let "{ $user }" into the database "{ $database }" from this computer (pg_hba.conf). Check both names, or ask its administrator to allow it.
       *[no] The server doesn't let "{ $user }" into the database "{ $database }" from this computer, or not without encryption (pg_hba.conf). Check both names, choose an encrypted connection, or ask its administrator to allow it.
    }
database-wrong-password = The server refused this user name or password. Check both; "{ $user }" may also be allowed only from other computers, or only with encryption.
database-no-password =
    The server doesn't let "{ $user }" in without a password. { $face ->
        [window] Fill it in.
       *[commands] Set it as BACKFILL_DATABASE_PASSWORD, or keep it in the keychain with the window.
    }
database-sign-in-method = The user signs in with a method that Backfill doesn't support. Ask for a user with a password.
database-password-expired = The password has expired. Set a new one with another program first.
database-no-such-database =
    There is no database "{ $database }", or you don't have access to it. { $face ->
        [window] Choose one from the list.
       *[commands] Check its name in the address.
    }
database-no-rights = The user "{ $user }" isn't allowed to read this. Ask the administrator for the right to read it (SELECT).

## Encryption; "Encryption" and its choices are named as the form of a connection names them

database-sign-in-needs-encryption =
    Without encryption, this sign-in method would show the password to whoever answers, so it wasn't sent. { $face ->
        [window] Choose an encrypted connection under Encryption.
       *[commands] Choose an encrypted connection with --encryption.
    }
database-tls-needed =
    The server takes encrypted connections only. { $face ->
        [window] Choose one under Encryption.
       *[commands] Choose one with --encryption.
    }
database-tls-not-offered =
    The server offers no encryption, so nothing was sent to it. Ask its administrator to turn it on, or connect through SSH. { $face ->
        [window] If you accept that anyone in between can read everything, choose "Not encrypted" under Encryption.
       *[commands] If you accept that anyone in between can read everything, add --encryption off.
    }
database-tls-too-old =
    The server's encryption is too old to be safe (older than TLS 1.2). Ask its administrator to update it; until then, connect through SSH without encryption. { $face ->
        [window] Under Encryption, choose "Not encrypted".
       *[commands] Add --encryption off.
    }
database-tls = The encrypted connection failed. Ask the server's administrator.
database-bad-ca-file = { $path } holds no certificates. Choose the file that came with the address.
database-authority-not-named =
    Public authorities sign certificates for anyone, so checking only who signed it needs a file that says whose signature counts. { $face ->
        [window] Fill in the certificates to trust that came with the address, or choose "Encrypted and verified" under Encryption.
       *[commands] Add --ca-file FILE with the certificates to trust that came with the address, or use --encryption required.
    }
database-certificate-unknown = The server's certificate was signed by no one that Backfill knows, so this may be another server pretending to be yours. Nothing was sent to it.
database-certificate-for-other = The server's certificate is not for "{ $host }". Use the name that it is for, if you know it. Nothing was sent to it.
database-certificate-expired = The server's certificate is not valid today. Ask its administrator to renew it, and check this computer's date. Nothing was sent to it.
database-certificate-unfit = The server's certificate can't be used to identify it. Nothing was sent to it.
# $fingerprint: letters and digits
database-certificate-fingerprint = Its SHA-256 fingerprint is { $fingerprint }; the server's administrator can tell whether that is the right one.
# Follows database-certificate-for-other
database-certificate-check-less =
    { $face ->
        [window] If a file of certificates to trust came with the address, fill it in and choose to check only who signed it. Or choose "Encrypted, not verified" or "Not encrypted" under Encryption; then someone in between could read everything, including the password.
       *[commands] If a file of certificates to trust came with the address, you can check only who signed it (--encryption authority --ca-file FILE). Or add --encryption unverified or --encryption off; then someone in between could read everything, including the password.
    }
# Follows the other sentences about a certificate
database-certificate-trust =
    { $face ->
        [window] If a file of certificates to trust came with the address, fill it in. Or choose "Encrypted, not verified" or "Not encrypted" under Encryption; then someone in between could read everything, including the password.
       *[commands] If a file of certificates to trust came with the address, add --ca-file FILE. Or add --encryption unverified or --encryption off; then someone in between could read everything, including the password.
    }

## Tables and queries

database-no-such-table =
    There is no table "{ $table }". { $face ->
        [window] Choose one from the list.
       *[commands] Check its name.
    }
database-query-no-such-table = The query names a table that doesn't exist. Check its name.
database-query-no-such-column = The query names a column that doesn't exist. Check its name.
database-table-changed = The table "{ $table }" has changed since it was opened. Open it again.
database-query-changed = The query's columns have changed since it was opened. Open it again.
database-nothing-readable = Every column holds pictures or files, which have no text. Choose another table.
database-no-rows = There are no rows. Choose another table, or change the query.
database-bad-query = The server doesn't understand the query. Correct the SQL error below.
database-query-asks-for-values = The query has a placeholder (?, :name or $1) without a value. Write the value instead.
database-write-refused = This would have written to the database, so the server refused it. Backfill only reads.
database-query-timed-out = The query took too long. Ask for fewer rows, or ask the administrator for an index on the columns in its WHERE.
database-locked = Someone is changing the table, which is locked in the meantime. Try again when that is done.
database-in-the-way = The server stopped the query to make way for other changes; a replica does so when a query takes long. Try again; a table with a unique key continues by itself.
database-query-stopped = Somebody stopped the query at the server. Ask the administrator, then try again.
database-value-too-large = A row is too large to read. Leave out the column that makes it so large.
database-other = The database couldn't be read.
query-blank = The query is blank. Write a SELECT.
# $word: a word of SQL
query-not-select = The query begins with { $word }. Backfill only reads: begin with SELECT or WITH.
query-writes = The query has { $word }, which writes, locks, or runs other SQL. Backfill only reads: leave it out.
query-two-statements = There is more than one statement. Leave only the SELECT.
query-executable-comment = The query has a comment that the server would run (/*! … */, or a hint with quotation marks). Leave it out.
query-nul = The query contains an invisible character (NUL). Type the query instead of pasting it.
query-unclosed = A quotation mark or comment in the query isn't closed. Add its end.

## What is worth knowing about a connection

exposure-not-encrypted = The connection to { $host } isn't encrypted, as you chose: anyone in between can read what is sent over it.
exposure-not-verified = The connection to { $host } is encrypted but not verified, as you chose: someone pretending to be that server can read what is sent over it.
# $privileges: a list such as INSERT and UPDATE. SQL follows, on lines of its own
notice-could-write = This user could also change the database ({ $privileges }). Backfill never does, but a read-only user is safer. An administrator creates one with:
notice-no-key = There is no unique key: if the connection is lost, reading starts over, and the rows may come in another order each time.
notice-late-rows = A row that is saved late can have a lower "{ $column }" than the last row that was read, and then isn't new. Read every row from time to time: what was already sent is skipped.
# $columns: a list of titles
notice-left-out = Left out: { $columns }. Pictures and files have no text.
