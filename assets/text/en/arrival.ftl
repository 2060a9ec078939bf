### What Kissmetrics knows before something is sent, and counts after. Nothing more is claimed than was read: a total counts
### everything that anyone sends, so that only a product that stood still before, or a raw export, proves anything.

## Access, which is off unless someone asks for it

# $product: what the product is called here; $there: what the account calls it; $host: an address
arrival-access-given = "{ $product }" is now read as "{ $there }" at { $host }. Backfill reads the names of its events and details, how often each was counted, its time zone, and whether a few of your people are known. It changes nothing there.
arrival-access-check = No one can tell from a product's key whether this is the same product. The first five events you send will show it: look for them there.
arrival-access-off = "{ $product }" is not read from any more, and the sign-in is no longer kept.
arrival-access-off-only = "{ $product }" is not read from any more.
# $entry: what the keychain calls it; $why: the keychain's own words
arrival-sign-in-left = A sign-in that isn't needed any more couldn't be removed from the system's keychain ({ $why }). Remove "{ $entry }" there.
arrival-access-none = "{ $product }" is not read from. Its account's e-mail and password, or the account's API key, would let Backfill read the names of its events and details, how often each was counted, its time zone, and whether a few of your people are known. Nothing there would be changed.
arrival-access-is = "{ $product }" is read as "{ $there }" at { $host }.
arrival-not-read = Nothing was read from Kissmetrics: { $why }
arrival-unread =
    { $count ->
        [one] { $count } entry in Kissmetrics' answer can't be understood, so the list may not be complete.
       *[other] { $count } entries in Kissmetrics' answer can't be understood, so the list may not be complete.
    }

## Names and zone, before something is sent

arrival-name-there =
    { $count ->
        [one] "{ $name }" is there, counted once.
       *[other] "{ $name }" is there, counted { $count } times.
    }
arrival-name-there-uncounted = "{ $name }" is there.
# $there: the name as it stands at Kissmetrics
arrival-name-spelled =
    { $count ->
        [one] "{ $name }" is there as "{ $there }" (once). Kissmetrics takes them for the same.
       *[other] "{ $name }" is there as "{ $there }" ({ $count } times). Kissmetrics takes them for the same.
    }
arrival-name-spelled-uncounted = "{ $name }" is there as "{ $there }". Kissmetrics takes them for the same.
arrival-name-alike =
    { $count ->
        [one] "{ $name }" would be new, but "{ $there }" is there (once).
       *[other] "{ $name }" would be new, but "{ $there }" is there ({ $count } times).
    }
arrival-name-alike-uncounted = "{ $name }" would be new, but "{ $there }" is there.
# Questions beside the button that follows
arrival-name-spelled-use = Use that spelling?
arrival-name-alike-use = Is it meant to be the same?
# A button; $there: the name as it stands at Kissmetrics
arrival-name-use = Use "{ $there }"
# Once that was pressed
arrival-name-used = "{ $name }" is now sent as "{ $there }".
arrival-name-new = "{ $name }" would be new.
# $names: a list of names in quotes
arrival-names-new =
    { $count ->
        [one] { $count } name would be new: { $names }.
       *[other] { $count } names would be new: { $names }.
    }
# $there and $here: names of time zones
arrival-zone = Reports of "{ $product }" are in { $there }; times without a zone are read as { $here } here.
arrival-zone-untold = Kissmetrics doesn't say the time zone of "{ $product }".

## People, before something is sent

arrival-people =
    { $all ->
        [one] { $known } of { $all } person is known to Kissmetrics.
       *[other] { $known } of { $all } people are known to Kissmetrics.
    }
arrival-people-none =
    { $all ->
        [one] The { $all } person that was searched isn't known to Kissmetrics. This may be the wrong column, or the wrong product, or someone new to it.
       *[other] None of { $all } people are known to Kissmetrics. This may be the wrong column, or the wrong product, or people new to it.
    }
arrival-people-unclear = { $known } of { $all } people are known to Kissmetrics; for { $unclear }, it gave no clear answer.
# $known: one of the sentences above; $why: a sentence
arrival-people-ended = { $known } The others weren't searched: { $why }

## The person of an event that was sent just now

