### What ends what was asked for, or keeps it from beginning. Most of it is shown by the window and by the command line:
### $face is "window" or "commands", and each gives the advice that can be followed there. Names of commands, flags and
### variables (backfill check, --yes, KISSMETRICS_API_KEY) are never translated.

## A job

error-nothing-new = Nothing is new since this was last sent.
# $problems: the first few things found, each a sentence
error-must-fix =
    Nothing was sent because something must be fixed first. { $problems } { $face ->
        [window] Go back to the preview to fix it, or to leave those rows out.
       *[commands] Fix it, or leave the rows out with --leave-out-problems; backfill check shows everything.
    }
# Follows the first few things found
error-must-fix-more =
    { $count ->
        [one] { $count } more problem.
       *[other] { $count } more problems.
    }
error-sample-leaves = The sample never leaves this computer. Send it to a practice tracker, or use a file of your own.
# $change: one of the sentences "change-…"
error-not-grown =
    { $change } So it's unclear which of its rows are new. { $face ->
        [window] Send it as a new import: whatever was not sent yet is sent.
       *[commands] Without --new, whatever was not sent yet is sent.
    }
# $change: one of the sentences "change-…"; $name: the source's name
error-changed = { $change } So { $name } no longer tells which of its rows were sent. Restore the original file, or run the import again with the changed file.
# $why: the system's own words
error-system = The system denied something Backfill needs: { $why }.
error-panicked = Backfill stopped unexpectedly. This is a bug in Backfill; what was sent is recorded. Please report it.
# $report: the path of a file
error-panicked-report = Backfill stopped unexpectedly. This is a bug in Backfill; what was sent is recorded. Where it happened is in { $report }, with none of your data. Please report it with that file.
error-came-out-different = The rows came out differently than when they were checked, so the source has changed since. Open it again and look at the preview before you send the rest.

## Files that are written

# $why: what is wrong in the file, in its parser's words
error-connections = { $path }, where your databases are kept, can't be read ({ $why }). Fix it, or move it away to start over.
error-lowered =
    The plan asks for a less secure connection to { $server } than usual, or trusts certificates that come with it. A plan can't decide that. { $face ->
        [window] Connect to the database first, with the encryption that you choose.
       *[commands] Choose it with --encryption and --ca-file.
    }
error-no-home =
    This system has no folder for a program's own files. { $face ->
        [window] Start Backfill with one: backfill --data FOLDER.
       *[commands] Name one with --data FOLDER.
    }
# $why: the system's own words; $advice: one of "error-write-…"
error-write = { $path } can't be written: { $why }. { $advice }
error-write-full = Make room on the disk, then try again.
error-write-no-access = Choose a folder you can write to.
error-write-no-folder = Choose a folder that exists.
error-write-other = Choose another place.
# $first: the first of them
error-already-saved =
    { $count ->
        [one] A file of an earlier save is there already: { $first }.
       *[other] { $count } files of an earlier save are there already: { $first } and others.
    } Among new ones nobody could tell which to upload. { $face ->
        [window] Choose another folder, or tick "Replace files of an earlier save" below it.
       *[commands] Choose another folder, or add --overwrite to replace them.
    }
error-other-plan =
    { $path } is there already and says something else. { $face ->
        [window] Choose another name.
       *[commands] Choose another name, or add --overwrite to replace it.
    }
error-would-replace = { $path } is being read and would be overwritten. Choose another name.
error-write-output = The output can't be written: { $why }.
error-keychain-missing = This system has no keychain for secrets, so Backfill asks for them each time.
# $why: the keychain's own words, or error-keychain-unreadable
error-keychain-refused = The system's keychain can't be used ({ $why }), so Backfill asks for the secret each time.
error-keychain-unreadable = what it holds can't be read
