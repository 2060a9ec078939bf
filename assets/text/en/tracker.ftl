### Sending to Kissmetrics' tracker, the practice tracker, and the other places that events can go to. "Tracker" is
### Kissmetrics' word for the server that takes events.

## While it is sent

state-paused = Paused. What was sent stays sent.
# $trouble: one of "trouble-…"; $wait: one of the two sentences beneath
state-waiting = { $trouble } { $wait }
wait-seconds = Trying again in { $seconds } s.
wait-minutes =
    { $minutes ->
        [one] It asks for a long break, so the next try is in { $minutes } minute; Backfill waits { $most } minutes at most.
       *[other] It asks for a long break, so the next try is in { $minutes } minutes; Backfill waits { $most } minutes at most.
    }
# "Live" is the name of a page in Kissmetrics; $person, $event and $day belong to an event that was sent
state-asking = Open Live in Kissmetrics. Do you see { $person }, { $event }, { $day }?
state-asking-event = Open Live in Kissmetrics. Do you see { $person }, { $event }?
state-asking-day = Open Live in Kissmetrics. Do you see { $person }, { $day }?
state-asking-person = Open Live in Kissmetrics. Do you see { $person }?
# $advice: one of "advice-…"
state-odd = { $trouble } Sending is paused. { $advice }
# Why nothing can be sent
trouble = { $trouble } { $advice }

## How long something takes

lasts-moments = a few seconds
# $time: one of the sentences below
lasts-about = about { $time }
lasts-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
lasts-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
lasts-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
lasts-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## $why: the system's own words, or one of "why-…"

trouble-not-reached = The tracker can't be reached ({ $why }).
trouble-no-answer = The tracker doesn't answer ({ $why }).
# $status: a number of HTTP
trouble-busy = The tracker is overloaded (it answered { NUMBER($status, useGrouping: "false") }).
# $what: odd-status or one of its kind
trouble-odd = What answers is not a tracker ({ $what }).
trouble-certificate = The tracker's certificate can't be trusted ({ $why }).
# A bucket's server in place of the tracker
trouble-bucket = The bucket's server takes nothing just now ({ $why }).
advice-bucket = Check the network and the address, or try again later; what is in the bucket stays there.
advice-not-reached = Check the address and this computer's network, then send again.
advice-no-answer = Check the address, or try again later; sending the same events again does no harm.
advice-busy = Try again later; sending the same events again does no harm.
advice-odd = Check the address, and whether this network wants you to sign in first.
advice-certificate = Check the address; on a company network, ask whether it inspects https.
odd-status = status { NUMBER($status, useGrouping: "false") }
# $location: where the answer points to
odd-status-location = status { NUMBER($status, useGrouping: "false") }, pointing to { $location }
# $kind: what the answer says that it is, such as text/html
odd-status-type = status { NUMBER($status, useGrouping: "false") }, { $kind }
why-no-connection = no connection in time
why-no-reply = no answer in time
why-no-https = what answers there doesn't speak https
why-no-server = there is no server of this name
why-expired = it has expired
why-not-yet-valid = it is not valid yet; is this computer's clock right?
why-other-host = it is for another host
why-unknown-issuer = it isn't signed by anyone this computer trusts
why-no-servers-own = it isn't a server's certificate
why-revoked = it was revoked

## The tracker's address

