### The record of what was sent, and what it means for what is sent next. $face is "window" or "commands"; $product is what
### a person calls a product of Kissmetrics.

## The record's file; $path is its path

ledger-damaged = The record of what was sent, { $path }, is damaged. Restore a copy of it. Or move it away, with all files beside it whose names begin with "ledger.", to begin a new one, which knows nothing of earlier imports.
ledger-emptied = The record of what was sent, { $path }, is gone or empty, although imports were begun with it. Restore a copy of it, and of the file with "-wal" at the end of its name where there is one. Or move all files beside it whose names begin with "ledger." away to begin a new one, which knows nothing of earlier imports.
ledger-gone = The record of what was sent, { $path }, was deleted, moved or changed by another program while events were being sent, so nothing more is sent. Put it back, then continue: what was sent but not recorded is sent again unchanged, which does no harm.
ledger-newer = The record of what was sent, { $path }, is from a newer version of Backfill. Use that version.
ledger-full = The disk is full, so what is sent can't be recorded in { $path }, and nothing more is sent. Make room, then continue: what was sent but not recorded is sent again unchanged, which does no harm.
ledger-no-access =
    The record of what was sent, { $path }, can't be written, and nothing is sent that can't be recorded. { $face ->
        [window] Allow it, or start Backfill with another folder: backfill --data FOLDER.
       *[commands] Allow it, or name another folder with --data.
    }
ledger-busy = Another program is using the record of what was sent, { $path }. Close it, then continue.
# $why: the system's own words
ledger-system = The record of what was sent, { $path }, can't be used: { $why }.
# $why: the database's own words
ledger-other = The record of what was sent, { $path }, can't be used ({ $why }).
# What stands in place of the database's own words
ledger-writing-stopped = the writing stopped unexpectedly

## Products and imports

ledger-in-use = Another window or command is sending to "{ $product }" right now. Only one import at a time can go to a product: wait for it, or stop it.
# $since: when it began
ledger-in-use-by = Another window or command is sending to "{ $product }" right now (process { NUMBER($process, useGrouping: "false") }, since { $since }). Only one import at a time can go to a product: wait for it, or stop it.
ledger-other-key = "{ $product }" is the name of a product with another key. Check the key, or give this product another name.
ledger-known-as =
    { $kind ->
        [live] With this key and address, the product is "{ $product }" (live).
        [practice] With this key and address, the product is "{ $product }" (practice).
       *[test] With this key and address, the product is "{ $product }" (test).
    } It stays the same product whatever you call it. Send to "{ $product }", or use another product's key. { $face ->
        [window] You can change its name and purpose only with the product itself, under Send.
       *[commands] You can change its name and purpose only with backfill products.
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
# $id, $by: numbers of imports
ledger-overtaken =
    Import { $id } is incomplete, but import { $by } has since sent all of the same source. To continue import { $id } all the same, { $face ->
        [window] choose it in the history.
       *[commands] name it: backfill resume { $id }
    }
ledger-replaced =
    Import { $id } can't continue: a later import of the same source replaced it. { $face ->
        [window] The history lists all of them.
       *[commands] backfill history lists all of them.
    }
ledger-ended = Import { $id } is complete: everything was sent, so there is nothing left to continue.

## What would be sent twice

# Three sentences for rows that were sent, for rows that may have been, and for both. Each is followed by ledger-double-advice
ledger-double-sent =
    { $events ->
        [one] { $events } of these events comes from a row that was sent to "{ $product }" before and has changed since: another time, person, name or detail.
       *[other] { $events } of these events come from rows that were sent to "{ $product }" before and have changed since: another time, person, name or detail.
    }
ledger-double-maybe =
    { $maybe ->
        [one] { $maybe } of these events comes from a row that may have been sent to "{ $product }" before an import was cut short, and has changed since: another time, person, name or detail.
       *[other] { $maybe } of these events come from rows that may have been sent to "{ $product }" before an import was cut short, and have changed since: another time, person, name or detail.
    }
ledger-double-both =
    { $events ->
        [one] { $events } of these events comes from a row that was sent to "{ $product }" before.
       *[other] { $events } of these events come from rows that were sent to "{ $product }" before.
    } { $maybe ->
        [one] Another { $maybe } comes from a row that may have been sent.
       *[other] Another { $maybe } come from rows that may have been sent.
    } These rows have changed since: another time, person, name or detail.
