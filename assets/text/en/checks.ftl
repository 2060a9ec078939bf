### What the checks find before anything is sent, and what fixes it. A check's sentence stands under its name.
### $count is how many rows, events, people, values or names there are; $column is the title of a column in the person's
### data, $detail and $name are names of details and events, $lookup is a second file or table, $zone a time zone.

## What becomes of an event, in the fewest words

check-lost = will be lost
check-lost-value = value lost
check-lost-value-cut = value cut

## Rows that make no event

# $places: a list of check-blank-place or check-blank-place-in
check-blank-person =
    { $count ->
        [one] { $count } row has no person: { $places }.
       *[other] { $count } rows have no person: { $places }.
    }
check-blank-place =
    { $looked_up ->
        [yes] "{ $column }" in { $lookup } is blank
       *[no] "{ $column }" is blank
    }
# $rows: how many rows are blank there
check-blank-place-in =
    { $looked_up ->
        [yes] { $rows ->
            [one] "{ $column }" in { $lookup } is blank in { $rows } row
           *[other] "{ $column }" in { $lookup } is blank in { $rows } rows
        }
       *[no] { $rows ->
            [one] "{ $column }" is blank in { $rows } row
           *[other] "{ $column }" is blank in { $rows } rows
        }
    }
check-blank-name =
    { $count ->
        [one] { $count } row has no event name: "{ $column }" is blank.
       *[other] { $count } rows have no event name: "{ $column }" is blank.
    }
check-no-zone =
    { $count ->
        [one] { $count } row has no time zone: "{ $column }" doesn't give one, and neither do your settings. Choose the zone the times are written in.
       *[other] { $count } rows have no time zone: "{ $column }" doesn't give one, and neither do your settings. Choose the zone the times are written in.
    }
check-unknown-zone =
    { $count ->
        [one] { $count } row has a time zone in "{ $column }" that isn't known. Names such as Europe/Berlin, offsets such as +01:00 and abbreviations such as PST are understood.
       *[other] { $count } rows have a time zone in "{ $column }" that isn't known. Names such as Europe/Berlin, offsets such as +01:00 and abbreviations such as PST are understood.
    }
# $milliseconds: how many of them look like milliseconds since 1970
check-unreadable-time =
    { $count ->
        [one] { $count } time can't be read in "{ $column }".
       *[other] { $count } times can't be read in "{ $column }".
    }{ $milliseconds ->
        [0] {""}
        [one] {" "}{ $milliseconds } of them looks like milliseconds since 1970.
       *[other] {" "}{ $milliseconds } of them look like milliseconds since 1970.
    }
check-unreadable-record =
    { $count ->
        [one] { $count } record can't be read.
       *[other] { $count } records can't be read.
    } Export the file again, or correct them in it.
check-lookup-not-found =
    { $count ->
        [one] { $count } row has no matching person: "{ $column }" is not in { $lookup }.
       *[other] { $count } rows have no matching person: "{ $column }" is not in { $lookup }.
    }
check-name-lookup-not-found =
    { $count ->
        [one] { $count } row has no event name: "{ $column }" is not in { $lookup }.
       *[other] { $count } rows have no event name: "{ $column }" is not in { $lookup }.
    }
check-detail-lookup-not-found =
    { $count ->
        [one] { $count } event is sent without "{ $detail }": "{ $column }" is not in { $lookup }.
       *[other] { $count } events are sent without "{ $detail }": "{ $column }" is not in { $lookup }.
    }

## People

# $words: a list of placeholders in quotes
check-placeholder-person =
    { $count ->
        [one] { $count } event has only a placeholder as the person in "{ $column }": { $words }. Kissmetrics would make a person of it, and that can't be undone.
       *[other] { $count } events have only a placeholder as the person in "{ $column }": { $words }. Kissmetrics would make a person of it, and that can't be undone.
    }
check-person-nought =
    { $count ->
        [one] { $count } event belongs to "0" in "{ $column }", which is often a placeholder. Here it is as rare as "1" and "2", so it may be a person.
       *[other] { $count } events belong to "0" in "{ $column }", which is often a placeholder. Here it is as rare as "1" and "2", so it may be a person.
    }
