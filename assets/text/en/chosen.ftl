### Your file: the first page once a file or table is open. How it is read, and how to change that.

chosen-page = Your file
chosen-back = Choose another
chosen-about = Here's how we read it. If the columns look right, continue.
chosen-move-titles = Move the titles by one
# Below it stands each difference.
chosen-files-differ = The files are not all alike

## The line that says how it is read.

chosen-looks-right = Looks right
chosen-reading = Reading
chosen-to-check =
    { $count ->
        [one] { $count } thing to check
       *[other] { $count } things to check
    }
# $reading: how it is read ("CSV with commas, UTF-8"); $rows: chosen-rows, set in bold.
chosen-line = { $reading }, { $rows }, { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }.
# The same, while rows are still being counted.
chosen-line-so-far = { $reading }, { $rows } so far, { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }.
chosen-change = Not right? Change
chosen-change-done = Done

## Changing how it is read.

chosen-reading-again = Reading it again…
# A row that holds the titles, chosen by its number.
chosen-row = Row { $row }
chosen-none = None of them
chosen-about-rows =
    { $count ->
        [one] about { $count } row
       *[other] about { $count } rows
    }
# $field: what was typed.
chosen-read-text =
    { $field ->
        [query] Read this query
       *[other] Read this
    }
# $why: how it was found out, such as "the titles say so".
chosen-because = because { $why }
chosen-by-number = { $field }, by its number

## The table of the first rows, and the line below it.

chosen-table = The first rows
chosen-all-read =
    { $count ->
        [one] The only row was read.
       *[other] All { $count } rows were read.
    }
chosen-counting = Counting rows: { $count } so far
# $percent: how much of the file was read, from 0 to 100.
chosen-counting-percent = Counting rows: { $count } so far, { $percent }%
chosen-extra-cells =
    { $count ->
        [one] { $count } row has extra cells
       *[other] { $count } rows have extra cells
    }
