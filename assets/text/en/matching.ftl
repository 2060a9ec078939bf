### Match: the source's columns on one side, what is made of them on the other.

match-title = Match your columns
match-intro = Drag a column onto a field. Or click the column, then the field.
match-redo = Redo
# $parts: the fields whose guess is to be confirmed, such as Who, When.
match-please-check = Please check: { $parts }

## The fields of an event. These names stand in sentences below, too, as $field.

match-who-hint = the person
match-when-hint = it happened
match-what-hint = happened
match-same-as = Same as
match-same-as-hint = the other identity
match-details-hint = optional
match-only-some = Only some rows

## What a screen reader is told when something was matched. $field is one of the fields above, $held what is in it.

# Before the field's name, where there are several events.
match-told-field-of = Event { $number }: { $field }
match-told-now = { $field } is now { $held }.
match-told-blank = { $field } is blank now.
match-told-added = An event was added.
match-told-removed = An event was removed.
match-told-picked = { $column } is picked. Press the field that should take it.
match-told-by-rule = by a rule
match-told-looked-up = { $column }, looked up
match-told-date-and-time = { $date } and { $time }

## The columns

match-columns = Your columns
match-find-column = Find a column
match-no-column = No column has this in its title or its values.
# $names: titles of columns, separated by commas. $more: yes where there are others.
match-left-out =
    { $more ->
        [yes] Left out ({ $count }): { $names }, …
       *[no] Left out ({ $count }): { $names }
    }
match-all-blank = blank in every row
# How many cells are filled, and how many different values there are. $exact: no where that was estimated.
match-full =
    { $exact ->
        [yes] full, { $different } different
       *[no] full, about { $different } different
    }
# $share: one of the next three.
match-filled =
    { $exact ->
        [yes] { $share } filled, { $different } different
       *[no] { $share } filled, about { $different } different
    }
match-share-least = under 1%
match-share-most = over 99%

## A field

match-choose-column = Choose a column
match-column-for = Column for { $field }
# The name of the list of columns.
match-columns-for = Columns for { $field }
match-confirm = Confirm
match-confirm-field = Confirm { $field }
match-state-confirmed = Confirmed
match-state-sure = Sure
match-state-check = Please check
match-state-missing = Missing
# What a column would do in a field. $how: drop where it is dragged, press where it was picked.
match-invite-use =
    { $how ->
        [drop] Drop to use { $column } as { $field }
       *[press] Press to use { $column } as { $field }
    }
match-invite-replace =
    { $how ->
        [drop] Drop to use { $column } instead of { $there }
       *[press] Press to use { $column } instead of { $there }
    }
match-invite-detail =
    { $how ->
        [drop] Drop to add { $column } as a detail
       *[press] Press to add { $column } as a detail
    }
match-invite-name =
    { $how ->
        [drop] Drop to name the event by { $column }
       *[press] Press to name the event by { $column }
    }
match-invite-take =
    { $how ->
        [drop] Drop to take it from { $column }
       *[press] Press to take it from { $column }
    }
match-remove = Remove
match-remove-named = Remove { $name }

## A column that was put on a field which has one already

match-there-already = { $column } is there already
match-keep-it = Keep it
match-replace-with = Replace with { $column }
match-use-both = Use both: a date and a time
match-use-both-why = A date and a time of day in two columns make one moment.

## What is made of each row

# $program: the program that wrote the file, such as Stripe.
match-export-of = This looks like an export of { $program }
match-export-filled = The usual choices are filled in. Please check each field.
match-add-event = Add another event from the same row
match-add-people = Update people only (no events)
match-advanced-note = merge two identities
match-join-warning = Merging two identities can't be undone
match-join-why = The wrong column here permanently turns strangers into one person. Most imports don't need this.
match-join = Merge two identities from each row
# An event that is suggested beside the first. $name: its name, or the words of the next line.
match-offer = Also { $name }?
match-offer-unnamed = another event
match-offer-add = Add
match-offer-add-named = Add { $name }
match-offer-decline = No, thanks
match-offer-decline-named = No, thanks: { $name }

## The card of an event

match-event-title = Event { $number }
match-details-title = Details { $number }
match-identities-title = Merged identities { $number }
# Once all rows were checked: how many of this event they make.
match-made =
    { $rows ->
        [one] { $count } from { $rows } row
       *[other] { $count } from { $rows } rows
    }
match-other-person = A different person than event 1
match-same-person = Use the same person as event 1
match-same-person-of = Use the same person in event { $number } as in event 1
match-which-first = Which comes first in these dates?
match-time-from = The time of day is taken from "{ $column }".
match-time-leave-out = Leave out the time of day
match-zone-from = The time zone is taken from "{ $column }".
match-zone-leave-out = Leave it out
match-zone-leave-out-named = Leave out the column with the time zone
# Before buttons that each show a way to read $value.
match-would-be = { $value } would be:
# $reading: the order of day and month. $moment: the value, read so.
match-reading = { $reading }, { $moment }
match-moment-in = { $moment } in { $zone }
match-no-moment = no value in the first rows can be read this way

## The time zone

match-zone-question = Which time zone are these times written in?
match-zone = Time zone
match-zone-choose = Choose a time zone
match-zone-confirm = Confirm the time zone
match-zone-why = These times don't include a time zone. A wrong zone moves events to another day.
match-zone-from-file = suggested by the file
match-zone-from-here = same as this computer
match-zone-from-databases = common in databases
# For a screen reader. $why: one of the three above.
match-zone-quick = { $zone }, { $why }
match-zone-instead = { $zone } instead of { $own }?

## What happened

