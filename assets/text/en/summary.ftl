### What a whole source comes to, and why a row makes no event or an event is not sent.

## The sentence that a manager could read: "2,978 people, 3,412 events of 2 kinds, from 3 January 2016 to 1 May 2024."

# $people and $events: summary-people and summary-events; $kinds: different names of events; $first and $last: days
summary-nothing-named = { $people }, { $events }.
summary-nothing-named-dated = { $people }, { $events }, from { $first } to { $last }.
summary =
    { $kinds ->
        [one] { $people }, { $events } of { $kinds } kind.
       *[other] { $people }, { $events } of { $kinds } kinds.
    }
summary-dated =
    { $kinds ->
        [one] { $people }, { $events } of { $kinds } kind, from { $first } to { $last }.
       *[other] { $people }, { $events } of { $kinds } kinds, from { $first } to { $last }.
    }
summary-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
summary-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }

## What follows a count of events that are not sent, which stands before it: "5" "have no person"

group-send =
    { $count ->
        [one] is sent
       *[other] are sent
    }
group-blank-time =
    { $count ->
        [one] has no date
       *[other] have no date
    }
group-not-matching =
    { $count ->
        [one] doesn't match your conditions
       *[other] don't match your conditions
    }
group-value-left-out =
    { $count ->
        [one] has a value that is left out
       *[other] have a value that is left out
    }
group-no-details =
    { $count ->
        [one] has nothing to set
       *[other] have nothing to set
    }
group-left-out =
    { $count ->
        [one] was left out by choice
       *[other] were left out by choice
    }
group-no-person =
    { $count ->
        [one] has no person
       *[other] have no person
    }
group-not-found =
    { $count ->
        [one] has a person that can't be found
       *[other] have a person that can't be found
    }
group-blank-name =
    { $count ->
        [one] has no event name
       *[other] have no event name
    }
group-name-not-found =
    { $count ->
        [one] has an event name that can't be found
       *[other] have an event name that can't be found
    }
group-no-zone =
    { $count ->
        [one] has a time without a time zone
       *[other] have a time without a time zone
    }
group-unknown-zone =
    { $count ->
        [one] has a time zone that isn't known
       *[other] have a time zone that isn't known
    }
group-unreadable-time =
    { $count ->
        [one] has a time that can't be read
       *[other] have a time that can't be read
    }
group-unreadable-record =
    { $count ->
        [one] is a record that can't be read
       *[other] are records that can't be read
    }
group-merged =
    { $count ->
        [one] was merged with an earlier one
       *[other] were merged with an earlier one
    }
group-joined =
    { $count ->
        [one] is combined with another in the same second
       *[other] are combined with another in the same second
    }
group-same-second =
    { $count ->
        [one] is not the first of its second
       *[other] are not the first of their second
    }
group-before-2009 =
    { $count ->
        [one] is from before 2009, which Kissmetrics drops
       *[other] are from before 2009, which Kissmetrics drops
    }
group-identity-too-long =
    { $count ->
        [one] has a person that is too long for Kissmetrics
       *[other] have a person that is too long for Kissmetrics
    }
group-name-too-long =
    { $count ->
        [one] has a name that is too long for Kissmetrics
       *[other] have a name that is too long for Kissmetrics
    }
group-too-many-names =
    { $count ->
        [one] has a new name, and Kissmetrics takes no more names
       *[other] have a new name, and Kissmetrics takes no more names
    }
group-nothing-said =
    { $count ->
        [one] has neither a name nor details
       *[other] have neither a name nor details
    }
group-undated =
    { $count ->
        [one] has no time
       *[other] have no time
    }

## What the list of rows can be narrowed to, by the same reasons

filter-send = Rows that are sent
filter-blank-time = Rows without a date
filter-not-matching = Rows that don't match your conditions
filter-value-left-out = Rows with a value that is left out
filter-no-details = Rows with nothing to set
filter-left-out = Rows left out by choice
filter-no-person = Rows without a person
filter-not-found = Rows whose person can't be found
filter-blank-name = Rows without an event name
filter-name-not-found = Rows whose event name can't be found
filter-no-zone = Rows whose time has no time zone
filter-unknown-zone = Rows with an unknown time zone
filter-unreadable-time = Rows with a time that can't be read
filter-unreadable-record = Records that can't be read
filter-merged = Rows merged with an earlier one
filter-joined = Rows combined with another in the same second
filter-same-second = Rows not the first of their second
filter-before-2009 = Rows from before 2009
filter-identity-too-long = Rows whose person is too long for Kissmetrics
filter-name-too-long = Rows whose event name is too long for Kissmetrics
filter-too-many-names = Rows with more event names than Kissmetrics takes
filter-nothing-said = Rows with neither a name nor details
filter-undated = Rows without a time

## Why a row makes no event; $column is a title, $value what stands there, $lookup where it was looked up

miss-blank-time = "{ $column }" is blank, so there is no event
miss-no-time = "{ $column }" says "{ $value }", which is not a date, so there is no event
miss-blank-not-matching = "{ $column }" is blank, which doesn't match your conditions
miss-not-matching = "{ $column }" says "{ $value }", which doesn't match your conditions
miss-value-left-out = "{ $column }" says "{ $value }", which is left out
miss-no-details = every detail of "{ $value }" is blank, so there is nothing to set
miss-lookup-blank-left-out = "{ $column }" in { $lookup } is blank, and you left such rows out
miss-lookup-left-out = "{ $value }" from "{ $column }" is not in { $lookup }, and you left such rows out
miss-blank-left-out = "{ $column }" is blank, and you left such rows out
miss-left-out = "{ $column }" says "{ $value }", and you left such rows out
miss-lookup-blank-person = "{ $column }" in { $lookup } is blank, so there is no person
miss-blank-person = "{ $column }" is blank, so there is no person
miss-not-found = "{ $value }" from "{ $column }" is not in { $lookup }, so there is no person
miss-name-not-found = "{ $value }" from "{ $column }" is not in { $lookup }, so the event has no name
miss-lookup-blank-name = "{ $column }" in { $lookup } is blank, so the event has no name
miss-blank-name = "{ $column }" is blank, so the event has no name
miss-no-zone = { $column } says "{ $value }", which has no time zone, and the plan doesn't give one either
miss-unknown-zone = { $column } says "{ $value }", which isn't a known time zone
miss-unreadable-time = "{ $column }" says "{ $value }", which can't be read as a time
miss-unreadable-record = the record itself can't be read

## Why an event is not sent; $name is the event's name, $most a limit of Kissmetrics'

not-sent = "{ $name }" was not sent
not-sent-merged = "{ $name }" is merged with one shortly before it
not-sent-joined = { $name } is combined with another in the same second
not-sent-same-second = "{ $name }" has another before it in the same second
# $day: the event's day
not-sent-before-2009 = { $day } is before 2009, which Kissmetrics drops
not-sent-before-2009-undated = it is from before 2009, which Kissmetrics drops
not-sent-no-person = it has no person
not-sent-identity-too-long = its person has more than { $most } characters
not-sent-name-too-long = its name has more than { $most } characters
not-sent-too-many-names = there are { $most } names already, the most that Kissmetrics keeps
not-sent-nothing-said = it has no name and no detail
not-sent-undated = it has no time
