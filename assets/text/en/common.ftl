# What sentences of all rooms are made of.

# $text: a name or a text from a person's own data
quoted = "{ $text }"
# $shown: the first few of a list, $rest: how many there are beside
list-and-more = { $shown } and { $rest } more

# The way to the page before
back = Back
# The way to the page behind
continue = Continue
# Ends what was begun, and nothing changes
cancel = Cancel
# Takes the last change back
undo = Undo
open = Open
choose-file = Choose a file…
choose-folder = Choose a folder…
connect = Connect
# Goes on with what was left midway or is held up
go-on = Go on
save-settings = Save these settings…
try-again = Try again
# The look, or the language
same-as-system = Same as system
advanced = Advanced
# How many there are, alone or in other sentences
rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
# $count: how many there are beside those that are shown
more = { $count } more
percent = { $percent }%
sent-of-all = { $sent } of { $all }
# Stands where a cell, a field or a value holds nothing
blank = blank
# What becomes of a row or a value
left-out = left out
# How sure a guess is
sure = sure
please-check = please check
# The parts of an event, as titles
who = Who
when = When
what = What
details = Details
# Titles of columns
line = Line
row = Row
column = Column
outcome = Outcome
# Events that went to the product with an earlier import
sent-before = Sent before
# The button that sends them
send-events =
    { $count ->
        [one] Send { $count } event
       *[other] Send { $count } events
    }
will-happen = What will happen
# Where events go
to = To
no-undo = What is sent can't be undone.
# $name: a product
name-and-kind =
    { $kind ->
        [live] { $name }, live
        [test] { $name }, test
       *[practice] { $name }, practice
    }
nothing-sent-yet = Nothing was sent yet.
file-no-access = You don't have permission to read { $path }. Ask its owner for access.