address-blank = Enter the tracker's address.
# $why: what is wrong with it, in a developer's words, or one of the three beneath
address-nonsense = The tracker's address { $address } is not a web address ({ $why }). Write it as https://trk.kissmetrics.io.
# $letter: a character, written out
address-holds = it holds { $letter }
address-no-host = no host
address-port = port { NUMBER($port, useGrouping: "false") }
# $scheme: what the address begins with, such as ftp
address-other-scheme = The tracker's address { $address } begins with { $scheme }://, and a tracker is reached by https://. Write it as https://trk.kissmetrics.io.
address-plain-http = The tracker's address { $address } would let anyone on the way to { $host } read along, because it is http:// and not https://. Write it as https://trk.kissmetrics.io.
address-holds-credentials = The tracker's address { $address } contains a user name or password, which a tracker doesn't take. Write it as https://trk.kissmetrics.io.
# $rest: what follows the host
address-more-than-a-host = The tracker's address { $address } continues after the host with { $rest }, where nothing is allowed. Write it as https://trk.kissmetrics.io.
client-clock = This computer's clock is set before 1970, so nothing can be sent safely. Set it right, then send again.
# $why: the system's own words
client-system = This system's certificates or network settings can't be read ({ $why }), so nothing can be sent safely.

## Where events can go

sink-kissmetrics = A Kissmetrics product
sink-kissmetrics-about = Your real analytics, or a product that you made for testing. It needs the product's API key.
sink-json = JSON
sink-json-about = One event a line, with all its details. Kissmetrics takes it as it is.
# Stands in the help of the command line, in one sentence with those of the others
sink-json-holds = JSON holds every event as it is
sink-csv = CSV
# $most: how many details
sink-csv-about = For looking at it in a spreadsheet first. It has no double quotation marks and at most { $most } details.
sink-csv-holds = CSV holds no double quotation marks and at most ten properties an event

## The practice tracker

practice-port-taken =
    Something else is using port { NUMBER($port, useGrouping: "false") }. { $face ->
        [window] Try again.
       *[commands] Choose another with --port, or 0 for any free one.
    }
# $why: the system's own words
practice-port =
    The practice tracker can't listen on port { NUMBER($port, useGrouping: "false") }: { $why }. { $face ->
        [window] Try again.
       *[commands] Choose another with --port.
    }
practice-thread = The practice tracker can't start: { $why }.

## The page that the practice tracker shows in a browser

practice-title = Practice tracker
# /held is an address
practice-about = It answers like Kissmetrics and holds what Kissmetrics would hold. Nothing leaves this computer. The same as JSON:
practice-came = Received
practice-requests = Requests
practice-kept = Kept
practice-merged = Merged with an earlier one
practice-dropped = Dropped
# _d=1 is a part of a request
practice-dated-now = Dated now because they lack _d=1
practice-events = Events
practice-properties = Properties
practice-name = Name
practice-held = Held
practice-not-as-sent = Not held as sent
practice-why = Why
practice-detail = Detail
# $shown of $all people are shown
practice-people = People ({ $shown } of { $all })
practice-goes-by = Rules used
practice-rule = Rule
practice-document = Kissmetrics' document
practice-how-sure = How sure
practice-stated = stated
practice-stricter = documents differ; the stricter reading
practice-assumed = assumed
practice-details-only = (details only)
# What a program or a page is answered that may not ask
practice-by-name-only = The practice tracker answers only to localhost, 127.0.0.1 and [::1].
practice-no-foreign-pages = The practice tracker takes nothing from pages of other computers.

## What Kissmetrics does, as its documents say

rule-always-200 = Every request is answered with 200 and a picture.
rule-first-day = What is from before 1 January 2009, UTC, is dropped.
rule-same-event = Of events with the same person, name and second, one is kept. Newer documents also compare the properties.
rule-same-property = Of values of the same person, property and second, one is kept, also across different events. Which one is not known; here it is the first.
rule-gone-with-event = The properties of an event that was not kept are not kept either.
rule-names-fold = In names, a comma or colon is a space, and case is ignored.
rule-identities-fold = In identities, a comma or colon is a space. Case counts.
rule-name-length = An event with a name above 255 characters is dropped.
rule-identity-length = An identity above 255 characters is dropped.
rule-value-length = A value is cut after 512 characters.
rule-too-many-names = After 65,535 different names of events, or of properties, a new one is dropped.
rule-no-name = An event without a name only sets its properties.
rule-undated = Without _d=1, or without a whole number as _t, the time of arrival counts.
rule-alias = An alias makes one person of two, whatever its order.
