### The record of what was sent, and what it means for what is sent next. $face is "window" or "commands"; $product is what
### a person calls a product of Kissmetrics.

## The record's file; $path is its path

ledger-damaged = The record of what was sent, { $path }, is damaged. Bring back a copy of it, or move it away, with all files beside it whose names begin with "ledger.", to begin a new one, which knows nothing of earlier imports.
ledger-emptied = The record of what was sent, { $path }, is gone or empty, although imports were begun with it. Bring back a copy of it, and of the file with "-wal" behind its name where there is one; or move all files beside it whose names begin with "ledger." away to begin a new one, which knows nothing of earlier imports.
ledger-gone = The record of what was sent, { $path }, was deleted, moved or changed by another program while events were being sent, so that nothing more is sent. Put it back, then go on: what was sent and is not recorded is sent again the same, which does no harm.
ledger-newer = The record of what was sent, { $path }, is from a newer Backfill. Use that one.
ledger-full = The disk is full, so what is sent can't be recorded in { $path }, and nothing more is sent. Make room, then go on: what was sent but not recorded is sent again unchanged, which does no harm.
ledger-no-access =
    The record of what was sent, { $path }, may not be written, and nothing is sent that can't be recorded. { $face ->
        [window] Allow it, or start Backfill with another folder: backfill --data FOLDER.
       *[commands] Allow it, or name another folder with --data.
    }
ledger-busy = Another program keeps the record of what was sent, { $path }, to itself. Close it, then go on.
# $why: the system's own words
ledger-system = The record of what was sent, { $path }, can't be used: { $why }.
# $why: the database's own words
ledger-other = The record of what was sent, { $path }, can't be used ({ $why }).
# What stands in place of the database's own words
ledger-writing-stopped = the writing stopped unexpectedly

## Products and imports

ledger-in-use = Another window or command is sending to "{ $product }" right now. One import at a time goes to a product; wait for it or stop it.
# $since: when it began
ledger-in-use-by = Another window or command is sending to "{ $product }" right now. It is process { NUMBER($process, useGrouping: "false") }, since { $since }. One import at a time goes to a product; wait for it or stop it.
ledger-other-key = "{ $product }" is the name of a product with another key. Check the key, or give this product another name.
ledger-known-as =
    { $kind ->
        [live] This key at this address is "{ $product }", which is live.
        [practice] This key at this address is "{ $product }", which is for practice.
       *[test] This key at this address is "{ $product }", which is for testing.
    } It stays one product, whatever it is called. Send to it as "{ $product }", or use the key of another product. { $face ->
        [window] Its name and what it is for change only where you ask for it, under Send.
       *[commands] Its name and what it is for change only where you ask for it, with backfill products.
    }
ledger-no-product =
    There is no product called "{ $name }". { $face ->
        [window] The history shows the products that were sent to.
       *[commands] backfill history shows the products that were sent to.
    }
ledger-no-import =
    There is no import { $id }. { $face ->
        [window] The history lists all of them.
       *[commands] backfill history lists all of them.
    }
ledger-nothing-to-resume =
    No import was interrupted or stopped. { $face ->
        [window] The history lists all of them.
       *[commands] backfill history lists all of them.
    }
ledger-replaced =
    Import { $id } can't go on: a later import of the same source took its place. { $face ->
        [window] The history lists all of them.
       *[commands] backfill history lists all of them.
    }
ledger-ended = Import { $id } is complete: all that it was to send was sent, so that nothing is left to go on with.

## What would be sent twice

# Three sentences for rows that were sent, for rows that may have been, and for both. Each is followed by ledger-double-advice
ledger-double-sent = { $events } of these events come from rows that were sent to "{ $product }" before, and have changed since: another time, person, name or detail.
ledger-double-maybe = { $maybe } of these events come from rows that may have been sent to "{ $product }" before, when an import broke off, and have changed since: another time, person, name or detail.
ledger-double-both = { $events } of these events come from rows that were sent to "{ $product }" before, and { $maybe } from rows that may have been, and have changed since: another time, person, name or detail.
ledger-double-advice =
    { $face ->
        [window] Kissmetrics would keep both permanently. Use the earlier settings, or choose to send them anyway.
       *[commands] Kissmetrics would keep both permanently. Use the earlier plan, or add --again if you mean it.
    }
ledger-meanwhile = Another window or command has sent to "{ $product }" meanwhile, or has forgotten an import. Nothing was sent; look again at what is new.
ledger-behind =
    The record of what "{ $product }" was sent has lost its latest part: a file of it was deleted or damaged, or an older copy was put in its place. What was sent last is not known here, and with other settings it would be duplicated permanently. { $face ->
        [window] Bring the lost file back, or go on with the import that was interrupted, which sends the same again and does no harm. Or choose to send anyway.
       *[commands] Bring the lost file back, or go on with the import that was interrupted (backfill resume), which sends the same again and does no harm. Add --again to send anyway.
    }
ledger-behind-note = The record of what "{ $product }" was sent has lost its latest part, so that more was sent than it says. Sending the same again does no harm.
ledger-maybe = { $events } of these events may be there already, since an import broke off as they were sent. They are sent again the same, which does no harm.
ledger-reread =
    { $events ->
        [one] { $events } of these events is of a row that an earlier Backfill read otherwise than this one.
       *[other] { $events } of these events are of rows that an earlier Backfill read otherwise than this one.
    } Use the settings of that import again: they read the file as it was read then, so that what was sent is recognized.

## What is new

begin-anew = Not everything that this plan makes was sent to "{ $product }" before, so whatever was not sent yet is new.
# $since: the highest key or time of what was sent, as it stands in the source
begin-behind = Everything after { $since } is new.
begin-behind-again =
    { $again ->
        [one] Everything after { $since } is new; { $again } row with a problem before will be tried again.
       *[other] Everything after { $since } is new; { $again } rows with a problem before will be tried again.
    }
begin-all-no-bookmark = No column tells what is new, so every row is read. What was already sent is skipped.
begin-all-rows-together = What becomes of a row depends on earlier rows, so every row is read. What was already sent is skipped.
begin-file = What was added at the end of the file is new.

## How a source differs from what it was

change-columns = The source has other columns than before.
change-grown =
    { $added ->
        [one] The source has grown: { $added } row was added after the { $was } it had before.
       *[other] The source has grown: { $added } rows were added after the { $was } it had before.
    }
change-same-rows = The source has changed: it has as many rows as before, but not the same.
# $was and $now are numbers of rows
change-rows =
    { $was ->
        [one] The source has changed: it had { $was } row
       *[other] The source has changed: it had { $was } rows
    } { $now ->
        [one] and now has { $now } row, and the first ones are not the same.
       *[other] and now has { $now } rows, and the first ones are not the same.
    }

## What a file in place of sending could not hold

# $count: details of events
misfit-too-many-properties =
    { $count ->
        [one] { $count } detail did not fit: a CSV file has ten of them at most. JSON holds all.
       *[other] { $count } details did not fit: a CSV file has ten of them at most. JSON holds all.
    }
misfit-double-quote =
    { $count ->
        [one] { $count } double quotation mark became a single one, since Kissmetrics takes none in CSV.
       *[other] { $count } double quotation marks became single ones, since Kissmetrics takes none in CSV.
    }
misfit-line-break =
    { $count ->
        [one] { $count } line break became a space.
       *[other] { $count } line breaks became spaces.
    }