match-naming = How the event is named
match-naming-fixed = Same for every row
match-naming-column = From a column
match-naming-rule = By a rule
match-name-fixed = the same for every row
match-name-from-column = taken from a column
match-event-name = The event's name
# An example of an event's name.
match-event-name-hint = Signed Up
match-too-many-names =
    { $count ->
        [one] { $column } has { $count } different value. Each becomes an event name of its own; the fewer names, the better.
       *[other] { $column } has { $count } different values. Each becomes an event name of its own; the fewer names, the better.
    }
match-values =
    { $count ->
        [one] { $count } value in { $column }
       *[other] { $count } values in { $column }
    }
match-values-note = as found, how often, as sent
match-values-table = Values
match-value-found = As found
match-value-count = How often
match-value-sent = As sent
match-value-send = Send it
match-value-sent-as = { $value } is sent as
match-value-send-named = Send { $value }
match-values-only-these = Leave out values that are not in this table
match-nicer = Names are sent as found. Kissmetrics' guides write "{ $found }" as "{ $name }".
match-nicer-take = Write them that way
match-case-name = The event's name in this case
# An example of an event's name.
match-case-name-hint = Billed
# Between an event's name and the condition under which it is that.
match-case-when = when
match-case-add = Add a case
match-case-remove = Remove case { $number }
match-case-otherwise = otherwise
match-case-otherwise-name = The event's name in every other case
match-case-otherwise-hint = no event

## Details

match-details-none = what else is known, such as the plan or the amount
match-details-some = sent along with each
match-details-add = Add a column
match-details-add-fixed = Add a fixed value
match-details-of = Details of event { $number }
match-detail-first = First value as sent
match-detail-property = Name of the property
match-detail-read = How it is read
match-detail-look-up = Look-up
match-detail-fixed = a fixed value
match-detail-value = The detail's value
# An example of a fixed value.
match-detail-value-hint = import
match-detail-name = The detail's name
# An example of a property's name.
match-detail-name-hint = Plan Name
match-detail-from = { $column } from { $source }
# Behind the value as it is sent: how it stands in the file.
match-detail-was = {"  "}was { $value }
match-read-as-is = as it is
match-read-money-point = money, 1,234.50
match-read-money-comma = money, 1.234,50
match-use-as-is = Use as is
match-use-as-is-named = Use as is: { $column }

## Conditions

match-only = Only some rows…
match-only-thinned =
    { $minutes ->
        [one] at most one in { $minutes } minute
       *[other] at most one in { $minutes } minutes
    }
match-only-conditions =
    { $count ->
        [one] { $count } condition
       *[other] { $count } conditions
    }
match-condition-add = Add a condition
match-condition-remove = Remove condition { $number }
match-condition-test = Comparison
match-test-is = is
match-test-is-not = is not
match-test-contains = contains
match-test-blank = is blank
match-test-filled = is not blank
match-test-above = is more than
match-test-below = is less than
match-condition-number = Number
match-condition-values = Values
match-condition-choose = Choose values
match-condition-no-row = in no row
match-condition-value = Value
# An example of a value.
match-condition-value-hint = paid
match-condition-or = Or
match-condition-or-hint = or
match-thin = At most one per person and event every so many minutes
match-thin-minutes = Minutes
match-thin-why = For frequent events, such as visits: the first one counts, and those that follow within this time are merged with it.

## What another file or table says of a column

match-look-up-link = Look it up…
match-look-up-link-named = Look it up…: { $column }
match-look-up-without = Use { $column } without looking it up
match-looked-up = "{ $take }" is taken from { $source }, where "{ $by }" is "{ $column }".
# $source: the name of a file or table.
match-look-up-there = Look { $column } up in { $source }
match-look-up-title = Look { $column } up
match-look-up-why = Which other file or table says more about it? For example, which e-mail address belongs to a user's number.
match-look-up-other-table = Or a table of another name, or a file
match-look-up-other-file = Or another file
# Examples of what a table and a file may be called.
match-look-up-table-hint = users
match-look-up-file-hint = users.csv
match-look-up-unnamed = Name it here, or press one of those above.
match-look-up-again = Use { $source } again
match-look-up-failed = It can't be read
match-look-up-reading = Reading…
# $state: searching while they are being looked through, none where there are none.
match-nearby-tables =
    { $state ->
        [searching] Looking through this database's tables…
        [none] This database has no other tables
       *[some] Tables in this database
    }
match-nearby-files =
    { $state ->
        [searching] Looking through the files beside yours…
        [none] There are no files beside yours
       *[some] Files beside yours
    }
match-nearby-best = Most found
# $about: sentences about how the columns fit; may be blank.
match-look-up-rows =
    { $count ->
        [one] { $count } row. { $about }
       *[other] { $count } rows. { $about }
    }
match-look-up-do = Look it up
match-look-up-by = Column that matches { $column }
match-look-up-take = Column to take

## Find and replace

match-replace = Find and replace
match-replace-open = Find and replace…
match-replace-keep = Keep them
match-replace-do = Replace
match-replace-why = Cells that hold exactly this are read as something else, wherever the column is used. Your file stays as it is.
match-replace-find = Find
match-replace-with-field = Replace with
# $found and $with: a value in quote marks, or the word for a blank cell.
match-replaced = In { $column }, { $found } is read as { $with }.
match-replace-undo = Take back
match-replace-undo-named = Take back: { $found }
match-replace-cells =
    { $count ->
        [one] { $count } cell holds exactly this.
       *[other] { $count } cells hold exactly this.
    }
match-replace-cells-blank =
    { $count ->
        [one] { $count } cell is blank.
       *[other] { $count } cells are blank.
    }
match-replace-no-cell = No cell holds exactly this.
match-replace-case = Upper and lower case matter.
# A value, and in how many cells it is.
match-replace-value = { $value } ({ $count })