# $everyone: yes where nobody else is there, $of: all events
check-one-person =
    { $everyone ->
        [yes] All { $of } events belong to "{ $person }". Another column may say who it was.
       *[no] { $count } of { $of } events belong to "{ $person }". If that is a stand-in for people without a name, leave it out.
    }
# $first, $second: a column in quotes, or check-looked-up-by
check-row-people =
    { $count ->
        [one] { $count } row makes events of different people: one takes the person from { $first }, another from { $second }. Use the same person in each event.
       *[other] { $count } rows make events of different people: one takes the person from { $first }, another from { $second }. Use the same person in each event.
    }
# $take: the column of the second file or table that is taken
check-looked-up-by = "{ $take }" of { $lookup }, looked up by "{ $column }"
# $emails, $numbers: how many events
check-mixed-people =
    { $emails ->
        [one] { $emails } event identifies its person by e-mail address, { $numbers } by number. Anyone with both becomes two people. Which one does your website use?
       *[other] { $emails } events identify their person by e-mail address, { $numbers } by number. Anyone with both becomes two people. Which one does your website use?
    }
check-person-variants =
    { $count ->
        [one] { $count } person is written in more than one way, and each way becomes a person. Use the spelling that your website sends.
       *[other] { $count } people are written in more than one way, and each way becomes a person. Use the spelling that your website sends.
    }
check-person-decimals =
    { $count ->
        [one] { $count } event has a number ending in .0 as its person, the way spreadsheets write it. Your website knows 42, not 42.0.
       *[other] { $count } events have a number ending in .0 as their person, the way spreadsheets write it. Your website knows 42, not 42.0.
    }
check-person-groups =
    { $count ->
        [one] { $count } event has a number with a thousands separator as its person, the way spreadsheets write it. Your website knows 1024, not 1,024.
       *[other] { $count } events have a number with a thousands separator as their person, the way spreadsheets write it. Your website knows 1024, not 1,024.
    }
check-damaged-person =
    { $count ->
        [one] { $count } event has a number that a spreadsheet rounded as its person, so who it was is lost. Export the file again with that column as text.
       *[other] { $count } events have a number that a spreadsheet rounded as their person, so who it was is lost. Export the file again with that column as text.
    }
# $column: where the other identity stands; $words: a list of texts in quotes
check-merged-with-nobody =
    { $count ->
        [one] { $count } row merges its person with a placeholder in "{ $column }": { $words }. Whoever is merged with the same one becomes one person for good; that can't be undone.
       *[other] { $count } rows merge their people with a placeholder in "{ $column }": { $words }. Whoever is merged with the same one becomes one person for good; that can't be undone.
    }
# $second: an identity
check-merged-into-one =
    { $count ->
        [one] { $count } row merges its person with "{ $second }". That can't be undone. If it isn't the same person, choose another column.
       *[other] All { $count } rows merge their people with "{ $second }", so they become one person for good; that can't be undone. If they aren't the same person, choose another column.
    }
# $most: how many characters Kissmetrics takes
check-person-too-long =
    { $count ->
        [one] { $count } event has a person with more than { $most } characters, which Kissmetrics drops.
       *[other] { $count } events have a person with more than { $most } characters, which Kissmetrics drops.
    }

## Times

# $causes: a list of check-before-2009-cause or check-before-2009-cause-of; $explained: yes where there are any
check-before-2009 =
    { $count ->
        [one] { $count } event is from before 2009, which Kissmetrics drops, and is not sent.
       *[other] { $count } events are from before 2009, which Kissmetrics drops, and are not sent.
    }{ $explained ->
        [yes] {" "}Likely cause: { $causes }.
       *[no] {""}
    }
check-before-2009-cause =
    { $cause ->
        [zero] an empty or zero time, read as 1970
        [spreadsheet] an empty cell, which a spreadsheet turns into 1900 or 1904
       *[short-year] a year written with two digits
    }
