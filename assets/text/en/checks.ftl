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
        [yes] "{ $column }" in { $lookup } is blank in { $rows }
       *[no] "{ $column }" is blank in { $rows }
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
        [one] { $count } event belongs to { $words } in "{ $column }", which is a placeholder. Kissmetrics would make one person of them, and that can't be undone.
       *[other] { $count } events belong to { $words } in "{ $column }", which is a placeholder. Kissmetrics would make one person of them, and that can't be undone.
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
        [one] { $emails } event names its person by an e-mail address and { $numbers } by a number. Anyone with both becomes two people. Which one does your website use?
       *[other] { $emails } events name their person by an e-mail address and { $numbers } by a number. Anyone with both becomes two people. Which one does your website use?
    }
check-person-variants =
    { $count ->
        [one] { $count } person is written in more than one way, and each way becomes a person. Use the spelling that your website sends.
       *[other] { $count } people are written in more than one way, and each way becomes a person. Use the spelling that your website sends.
    }
check-person-decimals =
    { $count ->
        [one] { $count } event belongs to a number with an empty decimal part, as spreadsheets write it: your website knows 42, not 42.0.
       *[other] { $count } events belong to a number with an empty decimal part, as spreadsheets write it: your website knows 42, not 42.0.
    }
check-person-groups =
    { $count ->
        [one] { $count } event belongs to a number with a thousands separator, as spreadsheets write it: your website knows 1024, not 1,024.
       *[other] { $count } events belong to a number with a thousands separator, as spreadsheets write it: your website knows 1024, not 1,024.
    }
check-damaged-person =
    { $count ->
        [one] { $count } event belongs to a number that a spreadsheet has rounded, so who it was is gone. Export the file again with that column as text.
       *[other] { $count } events belong to a number that a spreadsheet has rounded, so who it was is gone. Export the file again with that column as text.
    }
# $most: how many characters Kissmetrics takes
check-person-too-long =
    { $count ->
        [one] { $count } event belongs to a person with more than { $most } characters, which Kissmetrics drops.
       *[other] { $count } events belong to a person with more than { $most } characters, which Kissmetrics drops.
    }

## Times

# $causes: a list of check-before-2009-cause or check-before-2009-cause-of; $explained: yes where there are any
check-before-2009 =
    { $count ->
        [one] { $count } event is from before 2009, which Kissmetrics drops, and is not sent
       *[other] { $count } events are from before 2009, which Kissmetrics drops, and are not sent
    }{ $explained ->
        [yes] : { $causes }.
       *[no] .
    }
check-before-2009-cause =
    { $cause ->
        [zero] 1970 usually means an empty or zero time
        [spreadsheet] 1900 or 1904 is what a spreadsheet makes of an empty cell
       *[short-year] the year is written with two digits
    }
# $events: how many, $cause: check-before-2009-cause
check-before-2009-cause-of = in { $events } of them { $cause }
# $latest: a day
check-future =
    { $count ->
        [one] { $count } event is in the future, the last on { $latest }. Check how "{ $column }" is written.
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
        [one] { $count } event is all at midnight ({ $zone }), so the column has dates without a time of day.
       *[other] { $count } events are all at midnight ({ $zone }), so the column has dates without a time of day.
    }
# $share, $other_share: percent; $other: another time zone; $written: yes where the times are read in a zone of people
check-at-night =
    { $share }% happens between 22:00 and 6:00 in { $zone }. { $written ->
        [yes] If the times are written in { $other }, it is { $other_share }%.
       *[no] By the clock in { $other } it is { $other_share }%. { $zone } is right if a server wrote these times; if people did, name their time zone.
    }
# $copies: how many say the same in every detail
check-same-second =
    { $count ->
        [one] { $count } event has the person, name and second of an earlier one, and Kissmetrics keeps one of each.
       *[other] { $count } events have the person, name and second of an earlier one, and Kissmetrics keeps one of each.
    }{ $why ->
        [date-only] {" "}The dates have no time of day.
        [minutes] {" "}The times have no seconds.
        [lines] {" "}They look like the lines of one order.
        [all-copies] {" "}They say the same in every detail.
        [copies] {" "}{ $copies } of them say the same in every detail.
       *[unknown] {""}
    }
