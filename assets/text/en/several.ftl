# Several files that are read as one table.

# $files: a few of them, $count: how many there are, $columns: a few titles, $titles: how many there are
files-lack-columns = { $files } { $count ->
        [one] has
       *[other] have
    } no { $titles ->
        [one] column { $columns }; it is blank there.
       *[other] columns { $columns }; they are blank there.
    }
files-alone-have-columns = Only { $files } { $count ->
        [one] has
       *[other] have
    } { $titles ->
        [one] the column { $columns }; it is blank in the others.
       *[other] the columns { $columns }; they are blank in the others.
    }
files-other-order = The columns of { $files } are in another order. They are matched by title.
# $reading: how they are read
files-read-otherwise = { $files } { $count ->
        [one] is read another way: { $reading }.
       *[other] are read another way: { $reading }.
    }
files-without-rows = { $files } { $count ->
        [one] has no rows.
       *[other] have no rows.
    }
files-of-rows-left-out = { $files } { $count ->
        [one] holds rows that were left out of an earlier import, so it isn't read with the others. Open it by itself.
       *[other] hold rows that were left out of earlier imports, so they aren't read with the others. Open each by itself.
    }
files-differ-more = { $count ->
        [one] { $count } more thing differs.
       *[other] { $count } more things differ.
    }
# $file: one of the files, $sentence: what is said about it
file-and-sentence = { $file }: { $sentence }
begin-files = Files added since then are new, and so are rows added at the end of the others.
all-as-one-table = All of them, as one table
line-and-file = Line and file
# $line: a line's number, $file: the file that it is in
line-in-file = { $line }  { $file }
# $place: the sentence above
line-in-file-whole = { $place } in full
# $what: one of the messages "warning-…"; $places: lines, each with its file
warning-in-files = { $what } ({ $places }).
warning-first-in-files = { $what } ({ $places }, …).
# $lines: numbers of lines, $count: how many there are
file-and-lines = { $file } { $count ->
        [one] line { $lines }
       *[other] lines { $lines }
    }

## How they are read, in one line

reading-files = { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
reading-tables = { $count ->
        [one] { $count } table
       *[other] { $count } tables
    }
# $all: one of the two above; $usual: how most of them are read
reading-of-several = { $all }: { $usual }
reading-in-each = Different from file to file

## What can go wrong. $pattern: a name such as orders-*.csv; $path: a file or a folder

several-nothing-fits = No file has a name like { $pattern }. Check the pattern and the folder; * stands for any characters, ? for one.
several-only-folders = Only folders have a name like { $pattern }, no files. Add the files to the pattern: { $pattern }/*.csv
several-empty-folder = { $path } is an empty folder. Choose the folder with the files in it.
several-nothing-in-folder = { $path } is a folder without any file that may hold a table (such as .csv, .xlsx or .jsonl). Files in folders within it aren't read: choose the folder with the files in it, or name the files.
several-address = A database can't be read together with files as one table. Name one of them alone.
# $file: a file; $chosen: files, folders and patterns
several-file-beside = The plan names the file { $file } and, beside it, the files { $chosen }. Only one of the two can be read: in the plan, remove "file", or add the file to "files".
several-name-is-no-text = The name of { $path } contains bytes that are no text, so no plan could name it. Rename the file, or take it out of the folder.
# $chosen: a folder or a pattern; $most: the most files that can be read
several-too-many = { $chosen } matches more than { $most } files, the most that can be read as one table. Choose fewer at a time.
# $one and $other: files; $kind and $other_kind: what their kinds are called
several-different-kinds = { $one } ({ $kind }) and { $other } ({ $other_kind }) are different kinds of files. Only files of one kind can be read as one table. Choose those, for example by a pattern with their ending.
several-kind-of-one = { $file } is a file of a kind ({ $kind }) that can't be read together with others as one table. Open it by itself.
several-other-table = { $file } has none of the titles of { $first }, so it is another table. Choose only files that belong together, for example by a pattern.
# $holds: what it holds
several-no-table-fits = Nothing in { $path } has a name like { $pattern }. It holds { $holds }.
several-appeared = { $path } appeared while the files were read, so not everything was checked. Open them again.
several-vanished = { $path } was there when the files were opened and is gone. Put it back, or open them again.