# $events: how many, $cause: check-before-2009-cause
check-before-2009-cause-of = { $cause } ({ $events } of them)
# $latest: a day
check-future =
    { $count ->
        [one] { $count } event is in the future, on { $latest }. Check how "{ $column }" is written.
       *[other] { $count } events are in the future, the last on { $latest }. Check how "{ $column }" is written.
    }
check-skipped-hour =
    { $count ->
        [one] { $count } event is at a time skipped by daylight saving in { $zone }. The times may be written in another time zone, such as UTC.
       *[other] { $count } events are at a time skipped by daylight saving in { $zone }. The times may be written in another time zone, such as UTC.
    }
check-double-hour =
    { $count ->
        [one] { $count } event is at a time that daylight saving repeats in { $zone }. The first of the two is used.
       *[other] { $count } events are at a time that daylight saving repeats in { $zone }. The first of the two is used.
    }
check-all-at-midnight =
    { $count ->
        [one] { $count } event is exactly at midnight ({ $zone }), so the column has dates without a time of day.
       *[other] { $count } events are all at midnight ({ $zone }), so the column has dates without a time of day.
    }
# $share, $other_share: percent; $other: another time zone; $written: yes where the times are read in a zone of people
check-at-night =
    { $share }% of events happen between 22:00 and 6:00 in { $zone }. { $written ->
        [yes] If the times are written in { $other }, it's { $other_share }%.
       *[no] By the clock in { $other } it's { $other_share }%. { $zone } is right if a server wrote these times; if people did, choose their time zone.
    }
# $copies: how many say the same in every detail
check-same-second =
    { $count ->
        [one] { $count } event has the same person, name and second as an earlier one, and Kissmetrics keeps one of each.
       *[other] { $count } events have the same person, name and second as an earlier one, and Kissmetrics keeps one of each.
    }{ $why ->
        [date-only] {" "}The dates have no time of day.
        [minutes] {" "}The times have no seconds.
        [lines] {" "}They look like the lines of one order.
        [all-copies] {" "}All their details match.
        [copies] { $copies ->
            [one] {" "}{ $copies } of them also matches in every detail.
           *[other] {" "}{ $copies } of them also match in every detail.
        }
       *[unknown] {""}
    }
# $on: a date as it stands in the settings
check-undated-values =
    { $count ->
        [one] { $count } person gets details dated { $on }, the day you chose. Newer details they already have would be replaced.
       *[other] { $count } people get details dated { $on }, the day you chose. Newer details they already have would be replaced.
    }

## Names of events and details

check-name-too-long =
    { $count ->
        [one] { $count } event has a name with more than { $most } characters, which Kissmetrics drops.
       *[other] { $count } events have a name with more than { $most } characters, which Kissmetrics drops.
    }
# $of: event or detail
check-names-joined =
    { $of ->
        [event] { $count ->
            [one] { $count } event name differs from another only in case, a comma or a colon. Kissmetrics treats them as one.
           *[other] { $count } event names differ from another only in case, a comma or a colon. Kissmetrics treats them as one.
        }
       *[detail] { $count ->
            [one] { $count } detail name differs from another only in case, a comma or a colon. Kissmetrics treats them as one.
           *[other] { $count } detail names differ from another only in case, a comma or a colon. Kissmetrics treats them as one.
        }
    }
check-names-alike =
    { $of ->
        [event] { $count ->
            [one] { $count } event name is almost the same as another. If they mean the same, use one name.
           *[other] { $count } event names are almost the same as another. If they mean the same, use one name.
        }
       *[detail] { $count ->
            [one] { $count } detail name is almost the same as another. If they mean the same, use one name.
           *[other] { $count } detail names are almost the same as another. If they mean the same, use one name.
        }
    }
check-many-names = { $count } event names are a lot: Kissmetrics gets slow, and names can't be deleted.
check-many-names-lost =
    { $count ->
        [one] { $count } event will be lost, since there are more event names than Kissmetrics keeps.
       *[other] { $count } events will be lost, since there are more event names than Kissmetrics keeps.
    }