# $on: a date as it stands in the settings
check-undated-values =
    { $count ->
        [one] { $count } person's details are set as of { $on }, a day that you chose. Where newer details are known already, these would replace them.
       *[other] { $count } people's details are set as of { $on }, a day that you chose. Where newer details are known already, these would replace them.
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
check-many-names =
    { $count ->
        [one] { $count } event name is a lot: Kissmetrics gets slow, and names can't be deleted.
       *[other] { $count } event names are a lot: Kissmetrics gets slow, and names can't be deleted.
    }
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
        [one] { $count } amount of "{ $detail }" is in { $of } currencies ({ $currencies }). As numbers under one name, reports would add them up.
       *[other] { $count } amounts of "{ $detail }" are in { $of } currencies ({ $currencies }). As numbers under one name, reports would add them up.
    }
check-money-as-text =
    { $count ->
        [one] { $count } amount of "{ $detail }" can't be summed: with a currency or separated thousands they are text to Kissmetrics.
       *[other] { $count } amounts of "{ $detail }" can't be summed: with a currency or separated thousands they are text to Kissmetrics.
    }
check-decimal-commas =
    { $count ->
        [one] { $count } number of "{ $detail }" can't be summed: with a decimal comma they are text to Kissmetrics.
       *[other] { $count } numbers of "{ $detail }" can't be summed: with a decimal comma they are text to Kissmetrics.
    }
# $texts: how many of the values are text, $of: how many values there are
check-mixed-numbers = { $texts } of { $of } values of "{ $detail }" are text and the others numbers. Reports show one or the other.
check-dates-in-values =
    { $count ->
        [one] { $count } value of "{ $detail }" is a date, which Kissmetrics takes for text. If something happened then, make an event of it.
       *[other] { $count } values of "{ $detail }" are dates, which Kissmetrics takes for text. If something happened then, make an event of it.
    }
# $private: cards or passwords
check-personal-data =
    { $count ->
        [one] { $count } value of "{ $detail }" looks like { $private ->
            [cards] numbers of payment cards
           *[passwords] passwords
        }. They don't belong in analytics, and what was sent can't be deleted.
       *[other] { $count } values of "{ $detail }" look like { $private ->
            [cards] numbers of payment cards
           *[passwords] passwords
        }. They don't belong in analytics, and what was sent can't be deleted.
    }

## What a button says that fixes it

fix-leave-rows-out = Leave these rows out
# $day: a day
fix-leave-before = Leave out what is before { $day }
fix-leave-after = Leave out what is after { $day }
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
fix-zone-question = { $zone } instead of { $own }?
fix-zone-question-none = { $zone } instead of none?
fix-date-on = Date them { $on }, so that newer details win
# $how: a list of what begins with "tidy-"
fix-look-up-with = Look up in { $lookup } with { $how }
fix-tidy-people = Write people in one way: { $how }

## What is done to identities

tidy-no-unseen = no letters that can't be seen
tidy-composed = accents in one way
tidy-no-apostrophe = no apostrophe in front
tidy-no-decimals = no .0 at the end
tidy-no-groups = no separators in numbers
tidy-no-spaces = no spaces
tidy-lower-case = small letters

## How grave what was found is, and examples of it

check-must-fix = Must fix
check-will-be-lost = Will be lost
check-worth-a-look = Worth a look
# $example: one of the following, $place: check-lines or check-rows
check-example-at = { $example } ({ $place })
check-example-blank = blank
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

moves-nothing = Nothing moves.
moves-same-events = The same events are sent.
# $parts: several of the following, with commas between them
moves-all = { $parts }.
moves-days =
    { $count ->
        [one] { $count } event changes day
       *[other] { $count } events change day
    }
moves-more-events =
    { $count ->
        [one] { $count } event more is sent
       *[other] { $count } events more are sent
    }
moves-fewer-events =
    { $count ->
        [one] { $count } event fewer is sent
       *[other] { $count } events fewer are sent
    }
moves-more-clashes =
    { $count ->
        [one] { $count } new clash
       *[other] { $count } new clashes
    }
moves-fewer-clashes =
    { $count ->
        [one] { $count } clash fewer
       *[other] { $count } clashes fewer
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
        [one] { $count } person more
       *[other] { $count } people more
    }
moves-fewer-people =
    { $count ->
        [one] { $count } person fewer
       *[other] { $count } people fewer
    }
