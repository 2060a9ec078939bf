### What stands around every page: the steps, the questions over a page, the system's file chooser.

frame-dismiss = Dismiss

## The steps on the left.

step-choose = Choose
step-match = Match
step-preview = Preview
step-send = Send
step-result = Result
step-to-be-sent = { $count } to be sent

## What stands below the steps.

rail-close = You can close this window: the import continues from here next time.
rail-keep-working = You can keep working. What is sent stays sent.
rail-kept = Kept in this computer's history.
rail-list = The list of what was sent can be saved here until you close the window.
rail-events-stay = Your events stay on this computer until you press Send.
rail-nothing-leaves = Nothing leaves this computer until you press Send.

## Before the window closes while an import is under way.

closing-title = The import is under way
closing-no = Keep sending
closing-pause = Pause and quit
closing-pause-about = What was sent stays sent. The next time Backfill opens, it offers to continue from here.
closing-stop = Stop and close
closing-unsent-about = Nothing was sent yet. If you close now, nothing will be.
# Of an import that continues
closing-no-more-about = Nothing more was sent yet. If you close now, nothing more will be.
closing-stop-about = This is a practice run, and nothing has left this computer. Its settings are kept in the history.
closing-files-title = The files are being written
closing-files-no = Keep writing
closing-files-about = Files that are finished stay. The rest is in no file.

## Before settings are lost.

leaving-open = Open { $other } instead of { $source }?
leaving-close = Close Backfill?
leaving-source = Leave { $source }?
leaving-about = What you matched for { $source } isn't saved yet and would be lost.
leaving-no = Stay here
leaving-yes = Go without it

## Before a change that moves events.

moves-reading = Working out what would change…
moves-yes = Change it

## The system's file chooser.

dialog-files = Choose a file, or several
dialog-file = Choose a file
dialog-tables = Tables
dialog-settings = Saved settings
dialog-all-files = All files
dialog-save = Save
dialog-folder = Choose a folder
# Stands within "The window can't be opened: …"
window-silent = another Backfill with the same files is open, but does not answer; end it first
