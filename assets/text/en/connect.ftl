### Connect to a database: how to get there, then which table, or a query of one's own.

connect-page = Connect to a database
connect-about = Backfill only reads, and locks nothing. It touches nothing else.
connect-connecting = Connecting…

## The form.

connect-kind = Kind of database
connect-address = Full address, if you have one
connect-address-help = We'll fill in the fields below; the password is kept in memory only.
connect-pieces = Or piece by piece:
connect-more = More
connect-more-about = certificates, or through another computer (SSH)
connect-keep = Keep this connection, and its password in this computer's keychain
connect-keep-name = Name of the connection
connect-keep-name-hint = Its address, unless you give it a name

## Connections that were kept.

connect-before = Connected to before
connect-forget = Forget
# What a screen reader says for the button "Forget". $name: the connection.
connect-forget-name = Forget { $name }
connect-user-at-host = { $user } at { $host }

## Connected: which database and table.

connect-which-database = Which database?
# $server: the server's name and version.
connect-connected = Connected to { $server }.
connect-encrypted = Encrypted
connect-encrypted-unverified = Encrypted, not verified
connect-on-this-computer = On this computer
connect-not-encrypted = Not encrypted
connect-database = Database
connect-choose-database = Choose a database
connect-search = Search the tables
connect-writes = This user could also write
# Below it stand the statements that make such a user.
connect-writes-about = Backfill never writes, and tells the server so. A read-only user is safer still; an administrator creates one with:
connect-tables = Tables
connect-table = Table
connect-rows = Rows (approx.)
# Beside the name of a table that is a view.
connect-view = a view
connect-no-tables = No tables match.

## A query of one's own.

connect-query = Or a query of your own
connect-query-about = One SELECT. A query with KM_PERSON and KM_TIME, as in Kissmetrics' own integration, works as it is.
connect-query-field = Query
connect-query-read = Read this query
connect-query-hint = Table and column names appear here while you type; press Tab to reach them.

## The server could not be verified.

connect-unverified = The server couldn't be verified, so nothing was sent to it
# Below it stands the fingerprint.
connect-certificate = Ask its administrator for the file with the certificates to trust, or whether this is its certificate's SHA-256 fingerprint:
connect-trust-file = Connect, trusting this file
# Below it stand the two buttons that follow.
connect-risk = Someone in between could then read and change everything that is sent:
connect-not-verified-deed = Connect encrypted, not verified
connect-not-encrypted-deed = Connect without encryption
