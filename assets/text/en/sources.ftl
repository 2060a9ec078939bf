### Sources: why one can't be read, and what is odd about one. $path is a file's path.

# $kind: what was asked for; $known: a list of the names that there are
source-unknown-kind = There is no kind of source "{ $kind }". Use one of these: { $known }.
# $field: the name of a setting; $known: a list of such names
source-unknown-answer = "{ $field }" isn't a setting of "{ $kind }". Its settings are { $known }.
# $label: what the setting is called on screen; $field: its name in commands and plans
source-missing-answer =
    { $face ->
        [window] { $label } is missing. Fill it in.
       *[commands] { $label } ("{ $field }") is missing. Fill it in.
    }
# $allowed: what may stand there
source-bad-answer = "{ $field }" can't be "{ $value }". Allowed: { $allowed }.
source-not-found = There is no file { $path }. Check the name and the folder.
source-is-folder = { $path } is a folder. Choose a file in it.
source-not-a-file = { $path } is not a file. Save the table as a CSV file and choose that.
source-empty = { $path } is empty. Export it again.
source-titles-only = { $path } has titles and no rows beneath them. Export it again with its rows.
source-workbook = { $path } is an Excel file, although its name says otherwise. Open it, save it as CSV (UTF-8) and choose that file.
# $what: what the file is, such as "a PDF document"
source-binary-known = { $path } is { $what }, not a table as text. Choose a CSV file.
source-binary = { $path } is not text. Choose a CSV file.
# $what: what the file is
source-other-format = { $path } is { $what }, not a table as text. Save the table as CSV and choose that file.
source-line-too-long = Line { NUMBER($line, useGrouping: "false") } of { $path } is longer than { $limit } MB. Either the separator or the quote character is wrong, or this isn't a table.
source-too-many-columns = { $path } has { $columns } columns; at most { $limit } can be read. Check how columns are separated.
source-changed = { $path } has changed since it was opened, so what was checked is no longer what would be sent. Open it again.
# $why: the system's own words
source-given-up = Opening it was stopped.
source-read-line = { $path } can't be read from line { NUMBER($line, useGrouping: "false") } on: { $why }. Try again.
source-read = { $path } can't be read: { $why }. Try again.

## What is worth knowing about a source before it is read

# $titles and $cells: how many there are; $offer: one of the three sentences beneath
notice-fewer-titles =
    { $titles ->
        [one] Rows have { $cells } cells and there is only { $titles } title. { $offer }
       *[other] Rows have { $cells } cells and there are only { $titles } titles. { $offer }
    }
notice-parted-dates = Dates contain a comma and aren't quoted, so each is split in two. Export the file again with quotes around the dates, or with tabs between the columns.
notice-move-titles = The first cell of each row looks like a row name. If so, move the titles over by one.
notice-check-titles = Check that each title is above its column.
notice-table-above = Another table is above this one and isn't read. To read it, choose row { NUMBER($line, useGrouping: "false") } as the row with the titles.
notice-earlier-reading = This plan is from an earlier version of Backfill, so the source is read as it was then.
# $column: a title
notice-read-as-utc = Times in "{ $column }" have no zone and are read as UTC, as Kissmetrics' own integration reads them.

## What is odd about the rows, with their lines behind it: "3 rows have extra cells; … (lines 3, 9, 12, …)."

# $what: one of the warnings beneath
warning = { $what }.
warning-line = { $what } (line { $line }).
# $lines: the numbers of lines, with commas between
warning-lines = { $what } (lines { $lines }).
# The first of more
warning-first-lines = { $what } (lines { $lines }, …).
warning-short-row =
    { $count ->
        [one] { $count } row has too few cells; the missing ones read as blank
       *[other] { $count } rows have too few cells; the missing ones read as blank
    }
warning-long-row =
    { $count ->
        [one] { $count } row has extra cells; they are kept after the last column
       *[other] { $count } rows have extra cells; they are kept after the last column
    }
warning-bad-letters =
    { $count ->
        [one] { $count } row has letters that can't be read; try another text encoding
       *[other] { $count } rows have letters that can't be read; try another text encoding
    }
warning-nul-bytes =
    { $count ->
        [one] { $count } row has NUL bytes, which are removed
       *[other] { $count } rows have NUL bytes, which are removed
    }
