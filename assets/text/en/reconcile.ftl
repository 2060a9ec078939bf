### What became of an import, as a raw export of Kissmetrics shows it. An export is a file that Kissmetrics gives out, with
### a line for each event. Only what was read is said: what is missing from an export may still be in Kissmetrics, and
### what is there was counted there by nobody.

# $name: the files that were named
reconcile-not-an-export = { $name } isn't a raw export from Kissmetrics: its lines have no _p and no _t. In Kissmetrics, a data export gives you files with a line of JSON for each event; name those.

## The sentence for who reads only one

reconcile-all-there = Everything that was sent is in the export.
# $all were sent; those of which Kissmetrics keeps only one are counted once
reconcile-not-all-there =
    { $all ->
        [one] { $there } of { $all } event is in the export as it was sent.
       *[other] { $there } of { $all } events are in the export as they were sent.
    }
reconcile-nothing-there = Nothing that was sent is in the export. It may be of another product, or not reach as far back.
# $why: a sentence that says why the source can't be used
reconcile-only-counts = { $why } So no one can tell which events were sent, and only numbers are compared.

## The counts. The lines from "reconcile-there" to "reconcile-merged" add up to "reconcile-sent"; "reconcile-beyond" is a part of "reconcile-missing"

# $id: the import's number
reconcile-sent =
    { $count ->
        [one] { $count } event was sent by import { $id }, from { $source } to "{ $product }".
       *[other] { $count } events were sent by import { $id }, from { $source } to "{ $product }".
    }
# $first and $last: days
reconcile-export =
    { $count ->
        [one] The export has { $count } line, from { $first }.
       *[other] The export has { $count } lines, from { $first } to { $last }.
    }
reconcile-export-undated =
    { $count ->
        [one] The export has { $count } line, and no event with a time.
       *[other] The export has { $count } lines, and no event with a time.
    }
reconcile-there =
    { $count ->
        [one] { $count } is there as it was sent.
       *[other] { $count } are there as they were sent.
    }
reconcile-different =
    { $count ->
        [one] { $count } is there with other details than were sent.
       *[other] { $count } are there with other details than were sent.
    }
reconcile-missing =
    { $count ->
        [one] { $count } is not in the export.
       *[other] { $count } are not in the export.
    }
reconcile-beyond =
    { $count ->
        [one] Of these, { $count } happened before the export's first event or after its last: the export may not reach that far.
       *[other] Of these, { $count } happened before the export's first event or after its last: the export may not reach that far.
    }
reconcile-merged =
    { $count ->
        [one] { $count } has the same person, name, and second as another; Kissmetrics keeps one of them.
       *[other] { $count } have the same person, name, and second as another; Kissmetrics keeps one of them.
    }
reconcile-name = { $name }: { $sent } sent, { $there } there, { $different } different, { $missing } missing.
reconcile-sets = Details without an event
reconcile-aliases = Merged identities

## What else is in the export

reconcile-again =
    { $count ->
        [one] { $count } line repeats an event of this import.
       *[other] { $count } lines repeat events of this import.
    }
reconcile-not-sent =
    { $count ->
        [one] { $count } line is of this import although it got no reply or isn't noted as sent.
       *[other] { $count } lines are of this import although they got no reply or aren't noted as sent.
    }
reconcile-foreign =
    { $count ->
        [one] { $count } line isn't from this import.
       *[other] { $count } lines aren't from this import.
    }
# $names: a list of "reconcile-foreign-name"
reconcile-foreign-names =
    { $count ->
        [one] { $count } line isn't from this import: { $names }.
       *[other] { $count } lines aren't from this import: { $names }.
    }
reconcile-foreign-name = { $name } ({ $count })
reconcile-unreadable =
    { $count ->
        [one] { $count } line names no person or no time and was skipped.
       *[other] { $count } lines name no person or no time and were skipped.
    }
reconcile-torn = The export ends in the middle of a record. What is missing here may only be missing from the file; download it again.
reconcile-reach = An export shows only its own period. Kissmetrics describes it as the last 6 months up to yesterday, and doesn't say whether that goes by when something happened or by when it arrived. What isn't in the export may still be in Kissmetrics.

## Where only numbers are compared

reconcile-counted =
    { $count ->
        [one] { $count } event in the export has one of its names; it may be from something else.
       *[other] { $count } events in the export have one of its names; some may be from something else.
    }
reconcile-counted-name = { $name }: { $count } in the export.

## One event. $place: "row 12"; $event: "ada@example.com, Signed Up, 3 Jan 2016, 09:12:00"

reconcile-row = row { $row }
# Times are UTC, as in the export
reconcile-event = { $person }, { $what }, { $when } UTC
reconcile-event-undated = { $person }, { $what }
reconcile-set = details
reconcile-alias = the same person as { $other }
reconcile-case-missing = Missing, { $place }: { $event }
reconcile-case-beyond = Missing, perhaps outside the export's period, { $place }: { $event }
# $details: a list of the two below
reconcile-case-different = Different, { $place }: { $event }: { $details }
reconcile-detail-other = { $name } was sent as "{ $sent }" and has another value there
reconcile-detail-absent = { $name } was sent as "{ $sent }" and isn't there

## The file of what is missing

# What stands in its last column. $what: an event's name
reconcile-reason-missing = { $what } is missing in the export
reconcile-reason-goes-along = something of { $person } is missing in the export, and depends on this row
reconcile-missing-file =
    { $count ->
        [one] { $count } row with something missing is in { $path }. It can be sent again with the same settings; if the event is there after all, Kissmetrics keeps one of the two.
       *[other] { $count } rows with something missing are in { $path }. They can be sent again with the same settings; if an event is there after all, Kissmetrics keeps one of the two.
    }
reconcile-no-missing-file = No file was written, since no one can tell which rows are missing.
