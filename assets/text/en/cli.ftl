### What the command line alone says, on standard output and standard error; errors that the window shows too are in
### the other files. Names of commands, flags and
### variables (backfill resume, --zone) are never translated, and neither is the word "yes", which is typed in every
### language. A line break would begin a line that a script takes for another.

## The window, from the command line

# $why: the system's own words
cli-window-demo-here = The window can't be opened: { $why }. The sample import runs here instead.

## What ends a command, or keeps it from beginning

error-no-key = No API key. Set the environment variable KISSMETRICS_API_KEY; you'll find the key in Kissmetrics under Settings.
# $name: what a product is called
error-no-product-for-bucket = Nothing was ever sent to a product called "{ $name }". Set KISSMETRICS_API_KEY to its key once, so that what goes there one by one and what goes by a bucket are told as one product.
error-nobody-to-ask = Sending can't be undone, and no one is here to confirm. Add --yes to send anyway.
# $address: the address that events would be sent to
error-unnamed-tracker = { $address } is not Kissmetrics, and would get the API key and all events. Nothing was sent. If you mean it, add --tracker { $address }, or leave --yes out and be asked.
# $typed and $import: addresses
error-other-tracker = This import goes to { $import }, not to { $typed }. Only a new run can go to another address.
# $change: one of the sentences "change-…"
error-source-changed = { $change } --only-new sends what was not sent yet, --start-over sends all of it; whatever differs from what was sent is then duplicated permanently.
# $server: host and port of the plan's database; $named: what was typed
error-other-database = The plan's database is { $server }, not { $named }. If that's the right one, add --database "{ $server }".
error-password-for-unknown = The plan reads from the database at { $server }, and no one has confirmed yet that the password in BACKFILL_DATABASE_PASSWORD may go there. If it's the right one, add --database "{ $server }" once.
error-no-such-file = There is no file "{ $name }", and no command of that name. backfill --help lists the commands.
error-no-screen = There is no screen for the window. Use the commands instead: backfill --help lists them.
# $why: the system's own words
error-window = The window can't be opened: { $why }. The commands work without it.
error-look-up-unused = "{ $column }" is looked up, but nothing is taken from it. Use it with --person, --event-column or --property.
# $lookup: the name of a file or table
error-look-up-undecided = Which column of { $lookup } matches "{ $column }", and which one should be used? Add both after the name, as in { $column }={ $lookup }.csv:id:login.
error-not-times = "{ $column }" doesn't contain times. Name the column with the date with --time, or say how it is written with --time-format.
# $id: a finding's name as it is typed, such as person-variants
error-no-fix = There is no fix "{ $id }={ NUMBER($number, useGrouping: "false") }": the check found nothing it could fix.
# $known: a list of such names
error-no-such-fix = There is no fix "{ $id }={ NUMBER($number, useGrouping: "false") }". The check found fixes for { $known }.
error-no-person = No column looks like the person. Name the column with --person.
error-no-time = No column looks like the time. Name the column with --time.
error-no-event = The event has no name. Name it with --event, or name its column with --event-column.
error-no-property = There is no detail to set. Name its column with --property.
# $evidence: how the times look, such as "01/02/2024 is 1 February or 2 January"
error-times-undecided = The times in "{ $column }" can be read in two ways ({ $evidence }). Choose one with --time-format day-first or --time-format month-first.

## Asked before a database is reached

# $server: host and port
agree-server = The plan reads from the database at { $server }.
agree-lowers = It asks for a less secure connection than usual, or trusts certificates that come with it.
agree-password = The password in BACKFILL_DATABASE_PASSWORD would go there.
# "yes" is what is typed in every language. The cursor stands behind the space at the end
agree-ask = Is that right, now and later? Type yes:{" "}
password-ask = Password of { $user } for the database at { $server } (Enter for none):{" "}
password-visible = The password is part of the command, where others on this computer can read it while Backfill runs, and your shell may keep it. Leave it out: Backfill then asks for it, or takes it from BACKFILL_DATABASE_PASSWORD.

## Counts, which stand in other sentences

cli-columns =
    { $count ->
        [one] { $count } column
       *[other] { $count } columns
    }

## Progress, before a bar

cli-checking = Checking
cli-reading = Reading
cli-saving = Saving
# $left: lasts-about or lasts-moments
cli-progress-left = { $left } left

## check

cli-left-out-file =
    { $count ->
        [one] { $count } row that would not be sent is in { $path }.
       *[other] { $count } rows that would not be sent are in { $path }.
    }
