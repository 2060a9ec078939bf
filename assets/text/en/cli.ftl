### What the command line says besides errors, on standard output and standard error. Names of commands, flags and
### variables (backfill resume, --zone) are never translated, and neither is the word "yes", which is typed in every
### language. A line break would begin a line that a script takes for another.

## The window, from the command line

# $why: the system's own words
cli-window-demo-here = The window can't be opened: { $why }. The sample import runs here instead.

## Counts, which stand in other sentences

cli-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
cli-columns =
    { $count ->
        [one] { $count } column
       *[other] { $count } columns
    }
cli-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }

## Progress, before a bar

cli-checking = Checking
cli-reading = Reading
cli-saving = Saving
cli-progress-sent = { $sent } of { $all }
# $left: one of "cli-seconds", "cli-minutes", …
cli-progress-left = about { $left } left
cli-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
cli-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
cli-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
cli-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## check

cli-left-out-file =
    { $count ->
        [one] { $count } row that would not be sent is in { $path }.
       *[other] { $count } rows that would not be sent are in { $path }.
    }
# $path: a plan's file; $fix: what a button would say that fixes a finding
cli-fixed = { $path }: { $fix }.
# $what: what follows the count, such as "have no person"; $places: such as "lines 3, 9, 12"
cli-group = { $count } { $what } ({ $places })
cli-group-only = { $count } { $what }
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
# $rows and $events: cli-rows and cli-events
cli-summary = { $rows } read, { $events } made, { $to_send } to be sent, { $kept } expected to be kept.

## --demo without a screen

cli-demo = The sample, a list of users, on a practice tracker. Nothing leaves this computer.
cli-demo-holds =
    { $people ->
        [one] The practice tracker holds { $events } events of { $people } person:
       *[other] The practice tracker holds { $events } events of { $people } people:
    }
cli-demo-people = The first people:

## history

cli-forgotten = Import { $id } of { $source } is forgotten. What it sent stays in Kissmetrics.
cli-nothing-sent-yet = Nothing was sent yet.
# A line of a list. $id: an import's number; $when: when it began; $sent of $all events were sent to $product
cli-history =
    { $state ->
        [running] { $id }  { $when }  { $source } to "{ $product }" is being sent: { $sent } of { $all } events
        [interrupted] { $id }  { $when }  { $source } to "{ $product }" was interrupted: { $sent } of { $all } events
        [stopped] { $id }  { $when }  { $source } to "{ $product }" was stopped: { $sent } of { $all } events
        [failed] { $id }  { $when }  { $source } to "{ $product }" could not go on: { $sent } of { $all } events
        [complete] { $id }  { $when }  { $source } to "{ $product }" was sent: { $sent } of { $all } events
       *[replaced] { $id }  { $when }  { $source } to "{ $product }" was left for a later one: { $sent } of { $all } events
    }

## plan

# $reading: how a source was read; $rows and $columns: cli-rows and cli-columns
cli-read = { $reading }, { $rows }, { $columns }.
cli-reading-only = { $reading }.
cli-plan-saved = The plan is in { $path }.
# $zone: the name of a time zone; $why: what it was guessed from
cli-zone = The times say no zone and are read as { $zone }. Please check; --zone names another.
cli-zone-since = The times say no zone and are read as { $zone }, since { $why }. Please check; --zone names another.
# Why a column was chosen for a part of the event. $grade: how sure that is
cli-reason =
    { $part ->
        [person] Who ({ $grade }): { $why }
        [time] When ({ $grade }): { $why }
        [event] What happened ({ $grade }): { $why }
       *[property] A detail ({ $grade }): { $why }
    }
cli-sure = sure
cli-please-check = please check
cli-no-match = no match
# $pairs: cli-nicer-pair, with commas between; --nice-names follows the guides of Kissmetrics
cli-nicer = Names of events leave as they are found. With --nice-names they are sent as Kissmetrics' guides write them: { $pairs }
cli-nicer-more = Names of events leave as they are found. With --nice-names they are sent as Kissmetrics' guides write them: { $pairs }, …
cli-nicer-pair = "{ $found }" as "{ $sent }"
# $column: a title; $evidence: how its times are written
cli-times = { $column }: { $evidence }.
# $words: what is known of the column in another table; $named: that table
cli-look-up-offer = { $words } To take what stands there instead: --look-up "{ $column }={ $named }"
# $column: a title; $why: why it is looked up so
cli-look-up-guessed = { $column } (please check): { $why }
cli-row-names = --set row-names=first moves them.

## preview; $row is a row's number, $why a part of a sentence

cli-preview = row { $row }: { $what }
cli-preview-left-out = row { $row }: left out, { $why }
cli-preview-not-sent = row { $row }: not sent, { $why }
cli-preview-rejected = row { $row }: rejected, { $why }

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

## resume

cli-resume =
    { $state ->
        [stopped] The import of { $source } to "{ $product }" was stopped at { $sent } of { $all } events.
       *[interrupted] The import of { $source } to "{ $product }" was interrupted at { $sent } of { $all } events.
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
# The cursor stands behind the space at the end
cli-ask-seen = Type yes to go on; anything else stops:{" "}
cli-nothing-new = Nothing is new.
# The sentences of a question, in this order; the second and third only where they are so
cli-ask-undone = This can't be undone.
cli-ask-unusual-key = The key does not look like one of Kissmetrics (40 digits and letters a to f).
# $address: where events go
cli-ask-unnamed = { $address } is not Kissmetrics: whoever is there gets the key and all events.
# $key: the last letters of the key
cli-ask-send =
    { $count ->
        [one] Send { $count } event to { $address } with the key ending in { $key }? Type yes:{" "}
       *[other] Send { $count } events to { $address } with the key ending in { $key }? Type yes:{" "}
    }
# $took: one of "cli-seconds", "cli-minutes", …
cli-sent = { $sent } of { $all } events sent in { $took }. { $unconfirmed } without a reply, { $pending } pending.
cli-outcomes = { $rows } rows: { $used } made events, { $skipped } were left out, { $rejected } had a problem. { $merged } events were merged, { $withheld } withheld.
cli-go-on = backfill resume goes on from here.

## save

cli-saved =
    { $count ->
        [one] { $count } event saved; nothing was sent. In Kissmetrics: Settings, Data Integrations, add the files in this order.
       *[other] { $count } events saved; nothing was sent. In Kissmetrics: Settings, Data Integrations, add the files in this order.
    }
