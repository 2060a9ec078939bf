### Reading back from Kissmetrics by its Query API, which calls itself a beta. What can't be read is no fault of what was
### sent, and each sentence stands where the person asked for it.

# $why: the system's own words, or one of "why-…"
query-not-reached = Kissmetrics' Query API can't be reached ({ $why }). Check this computer's network, then try again.
query-no-answer = Kissmetrics' Query API doesn't answer ({ $why }). Try again later.
query-certificate = The certificate of Kissmetrics' Query API can't be trusted ({ $why }), so nothing was asked. On a company network, ask whether it inspects https.
# $status: a number of HTTP; $said: nothing, or query-said
query-refused = Kissmetrics refused this sign-in (it answered { NUMBER($status, useGrouping: "false") }{ $said }). Check the e-mail and password, or the account's API key; a product's key, with which events are sent, doesn't work here.
query-said = : "{ $said }"
query-answer = {" "}(its answer: "{ $said }")
query-too-many = Kissmetrics says there were too many requests, even after waiting. Its limit is 15 a minute for the whole account, whoever asks. Try again in a while.
# $wait: one of "lasts-…"
query-too-many-until = Kissmetrics says there were too many requests, and asks to be left alone for { $wait }. Try again after that.
# $why: the system's own words
query-not-noted = Backfill couldn't note in its own folder how often it asks ({ $why }), so it asked nothing.
query-busy = Kissmetrics' Query API has a problem of its own (it answered { NUMBER($status, useGrouping: "false") }). Try again later.
# $answer: nothing, or query-answer
query-not-there = Kissmetrics doesn't find this product in the account{ $answer }. It may be of another account, or the Query API, a beta, may have changed.
query-redirect = Kissmetrics' Query API answered { NUMBER($status, useGrouping: "false") } and points to { $location }. Backfill follows no such pointer; the beta may have moved, or this network wants you to sign in first.
query-odd = Kissmetrics' Query API answered { NUMBER($status, useGrouping: "false") }, which isn't in its description. The beta may have changed.
query-not-json = What answers isn't Kissmetrics' Query API: it sent no JSON. This network may want you to sign in first, or the beta may have changed.
# $kind: such as text/html
query-not-json-kind = What answers isn't Kissmetrics' Query API: it sent { $kind } instead of JSON. This network may want you to sign in first, or the beta may have changed.
# What the answer was to hold
query-changed =
    { $expected ->
        [products] Kissmetrics answered, but not with a list of products as described. Its Query API is a beta and may have changed.
        [events] Kissmetrics answered, but not with a list of events as described. Its Query API is a beta and may have changed.
        [properties] Kissmetrics answered, but not with a list of properties as described. Its Query API is a beta and may have changed.
        [search] Kissmetrics answered, but not with the number of a search as described. Its Query API is a beta and may have changed.
       *[found] Kissmetrics answered, but what it found can't be understood. Its Query API is a beta, and the form of results isn't described.
    }
query-too-long = Kissmetrics' answer is longer than any that makes sense, so it wasn't read to its end.
query-endless = Kissmetrics' lists have no end: the same page came again. Its Query API is a beta and may have changed.
# $state: a word of the interface
query-search-failed = Kissmetrics didn't finish the search (its state is "{ $state }"). Try again later.
query-stopped = Reading from Kissmetrics was stopped.
