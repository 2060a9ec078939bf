### History: what was imported before, and continuing an import that was left midway.

history-page = History
history-title = What you imported
history-about = Kept on this computer only. Kissmetrics doesn't list what was sent to it, so this is the only record.
history-reading = Reading what was imported…
history-empty-about = Each import is listed here, with what became of it and its files.

## The table.

history-table = Imports, the latest first
history-when = When
history-from = From
history-to = To
history-status = Status
history-sent = Sent
history-practice = Practice, not sent
# A product and what it is for.
history-product =
    { $kind ->
        [live] { $product }, live
       *[test] { $product }, test
    }
history-sent-of =
    { $wanted ->
        [one] { $sent } of { $wanted } event
       *[other] { $sent } of { $wanted } events
    }

## Everything about one import.

history-plan = Settings
history-plan-about = what each row became
history-events = Events
history-rows = Rows
history-not-sent = Not sent
# $what: why they were not sent, from summary.ftl: "have no person".
history-only-first = Only the first
history-tracker = Tracker
# $parts: history-events-sent and those after it, as a list.
history-events-made = { $count } made: { $parts }
history-events-sent = { $count } sent
history-events-unconfirmed = { $count } with no reply
history-events-pending = { $count } not sent yet
history-events-withheld = { $count } not to be sent
# $parts: history-rows-used and those after it, as a list.
history-rows-read = { $count } read: { $parts }
history-rows-used = { $count } made events
history-rows-skipped = { $count } left out
history-rows-rejected = { $count } with a problem
history-earlier = { $count }, by an earlier import

## What can be done with one.

history-new-rows = Import new rows
history-use-again = Use again
history-use-again-file = Use again on a new file…
history-save-sent = Save what was sent…
history-save-not-sent = Save what was not sent…
history-compare = Compare with an export…
history-paths = Compare by typing a path
history-path-export = Raw export (a file, a folder, or a pattern such as export-*.json)
history-path-compare = Compare
history-path-missing = The missing rows
# $count: rows and lines read so far
history-comparing = Comparing… { $count } read
history-compared-more =
    { $count ->
        [one] … and { $count } more.
       *[other] … and { $count } more.
    }
history-save-missing = Save the missing rows…
history-close-comparison = Close
history-save-plan = Save the settings…
history-forget = Forget…
history-forget-question = Forget the import of { $source } to "{ $product }"?
history-forget-about = What it sent stays in Kissmetrics. Backfill will no longer know which rows were sent: it offers them as new, and can't warn you if they would come out differently and be duplicated permanently.
history-forget-no = Keep it
history-forget-yes = Forget it

## Continuing an import that was left midway.

resume-page = Go on
resume-not-now = Not now
resume-title = Go on with { $source }
resume-standing = { $state ->
        [stopped] Stopped on { $day }, with
        [failed] Failed on { $day }, with
       *[interrupted] Interrupted on { $day }, with
    } { $wanted ->
        [one] { $sent } of { $wanted } event
       *[other] { $sent } of { $wanted } events
    } sent to { $product }.
resume-checking = Checking the rows as they are now: { $count } so far
resume-changed-about = What was sent can't be undone. Choose what to send now, or leave it for later.
resume-what-is-sent = What is sent
resume-only-new = Only what was not sent yet
resume-only-new-about =
    { $count ->
        [one] { $count } event. What was sent and is unchanged is skipped.
       *[other] { $count } events. What was sent and is unchanged is skipped.
    }
resume-all = Start over with all of it
# A mark beside resume-all: events would be duplicated.
resume-doubles = Duplicates
resume-all-about =
    { $count ->
        [one] { $count } event. Whatever differs from what was sent is then duplicated permanently.
       *[other] { $count } events. Whatever differs from what was sent is then duplicated permanently.
    }
resume-now = Now
resume-in-total = In total
resume-how = How
resume-as-before = The same way, from where it was left. What was being sent then is sent again unchanged, which does no harm.
resume-password-question = The password of { $user }, to read { $source }
resume-password-about = It is kept in memory only, never in a file.
resume-password = Password