# $path: a plan's file; $fix: what a button would say that fixes a finding
cli-fixed = { $path }: { $fix }.
# $what: one of the sentences "group-…"; $places: such as "lines 3, 9, 12"
cli-group = { $what } ({ $places })
# $grade: how grave it is; $finding: a sentence
cli-finding = { $grade }: { $finding }
# $places: such as "lines 3, 9, 12"
cli-finding-places = In { $places }.
# $typed: what is typed behind --fix; $fix: what a button would say
cli-finding-fix = --fix { $typed }: { $fix }
cli-no-problems =
    { $count ->
        [one] No problems in the only row.
       *[other] No problems in all { $count } rows.
    }
# $rows and $events: rows and events
cli-summary = { $rows } read, { $events } made, { $to_send } to be sent, { $kept } expected to be kept.

## --demo without a screen

cli-demo = This is the sample, a list of users, sent to a practice tracker. Nothing leaves this computer.
cli-demo-holds =
    { $people ->
        [one] { $events ->
            [one] The practice tracker holds { $events } event of { $people } person:
           *[other] The practice tracker holds { $events } events of { $people } person:
        }
       *[other] The practice tracker holds { $events } events of { $people } people:
    }
cli-demo-people = The first people:

## history

cli-forgotten = Import { $id } of { $source } was removed from the history. What it sent stays in Kissmetrics.
# A line of a list. $id: an import's number; $when: when it began; $sent of $all events were sent to $product
cli-history =
    { $state ->
        [running] { $id }  { $when }  { $source } to "{ $product }" is being sent: { $all ->
            [one] { $sent } of { $all } event
           *[other] { $sent } of { $all } events
        }
        [interrupted] { $id }  { $when }  { $source } to "{ $product }" was interrupted: { $all ->
            [one] { $sent } of { $all } event
           *[other] { $sent } of { $all } events
        }
        [stopped] { $id }  { $when }  { $source } to "{ $product }" was stopped: { $all ->
            [one] { $sent } of { $all } event
           *[other] { $sent } of { $all } events
        }
        [failed] { $id }  { $when }  { $source } to "{ $product }" couldn't continue: { $all ->
            [one] { $sent } of { $all } event
           *[other] { $sent } of { $all } events
        }
        [complete] { $id }  { $when }  { $source } to "{ $product }" was sent: { $all ->
            [one] { $sent } of { $all } event
           *[other] { $sent } of { $all } events
        }
       *[replaced] { $id }  { $when }  { $source } to "{ $product }" was replaced by a later one: { $all ->
            [one] { $sent } of { $all } event
           *[other] { $sent } of { $all } events
        }
    }

## plan

# $reading: how a source was read; $rows and $columns: rows and cli-columns
cli-read = { $reading }, { $rows }, { $columns }.
cli-reading-only = { $reading }.
cli-plan-saved = The plan is in { $path }.
# $zone: the name of a time zone; $why: what it was guessed from
cli-zone = The times have no time zone and are read as { $zone }. Please check; --zone chooses another.
cli-zone-since = The times have no time zone and are read as { $zone } because { $why }. Please check; --zone chooses another.
# Why a column was chosen for a part of the event. $grade: how sure that is
cli-reason =
    { $part ->
        [person] Who ({ $grade }): { $why }
        [time] When ({ $grade }): { $why }
        [event] What happened ({ $grade }): { $why }
       *[property] A detail ({ $grade }): { $why }
    }
cli-no-match = no match
# $pairs: cli-nicer-pair, with commas between; --nice-names follows the guides of Kissmetrics
cli-nicer = Event names are sent as found. With --nice-names they follow Kissmetrics' guides: { $pairs }
cli-nicer-more = Event names are sent as found. With --nice-names they follow Kissmetrics' guides: { $pairs }, …
cli-nicer-pair = "{ $found }" as "{ $sent }"
# $column: a title; $evidence: how its times are written
cli-times = { $column }: { $evidence }.
# $words: what is known of the column in another table; $named: that table
cli-look-up-offer = { $words } To use the value found there instead: --look-up "{ $column }={ $named }"
# $column: a title; $why: why it is looked up so
cli-look-up-guessed = { $column } (please check): { $why }
cli-row-names = --set row-names=first moves the titles.

## preview; $row is a row's number or where it stands, $why a part of a sentence

cli-row = row { $row }
cli-preview = { $row }: { $what }
cli-preview-left-out = { $row }: left out, { $why }
cli-preview-not-sent = { $row }: not sent, { $why }
cli-preview-rejected = { $row }: rejected, { $why }