# $events: how many have these names
check-name-per-row =
    { $count ->
        [one] { $count } event name
       *[other] { $count } event names
    }{ $events ->
        [one] {" "}in { $events } event: "{ $column }" has a new value in nearly every row. Names can't be deleted, so use one name and send the column as a detail.
       *[other] {" "}in { $events } events: "{ $column }" has a new value in nearly every row. Names can't be deleted, so use one name and send the column as a detail.
    }
check-underscore-name =
    { $count ->
        [one] { $count } value is sent as "{ $name }". Kissmetrics' own names begin with an underscore, so use another.
       *[other] { $count } values are sent as "{ $name }". Kissmetrics' own names begin with an underscore, so use another.
    }
# $of: event or detail
check-platform-name =
    { $of ->
        [event] { $count ->
            [one] { $count } event is called "{ $name }", a name that Kissmetrics itself uses. Yours would mix with its own.
           *[other] { $count } events are called "{ $name }", a name that Kissmetrics itself uses. Yours would mix with its own.
        }
       *[detail] { $count ->
            [one] { $count } value is called "{ $name }", a name that Kissmetrics itself uses. Yours would mix with its own.
           *[other] { $count } values are called "{ $name }", a name that Kissmetrics itself uses. Yours would mix with its own.
        }
    }

## Values of details

check-overwritten-values =
    { $count ->
        [one] { $count } value of "{ $detail }" will be lost: the same person has another at the same second, and Kissmetrics keeps one.
       *[other] { $count } values of "{ $detail }" will be lost: the same person has another at the same second, and Kissmetrics keeps one.
    }
check-value-too-long =
    { $count ->
        [one] { $count } value of "{ $detail }" will be cut after { $most } characters.
       *[other] { $count } values of "{ $detail }" will be cut after { $most } characters.
    }
check-json-values =
    { $count ->
        [one] { $count } value of "{ $detail }" holds lists of names and values (JSON), which Kissmetrics shows as a jumble of text.
       *[other] { $count } values of "{ $detail }" hold lists of names and values (JSON), which Kissmetrics shows as a jumble of text.
    }
# $of: how many currencies, $currencies: their names
check-several-currencies =
    { $count ->
        [one] { $count } amount of "{ $detail }" is in { $of } currencies ({ $currencies }). Under one name, reports would add them up.
       *[other] { $count } amounts of "{ $detail }" are in { $of } currencies ({ $currencies }). Under one name, reports would add them up.
    }
check-money-as-text =
    { $count ->
        [one] { $count } amount of "{ $detail }" can't be added up: with a currency or thousands separator, it is text to Kissmetrics.
       *[other] { $count } amounts of "{ $detail }" can't be added up: with a currency or thousands separators, they are text to Kissmetrics.
    }
check-decimal-commas =
    { $count ->
        [one] { $count } number of "{ $detail }" can't be added up: with a decimal comma, it is text to Kissmetrics.
       *[other] { $count } numbers of "{ $detail }" can't be added up: with a decimal comma, they are text to Kissmetrics.
    }
# $texts: how many of the values are text, $of: how many values there are
check-mixed-numbers =
    { $texts ->
        [one] { $texts } of { $of } values of "{ $detail }" is text, the others are numbers. Reports show one or the other.
       *[other] { $texts } of { $of } values of "{ $detail }" are text, the others are numbers. Reports show one or the other.
    }
check-dates-in-values =
    { $count ->
        [one] { $count } value of "{ $detail }" is a date, which Kissmetrics treats as text. If something happened then, make it an event.
       *[other] { $count } values of "{ $detail }" are dates, which Kissmetrics treats as text. If something happened then, make it an event.
    }
# $private: cards or passwords
check-personal-data =
    { $count ->
        [one] { $count } value of "{ $detail }" looks like { $private ->
            [cards] a payment card number
           *[passwords] a password
        }. That doesn't belong in analytics, and what was sent can't be deleted.
       *[other] { $count } values of "{ $detail }" look like { $private ->
            [cards] payment card numbers
           *[passwords] passwords
        }. They don't belong in analytics, and what was sent can't be deleted.
    }

