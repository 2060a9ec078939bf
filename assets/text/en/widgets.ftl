### What widgets say by themselves, on whatever page they stand.

## A column as a card

# For a screen reader. $field: the field that has the column, such as Who.
widgets-card-used = used as { $field }

## A field for columns: what a screen reader says of its state

widgets-field-confirmed = confirmed

## The target for a file

widgets-drop-here = Drop a file here
widgets-drop-to-open = Drop to open it
# $name: the name of the file that is held over the window.
widgets-drop-to-open-named = Drop to open { $name }
widgets-paste = Paste
widgets-type-path = Type a path
widgets-path = Path of a file

## What was found, each in a line

widgets-more-fixes = More fixes

## The list that a menu opens

# $name: what is chosen, such as Time zone.
widgets-menu-search = Search: { $name }
widgets-menu-hint = Type to search
widgets-menu-none = No matches.

## The rail of steps

widgets-steps = Steps
# For a screen reader: where a step stands.
widgets-step-done = done
widgets-step-now = here
widgets-step-ahead = still to come
# $state: one of the three above. $note: what was decided there, such as a file's name.
widgets-step-noted = { $state }: { $note }

## Tables

widgets-table-titles = Titles

# For a screen reader: the state of what can be pressed, such as Test, before what is said of it.
widgets-state-and-note = { $state }. { $note }
