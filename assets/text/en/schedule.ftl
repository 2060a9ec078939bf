### Imports that repeat by themselves, what keeps such a run from sending, and what is told of it. A "run" is one time that
### the system starts such an import while nobody is watching. $face is "window" or "commands".

## How often

# $at: a time such as 06:00
schedule-every-day = every day at { $at }
schedule-every-hour = every hour, at { $minute ->
        [one] { $minute } minute past
       *[other] { $minute } minutes past
    }
schedule-every-minute = every minute

## In the window

repeat-title = Repeats by itself
repeat-about = New rows can be sent by themselves, while you are signed in on this computer. If something is unusual, nothing is sent and you are told.
repeat-at = Time
repeat-no-time = Write it as 06:00.
repeat-every-day = Import new rows every day
# $when: such as "every day at 06:00"
repeat-is = New rows go to { $product } { $when }. You can stop that in the history.
# $source: the name of a file or table
repeat-line = { $source } goes to { $product } { $when }.
# Instead of that line, where the system does not start it.
repeat-unfinished = { $source } should go to { $product }, but setting that up wasn't finished, so nothing starts it. Have it repeat again, or stop it.
repeat-stop = Stop
# Heard instead of "Stop".
repeat-stop-name = Stop repeating { $source }
repeat-never = It has not run yet.
# $when: a moment; $outcome: a whole sentence
repeat-last = Last on { $when }: { $outcome }

## What came of a run

unattended-sent =
    { $count ->
        [one] { $count } new event
       *[other] { $count } new events
    } of { $people ->
        [one] { $people } person was sent.
       *[other] { $people } people were sent.
    }
unattended-nothing-new = Nothing was new.
# $why: one or more whole sentences
unattended-guarded = Nothing was sent, because someone should take a look first. { $why }
unattended-stopped = It was stopped before everything was sent. The next run sends the rest.
unattended-stopped-why = It was stopped before everything was sent. { $why } The next run sends the rest.
unattended-failed = It failed. { $why }
# $why: unattended-hangs, as it was told then
unattended-left-out = This time was left out. { $why }
# $since: a moment
unattended-hangs = The run that began on { $since } still goes on, which is unusually long. If it hangs, end its process or restart the computer; what it sent is recorded.

## What someone should look at before anything is sent

guard-not-sent-before =
    This plan was never sent to the product as a whole, or it was changed since. { $face ->
        [window] Send it once yourself; from then on it can repeat.
       *[commands] Send it once with backfill run; from then on it can repeat.
    }
# $last: a day
guard-clock-back = This computer's clock is behind the last import ({ $last }). Set the clock.
guard-columns = The source has different columns than last time. Check that they still mean the same, then send it once yourself.
guard-many-events =
    { $count ->
        [one] { $count } event is
       *[other] { $count } events are
    } new, where at most { $most } would be usual. If that's right, send it once yourself, or set most_events in the plan.
guard-many-people =
    The new events belong to { $count ->
        [one] { $count } person
       *[other] { $count } people
    }, where at most { $most } would be usual. If that's right, send it once yourself, or set most_people in the plan.
# $most: so many of a hundred
guard-many-skipped =
    Of { $rows ->
        [one] { $rows } new row
       *[other] { $rows } new rows
    }, { $skipped } would be skipped, where at most { $most }% would be usual. If that's right, send it once yourself, or set most_skipped_percent in the plan.
# $names: quoted names of events
guard-new-names =
    { $count ->
        [one] The event name { $names } was never sent to this product.
       *[other] The event names { $names } were never sent to this product.
    } If that's right, send it once yourself, or set new_names in the plan.

## What keeps a schedule from being set up or read

# $why: the parser's or the system's own words
schedule-file = The schedule { $path } can't be read: { $why }. Remove the file, then add the schedule again.
# $named: what was typed
schedule-none = There is no schedule "{ $named }". backfill schedule list shows them all.
schedule-no-such-scheduler = Nothing called "{ $named }" starts programs on this computer.
schedule-no-scheduler = Nothing on this computer starts programs by the clock (systemd or cron on Linux). Install cron, then try again.
# $program: its name, $why: its own words
schedule-refused = The program { $program } that was to set up the schedule refused: { $why }
schedule-key-not-kept = The key of { $product } isn't in the system's keychain, and nobody will be there to type it. Send once with the key kept, then try again.
schedule-password-not-kept =
    The password of { $server } isn't in the system's keychain, and nobody will be there to type it. { $face ->
        [window] Connect once with the password kept, then try again.
       *[commands] Keep it there in the window, or add --no-password if none is needed.
    }
schedule-twice = This import repeats already: it is schedule { $id }.
schedule-path = The path { $path } has characters that can't be given to what starts programs by the clock. Choose another place.

## Notifications

# $product: its name
notify-scheduled = Backfill: scheduled import to { $product }
# $id: the number of a schedule of which nothing else is known
notify-schedule = Backfill: schedule { $id }
# $count: events that were sent
notify-ended =
    { $count ->
        [one] { $count } event was sent to { $product }.
       *[other] { $count } events were sent to { $product }.
    }
notify-not-whole =
    { $count ->
        [one] The import to { $product } ended early: { $count } event was sent.
       *[other] The import to { $product } ended early: { $count } events were sent.
    }
notify-asking = The first events were sent to { $product }. Look for them there, then say whether to go on.

## Among what the system starts

# $product: its name
schedule-says = Backfill: new rows to { $product }