## practice

# $address: a web address
cli-practice = Practice tracker at { $address }. What it holds: { $address }/held. Ctrl+C ends it.

## products

cli-product =
    { $kind ->
        [live] { $name }, live, at { $address }
        [practice] { $name }, practice, at { $address }
       *[test] { $name }, test, at { $address }
    }
# $product: cli-product
cli-product-monthly = { $product }; the plan includes { $monthly } events a month

## resume

cli-resume =
    { $state ->
        [stopped] The import of { $source } to "{ $product }" was stopped at { $all ->
            [one] { $sent } of { $all } event.
           *[other] { $sent } of { $all } events.
        }
       *[interrupted] The import of { $source } to "{ $product }" was interrupted at { $all ->
            [one] { $sent } of { $all } event.
           *[other] { $sent } of { $all } events.
        }
    }
cli-nothing-more-sent = Nothing more was sent.

## run

# $finding: a sentence
cli-left-out = Left out: { $finding }
cli-nothing-sent = Nothing was sent.
# $when: the moment when an earlier import began; $source: what it was from
cli-sent-before =
    { $count ->
        [one] { $count } of these events went to "{ $product }" on { $when }, from { $source }. It is not sent again.
       *[other] { $count } of these events went to "{ $product }" on { $when }, from { $source }. They are not sent again.
    }
cli-found-since =
    { $count ->
        [one] { $count } more of its events was found in the bucket: it had just been written when the import broke off. It is not sent again.
       *[other] { $count } more of its events were found in the bucket: they had just been written when the import broke off. They are not sent again.
    }
# Rows of which every cell is the same make the same event
cli-same-since =
    { $count ->
        [one] { $count } of the events that were left is the same as one that this import has sent, from a row that is the same. It is not sent again.
       *[other] { $count } of the events that were left are the same as ones that this import has sent, from rows that are the same. They are not sent again.
    }
cli-sent-since =
    { $count ->
        [one] { $count } of the events that were left went to "{ $product }" by another import since. It is not sent again.
       *[other] { $count } of the events that were left went to "{ $product }" by another import since. They are not sent again.
    }
# The cursor stands behind the space at the end
cli-ask-seen = Type yes to go on; anything else stops:{" "}
cli-nothing-new = Nothing is new.
# The sentences of a question, in this order; the second and third only where they are so
cli-ask-undone = This can't be undone.
cli-ask-unusual-key = The key doesn't look like a Kissmetrics key (40 digits and letters a to f).
# $address: where events go
cli-ask-unnamed = { $address } is not Kissmetrics: whoever is there gets the key and all events.
# $key: the last letters of the key
cli-ask-send =
    { $count ->
        [one] Send { $count } event to { $address } with the key ending in { $key }? Type yes:{" "}
       *[other] Send { $count } events to { $address } with the key ending in { $key }? Type yes:{" "}
    }
# $took: one of "lasts-…"
cli-sent =
    { $all ->
        [one] { $sent } of { $all } event sent.
       *[other] { $sent } of { $all } events sent.
    } { $unconfirmed } without a reply, { $pending } pending. Time: { $took }.
cli-outcomes = Rows: { $rows } read, { $used } made events, { $skipped } left out, { $rejected } with a problem. Events: { $merged } merged, { $withheld } withheld.
cli-go-on = To continue from here: backfill resume

## A bucket in place of the tracker

# $place: such as s3://bucket/folder; $host: whoever has the bucket
cli-bucket-ask =
    { $count ->
        [one] Write { $count } event for "{ $product }" into { $place } at { $host }? Type yes:{" "}
       *[other] Write { $count } events for "{ $product }" into { $place } at { $host }? Type yes:{" "}
    }
# $done of $all parts are complete
cli-bucket-parts =
    { $all ->
        [one] { $done } of { $all } part is in { $place }.
       *[other] { $done } of { $all } parts are in { $place }.
    }
# $sent: sent-of-all
cli-bucket-progress =
    { $all ->
        [one] { $sent }, { $done } of { $all } part, { $megabytes } MB
       *[other] { $sent }, { $done } of { $all } parts, { $megabytes } MB
    }
cli-bucket-look = To see what Kissmetrics has taken: backfill bucket { $id }
cli-bucket-none = No import was sent by a bucket.

## save

cli-saved =
    { $count ->
        [one] { $count } event saved; nothing was sent. In Kissmetrics: Settings, Data Integrations, add the files in this order.
       *[other] { $count } events saved; nothing was sent. In Kissmetrics: Settings, Data Integrations, add the files in this order.
    }

