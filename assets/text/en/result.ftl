### Result: what became of everything.

result-page = Result
result-something-else = Import something else
result-for-real = Send it for real…
result-again = Send again
result-title =
    { $count ->
        [one] { $count } event was sent to { $product }
       *[other] { $count } events were sent to { $product }
    }
result-about-practice = Nothing has left this computer. Below is what Kissmetrics would hold.
result-about = Kissmetrics doesn't confirm what it keeps. It usually shows new events within half an hour; here is where to look.
result-doubted = You didn't see them, so nothing more was sent
result-doubted-about = Look at the API key in Kissmetrics under Settings: the tracker answers the same to a wrong key. Then go back, enter the right one, and send again.
result-stopped = You stopped before the end
result-stopped-about = What was sent stays sent. You can go on from here now or later: it's on the first page.
result-stopped-practice = Nothing has left this computer. Practice again for all of it.
result-failed = The import couldn't go on

## The table of outcomes.

result-table = What became of everything
result-number = Number
# Beside a sum of the lines above it.
result-adds-up = adds up
result-sent = Events sent
result-unconfirmed = No reply
result-pending = Pending
result-merged = Merged with others
result-withheld = Would be dropped
result-made = Events made
result-used = Rows that made events
result-skipped = Rows left out
result-rejected = Rows with a problem
result-rows = Rows read
result-save-sent = Save the list…
result-save-skipped = Save with reasons…
result-save-rejected = Save to fix…

## Where to look in Kissmetrics. $people, $person, $event, $value and $shown are set in bold.

result-look = Look for yourself
# The name of a menu in Kissmetrics, which is in English.
result-look-people = People
result-look-search = 1. Open { $people } in Kissmetrics and search for { $person }.
result-look-expect = 2. Expect { $event }.
result-look-expect-day = 2. Expect { $event } on { $day }.
result-look-expect-property = 2. Expect { $event } with { $property } { $value }.
result-look-expect-day-property = 2. Expect { $event } on { $day } with { $property } { $value }.
# $shown: $count, in bold.
result-look-total = 3. In total, { $event } was sent { $shown } { $count ->
        [one] time
       *[other] times
    }.
# What the practice tracker holds, beside what was expected. $names: "400 Signed Up, 76 Canceled".
result-held = What Kissmetrics would hold
result-held-as-expected = { $events ->
        [one] { $events } event
       *[other] { $events } events
    } of { $people ->
        [one] { $people } person
       *[other] { $people } people
    }: { $names }. Expected: { $expected } ✓.
result-held-otherwise = { $events ->
        [one] { $events } event
       *[other] { $events } events
    } of { $people ->
        [one] { $people } person
       *[other] { $people } people
    }: { $names }. Expected: { $expected }.

## What comes next.

result-right = Was that right?
result-right-about = The same settings with the same rows make the same events. You'll see again what will happen before anything is sent.
result-send-same = Send the same to { $product }…
result-next = Next time
result-next-about = Keep these settings as a file. Drop it on the window after the next export, and every field is filled in.
result-history = Open the history
result-paths = Save by typing a path
result-paths-about = where there is no file chooser
result-path-sent = The events that were sent
result-path-not-sent = The rows that were not sent
result-path-settings = These settings
result-path-save = Save
# What a screen reader says for the button "Save". $what: one of the three above.
result-path-save-name = Save: { $what }
