### Plan files, and mappings of columns to what Kissmetrics gets. $face is "window" or "commands"; $path is a file's path.

## The file

plan-not-found =
    There is no plan { $path }. { $face ->
        [window] Check the name and the folder.
       *[commands] Make one with `backfill plan`.
    }
plan-is-folder = { $path } is a folder. Choose a plan in it.
plan-not-text =
    { $path } is not text (UTF-8), so it is not a plan. { $face ->
        [window] Choose a plan.
       *[commands] Make one with `backfill plan`.
    }
# $why: the system's own words
plan-unreadable = The plan { $path } can't be read: { $why }. Try again.
# $why: the parser's own words, in English
plan-syntax =
    { $path } is not a plan: line { NUMBER($line, useGrouping: "false") }, column { NUMBER($column, useGrouping: "false") }: { $why }. { $face ->
        [window] Fix it there.
       *[commands] Fix it there, or make a plan with `backfill plan`.
    }
plan-version = { $path } is a plan of version { NUMBER($found, useGrouping: "false") }, but this Backfill reads only versions 1 to { $newest }. Use the Backfill that made it, or make the plan again.
plan-reading = { $path } was made for version { NUMBER($found, useGrouping: "false") } of the rules for reading, but this Backfill knows only versions 1 to { $newest }. Use the Backfill that made it, or make the plan again.
plan-reserved-name = A detail is called "{ $name }", a name that the tracker keeps for itself. Give the detail another name.

## The mapping

mapping-no-rules =
    { $face ->
        [window] Nothing says yet what a row becomes. Match columns to "Who", "When" and "What".
       *[commands] Nothing says yet what a row becomes. Name the columns for the person, the time and the event in the plan.
    }
# $event: the event's place in the plan, from 1
mapping-no-person =
    { $face ->
        [window] "Who" in event { $event } is empty. Match it to the column that identifies the person.
       *[commands] "Who" in event { $event } is empty. Name the column that identifies the person in the plan.
    }
mapping-no-time =
    { $face ->
        [window] "When" in event { $event } is empty. Match it to the column with the date.
       *[commands] "When" in event { $event } is empty. Name the column with the date in the plan.
    }
mapping-no-event =
    { $face ->
        [window] "What" in event { $event } is empty. Type the event's name, or match it to a column.
       *[commands] "What" in event { $event } is empty. Give the event's name, or the column that names it, in the plan.
    }
# $detail: the detail's place in the event, from 1
mapping-no-detail = Detail { $detail } of event { $event } is not set. Add at least one detail.
mapping-blank-person = The column name for "Who" in event { $event } is blank. Fill it in.
mapping-blank-time = The column name for "When" in event { $event } is blank. Fill it in.
mapping-blank-event = The name for "What" in event { $event } is blank. Fill it in.
mapping-blank-detail = The name of detail { $detail } in event { $event } is blank. Fill it in.
# $titles and $known: lists of titles in quotes; $count: how many titles are missing
mapping-missing-columns =
    { $count ->
        [one] The plan uses a column { $titles } that is not here. The columns here are { $known }. Choose the file that the plan was made for, or match the columns again.
       *[other] The plan uses columns { $titles } that are not here. The columns here are { $known }. Choose the file that the plan was made for, or match the columns again.
    }
mapping-unknown-lookup = The plan looks something up in "{ $name }", but has no file or table of that name.
# $known: a list of names in quotes
mapping-unknown-lookup-known = The plan looks something up in "{ $name }", but has no file or table of that name. It has { $known }.
mapping-repeated-lookup = Two files or tables to look things up in are called "{ $name }". Give one of them another name.
# $lookup: the name of a file or table; $titles and $known: lists of titles in quotes; $count: how many are missing
mapping-missing-lookup-columns =
    { $count ->
        [one] To look things up in { $lookup }, { $titles } is needed, but it isn't there. Its columns are { $known }.
       *[other] To look things up in { $lookup }, { $titles } are needed, but they aren't there. Its columns are { $known }.
    }
mapping-lookup-too-large = { $lookup } is too large to be held for looking things up. Take only the columns and rows that are needed, or join the two in a query.
mapping-no-format = How the times in "{ $column }" are written is not decided. Choose which comes first, day or month.
mapping-no-zone = Which time zone are the times in "{ $column }" written in? They don't say, so choose one, such as Europe/Berlin or UTC.
mapping-unknown-zone = There is no time zone "{ $name }". Use a name such as Europe/Berlin, America/New_York or UTC.
# $near: names of time zones, with "or" between them
mapping-unknown-zone-near = There is no time zone "{ $name }". Did you mean { $near }?
mapping-bad-date = The date "{ $text }" can't be read. Write it as 2024-01-31 or 2024-01-31 09:30.
mapping-repeated-detail = Two details are called "{ $name }". Give one of them another name.
mapping-not-a-number = The condition on "{ $column }" compares with "{ $value }", which is not a number. Write a number such as 10.5.
mapping-no-window = A window of 0 minutes merges nothing. Choose at least 1 minute, or turn it off.

## Looking up in a second file or table

# $lookup: its name; $by and $take: titles; $count: rows; $different: those of them that say something else
lookup-repeats-same =
    { $count ->
        [one] { $lookup }: { $count } row repeats an earlier "{ $by }", with the same "{ $take }".
       *[other] { $lookup }: { $count } rows repeat an earlier "{ $by }", with the same "{ $take }".
    }
lookup-repeats =
    { $count ->
        [one] { $lookup }: { $count } row repeats an earlier "{ $by }", { $different } of them with another "{ $take }". The first row counts.
       *[other] { $lookup }: { $count } rows repeat an earlier "{ $by }", { $different } of them with another "{ $take }". The first row counts.
    }
# $share: lookup-share or lookup-share-first
lookup-take-found = { $take } found for { $share }
lookup-found = { $share } found in { $by }
lookup-nothing = none found
lookup-too-large = too large to look through
lookup-unreadable = can't be read
lookup-share = { $found } of { $all }
# Where no more than the first values were looked for
lookup-share-first = { $found } of the first { $all }
lookup-refers = "{ $column }" refers to { $named }, says the database.
lookup-seems-to-refer = "{ $column }" seems to refer to { $named }.
# $share: as above; $by: a title
lookup-values-stand = Values of "{ $column }" found in "{ $by }": { $share }.