arrival-look-for = Ask Kissmetrics about this person
arrival-look-for-yes = Kissmetrics knows this person. Whether it has this event, only looking there tells.
arrival-look-for-no = Kissmetrics doesn't know this person yet. It usually takes half an hour, sometimes a few hours.
arrival-look-for-unclear = What Kissmetrics answers about this person can't be understood.
arrival-look-for-unfinished = Kissmetrics hasn't finished looking for this person. Try again later.

## Totals, after something was sent. $name: an event; $what: one of the sentences below

arrival-name = { $name }: { $sent } sent, { $what }
# $planned: how many the import is to send in all, or was, of which no more than some were sent
arrival-name-planned = { $name }: { $planned } planned, { $what }
arrival-as-expected = Kissmetrics counts { $count } more, as expected ✓. Nothing else was being counted under this name before.
arrival-as-expected-merged = Kissmetrics counts { $count } more, as expected ✓: { $merged ->
        [one] { $merged } has
       *[other] { $merged } have
    } the same person, name, and second as another, and such events count once. Nothing else was being counted under this name before.
arrival-as-sent = Kissmetrics counts { $count } more, as many as were sent ✓. Expected were { $expected }, since some have the same person, name, and second; reports may count those once.
arrival-fewer = Kissmetrics counts { $count } more: { $fewer } fewer than the { $expected } expected. They may still be on their way, or Kissmetrics hasn't kept them; a raw export shows which.
arrival-more = Kissmetrics counts { $count } more: { $more } more than the { $expected } expected. Something else may be sending to this product.
arrival-by = Kissmetrics counts { $count } more (expected { $expected }), of which other traffic may be part. Only a raw export shows which are yours.
arrival-not-yet = not counted yet. Totals usually move within 30 minutes.
arrival-not-moved = still not counted, although totals usually move within 30 minutes. It may be another product, or a wrong product key.
arrival-not-yet-bulk = not counted yet. Kissmetrics begins one file an hour.
arrival-not-moved-bulk = still not counted, although Kissmetrics may have begun its last file by now. Check that it reads this bucket, and that it does so for this product.
arrival-none-expected = Kissmetrics counts no more than before, and no more were expected: all of them have the same person, name, and second as events that were sent before, and such events count once.
arrival-fell = but Kissmetrics now counts { $count } fewer than before. Its totals changed for another reason, so they say nothing about this import.
arrival-so-far = Kissmetrics counts { $count } more so far.
arrival-untold = and Kissmetrics' answer holds no number for it.

## In the window

arrival-panel = What Kissmetrics knows
arrival-panel-off = off: nothing is read
arrival-panel-about = With the account's sign-in, Backfill reads the names of events and details, how often each event was counted, and the time zone. If you ask it to, it also looks up five of your people, whose identities go to Kissmetrics for that. It changes nothing there. This isn't the product's key.
arrival-email = E-mail of the account
arrival-email-help = Leave it blank to use the account's API key.
arrival-secret = Password or API key of the account
arrival-keep = Keep the sign-in in this computer's keychain
arrival-connect = Let Backfill read
arrival-asking = Asking Kissmetrics…
arrival-which = Which product of the account is it?
arrival-sign-in-again = Sign in again to read from it.
arrival-compare = Compare the names
arrival-search = Search five people
arrival-off = Read no longer
arrival-counted = What Kissmetrics counts
arrival-counted-about = Backfill looks every five minutes for an hour, and whenever you press the button.
# $why: a sentence; $wait: one of "lasts-…"
arrival-look-failed = The last look failed: { $why } Backfill looks again in { $wait }.
arrival-look-ended = The last look failed, so Backfill doesn't look again by itself: { $why }
arrival-look-no-sign-in = The sign-in wasn't kept, so Backfill can't look by itself. Choose this product under Send and sign in again.
arrival-name-and-key-first = Enter the product's name and API key above first.
arrival-looking = Looking…
arrival-look = Look now
# $why: a sentence
arrival-not-read-before = What Kissmetrics counted before this import wasn't read, so there is nothing to compare with. { $why } Compare it with a raw export in History instead.
arrival-nothing-before = No totals were read before this import began, so there is nothing to compare them with. Compare it with a raw export in History instead.