## What a button says that fixes it

fix-leave-rows-out = Leave these rows out
# $day: a day
fix-leave-before = Leave out everything before { $day }
fix-leave-after = Leave out everything after { $day }
# $values: a list of people or names in quotes
fix-leave-values-out = Leave out { $values }
fix-leave-property-out = Leave "{ $name }" out
fix-leave-column-out = Leave the column "{ $column }" out
fix-leave-other-person = Leave the events of the other person out
# $person: a column in quotes, or check-looked-up-by
fix-same-person = Take the person from { $person } in each event
# $format: how times are written, such as "day first"
fix-read-as = Read "{ $column }" as { $format }
# $found: a list of texts in quotes
fix-read-as-blank = Read { $found } as blank
fix-one-name = Use one name, "{ $name }"
fix-send-as = Send "{ $from }" as "{ $to }"
fix-space = Space them one second apart
fix-join = Join them into one
fix-keep-first = Keep the first
fix-treat-as-is = Send "{ $column }" as it is
fix-treat-money-point = Send "{ $column }" as plain numbers (1,234.50 is 1234.50)
fix-treat-money-comma = Send "{ $column }" as plain numbers (1.234,50 is 1234.50)
fix-send-currencies-apart = Send each currency as its own detail ({ $currencies })
fix-send-only-currency = Send only the amounts in { $currency }
fix-leave-under-one-name = Leave them under one name
fix-zone = Read the times as { $zone }
# $own: the time zone so far
fix-zone-question = Read times as { $zone } instead of { $own }?
fix-zone-question-none = Read times as { $zone }?
fix-date-on = Date them { $on } so newer details win
# $how: a list of what begins with "tidy-"
fix-look-up-with = Look up in { $lookup } with { $how }
fix-tidy-people = Write people the same way: { $how }

## What is done to identities

tidy-no-unseen = no invisible characters
tidy-composed = consistent accents
tidy-no-apostrophe = no apostrophe at the start
tidy-no-decimals = no .0 at the end
tidy-no-groups = no separators in numbers
tidy-no-spaces = no spaces
tidy-lower-case = lowercase

## How grave what was found is, and examples of it

check-must-fix = Must fix
check-will-be-lost = Will be lost
check-worth-a-look = Worth a look
# $example: one of the following, $place: check-lines or check-rows
check-example-at = { $example } ({ $place })
check-example-pair = "{ $text }" and "{ $with }"
check-example-with = { $text }: { $with }
# $places: numbers of lines or rows with commas between them
check-lines =
    { $count ->
        [one] line { $places }
       *[other] lines { $places }
    }
check-rows =
    { $count ->
        [one] row { $places }
       *[other] rows { $places }
    }
check-places-and-more = { $places }, …

## What moves when a choice changes

moves-nothing = No event moves to another day, and as many are sent as before.
moves-same-events = As many events are sent as before.
# $parts: several of the following, with commas between them
moves-all = { $parts }.
moves-days =
    { $count ->
        [one] { $count } event moves to another day
       *[other] { $count } events move to another day
    }
moves-more-events =
    { $count ->
        [one] { $count } more event is sent
       *[other] { $count } more events are sent
    }
moves-fewer-events =
    { $count ->
        [one] { $count } fewer event is sent
       *[other] { $count } fewer events are sent
    }
moves-more-clashes =
    { $count ->
        [one] { $count } more event shares a second with another
       *[other] { $count } more events share a second with another
    }
moves-fewer-clashes =
    { $count ->
        [one] { $count } fewer event shares a second with another
       *[other] { $count } fewer events share a second with another
    }
moves-before-2009 =
    { $count ->
        [one] { $count } falls before 2009
       *[other] { $count } fall before 2009
    }
moves-after-2009 =
    { $count ->
        [one] { $count } is no longer before 2009
       *[other] { $count } are no longer before 2009
    }
moves-more-people =
    { $count ->
        [one] { $count } more person
       *[other] { $count } more people
    }
moves-fewer-people =
    { $count ->
        [one] { $count } fewer person
       *[other] { $count } fewer people
    }
