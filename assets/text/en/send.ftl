### Send: where to, and what will happen, before it does.

send-title = Where should it go?
send-intro = What is sent to Kissmetrics can't be undone. Practice first.
send-practice =
    { $count ->
        [one] Start practice run ({ $count } event)
       *[other] Start practice run ({ $count } events)
    }
send-save =
    { $count ->
        [one] Save { $count } event
       *[other] Save { $count } events
    }
send-nothing-sent = Nothing is sent.
# A new product is looked at in Kissmetrics before all events go there.
send-first-then-more = { $few ->
        [one] First { $few } event
       *[other] First { $few } events
    }, then { $more } more, then the rest; after each of the first two, you check in Kissmetrics.
send-first-then-rest = { $few ->
        [one] First { $few } event
       *[other] First { $few } events
    }, then you check in Kissmetrics, then the rest.
send-must-fix =
    { $count ->
        [one] { $count } problem must be fixed before anything goes to a product
       *[other] { $count } problems must be fixed before anything goes to a product
    }
send-must-fix-why = Fix it, or leave the rows out. You can still practice.
send-must-fix-show = Show what must be fixed

## The last question before events go to a live product

send-confirm =
    { $count ->
        [one] Send { $count } event to "{ $product }"?
       *[other] Send { $count } events to "{ $product }"?
    }
send-confirm-why = This is a live product. This can't be undone.
send-confirm-not-yet = Not yet
send-confirm-now =
    { $count ->
        [one] Send { $count } event now
       *[other] Send { $count } events now
    }

## Where to

send-targets = Where the events go
send-to-practice = Practice
send-to-practice-tag = Stays here
send-to-practice-why = A tracker on this computer that answers like the real one and shows what it would hold.
send-to-another = Another product
send-to-files = Save as files
# $forms: the forms of files, such as "JSON or CSV".
send-to-files-why = For Kissmetrics' own upload: { $forms }. Nothing is sent.
send-older = Products from longer ago
send-older-choose = Choose one
# A product that events went to before. $kind: what it is for.
send-known-unused =
    { $kind ->
        [live] Your real analytics. Nothing was sent yet.
       *[test] For trying. Nothing was sent yet.
    }
send-known-used =
    { $kind ->
        [live] Your real analytics.
       *[test] For trying.
    } { $count ->
        [one] { $count } event sent on { $day }.
       *[other] { $count } events sent on { $day }.
    }

## Files

send-files = The files
send-files-form = File format
send-files-part = Events per file, at most
send-files-overwrite = Replace files of an earlier save
send-files-part-help = As many files as needed are written. Upload them one after the other.
send-files-folder = Folder
send-files-folder-hint = An existing folder, or a new one
send-files-so-far =
    { $count ->
        [one] { $count } row so far
       *[other] { $count } rows so far
    }
send-files-stop = Stop
send-files-saved =
    { $events ->
        [one] { $events } event is in
       *[other] { $events } events are in
    } { $files ->
        [one] { $files } file. Nothing was sent.
       *[other] { $files } files. Nothing was sent.
    }
send-files-next = In Kissmetrics: Settings, Data Integrations, then add the files in this order.
send-files-stopped = You stopped before the end, so the rest is in no file.

## What will happen

send-line-events = Events
send-line-people = People
send-line-dates = Dates
send-line-new-names = New names in { $product }
send-line-left-out = Left out
send-line-kept = Expected to be kept
send-line-how-long = How long
send-dates = { $first } to { $last }
send-dates-none = none
send-left-out-none = nothing
send-left-out-rows =
    { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
send-left-out-events =
    { $events ->
        [one] { $events } event
       *[other] { $events } events
    }
send-left-out-both =
    { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }, { $events ->
        [one] { $events } event
       *[other] { $events } events
    }
send-see-them = see them
send-kept = { $kept } of { $all }
send-names-none = none; each was sent from this computer before
send-names-new = not sent from this computer before
send-names-new-product = nothing was sent there from this computer before
# $time: such as: about 14 minutes.
send-how-long =
    { $pace ->
        [gentle] { $time } at a gentle pace
        [fast] { $time } at a fast pace
       *[normal] { $time } at a normal pace
    }
send-how-long-why = estimated at { $milliseconds } ms a reply; updates while sending
send-change-pace = change
send-not-made =
    { $count ->
        [one] { $count } event could not be made
       *[other] { $count } events could not be made
    }
send-not-made-why = Their rows can be saved with the reasons, fixed and sent later.
send-pace = Pace
send-pace-gentle = Gentle
send-pace-normal = Normal
send-pace-fast = Fast
send-pace-why = At most { $count } requests under way at once, and fewer when Kissmetrics slows down.
send-type-name = This can't be undone. Type { $name } to go on

send-copy-command = Copy as command
send-copy-command-about = The command line that does what is set up here, to paste into a terminal or a script
