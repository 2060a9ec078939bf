### What a whole source comes to, and why a row makes no event or an event is not sent.

## The sentence that a manager could read: "2,978 people, 3,412 events of 2 kinds, from 3 January 2016 to 1 May 2024."

# $people and $events: summary-people and events; $kinds: different names of events; $first and $last: days
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

## What becomes of events; $of is "rows" where each comes from a row of its own, which is what is counted then

# $what: one of the sentences below
group-in-rows =
    { $rows ->
        [one] { $what }, in { $rows } row
       *[other] { $what }, in { $rows } rows
    }
group-send =
    { $count ->
        [one] { $count } event is sent
       *[other] { $count } events are sent
    }
group-blank-time =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has no date
           *[other] { $count } rows have no date
        }
       *[events] { $count ->
            [one] { $count } event has no date
           *[other] { $count } events have no date
        }
    }
group-not-matching =
    { $of ->
        [rows] { $count ->
            [one] { $count } row doesn't match your conditions
           *[other] { $count } rows don't match your conditions
        }
       *[events] { $count ->
            [one] { $count } event doesn't match your conditions
           *[other] { $count } events don't match your conditions
        }
    }
group-value-left-out =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has a value that is left out
           *[other] { $count } rows have a value that is left out
        }
       *[events] { $count ->
            [one] { $count } event has a value that is left out
           *[other] { $count } events have a value that is left out
        }
    }
group-no-details =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has nothing to set
           *[other] { $count } rows have nothing to set
        }
       *[events] { $count ->
            [one] { $count } event has nothing to set
           *[other] { $count } events have nothing to set
        }
    }
group-left-out =
    { $of ->
        [rows] { $count ->
            [one] { $count } row was left out by choice
           *[other] { $count } rows were left out by choice
        }
       *[events] { $count ->
            [one] { $count } event was left out by choice
           *[other] { $count } events were left out by choice
        }
    }
group-no-person =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has no person
           *[other] { $count } rows have no person
        }
       *[events] { $count ->
            [one] { $count } event has no person
           *[other] { $count } events have no person
        }
    }
group-not-found =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has a person that can't be found
           *[other] { $count } rows have a person that can't be found
        }
       *[events] { $count ->
            [one] { $count } event has a person that can't be found
           *[other] { $count } events have a person that can't be found
        }
    }
group-blank-name =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has no event name
           *[other] { $count } rows have no event name
        }
       *[events] { $count ->
            [one] { $count } event has no event name
           *[other] { $count } events have no event name
        }
    }
group-name-not-found =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has an event name that can't be found
           *[other] { $count } rows have an event name that can't be found
        }
       *[events] { $count ->
            [one] { $count } event has an event name that can't be found
           *[other] { $count } events have an event name that can't be found
        }
    }
group-no-zone =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has a time without a time zone
           *[other] { $count } rows have a time without a time zone
        }
       *[events] { $count ->
            [one] { $count } event has a time without a time zone
           *[other] { $count } events have a time without a time zone
        }
    }
group-unknown-zone =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has a time zone that isn't known
           *[other] { $count } rows have a time zone that isn't known
        }
       *[events] { $count ->
            [one] { $count } event has a time zone that isn't known
           *[other] { $count } events have a time zone that isn't known
        }
    }
group-unreadable-time =
    { $of ->
        [rows] { $count ->
            [one] { $count } row has a time that can't be read
           *[other] { $count } rows have a time that can't be read
        }
       *[events] { $count ->
            [one] { $count } event has a time that can't be read
           *[other] { $count } events have a time that can't be read
        }
    }
group-unreadable-record =
    { $count ->
        [one] { $count } record can't be read
       *[other] { $count } records can't be read
    }
group-merged =
    { $count ->
        [one] { $count } event was merged with an earlier one
       *[other] { $count } events were merged with an earlier one
    }
group-joined =
    { $count ->
        [one] { $count } event is combined with another in the same second
       *[other] { $count } events are combined with another in the same second
    }
group-same-second =
    { $count ->
        [one] { $count } event is not the first of its second
       *[other] { $count } events are not the first of their second
    }
group-before-2009 =
    { $count ->
        [one] { $count } event is from before 2009, which Kissmetrics drops
       *[other] { $count } events are from before 2009, which Kissmetrics drops
    }
group-identity-too-long =
    { $count ->
        [one] { $count } event has a person that is too long for Kissmetrics
       *[other] { $count } events have a person that is too long for Kissmetrics
    }
group-name-too-long =
    { $count ->
        [one] { $count } event has a name that is too long for Kissmetrics
       *[other] { $count } events have a name that is too long for Kissmetrics
    }
group-too-many-names =
    { $count ->
        [one] { $count } event has a new name, and Kissmetrics takes no more names
       *[other] { $count } events have a new name, and Kissmetrics takes no more names
    }
group-nothing-said =
    { $count ->
        [one] { $count } event has neither a name nor details
       *[other] { $count } events have neither a name nor details
    }
group-undated =
    { $count ->
        [one] { $count } event has no time
       *[other] { $count } events have no time
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
miss-no-zone = "{ $column }" says "{ $value }", which has no time zone, and the plan doesn't give one either
miss-unknown-zone = "{ $column }" says "{ $value }", which isn't a known time zone
miss-unreadable-time = "{ $column }" says "{ $value }", which can't be read as a time
miss-unreadable-record = the record itself can't be read

## Why an event is not sent; $name is the event's name, $most a limit of Kissmetrics'

not-sent = "{ $name }" was not sent
not-sent-merged = "{ $name }" is merged with one shortly before it
not-sent-joined = "{ $name }" is combined with another in the same second
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
