### Sending: how far it is, how fast, and what becomes of each event.

sending-page = Sending
sending-title = Sending to { $product }
sending-intro = You can keep working and hide this window.
sending-closing = Closing asks first, and offers to pause.
sending-closing-practice = Closing the window asks first. Nothing leaves this computer.
sending-beginning = Starting the record of what is sent…
sending-reading-before = Reading what Kissmetrics counts so far…
sending-reading-before-why = Nothing is sent yet. Backfill asks Kissmetrics only a few times a minute, so a product with many events takes some minutes. Without these counts no one can tell later what this import added.
sending-skip-reading = Send without reading
sending-stop = Stop
sending-pause = Pause

# $done: the line before, in bold. $time: such as: about 14 minutes.
sending-done = { $done } sent
sending-done-paused = { $done } sent, paused
sending-done-stopping = { $done } sent, waiting for the last replies
sending-done-left = { $done } sent, { $time } left

## Each stands below its number

sending-sent = sent
sending-pending = pending
sending-under-way = under way
sending-no-reply = no reply
sending-left-out =
    { $count ->
        [one] row left out
       *[other] rows left out
    }

## How fast

sending-rate = Events a second
sending-rate-now = now { $rate }
# For a screen reader. $now: the line before.
sending-rate-chart = Events a second, { $now }

## The events that went last

sending-latest = Just now
# In place of an event's name, where only properties were sent.
sending-details = details
# What was sent, behind the person.
sending-what = {"  "}{ $what }
sending-what-when = {"  "}{ $what }, { $moment }
sending-no-problems = No problems so far
sending-no-replies = Some replies didn't arrive; those events are sent again

## The question whether the first events arrived

sending-look = Open Live in Kissmetrics
sending-look-why =
    { $count ->
        [one] { $count } event was sent to { $product }. Nothing more is sent until you have looked, because the tracker answers the same way even to a wrong key.
       *[other] { $count } events were sent to { $product }. Nothing more is sent until you have looked, because the tracker answers the same way even to a wrong key.
    }
sending-look-no = No, stop
sending-look-yes = Yes, go on
# $person: in bold. $what: the event's name.
sending-look-for = Do you see { $person }, { $what }?
sending-look-for-on = Do you see { $person }, { $what }, { $day }?
sending-then-more = If you do, { $count } more are sent, and you look again before the rest.
sending-then-rest = If you do, the rest is sent.
