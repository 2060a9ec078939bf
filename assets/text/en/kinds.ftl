### The kinds of source: their names, what they ask for, what is said of how a source is read, and what can go wrong
### with one kind alone.

## The kinds of source, and what their files are called in a list of all that can be read

source-csv = A file
source-json = JSON
source-sheet = A spreadsheet
source-sqlite = An SQLite database
source-mysql = A MySQL database
source-postgres = A PostgreSQL database
source-csv-files = CSV, TSV, text
source-json-files = JSON
source-sheet-files = Excel, OpenDocument
source-sqlite-files = SQLite

## What a source asks for, with a line of help where it needs one, and the answers to choose from

setting-file = File
setting-separator = How columns are separated
setting-encoding = Text encoding
setting-titles = Row with the titles
setting-title-rows = How many rows the titles take
setting-row-names = Titles start
setting-quote = Quote character
setting-escape = Quotation marks in text
setting-totals = Rows with totals at the end
setting-spaces = Spaces around cells
setting-formulas = Text written as a formula (="00417")
setting-auto = Find out
setting-titles-none = There are no titles
setting-title-rows-1 = One
setting-title-rows-2 = Two
setting-title-rows-3 = Three
setting-row-names-none = Above the first column
setting-row-names-first = Above the second column; the first has the rows' names
setting-totals-keep = Keep
setting-totals-leave-out = Leave out
setting-encoding-help = Try another if you see "Ã©".
setting-titles-help = Rows above it are left out.
setting-separator-comma = Comma
setting-separator-semicolon = Semicolon
setting-separator-tab = Tab
setting-separator-pipe = Vertical bar
setting-separator-space = Space
setting-separator-none = Not at all: one column
setting-quote-double = Double quotation mark (")
setting-quote-single = Single quotation mark (')
setting-quote-none = Nothing
setting-escape-doubled = Doubled ("")
setting-escape-backslash = After a backslash (\")
setting-spaces-keep = Part of the cells
setting-spaces-drop = Not part of the cells
setting-formulas-text = Read as that text
setting-formulas-keep = Left as written
setting-nested = Nested objects
setting-nested-columns = One column per value (a.b)
setting-nested-json = Kept as JSON
setting-sheet = Sheet
setting-key = Column that tells what is new
setting-tls-preferred = Encrypted and verified
setting-tls-required = Encrypted and verified, always
setting-tls-authority = Encrypted; only who signed the certificate is checked
setting-tls-unverified = Encrypted, not verified
setting-tls-off = Not encrypted
setting-database = Database
setting-table = Table
setting-inside = File in the archive
setting-query = Query
setting-query-help = A SELECT of your own, instead of a table
setting-key-help = A number that only grows, or the time when the row was created
setting-since = Only what is new since
setting-since-help = A value of that column
setting-again = And these once more
setting-again-help = Values of that column, with commas between them
setting-address = Full address
setting-mysql-address-help = mysql://…, instead of the fields below
setting-postgres-address-help = postgres://…, instead of the fields below
setting-host = Host
setting-host-help = The server's name or IP address
setting-port = Port
setting-mysql-port-help = Usually 3306
setting-postgres-port-help = Usually 5432
setting-user = User name
setting-user-help = A read-only user is best
setting-password = Password
setting-tls = Encryption
setting-ca-file = Certificates to trust
setting-ca-file-help = A file that you got with the address
setting-ssh-host = SSH server
setting-ssh-host-help = A computer that can reach the database, if this one can't
setting-ssh-user = SSH user name
setting-ssh-port = SSH port
setting-ssh-port-help = Usually 22
setting-ssh-key = SSH key
setting-ssh-key-help = A file; otherwise what your SSH agent offers
setting-patience = Longest wait for the next row
setting-patience-help = In seconds; 600 if left blank
# $line: the number of a row, which is a name and no count
setting-titles-row = Row { NUMBER($line, useGrouping: "false") }

## How letters are stored: names of encodings, and whose they are

encoding-utf-8 = UTF-8
encoding-utf-16le = UTF-16 (Excel's "Unicode text")
encoding-utf-16be = UTF-16 (big-endian)
encoding-windows-1252 = Windows-1252 (Western European)
encoding-iso-8859-15 = ISO 8859-15 (Western European)
encoding-macintosh = Macintosh (Western European)
encoding-windows-1250 = Windows-1250 (Central European)
encoding-iso-8859-2 = ISO 8859-2 (Central European)
encoding-windows-1251 = Windows-1251 (Cyrillic)
encoding-koi8-r = KOI8-R (Russian)
encoding-koi8-u = KOI8-U (Ukrainian)
encoding-iso-8859-5 = ISO 8859-5 (Cyrillic)
encoding-ibm866 = IBM 866 (Cyrillic, DOS)
encoding-x-mac-cyrillic = Macintosh Cyrillic
encoding-windows-1253 = Windows-1253 (Greek)
encoding-iso-8859-7 = ISO 8859-7 (Greek)
encoding-windows-1254 = Windows-1254 (Turkish)
encoding-windows-1257 = Windows-1257 (Baltic)
encoding-iso-8859-4 = ISO 8859-4 (Baltic)
encoding-iso-8859-13 = ISO 8859-13 (Baltic)
encoding-windows-1255 = Windows-1255 (Hebrew)
encoding-iso-8859-8 = ISO 8859-8 (Hebrew)
encoding-iso-8859-8-i = ISO 8859-8-I (Hebrew)
encoding-windows-1256 = Windows-1256 (Arabic)
encoding-iso-8859-6 = ISO 8859-6 (Arabic)
encoding-windows-1258 = Windows-1258 (Vietnamese)
encoding-windows-874 = Windows-874 (Thai)
encoding-iso-8859-3 = ISO 8859-3 (South European)
encoding-iso-8859-10 = ISO 8859-10 (Nordic)
encoding-iso-8859-14 = ISO 8859-14 (Celtic)
encoding-iso-8859-16 = ISO 8859-16 (Romanian)
encoding-shift-jis = Shift JIS (Japanese)
encoding-euc-jp = EUC-JP (Japanese)
encoding-iso-2022-jp = ISO 2022-JP (Japanese)
encoding-gbk = GBK (Simplified Chinese)
encoding-gb18030 = GB 18030 (Chinese)
encoding-big5 = Big5 (Traditional Chinese)
encoding-euc-kr = EUC-KR (Korean)

## What may be answered, where an answer was wrong: stands behind "Allowed:" ($choices are answers as they are typed)

allowed-whole-number = a whole number
allowed-or-whole-number = { $choices }, or a whole number
allowed-number = a number
allowed-time = a time such as 2024-01-31 13:45:00
allowed-port = 1 to 65535
allowed-row = auto, none, or the number of a row
allowed-row-of-file = a row of the file
allowed-filled-row = auto, none, or the number of a row that isn't blank
allowed-values-of-column = values of that column
allowed-look-up = a file, or a table of the same database
allowed-no-archive = nothing, since the file isn't an archive
allowed-no-query = nothing, since a table is chosen
allowed-encryption = DISABLED, PREFERRED, UNVERIFIED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY
allowed-encryption-settings = ssl-mode=… and ssl-ca=FILE
allowed-one-encryption = one way to ask for encryption, not two that differ

## What a file is that holds no table as text

format-png = a PNG picture
format-sqlite = an SQLite database
format-jpeg = a JPEG picture
format-gif = a GIF picture
format-pdf = a PDF document
format-rtf = a document in rich text
format-7zip = a 7-Zip archive
format-rar = a RAR archive
format-xz = a file packed with xz
format-zstd = a file packed with zstd
format-gzip = a file packed with gzip
format-bzip2 = a file packed with bzip2
format-parquet = a Parquet file
format-avro = an Avro file
format-program = a program
format-music = music
format-music-or-film = music or a film
format-tiff = a TIFF picture
format-riff = a picture, music or a film
format-web-page = a web page
format-xml = an XML document
format-json = JSON

## How a source is read, in one line whose parts are joined by reading-and

reading-and = { $before }, { $next }
# $by: what separates the columns
reading-separated =
    { $by ->
        [comma] Comma-separated
        [semicolon] Semicolon-separated
        [tab] Tab-separated
        [pipe] Separated by vertical bars
        [space] Separated by spaces
       *[none] One column
    }
# $name: the name of an encoding, such as UTF-8
reading-encoding = { $name }
reading-no-titles = no titles
# $line, $first, $last: numbers of rows; $moved: yes where the titles begin above the second column
reading-titles =
    { $moved ->
        [yes] titles in row { NUMBER($line, useGrouping: "false") } from the second column on
       *[no] titles in row { NUMBER($line, useGrouping: "false") }
    }
reading-titles-in-rows =
    { $moved ->
        [yes] titles in rows { NUMBER($first, useGrouping: "false") } to { NUMBER($last, useGrouping: "false") } from the second column on
       *[no] titles in rows { NUMBER($first, useGrouping: "false") } to { NUMBER($last, useGrouping: "false") }
    }
reading-backslashes = with backslash escapes
reading-spaces = spaces around cells removed
reading-formulas = text read out of formulas
reading-totals = totals at the end left out
# $file: a file of the archive
reading-in-zip = { $file } in a ZIP archive
reading-gzip = packed with gzip
reading-zstd = packed with zstd
reading-json-lines = JSON, a record in each line
reading-json-list = JSON, a list of records
reading-kept-as-json = objects within records kept as JSON
reading-sheet = Sheet { $sheet } of { $file }
# $of: the name of the file
reading-query = Your query to { $of }
reading-view = View { $view } of { $of }
reading-table = Table { $table } of { $of }
reading-table-of-database = Table { $table } of the database { $database }
reading-table-alone = Table { $table }
reading-query-to-database = Your query to the database { $database }
reading-query-alone = Your query
# $columns: one or more columns
reading-in-order = in the order of { $columns }
reading-in-no-order = in no particular order

## Why something was found out as it was: stands behind "because"

because-none = there are none
because-usual = this is the usual setting
because-only-one = it is the only one
because-only-one-read-so = it is the only one that is read this way
because-only-table = it is the only one with a table
because-largest = it is the largest
because-largest-table = it is the largest that looks like a table
because-seems-largest = it seems to be the largest
because-most-filled-rows = it has the most filled rows
because-most-rows-seen = it has the most filled rows of those that are not hidden
because-separator-line = the first line of the file says so
because-no-separator = no comma, semicolon, tab or vertical bar splits it into columns
# $mark: what separates the columns
because-marks =
    { $mark ->
        [comma] { $count ->
            [one] { $count } comma
           *[other] { $count } commas
        }
        [semicolon] { $count ->
            [one] { $count } semicolon
           *[other] { $count } semicolons
        }
        [tab] { $count ->
            [one] { $count } tab
           *[other] { $count } tabs
        }
       *[pipe] { $count ->
            [one] { $count } vertical bar
           *[other] { $count } vertical bars
        }
    }
# $marks: because-marks
because-only-line = the only line has { $marks }
because-each-row = each of the first { $rows } rows has { $marks }
because-most-rows = { $agreeing } of the first { $rows } rows have { $marks }
because-separated-by-spaces = each row has { $cells } cells with spaces between them, and text is in quotation marks
because-quotes = text is in quotation marks
because-single-quotes = text is in single quotation marks
because-usual-quotes = this is the usual setting, and no quotation marks were found yet
because-no-quotes = some cells begin with a quotation mark and none ends with one
because-nulls = blank cells are written as \N, as MySQL writes them
because-backslashes = quotation marks within text have a backslash before them
# $spaced: how many of all separators
because-spaces = a space follows { $spaced } of the first { $all } separators
because-few-spaces = few separators have a space after them
because-formulas = spreadsheets write text this way
because-totals = the last row begins with "{ $text }"
because-end-unseen = the end of a large sheet is seen once all of it is read
because-no-totals = the last row looks like the others
because-row-names = titles stay where they are unless you move them
because-nested = each value can then be matched
because-nothing-for-titles = no row could be the titles
# $first: yes where it is the first row
because-titles-blank =
    { $first ->
        [yes] the first row is blank
       *[no] this row is blank
    }
because-titles-repeated =
    { $first ->
        [yes] values in the first row also appear in rows below
       *[no] values in this row also appear in rows below
    }
because-titles-nothing-typed =
    { $first ->
        [yes] the first row holds no number, date or address, as titles do
       *[no] this row holds no number, date or address, as titles do
    }
because-titles-typed =
    { $first ->
        [yes] the first row holds numbers, dates or addresses, as the rows below it do
       *[no] this row holds numbers, dates or addresses, as the rows below it do
    }
because-titles-unlike =
    { $first ->
        [yes] the first row has words where the rows below it have numbers, dates or addresses
       *[no] this row has words where the rows below it have numbers, dates or addresses
    }
because-titles-mostly-unlike =
    { $first ->
        [yes] the first row mostly has words where the rows below it have numbers, dates or addresses
       *[no] this row mostly has words where the rows below it have numbers, dates or addresses
    }
because-titles-alike =
    { $first ->
        [yes] the first row looks like the rows below it
       *[no] this row looks like the rows below it
    }
# $why: one of the above, $count: how many rows are above the titles
because-titles-below =
    { $count ->
        [one] { $why }; the row above it isn't part of the table
       *[other] { $why }; the { $count } rows above it aren't part of the table
    }
because-title-row = the row below looks like the other rows
because-title-rows = the rows around them have words where the rows below have numbers, dates or addresses
# $name: the name of an encoding
because-mark = the file begins with the mark of { $name }
because-every-second-byte = every second byte is zero or nearly always the same
because-japanese = it uses Japanese shift sequences
# $whole: yes where all of the file was looked at
because-plain-letters =
    { $whole ->
        [yes] the file has only basic letters, which nearly every encoding stores alike
       *[no] the places looked at have only basic letters, which nearly every encoding stores alike
    }
because-letters =
    { $whole ->
        [yes] { $count ->
            [one] the one special letter in the file is written as UTF-8
           *[other] all { $count } special letters in the file are written as UTF-8
        }
       *[no] { $count ->
            [one] the one special letter in the places looked at is written as UTF-8
           *[other] all { $count } special letters in the places looked at are written as UTF-8
        }
    }
because-most-letters =
    { $whole ->
        [yes] { $proper } special letters in the file are written as UTF-8, though { $improper } aren't
       *[no] { $proper } special letters in the places looked at are written as UTF-8, though { $improper } aren't
    }
because-macintosh = it isn't UTF-8, and its lines end as on old Macs
because-looks-like = it is not UTF-8, and its letters look most like { $name }

## What is offered while a query is typed, beside what it is called

completion-before = what was imported before
completion-person = the person
completion-time = when it happened
completion-new = what is new
completion-table = a table
completion-column = a column of { $table }

## What was met in a damaged file: stands in brackets

damaged-no-end = the end of the archive is missing
damaged-nonsense = it contains impossible values
damaged-ended-early = reading ended early
# $line: the number of a row
damaged-cells-unordered = the cells of row { NUMBER($line, useGrouping: "false") } are out of order
damaged-other-than-listed = { $name } doesn't match what the archive says about it
damaged-checksum = the checksum doesn't match

## What can go wrong with JSON: $path is the file, $most how many keys there may be

json-no-objects = { $path } is JSON without records: each record must be an object, such as {"{"}"email": "ada@example.com"{"}"}, one in each line or all in one list. Export it again, or choose another file.
# $list: the key of a list
json-one-object = { $path } is one JSON object, whose records seem to be in its list "{ $list }". Save that list as a file of its own and choose that.
json-too-many-nested-keys =
    { $path } has more than { $most } different keys, as if each person or day had a key of its own. { $face ->
        [window] Under "Nested objects", choose "Kept as JSON".
       *[commands] Add --set nested=json.
    }
json-too-many-keys = { $path } has more than { $most } different keys, so it isn't a table. Export it so that what differs between records is a value, not a key.
# $line: the number of a line
json-too-long = The record that begins on line { NUMBER($line, useGrouping: "false") } of { $path } is longer than { $megabytes } MB, or a bracket or quotation mark in it is never closed. Export the file again, or fix that line.

## What can go wrong with a spreadsheet: $path is the file, $met what was met

sheet-password = { $path } is protected by a password. Open it in the program that made it, save a copy without a password and choose that.
sheet-damaged = { $path } is a workbook that is damaged or incomplete, so not all of it can be read ({ $met }). Copy it again from where it came, or open it, save it under a new name and choose that.
sheet-other-document = { $path } is an Office document, but not a workbook that can be read. Choose a workbook, or a CSV file.
sheet-macro-sheets = { $path } has sheets with macros of old versions of Excel, and can't be read with them. Open it, save it as .xlsx and choose that.
sheet-binary = { $path } is a binary workbook (.xlsb) that can't be read to its end, or whose cells are kept in a rare way. Open it, save it as .xlsx and choose that.
sheet-old-cells = { $path } is an .xls workbook whose formulas are kept in a way of very old versions of Excel. Open it, save it as .xlsx and choose that.
sheet-no-table = { $path } is a workbook without a table: none of its sheets has a row of titles with rows below. Choose another file.
# $what: sheet-its-texts, sheet-an-ods or sheet-an-xls; $instead: sheet-as-csv or sheet-as-xlsx-or-csv
sheet-too-large = { $path } is too large because { $what } must fit in memory, with at most { $megabytes } MB. Open it, save it as { $instead } and choose that.
sheet-its-texts = the text of its cells
sheet-an-ods = an OpenDocument spreadsheet
sheet-an-xls = an .xls workbook
sheet-as-csv = CSV (UTF-8)
sheet-as-xlsx-or-csv = .xlsx or CSV

## What can go wrong with a packed file: $path is the file, $name a file within it

packed-cut-off = { $path } is cut off: it ends before its contents do, so part of it is missing. Export, download or copy it again.
packed-damaged = { $path } is a packed file that is damaged or incomplete, so not all of it can be read ({ $met }). Export, download or copy it again.
packed-bomb = { $path } unpacks to more than { $times } times its size, as no table does; it may be malicious. If you know where it is from, unpack it yourself and choose what comes out.
packed-tar = { $path } contains a tar archive, which isn't opened here. Unpack it and choose a file in it.
packed-twice = { $path } contains something that is packed again, which isn't opened here. Unpack it and choose what comes out.
packed-archives = { $path } is a ZIP archive with another packed file in it ({ $name }), which isn't opened here. Unpack it and choose what comes out.
packed-empty = { $path } is a ZIP archive without a file that could hold a table (such as .csv or .jsonl): it is empty. Choose another file, or unpack it and choose a file in it.
# $holds: a list of files
packed-no-table = { $path } is a ZIP archive without a file that could hold a table (such as .csv or .jsonl): it holds { $holds }. Choose another file, or unpack it and choose a file in it.
packed-password = { $name } in { $path } is protected by a password. Unpack it with its password and choose what comes out.
packed-method = { $name } in { $path } is packed in a way that can't be read here. Unpack it and choose what comes out.

## What can go wrong with an SQLite database: $path is the file, $met what was met, $said what SQLite says

sqlite-not-a-database = { $path } can't be read as an SQLite database: it is encrypted, or damaged. Save a copy without a password in the program that made it, and choose that.
sqlite-damaged = { $path } is damaged, so not all of its rows can be read. Copy it again from where it came, while no program writes to it.
sqlite-busy = Another program is writing to { $path }. Close that program, or choose a copy of the file.
sqlite-no-tables = { $path } has no tables. Choose another file.
sqlite-nothing-readable = The table { $table } of { $path } holds only pictures and files, and nothing to import.
sqlite-bad-query = SQLite can't read this query of { $path }: { $said }. Correct the query.
sqlite-no-select = { $path } is only read. Write one SELECT, and nothing else.
sqlite-table-and-query = Choose a table or write a query, not both.
sqlite-other = { $path } can't be read: { $met }. Try again.