## map

cli-map-nothing-piped = backfill map reads rows from another program: cat orders.csv | backfill map plan.toml > events.json
cli-map-stopped = Stopped. What was written is not all of it.
# $rows and $events: rows and events
cli-map-rows = { $rows } read: { $used } made events, { $skipped } left out, { $rejected } with a problem. { $events } written, { $withheld } withheld.
# $taken: events
cli-map-people =
    { $is_known ->
        [yes] { $taken } read: { $events } written, { $merged } merged, { $kept } expected to be kept. Different people: { $people }.
       *[no] { $taken } read: { $events } written, { $merged } merged. How many are kept is not known: there are more names of events than Kissmetrics takes. Different people: { $people }.
    }
cli-map-aliases = Aliases: { $aliases }, not counted as kept, since only all of them together show which ones say something new.
# $columns: a list of titles in quotes
cli-map-unseen =
    { $count ->
        [one] No record has the key { $columns }, which the plan uses.
       *[other] No record has the keys { $columns }, which the plan uses.
    }
cli-map-prepared = The prepared plan is in { $path }. It includes what the plan looks up, so treat it like the data itself.
map-needs-people =
    { $thins ->
        [yes] This plan merges events of a person that are close together, so it needs all events of a person at once. Add --keyed, sort the lines, and pipe them through backfill map --by-person.
       *[no] This plan says what happens to events of a person in the same second, so it needs all events of a person at once. Add --keyed, sort the lines, and pipe them through backfill map --by-person.
    }
# $lookups: a list of names in quotes
map-no-dictionary = The plan looks values up in { $lookups }, and doesn't include what's there. Run backfill map --prepare where it can be read, and use the file that it writes in place of the plan.
map-damaged = { $path } is incomplete or was changed. Copy it again, or write it again with backfill map --prepare.
map-newer = { $path } was written by a newer version of Backfill. Use that version here too.
map-no-place = What becomes of a person's events depends on their order in the whole table, so say where these rows stand: with --order a column that tells it, or with --part the number of this part (--part 0 if this is the whole table).
# $row: the number of a row
map-no-order = Row { NUMBER($row, useGrouping: "false") } has "{ $value }" in the column "{ $column }", which is not a whole number (of 18 digits at most) and so doesn't say where the row stands. With --order, name a column of whole numbers that are different in each row.
# $line: the number of a line
map-no-event = Line { NUMBER($line, useGrouping: "false") } of standard input is not what backfill map --keyed writes.
map-torn = Standard input ends in the middle of line { NUMBER($line, useGrouping: "false") }, so whatever writes it was stopped. Discard what was written, and start again.
map-not-sorted = Line { NUMBER($line, useGrouping: "false") } of standard input belongs above the line before it. Sort the lines as bytes: LC_ALL=C sort -t $'\t' -k1,1 -k2,2n -k3,3n -k4,4n
map-same-place = Line { NUMBER($line, useGrouping: "false") } of standard input has the same person and place as the line before it. With --order, name a column that is different in each row; give each part of a table a --part of its own.
piped-empty = Standard input is empty. Titles are expected on its first line, then the rows.
piped-torn = Standard input ends in the middle of the record on line { NUMBER($line, useGrouping: "false") }, so whatever writes it was stopped. Discard what was written, and start again.
piped-open-end = The last line of standard input, line { NUMBER($line, useGrouping: "false") }, has no line end, so nobody knows whether it's whole. If it is, add --open-end. If whatever writes it was stopped, discard what was written, and start again.
piped-titles-again = Line { NUMBER($line, useGrouping: "false") } of standard input has the titles again. The plan was made by an earlier version and takes them for a row. Pass the titles only once, on the first line.
piped-other-titles = Line { NUMBER($line, useGrouping: "false") } of standard input has titles in another order, or others than on the first line. Pass files with different titles one by one, each to a backfill map of its own.
piped-row-and-titles = On line { NUMBER($line, useGrouping: "false") } of standard input, the titles follow a row on the same line: a file that was passed ends without a line end, perhaps in the middle of the row. Put a line end behind it if it's whole, and start again.
piped-unanswered = The plan leaves open how its file is written ({ $fields }), and that can't be seen from rows that are passed on. Run backfill map --prepare where the file is, and use what it writes in place of the plan. Or add --read csv if the rows are usual comma-separated UTF-8 text.
piped-list = The records on standard input are not one in each line (line { NUMBER($line, useGrouping: "false") }). Pass each record on a line of its own: jq -c '.[]' list.json | backfill map plan.toml
piped-returns = The lines of standard input end with carriage returns alone. Pass them with line feeds: tr '\r' '\n' < file.json | backfill map plan.toml
piped-no-objects = Nothing on standard input can be read as JSON objects, one in each line.
piped-no-path = The column "{ $title }" of the plan may stand for a key within another or for a key that is written so, which only all records together show. Run backfill map --prepare where the plan's file is, and use what it writes in place of the plan.
# $encoding: such as UTF-8
piped-letters = Line { NUMBER($line, useGrouping: "false") } of standard input is not { $encoding } text. Convert it, or say how it's stored, such as --set encoding=windows-1252.
piped-no-titles = The plan says that the rows have no titles, but on standard input the titles tell the columns apart. Add a line with titles, and use a plan made for that.
piped-totals = The plan leaves out totals at the end of a file, and a part of a file doesn't show where that is. Remove them from what is read, and add --set totals=keep.
piped-backslashes = In the plan's file, backslashes protect quotation marks (escape = backslash), and rows that are passed on don't show whether they still do. Add --set escape=doubled if whatever read the file has taken them away, or --set escape=backslash if they are still there.
# $title: a column's title
piped-same-title = Two keys of the records have the same title "{ $title }", so it's unclear which one the plan means. Rename one of them.