ledger-double-advice =
    { $face ->
        [window] Kissmetrics would keep both permanently. Use the earlier settings, or choose to send them anyway.
       *[commands] Kissmetrics would keep both permanently. Use the earlier plan, or add --again if you mean it.
    }
# Stands alone, or behind one of those sentences with its advice
ledger-displaced =
    { $events ->
        [one] { $events } new event would be sent in place of one that was sent before. These settings send only one of the events that a person has in the same second or within a few minutes, and the new rows change which one.
       *[other] { $events } new events would be sent in place of others that were sent before. These settings send only one of the events that a person has in the same second or within a few minutes, and the new rows change which one.
    } { $face ->
        [window] Kissmetrics would keep both permanently. If the name of a new file comes before the others, rename the file so that it comes last. Or choose to send them anyway.
       *[commands] Kissmetrics would keep both permanently. If the name of a new file comes before the others, rename the file so that it comes last. Or add --again if you mean it.
    }
ledger-meanwhile = Another window or command has sent to "{ $product }" meanwhile, or has forgotten an import. Nothing was sent; look again at what is new.
ledger-others-shown = What was sent before was looked up for another file, or for other settings. Nothing was sent; look again at what is new.
ledger-behind =
    The record of what "{ $product }" was sent has lost its latest part: a file of it was deleted or damaged, or replaced by an older copy. What was sent last is unknown, and sending with other settings would duplicate it permanently. { $face ->
        [window] Restore the lost file. Or send what was sent last once more, with the same settings, which does no harm: continue the import that was interrupted, or choose to send anyway.
       *[commands] Restore the lost file. Or send what was sent last once more, with the same settings, which does no harm: continue the import that was interrupted (backfill resume), or run its plan with --again.
    }
ledger-behind-note = The record of what "{ $product }" was sent has lost its latest part, so more was sent than it shows. Sending the same events again does no harm.
ledger-maybe =
    { $events ->
        [one] { $events } of these events may have arrived before an import was cut short. It is sent again unchanged, which does no harm.
       *[other] { $events } of these events may have arrived before an import was cut short. They are sent again unchanged, which does no harm.
    }
# $id: the number of an import; $file: a file's place in a bucket
ledger-in-doubt =
    Import { $id } broke off while it was writing { $file }. { $events ->
        [one] If that file is in the bucket, { $events } of these events is in it and would be sent twice.
       *[other] If that file is in the bucket, { $events } of these events are in it and would be sent twice.
    } Continue that import first, which finds out. { $face ->
        [window] The history lists it.
       *[commands] Enter backfill resume { $id }; or add --again to send them in any case.
    }
# $id: the number of an import; $file: a file's place in a bucket
ledger-sent-beside =
    { $events ->
        [one] { $events } of the events that are left of import { $id } was sent to "{ $product }" in another way since.
       *[other] { $events } of the events that are left of import { $id } were sent to "{ $product }" in another way since.
    } { $face ->
        [window] It can't continue without them, since { $file } may be in the bucket already. Send by this bucket anew with the same settings: it looks for that file and writes only what is missing.
       *[commands] It can't continue without them, since { $file } may be in the bucket already. Run its plan anew with --to: it looks for that file and writes only what is missing. Or add --again to write everything that is left.
    }
ledger-reread =
    { $events ->
        [one] { $events } of these events comes from a row that an earlier version of Backfill read differently.
       *[other] { $events } of these events come from rows that an earlier version of Backfill read differently.
    } Use the settings of that import again: the file is then read as it was, and what was sent is recognized.

## What is new

begin-anew = Not everything in this plan was sent to "{ $product }". Anything not sent yet counts as new.
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

change-columns = The source now has other columns.
change-grown =
    { $added ->
        [one] The source has grown: { $added } row was added after the { $was } it had before.
       *[other] The source has grown: { $added } rows were added after the { $was } it had before.
    }
change-same-rows = The source changed: it still has as many rows, but not the same ones.
# $was and $now are numbers of rows
change-rows = The source changed: the number of rows went from { $was } to { $now }, and the first ones differ.

## What a file in place of sending could not hold

# $count: details of events
misfit-too-many-properties =
    { $count ->
        [one] { $count } detail didn't fit: a CSV file holds at most ten. JSON holds them all.
       *[other] { $count } details didn't fit: a CSV file holds at most ten. JSON holds them all.
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