warning-unclosed-quote =
    { $count ->
        [one] { $count } row has a quotation mark that is never closed; it is read as text
       *[other] { $count } rows have a quotation mark that is never closed; it is read as text
    }
warning-stray-quote =
    { $count ->
        [one] { $count } row has a quotation mark where none belongs; it is read as text
       *[other] { $count } rows have a quotation mark where none belongs; it is read as text
    }
warning-other-escape =
    { $count ->
        [one] { $count } row has quotation marks that are escaped differently than in the other rows; it is read that way
       *[other] { $count } rows have quotation marks that are escaped differently than in the other rows; they are read that way
    }
warning-no-result =
    { $count ->
        [one] { $count } row has a formula without a result, which reads as blank; open the file in a spreadsheet program and save it, so that the results are stored
       *[other] { $count } rows have a formula without a result, which reads as blank; open the file in a spreadsheet program and save it, so that the results are stored
    }
warning-error-value =
    { $count ->
        [one] { $count } row has an error such as #REF! in a cell, which is read as that text
       *[other] { $count } rows have an error such as #REF! in a cell, which is read as that text
    }
warning-merged-cells =
    { $count ->
        [one] { $count } row has merged cells; what they hold is read in the first of them, and the others are blank
       *[other] { $count } rows have merged cells; what they hold is read in the first of them, and the others are blank
    }
warning-hidden-row =
    { $count ->
        [one] { $count } row is hidden, for example by a filter, but is read anyway
       *[other] { $count } rows are hidden, for example by a filter, but are read anyway
    }
warning-formula-text =
    { $count ->
        [one] { $count } row has text written as a formula (="00417"); the text is read
       *[other] { $count } rows have text written as a formula (="00417"); the text is read
    }
warning-titles-again =
    { $count ->
        [one] { $count } row repeats the titles, as when files are joined, and is left out
       *[other] { $count } rows repeat the titles, as when files are joined, and are left out
    }
warning-titles-moved =
    { $count ->
        [one] { $count } row has the titles in another order, as when files are joined; the rows below it are read by its own titles
       *[other] { $count } rows have the titles in another order, as when files are joined; the rows below each are read by its own titles
    }
warning-separator-line =
    { $count ->
        [one] { $count } row only names the separator, as when files are joined, and is left out
       *[other] { $count } rows only name the separator, as when files are joined, and are left out
    }
warning-other-table =
    { $count ->
        [one] { $count } row belongs to another table below this one and is left out; to read that one, choose its line of titles
       *[other] { $count } rows belong to another table below this one and are left out; to read that one, choose its line of titles
    }
warning-no-object =
    { $count ->
        [one] { $count } record isn't a JSON object that can be read, and is left out
       *[other] { $count } records aren't JSON objects that can be read, and are left out
    }
warning-repeated-key =
    { $count ->
        [one] { $count } record has the same key twice in an object; the last value is read
       *[other] { $count } records have the same key twice in an object; the last value is read
    }
warning-list =
    { $count ->
        [one] { $count } record has a list, which is kept as JSON in one cell
       *[other] { $count } records have a list, which is kept as JSON in one cell
    }
warning-deep =
    { $count ->
        [one] { $count } record has objects within many others; the innermost are kept as JSON in one cell
       *[other] { $count } records have objects within many others; the innermost are kept as JSON in one cell
    }
warning-single-value =
    { $count ->
        [one] { $count } record has a single value where others have an object under the same key; both are kept, in columns of their own
       *[other] { $count } records have a single value where others have an object under the same key; both are kept, in columns of their own
    }
warning-octal-escape =
    { $count ->
        [one] { $count } record has letters written as octal numbers (\303\251), as in Kissmetrics' own exports; the letters are read
       *[other] { $count } records have letters written as octal numbers (\303\251), as in Kissmetrics' own exports; the letters are read
    }
warning-no-number =
    { $count ->
        [one] { $count } record has NaN or Infinity, which isn't a number and reads as blank
       *[other] { $count } records have NaN or Infinity, which isn't a number and reads as blank
    }
warning-total-row =
    { $count ->
        [one] { $count } row looks like a total and was skipped
       *[other] { $count } rows look like totals and were skipped
    }
warning-cut-off = the file ends in the middle of a record or list, so some of it may be missing; the incomplete record is left out. Export or copy it again
warning-blank-line =
    { $count ->
        [one] { $count } blank line is left out
       *[other] { $count } blank lines are left out
    }