## access, compare, arrival, reconcile

# $names: a list of names in quotes
cli-arrival-pick = Which product of the account is it? Add --as with its name: { $names }.
cli-arrival-pick-none = The account has no product called "{ $name }". It has { $names }.
cli-arrival-pick-several = The account has several products called "{ $name }". Rename one in Kissmetrics, then try again.
cli-arrival-no-products = The account has no products that this sign-in may read.
cli-arrival-no-credential = There is no sign-in for the account of "{ $product }". Set KISSMETRICS_ACCOUNT_EMAIL and KISSMETRICS_ACCOUNT_PASSWORD, or KISSMETRICS_ACCOUNT_KEY.
cli-arrival-no-access = "{ $product }" is not read from. To read from its account: backfill access "{ $product }" --on
# The cursor stands behind the space at the end
cli-arrival-ask-email = E-mail of the Kissmetrics account (Enter to use the account's API key instead):{" "}
cli-arrival-ask-password = Password of { $email }:{" "}
cli-arrival-ask-key = API key of the account:{" "}
cli-arrival-no-totals = No totals were read before import { $id } began, so there is nothing to compare them with. Compare it with a raw export instead: backfill reconcile { $id } EXPORT
# $there: what the account calls it
cli-arrival-other = "{ $product }" is now read as "{ $there }", another product of the account. What was counted before in the other one is nothing to compare with.
cli-arrival-none-missing = Each name is counted as expected.
cli-arrival-look-later = To look again: backfill arrival { $id }
# $most: a number
cli-arrival-paced = Backfill asks Kissmetrics at most { $most } times a minute, so reading takes a few minutes here.
cli-arrival-totals-noted = Kissmetrics' totals were noted. About half an hour after sending: backfill arrival { $id }
cli-reconcile-more =
    { $count ->
        [one] … and { $count } more. With --json, all are listed.
       *[other] … and { $count } more. With --json, all are listed.
    }

## doctor

# $health: "good", "lacking" or "bad"; $said: a sentence
cli-doctor =
    { $health ->
        [good] OK: { $said }
        [lacking] Note: { $said }
       *[bad] Problem: { $said }
    }

## Imports that repeat by themselves

# $when: such as "every day at 06:00"; $by: such as systemd
cli-schedule-added = Schedule { $id }: what is new goes to { $product } { $when }, started by { $by }.
cli-schedule = { $id } { $plan } goes to { $product } { $when }.
# $when: a moment; $outcome: a whole sentence
cli-schedule-last = { "  " }Last on { $when }: { $outcome }
# Below cli-schedule
cli-schedule-unfinished = { "  " }Setting it up wasn't finished, so nothing starts it. Add it again, or remove it.
cli-schedule-none = No import repeats by itself.
cli-schedule-removed = Schedule { $id } is removed. Its plan and its imports are still there.
cli-schedule-running = Schedule { $id } is still running, so this time is left out.
cli-schedule-key = The key of { $product } isn't in the system's keychain, where the schedule looks for it. Run backfill run once with --remember, or set KISSMETRICS_API_KEY where the schedule starts.
# $why: the system's own words
cli-on-end-failed = The command "{ $command }" failed: { $why }
