### Preview: what would be sent, what would not and why, before anything is.

preview-save-left-out = Save the rows that are left out…
preview-failed = The rows can't be checked
preview-not-yet = Something is missing
preview-checking = Checking the rows…
preview-checking-again = Checking again…
preview-so-far =
    { $count ->
        [one] { $count } row so far. Every row is checked before anything is sent.
       *[other] { $count } rows so far. Every row is checked before anything is sent.
    }
preview-all-checked =
    { $count ->
        [one] The only row was checked.
       *[other] All { $count } rows were checked.
    }
# What the whole source comes to. $kinds: how many names of events; 0 where there are none.
preview-title =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $events ->
        [one] { $events } event
       *[other] { $events } events
    }{ $kinds ->
        [0] {""}
        [one] {" "}of { $kinds } kind
       *[other] {" "}of { $kinds } kinds
    }
# $title: the line before, of the first rows alone.
preview-title-so-far = So far: { $title }
preview-dates = From { $first } to { $last }.

## From rows to what is kept. Each stands below its number.

preview-rows-read =
    { $count ->
        [one] row read
       *[other] rows read
    }
preview-events-made =
    { $count ->
        [one] event made
       *[other] events made
    }
preview-to-send = will be sent
preview-kept = expected to be kept
# $label: one of the four before, while only the first rows are known.
preview-stat-so-far = { $label } so far
# What a number left behind; each opens the rows.
preview-made-none =
    { $count ->
        [one] { $count } row made no event
       *[other] { $count } rows made no event
    }
preview-cannot-be-sent = { $count } can't be sent
preview-are-not-sent =
    { $count ->
        [one] { $count } is not
       *[other] { $count } are not
    }
preview-will-be-lost = { $count } will be lost
# Titles of the rows that were opened so.
preview-rows-made-none = Rows that made no event
preview-rows-not-sent = Rows with an event that is not sent
preview-rows-lost = Rows with an event or a value that will be lost

## What was found

preview-nothing-found = Nothing found
preview-no-problems =
    { $count ->
        [one] No problems in the only row.
       *[other] No problems in all { $count } rows.
    }
preview-first-rows = So far
preview-no-problems-yet =
    { $count ->
        [one] No problems in the first row.
       *[other] No problems in the first { $count } rows.
    }
preview-in-first-rows =
    { $count ->
        [one] This is in the first row. Fixes are offered once all rows are checked.
       *[other] This is in the first { $count } rows. Fixes are offered once all rows are checked.
    }
preview-see-them = See them
preview-fixed = Fixed
preview-left-out = Left out

## The chart

# $chart: what the bars stand for.
preview-chart =
    { $chart ->
        [years] Events per year
        [months] Events per month
        [hours] Events by hour
       *[weekdays] Events by weekday
    }
preview-chart-so-far =
    { $chart ->
        [years] Events per year so far
        [months] Events per month so far
        [hours] Events by hour so far
       *[weekdays] Events by weekday so far
    }
preview-chart-choice = What the bars show
preview-chart-months = Months
preview-chart-hours = Hours
preview-chart-weekdays = Weekdays
preview-chart-zone = By the clock in
# A bar. $name: a month, a year, an hour or a weekday.
preview-bar =
    { $count ->
        [one] { $name }: { $count } event
       *[other] { $name }: { $count } events
    }
# From the first minute of an hour to its last, such as 09:00 to 09:59.
preview-hour = { $from } to { $to }

## Row by row

preview-rows = Row by row
preview-table = What each row becomes
preview-did-what = Did what
preview-unreadable = These rows can't be read
preview-line-whole = Line { NUMBER($line, useGrouping: "false") } in full
preview-row-whole = Row { NUMBER($row, useGrouping: "false") } in full
preview-row-is-long = This row is long, and only the beginning is shown.
preview-read-whole = Read the whole row
preview-reading = Reading them…
# How many of them are shown.
preview-scope-first = the first { $count }
preview-scope-first-rows = the first { $count } rows
preview-scope-first-of = the first { $count } of { $all }
preview-filter = Which rows are shown
preview-filter-all = All rows
# What becomes of a row, in a narrow column.
preview-outcome-merged = merged
preview-outcome-same-second = same second
preview-outcome-not-sent = not sent
preview-outcome-must-fix = must fix
# $seconds: the number that is sent.
preview-time-read = Read as { $moment } in { $zone }, sent as { $seconds } (seconds since 1970, UTC).
